"""What an article tells elsewhere of when a figure holds, where the figure's own sentence does not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from claimx import layers
from claimx.actors.index import MentionIndex
from claimx.claims import measure_words
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb, subject
from claimx.claims.parse import Parse, Span, Token
from claimx.claims.period.accounts import Accounts, half_told
from claimx.claims.period.ahead import Ahead
from claimx.claims.period.events import Events
from claimx.claims.period.overlap import is_day_before, is_event, same_days, usable
from claimx.claims.period.polls import field_days, is_of_poll, is_of_sampling
from claimx.claims.period.reporting import Reporting
from claimx.claims.period.same import Same
from claimx.claims.period.session import opens_session
from claimx.claims.period.setting import dates_accounts, is_of_year_over, told_before
from claimx.claims.period.steps import stands_after
from claimx.claims.period.telling import is_of_source, told_on
from claimx.claims.period.times import Time, Times
from claimx.claims.period.trading import of_morning_paper
from claimx.claims.period.year_ago import is_year_before
from claimx.claims.tense import tense_of
from claimx.layout import paragraphs
from claimx.model import Attribution, Period

_SAME_PERIOD, _DAY_WORD = "relative.same-period", "day.word"


def _is_of_somebody(verb: Token) -> bool:
    """Whether a verb tells what somebody has done or been: "Holt has been in hospital for the past month"."""
    who = subject(verb)
    return who is not None and (who.tag_ == "PRP" or who.tag_.startswith("NNP") or measure_words.can_act(who))


class Story:
    """What an article has told so far, from which figures without a time of their own take theirs."""

    def __init__(self, doc: Parse, times: Times, mentions: MentionIndex) -> None:
        self._doc = doc
        self._times = times
        self.published: date | None = layers.published(doc.parsed)
        self.blocks = paragraphs(doc.text)
        self._starts = [block.start for block in self.blocks]
        self.told: tuple[Attribution, ...] = layers.found(doc.parsed, "attributions")
        self.events = Events(times, self.told, self.published)
        self.reporting = Reporting(self.published)
        self.accounts = Accounts(times, self.blocks, self.published)
        self.lead = self.blocks[self.accounts.lead - 1] if self.accounts.lead else None
        self.same = Same()
        self.ahead = Ahead()
        self._read = 0
        self._open(mentions)
        told = (p for p in times.periods if p.rule == _DAY_WORD and is_day_before(p, self.published))
        self.reporting.day_before = next(told, None) or of_morning_paper(doc.text, self.published)

    def _open(self, mentions: MentionIndex) -> None:
        """Take note of the month or more that the lead speaks of, whether or not it holds a figure."""
        number, lead = self.accounts.lead, self.lead
        if lead is None:
            return
        times = (
            t
            for t in self._times.between(lead.start, lead.end)
            if usable(t.period) and t.opens is None and not (t.aside or t.in_passing or t.is_before or stands_after(t.host))
        )
        for time in times:
            if is_event(time.period) and opens_session(time, mentions):
                self.reporting.market.is_told_of = True
            accounts = dates_accounts(time, self.events) or is_of_year_over(time, self.events, self.published)
            if self.reporting.open_with(time.period, number, of_accounts=accounts):
                return

    def read_to(self, sentence: Span) -> None:
        """Take note of the days of what happened, told since the last sentence with a figure and before this one."""
        for time in self._times.between(self._read, sentence.start_char):
            if (half := half_told(time, self.published)) is not None:
                self.reporting.tell(half, bisect_right(self._starts, time.start))
            if time.opens is None and not time.aside and time.host is not None and is_verb(time.host):
                self._note_span(time, time.host)
            if time.opens is None and not time.aside and usable(time.period) and self.events.tells(time):
                number = bisect_right(self._starts, time.start)
                self.reporting.happened(time.period, time.host, number)
        self._read = sentence.end_char

    def _note_span(self, time: Time, verb: Token) -> None:
        """Take note of the month or more of which a clause tells without a figure: "it had a quieter first half", "it was a bad May"."""
        tense, paragraph = tense_of(verb), bisect_right(self._starts, time.start)
        if tense == "perfect" and not _is_of_somebody(verb):
            self.reporting.run(time.period, paragraph)
        elif tense == "past" and verb.dep_ == "ROOT" and usable(time.period):
            self.reporting.set_in(time.period, paragraph)

    @cached_property
    def polled(self) -> Period | None:
        """When the poll that the article tells of was taken."""
        return field_days(self._doc, self._times.everywhere)

    def of(self, draft: Draft, times: Sequence[Time]) -> tuple[Period, str] | None:
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
        if set_in := told_before(draft, self.blocks[max(draft.paragraph - 1, 0)].start, self._times, self.events):
            return set_in, "period.of-paragraph"
        if (told := self.accounts.of_lead(draft)) is not None:
            self.reporting.begin(told, draft)
            return replace(told, inherited=True), "period.of-accounts"
        if (same := self.same.of(draft, self.events)) is not None:
            return replace(same, inherited=True), "period.of-same-measure"
        return None
