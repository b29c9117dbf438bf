"""Which names are short for which: surnames, beginnings of a body's name, acronyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import words

if TYPE_CHECKING:
    from claimx.actors.entities import Entity, Key
    from claimx.actors.names import Name
    from claimx.actors.page import Page

# Of how many names with one word in common each is compared with the others.
_MOST = 100
# How many times as often a body is named as what is called after it.
_OFTENER = 4
# How many times as often as a person the recogniser must take a name for a body to be believed.
_CLEARLY = 3
# At most how many times as often as for a person's the recogniser may take a person's name for a body's.
_SELDOM = 4


def longer_forms(page: Page, entities: dict[Key, Entity], aliases: dict[Key, Key]) -> dict[Key, list[Key]]:
    """For each name the longer names that it may be short for."""
    by_word: dict[str, list[Key]] = {}
    acronyms: dict[str, list[Key]] = {}
    glued: dict[str, list[Key]] = {}
    for key in entities:
        for word in dict.fromkeys(key):
            by_word.setdefault(word, []).append(key)
        for acronym in initials(key):
            acronyms.setdefault(acronym, []).append(key)
        glued.setdefault("".join(key).replace("-", ""), []).append(key)
    found: dict[Key, list[Key]] = {}
    for key, entity in entities.items():
        if key in aliases:
            found[key] = [aliases[key]]
            continue
        options = [long for long in by_word[key[0]][:_MOST] if _is_short(page, key, entity, long, entities[long])]
        if len(key) == 1 and not options and (_is_acronym(page, entity) or (3 <= len(key[0]) <= 6 and entity.types["ORG"])):
            options = [long for long in acronyms.get(key[0], []) if long != key and not entities[long].types["PERSON"]]
        if not options:
            same = glued["".join(key).replace("-", "")]
            options = [long for long in same if long != key and same[0] == long]
        if options:
            found[key] = options
    return found


def _is_acronym(page: Page, entity: Entity) -> bool:
    word = page.words[entity.names[0].start].replace(".", "")
    return 2 <= len(word) <= 7 and sum(map(str.isupper, word)) >= max(2, len(word) - 1)


def _is_short(page: Page, short: Key, entity: Entity, long: Key, other: Entity) -> bool:
    """Whether a name is a shorter form of another: a person's surname or given name, a part of a body's name."""
    if len(short) >= len(long) or short[0].startswith("country:"):
        return False
    if other.types["PERSON"] > other.types["ORG"] + other.types["GPE"] or any(name.title for name in other.names):
        return _is_surname(page, short, entity, long, other) and not (_is_before(entity, other) and is_relative(page, other))
    if _is_body(page, entity, other) and _is_part(page, short, entity, long):
        return True
    named = short == long[1:] and _begins_as_person(page, other) and long[0] not in words.part("names.generic")
    named = named and not _ends_as_body(long[-1]) and not _company(page, other)
    named = named and (not entity.types["PERSON"] or other.types["PERSON"] > 0)  # not a founder and what bears all of his name
    return named and _is_surname(page, short, entity, long, other)


def _is_surname(page: Page, short: Key, entity: Entity, long: Key, other: Entity) -> bool:
    """Whether a name is the end of a person's name, its beginning, or all of it but what is between ("Ann Hart", "Ann B. Hart").

    What the recogniser calls a place is one where it is known, or something is said to be there; what it calls a body is one where
    it has what firms have. Else it is the end of a name that begins with a given name.
    """
    titled = any(name.title for name in entity.names)
    firm = entity.types["ORG"] > _CLEARLY * entity.types["PERSON"] and _comes_first(entity, other)
    place = not entity.types["PERSON"] and entity.types["GPE"] + entity.types["NORP"] > 0
    if not titled and (firm or place):
        is_so = _has_what_firms_have(page, entity) if firm else is_place(page, entity.names)
        return long[-1:] == short and _begins_as_person(page, other) and not is_so
    if long[-len(short) :] == short or (len(short) > 1 and (short[0], short[-1]) == (long[0], long[-1])):
        return True
    called_after = long[-1] in words.part("names.called_after")  # "Hart House"
    return long[: len(short)] == short and not called_after and (titled or entity.types["PERSON"] > 0)


def _begins_as_person(page: Page, entity: Entity) -> bool:
    """Whether a name begins with a given name, or stands behind what only people are: "striker Olwe Dambo"."""
    if entity.key[0] in words.given_names():
        return True
    before = [page.lists.nouns.get(page.lower[name.start - 1], ()) for name in entity.names if name.start]
    return any(kinds and all(kind.type == "PERSON" for kind in kinds) for kinds in before)


def _has_what_firms_have(page: Page, entity: Entity) -> bool:
    """Whether right behind a name stands what firms have: "Ryanco shares", "Ryanco's chief executive"."""
    nouns, votes = words.part("cues.org_nouns"), words.part("cues.votes")
    behind = (page.lower[name.end : name.end + 3] for name in entity.names)
    return any(not nouns.isdisjoint(after) and votes.isdisjoint(after) for after in behind)  # not "Hart's vote share"


def _is_before(entity: Entity, other: Entity) -> bool:
    """Whether an entity is named before another."""
    return entity.names[0].start < other.names[0].start


def _is_body(page: Page, entity: Entity, other: Entity) -> bool:
    """Whether a name can be short for a longer one that is no person's: both of a body, the short one not complete.

    What is called after a maker ("Ryanco Rover") is not its fullest name, which an article would give first.
    """
    if other.key[: len(entity.key)] == entity.key and _is_namesake(page, entity, other):
        return False
    if _is_club(page, other):
        known = entity.key == other.key[-1:] and not _has_article(page, entity)  # "City" of "Dover City", not "the City"
        return not any(name.title for name in entity.names) and (known or entity.key == other.key[:-1])
    if other.types["GPE"] or max(other.types["LOC"], other.types["PRODUCT"]) > other.types["ORG"]:
        return False
    place = entity.types["GPE"] + entity.types["LOC"] + entity.types["NORP"] > entity.types["ORG"] and is_place(page, entity.names)
    place = place or (entity.types["GPE"] > entity.types["ORG"] and _is_of_town(entity.key, other.key))
    if (place or _is_acronym(page, entity)) and not _company(page, other):
        return False
    given = entity.types["PERSON"] and entity.key[0] in words.given_names() and not _company(page, other)
    honoured = other.key[-1] in words.part("names.called_after") and may_be_person(entity) and _is_before(entity, other)
    person = any(name.title for name in entity.names) or given or honoured
    return not person and not any(is_complete(page, name) for name in entity.names)


def _is_of_town(town: Key, body: Key) -> bool:
    """Whether a name is that of a town with the word for a public body: "London" is no short form of "London Chamber of Trade"."""
    return body[: len(town)] == town and body[len(town)] in words.part("names.public_bodies")


def _is_club(page: Page, other: Entity) -> bool:
    """Whether a name that ends as a town's or a club's stands behind a word for a club: "Premiership side Dover City"."""
    if other.key[-1] not in words.part("names.club_endings"):
        return False
    return any(name.start and page.lower[name.start - 1] in words.part("names.clubs") for name in other.names)


def _is_namesake(page: Page, entity: Entity, other: Entity) -> bool:
    """Whether a longer name is that of something called after a body, as a maker's model is.

    It comes late and seldom, or has an article that the body does not have ("The Ryanco Rover sold well, and Ryanco's share rose").
    """
    if not _comes_first(entity, other) and not (_has_article(page, other) and not _has_article(page, entity)):
        return False
    last = other.key[-1]
    return last not in words.nouns() and last not in words.part("names.company_suffixes") and not _company(page, other)


def _has_article(page: Page, entity: Entity) -> bool:
    """Whether an article stands before a name wherever it is."""
    articles = words.part("determiners.definite") | words.part("determiners.indefinite")
    return all(name.start and page.lower[name.start - 1] in articles for name in entity.names)


def _comes_first(entity: Entity, other: Entity) -> bool:
    """Whether an entity is named before another, and much more often."""
    return len(entity.names) >= _OFTENER * len(other.names) and _is_before(entity, other)


def is_place(page: Page, names: list[Name]) -> bool:
    """Whether what the recogniser calls a place is one: a region or people that is known, or something is said to be in it."""
    if any(name.people or words.is_region(page.one_line(name.start, name.end)) for name in names[:1]):
        return True
    return any(page.locates(name.root) or is_kind_told(page, name) for name in names)


def is_kind_told(page: Page, name: Name) -> bool:
    """Whether a noun for a kind of place stands before a name: "the northern region of Varmland"."""
    before = page.lower[name.start - 2 : name.start] if name.start > 1 else ()
    return len(before) == 2 and before[1] in words.part("determiners.body") and before[0] in words.part("cues.kinds_of_place")


def _is_part(page: Page, short: Key, entity: Entity, long: Key) -> bool:
    """Whether a name is the beginning of a longer one, or its end where that says enough."""
    if len(short) == 1 and short[0] in words.peoples():
        return False
    if " ".join(short) in words.part("names.generic"):  # "the Bank" is that of a country or trade, "Central" nothing
        return len(long) > 1 and long[0] == short[0] and long[1] in words.part("determiners.body") and _has_article(page, entity)
    kinds = words.part("names.company_suffixes") - words.part("names.club_endings")
    at_end = entity.types["ORG"] > 0 and long[-len(short) :] == short and short[0] not in kinds
    return at_end or long[: len(short)] == short


def _company(page: Page, entity: Entity) -> bool:
    return entity.types["ORG"] > 0 and any(is_complete(page, name) for name in entity.names)


def is_complete(page: Page, name: Name) -> bool:
    """Whether a name has a company's ending ("Ryanco plc")."""
    return name.end - name.start > 1 and page.lower[name.end - 1].replace(".", "") in words.part("names.suffixes")


