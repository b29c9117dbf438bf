"""Days and times of day: Friday, last Friday, yesterday, this morning, 10 a.m. Tuesday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.periods import dates, numbers
from claimx.periods.calendar import add_days
from claimx.periods.context import Context, Outcome, Parts, span_of, unresolved, whole
from claimx.periods.grammar import vocabulary
from claimx.periods.named_days import resolve_date

# "1430", hours and minutes without a mark between them
_MILITARY = 4


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
    number = int(vocabulary("weekday")[name])
    same_day = anchor.weekday() == number
    if same_day and direction is None:
        return anchor
    forward = direction == 1 or (direction is None and context.tense == "future")
    if direction == 0:
        forward = context.tense != "past"
    if same_day:
        return add_days(anchor, 0 if direction == 0 else 7 if forward else -7)
    return add_days(anchor, dates.days_to_weekday(name, anchor.weekday(), forward=forward))


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
    """Last night, that evening, the next morning."""
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
    if len(digits) == _MILITARY and digits.isdigit():
        digits = f"{digits[:2]}:{digits[2:]}"
    hour_text, _, rest = digits.partition(":")
    hour = int("".join(c for c in hour_text if c.isdigit()))
    minute = rest[:2] if rest[:2].isdigit() else "00"
    if "p" in text and hour < 12:
        hour += 12
    elif "a" in text and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}"
