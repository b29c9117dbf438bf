"""Whether a figure without a noun is held against the one before it: the other side's, the end of a move, how far it is off."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, is_noun, is_verb
from claimx.claims.measure import nouns


def is_held_against(frame: Frame, last: Draft) -> bool:
    """Whether a figure is held against the one before it."""
    return _is_times_its_mark(frame, last) or _is_against(frame, last) or _is_end_of_move(frame, last) or _is_so_much_more(frame, last)


def _is_so_much_more(frame: Frame, last: Draft) -> bool:
    """Whether a figure tells how far the one before is from another: "borrowed £5.6bn in May, £1.4bn more than a year ago"."""
    doc, at, then = frame.doc, frame.span.end, last.frame
    if then.quantity.kind != frame.quantity.kind or last.measure is None or doc[frame.lead - 1].text != "," or at + 1 >= len(doc):
        return False
    if frame.quantity.unit in words.TIME_UNITS:
        return False  # "40,000 babies, two years sooner than foreseen"
    apart = any(is_verb(token) for token in doc[then.span.end : frame.lead])
    return not apart and doc[at].tag_ in ("JJR", "RBR") and doc[at + 1].lower_ in measure_words.THAN


def is_times_that(frame: Frame) -> bool:
    """Whether a multiple is of the amount just given: "we need nearly double that"."""
    doc, at = frame.doc, frame.span.end
    half = nouns.is_share(frame) and frame.quantity.kind == "count"
    if not (half or frame.quantity.kind == "multiple") or doc.lower(at) not in measure_words.THAT or doc[at].tag_ != "DT":
        return False
    if not half and words.lemma_in(frame.verb, measure_words.DEED_VERBS, measure_words.TAKING_VERBS):
        return False  # "has taken 12 times that"
    return not is_noun(doc[min(at + 1, len(doc) - 1)])


def _is_end_of_move(frame: Frame, last: Draft) -> bool:
    """Whether a bare count is where the one before moves to: "its growth from 16 members to 19"."""
    if last.head is None or frame.lead < 1 or frame.doc[frame.lead - 1].lower_ not in words.GOAL_WORDS:
        return False
    starts = last.frame.lead > 0 and frame.doc[last.frame.lead - 1].lower_ in measure_words.MOVED_FROM
    return starts and last.frame.quantity.unit == frame.quantity.unit and last.head.i == frame.lead - 2 and nouns.counted(frame) is None


def _is_times_its_mark(frame: Frame, last: Draft) -> bool:
    """Whether a multiple sets the figure before against what was expected: "fetched £1.2m, three times its estimate"."""
    if frame.quantity.kind != "multiple" or last.measure is None or frame.doc[frame.lead - 1].text != ",":
        return False
    return words.lemma_in(frame.governor, measure_words.VIEWS, measure_words.TARGETS, measure_words.MARKS)


def _is_against(frame: Frame, last: Draft) -> bool:
    """Whether a bare count is that of the other side, right behind what the one before counts: "by 310 votes to 288"."""
    at = frame.lead - 1
    counts = last.frame.quantity.kind == frame.quantity.kind == "count" and last.head is not None
    return counts and frame.doc[at].lower_ in words.VERSUS and frame.doc[at - 1] == last.head and nouns.is_bare_count(frame)
