"""Which two are meant by "the pair", "the two", "both firms" and "together they"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimx.actors import words
from claimx.matching import lemma_of

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.page import Page
    from claimx.actors.reader import Reader

# How many sentences back the two stand, and two countries, of which few are talked of at once.
_BACK, _COUNTRIES_BACK = 2, 4
_TWO = 2
_KINDS = frozenset({"ORG", "PERSON", "GPE"})
_COUNTRY = "COUNTRY"


def may_be(page: Page) -> set[int]:
    """The tokens that may tell of two."""
    return {token for token in page.by_word.of(words.part("pairs.forms")) if page.sent[token]}


def resolve(reader: Reader, token: int) -> bool:
    """Keep the mention of two that a token tells of, by both their names; False where it tells of none or it is not clear which."""
    page = reader.page
    found = _phrase(page, token)
    if found is None:
        return False
    start, end, kinds = found
    two = _joined(reader, token, kinds) or _alone(reader, token, kinds)
    if two is None:
        return False
    name = " and ".join(entity.name for entity in two)
    reader.keep(start, end, name, None, reader.part(*two[0].name_at))
    return True


def _phrase(page: Page, token: int) -> tuple[int, int, frozenset[str]] | None:
    """The phrase around a token that stands for two who have been named, and of what kind they are."""
    before, behind = page.lower[token - 1] if token else "", token + 1
    both = page.lower[token] in words.part("pairs.both")
    together = page.lower[token] in words.part("pairs.they")
    if together:
        return (token, behind, _KINDS) if before in words.part("pairs.together") else None
    if not both and before not in words.part("pairs.definite"):
        return None
    start = token if both else token - 1
    if both and page.tags[behind : behind + 1] != ["NNS"]:
        return None
    if page.tags[behind : behind + 1] == ["NNS"] and (both or page.tags[token] == "CD"):
        nouns = page.lists.nouns.get(_singular(page, behind), ())
        kinds = frozenset(_COUNTRY if noun.plain and noun.type == "GPE" else noun.type for noun in nouns if noun.type in _KINDS)
        if page.lower[behind] in words.part("pairs.standing") or page.lower[behind] in words.part("pairs.ambiguous"):
            return None
        told_which = page.lower[behind + 1 : behind + 2] and page.lower[behind + 1] in words.part("determiners.new_after")
        return (start, behind + 1, kinds) if kinds and not told_which else None
    follows = page.tags[behind] if behind < len(page) else ""
    stands_alone = follows[:2] not in {"JJ", "CD", "NN"} and page.lower[behind : behind + 1] != ["of"]
    return (start, behind, _KINDS) if stands_alone and page.deps[token] not in {"compound", "nummod", "amod"} else None


def _singular(page: Page, token: int) -> str:
    return lemma_of(page.words[token], page.tags[token]) if token < len(page) else ""


def _kind(entity: Entity, kinds: frozenset[str]) -> str | None:
    """Of what kind somebody named is; who may be no person at all is taken for a body, and only countries for "the two countries"."""
    if entity.code and _COUNTRY in kinds:
        return _COUNTRY
    return "ORG" if entity.doubtful else entity.label


def _joined(reader: Reader, token: int, kinds: frozenset[str]) -> tuple[Entity, Entity] | None:
    """The last two who are joined by "and" and nobody with them: "Hart and Lowell met"."""
    page = reader.page
    for entity in reversed(_lately(reader, token, kinds)):
        root = reader.talk.seen[entity][-1].head
        first = page.head[root]
        if page.deps[root] != "conj" or first not in reader.by_head or _kind(entity, kinds) not in kinds:
            continue
        many = any(page.deps[child] == "conj" for child in page.below(root)) or page.deps[first] == "conj"
        other = reader.by_head[first]
        if not many and other is not entity and _kind(other, kinds) == _kind(entity, kinds):
            return other, entity
    return None


def _alone(reader: Reader, token: int, kinds: frozenset[str]) -> tuple[Entity, Entity] | None:
    """The only two of a kind who have been spoken of lately."""
    lately = _lately(reader, token, kinds)
    for kind in sorted(kinds, reverse=True):
        named = [entity for entity in lately if _kind(entity, kinds) == kind]
        if len(named) == _TWO:
            return named[0], named[1]
    return None


def _lately(reader: Reader, token: int, kinds: frozenset[str]) -> list[Entity]:
    """Those with names who were spoken of in the last sentences, in the order in which they came up."""
    talk, page = reader.talk, reader.page
    back = _COUNTRIES_BACK if _COUNTRY in kinds else _BACK
    told = talk.told[bisect_left(talk.sents, page.sent[token] - back) :]
    return [entity for entity in dict.fromkeys(told) if entity.names and not entity.plural and talk.seen[entity]]
