"""Numbers that are no figures: dates, clock times, names and labels, scores, phone numbers, addresses, idioms.

"Latent" is Duckling's word for a number that is nothing more yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimx import lexicon

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

    def end_at(self, text: str, low: str, start: int) -> int | None:
        """Where the number that starts here ends, if it is of this kind."""
        match = self.pattern.match(text if self.original else low, start)
        if match is None:
            return None
        reach = max(0, start - _REACH)
        if self.before is not None and self.before.search(text if self.original else low, reach, start) is None:
            return None
        if self.not_before is not None and self.not_before.search(text if self.original else low, reach, start) is not None:
            return None
        if self.not_after is not None and self.not_after.match(low, match.end()) is not None:
            return None
        return match.end()


@cache
def kinds(opens: str, language: str = "en") -> Sequence[Latent]:
    """The kinds whose numbers start with a "digit" or a "word"."""
    return tuple(_latent(row) for row in lexicon.rows(_FILE, "latent", language) if row["opens"] in (opens, "both"))


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
    )


def end_of(text: str, low: str, start: int, language: str = "en") -> int | None:
    """Where a number that is no figure ends, or None if what starts here may be one."""
    opens = "digit" if low[start].isdigit() else "word"
    for kind in kinds(opens, language):
        end = kind.end_at(text, low, start)
        if end is not None:
            return end
    return None
