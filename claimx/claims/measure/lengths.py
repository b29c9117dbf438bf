"""Rules for lengths of time: what people do for so long, what was done in it, from when it runs, what is left of it."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_person
from claimx.claims.frame import Frame, once, verb_of
from claimx.claims.grammar import direct_object, is_noun, is_passive, is_verb, mover, subject
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.noun_run import after
from claimx.claims.parse import Token

_MAX_CLIMB = 4


def lasting(frame: Frame) -> Token | None:
    """The verb that tells what people do for a length of time: "Five were held for 93 hours", "holders have 60 days to leave"."""
    compared = frame.governor is not None and frame.governor.tag_ in ("RBR", "JJR", "RB") and frame.governor.i == frame.span.end
    verb = frame.verb if compared else verb_of(frame)  # "lived four months longer"
    timed = frame.quantity.unit.partition("/")[0] in words.TIME_UNITS and frame.relation in ("object", "preposition")
    if verb is None or not timed:
        return None
    if words.lemma_in(verb, measure_words.COPULAS) and ((state := _state_for(frame, verb)) is not None or verb.lemma in words.BEING):
        return state
    if words.lemma_in(verb, measure_words.SPENDING_TIME):
        return verb
    if (barred := _barred(verb)) is not None:
        return barred
    if _is_stopped(frame, verb):
        return verb
    if (kept := _kept_up(frame, verb)) is not None:
        return kept
    thing = mover(verb)
    acts = thing is not None and (
        thing.tag_ == "PRP"
        or any(child.dep_ == "nsubj" and child.lower_ in measure_words.WHO for child in verb.children)
        or measure_words.can_act(thing)
        or frame.scene.actor(thing) is not None
        or (thing.dep_ == "nsubjpass" and words.lemma_in(verb, words.DURATION_VERBS))
    )
    return verb if acts else None


def fallen(frame: Frame) -> Token | None:
    """The verb that tells how far somebody or something falls through the air: "the coach plunged 300 feet into a gorge"."""
    verb = frame.governor if frame.quantity.si_unit == "metre" and frame.relation == "object" else None
    if not words.lemma_in(verb, words.CHANGE_VERBS) or verb is None:
        return None
    thing = subject(verb)
    if thing is None or thing.lower_ in measure_words.it_words():
        return None
    return verb if words.lemma_in(thing, measure_words.VEHICLES) or measure_words.can_act(thing) or is_person(frame, thing) else None


def gone_by(frame: Frame) -> Token | None:
    """The verb "be" where it only tells how long something has been: "it has been seven years", as a last resort."""
    verb = verb_of(frame)
    if verb is None or verb.lemma not in words.BEING or frame.relation not in ("object", "preposition") or not _is_of_time(frame):
        return None
    thing = mover(verb)
    return verb if thing is not None and thing.tag_ == "PRP" else None


def _is_stopped(frame: Frame, verb: Token) -> bool:
    """Whether something is stopped for so long: "the blast shut the plant for two months", "flights were grounded for a week"."""
    if frame.preposition is None or frame.preposition.lower_ not in measure_words.LASTING_FOR or frame.governor != verb:
        return False
    acted_on = direct_object(verb, but_not=frame.span) is not None or is_passive(verb)
    return acted_on and words.lemma_in(verb, measure_words.STOPPING_VERBS)


def _kept_up(frame: Frame, verb: Token) -> Token | None:
    """What goes on for so long: "kept up a blockade", "ran a deficit for 27 months", "their friendship dates back 20 years"."""
    kept = direct_object(verb, but_not=frame.span)
    if words.lemma_in(verb, measure_words.KEEPING_UP) or words.lemma_in(kept, measure_words.BALANCES):
        return measurable(frame, kept)
    if words.lemma_in(verb, measure_words.DATING_VERBS) and frame.doc.lower(verb.i + 1) in measure_words.BACK_TO_THEN:
        return measurable(frame, mover(verb))
    return None


def _barred(verb: Token) -> Token | None:
    """The verb above one that tells from what somebody is barred for so long: "banned from acting as a director for ten years"."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in measure_words.BARRED_FROM else None
    return above if above is not None and above.lemma in measure_words.noun_of_verb()["time"] else None


