"""Times that a sentence implies by other words than an expression's own: "so far", "in two years", "annual profit"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from claimx import lexicon
from claimx.claims import words
from claimx.claims.grammar import is_verb
from claimx.claims.parse import Span, Token
from claimx.claims.patterns import plain
from claimx.claims.period.around import LONG, Row, rows
from claimx.claims.period.hosts import host_of
from claimx.claims.period.times import Time
from claimx.claims.tense import PASTS, is_finite, tense_of
from claimx.model import Period
from claimx.periods.durations import counted_from
from claimx.periods.edtf import edtf

COUNTED_BACK, SINCE_THEN = "times.counted-back", "times.since-then"
YEARLY = frozenset({"times.yearly", "times.half-yearly", "times.quarterly"})
HALF_YEAR = "quarter.half-year"
_JOINED = 4
_LEAD = 40
_COUNT = "duration.count"
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def to_date(sentence: Span, times: Sequence[Time], published: date | None) -> list[Time]:
    """ "So far", "to date": all time up to the article's day, unless the words go with another expression."""
    text, first = sentence.doc.between(sentence.start_char, sentence.end_char).lower(), sentence.start_char
    if published is None or len(text) != sentence.end_char - first:
        return []
    found = []
    for row in rows("to_date"):
        for match in row.pattern.finditer(text):
            start, end = first + match.start(), first + match.end()
            span = sentence.doc.span_at(start, end)
            if span is not None and not any(0 <= time.start - end <= _JOINED or 0 <= start - time.end <= 1 for time in times):
                period = Period(
                    text=sentence.doc.between(start, end),
                    start=start,
                    end=end,
                    last_day=published,
                    granularity="day",
                    timex_type="DATE",
                    timex_value="PRESENT_REF",
                    rule=row.id,
                )
                found.append(Time(period, span.root, host_of(span.root, span.start, span.end)))
    return found


def told_then(sentence: Span, told: Period | None, times: Sequence[Time], published: date | None) -> list[Time]:
    """ "Since then, 40 have died": all time from the beginning of what was told last; "by then, 40 will be needed": up to its end.

    "Since 2007 it has grown; it gained 40 over that time" is of the whole of that time.
    "It employed 40 at the time" and "by then it was worth $4" are of the time itself that is over. "It had 40 in 1980; since then,
    12 have died" is of the last of the `times` of its own sentence.
    """
    here = next((t for t in reversed(times) if t.period.granularity in LONG and t.period.first_day is not None), None) if times else None
    if here is not None and (since := _pointing(sentence, "since_then", replace(here.period, last_day=None))) and since[0].start > here.end:
        return since
    if here is not None and (over := _pointing(sentence, "over_that_time", here.period)) and over[0].start > here.end:
        return over
    if told is None or told.first_day is None or told.last_day is None:
        return []
    if published is not None and told.first_day > published:
        return _pointing(sentence, "by_then", replace(told, first_day=None))
    then = [t for t in _pointing(sentence, "at_that_time", told) if t.host is None or not is_verb(t.host) or tense_of(t.host) in PASTS]
    return then or _pointing(sentence, "since_then", _from_then_on(told))


def _from_then_on(told: Period) -> Period:
    """All time from the beginning of what was told last, of a season from its end: "it bought 40 for the summer, and has since …"."""
    if told.granularity != "season" or told.last_day is None:
        return replace(told, last_day=None)
    begun = told.last_day + timedelta(days=1)
    return replace(told, first_day=begun, last_day=None, granularity="day", timex_value=begun.isoformat())


def _pointing(sentence: Span, table: str, told: Period) -> list[Time]:
    """The times of a sentence whose words stand for days that were told before, by the rows of a table."""
    text, first = sentence.doc.between(sentence.start_char, sentence.end_char).lower(), sentence.start_char
    found = []
    for row in rows(table):
        match = row.pattern.search(text)
        span = sentence.doc.span_at(first + match.start(), first + match.end()) if match else None
        if span is not None:
            text_of_it = sentence.doc.between(span.start_char, span.end_char)
            period = replace(told, text=text_of_it, start=span.start_char, end=span.end_char, rule=row.id, inherited=False)
            found.append(Time(replace(period, edtf=edtf(period)), span.root, host_of(span.root, span.start, span.end)))
    return found


def counted_back(times: Sequence[Time], published: date | None) -> list[Time]:
    """The times, a length that a verb in the perfect reaches back over from the article's day: "prices have halved in two years"."""
    if published is None:
        return list(times)
    found = []
    for time in times:
        ahead = time.period.rule == _COUNT and time.period.first_day == published  # "with prices up 20% in a year, we should …"
        length = _LENGTH.fullmatch(time.period.timex_value) if ahead or time.period.first_day is None else None
        row = _counts_back(time) if length is not None else None
        if row is not None and length is not None:
            first = counted_from(published, int(length[1]), _UNITS[length[2]], back=True)
            period = replace(time.period, first_day=first, last_day=published, kind="interval", rule=row.id)
            found.append(replace(time, period=period))
        else:
            found.append(time)
    return found


def _reaches_back(verb: Token) -> bool:
    """Whether a verb is in the perfect, or in what that becomes where it is reported: "he said prices had risen by 9% in two years"."""
    if not is_verb(verb) or not is_finite(verb):
        return False
    if tense_of(verb) == "pluperfect":
        return verb.dep_ == "ccomp" and not _came_first(verb)
    return tense_of(verb) == "perfect"


def _came_first(verb: Token) -> bool:
    """Whether a clause tells what a verb was before: "she said she had written 40 books in two years before one was sold"."""
    marks = (token for clause in verb.children if clause.dep_ == "advcl" for token in clause.children if token.dep_ in ("mark", "advmod"))
    return any(token.lower_ in lexicon.words("period_claims", "at_other_times") for token in marks)


def _counts_back(time: Time) -> Row | None:
    """The row by which a length of time reaches back: of a verb in the perfect, or of how far up or down something is."""
    verb, head = time.host, time.head
    held = verb is not None and time.period.kind == "duration" and _reaches_back(verb)
    first = max(verb.idx if held and verb is not None else head.sent.start_char, time.start - _LEAD)
    lead = plain(head.doc.between(first, time.start))
    return next((row for row in rows("counted_back") if (held or "moved" in row.flags) and row.pattern.search(lead)), None)


def yearly(times: Sequence[Time], accounts: Callable[[str], Period | None]) -> list[Time]:
    """ "Annual profit", "quarterly sales": the period that the accounts are of, as if it stood in place of the word."""
    found = []
    for time in times:
        row = next((row for row in rows("yearly") if row.pattern.fullmatch(time.period.text.lower())), None)
        if row is None or not _is_of_accounts(time):
            continue
        told = accounts(next(iter(row.flags)))
        if told is not None:
            period = replace(told, text=time.period.text, start=time.start, end=time.end, inherited=False, rule=row.id)
            found.append(replace(time, period=period))
    return found


def _is_of_accounts(time: Time) -> bool:
    """Whether a word dates an account that is told, and not what is decided or had: "a firm with annual sales of $4m"."""
    noun = time.host
    if (
        noun is None
        or not words.lemma_in(noun, words.ACCOUNT_NOUNS)
        or words.lemma_in(noun, lexicon.words("period_claims", "decided_nouns"))
    ):
        return False
    return noun.dep_ != "pobj" or words.lower(noun.head) not in lexicon.words("period_claims", "having")
