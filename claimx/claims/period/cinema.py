"""What films take: news of the box office tells of the weekend that is just over, from Friday to Sunday, and seldom says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb, subject
from claimx.claims.parse import Parse, Token
from claimx.claims.period.overlap import known_by
from claimx.claims.period.times import Time
from claimx.claims.tense import is_plain_past
from claimx.model import Period

RULE = "period.of-box-office"
_LEAD, _OPENING = 400, 600
_FRIDAY, _SUNDAY = 4, 6


class Cinema:
    """The weekend that an article about the box office tells of, None if it is about something else."""

    def __init__(self, doc: Parse, published: date | None) -> None:
        self.weekend = _weekend(doc, published)

    def weekend_of(self, draft: Draft, found: Time | None) -> Period | None:
        """The weekend of takings that name no other time than that weekend, or the week of what was first before."""
        if self.weekend is None:
            return None
        if found is not None and self._is_it(found.period):
            return self.weekend
        is_free = found is None or (found.attributive and found.period.granularity == "week")
        return self.weekend if is_free and _is_taking(draft) else None

    def _is_it(self, period: Period) -> bool:
        assert self.weekend is not None
        return period.granularity == "weekend" and period.last_day == self.weekend.last_day


def _weekend(doc: Parse, published: date | None) -> Period | None:
    if published is None or _FRIDAY <= published.weekday() < _SUNDAY:
        return None
    lead, text = doc.text[:_LEAD].lower(), doc.text[:_OPENING].lower()
    at = next((lead.find(phrase) for phrase in sorted(_words("box_office")) if phrase in lead), None)
    if at is None or not any(phrase in text for phrase in _words("opening_days")):
        return None
    last = published - timedelta(days=(published.weekday() + 1) % 7)
    return days_told_at(doc, at, (last - timedelta(days=2), last), "weekend", RULE)


def days_told_at(doc: Parse, at: int, days: tuple[date, date], unit: str, rule: str) -> Period | None:
    """The days of a weekend or a week that a word of an article stands for, by the word's offset."""
    span = doc.span_at(at, at + 1)
    return None if span is None else replace(known_by(span.root.part, days, unit, rule), inherited=True)


def _is_taking(draft: Draft) -> bool:
    """Whether a claim tells what a film took, or on how many screens it was shown: "taking $3m", "opened with $9m on 400 screens"."""
    frame, verb = draft.frame, draft.frame.verb
    if draft.modality != "asserted" or draft.role == "baseline" or verb is None or not tells_of_then(verb):
        return False
    if frame.quantity.kind == "count" and draft.role != "ratio":
        return words.lemma_in(draft.head, _words("cinemas"))
    if words.lemma_in(verb, _words("film_takes")) or (draft.role == "change" and frame.quantity.kind == "percent"):
        return True
    return frame.quantity.kind == "money" and frame.lead > 0 and words.lower(frame.doc[frame.lead - 1]) in _words("having")


def tells_of_then(verb: Token) -> bool:
    """Whether a verb is a simple past in the active voice, or a participle that goes on from one, and no relative of "whose"."""
    if verb.dep_ == "xcomp" and verb.tag_ == "VB" and is_verb(verb.head):  # "had to settle for second place with $24m"
        return tells_of_then(verb.head)
    deps = {child.dep_ for child in verb.children}
    if "aux" in deps or "auxpass" in deps:
        return False
    owner = subject(verb)
    if owner is not None and any(words.lower(child) == "whose" for child in owner.children):
        return False
    return verb.tag_ in ("VBD", "VBG") or is_plain_past(verb)


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)
