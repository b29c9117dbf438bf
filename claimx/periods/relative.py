"""Expressions that need the anchor date or what the text has mentioned: last week, Friday, the quarter, three years ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.model import Period
from claimx.periods import calendar, numbers
from claimx.periods.calendar import add_days, step, unit_days, value_of
from claimx.periods.context import Context, Outcome, Parts, span_of, unresolved, whole
from claimx.periods.grammar import vocabulary
from claimx.periods.parts_of_years import resolve_month
from claimx.periods.years import fiscal_year_around, relative_year

_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6
_JUNE = 6
# For how many days after its end a fiscal year is the one that news tells of.
_JUST_OVER = 90


def _unknown(unit: str) -> Outcome:
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
        days = _mentioned(unit, context)
        if days is not None:
            day = days[0]
    if day is None:
        return _unknown(unit)
    found = moved(unit, day, direction)
    if unit == "week" and word == "last" and day == context.anchor and day.weekday() == _SUNDAY:
        return replace(found, first=add_days(day, -7), last=add_days(day, -1))  # the days right before it, as papers of Sunday have it
    if unit == "weekend" and direction == -1 and day == context.anchor and found.last is not None and (day - found.last).days > 7:
        found = moved(unit, day, 0)
    if "fiscal" in parts:
        if unit == "year":
            return fiscal_year_around(found, day, direction, context)
        return replace(found, first=None, last=None, fiscal=True)
    return found


def _mentioned(unit: str, context: Context) -> tuple[date, date] | None:
    """The days mentioned last that a unit can lie around or next to: for a day, a day, not a year."""
    return span_of(context.last("day" if unit == "day" else "any"))


def resolve_before_last(parts: Parts, context: Context) -> Outcome:
    """The week before last, the month after next."""
    unit = "day" if parts["unit"] == "night" else parts["unit"]
    if context.anchor is None:
        return _unknown(unit)
    return moved(unit, context.anchor, -2 if "back" in parts else 2)


def resolve_latest(parts: Parts, context: Context) -> Outcome:
    """The latest quarter or period: the one the text reports on, or the last that is over."""
    unit = parts["unit"]
    if unit == "period":
        found = context.last("sentence", "reported")
        if found is not None:
            return _again(found)
        unit = "quarter"
    if (mentioned := context.last(f"reported {unit}")) is not None and unit in ("quarter", "half"):
        return _again(mentioned)
    if context.anchor is None:
        return _unknown(unit)
    found_unit = moved(unit, context.anchor, -1)
    return replace(found_unit, first=None, last=None, fiscal=True) if parts.get("fiscal") in ("fiscal", "financial") else found_unit


def resolve_this_reported(parts: Parts, context: Context) -> Outcome:
    """The quarter of "this quarter's loss includes a charge": the one that the text reports on, if it does, else the one that goes on."""
    reported = context.last(f"reported {parts['unit']}")
    if reported is not None and context.tense != "future":
        return _again(reported)
    return whole(parts["unit"], context.anchor) if context.anchor is not None else _unknown(parts["unit"])


def _again(period: Period) -> Outcome:
    return Outcome(
        type="DATE", value=period.timex_value, unit=period.granularity, first=period.first_day, last=period.last_day, fiscal=period.fiscal
    )


def resolve_that(parts: Parts, context: Context) -> Outcome:
    """That month, the same year: the unit around what was mentioned last."""
    unit = str(vocabulary("span_unit")[parts["span_unit"]])
    days = _mentioned(unit, context)
    return whole(unit, days[0]) if days else _unknown(unit)


def resolve_next_alone(_: Parts, context: Context) -> Outcome:
    """ "3% this year and 4% next": the unit after the one mentioned last."""
    told = context.last("any")
    days = span_of(told)
    return moved(told.granularity, days[0], 1) if told is not None and days is not None else _unknown("year")


def resolve_ordinal_alone(parts: Parts, context: Context) -> Outcome:
    """ "In the first quarter and in the second": the part of the same year that has this number."""
    told = context.last("any")
    days, number = span_of(told), int(vocabulary("ordinal")[parts["ordinal"]])
    if told is None or days is None or told.granularity not in ("quarter", "half") or not told.timex_value[-1:].isdigit():
        return _unknown("quarter")
    return replace(moved(told.granularity, days[0], number - int(told.timex_value[-1])), fiscal=told.fiscal)


def _recent(period: Period | None, context: Context) -> bool:
    """Whether a period ends in the anchor's year or the one before."""
    return (
        period is not None
        and period.last_day is not None
        and context.anchor is not None
        and period.last_day.year >= context.anchor.year - 1
    )


