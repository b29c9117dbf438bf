"""So many units ago, from now, earlier or later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimx.model import Period
from claimx.periods import calendar, dates, numbers
from claimx.periods.calendar import add_days
from claimx.periods.context import Context, Outcome, Parts, span_of, unresolved, whole
from claimx.periods.grammar import vocabulary

_DAYS = ("day", "weekend", "night", "hour", "minute")
_FINER: dict[str, tuple[str, ...]] = {"day": (), "week": ("week",), "fortnight": ("week",), "month": ("week", "month")}
_VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def resolve_ago(parts: Parts, context: Context) -> Outcome:
    """So many units ago, or from now, in the unit's own grain."""
    unit, number = _counted_years(parts)
    back = parts["way"] == "ago"
    if number == "X" or context.anchor is None or (back and _is_before_christ(float(number), unit, context.anchor)):
        return unresolved(_VAGUE[-1 if back else 1], unit)
    if unit in ("second", "minute", "hour"):
        hours = float(number) / {"second": 3600, "minute": 60, "hour": 1}[unit]
        day = add_days(context.anchor, int((-1 if back else 1) * (hours // 24)))
        return replace(whole("day", day), unit="day")
    if back:
        size = float(number) * (2 if unit == "fortnight" else 1)
        unit = "week" if unit == "fortnight" else unit
        return whole(unit, _ago(size, unit, context.anchor))
    return _counted(unit, float(number), context.anchor, 1)


def _is_before_christ(number: float, unit: str, day: date) -> bool:
    """Whether so many units ago lie before the first year that a date can have: "about 11,600 years ago"."""
    return number * calendar.MONTHS_IN.get(unit, 0) >= day.year * calendar.MONTHS_IN["year"]


def _counted_years(parts: Parts) -> tuple[str, str]:
    """Unit and number; decades and centuries in years, as "a decade ago" is a year and not ten."""
    unit = str(vocabulary("unit")[parts["unit"]])
    number = numbers.count(parts["number"])
    if unit in ("decade", "century") and number != "X":
        return "year", f"{float(number) * calendar.MONTHS_IN[unit] / calendar.MONTHS_IN['year']:g}"
    return unit, number


def _ago(number: float, unit: str, anchor: date) -> date:
    """So many units before a day, by dateparser where it knows the unit."""
    if number == int(number) and unit in ("day", "week", "month", "year"):
        found = dates.parse(f"{int(number)} {unit}s ago", anchor, "past")
        if found is not None:
            return found
    return _counted_day(unit, -number, anchor)


def _counted_day(unit: str, number: float, day: date) -> date:
    if unit in calendar.MONTHS_IN:
        return calendar.add_months(day, round(number * calendar.MONTHS_IN[unit]))
    try:
        return day + timedelta(days=round(number * calendar.DAYS_IN.get(unit, 1)))
    except OverflowError:
        return day


def _counted(unit: str, number: float, day: date, sign: int) -> Outcome:
    return whole("week" if unit == "fortnight" else unit, _counted_day(unit, sign * number, day))


def resolve_earlier(parts: Parts, context: Context) -> Outcome:
    """So many units earlier or later than what was mentioned last."""
    unit, number = _counted_years(parts)
    sign = 1 if parts["way"] in ("later", "after", "afterward", "afterwards") else -1
    if number == "X" or unit in ("second", "minute", "hour"):
        return unresolved(_VAGUE[sign], unit)
    reference = _reference(unit, context)
    days = span_of(reference)
    base = days[0] if days else context.anchor
    if base is None:
        return unresolved(_VAGUE[sign], unit)
    if reference is not None and days is not None and unit == "year" and reference.granularity in ("quarter", "half", "month"):
        first, last = calendar.shift_days(*days, unit, int(sign * float(number)))
        return Outcome(value=calendar.value_around(first, last, reference.granularity), unit=reference.granularity, first=first, last=last)
    return _counted(unit, float(number), base, sign)


def _reference(unit: str, context: Context) -> Period | None:
    """What was mentioned last, if it is as fine as the unit: "four days earlier" is not counted from a year."""
    last = context.last("any")
    if last is None or unit not in _FINER or last.granularity in (*_FINER[unit], *_DAYS):
        return last
    return context.last(*_FINER[unit], *_DAYS)
