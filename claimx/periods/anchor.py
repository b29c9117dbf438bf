"""The article's date where it is not given: read from its address or its own lines, or inferred from what it says.

Nothing is guessed: each way of finding a date is a row of `period_context.toml` with the share of articles in which it
was right, and where none applies there is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from claimx import lexicon
from claimx.numerals import fold
from claimx.periods.calendar import day_of
from claimx.periods.explicit import month_number
from claimx.periods.expression import Expression
from claimx.periods.find import find
from claimx.periods.grammar import compile_pattern, vocabulary
from claimx.periods.resolve import resolve
from claimx.periods.tense import tense_at

_HEAD, _TAIL, _LEAD = 1_500, 600, 600
_LINE = re.compile(r"[^\r\n]+")
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


def article_date(text: str, *, url: str | None = None, language: str = "en") -> ArticleDate | None:
    """The day that the address or the text says it came out, or that what it tells makes likely; None where nothing does."""
    found = _from_address(url, language) or _from_lines(text, language)
    return found or _from_evidence(text, language)


def _from_address(url: str | None, language: str) -> ArticleDate | None:
    for row in lexicon.rows("period_context", "address", language) if url else ():
        match = re.search(row["pattern"], url or "")
        day = day_of(*(int(number) for number in match.groups())) if match else None
        if day is not None and match is not None:
            return ArticleDate(day=day, confidence=row["confidence"], exact=True, rule=row["id"], text=match.group())
    return None


@cache
def _lines(language: str) -> tuple[_Line, ...]:
    return tuple(
        _Line(
            row["id"],
            row["confidence"],
            compile_pattern(rf"\s*(?:{row['pattern']})", language),
            compile_pattern(row["after"], language) if "after" in row else None,
            bool(row.get("tail")),
            row.get("year", True),
        )
        for row in lexicon.rows("period_context", "published", language)
    )


def _from_lines(text: str, language: str) -> ArticleDate | None:
    """The surest date of a line that labels the article, of its head or, for some labels, of its last lines."""
    found: list[ArticleDate] = []
    for begin, end, tail in ((0, min(_HEAD, len(text)), False), (max(_HEAD, len(text) - _TAIL), len(text), True)):
        for match in _LINE.finditer(text, begin, end):
            found.extend(_in_line(text, match.start(), match.group()[:_LONGEST], language, tail=tail))
    return max(found, key=lambda date: date.confidence, default=None)


def _in_line(text: str, offset: int, line: str, language: str, *, tail: bool) -> Iterator[ArticleDate]:
    low = fold(line)
    for expression in find(line, language):
        if expression.form != "date":
            continue
        for row in _lines(language):
            if (tail and not row.tail) or not row.before.fullmatch(low, 0, expression.start):
                continue
            if row.after is not None and not row.after.match(low, expression.end):
                continue
            day = resolve(expression, None).first_day if row.year else _with_year(expression, text, language)
            if day is not None:
                start, end = offset + expression.start, offset + expression.end
                yield ArticleDate(day=day, confidence=row.confidence, exact=True, rule=row.rule, text=expression.text, start=start, end=end)


def _with_year(expression: Expression, text: str, language: str) -> date | None:
    """A dateline's day without its year: in the one likely year in which it, or else the day before it, is a weekday of the lead."""
    found = find(text, language)
    weekdays = {int(vocabulary("weekday")[e.parts["weekday"]]) for e in found if e.form == "weekday" and e.start < _LEAD}
    days = _in_likely_years(expression, text, found, language)
    for back in (0, 1):
        fitting = [day for day in days if (day.weekday() - back) % 7 in weekdays]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _in_likely_years(expression: Expression, text: str, found: Sequence[Expression], language: str) -> list[date]:
    """A day of the year in the latest year that the text speaks of as past, and in the year after."""
    month, day = month_number(expression.parts), expression.parts.get("day")
    years = _past_years(text, found, language)
    if month is None or day is None or "year" in expression.parts or not years:
        return []
    return [fitting for year in (max(years), max(years) + 1) if (fitting := day_of(year, month, int(day)))]


def _past_years(text: str, found: Sequence[Expression], language: str) -> set[int]:
    """The years that a text names where it does not look ahead."""
    low = fold(text)
    return {
        day.year
        for expression in found
        if expression.form in _NAMED_BY_YEAR
        and (day := resolve(expression, None).first_day) is not None
        and tense_at(low, expression.start, expression.end, language) != "future"
    }


def _from_evidence(text: str, language: str) -> ArticleDate | None:
    """A date that no line labels: "Saturday, March 12" in the likely year in which that is a Saturday; or a full date of the lead."""
    confidence = {row["id"]: row["confidence"] for row in lexicon.rows("period_context", "evidence", language)}
    found = find(text, language)
    low = fold(text)
    told: list[ArticleDate] = []
    for expression in found:
        if expression.form != "date" or tense_at(low, expression.start, expression.end, language) == "future":
            continue
        rule, day = "evidence.lead", resolve(expression, None).first_day if expression.start < _LEAD else None
        weekday = vocabulary("weekday").get(expression.parts.get("weekday_name", ""))
        if weekday is not None and "year" not in expression.parts:
            fitting = [day for day in _in_likely_years(expression, text, found, language) if day.weekday() == weekday]
            rule, day = "evidence.weekday", fitting[0] if len(fitting) == 1 else None
        if day is not None:
            at = (expression.text, expression.start, expression.end)
            told.append(ArticleDate(day=day, confidence=confidence[rule], exact=False, rule=rule, text=at[0], start=at[1], end=at[2]))
    latest = max(_past_years(text, found, language), default=0) if told else 0
    return max((date for date in told if date.day.year >= latest), key=lambda date: (date.confidence, date.day), default=None)
