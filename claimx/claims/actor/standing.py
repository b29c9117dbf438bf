"""What an article is about: whom it names how often and where, who owns its figures, and its topic, if anything stands out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimx import layers
from claimx.actors.headline import is_by_name
from claimx.actors.words import capitals, countries, country_name, part
from claimx.claims import measure_words, words
from claimx.claims.actor.observers import introduced, observes
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb, subject
from claimx.claims.owner import is_kind_of_place
from claimx.claims.parse import Span, Token
from claimx.claims.scene import Scene
from claimx.claims.statistic import ends_phrase
from claimx.layout import paragraphs
from claimx.model import Attribution, Mention

_HEADLINE, _OPENING, _ACTOR, _LEAD = 3.0, 1.0, 1.5, 1.0
_NAMED, _PERSON = 1.0, 0.7
_SOURCE, _SPEAKER = 1.0, 1.5
_DOMINANT = 0.35
_MOST_NAMED = 3
# How many words after a country its statistic stands ("Spanish youth unemployment").
_STATISTIC_REACH = 4
# How many words before or behind a place a body may stand that is of it.
_BODY_REACH = 4
_TOPICS = ("ORG", "GPE", "PERSON")


@dataclass(frozen=True, slots=True)
class Standing:
    """The entities of an article by name: how often each is named, its first mention, its share in what the article is about.

    `places` are where each is mentioned, `paragraphs` where the paragraphs begin.
    `owned` counts the figures that their own sentences give to an entity, `often` are those named most; the positive
    `shares` sum to 1. `topic` is None where none stands out, as in a round-up of several countries or firms. `theme` is the
    country or region whose economy the headline or the first paragraph tells of ("South Korean exports fell"). `observers` are
    those who are introduced as firms that count what others do ("research firm Lomax"), `houses` the bodies of the officers
    who are quoted, by the officers' names, None where it is not said of what they are officers.
    """

    counts: Counter[str]
    first: dict[str, Mention]
    headline: frozenset[str]
    opening: frozenset[str]
    often: tuple[str, ...]
    shares: dict[str, float]
    owned: Counter[str]
    topic: Mention | None
    theme: Mention | None
    observers: frozenset[str]
    houses: dict[str, Mention | None]
    places: dict[str, list[int]]
    paragraphs: list[int]

    def observes(self, mention: Mention) -> bool:
        """Whether somebody only reports on others' figures, by name or by how the article introduces them."""
        return mention.name in self.observers or observes(mention)

    def paragraph(self, place: int) -> int:
        """The number of the paragraph that a place in the text lies in."""
        return bisect_right(self.paragraphs, place)

    @classmethod
    def of(cls, scene: Scene, drafts: Sequence[Draft]) -> Standing:
        """The standing of the entities of a document whose drafts have the actors that their own sentences give."""
        named = [m for m in scene.mentions.mentions if m.label in (*_TOPICS, "PRODUCT") and m.name[:1].isupper()]
        first: dict[str, Mention] = {}
        for mention in (*filter(is_by_name, named), *named):
            first.setdefault(mention.name, mention)
        places: dict[str, list[int]] = {}
        for mention in scene.mentions.mentions:
            places.setdefault(mention.name, []).append(mention.start)
        counts = Counter(mention.name for mention in named)
        owned = Counter(draft.actor.name for draft in drafts if draft.actor is not None)
        shares = _shares(scene, named, owned)
        observers = introduced(_sources(scene), scene)
        topic = _topic(shares, first, observers)
        return cls(
            counts=counts,
            first=first,
            headline=frozenset(m.name for m in named if m.end <= scene.headline_end),
            opening=frozenset(m.name for m in named if scene.headline_end < m.end <= scene.opening_end),
            often=tuple(sorted(counts, key=lambda name: (-counts[name], first[name].start))[:_MOST_NAMED]),
            shares=shares,
            owned=owned,
            topic=topic,
            theme=_theme(scene, of_firm=topic is not None and topic.label == "ORG" and not observes(topic)),
            observers=observers,
            houses=_houses(scene),
            places=places,
            paragraphs=[block.start for block in paragraphs(scene.text)],
        )


