"""Letters behind digits that are a scale ("3m users", "$2.4bn") or a unit ("3m high", "100t")."""

from __future__ import annotations

import re
from dataclasses import replace

from claimx.numerals import short_scales
from claimx.quantities.amount import Amount
from claimx.quantities.article import Article
from claimx.quantities.counted import noun_after
from claimx.quantities.currency import Money
from claimx.quantities.surfaces import surface_at

_SHORT = re.compile(r"( ?|-)([a-z]{1,4})(?![\w])(?!/)(?!\.[a-z])")


def with_short_scale(article: Article, amount: Amount, *, has_currency: bool) -> Amount:
    """The amount with the scale that letters behind its digits say, if they say one."""
    match = _SHORT.match(article.low, amount.end)
    scale = short_scales().get(match[2]) if match else None
    if match is None or scale is None or not _is_scale(article, match, has_currency=has_currency):
        return amount
    return replace(amount, end=match.end(), value=amount.value * scale, scaled=True)


def _is_scale(article: Article, match: re.Match[str], *, has_currency: bool) -> bool:
    gap, name, end = match[1], match[2], match.end()
    if len(name) > 2 or name.endswith("n"):
        return name != "mil" or _money_follows(article, end)
    if gap == "-":
        return False
    if has_currency:
        return True
    if name == "k":
        return not gap
    if name in ("t", "mm", "cr"):
        return _money_follows(article, end)
    if surface_at(article, end) is not None:
        return True
    if name == "m" and article.near("metre.length", match.start(), end):
        return False
    return not gap or noun_after(article.text, article.low, end, language=article.language) is not None


def _money_follows(article: Article, end: int) -> bool:
    found = surface_at(article, end)
    return found is not None and isinstance(found.names, Money)
