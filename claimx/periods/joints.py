"""The joints of composed intervals: rows of `period_context.toml`, compiled, and what they join."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model import Period
from claimx.periods import calendar
from claimx.periods.expression import Expression
from claimx.periods.grammar import compile_pattern

LONGEST_GAP = 30
CALENDAR = frozenset(
    {
        "date",
        "month",
        "year",
        "quarter",
        "half",
        "decade",
        "season",
        "weekday",
        "day_word",
        "day_number",
        "part_of",
        "relative",
        "year_end",
        "the",
        "the_year",
        "that",
        "year_span",
        "holiday",
        "ago",
        "latest",
        "reference",
        "time",
        "now",
    }
)
_UNITS = {1: "month", 3: "quarter", 6: "half", 12: "year"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """An expression and the period that it was resolved to alone."""

    expression: Expression
    period: Period


@dataclass(frozen=True, slots=True)
class Joint:
    """One row: what stands before the two expressions, between them, and behind them."""

    row: Mapping[str, Any]
    before: re.Pattern[str] | None
    gap: re.Pattern[str] | None
    after: re.Pattern[str] | None


@kept
def joints(table: str) -> tuple[Joint, ...]:
    """The rows of a table."""

    def compiled(row: Mapping[str, Any], key: str, shape: str) -> re.Pattern[str] | None:
        return compile_pattern(shape.format(row[key])) if row.get(key) else None

    return tuple(
        Joint(
            row,
            compiled(row, "before", r"(?:{})[ \n]?\Z"),
            compiled(row, "gap", r"[ \n]?(?:{})[ \n]?\Z"),
            compiled(row, "after", r"(?:{})"),
        )
        for row in lexicon.rows("period_context", table)
    )


def as_unit(period: Period, first: date, last: date) -> Period:
    """The interval as a quarter, half or year, for later mentions of "the quarter"."""
    months = (last.year - first.year) * 12 + last.month - first.month + (1 if last.day >= first.day else 0)
    unit = _UNITS.get(months, "month" if months < 12 else "year")
    return replace(period, granularity=unit, timex_type="DATE", timex_value=calendar.value_around(first, last, unit))
