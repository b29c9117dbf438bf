"""When a figure holds: the right one of the periods in reach.

Its own clause's period comes first, then its sentence's, then what the article goes on reporting on. A baseline has the
period that it is compared by, a change the one that it started from as its baseline period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span

from claimx import layers
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, is_verb, subject
from claimx.claims.reach import distance, multiplied, path_cost
from claimx.claims.tense import clause_tense
from claimx.claims.times import LONG, MARKET_NOUNS, Time, is_dateline, times_between, to_date, usable, whole_year, yearly
from claimx.layout import paragraphs
from claimx.model import Attribution, Claim, Period
from claimx.periods.resolve import rebase, shift

_FAR = 4.5
_OWN_CLAUSE = 1.6
_DESCRIBED = 0.95
_CARRIES = 3
_LEAD = 2
_SEASON = 4
_RECENT = 550
_WEEKS = 20
_CONTRAST, _SHARED = "role.compared-with", "measure.same-as-before"
_BARE = ("month.", "season.")
_SAME_PERIOD = "relative.same-period"
_PAST = ("past", "pluperfect")


@dataclass(slots=True)
class _Reported:
    """The period that an article reports on, and the number of the sentence that last spoke of it."""

    period: Period
    sentence: int
    paragraph: int
    lead: bool


class Timeline:
    """Fills the periods of an article's claims, sentence by sentence, and remembers what the article reports on."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.published: date | None = layers.published(doc)
        self.periods: tuple[Period, ...] = doc._.periods
        self.blocks = paragraphs(doc.text)
        self.reported: _Reported | None = None
        self.opening: Period | None = None
        self.yearly = False
        self.sentence = 0

    def fill(self, drafts: Sequence[Draft]) -> None:
        """Fill the periods of one sentence's drafts, which have all other slots."""
        sentence = drafts[0].frame.sentence
        self.sentence += 1
        times = self._times(sentence, drafts[0].paragraph)
        times += [*to_date(sentence, times, self.published), *yearly(times, self._last_year())]
        frames = [draft.frame for draft in drafts]
        baselines = [d for d in drafts if d.role == "baseline" and d.restates is None]
        taken = {time.start for d in baselines if (time := self._after_baseline(d, times, frames)) is not None}
        taken |= {time.start for d in drafts if d.role == "ratio" for time in multiplied(d.frame, times)}
        for number, draft in enumerate(drafts):
            if draft.restates is None and draft.role != "baseline":
                self._fill_own(
                    draft,
                    [t for t in times if (draft.frame.quantity.start > t.start if t.aside else t.start not in taken)],
                    frames,
                    drafts[:number],
                )
        for draft in baselines:
            self._fill_baseline(draft, times, drafts)
        for draft in drafts:
            self._fill_compared(draft, times, drafts)
        self.yearly = self.yearly or any(t.period.kind == "reference" for t in times)

    def _times(self, sentence: Span, paragraph: int) -> list[Time]:
        """The times of a sentence, within the paragraph of its figures, and behind the dateline."""
        block = self.blocks[paragraph - 1] if paragraph else self.blocks[0]
        start, end = max(sentence.start_char, block.start), min(sentence.end_char, block.end)
        times = (t for t in times_between(self.doc, self.periods, start, end) if not is_dateline(self.doc, block.start, t))
        times = (replace(t, opens=None) if self._is_ahead(t.period) else t for t in times)
        return [replace(t, period=self._again(t.period)) if t.period.rule == _SAME_PERIOD else t for t in times]

    def _again(self, period: Period) -> Period:
        """ "The same period": the one that the article reports on."""
        own = self.reported.period if self.reported is not None else None
        if own is None:
            return period
        return replace(own, text=period.text, start=period.start, end=period.end, rule=period.rule)

    def _fill_own(self, draft: Draft, times: Sequence[Time], frames: Sequence[Frame], here: Sequence[Draft]) -> None:
        found = self._nearest(draft, [t for t in times if usable(t.period) and not t.is_compared_with(draft.frame)], frames)
        own = next((t for t in times if t.says_when_within(draft.frame)), None)
        if own is not None and (period := self._rebased(own.period, here)) is not None:
            draft.period, draft.found_by["period"] = period, "period.compared"
        elif found is not None:
            draft.period, draft.found_by["period"] = self._looking_ahead(draft, found), "period.sentence"
            if not found.aside:
                self._remember(draft)
        elif (shared := _of_same_verb(draft, here)) is not None:
            draft.period, draft.found_by["period"] = shared, "period.same-verb"
        elif (compared := self._year_ago(draft, times)) is not None:
            draft.period, draft.found_by["period"] = compared, "period.compared"
        elif not _is_dated(draft, times) and (carried := self._carried(draft)) is not None:
            draft.period, draft.found_by["period"] = replace(carried, inherited=True), "period.carried"

    def _nearest(self, draft: Draft, times: Sequence[Time], frames: Sequence[Frame]) -> Time | None:
        ranked = []
        for time in times:
            cost = distance(draft.frame, time, frames, *governing(draft))
            if cost < _FAR and self._agrees(draft, time, cost):
                ranked.append((cost, time.start, time))
        return min(ranked, key=lambda r: r[:2])[2] if ranked else None

    def _agrees(self, draft: Draft, time: Time, cost: float) -> bool:
        """Whether the tense and the modality of a claim go with a period."""
        period, day = time.period, self.published
        tense = clause_tense(draft.frame)
        if period.timex_value == "PRESENT_REF" and period.first_day is None:
            return draft.modality == "asserted" and tense in ("present", "perfect", *_PAST) and cost < _OWN_CLAUSE
        if period.timex_value == "PRESENT_REF":
            return draft.modality == "asserted" and tense in ("present", "perfect") and cost < _OWN_CLAUSE
        if day is None:
            return True
        over = period.last_day is not None and period.last_day < day
        ahead = (period.first_day or period.last_day or day) > day or period.first_day == day != period.last_day
        if over and draft.modality == "forecast":
            elsewhere = time.host is not None and is_verb(time.host) and time.host != draft.frame.verb
            return cost < (_DESCRIBED if tense == "future" and elsewhere else _OWN_CLAUSE)
        if (over and tense in ("present", "future")) or (ahead and tense == "present"):
            return cost < _OWN_CLAUSE
        return not (ahead and (tense in _PAST or (tense == "perfect" and draft.modality == "asserted")))

    def _looking_ahead(self, draft: Draft, time: Time) -> Period:
        """A month or season that names no year, in the year to come where the claim is a forecast."""
        verb, period = draft.frame.verb, time.period
        done = verb is not None and any(words.lower(c) in words.PERFECT_AUXILIARIES for c in verb.children)
        if (
            draft.modality != "forecast"
            or done
            or time.host != verb
            or not period.rule.startswith(_BARE)
            or re.search(r"\d{4}", period.text)
        ):
            return period
        return shift(period, years=1) if self.published and period.last_day and period.last_day < self.published else period

    def _year_ago(self, draft: Draft, times: Sequence[Time]) -> Period | None:
        """ "It had net income of $3m a year ago", "Net for the year-earlier quarter included a gain of $3m"."""
        near = [(path_cost(draft.frame, t, draft.attribution), t.start, t.period) for t in times if t.says_when]
        if not near or min(n[0] for n in near) >= _OWN_CLAUSE:
            return None
        return self._rebased(min(near, key=lambda n: n[:2])[2])

    def _rebased(self, period: Period, here: Sequence[Draft] = ()) -> Period | None:
        """A comparison's days seen from a figure before it in the sentence, else from what the article reports on."""
        own = next((d.period for d in reversed(here) if d.period is not None), None)
        if own is None and self.reported is not None:
            own = self.reported.period
        found = rebase(period, own) if own is not None else period
        found = found or period
        return found if found.first_day or found.last_day else None

    def _carried(self, draft: Draft) -> Period | None:
        """What the article goes on reporting on, for a statement about the past that names no time of its own."""
        reported = self.reported
        if reported is None or draft.modality != "asserted" or not _tells_the_past(draft):
            return None
        if draft.paragraph != reported.paragraph and self.opening is not None and _is_within(reported.period, self.opening):
            reported.period, reported.lead = self.opening, True
        if _is_event(reported.period) and words.lemma_in(draft.frame.verb, words.HOLDING_VERBS):
            return None
        if self.sentence - reported.sentence > _CARRIES or draft.paragraph - reported.paragraph > self._reach(draft, reported):
            return None
        reported.sentence, reported.paragraph = self.sentence, draft.paragraph
        return reported.period

    def _reach(self, draft: Draft, reported: _Reported) -> int:
        """Over how many paragraphs a period carries: what the article opens with farthest, and farther for what has moved."""
        return (2 if reported.lead else 0) + (1 if draft.role in ("change", "ratio") else 0)

    def _remember(self, draft: Draft) -> None:
        period = draft.period
        if period is None or self._looks_back(period):
            return
        if draft.modality != "asserted" or not self._is_over(period):
            return
        if _is_reported(period) and self._is_recent(period):
            lead = draft.paragraph <= _LEAD or (self.opening is not None and _same_days(self.opening, period))
            self.opening = period if draft.paragraph <= _LEAD else self.opening
            self.reported = _Reported(period, self.sentence, draft.paragraph, lead)
        elif _is_event(period) and (self.reported is None or _is_event(self.reported.period)):
            self.reported = _Reported(period, self.sentence, draft.paragraph, lead=False)

    def _is_recent(self, period: Period) -> bool:
        """Whether a period ended not so long ago that news would not go on about it."""
        return self.published is None or period.last_day is None or (self.published - period.last_day).days <= _RECENT

    def _last_year(self) -> Period | None:
        """The year that an article of accounts is about: the one it reports on, or, early in a year, the one before."""
        if self.reported is not None and self.reported.period.granularity == "year":
            return self.reported.period
        day = self.published
        return None if day is None or day.month > _SEASON else whole_year(day.year - 1)

    def _looks_back(self, period: Period) -> bool:
        """Whether a period lies before what the article opened with: what it is compared with, not what it goes on about."""
        opening = self.opening
        if opening is None or opening.first_day is None or period.last_day is None:
            return False
        return period.last_day < opening.first_day

    def _is_ahead(self, period: Period) -> bool:
        day = period.first_day or period.last_day
        return self.published is not None and day is not None and day > self.published

    def _is_over(self, period: Period) -> bool:
        return (
            period.first_day is not None and period.last_day is not None and (self.published is None or period.last_day <= self.published)
        )

    def _after_baseline(self, draft: Draft, times: Sequence[Time], frames: Sequence[Frame]) -> Time | None:
        """The time right behind a baseline, before any other figure that does not restate it."""
        end = draft.frame.quantity.end
        stop = next((f.quantity.start for f in frames if f.quantity.start > end and f.quantity.unit == draft.frame.quantity.unit), None)
        behind = [
            t for t in times if t.start >= end and (stop is None or t.start < stop) and (usable(t.period) or t.period.kind == "reference")
        ]
        if behind and self._is_ahead(behind[0].period):
            return None
        if not behind or distance(draft.frame, behind[0], (), draft.attribution) >= _FAR:
            return None
        return behind[0]

    def _fill_baseline(self, draft: Draft, times: Sequence[Time], drafts: Sequence[Draft]) -> None:
        partner = self._partner_period(draft, drafts)
        time = self._after_baseline(draft, times, [d.frame for d in drafts])
        if time is None:
            time = next((t for t in times if t.period.kind == "reference"), None)
        if time is not None:
            own = partner if partner is not None else (self.reported.period if self.reported is not None else None)
            period = rebase(time.period, own) if own is not None else time.period
            draft.period = period if period is not None and usable(replace(period, kind="interval")) else None
            rule = "period.compared"
        elif _is_expected(draft) or (draft.found_by["role"] == _CONTRAST and draft.found_by.get("measure") != _SHARED):
            draft.period, rule = partner, "period.same-as-compared"
        else:
            draft.period, rule = self._year_before(partner), "period.year-before"
        if draft.period is not None:
            draft.found_by["period"] = rule

    def _partner_period(self, draft: Draft, drafts: Sequence[Draft]) -> Period | None:
        at = drafts.index(draft)
        near = [*reversed(drafts[:at]), *drafts[at + 1 :]]
        return next((d.period for d in near if d.period is not None and d.role != "baseline" and d.restates is None), None)

    def _year_before(self, partner: Period | None) -> Period | None:
        """In an article that compares with the year before, a baseline with no time of its own is of the year before."""
        if partner is None or not self.yearly or partner.granularity not in LONG or not self._is_over(partner):
            return None
        return replace(shift(partner, years=-1), inherited=True)

    def _fill_compared(self, draft: Draft, times: Sequence[Time], drafts: Sequence[Draft]) -> None:
        """Baseline periods, and all of a restated figure's times."""
        if draft.restates is not None:
            draft.period, draft.baseline_period = draft.restates.period, draft.restates.baseline_period
            if draft.period is not None:
                draft.found_by["period"] = "period.same-as-before"
        elif draft.role == "baseline":
            draft.baseline_period = draft.period
        elif draft.role in ("change", "ratio"):
            draft.baseline_period = self._baseline_period(draft, times, drafts)

    def _baseline_period(self, draft: Draft, times: Sequence[Time], drafts: Sequence[Draft]) -> Period | None:
        at = drafts.index(draft)
        for other in drafts[at + 1 :]:
            if other.role == "baseline" and other.period is not None:
                return other.period
            if other.role == "change":
                break
        behind = [t for t in times if (t.is_compared_with(draft.frame) and usable(t.period)) or t.period.kind == "reference"]
        if draft.role == "ratio":
            behind = [*(t for t in multiplied(draft.frame, times) if usable(t.period)), *behind]
        for time in behind:
            if path_cost(draft.frame, time, draft.attribution) < _FAR:
                found = rebase(time.period, draft.period) if draft.period is not None else time.period
                return found if found is not None and (found.first_day or found.last_day) else None
        return None


