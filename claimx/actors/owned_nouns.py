"""What a noun stands for by whose it is, or by the place that was named last: "her company", "the state", "the government"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import noun_score, words
from claimx.actors.entities import unnamed
from claimx.actors.reader import best

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.phrases import Phrase
    from claimx.actors.reader import Reader
    from claimx.actors.words import Noun

# How many sentences a noun may reach back, and how many mentions its owner may lie back.
SENTENCES, OWNER = 60, 5
# How many sentences back the town or region stands that is meant as the one named last.
_NEAR = 2
_INNER = frozenset({"compound", "nmod", "amod"})
_OWNERS = frozenset({"PRP$", "WP$", "POS"})


def employer(reader: Reader, token: int, kinds: tuple[Noun, ...]) -> Entity | None:
    """The firm that somebody works for, where a noun for it is said to be his ("Ryanco chief Ann Hart said her company would")."""
    page = reader.page
    owner = next((child for child in page.below(token) if page.deps[child] == "poss" and child >= token - 2), None)
    if owner is None or page.tags[token - 1] not in _OWNERS or not any(noun.row == "company" and not noun.strict for noun in kinds):
        return None
    at = page.idx[owner]
    who = next((mention for mention in reversed(reader.found[-OWNER:]) if mention.start <= at < mention.end), None)
    if who is None or who.label != "PERSON":
        return None
    house = next((entity.employer for entity in reader.talk.within(token, 1) if entity.name == who.name), None)
    if house is None:
        return None
    called = house.nouns & words.nouns().keys() - words.part("cues.loose_nouns")
    return house if not called or any(noun.plain or noun.word in called for noun in kinds) else None


def last_place(reader: Reader, phrase: Phrase, kinds: tuple[Noun, ...]) -> Entity | None:
    """The part of a country or the town that was named last, near before "the state" or "the city", and no other beside it."""
    noun = next((noun for noun in kinds if noun.type == "GPE" and noun.word in words.part("cues.last_named")), None)
    if noun is None or phrase.between:
        return None
    near = (entity for entity in reader.talk.within(phrase.head, _NEAR) if entity.names and noun_score.suits_place(entity, noun))
    places = [(entity, last) for entity in near if not _is_home(reader, last := reader.talk.seen[entity][-1].head)]
    sentences = [reader.page.sent[last] for _, last in places[:2]]
    return places[0][0] if len(set(sentences)) == len(sentences) > 0 else None


def _is_home(reader: Reader, head: int) -> bool:
    """Whether a place is only where somebody is from: "Ann Hart of Ohio", "the Ohio senator"."""
    page, above = reader.page, reader.page.head[head]
    if page.deps[head] == "pobj":
        above = page.head[above] if page.lower[above] in words.part("cues.owned_by") else head
    elif page.deps[head] not in _INNER:
        return False
    who = reader.by_head.get(above)
    return (who is not None and who.label == "PERSON") or any(noun.type == "PERSON" for noun in page.lists.nouns.get(page.lower[above], ()))


def of_country(reader: Reader, phrase: Phrase) -> Entity | None:
    """What belongs to the country that is talked of: "the government" → "Norwegian government"."""
    country = words.nouns()["country"][0]
    scores = [
        (value, entity)
        for entity in reader.talk.within(phrase.head, SENTENCES)
        if entity.code and (value := noun_score.for_noun(reader.talk, entity, country, set(), phrase.head)) is not None
    ]
    owner = best(scores)
    if owner is None:
        return None
    noun = reader.page.lower[phrase.head]
    people = next((name for name in owner.names if name.people and reader.page.tags[name.start] == "JJ"), None)
    name = f"{reader.page.one_line(people.start, people.end)} {noun}" if people else f"{noun} of {owner.name}"
    return unnamed(noun, name, owner.name_at, "ORG", {owner.key[0]})
