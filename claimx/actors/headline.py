"""Whom a headline means that it does not name: "Steel giant cuts 400 jobs" is told of who is named in the lead below."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from claimx.actors import noun_score, phrases, words
from claimx.actors.reader import best

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.page import Page
    from claimx.actors.reader import Reader
    from claimx.model import Mention, Part

_KINDS = frozenset({"ORG", "PERSON", "PRODUCT"})


def resolve(reader: Reader, token: int) -> None:
    """Let the nouns without article in a headline stand for who is named in the lead, once that has been read up to a token."""
    if not reader.headline or token < reader.talk.opening:
        return
    for entity in [entity for entity in reader.talk.seen if _is_called_by_noun(reader, entity)]:
        meant = _named_below(reader, entity, min(token, len(reader.page) - 1))
        if meant is not None:
            _identify(reader, entity, meant)
    reader.headline = 0


def _named_below(reader: Reader, nameless: Entity, token: int) -> Entity | None:
    """Who acts in the lead, by name, and suits what a headline speaks of, seen from a token behind it."""
    talk, page = reader.talk, reader.page
    head = talk.seen[nameless][0].head
    said = phrases.attributes(page, phrases.phrase_at(page, head).between)
    acting = [
        entity
        for entity, told in talk.seen.items()
        if entity.names and entity.label == nameless.label and any(one.subject and one.head >= reader.headline for one in told)
    ]
    fits = [(noun_score.for_noun(talk, entity, noun, said, token), entity) for entity in acting for noun in phrases.kinds_of(page, head)]
    return best([(value, entity) for value, entity in fits if value is not None])


def opens_with_noun(page: Page, token: int) -> bool:
    """Whether a noun is taken for a name by the capital that it has from opening the text: "Bank cuts 400 jobs"."""
    return not token and page.tags[token] == "NNP" and any(noun.type in _KINDS for noun in page.lists.nouns.get(page.lower[token], ()))


def is_by_name(mention: Mention) -> bool:
    """Whether a mention calls something by a name, in full or in short, and not by a noun or a pronoun: "Steel giant"."""
    last = mention.text.split()[-1].lower()
    return mention.antecedent is None or mention.text == mention.name or (last not in words.nouns() and last not in words.pronouns())


def _is_called_by_noun(reader: Reader, entity: Entity) -> bool:
    """Whether something is spoken of in the headline alone, by a noun without an article."""
    first = reader.talk.seen[entity][0]
    if first.head >= reader.headline or entity.names or entity.plural or entity.label not in _KINDS:
        return False
    return reader.page.tags[first.start] not in {"DT", "PRP$"}


def _identify(reader: Reader, nameless: Entity, meant: Entity) -> None:
    """Take what a headline speaks of for one that has a name, wherever it has been spoken of."""
    talk, noun, name = reader.talk, reader.part(*nameless.name_at), reader.part(*meant.name_at)
    told = talk.seen.pop(nameless)
    talk.seen[meant] = sorted([*told, *talk.seen[meant]], key=attrgetter("head"))
    talk.told[:] = [meant if entity is nameless else entity for entity in talk.told]
    reader.tags = {token: meant if entity is nameless else entity for token, entity in reader.tags.items()}
    reader.found[:] = [
        replace(known, name=meant.name, label=meant.label, antecedent=name) if _stands_for(known, noun) else known for known in reader.found
    ]


def _stands_for(mention: Mention, noun: Part) -> bool:
    """Whether a mention is a noun without a name, or goes back to it."""
    return mention.antecedent == noun or (mention.antecedent is None and (mention.start, mention.end) == (noun.start, noun.end))
