"""Whether several articles give the same figure for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from claimx.claims.checks.finding import Finding, finding
from claimx.claims.checks.interval import interval_of
from claimx.matching import lemma_of
from claimx.model import Claim

Key = tuple[str, str, date | None, date | None, str, str, str | None, str | None]


def check_articles(claims: Iterable[Claim]) -> list[Finding]:
    """Where articles give different figures for one actor, measure and period; only the claims compared are kept in memory."""
    groups: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        key = _key(claim)
        if key is not None:
            groups[key].append(claim)
    return [found for group in groups.values() for found in _differing(group)]


def _key(claim: Claim) -> Key | None:
    """What a claim says something about; None where it leaves any of that open."""
    period = claim.period
    if claim.actor is None or claim.measure is None or period is None or claim.modality != "asserted" or claim.role == "equivalent":
        return None
    if claim.actor.label is None:  # "voters" are not the same in two articles
        return None
    if period.first_day is None or period.last_day is None:
        return None
    role = "level" if claim.role == "baseline" else claim.role
    place = claim.place.name if claim.place is not None else None
    return (
        claim.actor.name,
        _measure(claim.measure.text),
        period.first_day,
        period.last_day,
        claim.quantity.unit,
        role,
        claim.direction,
        place,
    )


def _measure(phrase: str) -> str:
    """A measure without case and number."""
    return " ".join(lemma_of(word, "NN") for word in phrase.split())


def _differing(group: Sequence[Claim]) -> Iterator[Finding]:
    """One finding for each article whose figures none of the first article's agrees with."""
    first = [c for c in group if c.doc_id == group[0].doc_id]
    others: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        if claim.doc_id != group[0].doc_id:
            others[claim.doc_id].append(claim)
    for found in others.values():
        if not any(interval_of(a.quantity).meets(interval_of(b.quantity)) for a in first for b in found):
            one, other = first[0], found[0]
            assert one.actor is not None
            assert one.measure is not None
            message = f"{one.actor.name}, {one.measure.text}: {one.quantity.text} in {one.doc_id}, {other.quantity.text} in {other.doc_id}"
            yield finding("articles", message, one, other)