def governing(draft: Draft) -> Iterator[Attribution]:
    """The attributions around a figure, each with those that it stands in."""
    for innermost in (draft.attribution, draft.teller):
        around = innermost
        while around is not None:
            yield around
            around = around.via


def _of_same_verb(draft: Draft, here: Sequence[Draft]) -> Period | None:
    """The period of a figure before that the same verb governs ("rose 4% to $3bn")."""
    if draft.frame.verb is None:
        return None
    beside = (d for d in reversed(here) if d.role != "baseline" and d.modality == draft.modality and d.frame.verb == draft.frame.verb)
    return next((d.period for d in beside if d.period is not None), None)


def _is_dated(draft: Draft, times: Sequence[Time]) -> bool:
    """Whether a claim's own clause names a time of which the days are not known ("in the first half of the fiscal year")."""
    unknown = [t for t in times if t.period.kind == "interval" and t.period.first_day is None and t.period.last_day is None]
    return any(path_cost(draft.frame, time, draft.attribution) < _OWN_CLAUSE for time in unknown)


def _is_expected(draft: Draft) -> bool:
    """Whether a baseline is what was expected of the same period ("less than the 57 cents analysts had forecast")."""
    return words.lemma_in(draft.frame.verb, words.FORECAST_VERBS_ALWAYS) and draft.frame.relation != "subject"


