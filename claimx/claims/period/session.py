"""Reports of a day on a market: the session that all the prices of such an article are of, unless they name another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimx import lexicon
from claimx.actors.index import MentionIndex
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, bracket_of, verb_of
from claimx.claims.grammar import direct_object, is_verb, subject
from claimx.claims.parse import Token
from claimx.claims.period.overlap import is_event
from claimx.claims.period.times import Time
from claimx.claims.period.trading import is_index, is_off_account
from claimx.claims.tense import clause_tense
from claimx.model import Period


@dataclass(slots=True)
class Market:
    """Whether an article is the report of a day on a market, and the day that a paragraph of it names."""

    is_told_of: bool = False
    here: tuple[Period, int] | None = None

    def word(self, draft: Draft) -> Token | None:
        """The word by which a claim tells of a session, None where the article is of none."""
        return of_session(draft) if self.is_told_of else None

    def note(self, period: Period, draft: Draft) -> None:
        """Take note of the day of a session that a claim names itself: "On Wall Street on Wednesday the Dow fell 2%"."""
        if self.is_told_of and is_event(period) and of_session(draft) is not None:
            self.here = period, draft.paragraph

    def is_beside(self, draft: Draft) -> bool:
        """Whether a claim in the report of a market tells what a firm or state changed: "Harlow Foods cut its workforce by 300"."""
        verb = verb_of(draft.frame) if self.is_told_of and draft.role == "change" else None
        return verb is not None and _moves_other(draft.frame, verb)

    def day(self, draft: Draft) -> Period | None:
        """The day that a claim's paragraph has named before."""
        return replace(self.here[0], inherited=True) if self.here is not None and self.here[1] == draft.paragraph else None


def opens_session(time: Time, mentions: MentionIndex) -> bool:
    """Whether an expression tells the day on which a market moved: "London shares fell on Thursday", not "Harlow's shares fell"."""
    verb = time.host
    if verb is not None and verb.dep_ == "pobj":  # "rose for the first time in a week on Thursday"
        verb = next((token for token in verb.ancestors if is_verb(token)), verb)
    if verb is None or not is_verb(verb) or not words.lemma_in(verb, words.CHANGE_VERBS, words.ENDING_VERBS):
        return False
    thing = subject(verb)
    if thing is None:
        return False
    if is_index(thing):
        return True
    beside = [child for child in thing.children if child.dep_ in ("compound", "poss", "nmod", "amod")]
    priced = words.lower(thing) in _words("traded_with") and any(words.lemma_in(child, measure_words.STOCKS) for child in beside)
    if not priced and words.lower(thing) not in _words("markets"):
        return False
    inner = [noun for child in thing.children if child.dep_ == "prep" for noun in child.children]
    return not any(_is_firm(token, mentions) for token in (*beside, *inner) if token.tag_.startswith("NNP"))


def of_session(draft: Draft) -> Token | None:
    """The word by which a claim in the report of a day on a market tells what moved or was traded, or at what price."""
    frame = draft.frame
    if draft.modality != "asserted" or draft.role == "baseline" or _is_account(draft):
        return None
    verb = verb_of(frame)
    if _is_in_bracket(frame):
        return frame.head
    if verb is None or not (clause_tense(frame) == "past" or _is_told_by_close(frame, verb)) or is_off_account(verb):
        return None
    if (
        words.lemma_in(verb, _words("dealing"))
        or words.lemma_in(subject(verb), _words("volumes"), _words("sides"))
        or words.lemma_in(direct_object(verb), _words("dealt"))
    ):
        return verb
    goes_to = frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS and words.lemma_in(verb, words.CHANGE_VERBS)
    thing = subject(verb)
    if draft.role != "change" and not goes_to and thing is not frame.governor and not words.lemma_in(verb, _words("quoting_verbs")):
        return None
    return verb if thing is not None and _is_dealt(thing) and not _moves_other(frame, verb) else None


def _is_dealt(thing: Token) -> bool:
    """Whether a noun is what a report of a market tells the price of: shares, an index, or a firm or place by its name."""
    if thing.tag_.startswith("NNP") or thing.tag_ == "PRP" or is_index(thing):
        return True
    return any(words.lower(thing) in _words(name) for name in ("markets", "traded", "traded_with"))


def _moves_other(frame: Frame, verb: Token) -> bool:
    """Whether a verb has an object that is no figure and nothing traded: "Harlow Foods cut its workforce by 300"."""
    moved = direct_object(verb)
    if moved is None or frame.span.start <= moved.i < frame.span.end or any(child.tag_ == "CD" for child in moved.children):
        return False
    return moved.tag_ != "CD" and not _is_dealt(moved)


def _is_account(draft: Draft) -> bool:
    """Whether a claim is of a firm's accounts or of an economy, which a report of a market tells of besides."""
    head = draft.head
    if head is not None and words.lemma_in(head, _words("volumes")) and not any(c.dep_ in ("prep", "poss") for c in head.children):
        return False  # "turnover was 1.4 billion"
    return words.lemma_in(head, words.ACCOUNT_NOUNS, measure_words.STATISTICS, measure_words.COMPANY_NOUNS - measure_words.STOCKS)


def _is_told_by_close(frame: Frame, verb: Token) -> bool:
    """Whether a clause tells how far a price had come by some hour of the session: "by the close the index had climbed 22 points"."""
    hour = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in _words("reached"))
    return clause_tense(frame) == "pluperfect" and any(True for _ in hour)


def _is_in_bracket(frame: Frame) -> bool:
    """Whether a figure is how a price moved, in a bracket behind a name: "Harlow (down 2% at 640p)"."""
    at = bracket_of(frame)
    return at >= 0 and any(frame.doc.lower(i) in words.UP_WORDS | words.DOWN_WORDS for i in range(at + 1, frame.lead))


def _is_firm(name: Token, mentions: MentionIndex) -> bool:
    """Whether a name beside what is dealt in is a firm's, and not that of a place or of a market: "on the Oslo Stock Exchange"."""
    mention = mentions.over(name.idx, name.end)
    if mention is not None and mention.label in ("GPE", "LOC", "NORP", "FAC"):
        return False
    return mention is None or _words("marketplaces").isdisjoint(mention.name.lower().split())


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)
