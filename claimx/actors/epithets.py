"""Which person is meant by where he or she is from, or by an age: "the Scot", "the 23-year-old Norwegian", "the 46-year-old"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import phrases, words
from claimx.actors.nouns import by_description
from claimx.actors.words import Noun

if TYPE_CHECKING:
    from claimx.actors.page import Page
    from claimx.actors.phrases import Phrase
    from claimx.actors.reader import Reader

_PROPER = frozenset({"NNP", "NN", "JJ"})
# How far before "old" the number of years stands: "46-year-old".
_TO_YEARS = 4


def may_be(page: Page) -> set[int]:
    """The tokens that close an age of somebody: "the 46-year-old said"."""
    return {token for token in page.by_word.of(words.part("epithets.aged")) if _is_age(page, token) and page.is_subject(token)}


def resolve(reader: Reader, token: int) -> bool:
    """Keep the mention of the person whom a nationality or an age means; False where it is of nobody, or of several as well."""
    page = reader.page
    aged = not reader.inside_name[token]
    if not aged and not _is_of_people(reader, token):
        return False
    phrase = phrases.phrase_at(page, token)
    if phrase.determiner != "the" or (not aged and phrase.between and not _has_age(page, phrase)):
        return False
    said = phrases.attributes(page, range(token, token + 1)) if not aged else set()
    who = by_description(reader, phrase, (Noun(word=page.lower[token], row="described", type="PERSON", plain=False, strict=False),), said)
    if who is None:
        return False
    reader.note(phrase.start, phrase.end, who)
    reader.talk.add(who, phrase.start, phrase.end, token)
    return True


def _is_age(page: Page, token: int) -> bool:
    """Whether a word closes an age and no noun follows that it describes: "the 46-year-old", not "the 46-year-old bridge"."""
    before = page.lower[max(0, token - _TO_YEARS) : token]
    return page.tags[token] in {"JJ", "NN"} and not words.part("epithets.years").isdisjoint(before) and not _describes(page, token)


def _has_age(page: Page, phrase: Phrase) -> bool:
    """Whether all that a phrase says of its noun is an age: "the 23-year-old Norwegian"."""
    last = phrase.head - 1
    return page.lower[last] in words.part("epithets.aged") and not words.part("epithets.years").isdisjoint(page.lower[phrase.start : last])


def _is_of_people(reader: Reader, token: int) -> bool:
    """Whether a name is a word for one of a people as a subject: "the Scot won", not "the Scottish", who are many."""
    page, name = reader.page, reader.names[token]
    if not name.people or name.end - name.start > 1 or page.lower[token] not in page.lists.peoples or page.tags[token] not in _PROPER:
        return False
    if _describes(page, token) or not page.is_subject(token):
        return False
    return not page.lower[token].endswith(tuple(words.part("epithets.of_many"))) or page.lower[token - 1] in words.part("epithets.aged")


def _describes(page: Page, token: int) -> bool:
    """Whether a word only describes a noun behind it."""
    behind = page.tags[token + 1 : token + 2]
    return bool(behind) and (behind[0][:2] in {"NN", "JJ", "CD"} or behind[0] == "HYPH")
