"""What is foretold of one time, sentence after sentence: "Growth will slow to 2% in 2006. Prices will rise by 3%."."""

from __future__ import annotations

from claimx.claims.draft import Draft
from claimx.claims.period.around import LONG
from claimx.claims.period.continuing import is_account, refers_back, stands_apart
from claimx.model import Period

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
        if sentence - at > 1 or draft.modality == "asserted":
            return None
        if refers_back(draft.frame):
            return told.period
        if draft.paragraph != told.paragraph or not (_is_foretold(draft) and _is_foretold(told)) or stands_apart(draft):
            return None
        period = told.period
        return period if period is not None and period.first_day is not None and period.last_day is not None else None


def _is_foretold(draft: Draft) -> bool:
    """Whether a figure is a forecast of how something moves, or of an account."""
    if draft.modality != "forecast" or draft.role == "ratio":
        return False
    return draft.role == "change" or is_account(draft) or draft.frame.quantity.kind == "percent"
