"""How much something moved, by a noun that tells of the move: "a fall of 3%", "a 7.9% fall", "the increase was 7.6%"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb, subject
from claimx.claims.parse import Token
from claimx.claims.role.direction import MOVES, Change, direction_of


def change_noun(frame: Frame) -> Change | None:
    """ "a fall of 3% in sales", "a 7.9% fall in exports"; an amount of money named by the noun is a level."""
    noun = frame.governor
    if (moved := _is_the_rise(frame)) is not None:
        return moved
    relation, preposition, kind = frame.relation, frame.preposition, frame.quantity.kind
    if relation == "modifier" and noun is not None and kind in ("count", "physical") and noun.dep_ == "pobj":
        if any(child.dep_ in ("poss", "det") and child.i < frame.span.start for child in noun.children):
            return None
        preposition, noun, relation = noun.head, noun.head.head, "preposition"
        if words.lemma_in(noun, words.GATHERING_CHANGES):
            return None  # "a rally of 3,000 miners"
    if _is_pace(frame, noun) and frame.verb is not None:
        return Change(direction_of(frame.verb), "role.pace")
    noun = _noun_before(noun, frame)
    if noun is None or is_verb(noun) or not words.lemma_in(noun, words.CHANGE_NOUNS) or relation not in ("modifier", "preposition"):
        return None
    if preposition is not None and preposition.lower_ not in words.MEASURED_BY:
        return None
    if kind == "money" and words.lemma_in(noun, words.AMOUNT_NOUNS):
        return None
    if (kind in ("count", "physical") and relation == "modifier") or _is_swing(frame, noun):
        return None
    return Change(direction_of(noun), "role.change-noun")


def _noun_before(noun: Token | None, frame: Frame) -> Token | None:
    """The noun of change before what changes, to which the amount behind that belongs: "a decline in turnout of about 40 percent"."""
    of = frame.preposition
    if noun is None or of is None or of.head is not noun or noun.dep_ != "pobj" or frame.quantity.kind not in MOVES:
        return noun
    return noun.head.head if noun.head.lower_ in measure_words.CHANGE_OF - words.SHARED_OF else noun


def _is_swing(frame: Frame, noun: Token) -> bool:
    """ "A swing of 11% to the Greens": how much of a vote goes from one side to the other, which is neither up nor down."""
    return frame.quantity.kind == "percent" and noun.lemma in measure_words.GROWTH_NOUNS and noun.lemma in words.CHANGE_NOUNS_OPEN


def _is_the_rise(frame: Frame) -> Change | None:
    """ "The annual increase was just 7.6%": a noun of change that is said to be so much."""
    verb = frame.verb
    if frame.quantity.kind not in MOVES or frame.relation != "object" or verb is None or verb.lemma not in words.BEING:
        return None
    thing = subject(verb)
    if thing is None or not words.lemma_in(thing, words.CHANGE_NOUNS) or thing.lemma in measure_words.GROWTH_NOUNS | words.AMOUNT_NOUNS:
        return None
    direction = direction_of(thing)
    return None if direction is None else Change(direction, "role.change-noun")


def _is_pace(frame: Frame, noun: Token | None) -> bool:
    """ "Grew at an annual pace of 3%": how fast a verb of change went."""
    if noun is None or frame.relation not in ("preposition", "modifier") or not words.lemma_in(noun, words.PACE_NOUNS):
        return False
    if noun.dep_ != "pobj" or noun.head.lower_ not in words.PACE_PREPOSITIONS:
        return False
    return words.lemma_in(noun.head.head, words.CHANGE_VERBS_UP, words.CHANGE_VERBS_DOWN)


def is_of_move(frame: Frame) -> bool:
    """Whether a noun of change tells which way a figure went: "after a fall of 3%"."""
    noun = frame.governor
    return noun is not None and words.lemma_in(noun, words.CHANGE_NOUNS) and direction_of(noun) is not None
