"""Whether the figures of one article agree with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claimx.actors import words as actor_words
from claimx.claims.checks.finding import Finding, finding
from claimx.claims.checks.interval import Interval, interval_of, ratio
from claimx.claims.checks.moves import changes, linked
from claimx.claims.links import part_rule, same_measure
from claimx.claims.patterns import rows
from claimx.layout import paragraphs
from claimx.model import Claim, Mention

_RATE_SLACK = Decimal("0.15")
_SI_SLACK = Decimal("0.05")
_WHOLE = Decimal(101)
_SAME_SIZE = 3


def check_article(claims: Sequence[Claim], text: str) -> list[Finding]:
    """The figures of one article that do not agree, in text order; `text` is the article that the claims are of."""
    by_id = {claim.id: claim for claim in claims}
    found = [*changes(claims, by_id), *_parts(claims, by_id), *_rates(claims, by_id), *_headline(claims, text)]
    return sorted(found, key=lambda f: f.places[0].start)


def _parts(claims: Sequence[Claim], by_id: Mapping[str, Claim]) -> Iterator[Finding]:
    """ "90 people, including 60 men and 40 women": parts that are more than their total, or shares of more than all."""
    parts: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        total = linked(claim, "part_of", by_id)
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
        other = linked(claim, "equivalent_of", by_id)
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


def _noun_of(actor: Mention) -> str:
    """The words of one without a name, whatever article stands before them."""
    name = actor.name.lower()
    first, _, rest = name.partition(" ")
    articles = actor_words.part("determiners.definite") | actor_words.part("determiners.indefinite")
    return rest if rest and first in articles else name


def _same_thing(one: Claim, other: Claim) -> bool:
    if (
        one.quantity.unit != other.quantity.unit
        or (one.role, one.direction, one.modality) != (other.role, other.direction, other.modality)
        or not same_measure(one, other)
    ):
        return False
    if one.actor is not None and other.actor is not None and one.actor.name != other.actor.name:
        named = one.actor.label is not None or other.actor.label is not None
        if named or _noun_of(one.actor) != _noun_of(other.actor):  # a headline's "bookkeeper" is the text's "a bookkeeper"
            return False
    return not one.quantity.value or not other.quantity.value or 1 / _SAME_SIZE < one.quantity.value / other.quantity.value < _SAME_SIZE
