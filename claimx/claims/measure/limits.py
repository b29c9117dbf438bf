"""What reaches a mark of so much, is put up or down by it or is done at a rate of it, or goes past a limit: "swelled to a record $16bn"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import direct_object, is_passive, is_verb, mover
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.nouns import is_share
from claimx.claims.parse import Token


def up_to_mark(frame: Frame) -> Token | None:
    """What moves to a record or an average of so much: "the gap swelled to a record $16bn", "petrol rose by 7p to an average of 92p"."""
    mark = frame.governor
    if mark is None or mark.dep_ != "pobj" or mark.lemma not in measure_words.MARKS or mark.head.lower_ not in words.GOAL_WORDS:
        return None
    verb = mark.head.head
    if not words.lemma_in(verb, words.CHANGE_VERBS) or not is_verb(verb):
        return None
    return moved_by(frame, verb)


def goes_past(frame: Frame) -> bool:
    """Whether somebody goes past a limit, who is not measured: "any investor who goes above 30%"."""
    verb = frame.verb
    past = frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS and is_share(frame)
    if not past or verb is None or not words.lemma_in(verb, words.CHANGE_VERBS_OPEN):
        return False
    thing = mover(verb)
    return thing is not None and measure_words.can_act(thing) and thing.tag_ in ("NN", "NNS")


def put_up(frame: Frame) -> Token | None:
    """What a verb and its particle move by so much: "rates were put up by a quarter of a point", "brought the price down by $3"."""
    verb, by = frame.verb, frame.preposition
    if verb is None or by is None or by.lower_ not in words.EXTENT_PREPOSITIONS or verb.lemma not in measure_words.CAUSING_VERBS:
        return None
    if (by.dep_ == "agent" and frame.quantity.kind in ("percent", "count")) or not any(
        child.dep_ == "prt" and child.lower_ in measure_words.STRAIGHT_WAYS for child in verb.children
    ):
        return None
    return moved_by(frame, verb)


def _at_speed(frame: Frame) -> Token | None:
    """What goes at so many miles or kilometres an hour, or else the verb of it: "the third hit the sea at 300 mph"."""
    at, verb = frame.preposition, frame.verb
    if verb is None or at is None or at.lower_ not in measure_words.STANDING_AT or not frame.quantity.unit.endswith("/hour"):
        return None
    return measurable(frame, mover(verb)) or verb


def at_rate(frame: Frame) -> Token | None:
    """What is done at a rate of so many: "operations were put off at the rate of 40 a week", "creating jobs at a rate of 9,000 a month".

    Also what goes at a speed: "the coach left the road at 60mph".
    """
    if frame.quantity.kind == "physical":
        return _at_speed(frame)
    rate = frame.governor
    if frame.quantity.kind != "count" or "/" not in frame.quantity.unit or not words.lemma_in(rate, words.PACE_NOUNS):
        return None
    verb = frame.verb if rate is not None and rate.dep_ == "pobj" and rate.head.lower_ in measure_words.PACED_BY else None
    if verb is None:
        return None
    passive = is_passive(verb)
    return measurable(frame, mover(verb) if passive else direct_object(verb, but_not=frame.span))


def moved_by(frame: Frame, verb: Token) -> Token | None:
    """What a verb moves: its object, or else its subject."""
    return measurable(frame, direct_object(verb, but_not=frame.span)) or measurable(frame, mover(verb))
