"""Where names stand tells of them: datelines, headlines, the openings of sentences, the seam between a body and its officer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from claimx import lexicon
from claimx.actors import words
from claimx.layout import paragraphs
from claimx.matching import is_word
from claimx.model import Part

if TYPE_CHECKING:
    from claimx.actors.page import Page

Span = tuple[int, int, str | None]
# "LEEDS (Newswire) -", "SAN PEDRO, Calif. --", "ACCRA:", and how far into a text one may begin.
_DATELINE = re.compile(r"[ \t]*[A-Z][A-Z.’'-]{2,}(?:[ ,/]+[A-Z\d][\w.’'-]*){0,4}[ \t]*(?:\([^)\n]{1,30}\)[ \t]*)?(--|[-–—:])[ \t]")
_DATELINE_REACH = 1500
# "OSLO, May 5 (Newswire) --", "(Newswire) -".
_AGENCY = re.compile(
    r"[ \t]*(?:[A-Z][A-Z.’'-]{2,}(?:[ ,/]+[A-Z\d][\w.’'-]*){0,4}[ \t]*)?\(([A-Z][\w.&’' -]{0,28}[\w.]) ?\)[ \t]*(?:--|[-–—:_])"
)
# How many words of a seat may follow its first name ("the Baton Rouge, Louisiana-based").
_SEAT = 4
# How many longer words a title has at least, longer than how many letters, and how long it may be.
_TITLE, _SMALL, _LINE = 4, 3, 150
_PROPER = frozenset({"NNP", "NNPS"})
# What the recogniser makes of a common word that opens a sentence.
_UNSURE = frozenset({"PERSON", "PRODUCT", "WORK_OF_ART", None})
_COMMON = frozenset({"NN", "JJ", "JJR"})


def dateline(text: str) -> tuple[int, int]:
    """Where the line that tells from where an article was sent stands; nobody speaks of the places in it. (0, 0) without one.

    Capitals before a colon are a dateline only where no other paragraph opens so: several are turns of a conversation.
    """
    found = [*_at_line_starts(_DATELINE, text)]
    if not found or (found[0].group(1) == ":" and len(found) > 1):
        return 0, 0
    return found[0].span()


def agency(text: str) -> Part | None:
    """The news agency that a dateline names, whose word is what an article says in nobody else's name."""
    match = next(_at_line_starts(_AGENCY, text), None)
    return None if match is None else Part(text=match[1], start=match.start(1), end=match.end(1))


