"""Whose a measure is by the words around it: its possessor, the name beside it, whoever is behind its "of" or "in"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.beside import of_figure
from claimx.claims.actor.described import ranked_earners
from claimx.claims.actor.doing import is_seen
from claimx.claims.actor.naming import whose
from claimx.claims.actor.observers import only_views
from claimx.claims.belonging import owner, possessor_of
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, is_verb
from claimx.claims.owner import acting, noun_phrase
from claimx.claims.parse import Token
from claimx.claims.statistic import is_of_statistic, is_statistic
from claimx.model import Mention

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_INSIDE_NOUN = frozenset({"pobj", "prep", "compound", "nmod", "amod", "poss", "conj", "appos", "nummod", "quantmod", "pcomp", "det"})
_MAX_STEPS = 8


def subject_of(draft: Draft) -> Token | None:
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
    if draft.head is None or draft.shares is not None or _is_bought(draft) or _is_yardstick(draft) or _is_in_office(draft):
        return None
    if named := _own_name(draft):
        return named
    found = possessor_of(draft.head, draft.frame) or whose(draft.head, draft.frame) or _of_thing(draft)
    found = _unless_home(_unless_view(found, draft.head, draft), draft.head)
    return None if found is not None and found.label == "PERSON" and _is_of_group(draft) else found


def _own_name(draft: Draft) -> Mention | None:
    """The name of what is measured, whoever it is said to be of: "its sister firm Harlow was up 3%", "her aide Ann Dahl gets $3m"."""
    head = draft.head
    if head is None or head.dep_ not in _SUBJECTS or not any(child.tag_ == "PRP$" for child in head.children):
        return None
    beside = (child for child in head.children if child.dep_ == "appos" and child.left_edge.i == head.i + 1)
    name = head if head.tag_ == "NNP" else next(beside, None)
    mention = None if name is None else draft.frame.scene.mention(name)
    named = mention is not None and mention.label in ("ORG", "PERSON") and mention.start > head.left_edge.idx
    return mention if named else None


def _of_thing(draft: Draft) -> Mention | None:
    """The thing that something has been there for so long, by its possessive: "the parade's 46-year history"."""
    head = draft.head
    if draft.frame.quantity.unit not in words.TIME_UNITS or head is None or not words.lemma_in(head, measure_words.COURSES):
        return None
    thing = next((child for child in head.children if child.dep_ == "poss" and child.tag_ in ("NN", "NNS")), None)
    return None if thing is None else noun_phrase(thing)


def _is_of_group(draft: Draft) -> bool:
    """Whether a share is of people who do something themselves, whoever is over them: "half of his staff voted against"."""
    head = draft.head
    shared = head is not None and draft.found_by.get("measure") == "measure.share-of" and measure_words.can_act(head)
    return shared and draft.frame.head.dep_ in _SUBJECTS


def _is_yardstick(draft: Draft) -> bool:
    """Whether a multiple is taken of something else's measure, by whose size another is told: "paid 17 times Harlow's earnings"."""
    head, frame = draft.head, draft.frame
    if head is None or frame.quantity.unit != "x" or head.i <= frame.span.start or is_verb(frame.doc[frame.span.end - 1]):
        return False
    owned = next((child for child in head.children if child.dep_ == "poss"), None)
    return owned is not None and owned.tag_ != "PRP$" and frame.span.end <= owned.left_edge.i <= frame.span.end + 1


def _is_in_office(draft: Draft) -> bool:
    """Whether a figure is how long somebody was what a noun says: "Hall had been the firm's treasurer for eight months"."""
    head = draft.head
    lasts = head is not None and draft.frame.quantity.unit in words.TIME_UNITS and head.dep_ in ("attr", "pobj", "oprd")
    return lasts and head is not None and draft.found_by.get("measure") == "measure.lasting" and measure_words.is_person(head)


def _is_bought(draft: Draft) -> bool:
    """Whether a sum is the price of a body that goes by a name, which is nobody's by where it is: "bought Germany's Lindner for $3m"."""
    head, verb = draft.head, draft.frame.verb
    if head is None or draft.frame.quantity.kind != "money":
        return False
    if verb is not None and verb.dep_ == "relcl" and verb.head is head:  # "Harlow's plant, which Benton bought for $3m"
        return words.lemma_in(verb, measure_words.GOT_VERBS) and any(c.dep_ == "nsubj" and c.tag_[0] != "W" for c in verb.children)
    return head.tag_.startswith("NNP") and head.dep_ == "dobj" and words.lemma_in(head.head, measure_words.GOT_VERBS)


def _unless_view(found: Mention | None, noun: Token, draft: Draft) -> Mention | None:
    """Whose a measure is, unless that only tells who thinks of it: "analysts' forecasts", "Mr Hart's estimate for the deficit".

    By how much somebody has changed a view is told of whoever has it: "Mr Hart cut his forecast by 3%".
    """
    if found is None or not words.lemma_in(noun, measure_words.VIEWS) or (draft.role == "change" and found.label is not None):
        return found
    return None if found.label is None or only_views(found) else found


def _unless_home(found: Mention | None, noun: Token) -> Mention | None:
    """An owner, unless it is only the home of what goes by a name itself: "Frankfurt's Dax"."""
    named = noun.tag_ == "NNP" and noun.lower_ not in measure_words.NAMED_MEASURES  # "Turnout" only opens a sentence
    return None if named and found is not None and found.label in ("GPE", "LOC") else found


def index(draft: Draft) -> Mention | None:
    """The index of a market that goes by a name: "the Standard & Poor's 500 index", "the Nikkei 225 average"."""
    head = draft.head
    if head is None or head.dep_ not in _SUBJECTS or not words.lemma_in(head, measure_words.INDEX_NOUNS) or is_of_statistic(head):
        return None
    named = (child for child in head.children if child.i < head.i and child.dep_ in ("compound", "nmod", "poss"))
    names = (draft.frame.scene.mention(child) for child in named if child.tag_.startswith("NNP"))
    return noun_phrase(head) if any(name is None or name.label not in ("GPE", "LOC") for name in names) else None


def owner_of_measure(draft: Draft) -> Mention | None:
    """The entity beside the measure, or a statistic's behind its figure: "Nordhav jobs", "growth of 2% in the region"."""
    if draft.head is None or _is_in_office(draft) or _is_bought(draft) or _own_name(draft):
        return None
    idle = draft.head.tag_ == "RB" or (is_verb(draft.head) and subject_of(draft) is None)  # "40 points ahead of her"
    found = None if idle else owner(draft.head, draft.frame, place=not _is_done(draft))
    found = found or _of_deed(draft.head, draft.frame) or ranked_earners(draft.head, draft.frame)
    if found is None and words.lemma_in(draft.head, measure_words.STATISTICS) and draft.shares is None:
        found = owner(draft.frame.head, draft.frame)
    missed = complement(draft.head, *words.SHARED_OF) if draft.head.lower_ in measure_words.LACKING else None
    return _unless_home(_unless_view(found, missed or draft.head, draft), draft.head)


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
    if verb is None or draft.head is None or is_statistic(draft.head) or subject_of(draft) is not None:
        return False
    return any(child.dep_ == "nsubj" and child.i < verb.i and child.tag_[0] != "W" for child in verb.children)
