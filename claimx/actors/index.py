"""Looks up mentions by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimx.model import Mention


@dataclass(slots=True)
class MentionIndex:
    """Mentions in text order, found by offsets in logarithmic time."""

    mentions: tuple[Mention, ...]
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie within a stretch, in text order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)

    def over(self, start: int, end: int) -> Mention | None:
        """The shortest mention that covers a stretch, or None."""
        last = bisect_left(self._starts, start + 1)
        covering = [mention for mention in self.mentions[max(0, last - 8) : last] if mention.end >= end]
        if len(covering) < 2:
            return covering[0] if covering else None
        return min(covering, key=lambda mention: mention.end - mention.start)
