"""How long and how often: durations, counted stretches up to or from the anchor, and what recurs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.periods import calendar, numbers
from claimx.periods.calendar import add_days, duration_value, month_days, step
from claimx.periods.context import Context, Outcome, Parts, span_of
from claimx.periods.grammar import vocabulary
from claimx.periods.years import relative_year

_HALF_YEAR = 6
_WEEKS_OF_QUARTER = 13
_CLOCK = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}


def unit_name(parts: Parts, name: str = "unit") -> str:
    """The unit that a part names ("months" is "month")."""
    word = parts[name]
    return str(vocabulary("unit").get(word, word.removesuffix("s")))


def resolve_duration(parts: Parts, context: Context) -> Outcome:
    """A length of time, not tied to any day; "the nine months" are those told before, else the year's first."""
    unit = unit_name(parts)
    number = numbers.count(parts["number"]) if "number" in parts else "1"
    if parts.get("half") == "yes":
        number = "1.5"
    found = Outcome(type="DURATION", value=_value(number, unit), unit=unit, kind="duration")
    if "the" in parts and unit == "month" and number in ("6", "9"):
        days = _told_months(int(number), context) or resolve_first_units({"number": number, "unit": "months"}, context)
        return replace(found, first=days.first, last=days.last, kind=days.kind)
    return found


def _told_months(number: int, context: Context) -> Outcome | None:
    """So many months that the text has told: a half year of known days, or those up to a day that it gave as the end of a month."""
    half = context.last("reported half")
    if number == _HALF_YEAR and half is not None and half.timex_type == "DATE" and span_of(half):
        return Outcome(value=half.timex_value, unit="half", first=half.first_day, last=half.last_day)
    days = span_of(context.last("reported month"))
    if days is None or days[0] != days[1]:
        return None
    return Outcome(value="", unit="month", first=counted_back(days[1], number, "month"), last=days[1])


def _value(number: str, unit: str) -> str:
    """The TIMEX3 duration; a half is written in the next smaller unit."""
    whole_part, _, fraction = number.partition(".")
    if fraction == "5":
        halves = {"year": ("P", "Y", "6M"), "hour": ("PT", "H", "30M"), "minute": ("PT", "M", "30S"), "day": ("P", "D", "T12H")}
        if unit in halves:
            mark, letter, rest = halves[unit]
            return f"{mark}{whole_part + letter if whole_part != '0' else ''}{rest}"
    return duration_value(number, unit)


def resolve_duration_part(parts: Parts, _: Context) -> Outcome:
    """A half-century, a quarter of an hour."""
    unit = parts["unit"]
    share = 2 if parts["part"] == "half" else 4
    if unit == "hour":
        return Outcome(type="DURATION", value=f"PT{60 // share}M", unit="minute", kind="duration")
    years = calendar.MONTHS_IN[unit] // calendar.MONTHS_IN["year"]
    return Outcome(type="DURATION", value=f"P{years // share}Y", unit="year", kind="duration")


def resolve_count(parts: Parts, context: Context) -> Outcome:
    """The last or next so many units: from so far back up to the anchor, or from the anchor on."""
    unit = unit_name(parts)
    number = numbers.count(parts["number"])
    back = parts["direction"] in vocabulary("past_direction")
    outcome = Outcome(type="DURATION", value=_value(number, unit), unit=unit)
    if parts["direction"] == "latest" and unit == "month" and number in ("6", "9"):
        told = _told_months(int(number), context) or resolve_first_units({"number": number, "unit": "months"}, context)
        return replace(outcome, first=told.first, last=told.last)
    anchor = context.anchor
    if parts["direction"] in ("previous", "preceding", "prior") and (days := span_of(context.last("sentence"))) is not None:
        anchor = add_days(days[0], -1)
        if days[0].day == 1 and unit in calendar.MONTHS_IN and number.isdigit():  # "4% last year and 3% in the previous two years"
            return replace(outcome, first=counted_back(anchor, int(number), unit), last=anchor)
    if anchor is None or unit in ("second", "minute"):  # "in the last 10 minutes" is of a match
        return replace(outcome, kind="duration")
    if number == "X":
        return replace(outcome, last=anchor) if back else replace(outcome, first=anchor)
    other = counted_from(anchor, float(number), unit, back=back)
    first, last = (other, anchor) if back else (anchor, other)
    return replace(outcome, first=first, last=last)


