"""Whether a clause speaks of the past or of what is to come, from cue words of the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimx import lexicon
from claimx.periods.context import Tense
from claimx.periods.grammar import compile_pattern

_REACH = 160
_BREAK = re.compile(r"[.!?](?=\s|[\"'”’)])|\n|;")


@dataclass(frozen=True, slots=True)
class _Cues:
    adjacent: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    ahead: re.Pattern[str]


@cache
def _cues(language: str) -> _Cues:
    rows = lexicon.rows("period_context", "tense", language)

    def pattern(chosen: Iterable[Mapping[str, Any]], shape: str) -> re.Pattern[str]:
        groups = [f"(?P<{row['tense']}{number}>{row['pattern']})" for number, row in enumerate(chosen)]
        return compile_pattern(shape.format("|".join(groups)), language)

    return _Cues(
        adjacent=pattern([row for row in rows if row.get("next")], r"(?<![\w-])(?:{})[ \n]?\Z"),
        before=pattern([row for row in rows if not row.get("next")], r"(?<![\w-])(?:{})"),
        after=pattern([row for row in rows if not row.get("left")], r"(?<![\w-])(?:{})"),
        ahead=pattern(lexicon.rows("period_context", "ahead", language), r"(?<![\w-])(?:{})[ \n]?\Z"),
    )


def tense_at(low: str, start: int, end: int, language: str = "en") -> Tense | None:
    """The tense of the clause around `start`..`end` of a folded text: by the nearest cue before it, else after it."""
    cues = _cues(language)
    left = max(0, start - _REACH)
    for before in _BREAK.finditer(low, left, start):
        left = before.end()
    found = cues.adjacent.search(low, left, start)
    if found is None:
        for match in cues.before.finditer(low, left, start):
            found = match
    if found is None:
        after = _BREAK.search(low, end, end + _REACH)
        found = cues.after.search(low, end, after.start() if after else end + _REACH)
    if found is None or found.lastgroup is None:
        return None
    if low.startswith("'s", end) and not cues.ahead.search(low, left, start):
        return "past"
    return "future" if found.lastgroup.startswith("future") else "past"


def same_sentence(low: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two offsets of a folded text."""
    return _BREAK.search(low, start, end) is None
