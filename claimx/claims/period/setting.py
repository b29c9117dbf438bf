"""The time in which a paragraph is set: a month or more that a sentence before tells the past of, with a figure or without; datelines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb, subject
from claimx.claims.parse import Parse, Token
from claimx.claims.patterns import plain
from claimx.claims.period.around import LONG, NEAR, rows
from claimx.claims.period.continuing import goes_on_past
from claimx.claims.period.events import Events
from claimx.claims.period.overlap import usable
from claimx.claims.period.steps import is_at_once
from claimx.claims.period.times import Time, Times
from claimx.matching import lemma_of
from claimx.model import Period

_FARTHEST = 2
_DATELINE = 40
# For how many days after its end news tells of a year as a whole.
_JUST_OVER = 100


def told_before(draft: Draft, start: int, times: Times, events: Events) -> Period | None:
    """The time that a past statement goes on about, in a paragraph that begins at `start`: "In 2008 she lost. Some 40% voted for her."."""
    if draft.modality != "asserted" or not goes_on_past(draft):
        return None
    sentence = draft.frame.sentence
    for time in reversed(times.between(start, sentence.start_char)):
        if not usable(time.period) or time.host is None:
            continue
        if _sets(time, time.host, events):
            near = _sentences_between(time.head, sentence.start) < _FARTHEST
            return replace(time.period, inherited=True) if near else None
        if is_verb(time.host):
            return replace(time.period, inherited=True) if _goes_on_with(draft, time, time.host, events) else None
    return None


def _goes_on_with(draft: Draft, time: Time, host: Token, events: Events) -> bool:
    """Whether a figure's clause tells at once what came next of what was told: "The crane fell over in May 2003. It hit two men."."""
    about, verb = time.period, draft.frame.verb
    noun = subject(verb) if verb is not None else None
    if (
        noun is None
        or noun.tag_ != "PRP"
        or list(noun.children)
        or words.lemma_in(verb, words.BEING, words.HOLDING_VERBS)
        or draft.role != "level"
    ):
        return False
    if time.opens is not None or time.aside or about.granularity not in LONG or None in (about.first_day, about.last_day):
        return False
    return events.is_past(host) and not events.is_ahead(about) and _sentences_between(time.head, draft.frame.sentence.start) == 0


def _sentences_between(token: Token, start: int) -> int:
    """How many sentences lie between a token's own and the one that begins with the token `start`, as far as they matter."""
    number, at = 0, token.sent.end
    while at < start and number < _FARTHEST:
        number, at = number + 1, token.doc.sentence(at).end
    return number


def _sets(time: Time, host: Token, events: Events) -> bool:
    """Whether an expression tells when its whole sentence was: it stands in front, or dates what the sentence is about."""
    period = time.period
    if time.opens is not None or time.aside or time.is_before or period.granularity not in LONG:
        return False
    if period.first_day is None or period.last_day is None or events.is_ahead(period):
        return False
    verb = _main_verb(time, host)
    return verb is not None and verb.dep_ == "ROOT" and events.is_past(verb)


def _main_verb(time: Time, host: Token) -> Token | None:
    """The verb of the main clause that an expression in front tells the time of, or that is told of what it dates."""
    if is_verb(host):
        if host.dep_ == "advcl" and host.i < host.head.i and is_at_once(host):  # "When it shut in 2009, …"
            return host.head
        return host if time.is_fronted or time.head.dep_ == "nsubj" else None
    if host.dep_ in ("nsubj", "nsubjpass"):
        return None if time.attributive else host.head
    occasion = host.dep_ == "pobj" and words.lower(host.head) in lexicon.words("period_claims", "settings")
    return host.head.head if occasion and host.i < host.head.head.i else None


def dates_accounts(time: Time, events: Events) -> bool:
    """Whether an expression tells when accounts or figures were so: "Profits at Ryanco rose in 2004", "fewer people died last year"."""
    host = time.host
    if host is None or not is_verb(host) or not events.is_past(host):
        return False
    thing = subject(host)
    if thing is None or words.lemma_in(thing, words.ACCOUNT_NOUNS):
        return thing is not None
    if any(child.lower_ in measure_words.MORE_OR_LESS for child in thing.children):
        return True
    opens = thing.tag_ == "NNP" and thing.i == thing.sent.start and lemma_of(thing.lower_, "NNS") != thing.lower_  # "Burglaries"
    many = (opens or thing.tag_ == "NNS") and not measure_words.can_act(thing)
    told = many or measure_words.is_measure(thing) or words.lemma_in(thing, words.LIGHT_NOUNS, measure_words.SOCIAL_STATISTICS)
    return told and words.lemma_in(host, words.CHANGE_VERBS)


def is_of_year_over(time: Time, events: Events, day: date | None) -> bool:
    """Whether an expression tells that what a sentence tells was in the year just over: "Record numbers of boats were sold in 2005"."""
    host, last = time.host, time.period.last_day
    if day is None or last is None or host is None or time.period.granularity != "year" or not 0 < (day - last).days <= _JUST_OVER:
        return False
    return is_verb(host) and host.dep_ == "ROOT" and events.is_past(host)


def is_dateline(doc: Parse, start: int, time: Time) -> bool:
    """Whether an expression is the day of the dateline that a paragraph opens with: "LIMA, 3 May (Newswire) - …"."""
    if time.start - start > _DATELINE or time.period.granularity != "day":
        return False
    behind = plain(doc.between(time.end, time.end + NEAR))
    return any(row.pattern.match(behind) for row in rows("dateline"))
