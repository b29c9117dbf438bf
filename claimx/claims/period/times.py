"""The temporal expressions of a sentence: what each dates, and what is only compared with it.

An expression hangs from a host, the verb or noun that it dates; `period/reach.py` tells how far it reaches from there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from claimx import layers, lexicon
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb, subject
from claimx.claims.parse import Parse, Span, Token
from claimx.claims.patterns import plain
from claimx.claims.period.around import LONG, NEAR, Lead, is_put_after, is_rank, is_thing, opening, rows, stands_between
from claimx.claims.period.hosts import described, head_of, host_of
from claimx.claims.period.overlap import itself, same_days
from claimx.claims.period.since import has_held, says_since, told_since
from claimx.claims.tense import agree, is_perfect_participle, tense_of
from claimx.model import Period, Quantity
from claimx.periods.edtf import edtf

_BEFORE = 90
_BEHIND = 10
_OF_THE = 8
_TO_END = 12
_FROM = "from "
_NEAR_TIMES, _LAST = 4, 400
_MONTH = "month.bare"
_KIND_OF_CHANGE = "reference.on-"
_BY_UNIT = (_KIND_OF_CHANGE, "reference.unit-earlier", "reference.previous-", "reference.day-")


@dataclass(frozen=True, slots=True)
class Time:
    """A period of a sentence, the token that heads it, and the verb or noun that it dates.

    `opens` is the offset at which a comparison with the period begins, None without one; `aside` marks the time of a clause
    that only goes on from an expression.
    """

    period: Period
    head: Token
    host: Token | None
    opens: int | None = None
    aside: bool = False

    @property
    def attributive(self) -> bool:
        """Whether the expression describes a noun from before ("last year's budget", "a 23 March walkout")."""
        return self.host is not None and is_noun(self.host) and self.head.i < self.host.i

    @property
    def is_fronted(self) -> bool:
        """Whether the expression stands in front of the subject of the clause that it dates: "last April, it planned"."""
        host = self.host
        if host is None or not is_verb(host):
            return False
        return self.head.i < min((child.i for child in host.children if child.dep_ in ("nsubj", "nsubjpass")), default=host.i)

    @property
    def is_before(self) -> bool:
        """Whether the expression tells when something was that came before what its sentence tells: "having risen in May"."""
        return self.host is not None and is_perfect_participle(self.host)

    @property
    def in_passing(self) -> bool:
        """Whether the expression tells when an event was that a clause only mentions: "were questioned about the bombing last month"."""
        host = self.host
        if host is None or host.dep_ != "pobj" or not words.lemma_in(host, lexicon.words("period_claims", "events")):
            return False
        if is_verb(host.head.head) and words.lower(host.head) in lexicon.words("period_claims", "happened_in"):
            return False
        return not any(token.dep_ in ("nsubj", "nsubjpass") for token in takewhile(lambda token: not is_verb(token), host.ancestors))

    @property
    def says_when(self) -> bool:
        """Whether it is a comparison that tells when ("a year earlier"), and not one that tells the kind of change ("year-on-year")."""
        return (
            self.period.kind == "reference"
            and self.opens is None
            and not self.period.rule.startswith(_KIND_OF_CHANGE)
            and not (self.attributive and self.head.dep_ in ("amod", "compound", "nmod"))
        )

    @property
    def holds_against(self) -> bool:
        """Whether it is a comparison with the same period of another year, which tells that a claim is of that period."""
        return self.period.kind == "reference" and self.opens is not None and not self.period.rule.startswith(_BY_UNIT)

    def says_when_within(self, frame: Frame) -> bool:
        """Whether it is a comparison that goes with the figure right before it ("the 40 of a year before", "12% a day earlier")."""
        gap = self.start - frame.quantity.end
        if self.period.kind != "reference" or self.period.rule.startswith(_KIND_OF_CHANGE):
            return False
        return gap == 1 or (0 < gap <= _OF_THE and self.opens == frame.quantity.start - 1)

    def describes(self, frame: Frame) -> bool:
        """Whether a comparison describes a figure's own noun ("a year-earlier loss of $40"), or what it is included in."""
        if self.period.kind != "reference" or self.period.rule.startswith(_KIND_OF_CHANGE):
            return False
        if frame.quantity.start - self.end == 1:  # "the year-earlier $40"
            return True
        if not self.attributive or self.end > frame.quantity.start:
            return False
        if self.host in (frame.governor, frame.head):
            return True
        verb = frame.verb
        includes = words.lemma_in(verb, lexicon.words("period_claims", "including"), words.BEING)
        return verb is not None and includes and self.host == subject(verb)

    def is_owned_by(self, frame: Frame) -> bool:
        """Whether it is that of the figure right before it alone: "up 4% on the $40m it made in 2003"."""
        return self.opens == frame.quantity.start - 1 and self.host is not None and is_verb(self.host)

    @property
    def start(self) -> int:
        """Where the expression begins."""
        assert self.period.start is not None
        return self.period.start

    @property
    def end(self) -> int:
        """Where the expression ends."""
        assert self.period.end is not None
        return self.period.end

    def _is_of_noun_of(self, frame: Frame) -> bool:
        """Whether it describes the very noun that a figure behind it is of: "a third of last year's sales of $2bn"."""
        if not self.attributive or self.host != frame.governor or self.end > frame.quantity.start or frame.preposition is None:
            return False
        return frame.preposition.lower_ in words.SHARED_OF

    def is_compared_with(self, frame: Frame) -> bool:
        """Whether a figure is compared with this time, rather than told of it."""
        if self.opens is None or self._is_of_noun_of(frame):
            return False
        return not self.opens < frame.quantity.start < self.start


