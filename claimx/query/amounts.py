"""Conditions on how much: amounts in the same unit, or converted through SI; never from one currency to another."""

from __future__ import annotations

import operator as operators
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import get_args

from claimx import numerals
from claimx.errors import InputError
from claimx.model import Claim, Quantity
from claimx.model.quantity import QuantityKind
from claimx.quantities.find import find
from claimx.quantities.si import is_dimension, measures, si
from claimx.query import words

_OPERATORS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">": operators.gt, ">=": operators.ge, "<": operators.lt, "<=": operators.le, "=": operators.eq,
}  # fmt: skip
_KINDS = get_args(QuantityKind)
Condition = Callable[[Claim], bool]
_has_dimension = lru_cache(maxsize=2_000)(measures)


def check(left: str, operator: str, right: str, whole: str) -> Condition:
    """Whether a claim's amount compares so; of a range one end is enough, for "=" that it holds the amount.

    `left` is "value" or "confidence", a kind ("money"), a unit, a dimension, or else words of the measure.
    Raises InputError if `right` is no amount.
    """
    name = left.casefold()
    if name == "confidence":
        number = _number(right, whole)
        return lambda claim: _OPERATORS[operator](Decimal(str(claim.confidence)), number)
    unit = _unit(left)
    amount = _amount(right, left if unit else "", whole)
    compared = _comparison(operator, amount)
    if name == "value" or unit:
        return compared
    if name in _KINDS:
        return lambda claim: claim.quantity.kind == name and compared(claim)
    if is_dimension(name) and (amount.unit == "1" or _has_dimension(amount.unit, name)):
        compared = _comparison(operator, amount, in_si=True)
        return lambda claim: _has_dimension(claim.quantity.si_unit or "", name) and compared(claim)
    has_words = words.check("measure", "~", left)
    return lambda claim: has_words(claim) and compared(claim)


def _unit(name: str) -> bool:
    """Whether a word is a unit."""
    found = find(f"1 {name}")
    return len(found) == 1 and found[0].unit != "1" and found[0].end == len(f"1 {name}")


def _amount(right: str, unit: str, whole: str) -> Quantity:
    """The amount that is written, in `unit` where it has none of its own.

    Raises InputError if it is none, or is in a unit that cannot be converted.
    """
    found = find(right)
    amount = found[0] if len(found) == 1 and not right[: found[0].start].strip() and found[0].end == len(right) else None
    if amount is None:
        value = _number(right, whole)
        amount = Quantity(text=right, start=0, end=len(right), value=value, unit="1", kind="count", rule="number")
    if not unit:
        return amount
    (asked,) = find(f"1 {unit}")
    if amount.unit == "1":
        si_value, si_unit = si(amount.value, asked.unit)
        return replace(amount, unit=asked.unit, kind=asked.kind, si_value=si_value, si_unit=si_unit)
    if amount.unit != asked.unit and (amount.si_unit is None or amount.si_unit != asked.si_unit):
        message = f"{whole!r}: {amount.unit} does not convert to {asked.unit}"
        raise InputError(message)
    return amount


def _number(right: str, whole: str) -> Decimal:
    number = numerals.number(right)
    if number is None:
        message = f"{whole!r}: {right!r} is no amount; fields of words are {', '.join(words.FIELDS)}"
        raise InputError(message)
    return number


def _comparison(operator: str, amount: Quantity, *, in_si: bool = False) -> Condition:
    """Compares values as they stand with a bare number, values in one unit, and SI values where units differ or `in_si`."""

    def compared(claim: Claim) -> bool:
        quantity = claim.quantity
        if in_si and amount.unit == "1":
            return _meets(operator, _si_ends(quantity), (amount.value, amount.high))
        if amount.unit in ("1", quantity.unit):
            return _meets(operator, (quantity.value, quantity.high), (amount.value, amount.high))
        if amount.si_unit is None or amount.si_unit != quantity.si_unit:
            return False
        return _meets(operator, _si_ends(quantity), _si_ends(amount))

    return compared


Ends = tuple[Decimal | None, Decimal | None]


def _si_ends(quantity: Quantity) -> Ends:
    return quantity.si_value, si(quantity.high, quantity.unit)[0] if quantity.high is not None else None


def _meets(operator: str, claimed: Ends, asked: Ends) -> bool:
    low, high = _span(claimed)
    first, last = _span(asked)
    if operator == "=":
        return low <= last and first <= high
    return any(_OPERATORS[operator](end, last if operator == ">" else first) for end in (low, high))


def _span(ends: Ends) -> tuple[Decimal, Decimal]:
    known = [end for end in ends if end is not None]
    return min(known), max(known)
