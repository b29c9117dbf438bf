"""What an article goes on reporting on: the period that carries over to figures with no time of their own."""

from __future__ import annotations

from datetime import date

from claimx.claims.draft import Draft
from claimx.claims.parse import Token
from claimx.claims.period.apart import is_added
from claimx.claims.period.around import LONG
from claimx.claims.period.continuing import has_moved, holds, is_account, refers_back, stands_apart, tells_kind, tells_the_past, tells_whole
from claimx.claims.period.elsewhere import is_set_elsewhere, names_unit
from claimx.claims.period.expected import Expected
from claimx.claims.period.overlap import (
    WITHIN_DAY,
    is_account_period,
    is_event,
    is_news,
    is_reported,
    is_within,
    is_year_to,
    overlaps,
    same_days,
    unit_of,
    whole_year,
)
from claimx.claims.period.reported import Reported, deeds_of
from claimx.claims.period.session import Market
from claimx.claims.period.trading import column_day, day_price, trading_day
from claimx.claims.tense import clause_tense, is_perfect_participle
from claimx.model import Period

_LEAD = 2
_END_OF_YEAR = "relative.final-units"
_SEASON = 4
_RECENT = 550


class Reporting:
    """The period that an article reports on, as far as it has been read, and the one that it opened with."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.last: Reported | None = None
        self.event: Reported | None = None
        self.back: Reported | None = None
        self.running: Reported | None = None
        self.moving: Reported | None = None
        self.opening: Period | None = None
        self.session: tuple[Period, int] | None = None
        self.day: Period | None = None
        self.market = Market()
        self.day_before: Period | None = None
        self.sentence = 0
        self.named: Period | None = None
        self.expected = Expected()

    @property
    def period(self) -> Period | None:
        """What the article reports on."""
        return self.last.period if self.last is not None else None

    def open_with(self, period: Period, paragraph: int, *, of_accounts: bool = False) -> bool:
        """Take a period of the lead for what the article reports on, if it is one to report on, as that of accounts is; whether it was."""
        if self.day is None and is_event(period) and period.granularity == "day" and self.is_over(period):
            self.day = period
        accounts = of_accounts and is_account_period(period) and self.is_over(period) and self._is_recent(period)
        if not accounts and not is_news(period, self.published):
            return False
        self.opening = period
        self.last = Reported(period, 0, paragraph, lead=True)
        return True

    def begin(self, period: Period, draft: Draft) -> None:
        """Take the period of the accounts that a claim of the lead tells of for what the article reports on."""
        self.opening = period
        self.last = Reported(period, self.sentence, draft.paragraph, lead=True)

    @property
    def told_here(self) -> Period | None:
        """What the article reports on, if the sentence itself has told of it."""
        return self.last.period if self.last is not None and self.last.sentence == self.sentence else None

    def tell(self, period: Period, paragraph: int) -> None:
        """Take what accounts are spoken of without a figure for what the article reports on from there."""
        self.last = Reported(period, self.sentence, paragraph, lead=False)

    def told_just(self, draft: Draft) -> Period | None:
        """What the article reports on, if the sentence before told of it, in a claim's paragraph or the one before."""
        last = self.last
        near = last is not None and self.sentence - last.sentence <= 1 and draft.paragraph - last.paragraph <= 1
        return last.period if last is not None and near else None

    def foreseen(self, draft: Draft) -> Period | None:
        """The time of which a figure had been expected, by what the article has told before."""
        return self.expected.of(draft, self.sentence)

    def go_on(self, draft: Draft) -> None:
        """Take note that a claim is compared with what the article reports on."""
        if self.last is not None and not is_event(self.last.period):
            self.last.go_on(draft, self.sentence)

    def next_sentence(self) -> None:
        """Go on to the next sentence that holds a figure."""
        self.sentence += 1

    def carried(self, draft: Draft, told: date | None = None, *, by_comparison: bool = False) -> Period | None:
        """What the article goes on reporting on, for a statement about the past that names no time of its own and was `told` on a day.

        `by_comparison` tells that it is held against the same period of another year, and so is of that period whatever its tense.
        """
        if (moving := self._moved_over(draft)) is not None:
            return moving
        reported = self._latest(draft)
        if (
            reported is None
            or reported.stands_in(draft.frame.sentence)
            or (told is not None and reported.period.first_day is not None and told < reported.period.first_day)
        ):
            return None
        if draft.modality != "asserted":
            return reported.period if reported.is_expected(draft, self.sentence) else None
        if draft.attribution is not None and draft.attribution.kind == "direct" and draft.paragraph != reported.paragraph:
            return None
        back = refers_back(draft.frame) and self.sentence - reported.sentence <= 1 + reported.lead
        goes_on = tells_the_past(draft) or (by_comparison and clause_tense(draft.frame) == "present")
        if stands_apart(draft) or not (goes_on or back) or (is_set_elsewhere(draft.frame) and not back):
            return None
        if draft.paragraph != reported.paragraph and (clause_tense(draft.frame) == "pluperfect" or not self._crosses(reported, draft)):
            return None
        if is_event(reported.period) and (holds(draft.frame) or tells_kind(draft.frame) or is_account(draft)):
            return None
        if not reported.reaches(draft, self.sentence, self.opening, least=max(back, by_comparison)):
            return None
        reported.go_on(draft, self.sentence)
        return reported.period

    def run(self, period: Period, paragraph: int) -> None:
        """Take note of a month or more up to the article's day over which something has gone on: "it has been a bad year so far"."""
        if period.granularity in LONG and self._is_going_on(period, whole=True):
            self.moving = Reported(period, self.sentence, paragraph, lead=False)

    def set_in(self, period: Period, paragraph: int) -> None:
        """Take note of a quarter or half that is over, of which a clause without a figure tells: "it had a quieter first half"."""
        if unit_of(period) in ("quarter", "half") and self.is_over(period) and self._is_recent(period):
            self.running = Reported(period, self.sentence, paragraph, lead=False)

    def _moved_over(self, draft: Draft) -> Period | None:
        """The time up to today over which the sentence before tells how things have moved, for what has moved too."""
        moving = self.moving
        if moving is None or moving.paragraph != draft.paragraph or self.sentence - moving.sentence > 1 or not has_moved(draft):
            return None
        moving.go_on(draft, self.sentence)
        return moving.period

    def _latest(self, draft: Draft) -> Reported | None:
        """What was told last: the day of an event in the paragraph or of the same deed, else what the article reports on."""
        event, last, running = self.event, self.last, self.running
        if running is not None and running.paragraph == draft.paragraph and self.sentence - running.sentence <= 1:
            return running if event is None or event.sentence < running.sentence else event
        if self.back is not None and self.back.paragraph == draft.paragraph and (last is None or last.paragraph != draft.paragraph):
            return self.back
        if event is None or (last is not None and last.sentence >= event.sentence):
            return last
        return event if event.paragraph == draft.paragraph or event.has_deed_of(draft) else last

    def happened(self, period: Period, verb: Token | None, paragraph: int) -> None:
        """Take note of the day of an event, with the deeds that are told of it."""
        if not is_event(period) or not self.is_over(period):
            return
        deeds = frozenset({verb.lemma}) if verb is not None else frozenset()
        if self.event is not None and same_days(self.event.period, period):
            deeds |= self.event.deeds
        self.event = Reported(period, self.sentence, paragraph, lead=False, deeds=deeds)
        if self.last is None or is_event(self.last.period):
            self.last = self.event

    def _crosses(self, reported: Reported, draft: Draft) -> bool:
        """Whether a period goes on in a new paragraph; a part of what the article opened with, or what runs over it, gives way to that."""
        if self.opening is not None and (
            overlaps(reported.period, self.opening) or (names_unit(draft.frame) and is_year_to(reported.period, self.opening))
        ):
            reported.period, reported.lead = self.opening, True
        return reported.period.granularity != "season"

    def of_trading_day(self, draft: Draft) -> Period | None:
        """The trading day of a price that names none, None if a claim is not of one."""
        word = day_price(draft) or self.market.word(draft)
        if word is None:
            return column_day(draft, self.published)
        if (named := self.market.day(draft)) is not None:
            return named
        earlier = self.session[0] if self.session is not None and self.session[1] < self.sentence else None
        day = trading_day(word, self.day or earlier or self.day_before, self.published)
        if day is not None and self.last is not None and same_days(day, self.last.period):
            self.last.go_on(draft, self.sentence)
        return day

    def remember(self, draft: Draft) -> None:
        """Take note of the period that a claim's own sentence gives it."""
        period = draft.period
        before = draft.frame.verb is not None and is_perfect_participle(draft.frame.verb)
        if (
            period is None
            or before
            or period.rule == _END_OF_YEAR
            or tells_whole(draft, period, self.period)
            or self._is_end_of_last(period)
        ):
            return
        self._note(period, draft)
        if draft.role == "change" and clause_tense(draft.frame) == "perfect":
            self.run(period, draft.paragraph)
        if draft.modality != "asserted":
            return
        if self._looks_back(period):
            aside = draft.frame.verb is not None and is_added(draft.frame.verb)  # "the rate, which was 4% in May, slipped to 3%"
            new = self.last is None or self.last.paragraph != draft.paragraph
            if new and not aside and is_reported(period) and self._is_recent(period):
                self.back = Reported(period, self.sentence, draft.paragraph, lead=False)
            return
        if self.last is not None and not is_event(self.last.period) and self._is_going_on(period):
            self.last = None
        if not self.is_over(period):
            if period.granularity in LONG and None not in (period.first_day, period.last_day) and clause_tense(draft.frame) == "past":
                self.running = Reported(period, self.sentence, draft.paragraph, lead=False)
            return
        self._report(period, draft)

    def _report(self, period: Period, draft: Draft) -> None:
        """Take a period that is over for what the article reports on, or for the day of an event."""
        if is_reported(period) and self._is_recent(period):
            first = draft.paragraph <= _LEAD or self._opens_late(period, draft)
            lead = first or (self.opening is not None and same_days(self.opening, period))
            if first and (self.opening is None or not is_within(period, self.opening)):
                self.opening = period
            self.last = Reported(period, self.sentence, draft.paragraph, lead, deeds_of(draft))
        elif is_event(period):
            self.happened(period, draft.frame.verb, draft.paragraph)

    def _opens_late(self, period: Period, draft: Draft) -> bool:
        """Whether the paragraph behind the lead tells first of what it is about: accounts, a quarter just over, how something moved."""
        if self.opening is not None or draft.paragraph != _LEAD + 1:
            return False
        news, accounts = is_news(period, self.published), is_account(draft)
        if unit_of(period) is not None and (news or accounts):
            return True
        return news and (draft.role == "change" or draft.frame.quantity.kind == "percent" or accounts)

    def _is_end_of_last(self, period: Period) -> bool:
        """Whether a period is one day of what its sentence or the one before tells of: "raised $4m. It had $2m at the end of June"."""
        last = self.last
        if last is None or self.sentence - last.sentence > 1 or period.granularity not in LONG:
            return False
        return period.first_day == period.last_day and is_within(period, last.period)

    def _note(self, period: Period, draft: Draft) -> None:
        """Take note of what "the same period" may be, and of a trading day."""
        ended = self.is_over(period) or (period.first_day is not None and period.last_day is None)
        if period.kind == "interval" and not period.inherited and ended and period.granularity not in WITHIN_DAY:
            self.named = period
        if self.is_over(period):
            self.market.note(period, draft)
        if period.granularity == "day" and self.day is None and day_price(draft) is not None:
            self.session = period, self.sentence

    def _is_recent(self, period: Period) -> bool:
        """Whether a period ended not so long ago that news would not go on about it, and is no length counted back from today."""
        if period.last_day == self.published and period.timex_type == "DURATION":
            return False
        return self.published is None or period.last_day is None or (self.published - period.last_day).days <= _RECENT

    def last_year(self) -> Period | None:
        """The year that an article of accounts is about: the one it reports on, or, early in a year, the one before."""
        if self.last is not None and self.last.period.granularity == "year":
            return self.last.period
        day = self.published
        return None if day is None or day.month > _SEASON else whole_year(day.year - 1)

    def _looks_back(self, period: Period) -> bool:
        """Whether a period lies before what the article opened with: what it is compared with, not what it goes on about."""
        opening = self.opening
        if opening is None or opening.first_day is None or period.last_day is None:
            return False
        return period.last_day < opening.first_day

    def _is_going_on(self, period: Period, *, whole: bool = False) -> bool:
        """Whether the article's day lies in a month or more: what follows is of that, and of nothing before.

        A length counted back from that day is no such time beside a part of it that is reported on, unless the `whole` is asked for.
        """
        first, last, day = period.first_day, period.last_day, self.published
        if period.granularity not in LONG or day is None or first is None or not first <= day <= (last or day):
            return False
        counted_back = period.timex_type == "DURATION" and last == day  # "over the past 12 months", beside a month that is reported on
        return whole or not (counted_back and self.period is not None and is_within(self.period, period))

    def is_ahead(self, period: Period) -> bool:
        """Whether a period begins after the article's day."""
        day = period.first_day or period.last_day
        return self.published is not None and day is not None and day > self.published

    def is_over(self, period: Period) -> bool:
        """Whether a period had ended on the article's day."""
        return (
            period.first_day is not None and period.last_day is not None and (self.published is None or period.last_day <= self.published)
        )
