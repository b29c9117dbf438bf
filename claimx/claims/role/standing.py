"""Whether a figure tells how somebody stands in a contest or a poll, or how far something goes, and no change."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_ahead, is_person, is_scored_pair
from claimx.claims.frame import Frame
from claimx.claims.grammar import subject


def is_standing(frame: Frame) -> bool:
    """Whether a figure tells how somebody stands in a contest or a poll, how far something goes, or how often it was done."""
    return _is_way(frame) or is_ahead(frame) is not None or _is_lost(frame) or _is_polled(frame) or _is_counted_time(frame)


def _is_way(frame: Frame) -> bool:
    """Whether a length is how far somebody or something goes: "fell 40 metres into a ravine", "fell 40 metres to his death"."""
    if frame.quantity.unit not in words.LENGTHS or frame.relation != "object":
        return False
    doc, end = frame.doc, frame.span.end
    return doc.lower(end) in words.WAY_PREPOSITIONS or (doc.lower(end) in measure_words.BROUGHT_TO and doc.lower(end + 2) in words.WAY_ENDS)


def _is_lost(frame: Frame) -> bool:
    """Whether a figure is what the loser of a contest got or trailed by: "lost, 54 percent to 46", "lost by 13 points"."""
    if not words.lemma_in(frame.verb, words.TAKING_VERBS):
        return False
    by_points = frame.quantity.kind == "percentage_point" and frame.preposition is not None
    contests = words.lemma_in(frame.verb, measure_words.CONTEST_VERBS)  # not "raised rates by a quarter point"
    return is_scored_pair(frame) or (by_points and contests and frame.governor == frame.verb)


def _is_polled(frame: Frame) -> bool:
    """Whether a share is what a candidate got, by a verb that moves other things: "Ruiz pulled 70 percent"."""
    if frame.quantity.kind != "percent" or frame.relation != "object" or not words.lemma_in(frame.verb, measure_words.POLLING_VERBS):
        return False
    thing = subject(frame.verb) if frame.verb is not None else None
    return thing is not None and is_person(frame, thing)


def _is_counted_time(frame: Frame) -> bool:
    """Whether a figure counts how often something was done: "rates have gone up three times"."""
    return frame.quantity.kind == "count" and frame.relation == "modifier" and words.lemma_in(frame.governor, measure_words.REPETITIONS)


def is_score(frame: Frame) -> bool:
    """Whether a sign tells which side of zero a lead or rating is on: "a +32 point lead", "sits at +32 points"."""
    token = frame.governor
    if token is not None and words.lemma_in(token, words.POINTS):
        token = token.head
    return words.lemma_in(token, words.LEAD_NOUNS) or (frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS)
