"""Words that bound or blur a figure: "about", "more than", "up to", "or so"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model.parts import Part
from claimx.model.quantity import Modifier

_FILE = "quantities_modifiers"
_REACH = 40
_MAX_WORDS = 5
_WORD = re.compile(r"\S+")
_LAST = 24
_SIGNS = frozenset("~≈><≥≤=")
_OPENING = "(\"'“‘[-"


@dataclass(frozen=True, slots=True)
class Found:
    """A modifier in the text; `part` is its words."""

    means: Modifier
    part: Part
    rule: str


@kept
def _before() -> Mapping[str, tuple[str, str]]:
    return {form: (row["means"], row["id"]) for row in lexicon.rows(_FILE, "modifier") for form in row["before"]}


@kept
def _last_words() -> frozenset[str]:
    return frozenset(form.split(" ")[-1] for form in _before())


def _articles() -> frozenset[str]:
    return lexicon.words(_FILE, "articles")


@kept
def _after() -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    forms = {form: (row["means"], row["id"]) for row in lexicon.rows(_FILE, "modifier") for form in row["after"]}
    joined = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"[ ]?((?:{joined}))(?!\w| ?[$£€¥\d])"), forms


def around(text: str, low: str, at: tuple[int, int, int]) -> Found | None:
    """The modifier in front of a figure or behind it; `at`: its start, its end, and the end of what it counts."""
    start, end, counted_end = at
    return before(text, low, start) or after(text, low, end, counted_end)


def before(text: str, low: str, start: int) -> Found | None:
    """The modifier that ends where a figure starts; an article may stand between."""
    reach = max(0, start - _REACH)
    chunk = low[reach:start]
    if not chunk:
        return None
    stripped = chunk.rstrip(" \n(\"'“-") if not chunk.endswith("- ") else chunk
    if stripped[-1:] in _SIGNS:
        return _symbol(text, reach + len(stripped), stripped)
    if chunk[-1] not in " \n-(\"'“" or not _may_end(stripped):
        return None
    spans = [(reach + m.start(), reach + m.end()) for m in _WORD.finditer(stripped)][-_MAX_WORDS - 1 :]
    if reach and spans and spans[0][0] == reach and low[reach - 1].isalnum():
        spans = spans[1:]
    found = _longest(text, low, spans)
    if found is None and spans and low[spans[-1][0] : spans[-1][1]] in _articles():
        found = _longest(text, low, spans[:-1])
        return found if found and (found.means == "~" or " " in found.part.text) else None  # "below its 30-day mean" bounds nothing
    return found


def _may_end(stripped: str) -> bool:
    """Whether the last word is the last of some modifier, or an article behind one: a quick look, as most are not."""
    last = "".join(stripped[-_LAST:].split()[-1:]).lstrip(_OPENING)
    return last in _last_words() or last in _articles()


def _symbol(text: str, end: int, stripped: str) -> Found | None:
    for size in (2, 1):
        row = _before().get(stripped[-size:])
        if row is not None:
            return _found(text, end - size, end, row)
    return None


def _longest(text: str, low: str, spans: list[tuple[int, int]]) -> Found | None:
    table = _before()
    for size in range(min(_MAX_WORDS, len(spans)), 0, -1):
        chosen = spans[-size:]
        words = [low[a:b] for a, b in chosen]
        words[0] = words[0].lstrip(_OPENING)
        row = table.get(" ".join(words))
        if row is not None:
            start = chosen[0][1] - len(words[0])
            return _found(text, start, chosen[-1][1], row) if row[0] else None
    return None


def after(text: str, low: str, end: int, counted_end: int) -> Found | None:
    """The modifier that starts where a figure, or what it counts, ends."""
    pattern, forms = _after()
    for at in dict.fromkeys((end, counted_end)):
        match = pattern.match(low, at)
        if match is not None:
            return _found(text, match.start(1), match.end(1), forms[match[1]])
    return None


def _found(text: str, start: int, end: int, row: tuple[str, str]) -> Found:
    return Found(cast("Modifier", row[0]), Part.of(text, start, end), row[1])