def _at_line_starts(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches at the beginnings of a text's first lines; a search would try every character."""
    reach, start = min(len(text), _DATELINE_REACH), 0
    while start < reach:
        if match := pattern.match(text, start, reach):
            yield match
        start = text.find("\n", start, reach) + 1 or reach


def opens_only(page: Page, span: Span) -> bool:
    """Whether a name is one word that opens a sentence and is no name.

    Such is what stands elsewhere without a capital ("Download"), what tells a trade ("Chipmaker to cut jobs"), or "House" before "prices".
    """
    start, end, label = span
    before = start - 1
    opens = before < 0 or start == page.starts[page.sent[start]] or not page.words[before][-1].isalnum()
    if not opens or end - start > 1:
        return False
    word, behind = page.lower[start], page.lower[end : end + 1]
    if (
        page.stands_small(word)
        or word in words.part("names.openers")
        or ((label in _UNSURE or (page.tags[start] in _COMMON and word not in page.lists.peoples)) and _only_describes(page, start))
    ):
        return True
    return word in words.part("names.opening_nouns") and bool(behind) and behind[0] in words.part("names.opened_nouns")


def _only_describes(page: Page, token: int) -> bool:
    """Whether a word of the dictionary, once in a document, only describes a common noun behind it: "Dearer fuel", "Lorry traffic"."""
    noun = page.head[token]
    beside = page.deps[token] in {"compound", "amod", "nmod"} and noun == token + 1 and page.tags[noun] in {"NN", "NNS"}
    if not beside or page.words[noun][0].isupper() or page.lower[noun] in words.part("cues.held_nouns"):
        return False
    return len(page.by_word.of({page.lower[token]})) == 1 and is_word(page.lower[token])


def parted(page: Page, span: Span, spans: list[Span]) -> list[Span]:
    """Cut a body's name from a person's that the recogniser has joined to it ("Ryanco Susan Wright", "Ryanco Chair Susan Wright")."""
    start, end, label = span
    if end - start < 3 or label == "PERSON":
        return [span]
    if (
        start in page.starts
        and page.lower[start + 1] in page.lists.place_prepositions
        and " ".join(page.lower[start + 2 : end]) in page.lists.countries
    ):
        return [(start + 2, end, "GPE")]  # "Unemployment in South Korea fell"
    for cut in range(start + 1, end - 1):
        given = words.given_names()
        if page.lower[cut] in given and page.lower[cut - 1] not in given:
            last = cut
            while last > start + 1 and (page.lower[last - 1] in words.titles() or page.lower[last - 1] in words.nouns()):
                last -= 1
            if any(page.lower[before:after] == page.lower[start:last] for before, after, _ in spans):
                return [(start, last, label), (cut, end, "PERSON")]
    return [span]


def cut_in_titles(page: Page, spans: list[Span]) -> list[Span]:
    """The names with those of headlines cut to what the running text calls by name ("Harlow Savings Posts Loss")."""
    blocks = paragraphs(page.text)
    titles = [
        (b.start, b.end) for b in blocks if b.kind == "headline" or (b.end - b.start < _LINE and _is_title(page.text[b.start : b.end]))
    ]
    starts = [start for start, _ in titles]

    def titled(span: Span) -> bool:
        at = bisect_right(starts, page.idx[span[0]]) - 1
        return at >= 0 and page.idx[span[0]] < titles[at][1]

    body = Counter(tuple(page.lower[span[0] : span[1]]) for span in spans if not titled(span))
    spans = [_shortened(page, span, body) if titled(span) and not body[tuple(page.lower[span[0] : span[1]])] else span for span in spans]
    return [_without_opener(page, span, body) for span in spans]


def _without_opener(page: Page, span: Span, body: Counter[tuple[str, ...]]) -> Span:
    """The name without a word that only opens the sentence: one of a trade, what a person is, or where the rest is a name elsewhere.

    "Chipmaker Ryanco", "Pianist Anna Hall", "Internal Harlow letters"; nor a name that "pro-" or "anti-" joins to it.
    """
    start, end, label = span
    name = tuple(page.lower[start:end])
    if end - start > 1 < start and page.words[start - 1] == "-" and page.lower[start - 2] in words.part("names.prefixes"):
        return (start + 1, end, label) if body[name[1:]] and name[0] not in words.given_names() else span
    if end - start < 2 or start != page.starts[page.sent[start]]:
        return span
    tells_trade = page.tags[start + 1] in _PROPER and (name[0] in words.part("names.openers") or _is_calling(name, label))
    elsewhere = body[name[1:]] and body[name] < 2 and (page.stands_small(name[0]) or _is_kind(name[0]))
    return (start + 1, end, label) if tells_trade or elsewhere else span


def _is_calling(name: tuple[str, ...], label: str | None) -> bool:
    """Whether the first word of what is taken for a name tells what a person is whose names follow: "Pianist Anna Hall"."""
    given = words.given_names()
    if len(name) < 3 or name[0] in given or not (label == "PERSON" or name[1] in given):
        return False
    lists = (("measures", "people"), ("measures", "bodies"), ("claims", "group_nouns"))
    return any(name[0] in lexicon.words(*where) for where in lists) or any(noun.type == "PERSON" for noun in words.nouns().get(name[0], ()))


def _is_kind(word: str) -> bool:
    """Whether a word says the kind of what is named behind it, and is not itself a part of many names, as "bank" is."""
    return word in words.nouns() and word not in words.part("names.generic")


def _is_title(line: str) -> bool:
    """Whether all longer words of a line begin with a capital, as in the titles of other articles between paragraphs."""
    longer = [word for word in line.split() if len(word) > _SMALL and word[0].isalpha()]
    return len(longer) >= _TITLE and all(word[0].isupper() for word in longer)


def _shortened(page: Page, span: Span, body: Counter[tuple[str, ...]]) -> Span:
    start, end, label = span
    for size in range(end - start - 1, 0, -1):
        for first in (start, end - size):
            if body[tuple(page.lower[first : first + size])]:
                return first, first + size, label
    return span


def mistagged(page: Page, spans: list[Span]) -> list[Span]:
    """Names that the tagger takes for common words: of one word, or short ("Fleetly" of "Fleetly Inc") where they open a sentence."""
    known = {page.lower[start] for start, end, label in spans if label and (end - start == 1 or label == "ORG")}
    able = [token for token in page.starts if page.lower[token] in known and page.words[token][0].isupper()]
    whole = {page.lower[start] for start, end, label in spans if label and end - start == 1}
    first = page.starts[1] if len(page.starts) > 1 else len(page)
    able += [t for t in page.by_word.of(whole) if t >= first and page.tags[t] in _COMMON and page.words[t][0].isupper() and t not in able]
    taken = {token for start, end, _ in spans for token in range(start, end)} if able else set()
    return [(token, token + 1, None) for token in able if token not in taken and not _is_common(page, page.lower[token])]


def _is_common(page: Page, word: str) -> bool:
    """Whether a name is also a word of another kind, or stands somewhere without a capital."""
    return page.stands_small(word) or word in words.part("names.generic") or word in words.nouns() or word in words.peoples()


def written_small(page: Page) -> list[Span]:
    """Places whose names are written like common nouns ("euro zone"), which the recogniser does not know as names."""
    return [(start, end, "GPE") for start, end in _written(page, words.small_places())]


def passed_over(page: Page) -> list[Span]:
    """Countries whose names have several words, where the recogniser misses them: "Unemployment in South Korea fell"."""
    return [(start, end, "GPE") for start, end in _written(page, words.long_places()) if _stands_alone(page, start, end)]


def _written(page: Page, known: Mapping[str, Iterable[tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    """Where names stand of which the words are known, by their first word."""
    for token in page.by_word.of(known.keys()):
        for parts in known[page.lower[token]]:
            if tuple(page.lower[token : token + len(parts)]) == parts:
                yield token, token + len(parts)


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """Whether words with capitals are not a part of a longer name: no "Bank of New Zealand", no "New Zealand Foods"."""
    if not all(page.words[token][0].isupper() for token in range(start, end)):
        return False
    behind = end < len(page) and page.words[end][0].isupper() and page.words[end].isalpha()
    before = start > 0 and (
        page.words[start - 1][0].isupper()
        or (page.lower[start - 1] in words.part("names.joined_by") and page.words[start - 2][0].isupper())
    )
    return not behind and (not before or start in page.starts)


def opens_seat(page: Page, span: Span) -> bool:
    """Whether a name is the first half of the seat of what follows, which is no actor: "the Lyon, France-based company"."""
    at = span[1]
    if page.words[at : at + 1] != [","]:
        return False
    end = min(at + _SEAT, len(page))
    while at < end and (page.tags[at] in ("NNP", "NNPS") or page.words[at] == ","):
        if page.lower[at].endswith(page.lists.seat_endings):  # "Boca Raton, Fla.-based"
            return True
        at += 1
    return page.words[at : at + 1] == ["-"] and not words.part("names.seated").isdisjoint(page.lower[at + 1 : at + 2])


def is_in_seat(page: Page, span: Span) -> bool:
    """Whether a name is the town or the region of the seat of what follows: "the Alder, Ohio, maker", "the Alder, Ohio, native"."""
    first, end = span[0], span[1]
    while first > 0 and span[0] - first <= _SEAT and (page.tags[first - 1] in _PROPER or page.words[first - 1] == ","):
        first -= 1
    while end < len(page) and end - span[1] <= _SEAT and (page.tags[end] in _PROPER or page.words[end] == ","):
        end += 1
    if not first or page.lower[first - 1] != "the" or page.tags[end : end + 1] not in (["NN"], ["JJ"]):
        return False
    seats = (at for at in range(first + 1, end - 1) if page.words[at] == "," and words.ends_seat(page.words[at + 1]))
    return any(span[1] == at or span[0] <= at + 1 < span[1] for at in seats)  # but "the Alder, Ohio, Ryanco mill"


def is_of_member(page: Page, span: Span) -> bool:
    """Whether a name only tells where a politician is from: "Anna Hart (R-Ohio)"."""
    letters = words.part("names.party_letters")
    return any(page.lower[at] in letters and page.words[at + 1 : at + 2] == ["-"] for at in (span[0], max(0, span[0] - 2)))
