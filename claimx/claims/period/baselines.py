"""What a figure is compared with, and when that was: periods of baselines, and baseline periods of changes and ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.period.around import LONG
from claimx.claims.period.counterpart import CONTRAST, is_of_counterpart
from claimx.claims.period.expected import is_of_estimate
from claimx.claims.period.overlap import beginning, is_account_period, same_days, unit_of, usable, whole_year
from claimx.claims.period.reach import path_cost
from claimx.claims.period.reporting import Reporting
from claimx.claims.period.steps import FAR
from claimx.claims.period.taken import multiplied, time_behind, time_in_bracket
from claimx.claims.period.times import Time
from claimx.claims.period.unit_before import of_unit_before
from claimx.claims.tense import clause_tense
from claimx.model import Period
from claimx.periods.resolve import rebase, shift

_NEAR = 20
_IN_BRACKET = "role.in-bracket"
_RELATIVE = "relative.unit"
_SHARED = "measure.same-as-before"


def _time_of_noun(draft: Draft, times: Sequence[Time], drafts: Sequence[Draft]) -> Time | None:
    """The time right before a baseline, in its noun phrase: "from a 2015 peak of 40", "compared with last year's 40"."""
    start = draft.frame.quantity.start
    floor = max((d.frame.quantity.end for d in drafts if d.frame.quantity.end <= start), default=0)
    before = [t for t in times if floor <= t.start and t.end < start <= t.end + _NEAR and usable(t.period) and t.opens is not None]
    return before[-1] if before else None


def fill_baseline(draft: Draft, times: Sequence[Time], drafts: Sequence[Draft], reporting: Reporting, *, yearly: bool) -> None:
    """Fill the period of a baseline; `yearly` tells that the article compares with the year before."""
    partner = _partner_period(draft, drafts)
    expected = _is_expected(draft)
    if expected:  # of what was told before it, not of what comes after
        partner = _period_of_same_forecast(draft, drafts, reporting.period) or partner or reporting.foreseen(draft)
    time = time_in_bracket(draft, times) or time_behind(draft, times, [d.frame for d in drafts], reporting)
    if partner is not None and time is not None and _is_after(time.period, partner, reporting.published):
        time = None
    if expected and time is not None and words.lemma_in(time.host, words.FORECAST_VERBS_ALWAYS):
        time = None
    if time is None and not expected:
        time = _time_of_noun(draft, times, drafts) or next(
            (t for t in times if t.period.kind == "reference" and not _is_of_other_move(t, draft, drafts)), None
        )
    if time is not None:
        draft.period, rule = _seen_from_partner(time, partner, draft, drafts, reporting), "period.compared"
    elif (
        expected
        or is_of_counterpart(draft)
        or words.lemma_in(draft.frame.verb, lexicon.words("period_claims", "revising"))
        or (draft.found_by["role"] == CONTRAST and draft.found_by.get("measure") != _SHARED and not (yearly and _is_account(draft)))
    ):
        now = partner is not None and partner.timex_value == "PRESENT_REF"  # "now put at $9m, up from an original estimate of $5m"
        draft.period, rule = None if now else partner, "period.same-as-compared"
    else:
        yearly = yearly or _is_quarter_of(draft, partner)
        draft.period, rule = (
            of_unit_before(draft, partner, reporting, account=_is_account(draft)) if yearly else (None, "period.year-before")
        )
    if draft.period is None:
        draft.period, rule = _from_beside(draft, times, drafts, reporting) or (None, rule)
    if draft.period is not None:
        draft.found_by["period"] = rule


def _is_of_other_move(time: Time, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a comparison is that of a figure in a later clause: "fell to 4% from 5%, while spending rose 2% from a year earlier"."""
    if time.opens is None or time.opens < draft.frame.quantity.end:
        return False
    between = [d for d in drafts if draft.frame.quantity.end <= d.frame.quantity.start < time.start]
    inside = any(d.frame.quantity.start > time.opens for d in between)
    return not inside and any(d.role == "change" and d.frame.verb != draft.frame.verb for d in between)


