"""Words that carry a multiple: "doubled", "twice as many", "sixfold", "four times the"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimx import lexicon
from claimx.numerals import Numeral

_FILE = "quantities_multiples"
_REACH = 24
_STEMS = re.compile(r"(doubl|tripl|trebl|quadrupl|quintupl|halv|twice|two times|thrice|half)")
_FOLD = re.compile(r"[- ]?fold(?!\w)")
_WORD_FOLD = re.compile(r"(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred)-?fold(?!\w)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of `data/en/quantities_multiples.toml`."""

    id: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Multiple:
    """A multiple in the text."""

    start: int
    end: int
    value: Decimal
    rule: str


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    def at_end(pattern: str | None) -> re.Pattern[str] | None:
        return None if pattern is None else re.compile(rf"(?:{pattern})\Z")

    return tuple(
        Rule(
            row["id"],
            re.compile(row["pattern"]),
            at_end(row.get("before")),
            at_end(row.get("not_before")),
            re.compile(row["not_after"]) if "not_after" in row else None,
        )
        for row in lexicon.rows(_FILE, "multiple", language)
    )


@cache
def _values(language: str) -> Mapping[str, Decimal]:
    return {stem: Decimal(value) for stem, value in lexicon.read(_FILE, language)["stem"].items()}


def read(low: str, start: int, language: str = "en") -> Multiple | None:
    """The multiple whose word starts at a position of the folded text, or None."""
    for rule in _rules(language):
        match = rule.pattern.match(low, start)
        if match is None or (rule.not_after is not None and rule.not_after.match(low, match.end())):
            continue
        reach = max(0, start - _REACH)
        if rule.before is not None and rule.before.search(low, reach, start) is None:
            continue
        if rule.not_before is not None and rule.not_before.search(low, reach, start) is not None:
            continue
        value = next((v for stem, v in _values(language).items() if low.startswith(stem, start)), None)
        if value is not None:
            return Multiple(start, match.end(), value, rule.id)
    return None


def times(low: str, numeral: Numeral, language: str = "en") -> Multiple | None:
    """The multiple that a numeral makes with the words behind it: "four times the", "10-fold", "2x"."""
    for row in lexicon.rows(_FILE, "times", language):
        match = re.compile(row["pattern"]).match(low, numeral.end)
        if match is not None:
            return Multiple(numeral.start, match.end(), numeral.value, row["id"])
    return None
