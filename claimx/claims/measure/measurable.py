"""Which nouns a figure can measure, and the noun at the end of a phrase: no entities, no parts of periods or of other figures."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.owner import is_people
from claimx.claims.parse import Token

_REACH = 10


def measurable(frame: Frame, token: Token | None) -> Token | None:
    """The token, if it is a noun that a figure can measure: no entity, no part of a period or of a figure."""
    if token is None or not is_noun(token) or not frame.scene.is_free(token) or token.lemma in words.TIME_UNITS:
        return None
    if len(token.text) < 2 or not any(c.isalnum() for c in token.text) or token.lemma in measure_words.EMPTY_NOUNS or _is_unit(token):
        return None
    return None if _names_entity(frame, token) or is_year_old(token) else token


def is_year_old(token: Token) -> bool:
    """Whether a token ends the name of somebody by their age: "the 24-year-old"."""
    return token.i > 1 and token.lower_ in measure_words.OLD and token.nbor(-1).text == "-"


def _is_unit(token: Token) -> bool:
    """Whether a token is written together with a number before it, as in "a 40ft box"."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and not before.parsed.whitespace_ and before.text[-1].isdigit()


def _names_entity(frame: Frame, token: Token) -> bool:
    """Whether a noun is part of an entity's name or stands for one; a people is a group, and "Bank Rate" a rate, that figures measure."""
    mention = frame.scene.actor(token)
    if mention is None or is_people(token, frame) or token.lower_ in measure_words.NAMED_MEASURES:
        return False
    if mention.name.endswith(token.text) and words.lemma_in(token, measure_words.ECONOMIES):
        return False  # "Norway's economy is strong. The economy grew"
    sized = frame.quantity.kind == "physical" and frame.relation == "modifier" and not token.tag_.startswith("NNP")  # "the 300-acre farm"
    return token.tag_.startswith("NNP") or (mention.antecedent is not None and not sized)


def phrase_head(token: Token, start: int) -> Token:
    """The noun at the end of the phrase that a token begins, no farther than a few words from where that starts."""
    while token.head.i > token.i and token.head.i - start < _REACH and (not is_verb(token.head) or token.dep_ == "poss"):
        token = token.head
    return token
