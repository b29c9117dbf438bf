"""Who or what a figure is about, from its own sentence: the owner of its measure, or the doer of what it counts.

Which of the two comes first depends on where the measure stands. A measure that is a subject belongs to its owner
("Nordhav's profits rose 4%", "exports from China fell"); one that is an object is the doer's ("Nordhav ordered
70 Boeing planes"), unless it is said to be somebody's ("cut its costs", "hurt Reuters' sales"). A figure that only
shares the measure of another says nothing of owners; then the doer of its own clause is asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from claimx.claims import measure_words, words
from claimx.claims.actor.beside import (
    accompanied,
    apposed,
    headline_name,
    hosted,
    housed,
    in_front_of_bracket,
    lying,
    marked,
    of_figure,
    of_label,
    offered,
    placed,
    shown_ahead,
    staked,
    valued,
)
from claimx.claims.actor.clause import compared, in_clause, in_place, where
from claimx.claims.actor.doing import agent, doer, is_seen, planner
from claimx.claims.actor.group import (
    active_group,
    among,
    described,
    group,
    keeper,
    named,
    of_members,
    of_size,
    respondents,
    survey,
    telling_group,
    things,
    weighty,
)
from claimx.claims.actor.having import enjoyer
from claimx.claims.actor.standing import is_statistic
from claimx.claims.actor.things import lasting
from claimx.claims.actor.traded import traded
from claimx.claims.actor.whole import is_whole, of_whole
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, complement, is_verb
from claimx.claims.owner import acting, body, noun_phrase, owner, possessor_of
from claimx.claims.parse import Token
from claimx.model import Mention

Rule = Callable[[Draft], Mention | None]
Verdict = tuple[Mention, str]
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_INSIDE_NOUN = frozenset({"pobj", "prep", "compound", "nmod", "amod", "poss", "conj", "appos", "nummod", "quantmod", "pcomp", "det"})
_MAX_STEPS = 8
# Rules that may find the measure itself, where it goes by a name: "values Harlow Foods at $3m", "puts Labour on 38%".
_OF_ITSELF = frozenset({"valued", "placed"})


def find_actor(draft: Draft) -> Verdict | None:
    """The actor that the figure's own sentence gives, and the id of the rule that found it, or None."""
    for name, rule in rules_of(draft):
        found = rule(draft)
        if found is not None and (name in _OF_ITSELF or not _is_measure(found, draft)):
            return found, f"actor.{name}"
    itself = named(draft)
    return None if itself is None else (itself, "actor.named-measure")


def rules_of(draft: Draft) -> tuple[tuple[str, Rule], ...]:
    """The rules that may find the actor, the most trusted first."""
    if draft.found_by.get("measure") == "measure.away":
        return DISTANCE
    if is_whole(draft):
        return WHOLE
    if _subject_of(draft) is not None:
        return SHARED_SUBJECT if draft.shares is not None else MEASURE_IS_SUBJECT
    if draft.shares is not None:
        return SHARED
    return SHARE_IS_OBJECT if draft.found_by.get("measure") == "measure.share-of" else MEASURE_IS_OBJECT


def _is_measure(mention: Mention, draft: Draft) -> bool:
    """Whether what was found is the measure itself: a group may be its own actor, an entity's name or what "they" stands for may not."""
    head = draft.head
    if draft.found_by.get("measure") == "measure.aged":
        return False
    if draft.measure is not None and mention.antecedent is not None and mention.name == draft.measure.text:
        return True
    return head is not None and mention.label is not None and mention.label != "NORP" and mention.start <= head.idx < mention.end


def _subject_of(draft: Draft) -> Token | None:
    """The verb whose subject the measure (or the figure itself) is, or is part of."""
    own = draft.frame.relation == "subject" or draft.shares is not None or draft.head is None
    token = draft.frame.head if own or draft.head is None else draft.head
    for _ in range(_MAX_STEPS):
        if token.dep_ in _SUBJECTS:
            return None if is_seen(token.head) else token.head
        if token.dep_ not in _INSIDE_NOUN or is_verb(token.head) or token.head == token:
            return None
        token = token.head
    return None


def possessor(draft: Draft) -> Mention | None:
    """Whose the measure is said to be ("its profits"); "analysts' forecasts" of it are not the analysts' figures."""
    if found := of_figure(draft):
        return found
    if draft.head is None or draft.shares is not None or _is_bought(draft) or _is_yardstick(draft):
        return None
    return _unless_home(_unless_view(possessor_of(draft.head, draft.frame), draft.head), draft.head)


