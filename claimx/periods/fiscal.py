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


@kept
def _rows() -> tuple[tuple[re.Pattern[str], Period], ...]:
    return tuple(
        (compile_pattern(rf"(?<!\w)(?:{row['pattern']})(?!\w)"), _year(row["ends"], row["id"], by_first=row.get("named_by") == "first"))
        for row in lexicon.rows("period_context", "fiscal")
    )


def _year(ends: str, rule: str, *, by_first: bool) -> Period:
    """One of the years; its TIMEX3 value is the year that names it, that of its last day or, in some countries, of its first."""
    last = date.fromisoformat(f"{_A_YEAR}-{ends}")
    first = add_days(add_months(last, -12), 1)
    value = f"{first.year if by_first else last.year:04d}"
    return Period(
        text="", start=None, end=None, first_day=first, last_day=last, granularity="year", timex_type="DATE", timex_value=value, rule=rule
    )


def government_year(low: str, start: int, end: int) -> Period | None:
    """A fiscal year of the government that the sentence around `start`..`end` of a folded text is about; None without one."""
    left, right = sentence_around(low, start, end)
    return next((year for pattern, year in _rows() if pattern.search(low, left, right)), None)


def with_told_quarter(periods: Sequence[Period], ended: Sequence[Period]) -> list[Period]:
    """The periods, a fiscal quarter of unknown days with those of the one quarter of which the text tells the end.

    "Sales rose in its fiscal second quarter. For the three months ended July 31 …": both are one.
    """
    days = {(quarter.first_day, quarter.last_day) for quarter in ended}
    unknown = {period.timex_value for period in periods if _is_unknown(period)}
    if len(days) != 1 or len(unknown) != 1:
        return list(periods)
    first, last = days.pop()
    return [replace(period, first_day=first, last_day=last) if _is_unknown(period) else period for period in periods]


def _is_unknown(period: Period) -> bool:
    return period.fiscal and period.granularity == "quarter" and period.kind == "interval" and period.first_day is None
