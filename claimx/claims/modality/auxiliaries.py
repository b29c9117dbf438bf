"""What the auxiliaries and negations of a verb make of the figure below it: "will", "may", "would", "did not", "whether"."""

from __future__ import annotations

from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import clause_auxiliaries
from claimx.claims.modality.conditions import is_conceded, is_conditioned
from claimx.claims.modality.negation import is_denied, is_denied_above, negation_reaches, rules_out
from claimx.claims.modality.scope import has_deadline
from claimx.claims.modality.verdict import Verdict
from claimx.claims.parse import Token
from claimx.claims.patterns import is_fraction


def of_auxiliaries(verb: Token, frame: Frame) -> Verdict | None:
    """The verdict of a verb's auxiliaries, its negation and the condition beside it; None where they leave it open."""
    auxiliaries = clause_auxiliaries(verb)
    lowered = {a.lower_ for a in auxiliaries}
    if verb.tag_ in ("VBN", "VBD") and lowered.isdisjoint(words.PERFECT_AUXILIARIES):
        lowered -= words.HAD_OR_WOULD  # "who'd travelled 40 miles"
    denied = is_denied(verb, auxiliaries)
    if (denied or is_denied_above(verb)) and negation_reaches(verb, frame):
        left_open = denied and rules_out(verb, frame)  # "has not ruled out a rise to 4%"
        return Verdict("possible", "modality.weighed") if left_open else Verdict("negated", "modality.negation")
    if _is_in_doubt(verb):
        return Verdict("possible", "modality.whether")
    holds = verb.tag_ in ("VBZ", "VBP") and frame.head.i > verb.i
    if is_conditioned(verb) and (_is_modal(lowered) or (holds and not is_conceded(verb))):
        return Verdict("conditional", "modality.condition")
    if lowered & words.FORECAST_MODALS:
        return Verdict("forecast", "modality.will")
    if lowered & words.OBLIGATION_MODALS and frame.head.i > verb.i and has_deadline(verb, frame):
        return Verdict("forecast", "modality.must")
    if lowered & words.POSSIBLE_MODALS and not _is_recalled(verb, frame):
        unable = denied and (frame.head.i < verb.i or not lowered.isdisjoint(words.ABLE_MODALS))  # "could not agree with 40 clerks"
        return None if unable else Verdict("possible", "modality.may")
    if lowered & words.ABILITY_MODALS and not denied and _is_open_ability(verb, frame):
        return Verdict("possible", "modality.may")
    if lowered & words.CONDITIONAL_MODALS:
        return _of_would(verb, lowered, frame)
    return Verdict("possible", "modality.probably") if verb == frame.verb and _is_probable(verb) else None


def _is_probable(verb: Token) -> bool:
    """ "Probably sold 40 of them", "are likely worth $3m": a guess of what is or was."""
    near = (g for c in verb.children for g in ((c, *c.children) if c.dep_ in ("acomp", "attr") else (c,)))
    return any(c.dep_ == "advmod" and c.lower_ in words.PROBABLE_ADVERBS for c in near)


def _is_recalled(verb: Token, frame: Frame) -> bool:
    """ "Could point to only two", "only 28% could do so": what somebody was able to do, and no more."""
    if frame.head.i < verb.i and (frame.quantity.kind == "percent" or is_fraction(frame.quantity)):
        could = any(c.lower_ in words.ABLE_MODALS for c in verb.children)
        return could and not words.ONLY_WORDS.isdisjoint((frame.doc.lower(frame.lead - 1), frame.doc.lower(frame.lead)))
    near = {token.lower_ for token in frame.doc[max(verb.i, frame.lead - 3) : frame.span.start]}
    return words.lemma_in(verb, words.RECALLING_VERBS) and not (near.isdisjoint(words.ONLY_WORDS) and near.isdisjoint(words.NEGATIONS))


def _is_open_ability(verb: Token, frame: Frame) -> bool:
    """Whether it is open how much can be done: "can call up as many as 400", "says it can save $4m", "thinks it can win 40"."""
    if frame.head.i < verb.i:
        return False
    if frame.quantity.modifier == "<=":
        return True
    if verb.dep_ != "ccomp" or not words.lemma_in(verb, words.ACHIEVING_VERBS, words.CHANGE_VERBS):
        return False
    themselves = any(c.dep_ == "nsubj" and c.tag_ == "PRP" for c in verb.children)
    return themselves and words.lemma_in(verb.head, words.SAYING_VERBS, words.POSSIBLE_VERBS)


def _is_modal(auxiliaries: set[str]) -> bool:
    """Whether one of the auxiliaries tells what will, would, should or must be."""
    modals = (words.FORECAST_MODALS, words.CONDITIONAL_MODALS, words.NEED_MODALS, words.OBLIGATION_MODALS)
    return any(not auxiliaries.isdisjoint(some) for some in modals)


def _is_in_doubt(verb: Token) -> bool:
    """ "Reportedly owes", "investigating whether 40 were stolen": an adverb of doubt, or a clause that "whether" begins."""
    return any(
        (c.dep_ == "advmod" and c.lower_ in words.POSSIBLE_WORDS and not _is_of_comment(c, verb))
        or (c.dep_ == "mark" and c.lower_ in words.DOUBT_MARKERS)
        for c in verb.children
    )


def _is_of_comment(adverb: Token, verb: Token) -> bool:
    """Whether an adverb of doubt is part of a comment: "perhaps most important, pay rose 4%", "more striking, perhaps, is that 40 won"."""
    if adverb.doc.lower(adverb.i + 1) in words.DEGREES:
        return True
    return verb.lemma in words.BEING and any(c.dep_ == "acomp" and c.i < adverb.i < verb.i for c in verb.children)


def _of_would(verb: Token, auxiliaries: set[str], frame: Frame) -> Verdict:
    """ "Would" is what will be, as reported; but "46% would vote for her" is a finding, and "would have lived" did not come about."""
    chooses = words.lemma_in(verb, words.CHOICE_VERBS) or any(c.dep_ == "acomp" and c.lower_ in words.ATTITUDES for c in verb.children)
    if (frame.quantity.kind == "percent" or is_fraction(frame.quantity)) and frame.head.i < verb.i and chooses:
        return Verdict("asserted", "modality.choice")
    if auxiliaries & words.PERFECT_AUXILIARIES and verb.tag_ == "VBN":
        return Verdict("conditional", "modality.would-have")
    return Verdict("forecast", "modality.would")
