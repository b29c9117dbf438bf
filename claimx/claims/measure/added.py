"""What amounts are added to or taken from, or who gains or loses them: "added 8% to the cost", "farmers lost $3m"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, is_price_move
from claimx.claims.grammar import complement, direct_object, is_passive, mover
from claimx.claims.measure import nouns
from claimx.claims.measure.measurable import measurable
from claimx.claims.parse import Token


def source_or_goal(frame: Frame, verb: Token) -> Token | None:
    """What is added to or taken from: "added 8% to the cost", "wiped $3m off profits"."""
    if frame.quantity.kind == "percent" and measurable(frame, mover(verb)) and not words.lemma_in(verb, measure_words.ADDING_VERBS):
        return None
    ends = (*measure_words.ADDED_TO, *measure_words.TAKEN_OFF)
    end = complement(verb, *ends) or complement(frame.head, *ends)
    if end is not None and (_is_start(frame, verb, end) or words.lemma_in(end, measure_words.MARKS)):
        return None
    taken = (
        frame.quantity.kind == "money" and words.lemma_in(verb, words.TAKING_VERBS) and not words.lemma_in(verb, measure_words.ADDING_VERBS)
    )
    return None if taken and end is not None and measure_words.can_act(end) else measurable(frame, end)  # "lost $3m to fraudsters"


def _is_start(frame: Frame, verb: Token, end: Token) -> bool:
    """Whether what stands behind "from" is where something of its own began: "the film slipped 18% from its debut"."""
    own = end.head.lower_ in measure_words.MOVED_FROM and any(child.tag_ == "PRP$" for child in end.children)
    return own and frame.quantity.kind == "percent" and not words.lemma_in(verb, measure_words.ADDING_VERBS)


def knocked_off(frame: Frame) -> Token | None:
    """What an amount is taken off that is the subject itself: "0.8 points would be knocked off growth"."""
    verb = frame.verb if frame.relation == "subject" else None
    if verb is None or not words.lemma_in(verb, measure_words.ADDING_VERBS, words.CHANGE_VERBS):
        return None
    if not is_passive(verb):
        return None
    off = any(c.dep_ == "prt" and c.lower_ in measure_words.TAKEN_OFF for c in verb.children)
    end = direct_object(verb) if off else complement(verb, *measure_words.TAKEN_OFF, *measure_words.ADDED_TO)
    return None if end is None or measure_words.can_act(end) else measurable(frame, end)


def is_raised(frame: Frame, verb: Token) -> bool:
    """Whether a sum is what comes in for a subject: "the committee raised $3m", "Ruiz pulled in $4m"."""
    if frame.head.dep_ == "dobj" and words.lemma_in(verb, measure_words.RAISING_VERBS):
        return True
    return frame.lead > 0 and verb.i == frame.lead - 2 and frame.doc[frame.lead - 1].lower_ in measure_words.SPENT_IN


def takes(frame: Frame, verb: Token, thing: Token) -> bool:
    """Whether a subject gains or loses the amount itself: "farmers lost $3m", "couriers shed 3,000"."""
    if frame.relation != "object" or is_price_move(frame):
        return False
    if frame.quantity.kind == "physical" and frame.head.dep_ == "dobj" and words.lemma_in(verb, words.HANDLING_VERBS):
        return True
    if words.lemma_in(verb, measure_words.TRADING_VERBS) and nouns.is_bare_count(frame):
        return True  # "sold out within hours, shifting 120,000"
    if words.lemma_in(verb, measure_words.POST_VERBS) and measure_words.can_act(thing) and nouns.is_bare_count(frame):
        return True  # "carmakers shed 8,000 posts, and shops cut 10,000"
    if not words.lemma_in(verb, words.TAKING_VERBS) or words.lemma_in(thing, words.PRICED_NOUNS):
        return False
    if frame.quantity.kind == "physical" and words.lemma_in(verb, measure_words.DEED_VERBS):
        return frame.quantity.si_unit not in measure_words.SPREADING_UNITS
    if frame.quantity.kind == "money" and words.lemma_in(thing, measure_words.REPORTS):  # "an analysis of funds that raised $3m"
        return True
    return measure_words.can_act(thing) or nouns.is_bare_count(frame)
