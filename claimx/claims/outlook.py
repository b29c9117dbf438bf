"""Who only has a view of what a figure is or will be: "economists had pencilled in 2%", "markets were braced for a fall of 3%"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.parse import Token, once_a_token


@once_a_token
def only_awaits(thing: Token) -> bool:
    """Whether a subject is of those who watch figures, and its verb tells what they think that one is or will be."""
    verb = thing.head
    phrases = [f"{verb.lemma} {child.lower_}" for child in verb.children if child.i > verb.i and child.dep_ in ("prep", "prt")]
    if thing.tag_ == "PRP":
        return not measure_words.VIEWS_OF_ANYBODY.isdisjoint(phrases)
    if not words.lemma_in(thing, measure_words.WATCHERS) or words.lemma_in(verb, measure_words.SEEING_VERBS):
        return False
    if not measure_words.OUTLOOK.isdisjoint(phrases):
        return True
    views = thing.dep_ == "nsubj" and words.lemma_in(verb, measure_words.OPINION_VERBS)
    return views and not any(child.dep_ == "xcomp" for child in verb.children)
