"""Rules for people who are counted without a noun, by what befalls them or what they do: "injured nearly 5,000", "thousands marched"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import direct_object, is_noun, is_passive, is_verb, subject
from claimx.claims.measure.nouns import is_bare_count
from claimx.claims.parse import Token

_MANY = 24
_CROWD = 1000  # from here on who is drawn is an audience


def people(frame: Frame) -> Token | None:
    """The verb that says what befell a number of people who have no noun: "injured nearly 5,000", "nine were arrested"."""
    if frame.quantity.kind != "count" or frame.quantity.value < 1 or not is_bare_count(frame):
        return None
    if (state := _struck(frame)) is not None:
        return state
    if (told := _right_before(frame)) is not None:
        return told
    if (seated := _seated(frame)) is not None:
        return seated
    verb, accused = frame.governor, _accused(frame)
    if _is_agent(frame) and not is_word_for_many(frame) and words.lemma_in(verb, measure_words.ATTENDING_VERBS):
        return verb
    if is_lured(frame) or accused is not None or verb is None or not words.lemma_in(verb, measure_words.PEOPLE_VERBS):
        return verb if is_lured(frame) and not is_word_for_many(frame) else accused
    passive = any(child.dep_ == "nsubjpass" for child in verb.children) or _is_reduced(verb)
    return verb if frame.relation == "object" or (frame.relation == "subject" and (passive or verb.lemma in measure_words.DYING)) else None


def _is_reduced(verb: Token) -> bool:
    """Whether a participle stands for a passive, as in headlines: "At least 37 killed as ferry sinks"."""
    return (
        verb.tag_ in ("VBN", "VBD") and direct_object(verb) is None and all(child.dep_ not in ("aux", "xcomp") for child in verb.children)
    )


def _seated(frame: Frame) -> Token | None:
    """The verb by which something holds people: "certified to seat 65", "the bus was carrying 71"."""
    verb = frame.governor if frame.relation == "object" else None
    if verb is None or words.lemma_in(verb, measure_words.SEATING_VERBS):
        return verb
    return verb if words.lemma_in(verb, measure_words.CARRYING_VERBS) and words.lemma_in(subject(verb), measure_words.VEHICLES) else None


def _right_before(frame: Frame) -> Token | None:
    """The verb of what befalls people right before their number, whatever the parse makes of the two: "Wildfires raze town, kill six"."""
    verb = frame.doc[frame.lead - 1] if frame.lead > frame.sentence.start else None
    if words.lemma_in(verb, measure_words.TELLING_VERBS):
        return verb  # "tells 3,000 in Harlow the league is finished"
    return verb if frame.relation != "subject" and words.lemma_in(verb, measure_words.PEOPLE_VERBS) else None


def _accused(frame: Frame) -> Token | None:
    """What is done to people, a participle or a passive: "Four charged over theft", "nine were hired"; not "was charged 40"."""
    following = frame.doc[frame.span.end : frame.span.end + 1]
    verb = following[0] if len(following) and following[0].dep_ == "acl" and following[0].tag_ == "VBN" else None
    if verb is None and frame.relation == "subject" and is_passive(frame.governor or frame.head):
        verb = frame.governor
    return verb if words.lemma_in(verb, measure_words.PEOPLE_VERBS, measure_words.ACCUSING_VERBS) else None


def _struck(frame: Frame) -> Token | None:
    """The state of those that stands right behind their number: "left 17 wounded", "and at least 58 injured"."""
    verb = frame.governor if frame.relation == "subject" else None
    if verb is not None and verb.lemma in words.BEING and _is_state_of_people(verb):
        return verb
    said = (
        next((c for c in verb.children if c.dep_ in ("acomp", "oprd") and c.lower_ in measure_words.STRUCK), None)
        if verb is not None
        else None
    )
    if said is not None or frame.span.end >= frame.sentence.end:
        return said
    at = frame.span.end
    while at + 1 < frame.sentence.end and frame.doc[at].tag_ == "RB" and frame.doc[at].lower_ not in measure_words.STRUCK:
        at += 1  # "87 still missing"
    state = frame.doc[at]
    return state if state.lower_ in measure_words.STRUCK and (state.i + 1 == len(frame.doc) or not is_noun(state.nbor())) else None


def _is_state_of_people(verb: Token) -> bool:
    """Whether words behind a form of "be" tell how only people are: "42,000 more were out of work"."""
    behind = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 4]]
    return any(" ".join(behind[:length]) in measure_words.STATES_OF_PEOPLE for length in (2, 3))


def crowd(frame: Frame) -> Token | None:
    """The verb that tells what people do who are counted without a noun or a number: "tens of thousands descend on the town"."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or not is_crowd(frame):
        return None
    moves = words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS) and direct_object(verb) is None
    return None if moves else verb


