"""The time of what has been measured before: "the surplus widened in October. … The surplus reached $3m"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.period.around import LONG
from claimx.claims.period.events import Events
from claimx.claims.tense import clause_tense
from claimx.model import Period

_OWN = "period.sentence"


class Same:
    """The months and longer stretches for which an article has told measures, by the measure's noun."""

    def __init__(self) -> None:
        self._told: dict[str, Period] = {}

    def note(self, draft: Draft) -> None:
        """Take note of a figure that its own sentence dates."""
        if draft.head is None or draft.period is None or draft.found_by.get("period") != _OWN or draft.shares is not None:
            return
        if draft.period.granularity in LONG and draft.period.first_day is not None and draft.modality == "asserted":
            self._told[draft.head.lemma] = draft.period

    def of(self, draft: Draft, events: Events) -> Period | None:
        """When the measure was told that a figure in the past goes on about with "the"."""
        head, told = draft.head, None if draft.head is None else self._told.get(draft.head.lemma)
        if head is None or told is None or draft.modality != "asserted" or not measure_words.is_measure(head):
            return None
        if clause_tense(draft.frame) != "past" or events.is_ahead(told):
            return None
        described = any(child.dep_ in ("amod", "compound", "poss", "prep", "relcl") for child in head.children)
        return None if described or not words.is_definite(head) else told
