"""How the claims of an article hang together: a change and its baseline, an amount and its conversion, a repetition."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.model import Claim, Link

_REACH = 3


def links_of(claims: Sequence[Claim]) -> list[tuple[Link, ...]]:
    """The links of each claim to others of the same article, in the order of the claims."""
    return [tuple(_links(claim, number, claims)) for number, claim in enumerate(claims)]


def _links(claim: Claim, number: int, claims: Sequence[Claim]) -> list[Link]:
    found: list[Link] = []
    neighbours = [c for c in claims[max(0, number - _REACH) : number] if c.sentence == claim.sentence]
    following = [c for c in claims[number + 1 : number + 1 + _REACH] if c.sentence == claim.sentence]
    if claim.role == "equivalent" and neighbours:
        found.append(Link(relation="equivalent_of", claim=neighbours[-1].id))
    elif claim.role == "baseline":
        partner = _partner(claim, [*reversed(neighbours), *following])
        if partner is not None:
            found.append(Link(relation="baseline_of", claim=partner.id))
    elif claim.role == "change":
        partner = _level_of_change(claim, [*following, *reversed(neighbours)])
        if partner is not None:
            found.append(Link(relation="change_of", claim=partner.id))
    elif claim.role == "ratio":
        partner = _level_of_change(claim, [*following, *reversed(neighbours)])
        if partner is not None:
            found.append(Link(relation="ratio_of", claim=partner.id))
    if (earlier := _repeated(claim, claims[:number])) is not None:
        found.append(Link(relation="repeats", claim=earlier.id))
    return found


def _partner(claim: Claim, near: Sequence[Claim]) -> Claim | None:
    same_unit = [c for c in near if c.role == "level" and c.quantity.unit == claim.quantity.unit]
    others = [c for c in near if c.role in ("change", "ratio")]
    return (same_unit or others or [None])[0]


def _level_of_change(claim: Claim, near: Sequence[Claim]) -> Claim | None:
    levels = [c for c in near if c.role == "level"]
    same_measure = [c for c in levels if c.measure == claim.measure]
    return (same_measure or [None])[0]


def _repeated(claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    """The first claim of the article that says the same figure of the same thing, in another sentence."""
    if claim.measure is None or claim.quantity.kind == "count" and claim.quantity.value < 10:  # noqa: PLR2004 - small counts coincide
        return None
    head = claim.measure.head.lower().rstrip("s")
    for other in earlier:
        if other.sentence == claim.sentence or other.measure is None:
            continue
        same_figure = (other.quantity.value, other.quantity.high, other.quantity.unit) == (
            claim.quantity.value,
            claim.quantity.high,
            claim.quantity.unit,
        )
        if same_figure and (other.measure.head.lower().rstrip("s") == head or claim.quantity.kind != "count"):
            return other
    return None
