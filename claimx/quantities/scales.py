"""Letters behind digits that are a scale ("3m users", "$2.4bn") or a unit ("3m high", "100t")."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.lexicon import kept
from claimx.numerals import short_scales
from claimx.quantities.amount import Amount
from claimx.quantities.article import Article
from claimx.quantities.counted import noun_after
from claimx.quantities.currency import Money
from claimx.quantities.surfaces import surface_at

_FILE = "quantities"
_SHORT = re.compile(r"( ?|-)([a-z]{1,4})(?![\w])(?!/)(?!\.[a-z])")


def with_short_scale(article: Article, amount: Amount, *, has_currency: bool) -> Amount:
    """The amount with the scale that letters behind its digits say, if they say one."""
    match = _SHORT.match(article.low, amount.end)
    scale = short_scales().get(match[2]) if match else None
    if match is None or scale is None or not _is_scale(article, match, has_currency=has_currency):
        return amount
    return amount._replace(end=match.end(), value=amount.value * scale, scaled=True)


def _is_scale(article: Article, match: re.Match[str], *, has_currency: bool) -> bool:
    gap, name, end = match[1], match[2], match.end()
    if name in _words("needs_money"):
        return (has_currency and gap != "-" and name not in _words("never_glued")) or _money_follows(article, end)
    if name in _words("always_scale"):
        return True
    if has_currency or gap == "-":
        return has_currency and gap != "-"
    if name == "k":
        return not gap
    return surface_at(article, end) is not None or (not _is_length(article, match) and (not gap or _counts(article, end)))


@kept
def _words(name: str) -> frozenset[str]:
    return lexicon.words(_FILE, name)


def _is_length(article: Article, match: re.Match[str]) -> bool:
    """Whether "m" behind a number is for metres, by what stands around it."""
    if match[2] != "m":
        return False
    start, end = article.text.rfind(" ", 0, match.start()) + 1, match.end()
    if article.before("metre.tall", start) and article.after("metre.tall", end):
        return True
    return article.near("metre.length", start, end) or (article.before("metre.water", start) and not _counts(article, end))


def _counts(article: Article, end: int) -> bool:
    return noun_after(article.text, article.low, end) is not None


def _money_follows(article: Article, end: int) -> bool:
    found = surface_at(article, end)
    return found is not None and isinstance(found.names, Money)
