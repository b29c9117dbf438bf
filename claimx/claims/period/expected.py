"""What had been expected of a time, and the time of which it was: "Sales rose 4% in May. Analysts had looked for 6%."."""

from __future__ import annotations

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.grammar import subject
from claimx.claims.parse import Token
from claimx.claims.period.overlap import is_reported, is_within, same_days
from claimx.claims.tense import PASTS, clause_tense, is_finite, is_perfect_participle, tense_of
from claimx.model import Period

_NEAR, _BY_ANALYSTS = 1, 4
_REFERENCE = "reference."
_SHORTER = ("month", "quarter", "half")


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)


def is_of_estimate(draft: Draft) -> bool:
    """Whether a figure is an estimate by its noun: "beating forecasts of $5m", "our own estimate is 4%"."""
    frame = draft.frame
    nouns = (draft.head, frame.head, frame.governor, subject(frame.verb) if frame.verb is not None else None)
    return any(words.lemma_in(noun, measure_words.VIEWS) for noun in nouns)


def _do_estimates(draft: Draft) -> bool:
    """Whether estimates are what a past clause tells of: "forecasts had centred on a rise of 4%"."""
    verb = draft.frame.verb
    return verb is not None and clause_tense(draft.frame) in PASTS and words.lemma_in(subject(verb), measure_words.VIEWS)


def _is_moved(draft: Draft) -> bool:
    """Whether an estimate is changed, which is mostly one of a time to come: "it raised its forecast to 4%"."""
    return words.lemma_in(draft.frame.verb, words.CHANGE_VERBS) and not _do_estimates(draft)


def was_looked_for(draft: Draft) -> Token | None:
    """The verb by which somebody had looked for a figure: "analysts had expected $5m", "… expected it to make $5m", "forecast at 4%"."""
    clauses = (child for child in draft.frame.head.children if child.dep_ == "relcl" and words.lemma_in(subject(child), words.ANALYSTS))
    verb = next(clauses, draft.frame.verb)  # "well above the 225,000 that analysts had expected"
    if verb is not None and any(child.tag_ == "TO" for child in verb.children):
        verb = verb.head
    if verb is None or not words.lemma_in(verb, words.FORECAST_VERBS_ALWAYS, words.LOOKING_VERBS, _words("counting_on")):
        return None
    if not is_finite(verb):
        return verb if verb.tag_ == "VBN" or clause_tense(draft.frame) in PASTS else None
    return verb if tense_of(verb) in PASTS else None


class Expected:
    """The months and longer stretches of which figures were told last, by their unit, with the sentence that told them."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Draft, int]] = {}

    def note(self, draft: Draft, sentence: int) -> None:
        """Take note of a figure and its time, by the number of its sentence."""
        period = draft.period
        if period is None and draft.modality == "forecast":  # what is foretold of no known time
            self._told.pop(draft.frame.quantity.bare_unit, None)
        if period is None or draft.role == "baseline" or not is_reported(period) or period.last_day is None:
            return
        told, at = self._told.get(draft.frame.quantity.bare_unit, (draft, sentence))
        aside = told is not draft and _is_aside(draft, told.period, sentence - at)
        self._told[draft.frame.quantity.bare_unit] = (told if aside else draft), sentence

    def of(self, draft: Draft, sentence: int) -> Period | None:
        """The time of which a figure had been expected: that of the last figure of its unit, which it is held against."""
        told, at = self._told.get(draft.frame.quantity.bare_unit, (None, 0))
        looked = was_looked_for(draft)
        by_analysts = looked is not None and words.lemma_in(subject(looked), words.ANALYSTS)
        near = _BY_ANALYSTS if by_analysts or _do_estimates(draft) else _NEAR
        if told is None or sentence - at > near or draft.paragraph - told.paragraph > near:
            return None
        estimate = (
            is_of_estimate(draft) and not _is_moved(draft) and (clause_tense(draft.frame) != "present" or told.modality == "forecast")
        )
        if not estimate and looked is None and draft.role != "baseline":
            return None
        alike = draft.shares is not None or (draft.head is not None and told.head is not None and draft.head.lemma == told.head.lemma)
        return told.period if alike or estimate or by_analysts or draft.role == "baseline" else None


def _is_aside(draft: Draft, told: Period | None, sentences: int) -> bool:
    """Whether a figure so many sentences behind the one told last only stands beside it, so that what comes is still held against that."""
    if sentences <= _BY_ANALYSTS and _is_compared(draft, told):
        return True
    return sentences <= _NEAR and draft.period is not None and _is_whole(draft.period, told)


def _is_compared(draft: Draft, told: Period | None) -> bool:
    """Whether a figure is only what the one before it is compared with: "it made $5m, having lost $2m in 2003"."""
    first, verb = told.first_day if told is not None else None, draft.frame.verb
    if first is None or draft.period is None or draft.period.last_day is None or draft.period.last_day >= first:
        return False
    if draft.found_by.get("period") == "period.compared" or draft.period.kind == "reference" or draft.period.rule.startswith(_REFERENCE):
        return True
    if told is not None and told.granularity == draft.period.granularity and told.granularity in _SHORTER:
        return True  # "the gap grew to $5m in May. April's was $4m."
    return verb is not None and is_perfect_participle(verb)


def _is_whole(period: Period, told: Period | None) -> bool:
    """Whether a period is a longer one of which what was told before is a part: "4% in May. Over the past year it rose 9%"."""
    return told is not None and is_within(told, period) and not same_days(told, period)
