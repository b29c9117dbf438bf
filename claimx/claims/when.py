"""When a figure holds: the right one of the periods in reach, its own clause's before its sentence's before its paragraph's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.matching import span_at
from claimx.model import Attribution, Period
from claimx.periods.resolve import rebase

_SAID_ON = ("day", "week", "time")
_FAR = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A period of the figure's sentence and the token that heads it."""

    period: Period
    head: Token


def candidates(doc: Doc, periods: Sequence[Period], start: int, end: int) -> list[Candidate]:
    """The periods between two offsets that name days."""
    found = []
    for period in periods:
        if period.start is None or period.end is None or not start <= period.start < end:
            continue
        span = span_at(doc, period.start, period.end)
        if span is not None:
            found.append(Candidate(period, span.root))
    return found


def usable(period: Period) -> bool:
    """Whether a period can say when a figure holds: it names days and does not just recur."""
    return period.kind != "recurring" and not (period.first_day is None and period.last_day is None)


def nearest(frame: Frame, found: Sequence[Candidate], others: Sequence[Frame], attribution: Attribution | None) -> Candidate | None:
    """The period that belongs to a figure, by the path between them in the parse and the figures in between."""
    ranked = []
    for candidate in found:
        period = candidate.period
        if _overlaps(frame, period) or _is_time_of_speech(candidate, attribution):
            continue
        ranked.append((_distance(frame, candidate, others), candidate.head.i, candidate))
    if not ranked:
        return None
    distance, _, best = min(ranked, key=lambda r: r[:2])
    return best if distance < _FAR else None


def _overlaps(frame: Frame, period: Period) -> bool:
    assert period.start is not None
    assert period.end is not None
    return frame.quantity.overlaps(period.start, period.end)


def _is_time_of_speech(candidate: Candidate, attribution: Attribution | None) -> bool:
    """ "said on Monday": the period belongs to the saying, not to what is said."""
    period = candidate.period
    if attribution is None or attribution.cue is None or period.granularity not in _SAID_ON:
        return False
    assert period.start is not None
    if any(part.start <= period.start < part.end for part in attribution.content):
        return False
    gap = period.start - attribution.cue.end
    return -30 <= gap <= 30  # noqa: PLR2004 - a few words around the cue


def _distance(frame: Frame, candidate: Candidate, others: Sequence[Frame]) -> float:
    start = candidate.period.start
    assert start is not None
    distance = float(tree_distance(frame.head, candidate.head))
    low, high = sorted((frame.quantity.start, start))
    crossed = sum(low < other.quantity.start < high for other in others if other is not frame)
    distance += 1.5 * crossed
    between = frame.doc[min(frame.head.i, candidate.head.i) : max(frame.head.i, candidate.head.i)]
    distance += 0.05 * len(between) + 1.0 * sum(t.text in ";:" for t in between)
    return distance


def tree_distance(a: Token, b: Token) -> int:
    """The number of steps between two tokens in the parse; far apart if they are in different sentences."""
    steps = {a.i: 0}
    for number, token in enumerate(a.ancestors, start=1):
        steps[token.i] = number
    if b.i in steps:
        return steps[b.i]
    for number, token in enumerate(b.ancestors, start=1):
        if token.i in steps:
            return number + steps[token.i]
    return _FAR // 2


def set_periods(draft: Draft, times: Sequence[Candidate], group: Sequence[Frame], here: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the draft's period and baseline period; `here` are the drafts before it in the sentence, `earlier` in the paragraph."""
    before = here[-1] if here else None
    if before is not None and draft.found_by.get("measure") == "measure.same-as-before" and draft.role in ("equivalent", before.role):
        draft.period, draft.baseline_period = before.period, before.baseline_period
        if draft.period is not None:
            draft.found_by["period"] = "period.same-as-before"
        return
    own = [c for c in times if c.period.kind != "reference" and usable(c.period)]
    references = [c for c in times if c.period.kind == "reference"]
    if draft.role == "baseline":
        _set_baseline(draft, own, references, group, here)
        return
    found = nearest(draft.frame, own, group, draft.attribution)
    if found is not None:
        draft.period, draft.found_by["period"] = found.period, "period.nearest"
    elif (inherited := _inherited(draft, here, earlier)) is not None:
        draft.period, draft.found_by["period"] = replace(inherited, inherited=True), "period.inherited"
    if draft.role in ("change", "ratio"):
        compared = nearest(draft.frame, references, group, draft.attribution)
        if compared is not None and draft.period is not None:
            draft.baseline_period = rebase(compared.period, draft.period)


def _set_baseline(draft: Draft, own: Sequence[Candidate], references: Sequence[Candidate], group: Sequence[Frame], here: Sequence[Draft]) -> None:
    after = [c for c in references if c.period.start is not None and c.period.start >= draft.frame.quantity.start]
    found = nearest(draft.frame, after or references, group, draft.attribution)
    partner = next((d.period for d in reversed(here) if d.period is not None), None)
    if found is not None:
        draft.period = rebase(found.period, partner) if partner is not None else (found.period if usable(found.period) else None)
        draft.found_by["period"] = "period.compared"
    else:
        used = {d.period.start for d in here if d.period is not None}
        fresh = [c for c in own if c.period.start not in used and c.period.start is not None and c.period.start > draft.frame.quantity.start]
        found = nearest(draft.frame, fresh, group, draft.attribution)
        if found is not None:
            draft.period, draft.found_by["period"] = found.period, "period.nearest"
    draft.baseline_period = draft.period


def _inherited(draft: Draft, here: Sequence[Draft], earlier: Sequence[Draft]) -> Period | None:
    for other in (*reversed(here), *reversed(earlier)):
        if other.period is not None and other.role != "baseline" and other.modality == draft.modality:
            return other.period
    return None
