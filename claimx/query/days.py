"""Conditions on when a claim holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from claimx.errors import InputError
from claimx.model import Claim
from claimx.periods.read import periods
from claimx.query.words import NONE, folded


def check(operator: str, right: str, whole: str) -> Callable[[Claim], bool]:
    """Whether a claim's period lies within another ("="), touches it ("~"), or lies after or before it.

    ">" begins after its last day, ">=" not before its first day; "<" ends before its first day, "<=" not after its last.
    An end that is open lies within nothing, and behind or before everything. Raises InputError if `right` is no period.
    """
    if folded(right) == NONE:
        return lambda claim: claim.period is None
    first, last = _span(right, whole)

    def met(claim: Claim) -> bool:
        if claim.period is None or (claim.period.first_day is None and claim.period.last_day is None):
            return False
        start, end = claim.period.first_day or date.min, claim.period.last_day or date.max
        return {
            "=": first <= start and end <= last,
            "~": start <= last and first <= end,
            ">": start > last,
            ">=": start >= first,
            "<": end < first,
            "<=": end <= last,
        }[operator]

    return met


def _span(right: str, whole: str) -> tuple[date, date]:
    """The days of a period as people write one: "2016", "March 2016", "Q1 2016", "2016-03-30", "from 2010 to 2015"."""
    iso = [right] if len(right) == len("2016-03-30") else []
    for text in iso:
        try:
            return date.fromisoformat(text), date.fromisoformat(text)
        except ValueError:
            break
    found = periods(right)
    days = [day for period in found for day in (period.first_day, period.last_day)]
    known = [day for day in days if day is not None]
    if not known:
        message = f"{whole!r}: {right!r} is no period; write one like 2016, 'Q1 2016', 'March 2016' or 2016-03-30"
        raise InputError(message)
    return (date.min if found[0].first_day is None else min(known), date.max if found[-1].last_day is None else max(known))
