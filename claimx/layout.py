"""How a plain text is laid out: paragraphs, headline, dateline, page furniture. Text only, no model.

A paragraph is a line, or a block of hard-wrapped lines between blank lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claimx import lexicon
from claimx.lexicon import kept, kept_up_to

ParagraphKind = Literal["headline", "body", "furniture"]
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_TERMINAL = re.compile(r"[.!?][\"'”’)\]]*$")
_WORD = re.compile(r"\S+")
_SPACES = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\xad\u200b\u2060\ufeff"
# Spaces but a single plain one, and characters that nobody sees.
_ODD = rf"[ \t{_SPACES}]{{2,}}|[\t{_SPACES}]|[{_UNSEEN}]+"
_BETWEEN = re.compile(rf"\r\n?|{_ODD}")
_WITHIN = re.compile(rf"(?<!\s)\s*\n\s*|{_ODD}")
_BULLET = re.compile(r"[•·▪▫●○◦‣⁃■□►▶➤*–—-][^\S\r\n]+")
_HEADLINE_WORDS = 24
# How many lines, and what share of them, have to be full before a text is sure to have been cut to a column.
_CUT_LINES = 6
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text between line breaks, without white space at its ends."""

    start: int
    end: int
    kind: ParagraphKind


class Unwrapped:
    """A text as it is to be read: a space for each line break within a paragraph and for odd spaces, nothing for what nobody sees.

    `text` is the text to be read; `place` tells where in the text as given a position of it is.
    """

    def __init__(self, given: str) -> None:
        self.given = given
        self._ends: list[int] = []
        self._moves = [0]
        blocks = [(block.start, block.end) for block in paragraphs(given) if given.find("\n", block.start, block.end) >= 0]
        self.text = self._read(blocks) if blocks or _is_odd(given) else given

    def _read(self, blocks: list[tuple[int, int]]) -> str:
        pieces, end = [], 0
        for found, plain in _oddities(self.given, blocks):
            pieces += [self.given[end : found.start()], plain]
            end = found.end()
            self._ends.append(found.start() - self._moves[-1] + len(plain))
            self._moves.append(end - self._ends[-1])
        return "".join([*pieces, self.given[end:]])

    def place(self, at: int) -> int:
        """Where in the text as given a position of the text to be read is."""
        return at + self._moves[bisect_right(self._ends, at)]


def _is_odd(text: str) -> bool:
    """Whether a text holds anything but words and single plain spaces and line feeds between them."""
    plain = "  " not in text and "\t" not in text and "\r" not in text
    return not plain or not (text.isascii() or all(char not in text for char in _SPACES + _UNSEEN))


def _oddities(text: str, blocks: list[tuple[int, int]]) -> Iterator[tuple[re.Match[str], str]]:
    """What is read otherwise than it is written, in order, and how; `blocks` are the paragraphs of several lines."""
    behind = 0
    for start, end in [*blocks, (len(text), len(text))]:
        for found in (*_BETWEEN.finditer(text, behind, start), *_WITHIN.finditer(text, start, end)):
            first = found.group()[0]
            yield found, "" if first in _UNSEEN else "\n" if first == "\r" and found.start() < start else " "
        behind = end


@kept_up_to(256)  # a batch's articles: every component asks
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order; every character that is not white space lies in one."""
    spans = list(_blocks(text))
    found: list[Paragraph] = []
    headline_open = True
    for number, (start, end) in enumerate(spans):
        kind: ParagraphKind = "body"
        if is_furniture(text[start:end]):
            kind = "furniture"
        elif headline_open:
            headline_open = False
            rest = spans[number + 1 :]
            if rest and _is_headline(text[start:end], text[end : rest[0][0]]):
                kind = "headline"
        found.append(Paragraph(start, end, kind))
    return tuple(found)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines without the white space around them; hard-wrapped lines are joined."""
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            lines.append((start, start + len(stripped)))
    return _join_wrapped(text, lines)


def _join_wrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines that a fixed column width has cut."""
    width = max((end - start for start, end in lines), default=0)
    cut = 25 <= width <= 100 and _is_cut(text, lines, width)
    column = width if cut or 50 <= width <= 130 else None  # a longer line is a paragraph, and the text is not cut
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and _goes_on(text, joined[-1], start, column, sure=cut):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_cut(text: str, lines: list[tuple[int, int]], width: int) -> bool:
    """Whether nearly all lines that another follows, with no blank line between, have no room for its first word."""
    pairs = [(line, after) for line, after in pairwise(lines) if text.count("\n", line[1], after[0]) == 1]
    full = sum(_is_full(text, end - start, after[0], width) for (start, end), after in pairs)
    return len(pairs) >= _CUT_LINES and full >= _NEARLY_ALL * len(pairs)


def _is_full(text: str, length: int, following: int, column: int) -> bool:
    """Whether a line of some length had no room for the first word of the one behind it."""
    word = _WORD.match(text, following)
    return word is not None and length + 1 + len(word.group()) > column


def _goes_on(text: str, block: tuple[int, int], start: int, column: int | None, *, sure: bool) -> bool:
    """Whether a line goes on from the block of lines before: no blank line between, and no room for its first word.

    A sentence at its end closes a line, where it is not `sure` that the text was cut.
    """
    before, before_end = block
    if text.count("\n", before_end, start) != 1 or (not sure and _TERMINAL.search(text, before, before_end)):
        return False
    length = before_end - max(before, text.rfind("\n", before, before_end) + 1)
    if not sure and 50 <= length <= 100 and text[start].islower():  # usual column widths
        return True
    return column is not None and _is_full(text, length, start, column)


def _is_headline(text: str, gap: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= _HEADLINE_WORDS:
        return False
    if not _TERMINAL.search(text):
        return True
    one_sentence = not re.search(r"[.!?][\"'”’]?\s+[A-Z]", text)
    return one_sentence and "\n\n" in gap.replace("\r", "") and is_title_case(text)


def is_title_case(text: str) -> bool:
    """Whether nearly every word of a line but function words is capitalised."""
    long_words = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]  # function words are short
    return bool(long_words) and sum(w[0].isupper() for w in long_words) >= 0.7 * len(long_words)


def behind_bullet(text: str, start: int, end: int) -> int:
    """Where the words of a paragraph begin, past the mark of a list's item ("• Net sales of $4m")."""
    mark = _BULLET.match(text, start, end)
    return mark.end() if mark is not None else start


@kept
def _furniture_pattern() -> re.Pattern[str]:
    patterns = [row["pattern"] for row in lexicon.rows("layout", "furniture")]
    return re.compile("|".join(f"(?:{p})" for p in patterns) or "(?!)", re.IGNORECASE)


def is_furniture(text: str) -> bool:
    """Whether a paragraph is part of the page and not of the article (menus, copyright lines, share buttons …)."""
    return len(text) <= 200 and _furniture_pattern().match(text) is not None  # furniture is short
