"""Rules for entities whose price or rate moves, where the text names no measure: "Norbois rose $2 to $28", "Norbois shed 25 percent"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, is_price_move, phrasal_move
from claimx.claims.grammar import direct_object, is_verb, mover
from claimx.claims.measure import nouns
from claimx.claims.parse import Token


def moved_entity(frame: Frame) -> Token | None:
    """The entity whose price or rate moves, where the text names no measure: "Norbois rose $2 to $28"."""
    verb, in_points = frame.governor, words.lemma_in(frame.governor, words.POINTS)
    if verb is None or frame.quantity.kind not in ("money", "percent", "count"):
        return None
    if in_points and verb.dep_ == "npadvmod" and _is_turn(verb.head) and is_verb(verb.head.head):
        verb = verb.head.head  # "closed 34 points higher", "ended the day down 34 points"
    elif (in_points and verb.dep_ in ("dobj", "npadvmod", "attr")) or _ends_so(verb):
        verb = verb.head
    elif frame.relation not in ("object", "preposition"):
        return None
    thing = mover(verb)
    if thing is None or not _moves(frame, verb) or (words.lemma_in(verb, words.TAKING_VERBS) and not _is_by_points(frame)):
        return None
    if words.lemma_in(verb, measure_words.COUNTING_DEEDS) and frame.relation == "object" and nouns.is_bare_count(frame):
        return None  # "its follow-up shifted 700,000", "the chain plans to open 25"
    target = direct_object(verb, but_not=frame.span)
    alone = target is None or target.i in frame.scene.figures
    alone = alone or words.lemma_in(target, measure_words.MARKS, words.TIME_UNITS, measure_words.DEALINGS)
    return thing if alone and (thing.tag_.startswith("NNP") or _is_thing(frame, thing)) else None


def _ends_so(word: Token) -> bool:
    """Whether a word tells which way something goes or has ended: "was up 34 points", "the FTSE 100 ended 0.8% higher"."""
    ended = word.lower_ in words.UP_OR_DOWN and words.lemma_in(word.head, measure_words.ENDING_VERBS)
    return (ended or word.lower_ in measure_words.PARTICLES) and is_verb(word.head)


def _is_turn(word: Token) -> bool:
    """Whether a word tells which way points go: "higher", "down"."""
    return word.tag_ in ("JJR", "RBR") or word.lower_ in measure_words.PARTICLES


def _is_thing(frame: Frame, thing: Token) -> bool:
    """Whether a common noun stands for an entity that does nothing itself: "the economy, which shrank 0.2%"."""
    return thing.tag_ in ("NN", "NNS") and frame.scene.is_free(thing) and not measure_words.can_act(thing)


def _is_by_points(frame: Frame) -> bool:
    """Whether a figure is how far a price or an index goes: "lost 427 points", "shed 25 percent to $1.26"."""
    to_level = frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS
    return to_level or is_price_move(frame) or frame.quantity.kind == "percent" or words.lemma_in(frame.governor, measure_words.MARKS)


def _moves(frame: Frame, verb: Token) -> bool:
    if phrasal_move(frame) is not None:
        return True
    if verb.lemma in words.BEING:
        higher = any(frame.doc.lower(frame.span.end + steps) in words.UP_OR_DOWN for steps in (0, 1))
        there = frame.doc[frame.lead - 2].lower_ in words.UP_OR_DOWN  # "was 24 points down at 10,512"
        return higher or there or frame.doc[frame.lead - 1].lower_ in measure_words.PARTICLES
    return words.lemma_in(verb, words.CHANGE_VERBS, measure_words.ENDING_VERBS)
