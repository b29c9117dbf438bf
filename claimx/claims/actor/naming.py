"""Which name goes with a noun that does something: the one that it is in apposition to, or is said to be."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, is_verb, subject
from claimx.claims.owner import acting
from claimx.claims.parse import Token
from claimx.model import Mention

_MAX_STEPS = 8
# What "who" is never said of.
_NO_ONE = frozenset({"GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"})


def someone(noun: Token, frame: Frame) -> Token:
    """Whom "who" means behind a noun, which may be further up than the parser says: "Peter Hall, a clerk on Long Island, who gave $9"."""
    token = noun
    for _ in range(_MAX_STEPS):
        mention = frame.scene.actor(token)
        if (mention is not None and mention.label not in _NO_ONE) or (mention is None and measure_words.can_act(token)):
            return token
        if token.head is token or is_verb(token.head):
            break
        token = token.head
    return noun


def said_to_be(noun: Token, frame: Frame) -> Token:
    """The name that a noun says the kind of: "the Alder Hall, a building that seats 500", "the Alder Fair was a feast that drew 500"."""
    named = noun.head if noun.dep_ == "appos" else None
    if noun.dep_ == "attr" and words.lemma_in(noun.head, words.BEING):
        named = subject(noun.head)
    return noun if named is None or acting(noun, frame) is not None or acting(named, frame) is None else named


def apposed_name(noun: Token, verb: Token, frame: Frame) -> Mention | None:
    """The name that stands between a common noun and its verb: "the ministry's envoy, Anna Dahl, paid $3m"."""
    if noun.tag_ != "NN":
        return None
    names = (child for child in noun.children if child.dep_ == "appos" and noun.i < child.i < verb.i and child.tag_ == "NNP")
    return next((found for name in names if (found := acting(name, frame))), None)
