"""Rules for multiples that compare by an adjective: "four times as fast as the old one", "twice as high a dividend"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once, verb_of
from claimx.claims.grammar import mover
from claimx.claims.measure.measurable import measurable, phrase_head
from claimx.claims.measure.wholes import is_sum, is_times
from claimx.claims.parse import Token


def as_high(frame: Frame) -> Token | None:
    """What there is so many times as high or great a one of: "twice as high a dividend as in May"."""
    at = _degree(frame)
    if at is None or frame.doc.lower(at + 1) not in words.INDEFINITE_ARTICLES or at + 2 >= frame.sentence.end:
        return None
    return measurable(frame, phrase_head(frame.doc[at + 2], at))


@once
def as_fast(frame: Frame) -> Token | None:
    """The word for the degree to which something is something so many times: "the chip is four times as fast as the old one"."""
    at, verb = _degree(frame), verb_of(frame)
    if at is None or verb is None or verb.lemma not in words.BEING or frame.doc[at].lower_ not in measure_words.noun_of_degree():
        return None
    thing = mover(verb)
    return None if thing is None or is_sum(thing) else frame.doc[at]


def _degree(frame: Frame) -> int | None:
    """Where the adjective stands behind a multiple and "as"."""
    doc, at = frame.doc, frame.span.end
    times = is_times(frame)
    if not times or doc.lower(at) not in measure_words.AS or at + 1 >= frame.sentence.end:
        return None
    return at + 1 if doc[at + 1].tag_ in ("JJ", "RB") and doc[at + 1].lower_ not in measure_words.QUANTIFIERS else None
