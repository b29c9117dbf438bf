"""Noun phrases that are no names: "the company" that points back, "an agency report" that brings something in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.actors import words
from claimx.actors.words import Noun

if TYPE_CHECKING:
    from claimx.actors.page import Page

_INNER = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "VBN", "VBG", "HYPH", "POS", "RB", "``", "''", ",", "FW", "_SP"})
_DETERMINERS = frozenset({"DT", "PRP$"})
# What stands right before a noun or its attribute belongs to it, whatever the parser says.
_ALWAYS = (_INNER | _DETERMINERS) - {",", "RB", "_SP", "VBG"}
_NO_BEGINNING = frozenset({",", "POS", "_SP", "HYPH", "''", "``", "RB"})
_WITHIN = frozenset({"compound", "amod", "nmod"})
_PROPER = frozenset({"NNP", "NNPS"})
_LONGEST = 10
_AFTER_SEAT = ("-", ",")


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its tokens, its head, and the article or owner it begins with."""

    start: int
    end: int
    head: int
    determiner: str

    @property
    def between(self) -> range:
        """The words between the article or owner and the head."""
        return range(self.start + bool(self.determiner), self.head)


def phrase_at(page: Page, head: int) -> Phrase:
    """The phrase that a noun closes: from its article or owner to the noun itself."""
    tags = page.tags
    floor = page.starts[page.sent[head]]
    if head - floor > _LONGEST:
        floor = head - _LONGEST
    start = safe = head
    while start > floor and tags[start] not in _DETERMINERS:
        tag = tags[start - 1]
        if tag in _ALWAYS:
            start -= 1
            continue
        step = _step(page, start, floor, head)
        if not step:
            break
        if tag == "," and safe == head:
            safe = start
        start -= step
    if safe < head and tags[start] not in _DETERMINERS:
        start = safe
    while start < head and tags[start] in _NO_BEGINNING:
        start += 1
    return Phrase(start, head + 1, head, page.lower[start] if tags[start] in _DETERMINERS else "")


def _step(page: Page, start: int, floor: int, head: int) -> int:
    """How many tokens before `start` belong to the same phrase, as far as can be seen from there: 0, 1 or 2."""
    tag, before = page.tags[start - 1], start - 2
    if tag == "CC":
        joins = before >= floor and page.tags[before] in {"NN", "NNS", "JJ"} and page.deps[before] in _WITHIN
        return 2 if joins else 0
    if tag == "," and before >= floor and page.tags[before] in _PROPER:
        apart = start + 1 < len(page.words) and page.words[start + 1] in _AFTER_SEAT
        seat = apart or words.ends_seat(page.words[start])  # "the Alder, Ohio mail-order firm"
        return int(seat or page.tags[start] not in _PROPER)
    if tag == "," and before >= floor and page.tags[before] in {"NN", "JJ"} and "CC" in page.tags[start:head]:
        return 1
    if tag in {"IN", "RP"} and page.tags[start] == "HYPH":  # "the in-home care provider"
        return 1
    if tag == "VBG":
        return int(page.deps[start - 1] in _WITHIN)
    return int(tag in _INNER and _hangs(page, start - 1, head))


def begins_list(page: Page, token: int) -> bool:
    """Whether a noun is the first of several before one that closes the phrase ("the paper, packaging and print firm")."""
    if page.tags[token + 1 : token + 2] != [","]:
        return False
    after = page.tags[token + 2 : token + 7]
    if "CC" not in after or not all(tag in {"NN", "JJ", "VBG", "CC", ",", "HYPH"} for tag in after[: after.index("CC")]):
        return False
    joint = token + 2 + after.index("CC")
    return any(
        page.tags[place] == "NN" and page.tags[place - 1] in {"NN", "JJ", "VBG"} for place in range(joint + 2, min(joint + 4, len(page)))
    )


def _hangs(page: Page, token: int, head: int) -> bool:
    """Whether a comma or adverb stands within the phrase and not before it."""
    parent = page.head[token]
    return token < parent <= head or (parent == head and token < head)


