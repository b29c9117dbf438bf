"""What comes in, goes out or is handled: verbs that tell of a change elsewhere have it for their object and move nothing."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, is_price_move
from claimx.claims.grammar import complement, subject
from claimx.claims.parse import Token
from claimx.claims.patterns import is_fraction


def is_takings(frame: Frame, verb: Token) -> bool:
    """ "raised $5m", "gained 5% of the vote", "lost £3m": what comes in or goes out; "shares lost 12p", "lost 5% of its value" move."""
    if not words.lemma_in(verb, words.TAKING_VERBS) or is_price_move(frame):
        return False
    share = complement(frame.head, *words.SHARED_OF)
    if share is not None:
        of_own = (is_fraction(frame.quantity) or frame.quantity.kind == "percent") and any(c.dep_ == "poss" for c in share.children)
        return not (of_own or words.lemma_in(share, words.PRICED_NOUNS))  # "lost a third of its audience"
    if is_added_to(frame, verb) or _is_off_price(frame, verb):
        return False
    return frame.quantity.kind == "money" and not words.lemma_in(subject(verb), words.PRICED_NOUNS)


def is_handled(frame: Frame, verb: Token) -> bool:
    """ "Can lift 60 tonnes", "grow six out of ten kilos": what a verb handles moves no measure."""
    return (frame.quantity.kind == "physical" or is_fraction(frame.quantity)) and words.lemma_in(verb, words.HANDLING_VERBS)


def is_added_to(frame: Frame, verb: Token) -> bool:
    """ "Will add £10m a year to the running costs": what is added to something that is measured."""
    goal = complement(verb, *words.GOAL_WORDS) or complement(frame.head, *words.GOAL_WORDS)
    return verb.lemma in measure_words.ADDING_VERBS and words.lemma_in(goal, measure_words.RAISED_BY_ADDING)


def _is_off_price(frame: Frame, verb: Token) -> bool:
    """ "Has knocked £200 off the price of its laptop": what is taken off a price."""
    price = complement(verb, *measure_words.TAKEN_OFF) or complement(frame.head, *measure_words.TAKEN_OFF)
    return words.lemma_in(price, measure_words.PRICES, words.PRICED_NOUNS)
