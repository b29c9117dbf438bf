"""Which figure before it tells the takings of a film or the audience of a show, for another that has no noun: "was second with $3m"."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import subject
from claimx.claims.measure.people import is_lured
from claimx.claims.parse import Token

_PLACED = 9
_MAKERS = frozenset({"PERSON", "ORG", "GPE"})


def charted(draft: Draft, done: Sequence[Draft], here: Sequence[Draft]) -> Draft | None:
    """The last takings of the article, for a sum beside a place in the charts or that a thing makes: "was second with $3m"."""
    frame = draft.frame
    if frame.quantity.kind != "money" or not (is_ranked(frame) or _is_made(frame) or _is_beside_place(frame) or _is_hoped(frame)):
        return None
    takings = measure_words.implied_noun("takings")
    return next((d for d in reversed((*done, *here)) if d.measure is not None and takings in (d.measure.name, d.measure.head)), None)


def audience(draft: Draft, done: Sequence[Draft], here: Sequence[Draft]) -> Draft | None:
    """The last figure of the article that counts those who came or looked, for one that something draws: "last year's drew 13m"."""
    if not is_lured(draft.frame):
        return None
    looked = measure_words.noun_of_verb()["people"].values()
    for other in reversed((*done, *here)):
        counts = other.measure is not None and other.frame.quantity.kind == "count" and other.frame.quantity.value >= 1
        if counts and (words.lemma_in(other.head, measure_words.AUDIENCES) or (other.measure is not None and other.measure.name in looked)):
            return other
    return None


def is_ranked(frame: Frame) -> bool:
    """Whether a place in a list stands before a sum: "slipped to second place with", "was third on"."""
    with_, at = frame.doc[frame.lead - 1], frame.lead - 2
    return with_.lower_ in measure_words.LIST_AT and at >= frame.sentence.start and frame.doc[at].lower_ in measure_words.RANKS


def _is_beside_place(frame: Frame) -> bool:
    """Whether a sum goes with a place in a list: "In second place came The Dunes ($3m)", "fell from second to third, adding $3m"."""
    doc, at = frame.doc, frame.lead - 1
    adds = words.lemma_in(frame.governor, measure_words.ADDING_VERBS, words.TAKING_VERBS) and frame.relation == "object"
    if not (doc[at].text == "(" or adds):
        return False
    before = doc[max(frame.sentence.start, at - _PLACED) : at]
    return any(token.lower_ in measure_words.RANKS and token.nbor(-1).lower_ in measure_words.RANKED_IN for token in before[1:])


def _is_made(frame: Frame) -> bool:
    """Whether "it" or a thing that does nothing else makes a sum: "her last vehicle managed $4m"."""
    verb = frame.governor
    thing = subject(verb) if verb is not None and verb.lemma in measure_words.noun_of_verb()["show"] else None
    if frame.relation != "object" or thing is None or thing.lower_ in measure_words.it_words() or _is_of_show(thing):
        return frame.relation == "object" and thing is not None
    if words.lemma_in(verb, measure_words.DEED_VERBS):
        return False  # "grossed $4m" tells by itself what it is
    shown = frame.scene.actor(thing)
    return thing.tag_ in ("NN", "NNS") and not measure_words.can_act(thing) and (shown is None or shown.label not in _MAKERS)


def _is_of_show(thing: Token) -> bool:
    """Whether a name is told to be a show's, or "which" goes back to one: "the musical remake Otters!, which managed $3m"."""
    named = thing.tag_.startswith("NNP") and any(words.lemma_in(child, measure_words.SHOWS) for child in thing.children)
    return named or (thing.tag_ == "WDT" and thing.follows_comma)


def _is_hoped(frame: Frame) -> bool:
    """Whether people who speak of themselves or are spoken of had looked for a sum: "we were hoping for $50m"."""
    verb = frame.governor
    if frame.doc.lower(frame.span.end) in measure_words.SPENT_IN:
        return False  # "are hoping for $5m in aid"
    if verb is None or frame.relation not in ("object", "preposition") or not words.lemma_in(verb, measure_words.HOPES):
        return False
    who = subject(verb)
    return who is not None and who.tag_ == "PRP"