def _is_yardstick(draft: Draft) -> bool:
    """Whether a multiple is taken of something else's measure, by whose size another is told: "paid 17 times Harlow's earnings"."""
    head, frame = draft.head, draft.frame
    if head is None or frame.quantity.unit != "x" or head.i <= frame.span.start or is_verb(frame.doc[frame.span.end - 1]):
        return False
    owned = next((child for child in head.children if child.dep_ == "poss"), None)
    return owned is not None and owned.tag_ != "PRP$" and frame.span.end <= owned.left_edge.i <= frame.span.end + 1


def _is_bought(draft: Draft) -> bool:
    """Whether a sum is the price of a body that goes by a name, which is nobody's by where it is: "bought Germany's Lindner for $3m"."""
    head = draft.head
    if head is None or not head.tag_.startswith("NNP") or head.dep_ != "dobj" or draft.frame.quantity.kind != "money":
        return False
    return words.lemma_in(head.head, measure_words.GOT_VERBS)


def _unless_view(found: Mention | None, noun: Token) -> Mention | None:
    """Whose a measure is, unless that only tells who thinks of it: "analysts' forecasts", "Mr Hart's estimate for the deficit"."""
    if found is None or not words.lemma_in(noun, measure_words.VIEWS):
        return found
    of_others = found.label == "PERSON" and complement(noun, *measure_words.STATISTIC_OF) is not None
    return None if found.label is None or of_others else found


def index(draft: Draft) -> Mention | None:
    """The index of a market that goes by a name: "the Standard & Poor's 500 index", "the Nikkei 225 average"."""
    head = draft.head
    if head is None or head.dep_ not in _SUBJECTS or not words.lemma_in(head, measure_words.INDEX_NOUNS):
        return None
    named = (child for child in head.children if child.i < head.i and child.dep_ in ("compound", "nmod", "poss"))
    names = (draft.frame.scene.mention(child) for child in named if child.tag_.startswith("NNP"))
    return noun_phrase(head) if any(name is None or name.label not in ("GPE", "LOC") for name in names) else None


def _unless_home(found: Mention | None, noun: Token) -> Mention | None:
    """An owner, unless it is only the home of what goes by a name itself: "Frankfurt's Dax"."""
    return None if found is not None and found.label in ("GPE", "LOC") and noun.tag_ == "NNP" else found


def passive_agent(draft: Draft) -> Mention | None:
    """The doer of the verb whose subject the measure is: "300 jobs were cut by the firm"."""
    verb = _subject_of(draft)
    return None if verb is None else agent(verb, draft.frame)


def recipient(draft: Draft) -> Mention | None:
    """Who gets what is given or goes to them: "a $3m contract was awarded to the firm"."""
    verb = _subject_of(draft)
    passive = verb is not None and words.lemma_in(verb, measure_words.GIVING_VERBS) and any(c.dep_ == "auxpass" for c in verb.children)
    if verb is None or not (passive or (draft.frame.quantity.kind == "money" and words.lemma_in(verb, measure_words.MOVING_VERBS))):
        return None
    to = (c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ in measure_words.SENT_TO)
    whom = (noun for preposition in to for noun in preposition.children if noun.dep_ == "pobj" and draft.frame.scene.is_free(noun))
    return next((found for noun in whom if (found := acting(noun, draft.frame) or body(noun, draft.frame))), None)


def owner_of_measure(draft: Draft) -> Mention | None:
    """The entity beside the measure, or a statistic's behind its figure: "Nordhav jobs", "growth of 2% in the region"."""
    if draft.head is None:
        return None
    idle = draft.head.tag_ == "RB" or (is_verb(draft.head) and _subject_of(draft) is None)  # "40 points ahead of her"
    found = None if idle else owner(draft.head, draft.frame, place=not _is_done(draft))
    found = found or _of_deed(draft.head, draft.frame)
    if found is None and words.lemma_in(draft.head, measure_words.STATISTICS) and draft.shares is None:
        found = owner(draft.frame.head, draft.frame)
    return _unless_home(_unless_view(found, draft.head), draft.head)


def _of_deed(noun: Token, frame: Frame) -> Mention | None:
    """Whose they are to whom something is done, by a phrase behind the deed: "the closing of two furnaces at Harlow's works"."""
    deed = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in words.SHARED_OF else None
    return owner(deed, frame, place=False) if deed is not None and words.lemma_in(deed, measure_words.CLOSINGS) else None


