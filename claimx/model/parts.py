"""Pieces of text that fill the slots of a claim."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the article: `article_text[start:end] == text`, always.

    Offsets count characters of the text as it was given; `end` is exclusive.
    """

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, article_text: str, start: int, end: int) -> Part:
        """The part of `article_text` between two offsets."""
        return Part(text=article_text[start:end], start=start, end=end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the part shares a character with the stretch `start`..`end`."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Part):
    """What a figure measures or counts; `head` is the head word of the phrase.

    `name` is the noun for it where the article says it by a verb ("was fined": fine), else None.
    """

    head: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate(Part):
    """The governing verb or event noun of a claim and its dictionary form."""

    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Part):
    """A mention of an entity.

    `name` is the fullest name that the article gives the entity ("the company" → "Alibaba"), `label` the
    entity type (PERSON, ORG, GPE, …) or None, and `antecedent` the part that gave the name where that is
    another one.
    """

    name: str
    label: str | None = None
    antecedent: Part | None = None
