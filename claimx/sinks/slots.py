"""The stretches of text that a claim stands on, by slot: what annotation tools show."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimx.model import Attribution, Claim

SLOTS = ("figure", "modifier", "measure", "actor", "predicate", "period", "baseline_period", "place", "source", "cue")


class Stretch(NamedTuple):
    """A stretch of text and the slot that it fills; in text order, longer ones first."""

    start: int
    end: int
    slot: str

    @classmethod
    def of_figure(cls, claim: Claim) -> Stretch:
        """The stretch of a claim's figure, by which annotation tools know the claim."""
        return cls(claim.quantity.start, claim.quantity.end, "figure")


def stretches(claim: Claim) -> Iterator[Stretch]:
    """The stretches of a claim's slots that stand in the text."""
    named = {
        "figure": claim.quantity, "modifier": claim.quantity.modifier_text, "measure": claim.measure, "actor": claim.actor,
        "predicate": claim.predicate, "period": claim.period, "baseline_period": claim.baseline_period, "place": claim.place,
    }  # fmt: skip
    for slot, part in named.items():
        if part is not None and part.start is not None and part.end is not None:
            yield Stretch(part.start, part.end, slot)
    for attribution in chain(claim.attribution):
        for slot, said in (("source", attribution.source), ("cue", attribution.cue)):
            if said is not None:
                yield Stretch(said.start, said.end, slot)


def chain(attribution: Attribution | None) -> Iterator[Attribution]:
    """An attribution and those that it is passed on by, the nearest first."""
    while attribution is not None:
        yield attribution
        attribution = attribution.via


def all_stretches(claims: Iterable[Claim]) -> list[Stretch]:
    """The stretches of all claims, each once, in text order."""
    found = {stretch for claim in claims for stretch in stretches(claim) if stretch.start < stretch.end}
    return sorted(found, key=lambda stretch: (stretch.start, -stretch.end, SLOTS.index(stretch.slot)))


def apart(found: Iterable[Stretch]) -> list[Stretch]:
    """Of stretches that overlap, one: the figure before all else, then the slot that `SLOTS` names first."""
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda each: (SLOTS.index(each.slot), each.start)):
        place = bisect(kept, stretch)
        before, after = kept[place - 1 : place] if place else [], kept[place : place + 1]
        if all(other.end <= stretch.start for other in before) and all(stretch.end <= other.start for other in after):
            kept.insert(place, stretch)
    return kept
