"""What holds only under a condition, and a "would" that is one: "were it to close", "provided that", "the merger would create"."""

from __future__ import annotations

from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import clause_auxiliaries, is_verb
from claimx.claims.parse import Token, once_a_token
from claimx.claims.tense import PASTS, has_subject, is_finite, tense_of
from claimx.model.attribution import Attribution

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_QUOTES = frozenset("“\"‘'`")
_MAX_STEPS = 12
_SHOULD = " should "


def is_condition(verb: Token) -> bool:
    """Whether a verb is that of an if-clause: "if costs rise", "should costs rise", "provided that costs rise"."""
    for mark in verb.children:
        if mark.dep_ == "mark" and mark.i and mark.nbor(-1).lower_ in words.CONDITION_OPENERS:
            return True
    if verb.dep_ != "advcl":
        return False
    return any(c.dep_ == "mark" and c.lower_ in words.CONDITIONAL_MARKERS for c in verb.children) or _is_inverted(verb)


def _is_inverted(verb: Token) -> bool:
    """Whether a clause has its auxiliary before its subject: "had it closed", "should it close", "were it to close"."""
    subjects = [c.i for c in verb.children if c.dep_ in _SUBJECTS]
    first = next((t for t in (verb, *verb.children) if t.lower_ in words.INVERTED and (t == verb or t.dep_ in ("aux", "auxpass"))), None)
    return first is not None and bool(subjects) and first.i < min(subjects)


@once_a_token
def is_conditioned(verb: Token) -> bool:
    """Whether a condition stands beside a verb."""
    without = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in words.CONDITION_PREPOSITIONS)
    return any(is_condition(c) for c in verb.children) or any(not _is_manner(c, verb) for c in without)


def is_conceded(verb: Token) -> bool:
    """Whether the one condition beside a verb changes nothing: "even if sales fall, it is worth $3m"."""
    conditions = [c for c in verb.children if is_condition(c)]
    return bool(conditions) and all(any(g.lower_ in words.CONCESSIVES for g in c.children) for c in conditions)


def _is_manner(preposition: Token, verb: Token) -> bool:
    """Whether "without" tells how something can be done, or what is missing, and no condition: "can sell 40 without asking"."""
    if verb.lemma in words.BEING and not any(c.dep_ in ("attr", "acomp") for c in verb.children):  # "will be without her for two weeks"
        return True
    gerund = any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in preposition.children)
    return gerund and preposition.i > verb.i and any(c.lower_ in words.ABILITY_MODALS for c in verb.children)


def is_conditioned_behind(frame: Frame) -> bool:
    """Whether an inverted condition stands behind a figure, wherever the parser hangs it: "gets $3m should City win"."""
    text, end = frame.scene.text, frame.sentence.end_char
    at = text.find(_SHOULD, frame.quantity.end, end)
    if at < 0 or (span := frame.doc.span_at(at + 1, at + len(_SHOULD) - 1)) is None or span.end + 1 >= frame.sentence.end:
        return False
    return frame.doc[span.end].tag_ in ("DT", "PRP", "NNP", "NNPS", "NNS", "PRP$")


def is_what_if(verb: Token, frame: Frame, attribution: Attribution | None) -> bool:
    """Whether a "would" says what would come of something, and not what was to come when somebody told it ("said it would cut 40 jobs")."""
    if words.WOULD_WORDS.isdisjoint(a.lower_ for a in clause_auxiliaries(verb)):  # "should cut", "ought to cut"
        return False
    if verb.lemma in words.LIKING_VERBS or verb.lemma in words.FORECAST_VERBS_ALWAYS:  # "would like it to cut 40 jobs", "would expect"
        return False
    if _opens_with_condition(frame) or _is_for_purpose(verb) or _is_of_change(verb):
        return True
    return not (_is_settled(verb, frame) or _is_told_before(verb, frame, attribution))


def _is_settled(verb: Token, frame: Frame) -> bool:
    """Whether a "would" tells the terms of a plan, or is foretold of a time in front: "under the deal it would get $3m", "by 2026 …"."""
    for link in (c for c in verb.children if c.dep_ in ("prep", "npadvmod")):
        first = link.left_edge.lower_
        if first in words.UNDER_WORDS and any(words.lemma_in(c, words.AGREEMENTS, words.FORECAST_NOUNS) for c in link.children):
            return True
        timed = any(token.i in frame.scene.periods for token in (link, *link.children))
        if timed and first in words.HORIZON_PREPOSITIONS and link.i < min(verb.i, frame.span.start):
            return True
    return False


