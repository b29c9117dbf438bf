"""The word lists of `data/en/measures.toml`, as sets: what figures measure and whose it is."""

from __future__ import annotations

import sys

from claimx import lexicon
from claimx.actors.words import nouns
from claimx.claims import words
from claimx.claims.parse import Token
from claimx.lexicon import kept
from claimx.matching import lemma_of


def __getattr__(name: str) -> frozenset[str]:
    """A word list of the file by its name in capitals, such as `BASE_NOUNS`; its own for each lexicon."""
    return Lists.serve(name, _list)


class Lists(words.ListsModule):
    """What a module of word lists is."""


sys.modules[__name__].__class__ = Lists


@kept
def _list(name: str) -> frozenset[str]:
    return lexicon.words("measures", name.lower())


@kept
def kinds_of_measure() -> frozenset[str]:
    """Nouns of whatever kind that are measured themselves, and so do nothing: prices, statistics, tolls."""
    return frozenset().union(*lexicon.read("actors")["kinds_of_measure"].values())


def implied_noun(of: str) -> str:
    """The noun for what a text only implies: "people" who were hurt, the "age" of somebody, the "time" that something took."""
    found: str = lexicon.read("measures")[f"{of}_noun"]
    return found


def ordered(name: str) -> list[str]:
    """A list of the file in its own order, best first."""
    found: list[str] = lexicon.read("measures")[name]
    return found


def noun_of_verb() -> dict[str, dict[str, str]]:
    """Verbs and the nouns of what they measure ("fined": fine)."""
    found: dict[str, dict[str, str]] = lexicon.read("measures")["noun_of_verb"]
    return found


def noun_of_state() -> dict[str, str]:
    """Words behind a figure that tell on which side of a mark it is, and what it is then ("short": shortfall)."""
    found: dict[str, str] = lexicon.read("measures")["noun_of_state"]
    return found


def noun_of_dimension() -> dict[str, str]:
    """Words for the dimension of a length, and the nouns for them ("long": length)."""
    found: dict[str, str] = lexicon.read("measures")["noun_of_dimension"]
    return found


def noun_of_degree() -> dict[str, str]:
    """Adjectives by which two things are compared, and the nouns for what is compared ("fast": speed)."""
    found: dict[str, str] = lexicon.read("measures")["noun_of_degree"]
    return found


def noun_of_particle() -> dict[str, str]:
    """Verbs with a particle and the nouns of the money that they tell of ("pay out": payout)."""
    found: dict[str, str] = lexicon.read("measures")["noun_of_verb"]["particle"]
    return found


def noun_with_particle(verb: Token) -> str | None:
    """The noun of the money that a verb and a word that goes with it tell of: "laid out" (spending), "made available" (funding)."""
    known, name = noun_of_particle(), verb.lemma
    for child in verb.children:
        near = child.dep_ in ("acomp", "oprd") or (child.dep_ == "prt" and child.i == verb.i + 1) or child.lower_ in _list("taken_from")
        if child.i > verb.i and near and (found := known.get(f"{name} {child.lower_}")):
            return found
    return None


def noun_of_noun() -> dict[str, str]:
    """Nouns and what the bare number behind their "of" counts ("town": population)."""
    found: dict[str, str] = lexicon.read("measures")["noun_of_noun"]
    return found


def noun_of_time(verb: str) -> str:
    """What the length of time is called that a verb takes."""
    return noun_of_verb()["time"].get(verb, implied_noun("time"))


def noun_of_margin(verb: str) -> str:
    """What the points are called by which a verb tells that somebody is ahead or behind."""
    return noun_of_verb()["points"].get(verb, implied_noun("margin"))


def it_words() -> dict[str, str]:
    """Pronouns for things, and the tag of the nouns that they stand for."""
    found: dict[str, str] = lexicon.read("measures")["it_words"]
    return found


def noun_of_unit() -> dict[str, str]:
    """Units and what is measured in them ("watt": capacity)."""
    found: dict[str, str] = lexicon.read("measures")["noun_of_unit"]
    return found


def can_act(token: Token) -> bool:
    """Whether a common noun is one for people or bodies, that do things and own what is measured."""
    name = lemma_of(token.text.lower(), "NNS") if token.tag_.startswith("NNP") and token.i == token.sent.start else token.lemma
    if name in _nouns_that_act() or is_age_group(token):
        return True
    return token.tag_ == "NNS" and name in lexicon.words("measures", "people_as_plurals")


@kept
def _nouns_that_act() -> frozenset[str]:
    """Common nouns for people and bodies, in the singular."""
    typed = {name for name, known in nouns().items() if any(noun.type in ("PERSON", "ORG", "GPE") for noun in known)}
    return words.GROUP_NOUNS | lexicon.words("measures", "bodies") | lexicon.words("measures", "people") | typed


def is_age_group(token: Token) -> bool:
    """Whether a word is of people by their age: "over-65s"."""
    word = token.lower_
    return word[-1:] == "s" and word[-2:-1].isdigit() and word.startswith(tuple(lexicon.words("measures", "age_brackets")))


def is_measure(token: Token) -> bool:
    """Whether a noun is of something that is measured: a size, a statistic, a change, what accounts tell."""
    own = (lexicon.words("measures", name) for name in ("statistics", "company_nouns"))
    return words.lemma_in(token, kinds_of_measure(), words.CHANGE_NOUNS, *own)


def is_named_as_verb(word: Token) -> bool:
    """Whether a noun of something measured is taken for a verb: "Rail fares up 6%", "Output down 6%"."""
    opens = word.tag_ == "VB" and word.i == word.sent.start
    if not opens and (word.tag_ != "VBZ" or word.i == word.sent.start):
        return False
    name, lists = lemma_of(word.lower_, "NNS"), ("statistics", "company_nouns", "prices", "costs")
    if name in words.CHANGE_VERBS or name in words.ENDING_VERBS:
        return False
    return name in kinds_of_measure() or any(name in lexicon.words("measures", listed) for listed in lists)


def is_like_for_like(noun: Token) -> bool:
    """Whether premises are only those of some firm that it has long had: "sales at stores open for at least a year"."""
    if not words.lemma_in(noun, lexicon.words("measures", "premises")):
        return False
    told = (child for child in noun.children if child.dep_ in ("amod", "acl", "relcl"))
    near = (token for child in told for token in (child, *(inner for inner in child.children if inner.dep_ in ("acomp", "oprd"))))
    return any(words.lemma_in(token, lexicon.words("measures", "established")) for token in near)


def is_body(token: Token) -> bool:
    """Whether a common noun is one for a body, and no person: a firm, a bank, a club."""
    return any(noun.type == "ORG" for noun in nouns().get(token.lemma, ()))


def is_person(token: Token) -> bool:
    """Whether a common noun is one for a person."""
    return token.lemma in lexicon.words("measures", "people") or any(noun.type == "PERSON" for noun in nouns().get(token.lemma, ()))
