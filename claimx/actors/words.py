"""The word lists of `data/en/actors.toml` and `data/en/places.toml` as typed tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pycountry

from claimx import lexicon
from claimx.lexicon import kept
from claimx.matching import lemma_of

FILE = "actors"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun form asks of its antecedent."""

    id: str
    number: str
    gender: str
    types: frozenset[str]
    speaker: str
    possessive: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun that stands for an entity asks of it.

    `plain` nouns suit every entity of the type, `strict` ones only an entity of which the document says the noun, or one of its `kin`.
    """

    word: str
    row: str
    type: str
    plain: bool
    strict: bool
    kin: bool = False


@kept
def pronouns() -> dict[str, Pronoun]:
    """Pronoun forms, lower case, and what they ask for."""
    found: dict[str, Pronoun] = {}
    for row in lexicon.rows(FILE, "pronoun"):
        for form in row["forms"]:
            found[form] = Pronoun(
                id=row["id"],
                number=row["number"],
                gender=row.get("gender", ""),
                types=frozenset(row["types"]),
                speaker=row.get("speaker", ""),
                possessive=form in part("possessives"),
            )
    return found


@kept
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Nouns that stand for an entity, lower case; one word may serve several types."""
    found: dict[str, list[Noun]] = {}
    for row in lexicon.rows(FILE, "noun"):
        for key in ("plain", "nouns", "strict"):
            for word in row.get(key, ()):
                kinds = found.setdefault(word, [])
                if all(kind.type != row["type"] for kind in kinds):
                    plain, strict = key == "plain", key == "strict"
                    kinds.append(Noun(word, row["id"], row["type"], plain=plain, strict=strict, kin=bool(row.get("kin"))))
    return {word: tuple(kinds) for word, kinds in found.items()}


@kept
def titles() -> dict[str, str]:
    """Title words, lower case, and the gender they show ("m", "f" or "")."""
    return {word: row["gender"] for row in lexicon.rows(FILE, "title") for word in row["words"]}


@kept
def part(key: str) -> frozenset[str]:
    """A word list by its key, or by table and key ("names.links")."""
    value: Any = lexicon.read(FILE)
    for step in key.split("."):
        value = value[step]
    return frozenset(value)


def are_people(plurals: set[str]) -> bool:
    """Whether a plural noun is one for people or bodies, who act: "voters", "banks"."""
    endings = tuple(part("cues.people_endings"))
    return any((lemma := lemma_of(word, "NNS")) in nouns() or lemma in _people() or lemma.endswith(endings) for word in plurals)


@kept
def _people() -> frozenset[str]:
    """Nouns of the other concepts for people and bodies, in the singular."""
    found = frozenset().union(*(lexicon.words("measures", key) for key in ("people", "bodies", "people_as_plurals")))
    return found | lexicon.words("claims", "group_nouns")


@kept
def no_names() -> frozenset[str]:
    """What is no name where it stands alone: titles, months and the like."""
    return part("names.no_names") | part("names.dates") | titles().keys()


@kept
def labels() -> tuple[str, ...]:
    """The labels of actors, and what else nouns can speak for; of equals the first is taken."""
    return (*lexicon.read(FILE)["labels"], "REPORT")


@kept
def label_ranks() -> dict[str, int]:
    """How far each label goes before others: the first furthest."""
    return {label: -place for place, label in enumerate(labels())}


@kept
def name_nouns() -> dict[str, tuple[str, ...]]:
    """Words of names and the nouns, one or several, that an entity with that word in its name goes by."""
    given = lexicon.read(FILE)["names"]["nouns"]
    return {word: (nouns,) if isinstance(nouns, str) else tuple(nouns) for word, nouns in given.items()}


@kept
def title_nouns() -> dict[str, str]:
    """Short titles, lower case without full stop, and the noun that their bearer goes by."""
    return dict(lexicon.read(FILE)["names"]["title_nouns"])


@kept
def countries() -> dict[str, str]:
    """Every name of a country, lower case, to its code."""
    found = {country.name.lower(): country.alpha_2 for country in pycountry.countries}
    found.update({country.common_name.lower(): country.alpha_2 for country in pycountry.countries if hasattr(country, "common_name")})
    for row in lexicon.rows("places", "country"):
        found.update({name.lower(): row["id"] for name in (row["name"], *row["also"])})
    return found


@kept
def capitals() -> dict[str, str]:
    """The seats of governments, lower case, and the codes of their countries."""
    return {name.lower(): row["id"] for row in lexicon.rows("places", "country") for name in row.get("capital", ())}


@kept
def small_places() -> dict[str, list[tuple[str, ...]]]:
    """The names of places that are written like common nouns ("euro zone"), as words, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon.rows("places", "country"):
        for name in filter(str.islower, (row["name"], *row["also"])):
            parts = tuple(name.split())
            found.setdefault(parts[0], []).append(parts)
    return found


@kept
def long_places() -> dict[str, list[tuple[str, ...]]]:
    """The names of countries that have several words with capitals ("South Korea"), by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon.rows("places", "country"):
        for name in (row["name"], *row["also"]) if row["people"] else ():
            if " " in name and name.istitle():
                parts = tuple(name.lower().split())
                found.setdefault(parts[0], []).append(parts)
    return found


