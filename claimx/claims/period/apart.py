"""Figures that stand apart from what their clause tells: it says in passing what somebody has or is, and its time is not theirs."""

from __future__ import annotations

from claimx import layers, lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, once
from claimx.claims.parse import Token
from claimx.model import Attribution

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLIMB = 8
_EPITHET = 3
_FROM_START = 2


@once
def is_in_passing(frame: Frame) -> bool:
    """Whether a figure tells in passing what somebody has or is, so that its clause does not date it."""
    return _is_owned(frame) or _says_what_it_is(frame) or _is_in_epithet(frame) or _is_had(frame) or _is_standard(frame) or _is_size(frame)


def _is_size(frame: Frame) -> bool:
    """Whether a figure only tells what kind of thing is spoken of: "deliveries of the 130-seat jet begin in 1992", "the 40-mile pipe"."""
    if frame.quantity.kind == "physical" and frame.relation == "modifier" and frame.governor is not None:
        joined = "-" in frame.quantity.text and frame.quantity.unit not in words.TIME_UNITS
        return joined and words.is_definite(frame.governor)
    end = frame.span.end
    if frame.quantity.kind != "count" or end + 1 >= len(frame.doc) or frame.doc[end].text != "-":
        return False
    unit = frame.doc[end + 1]
    return unit.tag_ in ("NN", "JJ") and unit.dep_ in ("compound", "amod", "nmod") and words.is_definite(unit.head)


def _is_had(frame: Frame) -> bool:
    """Whether a figure stands in what commas set off about what a subject has: "Harlow, with 85 shops in Kent, shut two last week"."""
    noun, verb, doc = frame.governor, frame.verb, frame.doc
    preposition = noun.head if noun is not None and noun.dep_ == "pobj" else None
    if preposition is None or verb is None or words.lower(preposition) not in lexicon.words("period_claims", "accompanied"):
        return False
    if preposition.head.dep_ == "appos" and any(child.tag_ == "DT" for child in preposition.head.children):
        return True
    if preposition.i < _FROM_START or not preposition.i < frame.span.start < verb.i or not preposition.follows_comma:
        return False
    before = doc[preposition.i - 2]
    return before.tag_.startswith("NN") and any(token.text == "," for token in doc[frame.span.end : verb.i])


def _is_standard(frame: Frame) -> bool:
    """Whether a figure is a mark that another is held against: "slowed to 2.4% in May, below the bottom of its 3% target range"."""
    preposition, noun = frame.preposition, frame.governor if frame.relation == "modifier" else None
    if noun is None and preposition is not None and preposition.lower_ in words.SHARED_OF:
        noun = preposition.head
    if noun is None or not words.lemma_in(noun, lexicon.words("period_claims", "standards")):
        return False
    above = (token for _, token in zip(range(_CLIMB), noun.ancestors, strict=False))
    return any(token.dep_ == "prep" and words.lower(token) in lexicon.words("period_claims", "held_against") for token in above)


def _is_in_epithet(frame: Frame) -> bool:
    """Whether a figure tells how much of a thing somebody owns, or what a debt pays: "the 32% state-owned mill", "its 6.5% bonds"."""
    if frame.quantity.kind != "percent":
        return False
    if frame.relation == "modifier" and words.lemma_in(frame.governor, lexicon.words("period_claims", "debts")):
        return True
    if any(frame.doc.text.startswith(f"-{owner}", frame.quantity.end) for owner in lexicon.words("period_claims", "owners")):
        return True
    near = frame.doc[frame.span.end - 1 : frame.span.end + _EPITHET]
    owned = next((t for t in near if t.lower_.rpartition("-")[2] in lexicon.words("period_claims", "owners")), None)
    return owned is not None and owned.dep_ in ("amod", "nummod", "compound") and owned.i < owned.head.i


def _is_owned(frame: Frame) -> bool:
    """Whether a figure counts what somebody has: "sales at its 73 shops fell", "wrote to his 40 members", "two of its 29 towns"."""
    noun = frame.governor if frame.relation == "modifier" else None
    if noun is None or noun.dep_ not in ("pobj", "dative", "iobj"):
        return False
    return any(child.dep_ == "poss" and child.i < frame.span.start for child in noun.children)


def _says_what_it_is(frame: Frame) -> bool:
    """Whether a figure is part of what a subject is said to be: "Harlow, a town of 21,000 people, was flooded in March"."""
    noun = frame.head
    for _ in range(_CLIMB):
        if noun.dep_ == "appos" or noun.head == noun:
            break
        noun = noun.head
    named, verb = noun.head, noun.head.head
    if noun.dep_ != "appos" or named.dep_ not in _SUBJECTS or not named.i < frame.span.start < verb.i:
        return False
    return any(child.dep_ == "det" and words.lower(child) not in words.DEFINITE_ARTICLES for child in noun.children)


def tells_where(draft: Draft) -> bool:
    """Whether a figure tells how far away a place lies, which no clause dates: "was found in Castle, 40 miles south of Lima"."""
    at = draft.frame.lead - 1
    if draft.found_by.get("measure") != "measure.away" or at < 1:
        return False
    return draft.frame.doc[at].text in (",", "(") and draft.frame.doc[at - 1].tag_ == "NNP"


def is_of_speaker(frame: Frame, host: Token) -> bool:
    """Whether a figure stands in what is added about who says something then: "In May Mr Holt, who lost $40, told investors …"."""
    verb = frame.verb
    if verb is None or verb.dep_ != "relcl" or not is_added(verb) or verb.head.dep_ != "nsubj" or verb.head.head != host:
        return False
    told: tuple[Attribution, ...] = layers.found(frame.doc.parsed, "attributions")
    return any(attribution.cue is not None and attribution.cue.start <= host.idx < attribution.cue.end for attribution in told)


def is_added(clause: Token) -> bool:
    """Whether a clause is set off by a comma: it tells something else of what is counted ("the 65% goal, last met in 2003")."""
    return clause.dep_ in ("relcl", "acl") and clause.follows_comma
