"""Years and what is counted in them: fiscal years, spans of years, decades, centuries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.periods import calendar, numbers
from claimx.periods.context import Context, Outcome, Parts, span_of, unresolved, whole
from claimx.periods.grammar import vocabulary

# The first and the last of its ten years, counted from 0, that make up a part of a decade.
PARTS_OF_DECADES = {"start": (0, 3), "mid": (4, 6), "end": (7, 9)}


def relative_year(which: str, context: Context) -> int | None:
    """The year that "this year", "last year", "the year" … names; None where nothing tells."""
    if not which:
        return None
    if which.startswith(("that", "the same", "the previous", "the following")):
        reference = context.last("any")
        base = reference.first_day.year if reference is not None and reference.first_day is not None else None
        step = -1 if "previous" in which else 1 if "following" in which else 0
        return base + step if base is not None else None
    if context.anchor is None:
        return None
    return context.anchor.year + (-1 if which.startswith("last") else 1 if which.startswith("next") else 0)


def year_of_part(which: str, month: int, context: Context) -> int | None:
    """The year of a part that begins with a month of it; in January the past "third quarter of the year" is of the year before."""
    year, anchor = relative_year(which, context), context.anchor
    if year is None or anchor is None or context.tense != "past":
        return year
    return year - 1 if (year, month) > (anchor.year, anchor.month) and year == anchor.year else year


def resolve_year(parts: Parts, context: Context) -> Outcome:
    """A year; a fiscal one has no days as long as its end is not known."""
    year = numbers.year(parts["year"])
    if year is None:
        return unresolved("XXXX", "year")
    found = whole("year", date(year, 1, 1))
    return fiscal_year(found, context) if "fiscal" in parts else found


def fiscal_year(found: Outcome, context: Context) -> Outcome:
    """A year as a fiscal year: with days where the text has told when fiscal years end (they go by their last day)."""
    year = context.last("fiscal year")
    known = span_of(year)
    if known is None or year is None or found.first is None:
        return replace(found, first=None, last=None, fiscal=True)
    named = int(year.timex_value) if not year.text else known[1].year
    first, last = calendar.shift_days(*known, "year", found.first.year - named)
    return replace(found, first=first, last=last, fiscal=True)


def fiscal_year_around(found: Outcome, day: date, direction: int, context: Context) -> Outcome:
    """The fiscal year around a day, or so many years from it, for "this fiscal year"; without days where its end is not known."""
    known = span_of(context.last("fiscal year"))
    if known is None:
        return replace(found, first=None, last=None, fiscal=True)
    first, last = calendar.shift_days(*known, "year", day.year - known[0].year)
    first, last = calendar.shift_days(first, last, "year", direction - (first > day))
    return replace(found, first=first, last=last, fiscal=True)


def resolve_year_span(parts: Parts, context: Context) -> Outcome:
    """Resolve "2015-16": a fiscal year where its end is known or it is called one, a school year, else two years."""
    start = numbers.year(parts["year"])
    assert start is not None
    end = numbers.end_year(start, parts["end"])
    first, last = date(start, 1, 1), date(min(end, 9999), 12, 31)
    fiscal, known = "fiscal" in parts, span_of(context.last("fiscal year"))
    if end == start + 1 and "school" in parts:
        first, last = date(start, 8, 1), date(end, 7, 31)
    elif end == start + 1 and known is not None and known[0].month > 1:
        first, last = calendar.shift_days(*known, "year", start - known[0].year)
    elif fiscal and end == start + 1:
        first, last = date(start, 4, 1), date(end, 3, 31)
    return Outcome(value=f"{start}/{end}", unit="year", first=first, last=last, fiscal=fiscal)


def resolve_decade(parts: Parts, context: Context) -> Outcome:
    """A decade in digits or by name."""
    if "decade_name" in parts:
        start = 1900 + int(vocabulary("decade_name")[parts["decade_name"]])
    elif "short" in parts or parts["decade"].startswith("'"):
        number = int(parts.get("short", parts.get("decade", "0")).lstrip("'"))
        start = number + (2000 if number < 30 else 1900)
    else:
        start = int(parts["decade"])
    if "decade_name" in parts and start < 1930 and context.anchor is not None and context.anchor.year >= start + 100:
        start += 100
    found = whole("decade", date(start, 1, 1))
    until = start // 100 * 100 + int(parts["until"]) if "until" in parts else start  # "the 1970s and 80s"
    return replace(found, last=date(until + 9, 12, 31)) if until > start else found


def part_of_decade(first: date, part: str) -> tuple[date, date]:
    """The early, middle or late years of a decade, which begins on a day: 1990 to 1993, 1994 to 1996, 1997 to 1999."""
    begins, ends = PARTS_OF_DECADES[part]
    return date(first.year + begins, 1, 1), date(first.year + ends, 12, 31)


def resolve_century(parts: Parts, _: Context) -> Outcome:
    """A century by its number: the 19th is 1801 to 1900."""
    number = int(parts["century"]) if "century" in parts else int(vocabulary("day_ordinal")[parts["day_ordinal"]])
    first = date(max(1, (number - 1) * 100 + 1), 1, 1)
    return replace(whole("century", first), value=f"{number - 1:02d}")
