"""The surroundings that decide what a number is, as named patterns of `data/<language>/quantities_contexts.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from claimx import lexicon

_FILE = "quantities_contexts"
_REACH = 40
_NEAR = 60


@cache
def _row(name: str, language: str) -> Mapping[str, Any]:
    return next(row for row in lexicon.rows(_FILE, "context", language) if row["id"] == name)


@cache
def _pattern(name: str, where: str, language: str) -> re.Pattern[str]:
    pattern: str = _row(name, language)[where]
    return re.compile(rf"(?:{pattern})\Z" if where == "before" else pattern)


def before(name: str, text: str, start: int, language: str = "en") -> re.Match[str] | None:
    """The match of a context that ends at `start`, or None."""
    return _pattern(name, "before", language).search(text, max(0, start - _REACH), start)


def after(name: str, text: str, end: int, language: str = "en") -> re.Match[str] | None:
    """The match of a context that starts at `end`, or None."""
    return _pattern(name, "after", language).match(text, end)


def near(name: str, text: str, start: int, end: int, language: str = "en") -> bool:
    """Whether a context holds within sixty characters of a stretch."""
    return _pattern(name, "near", language).search(text, max(0, start - _NEAR), end + _NEAR) is not None


def anywhere(name: str, text: str, language: str = "en") -> bool:
    """Whether a context holds anywhere in the text."""
    return _pattern(name, "text", language).search(text) is not None
