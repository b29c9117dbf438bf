"""From an expression to days and a TIMEX3 value: `resolve`, a pure function; and `rebase`, for comparisons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from claimx.lexicon import kept_up_to
from claimx.model import Period
from claimx.periods import ago, calendar, days, durations, mentioned, named_days, numbers, parts_of_years, relative, years
from claimx.periods.context import Context, Outcome, Parts, Tense, span_of, unresolved
from claimx.periods.edtf import edtf
from claimx.periods.expression import Expression
from claimx.periods.find import parts_of
from claimx.periods.grammar import vocabulary

Resolver = Callable[[Parts, Context], Outcome]
_NOTHING: Mapping[str, Period] = {}


def resolve(
    expression: Expression, anchor: date | None, *, tense: Tense | None = None, discourse: Mapping[str, Period] = _NOTHING
) -> Period:
    """The period that an expression names.

    `anchor` is the article's date (without one, relative expressions keep a TIMEX3 value but no days), `tense` that
    of the clause, `discourse` the periods mentioned last, by granularity and under "any".
    """
    context = Context(anchor, tense, discourse)
    try:
        found = _RESOLVERS[expression.form](expression.parts, context)
    except (ValueError, OverflowError):
        found = unresolved("XXXX", "year")
    first, last = _narrowed(expression, found, anchor)
    return Period(
        text=expression.text,
        start=expression.start,
        end=expression.end,
        first_day=first,
        last_day=last,
        granularity=found.unit,
        kind=found.kind,
        fiscal=found.fiscal,
        modifier=expression.modifier,
        timex_type=found.type,
        timex_value=found.value,
        rule=expression.rule,
    )


def _narrowed(expression: Expression, found: Outcome, anchor: date | None) -> tuple[date | None, date | None]:
    """The days of "the end of", "the start of", "earlier this", "later this" and "the late 1980s"; else all days."""
    first, last = found.first, found.last
    edge = expression.parts.get("edge")
    if edge is not None:
        return (last, last) if edge == "end" else (first, first)
    if found.unit == "decade" and first is not None and expression.modifier in years.PARTS_OF_DECADES:
        return years.part_of_decade(first, expression.modifier)
    if anchor is not None and first is not None and last is not None and first <= anchor <= last:
        if expression.modifier == "earlier":
            return first, anchor
        if expression.modifier == "later":
            return anchor, last
    return first, last


def _reference(parts: Mapping[str, str], context: Context) -> Outcome:
    """A comparison's own resolution, before any claim is known: against what was mentioned last, or the anchor."""
    unit, number = _shift_of(parts)
    named = "period" if "number" in parts else parts.get("unit", unit)
    if named in ("year", "to-year", "period"):
        period = context.last("sentence", "reported") or (context.last("any") if parts["shift"] == "decade" else None)
    else:
        period = context.last(f"reported {named}", named) or _last_over(named, context)
    known = span_of(period)
    if unit == "to-year":
        base = known[0] if known else context.anchor
        unit, number = "year", (number - base.year if base else 0)
    if known is not None and period is not None:
        first, last = calendar.shift_days(*known, unit, number)
        if "number" in parts:
            value = calendar.duration_value(numbers.count(parts["number"]), parts["unit"].removesuffix("s"))
            return Outcome(type="DURATION", value=value, unit=period.granularity, first=first, last=last, kind="reference")
        value = _moved_value(period, unit, number) or calendar.value_around(first, last, period.granularity)
        return Outcome(value=value, unit=period.granularity, first=first, last=last, kind="reference")
    if context.anchor is None:
        return replace(unresolved("PAST_REF", unit), kind="reference")
    return replace(relative.moved(unit, context.anchor, number), kind="reference")


def _moved_value(period: Period, unit: str, number: int) -> str | None:
    """The TIMEX3 value of a numbered quarter or half in another year; a fiscal one keeps its number."""
    year, _, rest = period.timex_value.partition("-")
    if unit != "year" or rest[:1] not in ("Q", "H") or not year.isdigit():
        return None
    return f"{int(year) + number:04d}-{rest}"


def _last_over(unit: str, context: Context) -> Period | None:
    """The last quarter or half that was over on the anchor day, for "the year-earlier quarter" of a text that names none."""
    if context.anchor is None or unit not in ("quarter", "half"):
        return None
    found = relative.moved(unit, context.anchor, -1)
    return Period(
        text="",
        start=None,
        end=None,
        first_day=found.first,
        last_day=found.last,
        granularity=unit,
        timex_type="DATE",
        timex_value=found.value,
        rule="",
    )


