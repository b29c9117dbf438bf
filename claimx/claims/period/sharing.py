"""Periods that figures of one sentence share: of one verb, of one added to another, of one told in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb
from claimx.claims.parse import Token
from claimx.claims.patterns import is_fraction
from claimx.claims.period.against import RULE as YEAR_AFTER
from claimx.claims.period.agreement import is_dated, is_goal
from claimx.claims.period.apart import is_in_passing
from claimx.claims.period.beside import opens_from
from claimx.claims.period.continuing import is_account
from claimx.claims.period.overlap import is_open
from claimx.claims.period.taken import is_in_other_words
from claimx.claims.period.times import Time
from claimx.claims.tense import clause_tense, has_subject, is_finite
from claimx.model import Period

AS_BEFORE = "period.same-as-before"
_JOINED = ("conj", "ccomp", "parataxis")


def is_converted(draft: Draft) -> bool:
    """Whether a figure only puts another in other words whose period is known, or in another unit."""
    return draft.restates is not None and (draft.role == "equivalent" or draft.restates.period is not None)


def give_back(draft: Draft) -> None:
    """Give the period that stands behind a figure to the one that it puts in other words: "lost $3m, or 27 cents a share, in May"."""
    if draft.restates is not None and draft.period is not None and not draft.period.inherited:
        draft.restates.period, draft.restates.found_by["period"] = draft.period, draft.found_by["period"]


def share_behind(drafts: Sequence[Draft]) -> None:
    """Give a figure the period of one that only tells more of it: "$4m, or 5 cents a share, in May", "$4m, 5% less than in May 2003"."""
    for draft, following in pairwise(drafts):
        told = following.found_by.get("period")
        added = told == YEAR_AFTER and _is_added_change(following)
        if draft.period is None and (added or (told == "period.sentence" and is_in_other_words(following.frame, draft.frame))):
            draft.period, draft.found_by["period"] = following.period, "period.same-verb"


def of_compared(draft: Draft, here: Sequence[Draft]) -> Period | None:
    """The period of a comparison right before, that a figure tells in other words: "the year-earlier $4m, or 5 cents a share"."""
    before = here[-1] if here else None
    if before is None or before.found_by.get("period") != "period.compared" or not is_in_other_words(draft.frame, before.frame):
        return None
    return before.period


def of_same_verb(draft: Draft, here: Sequence[Draft]) -> Period | None:
    """The period of a figure before that the same verb governs ("rose 4% to $3bn")."""
    if draft.frame.verb is None or is_in_passing(draft.frame):
        return None
    verbs, told = list(_without_tense(draft.frame.verb)), ("baseline", "ratio")
    of_day = [*verbs, *_without_tense(draft.frame.verb, before=True)]
    beside = (d for d in reversed(here) if d.role not in told and d.modality == draft.modality and not _is_of_now_alone(d))
    if draft.frame.preposition is not None and draft.frame.preposition.lower_ in words.GOAL_WORDS:
        beside = (d for d in beside if not opens_from(d.frame))
    beside = (
        d
        for d in beside
        if d.frame.verb in (of_day if d.found_by.get("period") == "period.trading-day" else verbs) and d.found_by.get("period") != AS_BEFORE
    )
    beside = (d for d in beside if not (draft.role == "level" and d.role == "change" and d.period is not None and is_open(d.period)))
    period = next((d.period for d in beside if d.period is not None and not _is_within_phrase(d)), None)
    return None if period is not None and is_open(period) and is_goal(draft) else period


def _is_of_now_alone(draft: Draft) -> bool:
    """Whether a figure is added to a noun as what it is now: "Holt, now 71, led it for 30 years"."""
    period = draft.period
    if draft.frame.relation != "apposition" or period is None or period.timex_value != "PRESENT_REF":
        return False
    return draft.frame.quantity.start - (period.end or 0) == 1


def of_included(draft: Draft, here: Sequence[Draft]) -> Period | None:
    """The period of the account right before, of which a figure tells what is in it: "a loss of $7m, reflecting a charge of $4m"."""
    verb, before = draft.frame.verb, next((d for d in reversed(here) if d.role != "baseline"), None)
    if verb is None or verb.tag_ != "VBG" or before is None or not is_account(before):
        return None
    if not words.lemma_in(verb, lexicon.words("period_claims", "including")) or not before.frame.span.end <= verb.i:
        return None
    return before.period


def _is_within_phrase(draft: Draft) -> bool:
    """Whether the time of a figure is that of a clause or a noun inside its phrase: "of 300 men held in May", "$4m from sales in May"."""
    frame, period = draft.frame, draft.period
    if period is None or period.start is None or period.start < frame.quantity.end:
        return False
    span = frame.doc.span_at(period.start, period.start + 1)
    passed = False
    for token in span[0].ancestors if span is not None else ():
        if token in (frame.head, frame.governor) and not is_verb(token):
            return passed
        if token == frame.verb:
            return False
        passed = passed or token.dep_ in ("relcl", "pobj") or (token.dep_ == "acl" and token.tag_ != "VB")
    return False


def share_beside(drafts: Sequence[Draft], times: Sequence[Time]) -> None:
    """Give a figure the one period of its sentence where a clause beside its own has it: "Ann won 40 votes in May, Bo got nine"."""
    told = [draft for draft in drafts if draft.found_by.get("period") == "period.sentence"]
    if len({(d.period.first_day, d.period.last_day) for d in told if d.period is not None}) != 1:
        return
    for draft in drafts:
        if draft.period is None and draft.restates is None and draft.role not in ("baseline", "ratio") and not is_dated(draft, times):
            beside = next((other for other in told if _is_beside(draft, other)), None)
            if beside is not None:
                draft.period, draft.found_by["period"] = beside.period, "period.beside"


def _is_beside(draft: Draft, other: Draft) -> bool:
    """Whether two figures stand in clauses of one rank that tell alike of the past."""
    one, two = draft.frame.verb, other.frame.verb
    if one is None or two is None or one == two or draft.modality != other.modality or draft.attribution != other.attribution:
        return False
    if (
        is_in_passing(draft.frame)
        or not (has_subject(one) and has_subject(two))
        or clause_tense(draft.frame) != clause_tense(other.frame)
        or not (clause_tense(draft.frame) == "past" or (clause_tense(draft.frame) == "perfect" and draft.shares is not None))
    ):
        return False
    return any(low.dep_ in _JOINED and low.head in (high, high.head) for low, high in ((one, two), (two, one)))


def _without_tense(verb: Token, *, before: bool = False) -> Iterator[Token]:
    """A verb, and those above it that tell the time of one without a tense: "fell 50 cents to close at $36", "fell, with 40 being lost".

    With `before` also that of what went before, as on one day of trading: "fell 6% before recovering to close 3% lower".
    """
    yield verb
    while not is_finite(verb):
        opening = lexicon.words("period_claims", "accompanied") | (lexicon.words("period_claims", "sequence") if before else frozenset())
        beside = verb.dep_ == "pcomp" and words.lower(verb.head) in opening
        above = verb.head.head if beside else verb.head
        if not (beside or verb.dep_ in ("xcomp", "advcl")) or not is_verb(above):
            return
        verb = above
        yield verb


def of_multiple(draft: Draft, here: Sequence[Draft]) -> Period | None:
    """The period of the figure right before one that only adds to it: "reached 12% in May, more than double the average", "… 3% more"."""
    if not here or here[-1].role == "baseline" or not (draft.role == "ratio" or _is_added_change(draft) or _is_added_share(draft)):
        return None
    between = draft.frame.doc[here[-1].frame.span.end : draft.frame.span.start]
    return None if any(is_verb(token) and is_finite(token) for token in between) else here[-1].period


def _is_added_share(draft: Draft) -> bool:
    """Whether a figure only tells what share the one before it is: "400 barrels, more than a fifth of the output, are lost"."""
    frame = draft.frame
    if not (frame.quantity.kind == "percent" or is_fraction(frame.quantity)) or not 0 < frame.lead < frame.span.end < len(frame.doc):
        return False
    return frame.doc[frame.lead - 1].text == "," and frame.doc[frame.span.end].lower_ in words.SHARED_OF and frame.head.dep_ == "appos"


def _is_added_change(draft: Draft) -> bool:
    """Whether a change only tells by how much the figure before it is more or less: "$5bn last year, 3% less than in 2019"."""
    doc, first, end = draft.frame.doc, draft.frame.lead, draft.frame.span.end
    if draft.role not in ("change", "level") or not 0 < first < end < len(doc) or doc[first - 1].text != ",":
        return False
    return doc[end].tag_ in ("JJR", "RBR") or doc[end].lower_ in words.UP_OR_DOWN
