"""Counted stretches of time that a day, or a month, ends or begins: "the six months to June", "the year starting on 1 July"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.model import Period
from claimx.periods import calendar, numbers
from claimx.periods.calendar import add_days
from claimx.periods.durations import counted_back
from claimx.periods.expression import Expression
from claimx.periods.joints import CALENDAR, LONGEST_GAP, Leaf, as_unit, joints

_COUNTED = frozenset({"duration", "count", "first_units", "the", "relative", "latest", "recent_unit", "that", "quarter", "half"})
_MOST = 3000
_EARLY = 2


def ends_counted(low: str, first: Expression, second: Expression) -> bool:
    """Whether the second expression ends a counted stretch: "the six months to June"."""
    return _is_joined(low, first, second, "ending")


def begins_counted(low: str, first: Expression, second: Expression) -> bool:
    """Whether the second expression begins a counted stretch: "the year starting on 1 July"."""
    return _is_joined(low, first, second, "starting")


def _is_joined(low: str, first: Expression, second: Expression, table: str) -> bool:
    if not (first.form in _COUNTED or _is_fiscal_year(first)) or second.form not in CALENDAR or second.start - first.end > LONGEST_GAP:
        return False
    gap = low[first.end : second.start]
    several = first.form == "duration" and (_number(first) or 1) > 1
    rows = (joint for joint in joints(table) if several or not joint.row.get("several"))
    return any(joint.gap is not None and joint.gap.match(gap) for joint in rows)


def starting(first: Leaf, second: Leaf) -> tuple[Period, Period, Period | None] | None:
    """Both leaves with the days of the stretch that the second begins, and the unit it amounts to; None if its length is not known."""
    start, number, unit = second.period.first_day, _number(first.expression), first.period.granularity
    if start is None or number is None or unit not in (*calendar.DAYS_IN, *calendar.MONTHS_IN):
        return None
    last = add_days(calendar.step(unit, start, number), -1)
    made = replace(first.period, first_day=start, last_day=last, kind="interval")
    return made, replace(second.period, first_day=start, last_day=last), as_unit(made, start, last)


def _number(first: Expression) -> int | None:
    """How many of its units a counted stretch is long; None where that is not known."""
    parts = first.parts
    number = numbers.count(parts["number"]) if "number" in parts else "1"
    if first.form not in ("duration", "count", "first_units"):
        number = "1"
        if parts.get("unit") == "period":
            return None
    return min(int(number), _MOST) if number.isdigit() else None


def ending(first: Leaf, second: Leaf) -> tuple[Period, Period, Period | None] | None:
    """Both leaves with the days of the stretch that the second ends, and the unit it amounts to; None if its length is not known."""
    last, number, unit = second.period.last_day, _number(first.expression), first.period.granularity
    if last is not None and _is_fiscal_year(first.expression) and "year" not in second.expression.parts:
        last = _in_named_year(last, numbers.year(first.expression.parts["year"]))
    if last is None or number is None:
        return None
    start = _begun(first, last) or counted_back(last, number, unit)
    made = replace(first.period, first_day=start, last_day=last, kind="interval")
    if first.expression.form == "the" and unit == "year":
        made = replace(made, timex_type="DURATION", timex_value="P1Y")
    named = as_unit(made, start, last)
    if first.expression.form == "quarter":
        named = replace(named, timex_value=made.timex_value)
    elif first.expression.form == "the" and named.granularity == "quarter":
        made = replace(made, timex_value=named.timex_value)
    return made, replace(second.period, first_day=start, last_day=last), named


def _is_fiscal_year(expression: Expression) -> bool:
    """Whether an expression is a firm's year by its number, which a day ends: "fiscal 2015, ended June 30"."""
    return expression.form == "year" and "fiscal" in expression.parts and "year" in expression.parts


def _in_named_year(last: date, year: int | None) -> date:
    """The last day of a fiscal year in the year that names it, or early in the one after, as shops have it."""
    if year is None or (last.year == year + 1 and last.month <= _EARLY):
        return last
    return calendar.add_months(last, 12 * (year - last.year))


def _begun(first: Leaf, last: date) -> date | None:
    """The first day of a unit by its direction that the last day lies in ("this year through Thursday")."""
    start, end = first.period.first_day, first.period.last_day
    named = first.expression.form == "relative" and "direction" in first.expression.parts
    return start if named and start is not None and end is not None and start <= last <= end else None
