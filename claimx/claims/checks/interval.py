"""The values that a written figure can stand for: as rounded as it is written, and as vague as its modifier.

"$1.13bn" is 1.125 to 1.135 billion; "nearly 3,000" may be some less; "more than 50" has no upper end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimx.model import Quantity

_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_VAGUE = Decimal("0.1")
_ROUNDEST = Decimal("0.05")
_HALF = Decimal("0.5")
_INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether two intervals have a value in common."""
        return self.low <= other.high and other.low <= self.high

    @property
    def is_bounded(self) -> bool:
        """Whether it has both ends."""
        return self.low.is_finite() and self.high.is_finite()


def interval_of(quantity: Quantity) -> Interval:
    """The values that a quantity can stand for."""
    low, high = quantity.value, quantity.high if quantity.high is not None else quantity.value
    if low > high:
        low, high = high, low
    slack = max(_last_place(quantity) * _HALF, abs(high) * _VAGUE if quantity.modifier == "~" else Decimal(0))
    low, high = low - slack, high + slack
    if quantity.modifier in (">", ">="):
        high = _INFINITY
    if quantity.modifier in ("<", "<="):
        low = -_INFINITY
    return Interval(low, high)


def _last_place(quantity: Quantity) -> Decimal:
    """The value of one in the last digit as written; for round numbers, of the last digit that is not 0, within reason."""
    match = _NUMBER.search(quantity.text)
    if match is None:
        return Decimal(0)
    number = Decimal(match[0].replace(",", ""))
    if number == 0 or quantity.value == 0:
        return Decimal(0)
    scale = abs(quantity.value / number)
    if match[1] is not None:
        return scale * Decimal(1).scaleb(-len(match[1]))
    digits = match[0].replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 0 and scale == 1 and quantity.kind == "count":
        return Decimal(0)
    return min(scale * Decimal(10) ** zeros, max(abs(quantity.value) * _ROUNDEST, scale))


def percent_change(start: Interval, end: Interval) -> Interval | None:
    """By how many per cent a value in `start` can have moved to one in `end`; None where that is not bounded."""
    if not (start.is_bounded and end.is_bounded) or start.low <= 0:
        return None
    hundred = Decimal(100)
    return Interval((end.low / start.high - 1) * hundred, (end.high / start.low - 1) * hundred)


def difference(start: Interval, end: Interval) -> Interval | None:
    """By how much a value in `start` can have moved to one in `end`; None where that is not bounded."""
    if not (start.is_bounded and end.is_bounded):
        return None
    return Interval(end.low - start.high, end.high - start.low)


def ratio(one: Interval, other: Interval) -> Interval | None:
    """How many of the other one of the first can be; None where that is not bounded."""
    if not (one.is_bounded and other.is_bounded) or one.low <= 0 or other.low <= 0:
        return None
    return Interval(other.low / one.high, other.high / one.low)