def points_back(page: Page, phrase: Phrase, places: set[int]) -> bool:
    """Whether a phrase can point back: definite, and not made definite by what it says itself.

    `places` holds the tokens of place names; "the Leeds retailer" points back, "the Ryanco retailer" does not.
    """
    if phrase.determiner not in page.lists.definite or page.deps[phrase.head] in {"attr", "oprd"}:
        return False
    before, after = words.part("determiners.new_before"), words.part("determiners.new_after")
    listings = words.part("names.listings") | words.part("cues.parties")  # "the FTSE 100 group", "the Premiership side", "the GOP nominee"
    places = places | _seat(page, phrase)
    seated = phrase.start + 1 in places or _is_seated(page, phrase)  # "the New Orleans pipes company", "the Lyon-based maker of pipes"
    rows = {noun.row for noun in page.lists.nouns.get(page.lower[phrase.head], ())}
    of_trade = "company" in rows  # "the pumps and pipes concern"
    for token in phrase.between:
        if (page.lower[token] in before and token not in places) or page.tags[token] in {"JJS", "POS"}:
            return False
        if page.tags[token] == "NNS" and page.tags[token - 1] != "HYPH" and not (seated or of_trade):
            return False
        named_only = page.tags[token] in {"NNP", "NNPS"} and page.lower[token] not in listings
        if named_only and not hyphened(page, token) and token not in places:
            return False
    following = phrase.end
    if following < len(page.words) and page.sent[following] == page.sent[phrase.head]:
        if page.lower[following] in words.part("determiners.body"):
            if page.lower[phrase.head] in words.part("determiners.telling"):  # "the tale of a runaway robot"
                return page.is_subject(phrase.head)
            if "country" in rows and "CD" in page.tags[following + 1 : following + 3]:  # "the city of about 13,000 people"
                return True
            return seated or " ".join(page.lower[phrase.head : phrase.head + 3]) in words.part("names.offices")
        return page.lower[following] not in after
    return True


def is_epithet(page: Page, phrase: Phrase) -> bool:
    """Whether a definite phrase with what describes its noun is a subject, as what stands for somebody just named is."""
    described = any(page.tags[token] in {"JJ", "NN", "NNP", "VBN"} for token in phrase.between)
    return described and phrase.determiner == "the" and page.is_subject(phrase.head)


def is_ranked(page: Page, phrase: Phrase) -> bool:
    """Whether a subject that tells who is the biggest of its kind, or the third, stands for somebody: not "the biggest is Ryanco"."""
    head, verb = phrase.head, page.head[phrase.head]
    tags = page.tags[phrase.start : head]
    if "JJS" not in tags or "POS" not in tags or page.deps[head] != "nsubj" or page.lower[verb] in words.part("cues.be"):
        return False
    return page.tags[head + 1 : head + 2] in (["VBD"], ["VBZ"], ["MD"])


def _seat(page: Page, phrase: Phrase) -> set[int]:
    """The tokens of a town and its region that a phrase begins with: "the Alder, Ohio, maker of pipes", "the Alder, Ohio video firm"."""
    first = phrase.start + bool(phrase.determiner)
    comma = next((token for token in range(first, phrase.head) if page.words[token] == ","), first)
    town = comma > first and all(page.tags[token] in _PROPER for token in range(first, comma))
    return set(range(first, comma + 2)) if town and words.ends_seat(page.words[comma + 1]) else set()


def _is_seated(page: Page, phrase: Phrase) -> bool:
    return any(page.lower[token].endswith(tuple(words.part("names.seated"))) for token in phrase.between)


def hyphened(page: Page, token: int) -> bool:
    """Whether a word is the first half of a compound or a seat ("Lyon, France-based", "the Austin, Texas, chip maker")."""
    following = token + 1
    while following < len(page.words) and page.tags[following] in {"NNP", "NNPS", ","}:
        following += 1
    while page.tags[token - 1] in _PROPER:
        token -= 1
    if following < len(page.words) and page.lower[following].endswith(tuple(words.part("names.seated"))):
        return True
    if page.words[following - 1] == "," and page.words[token - 1 : token] != [","] and page.tags[token - 1] in _DETERMINERS:
        return page.words[token + 1 : following].count(",") > 1
    return following < len(page.words) and (page.tags[following] == "HYPH" or page.lower[following].startswith("-"))


def attributes(page: Page, tokens: range) -> set[str]:
    """What a phrase says of its noun: its words, lower case, those with a capital once more as "name:" or "party:", countries as codes."""
    found: set[str] = set()
    for token in tokens:
        word = page.lower[token]
        code = page.lists.peoples.get(word) or page.lists.countries.get(word)
        if code:
            found.add(f"country:{code}")
        elif len(word) > 2 and page.tags[token] not in {"HYPH", "DT", "IN", "CC"} and not hyphened(page, token):
            found |= named(page, token) if page.words[token][0].isupper() else {word}
    return {word for word in found if not word.endswith(tuple(words.part("names.seated")))}


def named(page: Page, token: int) -> set[str]:
    """What a word with a capital says of a noun: "Vermont", of where somebody is from, or "Republican", which goes with any place."""
    word = page.lower[token]
    return {word, f"party:{words.party(word)}" if word in words.part("cues.parties") else f"name:{word}"}


def kinds_of(page: Page, token: int, *, described: frozenset[str] | set[str] = frozenset()) -> tuple[Noun, ...]:
    """What a common noun can stand for; a noun that the document says of an entity can stand for that one."""
    word = page.lower[token]
    kinds = page.lists.nouns.get(word, ())
    if not kinds and word in described:
        return (Noun(word=word, row="described", type="", plain=False, strict=True),)
    return kinds
