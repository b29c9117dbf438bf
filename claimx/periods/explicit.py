"""Expressions that name a place in the calendar: dates, months, quarters, years, decades, seasons, holidays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from claimx.periods import calendar, dates, numbers
from claimx.periods.calendar import add_days, add_months, month_days
from claimx.periods.context import Context, Outcome, span_of, unresolved, whole
from claimx.periods.grammar import vocabulary

Parts = Mapping[str, str]
_AGAINST_TENSE = 3
_SOON = 185


def month_number(parts: Parts) -> int | None:
    """The number of the month that the part "month" names."""
    name = parts.get("month", "").rstrip(".")
    found = vocabulary("month").get(name, vocabulary("month_abbreviation").get(name))
    return int(found) if found is not None else None


def resolve_date(parts: Parts, context: Context) -> Outcome:
    """A day of a month, with or without its year."""
    for name in ("iso", "numeric", "compact"):
        if name in parts:
            found = _numeric_date(name, parts[name])
            return whole("day", found) if found else unresolved("XXXX-XX-XX", "day")
    month = month_number(parts)
    day = int(vocabulary("day_ordinal")[parts["day_ordinal"]]) if "day_ordinal" in parts else int(parts["day"])
    assert month is not None
    year = numbers.year(parts["year"]) if "year" in parts else None
    if not dates.month_and_day(month, day):
        return unresolved(f"{year or 'XXXX'}-{month:02d}-{day:02d}", "day")
    if year is not None:
        found = dates.parse(f"{parts['month']} {day}, {year}")
        return whole("day", found) if found else unresolved(f"{year:04d}-{month:02d}-{day:02d}", "day")
    if context.anchor is None:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", "day")
    found = nearest_day(month, day, _weekday(parts), context)
    return whole("day", found) if found else unresolved(f"XXXX-{month:02d}-{day:02d}", "day")


def _weekday(parts: Parts) -> int | None:
    name = parts.get("weekday_name", "").rstrip(".")
    found = vocabulary("weekday").get(name, vocabulary("weekday_abbreviation").get(name))
    return None if found is None else int(found)


def _numeric_date(name: str, text: str) -> date | None:
    if name == "compact":
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if "." in text:
        return dates.parse(text, None, "current_period", "DMY")
    if "/" in text and int(text.split("/")[0]) > 12:
        return dates.parse(text, None, "current_period", "DMY")
    if "-" in text:
        return calendar.day_of(*map(int, text.split("-")))
    return dates.parse(text)


def nearest_day(month: int, day: int, weekday: int | None, context: Context) -> date | None:
    """The day of that name (and weekday) nearest the anchor; a day against the tense must be much nearer."""
    anchor = context.anchor
    assert anchor is not None
    years = range(max(1, anchor.year - 1), min(9999, anchor.year + 1) + 1)
    days = [found for year in years if (found := calendar.day_of(year, month, day))]
    if weekday is not None:
        days = [found for found in days if found.weekday() == weekday] or days
    return min(days, key=lambda found: _distance(found, context), default=None)


def _distance(day: date, context: Context) -> tuple[int, bool]:
    """How far a day is from the anchor; one against the tense counts for further, of two the past one for nearer."""
    assert context.anchor is not None
    ahead = (day - context.anchor).days
    against = (ahead > 0 and context.tense == "past") or (ahead < 0 and context.tense == "future")
    return abs(ahead) * (_AGAINST_TENSE if against else 1), ahead > 0


def resolve_month(parts: Parts, context: Context) -> Outcome:
    """A month, with its year, a relative year, a direction, or bare."""
    month = month_number(parts)
    assert month is not None
    year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts.get("which", ""), context)
    if year is None and context.anchor is not None:
        year = _year_of_month(month, vocabulary("direction").get(parts.get("direction", "")), context)
    if year is None:
        return unresolved(f"XXXX-{month:02d}", "month")
    return whole("month", date(year, month, 1))


def _year_of_month(month: int, direction: int | None, context: Context) -> int:
    anchor = context.anchor
    assert anchor is not None
    if direction == -1:
        return anchor.year if month < anchor.month else anchor.year - 1
    if direction == 1:
        return anchor.year if month > anchor.month else anchor.year + 1
    if direction == 0:
        return anchor.year
    ahead, back = (month - anchor.month) % 12, (anchor.month - month) % 12
    if context.tense == "future" and ahead <= _AGAINST_TENSE * back:
        return anchor.year if month >= anchor.month else anchor.year + 1
    return anchor.year if month <= anchor.month else anchor.year - 1


def resolve_unit_to_month(parts: Parts, context: Context) -> Outcome:
    """The December quarter, the June half: the one that ends with the month."""
    last_month = resolve_month(parts, context)
    if last_month.last is None:
        return unresolved("XXXX", parts["unit"])
    first = add_months(add_days(last_month.last, 1), -calendar.MONTHS_IN[parts["unit"]])
    value = calendar.value_around(first, last_month.last, parts["unit"])
    return Outcome(value=value, unit=parts["unit"], first=first, last=last_month.last)


def resolve_half_month(parts: Parts, context: Context) -> Outcome:
    """The first half of March: up to the 15th."""
    month = resolve_month(parts, context)
    if month.first is None or month.last is None:
        return month
    middle = month.first.replace(day=15)
    first_half = vocabulary("half_ordinal")[parts["half_ordinal"]] == 1
    return replace(month, first=month.first if first_half else add_days(middle, 1), last=middle if first_half else month.last)


def relative_year(which: str, context: Context) -> int | None:
    """The year that "this year", "last year", "the year" … names; None where nothing tells."""
    if not which:
        return None
    if which.startswith(("that", "the same", "the previous", "the following")):
        reference = context.last("any")
        base = reference.first_day.year if reference is not None and reference.first_day is not None else None
        step = -1 if "previous" in which else 1 if "following" in which else 0
        return base + step if base is not None else None
    if context.anchor is None:
        return None
    return context.anchor.year + (-1 if which.startswith("last") else 1 if which.startswith("next") else 0)


def resolve_year(parts: Parts, context: Context) -> Outcome:
    """A year; a fiscal one has no days as long as its end is not known."""
    year = numbers.year(parts["year"])
    if year is None:
        return unresolved("XXXX", "year")
    found = whole("year", date(year, 1, 1))
    return fiscal_year(found, context) if "fiscal" in parts else found


def fiscal_year(found: Outcome, context: Context) -> Outcome:
    """A year as a fiscal year: with days where the text has told when fiscal years end (they go by their last day)."""
    year = context.last("fiscal year")
    known = span_of(year)
    if known is None or year is None or found.first is None:
        return replace(found, first=None, last=None, fiscal=True)
    named = int(year.timex_value) if not year.text else known[1].year
    first, last = calendar.shift_days(*known, "year", found.first.year - named)
    return replace(found, first=first, last=last, fiscal=True)


def fiscal_year_around(found: Outcome, day: date, direction: int, context: Context) -> Outcome:
    """The fiscal year around a day, or so many years from it, for "this fiscal year"; without days where its end is not known."""
    known = span_of(context.last("fiscal year"))
    if known is None:
        return replace(found, first=None, last=None, fiscal=True)
    first, last = calendar.shift_days(*known, "year", day.year - known[0].year)
    first, last = calendar.shift_days(first, last, "year", direction - (first > day))
    return replace(found, first=first, last=last, fiscal=True)


def resolve_year_span(parts: Parts, _: Context) -> Outcome:
    """Resolve "2015-16": two years; as a British financial or tax year, April to March."""
    start = numbers.year(parts["year"])
    assert start is not None
    end = numbers.end_year(start, parts["end"])
    first, last = date(start, 1, 1), date(min(end, 9999), 12, 31)
    fiscal = "fiscal" in parts
    if fiscal and end == start + 1:
        first, last = date(start, 4, 1), date(end, 3, 31)
    return Outcome(value=f"{start}/{end}", unit="year", first=first, last=last, fiscal=fiscal)


def resolve_quarter(parts: Parts, context: Context) -> Outcome:
    """A quarter by its number."""
    number = int(parts["digit"]) if "digit" in parts else int(vocabulary("ordinal")[parts["ordinal"]])
    return _numbered("quarter", number, parts, context)


def resolve_half(parts: Parts, context: Context) -> Outcome:
    """A half year by its number, or the half of a decade."""
    number = int(parts["digit"]) if "digit" in parts else int(vocabulary("half_ordinal")[parts["half_ordinal"]])
    if "decade" in parts:
        return resolve_decade(parts, context)
    return _numbered("half", number, parts, context)


def _numbered(unit: str, number: int, parts: Parts, context: Context) -> Outcome:
    fiscal = "fiscal" in parts or "fiscal_after" in parts or "fiscal_year" in parts or "fy" in parts
    year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts.get("which", ""), context)
    size = calendar.MONTHS_IN[unit]
    if year is None and context.anchor is not None:
        year = _year_of_part(size, number, context)
    if year is None:
        return unresolved(f"XXXX-{unit[0].upper()}{number}", unit)
    found = whole(unit, date(year, (number - 1) * size + 1, 1))
    return _fiscal_part(found, number, size, parts, context) if fiscal else found


def _fiscal_part(found: Outcome, number: int, size: int, parts: Parts, context: Context) -> Outcome:
    """A quarter or half of a fiscal year, counted from its first day where the text has told when it ends."""
    year = fiscal_year(found, context)
    if year.first is None or year.last is None:
        return year
    first = add_months(year.first, (number - 1) * size)
    anchor = context.anchor
    if "year" not in parts and anchor is not None:
        first = add_months(first, 12 * (anchor.year - first.year))
        first = add_months(first, -12) if first > anchor else first
    return replace(year, first=first, last=add_days(add_months(first, size), -1))


def _year_of_part(size: int, number: int, context: Context) -> int:
    """The year of a quarter or half without one: the last that is over or, of quarters, has begun; the next in future tense."""
    anchor = context.anchor
    assert anchor is not None
    first, last = month_days(anchor.year, (number - 1) * size + 1, size)
    if context.tense == "future" and last >= anchor:
        return anchor.year
    if context.tense == "future" and (add_months(first, 12) - anchor).days <= _SOON:
        return anchor.year + 1
    begun = first <= anchor if size == calendar.MONTHS_IN["quarter"] else last <= anchor
    return anchor.year if begun else anchor.year - 1


def resolve_decade(parts: Parts, context: Context) -> Outcome:
    """A decade in digits or by name."""
    if "decade_name" in parts:
        start = 1900 + int(vocabulary("decade_name")[parts["decade_name"]])
    elif "short" in parts or parts["decade"].startswith("'"):
        number = int(parts.get("short", parts.get("decade", "0")).lstrip("'"))
        start = number + (2000 if number < 30 else 1900)
    else:
        start = int(parts["decade"])
    if "decade_name" in parts and start < 1930 and context.anchor is not None and context.anchor.year >= start + 100:
        start += 100
    return whole("decade", date(start, 1, 1))


def resolve_century(parts: Parts, _: Context) -> Outcome:
    """A century by its number: the 19th is 1801 to 1900."""
    number = int(parts["century"]) if "century" in parts else int(vocabulary("day_ordinal")[parts["day_ordinal"]])
    first = date(max(1, (number - 1) * 100 + 1), 1, 1)
    return replace(whole("century", first), value=f"{number - 1:02d}")


def resolve_season(parts: Parts, context: Context) -> Outcome:
    """A season, with its year, a direction, or bare."""
    season = str(vocabulary("season")[parts["season"]])
    year = numbers.year(parts["year"]) if "year" in parts else None
    if year is not None and season == "WI" and "end" not in parts:
        first, last = calendar.season_days(season, year)
        return Outcome(value=f"{year}-WI", unit="season", first=first, last=last)
    mentioned = span_of(context.last("any")) if "that" in parts else None
    if year is None and mentioned is not None:
        year = mentioned[0].year
    if year is None and context.anchor is not None:
        year = _year_of_season(season, vocabulary("direction").get(parts.get("direction", "")), context)
    if year is None:
        return unresolved(f"XXXX-{season}", "season")
    first, last = calendar.season_days(season, year)
    return Outcome(value=f"{year}-{season}", unit="season", first=first, last=last)


def _year_of_season(season: str, direction: int | None, context: Context) -> int:
    anchor = context.anchor
    assert anchor is not None
    first, last = calendar.season_days(season, anchor.year)
    if season == "WI" and anchor.month <= 2:
        first, last = calendar.season_days(season, anchor.year - 1)
    if direction == -1:
        return first.year if last < anchor else first.year - 1
    if direction == 1:
        return first.year if first > anchor else first.year + 1
    if direction == 0:
        return first.year if season != "WI" or first <= anchor or anchor.month > 4 else first.year - 1
    if context.tense == "future":
        return first.year if last >= anchor else first.year + 1
    return first.year if first <= anchor else first.year - 1


def resolve_holiday(parts: Parts, context: Context) -> Outcome:
    """A holiday, near the anchor or in a year."""
    row = vocabulary("holiday")[parts["holiday"]]
    year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts.get("which", ""), context)
    if year is not None:
        return whole("day", _holiday_in(row, year))
    anchor = context.anchor
    if anchor is None:
        return unresolved("XXXX-XX-XX", "day")
    days = [_holiday_in(row, anchor.year + step) for step in (-1, 0, 1)]
    direction = vocabulary("direction").get(parts.get("direction", ""))
    if direction == 0:
        return whole("day", days[1])
    if direction == -1:
        return whole("day", max(day for day in days if day <= anchor))
    if direction == 1:
        return whole("day", min(day for day in days if day >= anchor))
    return whole("day", min(days, key=lambda day: _distance(day, context)))


def _holiday_in(row: Mapping[str, Any], year: int) -> date:
    if "easter" in row:
        return add_days(calendar.easter(year), row["easter"])
    if "nth" in row:
        return add_days(calendar.nth_weekday(year, row["month"], row["weekday"], row["nth"]), row.get("after", 0))
    return date(year, row["month"], row["day"])
