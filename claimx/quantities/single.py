"""Bare numbers: which are counts, and which are labels, years, or words like "one"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.quantities.amounts import Amount, Article
from claimx.quantities.counted import noun_after

_ONE = re.compile(r" (?!of\b|more\b|and\b|or\b)[a-z]")
_NAME_BEFORE = re.compile(r"(?:^|[\s(“\"'-])([A-Z][\w.&'’/-]*) \Z")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]?\s+|\n\s*|[“\"]\s*|- )\Z")
_FUNCTION = frozenset()


def is_count(article: Article, amount: Amount) -> bool:
    """Whether a bare number is a count: not the label of a name in front of it, and not "one" for a pronoun."""
    if amount.unit is not None or amount.scaled or amount.rule == "share":
        return True
    low, written = article.low, article.low[amount.numeral.start : amount.numeral.end]
    if written == "one":
        return _ONE.match(low, amount.end) is not None
    if written.isdigit() or written.isalpha():
        return not _is_label(article, amount)
    return True


def _is_label(article: Article, amount: Amount) -> bool:
    """ "Boeing 747", "Windows 11", "Big Three": a capitalised word in front that is no sentence's first, and no counted noun behind."""
    text, start = article.text, amount.start
    match = _NAME_BEFORE.search(text, max(0, start - 30), start)
    if match is None or match[1].lower() in _FUNCTION:
        return False
    if _SENTENCE_START.search(text, max(0, match.start(1) - 8), match.start(1)) and noun_after(text, article.low, amount.end) is not None:
        return False
    if noun_after(text, article.low, amount.end) is not None:
        return _no_preposition(text, match.start(1))
    return True


def _no_preposition(text: str, at: int) -> bool:
    return re.search(r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Ff]rom|[Oo]f|[Tt]o|[Bb]y|[Ff]or|[Ww]ith|and|said|says|[Tt]hat) (?:[A-Z][\w.]* )?\Z", text[max(0, at - 24) : at]) is None
