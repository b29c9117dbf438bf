"""What records sell: news of the charts tells of the week that is just over, from Sunday to Saturday, and seldom says so."""

from __future__ import annotations

from datetime import date, timedelta

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.grammar import direct_object, subject
from claimx.claims.parse import Parse
from claimx.claims.period.cinema import days_told_at, tells_of_then
from claimx.claims.period.times import Time
from claimx.layout import Paragraph
from claimx.model import Period

RULE = "period.of-charts"
_TOLD = frozenset({"count", "percent"})
# For how many days after its end a chart is news.
_FRESH = 4


class Charts:
    """The week whose charts an article tells of, None if it is about something else."""

    def __init__(self, doc: Parse, lead: Paragraph | None, published: date | None) -> None:
        self.week: Period | None = None
        text = doc.text[: lead.end].lower() if lead is not None else ""
        at = next((text.find(phrase) for phrase in sorted(_words("charts")) if phrase in text), None)
        if at is None or published is None or any(phrase in text for phrase in _words("box_office")):
            return
        last = published - timedelta(days=(published.weekday() + 2) % 7)
        if (published - last).days <= _FRESH:
            self.week = days_told_at(doc, at, (last - timedelta(days=6), last), "week", RULE)

    def week_of(self, draft: Draft, found: Time | None) -> Period | None:
        """The week of sales that name no other time: "It sold 90,000 copies, twice as many as the record at number two"."""
        return self.week if self.week is not None and found is None and _is_sale(draft) else None


def _is_sale(draft: Draft) -> bool:
    """Whether a claim tells how many copies were sold then: "sold 90,000 copies", "down by a third"."""
    frame, verb = draft.frame, draft.frame.verb
    if verb is None or draft.modality != "asserted" or draft.role == "baseline" or frame.quantity.kind not in _TOLD:
        return False
    nouns = (draft.head, frame.governor, subject(verb), direct_object(verb))
    sold = words.lemma_in(verb, _words("record_sells")) or any(words.lemma_in(noun, _words("record_sales")) for noun in nouns)
    return sold and tells_of_then(verb)


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)
