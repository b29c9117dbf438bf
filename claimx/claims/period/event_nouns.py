"""The nouns for what happened: those that a clause names or is about, and those that stand for each other ("explosion", "blast")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.grammar import is_noun, is_verb, subject
from claimx.claims.parse import Token
from claimx.claims.period.steps import is_at_once
from claimx.claims.tense import has_subject, is_finite
from claimx.lexicon import kept

_PARTS = ("compound", "amod", "nmod")


@kept
def nouns_of_verbs() -> dict[str, frozenset[str]]:
    """The nouns of events by the verbs that tell of them."""
    return {verb: frozenset(row["nouns"]) for row in lexicon.rows("period_claims", "event_verb") for verb in row["verbs"]}


@kept
def _kinds() -> tuple[frozenset[str], ...]:
    """The nouns of events that stand for each other."""
    return tuple(frozenset(row["nouns"]) for row in lexicon.rows("period_claims", "event_verb"))


def kin(noun: str) -> frozenset[str]:
    """The nouns of events that may stand for a noun, and itself."""
    return frozenset().union(*(nouns for nouns in _kinds() if noun in nouns))


def event_nouns(nouns: Iterable[Token]) -> Iterator[Token]:
    """Those of some nouns, and of the parts of their compounds, that stand for something that happened."""
    known = lexicon.words("period_claims", "events")
    for noun in nouns:
        parts = (child for child in noun.children if child.dep_ in _PARTS)
        yield from (token for token in (noun, *parts) if words.lemma_in(token, known))


def named(above: Token) -> Iterator[Token]:
    """The nouns below a verb, without those of other clauses and what is only before or after."""
    for child in above.children:
        if not is_verb(child) and child.lower_ not in _outside():
            if is_noun(child):
                yield child
            yield from named(child)


@kept
def _outside() -> frozenset[str]:
    """Prepositions of what is only before or after."""
    return lexicon.words("period_claims", "ahead") | lexicon.words("period_claims", "later")


def known_events(verb: Token) -> list[str]:
    """The events that a clause speaks of as known ("the blast killed 34"), by their nouns."""
    return [noun.lemma for noun in event_nouns(noun for noun in spoken_of(verb) if words.is_definite(noun))]


def spoken_of(verb: Token) -> Iterator[Token]:
    """The nouns of a clause, of the one that it only goes on from ("the bomb went off, killing 40"), and the noun that it is about."""
    yield from named(verb)
    if words.lemma_in(verb, measure_words.HARMING_VERBS):  # "five died and 26 were hurt in the blast"
        for other in verb.children:
            if other.dep_ == "conj" and words.lemma_in(other, measure_words.HARMING_VERBS):
                yield from named(other)
    if verb.dep_ == "conj" and not has_subject(verb) and (noun := subject(verb)) is not None:  # "the blast killed five and hurt 26"
        yield noun
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):  # "the quake, measuring 6.4"
        yield verb.head
        if verb.head.tag_ == "NNP" and words.lemma_in(verb, measure_words.HARMING_VERBS, lexicon.words("period_claims", "harm")):
            yield from takewhile(lambda token: not is_verb(token), verb.head.ancestors)  # "the bombing in Lima, Peru, which killed 40"
    elif verb.dep_ == "advcl" and (not is_finite(verb) or is_at_once(verb)):
        yield from named(verb.head)
