"""When a figure holds: the right one of the periods in reach.

Its own clause's period comes first, then its sentence's, then what the article goes on reporting on. A baseline has the
period that it is compared by, a change the one that it started from as its baseline period.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from claimx import layers
from claimx.actors.index import MentionIndex
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.parse import Parse, Span
from claimx.claims.period.accounts import Accounts
from claimx.claims.period.against import RULE as YEAR_AFTER
from claimx.claims.period.against import year_after
from claimx.claims.period.agreement import OWN_CLAUSE, is_dated, is_open, is_told_length
from claimx.claims.period.ahead import Ahead, after_compared, looks_ahead
from claimx.claims.period.apart import tells_where
from claimx.claims.period.around import is_of_what_comes
from claimx.claims.period.baselines import CONTRAST, baseline_period, fill_baseline, is_compared, left_for, taken
from claimx.claims.period.events import Events, is_event, is_told_past
from claimx.claims.period.genres import Genres
from claimx.claims.period.hosts import foretold
from claimx.claims.period.implied import counted_back, to_date, told_then, yearly
from claimx.claims.period.nearest import nearest_known
from claimx.claims.period.overlap import is_day_before, same_days, usable
from claimx.claims.period.polls import field_days, is_of_poll, is_of_sampling
from claimx.claims.period.reach import path_cost
from claimx.claims.period.reporting import Reporting
from claimx.claims.period.same import Same
from claimx.claims.period.session import opens_session
from claimx.claims.period.setting import dates_accounts, is_dateline, told_before
from claimx.claims.period.settled import settled, until_now
from claimx.claims.period.sharing import (
    AS_BEFORE,
    give_back,
    is_converted,
    of_compared,
    of_included,
    of_multiple,
    of_same_verb,
    share_behind,
    share_beside,
)
from claimx.claims.period.steps import stands_after
from claimx.claims.period.telling import is_of_source, told_on, within_reach
from claimx.claims.period.times import Time, Times
from claimx.claims.period.trading import price_before
from claimx.claims.period.year_ago import is_year_before, of_year_before, without_aside
from claimx.layout import paragraphs
from claimx.model import Attribution, Period
from claimx.periods.resolve import rebase

_SAME_PERIOD = "relative.same-period"
_DAY_WORD, _CLOCK = "day.word", "time.clock"
_ACCOUNTED = ("quarter", "half")
_MOST, _AROUND = 16, 400


class Timeline:
    """Fills the periods of an article's claims, sentence by sentence, and remembers what the article reports on."""

    def __init__(self, doc: Parse, mentions: MentionIndex) -> None:
        self.doc = doc
        self.published: date | None = layers.published(doc.parsed)
        self.times = Times(doc)
        self.blocks = paragraphs(doc.text)
        self.starts = [block.start for block in self.blocks]
        self.told: tuple[Attribution, ...] = layers.found(doc.parsed, "attributions")
        self.events = Events(self.times, self.told, self.published)
        self.reporting = Reporting(self.published)
        self.accounts = Accounts(self.times, self.blocks, self.published)
        self.genres = Genres(self.times, self.blocks[self.accounts.lead - 1] if self.accounts.lead else None, self.published)
        self.same = Same()
        self.ahead = Ahead()
        self.read = 0
        self._open(mentions)
        self.yearly = False
        self.compares = any(period.kind == "reference" for period in self.times.periods)
        self.reporting.day_before = next((p for p in self.times.periods if p.rule == _DAY_WORD and is_day_before(p, self.published)), None)

    @cached_property
    def polled(self) -> Period | None:
        """When the poll that the article tells of was taken."""
        return field_days(self.doc, self.times.everywhere)

    @cached_property
    def past(self) -> date | None:
        """Of an undated article, the latest day of which it tells as past; what was over before it is over for what is told of now."""
        told = (t.period.first_day for t in self.times.everywhere if usable(t.period) and t.opens is None and is_told_past(t.host))
        return None if self.published is not None else max((day for day in told if day is not None), default=None)

    def _open(self, mentions: MentionIndex) -> None:
        """Take note of the month or more that the lead speaks of, whether or not it holds a figure."""
        number = self.accounts.lead
        if not number:
            return
        lead = self.blocks[number - 1]
        times = (
            t
            for t in self.times.between(lead.start, lead.end)
            if usable(t.period) and t.opens is None and not (t.aside or t.in_passing or t.is_before or stands_after(t.host))
        )
        for time in times:
            if is_event(time.period) and opens_session(time, mentions):
                self.reporting.market.is_told_of = True
            if self.reporting.open_with(time.period, number, of_accounts=dates_accounts(time, self.events)):
                return

    def fill(self, drafts: Sequence[Draft]) -> None:
        """Fill the periods of one sentence's drafts, which have all other slots."""
        self.reporting.next_sentence()
        self._note_events(drafts[0].frame.sentence.start_char)
        self.read = drafts[0].frame.sentence.end_char
        for first in range(0, len(drafts), _MOST):
            self._fill_run(drafts[first : first + _MOST])

    def _note_events(self, end: int) -> None:
        """Take note of the days of what happened, told since the last figure and before `end`."""
        for time in self.times.between(self.read, end):
            if time.opens is None and not time.aside and usable(time.period) and self.events.tells(time):
                number = bisect_right(self.starts, time.start)
                self.reporting.happened(time.period, time.host, number)

    def _fill_run(self, drafts: Sequence[Draft]) -> None:
        """Fill the periods of figures of one sentence, of which there are not too many to compare each with each."""
        sentence = drafts[0].frame.sentence
        times = self._times(sentence, drafts)
        times += [*to_date(sentence, times, self.published), *yearly(times, partial(self.accounts.of, self.reporting))]
        times = [
            *counted_back(times, self.published),
            *told_then(sentence, self.times.told_before(sentence.start_char), times, self.published),
        ]
        frames = [draft.frame for draft in drafts]
        baselines = [d for d in drafts if is_compared(d)]
        theirs = taken(drafts, times, self.reporting)
        for number, draft in enumerate(drafts):
            if is_converted(draft) or is_compared(draft) or tells_where(draft):
                continue
            self._fill_own(draft, left_for(draft, times, theirs), frames, drafts[:number])
            if draft.restates is not None:
                give_back(draft)
            else:
                self.reporting.expected.note(draft, self.reporting.sentence)
                self.ahead.note(draft, self.reporting.sentence)
        yearly_here = self.yearly or (self.compares and any(d.period and d.period.granularity in _ACCOUNTED for d in drafts))
        for draft in baselines:
            fill_baseline(draft, times, drafts, self.reporting, yearly=yearly_here)
            if draft.period is None and draft.found_by["role"] == CONTRAST and self.polled is not None and is_of_poll(draft):
                draft.period, draft.found_by["period"] = replace(self.polled, inherited=True), "period.of-poll"
        for number, draft in enumerate(drafts):
            if (following := after_compared(drafts, number, self.published)) is not None:
                draft.period, draft.found_by["period"] = following, "period.of-foretold"
                self.ahead.note(draft, self.reporting.sentence)
        share_behind(drafts)
        share_beside(drafts, times)
        for draft in drafts:
            self._fill_compared(draft, times, drafts)
            self.same.note(draft)
        self.yearly = self.yearly or any(t.period.kind == "reference" for t in times)

    def _times(self, sentence: Span, drafts: Sequence[Draft]) -> list[Time]:
        """The times of a sentence around some of its figures, within their paragraph, and behind the dateline."""
        block = self.blocks[max(drafts[0].paragraph - 1, 0)]
        start = max(sentence.start_char, block.start, drafts[0].frame.quantity.start - _AROUND)
        end = min(sentence.end_char, block.end, drafts[-1].frame.quantity.end + _AROUND)
        times = (t for t in self.times.between(start, end) if not is_dateline(self.doc, block.start, t))
        times = (t for t in times if t.period.rule != _CLOCK or self._tells_day(t, block.start))
        times = (t for t in times if not (self.reporting.is_ahead(t.period) and is_of_what_comes(t.head)))
        times = (t for t in times if not is_told_length(t, drafts))
        times = (replace(t, host=foretold(t.host, fronted=t.is_fronted)) if looks_ahead(t, self.published) else t for t in times)
        times = (replace(t, opens=None) if t.opens is not None and self.reporting.is_ahead(t.period) else t for t in times)
        told = list(times)
        return [replace(t, period=self._again(t.period, told)) if t.period.rule == _SAME_PERIOD else t for t in told]

    def _day_for(self, period: Period) -> date | None:
        """The article's day, or one after a period by which it is surely over, if one is known."""
        if self.published is not None:
            return self.published
        return self.past if period.last_day is not None and self.past is not None and period.last_day < self.past else None

    def _tells_day(self, time: Time, start: int) -> bool:
        """Whether the day of a bare time of day is the article's own, or told before it in the paragraph that begins at `start`."""
        day = time.period.first_day or time.period.last_day
        return day == self.published or any(day in (t.period.first_day, t.period.last_day) for t in self.times.between(start, time.start))

    def _again(self, period: Period, here: Sequence[Time]) -> Period:
        """ "The same period": what has gone on since a time told before it in its sentence, else the one told last."""
        since = (t.period for t in reversed(here) if t.end <= (period.start or 0) and is_open(t.period))
        own = next(since, None) or self.reporting.named or self.reporting.period
        if own is None:
            return period
        return replace(own, text=period.text, start=period.start, end=period.end, rule=period.rule)

    def _fill_own(self, draft: Draft, times: Sequence[Time], frames: Sequence[Frame], here: Sequence[Draft]) -> None:
        times = within_reach(draft.frame, times, self.told)
        found = without_aside(nearest_known(draft, times, frames, self._day_for), draft, times)
        own = next((t for t in times if t.says_when_within(draft.frame) or t.describes(draft.frame)), None)
        if (
            own is not None
            and (period := price_before(draft, own.period, self.reporting.day, self.published) or self._rebased(own.period, here))
            is not None
        ):
            draft.period, draft.found_by["period"] = period, "period.compared"
        elif (restated := of_compared(draft, here)) is not None and not (found and found.start > draft.frame.quantity.end):
            draft.period, draft.found_by["period"] = restated, "period.compared"
        elif (known := self.genres.of(draft, found)) is not None:
            draft.period, draft.found_by["period"] = known
        elif found is not None:
            self._fill_found(draft, found, times)
        elif (shared := of_same_verb(draft, here) or of_included(draft, here)) is not None:
            draft.period, draft.found_by["period"] = shared, "period.same-verb"
        elif (compared := self._year_ago(draft, times)) is not None:
            draft.period, draft.found_by["period"] = compared, "period.compared"
        elif (before := of_multiple(draft, here)) is not None:
            draft.period, draft.found_by["period"] = before, AS_BEFORE
        elif (after := year_after(draft, times, self.published)) is not None:
            draft.period, draft.found_by["period"] = after, YEAR_AFTER
        elif not is_dated(draft, times) and (told := self._told_elsewhere(draft, times)) is not None:
            draft.period, draft.found_by["period"] = told

    def _fill_found(self, draft: Draft, found: Time, times: Sequence[Time]) -> None:
        """Fill in the period of a time that was found, and take note of what the article reports on."""
        before = of_year_before(draft, found, times, self.reporting.told_just(draft))
        if before is not None:
            draft.period, draft.found_by["period"] = before, "period.compared"
            return
        draft.period, draft.found_by["period"] = settled(draft, found, self.published), "period.sentence"
        if not found.aside and not found.in_passing:
            self.reporting.remember(draft)
        draft.period = until_now(draft, draft.period, found, self.published)

    def _told_elsewhere(self, draft: Draft, times: Sequence[Time]) -> tuple[Period, str] | None:
        """What the article tells elsewhere of when a figure holds, and the rule that says so."""
        return (
            self._looked_to(draft) or self._gone_on(draft, times) or (None if any(usable(t.period) for t in times) else self._around(draft))
        )

    def _looked_to(self, draft: Draft) -> tuple[Period, str] | None:
        """The time of which a figure had been expected or is foretold."""
        if (foreseen := self.reporting.foreseen(draft)) is not None:
            return replace(foreseen, inherited=True), "period.of-expected"
        if (foretold_of := self.ahead.of(draft, self.reporting.sentence)) is not None:
            return replace(foretold_of, inherited=True), "period.of-foretold"
        return None

    def _gone_on(self, draft: Draft, times: Sequence[Time]) -> tuple[Period, str] | None:
        """The day of a price, a poll or an event, or what the article goes on reporting on."""
        if (day := self.reporting.of_trading_day(draft)) is not None:
            return day, "period.trading-day"
        if self.polled is not None and is_of_poll(draft):
            return replace(self.polled, inherited=True), "period.of-poll"
        if is_of_sampling(draft):
            return None
        if draft.modality == "asserted" and (day := self.events.day_of(draft.frame)) is not None:
            self.reporting.happened(day, draft.frame.verb, draft.paragraph)
            return replace(day, inherited=True), "period.of-event"
        compared = any(t.holds_against or is_year_before(t, self.reporting.period) for t in times)
        carried = self.reporting.carried(draft, told_on(draft, times), by_comparison=compared)
        if (
            carried is not None
            and not any(t.opens is not None and same_days(t.period, carried) and t.period.rule != _SAME_PERIOD for t in times)
            and not (is_of_source(draft.frame, self.told) or (is_event(carried) and self.reporting.market.is_beside(draft)))
        ):
            return replace(carried, inherited=True), "period.carried"
        day = None
        if draft.modality == "asserted":
            counts = draft.role == "level" and draft.frame.quantity.kind == "count"
            day = self.events.of_disaster(draft) if counts else self.events.of_election(draft)
        if day is not None:
            return replace(day, inherited=True), "period.of-event"
        return None

    def _around(self, draft: Draft) -> tuple[Period, str] | None:
        """The time of a figure's paragraph, of the accounts of its lead, or of the same measure before, where its sentence has none."""
        if set_in := told_before(draft, self.blocks[max(draft.paragraph - 1, 0)].start, self.times, self.events):
            return set_in, "period.of-paragraph"
        if (told := self.accounts.of_lead(draft)) is not None:
            self.reporting.begin(told, draft)
            return replace(told, inherited=True), "period.of-accounts"
        if (same := self.same.of(draft, self.events)) is not None:
            return replace(same, inherited=True), "period.of-same-measure"
        return None

    def _year_ago(self, draft: Draft, times: Sequence[Time]) -> Period | None:
        """ "It had net income of $3m a year ago", "Net for the year-earlier quarter included a gain of $3m"."""
        near = [(path_cost(draft.frame, t, draft.attribution), t.start, t.period) for t in times if t.says_when]
        if not near or min(n[0] for n in near) >= OWN_CLAUSE:
            return None
        return self._rebased(min(near, key=lambda n: n[:2])[2])

    def _rebased(self, period: Period, here: Sequence[Draft] = ()) -> Period | None:
        """A comparison's days seen from a figure before it in the sentence, else from what the article reports on."""
        own = next((d.period for d in reversed(here) if d.period is not None and d.found_by["period"] != "period.compared"), None)
        own = own or self.reporting.period
        found = rebase(period, own) if own is not None else period
        found = found or period
        return found if found.first_day or found.last_day else None

    def _fill_compared(self, draft: Draft, times: Sequence[Time], drafts: Sequence[Draft]) -> None:
        """Baseline periods, and all of a restated figure's times."""
        if draft.restates is not None:
            draft.period, draft.baseline_period = draft.restates.period, draft.restates.baseline_period
            rule = AS_BEFORE
            if draft.period is not None:
                draft.found_by["period"] = rule
        elif draft.role == "baseline":
            draft.baseline_period, rule = draft.period, draft.found_by.get("period", "")
        elif draft.role in ("change", "ratio"):
            draft.baseline_period, rule = baseline_period(draft, times, drafts), "period.compared"
        if draft.baseline_period is not None:
            draft.found_by["baseline_period"] = rule
