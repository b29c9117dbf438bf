"""The tense of a figure's clause, from the parse."""

from __future__ import annotations

from claimx.claims import words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import is_verb
from claimx.claims.parse import Token, once_a_token
from claimx.matching import FINITE

PASTS = ("past", "pluperfect")
_CLIMB = 25


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense: its own, or its auxiliary's."""
    if verb.tag_ in FINITE or any(c.tag_ in FINITE and c.dep_ in ("aux", "auxpass") for c in verb.children):
        return True
    return is_plain_past(verb)


def is_perfect_participle(verb: Token) -> bool:
    """Whether a verb tells, without a tense, what came before its clause: "having lost 40"."""
    return verb.tag_ in ("VBN", "VBD") and any(child.dep_ == "aux" and child.tag_ == "VBG" for child in verb.children)


def is_plain_past(verb: Token) -> bool:
    """Whether a verb that is tagged a participle can only be a past: it has a subject, no auxiliary, and a clause of its own."""
    if verb.tag_ != "VBN" and not (verb.tag_ == "VB" and words.lower(verb) in words.PAST_FORMS):
        return False
    deps = {child.dep_ for child in verb.children}
    marked = verb.dep_ == "advcl" and "mark" in deps
    if not (marked or verb.dep_ in ("ROOT", "conj", "ccomp", "relcl", "parataxis")):
        return False
    if verb.dep_ == "ccomp" and words.lower(verb.head) in words.PERFECT_AUXILIARIES:  # "it has $21bn left"
        return False
    return "nsubj" in deps and not deps & {"aux", "auxpass"}


def _is_hidden_past(verb: Token) -> bool:
    """Whether a participle right behind a noun is the past of a sentence that has no other verb ("Gross margin widened by 4 points.")."""
    noun = verb.head
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or noun.dep_ not in ("ROOT", "conj") or verb.i != noun.i + 1:
        return False
    ends = next((token.tag_ for token in reversed(verb.sent) if not token.text.isspace()), "")
    return ends == "." and not any(is_verb(token) and is_finite(token) for token in verb.sent)


@once
def clause_tense(frame: Frame) -> str | None:
    """The tense of a figure's clause: "past", "pluperfect", "perfect", "present" or "future"; None with no finite verb above it."""
    verb = frame.verb
    for _ in range(_CLIMB):
        if verb is None:
            return None
        if is_finite(verb):
            return tense_of(verb)
        if _is_hidden_past(verb):
            return "past"
        above = verb.head
        if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children):
            if words.lemma_in(above, words.FORECAST_VERBS):
                return "future"
            if not words.lemma_in(above, words.IMPLICATIVE_VERBS):
                return None
        while above.head != above and not is_verb(above):
            above = above.head
        verb = above if above != verb and is_verb(above) else None
    return None


@once_a_token
def tense_of(verb: Token) -> str:
    """The tense of a finite verb with its auxiliaries: "past", "pluperfect", "perfect", "present" or "future"."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    lowered = {c.lower_ for c in auxiliaries}
    if any(c.tag_ == "MD" for c in auxiliaries):
        return "future"
    if lowered & words.PERFECT_AUXILIARIES and verb.tag_ in ("VBN", "VBD"):
        return "perfect"
    if not auxiliaries and _shares_perfect(verb):
        return "perfect"
    if "had" in lowered:
        return "pluperfect"
    finite = [c.tag_ for c in auxiliaries if c.tag_ in ("VBD", "VBZ", "VBP")] or [verb.tag_]
    is_past = finite[0] in ("VBD", "VBN") or (not auxiliaries and words.lower(verb) in words.PAST_FORMS)
    return "past" if is_past else "present"


def _shares_perfect(verb: Token) -> bool:
    """Whether a past form goes on with the perfect of the verb before it: "has cut costs and shed 40 jobs"."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBN") or has_subject(verb) or not is_verb(verb.head):
        return False
    joined = [c.tag_ for c in verb.head.children if c.dep_ == "aux" and c.lower_ in words.PERFECT_AUXILIARIES]
    return bool(joined) and verb.head.tag_ in ("VBN", "VBD")


def agree(one: Token, other: Token) -> bool:
    """Whether two verbs tell of the same time, as far as their tenses show; a pluperfect and a past may."""
    if not is_finite(one) or not is_finite(other):
        return True
    first, second = tense_of(one), tense_of(other)
    return first == second or (first in PASTS and second in PASTS)
