"""The stretch of time that an article's accounts are of, wherever it tells that: often only behind the first figures of them.

"Annual profits rose 4%. Net profit for the year to 31 March was $5m": both are of that year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_noun, subject
from claimx.claims.parse import Token
from claimx.claims.period.continuing import is_account, stands_apart
from claimx.claims.period.implied import HALF_YEAR
from claimx.claims.period.overlap import known_by, unit_of, usable
from claimx.claims.period.reporting import Reporting
from claimx.claims.period.times import Time, Times
from claimx.claims.tense import clause_tense
from claimx.layout import Paragraph
from claimx.model import Period

# For how many days after their end news tells of accounts.
_FRESH = 200
_AHEAD = 2
_AFTER_JUNE = (7, 8, 9)
_TOLD = ("perfect", "past")


class Accounts:
    """The periods of which an article tells accounts, in text order."""

    def __init__(self, times: Times, blocks: Sequence[Paragraph], published: date | None) -> None:
        self.times = times
        self.blocks = blocks
        self.published = published
        self.lead = next((number for number, block in enumerate(blocks, start=1) if block.kind == "body"), 0)

    def of(self, reporting: Reporting, unit: str) -> Period | None:
        """The year, half or quarter that the article's accounts are of: what it reports on, or the first that is told."""
        if reporting.period is not None and unit_of(reporting.period) == unit:
            return reporting.period
        told = next((time.period for time in self._over(0, len(self.times.doc.text)) if unit_of(time.period) == unit), None)
        return told or (reporting.last_year() if unit == "year" else None)

    def of_lead(self, draft: Draft) -> Period | None:
        """The period of an account that the lead tells, named behind its figure: "Profits have jumped to $5m. In the six months …"."""
        if draft.paragraph != self.lead:
            return None
        if draft.modality != "asserted" or draft.role == "baseline" or not is_account(draft) or stands_apart(draft):
            return None
        if clause_tense(draft.frame) not in _TOLD:
            return None
        end = self.blocks[min(self.lead + _AHEAD, len(self.blocks)) - 1].end
        return next((time.period for time in self._over(draft.frame.quantity.end, end) if _is_of_account(time)), None)

    def _over(self, start: int, end: int) -> Iterator[Time]:
        for time in self.times.between(start, end):
            period, day = time.period, self.published
            if day is None or not usable(period) or time.opens is not None or time.aside or period.last_day is None:
                continue
            if period.rule == HALF_YEAR:  # "half-year profits", of which it is to be found
                continue
            if period.kind == "interval" and unit_of(period) is not None and 0 <= (day - period.last_day).days <= _FRESH:
                yield time


def half_told(time: Time, day: date | None) -> Period | None:
    """The half to June, in the three months behind it, that results are of: "The news came with its half-year results."."""
    if day is None or time.period.rule != HALF_YEAR or day.month not in _AFTER_JUNE or not _is_account_noun(time.host):
        return None
    return known_by(time.head.part, (date(day.year, 1, 1), date(day.year, 6, 30)), "half", HALF_YEAR)


def _is_of_account(time: Time) -> bool:
    """Whether an expression dates an account, or what a clause tells of one: "profit for the year", "sales fell in the year"."""
    host = time.host
    if host is None:
        return False
    noun = host if is_noun(host) else subject(host)
    return _is_account_noun(noun)


def _is_account_noun(noun: Token | None) -> bool:
    return words.lemma_in(noun, words.ACCOUNT_NOUNS, lexicon.words("period_claims", "accounts"))
