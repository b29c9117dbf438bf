"""Rules for figures that somebody puts on something: "puts the number of dead at 1,030", "lists its population as 21,090"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, direct_object, is_noun, is_verb, subject
from claimx.claims.measure.measurable import measurable
from claimx.claims.parse import Token

_MAX_CLIMB = 8
_ADVERBS = frozenset({"RB", "RBR", "JJR"})


def put_at(frame: Frame) -> Token | None:
    """What somebody puts at a figure without a noun, whatever noun "at" hangs from: "puts the chance of a slump at one in four"."""
    thing = reckoned(frame) if frame.relation == "preposition" else None
    empty = words.lemma_in(thing, words.LIGHT_NOUNS) and thing is not None and complement(thing, *words.SHARED_OF) is None
    return None if empty else thing


def reckoned(frame: Frame) -> Token | None:
    """What somebody puts at the figure, however far its parse hangs "at" or "as" below the verb; of "a cost put at $3m" the cost."""
    at = frame.lead - 1
    while at > frame.sentence.start and frame.doc[at].tag_ in _ADVERBS:
        at -= 1
    before = frame.doc[at]
    if at <= frame.sentence.start or before.lower_ not in measure_words.RECKONED_AS:
        return None
    token = before
    for _ in range(_MAX_CLIMB):
        if token.head == token:
            return None
        token = token.head
        if is_verb(token) and token.i < before.i and words.lemma_in(token, measure_words.RECKONING_VERBS):
            return _reckoned_by(frame, token)
    return None


def _reckoned_by(frame: Frame, verb: Token) -> Token | None:
    """What a verb of reckoning has for object, in front of the figure, or the noun that its clause describes."""
    target = direct_object(verb, but_not=frame.span)
    if target is not None:
        return measurable(frame, target) if target.i < frame.lead else None
    thing = subject(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "ccomp") and thing is not None and thing.i == verb.i - 1:
        return measurable(frame, thing)  # "caused damage put at £2bn"
    described = verb.dep_ == "relcl" and thing is not None and thing != verb.head and is_noun(verb.head)
    return measurable(frame, verb.head) if described else None
