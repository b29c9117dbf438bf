"""What the words right before a figure make of it: "a reported $70m", "maybe 40", "an expected 180,000 tonnes", "400 jobs at risk"."""

from __future__ import annotations

from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.modality.verdict import Verdict
from claimx.claims.patterns import edges

_BESIDE = 24


def of_words_beside(frame: Frame) -> Verdict | None:
    """Words directly before the figure: "a reported $70m", "maybe 40", "an expected 180,000 tonnes"."""
    leading, modifier = words_before(frame), frame.quantity.modifier_text
    before = leading[-1:]
    if _is_now(leading) or (before and before[0] in words.EXISTING_ADJECTIVES and not words.DEFINITE_WORDS.isdisjoint(leading[-2:-1])):
        return Verdict("asserted", "modality.presupposed")
    if before and before[0] in words.NOT_WORDS and words.CONDITIONAL_MARKERS.isdisjoint(leading[-2:-1]):
        return Verdict("negated", "modality.not-figure")
    if before and before[0] in words.WHOLE_SETS:
        before = leading[-2:-1]  # "possibly all four"
    if frame.quantity.kind == "multiple" and (verdict := _of_modal_before(leading)):
        return verdict
    near = {*before, *(modifier.text.lower().split() if modifier is not None else ())}
    if _is_at_risk(frame):
        return Verdict("possible", "modality.at-risk")
    if near & (words.POSSIBLE_WORDS | (words.PROBABLE_ADVERBS - words.LIKELY_WORDS)) and not _is_told(frame):
        return Verdict("possible", "modality.reported")
    if before and before[0] in words.FORECAST_ADJECTIVES - words.LOOSE_FORECAST_ADJECTIVES:
        return Verdict("forecast", "modality.expected-figure")
    return None


def _of_modal_before(before: list[str]) -> Verdict | None:
    """What a modal makes of a multiple that is the verb after it, whatever a parser makes of that: "will more than double the staff"."""
    while before and before[-1] in words.NEARLY:
        before = before[:-1]
    if not before or before[-1] not in words.FORECAST_MODALS | words.POSSIBLE_MODALS:
        return None
    return Verdict("forecast", "modality.will") if before[-1] in words.FORECAST_MODALS else Verdict("possible", "modality.may")


def _is_now(before: list[str]) -> bool:
    """Whether an aside of now leads up to a figure: ", now $3m", ", now at 7%"."""
    if before and before[-1] in words.STANDING_AT:
        before = before[:-1]
    return len(before) > 1 and before[-1] in words.ASIDE_WORDS and before[-2].endswith(",")


def _is_at_risk(frame: Frame) -> bool:
    """Whether what a figure counts may yet be lost: "400 jobs at risk", "400 jobs are at risk"."""
    noun = frame.governor if frame.relation == "modifier" else None
    if (
        noun is not None
        and frame.verb is not None
        and noun.head == frame.verb
        and frame.verb.lemma in words.BEING
        and noun.i < frame.verb.i
    ):
        links = (c for c in frame.verb.children if c.dep_ == "prep" and c.lower_ in words.AT_RISK_PREPOSITIONS)
        return any(g.lower_ in words.LOST_AT for link in links for g in link.children)
    if noun is None or noun.i + 2 >= len(frame.doc) or frame.doc[noun.i + 1].lower_ not in words.AT_RISK_PREPOSITIONS:
        return False
    return frame.doc[noun.i + 2].lower_ in words.AT_RISK


def _is_told(frame: Frame) -> bool:
    """Whether the word before the figure is a verb that has a subject: "members reported 438 thefts"."""
    before = frame.doc[max(0, frame.lead - 1)]
    return before.tag_ in ("VBD", "VBN") and any(c.dep_ in ("nsubj", "nsubjpass") for c in before.children)


def words_before(frame: Frame) -> list[str]:
    """The words in the last few letters before a figure, in lower case."""
    start = edges(frame.quantity)[0]
    return frame.scene.text[max(0, start - _BESIDE) : start].lower().split()
