"""Which figures of an article are claims: not dates, mere lengths of time, ages, references back, or page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from claimx.claims import words
from claimx.layout import paragraphs
from claimx.matching import lemma_of, span_at
from claimx.model import Period, Quantity

TIME_UNITS = words.TIME_UNITS
_AGE_BEFORE = re.compile(r"(?:\b(?:aged|age|ages|over|under|turned|turning|turns)\s+(?:between\s+|of\s+)?|,\s)$", re.IGNORECASE)
_SMALL = 12


def claim_figures(doc: Doc, quantities: Iterable[Quantity], periods: Sequence[Period], text: str) -> list[Quantity]:
    """The quantities that are claims, in text order."""
    furniture = [(p.start, p.end) for p in paragraphs(text) if p.kind == "furniture"]
    found = []
    for quantity in quantities:
        if any(start <= quantity.start < end for start, end in furniture):
            continue
        near = [p for p in periods if p.start is not None and p.end is not None and p.start < quantity.end and quantity.start < p.end]
        if _is_claim(doc, quantity, near, text):
            found.append(quantity)
    return found


def _is_claim(doc: Doc, quantity: Quantity, near: Sequence[Period], text: str) -> bool:
    if quantity.kind == "physical" and quantity.unit in TIME_UNITS:
        return not _is_age(quantity, text) and _is_reported_duration(doc, quantity, near, text)
    if any(p.start is not None and p.start <= quantity.start and p.end is not None and quantity.end <= p.end for p in near):
        return False
    return not (quantity.kind == "count" and _is_back_reference(quantity, text))


def _is_age(quantity: Quantity, text: str) -> bool:
    tail = text[quantity.end : quantity.end + 12].lower()
    if "old" in (quantity.unit_text or "").lower() or tail.lstrip(" -").startswith("old"):
        return True
    return quantity.unit == "year" and quantity.unit_text is None


def _is_reported_duration(doc: Doc, quantity: Quantity, near: Sequence[Period], text: str) -> bool:
    """ "jailed for five years", "a 20-year contract": a length of time that is what is being reported."""
    if any(p.first_day or p.last_day or p.kind in ("reference", "recurring") for p in near):
        return False
    span = span_at(doc, quantity.start, quantity.end)
    if span is None:
        return False
    tail = re.match(r"\s+(?:\w+\s+)?(\w+)", text[quantity.end : quantity.end + 40])
    if "-" in quantity.text and tail:
        following = re.findall(r"[a-z]+", text[quantity.end : quantity.end + 40].lower())[:2]
        return any(lemma_of(w, "NN") in words.DURATION_NOUNS for w in following)
    lead = re.findall(r"[a-z]+", text[max(0, quantity.start - 40) : quantity.start].lower())[-4:]
    return any(lemma_of(w, "VB") in words.DURATION_VERBS for w in lead)


def _is_back_reference(quantity: Quantity, text: str) -> bool:
    """ "the two leaders", "both three": a small definite count that asserts nothing."""
    if quantity.value > _SMALL or quantity.high is not None or quantity.modifier is not None:
        return False
    if quantity.value == 1 and quantity.text.lower() in ("one", "a", "an", "1"):
        return True
    before = text[max(0, quantity.start - 16) : quantity.start].lower().split()
    return bool(before) and before[-1] in words.DEFINITE_WORDS
