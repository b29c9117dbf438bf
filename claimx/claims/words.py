"""The word lists of `data/en/claims.toml`, as sets, and looking tokens up in them."""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon
from claimx.lexicon import kept
from claimx.matching import lemma

_JOINED = {
    "CHANGE_VERBS": ("change_verbs_up", "change_verbs_down", "change_verbs_open"),
    "CHANGE_NOUNS": ("change_nouns_up", "change_nouns_down", "change_nouns_open"),
}
"""Lists that are several of the file put together."""


def __getattr__(name: str) -> frozenset[str]:
    """A word list of the file by its name in capitals, such as `CHANGE_VERBS_UP`; its own for each lexicon."""
    if not name.isupper():
        raise AttributeError(name)
    return _list(name)


@kept
def _list(name: str) -> frozenset[str]:
    return frozenset().union(*(lexicon.words("claims", key) for key in _JOINED.get(name, (name.lower(),))))


def lower(token: Token) -> str:
    """The token in lower case."""
    return str(token.lower_)


def lemma_in(token: Token | None, *sets: frozenset[str]) -> bool:
    """Whether the dictionary form of a token is in one of the sets; None is in none."""
    return token is not None and any(lemma(token) in words for words in sets)
