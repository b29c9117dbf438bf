"""Rules for ages: those whose age a number is ("Jan Brandt, 73,"), and the words that make a number an age ("older than 70")."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_person
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import complement, is_noun, is_verb, subject
from claimx.claims.measure.nouns import is_bare_count
from claimx.claims.parse import Token
from claimx.claims.patterns import tells_age

OLDEST = 120  # years
_YOUNGEST = 12  # of whom a text tells the age as a bare number
_QUOTES = ("``", "''", "-LRB-")
_BEHIND_AGE = frozenset({",", ".", ";", ")"})
_BRACKET = 5


@once
def aged(frame: Frame) -> Token | None:
    """Whose age a figure is: "Jan Brandt, 73,", "the judge is 63", "who at 77 is about to fly", "the mill is six years old"."""
    at = frame.lead - 1
    if frame.quantity.unit == "year" and frame.quantity.kind == "physical" and tells_age(frame.quantity):
        return None if frame.verb is None else subject(frame.verb)
    if at <= frame.sentence.start or frame.quantity.kind != "count" or not 1 <= frame.quantity.value < OLDEST:
        return None
    following = frame.doc.lower(frame.span.end)
    if frame.doc[at].lower_ in measure_words.BEFORE_AGE and frame.doc[at - 1].text == ",":
        at -= 1  # "Jan Brandt, then 73,"
    if frame.doc[at].text == ",":
        named = _before_bracket(frame, at - 1)
        grown = following in measure_words.AND and frame.quantity.value > _YOUNGEST  # ", now 81 and retired"
        return named if is_person(frame, named) and (following in _BEHIND_AGE or grown or not following.strip()) else None
    verb, before = frame.governor, frame.doc[at - 1]
    if verb is None or frame.quantity.value <= _YOUNGEST or following in measure_words.BEHIND_COUNTS or not is_bare_count(frame):
        return None
    is_age = frame.relation == "object" and is_verb(verb) and verb.lemma in words.BEING and frame.doc[at].tag_ not in _QUOTES
    if frame.doc[at].lower_ in measure_words.AT_AGE:
        opens = before.text == "," or before.lower_ in measure_words.BEFORE_AGE or words.lemma_in(before, measure_words.LIFE_VERBS)
        verb, is_age = frame.verb, opens
    thing = subject(verb) if verb is not None and is_age else None
    man = thing is not None and frame.relation == "preposition" and measure_words.is_person(thing)  # "a man retiring at 65"
    return thing if thing is not None and (man or is_person(frame, thing)) else None


def older(frame: Frame) -> Token | None:
    """The word that makes a number an age: "older than 70", "younger than 18 years", "who will turn 18"."""
    before = frame.doc[frame.lead - 1]
    bare = frame.quantity.kind == "count" and _YOUNGEST < frame.quantity.value < OLDEST and is_bare_count(frame)
    if bare and frame.lead > frame.sentence.start and before.lower_ in measure_words.AGED_WORDS:
        return before  # "was aged over 35"
    if bare and frame.relation == "object" and words.lemma_in(frame.governor, words.BEING):
        thing = subject(frame.verb) if frame.verb is not None else None
        if thing is not None and thing.lower_ in measure_words.OLDEST_WORDS:
            return thing  # "the oldest of whom is 81"
    if bare and _is_past_age(frame):
        return frame.doc[frame.lead]  # "more than half of those who came were over 35"
    turns = (
        frame.lead > frame.sentence.start
        and words.lemma_in(before, measure_words.AGEING_VERBS)
        and is_verb(before)
        and frame.relation == "object"
    )
    if turns and frame.quantity.kind == "count" and 1 <= frame.quantity.value < OLDEST and is_bare_count(frame):
        return before
    word = frame.doc[frame.lead] if frame.lead < frame.span.start else None
    of_age = word is not None and word.lower_ in measure_words.OLDER and (frame.quantity.kind == "count" or frame.quantity.unit == "year")
    return word if of_age else None


def _is_past_age(frame: Frame) -> bool:
    """Whether people are said to be over or under an age."""
    if (
        frame.relation not in ("object", "preposition")
        or frame.lead == frame.span.start
        or frame.doc[frame.lead].lower_ not in measure_words.PAST_AGE
    ):
        return False
    thing = subject(frame.verb) if frame.verb is not None and words.lemma_in(frame.governor, words.BEING) else None
    if thing is None:
        return False
    of = complement(thing, *words.SHARED_OF)
    if of is not None and is_noun(of) and not (is_person(frame, of) or measure_words.is_person(of)):
        return False  # "half of the scores were over 90"
    share = thing.i in frame.scene.figures or words.lemma_in(thing, measure_words.PART_NOUNS)
    return share or is_person(frame, thing) or measure_words.is_person(thing)


def _before_bracket(frame: Frame, at: int) -> Token:
    """The token itself, or the one before a short bracket that it closes: "Jan Brandt (left), 73"."""
    opened = next((i for i in range(at - 1, max(at - _BRACKET, 0), -1) if frame.doc[i].text == "("), None)
    return frame.doc[at] if opened is None or frame.doc[at].text != ")" else frame.doc[opened - 1]