class Times:
    """The temporal expressions of a document, to be asked for by their place in the text."""

    def __init__(self, doc: Parse) -> None:
        self.doc = doc
        self.periods: tuple[Period, ...] = layers.found(doc.parsed, "periods")
        self.figures: tuple[Quantity, ...] = layers.found(doc.parsed, "quantities")
        self._periods_from = [period.start or 0 for period in self.periods]
        self._figures_from = [figure.start for figure in self.figures]
        self._known: dict[tuple[int, int], list[Time]] = {}
        self._alone: dict[int, tuple[Token | None, list[Time]]] = {}

    def told_before(self, start: int) -> Period | None:
        """The days told last before an offset, of something that was over or had begun; not far before."""
        at = bisect_left(self._periods_from, start)
        near = (
            itself(p)
            for p in reversed(self.periods[max(0, at - _NEAR_TIMES) : at])
            if p.kind == "interval" and (p.start or 0) > start - _LAST
        )
        return next((p for p in near if p.first_day is not None and p.timex_value != "PRESENT_REF"), None)

    def between(self, start: int, end: int) -> list[Time]:
        """The expressions that say when something was and begin between two offsets, in text order."""
        numbers = range(bisect_left(self._periods_from, start), bisect_left(self._periods_from, end))
        return _joined(self.doc, [time for number in numbers for time in self._of(number, start)])

    @cached_property
    def everywhere(self) -> list[Time]:
        """Those of the whole document."""
        return self.between(0, len(self.doc.text))

    def _of(self, number: int, start: int) -> list[Time]:
        """The times of an expression, by the words before it from `start` on."""
        first = max(start, self._periods_from[number] - _BEFORE)
        if (number, first) not in self._known:
            self._known[number, first] = list(self._read(number, first))
        return self._known[number, first]

    def _read(self, number: int, first: int) -> Iterator[Time]:
        """The times of an expression; what begins at `first` may tell what it is."""
        period, at = self.periods[number], self._periods_from[number]
        span = self.doc.span_at(at, period.end or at)
        if span is None or (span[0].lower_ in lexicon.words("period_claims", "lookalikes") and _stands_as_verb(span[0])):
            return
        host, behind = self._by_itself(number, span)
        lead = Lead.of(self.doc.between(first, at))
        if not is_rank(lead, period) and not is_thing(lead, self.doc, period):
            figures = self.figures[bisect_left(self._figures_from, first) : bisect_left(self._figures_from, at)]
            time = Time(period, head_of(span), host, opening(lead, self.doc, period, figures))
            if time.attributive and is_put_after(span, time.host):
                time = replace(time, period=itself(period))
            if not (_names_contract(time) or _is_put_off(time) or _is_price_basis(time)):
                yield from _from_then_on(time)
        yield from behind

    def _by_itself(self, number: int, span: Span) -> tuple[Token | None, list[Time]]:
        """What an expression dates, and the times of clauses that go on from it, whatever stands before it."""
        if number not in self._alone:
            host = described(span) or host_of(head_of(span), span.start, span.end)
            self._alone[number] = host, list(_when(self.doc, self.periods[number]))
        return self._alone[number]


def _stands_as_verb(token: Token) -> bool:
    return token.tag_ in ("VB", "VBP") or token.dep_ == "ROOT"


