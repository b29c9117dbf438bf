"""Verbs of seeing and of going towards what is to come."""

from __future__ import annotations

from claimx import layers
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.parse import Token


def sees_ahead(verb: Token, frame: Frame) -> bool:
    """ "Sees it ending the year at 3%", "see the rate at 5%", "sees growth of 3% next year": seeing what is to come."""
    if verb.tag_ not in ("VBP", "VBZ") or not words.lemma_in(verb, words.FORESEEING_VERBS):
        return False
    token = frame.head
    while token.head not in (verb, token):
        token = token.head
    if token.dep_ == "ccomp":
        return token.tag_ == "VBG"
    if token.dep_ == "prep" and token.lower_ in words.PACE_PREPOSITIONS:
        return True
    start, end, today = frame.sentence.start_char, frame.sentence.end_char, layers.published(frame.doc.parsed)
    here = (p for p in layers.found(frame.doc.parsed, "periods") if p.start is not None and start <= p.start < end)
    return today is not None and any(p.last_day is not None and p.last_day > today for p in here)


def is_seen(verb: Token) -> bool:
    """ "Output seen down 5%", "is seen at 3%": a passive of seeing, with where what is seen is to be."""
    if verb.tag_ != "VBN" or not words.lemma_in(verb, words.SEEN_VERBS) or _is_perfect(verb):
        return False
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in words.SEEN_AS


def heads_for(verb: Token, frame: Frame) -> bool:
    """ "Is heading for 5%"."""
    preposition = frame.preposition
    going = verb.tag_ == "VBG" and words.lemma_in(verb, words.HEADING_VERBS)
    return going and preposition is not None and preposition.head == verb and preposition.lower_ in words.HEADING_PREPOSITIONS


def _is_perfect(verb: Token) -> bool:
    return any(child.lower_ in words.PERFECT_AUXILIARIES for child in verb.children)
