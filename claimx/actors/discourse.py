"""What a document has talked of so far, and how near to hand each thing is (salience, after Lappin & Leass 1994)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimx.actors.page import SUBJECTS

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.page import Page

# Salience of a thing last spoken of 0, 1, 2 … sentences ago, and of one spoken of longer ago.
_RECENCY = (1.6, 1.1, 0.7, 0.5, 0.35)
_LONG_AGO = 0.2
_LONG = len(_RECENCY)
_SUBJECT = 0.7
_OTHER_SIDE_OF_QUOTE = -0.4
_MAIN = 0.2
_MODIFIER = -0.5
# What is less near for being named only for what it tells ("according to Harlow Analytics").
_ONLY_TELLS = -0.8
_BEHIND_TO = frozenset({"pobj", "appos"})
_REACH = 5
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_PLACES = frozenset({"GPE", "LOC"})
_NOUNS = frozenset({"NN", "NNS"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_TOPIC = 0.8
# Of how many mentions of a type at least a thing's share is taken.
_FEW = 3
_HEADLINE = 0.3


def _by_distance(*, subject: bool, main: bool, modifier: bool) -> tuple[float, ...]:
    """How near a thing is that was spoken of so, 0, 1, 2 … sentences ago and longer ago."""
    found: list[float] = []
    for distance, recency in enumerate((*_RECENCY, _LONG_AGO)):
        near = recency
        if subject:
            near += _SUBJECT * (_RECENCY[distance] / _RECENCY[0] if distance < len(_RECENCY) else 0.1)
            near += _MAIN if main and distance < 2 else 0.0
        found.append(near + (_MODIFIER if modifier else 0.0))
    return tuple(found)


_FLAGS = (False, True)
_NEARNESS = {(s, m, o): _by_distance(subject=s, main=m, modifier=o) for s in _FLAGS for m in _FLAGS for o in _FLAGS}


@dataclass(slots=True)
class Occurrence:
    """One time that an entity is spoken of: tokens, head, sentence, whether as subject and within quotation marks.

    `near` tells how near the entity is for it, by sentences: more for the subject of a main clause, less for a modifier of something else.
    """

    start: int
    end: int
    head: int
    sent: int
    subject: bool
    quoted: bool
    near: tuple[float, ...]


@dataclass(slots=True)
class Discourse:
    """The entities spoken of up to a point, each with where it was spoken of; the one spoken of last stands last.

    `told` holds the entity of every occurrence, `sents` its sentence.
    """

    page: Page
    seen: dict[Entity, list[Occurrence]] = field(default_factory=dict)
    counts: Counter[str | None] = field(default_factory=Counter)
    opening: int = 0
    told: list[Entity] = field(default_factory=list)
    sents: list[int] = field(default_factory=list)

    def add(self, entity: Entity, start: int, end: int, head: int) -> None:
        """Note that an entity is spoken of."""
        page, label, found = self.page, entity.label, self.seen.pop(entity, [])
        self.seen[entity] = found
        above, dep, sent = page.head[head], page.deps[head], page.sent[head]
        if dep == "poss":
            # The owner of a subject is spoken of as much as it ("Ryanco's sales fell, and it closed two shops", "shares in Ryanco fell").
            subject, modifier = page.deps[above] in SUBJECTS, label in _PLACES
        elif dep == "pobj":
            host = page.head[above]
            owns = page.deps[host] in SUBJECTS and page.tags[host] in _NOUNS and page.lower[above] in page.lists.owned_by
            subject = owns and label not in _PLACES
            modifier = not subject and page.lower[above] in page.lists.place_prepositions
        else:
            subject, modifier = page.is_subject(head), dep in _MODIFIERS
        # What opens its sentence right before a verb is a subject, whatever the parser says.
        if not subject and start == page.starts[page.sent[start]]:
            subject = end < len(page.tags) and page.tags[end] in _FINITE
        near = _NEARNESS[subject, page.head[above] == above, modifier]
        if dep == "pobj" and (page.lower[page.head[above]] in page.lists.outsiders or (not found and self._is_house(above, label))):
            near = tuple(value + _ONLY_TELLS for value in near)  # "an analyst at Ryanco", "Ann Moss of Ryanco said"
        if dep in _BEHIND_TO and not page.lists.according.isdisjoint(page.lower[max(0, start - _REACH) : start]):
            near = tuple(value + _ONLY_TELLS for value in near)
        found.append(Occurrence(start, end, head, sent, subject, page.quoted[head], near))
        self.told.append(entity)
        self.sents.append(sent)
        self.counts[label] += 1

    def _is_house(self, preposition: int, label: str | None) -> bool:
        """Whether a body comes in as that of a person who is named before it as a subject."""
        page, who = self.page, self.page.head[preposition]
        told = label == "ORG" and page.lower[preposition] in page.lists.owned_by
        return told and page.tags[who] == "NNP" and who == preposition - 1 and page.deps[who] in SUBJECTS

    def last_in(self, entity: Entity, start: int, end: int) -> bool:
        """Whether the last mention of an entity stands within some characters."""
        return start <= self.page.idx[self.seen[entity][-1].head] < end

    def salience(self, entity: Entity, token: int) -> float:
        """How near to hand an entity is at a token, with its part in the whole document: 0.2 and up."""
        return self.nearness(entity, token) + self.standing(entity)

    def nearness(self, entity: Entity, token: int) -> float:
        """How near to hand an entity is at a token."""
        sent, quoted = self.page.sent[token], self.page.quoted[token]
        best = 0.0
        for occurrence in self.seen[entity][-6:]:
            distance = sent - occurrence.sent
            near = occurrence.near[distance] if distance < _LONG else occurrence.near[-1]
            if occurrence.quoted != quoted:
                near += _OTHER_SIDE_OF_QUOTE
            if near > best:  # noqa: PLR1730 - asked for every candidate; max() takes longer than all of this
                best = near
        return best

    def standing(self, entity: Entity) -> float:
        """What an entity's part in the whole document adds: how much of the talk of its type is of it, and the headline."""
        found, told = self.seen[entity], self.counts[entity.label]
        share = len(found) / (told if told > _FEW else _FEW)  # noqa: FURB136 - as above
        return _TOPIC * share + (_HEADLINE if found[0].head < self.opening else 0.0)

    def until(self, token: int, sentences: int) -> Discourse:
        """What had been spoken of in the last so many sentences up to a token, as if the text ended there."""
        first, last = bisect_left(self.sents, self.page.sent[token] - sentences), bisect_right(self.sents, self.page.sent[token])
        near = dict.fromkeys(self.told[first:last])
        seen = {entity: before for entity in near if (before := [o for o in self.seen[entity] if o.end <= token])}
        told = [(entity, sent) for entity, sent in zip(self.told[first:last], self.sents[first:last], strict=True) if entity in seen]
        return Discourse(self.page, seen, self.counts, self.opening, [entity for entity, _ in told], [sent for _, sent in told])

    def within(self, token: int, sentences: int) -> list[Entity]:
        """The entities spoken of in the last so many sentences, the latest first."""
        first = self.page.sent[token] - sentences
        return [*dict.fromkeys(reversed(self.told[bisect_left(self.sents, first) :]))]
