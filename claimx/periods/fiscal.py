"""Fiscal years that the text need not tell, because the law does: those of a government that the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model import Period
from claimx.periods.calendar import add_days, add_months
from claimx.periods.grammar import compile_pattern
from claimx.periods.tense import sentence_around

_A_YEAR = 2000
_YEAR = re.compile(r"\d{4}")
_QUARTER = 3
_NUMBERED, _CLOSING = "quarter.", "Q4"
_THE_YEAR = "relative.the"
_DECEMBER, _LAST = 12, 4
_JUNE = 6
# For how many days after its end a fiscal year's last quarter is the one that news tells of.
_FRESH = 120
# Half a month: how far the end of a month may lie from that of a firm's weeks.
_HALF = 15


@kept
def _rows(table: str) -> tuple[tuple[re.Pattern[str], Period], ...]:
    return tuple(
        (compile_pattern(rf"(?<!\w)(?:{row['pattern']})(?!\w)"), _year(row["ends"], row["id"], by_first=row.get("named_by") == "first"))
        for row in lexicon.rows("period_context", table)
    )


def _year(ends: str, rule: str, *, by_first: bool) -> Period:
    """One of the years; its TIMEX3 value is the year that names it, that of its last day or, in some countries, of its first."""
    last = date.fromisoformat(f"{_A_YEAR}-{ends}")
    first = add_days(add_months(last, -12), 1)
    value = f"{first.year if by_first else last.year:04d}"
    return Period(
        text="", start=None, end=None, first_day=first, last_day=last, granularity="year", timex_type="DATE", timex_value=value, rule=rule
    )


def government_year(low: str, start: int, end: int, *, spans: bool = False) -> Period | None:
    """A fiscal year of the government that the sentence around `start`..`end` of a folded text is about; None without one.

    With `spans` for a year that is told as "2015-16", which sums in a country's money tell too.
    """
    left, right = sentence_around(low, start, end)
    rows = (*_rows("fiscal"), *_rows("fiscal_span")) if spans else _rows("fiscal")
    return next((year for pattern, year in rows if pattern.search(low, left, right)), None)


def with_told_quarter(periods: Sequence[Period], ended: Sequence[Period], day: date | None = None) -> list[Period]:
    """The periods, quarters of a fiscal year with the days that follow from the one quarter of which the text tells the end.

    "Sales rose in its fiscal second quarter. For the three months ended July 31 …": both are one. A quarter of no year that
    runs over a part of it ("third-quarter sales", "the current quarter") is a firm's own, and moved as it is. None is told by an
    end that lies ahead of the article's `day`.
    """
    bare = [quarter for quarter in ended if not quarter.rule.startswith(_NUMBERED)] or ended
    told = bare[0] if len({(quarter.first_day, quarter.last_day) for quarter in bare}) == 1 else None
    if told is None or (day is not None and told.last_day is not None and told.last_day > day):
        return list(periods)
    name, moved = _told_name(periods, told), _offset(periods, told)
    found = [
        replace(period, first_day=told.first_day, last_day=told.last_day)
        if _is_unknown(period) and period.timex_value == name
        else _moved(period, told, moved)
        for period in periods
    ]
    return _with_closed_year(found, told)


def _with_closed_year(periods: list[Period], told: Period) -> list[Period]:
    """The periods, "the year" as the one that the quarter told ends where it is the fourth: "Fourth-quarter net rose. For the year …"."""
    last = told.last_day
    closes = any(
        period.rule.startswith(_NUMBERED) and period.timex_value.endswith(_CLOSING) and period.last_day == last for period in periods
    )
    if last is None or not closes or last.month == _DECEMBER:
        return periods
    first = add_months(add_days(last, 1), -_DECEMBER)
    names = {f"{last.year:04d}", f"{last.year - (last.month <= _JUNE):04d}"}  # seen from March, a year to January is the last one
    return [
        replace(period, first_day=first, last_day=last)
        if (period.rule, period.granularity) == (_THE_YEAR, "year") and period.timex_value in names
        else period
        for period in periods
    ]


def with_told_year(periods: Sequence[Period], years: Sequence[Period], day: date | None) -> list[Period]:
    """The periods, quarters of no year with the days that they have in the one fiscal year that, as the text tells, has just ended.

    "It reported a fourth-quarter loss. For the year ended Aug. 31 …": June to August. Other quarters are of the year that follows.
    """
    ends = {year.last_day for year in years}
    last = ends.pop() if len(ends) == 1 else None
    if last is None or day is None or last.month == _DECEMBER or not 0 <= (day - last).days <= _FRESH:
        return list(periods)
    return [_in_year(period, last) if _is_own(period) and period.rule.startswith(_NUMBERED) else period for period in periods]


def told_year(unit: Period | None, named: Period, *, by_day: bool) -> Period | None:
    """The fiscal year that a stretch named by its last day is, or is a numbered quarter of: "the fourth quarter ended Sept. 30"."""
    if unit is None or unit.last_day is None or not (by_day or named.fiscal):
        return None
    if unit.granularity == "year":
        return unit
    number = named.timex_value[-1:]
    if unit.granularity != "quarter" or not named.rule.startswith(_NUMBERED) or not number.isdigit():
        return None
    after = add_months(add_days(unit.last_day, _HALF).replace(day=1), _QUARTER * (_LAST - int(number)))
    return replace(unit, granularity="year", first_day=add_months(after, -_DECEMBER), last_day=add_days(after, -1))


def _in_year(period: Period, last: date) -> Period:
    number = int(period.timex_value[-1])
    after = add_days(last, 1)
    first = add_months(after, -_QUARTER) if number == _LAST else add_months(after, _QUARTER * (number - 1))
    return replace(period, first_day=first, last_day=add_days(add_months(first, _QUARTER), -1))


def _told_name(periods: Sequence[Period], told: Period) -> str | None:
    """The number of the fiscal quarter that the text tells the end of: the only one, else the last one named before."""
    unknown = [period for period in periods if _is_unknown(period)]
    before = [period for period in unknown if (period.start or 0) < (told.start or 0)]
    if len({period.timex_value for period in unknown}) == 1:
        return unknown[0].timex_value
    return before[-1].timex_value if before else None


def _offset(periods: Sequence[Period], told: Period) -> int:
    """By how many months a firm's quarters lie behind those of the calendar, by a numbered one that runs over the one told."""
    if told.first_day is None:
        return 0
    middle = add_days(told.first_day, _HALF)
    owns = [add_days(p.first_day, _HALF) for p in periods if _is_own(p) and p.first_day is not None and p.rule.startswith(_NUMBERED)]
    months = [(middle.year - own.year) * 12 + middle.month - own.month for own in owns]
    return min((number for number in months if abs(number) < _QUARTER), key=abs, default=0)


def _moved(period: Period, told: Period, months: int) -> Period:
    if not months or not _is_own(period) or period.first_day is None or period.first_day == told.first_day:
        return period
    first = add_months(period.first_day, months)
    last = add_days(add_months(period.first_day, months + _QUARTER), -1)
    if told.last_day is not None and abs((told.last_day - last).days) < _HALF:
        first, last = told.first_day or first, told.last_day
    return replace(period, first_day=first, last_day=last)


def _is_own(period: Period) -> bool:
    """Whether a period is a quarter that may be a firm's own: one without a year."""
    return period.granularity == "quarter" and period.kind == "interval" and not period.fiscal and not _YEAR.search(period.text)


def _is_unknown(period: Period) -> bool:
    return period.fiscal and period.granularity == "quarter" and period.kind == "interval" and period.first_day is None
