"""How a plain text is laid out: paragraphs, headline, dateline, page furniture. Text only, no model.

A paragraph is a line, or a block of hard-wrapped lines between blank lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimx import lexicon
from claimx.lexicon import kept, kept_up_to

ParagraphKind = Literal["headline", "body", "furniture"]
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_TERMINAL = re.compile(r"[.!?][\"'”’)\]]*$")
_WORD = re.compile(r"\S+")
_HEADLINE_WORDS = 24


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text between line breaks, without white space at its ends."""

    start: int
    end: int
    kind: ParagraphKind


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
    column = width if 50 <= width <= 130 else None  # a longer line is a paragraph, and the text is not cut
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and _goes_on(text, *joined[-1], start, column):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(text: str, before: int, before_end: int, start: int, column: int | None) -> bool:
    """Whether a line goes on from the one before: no blank line between, no sentence at an end, and no room for its first word."""
    if text.count("\n", before_end, start) != 1 or _TERMINAL.search(text, before, before_end):
        return False
    length = before_end - max(before, text.rfind("\n", before, before_end) + 1)
    if 50 <= length <= 100 and text[start].islower():  # usual column widths
        return True
    word = _WORD.match(text, start)
    return column is not None and word is not None and length + 1 + len(word.group()) > column


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


@kept
def _furniture_pattern() -> re.Pattern[str]:
    patterns = [row["pattern"] for row in lexicon.rows("layout", "furniture")]
    return re.compile("|".join(f"(?:{p})" for p in patterns) or "(?!)", re.IGNORECASE)


def is_furniture(text: str) -> bool:
    """Whether a paragraph is part of the page and not of the article (menus, copyright lines, share buttons …)."""
    return len(text) <= 200 and _furniture_pattern().match(text) is not None  # furniture is short
