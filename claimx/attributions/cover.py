"""Which stretches hold a place: intervals looked up by what they cover."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


class Cover(Generic[T]):
    """Things by the stretches that they take up; a thing may take up several, and stretches may lie within each other."""

    def __init__(self, stretches: Iterable[tuple[int, int, T]]) -> None:
        self._stretches = sorted(stretches, key=lambda stretch: stretch[:2])
        self._starts = [start for start, _, _ in self._stretches]
        self._reach = list(accumulate((end for _, end, _ in self._stretches), max))

    def over(self, start: int, end: int) -> list[T]:
        """The things whose stretches cover `start`..`end`, the one with the shortest stretch first."""
        found: list[tuple[int, int, T]] = []
        place = bisect_right(self._starts, start) - 1
        while place >= 0 and self._reach[place] >= end:
            first, last, thing = self._stretches[place]
            if end <= last:
                found.append((last - first, place, thing))
            place -= 1
        return [thing for *_, thing in sorted(found, key=lambda item: item[:2])]
