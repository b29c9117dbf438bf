"""Claims in few words, as tables and plots show them."""

from __future__ import annotations

import calendar
from datetime import date

from claimx.model import Claim, Mention, Period


def figure_label(claim: Claim) -> str:
    """The figure as written, with its modifier: "about 30"."""
    quantity = claim.quantity
    return f"{quantity.modifier_text.text} {quantity.text}" if quantity.modifier_text else quantity.text


def measure_label(claim: Claim) -> str:
    """What is measured: as written, or the noun for it where the article says it by a verb."""
    return "" if claim.measure is None else claim.measure.name or claim.measure.text


def name_of(mention: Mention | None) -> str:
    """The fullest name of an actor, a place or a source; empty for none."""
    return mention.name if mention else ""


def source_of(claim: Claim) -> str:
    """The name of who says so; empty where the article names nobody."""
    return name_of(claim.attribution.source) if claim.attribution else ""


def period_label(period: Period | None) -> str:
    """A period in few words: "2016", "Q4 2004", "Mar 2017", "30 Mar 2017", "from 1 Jan 2010", or its two days."""
    if period is None:
        return ""
    first, last = period.first_day, period.last_day
    if first and last:
        return _calendar_name(first, last) or f"{_day(first)} – {_day(last)}"
    if first:
        return f"from {_day(first)}"
    return f"to {_day(last)}" if last else period.text


def _calendar_name(first: date, last: date) -> str | None:
    """What a stretch of days is called if it is a day, or whole months, quarters or years of the calendar."""
    if first == last:
        return _day(first)
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year == last.year and first.month == last.month:
        return f"{calendar.month_abbr[first.month]} {first.year}"
    quarter = first.year == last.year and first.month % 3 == 1 and last.month == first.month + 2
    return f"Q{last.month // 3} {first.year}" if quarter else None


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"
