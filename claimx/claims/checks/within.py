"""Whether the figures of one article agree with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claimx.claims.checks.finding import Finding, finding
from claimx.claims.checks.interval import Interval, difference, interval_of, percent_change, ratio
from claimx.claims.links import part_rule, same_measure
from claimx.claims.patterns import plain, rows
from claimx.layout import paragraphs
from claimx.model import Claim

_RATE_SLACK = Decimal("0.15")
_SI_SLACK = Decimal("0.05")
_WHOLE = Decimal(101)
_MARK = "role.beyond-the"  # what a figure is held against that is none before it: "well below the C$16 level"
_POINTS = {"pp": 1, "bp": 100}
_SAME_SIZE = 3


def check_article(claims: Sequence[Claim], text: str) -> list[Finding]:
    """The figures of one article that do not agree, in text order; `text` is the article that the claims are of."""
    by_id = {claim.id: claim for claim in claims}
    found = [*_changes(claims, by_id), *_parts(claims, by_id), *_rates(claims, by_id), *_headline(claims, text)]
    return sorted(found, key=lambda f: f.places[0].start)


def _linked(claim: Claim, relation: str, by_id: Mapping[str, Claim]) -> Claim | None:
    return next((by_id.get(link.claim) for link in claim.links if link.relation == relation), None)


def _changes(claims: Sequence[Claim], by_id: Mapping[str, Claim]) -> Iterator[Finding]:
    """ "Rose 5% to $4m from $3m": the two levels against the stated change."""
    was = (c for c in claims if c.role == "baseline" and c.found_by.get("role") != _MARK)
    baselines = {level.id: c for c in was if (level := _linked(c, "baseline_of", by_id)) is not None}
    for claim in claims:
        level = _linked(claim, "change_of", by_id)
        base = baselines.get(level.id) if level is not None else None
        if level is None or base is None or _unit(base) != _unit(level) or not _comparable(claim, base):
            continue
        start, end = interval_of(base.quantity), interval_of(level.quantity)
        if claim.direction == ("down" if start.high < end.low else "up" if end.high < start.low else ""):
            moved = "more" if claim.direction == "down" else "less"
            said = "a fall" if claim.direction == "down" else "a rise"
            message = f"{said} of {claim.quantity.text}, but {level.quantity.text} is {moved} than {base.quantity.text}"
            yield finding("direction", message, claim, level, base)
        elif (expected := _expected(claim, level, start, end)) is not None and not expected.meets(_size(claim)):
            message = f"from {base.quantity.text} to {level.quantity.text} is {_written(claim, level, base)}, not {claim.quantity.text}"
            yield finding("change", message, claim, level, base)


def _unit(claim: Claim) -> str:
    """The unit of a figure, of a sum without what it is per, which may be told only once: "35 cents a share, up 3 cents"."""
    return claim.quantity.bare_unit if claim.quantity.kind == "money" else claim.quantity.unit


def _comparable(change: Claim, base: Claim) -> bool:
    """Whether a change can be held against a baseline: it has a direction, the same compared period, and no other basis."""
    if change.direction is None or any(row.pattern.search(plain(change.sentence.text)) for row in rows("other_basis")):
        return False
    one, other = change.baseline_period, base.period
    return one is None or other is None or (one.first_day, one.last_day) == (other.first_day, other.last_day)


def _expected(claim: Claim, level: Claim, start: Interval, end: Interval) -> Interval | None:
    """The size of the change between two levels, in the unit in which it is stated."""
    stated, measured = _unit(claim), _unit(level)
    if measured == "%" and stated in _POINTS:
        moved = difference(start, end)
        moved = moved and Interval(moved.low * _POINTS[stated], moved.high * _POINTS[stated])
    elif stated == "%":
        moved = None if measured == "%" else percent_change(start, end)
    else:
        moved = difference(start, end) if stated == measured else None
    if moved is None:
        return None
    return moved if claim.direction == "up" else Interval(-moved.high, -moved.low)


def _size(claim: Claim) -> Interval:
    return interval_of(claim.quantity)


def _written(claim: Claim, level: Claim, base: Claim) -> str:
    """The size of the change between two levels as they are written, in the unit in which it is stated."""
    start, end = (Interval(c.quantity.value, c.quantity.value) for c in (base, level))
    moved = _expected(claim, level, start, end)
    size = "" if moved is None else f"{moved.low:,.1f}".removesuffix(".0")
    return f"{size}%" if claim.quantity.unit == "%" else f"{size} {claim.quantity.unit}"


def _parts(claims: Sequence[Claim], by_id: Mapping[str, Claim]) -> Iterator[Finding]:
    """ "90 people, including 60 men and 40 women": parts that are more than their total, or shares of more than all."""
    parts: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        total = _linked(claim, "part_of", by_id)
        if total is not None:
            parts[total.id, claim.quantity.unit].append(claim)
    for (identifier, unit), found in parts.items():
        total = by_id[identifier]
        low = sum((interval_of(c.quantity).low for c in found), Decimal(0))
        high = sum((interval_of(c.quantity).high for c in found), Decimal(0))
        names = _listed([c.quantity.text for c in found])
        if unit == "%" and total.quantity.unit != "%":
            if low > _WHOLE:
                yield finding("parts", f"{names} are more than all of {total.quantity.text}", total, *found)
            continue
        whole = interval_of(total.quantity)
        if unit == total.quantity.unit and low > whole.high:
            yield finding("parts", f"{names} are more than the {total.quantity.text} that they are part of", total, *found)
        elif unit == total.quantity.unit and high < whole.low and len(found) > 1 and _are_all(total, found):
            yield finding("parts", f"{names} are less than the {total.quantity.text} that they make up", total, *found)


def _are_all(total: Claim, parts: Sequence[Claim]) -> bool:
    all_rules = {row.id for row in rows("parts") if "all" in row.flags}
    return any(part_rule(total, part) in all_rules for part in parts)


def _listed(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"


def _rates(claims: Sequence[Claim], by_id: Mapping[str, Claim]) -> Iterator[Finding]:
    """ "$10m (£5m)" beside "$20m (£15m)": an equivalent against the rate of the article's others, a measure against its unit."""
    pairs: defaultdict[tuple[str, str], list[tuple[Claim, Claim, Interval]]] = defaultdict(list)
    for claim in claims:
        other = _linked(claim, "equivalent_of", by_id)
        if other is None:
            continue
        if claim.quantity.si_unit is not None and claim.quantity.si_unit == other.quantity.si_unit:
            yield from _unit_finding(other, claim)
            continue
        rate = ratio(interval_of(other.quantity), interval_of(claim.quantity))
        if rate is not None and claim.quantity.kind == other.quantity.kind == "money":
            pairs[other.quantity.unit, claim.quantity.unit].append((other, claim, rate))
    for found in pairs.values():
        yield from _odd_rates(found)


