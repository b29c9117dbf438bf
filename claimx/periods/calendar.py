"""Arithmetic on the units of the calendar, and their ISO 8601 / TIMEX3 names.

A unit is named as in `Period.granularity`; weeks are ISO weeks (Monday to Sunday); seasons are meteorological (winter
begins on 1 December and is named after the year it begins in); centuries count from year 1 ("the 19th century" is
1801 to 1900).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_CALENDAR = frozenset({"month", "quarter", "half", "year", "decade", "century"})
_LETTER = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "E", "century": "C"}


def day_of(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, number: int) -> date:
    """A day so many days on, held within the years that `date` knows."""
    try:
        return day + timedelta(days=number)
    except OverflowError:
        return date.max if number > 0 else date.min


def add_months(day: date, number: int) -> date:
    """A day so many months on; the last day of a month stays the last where the day does not exist."""
    months = day.year * 12 + day.month - 1 + number
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return date.max if number > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_days(year: int, month: int, months: int = 1) -> tuple[date, date]:
    """First and last day of so many months from a month on."""
    first = date(min(max(year, 1), 9999), month, 1)
    last = add_months(first, months)
    return first, (add_days(last, -1) if last > first else date.max)


def unit_days(unit: str, day: date) -> tuple[date, date]:
    """First and last day of the calendar unit that a day lies in."""
    if unit == "week":
        first = add_days(day, -day.weekday())
        return first, add_days(first, 6)
    if unit == "weekend":
        saturday = add_days(day, 5 - day.weekday())
        return saturday, add_days(saturday, 1)
    if unit == "fortnight":
        first = add_days(day, -day.weekday())
        return first, add_days(first, 13)
    size = MONTHS_IN.get(unit)
    if size is None:
        return day, day
    if size <= MONTHS_IN["year"]:
        return month_days(day.year, (day.month - 1) // size * size + 1, size)
    year = day.year // 10 * 10 if unit == "decade" else (day.year - 1) // 100 * 100 + 1
    return month_days(max(year, 1), 1, size)


def is_whole(first: date, last: date, unit: str) -> bool:
    """Whether a stretch is about as long as one unit (quarters of 13 weeks count)."""
    days = (last - first).days + 1
    low, high = {"month": (28, 31), "quarter": (84, 98), "half": (175, 190), "year": (360, 371)}.get(unit, (0, 10**7))
    return low <= days <= high


def step(unit: str, day: date, number: int) -> date:
    """A day moved by so many units."""
    if unit in MONTHS_IN:
        return add_months(day, MONTHS_IN[unit] * number)
    if unit == "season":
        return add_months(day, 12 * number)
    return add_days(day, DAYS_IN.get(unit, 1) * number) if unit in DAYS_IN else day


def shift_days(first: date, last: date, unit: str, number: int) -> tuple[date, date]:
    """A stretch moved by so many units; one that ends with its month still does."""
    ends_month = last == month_days(last.year, last.month)[1]
    moved = step(unit, last, number)
    if ends_month and unit in MONTHS_IN:
        moved = month_days(moved.year, moved.month)[1]
    return step(unit, first, number), moved


def season_days(season: str, year: int) -> tuple[date, date]:
    """First and last day of the season that begins in a year."""
    return month_days(year, SEASON_MONTH[season], 3)


def season_of(day: date) -> str:
    """The season that a day lies in."""
    return ("WI", "SP", "SU", "FA")[day.month % 12 // 3]


def value_of(unit: str, first: date) -> str:
    """The TIMEX3 value of a calendar unit that begins on a day."""
    year = f"{first.year:04d}"
    iso = first.isocalendar()
    values = {
        "day": first.isoformat(),
        "week": f"{iso.year:04d}-W{iso.week:02d}",
        "weekend": f"{iso.year:04d}-W{iso.week:02d}-WE",
        "month": year + f"-{first.month:02d}",
        "quarter": year + f"-Q{(first.month - 1) // 3 + 1}",
        "half": year + f"-H{(first.month - 1) // 6 + 1}",
        "season": f"{year}-{season_of(first)}",
        "year": year,
        "decade": year[:3],
        "century": f"{(first.year - 1) // 100:02d}",
    }
    return values.get(unit, values["day"])


def value_around(first: date, last: date, unit: str) -> str:
    """The TIMEX3 value of the unit that a stretch is nearest to; of its last year where it is longer or shorter than one."""
    if not is_whole(first, last, unit):
        return f"{last.year:04d}"
    return value_of(unit, unit_days(unit, first + (last - first) / 2)[0] if unit in _CALENDAR else first)


def easter(year: int) -> date:
    """Easter Sunday of a year (the Gregorian computus of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, left = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th weekday of a month, from its end where n is negative."""
    first, last = month_days(year, month)
    if nth < 0:
        return add_days(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))
    return add_days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def duration_value(number: str, unit: str) -> str:
    """The TIMEX3 value of so many units ("X" for an unknown number)."""
    if unit in ("second", "minute", "hour"):
        return f"PT{number}{unit[0].upper()}"
    if unit == "fortnight":
        return f"P{int(number) * 2}W" if number.isdigit() else "PXW"
    if unit == "decade":
        return f"P{int(number) * 10}Y" if number.isdigit() else "PXE"
    if unit == "weekend":
        return f"P{number}WE"
    if unit == "quarter":
        return f"P{int(number) * 3}M" if number.isdigit() else "PXQ"
    return f"P{number}{_LETTER.get(unit, 'X')}"