def initials(key: Key) -> set[str]:
    """The acronyms that a name may go by: its initials with and without those of small words."""
    if len(key) < 2:
        return set()
    links = words.part("names.links")
    parts = [piece for word in key for piece in word.split("-") if piece]
    return {"".join(word[0] for word in parts), "".join(word[0] for word in parts if word not in links)}


def may_be_person(entity: Entity) -> bool:
    """Whether the recogniser takes a name for a person's more than by a slip."""
    people = entity.types["PERSON"]
    return people > 1 and people * _SELDOM >= entity.types["ORG"]


def _ends_as_body(last: str) -> bool:
    """Whether the last word of a name tells that a body bears it ("Centennial Journal")."""
    kinds = (words.nouns(), words.name_nouns(), words.part("names.company_suffixes"), words.part("names.generic"))
    return any(last in kind for kind in kinds)


def goes_by_surname(page: Page, entity: Entity) -> bool:
    """Whether a name of two words goes by its last alone, as people do ("Yarla Fiorenda", "Fiorenda"); bodies go by their first."""
    if len(entity.key) != 2:
        return False
    first, last = entity.key
    if _ends_as_body(last) or first in words.peoples() or first in words.part("names.generic") or words.is_region(first):
        return False
    short = {page.words[name.start] for name in entity.names if name.end - name.start == 1}
    shouted = any(page.words[token].isupper() for name in entity.names for token in range(name.start, name.end))
    return not shouted and {word.lower() for word in short} == {last}


def is_relative(page: Page, entity: Entity) -> bool:
    """Whether a person comes in as somebody's relative ("his wife, Ann Hart"), of whom a surname alone is not said."""
    before = entity.names[0].start - 1
    if before > 0 and page.lower[before] == ",":
        before -= 1
    return before >= 0 and page.lower[before] in words.part("names.relatives") and page.sent[before] == page.sent[entity.names[0].start]
