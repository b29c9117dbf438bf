"""What the line before a list makes of its entries: "The firm now expects:", and then "• Net sales of $4m"."""

from __future__ import annotations

from claimx.claims import words
from claimx.claims.entries import lead_in
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.modality.verdict import Verdict

_PRESENT = ("VBZ", "VBP", "VB", "VBG")


def of_lead_in(frame: Frame) -> Verdict | None:
    """A forecast, where an entry without a verb stands in a list that a word of forecast and a colon lead to."""
    block = lead_in(frame)
    line = None if block is None else frame.doc.span_at(block.start, block.end - 1)
    if line is None:
        return None
    last = next((token for token in reversed(list(line)) if is_verb(token)), None)
    expects = last is not None and last.tag_ in _PRESENT and words.lemma_in(last, words.FORECAST_VERBS_ALWAYS)
    targets = is_noun(line[-1]) and words.lemma_in(line[-1], words.FORECAST_NOUNS)
    return Verdict("forecast", "modality.led-in") if expects or targets else None
