"""Figures that are asked for, and so are not there yet: "seeks $3m", "calls for a 4% tax"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.claims import words
from claimx.claims.grammar import is_passive
from claimx.claims.modality.scope import is_infinitive
from claimx.claims.tense import PASTS, tense_of

if TYPE_CHECKING:
    from claimx.claims.frame import Frame
    from claimx.claims.parse import Token


def is_asked_for(verb: Token, frame: Frame) -> bool:
    """ "Seeks $3m", "is asking for $3m", "offered $3m": money that a verb of asking or bidding governs."""
    if frame.verb != verb or verb.i > frame.head.i or not _can_be_asked_for(verb, frame):
        return False
    if is_passive(verb) or any(c.dep_ == "prt" and c.lower_ in words.UP_OR_DOWN for c in verb.children):
        return False  # "was offered $3m" has it before him, "pushed the price up $3" moves it
    token = frame.head
    while token.head != verb:
        token = token.head
    if token.dep_ == "dobj" and words.lemma_in(token, words.LACK_NOUNS):  # "faces a deficit of $3m"
        return False
    return token.dep_ == "dobj" or (token.dep_ == "prep" and token.lower_ in words.ASKED_BY)


def _can_be_asked_for(verb: Token, frame: Frame) -> bool:
    """Whether a figure is of a kind that is asked for: money, a share, how many guards, a term ("a sentence of three years")."""
    kind, noun = frame.quantity.kind, frame.governor
    if kind in ("money", "percent"):
        return kind == "money" or _is_demanded(verb)
    asks = words.lemma_in(verb, words.REQUESTING_VERBS) or f"{verb.lemma} {frame.doc.lower(verb.i + 1)}" in words.ASKING_VERBS
    if kind == "count":
        return asks
    asks = asks or words.lemma_in(verb, words.DEMANDING_VERBS)
    return asks and frame.quantity.unit in words.TIME_UNITS and noun is not None and words.lemma_in(noun, words.ASKED_TERMS)


def _is_demanded(verb: Token) -> bool:
    """ "Is demanding a rise of 5%": a share that somebody demands now."""
    return words.lemma_in(verb, words.DEMANDING_VERBS) and tense_of(verb) not in PASTS


def is_called_for(verb: Token, frame: Frame) -> bool:
    """ "Calls for a 4% tax", "pushed for doubling the tax"; but what a clause tells of it is there already."""
    if words.lemma_in(verb, words.PROPOSING_VERBS, words.FAVOURING_VERBS):  # "proposed raising the tax to 4%"
        return any(c.dep_ == "xcomp" and c.tag_ == "VBG" and c.is_ancestor(frame.head) for c in verb.children)
    lasts = frame.quantity.unit in words.TIME_UNITS  # "pushed for a decade"
    now = tense_of(verb) not in PASTS and f"{verb.lemma} {frame.doc.lower(verb.i + 1)}" in words.ASKING_VERBS  # "is asking for 5%"
    calls = now or verb.lemma in words.CALLING_VERBS
    asked = is_passive(verb)  # "tenants are asked for $3"
    if lasts or asked or not calls or verb.i > frame.head.i:
        return False
    token = frame.head
    while token.head not in (verb, token) and token.dep_ not in ("relcl", "acl"):
        token = token.head
    return token.head == verb and token.dep_ == "prep" and token.lower_ in words.ASKED_BY


def is_striven_for(verb: Token, frame: Frame) -> bool:
    """ "Is trying to raise $3m", "works to halve waste": what somebody tries to do, not how or for how long."""
    deed = verb.child_above(frame.head) if words.lemma_in(verb, words.STRIVING_VERBS) else None
    if deed is None or deed.dep_ not in ("xcomp", "advcl") or not is_infinitive(deed) or deed.left_edge.i != verb.i + 1:
        return False
    part = deed.child_above(frame.head)
    return part is None or part.dep_ in ("dobj", "conj") or part.lower_ in words.MOVED_TO
