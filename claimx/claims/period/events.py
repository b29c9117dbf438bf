"""The days of what happened: told once, they hold for what is told of the same event elsewhere in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_passive, is_verb, subject
from claimx.claims.parse import Token
from claimx.claims.period.around import LONG
from claimx.claims.period.event_nouns import event_nouns, kin, known_events, named, nouns_of_verbs, spoken_of
from claimx.claims.period.overlap import is_event, same_days, usable
from claimx.claims.period.polls import is_of_poll
from claimx.claims.period.steps import is_at_once, is_gapped
from claimx.claims.period.times import Time, Times
from claimx.claims.tense import PASTS, clause_tense, has_subject, is_finite, tense_of
from claimx.claims.victims import is_among_victims
from claimx.model import Attribution, Period

_SHARES = frozenset({"percent", "percentage_point"})
_BESIDE = ("subject", "apposition")
_RECENT = 30
_JUST_NOW = 2
_IN_IT = ("nsubj", "nsubjpass", "dobj")
# Clauses that an article tells on its own, and not of something else.
_TOLD = ("ROOT", "ccomp", "parataxis")


class Events:
    """The days that an article's times give to its events, and the nouns of each."""

    def __init__(self, times: Times, attributions: Iterable[Attribution], published: date | None) -> None:
        self.times = times
        self.cues = {attribution.cue.start for attribution in attributions if attribution.cue is not None}
        self.published = published

    @cached_property
    def days(self) -> dict[str, Period | None]:
        """The days of events by their nouns, None for a noun that has several."""
        return _one_day((noun, time.period) for time in self._of_days() for noun in self._dated(time))

    @cached_property
    def kin(self) -> dict[str, Period | None]:
        """The days of events by nouns that may stand for those that are dated: "an explosion on Tuesday … the blast killed 34"."""
        return _by_kin(self.days)

    @cached_property
    def years(self) -> dict[str, Period | None]:
        """The months or years of events that are told of by their nouns alone: "a 1995 explosion … five men died in the blast"."""
        attributive = (time for time in self.times.everywhere if time.attributive and time.host is not None and time.opens is None)
        long = (time for time in attributive if time.period.granularity in LONG and usable(time.period))
        told = _one_day((noun.lemma, time.period) for time in long if time.host is not None for noun in event_nouns([time.host]))
        found = {noun: period for noun, period in told.items() if noun not in self.days and not (period and self.is_ahead(period))}
        return {**_by_kin(found), **found}

    def is_ahead(self, period: Period) -> bool:
        """Whether a period goes on after the article's day."""
        return self.published is not None and period.last_day is not None and period.last_day > self.published

    def tells(self, time: Time) -> bool:
        """Whether an expression dates a past clause of the article's own, which is no saying."""
        return time.host is not None and self.is_past(time.host)

    def is_past(self, verb: Token) -> bool:
        """Whether a clause tells of the past, and is no saying, by its verb."""
        return is_told_past(verb) and verb.idx not in self.cues

    @cached_property
    def involved(self) -> dict[str, Period | None]:
        """The days of what things were in, by their nouns, None for one that is told of several: "the ferry sank on Thursday"."""
        told = ((time.host, time.period) for time in self._of_days() if self.tells(time))
        return _one_day((noun.lemma, day) for host, day in told if host is not None for noun in _in_it(host) if is_noun(noun))

    @cached_property
    def _with_time(self) -> frozenset[int]:
        """Where the nouns stand that have a time of their own: "was fined on Friday over a 1999 explosion"."""
        return frozenset(time.host.idx for time in self.times.everywhere if time.attributive and time.host is not None)

    def _of_days(self) -> Iterator[Time]:
        """The times of the article that are days on which something may have happened."""
        for time in self.times.everywhere:
            period = time.period
            if time.opens is None and not time.aside and usable(period) and is_event(period) and not self.is_ahead(period):
                yield time

    def day_of(self, frame: Frame) -> Period | None:
        """The day of the event that a figure's past clause speaks of: "the blast killed 34" in a report of "Tuesday's blast"."""
        if frame.verb is None or clause_tense(frame) not in PASTS:
            return None
        told = known_events(frame.verb)
        return (self._day_of(told) if told else None) or self._day_of_thing(frame)

    def _day_of(self, nouns: list[str]) -> Period | None:
        """The day of the first of some events that has one."""
        for known in ("days", "kin", "years"):  # worked out one after the other, as far as need be
            days: dict[str, Period | None] = getattr(self, known)
            found = next((noun for noun in nouns if noun in days), None)
            if found is not None:
                return days[found]
        return None

    def _day_of_thing(self, frame: Frame) -> Period | None:
        """The day of what befell the thing that a clause goes on about: "the train was moving at 47 mph" where it derailed on Tuesday."""
        thing = subject(frame.verb) if frame.verb is not None else None
        if thing is None or not words.is_definite(thing) or clause_tense(frame) != "past" or "/" in frame.quantity.unit:
            return None
        return None if words.lemma_in(frame.verb, words.HOLDING_VERBS) else self.involved.get(thing.lemma)

    @cached_property
    def election(self) -> Period | None:
        """The day of the one election, not long ago, that the article tells of."""
        known = lexicon.words("period_claims", "elections")
        return self._the_one([day for noun, day in self.days.items() if noun in known], _RECENT)

    @cached_property
    def disaster(self) -> Period | None:
        """The day of what did harm, not long ago, where an article tells of no other day on which something did."""
        known, lasting = lexicon.words("period_claims", "disasters"), lexicon.words("period_claims", "lasting_disasters")
        told = {noun: day for noun, day in self.days.items() if noun in known}
        return self._the_one([*told.values()], _JUST_NOW if told.keys() <= lasting else _RECENT)

    def _the_one(self, days: Sequence[Period | None], most: int) -> Period | None:
        """The day that some days all are, if it is at most so many days before the article's."""
        first = days[0] if days else None
        if first is None or first.last_day is None or self.published is None or (self.published - first.last_day).days > most:
            return None
        return first if all(day is not None and same_days(day, first) for day in days) else None

    def of_disaster(self, draft: Draft) -> Period | None:
        """The day of the one disaster of an article, for those whom it befell: "At least 47 people died, the police said"."""
        frame, verb = draft.frame, draft.frame.verb
        if verb is None or not (_befell(verb) or is_among_victims(verb)) or _is_of_its_own_time(verb):
            return None
        main = verb
        while main.dep_ == "conj" and main.head is not main:
            main = main.head
        if main.dep_ not in _TOLD or clause_tense(frame) != "past" or any(True for _ in event_nouns(spoken_of(verb))):
            return None
        return self.disaster

    def of_election(self, draft: Draft) -> Period | None:
        """The day of the election of which a claim tells the outcome: "Hart beat Lowell by nine points", "Holt got 14 percent"."""
        frame, head = draft.frame, draft.head
        if frame.quantity.kind not in _SHARES or frame.relation in _BESIDE or head is None or draft.attribution is not None:
            return None
        told = is_verb(head) or words.lemma_in(head, lexicon.words("period_claims", "voted"))
        return self.election if told and clause_tense(frame) == "past" and not is_of_poll(draft) else None

    def _dated(self, time: Time) -> Iterator[str]:
        """The nouns of events that an expression dates: "Tuesday's blast", "A blast shook the town on Tuesday", "it blew up on Tuesday"."""
        if time.host is None:
            return
        if is_noun(time.host):
            yield from (noun.lemma for noun in event_nouns([time.host]))
        elif self.tells(time):
            for clause in (time.host, *(child for child in time.host.children if child.dep_ == "advcl" and is_at_once(child))):
                about = [clause.head] if clause.dep_ == "relcl" else []  # "the fire, which broke out on Tuesday"
                yield from (noun.lemma for noun in event_nouns([clause, *about, *named(clause)]) if noun.idx not in self._with_time)
                yield from nouns_of_verbs().get(clause.lemma, ())