def _opens_with_condition(frame: Frame) -> bool:
    """Whether a sentence opens with an if-clause, wherever the parser hangs it."""
    start, end = frame.sentence.start, frame.sentence.end
    while start + 1 < end and not frame.doc[start].text[:1].isalnum():
        start += 1
    first = frame.doc.lower(start)
    if first in words.CONDITIONAL_MARKERS:
        return True
    return first in words.INVERTED and frame.doc[start + 1].tag_ in ("DT", "PRP", "NNP", "NNS", "NN", "PRP$", "JJ", "PDT")


def _is_for_purpose(verb: Token) -> bool:
    """ "To close the gap it would need $40m": an aim in front."""
    aims = (c for c in verb.children if c.dep_ in ("advcl", "csubj") and c.i < verb.i and c.tag_ == "VB")
    return any(c.dep_ == "aux" and c.tag_ == "TO" for aim in aims for c in aim.children)


def _is_of_change(verb: Token) -> bool:
    """ "A rise of 6% would close two mills", "a rival would have to pay $4m": something that has not come about does it."""
    needed = verb.lemma in words.OBLIGING_VERBS
    for noun in (c for c in verb.children if c.dep_ in _SUBJECTS):
        first = noun.left_edge.lower_
        if first in words.ANY_WORDS or (first in words.INDEFINITE_ARTICLES and (needed or words.lemma_in(noun, words.CHANGE_NOUNS))):
            return True
    return False


def _is_told_before(verb: Token, frame: Frame, attribution: Attribution | None) -> bool:
    """Whether a "would" is the past of "will": below a verb in the past, in somebody's reported words or in what the writer tells."""
    stretch = 0, len(frame.scene.text)
    if attribution is not None and not attribution.attitude:
        if attribution.kind != "indirect" and _is_quoted(frame, attribution):
            stretch = _bounds(frame, attribution)
        elif (before := _was_said(frame, attribution)) is not None:
            return before
    return _hangs_from_past(verb, *stretch)


def _was_said(frame: Frame, attribution: Attribution) -> bool | None:
    """Whether reported words were said in the past; None where no verb tells of them."""
    if attribution.cue is None:
        return True
    cue = frame.doc.span_at(attribution.cue.start, attribution.cue.end)
    return _is_past(_finite_above(cue.root)) if cue is not None and is_verb(cue.root) else None


def _hangs_from_past(verb: Token, floor: int, ceiling: int) -> bool:
    """Whether the clause of a verb hangs from a verb in the past, within a stretch of the text."""
    token = verb
    for _ in range(_MAX_STEPS):
        upper = token.head
        if upper == token or not floor <= upper.idx < ceiling:
            return False
        if token.dep_ == "relcl" and token.follows_comma:  # "the pit is shut, which would cost it $3m"
            return False
        joined = token.dep_ == "conj" and not has_subject(token)  # "fell, and would fall again"
        goes_on = joined or token.dep_ in ("ccomp", "xcomp", "acl")
        if goes_on and is_verb(upper) and _is_past(upper):
            return True
        token = upper
    return False


def _finite_above(verb: Token) -> Token:
    """A verb, or the finite one that a participle hangs from ("said it was late, adding that …")."""
    return verb if is_finite(verb) or not is_verb(verb.head) else verb.head


def _is_past(verb: Token) -> bool:
    return is_finite(verb) and tense_of(verb) in (*PASTS, "perfect")


def _is_quoted(frame: Frame, attribution: Attribution) -> bool:
    """Whether a figure stands in a part of what is said that quotation marks open."""
    return attribution.kind == "direct" or any(
        part.start <= frame.quantity.start < part.end and part.text[:1] in _QUOTES for part in attribution.content
    )


def _bounds(frame: Frame, attribution: Attribution) -> tuple[int, int]:
    """The stretch of somebody's words that a figure stands in."""
    inside = (part for part in attribution.content if part.start <= frame.quantity.start < part.end)
    return next(((part.start, part.end) for part in inside), (0, len(frame.scene.text)))
