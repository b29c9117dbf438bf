"""Explicit dates, weekdays and "N units ago", read with dateparser.

dateparser only ever sees a span that the grammar has accepted, with English as its one language; every call is kept.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from dateparser.date import DateDataParser

from claimx.lexicon import kept

Prefer = Literal["past", "future", "current_period"]
Order = Literal["MDY", "DMY"]
_LEAP, _MONDAY = date(2000, 1, 1), date(2000, 1, 3)


@lru_cache(maxsize=64)
def _parser(anchor: date, prefer: Prefer, order: Order) -> DateDataParser:
    return DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day),  # noqa: DTZ001 - a calendar day has no zone
            "PREFER_DATES_FROM": prefer,
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": order,
            "STRICT_PARSING": False,
        },
    )


@lru_cache(maxsize=20_000)
def parse(text: str, anchor: date | None = None, prefer: Prefer = "current_period", order: Order = "MDY") -> date | None:
    """The day that a date expression names, seen from an anchor; None if dateparser finds none."""
    try:
        found = _parser(anchor or _LEAP, prefer, order).get_date_data(text).date_obj
    except (ValueError, OverflowError):
        return None
    return found.date() if found is not None else None


@kept
def days_to_weekday(name: str, today: int, *, forward: bool) -> int:
    """How many days from a weekday (Monday is 0) to the next or the last day of a name; the same in every week, so read once."""
    anchor = _MONDAY + timedelta(days=today)
    found = parse(name, anchor, "future" if forward else "past")
    assert found is not None
    return (found - anchor).days


@kept
def month_and_day(month: int, day: int) -> bool:
    """Whether a month has such a day in any year."""
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True
