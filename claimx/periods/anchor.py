"""The article's date where it is not given: read from its address or its own lines, or inferred from what it says.

Nothing is guessed: each way of finding a date is a row of `period_context.toml` with the share of articles in which it
was right, and where none applies there is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claimx import lexicon
from claimx.lexicon import kept
from claimx.numerals import fold
from claimx.periods.calendar import day_of
from claimx.periods.expression import Expression
from claimx.periods.find import find
from claimx.periods.grammar import compile_pattern, vocabulary
from claimx.periods.named_days import month_number
from claimx.periods.resolve import resolve
from claimx.periods.tense import tense_at

_HEAD, _TAIL, _LEAD = 1_500, 600, 600
_REST = re.compile(r"[^\r\n]*")
_LONGEST = 250
_NAMED_BY_YEAR = frozenset({"date", "month", "quarter", "half", "year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDate:
    """The day an article came out, and how sure that is (0 to 1).

    An `exact` date is the day itself; one that is not lies within days of it, good enough for months and years but
    not for "on Tuesday". `text`, `start` and `end` tell where the article says it (None for its address), `rule` the
    row that found it.
    """

    day: date
    confidence: float
    exact: bool
    rule: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    rule: str
    confidence: float
    before: re.Pattern[str]
    after: re.Pattern[str] | None
    tail: bool
    year: bool


def article_date(text: str, *, url: str | None = None) -> ArticleDate | None:
    """The day that the address or the text says it came out, or that what it tells makes likely; None where nothing does."""
    found = _from_address(url)
    if found is not None:
        return found
    told = _Told(text, fold(text), find(text))
    return told.by_lines() or told.by_evidence()


def _from_address(url: str | None) -> ArticleDate | None:
    for row in lexicon.rows("period_context", "address") if url else ():
        match = re.search(row["pattern"], url or "")
        day = day_of(*(int(number) for number in match.groups())) if match else None
        if day is not None and match is not None:
            return ArticleDate(day=day, confidence=row["confidence"], exact=True, rule=row["id"], text=match.group())
    return None


@kept
def _lines() -> tuple[_Line, ...]:
    return tuple(
        _Line(
            row["id"],
            row["confidence"],
            compile_pattern(rf"\s*(?:{row['pattern']})"),
            compile_pattern(row["after"]) if "after" in row else None,
            bool(row.get("tail")),
            row.get("year", True),
        )
        for row in lexicon.rows("period_context", "published")
    )


@dataclass(frozen=True)
class _Told:
    """A text, folded too, and the temporal expressions in it, from which its date is to be told."""

    text: str
    low: str
    found: Sequence[Expression]

    @cached_property
    def dates(self) -> list[Expression]:
        """The expressions that name a day of a month."""
        return [expression for expression in self.found if expression.form == "date"]

    def by_lines(self) -> ArticleDate | None:
        """The surest date of a line that labels the article, of its head or, for some labels, of its last lines."""
        tail = max(_HEAD, len(self.text) - _TAIL)
        told: list[ArticleDate] = []
        for expression in self.dates:
            if expression.end <= _HEAD or expression.start >= tail:
                told.extend(self._in_line(expression, 0 if expression.end <= _HEAD else tail))
        return max(told, key=lambda date: date.confidence, default=None)

    def _in_line(self, expression: Expression, begin: int) -> Iterator[ArticleDate]:
        """The date of an expression if the rest of its line, from `begin` on, is that of a row."""
        start, end = expression.start, expression.end
        line = max(self.low.rfind(mark, begin, start) for mark in "\r\n") + 1 or begin
        rest = _REST.match(self.low, end, line + _LONGEST) if end <= line + _LONGEST else None
        if rest is None:
            return
        for row in _lines():
            if (begin and not row.tail) or not row.before.fullmatch(self.low, line, start):
                continue
            if row.after is not None and not row.after.match(self.low, end, rest.end()):
                continue
            day = resolve(expression, None).first_day if row.year else self._with_year(expression)
            if day is not None:
                yield ArticleDate(day=day, confidence=row.confidence, exact=True, rule=row.rule, text=expression.text, start=start, end=end)

    def _with_year(self, expression: Expression) -> date | None:
        """A dateline's day without its year: in the one likely year in which it, or else the day before it, is a weekday of the lead."""
        weekdays = {int(vocabulary("weekday")[e.parts["weekday"]]) for e in self.found if e.form == "weekday" and e.start < _LEAD}
        days = self._in_likely_years(expression)
        for back in (0, 1):
            fitting = [day for day in days if (day.weekday() - back) % 7 in weekdays]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _in_likely_years(self, expression: Expression) -> list[date]:
        """A day of the year in the latest year that the text speaks of as past, and in the year after."""
        month, day = month_number(expression.parts), expression.parts.get("day")
        if month is None or day is None or "year" in expression.parts or not self.past_years:
            return []
        latest = max(self.past_years)
        return [fitting for year in (latest, latest + 1) if (fitting := day_of(year, month, int(day)))]

    @cached_property
    def past_years(self) -> set[int]:
        """The years that a text names where it does not look ahead."""
        named = ((e, resolve(e, None).first_day) for e in self.found if e.form in _NAMED_BY_YEAR)
        return {day.year for expression, day in named if day is not None and not self._is_ahead(expression)}

    def _is_ahead(self, expression: Expression) -> bool:
        return tense_at(self.low, expression.start, expression.end) == "future"

    def by_evidence(self) -> ArticleDate | None:
        """A date that no line labels: "Saturday, March 12" in the likely year in which that is a Saturday; or a full date of the lead."""
        told = [date for expression in self.dates if (date := self._evidence(expression)) is not None]
        latest = max(self.past_years, default=0) if told else 0
        return max((date for date in told if date.day.year >= latest), key=lambda date: (date.confidence, date.day), default=None)

    def _evidence(self, expression: Expression) -> ArticleDate | None:
        weekday = vocabulary("weekday").get(expression.parts.get("weekday_name", ""))
        if weekday is not None and "year" not in expression.parts:
            fitting = [day for day in self._in_likely_years(expression) if day.weekday() == weekday]
            rule, day = "evidence.weekday", fitting[0] if len(fitting) == 1 else None
        else:
            rule, day = "evidence.lead", resolve(expression, None).first_day if expression.start < _LEAD else None
        if day is None or self._is_ahead(expression):
            return None
        confidence = next(row["confidence"] for row in lexicon.rows("period_context", "evidence") if row["id"] == rule)
        at = expression.text, expression.start, expression.end
        return ArticleDate(day=day, confidence=confidence, exact=False, rule=rule, text=at[0], start=at[1], end=at[2])