def resolve_the(parts: Parts, context: Context) -> Outcome:
    """The quarter, the period, the year: what the text reports on, or else what the anchor date tells."""
    unit = parts["unit"]
    if unit == "period":
        found = context.last("sentence", "reported", "any")
        return _again(found) if found is not None else unresolved("PXX", "year")
    found = context.last(f"reported {unit}") if unit != "decade" else context.last(unit)
    if "within" in parts:  # "Sales leapt by 30% last year. It sold 40 cars during the year."
        found = found or context.last("told year")
    if unit == "year" and ("full" in parts or not _recent(found, context) or _begins_other(found, parts) or _is_over_by(found, context)):
        found = None
    whole_year = unit == "year" and "full" in parts
    if whole_year and context.anchor is not None and (fiscal := _fiscal_year_of(context.anchor, context)) is not None:
        return fiscal
    if "over" in parts and found is None and (month := _just_told(context)) is not None:
        last = unit_days("month", month)[1]
        return Outcome(value=value_of("year", last), unit="year", first=calendar.add_months(add_days(last, 1), -12), last=last)
    if found is not None:
        return replace(_again(found), fiscal=found.fiscal or "fiscal" in parts)
    if (
        unit == "month"
        and "edge" in parts
        and context.tense == "past"
        and (day := context.last("day")) is not None
        and day.first_day is not None
    ):
        return whole(unit, day.first_day)  # "opened on 7 May and closed at the end of the month"
    return _the_unit(unit, parts, context.anchor, context)


def _just_told(context: Context) -> date | None:
    """A day of the month of which a text reports, if it was over not long before: "Prices rose in May. They are up 9% over the year"."""
    told, day = context.last("reported month"), context.anchor
    if told is None or told.first_day is None or told.last_day is None or day is None or context.tense == "future":
        return None
    return told.last_day if 0 <= (day - told.last_day).days <= _JUST_OVER else None


def _is_over_by(found: Period | None, context: Context) -> bool:
    """Whether a year that was mentioned was over before what is to come: "It made $4m in 2014. It expects growth of 3% for the year"."""
    day, last = context.anchor, found.last_day if found is not None else None
    return context.tense == "future" and day is not None and last is not None and last < day


def _begins_other(found: Period | None, parts: Parts) -> bool:
    """Whether "the start of the year" is that of the calendar's, and not of a fiscal year that was mentioned."""
    return found is not None and found.fiscal and "fiscal" not in parts and parts.get("edge") == "start"


def _the_unit(unit: str, parts: Parts, anchor: date | None, context: Context) -> Outcome:
    """The week, the quarter, the full year … seen from the anchor alone."""
    if anchor is None:
        return _unknown(unit)
    future = context.tense == "future"
    back = (
        unit in ("quarter", "half")
        or (unit == "weekend" and anchor.weekday() < _SATURDAY and not future)
        or (unit == "week" and anchor.weekday() == _MONDAY and context.tense == "past")
        or (unit == "year" and ("full" in parts or "fiscal" in parts) and anchor.month <= _JUNE and not future)
    )
    if "fiscal" in parts and unit == "year" and (around := _fiscal_year_of(anchor, context)) is not None:
        return around
    found = moved(unit, anchor, -1 if back else 0)
    return replace(found, first=None, last=None, fiscal=True) if "fiscal" in parts else found


def _fiscal_year_of(anchor: date, context: Context) -> Outcome | None:
    """The fiscal year that goes on, or the one that is just over if the past is told; None where its end is not known."""
    found = fiscal_year_around(whole("year", anchor), anchor, 0, context)
    if found.first is None:
        return None
    just_over = context.tense != "future" and (anchor - found.first).days < _JUST_OVER
    return fiscal_year_around(whole("year", anchor), anchor, -1, context) if just_over else found


def resolve_part_of(parts: Parts, context: Context) -> Outcome:
    """The last week of December 2004, the first quarter of the decade."""
    unit = str(vocabulary("span_unit")[parts["span_unit"]])
    if "month" in parts:
        whole_unit = resolve_month(parts, context)
    else:
        year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts["which"], context)
        whole_unit = whole("year", date(year, 1, 1)) if year is not None else _unknown("year")
    if whole_unit.first is None or whole_unit.last is None:
        return _unknown(unit)
    number = int(vocabulary("position")[parts["position"]])
    if number < 0:
        last = add_days(step(unit, add_days(whole_unit.last, 1), number + 1), -1)
        first = add_days(step(unit, add_days(last, 1), -1), 0)
    else:
        first = step(unit, whole_unit.first, number - 1)
        last = add_days(step(unit, first, 1), -1)
    return Outcome(value=value_of(unit, first), unit=unit, first=first, last=last)


def resolve_day_number(parts: Parts, context: Context) -> Outcome:
    """The second day of "Sept. 19 to 22"."""
    days = span_of(context.last("day"))
    found = calendar.day_of(days[0].year, days[0].month, int(parts["day"])) if days else None
    return whole("day", found) if found is not None else _unknown("day")


def resolve_the_year(parts: Parts, context: Context) -> Outcome:
    """Resolve "the 2015 quarter": the quarter that the text reports on, in that year."""
    year = numbers.year(parts["year"])
    assert year is not None
    unit = parts["unit"]
    reference = context.last("sentence", "reported") if unit == "period" else context.last(f"reported {unit}") if unit != "year" else None
    days = span_of(reference)
    if days is None or reference is None:
        return whole("year", date(year, 1, 1))
    first, last = calendar.shift_days(*days, "year", year - days[1].year)
    return Outcome(value=calendar.value_around(first, last, reference.granularity), unit=reference.granularity, first=first, last=last)


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
        return _unknown(parts["unit"])
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
        return replace(_unknown(name), value=calendar.duration_value(str(number), name), type="DURATION")
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
