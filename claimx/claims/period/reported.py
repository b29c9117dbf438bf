"""One period that an article reports on: where it last spoke of it, and how far from there it holds for what has no time of its own."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.grammar import subject
from claimx.claims.parse import Span
from claimx.claims.period.continuing import is_account
from claimx.claims.period.overlap import is_account_period, is_event, same_days
from claimx.claims.tense import PASTS, clause_tense
from claimx.model import Period

_CARRIES = 3
_ABOUT = 8
_RETOLD = 2
_LOOKED = 4


@dataclass(slots=True)
class Reported:
    """A period that an article reports on, the sentence and paragraph that last spoke of it, and the deeds that were told of it."""

    period: Period
    sentence: int
    paragraph: int
    lead: bool
    deeds: frozenset[str] = frozenset()

    def go_on(self, draft: Draft, sentence: int) -> None:
        """Take note that a claim speaks of the period."""
        self.sentence, self.paragraph = sentence, draft.paragraph

    def stands_in(self, sentence: Span) -> bool:
        """Whether it is but what an expression of a sentence tells of which none of its figures has taken it."""
        at = self.period.start
        return self.sentence == 0 and at is not None and sentence.start_char <= at < sentence.end_char

    def reaches(self, draft: Draft, sentence: int, opening: Period | None, *, least: int) -> bool:
        """Whether the period carries to a claim, in an article that opened with another or with this; over `least` paragraphs anyhow."""
        accounts = self._is_of_accounts(draft, opening)
        if accounts and (draft.role == "change" or words.lemma_in(draft.frame.verb, words.CHANGE_VERBS)):
            return True  # what accounts moved by, in an article that is about them
        memory = _ABOUT if accounts else _CARRIES
        return sentence - self.sentence <= memory and draft.paragraph - self.paragraph <= max(self._paragraphs(draft), least)

    def _is_of_accounts(self, draft: Draft, opening: Period | None) -> bool:
        """Whether a claim is of an account, in an article that opened with the accounts of the period."""
        if opening is None or not same_days(opening, self.period):
            return False
        return is_account_period(self.period) and is_account(draft)

    def _paragraphs(self, draft: Draft) -> int:
        """Over how many paragraphs the period carries: what the article opens with farthest, and farther for what has moved."""
        if self.has_deed_of(draft):
            return _RETOLD
        moved = draft.role in ("change", "ratio") and (draft.frame.quantity.kind != "count" or not is_event(self.period))
        if is_event(self.period):
            return moved
        return (2 if self.lead else 0) + moved + (is_account_period(self.period) and is_account(draft))

    def is_expected(self, draft: Draft, sentence: int) -> bool:
        """Whether a claim tells what had been expected of the period, just reported on ("Analysts had expected $2")."""
        verb = draft.frame.verb
        if verb is None or is_event(self.period) or sentence - self.sentence > 1 or clause_tense(draft.frame) not in PASTS:
            return False
        if words.lemma_in(subject(verb), words.ANALYSTS):
            return words.lemma_in(verb, words.FORECAST_VERBS_ALWAYS, words.LOOKING_VERBS)
        end = draft.frame.span.end
        behind = draft.frame.doc[end : min(end + _LOOKED, draft.frame.sentence.end)]  # "short of the $2m analysts had expected"
        looked_for = any(words.lemma_in(token, words.FORECAST_VERBS_ALWAYS, words.LOOKING_VERBS) for token in behind)
        return looked_for and words.lemma_in(behind[0], words.ANALYSTS)

    def has_deed_of(self, draft: Draft) -> bool:
        """Whether a claim tells more of the deed of an event ("81 were killed on Friday … 74 were hurt in Lima")."""
        verb = draft.frame.verb
        if verb is None or verb.lemma in self.deeds:
            return verb is not None
        return words.lemma_in(verb, measure_words.HARMING_VERBS) and not self.deeds.isdisjoint(measure_words.HARMING_VERBS)


def deeds_of(draft: Draft) -> frozenset[str]:
    """The deed that a claim tells of, by its verb, which others may be told to have done too: "the rich paid 40% … the poor paid 2%"."""
    verb = draft.frame.verb
    if verb is None or words.lemma_in(verb, words.BEING, words.HOLDING_VERBS):
        return frozenset()
    return frozenset({verb.lemma})
