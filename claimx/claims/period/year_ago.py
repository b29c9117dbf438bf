"""A year before what was told: "Harlow lost $9m between April and June. A year ago it made $4m."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb
from claimx.claims.period.around import LONG, rows
from claimx.claims.period.continuing import is_account
from claimx.claims.period.overlap import is_reported, same_days
from claimx.claims.period.times import Time
from claimx.claims.period.which import is_when_recorded
from claimx.claims.tense import PASTS, clause_tense
from claimx.model import Period
from claimx.periods.resolve import shift

_PHRASE = 8
_AGAIN = ("relative.same-period", "relative.that")


def _says_year_ago(time: Time) -> bool:
    return time.opens is None and any(row.pattern.fullmatch(time.period.text.lower()) for row in rows("a_year_ago"))


def of_year_before(draft: Draft, found: Time, times: Sequence[Time], told: Period | None) -> Period | None:
    """The part of the year before of which a figure in the past is told as of "a year ago"; `told` is what was told of last.

    It is a year before `told` for an account, or for the measure that was told of then, or where the clause says "in the same month".
    """
    if clause_tense(draft.frame) not in PASTS or draft.role == "baseline":
        return None
    ago = next((time for time in times if _says_year_ago(time) and (time == found or time.host == draft.frame.verb)), None)
    if ago is None or ago.host is None or not is_verb(ago.host):
        return None
    again = found.period.rule in _AGAIN
    own = told if found == ago or again else None
    if own is None or own.granularity in ("year", "day") or not (own.granularity in LONG or is_reported(own)):
        return None
    earned = draft.frame.quantity.kind == "money" and words.lemma_in(draft.frame.verb, lexicon.words("period_claims", "earning"))
    if not (again or earned or is_account(draft) or draft.shares is not None):
        return None
    return replace(shift(own, years=-1), text=ago.period.text, start=ago.start, end=ago.end, rule=ago.period.rule, inherited=False)


def is_of_earlier(draft: Draft, found: Time, told: Period | None) -> bool:
    """Whether a time is only what the report is held against: "A year ago it made $4m", "fewer than the 40 sold in May".

    It is so too if it was over before what the sentence has `told`: "150m were sold last year, fewer than the high of 163m in 2012".
    """
    if _says_year_ago(found):
        return True
    host, frame, period = found.host, draft.frame, found.period
    if host is None or found.end < frame.quantity.end:
        return False
    over = told is not None and told.first_day is not None and period.last_day is not None and period.last_day < told.first_day
    if not (over or found.is_owned_by(frame) or is_when_recorded(frame, host)):
        return False
    before = reversed(frame.doc[max(frame.sentence.start, frame.lead - _PHRASE) : frame.lead])
    phrase = takewhile(lambda token: token.text != "," and not is_verb(token), before)
    return any(words.lower(token) in lexicon.words("period_claims", "held_beside") for token in phrase)


def is_year_before(time: Time, told: Period | None) -> bool:
    """Whether a time is a year before what was told, and only compared: "sales are 1% higher than in October 2015"."""
    return time.opens is not None and told is not None and same_days(shift(told, years=-1), time.period)


def without_aside(found: Time | None, draft: Draft, times: Sequence[Time]) -> Time | None:
    """The time found, but none of another clause where a figure's own says "a year ago": "In May it lost $3m, a year ago it made $4m"."""
    if found is None or found.host is None or not (found.aside or (is_verb(found.host) and found.host != draft.frame.verb)):
        return found
    return None if any(time.says_when and time.host == draft.frame.verb for time in times) else found
