"""Which of the times around a figure reaches it at the least cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.period.agreement import agrees, is_unknown
from claimx.claims.period.beside import is_of_clause_beside, is_of_figure_before, is_right_behind, is_where_it_began, stands_in_clause
from claimx.claims.period.overlap import is_open, usable
from claimx.claims.period.reach import distance
from claimx.claims.period.steps import FAR
from claimx.claims.period.telling import governing, is_time_of_speech
from claimx.claims.period.times import Time
from claimx.claims.period.which import is_set_off
from claimx.model import Period

# The day that a period is to be seen from.
DayFor = Callable[[Period], date | None]

_BESIDE = 4.0
_CLAIMED = 4.0
# "Is now down 45% this year": a word for the present gives way to any other time of its clause, and most to "since".
_BARE_NOW, _NOW_SINCE = 0.7, 0.5
# Of two times of one clause a figure has the one that follows it.
_OWN = 0.01
_OF_THING = 0.3
_JOINED = 10
_VAGUE = "PAST_REF"


def nearest_known(draft: Draft, times: Sequence[Time], frames: Sequence[Frame], day_for: DayFor) -> Time | None:
    """The time that a figure is of, unless one of which the days are not known is nearer ("this year" in an undated article)."""
    own = [time for time in times if not time.is_compared_with(draft.frame)]
    found = _nearest(draft, [time for time in own if usable(time.period)], frames, day_for)
    if found is None:
        return None
    unknown = [t for t in own if is_unknown(t) and t.period.timex_value != _VAGUE]
    unknown = [t for t in unknown if not 0 < found.start - t.end <= _JOINED]  # "one Sunday in 2001"
    return found if not unknown or _nearest(draft, [found, *unknown], frames, day_for) is found else None


def _nearest(draft: Draft, times: Sequence[Time], frames: Sequence[Frame], day_for: DayFor) -> Time | None:
    """The time of several that reaches a figure at the least cost, if any does."""
    ranked = []
    for time in times:
        if is_where_it_began(draft.frame, time, frames):
            continue
        cost = distance(draft.frame, time, frames, *governing(draft)) + _CLAIMED * is_of_clause_beside(draft.frame, time, frames)
        if cost >= FAR and stands_in_clause(draft.frame, time) and not any(is_time_of_speech(time, a) for a in governing(draft)):
            cost = _BESIDE
        if cost < FAR and agrees(draft, time, cost, day_for(time.period)):
            if time.period.timex_value == "PRESENT_REF" and not is_set_off(draft.frame, time):
                cost += _BARE_NOW + _NOW_SINCE * any(is_open(other.period) for other in times)
            cost -= _OWN * is_right_behind(draft.frame, time, frames) + _OF_THING * _is_of_thing(draft.frame, time, times)
            ranked.append((cost, time.start, time))
    if any(is_right_behind(draft.frame, time, frames) for _, _, time in ranked):
        ranked = [row for row in ranked if not is_of_figure_before(draft.frame, row[2], frames)]
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def _is_of_thing(frame: Frame, time: Time, times: Sequence[Time]) -> bool:
    """Whether the second of two days of a verb follows what a figure counts: "the mayor Monday condemned two attacks in Lima Friday"."""
    if time.host != frame.verb or time.start < frame.quantity.end or frame.relation != "modifier":
        return False
    if any(token.text in (",", ";", ":") for token in frame.doc[frame.span.end : time.head.i]):
        return False
    before = (other for other in times if other.host == time.host and other.end <= frame.quantity.start)
    return any(other.period.granularity == time.period.granularity == "day" for other in before)
