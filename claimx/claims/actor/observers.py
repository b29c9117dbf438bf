"""Who only counts what others do: offices by their names, and firms that are introduced as researchers or advisers."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.claims import measure_words, words
from claimx.claims.parse import Token
from claimx.claims.scene import Scene
from claimx.model import Mention

# How many words behind its name may tell what kind of firm somebody is ("Lomax, a London research firm").
_REACH = 6


def observes(mention: Mention) -> bool:
    """Whether a body goes by its name for one that reports on others' figures (an office, a bureau, a newspaper)."""
    return not measure_words.OBSERVERS.isdisjoint(mention.name.lower().split())


def introduced(sources: Iterable[Mention], scene: Scene) -> frozenset[str]:
    """The names of those sources that are introduced as observers: "research firm Lomax", "Lomax, a market researcher"."""
    named = {mention.name for mention in sources if mention.label in ("ORG", "PERSON", None) and not observes(mention)}
    return frozenset(m.name for m in scene.mentions.mentions if m.name in named and m.text.endswith(m.name) and _is_introduced(m, scene))


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
    if words.lemma_in(noun, measure_words.OBSERVING_TRADES):
        return True
    house = words.lemma_in(noun, measure_words.OBSERVING_HOUSES) and noun.i > 0
    return house and noun.nbor(-1).lower_ in measure_words.OBSERVING