def _shift_of(parts: Mapping[str, str]) -> tuple[str, int]:
    if parts["shift"] == "to-year":
        return "to-year", int(parts["year"])
    word = parts["shift"]
    unit = str(vocabulary("shorthand").get(word, vocabulary("span_unit").get(word, word)))
    if unit in ("decade", "season"):  # a season of play begins a year after the one before
        return "year", (10 if unit == "decade" else 1) * int(parts["by"])
    return unit, int(parts["by"])


def shift(period: Period, *, years: int = 0, months: int = 0) -> Period:
    """A period moved as a whole by some years or some months; the part still tells the words that it was read from."""
    if period.first_day is None or period.last_day is None:
        return period
    first, last = calendar.shift_days(period.first_day, period.last_day, "month" if months else "year", months or years)
    return _with_edtf(replace(period, first_day=first, last_day=last, timex_value=calendar.value_around(first, last, period.granularity)))


def _with_edtf(period: Period) -> Period:
    return replace(period, edtf=edtf(period))


@kept_up_to(10_000)
def _shift_in(text: str, rule: str) -> tuple[str, int] | None:
    parts = parts_of(text, rule)
    return None if parts is None else _shift_of(parts)


def rebase(period: Period, own: Period) -> Period | None:
    """What a period stands for beside a claim's own period.

    A comparison ("a year earlier", "year-on-year", "the same period of 2014", "the previous quarter") becomes the own
    period moved as it says, with its own words as its part; any other period is returned as it is. None where the own
    period has no days to move.
    """
    if period.kind != "reference":
        return period
    found = _shift_in(period.text, period.rule)
    if found is None or own.first_day is None or own.last_day is None:
        return None
    unit, number = found
    if unit == "to-year":
        unit, number = "year", number - own.first_day.year
    first, last = calendar.shift_days(own.first_day, own.last_day, unit, number)
    value = _moved_value(own, unit, number) or calendar.value_around(first, last, own.granularity)
    moved = replace(period, first_day=first, last_day=last, granularity=own.granularity, fiscal=own.fiscal, modifier=own.modifier)
    return _with_edtf(replace(moved, timex_value=value))


_RESOLVERS: dict[str, Resolver] = {
    "date": named_days.resolve_date,
    "month": parts_of_years.resolve_month,
    "year": years.resolve_year,
    "year_span": years.resolve_year_span,
    "quarter": parts_of_years.resolve_quarter,
    "half": parts_of_years.resolve_half,
    "decade": years.resolve_decade,
    "century": years.resolve_century,
    "season": parts_of_years.resolve_season,
    "holiday": named_days.resolve_holiday,
    "weekday": days.resolve_weekday,
    "day_word": days.resolve_day_word,
    "day_part": days.resolve_day_part,
    "time": days.resolve_time,
    "relative": relative.resolve_relative,
    "before_last": relative.resolve_before_last,
    "latest": mentioned.resolve_latest,
    "this_reported": mentioned.resolve_this_reported,
    "recent_unit": mentioned.resolve_latest,
    "that": mentioned.resolve_that,
    "next_alone": mentioned.resolve_next_alone,
    "ordinal_alone": mentioned.resolve_ordinal_alone,
    "the": mentioned.resolve_the,
    "part_of": relative.resolve_part_of,
    "day_number": mentioned.resolve_day_number,
    "the_year": mentioned.resolve_the_year,
    "year_end": relative.resolve_year_end,
    "to_date": relative.resolve_to_date,
    "past_one": relative.resolve_past_one,
    "next_one": relative.resolve_next_one,
    "ago": ago.resolve_ago,
    "earlier": ago.resolve_earlier,
    "now": relative.resolve_now,
    "past": relative.resolve_past,
    "future": relative.resolve_future,
    "unit_to_month": parts_of_years.resolve_unit_to_month,
    "half_month": parts_of_years.resolve_half_month,
    "duration_part": durations.resolve_duration_part,
    "duration": durations.resolve_duration,
    "count": durations.resolve_count,
    "first_units": durations.resolve_first_units,
    "loose": durations.resolve_loose,
    "set": durations.resolve_set,
    "reference": _reference,
}
