"""Expressions that need the anchor date or what the text has mentioned: last week, Friday, the quarter, three years ago."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from claimx.model import Period
from claimx.periods import calendar, dates, numbers
from claimx.periods.calendar import add_days, step, unit_days, value_of
from claimx.periods.context import Context, Outcome, unresolved, whole
from claimx.periods.explicit import relative_year, resolve_date, resolve_month
from claimx.periods.grammar import vocabulary

Parts = Mapping[str, str]
_VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def span_of(period: Period | None) -> tuple[date, date] | None:
    """Both ends of a period, where it has them."""
    if period is None or period.first_day is None or period.last_day is None:
        return None
    return period.first_day, period.last_day


def _unknown(unit: str) -> Outcome:
    letter = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}
    return unresolved(letter.get(unit, "XXXX"), unit)


def moved(unit: str, day: date, number: int) -> Outcome:
    """The calendar unit so many units away from a day."""
    return whole(unit, step(unit, day, number))


def resolve_weekday(parts: Parts, context: Context) -> Outcome:
    """A day of the week, with its direction or by the tense; a part of the day makes it a TIME."""
    anchor = context.anchor
    if anchor is None:
        number = int(vocabulary("weekday")[parts["weekday"]])
        return unresolved(f"XXXX-WXX-{number + 1}", "day")
    return _with_part(whole("day", weekday_near(parts["weekday"], vocabulary("direction").get(parts.get("direction", "")), context)), parts)


def weekday_near(name: str, direction: int | None, context: Context) -> date:
    """The weekday of that name that a direction, or else the tense, points to."""
    anchor = context.anchor
    assert anchor is not None
    same_day = anchor.weekday() == int(vocabulary("weekday")[name])
    if same_day and direction is None:
        return anchor
    forward = direction == 1 or (direction is None and context.tense == "future")
    if direction == 0:
        forward = context.tense != "past"
    found = dates.parse(name, anchor, "future" if forward else "past")
    assert found is not None
    if same_day:
        found = add_days(anchor, 0 if direction == 0 else 7 if forward else -7)
    return found


def _with_part(found: Outcome, parts: Parts) -> Outcome:
    if "part_of_day" not in parts:
        return found
    part = vocabulary("part_of_day")[parts["part_of_day"]]
    return replace(found, type="TIME", value=f"{found.value}T{part}")


def resolve_day_word(parts: Parts, context: Context) -> Outcome:
    """Today, tonight, yesterday, tomorrow, the day before yesterday."""
    if context.anchor is None:
        return unresolved("XXXX-XX-XX", "day")
    word = parts.get("day_word", "")
    number = -2 if "back" in parts else 2 if "on" in parts else int(vocabulary("day_word")[word])
    found = whole("day", add_days(context.anchor, number))
    return replace(found, type="TIME", value=f"{found.value}TNI") if word == "tonight" else _with_part(found, parts)


def resolve_day_part(parts: Parts, context: Context) -> Outcome:
    """This morning, last night, that evening."""
    which = parts["which"]
    day = context.anchor
    if which.startswith(("that", "the")):
        days = span_of(context.last("day"))
        day = days[0] if days else None
        if day is not None and ("next" in which or "following" in which):
            day = add_days(day, 1)
        elif day is not None and "previous" in which:
            day = add_days(day, -1)
    if day is None:
        return replace(unresolved(f"XXXX-XX-XXT{vocabulary('part_of_day')[parts['part_of_day']]}", "day"), type="TIME")
    if which == "last":
        day = add_days(day, -1)
    return _with_part(whole("day", day), parts)


def resolve_time(parts: Parts, context: Context) -> Outcome:
    """A time of day, with its day or on the anchor day."""
    clock = _clock(parts)
    if "day_word" in parts:
        found = resolve_day_word({"day_word": parts["day_word"]}, context)
    elif "month" in parts:
        found = resolve_date(parts, context)
    elif "weekday" in parts:
        found = resolve_weekday({"weekday": parts["weekday"]}, context)
    elif context.anchor is not None:
        days = span_of(context.last("day"))
        found = whole("day", days[0] if days else context.anchor)
    else:
        found = unresolved("XXXX-XX-XX", "day")
    return replace(found, type="TIME", value=f"{found.value[:10]}T{clock}")


def _clock(parts: Parts) -> str:
    if "hour" in parts:
        hour = int(numbers.count(parts["hour"]))
        late = parts.get("part_of_day") in ("afternoon", "evening", "night")
        return f"{hour + 12 if late and hour < 12 else hour:02d}:00"
    text = parts["clock"]
    named = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
    if text in named:
        return named[text]
    digits = text.replace(".", ":", 1) if text[:2].rstrip(".").isdigit() and "." in text[:3] else text
    hour_text, _, rest = digits.partition(":")
    hour = int("".join(c for c in hour_text if c.isdigit()))
    minute = rest[:2] if rest[:2].isdigit() else "00"
    if "p" in text and hour < 12:
        hour += 12
    elif "a" in text and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}"


def resolve_relative(parts: Parts, context: Context) -> Outcome:
    """This, last, next, previous, following unit."""
    unit = str(vocabulary("span_unit")[parts["span_unit"]])
    word = parts["direction"]
    direction = int(vocabulary("direction")[word])
    day = context.anchor
    if word in ("following", "previous", "preceding", "prior"):
        days = span_of(context.last("any"))
        if days is not None:
            day = days[0]
    if day is None:
        return _unknown(unit)
    found = moved(unit, day, direction)
    if unit == "weekend" and direction == -1 and day == context.anchor and found.last is not None and (day - found.last).days > 7:
        found = moved(unit, day, 0)
    if "fiscal" in parts:
        return replace(found, first=None, last=None, fiscal=True)
    return found


def resolve_latest(parts: Parts, context: Context) -> Outcome:
    """The latest quarter or period: the one the text reports on, or the last that is over."""
    unit = parts["unit"]
    if unit == "period":
        found = context.last("sentence", "reported")
        if found is not None:
            return _again(found)
        unit = "quarter"
    if (mentioned := context.last(f"reported {unit}")) is not None and unit in ("quarter", "half"):
        return _again(mentioned)
    if context.anchor is None:
        return _unknown(unit)
    found_unit = moved(unit, context.anchor, -1)
    return replace(found_unit, first=None, last=None, fiscal=True) if parts.get("fiscal") in ("fiscal", "financial") else found_unit


def _again(period: Period) -> Outcome:
    return Outcome(type="DATE", value=period.timex_value, unit=period.granularity, first=period.first_day, last=period.last_day, fiscal=period.fiscal)


def resolve_that(parts: Parts, context: Context) -> Outcome:
    """That month, the same year: the unit around what was mentioned last."""
    unit = str(vocabulary("span_unit")[parts["span_unit"]])
    days = span_of(context.last("any"))
    return whole(unit, days[0]) if days else _unknown(unit)


def _recent(period: Period | None, context: Context) -> bool:
    """Whether a period ends in the anchor's year or the one before."""
    return period is not None and period.last_day is not None and context.anchor is not None and period.last_day.year >= context.anchor.year - 1