def _odd_rates(pairs: Sequence[tuple[Claim, Claim, Interval]]) -> Iterator[Finding]:
    """The conversions that no value near the middle rate of all can explain; of two alone, the second."""
    if len(pairs) == 1:
        return
    middles = sorted((rate.low + rate.high) / 2 for _, _, rate in pairs)
    middle = middles[(len(middles) - 1) // 2] if len(pairs) > 2 else (pairs[0][2].low + pairs[0][2].high) / 2
    usual = Interval(middle * (1 - _RATE_SLACK), middle * (1 + _RATE_SLACK))
    for other, claim, rate in pairs:
        if not rate.meets(usual):
            expected = f"{_at_rate(other, middle)} {claim.quantity.unit}"
            message = f"{other.quantity.text} is given as {claim.quantity.text}; at the article's other rate it is {expected}"
            yield finding("rate", message, other, claim)


def _at_rate(claim: Claim, rate: Decimal) -> str:
    return f"{claim.quantity.value * rate:,.0f}"


def _unit_finding(other: Claim, claim: Claim) -> Iterator[Finding]:
    one, two = other.quantity, claim.quantity
    if one.si_value is None or two.si_value is None or one.value == 0 or two.value == 0:
        return
    first, second = interval_of(one), interval_of(two)
    if not (first.is_bounded and second.is_bounded):
        return
    a, b = one.si_value / one.value, two.si_value / two.value
    wide = Interval(first.low * a * (1 - _SI_SLACK), first.high * a * (1 + _SI_SLACK))
    if not wide.meets(Interval(second.low * b, second.high * b)):
        yield finding("rate", f"{one.text} is not {two.text}", other, claim)


def _headline(claims: Sequence[Claim], text: str) -> Iterator[Finding]:
    """A headline's figure against the body's for the same measure: none agrees with it."""
    headline = next((block for block in paragraphs(text) if block.kind == "headline"), None)
    if headline is None:
        return
    body = [c for c in claims if c.quantity.start >= headline.end and c.modality != "negated"]
    for claim in claims:
        if claim.quantity.start >= headline.end or claim.modality == "negated":
            continue
        alike = [c for c in body if _same_thing(claim, c)]
        if alike and not any(interval_of(c.quantity).meets(interval_of(claim.quantity)) for c in alike) and not _stands(claim, body):
            message = f"the headline says {claim.quantity.text}, the text {alike[0].quantity.text}"
            yield finding("headline", message, claim, alike[0])


def _stands(claim: Claim, body: Sequence[Claim]) -> bool:
    """Whether the body has the headline's figure anywhere."""
    return any(c.quantity.unit == claim.quantity.unit and interval_of(c.quantity).meets(interval_of(claim.quantity)) for c in body)


def _same_thing(one: Claim, other: Claim) -> bool:
    if (
        one.quantity.unit != other.quantity.unit
        or (one.role, one.direction, one.modality) != (other.role, other.direction, other.modality)
        or not same_measure(one, other)
    ):
        return False
    if one.actor is not None and other.actor is not None and one.actor.name != other.actor.name:
        return False
    return not one.quantity.value or not other.quantity.value or 1 / _SAME_SIZE < one.quantity.value / other.quantity.value < _SAME_SIZE
