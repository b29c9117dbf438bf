"""How the claims of an article hang together: a change and its level, an amount and its conversion, parts and their total, a repetition.

Links point from the claim that depends on another to that other: a baseline to the level compared with it, a change or
ratio to the level it led to, an equivalent to the amount it converts, a part to its total, a repetition to what was said first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from claimx.claims.patterns import edges, is_fraction, plain, rows
from claimx.matching import lemma_of
from claimx.model import Claim, Link, Period
from claimx.model.claim import Relation

_REACH = 4
_COINCIDING = 10
_TIMES = 20
_Figure = tuple[Decimal, Decimal | None, str]


def links_of(claims: Sequence[Claim], restated: Sequence[int | None]) -> list[tuple[Link, ...]]:
    """The links of each claim to others of the same article, in the order of the claims.

    `restated` tells for each claim the number of the claim that it puts in another way, or None.
    """
    said: defaultdict[_Figure, list[Claim]] = defaultdict(list)
    found = []
    for number, claim in enumerate(claims):
        found.append(tuple(_links(number, claims, restated[number], said[_figure(claim)])))
        said[_figure(claim)].append(claim)
    return found


def _figure(claim: Claim) -> _Figure:
    return (claim.quantity.value, claim.quantity.high, claim.quantity.unit)


def _links(number: int, claims: Sequence[Claim], restated: int | None, alike: Sequence[Claim]) -> list[Link]:
    claim = claims[number]
    behind = [c for c in claims[number + 1 : number + 1 + _REACH] if c.sentence.start == claim.sentence.start]
    before = [c for c in reversed(claims[max(0, number - _REACH) : number]) if c.sentence.start == claim.sentence.start]
    found: list[tuple[Relation, Claim | None]] = []
    if restated is not None and claim.role == "equivalent":
        found.append(("equivalent_of", claims[restated]))
    elif claim.role == "baseline":
        found.append(("baseline_of", _compared(claim, before, behind)))
    elif claim.role in ("change", "ratio"):
        found.append(("change_of" if claim.role == "change" else "ratio_of", _level(claim, before, behind)))
    elif claim.role == "level":
        found.append(("part_of", _total(claim, before, behind)))
    found.append(("repeats", _repeated(claim, alike)))
    return [Link(relation=relation, claim=other.id) for relation, other in found if other is not None]


def gap(one: Claim, other: Claim) -> str:
    """The lower-case words between two figures of one sentence, without the modifier of the second, spaces made single."""
    start = one.sentence.start
    return plain(one.sentence.text[one.quantity.end - start : edges(other.quantity)[0] - start])


def _stands(table: str, one: Claim, other: Claim) -> bool:
    """Whether the words of one of a table's rules stand between two figures, the whole of what is between them."""
    between = gap(one, other)
    return any(row.pattern.match(between) for row in rows(table))


def _compared(claim: Claim, before: Sequence[Claim], behind: Sequence[Claim]) -> Claim | None:
    """What a baseline belongs to: a multiple right before it, the level that "to" leads to, else the nearest level, else a change."""
    if before and before[0].role == "ratio" and _stands("multiple_of", before[0], claim):
        return before[0]
    levels = [c for c in behind if c.role == "level" and c.quantity.unit == claim.quantity.unit]
    if levels and _stands("led_to", claim, levels[0]):
        return levels[0]
    near = [*before, *behind]
    alike = [c for c in near if c.role == "level" and c.quantity.bare_unit == claim.quantity.bare_unit]
    of_size = (c for c in alike if _is_of_size(claim.quantity.value, c.quantity.value))
    return next(of_size, None) or next(iter(alike), None) or next((c for c in near if c.role in ("change", "ratio")), None)


def _is_of_size(one: Decimal, other: Decimal) -> bool:
    """Whether two figures may be of the same thing at two times by their size: not $52m and 30 cents a share."""
    low, high = sorted((abs(one), abs(other)))
    return high <= _TIMES * low


def _level(claim: Claim, before: Sequence[Claim], behind: Sequence[Claim]) -> Claim | None:
    """The level that a change or multiple led to ("rose 4% to $9m"), or that it is told of ("$9m, up 4%")."""
    for other in behind:
        if other.role == "level" and same_measure(other, claim) and _stands("led_to", claim, other):
            return other
    nearest = next((c for c in before if c.role != "equivalent" and c.found_by.get("role") != "role.restated"), None)
    if nearest is None or nearest.role != "level" or not same_measure(nearest, claim):
        return None
    return nearest if _stands("level_before", nearest, claim) else None


def _total(claim: Claim, before: Sequence[Claim], behind: Sequence[Claim]) -> Claim | None:
    """The count that a share is of ("40% of the 3,000 members"), or the total that a part follows ("90 people, including 12 children")."""
    if not _is_share(claim):
        return _whole(claim, before)
    if behind and _is_count(behind[0]) and _stands("share_of", claim, behind[0]):
        return behind[0]
    return before[0] if before and _is_count(before[0]) and _stands("of_whom", before[0], claim) else None


def _is_count(claim: Claim) -> bool:
    return claim.role == "level" and claim.quantity.kind == "count" and claim.quantity.value > 1


def _whole(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The total of a part: the figure that words of including follow, past other parts of it; not where they follow two figures."""
    part = claim
    for other, further in zip_longest(before, before[1:]):
        if other.quantity.unit != claim.quantity.unit or other.role != "level" or _is_share(other):
            return None
        if part_rule(other, part) is not None:
            is_coordinated = further is not None and _stands("further_part", further, other)
            return None if is_coordinated else other
        if not _stands("further_part", other, part):
            return None
        part = other
    return None


def part_rule(total: Claim, part: Claim) -> str | None:
    """The id of the rule by whose words a figure is part of one before it in its sentence; None where none stand between."""
    between = gap(total, part)
    return next((row.id for row in rows("parts") if row.pattern.match(between)), None)


def _is_share(claim: Claim) -> bool:
    return claim.quantity.kind == "percent" or is_fraction(claim.quantity)


def _repeated(claim: Claim, alike: Sequence[Claim]) -> Claim | None:
    """The first of the claims before it with the same figure that says it of the same thing, in another sentence."""
    if claim.measure is None or (claim.quantity.kind == "count" and claim.quantity.value < _COINCIDING) or _is_vague(claim):
        return None
    for other in alike:
        if other.sentence.start == claim.sentence.start or not _kin(other, claim):
            continue
        if same_measure(other, claim) or claim.quantity.kind != "count":
            return other
    return None


def _is_vague(claim: Claim) -> bool:
    """Whether a figure tells no number that could be told again: "dozens", "millions of people"."""
    return not any(letter.isdigit() for letter in claim.quantity.text) and claim.quantity.modifier == ">="


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
