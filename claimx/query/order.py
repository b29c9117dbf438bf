"""Sorting and grouping claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from claimx.errors import InputError
from claimx.model import Claim
from claimx.sinks.labels import measure_label, name_of, period_label, source_of

Order = Callable[[Claim], Any]


def _value(claim: Claim) -> tuple[str, Any]:
    """Values in one unit, or one SI unit, stand together."""
    quantity = claim.quantity
    return (quantity.unit, quantity.value) if quantity.si_unit is None else (quantity.si_unit, quantity.si_value)


def _first_day(claim: Claim) -> date | None:
    return (claim.period.first_day or claim.period.last_day) if claim.period else None


def _words(label: Callable[[Claim], str]) -> tuple[Callable[[Claim], str], Order]:
    return label, lambda claim: label(claim).casefold() or None


FIELDS: Mapping[str, tuple[Callable[[Claim], str], Order]] = {
    "actor": _words(lambda claim: name_of(claim.actor)),
    "measure": _words(measure_label),
    "source": _words(source_of),
    "place": _words(lambda claim: name_of(claim.place)),
    "period": (lambda claim: period_label(claim.period), _first_day),
    "unit": _words(lambda claim: claim.quantity.unit),
    "kind": _words(lambda claim: claim.quantity.kind),
    "role": _words(lambda claim: claim.role),
    "modality": _words(lambda claim: claim.modality),
    "article": _words(lambda claim: claim.doc_id),
    "value": (lambda claim: f"{claim.quantity.value:f}", _value),
    "confidence": (lambda claim: f"{claim.confidence:.2f}", lambda claim: claim.confidence),
}
"""Field → what a group of it is called, and what it is sorted by; an empty slot is called "" and sorts last."""


def ordered(claims: Iterable[Claim], field: str, *, descending: bool = False) -> list[Claim]:
    """Claims in the order of a field; those with an empty slot come last, whichever way the order runs.

    Raises InputError if there is no such field.
    """
    _, key = _field(field)
    kept = list(claims)
    filled = [claim for claim in kept if key(claim) is not None]
    return [*sorted(filled, key=key, reverse=descending), *(claim for claim in kept if key(claim) is None)]


def grouped(claims: Iterable[Claim], field: str) -> dict[str, list[Claim]]:
    """Claims by what a field says, the largest group first, that of an empty slot ("") last.

    Raises InputError if there is no such field.
    """
    label, _ = _field(field)
    found = defaultdict[str, list[Claim]](list)
    for claim in claims:
        found[label(claim)].append(claim)
    return dict(sorted(found.items(), key=lambda item: (item[0] == "", -len(item[1]), item[0].casefold())))


def _field(field: str) -> tuple[Callable[[Claim], str], Order]:
    if field not in FIELDS:
        message = f"{field!r} is no field; there are {', '.join(FIELDS)}"
        raise InputError(message)
    return FIELDS[field]
