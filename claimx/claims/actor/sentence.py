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
    headline_name,
    hosted,
    housed,
    in_apposition,
    in_front_of_bracket,
    lying,
    of_label,
    shown_ahead,
    staked,
)
from claimx.claims.actor.clause import compared, in_clause, in_place, in_row, of_main_clause, where
from claimx.claims.actor.doing import agent, doer
from claimx.claims.actor.done_to import marked, offered, placed, resized, valued
from claimx.claims.actor.group import (
    active_group,
    agents,
    among,
    compared_group,
    group,
    keeper,
    named,
    of_members,
    of_size,
    telling_group,
    things,
)
from claimx.claims.actor.having import enjoyer
from claimx.claims.actor.listing import apposed
from claimx.claims.actor.plans import planner
from claimx.claims.actor.polled import respondents, survey
from claimx.claims.actor.possession import index, owner_of_measure, possessor, subject_of, viewed
from claimx.claims.actor.things import described, lasting, weighty
from claimx.claims.actor.traded import traded
from claimx.claims.actor.verdict import Verdict
from claimx.claims.actor.whole import is_whole, of_whole
from claimx.claims.draft import Draft
from claimx.claims.grammar import complement, is_noun, is_passive
from claimx.claims.owner import acting, body, noun_phrase
from claimx.model import Mention

Rule = Callable[[Draft], Mention | None]
# Rules that may find the measure itself, where it goes by a name: "values Harlow Foods at $3m", "puts Labour on 38%", "the 3-acre town".
_OF_ITSELF = frozenset({valued, placed, described})


def find_actor(draft: Draft) -> Verdict | None:
    """The actor that the figure's own sentence gives, and the id of the rule that found it, or None."""
    for name, rule in rules_of(draft):
        found = rule(draft)
        if found is not None and (rule in _OF_ITSELF or not _is_measure(found, draft)):
            return found, f"actor.{name}"
    itself = named(draft)
    return None if itself is None else (itself, "actor.named-measure")


def rules_of(draft: Draft) -> tuple[tuple[str, Rule], ...]:
    """The rules that may find the actor, the most trusted first."""
    if draft.found_by.get("measure") == "measure.away":
        return DISTANCE
    if draft.found_by.get("measure") == "measure.aged":
        return AGED
    if is_whole(draft):
        return WHOLE
    if subject_of(draft) is not None:
        return SHARED_SUBJECT if draft.shares is not None else MEASURE_IS_SUBJECT
    if draft.shares is not None:
        return SHARED
    return SHARE_IS_OBJECT if draft.found_by.get("measure") == "measure.share-of" else MEASURE_IS_OBJECT


def _is_measure(mention: Mention, draft: Draft) -> bool:
    """Whether what was found is the measure itself: a group may be its own actor, an entity's name or what "they" stands for may not."""
    head = draft.head
    if draft.found_by.get("measure") == "measure.aged":
        return False
    if draft.measure is not None and mention.antecedent is not None and f" {mention.name}".endswith(f" {draft.measure.text}"):
        return True  # "Norway's economy is strong. The economy grew"
    return head is not None and mention.label is not None and mention.label != "NORP" and mention.start <= head.idx < mention.end


def passive_agent(draft: Draft) -> Mention | None:
    """The doer of the verb whose subject the measure is: "300 jobs were cut by the firm"."""
    verb = subject_of(draft)
    return None if verb is None else agent(verb, draft.frame)


def recipient(draft: Draft) -> Mention | None:
    """Who gets what is given or goes to them: "a $3m contract was awarded to the firm"."""
    verb = subject_of(draft)
    passive = verb is not None and words.lemma_in(verb, measure_words.GIVING_VERBS) and is_passive(verb)
    if verb is None or not (passive or (draft.frame.quantity.kind == "money" and words.lemma_in(verb, measure_words.MOVING_VERBS))):
        return None
    to = (c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ in measure_words.SENT_TO)
    whom = (noun for preposition in to for noun in preposition.children if noun.dep_ == "pobj" and draft.frame.scene.is_free(noun))
    return next((found for noun in whom if (found := acting(noun, draft.frame) or body(noun, draft.frame))), None)


def origin(draft: Draft) -> Mention | None:
    """Who gives or makes what is measured: "half of the money comes from banks"."""
    verb = subject_of(draft)
    if draft.head is None or measure_words.can_act(draft.head):
        return None  # "11 of the directors will come from Harlow"
    by = complement(verb, *measure_words.COME_FROM) if verb is not None and words.lemma_in(verb, measure_words.COMING_VERBS) else None
    if by is None or not draft.frame.scene.is_free(by):
        return None
    return acting(by, draft.frame) or body(by, draft.frame) or (noun_phrase(by) if measure_words.can_act(by) else None)


def whose_age(draft: Draft) -> Mention | None:
    """Who is so old: "she is 45", "the boy was six years old"."""
    head = draft.head
    if head is None:
        return None
    return draft.frame.scene.actor(head) or (noun_phrase(head) if is_noun(head) else None)


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
    ("apposed", in_apposition),
    ("at-stake", staked),
    ("shown-with", accompanied),
    ("shown-with", hosted),
    ("offerer", offered),
    ("valued", valued),
    ("possessor", resized),
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
    ("agent", origin),
    _RESPONDENTS,
    _ACTIVE,
    _HOUSED,
    _OWNER,
    _AMONG,
    ("traded-thing", traded),
    _CLAUSE,
    ("in-place", in_place),
    ("in-clause", of_main_clause),
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
    ("in-place", in_row),
    ("counted-group", agents),
    _DOER,
    _OWNER,
    _CLAUSE,
    _AMONG,
    _WEIGHTY,
)
AGED: tuple[tuple[str, Rule], ...] = (("named-measure", whose_age),)
DISTANCE: tuple[tuple[str, Rule], ...] = (("lying", lying), _PLANNER, _DOER)
WHOLE: tuple[tuple[str, Rule], ...] = (_BRACKET, _MEMBERS, _POSSESSOR, ("whole", of_whole), _OWNER, _ACTIVE)
SHARE_IS_OBJECT: tuple[tuple[str, Rule], ...] = (
    _BRACKET,
    _TELLING,
    ("counted-group", compared_group),
    _PLANNER,
    _DOER,
    _POSSESSOR,
    _OWNER,
    _CLAUSE,
    _GROUP,
)
SHARED_SUBJECT: tuple[tuple[str, Rule], ...] = (_BRACKET, _PLACED, _COMPARED, _HOUSED, _ENJOYER, _POSSESSOR, _GROUP, _CLAUSE, _DOER, _AMONG)
SHARED: tuple[tuple[str, Rule], ...] = (_BRACKET, _PLACED, _COMPARED, _HOUSED, _ENJOYER, _POSSESSOR, _DOER, _CLAUSE, _AMONG)
