"""An amount: a numeral with the sign, scale, currency or unit that belong to it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from claimx.model.quantity import QuantityKind
from claimx.numerals import Numeral


class Amount(NamedTuple):
    """A numeral with what belongs to it.

    `value` has sign, scale and `factor` applied (0.01 for pence); `mantissa` is the number as it stands. `unit` is None for a bare
    number, and `unit_at` where the unit's words are. `prefixed`: the currency stands in front of the digits.
    """

    start: int
    end: int
    value: Decimal
    mantissa: Decimal
    numeral: Numeral
    scaled: bool
    unit: str | None = None
    kind: QuantityKind = "count"
    unit_at: tuple[int, int] | None = None
    rule: str = "count"
    prefixed: bool = False
    factor: Decimal = Decimal(1)

    @classmethod
    def of(cls, numeral: Numeral) -> Amount:
        """The bare numeral."""
        return cls(numeral.start, numeral.end, numeral.value, numeral.mantissa, numeral, numeral.scaled)

    def with_unit_of(self, other: Amount) -> Amount:
        """The amount with the unit of another one ("5 to 10 km")."""
        return self._replace(
            unit=other.unit,
            kind=other.kind,
            unit_at=other.unit_at,
            rule=other.rule,
            value=self.value * other.factor / self.factor,
            factor=other.factor,
            prefixed=other.prefixed,
        )
