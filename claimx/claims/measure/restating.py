"""Whether a figure tells again what the one before it does, or whence that has moved: "$132,000, or three cents a share"."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.measure import nouns
from claimx.claims.measure.comparing import counts_other
from claimx.claims.patterns import is_fraction
from claimx.lexicon import kept


def is_restatement(draft: Draft, before: Draft) -> bool:
    """Whether the same thing is counted another way: "$132,000, or three cents a share", "30 planes at $12m each"."""
    if draft.role == "equivalent":
        return True
    text, now, then = draft.frame.scene.text, draft.frame.quantity, before.frame.quantity
    start = then.end if before.measure is None or not then.end < before.measure.end < now.start else before.measure.end
    between = text[start : now.start]
    part = (now.kind == "percent" or is_fraction(now)) and then.kind != "percent" and then.unit not in words.TIME_UNITS
    of_own = part and (nouns.share_of(draft.frame) is not None or _names_own(draft.frame))  # "400 jobs, or 8% of its workforce"
    alike = not of_own if part else now.kind == then.kind and not counts_other(draft.frame, before)
    if alike and _between("restating").fullmatch(between):
        return True
    shares = nouns.is_share(draft.frame) and nouns.is_share(before.frame)
    if now.kind == then.kind == "percent" and text[then.end : now.start].strip() in words.VERSUS:
        return True  # "30 percent to 60 percent"
    if _between("margin").fullmatch(between) or (shares and _between("dashed").fullmatch(between)):
        return True
    if (
        draft.role in ("change", "ratio")
        and not of_own
        and (_between("beside").fullmatch(between) or _between("beside").fullmatch(text[then.end : now.start]))
    ):
        return True
    frame = draft.frame
    priced = frame.preposition is not None and frame.preposition.lower_ in measure_words.PRICED_BY
    following = frame.doc.lower(frame.span.end)
    return priced and following in measure_words.EACH and then.kind == "count"


def is_since(frame: Frame, before: Frame) -> bool:
    """Whether a figure is where the one right before it has moved from: "gains of $31m, up from $10m"."""
    return _between("since").fullmatch(frame.scene.text[before.quantity.end : frame.quantity.start]) is not None


def _names_own(frame: Frame) -> bool:
    """Whether a share stands with an article before its own noun: "owns 1.5 million shares, or a 7.6% stake"."""
    at = frame.lead - 1
    return at >= frame.sentence.start and frame.doc[at].tag_ == "DT" and nouns.counted(frame) is not None


@kept
def _between(name: str) -> re.Pattern[str]:
    """The pattern of that name for what may stand between a figure and one that restates it."""
    pattern: str = lexicon.read("measures")["between"][name]
    return re.compile(pattern)
