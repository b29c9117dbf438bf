"""The places in a text where a number or a multiple can start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx import lexicon, numerals
from claimx.lexicon import kept


@kept
def _tokens() -> re.Pattern[str]:
    return re.compile(rf"[a-z]+|(\d[\d.,]*|[{''.join(numerals.glyphs())}])")


@kept
def _opening() -> frozenset[str]:
    """The words that can start a number or a multiple, and those with "-fold" behind."""
    words = numerals.opening_words()
    folds = {f"{word}fold" for word in {*numerals.numbers("number"), *numerals.numbers("tens"), *numerals.scales()}}
    return words | folds | lexicon.words("quantities_multiples", "openings")


def _behind_article() -> frozenset[str]:
    return numerals.words_after_article() | lexicon.words("quantities", "units_after_article")


@kept
def _after_article() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{'|'.join(sorted(_behind_article(), key=len, reverse=True))})(?![a-z])")


def anchors(low: str) -> Iterator[tuple[int, str]]:
    """Positions of the folded text, in order, at which a number or a multiple may start, and the last word in front of each.

    Most of them hold one.
    """
    opening, articles, behind = _opening(), lexicon.words("quantities", "articles"), _after_article()
    may_open = opening | articles
    before = ""
    for token in _tokens().finditer(low):
        word = token[0]
        if word in may_open:
            start = token.start()
            is_whole = not start or not (low[start - 1].isalnum() or low[start - 1] == "_")
            if is_whole and (word in opening or behind.match(low, token.end())):
                yield start, before
        elif token.lastindex:
            yield _number_start(low, token.start()), before
        before = word


def _number_start(low: str, start: int) -> int:
    """The start of a number's digits, or of the decimal point in front of them (".5")."""
    if low[start - 1 : start] == "." and start and not (start > 1 and (low[start - 2].isalnum() or low[start - 2] in ".,_")):
        return start - 1
    return start
