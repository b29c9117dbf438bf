"""Which phrases and names beside a noun tell whose it is, and which only where, whither, whence or when: "exports to China", "US sales"."""

from __future__ import annotations

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun
from claimx.claims.parse import Token
from claimx.model import Mention

PLACES = frozenset({"GPE", "LOC", "NORP"})


def may_lead_to_owner(noun: Token, child: Token, *, place: bool) -> bool:
    """Whether a preposition behind a noun leads to whose it is, not whither it goes or whom it hurts; with `place` also to where."""
    if child.dep_ == "prep" and child.lower_ in measure_words.AIMED_AT and words.lemma_in(noun, measure_words.GRIEVANCES):
        return True  # "complaints about Harlow"
    if receives(noun, child):
        return True
    if child.dep_ not in ("prep", "agent") or child.lower_ not in measure_words.OWNING_PREPOSITIONS or tells_whither(noun, child):
        return False
    if not place and child.lower_ in words.PLACE_PREPOSITIONS:
        return False
    harm = words.lemma_in(noun, measure_words.ASSAULTS, measure_words.HARM_NOUNS, measure_words.SUFFERED)
    if harm and child.lower_ not in words.AGENT_PREPOSITIONS:
        return False
    lives = is_noun(noun) and measure_words.can_act(noun) and child.i  # "the couple, of Benton, had"
    return not (lives and child.nbor(-1).text == ",")


def receives(noun: Token, preposition: Token) -> bool:
    """Whether a preposition leads to who gets what a noun tells of: "donations to Harlow", "bonuses for bankers"."""
    given = words.lemma_in(noun, measure_words.RECEIVED_NOUNS) and noun.dep_ != "dobj"
    return given and preposition.dep_ == "prep" and preposition.lower_ in measure_words.RECEIVED_BY


def counts(noun: Token, preposition: Token) -> bool:
    """Whether a noun is for how many there are of those behind its "of": "the number of people", not "a number of people"."""
    if preposition.lower_ not in words.SHARED_OF or not words.lemma_in(noun, measure_words.COUNTING_NOUNS):
        return False
    return not any(child.lower_ in measure_words.ONE for child in noun.children)


def tells_whither(noun: Token, preposition: Token) -> bool:
    """Whether a preposition tells where something goes or comes from, not whose it is: "exports to China", "bought 60 jets from Ford"."""
    goods = words.lemma_in(noun, measure_words.SENT_NOUNS) or noun.lower_ in measure_words.THOSE  # "exports to Peru, those to Chile"
    sent = preposition.lower_ in measure_words.SENT_TO and goods
    held = preposition.lower_ in measure_words.HELD_IN and words.lemma_in(noun, measure_words.HELD_NOUNS)
    goes = sent or held or (preposition.lower_ in measure_words.BALANCED_WITH and words.lemma_in(noun, measure_words.BALANCES))
    if goes or preposition.lower_ not in measure_words.GOT_FROM:
        return goes
    return words.lemma_in(noun, measure_words.GOT_NOUNS) or (noun.dep_ == "dobj" and words.lemma_in(noun.head, measure_words.GOT_VERBS))


def tells_when(frame: Frame, word: Token) -> bool:
    """Whether what is said of a noun only tells of which time it is: "for the previous year", "in May", "the latest"."""
    inner = next(iter(word.children), word) if word.dep_ == "prep" else word
    return inner.i in frame.scene.periods or words.lemma_in(inner, measure_words.LATEST, words.EARLIER_WORDS, measure_words.CORRESPONDING)


def is_mere_place(noun: Token, mention: Mention) -> bool:
    """Whether a place beside a measure only tells where: "US sales" are a company's, "US exports" are the country's."""
    told_where = (
        measure_words.TRADED_THINGS,
        measure_words.COMPANY_NOUNS,
        measure_words.STRUCK,
        measure_words.WON_NOUNS,
        measure_words.HARMING_VERBS,
    )
    at_market = words.lemma_in(noun, measure_words.TRADING) and any(child.lower_ in measure_words.DAY_PARTS for child in noun.children)
    where = at_market or words.lemma_in(noun, *told_where, lexicon.words("period_claims", "events"))
    return mention.label in PLACES and where
