"""Periods in the Extended Date/Time Format (EDTF, ISO 8601-2:2019)."""

from __future__ import annotations

from claimx.model import Period
from claimx.periods.calendar import season_of, unit_days

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_QUARTER, _HALF = 33, 40


def edtf(period: Period) -> str | None:
    """The days of a period as an EDTF string: a date, a calendar unit, or an interval (".." where it is open).

    None where neither end is known. "~" at the end marks an approximate date.
    """
    first, last = period.first_day, period.last_day
    if first is None and last is None:
        return None
    unit = _unit(period)
    if unit is None:
        ends = [day.isoformat() if day is not None else ".." for day in (first, last)]
        unit = ends[0] if ends[0] == ends[1] else "/".join(ends)
    return unit + "~" if period.modifier == "~" else unit


def _unit(period: Period) -> str | None:
    """The EDTF name of the calendar unit that a period covers exactly; None where it covers none."""
    first, last = period.first_day, period.last_day
    if first is None or last is None:
        return None
    season = period.granularity == "season" and period.timex_value.endswith(season_of(first)) and (last - first).days < 100
    if season:
        return f"{first.year:04d}-{_SEASONS[season_of(first)]}"
    names = {
        "month": f"{first.year:04d}-{first.month:02d}",
        "quarter": f"{first.year:04d}-{_QUARTER + (first.month - 1) // 3}",
        "half": f"{first.year:04d}-{_HALF + (first.month - 1) // 6}",
        "year": f"{first.year:04d}",
        "decade": f"{first.year // 10:03d}X",
    }
    return next((name for unit, name in names.items() if unit_days(unit, first) == (first, last)), None)
