"""Whose statement a stretch of text is: the innermost attribution that counts, or the poll whose results a passage tells."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from claimx.attributions import polls
from claimx.attributions.view import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from claimx.model import Attribution


@dataclass(slots=True)
class Governing:
    """Attributions by the stretches of their contents."""

    attributions: Iterable[Attribution]
    _parts: list[tuple[int, int, Attribution]] = field(init=False)
    _starts: list[int] = field(init=False)
    _reach: list[int] = field(init=False)

    def __post_init__(self) -> None:
        parts = [(part.start, part.end, attribution) for attribution in self.attributions for part in attribution.content]
        self._parts = sorted(parts, key=lambda part: part[:2])
        self._starts = [part[0] for part in self._parts]
        self._reach = list(accumulate((part[1] for part in self._parts), max))

    def covering(self, start: int, end: int) -> list[Attribution]:
        """The attributions in whose content a stretch lies, the innermost first."""
        found: list[tuple[int, int, Attribution]] = []
        place = bisect_left(self._starts, start + 1) - 1
        while place >= 0 and self._reach[place] >= end:
            first, last, attribution = self._parts[place]
            if end <= last:
                found.append((last - first, -first, attribution))
            place -= 1
        return [attribution for *_, attribution in sorted(found, key=lambda item: item[:2])]

    def over(self, start: int, end: int) -> Attribution | None:
        """The attribution that says who a stretch is from.

        What somebody wants, plans or praises is not said by them ("hopes to sell 40"), and what a share of those asked
        say ("61 percent said") is told by the poll around it.
        """
        covering = [attribution for attribution in self.covering(start, end) if not attribution.attitude]
        tellers = [
            attribution for attribution in covering if attribution.source is None or not polls.is_share_text(attribution.source.text)
        ]
        return next(iter(tellers or covering), None)


def governing(doc: Doc) -> Governing:
    """The attributions of a document with those of its poll passages, for looking up."""
    found = tuple(doc._.attributions)
    view = view_of(doc)
    return Governing(found if view is None else (*found, *polls.passages(view, found)))
