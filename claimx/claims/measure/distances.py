"""Rules for how far something is from something else, or how high it lies: "15 miles south of Harlow", "everything below 2,800m"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.measure.noun_run import after
from claimx.claims.parse import Token

_HIGH = 400  # from here on metres or feet are above the sea, and no depth or size


@once
def away(frame: Frame) -> Token | None:
    """The word that makes a length a distance: "30 miles (50 km) south of Harlow", "within 5 miles of the coast"."""
    if frame.quantity.si_unit != "metre" or frame.relation == "modifier" or words.lemma_in(frame.governor, words.CHANGE_VERBS):
        return None
    before, following = frame.doc[frame.lead - 1] if frame.lead else None, frame.doc[after(frame) : after(frame) + 3]
    if before is not None and before.lower_ in measure_words.WITHIN:
        return before
    if (height := _height(frame)) is not None:
        return height
    if before is not None and before.lower_ in words.SHARED_OF:
        return None
    if len(following) == 3 and following[0].lower_ in words.GOAL_WORDS and following[1].lower_ in words.DEFINITE_ARTICLES:
        following = following[2:]  # "25 kilometres to the east"
    return following[0] if len(following) and following[0].lower_ in measure_words.AWAY else None


def _height(frame: Frame) -> Token | None:
    """The word that makes a length a height in the mountains: "everything below 2,800m"; nothing but "be" and the like has one itself."""
    for word in (frame.doc[frame.lead], frame.doc[frame.lead - 1]):
        if word.i < frame.span.start and word.lower_ in measure_words.ABOVE_BELOW and frame.quantity.value >= _HIGH:
            levels = frame.relation == "preposition" and words.lemma_in(frame.governor, words.LEVEL_VERBS)
            return None if levels else word
    return None
