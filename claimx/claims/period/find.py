"""When a figure holds: the right one of the periods in reach.

Its own clause's period comes first, then its sentence's, then what the article goes on reporting on. A baseline has the
period that it is compared by, a change the one that it started from as its baseline period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from claimx import layers
from claimx.actors.index import MentionIndex
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.parse import Parse, Span
from claimx.claims.period.against import RULE as YEAR_AFTER
from claimx.claims.period.against import year_after
from claimx.claims.period.agreement import OWN_CLAUSE, is_dated, is_told_length
from claimx.claims.period.ahead import after_compared, looks_ahead
from claimx.claims.period.apart import tells_where
from claimx.claims.period.around import is_of_what_comes
from claimx.claims.period.baselines import baseline_period, fill_baseline
from claimx.claims.period.counterpart import CONTRAST
from claimx.claims.period.events import is_told_past
from claimx.claims.period.genres import Genres
from claimx.claims.period.hosts import foretold
from claimx.claims.period.implied import counted_back, to_date, told_then, yearly
from claimx.claims.period.nearest import nearest_known
from claimx.claims.period.overlap import is_open, usable
from claimx.claims.period.polls import is_of_poll
from claimx.claims.period.reach import path_cost
from claimx.claims.period.setting import is_dateline
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
from claimx.claims.period.story import Story
from claimx.claims.period.taken import is_compared, left_for, taken
from claimx.claims.period.telling import within_reach
from claimx.claims.period.times import Time, Times
from claimx.claims.period.trading import price_before
from claimx.claims.period.year_ago import is_of_earlier, of_year_before, without_aside
from claimx.model import Period
from claimx.periods.resolve import rebase

_SAME_PERIOD = "relative.same-period"
_CLOCK = "time.clock"
_ACCOUNTED = ("quarter", "half")
_MOST, _AROUND = 16, 400


class Timeline:
    """Fills the periods of an article's claims, sentence by sentence, and remembers what the article reports on."""

    def __init__(self, doc: Parse, mentions: MentionIndex) -> None:
        self.doc = doc
        self.published: date | None = layers.published(doc.parsed)
        self.times = Times(doc)
        self.story = Story(doc, self.times, mentions)
        self.reporting = self.story.reporting
        self.genres = Genres(self.times, self.story.lead, self.published)
        self.yearly = False
        self.compares = any(period.kind == "reference" for period in self.times.periods)

    @cached_property
    def past(self) -> date | None:
        """Of an undated article, the latest day of which it tells as past; what was over before it is over for what is told of now."""
        told = (t.period.first_day for t in self.times.everywhere if usable(t.period) and t.opens is None and is_told_past(t.host))
        return None if self.published is not None else max((day for day in told if day is not None), default=None)

    def fill(self, drafts: Sequence[Draft]) -> None:
        """Fill the periods of one sentence's drafts, which have all other slots."""
        self.reporting.next_sentence()
        self.story.read_to(drafts[0].frame.sentence)
        for first in range(0, len(drafts), _MOST):
            self._fill_run(drafts[first : first + _MOST])

    def _fill_run(self, drafts: Sequence[Draft]) -> None:
        """Fill the periods of figures of one sentence, of which there are not too many to compare each with each."""
        sentence = drafts[0].frame.sentence
        times = self._times(sentence, drafts)
        times += [*to_date(sentence, times, self.published), *yearly(times, partial(self.story.accounts.of, self.reporting))]
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
                self.story.ahead.note(draft, self.reporting.sentence)
        self._fill_baselines(baselines, times, drafts)
        share_behind(drafts)
        share_beside(drafts, times)
        for draft in drafts:
            self._fill_compared(draft, times, drafts)
            self.story.same.note(draft)
        self.yearly = self.yearly or any(t.period.kind == "reference" for t in times)

    def _fill_baselines(self, baselines: Sequence[Draft], times: Sequence[Time], drafts: Sequence[Draft]) -> None:
        """Fill the periods of what is compared with, and of what is foretold beside it."""
        yearly_here = self.yearly or (self.compares and any(d.period and d.period.granularity in _ACCOUNTED for d in drafts))
        for draft in baselines:
            fill_baseline(draft, times, drafts, self.reporting, yearly=yearly_here)
            if draft.period is None and draft.found_by["role"] == CONTRAST and self.story.polled is not None and is_of_poll(draft):
                draft.period, draft.found_by["period"] = replace(self.story.polled, inherited=True), "period.of-poll"
        for number, draft in enumerate(drafts):
            if (following := after_compared(drafts, number, self.published)) is not None:
                draft.period, draft.found_by["period"] = following, "period.of-foretold"
                self.story.ahead.note(draft, self.reporting.sentence)

    def _times(self, sentence: Span, drafts: Sequence[Draft]) -> list[Time]:
        """The times of a sentence around some of its figures, within their paragraph, and behind the dateline."""
        block = self.story.blocks[max(drafts[0].paragraph - 1, 0)]
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
        times = within_reach(draft.frame, times, self.story.told)
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
        elif (known := self.genres.of(draft, found, times)) is not None:
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
        elif not is_dated(draft, times) and (told := self.story.of(draft, times)) is not None:
            draft.period, draft.found_by["period"] = told

    def _fill_found(self, draft: Draft, found: Time, times: Sequence[Time]) -> None:
        """Fill in the period of a time that was found, and take note of what the article reports on."""
        before = of_year_before(draft, found, times, self.reporting.told_just(draft))
        if before is not None:
            draft.period, draft.found_by["period"] = before, "period.compared"
            return
        draft.period, draft.found_by["period"] = settled(draft, found, self.published), "period.sentence"
        if not (found.aside or found.in_passing or is_of_earlier(draft, found, self.reporting.told_here)):
            self.reporting.remember(draft)
        draft.period = until_now(draft, draft.period, found, self.published)

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