@kept
def _regions() -> frozenset[str]:
    """Every name of a first-level part of a country; read from pycountry's file, whose objects take thirty times as long to make."""
    rows = json.loads(Path(pycountry.subdivisions.filename).read_text(encoding="utf-8"))["3166-2"]
    return frozenset(row["name"].lower() for row in rows)


def is_region(name: str) -> bool:
    """Whether a name is that of a country or of a first-level part of one (ISO 3166)."""
    return name.lower() in countries() or name.lower() in _regions()


def ends_seat(name: str) -> bool:
    """Whether a name may stand behind a town to tell where that is, in full or as news shortens it: "Hartford, Conn."."""
    return name.lower() in part("names.short_regions") or is_region(name)


@kept
def kin() -> dict[str, frozenset[str]]:
    """For each noun of a trade those that may be said of the same body ("airline", "carrier")."""
    trades = [*(frozenset(trade.split()) for trade in part("cues.kin")), *_alike()]
    nouns = frozenset().union(*trades)
    return {noun: frozenset().union(*(trade for trade in trades if noun in trade)) for noun in nouns}


@kept
def grouped() -> frozenset[str]:
    """Nouns of bodies of members, campaigners or musicians, of each of which "the group" can tell."""
    return part("cues.groups").union(*_alike())


@kept
def _alike() -> tuple[frozenset[str], ...]:
    """The nouns of each row of which all may be said of the same body."""
    return tuple(frozenset((*row["plain"], *row["nouns"], *row["strict"])) for row in lexicon.rows(FILE, "noun") if row.get("kin"))


def is_trade(noun: str) -> bool:
    """Whether a noun tells the trade of a firm."""
    return any(kind.row == "company" and not kind.strict for kind in nouns().get(noun, ()))


def party(word: str) -> str:
    """The word by which a party goes that has several: "gop" and "republican", "tory" and "conservative"."""
    return next((row.split()[0] for row in part("cues.same_parties") if word in row.split()), word)


def owning(name: str) -> str:
    """A name as it stands before what it owns: "Ryanco's"."""
    endings: list[list[str]] = lexicon.read(FILE)["names"]["owning"]
    return name + next(ending for last, ending in endings if name.lower().endswith(last))


@kept
def peoples() -> dict[str, str]:
    """Words for a country's people, lower case, to its code."""
    return {word.lower(): row["id"] for row in lexicon.rows("places", "country") for word in row["people"]}


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists that are asked for at every name and noun, at hand."""

    nouns: dict[str, tuple[Noun, ...]]
    titles: dict[str, str]
    peoples: dict[str, str]
    countries: dict[str, str]
    name_nouns: dict[str, tuple[str, ...]]
    no_names: frozenset[str]
    accounts: frozenset[str]
    initials: frozenset[str]
    links: frozenset[str]
    dates: frozenset[str]
    company_suffixes: frozenset[str]
    be_forms: frozenset[str]
    definite: frozenset[str]
    possessives: frozenset[str]
    place_prepositions: frozenset[str]
    according: frozenset[str]
    owned_by: frozenset[str]
    outsiders: frozenset[str]
    seat_endings: tuple[str, ...]


@kept
def lists() -> Lists:
    """The lists of the data in use."""
    return Lists(
        nouns=nouns(),
        titles=titles(),
        peoples=peoples(),
        countries=countries(),
        name_nouns=name_nouns(),
        no_names=no_names(),
        accounts=part("names.accounts"),
        initials=part("names.office_initials") | part("names.body_initials"),
        links=part("names.links"),
        dates=part("names.dates"),
        company_suffixes=part("names.company_suffixes"),
        be_forms=part("be_forms"),
        definite=part("determiners.definite"),
        possessives=part("possessives"),
        place_prepositions=part("cues.place_prepositions"),
        according=part("cues.according"),
        owned_by=part("cues.owned_by") | part("cues.held_by"),
        outsiders=part("cues.outsiders"),
        seat_endings=tuple(f"-{word}" for word in part("names.seated")),
    )


def read_lists() -> None:
    """Read the lists that other packages hold, which takes longer than an article does: when a component is made, not in its first one."""
    given_names()
    lists()
    _regions()


@kept
def country_name(code: str) -> str:
    """The usual English name of a country code."""
    for row in lexicon.rows("places", "country"):
        if row["id"] == code:
            return str(row["name"])
    country = pycountry.countries.get(alpha_2=code)
    return str(getattr(country, "common_name", country.name)) if country else code


@kept
def given_names() -> dict[str, str]:
    """Given names, lower case, to "m" or "f", from our own lists and Faker's; to "" where both of those have one."""
    own = {"f": part("gender.feminine_names"), "m": part("gender.masculine_names")}
    found = {name: gender for gender, names in own.items() for name in names}
    for locale in lexicon.read(FILE)["gender"]["locales"]:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        women = {name.lower() for name in getattr(provider, "first_names_female", ())}
        men = {name.lower() for name in getattr(provider, "first_names_male", ())}
        for name in women | men:
            found.setdefault(name, "" if name in women and name in men else ("f" if name in women else "m"))
    return found
