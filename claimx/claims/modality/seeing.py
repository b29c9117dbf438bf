"""Verbs of seeing and of going towards what is to come."""

from __future__ import annotations

from claimx import layers
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, subject
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
    if words.lemma_in(verb, words.FACING_VERBS) and words.lemma_in(token, words.CHANGE_NOUNS):  # "faces a 9% rise in its rent"
        return True
    return is_ahead(frame)


def is_ahead(frame: Frame) -> bool:
    """Whether a time that is still to come stands in a figure's sentence."""
    start, end, today = frame.sentence.start_char, frame.sentence.end_char, layers.published(frame.doc.parsed)
    here = (p for p in layers.found(frame.doc.parsed, "periods") if p.start is not None and start <= p.start < end)
    return today is not None and any(p.last_day is not None and p.last_day > today for p in here)


def is_still_to_come(verb: Token) -> bool:
    """Whether a time that is still to come is said of a verb behind it: "are going up next year", "are going up in May"."""
    times = [c for c in verb.children if c.i > verb.i and c.dep_ in ("npadvmod", "prep", "advmod")]
    starts = {c.left_edge.idx for c in times} | {c.children[0].left_edge.idx for c in times if c.dep_ == "prep" and c.children}
    today = layers.published(verb.doc.parsed) if times else None
    here = (p for p in layers.found(verb.doc.parsed, "periods") if p.start in starts) if today is not None else ()
    return any(p.first_day is not None and p.first_day > today for p in here)


def reckons_with(verb: Token, frame: Frame) -> bool:
    """ "Had been braced for a loss of $3m", "is counting on 5%": getting ready for what is to come."""
    name = verb.lemma
    if name in words.ASSUMING_VERBS:
        return frame.quantity.kind == "percent" or words.lemma_in(subject(verb), words.PLANNING_NOUNS)
    preparing = name in words.PREPARING_VERBS
    if not (preparing or name in words.LOOKING_VERBS or (name in words.POINTING_VERBS and is_ahead(frame))):
        return False
    if name in words.LOOKING_VERBS and words.lemma_in(subject(verb), words.ANALYSTS):  # "analysts are looking for it to post a rise of 7%"
        return any(c.dep_ == "prep" and c.lower_ in words.ASKED_BY for c in verb.children)
    token = frame.head
    while token.head not in (verb, token):
        token = token.head
    if token.head != verb or token.dep_ != "prep" or token.lower_ not in words.PREPARED_PREPOSITIONS:
        return False
    return name not in words.LOOKING_VERBS or frame.quantity.kind != "count" or words.lemma_in(subject(verb), words.ANALYSTS)


def is_estimate_ahead(noun: Token, frame: Frame) -> bool:
    """ "Analysts' estimates", "the estimates of brokers", "its estimate for this year": of what is to come."""
    if not is_noun(noun) or not words.lemma_in(noun, words.ESTIMATE_NOUNS):
        return False
    owners = [c for c in noun.children if c.dep_ in ("poss", "compound")]
    owners += [g for c in noun.children if c.dep_ in ("prep", "agent") for g in c.children if g.dep_ == "pobj"]
    if noun.dep_ == "dobj" and (whose := subject(noun.head)) is not None and any(owner.tag_ == "PRP$" for owner in owners):
        owners += [whose, *(c for c in whose.children if c.dep_ == "compound")]  # "broker Harlow has cut its estimate"
    return any(words.lemma_in(owner, words.ANALYSTS) for owner in owners) or is_ahead(frame)


def is_seen(verb: Token) -> bool:
    """ "Output seen down 5%", "is seen at 3%", "is seen rising to 3%": a passive of seeing, with where what is seen is to be."""
    if verb.tag_ != "VBN" or not words.lemma_in(verb, words.SEEN_VERBS) or _is_perfect(verb):
        return False
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    return after.lower_ in words.SEEN_AS or (after.tag_ == "VBG" and words.lemma_in(after, words.CHANGE_VERBS))


def heads_for(verb: Token, frame: Frame) -> bool:
    """ "Is heading for 5%"."""
    preposition = frame.preposition
    going = verb.tag_ == "VBG" and words.lemma_in(verb, words.HEADING_VERBS)
    return going and preposition is not None and preposition.head == verb and preposition.lower_ in words.HEADING_PREPOSITIONS


def _is_perfect(verb: Token) -> bool:
    return any(child.lower_ in words.PERFECT_AUXILIARIES for child in verb.children)
