"""Expressions that need the anchor date: last week, this year, the year to date; what was mentioned is in `mentioned.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.periods import calendar, numbers
from claimx.periods.calendar import add_days, add_months, shift_days, step, unit_days, value_around, value_of
from claimx.periods.context import Context, Outcome, Parts, span_of, unresolved, whole
from claimx.periods.grammar import vocabulary
from claimx.periods.parts_of_years import resolve_month
from claimx.periods.years import fiscal_year_around, relative_year

_TUESDAY, _SUNDAY = 1, 6


def unknown(unit: str) -> Outcome:
    """A unit of which the days are not known."""
    letter = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}
    return unresolved(letter.get(unit, "XXXX"), unit)


def moved(unit: str, day: date, number: int) -> Outcome:
    """The calendar unit so many units away from a day."""
    return whole(unit, step(unit, day, number))


def resolve_relative(parts: Parts, context: Context) -> Outcome:
    """A calendar unit by its direction: this, last, next, previous, following."""
    unit = str(vocabulary("span_unit")[parts["span_unit"]])
    word = parts["direction"]
    direction = int(vocabulary("direction")[word])
    day = context.anchor
    if word in ("following", "previous", "preceding", "prior") or (word == "next" and "the" in parts and context.tense != "future"):
        days = days_mentioned(unit, context)
        if days is not None:
            if (beside := _year_beside(unit, days, direction)) is not None:
                return beside
            day = days[0] if direction < 0 else days[1]
    if day is None:
        return unknown(unit)
    found = moved(unit, day, direction)
    if unit == "week" and word == "last" and day == context.anchor and day.weekday() == _SUNDAY:
        return replace(found, first=add_days(day, -7), last=add_days(day, -1))  # the days right before it, as papers of Sunday have it
    if unit == "weekend" and word == "this" and context.tense == "past" and day == context.anchor and day.weekday() <= _TUESDAY:
        found = moved(unit, day, -1)  # told on a Monday of what has been
    if unit == "weekend" and direction == -1 and day == context.anchor and found.last is not None and (day - found.last).days > 7:
        found = moved(unit, day, 0)
    if "fiscal" in parts:
        if unit == "year":
            return fiscal_year_around(found, day, direction, context)
        return replace(found, first=None, last=None, fiscal=True)
    return found


def _year_beside(unit: str, days: tuple[date, date], direction: int) -> Outcome | None:
    """The year before or after one that is no calendar's: "£34m this financial year and £32m the year after"."""
    first, last = days
    if unit != "year" or (first.month, first.day) == (1, 1) or add_days(last, 1) != add_months(first, 12):
        return None
    start, end = shift_days(first, last, "year", direction)
    return Outcome(value=value_around(start, end, unit), unit=unit, first=start, last=end)


def days_mentioned(unit: str, context: Context) -> tuple[date, date] | None:
    """The days mentioned last that a unit can lie around or next to: for a day, a day, not a year."""
    return span_of(context.last("day" if unit == "day" else "any"))


def resolve_before_last(parts: Parts, context: Context) -> Outcome:
    """The week before last, the month after next."""
    unit = "day" if parts["unit"] == "night" else parts["unit"]
    if context.anchor is None:
        return unknown(unit)
    return moved(unit, context.anchor, -2 if "back" in parts else 2)


def resolve_part_of(parts: Parts, context: Context) -> Outcome:
    """The last week of December 2004, the first quarter of the decade."""
    unit = str(vocabulary("span_unit")[parts["span_unit"]])
    if "month" in parts:
        whole_unit = resolve_month(parts, context)
    else:
        year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts["which"], context)
        whole_unit = whole("year", date(year, 1, 1)) if year is not None else unknown("year")
    if whole_unit.first is None or whole_unit.last is None:
        return unknown(unit)
    number = int(vocabulary("position")[parts["position"]])
    if number < 0:
        last = add_days(step(unit, add_days(whole_unit.last, 1), number + 1), -1)
        first = add_days(step(unit, add_days(last, 1), -1), 0)
    else:
        first = step(unit, whole_unit.first, number - 1)
        last = add_days(step(unit, first, 1), -1)
    return Outcome(value=value_of(unit, first), unit=unit, first=first, last=last)


def resolve_year_end(parts: Parts, context: Context) -> Outcome:
    """The last day of a year, or of its first half, as TIMEX3 the year."""
    year = numbers.year(parts["year"]) if "year" in parts else None
    if year is None and context.anchor is not None:
        year = context.anchor.year - (1 if context.tense == "past" else 0)
    if year is None:
        return unresolved("XXXX", "year")
    day = date(year, 6, 30) if "mid" in parts else date(year, 12, 31)
    return Outcome(value=f"{year}-12-31" if "hyphen" in parts else f"{year}", unit="day", first=day, last=day)


def resolve_to_date(parts: Parts, context: Context) -> Outcome:
    """The year to date: from its first day to the anchor."""
    if context.anchor is None:
        return unknown(parts["unit"])
    return replace(whole(parts["unit"], context.anchor), last=context.anchor)


def resolve_past_one(parts: Parts, context: Context) -> Outcome:
    """The past year, the past decade: so long back from the anchor."""
    return _around(parts["unit"], -1, context)


def resolve_next_one(parts: Parts, context: Context) -> Outcome:
    """Over the coming year: so long on from the anchor."""
    return _around(parts["unit"], 1, context)


def _around(unit: str, direction: int, context: Context) -> Outcome:
    anchor = context.anchor
    months = 12 if unit == "12-month" else None
    name = "month" if months else unit
    if unit in ("second", "minute", "hour"):
        day = anchor
        return Outcome(type="DURATION", value=f"PT1{unit[0].upper()}", unit=unit, first=day, last=day)
    number = months or 1
    if anchor is None:
        return replace(unknown(name), value=calendar.duration_value(str(number), name), type="DURATION")
    other = step(name, anchor, direction * number)
    first, last = (other, anchor) if direction < 0 else (anchor, other)
    if unit in ("decade", "century", "12-month"):
        return Outcome(type="DURATION", value=calendar.duration_value(str(number), name), unit=name, first=first, last=last)
    return Outcome(value=value_of(unit, unit_days(unit, other)[0]), unit=unit, first=first, last=last)


def resolve_now(_: Parts, context: Context) -> Outcome:
    """Now: the anchor day."""
    return Outcome(value="PRESENT_REF", unit="day", first=context.anchor, last=context.anchor)


def resolve_past(_: Parts, __: Context) -> Outcome:
    """Some time before."""
    return unresolved("PAST_REF", "day")


def resolve_future(_: Parts, __: Context) -> Outcome:
    """Some time to come."""
    return unresolved("FUTURE_REF", "day")
