"""Words that bound or blur a figure: "about", "more than", "up to", "or so"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, cast

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model.parts import Part
from claimx.model.quantity import Modifier
from claimx.quantities import contexts

_FILE = "quantities_modifiers"
_REACH = 40
_SIGNS = frozenset("~≈><≥≤=")
_TAG = re.compile(r"<[^<>\n]{1,40}>\Z")  # markup that was left in a text
_OPENING = "(\"'“‘[-"


class Found(NamedTuple):
    """A modifier in the text; `part` is its words."""

    means: Modifier
    part: Part
    rule: str


@kept
def _before() -> Mapping[str, tuple[str, str]]:
    return {form: (row["means"], row["id"]) for row in lexicon.rows(_FILE, "modifier") for form in row["before"]}


@kept
def _sizes() -> Mapping[str, tuple[int, ...]]:
    """How many words the modifiers have that end in a word, the most first."""
    sizes: dict[str, set[int]] = {}
    for words in map(str.split, _before()):
        sizes.setdefault(words[-1], set()).add(len(words))
    return {last: tuple(sorted(found, reverse=True)) for last, found in sizes.items()}


@kept
def _articles() -> frozenset[str]:
    return lexicon.words(_FILE, "articles")


@kept
def comparing() -> tuple[str, ...]:
    """How modifiers end that bound nothing behind another figure, but compare the two."""
    return tuple(sorted(lexicon.words(_FILE, "comparing")))


@kept
def _after() -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    forms = {form: (row["means"], row["id"]) for row in lexicon.rows(_FILE, "modifier") for form in row["after"]}
    joined = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"
    than = "|".join(re.escape(f" {word}") for word in comparing()) or "(?!)"
    return re.compile(rf"[ ]?((?:{joined}))(?!\w| ?[$£€¥\d]|(?:{than})\b)"), forms


def around(text: str, low: str, at: tuple[int, int, int]) -> Found | None:
    """The modifier in front of a figure or behind it; `at`: its start, its end, and the end of what it counts."""
    start, end, counted_end = at
    if (found := before(text, low, start)) is not None:
        return found
    found = after(text, low, end, counted_end)
    return None if found is not None and _is_named(low, start, found.part) else found


def _is_named(low: str, start: int, words: Part) -> bool:
    """Whether a word behind a figure is the noun that it describes, or part of one: "a $15 minimum", "$15 minimum wage"."""
    if words.text.lower() not in lexicon.words(_FILE, "nouns"):
        return False
    lead = low[max(0, start - _REACH) : start].split()[-1:]
    return bool(lead and lead[0] in _articles()) or contexts.after("bound.noun", low, words.end) is not None


def before(text: str, low: str, start: int) -> Found | None:
    """The modifier that ends where a figure starts; an article may stand between."""
    reach = max(0, start - _REACH)
    chunk = low[reach:start]
    if not chunk:
        return None
    stripped = chunk.rstrip(" \n(\"'“-") if not chunk.endswith("- ") else chunk
    if stripped[-1:] in _SIGNS:
        return _symbol(text, reach + len(stripped), stripped)
    if not stripped or chunk[-1] not in " \n-(\"'“":
        return None
    words = stripped.split()
    if reach and words and low[reach - 1].isalnum() and stripped[0] == words[0][0]:
        del words[0]  # the end of a word
    found = _longest(text, low, words, reach + len(stripped))
    if found is not None and found.means == "<=" and contexts.before("bound.moved", low, found.part.start):
        return None  # "edged up to": where something went
    if found is None and words and words[-1] in _articles():
        found = _longest(text, low, words[:-1], reach + len(stripped) - len(words[-1]))
        bounds = found is not None and " " in found.part.text and words[-1] not in lexicon.words(_FILE, "comparing_articles")
        return found if found and (found.means == "~" or bounds) else None  # "below its 30-day mean" bounds nothing
    return found


def _symbol(text: str, end: int, stripped: str) -> Found | None:
    for size in (2, 1):
        row = _before().get(stripped[-size:]) if size <= len(stripped) else None
        if row is not None and not _TAG.search(stripped) and not _is_bullet(text, end - size, end):
            return _found(text, end - size, end, row)
    return None


def _is_bullet(text: str, start: int, end: int) -> bool:
    """Whether a sign opens a line with a space behind it, as the mark of an entry does: "~ Two mills closed"."""
    return text[end : end + 1] == " " and not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _longest(text: str, low: str, words: list[str], end: int) -> Found | None:
    """The longest modifier that the last of some words make, the last of which ends in front of `end`."""
    for size in _sizes().get(words[-1].lstrip(_OPENING), ()) if words else ():
        first, *others = words[-size:]
        row = _before().get(" ".join([first.lstrip(_OPENING), *others])) if size <= len(words) else None
        if row is not None:
            return _found(text, *_span(low, [first.lstrip(_OPENING), *others], end), row) if row[0] else None
    return None


def _span(low: str, words: list[str], end: int) -> tuple[int, int]:
    """Where words stand that follow each other, the last in front of `end`."""
    last = start = low.rfind(words[-1], 0, end)
    for word in reversed(words[:-1]):
        start = low.rfind(word, 0, start)
    return start, last + len(words[-1])


def after(text: str, low: str, end: int, counted_end: int) -> Found | None:
    """The modifier that starts where a figure, or what it counts, ends."""
    pattern, forms = _after()
    for at in (end,) if counted_end == end else (end, counted_end):
        match = pattern.match(low, at)
        if match is not None:
            return _found(text, match.start(1), match.end(1), forms[match[1]])
    return None


def hyphened_end(text: str, low: str, end: int) -> int:
    """Where a number ends with the modifier that is hyphened to it ("15-plus years"), or else as it is."""
    bound = after(text, low, end, end) if low[end : end + 1] == "-" else None
    return end if bound is None else bound.part.end


def _found(text: str, start: int, end: int, row: tuple[str, str]) -> Found:
    return Found(cast("Modifier", row[0]), Part.of(text, start, end), row[1])
