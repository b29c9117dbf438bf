"""Prices of a trading day: what moves with every session, and the day that news tells it of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, verb_of
from claimx.claims.grammar import direct_object, is_verb, subject
from claimx.claims.parse import Token, once_a_token
from claimx.claims.patterns import plain
from claimx.claims.period.around import NEAR, rows
from claimx.claims.period.overlap import known_by
from claimx.claims.period.steps import is_at_once
from claimx.claims.statistic import is_of_statistic
from claimx.claims.tense import clause_tense
from claimx.model import Part, Period
from claimx.periods.resolve import rebase

_LONGEST = 200
_OPENING = 4
_WEEKEND = 5
_STALE = 4
_SHARE_PRICE = 1000
_RULE = "period.trading-day"


def is_session_price(frame: Frame) -> bool:
    """Whether a figure's own clause tells of a trading day, or of a price that moves with every one."""
    if frame.verb is None or is_off_account(frame.verb):
        return False
    unit = range(frame.span.start, frame.span.end)  # "9.4m euros" are no price of the euro
    priced = [noun for noun in (subject(frame.verb), direct_object(frame.verb)) if noun is not None and noun.i not in unit]
    moving = [noun for noun in priced if words.lemma_in(noun, _words("market_nouns")) and not is_of_statistic(noun)]
    return any(words.lower(noun) not in _words("untraded") for noun in moving) or _names_session(frame.verb)


def day_price(draft: Draft) -> Token | None:
    """The word by which a claim tells how a traded price moved or ended, in the past tense: "shares fell 4%", "oil settled at $70"."""
    frame = draft.frame
    verb = verb_of(frame)
    if draft.modality != "asserted" or draft.role == "baseline" or verb is None or clause_tense(frame) != "past":
        return None
    if (draft.role != "change" and frame.governor != verb) or _is_of_another_time(verb):
        return None
    noun = _sent(verb) or subject(verb)
    beside = draft.shares is not None and noun is not None and noun.tag_.startswith("NNP") and _is_traded(draft.head)
    traded = noun if beside or _is_traded(noun) or _is_firm_as_share(frame, verb, noun) else None
    if words.lemma_in(verb, _words("quoting_verbs")):
        if verb.tag_ == "VBG" and any(child.dep_ == "advcl" and is_at_once(child) for child in verb.children):
            return None  # "the shares were trading at $9 when he began buying"
        return traded or (verb if _names_session(verb) else None)
    if is_off_account(verb):
        return None
    moves = words.lemma_in(verb, words.CHANGE_VERBS) or (
        words.lemma_in(verb, words.ENDING_VERBS, _words("sending")) and draft.role == "change"
    )
    return traded if moves else None


def _is_of_another_time(verb: Token) -> bool:
    """Whether a price is told of some time long before: "at the height of the boom the shares changed hands at $9", "at their peak …"."""
    first = verb.head if verb.dep_ == "conj" and is_verb(verb.head) else verb
    fronted = (noun for child in first.children if child.dep_ == "prep" and child.i < first.i for noun in child.children)
    return any(words.lower(noun) in _words("some_time") and noun.dep_ == "pobj" for noun in fronted)


def _sent(verb: Token) -> Token | None:
    """What a verb, or another above it, makes move: "the news sent its shares tumbling 28%", "… sending its shares 4% higher"."""
    if words.lemma_in(verb, _words("sending")):
        return direct_object(verb)
    if verb.tag_ != "VBG" or not words.lemma_in(verb.head, _words("sending")):
        return None
    return direct_object(verb.head)


@once_a_token
def is_off_account(verb: Token) -> bool:
    """Whether a move is told of an account, and not of a price: "the strong yen wiped $4m off profits"."""
    below = (noun for child in verb.children if child.dep_ in ("prep", "prt", "dobj") for noun in (child, *child.children))
    return any(words.lemma_in(noun, words.ACCOUNT_NOUNS) for noun in below)


def price_before(draft: Draft, compared: Period, last: Period | None, published: date | None) -> Period | None:
    """The day that a traded price is compared with: "its shares, which stood at 212p a year ago"."""
    if draft.frame.verb is None or draft.frame.quantity.kind != "money" or not _is_traded(draft.head):
        return None
    day = trading_day(draft.frame.verb, last, published)
    return rebase(compared, day) if day is not None else None


def column_day(draft: Draft, published: date | None) -> Period | None:
    """The trading day before an article, of a column of closing prices in it: "Stocks: Dow Jones industrials 2596.72, off 17.01"."""
    frame = draft.frame
    if published is None or frame.verb is not None or frame.quantity.end <= frame.scene.headline_end:
        return None
    opening = frame.doc[frame.sentence.start : min(frame.sentence.start + _OPENING, frame.span.start)]
    kinds = _words("columns") | _words("exchange_indexes")
    word = next((token for token in opening if token.lower_ in kinds and token.text[0].isupper()), None)
    if word is None or any(is_verb(token) for token in frame.sentence):
        return None
    return _session_before(word.part, published)


def _session_before(word: Part, published: date) -> Period:
    """The trading day before an article's day, as a word tells it."""
    day = published - timedelta(days=1)
    while day.weekday() >= _WEEKEND:
        day -= timedelta(days=1)
    return replace(known_by(word, (day, day), "day", _RULE), inherited=True)