def resolve_the(parts: Parts, context: Context) -> Outcome:
    """The quarter, the period, the year: what the text reports on, or else what the anchor date tells."""
    unit = parts["unit"]
    if unit == "period":
        found = context.last("sentence", "reported", "any")
        return _again(found) if found is not None else unresolved("PXX", "year")
    found = context.last(f"reported {unit}")
    if unit == "year" and ("full" in parts or not _recent(found, context)):
        found = None
    if found is not None:
        return replace(_again(found), fiscal=found.fiscal or "fiscal" in parts)
    if unit == "decade" and (mentioned := context.last(unit)) is not None:
        return _again(mentioned)
    anchor = context.anchor
    if anchor is None:
        return _unknown(unit)
    if unit in ("quarter", "half"):
        return moved(unit, anchor, -1)
    if unit == "weekend":
        return moved(unit, anchor, -1 if anchor.weekday() < 5 and context.tense != "future" else 0)
    if unit == "year" and ("full" in parts or "fiscal" in parts) and context.tense != "future" and anchor.month <= 6:
        return replace(moved("year", anchor, -1), fiscal="fiscal" in parts)
    found_unit = whole(unit, anchor)
    return replace(found_unit, first=None, last=None, fiscal=True) if "fiscal" in parts else found_unit


def resolve_part_of(parts: Parts, context: Context) -> Outcome:
    """The last week of December 2004, the first quarter of the decade."""
    unit = str(vocabulary("span_unit")[parts["span_unit"]])
    if "month" in parts:
        whole_unit = resolve_month(parts, context)
    else:
        year = numbers.year(parts["year"]) if "year" in parts else relative_year(parts["which"], context)
        whole_unit = whole("year", date(year, 1, 1)) if year is not None else _unknown("year")
    if whole_unit.first is None or whole_unit.last is None:
        return _unknown(unit)
    number = int(vocabulary("position")[parts["position"]])
    if number < 0:
        last = add_days(step(unit, add_days(whole_unit.last, 1), number + 1), -1)
        first = add_days(step(unit, add_days(last, 1), -1), 0)
    else:
        first = step(unit, whole_unit.first, number - 1)
        last = add_days(step(unit, first, 1), -1)
    return Outcome(value=value_of(unit, first), unit=unit, first=first, last=last)


def resolve_day_number(parts: Parts, context: Context) -> Outcome:
    """The second day of "Sept. 19 to 22"."""
    days = span_of(context.last("day"))
    found = calendar.day_of(days[0].year, days[0].month, int(parts["day"])) if days else None
    return whole("day", found) if found is not None else _unknown("day")


def resolve_the_year(parts: Parts, context: Context) -> Outcome:
    """ "the 2015 quarter": the quarter that the text reports on, in that year."""
    year = numbers.year(parts["year"])
    assert year is not None
    unit = parts["unit"]
    reference = context.last("sentence", "reported") if unit == "period" else context.last(f"reported {unit}") if unit != "year" else None
    days = span_of(reference)
    if days is None or reference is None:
        return whole("year", date(year, 1, 1))
    first, last = calendar.shift_days(*days, "year", year - days[1].year)
    return Outcome(value=calendar.value_around(first, last, reference.granularity), unit=reference.granularity, first=first, last=last)


