"""Intervals that several words make together: from–to, between–and, the N months to, since, by, so far.

TIMEX3 marks the leaves of such an interval one by one. The leaves keep their spans, types and values; their days
become those of the whole interval.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimx.model import Period
from claimx.periods import calendar, numbers
from claimx.periods.calendar import add_days, unit_days
from claimx.periods.counted import begins_counted, ending, ends_counted, starting
from claimx.periods.durations import counted_back
from claimx.periods.expression import Expression
from claimx.periods.grammar import vocabulary
from claimx.periods.joints import CALENDAR, LONGEST_GAP, Leaf, as_unit, joints
from claimx.periods.tense import tense_at

_REACH = 60
_FROM = frozenset({"year", "month", "date"})
# Before and after an hour it is the same day.
_BESIDE = frozenset({"before", "later"})
_THIRDS = frozenset({"start", "mid", "end"})


def compose_pair(low: str, first: Leaf, second: Leaf) -> tuple[Period, Period, Period | None] | None:
    """Both leaves with the days of the interval that they make together, and the calendar unit it amounts to; None if none."""
    gap_start, gap_end = first.expression.end, second.expression.start
    if gap_end - gap_start > LONGEST_GAP:
        return None
    gap = low[gap_start:gap_end]
    if ends_counted(low, first.expression, second.expression) and (made := ending(first, second)):
        return made
    if begins_counted(low, first.expression, second.expression) and (made := starting(first, second)):
        return made
    if first.expression.form == "first_units" and gap.strip() == "of" and (made := _units_of(first, second)):
        return made
    return _range(first, second) if _is_range(low, first.expression, second.expression) else None


def lasts_until(low: str, first: Expression, second: Expression) -> bool:
    """Whether a weekday ends an interval of which the first expression tells the beginning ("from April 27 through Sunday")."""
    if second.form != "weekday" or not _is_range(low, first, second):
        return False
    gap = low[first.end : second.start]
    return any(joint.gap is not None and joint.gap.match(gap) for joint in joints("lasting"))


def _is_range(low: str, first: Expression, second: Expression) -> bool:
    """Whether two expressions are the ends of one interval."""
    if first.form not in CALENDAR or second.form not in CALENDAR or second.start - first.end > LONGEST_GAP:
        return False
    gap = low[first.end : second.start]
    for joint in joints("pair"):
        if joint.gap is None or not joint.gap.match(gap):
            continue
        if joint.before is not None and not joint.before.search(low, max(0, first.start - _REACH), first.start):
            continue
        if joint.row.get("same_form") and second.form not in (first.form, "day_number"):
            continue
        return True
    return False


def _range(first: Leaf, second: Leaf) -> tuple[Period, Period, Period | None] | None:
    start, end = first.period.first_day, second.period.last_day
    if start is None or end is None:
        return None
    value = first.period.timex_value
    if not _tells_year(first.expression) and _tells_year(second.expression) and first.expression.form in ("month", "date"):
        start = calendar.day_of(end.year, start.month, start.day) or start
        if start > end:
            start = calendar.add_months(start, -12)
        value = calendar.value_of(first.period.granularity, start)
    while start > end and not _tells_year(second.expression) and second.expression.form in ("month", "date", "quarter"):
        end = calendar.add_months(end, 12)
    if start > end and first.expression.form == "weekday":  # "from Wednesday to Sunday", told on a Thursday
        start = add_days(start, -7)
        value = calendar.value_of(first.period.granularity, start)
    if start > end:
        return None
    made = replace(first.period, first_day=start, last_day=end, timex_value=value)
    unit = as_unit(made, start, end) if (end - start).days >= calendar.DAYS_IN["fortnight"] * 2 - 1 else None
    return made, replace(second.period, first_day=start, last_day=end), unit


def _tells_year(expression: Expression) -> bool:
    """Whether a day or month tells its year: "April 2015", "September last year"."""
    return "year" in expression.parts or (expression.form in ("month", "date") and "which" in expression.parts)


def _units_of(first: Leaf, second: Leaf) -> tuple[Period, Period, Period | None] | None:
    """Compose "the first nine months of 2015", "the last three months of the year"."""
    start, end, number = second.period.first_day, second.period.last_day, numbers.count(first.expression.parts["number"])
    unit = first.period.granularity
    if second.period.fiscal and start is None:  # of a year that begins nobody tells when
        return replace(first.period, first_day=None, last_day=None), second.period, None
    if start is None or end is None or not number.isdigit():
        return None
    if _is_of_later_year(first, second):
        return first.period, replace(second.period, first_day=first.period.first_day, last_day=first.period.last_day), None
    size = min(int(number), 3000)
    if first.expression.parts["which"] in vocabulary("last_of"):
        start = counted_back(end, size, unit)
    else:
        end = add_days(calendar.step(unit, start, size), -1)
    made = replace(first.period, first_day=start, last_day=end, kind="interval")
    return made, replace(second.period, first_day=start, last_day=end), as_unit(made, start, end)


def _is_of_later_year(first: Leaf, second: Leaf) -> bool:
    """Whether months that are over begin a later year than the one told of: "In 2014 it lost $4m. In the first six months of the year"."""
    begun, told = first.period.first_day, second.period
    if second.expression.form != "the" or begun is None or told.first_day is None or told.last_day is None:
        return False
    return (told.first_day.month, told.first_day.day) == (1, 1) and told.last_day < begun


def compose_one(low: str, leaf: Leaf, anchor: date | None) -> Period:
    """The leaf with the days that the word before it gives: since, by, until, before, after, so far."""
    period, expression = leaf.period, leaf.expression
    start = expression.start
    if expression.form == "duration" and anchor is not None:
        return _ahead(low, leaf, anchor)
    if expression.form not in CALENDAR:
        return period
    for joint in joints("so_far"):
        before = joint.before is not None and joint.before.search(low, max(0, start - _REACH), start)
        after = joint.after is not None and joint.after.match(low, expression.end)
        if (before or after) and anchor is not None and period.first_day is not None and period.first_day <= anchor:
            return replace(period, last_day=anchor)
    for joint in joints("open"):
        if joint.row.get("ahead") and not _lies_ahead(low, leaf, anchor):
            continue
        if joint.before is not None and joint.before.search(low, max(0, start - _REACH), start):
            if joint.after is not None and not joint.after.match(low, expression.end):
                continue
            side = str(joint.row["side"])
            if expression.form == "time" and side in _BESIDE:
                return period  # "shortly after midnight on Sunday"
            return _opened(_of_this_year(leaf, anchor) if side == "after" else period, side)
    return period


def _of_this_year(leaf: Leaf, anchor: date | None) -> Period:
    """The start of the year that goes on, whichever was told of: "It made $4m in 2014. Its shares are up since the start of the year"."""
    period, first = leaf.period, leaf.period.first_day
    if leaf.expression.form != "the" or leaf.expression.parts.get("edge") != "start" or anchor is None or first is None:
        return period
    if period.granularity != "year" or (first.month, first.day) != (1, 1):
        return period
    day = first.replace(year=anchor.year)
    return replace(period, first_day=day, last_day=day, timex_value=calendar.value_of("year", day))


def _lies_ahead(low: str, leaf: Leaf, anchor: date | None) -> bool:
    """Whether a period is still to come, told in the future: "it will save $4m from 2030"."""
    first, expression = leaf.period.first_day, leaf.expression
    if anchor is None or first is None or first <= anchor or expression.form not in _FROM:
        return False
    return tense_at(low, expression.start, expression.end) == "future"


def _ahead(low: str, leaf: Leaf, anchor: date) -> Period:
    """Days of "within five years", "will grow in five years": from the anchor on; "will open in ten days" is the day."""
    number = numbers.count(leaf.expression.parts.get("number", "1"))
    unit = leaf.period.granularity
    start = leaf.expression.start
    if not number.isdigit() or unit in ("second", "minute", "hour"):
        return leaf.period
    if number == "1" and "full" in leaf.expression.parts:  # "it will save $4m in a full year", whichever that is
        return leaf.period
    last = calendar.step(unit, anchor, min(int(number), 3000))
    end = leaf.expression.end
    if _preceded(low, start, end, "within"):
        return replace(leaf.period, first_day=anchor, last_day=last, kind="interval")
    if _preceded(low, start, end, "ahead_in") and tense_at(low, start, end) == "future":
        return replace(leaf.period, first_day=last if unit in calendar.DAYS_IN else anchor, last_day=last, kind="interval")
    return leaf.period


def _preceded(low: str, start: int, end: int, table: str) -> bool:
    """Whether the words of one of the joints stand right before a stretch, and those that it wants behind it right after."""
    return any(
        joint.before is not None
        and joint.before.search(low, max(0, start - _REACH), start)
        and (joint.after is None or joint.after.match(low, end))
        for joint in joints(table)
    )


def spanned(low: str, counted: Leaf, made: Period, start: int) -> Period | None:
    """A counted stretch with the days of the interval right after it: "the five years from 2010 to 2015"; None if there is none."""
    end = counted.expression.end
    if counted.expression.form not in ("duration", "count", "the") or not 0 < start - end <= LONGEST_GAP:
        return None
    if any(joint.gap is not None and joint.gap.match(low[end:start]) for joint in joints("spanned")):
        return replace(counted.period, first_day=made.first_day, last_day=made.last_day, kind="interval")
    return None


def _opened(period: Period, side: str) -> Period:
    first, last = period.first_day, period.last_day
    if first is None or last is None:
        return period
    if period.modifier in _THIRDS and first != last:
        first, last = _third(first, last, period.granularity, str(period.modifier))
    if side == "after":
        return replace(period, first_day=first, last_day=None)
    if side == "until":
        return replace(period, first_day=None, last_day=last)
    if side == "before":
        return replace(period, first_day=None, last_day=last if period.modifier == "end" else add_days(first, -1))
    return replace(period, first_day=add_days(last, 1), last_day=None)


def _third(first: date, last: date, unit: str, modifier: str) -> tuple[date, date]:
    """The early, middle or late part of a unit; the middle is one point: 30 June and 1 July, or the 15th and 16th."""
    days = (last - first).days + 1
    if unit == "decade":  # of which the days are those of the part already
        return unit_days("year", first + timedelta(days=days // 2)) if modifier == "mid" else (first, last)
    if modifier == "mid":
        half = first + timedelta(days=days // 2)
        half = unit_days("month", half)[0] if unit == "year" else half
        return half, add_days(half, -1)
    size, months = days // 3, calendar.MONTHS_IN.get(unit, 0) // 3
    if modifier == "start":
        return first, add_days(calendar.add_months(first, months) if months else first + timedelta(days=size), -1)
    return calendar.add_months(add_days(last, 1), -months) if months else first + timedelta(days=2 * size), last
