"""What was watched: news of ratings names the day of the programmes once, in its lead, and tells of audiences from there on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.grammar import direct_object, subject
from claimx.claims.period.overlap import is_event, usable
from claimx.claims.period.times import Time, Times
from claimx.claims.tense import clause_tense
from claimx.layout import Paragraph
from claimx.model import Period

RULE = "period.of-ratings"
_RECENT = 10
# What is counted in hundreds of thousands is told of those who watched.
_AUDIENCE = 100_000
_TOLD = frozenset({"count", "percent", "percentage_point"})


class Broadcast:
    """The day of the programmes whose audiences an article tells of, None if it is about something else."""

    def __init__(self, times: Times, lead: Paragraph | None, published: date | None) -> None:
        self.day: Period | None = None
        text = times.doc.text[lead.start : lead.end].lower() if lead is not None else ""
        if lead is not None and published is not None and any(phrase in text for phrase in _words("ratings")):
            days = (time.period for time in times.between(lead.start, lead.end) if time.opens is None and usable(time.period))
            self.day = next((day for day in days if is_event(day) and _is_recent(day, published)), None)

    def day_of(self, draft: Draft, found: Time | None) -> Period | None:
        """The day of an audience that names none: "The film drew nine million" in an article about Sunday's ratings."""
        if self.day is None or found is not None or not _is_of_audience(draft):
            return None
        return replace(self.day, inherited=True)


def _is_recent(day: Period, published: date) -> bool:
    return day.last_day is not None and 0 <= (published - day.last_day).days <= _RECENT


def _is_of_audience(draft: Draft) -> bool:
    """Whether a claim tells how many watched, or what share of them: "drew nine million viewers", "its share was 30%"."""
    frame, verb = draft.frame, draft.frame.verb
    if draft.modality != "asserted" or draft.role == "baseline" or frame.quantity.kind not in _TOLD or clause_tense(frame) != "past":
        return False
    if frame.quantity.kind == "count" and frame.quantity.value >= _AUDIENCE:
        return True
    nouns = [draft.head, frame.governor, *((subject(verb), direct_object(verb)) if verb is not None else ())]
    nouns += [child for noun in nouns if noun is not None for child in noun.children if child.dep_ == "compound"]
    return any(words.lemma_in(noun, _words("audience_nouns")) for noun in nouns) or words.lemma_in(verb, _words("audience_verbs"))


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)
