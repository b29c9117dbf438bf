"""What tells of a move: the kinds of figures that most often do, and which way a word says that it went."""

from __future__ import annotations

from typing import NamedTuple

from claimx.claims import words
from claimx.claims.parse import Token
from claimx.model.claim import Direction

MOVES = frozenset({"percent", "percentage_point", "basis_point"})


class Change(NamedTuple):
    """The direction of a change, None where neither word tells it, and the rule that told."""

    direction: Direction | None
    rule: str


def direction_of(token: Token) -> Direction | None:
    """The direction of a verb or noun of change, from its particle where it has none of its own."""
    name = token.lemma
    if name in words.EITHER_WAY and any(child.lower_ in words.DOWN_WORDS for child in token.children):
        return "down"  # "edged down by 0.4%"
    if name in words.CHANGE_VERBS_UP or name in words.CHANGE_NOUNS_UP:
        return "up"
    if name in words.CHANGE_VERBS_DOWN or name in words.CHANGE_NOUNS_DOWN:
        return "down"
    for child in token.children:
        if child.lower_ in words.UP_WORDS:
            return "up"
        if child.lower_ in words.DOWN_WORDS:
            return "down"
    return None
