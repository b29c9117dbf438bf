"""Words that carry a multiple: "doubled", "twice as many", "sixfold", "four times the"; and "twice" that counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from claimx import lexicon, numerals
from claimx.lexicon import kept
from claimx.numerals import Numeral

_FILE = "quantities_multiples"
_REACH = 24
_BEHIND = frozenset(" -xf×")
_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of `data/en/quantities_multiples.toml`."""

    id: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Multiple:
    """A multiple in the text."""

    start: int
    end: int
    value: Decimal
    rule: str
    counts: bool = False
    """Whether it says how often something is done."""
    is_open: bool = False
    """Whether its number has no upper end: "hundreds of times"."""


@kept
def _rules() -> tuple[Rule, ...]:
    def at_end(pattern: str | None) -> re.Pattern[str] | None:
        return None if pattern is None else re.compile(rf"(?:{pattern})\Z")

    return tuple(
        Rule(
            row["id"],
            re.compile(row["pattern"]),
            at_end(row.get("before")),
            at_end(row.get("not_before")),
            re.compile(row["not_after"]) if "not_after" in row else None,
            bool(row.get("counts")),
        )
        for row in lexicon.rows(_FILE, "multiple")
    )


@kept
def _any_rule() -> re.Pattern[str]:
    """A quick look, as most numbers are no multiples: one pattern that matches where any rule's does."""
    return re.compile("|".join(f"(?:{_GROUP.sub('(?:', rule.pattern.pattern)})" for rule in _rules()) or "(?!)")


@kept
def _values() -> Mapping[str, Decimal]:
    return {stem: Decimal(value) for stem, value in lexicon.read(_FILE)["stem"].items()}


def read(low: str, start: int) -> Multiple | None:
    """The multiple whose word starts at a position of the folded text, or None."""
    if not low[start : start + 1].isalpha() or _any_rule().match(low, start) is None:
        return None
    for rule in _rules():
        match = rule.pattern.match(low, start)
        if match is None or (rule.not_after is not None and rule.not_after.match(low, match.end())):
            continue
        reach = max(0, start - _REACH)
        if rule.before is not None and rule.before.search(low, reach, start) is None:
            continue
        if rule.not_before is not None and rule.not_before.search(low, reach, start) is not None:
            continue
        value = numerals.number(match["number"]) if "number" in match.groupdict() else _stem_value(low, start)
        if value is not None:
            return Multiple(start, match.end(), value, rule.id, rule.counts)
    return None


def _stem_value(low: str, start: int) -> Decimal | None:
    return next((value for stem, value in _values().items() if low.startswith(stem, start)), None)


@kept
def _times() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["id"]) for row in lexicon.rows(_FILE, "times"))


@kept
def _any_times() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _times()) or "(?!)")


def times(low: str, numeral: Numeral) -> Multiple | None:
    """The multiple that a numeral makes with the words behind it: "four times the", "10-fold", "2x"."""
    if low[numeral.end : numeral.end + 1] not in _BEHIND:
        return None
    if _any_times().match(low, numeral.end) is None:
        return None
    found = next(((match.end(), rule) for pattern, rule in _times() if (match := pattern.match(low, numeral.end))), None)
    return None if found is None else Multiple(numeral.start, found[0], numeral.value, found[1], is_open=numeral.form == "loose")


def times_at(low: str, end: int) -> int | None:
    """Where the word ends that makes a multiple of the numbers before it ("two to three times the"), or None."""
    return next((match.end() for pattern, _ in _times() if (match := pattern.match(low, end))), None)
