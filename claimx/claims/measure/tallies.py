"""Rules for the counts of two sides: "leads 1,240 to 980 in pledged delegates", "gainers outnumbered losers 812 to 650"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import direct_object, mover
from claimx.claims.measure.measurable import measurable, phrase_head
from claimx.claims.measure.noun_run import past_figures
from claimx.claims.measure.nouns import is_bare_count
from claimx.claims.parse import Token


def tallied(frame: Frame) -> Token | None:
    """What the counts of two sides are counts of: the noun behind both, or of each its own side of a verb of outnumbering."""
    if frame.quantity.kind != "count" or frame.quantity.high is not None:
        return None
    doc, at = frame.doc, frame.span.end
    first = at + 1 < len(doc) and doc[at].lower_ in words.VERSUS and at + 1 in frame.scene.figures
    second = frame.lead > 1 and doc[frame.lead - 1].lower_ in words.VERSUS and frame.lead - 2 in frame.scene.figures
    if not (first or second) or not is_bare_count(frame):
        return None
    at += first
    if first:
        at = past_figures(frame, at)
    at += doc.lower(at) == ","
    if doc.lower(at) in measure_words.TALLIED_IN and at + 1 < frame.sentence.end:
        noun = phrase_head(doc[at + 1], at)
        return measurable(frame, noun) if noun.tag_ == "NNS" else None
    if frame.verb is None or not words.lemma_in(frame.verb, measure_words.OUTDOING_VERBS, measure_words.OUTNUMBERING_VERBS):
        return None
    side = mover(frame.verb) if first else direct_object(frame.verb, but_not=frame.span)
    return measurable(frame, side) if side is not None and side.tag_ == "NNS" else None
