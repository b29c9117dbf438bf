"""Betting odds, which are fractions: "bookmakers offered 7-2", "a 33-1 outsider"."""

from __future__ import annotations

from decimal import Decimal

from claimx.numerals import Numeral
from claimx.quantities import contexts
from claimx.quantities.article import Article


def odds_at(article: Article, start: int) -> Numeral | None:
    """The fraction of the betting odds that start at a position of the folded text, or None."""
    pair = contexts.after("odds.pair", article.low, start)
    if pair is None or not Decimal(pair[2]):
        return None
    end = pair.end()
    if not (article.after("odds.of", end) or article.before("odds.at", start) or _is_quoted(article, start, end)):
        return None
    value = Decimal(pair[1]) / Decimal(pair[2])
    return Numeral(start, end, value, "fraction", value)


def _is_quoted(article: Article, start: int, end: int) -> bool:
    """Whether a pair is where odds are told, in a sentence of those who take bets: "bookmakers cut it from 7-4"."""
    return bool(article.before("odds.quoted", start) and article.near("odds.near", start, end))
