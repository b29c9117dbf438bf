"""The rows of `data/en/claim_rules.toml`: what the words beside a figure tell, as compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimx import lexicon
from claimx.model import Quantity

_REACH = 80
_FEW_WORDS = r"(?:[\w'’.-]+ ){0,3}"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: its id, its pattern, the side of the figure that it is tried on, and the kinds of figure that it is for."""

    id: str
    pattern: re.Pattern[str]
    side: str
    kinds: frozenset[str]
    flags: frozenset[str]

    def fits(self, kind: str) -> bool:
        """Whether the rule is for figures of this kind."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Beside:
    """The lower-case words before and behind a figure and its modifier, within its sentence, spaces made single."""

    before: str
    behind: str

    def match(self, row: Row) -> re.Match[str] | None:
        """The match of a rule on its side of the figure."""
        return row.pattern.search(self.before) if row.side == "before" else row.pattern.match(self.behind)


def beside(text: str, quantity: Quantity, first: int, last: int) -> Beside:
    """What stands beside a figure between the offsets `first` and `last`."""
    start, end = edges(quantity)
    return Beside(plain(text[max(first, start - _REACH) : start]), plain(text[end : min(last, end + _REACH)]))


def plain(text: str) -> str:
    """Lower case, with single spaces."""
    return _SPACE.sub(" ", text).lower()


def edges(quantity: Quantity) -> tuple[int, int]:
    """Start and end of a figure together with its modifier word."""
    word = quantity.modifier_text
    if word is None:
        return quantity.start, quantity.end
    return min(quantity.start, word.start), max(quantity.end, word.end)


@cache
def rows(table: str) -> tuple[Row, ...]:
    """The rules of one table, compiled."""
    return tuple(_row(row) for row in lexicon.rows("claim_rules", table))


def _row(row: dict[str, Any]) -> Row:
    side = next(key for key in ("before", "behind", "between", "words") if key in row)
    pattern = str(row[side]).replace("…", _FEW_WORDS)
    return Row(
        id=row["id"],
        pattern=re.compile(pattern if side == "words" else rf"(?:{pattern})" if side == "behind" else rf"(?:{pattern})\Z"),
        side=side,
        kinds=frozenset(row.get("kinds", ())),
        flags=frozenset(row.get("flags", ())),
    )
