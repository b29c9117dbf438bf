"""Fiscal years that the text need not tell, because the law does: those of a government that the sentence is about."""

from __future__ import annotations

import re
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
        (compile_pattern(rf"(?<!\w)(?:{row['pattern']})(?!\w)"), _year(row["ends"], row["id"]))
        for row in lexicon.rows("period_context", "fiscal")
    )


def _year(ends: str, rule: str) -> Period:
    last = date.fromisoformat(f"{_A_YEAR}-{ends}")
    first = add_days(add_months(last, -12), 1)
    return Period(
        text="", start=None, end=None, first_day=first, last_day=last, granularity="year", timex_type="DATE", timex_value="", rule=rule
    )


def government_year(low: str, start: int, end: int) -> Period | None:
    """A fiscal year of the government that the sentence around `start`..`end` of a folded text is about; None without one."""
    left, right = sentence_around(low, start, end)
    return next((year for pattern, year in _rows() if pattern.search(low, left, right)), None)
