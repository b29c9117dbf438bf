"""Parts of a year, of a stated one or the one that the anchor and the tense point to: months, quarters, halves, seasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.errors import LexiconError
from claimx.periods import calendar, numbers
from claimx.periods.calendar import add_days, add_months, month_days
from claimx.periods.context import Context, Outcome, Parts, span_of, unresolved, whole
from claimx.periods.grammar import vocabulary
from claimx.periods.named_days import AGAINST_TENSE, month_number
from claimx.periods.years import fiscal_year, relative_year, resolve_decade, year_of_part

_SOON = 185
_HALF_DECADE = 5
_KICK_OFF, _WHISTLE = 8, 5


def resolve_month(parts: Parts, context: Context) -> Outcome:
    """A month, with its year, a relative year, a direction, or bare."""
    month = month_number(parts)
    assert month is not None
    year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts.get("which", ""), context)
    if year is None and context.anchor is not None:
        year = _year_of_month(month, vocabulary("direction").get(parts.get("direction", "")), context)
    if year is None:
        return unresolved(f"XXXX-{month:02d}", "month")
    return whole("month", date(year, month, 1))


def _year_of_month(month: int, direction: int | None, context: Context) -> int:
    anchor = context.anchor
    assert anchor is not None
    if direction == -1:  # of the month that has just ended "last month" would be said
        return anchor.year - (month >= anchor.month - 1)
    if direction == 1:
        return anchor.year if month > anchor.month else anchor.year + 1
    if direction == 0:
        return anchor.year
    ahead, back = (month - anchor.month) % 12, (anchor.month - month) % 12
    if (context.tense == "future" and ahead <= AGAINST_TENSE * back) or (context.tense is None and 2 * ahead < back):
        return anchor.year if month >= anchor.month else anchor.year + 1
    return anchor.year if month <= anchor.month else anchor.year - 1


def resolve_unit_to_month(parts: Parts, context: Context) -> Outcome:
    """The December quarter, the June half: the one that ends with the month."""
    last_month = resolve_month(parts, context)
    if last_month.last is None:
        return unresolved("XXXX", parts["unit"])
    first = add_months(add_days(last_month.last, 1), -calendar.MONTHS_IN[parts["unit"]])
    value = calendar.value_around(first, last_month.last, parts["unit"])
    return Outcome(value=value, unit=parts["unit"], first=first, last=last_month.last)


def resolve_half_month(parts: Parts, context: Context) -> Outcome:
    """The first half of March: up to the 15th."""
    month = resolve_month(parts, context)
    if month.first is None or month.last is None:
        return month
    middle = month.first.replace(day=15)
    first_half = vocabulary("half_ordinal")[parts["half_ordinal"]] == 1
    return replace(month, first=month.first if first_half else add_days(middle, 1), last=middle if first_half else month.last)


def resolve_quarter(parts: Parts, context: Context) -> Outcome:
    """A quarter by its number."""
    number = int(parts["digit"]) if "digit" in parts else int(vocabulary("ordinal")[parts["ordinal"]])
    return _numbered("quarter", number, parts, context)


def resolve_half(parts: Parts, context: Context) -> Outcome:
    """A half year by its number, or the half of a decade."""
    number = int(parts["digit"]) if "digit" in parts else int(vocabulary("half_ordinal")[parts["half_ordinal"]])
    if "decade" in parts:
        decade = resolve_decade(parts, context)
        assert decade.first is not None
        first = decade.first.replace(year=decade.first.year + _HALF_DECADE * (number - 1))
        return replace(decade, first=first, last=add_days(add_months(first, 12 * _HALF_DECADE), -1))
    return _numbered("half", number, parts, context)


def _numbered(unit: str, number: int, parts: Parts, context: Context) -> Outcome:
    fiscal = "fiscal" in parts or "fiscal_after" in parts or "fiscal_year" in parts or "fy" in parts
    size = calendar.MONTHS_IN[unit]
    month = (number - 1) * size + 1
    year = numbers.year(parts["year"]) if "year" in parts else year_of_part(parts.get("which", ""), month, context)
    if year is None and context.anchor is not None:
        year = _year_of_part(size, number, context)
    if year is None:
        return unresolved(f"XXXX-{unit[0].upper()}{number}", unit)
    found = whole(unit, date(year, month, 1))
    return _fiscal_part(found, number, size, parts, context) if fiscal else found


def _fiscal_part(found: Outcome, number: int, size: int, parts: Parts, context: Context) -> Outcome:
    """A quarter or half of a fiscal year, counted from its first day where the text has told when it ends."""
    year = fiscal_year(found, context)
    if year.first is None or year.last is None:
        return year
    first = add_months(year.first, (number - 1) * size)
    anchor = context.anchor
    if "year" not in parts and anchor is not None:
        first = add_months(first, 12 * (anchor.year - first.year))
        first = add_months(first, -12) if first > anchor else first
    return replace(year, first=first, last=add_days(add_months(first, size), -1))


def _year_of_part(size: int, number: int, context: Context) -> int:
    """The year of a quarter or half without one: the last that is over or, of quarters, has begun; the next in future tense."""
    anchor = context.anchor
    assert anchor is not None
    first, last = month_days(anchor.year, (number - 1) * size + 1, size)
    if context.tense == "future" and last >= anchor:
        return anchor.year
    if context.tense == "future" and (add_months(first, 12) - anchor).days <= _SOON:
        return anchor.year + 1
    begun = first <= anchor if size == calendar.MONTHS_IN["quarter"] else last <= anchor
    return anchor.year if begun else anchor.year - 1


def check_seasons() -> None:
    """Refuse a word for a season that is none. Raises LexiconError."""
    for word, season in vocabulary("season").items():
        if season not in calendar.SEASON_MONTH:
            message = f"periods.toml: {word} is {season!r} in [vocabulary.season]; want one of {', '.join(calendar.SEASON_MONTH)}"
            raise LexiconError(message)


def resolve_season(parts: Parts, context: Context) -> Outcome:
    """A season, with its year, a direction, or bare."""
    if "play" in parts:
        return _last_season_of_play(context.anchor)
    season = str(vocabulary("season")[parts["season"]])
    year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts.get("which", ""), context)
    if year is not None and season == "WI" and "end" not in parts:
        first, last = calendar.season_days(season, year)
        return Outcome(value=f"{year}-WI", unit="season", first=first, last=last)
    mentioned = span_of(context.last("any")) if "that" in parts else None
    if year is None and mentioned is not None:
        year = mentioned[0].year
    if year is None and context.anchor is not None:
        year = _year_of_season(season, vocabulary("direction").get(parts.get("direction", "")), context)
    if year is None:
        return unresolved(f"XXXX-{season}", "season")
    first, last = calendar.season_days(season, year)
    return Outcome(value=f"{year}-{season}", unit="season", first=first, last=last)


def _last_season_of_play(anchor: date | None) -> Outcome:
    """The last season of a sport that is played from autumn to spring: in the summer the one that has just ended."""
    if anchor is None:
        return unresolved("XXXX", "season")
    start = anchor.year - (2 if anchor.month <= _WHISTLE else 1)
    first, last = date(start, _KICK_OFF, 1), date(start + 1, _WHISTLE, 31)
    return Outcome(value=f"{start}", unit="season", first=first, last=last)


def _year_of_season(season: str, direction: int | None, context: Context) -> int:
    anchor = context.anchor
    assert anchor is not None
    first, last = calendar.season_days(season, anchor.year)
    if season == "WI" and anchor.month <= 2:
        first, last = calendar.season_days(season, anchor.year - 1)
    if direction == -1:
        return first.year if last < anchor else first.year - 1
    if direction == 1:
        return first.year if first > anchor else first.year + 1
    if direction == 0:
        return first.year if season != "WI" or first <= anchor or anchor.month > 4 else first.year - 1
    if context.tense == "future":
        return first.year if last >= anchor else first.year + 1
    return first.year if first <= anchor else first.year - 1