def is_told_past(verb: Token | None) -> bool:
    """Whether a verb is in the simple past."""
    return verb is not None and is_verb(verb) and is_finite(verb) and tense_of(verb) == "past"


def _befell(verb: Token) -> bool:
    """Whether a verb tells what befell somebody: "47 died", "12 were rescued", but not "12 rescued the crew"."""
    return verb.lemma in measure_words.BEFALLING_VERBS or (
        verb.lemma in measure_words.BEFALLING_IF_PASSIVE and (is_passive(verb) or is_gapped(verb))
    )


def _is_of_its_own_time(verb: Token) -> bool:
    """Whether a clause of time tells when what a verb tells of was: "3,000 people died when it was last struck"."""
    return any(child.dep_ == "advcl" and is_at_once(child) for child in verb.children)


def _in_it(verb: Token) -> Iterator[Token]:
    """The subject and the object of a verb; one that goes on from another has that one's subject: "skidded and fell on Friday"."""
    yield from (noun for noun in verb.children if noun.dep_ in _IN_IT)
    if verb.dep_ == "conj" and not has_subject(verb):
        yield from (noun for noun in verb.head.children if noun.dep_ in ("nsubj", "nsubjpass"))


def _by_kin(days: Mapping[str, Period | None]) -> dict[str, Period | None]:
    """The days of events by other nouns for events of their kind, None for a noun of several."""
    return _one_day((other, day) for noun, day in days.items() for other in kin(noun) - days.keys())


def _one_day(told: Iterable[tuple[str, Period | None]]) -> dict[str, Period | None]:
    """The days by the nouns that they are told of, None for a noun of which several are."""
    found: dict[str, Period | None] = {}
    for noun, day in told:
        known = found.get(noun, day)
        found[noun] = known if known is not None and day is not None and same_days(known, day) else None
    return found
