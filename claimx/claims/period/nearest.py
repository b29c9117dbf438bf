"""Which of the times around a figure reaches it at the least cost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.period.agreement import agrees, is_open
from claimx.claims.period.reach import distance, is_of_clause_beside, is_of_figure_before, is_right_behind, stands_in_clause
from claimx.claims.period.steps import FAR
from claimx.claims.period.telling import governing, is_time_of_speech
from claimx.claims.period.times import Time
from claimx.claims.period.which import is_set_off

_BESIDE = 4.0
_CLAIMED = 4.0
# "Is now down 45% this year": a word for the present gives way to any other time of its clause, and most to "since".
_BARE_NOW, _NOW_SINCE = 0.7, 0.5
# Of two times of one clause a figure has the one that follows it.
_OWN = 0.01


def nearest(draft: Draft, times: Sequence[Time], frames: Sequence[Frame], published: date | None) -> Time | None:
    """The time of several that reaches a figure at the least cost, if any does."""
    ranked = []
    for time in times:
        cost = distance(draft.frame, time, frames, *governing(draft)) + _CLAIMED * is_of_clause_beside(draft.frame, time, frames)
        if cost >= FAR and stands_in_clause(draft.frame, time) and not any(is_time_of_speech(time, a) for a in governing(draft)):
            cost = _BESIDE
        if cost < FAR and agrees(draft, time, cost, published):
            if time.period.timex_value == "PRESENT_REF" and not is_set_off(draft.frame, time):
                cost += _BARE_NOW + _NOW_SINCE * any(is_open(other.period) for other in times)
            cost -= _OWN * is_right_behind(draft.frame, time, frames)
            ranked.append((cost, time.start, time))
    if any(is_right_behind(draft.frame, time, frames) for _, _, time in ranked):
        ranked = [row for row in ranked if not is_of_figure_before(draft.frame, row[2], frames)]
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None