def _names_contract(time: Time) -> bool:
    """Whether a month only says when what is traded is to be delivered: "September wheat settled at $4"."""
    if not time.attributive or time.host is None or time.period.rule != _MONTH:
        return False
    return words.lower(time.host) in lexicon.words("period_claims", "traded")


def _is_price_basis(time: Time) -> bool:
    """Whether "today's" only tells in what money a sum is told: "cost about $21bn at today's prices"."""
    host = time.host
    return (
        host is not None
        and time.attributive
        and time.head.dep_ == "poss"
        and words.lower(host) in lexicon.words("period_claims", "price_bases")
    )


def _is_put_off(time: Time) -> bool:
    """Whether a time is the one that something is put off to: "extended its $4 bid to May 3", "delayed until May"."""
    if time.head.dep_ != "pobj" or words.lower(time.head.head) not in lexicon.words("period_claims", "put_off_to"):
        return False
    return words.lemma_in(time.host, lexicon.words("period_claims", "putting_off"))


def _when(doc: Parse, period: Period) -> Iterator[Time]:
    """The time of a clause that goes on from an expression: "since 2008, when 40 were lost"."""
    assert period.end is not None
    behind = doc.between(period.end, period.end + _BEHIND)
    for row in rows("when"):
        match = row.pattern.match(plain(behind))
        word = doc.span_at(period.end + match.end() - 1, period.end + match.end()) if match else None
        verb = _verb_above(word.root) if word is not None else None
        if match is None or word is None or verb is None:
            continue
        if match["hung"] is None or _hangs_from(verb, period):
            yield Time(itself(period), word.root, verb, aside=True)


def _verb_above(word: Token) -> Token | None:
    """The verb that a relative word goes with, itself or by its preposition: "a July in which sales fell"."""
    above = word.head.head if word.dep_ == "pobj" else word.head
    return above if is_verb(above) else None


def _hangs_from(clause: Token, period: Period) -> bool:
    """Whether a relative clause in the past hangs from an expression: "bombings last year that killed 40"."""
    start, end = period.start or 0, period.end or 0
    return clause.dep_ == "relcl" and start <= clause.head.idx < end and tense_of(clause) == "past"


def _from_then_on(time: Time) -> Iterator[Time]:
    """Of a clause with "since" in front: the day itself for that clause, and all time from it on for the clause above."""
    clause = time.host
    if clause is None or time.period.first_day is None or not says_since(clause):
        yield time
        return
    named = itself(time.period)
    yield replace(time, period=named)
    above = told_since(clause)
    if above.dep_ == "conj" and is_verb(above.head) and agree(above, above.head):  # "40 have died and 60 have fled since it broke out"
        above = above.head
    if is_verb(above) and has_held(above):
        yield replace(time, period=replace(named, last_day=None), host=above)


def _joined(doc: Parse, times: Sequence[Time]) -> list[Time]:
    """The times, two that follow on each other and are named in one breath as one: "in 2014 and the first half of 2015"."""
    found: list[Time] = []
    for time in times:
        before = found[-1] if found else None
        if before is None or not _follows_on(doc, before, time):
            found.append(replace(time, opens=before.opens) if before is not None and _ends(doc, before, time) else time)
            continue
        text = doc.between(before.start, time.end)
        whole = replace(before.period, text=text, end=time.end, last_day=time.period.last_day, edtf=None)
        days = edtf(whole)
        found[-1] = replace(before, period=replace(whole, edtf=days, timex_value=days or whole.timex_value))
    return found


def _ends(doc: Parse, before: Time, time: Time) -> bool:
    """Whether an expression is the other end of a stretch that a figure is compared with: "a fall of 4% on [July to] September"."""
    if before.opens is None or time.opens is not None or time.aside or not same_days(before.period, time.period):
        return False
    return time.start - before.end <= _TO_END and not doc.between(before.opens, before.start).startswith(_FROM)


def _follows_on(doc: Parse, before: Time, time: Time) -> bool:
    one, other = before.period, time.period
    if not one.first_day or not one.last_day or not other.first_day or not other.last_day or one.kind != other.kind:
        return False
    if before.opens is not None or (one.last_day - other.first_day).days != -1 or one.granularity not in (*LONG, "day"):
        return False
    if any(row.pattern.match(plain(doc.between(time.end, time.end + NEAR))) for row in rows("respective")):
        return False
    return any(stands_between(doc, before.end, time.start, row) for row in rows("joined"))
