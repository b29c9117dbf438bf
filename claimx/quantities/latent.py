"""Numbers that are no figures: dates, clock times, names and labels, scores, phone numbers, addresses, idioms.

"Latent" is Duckling's word for a number that is nothing more yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimx import lexicon
from claimx.lexicon import kept

_FILE = "quantities_latent"
_REACH = 48


@dataclass(frozen=True, slots=True)
class Latent:
    """One kind of number that is no figure; see the head of `data/en/quantities_latent.toml`."""

    id: str
    pattern: re.Pattern[str]
    original: bool
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    last: str

    def holds(self, text: str, low: str, match: re.Match[str]) -> bool:
        """Whether what stands around a match of the pattern lets the number be of this kind."""
        written = text if self.original else low
        start = match.start()
        reach = max(0, start - _REACH)
        if self.before is not None and self.before.search(written, reach, start) is None:
            return False
        if self.not_before is not None and self.not_before.search(written, reach, start) is not None:
            return False
        return self.not_after is None or self.not_after.match(low, match.end()) is None


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds in the order of the lexicon; those that nothing must stand in front of also as one pattern.

    Most numbers match none of those, and the one pattern tells so at a stroke. `plain` is for the folded text, `written`
    for the text as written. `led` are those that something must stand in front of, by its last sign where a row names it.
    """

    rows: Sequence[Latent]
    led: Mapping[str, Sequence[Latent]]
    led_by_words: Sequence[Latent]
    plain: re.Pattern[str]
    written: re.Pattern[str]


@kept
def _kinds(opens: str) -> Kinds:
    """The kinds whose numbers start with a "digit" or a "word"."""
    rows = tuple(_latent(row) for row in lexicon.rows(_FILE, "latent") if row["opens"] in (opens, "both"))
    led = [row for row in rows if row.before is not None]
    free = [row for row in rows if row.before is None]
    return Kinds(
        rows=rows,
        led={sign: tuple(row for row in led if not row.last or sign in row.last) for sign in "".join(row.last for row in led)},
        led_by_words=tuple(row for row in led if not row.last),
        plain=_any_of(row.pattern for row in free if not row.original),
        written=_any_of(row.pattern for row in free if row.original),
    )


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that matches where any of several does; where there are none, nowhere."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns) or r"(?!)")


def _latent(row: dict[str, str]) -> Latent:
    def at_end(name: str) -> re.Pattern[str] | None:
        return re.compile(rf"(?:{row[name]})\Z") if name in row else None

    return Latent(
        id=row["id"],
        pattern=re.compile(row["pattern"]),
        original=bool(row.get("original")),
        before=at_end("before"),
        not_before=at_end("not_before"),
        not_after=re.compile(row["not_after"]) if "not_after" in row else None,
        last=row.get("last", ""),
    )


def end_of(text: str, low: str, start: int) -> int | None:
    """Where a number that is no figure ends, or None if what starts here may be one."""
    kinds = _kinds("digit" if low[start].isdigit() else "word")
    some = kinds.plain.match(low, start) is not None or kinds.written.match(text, start) is not None
    for kind in kinds.rows if some else kinds.led.get(low[start - 1 : start], kinds.led_by_words):
        match = kind.pattern.match(text if kind.original else low, start)
        if match is not None and kind.holds(text, low, match):
            return match.end()
    return None
