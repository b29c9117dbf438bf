"""Numbers that are no figures: dates, clock times, names and labels, scores, phone numbers, addresses, idioms.

"Latent" is Duckling's word for a number that is nothing more yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx import lexicon
from claimx.lexicon import kept

_FILE = "quantities_latent"
_REACH = 48
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Latent:
    """One kind of number that is no figure; see the head of `data/en/quantities_latent.toml`.

    `words` and `signs` are what of which one must stand directly in front, if they hold anything.
    """

    id: str
    pattern: re.Pattern[str]
    original: bool
    before: Sequence[re.Pattern[str]]
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    signs: frozenset[str]
    words: frozenset[str]

    def holds(self, text: str, low: str, match: re.Match[str]) -> bool:
        """Whether what stands around a match of the pattern lets the number be of this kind."""
        written = text if self.original else low
        start = match.start()
        reach = max(0, start - _REACH)
        for before in self.before:
            if before.search(written, reach, start) is None:
                return False
        if self.not_before is not None and self.not_before.search(written, reach, start) is not None:
            return False
        return self.not_after is None or self.not_after.match(low, match.end()) is None


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds in the order of the lexicon, and those that need a sign or a word in front by that sign or word.

    The others are also one pattern, as most numbers match none of them, and it tells so at a stroke: `plain` for the folded
    text, `written` for the text as written.
    """

    rows: Sequence[Latent]
    behind: Mapping[str, Sequence[Latent]]
    plain: re.Pattern[str]
    written: re.Pattern[str]


@kept
def _kinds(opens: str) -> Kinds:
    """The kinds whose numbers start with a "digit" or a "word"."""
    rows = tuple(_latent(row) for row in lexicon.rows(_FILE, "latent") if row["opens"] in (opens, "both"))
    free = [row for row in rows if not row.signs and not row.words]
    leads = frozenset[str]().union(*(row.signs | row.words for row in rows))
    return Kinds(
        rows=rows,
        behind={lead: tuple(row for row in rows if lead in row.signs or lead in row.words) for lead in leads},
        plain=_any_of(row.pattern for row in free if not row.original),
        written=_any_of(row.pattern for row in free if row.original),
    )


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that matches where any of several does; where there are none, nowhere."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns) or r"(?!)")


def _latent(row: Mapping[str, Any]) -> Latent:
    cues, between = row.get("cues", ()), row.get("between", " ")
    cued = [rf"\b(?:{'|'.join(map(re.escape, cues))}){between}"] if cues else []
    return Latent(
        id=row["id"],
        pattern=re.compile(row["pattern"]),
        original=bool(row.get("original")),
        before=tuple(_at_end(pattern) for pattern in [*cued, *([row["before"]] if "before" in row else [])]),
        not_before=_at_end(row["not_before"]) if "not_before" in row else None,
        not_after=re.compile(row["not_after"]) if "not_after" in row else None,
        signs=frozenset(row.get("last", "")),
        words=frozenset([_LETTERS.findall(cue.lower())[-1] for cue in cues] + (_LETTERS.findall(between) if cues else [])),
    )


def _at_end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z")


def end_of(text: str, low: str, start: int, word: str) -> int | None:
    """Where a number that is no figure ends, or None if what starts here may be one; `word` is the last word in front of it."""
    kinds = _kinds("digit" if low[start].isdigit() else "word")
    if kinds.plain.match(low, start) is not None or kinds.written.match(text, start) is not None:
        rows = kinds.rows
    else:
        rows = kinds.behind.get(low[start - 1 : start]) or kinds.behind.get(word, ())
    for kind in rows:
        match = kind.pattern.match(text if kind.original else low, start)
        if match is not None and kind.holds(text, low, match):
            return match.end()
    return None
