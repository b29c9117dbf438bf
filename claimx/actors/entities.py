"""Gathers the names of a document into entities: short forms, surnames, acronyms, other names of a country."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from claimx.actors import short_forms, surnames, words
from claimx.lexicon import kept_up_to

if TYPE_CHECKING:
    from claimx.actors.names import Name
    from claimx.actors.page import Page

# The recogniser's labels count this often at most: its mistakes about one name repeat themselves.
_LABEL_VOTES = 3
Key = tuple[str, ...]


class Votes(dict[str, int]):
    """How much speaks for each type; what is not there has none. A Counter takes five times as long to make."""

    def __missing__(self, label: str) -> int:
        return 0


# What all things without a name have in common; never written to.
_NO_KEY = ("phrase:",)
_NO_VOTES = Votes()
_NO_NAMES: list[Name] = []


@dataclass(slots=True, eq=False)
class Entity:
    """What the document calls by one name and its short forms.

    `nouns` counts the common nouns that the document says of the entity, `attributes` the words beside them, `called` the nouns
    that were found to stand for it though nobody has said them of it;
    `gender` is "m", "f" or "".
    """

    key: Key
    name: str = ""
    name_at: tuple[int, int] = (0, 0)
    types: Votes = field(default_factory=Votes)
    gender: str = ""
    nouns: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    label: str | None = None
    plural: bool = False
    code: str = ""
    employer: Entity | None = None

    @property
    def doubtful(self) -> bool:
        """Whether the recogniser alone says that this is a person: no title, no given name, no such noun."""
        if self.label != "PERSON" or self.gender or any(name.title for name in self.names):
            return False
        if len(self.key) > 1 and self.key[0] in words.given_names():
            return False
        return not any(kind.type == "PERSON" for noun in self.nouns for kind in words.nouns().get(noun, ()))

    def settle(self) -> None:
        """Take as label the entity type that most of the names and cues speak for."""
        ranks = words.label_ranks()
        ranked = [(votes, ranks[label], label) for label, votes in self.types.items() if votes > 0 and label in ranks]
        self.label = (max(ranked) if len(ranked) > 1 else ranked[0])[2] if ranked else None


def unnamed(noun: str, name: str, name_at: tuple[int, int], label: str, attributes: set[str]) -> Entity:
    """What is spoken of and has no name, as most things: it goes by a noun, and by nothing that names ask for."""
    return Entity(
        _NO_KEY, name, name_at, _NO_VOTES, _gender_of(noun) if label == "PERSON" else "", {noun}, attributes, set(), _NO_NAMES, label
    )


def _gender_of(noun: str) -> str:
    """The gender that a noun for a person tells: "spokeswoman"."""
    if noun in words.part("gender.feminine_nouns"):
        return "f"
    return "m" if noun in words.part("gender.masculine_nouns") else ""


def gather(page: Page, names: list[Name]) -> dict[int, Entity]:
    """The entity of each name, by the token that the name starts with."""
    keys = {name.start: key_of(page, name) for name in names}
    entities: dict[Key, Entity] = {}
    for name in names:
        key = keys[name.start]
        entity = entities.get(key)
        if entity is None:
            entity = entities[key] = Entity(key)
        entity.names.append(name)
        if name.label:
            entity.types[name.label] += 1
        elif name.title:
            entity.types["PERSON"] += 1
    aliases = _brackets(page, names, keys)
    return _assigned(page, names, keys, entities, aliases)


def key_of(page: Page, name: Name) -> Key:
    """A name's words, lower case, without full stops, small words at the front and company endings."""
    return _key(tuple(page.lower[name.start : name.end]), name.people, name.label == "PERSON")


@kept_up_to(10_000)
def _key(said: tuple[str, ...], people: bool, person: bool) -> Key:  # noqa: FBT001 - what is kept goes by place
    tokens = [word.replace(".", "").replace("\u2019", "'") for word in said if not word.isspace()]
    code = country_code(" ".join(said), people=people)
    if code:
        return (f"country:{code}",)
    suffixes = words.part("names.person_suffixes" if person else "names.suffixes")
    while len(tokens) > 1 and (tokens[-1] in suffixes or not any(map(str.isalnum, tokens[-1]))):
        tokens.pop()
    return tuple(token for token in tokens if any(map(str.isalnum, token))) or tuple(tokens)


def country_code(name: str, *, people: bool) -> str:
    """The code of the country that a name, lower case, or a word for its people stands for; "" if none."""
    code = words.countries().get(name) or words.countries().get(f"the {name}")
    return code or (words.peoples().get(name, "") if people else "")


def _brackets(page: Page, names: list[Name], keys: dict[int, Key]) -> dict[Key, Key]:
    """Names that another name explains in brackets: "Harlow Building Society (HBS)"."""
    found: dict[Key, Key] = {}
    for before, after in pairwise(names):
        if after.end >= len(page.words) or page.words[after.end] != ")":
            continue
        if page.words[before.end : after.start] not in (["("], ["(", "the"]):
            continue
        short, long = sorted((keys[before.start], keys[after.start]), key=lambda key: len("".join(key)))
        if short != long and _explains("".join(short), long) and not short[0].startswith("country:"):
            found[short] = long
    return found