def counted_from(day: date, number: float, unit: str, *, back: bool) -> date:
    """The day so many units before or after a day."""
    sign = -1 if back else 1
    if unit in calendar.MONTHS_IN:
        return calendar.add_months(day, round(sign * number * calendar.MONTHS_IN[unit]))
    if unit in _CLOCK:
        return add_days(day, round(sign * min(number, 1e8) // _CLOCK[unit]))
    return add_days(day, round(sign * min(number, 3e6) * calendar.DAYS_IN.get(unit, 1)))


def resolve_first_units(parts: Parts, context: Context) -> Outcome:
    """The first nine months (of a year)."""
    unit = unit_name(parts)
    number = numbers.count(parts["number"])
    outcome = Outcome(type="DURATION", value=duration_value(number, unit), unit=unit)
    year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts.get("when", ""), context)
    if not number.isdigit() or unit in ("day", "week") or "fiscal" in parts:
        return replace(outcome, kind="duration")
    if parts.get("which") in vocabulary("last_of"):
        return _end_of_year_told(outcome, int(number), unit, context) or replace(outcome, kind="duration")
    months = int(number) * calendar.MONTHS_IN[unit]
    if months > 12 or (year is None and context.anchor is None):
        return replace(outcome, kind="duration")
    if year is None:
        assert context.anchor is not None
        over = month_days(context.anchor.year, 1, months)[1] <= context.anchor
        year = context.anchor.year if over or context.tense == "future" else context.anchor.year - 1
    first, last = month_days(year, 1, months)
    return replace(outcome, first=first, last=last)


def _end_of_year_told(outcome: Outcome, number: int, unit: str, context: Context) -> Outcome | None:
    """The last months of a year that the text has told of: "It made $4m in 2015. Sales fell in the final three months"."""
    told = context.last("reported year", "told year")
    if told is None or told.first_day is None or told.last_day is None or context.anchor is None or told.last_day > context.anchor:
        return None
    first = counted_back(told.last_day, number, unit)
    return replace(outcome, first=first, last=told.last_day) if first > told.first_day else None


def resolve_loose(parts: Parts, context: Context) -> Outcome:
    """Recent years, coming months: no number is said."""
    unit = unit_name(parts)
    forward = parts["direction"] in ("coming", "future", "next", "following")
    anchor = context.anchor
    return Outcome(
        type="DURATION",
        value="FUTURE_REF"
        if parts["direction"] == "future"
        else "PAST_REF"
        if unit == "year" and not forward
        else duration_value("X", unit),
        unit=unit,
        first=anchor if forward else None,
        last=None if forward else anchor,
    )


def resolve_set(parts: Parts, _: Context) -> Outcome:
    """What recurs: every year, daily, Tuesdays, a year (as in "$4m a year")."""
    if "recurring" in parts:
        value = str(vocabulary("recurring")[parts["recurring"]])
        return Outcome(type="SET", value=value, unit=_unit_of(value), kind="recurring")
    if "weekday" in parts:
        number = int(vocabulary("weekday")[parts["weekday"]])
        part = vocabulary("part_of_day").get(parts.get("part_of_day", ""))
        return Outcome(type="SET", value=f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else ""), unit="day", kind="recurring")
    if "month" in parts:
        return Outcome(type="SET", value=f"XXXX-{int(vocabulary('month')[parts['month']]):02d}", unit="month", kind="recurring")
    if "season" in parts:
        return Outcome(type="SET", value=f"XXXX-{vocabulary('season')[parts['season']]}", unit="season", kind="recurring")
    unit = unit_name(parts)
    every = numbers.count(parts["number"]) if "number" in parts else "2" if "other" in parts else "1"
    return Outcome(type="SET", value=duration_value(every, unit), unit=unit, kind="recurring")


def _unit_of(value: str) -> str:
    return {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}[value[-1]]


def counted_back(last: date, number: int, unit: str) -> date:
    """First day of so many whole units that end on a day ("the six months to 30 June": 1 January; "the 24 hours to Friday": Thursday)."""
    if unit in _CLOCK:
        return counted_from(last, number, unit, back=True)
    if unit not in calendar.MONTHS_IN:
        return add_days(last, 1 - number * calendar.DAYS_IN.get(unit, 1))
    start = add_days(step("day", last, 1), 0)
    if start.day == 1:
        return calendar.add_months(start, -number * calendar.MONTHS_IN[unit])
    if unit == "quarter":  # a firm's that ends on a day of the week is thirteen weeks long
        return add_days(last, 1 - number * _WEEKS_OF_QUARTER * calendar.DAYS_IN["week"])
    return add_days(calendar.add_months(last, -number * calendar.MONTHS_IN[unit]), 1)
