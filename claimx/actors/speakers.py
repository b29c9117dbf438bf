"""Who speaks where: the statements of the attribution layer, for "we", "our" and "I" inside them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from claimx.actors import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimx.actors.index import MentionIndex
    from claimx.model import Attribution, Mention, Part

# How many statements may lie between the start of one and a word in it.
_NESTED = 20


@dataclass(slots=True)
class Said:
    """A stretch of somebody's words."""

    start: int
    end: int
    source: Mention
    title: Part | None
    direct: bool


def said(attributions: Iterable[Attribution]) -> list[Said]:
    """The stretches of reported speech whose speaker is known, in text order."""
    found = [
        Said(part.start, part.end, attribution.source, attribution.source_title, _is_direct(attribution))
        for attribution in attributions
        if attribution.source is not None
        for part in attribution.content
    ]
    return sorted(found, key=lambda stretch: stretch.start)


def _is_direct(attribution: Attribution) -> bool:
    """Whether a statement is in the speaker's own words, and not told ("he knows that I …")."""
    return attribution.kind != "indirect" or attribution.cue is None


def speaking(stretches: list[Said], start: int, end: int) -> Said | None:
    """Whose words a stretch of text is: the innermost statement that covers it."""
    last = bisect_right(stretches, start, key=attrgetter("start"))
    covering = [stretch for stretch in stretches[max(0, last - _NESTED) : last] if end <= stretch.end]
    return min(covering, key=lambda stretch: stretch.end - stretch.start) if covering else None


def meant(who: Said, index: MentionIndex, pronoun: str) -> Mention | None:
    """The mention that a speaker's "I" ("person") or "we" ("organisation") stands for."""
    if pronoun == "organisation":
        stretches = [(who.source.start, who.source.end)]
        if who.title is not None:
            stretches.append((who.title.start, who.title.end))
        for start, end in stretches:
            for mention in index.within(start, end):
                if mention.label == "ORG" or (mention.label == "GPE" and is_country(mention.name)):
                    return mention
    inside = index.within(who.source.start, who.source.end)
    people = [mention for mention in inside if mention.label == "PERSON"]
    return next(iter(people or inside), None) or index.over(who.source.start, who.source.end)


def speaks_for_house(who: Said) -> bool:
    """Whether somebody is said to be an officer or spokesman of a body, and does not only watch others ("an analyst at Ryanco")."""
    told = set((who.title or who.source).text.lower().replace(",", " ").split())
    return not told.isdisjoint(words.part("cues.officers")) and told.isdisjoint(words.part("cues.outsiders"))


def is_country(name: str) -> bool:
    """Whether a name is that of a country, for which its officials speak; of a town they only come from there."""
    return name.lower() in words.countries()
