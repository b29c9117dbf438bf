"""The surroundings that decide what a number is, as named patterns of `data/<language>/quantities_contexts.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from claimx import lexicon
from claimx.lexicon import kept

_FILE = "quantities_contexts"
_REACH = 40
_NEAR = 60
_NOWHERE = {"before": "(?!)", "after": "(?!)", "near": "(?!)", "text": "(?!)"}
"""A context of which a language has no words."""


@kept
def _row(name: str) -> Mapping[str, Any]:
    return next((row for row in lexicon.rows(_FILE, "context") if row["id"] == name), _NOWHERE)


@kept
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_row(name)['before']})\Z")


@kept
def _after(name: str) -> re.Pattern[str]:
    return re.compile(_row(name)["after"])


@kept
def _near(name: str) -> re.Pattern[str]:
    return re.compile(_row(name)["near"])


def before(name: str, text: str, start: int) -> re.Match[str] | None:
    """The match of a context that ends at `start`, or None."""
    return _before(name).search(text, max(0, start - _REACH), start)


def after(name: str, text: str, end: int) -> re.Match[str] | None:
    """The match of a context that starts at `end`, or None."""
    return _after(name).match(text, end)


def near(name: str, text: str, start: int, end: int) -> bool:
    """Whether a context holds within sixty characters of a stretch."""
    return _near(name).search(text, max(0, start - _NEAR), end + _NEAR) is not None


def anywhere(name: str, text: str) -> bool:
    """Whether a context holds anywhere in the text."""
    return re.compile(_row(name)["text"]).search(text) is not None
