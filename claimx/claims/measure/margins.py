"""Rules for how far something is on one side of a mark or a rival: "$9 million short", "0.3 seconds clear of Moss", "3 points ahead"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import before_average, is_ahead, past_points
from claimx.claims.frame import Frame, once
from claimx.claims.measure.noun_run import after
from claimx.claims.parse import Span, Token

_RIVAL = 5


@once
def lacking(frame: Frame) -> Span | None:
    """The words that tell which side of a mark something is by so much: "is $9 million short", "ran $3m over budget"."""
    lengths = frame.quantity.kind == "physical" and frame.quantity.unit not in words.TIME_UNITS
    if not lengths and frame.quantity.kind not in ("money", "count", "percentage_point"):
        return None
    at = after(frame)
    for length in (3, 2, 1):
        stretch = frame.doc[at : at + length]
        if len(stretch) == length and " ".join(token.lower_ for token in stretch) in measure_words.noun_of_state():
            return Span(frame.doc, at, at + length) if stretch[0].lower_ not in measure_words.AHEAD or _is_behind_mark(frame) else None
    return None


def _is_behind_mark(frame: Frame) -> bool:
    """Whether money is what is lacking where things should stand: "we are $3m behind", "$3m behind expectations", not "put $3m behind"."""
    doc, at = frame.doc, after(frame) + 1
    ends = at >= frame.sentence.end or doc[at].tag_ in (".", ",", ":")
    return frame.quantity.kind == "money" and (ends or words.lemma_in(doc[at], measure_words.VIEWS, measure_words.TARGETS))


def falls_short(frame: Frame) -> Token | None:
    """The first word of those that tell on which side of a mark a figure is."""
    state = lacking(frame)
    return None if state is None else state[0]


@once
def clear_of(frame: Frame) -> Token | None:
    """The word for by what length or time somebody is ahead of a rival: "won the race, 0.3 seconds clear of Moss"."""
    doc, at = frame.doc, after(frame)
    if frame.quantity.kind != "physical" or doc.lower(at) not in measure_words.AHEAD or at + 1 >= frame.sentence.end:
        return None
    of_time = frame.quantity.unit in words.TIME_UNITS and frame.quantity.unit not in measure_words.RACING_TIMES
    if of_time:
        return None
    if doc[at].lower_ in measure_words.CLEAR:
        return doc[at]
    rivals = doc[at + 1 : min(at + _RIVAL, frame.sentence.end)]
    return doc[at] if any(_is_rival(frame, token) for token in rivals) else None


def _is_rival(frame: Frame, token: Token) -> bool:
    mention = frame.scene.actor(token)
    return measure_words.is_person(token) or (mention is not None and mention.label == "PERSON")


def ahead(frame: Frame) -> Token | None:
    """The word for by how many points somebody leads or trails: "put Ruiz 3 points ahead"."""
    if not (frame.quantity.kind == "percentage_point" or words.lemma_in(frame.governor, measure_words.MARKS)):
        return None
    at = before_average(frame)
    if at >= frame.sentence.start and frame.doc[at].lower_ in measure_words.AHEAD:
        return frame.doc[at]
    if (standing := is_ahead(frame)) is not None:
        return standing
    at = past_points(frame)
    return frame.doc[at] if frame.doc.lower(at) in measure_words.AHEAD else None


@once
def gap(frame: Frame) -> Token | None:
    """The word that makes points or money a distance from another figure or side: "within 5 points of Ruiz"."""
    at = frame.lead - 1
    if at < frame.sentence.start or frame.doc[at].lower_ not in measure_words.WITHIN:
        return None
    in_points = frame.quantity.kind == "percentage_point" or words.lemma_in(frame.governor, words.POINTS)
    if not (in_points or frame.quantity.kind in ("money", "percent")):
        return None
    return frame.doc[at] if frame.doc.lower(past_points(frame)) in words.SHARED_OF else None