def _state_for(frame: Frame, verb: Token) -> Token | None:
    """What somebody or something is for a length of time: "has been a fixture for 20 years", "stay bleached for eight weeks"."""
    if frame.head.dep_ == "npadvmod":
        return _place(frame, verb)  # "had been in the job one day"
    if frame.preposition is None or frame.preposition.lower_ not in measure_words.LASTING_FOR:
        return None
    states = (child for child in verb.children if child.dep_ in ("attr", "acomp", "oprd") and verb.i < child.i < frame.lead)
    return next((state for state in states if frame.scene.is_free(state) and state.tag_ in ("NN", "NNS", "JJ", "VBN")), None) or _place(
        frame, verb
    )


def _place(frame: Frame, verb: Token) -> Token | None:
    """What somebody is in or at for a length of time: "has been in the job for a year"."""
    for child in verb.children:
        if child.dep_ == "prep" and verb.i < child.i < frame.lead and child.lower_ in measure_words.PLACED_IN:
            thing = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if thing is not None and thing.i < frame.lead and thing.tag_ in ("NN", "NNS") and frame.scene.is_free(thing):
                return thing
    return None


def passed(frame: Frame) -> Token | None:
    """The verb of the clause that tells what a length of time was spent with: "the six years she lived in Leeds"."""
    at = after(frame)
    if not _is_of_time(frame) or frame.lead == frame.sentence.start or at >= frame.sentence.end:
        return None
    if frame.doc[frame.lead - 1].lower_ not in words.DEFINITE_ARTICLES:
        return None
    if frame.doc[at].lower_ in measure_words.THAT_WHEN:
        at += 1
    token = frame.doc[min(at, frame.sentence.end - 1)]
    for _ in range(_MAX_CLIMB):
        if token.dep_ == "relcl" and is_verb(token):
            own = any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_[:1] != "W" for child in token.children)
            return token if own and token.i > at else None
        token = token.head
    return None


def late(frame: Frame) -> Token | None:
    """The word that tells that a length of time is one of being late or early: "was 15 minutes late"."""
    at = after(frame)
    named = _is_of_time(frame) and at < frame.sentence.end and frame.doc[at].lower_ in measure_words.LATE
    return frame.doc[at] if named and (at + 1 >= frame.sentence.end or not is_noun(frame.doc[at + 1])) else None


def left(frame: Frame) -> Token | None:
    """The word for time still to come or gone by, or money not yet spent: "five days left", "thirteen months passed", "$3m remaining"."""
    at = after(frame)
    verb = frame.governor if frame.relation == "subject" else None
    if _is_of_time(frame) and verb is not None and words.lemma_in(verb, measure_words.PASSING_VERBS):
        return verb
    if not (_is_of_time(frame) or frame.quantity.kind == "money") or at >= frame.sentence.end:
        return None
    alone = _is_of_time(frame) or at + 1 >= frame.sentence.end or not is_noun(frame.doc[at + 1])  # "$3m remaining debt"
    return frame.doc[at] if alone and frame.doc[at].lower_ in measure_words.REMAINING else None


def _is_of_time(frame: Frame) -> bool:
    return frame.quantity.unit in words.TIME_UNITS


@once
def interval(frame: Frame) -> Token | None:
    """The word that tells from or up to when a length of time runs, or as what: "24 hours after leaving", "her 12 years as mayor"."""
    at = after(frame)
    if not _is_of_time(frame) or at >= frame.sentence.end:
        return None
    link, before = frame.doc[at], frame.doc[frame.lead - 1]
    if link.lower_ in words.SHARED_OF and before.lower_ in measure_words.WITHIN and frame.lead > 0 and link.head == frame.head:
        return link  # "within 24 hours of the attack"
    if link.lower_ in measure_words.RUNNING_FROM:
        lasts = frame.lead > frame.sentence.start and frame.doc[frame.lead - 1].lower_ in measure_words.LASTING_FOR
        if lasts and frame.verb is not None and frame.verb.lemma in measure_words.noun_of_verb()["time"]:
            return None  # "was jailed for 12 years after admitting theft"
        return link if frame.head.head == link else None
    owned = frame.lead > frame.sentence.start and frame.doc[frame.lead - 1].tag_ in ("POS", "PRP$")
    if owned and link.lower_ in measure_words.PLACED_IN and link.head == frame.head:
        return link  # "during the family's six years in Leeds"
    spent = frame.relation == "preposition" and before.lower_ not in measure_words.LASTING_FOR  # "ran after eight years as mayor"
    return link if link.lower_ in measure_words.AS and link.head == frame.head and (owned or spent or frame.relation == "subject") else None
