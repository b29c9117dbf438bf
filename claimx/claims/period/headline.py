"""A headline's figures, which have the period of the body's claim that repeats them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.layout import paragraphs
from claimx.model import Claim, Link, Period


def share_with_headline(claims: Sequence[Claim], links: Sequence[Sequence[Link]], text: str) -> list[Claim]:
    """The claims, those of the headline with the period of the body's claim that repeats them, as the links of each tell."""
    headline = next((block for block in paragraphs(text) if block.kind == "headline"), None)
    if headline is None:
        return list(claims)
    body: dict[str, Period] = {}
    for claim, tied in zip(claims, links, strict=True):
        for link in tied:
            if link.relation == "repeats" and claim.period is not None:
                body.setdefault(link.claim, claim.period)
    return [_with_period(c, body[c.id]) if c.quantity.start < headline.end and c.period is None and c.id in body else c for c in claims]


def _with_period(claim: Claim, period: Period) -> Claim:
    found_by = {**claim.found_by, "period": "period.of-body"}
    return replace(claim, period=replace(period, inherited=True), found_by=found_by)
