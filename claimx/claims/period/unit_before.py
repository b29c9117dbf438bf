"""The month or the year before, which a figure is compared with that tells no time of its own: "to 4.7% from 4.6%"."""

from __future__ import annotations

from dataclasses import replace

from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.period.around import LONG
from claimx.claims.period.reporting import Reporting
from claimx.model import Period
from claimx.periods.resolve import shift


def of_unit_before(draft: Draft, partner: Period | None, reporting: Reporting, *, account: bool) -> tuple[Period | None, str]:
    """The period of a baseline in an article that compares with the year before, and the rule; `account` tells that it is of accounts."""
    if partner is not None and partner.granularity == "month" and not account:
        before = _month_before(draft, partner)
        if before is not None or draft.frame.quantity.kind != "count":
            return before, "period.month-before"
    return _year_before(partner, reporting), "period.year-before"


def _month_before(draft: Draft, partner: Period) -> Period | None:
    """A rate of a month is compared with that of the month before: "The jobless rate rose to 4.7% from 4.6%"."""
    moved = draft.head is not None and draft.head.dep_ == "nsubj" and words.lemma_in(draft.frame.verb, words.CHANGE_VERBS)
    if draft.frame.quantity.kind != "percent" or not moved:
        return None
    return replace(shift(partner, months=-1), inherited=True)


def _year_before(partner: Period | None, reporting: Reporting) -> Period | None:
    """In an article that compares with the year before, a baseline with no time of its own is of the year before."""
    if partner is None or partner.granularity not in LONG or not reporting.is_over(partner):
        return None
    return replace(shift(partner, years=-1), inherited=True)
