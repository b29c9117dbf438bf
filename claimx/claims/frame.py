"""How a figure sits in its sentence: what it attaches to, by which relation, under which verb.

What the slot rules ask of a figure, they ask its frame (`attachment.py` makes it); of the words around it, `grammar.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Literal, TypeVar

from claimx import layers
from claimx.claims import measure_words, words
from claimx.claims.grammar import is_verb, subject
from claimx.claims.parse import Parse, Span, Token
from claimx.claims.scene import Scene
from claimx.model import Quantity

T = TypeVar("T")
Relation = Literal["modifier", "preposition", "object", "subject", "apposition", "fragment"]
# How many words a price and its move may take in a bracket.
_PRICED = 9
DEAREST = 100_000  # no share costs more


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure, its head token, and what that hangs from.

    `governor` is the noun or verb that the figure attaches to, past a preposition where there is one (`preposition`);
    `verb` is the nearest verb above the figure, None in a fragment without one; `sentence` is that of `head`;
    `lead` is the number of the first token of the figure and of the modifier words before it; `known` keeps what rules
    have found (`once`).
    """

    quantity: Quantity
    span: Span
    scene: Scene
    head: Token
    relation: Relation
    governor: Token | None
    preposition: Token | None
    verb: Token | None
    sentence: Span
    lead: int
    doc: Parse
    known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)


def once(rule: Callable[[Frame], T]) -> Callable[[Frame], T]:
    """A rule whose answer for a figure is kept, since many others ask it."""

    @wraps(rule)
    def ask(frame: Frame) -> T:
        known = frame.known
        if rule not in known:
            known[rule] = rule(frame)
        found: T = known[rule]
        return found

    return ask


def put_in_place(frame: Frame) -> Token | None:
    """The object of a verb that puts somebody in a place, where a figure behind it is theirs: "leaving Hart on 32%"."""
    verb = frame.verb
    if (
        verb is None
        or frame.doc[frame.lead - 1].lower_ not in measure_words.LIST_AT
        or not words.lemma_in(verb, measure_words.PLACING_VERBS)
    ):
        return None
    return next((child for child in verb.children if child.dep_ == "dobj" and verb.i < child.i < frame.lead), None)


def is_price_move(frame: Frame) -> bool:
    """Whether a figure is how far a price went, with the price that it went to behind it: "lost 11p to 468.5p", "lost 2% to 468.5p"."""
    doc, at = frame.doc, frame.span.end
    if doc.lower(at) in words.PRICE_GOALS and words.lemma_in(doc[min(at + 1, len(doc) - 1)], words.ENDING_VERBS):
        at += 2  # "lost 9p to close at 212p"
    if (
        frame.quantity.kind not in ("money", "percent")
        or frame.relation != "object"
        or doc.lower(at) not in words.PRICE_GOALS
        or at + 1 not in frame.scene.figures
    ):
        return False
    price = next((q for q in layers.found(doc.parsed, "quantities") if q.start == doc[at + 1].idx), None)
    if price is None or frame.quantity.kind == "percent":
        return price is not None and price.kind == "money" and bool(price.value < DEAREST)
    return bool(price.unit == frame.quantity.unit and price.value > frame.quantity.value)


@once
def phrasal_move(frame: Frame) -> str | None:
    """The verb and particle by which a price or an index moves: "shares put on 3% to 310p"; somebody puts on no price."""
    verb = frame.verb
    if verb is None or frame.quantity.kind in ("multiple", "physical"):
        return None
    name = f"{verb.lemma} {frame.doc.lower(verb.i + 1)}"
    if name not in words.PHRASAL_UP and name not in words.PHRASAL_DOWN:
        return None
    thing = subject(verb)
    priced = words.lemma_in(thing, words.PRICED_NOUNS, measure_words.INDEX_NOUNS) or (thing is not None and thing.tag_.startswith("NNP"))
    return name if priced and verb.i + 2 in frame.scene.figures | {frame.lead} else None


def verb_of(frame: Frame) -> Token | None:
    """The verb that the figure hangs from, or else the nearest above it."""
    return frame.governor if frame.governor is not None and is_verb(frame.governor) else frame.verb


def before_focus(frame: Frame) -> int:
    """The place of the word before a figure and its focus particle: of "with" in "with only 6 percent undecided"."""
    at = frame.lead - 1
    while at - 1 > frame.sentence.start and frame.doc[at].lower_ in words.ONLY_WORDS:
        at -= 1
    return at


def bracket_of(frame: Frame) -> int:
    """Where the bracket opens that a figure stands in, alone or behind how a price moved: "(15%)", "(down 2% at 640p)"; -1 for none."""
    doc, at = frame.doc, frame.lead - 1
    if doc.lower(at) in words.UP_WORDS | words.DOWN_WORDS | words.PRICE_GOALS:
        first = max(frame.sentence.start, at - _PRICED)
        while at > first and (doc[at].tag_ in ("CD", "$", "RB", "RP", "IN", "CC", "TO", "NNS", "NN") or doc[at].text == ","):
            at -= 1
    return at if at >= 0 and doc[at].text == "(" else -1