def _explains(short: str, long: Key) -> bool:
    """Whether the letters of a short form stand in this order in a longer name, the first as its first."""
    letters = "".join(long)
    if not letters.startswith(short[:1]) and short[:1] not in {word[:1] for word in long}:
        return False
    place = 0
    for letter in short:
        place = letters.find(letter, place) + 1
        if not place:
            return False
    return True


def _assigned(
    page: Page, names: list[Name], keys: dict[int, Key], entities: dict[Key, Entity], aliases: dict[Key, Key]
) -> dict[int, Entity]:
    bearers = surnames.Bearers(page, entities, short_forms.longer_forms(page, entities, aliases))
    found: dict[int, Entity] = {}
    merged: dict[Key, Entity] = {}
    for name in names:
        key = bearers.full(name, keys[name.start])
        entity = merged.get(key)
        if entity is None:
            entity = merged[key] = Entity(key)
        entity.names.append(name)
        found[name.start] = entity
    for entity in merged.values():
        _describe(page, entity)
    return found


def _describe(page: Page, entity: Entity) -> None:
    """Set the entity's types, fullest name and gender from its names."""
    for name in entity.names:
        if name.label:
            entity.types[name.label] = min(entity.types[name.label] + 1, _LABEL_VOTES)
        entity.gender = entity.gender or name.gender
    _by_form(page, entity)
    if entity.key[-1] in words.part("names.laws"):
        entity.types["ORG"] = 0
    code = entity.key[0].removeprefix("country:") if entity.key[0].startswith("country:") else ""
    entity.code = code
    if code:
        entity.types = Votes(GPE=10)
    entity.settle()
    proper = [name for name in entity.names if not name.people] or entity.names
    if entity.label == "PERSON" and len(proper) > 1:
        proper = _without_joined(page, proper)
    if code:
        forms = Counter(page.one_line(name.start, name.end) for name in proper)
        best = max(proper, key=lambda name: (forms[page.one_line(name.start, name.end)], _fullness(page, name, entity), -name.start))
    else:
        best = max(proper, key=lambda name: (_fullness(page, name, entity), -name.start)) if len(proper) > 1 else proper[0]
    entity.name_at = (best.start, best.end)
    entity.name = page.one_line(best.start, best.end)
    if code and best.people:
        entity.name = words.country_name(code)
    if not entity.gender and entity.label == "PERSON" and len(entity.key) > 1:
        entity.gender = surnames.gender_of_key(entity.key)
    entity.plural = best.people and not code and page.tags[best.end - 1] == "NNPS"


def _without_joined(page: Page, names: list[Name]) -> list[Name]:
    """A person's names without those to which a word beside one of the others is joined ("Vermonter Ann Hart", "Ann Hart Wins")."""
    forms = Counter(tuple(page.lower[name.start : name.end]) for name in names)
    given = words.given_names()
    full = [form for form in forms if len(form) > 1 and form[0] in given]
    return [name for name in names if not any(_is_joined(tuple(page.lower[name.start : name.end]), form) for form in full)] or names


def _is_joined(form: Key, full: Key) -> bool:
    """Whether a form of a name is a full name with words before or behind it that are no part of any ("Jr.")."""
    more = len(form) - len(full)
    if more > 0 and form[more:] == full:
        return words.given_names().keys().isdisjoint(form[:more]) or not set(full).isdisjoint(form[:more])
    suffixes = words.part("names.person_suffixes")
    return more > 0 and form[: len(full)] == full and not suffixes.issuperset(word.rstrip(".") for word in form[len(full) :])


def _by_form(page: Page, entity: Entity) -> None:
    """Add what the form of a name tells of the type: a company's ending, a given name, and what is left of it where it is short."""
    if any(short_forms.is_complete(page, name) for name in entity.names):
        entity.types["ORG"] += 5
    elif entity.types["PERSON"] and len(entity.key) == 1 and any(_is_thing(page, name) for name in entity.names):
        entity.types["ORG"] += 3
    elif len(entity.key) > 1 and entity.types["PERSON"] and entity.key[0] in words.given_names():
        entity.types["PERSON"] += 5
    elif any(short_forms.is_kind_told(page, name) for name in entity.names):
        entity.types["GPE"] += 5
    elif short_forms.goes_by_surname(page, entity) or (len(entity.key) > 1 and any(_is_of_age(page, name) for name in entity.names)):
        entity.types["PERSON"] += 3


def _is_thing(page: Page, name: Name) -> bool:
    """Whether a name is no person's by the clause behind it ("Ryanco, which makes pumps,")."""
    return page.lower[name.end : name.end + 2] == [",", "which"]


def _is_of_age(page: Page, name: Name) -> bool:
    """Whether an age stands behind a name between commas: "Ann Hart, 44, was"."""
    after = page.words[name.end : name.end + 3]
    return len(after) == 3 and after[0] == "," and after[2] in {",", "."} and after[1].isdigit() and len(after[1]) == 2


def _fullness(page: Page, name: Name, entity: Entity) -> int:
    """How full a form of a name is: its words; people are rarely named with more than four."""
    length = name.end - name.start
    if entity.label == "PERSON":
        return length if length <= 4 else 1
    return length * 2 + (len(page.words[name.start]) > 4) if length <= 9 else 1
