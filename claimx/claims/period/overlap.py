"""The days of periods: which they are, and how those of two lie to each other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from claimx.claims.period.around import LONG
from claimx.model import Part, Period
from claimx.periods.calendar import unit_days, value_of
from claimx.periods.edtf import edtf

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_LENGTHS = {"year": (350, 385), "half": (175, 190), "quarter": (80, 100)}
_WEEKS = 20
_NEWS, _FRESH = frozenset({"month", "quarter", "half"}), 75
_QUARTER = 85
_THE_UNIT = "relative.the"
WITHIN_DAY = frozenset({"day", "hour"})


def is_within(part: Period, whole: Period) -> bool:
    """Whether a period is a part of another, both with days at both ends."""
    ends = (whole.first_day, part.first_day, part.last_day, whole.last_day)
    return None not in ends and list(ends) == sorted(ends)  # type: ignore[type-var]


def overlaps(period: Period, opening: Period) -> bool:
    """Whether a period is a part of another or runs over one of its ends, without holding all of it."""
    if None in (period.first_day, period.last_day, opening.first_day, opening.last_day):
        return False
    meet = period.first_day <= opening.last_day and opening.first_day <= period.last_day  # type: ignore[operator]
    return meet and not is_within(opening, period)


def is_year_to(period: Period, opening: Period) -> bool:
    """Whether a period is more of a year than another, and ends with it: "in the nine months" beside the third quarter."""
    return unit_of(period) is None and period.last_day == opening.last_day and not same_days(period, opening)


def same_days(one: Period, other: Period) -> bool:
    """Whether two periods begin and end alike."""
    return (one.first_day, one.last_day) == (other.first_day, other.last_day)


def is_news(period: Period, day: date | None) -> bool:
    """Whether a period is a month, a quarter or a half that ended not long before an article's day."""
    if period.granularity not in _NEWS or period.timex_type != "DATE" or day is None or period.last_day is None:
        return False
    return 0 <= (day - period.last_day).days <= _FRESH


def is_day_before(period: Period, day: date | None) -> bool:
    """Whether a period is "yesterday", seen from an article's day, as the morning's papers have it."""
    return day is not None and period.first_day == period.last_day == day - timedelta(days=1)


def itself(period: Period) -> Period:
    """The unit that an expression names, whatever "since" or "following" makes of it."""
    if (period.first_day is None) == (period.last_day is None):
        return period
    day = _named(period) or period.first_day or period.last_day
    assert day is not None
    first, last = unit_days(period.granularity, day)
    return replace(period, first_day=first, last_day=last)


def _named(period: Period) -> date | None:
    """The first day of the unit that an expression names, by its TIMEX3 value."""
    named = _DAY.fullmatch(period.timex_value)
    return date(int(named[1]), int(named[2] or 1), int(named[3] or 1)) if named else None


def beginning(period: Period) -> Period | None:
    """The unit in which a stretch begins, None where it names none: May of "since May", 2010 of "between 2010 and 2014"."""
    if period.first_day is None or (period.last_day is not None and _named(period) != period.first_day):
        return None
    first, last = unit_days(period.granularity, _named(period) or period.first_day)
    within = period.last_day is None or last < period.last_day
    return replace(period, first_day=first, last_day=last) if within else None


def whole_year(year: int) -> Period:
    """A calendar year as a period that no words name yet."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Period(
        text="", start=None, end=None, first_day=first, last_day=last, granularity="year", timex_type="DATE", timex_value=str(year), rule=""
    )


def known_by(word: Part, days: tuple[date, date], unit: str, rule: str) -> Period:
    """The first and last day of a unit that a word of an article stands for and does not name: "at the box office", "closed at 388p"."""
    first, last = days
    period = Period(
        text=word.text,
        start=word.start,
        end=word.end,
        first_day=first,
        last_day=last,
        granularity=unit,
        timex_type="DATE",
        timex_value=value_of(unit, last),
        rule=rule,
    )
    return replace(period, edtf=edtf(period))


def usable(period: Period) -> bool:
    """Whether a period can say when a figure holds: it names days, and is no recurring time or comparison."""
    return period.kind in ("interval", "duration") and not (period.first_day is None and period.last_day is None)


def is_open(period: Period) -> bool:
    """Whether a period goes on ("since May")."""
    return period.first_day is not None and period.last_day is None


def is_reported(period: Period) -> bool:
    """Whether a period is long enough for an article to report on: a month or more, some weeks that are over, "the week ended Friday"."""
    if period.granularity in LONG or (period.granularity == "week" and period.rule == _THE_UNIT):
        return True
    return period.first_day is not None and period.last_day is not None and (period.last_day - period.first_day).days >= _WEEKS


def unit_of(period: Period) -> str | None:
    """The unit that accounts are made up for which a period is as long as: a year, a half or a quarter; None if it is none of them."""
    if period.first_day is None or period.last_day is None:
        return None
    length = (period.last_day - period.first_day).days + 1
    return next((unit for unit, (low, high) in _LENGTHS.items() if low <= length <= high), None)


def is_account_period(period: Period) -> bool:
    """Whether a period is long enough for accounts: a quarter or more."""
    first, last = period.first_day, period.last_day
    return first is not None and last is not None and (last - first).days >= _QUARTER


def is_event(period: Period) -> bool:
    """Whether a period is the day of something that happened."""
    first, last = period.first_day, period.last_day
    if first is None or last is None or period.timex_value == "PRESENT_REF":
        return False
    return period.granularity in WITHIN_DAY and (last - first).days <= (period.granularity != "day")
