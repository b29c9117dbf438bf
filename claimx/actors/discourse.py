"""What a document has talked of so far, and how near to hand each thing is (salience, after Lappin & Leass 1994)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimx.actors import words
from claimx.actors.page import SUBJECTS

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.page import Page

# Salience of a thing last spoken of 0, 1, 2 … sentences ago, and of one spoken of longer ago.
_RECENCY = (1.6, 1.1, 0.7, 0.5, 0.35)
_LONG_AGO = 0.2
_SUBJECT = 0.7
_OTHER_SIDE_OF_QUOTE = -0.4
_MAIN = 0.2
_MODIFIER = -0.5
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_PLACES = frozenset({"GPE", "LOC"})
_TOPIC = 0.8
_HEADLINE = 0.3


@dataclass(slots=True)
class Occurrence:
    """One time that an entity is spoken of: tokens, head, whether as subject, of the main clause, or as a modifier of something else."""

    start: int
    end: int
    head: int
    subject: bool
    main: bool
    modifier: bool


@dataclass(slots=True)
class Discourse:
    """The entities spoken of up to a point, each with where it was spoken of; the one spoken of last stands last."""

    page: Page
    seen: dict[Entity, list[Occurrence]] = field(default_factory=dict)
    counts: Counter[str | None] = field(default_factory=Counter)
    opening: int = 0

    def add(self, entity: Entity, start: int, end: int, head: int) -> None:
        """Note that an entity is spoken of."""
        page, found = self.page, self.seen.pop(entity, [])
        self.seen[entity] = found
        above = page.head[head]
        subject = page.is_subject(head) or self._owns_subject(head, above) or self._opens(start, end)
        main = page.head[above] == above
        found.append(Occurrence(start, end, head, subject, main, self._modifies(head, above, entity.label)))
        self.counts[entity.label] += 1

    def _owns_subject(self, head: int, above: int) -> bool:
        """Whether a name is the owner of a subject, and spoken of as much as it ("Ryanco's sales fell, and it closed two shops")."""
        return self.page.deps[head] == "poss" and self.page.deps[above] in SUBJECTS

    def _opens(self, start: int, end: int) -> bool:
        """Whether a mention opens its sentence right before a verb: a subject, whatever the parser says."""
        page = self.page
        return start == page.starts[page.sent[start]] and end < len(page) and page.tags[end] in {"VBZ", "VBD", "VBP", "MD"}

    def _modifies(self, head: int, above: int, label: str | None) -> bool:
        """Whether a name only qualifies something else, or tells where ("in France")."""
        dep = self.page.deps[head]
        if dep == "poss":
            return label in _PLACES
        if dep == "pobj":
            return self.page.lower[above] in words.part("cues.place_prepositions")
        return dep in _MODIFIERS

    def salience(self, entity: Entity, token: int) -> float:
        """How near to hand an entity is at a token, with its part in the whole document: 0.2 and up."""
        return self.nearness(entity, token) + self.standing(entity)

    def nearness(self, entity: Entity, token: int) -> float:
        """How near to hand an entity is at a token."""
        sent, quoted = self.page.sent, self.page.quoted
        best = 0.0
        for occurrence in self.seen[entity][-6:]:
            distance = sent[token] - sent[occurrence.head]
            near = _RECENCY[distance] if distance < len(_RECENCY) else _LONG_AGO
            if occurrence.subject:
                near += _SUBJECT * (_RECENCY[distance] / _RECENCY[0] if distance < len(_RECENCY) else 0.1)
                if occurrence.main and distance < 2:
                    near += _MAIN
            if occurrence.modifier:
                near += _MODIFIER
            if quoted[occurrence.head] != quoted[token]:
                near += _OTHER_SIDE_OF_QUOTE
            best = max(best, near)
        return best

    def standing(self, entity: Entity) -> float:
        """What an entity's part in the whole document adds: how much of the talk of its type is of it, and the headline."""
        found = self.seen[entity]
        share = len(found) / max(3, self.counts[entity.label])
        return _TOPIC * share + (_HEADLINE if found[0].head < self.opening else 0.0)

    def within(self, token: int, sentences: int) -> list[Entity]:
        """The entities spoken of in the last so many sentences, the latest first."""
        found: list[Entity] = []
        sent = self.page.sent
        first = sent[token] - sentences
        for entity, occurrences in reversed(self.seen.items()):
            if sent[occurrences[-1].head] < first:
                break
            found.append(entity)
        return found
