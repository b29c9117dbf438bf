"""Currencies and goods that are traded, whose prices are nobody's but their own: "gold fell 2%"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.owner import noun_phrase
from claimx.claims.parse import Token
from claimx.model import Mention

# How many words before "the currency" its name may stand.
_BACK = 150
_PRICED = frozenset({"money", "percent", "percentage_point", "count"})


def traded(draft: Draft) -> Mention | None:
    """A currency or commodity whose price moves or stands somewhere, where nobody owns it: "gold fell 2%"."""
    head = draft.head
    if head is None or draft.shares is not None or head.dep_ not in ("nsubj", "nsubjpass", "pobj"):
        return None
    if words.lemma_in(head, measure_words.CURRENCIES):
        return the_currency(head)
    priced = draft.frame.quantity.kind in _PRICED
    return noun_phrase(head) if priced and words.lemma_in(head, measure_words.TRADED_THINGS) else None


def the_currency(noun: Token) -> Mention | None:
    """The currency that a noun stands for, by the name that was the subject last: "the yen rose. The currency has gained 3%"."""
    if not words.lemma_in(noun, measure_words.CURRENCIES) or not words.is_definite(noun):
        return None
    for token in reversed(noun.doc[max(0, noun.i - _BACK) : noun.i]):
        if token.dep_ in ("nsubj", "nsubjpass") and words.lemma_in(token, measure_words.TRADED_THINGS):
            return noun_phrase(token)
    return None
