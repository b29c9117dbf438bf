"""Shares said with two numbers: "1 in 5", "eight out of 10", "177 of every 100,000"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimx import numerals
from claimx.quantities import contexts
from claimx.quantities.amount import Amount
from claimx.quantities.article import Article

_MILLION = Decimal(1_000_000)
_YEAR = re.compile(r"(?:1[5-9]|20)\d[1-9]\Z|(?:19|20)\d\d\Z")


def share(article: Article, first: Amount) -> Amount | None:
    """The share that a bare number makes with the words behind it, as one amount, or None."""
    if first.unit is not None or first.scaled or first.numeral.form == "loose":
        return None
    low = article.low
    link = contexts.after("share.link", low, first.end, article.language)
    whole = numerals.read(low, link.end()) if link else None
    if whole is None or whole.form in ("loose", "fraction") or not first.value < whole.value <= _MILLION:
        return None
    if _YEAR.match(low[whole.start : whole.end]) or article.after("share.no-whole", whole.end):
        return None
    return first._replace(
        value=first.value / whole.value, end=whole.end, rule="share", numeral=first.numeral._replace(form="fraction", end=whole.end)
    )
