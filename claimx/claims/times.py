"""The temporal expressions of a sentence: what each says the time of, and how far it reaches.

An expression hangs from a host, the verb or noun that it dates. It reaches a figure by the path between host and figure
in the parse; each clause that the path leaves or enters makes it longer, and some close it (what a relative clause says of
its time holds for that clause alone; the time of saying is not the time of what is said).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from claimx.claims import words
from claimx.claims.frame import Frame, is_noun, is_verb
from claimx.claims.patterns import Row, plain, rows
from claimx.matching import span_at, words_between
from claimx.model import Attribution, Period

CLOSED = 100.0
_STEP = 0.1
# Out of a figure's own clause, into the clause above it.
_LEAVING = {"relcl": 3.0, "acl": 0.8, "xcomp": 0.2, "pcomp": 0.5, "parataxis": 3.0, "appos": 0.8}
# Into a clause beside the figure's own.
_ENTERING = {"relcl": CLOSED, "acl": 3.0, "xcomp": 0.6, "pcomp": 1.0, "parataxis": 4.0, "appos": 1.0, "ccomp": 4.0, "csubj": 3.0}
_NOUN_STEP = {"prep": 0.4, "pobj": 0.3, "dobj": 0.2, "nsubj": 0.2, "nsubjpass": 0.2, "attr": 0.1}
_ATTRIBUTIVE = 1.5
_CLIMB = 25
_BEFORE = 60
LONG = frozenset({"month", "quarter", "half", "season", "year", "decade"})
_SAID_ON = frozenset({"day", "week", "time", "weekend"})
_NEAR_CUE = 30
_NEAR_TOKENS = 8
_OPENS_NOUN = frozenset({"DT", "PRP$", "WDT", "WP", "POS"})


@dataclass(frozen=True, slots=True)
class Time:
    """A period of a sentence, the token that heads it, the verb or noun that it dates, and whether something is compared with it."""

    period: Period
    head: Token
    host: Token | None
    compared: bool

    @property
    def attributive(self) -> bool:
        """Whether the expression describes a noun from before ("last year's budget", "a 23 March walkout")."""
        return self.host is not None and is_noun(self.host) and self.head.i < self.host.i

    @property
    def says_when(self) -> bool:
        """Whether it is a comparison that tells when ("a year earlier"), and not one that tells the kind of change ("year-on-year")."""
        return (
            self.period.kind == "reference"
            and not self.compared
            and not (self.attributive and self.head.dep_ in ("amod", "compound", "nmod"))
        )

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


def times_between(doc: Doc, periods: Sequence[Period], start: int, end: int) -> list[Time]:
    """The temporal expressions between two offsets of a document, in text order."""
    found = []
    for period in periods:
        if period.start is None or period.end is None or not start <= period.start < end:
            continue
        span = span_at(doc, period.start, period.end)
        if span is not None:
            head = span.root
            found.append(Time(period, head, _host(head, span.start, span.end), _is_compared(doc, period, start)))
    return found


def to_date(sentence: Span, times: Sequence[Time], published: date | None) -> list[Time]:
    """ "So far", "to date": all time up to the article's day, unless the words go with another expression."""
    text, first = sentence.text.lower(), sentence.start_char
    if published is None or len(text) != sentence.end_char - first:
        return []
    found = []
    for row in rows("to_date"):
        for match in row.pattern.finditer(text):
            start, end = first + match.start(), first + match.end()
            span = span_at(sentence.doc, start, end)
            if span is not None and not any(abs(time.start - end) <= 1 or abs(start - time.end) <= 1 for time in times):
                period = Period(
                    text=words_between(sentence.doc, start, end),
                    start=start,
                    end=end,
                    last_day=published,
                    granularity="day",
                    timex_type="DATE",
                    timex_value="PRESENT_REF",
                    rule=row.id,
                )
                found.append(Time(period, span.root, _host(span.root, span.start, span.end), compared=False))
    return found


