"""How the days of two periods lie to each other."""

from __future__ import annotations

from claimx.model import Period


def is_within(part: Period, whole: Period) -> bool:
    """Whether a period is a part of another, both with days at both ends."""
    ends = (whole.first_day, part.first_day, part.last_day, whole.last_day)
    return None not in ends and list(ends) == sorted(ends)  # type: ignore[type-var]


def overlaps(period: Period, opening: Period) -> bool:
    """Whether a period is a part of another or runs over one of its ends, without holding all of it."""
    if None in (period.first_day, period.last_day, opening.first_day, opening.last_day):
        return False
    meet = period.first_day <= opening.last_day and opening.first_day <= period.last_day  # type: ignore[operator]
    return meet and not is_within(opening, period)


def same_days(one: Period, other: Period) -> bool:
    """Whether two periods begin and end alike."""
    return (one.first_day, one.last_day) == (other.first_day, other.last_day)
