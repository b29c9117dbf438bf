"""The day of an article as files write it: ISO 8601, RFC 822 as in feeds and mail, English, eight digits, or seconds since 1970."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from claimx.errors import InputError
from claimx.model.article import as_day

_FIRST_DAY, _LAST_DAY = 1000_01_01, 10000_01_01
_MILLISECONDS = 100_000_000_000  # as seconds, a time in the year 5138


def day_of(value: object) -> date | None:
    """The day that a field of a row or feed holds, on the clock of whoever wrote it; None for an empty one.

    Raises InputError if it is no date.
    """
    try:
        return as_day(value)
    except InputError:
        if isinstance(value, bool):
            raise
        found = _of_number(value) if isinstance(value, (int, float)) else _of_words(str(value))
        if found is None:
            raise
        return found


def _of_number(number: float) -> date | None:
    """The day of eight digits (20170330), or in UTC that of a point in time in seconds, or milliseconds, since 1970; from 1973 on."""
    try:
        if _FIRST_DAY <= number < _LAST_DAY:
            return as_day(str(int(number)))
        return datetime.fromtimestamp(number / 1000 if number >= _MILLISECONDS else number, UTC).date() if number >= _LAST_DAY else None
    except (OverflowError, OSError, ValueError, InputError):
        return None


def _of_words(text: str) -> date | None:
    """The day of "Thu, 30 Mar 2017 10:00:00 GMT" or "March 30, 2017", if day, month and year are all there."""
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        pass
    import dateparser  # noqa: PLC0415 - slow to import, and seldom needed

    settings = {"PARSERS": ["absolute-time"], "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    found = dateparser.parse(text, languages=["en"], settings=settings) if any(map(str.isalpha, text)) else None
    return None if found is None else found.date()
