"""A temporal expression resolved to days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

PeriodKind = Literal["interval", "duration", "recurring", "reference"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When something holds: TIMEX3 type and value, and the days it covers.

    `first_day` and `last_day` are inclusive; None means open or unknown. `start` and `end` are offsets of the
    expression in the article, None where the period was not read from words (the article's own date). `inherited`
    is true where a claim takes the period from elsewhere than its own sentence; the part then tells where from.
    `edtf` says the same days in the Extended Date/Time Format (ISO 8601-2): "2016-03", "2010-01-01/..".
    """

    text: str
    start: int | None
    end: int | None
    first_day: date | None = None
    last_day: date | None = None
    granularity: str
    kind: PeriodKind = "interval"
    fiscal: bool = False
    modifier: str | None = None
    timex_type: TimexType
    timex_value: str
    edtf: str | None = None
    inherited: bool = False
    rule: str
