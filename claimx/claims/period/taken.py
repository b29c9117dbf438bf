"""Which times of a sentence are those of a comparison: baselines and multiples take them, and the other figures have what is left."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb
from claimx.claims.parse import Token
from claimx.claims.period.around import rows, stands_between
from claimx.claims.period.implied import SINCE_THEN
from claimx.claims.period.overlap import usable
from claimx.claims.period.reach import distance
from claimx.claims.period.reporting import Reporting
from claimx.claims.period.steps import FAR
from claimx.claims.period.times import Time
from claimx.claims.tense import is_finite

_NEAR_TOKENS = 8
_OPENED = frozenset({":", "-", "–"})
_OPENS_NOUN = frozenset({"DT", "PRP$", "WDT", "WP", "POS"})
_TOLD_APART = frozenset({"role.then-it-was", "role.at-first"})


def multiplied(frame: Frame, times: Sequence[Time]) -> list[Time]:
    """The times of what a multiple is of: "double the amount in 2015", "twice last year's figure"."""
    following = frame.doc[frame.span.end] if frame.span.end < len(frame.doc) else None
    if following is None or following.tag_ not in _OPENS_NOUN or is_verb(frame.head) or is_verb(frame.span.root):
        return []
    return [t for t in times if t.start > frame.quantity.end and _is_one_phrase(frame.doc[frame.span.end : t.head.i])]


def _is_one_phrase(words_between: Sequence[Token]) -> bool:
    return len(words_between) <= _NEAR_TOKENS and not any(is_finite(token) or token.parsed.is_punct for token in words_between)


def time_behind(draft: Draft, times: Sequence[Time], frames: Sequence[Frame], reporting: Reporting) -> Time | None:
    """The time right behind a baseline, before any other figure that does not restate it."""
    end = draft.frame.quantity.end
    rivals = (f for f in frames if f.quantity.start > end and f.quantity.unit == draft.frame.quantity.unit)
    stop = next((f.quantity.start for f in rivals if not (is_in_other_words(f, draft.frame) or _is_sum_of(f, draft.frame))), None)
    behind = [
        t
        for t in times
        if t.period.rule != SINCE_THEN
        and t.start >= end
        and (stop is None or t.start < stop)
        and (usable(t.period) or t.period.kind == "reference")
    ]
    if behind and reporting.is_ahead(behind[0].period):
        return None
    if not behind:
        return None
    near = any(stands_between(draft.frame.doc, end, behind[0].start, row) for row in rows("right_behind"))
    return behind[0] if near or distance(draft.frame, behind[0], (), draft.attribution) < FAR else None


def is_compared(draft: Draft) -> bool:
    """Whether a figure is a baseline with the time of a comparison, and not in a clause that tells its own ("A year ago it was 4%")."""
    return draft.role == "baseline" and draft.restates is None and draft.found_by["role"] not in _TOLD_APART


def taken(drafts: Sequence[Draft], times: Sequence[Time], reporting: Reporting) -> set[int]:
    """Where the times begin that baselines and multiples take for themselves."""
    frames = [draft.frame for draft in drafts]
    starts = {time.start for draft in drafts if draft.role == "ratio" for time in multiplied(draft.frame, times)}
    for draft, following in zip(drafts, [*frames[1:], None], strict=True):
        shares = following is not None and _is_sum_of(following, draft.frame)
        if is_compared(draft) and not shares:
            time = time_in_bracket(draft, times) or time_behind(draft, times, frames, reporting)
            starts |= {time.start} if time is not None else set()
    return starts


def left_for(draft: Draft, times: Sequence[Time], theirs: set[int]) -> list[Time]:
    """The times that a figure may have: those that begin in `theirs` only if its noun has them ("double last year's loss of $4m")."""
    own = (t for t in times if t.aside or t.start not in theirs or (draft.role != "ratio" and t.describes(draft.frame)))
    return [t for t in own if not t.aside or draft.frame.quantity.start > t.start]


def _is_sum_of(frame: Frame, before: Frame) -> bool:
    """Whether a figure is what the one right before it is some of: "three of the last 10 in 2008"."""
    doc, end, start = frame.doc, before.quantity.end, frame.quantity.start
    return any(stands_between(doc, end, start, row) for row in rows("some_of"))


def is_in_other_words(frame: Frame, before: Frame) -> bool:
    """Whether a figure puts the one right before it in another way, so that a time behind is of both: "$4m, or 5 cents a share, in May"."""
    doc, end, start = frame.doc, before.quantity.end, frame.quantity.start
    return any(stands_between(doc, end, start, row) for row in rows("in_other_words"))


def time_in_bracket(draft: Draft, times: Sequence[Time]) -> Time | None:
    """The time that opens the bracket that a baseline stands in: "Profit was £12m (2015: £10m)"."""
    text, start = draft.frame.scene.text, draft.frame.quantity.start
    before = next((t for t in reversed(times) if t.end < start), None)
    if before is None or text[before.end : start].strip() not in _OPENED or text[before.start - 1 : before.start] != "(":
        return None
    return before if usable(before.period) else None
