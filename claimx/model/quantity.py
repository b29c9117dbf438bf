"""A figure as it stands in the text, read into value and unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimx.model.parts import Part

QuantityKind = Literal["count", "money", "percent", "percentage_point", "basis_point", "multiple", "physical"]
Modifier = Literal["~", ">", ">=", "<", "<="]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Part):
    """A figure: value (or range `value`–`high`), unit, kind and modifier (terms of MeasEval and TIMEX3).

    `unit` is an ISO 4217 code, "%", "pp", "bp", "x" (a multiple), "1" (a count), or the English singular name of a
    physical unit ("tonne", "barrel/day", "USD/tonne"). The part runs from the first character of the figure with its
    currency sign to the last of its unit word; the modifier word and a counted noun stand outside it.
    `rule` is the id of the rule that found it.
    """

    value: Decimal
    high: Decimal | None = None
    unit: str
    kind: QuantityKind
    unit_text: str | None = None
    modifier: Modifier | None = None
    modifier_text: Part | None = None
    counted: Part | None = None
    si_value: Decimal | None = None
    si_unit: str | None = None
    rule: str

    @property
    def bare_unit(self) -> str:
        """The unit without what it is per: "USD" of "USD/share"."""
        return self.unit.partition("/")[0]
