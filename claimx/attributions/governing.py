"""Whose statement a stretch of text is: the innermost attribution that counts, or the poll whose results a passage tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx import layers
from claimx.attributions import polls, shares, tables, words
from claimx.attributions.columns import columns_of
from claimx.attributions.cover import Cover
from claimx.attributions.spoken_on import spoken_on
from claimx.attributions.view import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from claimx.model import Attribution


class Governing:
    """Attributions by the stretches of their contents."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self.attributions = tuple(attributions)
        said = (attribution for attribution in self.attributions if not _is_unsaid(attribution))
        self._cover = Cover((part.start, part.end, attribution) for attribution in said for part in attribution.content)

    def covering(self, start: int, end: int) -> list[Attribution]:
        """The attributions in whose content a stretch lies, the innermost first."""
        return self._cover.over(start, end)

    def over(self, start: int, end: int) -> Attribution | None:
        """The attribution that says who a stretch is from.

        What somebody wants, plans or praises is not said by them ("hopes to sell 40"), what a share of those asked say
        ("61 percent said") is told by the poll around it, and what "I" or nobody says by whoever is quoted with it.
        """
        covering = [a for a in self.covering(start, end) if _is_told(a) and (a.source is None or _is_somebody(a.source.text))]
        polled = any(attribution.rule == polls.RULE for attribution in covering)
        tellers = [
            a
            for a in covering
            if a.source is not None and not (shares.is_share_text(a.source.text) or (polled and shares.is_of_asked(a.source)))
        ]
        tellers.sort(key=lambda attribution: attribution.rule == polls.RULE)  # a passage tells what nobody else in it does
        return next(iter(tellers or [a for a in covering if a.source is None or not shares.is_share(a.source)]), None)


def _is_unsaid(attribution: Attribution) -> bool:
    """Whether nothing is handed on but a question that stays open ("did not say how many of its 40 shops would close")."""
    return attribution.denied and attribution.content[0].text.partition(" ")[0].lower() in words.part("questions")


def _is_told(attribution: Attribution) -> bool:
    """Whether what is attributed is from its source: what somebody states, demands or promises, and not what he only wants or plans."""
    if not attribution.attitude:
        return True
    manner, source = words.manners().get(attribution.rule), attribution.source
    return manner is not None and manner.told and source is not None and source.name.lower() not in words.part("speaking_again")


def _is_somebody(source: str) -> bool:
    """Whether a source is somebody who is named here: not the speaker or hearer of the words around it, nobody, or a bare number."""
    said = source.lower()
    return said not in words.part("in_talk") and not said.replace(",", "").isdigit()


def governing(doc: Doc) -> Governing:
    """The attributions of a document with those of its poll passages, for looking up."""
    found = spoken_on(doc, tuple(layers.found(doc, "attributions")))
    told = any(attribution.source is not None and shares.is_poll(attribution.source) for attribution in found)
    may_pass = len(doc) > 0 and not words.part("passage_nouns").isdisjoint(columns_of(doc).lower)
    listed = len(doc) > 0 and tables.may_be(columns_of(doc))
    view = view_of(doc) if told or may_pass or listed else None
    if view is None:
        return Governing(found)
    return Governing((*found, *tables.rows(view), *polls.passages(view, found)))