def _shares(scene: Scene, named: Sequence[Mention], owned: Counter[str]) -> dict[str, float]:
    """How much of an article each entity makes up: by how often it is named, where, and for how many figures it is the actor."""
    weights: defaultdict[str, float] = defaultdict(float)
    for mention in named:
        if mention.label not in _TOPICS:
            continue
        weights[mention.name] += _NAMED if mention.label != "PERSON" else _PERSON
        if mention.end <= scene.headline_end:
            weights[mention.name] += _HEADLINE
        elif mention.end <= scene.opening_end:
            weights[mention.name] += _OPENING
    if (lead := _lead(scene)) in weights:
        weights[lead] += _LEAD
    for name, count in owned.items():
        if name in weights:
            weights[name] += _ACTOR * count
    for source in _sources(scene):
        if source.name in weights:
            weights[source.name] -= _SOURCE if source.label != "PERSON" else _SPEAKER
    total = sum(weight for weight in weights.values() if weight > 0)
    return {name: weight / total for name, weight in weights.items()} if total else {}


def _lead(scene: Scene) -> str:
    """Who is the subject of the first sentence below the headline, by name, or whose subject it is; "" if nobody."""
    body = scene.doc.span_at(scene.headline_end, scene.opening_end)
    first = None if body is None else next((token for token in body if token.text.strip()), None)
    root = None if first is None else first.sent.root
    thing = None if root is None else subject(root)
    if thing is None or not is_verb(thing.head):
        return ""
    found = scene.actor(thing)
    return "" if found is None else found.name


def _topic(shares: dict[str, float], first: dict[str, Mention], observers: frozenset[str]) -> Mention | None:
    if not shares:
        return None
    best = max(shares, key=lambda name: (not (name in observers or observes(first[name])), shares[name], -first[name].start))
    return first[best] if shares[best] > _DOMINANT and best not in observers else None


def _places_ahead(scene: Scene) -> list[tuple[Mention, Span]]:
    """The places and peoples that are named in the headline and the first paragraph."""
    named = (m for m in scene.mentions.within(0, scene.opening_end) if m.label in ("GPE", "LOC", "NORP"))
    return [(mention, span) for mention in named if (span := scene.doc.span_at(mention.start, mention.end)) is not None]


def society(scene: Scene) -> Mention | None:
    """The first place at the head of an article whose people or crime are told of: "burglaries in Oslo rose", "Norway's birth rate"."""
    nouns = measure_words.SOCIAL_STATISTICS
    beside = ((mention, _behind(span, nouns) or _in_front(span, nouns)) for mention, span in _places_ahead(scene))
    return next((mention for mention, noun in beside if noun is not None and _tells_of_many(noun)), None)


def _tells_of_many(noun: Token) -> bool:
    """Whether a noun tells of more than one of what happens to people: "burglaries", "the birth rate", not "the murder"."""
    return noun.tag_ == "NNS" or noun.dep_ == "compound" or not words.lemma_in(noun, measure_words.TOLD_SINGLY)


def _theme(scene: Scene, *, of_firm: bool) -> Mention | None:
    """The first country or region that a statistic at the head of an article is said to be of, by words beside it.

    Else it is the one whose government or budget is told of where a statistic is: "Norway's parliament has voted to cut the deficit";
    or the only country there, if it does something: "Norway is to cut public spending". In an article `of_firm`
    a slump, or what consumers and the like do, tells of no country's economy.
    """
    spans = _places_ahead(scene)
    nouns = measure_words.STATISTICS | (frozenset() if of_firm else measure_words.ECONOMY_NOUNS)
    for mention, span in spans:
        if _behind(span, nouns) or (_in_front(span, nouns) and not _owns(span)) or _has_economy_body(span):
            return mention
        if state := _state_of(mention, span):
            return state
    opening = scene.doc.span_at(0, scene.opening_end) if spans else None
    if opening is None or not any(words.lemma_in(token, nouns) for token in opening):
        return None
    ruling = measure_words.STATE_BODIES | (frozenset() if of_firm else measure_words.ECONOMY_AGENTS)
    ruled = next((mention for mention, span in spans if _behind(span, ruling)), None)
    if ruled is not None or len({mention.name for mention, _ in spans}) > 1 or spans[0][0].name.lower() not in countries():
        return ruled
    return next((mention for mention, span in spans if _plans_statistic(span)), None)


