"""Conditions on slots that hold words, such as the actor, the source and the modality."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from claimx.errors import InputError
from claimx.model import Claim, Mention
from claimx.model.claim import Direction, Modality, Role
from claimx.model.quantity import QuantityKind
from claimx.sinks.slots import chain

NONE = "none"
CLOSED: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(QuantityKind),
    "role": get_args(Role),
    "modality": get_args(Modality),
    "direction": get_args(Direction),
}
"""Fields with so many words and no more."""
_ARTICLE = re.compile(r"^(?:the|an?)\s+")


def check(field: str, operator: str, right: str) -> Callable[[Claim], bool]:
    """Whether one of a field's words is ("="), or contains ("~"), what is asked for; case and a leading article do not count.

    Raises InputError if no claim can have it.
    """
    wanted = folded(right)
    read = FIELDS[field]
    known = CLOSED.get(field)
    if known is not None and operator == "=" and wanted not in (*known, NONE):
        message = f"{field} = {right!r}: there is no such {field}; it is {', '.join(known)} or {NONE}"
        raise InputError(message)
    if wanted == NONE:
        return lambda claim: not any(read(claim))
    if operator == "=":
        return lambda claim: any(folded(value) == wanted for value in read(claim))
    return lambda claim: any(wanted in folded(value) for value in read(claim))


def folded(text: str) -> str:
    """Words without case, leading article and superfluous white space."""
    return _ARTICLE.sub("", " ".join(text.casefold().split()))


def _mention(mention: Mention | None) -> Iterator[str]:
    if mention is not None:
        yield from (mention.name, mention.text)


def _measure(claim: Claim) -> Iterator[str]:
    if claim.measure is not None:
        yield from filter(None, (claim.measure.text, claim.measure.name, claim.measure.head))


def _sources(claim: Claim) -> Iterator[str]:
    """Who says so, and whoever passes it on."""
    for attribution in chain(claim.attribution):
        yield from _mention(attribution.source)


FIELDS: Mapping[str, Callable[[Claim], Iterator[str]]] = {
    "actor": lambda claim: _mention(claim.actor),
    "measure": _measure,
    "source": _sources,
    "place": lambda claim: _mention(claim.place),
    "unit": lambda claim: filter(None, (claim.quantity.unit, claim.quantity.unit_text)),
    "kind": lambda claim: iter((claim.quantity.kind,)),
    "role": lambda claim: iter((claim.role,)),
    "modality": lambda claim: iter((claim.modality,)),
    "direction": lambda claim: filter(None, (claim.direction,)),
    "article": lambda claim: iter((claim.doc_id,)),
    "text": lambda claim: iter((claim.sentence.text,)),
}
"""Field → the words that a claim has there; none where the slot is empty."""
