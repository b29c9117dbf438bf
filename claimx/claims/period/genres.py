"""News that tells of one day, weekend or week without saying so at each figure: box office, record charts, ratings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimx.claims.draft import Draft
from claimx.claims.period import broadcast, charts, cinema
from claimx.claims.period.times import Time, Times
from claimx.layout import Paragraph
from claimx.model import Period


class Genres:
    """What an article tells of by its kind; nothing for most."""

    def __init__(self, times: Times, lead: Paragraph | None, published: date | None) -> None:
        self.cinema = cinema.Cinema(times.doc, published)
        self.charts = charts.Charts(times.doc, lead, published)
        self.broadcast = broadcast.Broadcast(times, lead, published)

    def of(self, draft: Draft, found: Time | None, times: Sequence[Time]) -> tuple[Period, str] | None:
        """The time of a figure that by the article's kind is known, and the rule that says so; `found` is what its sentence names.

        None if by one of the `times` of the sentence it is held against a whole year.
        """
        if any(time.is_compared_with(draft.frame) and _is_year(time.period) for time in times):
            return None
        if (weekend := self.cinema.weekend_of(draft, found)) is not None:
            return weekend, cinema.RULE
        if (week := self.charts.week_of(draft, found)) is not None:
            return week, charts.RULE
        day = self.broadcast.day_of(draft, found)
        return None if day is None else (day, broadcast.RULE)


def _is_year(period: Period) -> bool:
    """Whether an expression is a whole year, and no weekend or week of it: "behind last year", not "on the same weekend of last year"."""
    return period.kind == "interval" and period.granularity == "year" and not period.rule.startswith("relative.same")