def _is_reported(period: Period) -> bool:
    """Whether a period is long enough for an article to report on: a month or more, or some weeks that are over."""
    if period.granularity in LONG:
        return True
    return period.first_day is not None and period.last_day is not None and (period.last_day - period.first_day).days >= _WEEKS


def _is_event(period: Period) -> bool:
    """Whether a period is the day of something that happened."""
    return period.granularity == "day" and period.first_day == period.last_day and period.timex_value != "PRESENT_REF"


def _is_within(part: Period, whole: Period) -> bool:
    """Whether a period is a part of another, both with days at both ends."""
    ends = (whole.first_day, part.first_day, part.last_day, whole.last_day)
    return None not in ends and list(ends) == sorted(ends)  # type: ignore[type-var]


def _same_days(one: Period, other: Period) -> bool:
    return (one.first_day, one.last_day) == (other.first_day, other.last_day)


def _tells_the_past(draft: Draft) -> bool:
    """Whether a claim's clause is in the simple past, or in the pluperfect of reported speech, and is no price of a trading day."""
    tense = clause_tense(draft.frame)
    if tense == "pluperfect":
        return draft.attribution is not None
    return tense == "past" and not _is_session_price(draft.frame)


def _is_session_price(frame: Frame) -> bool:
    """Whether a figure's own clause tells of a trading day, or of a price that moves with every one."""
    governor = subject(frame.verb) if frame.verb is not None else None
    if words.lemma_in(governor, MARKET_NOUNS):
        return True
    sessions = [token for token in frame.sentence if words.lemma_in(token, words.SESSION_NOUNS) and token.dep_ not in ("compound", "amod")]
    return any(frame.verb is not None and next((t for t in token.ancestors if is_verb(t)), None) == frame.verb for token in sessions)


def share_with_headline(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, those of the headline with the period of the body's claim that repeats them."""
    headline = next((block for block in paragraphs(text) if block.kind == "headline"), None)
    if headline is None:
        return list(claims)
    body: dict[str, Period] = {}
    for claim in claims:
        for link in claim.links:
            if link.relation == "repeats" and claim.period is not None:
                body.setdefault(link.claim, claim.period)
    return [_with_period(c, body[c.id]) if c.quantity.start < headline.end and c.period is None and c.id in body else c for c in claims]


def _with_period(claim: Claim, period: Period) -> Claim:
    found_by = {**claim.found_by, "period": "period.of-body"}
    return replace(claim, period=replace(period, inherited=True), found_by=found_by)
