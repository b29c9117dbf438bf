"""Who speaks where: the statements of the attribution layer, for "we", "our" and "I" inside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimx.actors.index import MentionIndex
    from claimx.model import Attribution, Mention, Part


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of somebody's words."""

    start: int
    end: int
    source: Mention
    title: Part | None


def said(attributions: Iterable[Attribution]) -> list[Said]:
    """The stretches of reported speech whose speaker is known."""
    return [
        Said(part.start, part.end, found.source, found.source_title)
        for found in attributions
        if found.source is not None
        for part in found.content
    ]


def speaking(stretches: list[Said], start: int, end: int) -> Said | None:
    """Whose words a stretch of text is: the innermost statement that covers it."""
    covering = [found for found in stretches if found.start <= start and end <= found.end]
    return min(covering, key=lambda found: found.end - found.start, default=None)


def meant(who: Said, index: MentionIndex, pronoun: str) -> Mention | None:
    """The mention that a speaker's "I" ("person") or "we" ("organisation") stands for."""
    person = source_mention(who.source, index)
    if pronoun == "organisation":
        stretches = [(who.source.start, who.source.end)]
        if who.title is not None:
            stretches.append((who.title.start, who.title.end))
        for start, end in stretches:
            for mention in index.within(start, end):
                if mention.label in {"ORG", "GPE"}:
                    return mention
    return person


def source_mention(source: Mention, index: MentionIndex) -> Mention | None:
    """The mention that a source's phrase names first, or that covers it."""
    inside = index.within(source.start, source.end)
    return inside[0] if inside else index.over(source.start, source.end)