def resolve_year_end(parts: Parts, context: Context) -> Outcome:
    """The last day of a year, as TIMEX3 the year."""
    year = numbers.year(parts["year"]) if "year" in parts else None
    if year is None and context.anchor is not None:
        past = context.tense == "past" and context.anchor.month <= 6
        year = context.anchor.year - (1 if past else 0)
    if year is None:
        return unresolved("XXXX", "year")
    day = date(year, 12, 31)
    return Outcome(value=f"{year}-12-31", unit="day", first=day, last=day)


def resolve_past_one(parts: Parts, context: Context) -> Outcome:
    """The past year, the past decade: so long back from the anchor."""
    return _around(parts["unit"], -1, context)


def resolve_next_one(parts: Parts, context: Context) -> Outcome:
    """Over the coming year: so long on from the anchor."""
    return _around(parts["unit"], 1, context)


def _around(unit: str, direction: int, context: Context) -> Outcome:
    anchor = context.anchor
    months = 12 if unit == "12-month" else None
    name = "month" if months else unit
    if unit in ("second", "minute", "hour"):
        day = anchor
        return Outcome(type="DURATION", value=f"PT1{unit[0].upper()}", unit=unit, first=day, last=day)
    number = months or 1
    if anchor is None:
        return replace(_unknown(name), value=calendar.duration_value(str(number), name), type="DURATION")
    other = step(name, anchor, direction * number)
    first, last = (other, anchor) if direction < 0 else (anchor, other)
    if unit in ("decade", "century", "12-month"):
        return Outcome(type="DURATION", value=calendar.duration_value(str(number), name), unit=name, first=first, last=last)
    return Outcome(value=value_of(unit, unit_days(unit, other)[0]), unit=unit, first=first, last=last)


def resolve_ago(parts: Parts, context: Context) -> Outcome:
    """So many units ago, or from now, in the unit's own grain."""
    unit = str(vocabulary("unit")[parts["unit"]])
    number = numbers.count(parts["number"])
    back = parts["way"] == "ago"
    if number == "X" or context.anchor is None:
        return unresolved(_VAGUE[-1 if back else 1], unit)
    if unit in ("second", "minute", "hour"):
        hours = float(number) / {"second": 3600, "minute": 60, "hour": 1}[unit]
        day = add_days(context.anchor, int((-1 if back else 1) * (hours // 24)))
        return replace(whole("day", day), unit="day")
    if back:
        name = "weeks" if unit == "fortnight" else parts["unit"]
        size = float(number) * (2 if unit == "fortnight" else 1)
        return whole("week" if unit == "fortnight" else unit, _ago(size, name, unit, context.anchor))
    return _counted(unit, float(number), context.anchor, 1)


def _ago(number: float, name: str, unit: str, anchor: date) -> date:
    """So many units before a day, by dateparser where it knows the unit."""
    if number == int(number) and unit in ("day", "week", "month", "year", "decade"):
        found = dates.parse(f"{int(number)} {name} ago", anchor, "past")
        if found is not None:
            return found
    return _counted_day(unit, -number, anchor)


def _counted_day(unit: str, number: float, day: date) -> date:
    if unit in calendar.MONTHS_IN:
        return calendar.add_months(day, round(number * calendar.MONTHS_IN[unit]))
    try:
        return day + timedelta(days=round(number * calendar.DAYS_IN.get(unit, 1)))
    except OverflowError:
        return day


def _counted(unit: str, number: float, day: date, sign: int) -> Outcome:
    return whole("week" if unit == "fortnight" else unit, _counted_day(unit, sign * number, day))


def resolve_earlier(parts: Parts, context: Context) -> Outcome:
    """So many units earlier or later than what was mentioned last."""
    unit = str(vocabulary("unit")[parts["unit"]])
    number = numbers.count(parts["number"])
    sign = 1 if parts["way"] in ("later", "after", "afterward", "afterwards") else -1
    if number == "X" or unit in ("second", "minute", "hour"):
        return unresolved(_VAGUE[sign], unit)
    reference = context.last("any")
    days = span_of(reference)
    base = days[0] if days else context.anchor
    if base is None:
        return unresolved(_VAGUE[sign], unit)
    if reference is not None and days is not None and unit in ("year", "decade") and reference.granularity in ("quarter", "half", "month"):
        first, last = calendar.shift_days(*days, unit, int(sign * float(number)))
        return Outcome(value=calendar.value_around(first, last, reference.granularity), unit=reference.granularity, first=first, last=last)
    return _counted(unit, float(number), base, sign)


def resolve_now(_: Parts, context: Context) -> Outcome:
    """Now: the anchor day."""
    return Outcome(value="PRESENT_REF", unit="day", first=context.anchor, last=context.anchor)


def resolve_past(_: Parts, __: Context) -> Outcome:
    """Some time before."""
    return unresolved("PAST_REF", "day")


def resolve_future(_: Parts, __: Context) -> Outcome:
    """Some time to come."""
    return unresolved("FUTURE_REF", "day")
