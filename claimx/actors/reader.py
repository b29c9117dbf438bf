"""The state of one reading of a document: its names and entities, what has been spoken of, the mentions found so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimx.actors import describe, entities, names, speakers, words
from claimx.actors.discourse import Discourse
from claimx.actors.page import SUBJECTS
from claimx.layout import paragraphs
from claimx.model import Mention, Part

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.names import Name
    from claimx.actors.page import Page
    from claimx.actors.words import Pronoun

# An antecedent has to score this much, and this much more than the next best.
_ENOUGH = 1.1
AHEAD = 0.25
# How much more in conversation, where pronouns stand for anything.
_SPOKEN = 0.3
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_OWN_LABELS = frozenset({"THING", "REPORT"})


@dataclass(slots=True)
class Reader:
    """What is known while a document is read from left to right.

    `names` and `named` (their entities) go by first token, `by_head` by the head of a name, `ties` by the head of a
    phrase that stands beside a name ("Ryanco, a retailer"); `places` holds the tokens of place names and `described`
    all nouns that are said of an entity. `headline` is the first token behind the
    headline. `origins` keeps where an entity got its name, `speech` the pronouns that wait for their speakers, with the firm told of there,
    `tags` whom pronouns stand for that tell who said what stands before them.
    """

    page: Page
    talk: Discourse
    names: dict[int, Name]
    named: dict[int, Entity]
    by_head: dict[int, Entity]
    ties: dict[int, Entity]
    inside_name: list[bool]
    described: set[str]
    places: set[int]
    said: list[speakers.Said]
    sources: dict[int, int]
    source_starts: list[int]
    headline: int = 0
    origins: dict[Entity, Part] = field(default_factory=dict)
    speech: list[tuple[Pronoun, int, Entity | None]] = field(default_factory=list)
    found: list[Mention] = field(default_factory=list)
    tags: dict[int, Entity | None] = field(default_factory=dict)

    def part(self, start: int, end: int) -> Part:
        """The text of the tokens `start`..`end`."""
        return Part.of(self.page.text, self.page.idx[start], self.page.end_of(end - 1))

    def keep(self, start: int, end: int, name: str | None = None, label: str | None = None, antecedent: Part | None = None) -> None:
        """Keep a mention of the tokens `start`..`end`; without a name it goes by its own text."""
        first, last = self.page.idx[start], self.page.idx[end - 1] + len(self.page.words[end - 1])
        text = self.page.text[first:last]
        given = " ".join((text if name is None else name).split())  # a line may end within a name
        self.found.append(Mention(text=text, start=first, end=last, name=given, label=label, antecedent=antecedent))

    def note(self, start: int, end: int, entity: Entity) -> None:
        """Keep a mention of an entity."""
        antecedent = None
        if entity.name_at != (start, end):
            antecedent = self.origins.get(entity)
            if antecedent is None:
                antecedent = self.origins[entity] = self.part(*entity.name_at)
        self.keep(start, end, entity.name, None if entity.label in _OWN_LABELS else entity.label, antecedent)

    def repeat(self, token: int, known: Mention) -> None:
        """Keep a token as standing for the same as a mention before it."""
        origin = known.antecedent or Part(text=known.text, start=known.start, end=known.end)
        self.keep(token, token + 1, known.name, known.label, origin)

    def name(self, token: int) -> None:
        """Keep the name that begins at a token."""
        name, entity = self.names[token], self.named[token]
        self.note(name.start, name.end, entity)
        self.talk.add(entity, name.start, name.end, name.root)

    def ahead(self, token: int) -> float:
        """How far the best antecedent of a token has to be ahead of the next."""
        return AHEAD + (_SPOKEN if self.page.spoken(token) else 0.0)

    def source_before(self, token: int) -> tuple[int, int] | None:
        """The characters of the source of the last statement before a token, no further back than in the sentence before."""
        page, starts = self.page, self.source_starts
        place = bisect_left(starts, page.idx[token]) - 1
        if place < 0 or starts[place] < page.idx[page.starts[max(0, page.sent[token] - 1)]]:
            return None
        end = self.sources[starts[place]]
        asked = bisect_left(page.idx, end)
        if page.lower[asked : asked + 1] and page.lower[asked] in words.part("pronouns.asking"):
            return None  # "Hart asked whether": another answers
        return starts[place], end

    def house(self, token: int) -> Entity | None:
        """The organisation that the statement around a token is made for: the one that the title of its source names."""
        at = self.page.idx[token]
        who = speakers.speaking(self.said, at, at + 1) if self.said else None
        return None if who is None or who.title is None else self._body_in(who.title)

    def own_house(self, token: int) -> Entity | None:
        """The organisation of the officer or spokesman in whose words a token is ("a spokesman for Ryanco said the company …")."""
        at = self.page.idx[token]
        who = speakers.speaking(self.said, at, at + 1) if self.said else None
        if who is None or who.source.label == "ORG" or not speakers.speaks_for_house(who):
            return None
        return next((entity for part in (who.title, who.source) if part is not None and (entity := self._body_in(part))), None)

    def _body_in(self, part: Part | Mention) -> Entity | None:
        """The organisation that is named in a stretch of text."""
        first, last = bisect_left(self.page.idx, part.start), bisect_right(self.page.idx, part.end - 1)
        return next((self.named[place] for place in range(first, last) if place in self.named and self.named[place].label == "ORG"), None)

    def named_below(self, token: int, *, apart: bool = False) -> list[Entity]:
        """Who is named behind a subject in the objects of its verb, and so is not meant by it: "it holds 5% of Ryanco's shares".

        `apart` leaves out names that only tell the make of things, which a firm has of itself: "the company opened 40 Ryanco shops".
        """
        page, verb = self.page, self.page.head[token]
        if page.deps[token] not in SUBJECTS or page.lower[verb] in words.part("cues.be"):
            return []
        behind = [place for place in range(verb + 1, page.ends[page.sent[token]]) if place in self.named]
        if apart:
            behind = [place for place in behind if page.deps[place] != "compound" or page.tags[page.head[place]] != "NNS"]
        return [self.named[place] for place in behind if _clause_of(page, place) == verb]

    def speaking(self, token: int) -> speakers.Said | None:
        """The statement in whose quoted words a token is."""
        if not self.said or not self.page.quoted[token]:
            return None
        at = self.page.idx[token]
        return speakers.speaking(self.said, at, at + 1)


def _clause_of(page: Page, token: int) -> int:
    """The verb of the clause that a token stands in."""
    while page.head[token] != token and page.tags[token][:2] != "VB":
        token = page.head[token]
    return token


def best(scores: list[tuple[float, Entity]], ahead: float = AHEAD) -> Entity | None:
    """The entity with the best score, if it is good enough and no other comes close."""
    first: tuple[float, Entity] | None = None
    second = 0.0
    for value, entity in scores:
        if first is None or value > first[0]:
            second = first[0] if first else 0.0
            first = (value, entity)
        elif value > second:
            second = value
    return first[1] if first and first[0] >= _ENOUGH and first[0] - second >= ahead else None


def begin(page: Page, said: list[speakers.Said]) -> Reader:
    """A reading of a document, with its names found, gathered into entities and described."""
    found = names.find(page)
    named = entities.gather(page, found)
    inside = [False] * len(page)
    ties: dict[int, Entity] = {}
    for name in found:
        entity = named[name.start]
        for noun in describe.describe(page, name, entity):
            ties[noun] = entity
        inside[name.start : name.end] = [True] * (name.end - name.start)
    for entity in dict.fromkeys(named.values()):
        describe.from_names(page, entity)
    for head, entity in ties.items():
        if entity.label == "PERSON" and entity.employer is None:
            entity.employer = describe.employer(page, head, named)
    for name in found:
        entity = named[name.start]
        if entity.label == "PERSON" and entity.employer is None:  # "Ann Moss of Ryanco"
            entity.employer = describe.employer(page, name.end - 1, named)
    headline, lead = opening(page.text)
    sources = {stretch.source.start: stretch.source.end for stretch in said}
    return Reader(
        page=page,
        talk=Discourse(page, opening=bisect_left(page.idx, lead)),
        names={name.start: name for name in found},
        named=named,
        by_head={name.root: named[name.start] for name in found},
        ties=ties,
        inside_name=inside,
        described={noun for entity in named.values() for noun in entity.nouns},
        places={token for name in found if _is_place(page, name, named[name.start]) for token in range(name.start, name.end)},
        said=said,
        sources=sources,
        source_starts=sorted(sources),
        headline=bisect_left(page.idx, headline),
    )


def _is_place(page: Page, name: Name, entity: Entity) -> bool:
    """Whether a name is that of a place, or of a part of a country that says where what it stands before is: "the Lincolnshire firm"."""
    if entity.label in _PLACES:
        return True
    before_noun = page.tags[name.end : name.end + 1] == ["NN"] and page.tags[name.start - 1 : name.start] == ["DT"]
    return before_noun and words.is_region(page.one_line(name.start, name.end))


def opening(text: str) -> tuple[int, int]:
    """One past the last character of the headline, 0 without one, and of the first paragraph below it."""
    blocks = [block for block in paragraphs(text) if block.kind != "furniture"]
    if not blocks:
        return 0, 0
    if blocks[0].kind != "headline":
        return 0, blocks[0].end
    return blocks[0].end, blocks[min(1, len(blocks) - 1)].end