def _seen_from_partner(time: Time, partner: Period | None, draft: Draft, drafts: Sequence[Draft], reporting: Reporting) -> Period | None:
    """The days of a baseline's time as seen from what it is the baseline of, else from what the article reports on."""
    own = partner if partner is not None else _this_year(reporting.published) if _is_of_now(draft, drafts) else reporting.period
    if own is reporting.period:
        reporting.go_on(draft)
    bracketed = draft.found_by["role"] == _IN_BRACKET
    period = time.period if own is None else _same_part(time.period, own, bracketed=bracketed) or rebase(time.period, own)
    period = period or rebase(time.period, whole_year(reporting.published.year)) if reporting.published else period
    return period if period is not None and usable(replace(period, kind="interval")) else None


def _from_beside(draft: Draft, times: Sequence[Time], drafts: Sequence[Draft], reporting: Reporting) -> tuple[Period, str] | None:
    """The period of a baseline that nothing tells but since when something has moved from it, or the baseline before it."""
    if (begun := _begun(draft, times, reporting.published)) is not None:
        return begun, "period.compared"
    beside = _beside(draft, drafts) if time_behind(draft, times, [d.frame for d in drafts], reporting) is None else None
    return (beside, "period.beside") if beside is not None else None


def _begun(draft: Draft, times: Sequence[Time], day: date | None) -> Period | None:
    """The beginning of the time over which a thing has moved from where it was: "has fallen from 40 to 12 since 1990"."""
    preposition = draft.frame.preposition
    if preposition is None or preposition.lower_ not in lexicon.words("period_claims", "up_from"):
        return None
    own = (beginning(t.period) for t in times if usable(t.period) and t.host is not None and t.host == draft.frame.verb)
    return next((begun for begun in own if begun is not None and (day is None or (begun.first_day or day) < day)), None)


