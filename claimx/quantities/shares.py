"""Shares said with two numbers: "1 in 5", "eight out of 10", "177 of every 100,000"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimx import numerals
from claimx.quantities import contexts
from claimx.quantities.amount import Amount
from claimx.quantities.article import Article
from claimx.quantities.counted import noun_after

_GAPS = (" ", "-")
_MILLION = Decimal(1_000_000)
_YEAR = re.compile(r"(?:1[5-9]|20)\d[1-9]\Z|(?:19|20)\d\d\Z")


def _is_no_whole(article: Article, link: re.Match[str] | None, end: int) -> bool:
    """Whether a number is a length of time, or a number of games, and no whole; of every so many, even games are."""
    return article.after("share.time" if link and (link["each"] or link["every"]) else "share.no-whole", end)


def share(article: Article, first: Amount) -> Amount | None:
    """The share that a bare number makes with the words behind it, as one amount, or None."""
    if first.scaled or first.numeral.form == "loose" or not (first.unit is None or first.mantissa == 1):
        return None
    low = article.low
    if low[first.end : first.end + 1] not in _GAPS:
        return None
    link = contexts.after("share.link", low, first.end) if first.unit is None else None
    named = None if link else contexts.after("share.named-link", low, first.numeral.end)
    behind = link or named
    if behind is None:
        return None
    first, whole = Amount.of(first.numeral), numerals.read(low, behind.end())
    if whole is None or whole.form in ("loose", "fraction") or not first.value < whole.value <= _MILLION:
        return None
    loose = named is not None and not named["every"] and not article.before("share.bounded", first.start)
    if loose and noun_after(article.text, low, whole.end) is not None:
        return None
    if _YEAR.match(low[whole.start : whole.end]) or _is_no_whole(article, link, whole.end):
        return None
    return first._replace(
        value=first.value / whole.value, end=whole.end, rule="share", numeral=first.numeral._replace(form="fraction", end=whole.end)
    )
