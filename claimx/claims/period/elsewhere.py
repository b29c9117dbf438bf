"""Clauses that turn away from what the sentences before them tell of: to another time, or to another part of a firm."""

from __future__ import annotations

from itertools import takewhile

from claimx import lexicon
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb, subject
from claimx.claims.parse import Token
from claimx.claims.tense import is_finite, tense_of

_NEAR = 8


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)


def is_set_elsewhere(frame: Frame) -> bool:
    """Whether a clause has a time of its own that is no date: "held 22% before the offering", "ruled 40 towns during the war"."""
    verb = frame.verb
    if verb is None:
        return False
    if verb.dep_ == "relcl" and _is_told_of_now(verb):
        return True
    behind = takewhile(lambda token: not (token.parsed.is_punct or is_verb(token)), frame.doc[frame.span.end : frame.span.end + _NEAR])
    return any(token.dep_ == "prep" and _is_other_time(token) for token in (*verb.children, *behind))


def _is_told_of_now(clause: Token) -> bool:
    """Whether a relative clause hangs below one of now: "many are homeless after floods that damaged 40,000 homes"."""
    main = next((token for token in clause.ancestors if is_verb(token) and token.dep_ != "relcl"), None)
    return main is not None and is_finite(main) and tense_of(main) in ("present", "perfect", "future")


def _is_other_time(preposition: Token) -> bool:
    """Whether a preposition stands before what tells of another time than that of the article."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if preposition.lower_ in words.UNTIL_WORDS:
        counted = words.lemma_in(noun, words.ACCOUNT_NOUNS) and not words.lemma_in(noun, _words("events"))  # "before the charge"
        return noun is not None and words.is_definite(noun) and not counted
    return preposition.lower_ in _words("while") and words.lemma_in(noun, _words("eras"))


def names_unit(frame: Frame) -> bool:
    """Whether a clause goes on to a part of a firm in front of its subject: "At Harlow Paints, sales fell 4%"."""
    noun = subject(frame.verb) if frame.verb is not None else None
    if noun is None or frame.verb is None:
        return False
    fronted = (child for child in frame.verb.children if child.dep_ == "prep" and child.i < noun.i and child.lower_ in _words("at_units"))
    return any(pobj.tag_ == "NNP" or words.lemma_in(pobj, _words("units")) for child in fronted for pobj in child.children)