def yearly(times: Sequence[Time], year: Period | None) -> list[Time]:
    """ "Annual profit": the year that the accounts are of, as if it stood in place of the recurring time."""
    if year is None:
        return []
    found = []
    for time in times:
        for row in rows("yearly"):
            if (
                time.period.kind == "recurring"
                and row.pattern.fullmatch(time.period.text.lower())
                and words.lemma_in(time.host, words.ACCOUNT_NOUNS)
            ):
                period = replace(year, text=time.period.text, start=time.start, end=time.end, inherited=False, rule=row.id)
                found.append(replace(time, period=period))
    return found


def whole_year(year: int) -> Period:
    """A calendar year as a period that no words name yet."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Period(
        text="", start=None, end=None, first_day=first, last_day=last, granularity="year", timex_type="DATE", timex_value=str(year), rule=""
    )


def _host(head: Token, first: int, last: int) -> Token | None:
    """The verb or noun that an expression dates, past prepositions and the words of the expression itself."""
    token = head
    for _ in range(_CLIMB):
        above = token.head
        if above == token:
            return token if is_verb(token) else None
        inside = first <= above.i < last
        if not inside and (is_verb(above) or is_noun(above) or above.tag_ in ("CD", "$", "PRP")):
            return above
        token = above
    return None


def _is_compared(doc: Doc, period: Period, first: int) -> bool:
    """Whether the words before an expression make it one that something is compared with ("than in 2003", "up 4% on last year")."""
    assert period.start is not None
    lead = plain(words_between(doc, max(first, period.start - _BEFORE), period.start))
    if not lead:
        return False
    return any(row.pattern.search(lead) and _goes_with(row, doc, period) for row in rows("compared"))


def _goes_with(row: Row, doc: Doc, period: Period) -> bool:
    """Whether an expression is what the flags of a row want: a figure before it, and a month or more named without an article."""
    assert period.start is not None
    if "figure" in row.flags and not any(q.end <= period.start <= q.end + _NEAR_CUE for q in doc._.quantities):
        return False
    return "bare" not in row.flags or (period.granularity in LONG and period.timex_type == "DATE" and not _has_article(doc, period))


def _has_article(doc: Doc, period: Period) -> bool:
    assert period.start is not None
    span = span_at(doc, period.start, period.start + 1)
    return span is not None and span[0].tag_ == "DT"


def multiplied(frame: Frame, times: Sequence[Time]) -> list[Time]:
    """The times of what a multiple is of: "double the amount in 2015", "twice last year's figure"."""
    following = frame.doc[frame.span.end] if frame.span.end < len(frame.doc) else None
    if following is None or following.tag_ not in _OPENS_NOUN or is_verb(frame.head):
        return []
    return [t for t in times if t.start > frame.quantity.end and _is_one_phrase(frame.doc[frame.span.end : t.head.i])]


def _is_one_phrase(words_between: Span) -> bool:
    return len(words_between) <= _NEAR_TOKENS and not any(is_finite(token) or token.is_punct for token in words_between)


def usable(period: Period) -> bool:
    """Whether a period can say when a figure holds: it names days, and is no recurring time or comparison."""
    return period.kind in ("interval", "duration") and not (period.first_day is None and period.last_day is None)


def distance(frame: Frame, time: Time, others: Sequence[Frame], attribution: Attribution | None) -> float:
    """How far an expression is from a figure; `CLOSED` or more where it does not reach it."""
    if frame.quantity.overlaps(time.start, time.end) or _is_time_of_speech(time, attribution):
        return CLOSED
    cost = path_cost(frame, time, attribution)
    low, high = sorted((frame.quantity.start, time.start))
    crossed = [o for o in others if low < o.quantity.start < high and o.quantity.unit == frame.quantity.unit]
    between = words_between(frame.doc, low, high)
    return cost + 0.6 * len(crossed) + 0.004 * len(between) + 1.5 * between.count(";")


def path_cost(frame: Frame, time: Time, attribution: Attribution | None) -> float:
    """The length of the path through the parse from a figure to the host of an expression."""
    host = time.host
    if host is None:
        return 1.0
    described = time.attributive and host.dep_ == "pobj"
    cue = _cue_tokens(frame.doc, attribution)
    leaving = dict(_leaving(frame.head, cue))
    token, cost = host, 0.0
    for _ in range(_CLIMB):
        if token.i in leaving:
            return cost + leaving[token.i] + (_ATTRIBUTIVE if described and cost else 0.0)
        above = token.head
        if above == token:
            return CLOSED
        described = described or (time.attributive and is_verb(token))
        cost += 0.6 if token.dep_ in ("relcl", "acl") and above in (frame.governor, frame.head) else _entering_cost(token)
        token = above
    return CLOSED


def _leaving(token: Token, cue: range) -> Iterator[tuple[int, float]]:
    cost = 0.0
    for _ in range(_CLIMB):
        yield token.i, cost
        above = token.head
        if above == token:
            return
        cost += CLOSED if above.i in cue and token.dep_ in ("ccomp", "parataxis") else _leaving_cost(token)
        token = above


def _leaving_cost(token: Token) -> float:
    dep = token.dep_
    if not is_verb(token):
        return _STEP if dep in ("nummod", "quantmod", "compound", "nmod", "amod") else _LEAVING.get(dep, _STEP)
    if dep == "conj":
        return 1.5 if has_subject(token) else 0.7
    if dep == "advcl":
        return 1.2 if is_finite(token) else 0.5
    if dep == "relcl" and not _same_tense(token):
        return CLOSED
    if dep == "ccomp":
        return 3.0 if is_finite(token) else 0.3
    return _LEAVING.get(dep, _STEP)


def _same_tense(verb: Token) -> bool:
    """Whether a relative clause and the clause that it stands in have one tense."""
    main = next((t for t in verb.ancestors if is_verb(t) and is_finite(t)), None)
    return main is None or not is_finite(verb) or _tense(verb) == _tense(main)


def _entering_cost(token: Token) -> float:
    dep = token.dep_
    if not is_verb(token):
        return _NOUN_STEP.get(dep, _ENTERING.get(dep, 0.15))
    if dep == "conj":
        return 4.5 if has_subject(token) else 2.0
    if dep == "advcl":
        return 3.0 if is_finite(token) else 1.5
    return _ENTERING.get(dep, 0.5)


def _cue_tokens(doc: Doc, attribution: Attribution | None) -> range:
    if attribution is None or attribution.cue is None:
        return range(0)
    span = span_at(doc, attribution.cue.start, attribution.cue.end)
    return range(span.start, span.end) if span is not None else range(0)


def _is_time_of_speech(time: Time, attribution: Attribution | None) -> bool:
    """ "said on Monday": the period belongs to the saying, not to what is said."""
    if attribution is None or attribution.cue is None:
        return False
    if any(part.start <= time.start < part.end for part in attribution.content):
        return False
    if (
        time.host is not None
        and attribution.cue.start <= time.host.idx < attribution.cue.end
        and 0 <= time.start - attribution.cue.end <= 1
    ):
        return True
    return time.period.granularity in _SAID_ON and -_NEAR_CUE <= time.start - attribution.cue.end <= _NEAR_CUE


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense: its own, or its auxiliary's."""
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children
    )


def clause_tense(frame: Frame) -> str | None:
    """The tense of a figure's clause: "past", "pluperfect", "perfect", "present" or "future"; None with no finite verb above it."""
    verb = frame.verb
    for _ in range(_CLIMB):
        if verb is None:
            return None
        if is_finite(verb):
            return _tense(verb)
        above = verb.head
        if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children):
            if words.lemma_in(above, words.FORECAST_VERBS):
                return "future"
            if not words.lemma_in(above, words.IMPLICATIVE_VERBS):
                return None
        while above.head != above and not is_verb(above):
            above = above.head
        verb = above if above != verb and is_verb(above) else None
    return None


def _tense(verb: Token) -> str:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    lowered = {c.lower_ for c in auxiliaries}
    if any(c.tag_ == "MD" for c in auxiliaries):
        return "future"
    if lowered & words.PERFECT_AUXILIARIES and verb.tag_ in ("VBN", "VBD"):
        return "perfect"
    if "had" in lowered:
        return "pluperfect"
    finite = [c.tag_ for c in auxiliaries if c.tag_ in ("VBD", "VBZ", "VBP")] or [verb.tag_]
    return "past" if finite[0] == "VBD" else "present"
