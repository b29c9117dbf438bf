"""How the claims of an article hang together: a change and its level, an amount and its conversion, parts and their total, a repetition.

Links point from the claim that depends on another to that other: a baseline to the level compared with it, a change or
ratio to the level it led to, an equivalent to the amount it converts, a part to its total, a repetition to what was said first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimx.claims.patterns import plain, rows
from claimx.matching import lemma_of
from claimx.model import Claim, Link, Period
from claimx.model.claim import Relation

_REACH = 4
_COINCIDING = 10


def links_of(claims: Sequence[Claim], restated: Sequence[int | None]) -> list[tuple[Link, ...]]:
    """The links of each claim to others of the same article, in the order of the claims.

    `restated` tells for each claim the number of the claim that it puts in another way, or None.
    """
    return [tuple(_links(number, claims, restated[number])) for number in range(len(claims))]


def _links(number: int, claims: Sequence[Claim], restated: int | None) -> list[Link]:
    claim = claims[number]
    behind = [c for c in claims[number + 1 : number + 1 + _REACH] if c.sentence == claim.sentence]
    before = [c for c in reversed(claims[max(0, number - _REACH) : number]) if c.sentence == claim.sentence]
    found: list[tuple[Relation, Claim | None]] = []
    if restated is not None and claim.role == "equivalent":
        found.append(("equivalent_of", claims[restated]))
    elif claim.role == "baseline":
        found.append(("baseline_of", _compared(claim, [*before, *behind])))
    elif claim.role in ("change", "ratio"):
        found.append(("change_of" if claim.role == "change" else "ratio_of", _level(claim, [*behind, *before])))
    found += [("part_of", _total(claim, before, behind)), ("repeats", _repeated(claim, claims[:number]))]
    return [Link(relation=relation, claim=other.id) for relation, other in found if other is not None]


def _compared(claim: Claim, near: Sequence[Claim]) -> Claim | None:
    """What a baseline is the baseline of: a level in its unit, else a change."""
    levels = (c for c in near if c.role == "level" and c.quantity.unit == claim.quantity.unit)
    return next(levels, None) or next((c for c in near if c.role in ("change", "ratio")), None)


def _level(claim: Claim, near: Sequence[Claim]) -> Claim | None:
    """The level that a change led to: in the same sentence, of the same measure."""
    levels = [c for c in near if c.role == "level" and same_measure(c, claim)]
    return next((c for c in levels if c.found_by.get("role") != "role.restated"), levels[0] if levels else None)


def _total(claim: Claim, before: Sequence[Claim], behind: Sequence[Claim]) -> Claim | None:
    """The count that a share is of ("40% of the 3,000 members"), or the total that a part follows ("90 people, including 12 children")."""
    if claim.role != "level":
        return None
    if not _is_share(claim):
        return next((c for c in reversed(before) if c.quantity.unit == claim.quantity.unit and part_rule(c, claim) is not None), None)
    near = (c for c in (*behind[:1], *before[:1]) if c.role == "level" and c.quantity.kind == "count" and c.quantity.value > 1)
    return next((c for c in near if same_measure(c, claim)), None)


def part_rule(total: Claim, part: Claim) -> str | None:
    """The id of the rule by whose words a figure is part of one before it in its sentence; None where none stand between."""
    offset = total.sentence.start
    gap = plain(total.sentence.text[total.quantity.end - offset : part.quantity.start - offset])
    return next((row.id for row in rows("parts") if row.pattern.search(gap)), None)


def _is_share(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.kind == "percent" or (quantity.kind == "count" and 0 < quantity.value < 1)


def _repeated(claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    """The first claim of the article that says the same figure of the same thing, in another sentence."""
    if claim.measure is None or (claim.quantity.kind == "count" and claim.quantity.value < _COINCIDING):
        return None
    for other in earlier:
        if other.sentence == claim.sentence or not _same_figure(other, claim) or not _kin(other, claim):
            continue
        if same_measure(other, claim) or claim.quantity.kind != "count":
            return other
    return None


def _same_figure(one: Claim, other: Claim) -> bool:
    a, b = one.quantity, other.quantity
    return (a.value, a.high, a.unit) == (b.value, b.high, b.unit)


def _kin(one: Claim, other: Claim) -> bool:
    """Whether two claims are both changes or neither, and have no different periods or actors."""
    if one.period is not None and other.period is not None and _days(one.period) != _days(other.period):
        return False
    if (one.role == "change") != (other.role == "change") or one.direction != other.direction:
        return False
    return one.actor is None or other.actor is None or one.actor.name == other.actor.name


def _days(period: Period) -> tuple[date | None, date | None]:
    return period.first_day, period.last_day


def same_measure(one: Claim, other: Claim) -> bool:
    """Whether two claims measure the same, by the head words of their measures."""
    if one.measure is None or other.measure is None:
        return False
    if one.measure == other.measure:
        return True
    return lemma_of(one.measure.head, "NN") == lemma_of(other.measure.head, "NN")
