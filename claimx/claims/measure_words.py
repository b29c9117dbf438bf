"""The word lists of `data/en/measures.toml`, as sets: what figures measure and whose it is."""

from __future__ import annotations

import sys

from spacy.tokens import Token

from claimx import lexicon
from claimx.actors.words import nouns
from claimx.claims import words
from claimx.lexicon import kept
from claimx.matching import lemma, lemma_of


def __getattr__(name: str) -> frozenset[str]:
    """A word list of the file by its name in capitals, such as `BASE_NOUNS`; its own for each lexicon."""
    return Lists.serve(name, _list)


class Lists(words.ListsModule):
    """What a module of word lists is."""


sys.modules[__name__].__class__ = Lists


@kept
def _list(name: str) -> frozenset[str]:
    return lexicon.words("measures", name.lower())


def noun_of_verb() -> dict[str, dict[str, str]]:
    """The setting of that name."""
    found: dict[str, dict[str, str]] = lexicon.read("measures")["noun_of_verb"]
    return found


def it_words() -> dict[str, str]:
    """The setting of that name."""
    found: dict[str, str] = lexicon.read("measures")["it_words"]
    return found


def people_noun() -> str:
    """The setting of that name."""
    found: str = lexicon.read("measures")["people_noun"]
    return found


def age_noun() -> str:
    """The setting of that name."""
    found: str = lexicon.read("measures")["age_noun"]
    return found


def support_noun() -> str:
    """The setting of that name."""
    found: str = lexicon.read("measures")["support_noun"]
    return found


def share_price_noun() -> str:
    """The setting of that name."""
    found: str = lexicon.read("measures")["share_price_noun"]
    return found


def worth_noun() -> str:
    """The setting of that name."""
    found: str = lexicon.read("measures")["worth_noun"]
    return found


def time_noun() -> str:
    """The setting of that name."""
    found: str = lexicon.read("measures")["time_noun"]
    return found


def paid_for() -> list[str]:
    """The setting of that name."""
    found: list[str] = lexicon.read("measures")["paid_for"]
    return found


def spent_on() -> list[str]:
    """The setting of that name."""
    found: list[str] = lexicon.read("measures")["spent_on"]
    return found


def change_of() -> list[str]:
    """The setting of that name."""
    found: list[str] = lexicon.read("measures")["change_of"]
    return found


def noun_of_unit() -> dict[str, str]:
    """The setting of that name."""
    found: dict[str, str] = lexicon.read("measures")["noun_of_unit"]
    return found


def can_act(token: Token) -> bool:
    """Whether a common noun is one for people or bodies, that do things and own what is measured."""
    name = lemma_of(token.text.lower(), "NNS") if token.tag_.startswith("NNP") and token.i == token.sent.start else lemma(token)
    return (
        name in words.GROUP_NOUNS
        or name in lexicon.words("measures", "bodies")
        or any(noun.type in ("PERSON", "ORG", "GPE") for noun in nouns().get(name, ()))
    )
