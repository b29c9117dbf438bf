"""Who only counts what others do: offices by their names, and firms that are introduced as researchers or advisers."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.actors.words import countries, peoples
from claimx.claims import measure_words, words
from claimx.claims.parse import Token
from claimx.claims.scene import Scene
from claimx.model import Mention

# How many words behind its name may tell what kind of firm somebody is ("Lomax, a London research firm").
_REACH = 6


def observes(mention: Mention) -> bool:
    """Whether a body goes by its name for one that reports on others' figures (an office, a central bank, a newspaper)."""
    name = mention.name.lower()
    told = measure_words.OBSERVERS.intersection(name.split())
    return bool(told) and not (told <= measure_words.BANK and _serves_customers(name))


def only_views(mention: Mention) -> bool:
    """Whether what somebody thinks of figures is of others' figures: a person, or a body that goes by that ("Broker Harlow")."""
    return mention.label == "PERSON" or any(word.lower() in measure_words.OBSERVING_PERSONS for word in mention.name.split())


def _serves_customers(name: str) -> bool:
    """Whether a bank serves customers, not a state: "Alder Bank", "First National Bank", not "Bank of Norway", "the central bank"."""
    if name in measure_words.CUSTOMER_BANKS:
        return True
    rest = [word for word in name.split() if word not in measure_words.BANK]
    if not rest or not measure_words.STATE_BANKS.isdisjoint(rest):
        return False
    land = [word for word in rest if word not in measure_words.BANKS_OF_COUNTRIES]
    if " ".join(land) in countries():
        return False
    return len(land) == len(rest) or (bool(land) and not any(word in peoples() for word in land))


def introduced(sources: Iterable[Mention], scene: Scene) -> frozenset[str]:
    """The names of those introduced as observers, "research firm Lomax", and those who pay some, "an analyst at Lomax"; no headline's."""
    named = {mention.name for mention in sources if mention.label in ("ORG", "PERSON", None) and not observes(mention)}
    text, at = scene.text, tuple(f" {word} " for word in measure_words.EMPLOYED_AT)
    found = {m.name for m in scene.mentions.mentions if m.name in named and m.text.endswith(m.name) and _is_introduced(m, scene)}
    paying = {m.name for m in scene.mentions.mentions if m.label == "ORG" and text.endswith(at, 0, m.start) and _pays_observer(m, scene)}
    if paying:
        paying -= {mention.name for mention in scene.mentions.within(0, scene.headline_end)}
    return frozenset(found | paying)


def _pays_observer(mention: Mention, scene: Scene) -> bool:
    """Whether those who watch others work at a body: "an analyst at Harlow Bank"."""
    span = scene.doc.span_at(mention.start, mention.end)
    if span is None or span.start < 2:
        return False
    return words.lemma_in(scene.doc[span.start - 2], measure_words.OBSERVING_PERSONS)


def _is_introduced(mention: Mention, scene: Scene) -> bool:
    span = scene.doc.span_at(mention.end - len(mention.name), mention.end)  # the name in "payments body Lomax"
    if span is None:
        return False
    doc, end = scene.doc, span.end
    if span.start > 0 and _is_observer(doc[span.start - 1]):
        return True
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in measure_words.ONE:
        return False
    behind = doc[end + 2 : min(len(doc), end + 2 + _REACH)]
    noun = next((token for token in behind if token.tag_[:2] == "NN" and (token.i + 1 == len(doc) or token.nbor().tag_[:2] != "NN")), None)
    return noun is not None and _is_observer(noun)


def _is_observer(noun: Token) -> bool:
    """Whether a noun is of those who observe, by itself ("accountants") or by the word before it ("research firm")."""
    if words.lemma_in(noun, measure_words.OBSERVING_TRADES | measure_words.OBSERVING_PERSONS):
        return True
    house = words.lemma_in(noun, measure_words.OBSERVING_HOUSES) and noun.i > 0
    return house and noun.nbor(-1).lower_ in measure_words.OBSERVING
