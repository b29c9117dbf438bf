"""Which nouns name what is measured of a country."""

from __future__ import annotations

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.parse import Token


def is_statistic(noun: Token) -> bool:
    """Whether a noun names what is measured of a country ("exports", "the jobless rate", "public debt")."""
    if ends_phrase(noun):
        return True
    beside = (child for child in noun.children if child.dep_ in ("compound", "amod"))
    return any(words.lemma_in(token, measure_words.STATISTICS) for token in (noun, *beside))


def ends_phrase(noun: Token) -> bool:
    """Whether a noun and the word before it name a statistic: "house prices", "public debt"."""
    return noun.i > 0 and f"{noun.nbor(-1).lower_} {noun.lower_}" in measure_words.STATISTIC_PHRASES


def is_of_statistic(index: Token) -> bool:
    """Whether an index is one of a statistic, and of nothing traded: "the Consumer Price Index", not "the share price index"."""
    parts = [words.lower(child) for child in index.children if child.dep_ in ("compound", "nmod", "amod")]
    of_statistic, traded = (lexicon.words("period_claims", name) for name in ("statistic_parts", "traded"))
    return any(part in of_statistic for part in parts) and not any(part in traded for part in parts)
