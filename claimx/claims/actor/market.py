"""Where sales or prices are told of that are no firm's."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.clause import place_of
from claimx.claims.actor.things import is_of_accounts
from claimx.claims.actor.verdict import Verdict
from claimx.claims.actor.whole import is_market_price
from claimx.claims.draft import Draft
from claimx.claims.grammar import subject


def of_market(draft: Draft) -> Verdict | None:
    """Where sales or prices move that are no firm's: "in Peru, where sales doubled", "in Leeds, prices fell 3%"."""
    head, span = draft.head, draft.frame.span
    verb = head.head if head is not None and head.dep_ == "nsubj" else draft.frame.verb
    if head is None or verb is None or is_market_price(draft):
        return None
    if not (span.start <= verb.i < span.end or words.lemma_in(verb, words.CHANGE_VERBS, words.LEVEL_VERBS, measure_words.MULTIPLYING)):
        return None
    thing, priced = subject(verb), words.lemma_in(head, measure_words.MARKET_PRICES, words.CHANGE_NOUNS)
    if thing is None or not (priced or is_of_accounts(draft)) or not (thing is head or thing.tag_ == "PRP"):
        return None
    place = place_of(draft, verb)
    return None if place is None else (place, "actor.in-place")
