"""All periods of a text: found, resolved against article date, tense and discourse, and composed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx.model import Period
from claimx.numerals import fold
from claimx.periods.anchor import ArticleDate, article_date
from claimx.periods.calendar import add_days
from claimx.periods.compose import compose_one, compose_pair, lasts_until, spanned
from claimx.periods.context import Tense
from claimx.periods.counted import ends_counted
from claimx.periods.edtf import edtf
from claimx.periods.expression import Expression
from claimx.periods.find import find
from claimx.periods.fiscal import government_year, told_year, with_told_quarter, with_told_year
from claimx.periods.joints import Leaf, joints
from claimx.periods.resolve import resolve, shift
from claimx.periods.tense import in_aside, is_deadline, same_sentence, tense_at

_FISCAL = frozenset({"fiscal", "fy", "fiscal_after", "fiscal_year"})
_REPORTED = frozenset({"week", "month", "quarter", "half", "year"})
_COMPARED = frozenset({"relative.unit", "relative.named-year"})
SURE_ENOUGH = 0.6
_BY_DAYS = frozenset({"weekday", "day_word", "day_part", "time", "now"})
_SHORT = frozenset({"second", "minute", "hour", "day", "week", "weekend", "fortnight", "night"})
_AHEAD, _BACK = 20, 800
# The fiscal year of the state that a text has told of.
_STATE = "state year"
_LEAD = 40
# "2022/2023": the fiscal year whose words tell both years.
_SPAN_OF_YEARS = "/"
_NO_MENTION = frozenset({"now", "past", "future", "set", "loose", "past_one", "next_one", "count"})
_TENSED = frozenset(
    {
        "date",
        "month",
        "quarter",
        "half",
        "season",
        "weekday",
        "holiday",
        "year_end",
        "the",
        "first_units",
        "time",
        "relative",
        "unit_to_month",
        "half_month",
        "this_reported",
    }
)


def periods(text: str, published: date | ArticleDate | None = None, min_confidence: float = SURE_ENOUGH) -> tuple[Period, ...]:
    """Every temporal expression of a text as a Period, in order.

    `published` is the article's date; where it is None, it is read from the text or inferred (`article_date`), and taken
    if its confidence is at least `min_confidence`. Without one, relative expressions have no days.
    A Period's span, `timex_type` and `timex_value` follow TIMEX3, which marks the leaves of a composed interval one by
    one ("from [2010] to [2015]"); its days are those of the interval that the leaf takes part in.
    """
    dated = article_date(text) if published is None else published
    if isinstance(dated, ArticleDate) and dated.confidence < min_confidence:
        dated = None
    day = dated.day if isinstance(dated, ArticleDate) else dated
    low = fold(text)
    discourse: dict[str, Period] = {}
    leaves: list[Leaf] = []
    found: list[Period] = []
    ended: list[Period] = []
    for expression in find(text):
        anchor = _anchor(dated, expression)
        if leaves and not same_sentence(low, leaves[-1].expression.end, expression.start):
            discourse.pop("sentence", None)
        start = _begun(low, leaves[-1].expression if leaves else None, expression)
        tense = _tense(low, start, expression)
        period = resolve(expression, anchor, tense=tense, discourse=_known(discourse, low, expression))
        period = _due(period, expression, low, anchor) if tense == "future" else period
        leaf = Leaf(expression, _over(period, expression, low[start : expression.start], anchor))
        made = compose_pair(low, leaves[-1], leaf) if leaves else None
        if made is not None:
            found[-1], period, unit = made
            if len(leaves) > 1 and (counted := spanned(low, leaves[-2], period, leaves[-1].expression.start)) is not None:
                found[-2] = counted
            _mention(discourse, unit or period, anchor, reported=not _is_compared(low, leaves[-1].expression))
            by_day = leaf.period.granularity == "day"  # "the year ended Aug. 31" is a firm's, "the year to July" any
            if unit is not None and (unit.granularity == "quarter" or (unit.granularity == "year" and by_day)):
                ended.append(unit)
            _note_fiscal(discourse, told_year(unit, leaves[-1].period, by_day=by_day))
        else:
            period = compose_one(low, leaf, anchor)
            if leaves and (counted := spanned(low, leaves[-1], period, start)) is not None:
                found[-1] = counted
            if expression.form not in _NO_MENTION:
                _mention(discourse, leaf.period, anchor, reported=not _is_compared(low, expression))
        leaves.append(leaf)
        found.append(period)
    quarters = [unit for unit in ended if unit.granularity == "quarter"]
    found = with_told_quarter(found, quarters, day) if quarters else with_told_year(found, ended, day)
    return tuple(_finished(period) for period in found)


def _begun(low: str, before: Expression | None, expression: Expression) -> int:
    """Where an expression begins, with the one before that it ends: "the six months to June"."""
    if before is not None and (ends_counted(low, before, expression) or lasts_until(low, before, expression)):
        return before.start
    return expression.start


def _tense(low: str, start: int, expression: Expression) -> Tense | None:
    """The tense of the clause around an expression; "the six months to June" from `start` on are told of once they are over."""
    if expression.form not in _TENSED:
        return None
    return tense_at(low, start, expression.end) or ("past" if start != expression.start else None)


def _over(period: Period, expression: Expression, lead: str, anchor: date | None) -> Period:
    """A period, but a day or a month without its year as the last one that was over, where "ended" stands right before it in `lead`."""
    ahead = anchor is not None and period.first_day is not None and period.first_day > anchor
    if not ahead or expression.form not in ("date", "month") or "year" in expression.parts:
        return period
    ended = any(joint.before is not None and joint.before.search(lead) for joint in joints("ended"))
    return shift(period, years=-1) if ended else period


def _due(period: Period, expression: Expression, low: str, anchor: date | None) -> Period:
    """A period, but a month without its year by which something is to be done as the next of that name."""
    if expression.form != "month" or "year" in expression.parts or anchor is None or period.last_day is None or period.last_day >= anchor:
        return period
    return shift(period, years=1) if is_deadline(low, expression.start, expression.end) else period


def _anchor(dated: date | ArticleDate | None, expression: Expression) -> date | None:
    """The date to resolve an expression against: an inferred one is none for what is told by days or weeks."""
    if not isinstance(dated, ArticleDate):
        return dated
    parts = expression.parts
    by_days = expression.form in _BY_DAYS or parts.get("span_unit", parts.get("unit", "")).removesuffix("s") in _SHORT
    return None if by_days and not dated.exact else dated.day


def _known(discourse: dict[str, Period], low: str, expression: Expression) -> dict[str, Period]:
    """What is known of the text, and for a fiscal year of which the text tells no end, the one of a government by law.

    A day that a clause only adds of something else is not the one of a time after it.
    """
    if expression.form == "time" and "day" in discourse and in_aside(low, discourse["day"], expression.start):
        return {unit: period for unit, period in discourse.items() if unit != "day"}
    spans = expression.form == "year_span"
    if "full" in expression.parts and "fiscal year" not in discourse and _STATE in discourse:
        return {**discourse, "fiscal year": discourse[_STATE]}  # "It borrowed £9m in the financial year to date. For the year as a whole …"
    if (_FISCAL.isdisjoint(expression.parts) and not spans) or "fiscal year" in discourse:
        return discourse
    year = government_year(low, expression.start, expression.end, spans=spans) or discourse.get(_STATE)
    if year is None:
        return discourse
    discourse[_STATE] = year
    return {**discourse, "fiscal year": year}


def _finished(period: Period) -> Period:
    """With its EDTF; days that run backwards ("2077-1977", the ends of the calendar) are none."""
    if period.first_day is not None and period.last_day is not None and period.first_day > period.last_day:
        period = replace(period, first_day=None, last_day=None)
    return replace(period, edtf=edtf(period))


def _note_fiscal(discourse: dict[str, Period], year: Period | None) -> None:
    """Note a fiscal year of which the text has told the end, as the measure of others."""
    if year is not None and year.granularity == "year":
        discourse["fiscal year"] = year


def _is_compared(low: str, expression: Expression) -> bool:
    """Whether a text only compares what it tells with an expression: "16,000 fewer than between January and March"."""
    start = expression.start
    return any(joint.before is not None and joint.before.search(low, max(0, start - _LEAD), start) for joint in joints("compared"))


def _mention(discourse: dict[str, Period], period: Period, anchor: date | None, *, reported: bool) -> None:
    """Note a period as the last of its granularity, of its sentence, and, where it is over and `reported`, as what the text reports on."""
    first, last = period.first_day, period.last_day
    if first is None or last is None or period.kind != "interval":
        return
    if period.fiscal and _SPAN_OF_YEARS in period.timex_value:
        _note_fiscal(discourse, period)
    discourse[period.granularity] = period
    if first == last == anchor:  # "today" is nothing that "that year" points back to
        return
    discourse["any"] = period
    if period.granularity not in _REPORTED:
        return
    discourse["sentence"] = period
    recent = anchor is None or (last <= add_days(anchor, _AHEAD) and first >= add_days(anchor, -_BACK))
    told = discourse.get(f"reported {period.granularity}")
    looks_back = told is not None and told.first_day is not None and last < told.first_day  # "it was 4% in May. In April it was 3%."
    if reported and recent and not looks_back and period.granularity == "year":
        discourse["told year"] = period
    if reported and recent and not looks_back and period.rule not in _COMPARED:
        discourse["reported"] = period
        discourse[f"reported {period.granularity}"] = period