def viewed(draft: Draft) -> Mention | None:
    """Of whom somebody has a view: "her estimate for Harlow", "analysts' forecast of the firm's profit"."""
    noun, frame = draft.head, draft.frame
    if noun is None or not words.lemma_in(noun, measure_words.VIEWS):
        return None
    links = [
        c for c in (*noun.children, *noun.head.children) if c.lower_ in measure_words.VIEW_OF and (c.head is noun or c.i == noun.i + 1)
    ]
    of = (inner for link in links for inner in link.children if inner.dep_ == "pobj" and frame.scene.is_free(inner))
    return next((found for inner in of if (found := possessor_of(inner, frame) or acting(inner, frame))), None)


def _is_done(draft: Draft) -> bool:
    """Whether somebody does what is measured, so that a place is only where: "she spent 20 years in Norway"."""
    verb = draft.frame.verb
    if verb is None or draft.head is None or is_statistic(draft.head) or _subject_of(draft) is not None:
        return False
    return any(child.dep_ == "nsubj" and child.i < verb.i and child.tag_[0] != "W" for child in verb.children)


_BRACKET = ("bracketed", in_front_of_bracket)
_PLACED = ("placed", placed)
_LABEL = ("bracketed", of_label)
_HOUSED = ("in-clause", housed)
_ENJOYER = ("enjoyer", enjoyer)
_MEMBERS = ("of-members", of_members)
_DESCRIBED = ("subject-thing", described)
_SIZE = ("of-members", of_size)
_HEADLINE = ("headline-name", headline_name)
_SURVEY = ("survey", survey)
_RESPONDENTS = ("respondents", respondents)
_AHEAD = ("shown-ahead", shown_ahead)
_APPOSED = ("apposed", apposed)
_PLANNER = ("planner", planner)
_POSSESSOR = ("possessor", possessor)
_DOER = ("doer", doer)
_GROUP = ("counted-group", group)
_TELLING = ("counted-group", telling_group)
_ACTIVE = ("counted-group", active_group)
_OWNER = ("owner-of-measure", owner_of_measure)
_AMONG = ("counted-group", among)
_CLAUSE = ("in-clause", in_clause)
_COMPARED = ("compared", compared)
_WEIGHTY = ("subject-thing", weighty)
_BESIDE = (
    _BRACKET,
    _LABEL,
    _MEMBERS,
    _SIZE,
    _SURVEY,
    _AHEAD,
    _APPOSED,
    ("at-stake", staked),
    ("shown-with", accompanied),
    ("shown-with", hosted),
    ("offerer", offered),
    ("valued", valued),
    _PLACED,
    ("owner-of-measure", marked),
    ("traded-thing", index),
    ("in-clause", where),
    ("subject-thing", lasting),
    ("owner-of-measure", viewed),
    _ENJOYER,
    _POSSESSOR,
)
MEASURE_IS_SUBJECT: tuple[tuple[str, Rule], ...] = (
    *_BESIDE,
    _COMPARED,
    ("agent", passive_agent),
    ("recipient", recipient),
    _RESPONDENTS,
    _ACTIVE,
    _HOUSED,
    _OWNER,
    _AMONG,
    ("traded-thing", traded),
    _CLAUSE,
    ("in-place", in_place),
    ("keeper", keeper),
    _DOER,
    _GROUP,
    ("counted-things", things),
    _WEIGHTY,
)
MEASURE_IS_OBJECT: tuple[tuple[str, Rule], ...] = (
    *_BESIDE,
    _COMPARED,
    _HEADLINE,
    _PLANNER,
    _DESCRIBED,
    _DOER,
    _OWNER,
    _CLAUSE,
    _AMONG,
    _WEIGHTY,
)
DISTANCE: tuple[tuple[str, Rule], ...] = (("lying", lying), _PLANNER, _DOER)
WHOLE: tuple[tuple[str, Rule], ...] = (_BRACKET, _MEMBERS, _POSSESSOR, ("whole", of_whole), _OWNER, _ACTIVE)
SHARE_IS_OBJECT: tuple[tuple[str, Rule], ...] = (_BRACKET, _TELLING, _PLANNER, _DOER, _POSSESSOR, _OWNER, _CLAUSE, _GROUP)
SHARED_SUBJECT: tuple[tuple[str, Rule], ...] = (_BRACKET, _PLACED, _COMPARED, _HOUSED, _ENJOYER, _POSSESSOR, _GROUP, _CLAUSE, _DOER, _AMONG)
SHARED: tuple[tuple[str, Rule], ...] = (_BRACKET, _PLACED, _COMPARED, _HOUSED, _ENJOYER, _POSSESSOR, _DOER, _CLAUSE, _AMONG)
