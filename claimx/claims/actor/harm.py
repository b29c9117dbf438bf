"""Those whom a figure only counts because something befell them: the dead, the hurt and the missing, who did nothing themselves."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.doing import agent, verbs_above
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun
from claimx.claims.parse import Token
from claimx.claims.victims import is_among_victims

_OBJECTS = frozenset({"dobj", "obj", "dative"})
_COMPLEMENTS = frozenset({"acomp", "oprd", "xcomp", "attr"})
_PARTICIPLES = ("VBN", "VBD", "JJ")
_MAX_STEPS = 6


def are_struck(draft: Draft) -> bool:
    """Whether a figure is a toll, or counts people whom nobody is said to have harmed: "80 people were killed and 1,643 wounded"."""
    head, frame = draft.head, draft.frame
    if head is None or frame.quantity.kind != "count":
        return False
    if words.lemma_in(head, measure_words.TOLLS) or _is_of_harm(head, frame):
        return True
    if head.i < frame.span.end:
        return False
    if not is_noun(head):
        return head.tag_ in _PARTICIPLES and _is_harm(head) and agent(head, frame) is None
    clauses = (child for child in head.children if child.dep_ in ("acl", "relcl") and child.tag_ != "VBG")
    return _is_found(head, frame) or _is_harmed(_whole(head), frame) or any(_befalls(clause, frame) for clause in clauses)


def tells_of_harm(draft: Draft) -> bool:
    """Whether a figure counts those whom harm befell, or stands under a verb of harm, which whoever is in focus around it has not done."""
    if draft.frame.quantity.kind != "count":
        return False
    harmed = any(words.lemma_in(verb, measure_words.HARMING_VERBS) for verb in verbs_above(draft))
    return harmed or are_struck(draft) or (draft.head is not None and _is_harm(draft.head))


def _is_harm(token: Token) -> bool:
    return words.lemma_in(token, measure_words.HARMING_VERBS, measure_words.STRUCK)


def _befalls(verb: Token, frame: Frame) -> bool:
    """Whether a verb tells of harm that its subject suffers, by nobody: "died", "were killed", not "killed 80" or "killed by rebels"."""
    return _is_harm(verb) and not any(child.dep_ in _OBJECTS for child in verb.children) and agent(verb, frame) is None


def _is_of_harm(noun: Token, frame: Frame) -> bool:
    """Whether a noun of harm stands above those who are counted: "after the shooting of Hart and 49 others"."""
    while noun.dep_ == "conj" and is_noun(noun.head):
        noun = noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in words.SHARED_OF:
        return False
    harm = noun.head.head
    return words.lemma_in(harm, measure_words.HARM_NOUNS) and agent(harm, frame) is None


def _is_harmed(noun: Token, frame: Frame) -> bool:
    """Whether a noun is the subject of what tells of harm: "three were killed", "80 drowned", "ten are missing"."""
    verb = noun.head
    if noun.i > verb.i and is_among_victims(verb):
        return True
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb is noun:
        return False
    told = [child for child in verb.children if child.dep_ in _COMPLEMENTS and child.i > noun.i]
    told += [inner for child in told for inner in child.children if inner.dep_ in _COMPLEMENTS]  # "are feared to be dead"
    return _befalls(verb, frame) or any(child.tag_ in _PARTICIPLES and _befalls(child, frame) for child in told)


def _is_found(noun: Token, frame: Frame) -> bool:
    """Whether the word behind a noun tells in what state somebody is left or found: "left four people dead"."""
    if noun.i + 1 >= frame.sentence.end:
        return False
    state = noun.nbor()
    return state.tag_ in _PARTICIPLES and words.lemma_in(state, measure_words.STRUCK) and not is_noun(state.head)


def _whole(noun: Token) -> Token:
    """The first of those that a noun is joined to, or what it is a number or a part of: "hundreds of people"."""
    for _ in range(_MAX_STEPS):
        inside = noun.dep_ == "pobj" and noun.head.lower_ in words.SHARED_OF
        above = noun.head.head if inside else noun.head
        if not (inside or noun.dep_ in ("conj", "appos")) or not (is_noun(above) or above.tag_ in ("CD", "DT")):
            break
        noun = above
    return noun
