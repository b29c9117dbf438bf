"""Whether a change agrees with the levels that it led from and to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claimx.claims import measure_words, words
from claimx.claims.checks.finding import Finding, finding
from claimx.claims.checks.interval import Interval, difference, interval_of, percent_change, ratio
from claimx.claims.links import gap
from claimx.claims.patterns import plain, rows
from claimx.model import Claim

_MARK = "role.beyond-the"  # what a figure is held against that is none before it: "well below the C$16 level"
_POINTS = {"pp": 1, "bp": 100}
# How far what has doubled may be from twice as much.
_NEAR = Decimal("0.15")


def linked(claim: Claim, relation: str, by_id: Mapping[str, Claim]) -> Claim | None:
    """The claim that another's link of a kind points to."""
    return next((by_id.get(link.claim) for link in claim.links if link.relation == relation), None)


def changes(claims: Sequence[Claim], by_id: Mapping[str, Claim]) -> Iterator[Finding]:
    """ "Rose 5% to $4m from $3m": the two levels against the stated change."""
    was = (c for c in claims if c.role == "baseline" and c.found_by.get("role") != _MARK)
    baselines = {level.id: c for c in was if (level := linked(c, "baseline_of", by_id)) is not None}
    told = set()
    for claim in claims:
        level = linked(claim, "change_of", by_id) or linked(claim, "ratio_of", by_id)
        base = baselines.get(level.id) if level is not None else None
        told |= {level.id} if level is not None else set()
        if level is None or base is None or _unit(base) != _unit(level) or not _comparable(claim, base):
            continue
        start, end = interval_of(base.quantity), interval_of(level.quantity)
        if claim.role == "ratio":
            yield from _multiple(claim, level, base)
        elif claim.direction == ("down" if start.high < end.low else "up" if end.high < start.low else ""):
            moved = "more" if claim.direction == "down" else "less"
            said = "a fall" if claim.direction == "down" else "a rise"
            message = f"{said} of {claim.quantity.text}, but {level.quantity.text} is {moved} than {base.quantity.text}"
            yield finding("direction", message, claim, level, base)
        elif (expected := _expected(claim, level, start, end)) is not None and not expected.meets(_size(claim)):
            message = f"from {base.quantity.text} to {level.quantity.text} is {_written(claim, level, base)}, not {claim.quantity.text}"
            yield finding("change", message, claim, level, base)
    for identifier, base in baselines.items():
        if identifier not in told:
            yield from _move(by_id[identifier], base)


def _multiple(claim: Claim, level: Claim, base: Claim) -> Iterator[Finding]:
    """ "Tripled to $5m from $4m": the two levels against the multiple; a word stands for what is near it."""
    found = ratio(interval_of(base.quantity), interval_of(level.quantity))
    size = interval_of(claim.quantity)
    if not any(map(str.isdigit, claim.quantity.text)):
        size = Interval(size.low * (1 - _NEAR), size.high * (1 + _NEAR))
    if found is not None and not found.meets(size):
        times = f"{level.quantity.value / base.quantity.value:.2f}".rstrip("0").rstrip(".")
        message = f"from {base.quantity.text} to {level.quantity.text} is {times} times, not {claim.quantity.text}"
        yield finding("change", message, claim, level, base)


def _move(level: Claim, base: Claim) -> Iterator[Finding]:
    """ "Fell from $3m to $4m": the verb of two levels against the way that they go, where no figure tells by how much."""
    verb = level.predicate
    if verb is None or base.predicate is None or verb.start != base.predicate.start or _unit(base) != _unit(level):
        return
    falls = verb.lemma in words.CHANGE_VERBS_DOWN
    if not falls and (verb.lemma not in words.CHANGE_VERBS_UP or verb.lemma in words.EITHER_WAY):
        return
    if verb.lemma in words.JUDGING_CHANGES or _is_other(level) or not _is_from_to(level, base):
        return
    start, end = interval_of(base.quantity), interval_of(level.quantity)
    if start.low < 0 or end.low < 0:
        return  # "the deficit narrowed to -3% from -4%"
    if (start.high < end.low) if falls else (end.high < start.low):
        message = f"{verb.text} from {base.quantity.text} to {level.quantity.text}, which is {'more' if falls else 'less'}"
        yield finding("direction", message, level, base)


def _is_from_to(level: Claim, base: Claim) -> bool:
    """Whether the words between two levels say that one led to the other."""
    table, one, other = ("led_to", base, level) if base.quantity.start < level.quantity.start else ("led_from", level, base)
    between = gap(one, other)
    return any(row.pattern.fullmatch(between) for row in rows(table))


def _is_other(level: Claim) -> bool:
    """Whether a level is on another basis than its baseline, or the price of money, which falls as more is paid for a dollar."""
    if level.modality == "negated" or any(row.pattern.search(plain(level.sentence.text)) for row in rows("other_basis")):
        return True
    about = {word for part in (level.measure, level.actor) if part is not None for word in part.text.lower().split()}
    return not about.isdisjoint(measure_words.TRADED_THINGS | measure_words.CURRENCIES)


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
    return size if claim.quantity.unit == "1" else f"{size}%" if claim.quantity.unit == "%" else f"{size} {claim.quantity.unit}"
