"""A period as a claim takes it, once it is known which it is; `day` is the article's."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb
from claimx.claims.period.agreement import is_goal
from claimx.claims.period.continuing import stands_apart
from claimx.claims.period.overlap import is_account_period, itself
from claimx.claims.period.times import Time
from claimx.claims.period.which import describes_event, is_reached
from claimx.claims.tense import PASTS, clause_tense, is_finite, tense_of
from claimx.model import Period
from claimx.periods.calendar import unit_days
from claimx.periods.resolve import shift

_BARE = ("month.", "season.")
_RUNNING, _WHOLE_YEAR = "relative.unit", "relative.whole-year"
# Up to this month the year as a whole may be the one that is over.
_RESULTS = 2


def settled(draft: Draft, time: Time, day: date | None) -> Period:
    """A period as a claim takes it: the day by which something had come to be, a bare month in the year to come of a forecast."""
    verb = draft.frame.verb
    period = itself(time.period) if describes_event(draft.frame, time) else time.period
    if _is_opening(draft, time) and period.first_day is not None:
        return replace(period, last_day=period.first_day, granularity="day")
    if _is_left_by(draft, period):
        return replace(period, first_day=unit_days("month", period.last_day or date.max)[0], granularity="month")
    if is_reached(draft, time):
        return replace(period, first_day=period.last_day)
    done = verb is not None and any(words.lower(c) in words.PERFECT_AUXILIARIES for c in verb.children)
    if draft.modality != "forecast" or done or not _is_of(time, draft) or clause_tense(draft.frame) in PASTS:
        return period
    whole = period.rule == _WHOLE_YEAR and day is not None and day.month > _RESULTS and verb is not None and verb.tag_ != "VBG"
    if not whole and (not period.rule.startswith(_BARE) or re.search(r"\d{4}", period.text)):
        return period
    return shift(period, years=1) if day and period.last_day and period.last_day < day else period


def _is_opening(draft: Draft, time: Time) -> bool:
    """Whether a level is where something was when a year or a month began: "having begun the year at $40"."""
    verb, head = draft.frame.verb, time.head
    if draft.role not in ("level", "baseline") or verb is None or not words.lemma_in(verb, lexicon.words("period_claims", "opening_verbs")):
        return False
    at = draft.frame.preposition
    return head.head == verb and head.dep_ in ("npadvmod", "dobj") and head.i > verb.i and at is not None and at.head == verb


def _is_of(time: Time, draft: Draft) -> bool:
    """Whether a time is that of a figure's verb, of the "is to" above it, or of a noun on the way ("by an average of 4% in May")."""
    verb, host = draft.frame.verb, time.host
    if host == verb:
        return True
    if verb is None or host is None:
        return False
    if verb.dep_ == "xcomp" and host == verb.head:
        return is_verb(host) and is_finite(host) and tense_of(host) == "present"
    return not time.attributive and host in draft.frame.head.ancestors and verb in host.ancestors


def _is_left_by(draft: Draft, period: Period) -> bool:
    """Whether a level is where a stretch that a month ends has left something: "shed 40 in the year to June, taking its staff to 90"."""
    first, last, verb = period.first_day, period.last_day, draft.frame.verb
    if draft.role != "level" or verb is None or verb.tag_ != "VBG" or not is_goal(draft) or first is None or last is None:
        return False
    if not words.lemma_in(verb, lexicon.words("period_claims", "bringing")) or period.kind != "interval" or not is_account_period(period):
        return False
    return (first, last) != unit_days("year", first) and last == unit_days("month", last)[1] and draft.frame.quantity.kind == "count"


def until_now(draft: Draft, period: Period, time: Time, day: date | None) -> Period:
    """A year that has not ended, of what has happened: "40 have died this year", "sales are up 4% this year" up to the article's day."""
    first, last, host = period.first_day, period.last_day, time.host
    if draft.modality != "asserted" or is_goal(draft) or stands_apart(draft):
        return period
    if period.rule != _RUNNING or period.granularity != "year" or first is None or last is None or day is None:
        return period
    if not first <= day <= last or host is None or not is_verb(host) or not is_finite(host):
        return period
    is_up = draft.role == "change" and tense_of(host) == "present" and words.lemma_in(host, words.BEING)
    return replace(period, last_day=day) if is_up or tense_of(host) == "perfect" else period
