"""The time of a figure that names only the one of a year before that it is held against: "4% more than in the first half of 2003"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from claimx import lexicon
from claimx.claims.draft import Draft
from claimx.claims.period.reach import path_cost
from claimx.claims.period.steps import FAR
from claimx.claims.period.times import Time
from claimx.claims.tense import clause_tense
from claimx.model import Period
from claimx.periods.resolve import shift

RULE = "period.year-after-compared"
_TOLD = ("past", "perfect", None)
_YEAR = re.compile(r"\b\d{4}\b")
_PARTS, _YEARS = (27, 190), (360, 366)
_FRESH = timedelta(days=200)
_NEAR = 12


def year_after(draft: Draft, times: Sequence[Time], day: date | None) -> Period | None:
    """The month, quarter or half, over not long before the article's `day`, whose like of the year before a figure is held against.

    It may be a year for how much something moved: "tickets sold rose 10% on 2003", told in January 2005.
    """
    if day is None or draft.modality != "asserted" or draft.role == "baseline" or clause_tense(draft.frame) not in _TOLD:
        return None
    for time in times:
        period = time.period
        if not time.is_compared_with(draft.frame) or period.kind != "interval" or period.first_day is None or period.last_day is None:
            continue
        length = (period.last_day - period.first_day).days
        moved = draft.role == "change" and draft.frame.quantity.kind == "percent" and _YEARS[0] <= length <= _YEARS[1]
        if not (_PARTS[0] <= length <= _PARTS[1] or moved) or not _names_year(period.text.lower()):
            continue
        found = shift(period, years=1)
        if found.last_day is not None and timedelta(0) <= day - found.last_day <= _FRESH and _reaches(draft, time):
            return replace(found, inherited=True)
    return None


def _names_year(text: str) -> bool:
    """Whether an expression tells of which year it is: "the first half of 2003", "the first half of last year"."""
    return _YEAR.search(text) is not None or any(name in text for name in lexicon.words("period_claims", "year_names"))


def _reaches(draft: Draft, time: Time) -> bool:
    """Whether a comparison is the figure's own, by where it begins or by the parse."""
    assert time.opens is not None
    near = 0 <= time.opens - draft.frame.quantity.end <= _NEAR
    return near or path_cost(draft.frame, time, draft.attribution) < FAR
