"""Expressions that point back to what the text has mentioned or reports on: that month, the quarter, the 2015 period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.model import Period
from claimx.periods import calendar, numbers
from claimx.periods.calendar import add_days, unit_days, value_of
from claimx.periods.context import Context, Outcome, Parts, span_of, unresolved, whole
from claimx.periods.grammar import vocabulary
from claimx.periods.relative import days_mentioned, moved, unknown
from claimx.periods.years import fiscal_year_around

_MONDAY, _SATURDAY = 0, 5
_JUNE = 6
# For how many days after its end a fiscal year is the one that news tells of.
_JUST_OVER = 90


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
        return unknown(unit)
    found_unit = moved(unit, context.anchor, -1)
    return replace(found_unit, first=None, last=None, fiscal=True) if parts.get("fiscal") in ("fiscal", "financial") else found_unit


def resolve_this_reported(parts: Parts, context: Context) -> Outcome:
    """The quarter of "this quarter's loss includes a charge": the one that the text reports on, if it does, else the one that goes on."""
    reported = context.last(f"reported {parts['unit']}")
    if reported is not None and context.tense != "future":
        return _again(reported)
    return whole(parts["unit"], context.anchor) if context.anchor is not None else unknown(parts["unit"])


def _again(period: Period) -> Outcome:
    return Outcome(
        type="DATE", value=period.timex_value, unit=period.granularity, first=period.first_day, last=period.last_day, fiscal=period.fiscal
    )


def resolve_that(parts: Parts, context: Context) -> Outcome:
    """That month, the same year: the unit around what was mentioned last."""
    unit = str(vocabulary("span_unit")[parts["span_unit"]])
    told, days = context.last("any"), days_mentioned(unit, context)
    if told is not None and days is not None and unit in calendar.MONTHS_IN and _is_as_long(days, unit):
        return _again(told)  # "in the quarter ended Oct. 31 … in that quarter"
    return whole(unit, days[0]) if days else unknown(unit)


def _is_as_long(days: tuple[date, date], unit: str) -> bool:
    """Whether days make up so many months as a unit has, wherever they begin."""
    first, last = days
    return add_days(last, 1) == calendar.add_months(first, calendar.MONTHS_IN[unit])


def resolve_next_alone(_: Parts, context: Context) -> Outcome:
    """ "3% this year and 4% next": the unit after the one mentioned last."""
    told = context.last("any")
    days = span_of(told)
    return moved(told.granularity, days[0], 1) if told is not None and days is not None else unknown("year")


def resolve_ordinal_alone(parts: Parts, context: Context) -> Outcome:
    """ "In the first quarter and in the second": the part of the same year that has this number."""
    told = context.last("any")
    days, number = span_of(told), int(vocabulary("ordinal")[parts["ordinal"]])
    if told is None or days is None or told.granularity not in ("quarter", "half") or not told.timex_value[-1:].isdigit():
        return unknown("quarter")
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
    if whole_year and (goes_on := _year_that_goes_on(context)) is not None:
        return _again(goes_on)
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
    if parts.get("edge") == "end" and unit == "year" and (told := _year_of_sentence(context)) is not None:
        return whole(unit, told)
    return _the_unit(unit, parts, context.anchor, context)


def _year_of_sentence(context: Context) -> date | None:
    """A day of last year that a sentence has told just before: "peaked in August and had halved by the end of the year"."""
    days, day = span_of(context.last("sentence")), context.anchor
    if days is None or day is None or context.tense == "future":
        return None
    return days[1] if days[1].year == day.year - 1 else None


def _just_told(context: Context) -> date | None:
    """A day of the month of which a text reports, if it was over not long before: "Prices rose in May. They are up 9% over the year"."""
    told, day = context.last("reported month"), context.anchor
    if told is None or told.first_day is None or told.last_day is None or day is None or context.tense == "future":
        return None
    return told.last_day if 0 <= (day - told.last_day).days <= _JUST_OVER else None


def _year_that_goes_on(context: Context) -> Period | None:
    """The year told of just before, if it is not over: "It left its forecast for 2015 as it was. It sees growth of 3% over the year"."""
    told, day = context.last("any"), context.anchor
    if told is None or told.granularity != "year" or told.first_day is None or told.last_day is None or day is None:
        return None
    return told if told.first_day <= day <= told.last_day and (told.first_day.month, told.first_day.day) == (1, 1) else None


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
        return unknown(unit)
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


def resolve_day_number(parts: Parts, context: Context) -> Outcome:
    """The second day of "Sept. 19 to 22"."""
    days = span_of(context.last("day"))
    found = calendar.day_of(days[0].year, days[0].month, int(parts["day"])) if days else None
    return whole("day", found) if found is not None else unknown("day")


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
