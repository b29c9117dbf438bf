"""An article that says one of a unit: "a percentage point", "more than a mile", "a pound an hour", "an hour and a half"."""

from __future__ import annotations

from decimal import Decimal

from claimx import lexicon
from claimx.numerals import Numeral
from claimx.quantities import contexts, modifiers
from claimx.quantities.article import Article

_ONE = Decimal(1)


def one_of_unit(article: Article, start: int) -> Numeral | None:
    """The numeral, worth one, of an article in front of a unit, or None where it says no number."""
    low = article.low
    end = low.find(" ", start, start + len("an") + 1)
    if low[start:end] not in lexicon.words("quantities", "articles"):
        return None
    unit = next((word for word in _units() if low.startswith(word, end + 1) and not low[end + 1 + len(word) :][:1].isalpha()), None)
    if unit is None:
        return None
    numeral = Numeral(start, end, _ONE, "words", _ONE)
    moved = unit in lexicon.words("quantities", "one_of_money") and article.before("one.moved", start)
    if moved or unit in lexicon.words("quantities", "always_one") or article.after("one.goes-on", end + 1 + len(unit)):
        return numeral
    bound = modifiers.before(article.text, low, start)
    return numeral if bound is not None and not contexts.after("one.no-bound", low, end + 1 + len(unit)) else None


def _units() -> frozenset[str]:
    return lexicon.words("quantities", "units_after_article")
