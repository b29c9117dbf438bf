"""What an expression is resolved against, and the outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from claimx.model import Period
from claimx.model.period import PeriodKind, TimexType
from claimx.periods.calendar import unit_days, value_of

Tense = Literal["past", "future"]
Parts = Mapping[str, str]
"""The named parts of an expression, as the grammar has matched them: {"month": "march", "year": "2017"}."""


@dataclass(frozen=True, slots=True)
class Context:
    """Anchor date, tense of the clause, and the periods that the text has mentioned last, by granularity.

    `discourse` holds under "any" the period mentioned last, whatever it is.
    """

    anchor: date | None = None
    tense: Tense | None = None
    discourse: Mapping[str, Period] = field(default_factory=dict)

    def last(self, *units: str) -> Period | None:
        """The period mentioned last of one of these granularities, in their order."""
        return next((self.discourse[unit] for unit in units if unit in self.discourse), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Days, unit, TIMEX3 type and value that an expression stands for."""

    type: TimexType = "DATE"
    value: str
    unit: str
    first: date | None = None
    last: date | None = None
    kind: PeriodKind = "interval"
    fiscal: bool = False


def span_of(period: Period | None) -> tuple[date, date] | None:
    """Both ends of a period, where it has them."""
    if period is None or period.first_day is None or period.last_day is None:
        return None
    return period.first_day, period.last_day


def whole(unit: str, day: date) -> Outcome:
    """The calendar unit that a day lies in."""
    first, last = unit_days(unit, day)
    return Outcome(value=value_of(unit, first), unit=unit, first=first, last=last)


def unresolved(value: str, unit: str) -> Outcome:
    """A time of which the days are not known."""
    return Outcome(value=value, unit=unit)
