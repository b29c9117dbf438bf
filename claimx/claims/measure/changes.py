"""What a noun of change says has changed, or whether it is the amount itself: "a 7.9% fall in exports", "a loss of $470m"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, direct_object, subject
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.nouns import is_share
from claimx.claims.parse import Token


def is_amount(noun: Token, frame: Frame) -> bool:
    """Whether a noun of change is the amount itself and not what changed: "growth of 3%", "a loss of $470m", "$7bn in cuts"."""
    if any(words.lemma_in(complement(thing, *measure_words.SPENT_IN), measure_words.PRICES) for thing in (noun, frame.head)):
        return False  # "a cut of 50p in the duty on beer"
    counted = frame.quantity.kind == "count" and frame.relation == "modifier" and frame.governor is noun and noun.tag_ == "NNS"
    if counted and any(child.dep_ == "compound" for child in noun.children):
        return True  # "three rate cuts"
    if frame.quantity.kind == "percentage_point" and frame.relation == "modifier" and noun.lemma in measure_words.CONTEST_MARGINS:
        return True  # "a three-point loss to Ruiz"
    return noun.lemma in measure_words.GROWTH_NOUNS or (frame.quantity.kind == "money" and words.lemma_in(noun, words.AMOUNT_NOUNS))


def changed_thing(noun: Token, frame: Frame) -> Token | None:
    """What a noun of change says has changed: "a 7.9% fall in exports" → exports, "price rise" → price."""
    if noun.lemma in measure_words.GROWTH_NOUNS:
        return None
    for name in measure_words.ordered("change_of"):
        inner = complement(noun, name)
        if words.lemma_in(inner, measure_words.STRETCHES):
            continue  # "a drop of 67% on its first weekend"
        if words.lemma_in(inner, words.POINTS):
            continue  # "a gain of 41 points"
        if inner is not None and not frame.span.start <= inner.i < frame.span.end and measurable(frame, inner):
            return inner
    behind = noun.i >= frame.span.end  # "a 4% price rise", but also "price rises of 4%"
    before = [
        c
        for c in noun.children
        if c.dep_ in ("compound", "nmod") and (c.i >= frame.span.end if behind else is_share(frame)) and measurable(frame, c)
    ]
    if before:
        return before[-1]
    thing = subject(frame.verb) if frame.verb is not None and noun.dep_ in ("dobj", "attr", "pobj") else None
    if words.lemma_in(thing, measure_words.REPORTS) and words.lemma_in(frame.verb, measure_words.SHOWING_VERBS):
        return _moved_above(frame)  # "figures show a fall of 3%"
    if thing is None or measure_words.can_act(thing) or words.lemma_in(thing, measure_words.VIEWS):
        return None  # "forecasts pointed to a rise of 3%"
    return measurable(frame, thing)


def _moved_above(frame: Frame) -> Token | None:
    """What is said to have moved in the clause above what figures show: "people think crime has risen, but figures show a fall of 3%"."""
    if frame.verb is None or frame.verb.dep_ not in ("advcl", "conj"):
        return None
    above = frame.verb.head
    verbs = (token for token in (above, *above.children) if token.tag_[:2] == "VB" and token.dep_ != "conj")
    moved = next((verb for verb in verbs if words.lemma_in(verb, words.CHANGE_VERBS)), None)
    return measurable(frame, subject(moved)) if moved is not None else None


def has_rises(noun: Token, counted: Draft | None) -> bool:
    """Whether those who have been counted have changes of their own: "two councils ignored it, with rises of 5% and 6%"."""
    had = noun.dep_ == "pobj" and noun.tag_ == "NNS" and noun.head.lower_ in measure_words.HAVING
    return had and counted is not None and counted.head is not None and measure_words.can_act(counted.head)


def by_points(frame: Frame) -> Token | None:
    """What somebody moves by points: "the gaffe cut his lead by 12 points"."""
    points = frame.governor
    by = points.head if points is not None and points.dep_ == "pobj" and words.lemma_in(points, words.POINTS) else None
    if by is None or by.lower_ not in words.EXTENT_PREPOSITIONS or not words.lemma_in(by.head, words.CHANGE_VERBS):
        return None
    return measurable(frame, direct_object(by.head, but_not=frame.span))