def of_morning_paper(text: str, published: date | None) -> Period | None:
    """The trading day before, by words for a market that only the papers of the next morning use: "in composite trading"."""
    if published is None:
        return None
    cue = next((cue for cue in sorted(_words("morning_markets")) if cue in text), None)
    at = text.find(cue) if cue is not None else -1
    return _session_before(Part(text=text[at : at + len(cue or "")], start=at, end=at + len(cue or "")), published) if at >= 0 else None


def trading_day(word: Token, last: Period | None, published: date | None) -> Period | None:
    """The day of a price that names none: the trading day named last, else the article's own day, told by `word`; None on a weekend."""
    told = last.last_day if last is not None else None
    if last is not None and told is not None and told.weekday() < _WEEKEND and (published is None or (published - told).days <= _STALE):
        return replace(last, inherited=True)
    if published is None or published.weekday() >= _WEEKEND:
        return None
    return replace(known_by(word.part, (published, published), "day", _RULE), inherited=True)


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)


def _is_traded(noun: Token | None) -> bool:
    """Whether a noun is the price of something traded: "shares", "the Dow", "the main index of shares", but no share of a market."""
    if noun is None:
        return False
    if is_index(noun):
        return True
    if _is_counted(noun):
        return False
    named = [noun, *(child for child in noun.children if child.dep_ in ("compound", "nmod", "nummod", "poss"))]
    inner = [grandchild for child in noun.children if child.dep_ == "prep" for grandchild in child.children]
    if words.lower(noun) in _words("traded"):
        return not any(words.lower(child) in words.SHARED_OF and not _is_of_name(child) for child in noun.children)
    beside = _words("traded") - _words("sold_by_litre")  # "gasoline rose two cents" on the market, "gasoline prices" at the pump
    return words.lower(noun) in _words("traded_with") and any(words.lower(word) in beside for word in [*named, *inner])


def is_index(noun: Token) -> bool:
    """Whether a noun is an index of an exchange by its name: "the FTSE 100", "the Dow Jones industrial average"."""
    named = [noun, *(child for child in noun.children if child.dep_ in ("compound", "nmod", "nummod", "poss"))]
    if words.lower(noun) in _words("traded_with"):
        named += [inner for child in named[1:] for inner in child.children if inner.dep_ in ("compound", "nmod", "conj")]
    return any(words.lower(word) in _words("exchange_indexes") or _is_named_index(word, noun) for word in named)


def _is_named_index(word: Token, noun: Token) -> bool:
    """Whether a word that may be another is an index by what it stands with: "the BSE index", "the BEL 20", no "BSE cases"."""
    if words.lower(word) not in _words("ambiguous_indexes") or not word.text[0].isupper():
        return False
    return noun.tag_ == "CD" or words.lower(noun) in _words("traded_with") or (word == noun and _is_numbered(noun))


def _is_numbered(noun: Token) -> bool:
    """Whether a number follows a noun: "the BEL 20"."""
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ == "CD"


def _is_counted(noun: Token) -> bool:
    """Whether a number stands right before a noun, which is the unit of a sum then: "it was 1.6 billion ringgit, which was 5% less"."""
    if noun.i and noun.nbor(-1).tag_ == "CD":
        return True
    return noun.i > 1 and noun.nbor(-1) in noun.children and noun.nbor(-2).tag_ == "CD"


def _is_of_name(preposition: Token) -> bool:
    """Whether what is traded is a firm's ("shares of Harlow"), and no store of something ("stocks of wheat")."""
    return any(child.tag_ in ("NNP", "NNPS") for child in preposition.children)


def _is_firm_as_share(frame: Frame, verb: Token, noun: Token | None) -> bool:
    """Whether a firm stands for its share: "Harlow fell $1.25", "Harlow closed at $11"."""
    closes = words.lemma_in(verb, _words("closing_verbs"))
    if (
        noun is None
        or noun.tag_ not in (("NNP", "NNPS", "PRP") if closes else ("NNP", "NNPS"))
        or not (_is_moved_to_price(frame) or (frame.quantity.kind == "money" and frame.quantity.value < _SHARE_PRICE))
    ):
        return False
    obj = direct_object(verb)
    if obj is not None and not frame.span.start <= obj.i < frame.span.end:
        return False
    return closes or frame.relation in ("object", "modifier")


def _is_moved_to_price(frame: Frame) -> bool:
    """Whether a percentage is told with the price of one share that it led to: "Harlow added 1.2% to 696p"."""
    if frame.quantity.kind != "percent":
        return False
    behind = plain(frame.doc.between(frame.quantity.end, frame.quantity.end + NEAR))
    return any(row.pattern.match(behind) for row in rows("to_share_price"))


@once_a_token
def _names_session(verb: Token) -> bool:
    """Whether the clause of a verb names a trading day: "closed at $9 in Friday's session"."""
    clause = islice(_clause(verb), _LONGEST)
    return any(words.lemma_in(token, words.SESSION_NOUNS) and token.dep_ not in ("compound", "amod") for token in clause)


def _clause(verb: Token) -> Iterator[Token]:
    """The words that hang on a verb, without those of other verbs."""
    waiting = list(verb.children)
    while waiting:
        token = waiting.pop()
        if not is_verb(token):
            yield token
            waiting.extend(token.children)
