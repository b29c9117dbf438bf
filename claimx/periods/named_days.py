"""Days that have a name in the calendar: dates and holidays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from claimx import lexicon
from claimx.errors import LexiconError
from claimx.periods import calendar, dates, numbers
from claimx.periods.calendar import add_days
from claimx.periods.context import Context, Outcome, Parts, unresolved, whole
from claimx.periods.grammar import vocabulary
from claimx.periods.years import relative_year

_LEAP_YEAR = 2000
AGAINST_TENSE = 3
"""How many times nearer the anchor what is against the tense has to be, for it to be meant."""


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
    year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts.get("which", ""), context)
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
    return abs(ahead) * (AGAINST_TENSE if against else 1), ahead > 0


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


def check_holidays() -> None:
    """Refuse a holiday that has no day. Raises LexiconError."""
    for row in lexicon.rows("periods", "holiday"):
        try:
            _holiday_in(row, _LEAP_YEAR)
        except (KeyError, ValueError) as error:
            message = f"periods.toml: the holiday {row['id']!r} has no day; want month and day, month, weekday and nth, or easter"
            raise LexiconError(message) from error


def _holiday_in(row: Mapping[str, Any], year: int) -> date:
    if "easter" in row:
        return add_days(calendar.easter(year), row["easter"])
    if "nth" in row:
        return add_days(calendar.nth_weekday(year, row["month"], row["weekday"], row["nth"]), row.get("after", 0))
    return date(year, row["month"], row["day"])
