"""The rows of `data/en/claim_rules.toml`: what the words beside a figure tell, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model import Quantity

_REACH = 80
_FEW_WORDS = r"(?:[\w'’.-]+ ){0,4}"
_OPENING = '"“‘'
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: its id, its pattern, the side of the figure that it is tried on, and the kinds of figure that it is for.

    Where `cues` holds words, one of them is in whatever the pattern matches, so that it need not be tried where none of them stands.
    The kind "fraction" is a count below one ("a third"), which rules for per cent or for counts are for as well.
    """

    id: str
    pattern: re.Pattern[str]
    side: str
    kinds: frozenset[str]
    flags: frozenset[str]
    figures: frozenset[str]
    cues: frozenset[str]


@dataclass(frozen=True)
class Beside:
    """The lower-case words before and behind a figure and its modifier, within its sentence, spaces made single.

    `modifier` is what stands between `before` and the figure itself.
    """

    before: str
    modifier: str
    behind: str

    def match(self, row: Row) -> re.Match[str] | None:
        """The match of a rule on its side of the figure; one with the flag "modified" reads the modifier as words before."""
        if row.side == "behind":
            return row.pattern.match(self.behind)
        if row.cues and row.cues.isdisjoint(self.words):
            return None
        return row.pattern.search(self.before + self.modifier if "modified" in row.flags else self.before)

    @cached_property
    def word_before(self) -> str:
        """The word right before the figure, empty where there is none."""
        return next(reversed(self.before.split()), "")

    @cached_property
    def words(self) -> frozenset[str]:
        """The words before the figure, with and without the modifier."""
        return words_in(self.before) | words_in(self.before + self.modifier) if self.modifier else words_in(self.before)


def is_fraction(quantity: Quantity) -> bool:
    """Whether a figure is a count below one: "a third", "one in five"."""
    return quantity.kind == "count" and 0 < quantity.value < 1


def tells_age(quantity: Quantity) -> bool:
    """Whether a length of time is somebody's age: "Smith, 44,", "the 17-year-old", "is 44 years old"."""
    unit = quantity.unit_text
    return unit is None or not lexicon.words("claims", "old_words").isdisjoint(unit.lower().replace("-", " ").split())


def beside(text: str, quantity: Quantity, first: int, last: int) -> Beside:
    """What stands beside a figure between the offsets `first` and `last`."""
    start, end = edges(quantity)
    before, modifier = text[max(first, start - _REACH) : start].rstrip(_OPENING), text[start : quantity.start]
    return Beside(plain(before), plain(modifier), plain(text[end : min(last, end + _REACH)]))


def plain(text: str) -> str:
    """Lower case, with single spaces."""
    odd = "  " in text or not text.isprintable()  # as all white space but the space is
    return (_SPACE.sub(" ", text) if odd else text).lower()


def words_in(text: str) -> frozenset[str]:
    """The words of a text, whatever stands between them."""
    return frozenset(_WORD.findall(text))


def edges(quantity: Quantity) -> tuple[int, int]:
    """Start and end of a figure together with its modifier word."""
    word = quantity.modifier_text
    if word is None:
        return quantity.start, quantity.end
    return min(quantity.start, word.start), max(quantity.end, word.end)


@kept
def rows(table: str) -> tuple[Row, ...]:
    """The rules of one table, compiled."""
    return tuple(_row(row) for row in lexicon.rows("claim_rules", table))


def rows_for(table: str, quantity: Quantity) -> tuple[Row, ...]:
    """The rules of one table that are for figures of a kind."""
    return _rows_of_kind(table, "fraction" if is_fraction(quantity) else quantity.kind)


@kept
def _rows_of_kind(table: str, kind: str) -> tuple[Row, ...]:
    kinds = {"count", "fraction", "percent"} if kind == "fraction" else {kind}
    return tuple(row for row in rows(table) if not row.kinds or not row.kinds.isdisjoint(kinds))


def pattern_before(row: Mapping[str, Any]) -> re.Pattern[str]:
    """What a row wants to stand right before something: one of its cues, where it has some, and then what its `before` says."""
    cues = "|".join(re.escape(cue) for cue in row.get("cues", ()))
    pattern = str(row["before"]).replace("…", _FEW_WORDS)
    return re.compile(rf"\b(?:{cues})(?:{pattern})\Z" if cues else rf"(?:{pattern})\Z")


def cues_of(row: Mapping[str, Any]) -> frozenset[str]:
    """The words of which one is in whatever the pattern of a row matches, as far as it tells."""
    return frozenset(_WORD.findall(cue)[0] for cue in row.get("cues", row.get("needs", ())))


def _row(row: dict[str, Any]) -> Row:
    side = next(key for key in ("before", "behind", "between", "words") if key in row)
    pattern = str(row[side]).replace("…", _FEW_WORDS)
    return Row(
        id=row["id"],
        pattern=pattern_before(row) if side == "before" else re.compile(rf"(?:{pattern})\Z" if side == "between" else pattern),
        side=side,
        kinds=frozenset(row.get("kinds", ())),
        flags=frozenset(row.get("flags", ())),
        figures=frozenset(row.get("figures", ())),
        cues=cues_of(row),
    )
