"""Whether a clause speaks of the past or of what is to come, from cue words of the raw text."""

from __future__ import annotations

import re
from functools import cache

from claimx import lexicon
from claimx.periods.context import Tense
from claimx.periods.grammar import compile_pattern

_REACH = 160
_BREAK = re.compile(r"[.!?](?=\s|[\"'”’)])|\n|;")


@cache
def _cues(language: str) -> re.Pattern[str]:
    rows = lexicon.rows("period_context", "tense", language)
    return compile_pattern(r"(?<![\w-])(?:" + "|".join(f"(?P<{row['tense']}>{row['pattern']})" for row in rows) + ")")


def tense_at(low: str, start: int, end: int, language: str = "en") -> Tense | None:
    """The tense of the clause around `start`..`end` of a folded text: by the nearest cue before it, else after it."""
    cues = _cues(language)
    left = max(0, start - _REACH)
    for before in _BREAK.finditer(low, left, start):
        left = before.end()
    found = None
    for match in cues.finditer(low, left, start):
        found = match
    if found is None:
        after = _BREAK.search(low, end, end + _REACH)
        found = cues.search(low, end, after.start() if after else end + _REACH)
    return None if found is None else ("future" if found.lastgroup == "future" else "past")
