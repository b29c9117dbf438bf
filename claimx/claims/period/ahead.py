"""What is foretold of one time, sentence after sentence: "Growth will slow to 2% in 2006. Prices will rise by 3%."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb
from claimx.claims.period.around import LONG
from claimx.claims.period.continuing import is_account, refers_back, stands_apart
from claimx.claims.period.times import Time
from claimx.claims.tense import is_finite, tense_of
from claimx.model import Period
from claimx.periods.resolve import shift

_TOLD = ("period.sentence", "period.of-foretold")


class Ahead:
    """The month or more of which something was foretold last, with the sentence that told it."""

    def __init__(self) -> None:
        self._last: tuple[Draft, int] | None = None

    def note(self, draft: Draft, sentence: int) -> None:
        """Take note of a figure that is foretold of a time, by the number of its sentence; of another, that they are over."""
        if draft.found_by.get("period") in _TOLD and draft.modality != "asserted" and draft.period is not None:
            self._last = (draft, sentence) if draft.period.granularity in LONG else None

    def of(self, draft: Draft, sentence: int) -> Period | None:
        """The time of a figure that is foretold right after another in its paragraph, or that says what that one is."""
        if self._last is None:
            return None
        told, at = self._last
        if sentence - at > 1 + (draft.paragraph == told.paragraph) or draft.modality == "asserted":
            return None
        if refers_back(draft.frame):
            return told.period
        near = draft.paragraph == told.paragraph or (draft.paragraph - told.paragraph == 1 and _are_rates(draft, told))
        if not near or not (_is_foretold(draft) and _is_foretold(told)) or stands_apart(draft):
            return None
        period = told.period
        return period if period is not None and period.first_day is not None and period.last_day is not None else None


def looks_ahead(time: Time, day: date | None) -> bool:
    """Whether a time is to come, or goes on in front of what somebody thinks of it now: "This year it expects to sell 40"."""
    first, last, host = time.period.first_day, time.period.last_day, time.host
    if day is None:
        return False
    if (first or last or day) > day:
        return True
    goes_on = time.period.granularity in LONG and last is not None and last > day
    return goes_on and host is not None and is_verb(host) and is_finite(host) and tense_of(host) == "present"


def after_compared(drafts: Sequence[Draft], number: int, day: date | None) -> Period | None:
    """The year after the last one, which a forecast is compared with: "growth is seen slowing to 4%, from 6% last year"."""
    draft, behind = drafts[number], drafts[number + 1] if number + 1 < len(drafts) else None
    if draft.modality != "forecast" or draft.period is not None or behind is None or behind.role != "baseline" or behind.period is None:
        return None
    if words.lower(draft.frame.doc[draft.frame.span.end]) in words.SHARED_OF:  # "is to grow to 25% of sales"
        return None
    told = behind.period
    if day is None or told.last_day is None or (told.granularity, told.last_day.year) != ("year", day.year - 1):
        return None
    return replace(shift(told, years=1), inherited=True)


def _are_rates(draft: Draft, told: Draft) -> bool:
    """Whether two figures are percentages, as one forecast after another of a country's economy is."""
    return draft.frame.quantity.kind == told.frame.quantity.kind == "percent" and told.role != "ratio"


def _is_foretold(draft: Draft) -> bool:
    """Whether a figure is a forecast of how something moves, or of an account."""
    if draft.modality != "forecast" or draft.role == "ratio":
        return False
    return draft.role == "change" or is_account(draft) or draft.frame.quantity.kind == "percent"
