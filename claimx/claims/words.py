"""The word lists of `data/en/claims.toml`, as sets, and looking tokens up in them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

from claimx import lexicon
from claimx.claims.parse import Token
from claimx.lexicon import kept

_JOINED = {
    "CHANGE_VERBS": ("change_verbs_up", "change_verbs_down", "change_verbs_open"),
    "CHANGE_NOUNS": ("change_nouns_up", "change_nouns_down", "change_nouns_open"),
    "UP_OR_DOWN": ("up_words", "down_words"),
}
"""Lists that are several of the file put together."""


class ListsModule(ModuleType):
    """A module whose attributes in capitals are word lists.

    A list that has been asked for once becomes a plain attribute, and where there are several lexicons a property that
    finds that of the one in use: rules ask for lists some thousand times an article.
    """

    @classmethod
    def serve(cls, name: str, find: Callable[[str], frozenset[str]]) -> frozenset[str]:
        """The list of that name, which can be had as an attribute from now on. Raises AttributeError for a name that is not in capitals."""
        if not name.isupper():
            raise AttributeError(name)
        found = vars(sys.modules[cls.__module__])[name] = find(name)
        lexicon.once_there_are_others(lambda: setattr(cls, name, property(lambda _: find(name))))
        return found


def __getattr__(name: str) -> frozenset[str]:
    """A word list of the file by its name in capitals, such as `CHANGE_VERBS_UP`; its own for each lexicon."""
    return Lists.serve(name, _list)


class Lists(ListsModule):
    """What a module of word lists is."""


sys.modules[__name__].__class__ = Lists


@kept
def _list(name: str) -> frozenset[str]:
    return frozenset().union(*(lexicon.words("claims", key) for key in _JOINED.get(name, (name.lower(),))))


def lower(token: Token) -> str:
    """The token in lower case."""
    return token.lower_


def is_definite(noun: Token) -> bool:
    """Whether a noun has a definite article: "the blast", "this blast"."""
    return any(child.dep_ == "det" and child.lower_ in lexicon.words("claims", "definite_articles") for child in noun.children)


def lemma_in(token: Token | None, *sets: frozenset[str]) -> bool:
    """Whether the dictionary form of a token is in one of the sets; None is in none."""
    if token is None:
        return False
    form = token.lemma
    for words in sets:  # noqa: SIM110 - asked too often for a generator
        if form in words:
            return True
    return False
