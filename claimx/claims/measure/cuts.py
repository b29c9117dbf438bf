"""Where one part of a sentence ends and the next begins: marks, and the word "and"."""

from __future__ import annotations

from claimx.claims import measure_words
from claimx.claims.parse import Token

CUTS = frozenset({"(", ")", "[", "]", "--", "–", "—", ":", ",", ";"})
CLOSING = frozenset({",", ".", ";", "--", "—", "–", "-", ")"})


def is_mark_or_and(token: Token, marks: frozenset[str]) -> bool:
    """Whether a token is one of some marks, or "and"."""
    return token.text in marks or token.text in measure_words.AND