@once
def unnamed(frame: Frame) -> Token | None:
    """The word for many itself, where it stands for people without a noun: "there will be thousands here", "was one of dozens to come"."""
    if not is_word_for_many(frame) or frame.relation not in ("object", "preposition"):
        return None
    verb, before, link = frame.governor, frame.doc[frame.lead - 1], frame.preposition
    there = verb is not None and verb.lemma in words.BEING and any(child.dep_ == "expl" for child in verb.children)
    one = link is not None and link == before and link.i > 0 and link.nbor(-1).tag_ == "CD"
    many, behind = frame.doc[frame.span.end - 1], frame.doc.lower(frame.span.end)
    alone = many.tag_ == "NNS" and behind not in measure_words.AND | words.SHARED_OF
    return many if alone and (there or one) else None


def is_crowd(frame: Frame) -> bool:
    """Whether a bare count that does something, or that somebody draws, is a word for many; "18,000 have signed" are many as well."""
    if frame.relation == "subject":
        return is_word_for_many(frame) or (frame.quantity.value >= _MANY and is_bare_count(frame) and _is_active(frame))
    return drawn(frame) is not None


def _is_active(frame: Frame) -> bool:
    """Whether a figure is the subject of a verb that acts on something."""
    verb = frame.governor
    if verb is None:
        return False
    return direct_object(verb, but_not=frame.span) is not None or any(child.dep_ == "prt" for child in verb.children)  # "tuned in"


@once
def is_word_for_many(frame: Frame) -> bool:
    """Whether a bare count is a word or words for a large number: "thousands", "three million"."""
    return is_bare_count(frame) and frame.quantity.value >= _MANY and not any(c.isdigit() for c in frame.quantity.text)


@once
def is_lured(frame: Frame) -> bool:
    """Whether a large bare number is the audience that something draws: "drew 14.9 million", "pulled in just 40,000"."""
    lures = frame.relation == "object" and words.lemma_in(frame.governor, measure_words.LURING_VERBS)
    return lures and frame.quantity.value >= _CROWD and is_bare_count(frame)


def drawn(frame: Frame) -> Token | None:
    """The verb of what many do who are counted without a noun: "drew thousands", "seen by millions", "with millions watching"."""
    return _drawn(frame) if is_word_for_many(frame) or is_lured(frame) else None


def _drawn(frame: Frame) -> Token | None:
    following = frame.doc[frame.span.end : frame.span.end + 1]
    if len(following) and following[0].tag_ == "VBG" and (following[0].head == frame.head or following[0].lemma in measure_words.SEEING):
        return following[0]
    if len(following) and following[0].lower_ in measure_words.WHO and is_verb(following[0].head):
        return following[0].head
    verb = frame.governor
    if verb is None or not is_verb(verb):
        return None
    if is_lured(frame) or (frame.relation == "object" and words.lemma_in(verb, measure_words.DRAWING_VERBS)):
        return verb
    return verb if _is_agent(frame) else None


def _is_agent(frame: Frame) -> bool:
    """Whether a figure is who does what a passive tells: "watched by 3.7 million"."""
    return frame.relation == "preposition" and frame.preposition is not None and frame.preposition.dep_ == "agent"