def _plans_statistic(span: Span) -> bool:
    """Whether a name is the subject of a sentence that tells of a statistic: "Norway is to cut public spending"."""
    nouns = measure_words.STATISTICS | measure_words.ECONOMY_NOUNS
    return span.root.dep_ == "nsubj" and any(words.lemma_in(token, nouns) for token in span.root.sent)


def _has_economy_body(span: Span) -> bool:
    """Whether a body that tells of an economy is of a place: "Norway's central bank", "the statistics office of Spain"."""
    before = " ".join(token.lower_ for token in span.doc[max(0, span.start - _BODY_REACH) : span.start])
    behind = " ".join(token.lower_ for token in span.doc[span.end : span.end + _BODY_REACH])
    first = span.start - (span.start > 0 and span.doc[span.start - 1].lower_ in words.DEFINITE_ARTICLES)
    of = first > 0 and span.doc[first - 1].lower_ in words.SHARED_OF
    return any((of and body in before) or body in behind for body in measure_words.ECONOMY_BODIES)


def _state_of(mention: Mention, span: Span) -> Mention | None:
    """The country of a capital in which a body that tells of its economy sits: "the statistics office in Oslo"."""
    code = capitals().get(mention.name.lower())
    if code is None:
        return None
    before = " ".join(token.lower_ for token in span.doc[max(0, span.start - _BODY_REACH) : span.start])
    sits = any(f"{body} {word}" in before for body in measure_words.ECONOMY_BODIES for word in measure_words.STATISTIC_OF)
    return replace(mention, name=country_name(code)) if sits else None


def _behind(span: Span, nouns: frozenset[str]) -> Token | None:
    """The one of some nouns that follows a name, as what it has: "Japan's trade surplus", "South Korean exports"."""
    for token in span.doc[span.end : span.end + _STATISTIC_REACH]:
        if words.lemma_in(token, nouns):
            return token
        if token.tag_ not in ("POS", "JJ", "JJR", "NN", "NNS", "VBG", "HYPH", "CD"):
            return None
    return None


def _in_front(span: Span, nouns: frozenset[str]) -> Token | None:
    """The one of some nouns that a name follows: "unemployment in Spain", "the economy of the euro zone", "crime in the city of Oslo"."""
    doc, start = span.doc, _before_kind(span)
    start -= start > 0 and doc[start - 1].lower_ in words.DEFINITE_ARTICLES
    if start < 2 or doc[start - 1].lower_ not in measure_words.STATISTIC_OF:
        return None
    phrase = start > 2 and nouns >= measure_words.STATISTICS and ends_phrase(doc[start - 2])
    return doc[start - 2] if phrase or words.lemma_in(doc[start - 2], nouns) else None


def _owns(span: Span) -> bool:
    """Whether a name is the owner of something told of behind it: "output from Africa's biggest producer"."""
    return span.end < len(span.doc) and span.doc[span.end].tag_ == "POS"


def _before_kind(span: Span) -> int:
    """Where a place begins with the noun for its kind that stands before its name: "the city of Oslo"."""
    if span.start < 2 or span.doc[span.start - 1].lower_ not in words.SHARED_OF:
        return span.start
    kind = span.doc[span.start - 2]
    return span.start - 2 if is_kind_of_place(kind) and not words.lemma_in(kind, measure_words.STATISTICS) else span.start


def _sources(scene: Scene) -> list[Mention]:
    return [a.source for a in _attributions(scene) if a.source is not None]


def _houses(scene: Scene) -> dict[str, Mention | None]:
    """The bodies of officers who are quoted: "Ann Moss, chief executive of Harlow Foods, said"; None for "chairman Moss"."""
    offices = part("cues.officers")
    found: dict[str, Mention | None] = {}
    for attribution in _attributions(scene):
        source, title = attribution.source, attribution.source_title
        if source is None or title is None or source.label != "PERSON" or offices.isdisjoint(title.text.lower().split()):
            continue
        house = next((mention for mention in scene.mentions.within(title.start, title.end) if mention.label in ("ORG", "GPE")), None)
        if house is None or (house.label == "ORG" and not observes(house)):
            found[source.name] = found.get(source.name) or house
    return found


def _attributions(scene: Scene) -> tuple[Attribution, ...]:
    found: tuple[Attribution, ...] = layers.found(scene.doc.parsed, "attributions")
    return found