def _is_of_now(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether what a baseline is compared with is told in the present: "it has 13 mills, up from seven a year ago"."""
    before = next((d for d in reversed(drafts[: drafts.index(draft)]) if d.role != "baseline"), None)
    return before is not None and clause_tense(before.frame) == "present"


def _this_year(day: date | None) -> Period | None:
    return whole_year(day.year) if day is not None else None


def _is_quarter_of(draft: Draft, partner: Period | None) -> bool:
    """Whether a baseline is of accounts of a quarter, which are compared with those of the year before: "net rose to $9m from $8m"."""
    return partner is not None and unit_of(partner) in ("quarter", "half") and _is_account(draft)


def _beside(draft: Draft, drafts: Sequence[Draft]) -> Period | None:
    """The period of a baseline before: "Holt is up from 37% in January and Marsh is down from 49%"."""
    before = [d for d in drafts[: drafts.index(draft)] if d.role == "baseline" and d.found_by.get("period") == "period.compared"]
    return before[-1].period if before and before[-1].frame.quantity.unit == draft.frame.quantity.unit else None


def _same_part(period: Period, own: Period, *, bracketed: bool) -> Period | None:
    """The part of last year that a quarter or more of this one is compared with: "up from $4m last year".

    In a bracket any year stands for its part: "£12m in the year to June (2015: £10m)".
    """
    if bracketed and period.granularity == "year" and own.granularity != "day" and own.last_day is not None and period.last_day is not None:
        return _as_told(shift(own, years=period.last_day.year - own.last_day.year), period)
    if period.rule != _RELATIVE or period.granularity != "year" or own.granularity not in LONG:
        return None
    if period.first_day is None or own.first_day is None or own.last_day is None:
        return None
    years = own.last_day.year if _is_of_own_year(own) else own.first_day.year  # a financial year is that in which it ends
    if years - period.first_day.year != 1:
        return None
    whole = own.granularity in ("year", "season") and not _is_of_own_year(own)
    if whole or not is_account_period(own) or period.first_day == period.last_day:
        return None
    return _as_told(shift(own, years=-1), period)


def _is_of_own_year(period: Period) -> bool:
    """Whether a period is a year that is no calendar's: "the year to March"."""
    begins = period.first_day
    return unit_of(period) == "year" and begins is not None and (begins.month, begins.day) != (1, 1)


def _as_told(moved: Period, period: Period) -> Period:
    """A period moved elsewhere, with the words of the one that tells where."""
    return replace(moved, text=period.text, start=period.start, end=period.end, rule=period.rule, inherited=False)


def _is_after(period: Period, partner: Period, day: date | None) -> bool:
    """Whether a period goes on today, on the article's `day`, and the one that it would be the baseline of was over before."""
    if period.kind == "reference" or period.last_day is None or partner.last_day is None or day is None:
        return False
    return period.last_day >= day > partner.last_day


def _period_before(draft: Draft, drafts: Sequence[Draft]) -> Period | None:
    """The period of the nearest figure before a baseline in its sentence."""
    before = drafts[: drafts.index(draft)]
    return next((d.period for d in reversed(before) if d.period is not None and d.role != "baseline" and d.restates is None), None)


def _period_of_same_forecast(draft: Draft, drafts: Sequence[Draft], reported: Period | None) -> Period | None:
    """The period of a forecast that was another before, also behind it ("cut its forecast from $7m to $5m"), else what is reported on."""
    at, unit = drafts.index(draft), draft.frame.quantity.unit
    told = [d for d in (*reversed(drafts[:at]), *drafts[at + 1 :]) if d.role == "level" and d.restates is None and d.modality == "forecast"]
    same = next((d for d in told if d.frame.quantity.unit == unit and draft.modality == "forecast"), None)
    return same.period if same is not None else _period_before(draft, drafts) or reported


def _partner_period(draft: Draft, drafts: Sequence[Draft]) -> Period | None:
    at = drafts.index(draft)
    own = [d for d in (*reversed(drafts[:at]), *drafts[at + 1 :]) if d.role != "baseline" and d.restates is None]
    if own and own[0].frame.quantity.unit == draft.frame.quantity.unit and own[0].frame.verb == draft.frame.verb and own[0] in drafts[:at]:
        behind: list[Draft] = []  # "rose to £38m from £29m, of which £4m was borrowed in 2012"
    else:
        behind = [d for d in own if d in drafts[at + 1 :] and d.modality == draft.modality]
    return next((d.period for d in (*(d for d in own if d in drafts[:at]), *behind) if d.period is not None), None)


def baseline_period(draft: Draft, times: Sequence[Time], drafts: Sequence[Draft]) -> Period | None:
    """What a change or a ratio is compared with: the period of the baseline behind it, or of a comparison."""
    at = drafts.index(draft)
    for other in drafts[at + 1 :]:
        if other.role == "baseline" and other.period is not None:
            return other.period
        if other.role == "change":
            break
    behind = [t for t in times if (t.is_compared_with(draft.frame) and usable(t.period)) or t.period.kind == "reference"]
    if draft.role == "ratio":
        behind = [*(t for t in multiplied(draft.frame, times) if usable(t.period)), *behind]
    for time in _own_first(draft, behind, drafts[at + 1 :]):
        if path_cost(draft.frame, time, draft.attribution) < FAR:
            found = rebase(time.period, draft.period) if draft.period is not None else time.period
            if time.period.kind != "reference" and _is_own(time.period, draft):
                continue  # "4% more in the first half of this year than in the same half of 2003"
            return found if found is not None and (found.first_day or found.last_day) and not _is_own(found, draft) else None
    return None


def _own_first(draft: Draft, times: Sequence[Time], later: Sequence[Draft]) -> list[Time]:
    """Times, those first that a change has to itself, before the next one: "rose 3% on the month and 5% on the year"."""
    end = draft.frame.quantity.end
    stop = next((d.frame.quantity.start for d in later if d.role in ("change", "ratio")), None)
    return sorted(times, key=lambda t: not (end <= t.start and (stop is None or t.start < stop)))


def _is_own(period: Period, draft: Draft) -> bool:
    return draft.period is not None and same_days(period, draft.period)


def _is_account(draft: Draft) -> bool:
    return words.lemma_in(draft.head, words.ACCOUNT_NOUNS, lexicon.words("period_claims", "account_verbs"))


def _is_expected(draft: Draft) -> bool:
    """Whether a baseline is what was expected of the same period ("less than the 57 cents analysts had forecast")."""
    frame = draft.frame
    if draft.modality == "forecast" or is_of_estimate(draft):
        return True
    nouns = [noun for noun in (frame.head, frame.governor) if noun is not None]
    described = (child for noun in nouns for child in noun.children if child.dep_ in ("relcl", "acl"))
    if any(words.lemma_in(verb, words.FORECAST_VERBS_ALWAYS) for verb in described):
        return True
    return words.lemma_in(frame.verb, words.FORECAST_VERBS_ALWAYS) and frame.relation != "subject"
