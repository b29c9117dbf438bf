"""Clauses with "since", and what has held from their time on."""

from __future__ import annotations

from claimx import lexicon
from claimx.claims import words
from claimx.claims.grammar import is_verb
from claimx.claims.parse import Token
from claimx.claims.tense import PASTS, is_finite, tense_of


def has_held(verb: Token) -> bool:
    """Whether a verb tells what has held from then on: "has sold", "sold", "is thought to have sold", "has risen, selling"."""
    if is_finite(verb):
        return tense_of(verb) in ("perfect", *PASTS)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and is_verb(verb.head):
        return is_finite(verb.head) and has_held(verb.head)
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and is_verb(verb.head):  # "has helped sell"
        return has_held(verb.head)
    return verb.tag_ == "VBN" and {"to", "have"} <= {child.lower_ for child in verb.children if child.dep_ == "aux"}


def told_since(clause: Token) -> Token:
    """The word above a clause with "since", or what is said there if it stands in front: "Since it shut in May, Holt says, 40 left"."""
    above = clause.head.head if clause.dep_ == "pcomp" else clause.head
    if clause.i > above.i or not is_verb(above) or has_held(above):
        return above
    return next((child for child in above.children if child.dep_ == "ccomp" and child.i > clause.i and is_verb(child)), above)


def says_since(clause: Token) -> bool:
    """Whether a clause opens with "since": "since it shut in 2008", "since reaching $4m in 2008"."""
    if not is_verb(clause):
        return False
    if clause.dep_ == "pcomp" and clause.tag_ == "VBG":
        return clause.head.lower_ in lexicon.words("period_claims", "from_then_on")
    if clause.dep_ != "advcl" or not is_finite(clause):
        return False
    opens = (child for child in clause.children if child.dep_ in ("mark", "prep") and child.i < clause.i)
    return any(child.lower_ in lexicon.words("period_claims", "from_then_on") for child in opens)


def has_been_so(host: Token | None) -> bool:
    """Whether what an expression with "since" dates goes on as it has been from then on.

    "A threefold increase since 1960", "a level unchanged since 1960", "pay has risen since 1997, and some earn over $90".
    """
    if host is None:
        return False
    if host.tag_ == "JJ" or words.lemma_in(host, words.CHANGE_NOUNS):
        return True
    return is_verb(host) and is_finite(host) and tense_of(host) == "perfect"
