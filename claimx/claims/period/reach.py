"""How far a temporal expression reaches: from the verb or noun that it dates to a figure, through the parse.

Each clause that the path leaves or enters makes it longer, and some close it: what a relative clause says of its time
holds for that clause alone; the time of saying is not the time of what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimx import lexicon
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb
from claimx.claims.parse import Token
from claimx.claims.period.another import describes_another, is_occasion, is_of_what_they_expect, is_of_what_was
from claimx.claims.period.apart import is_added, is_in_passing, is_of_speaker
from claimx.claims.period.around import LONG
from claimx.claims.period.beside import is_of_next
from claimx.claims.period.steps import CLOSED, STEP, entering_cost, is_after, is_at_once, is_in_spite, leaving_cost
from claimx.claims.period.telling import cue_tokens, dates_source, is_of_fieldwork, is_stretch, is_time_of_speech
from claimx.claims.period.times import Time
from claimx.claims.period.which import (
    is_counted,
    is_how_set,
    is_measured,
    is_of_whole,
    is_share_of,
    is_when_recorded,
    stands_right_before,
    stands_right_behind,
    tells_when_it_was,
    tells_which,
)
from claimx.claims.tense import agree, is_finite, tense_of
from claimx.model import Attribution

# Into a clause whose "when" holds for the one before it too.
_SHARED = 1.0
# Into a clause that tells more of what a figure is of.
_NEAR = 0.6
_ATTRIBUTIVE = 1.5
SOURCE = 1.4
_CLIMB = 25
_BRACKETED = re.compile(r"\([^()]*\)?|^[^()]*\)")


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)


def distance(frame: Frame, time: Time, others: Sequence[Frame], *attributions: Attribution | None) -> float:
    """How far an expression is from a figure that the attributions govern; `CLOSED` or more where it does not reach it."""
    if frame.quantity.overlaps(time.start, time.end) or any(is_time_of_speech(time, attribution) for attribution in attributions):
        return CLOSED
    if is_of_next(frame, time, others):
        return CLOSED
    if not _has_figure(time, others) and any(dates_source(time, attribution) for attribution in attributions):
        return SOURCE
    cost = path_cost(frame, time, attributions[0] if attributions else None)
    low, high = sorted((frame.quantity.start, time.start))
    unit = frame.quantity.unit.partition("/")[0]
    crossed = [o for o in others if low < o.quantity.start < high and o.quantity.unit.partition("/")[0] == unit]
    between = frame.doc.between(low, high)
    return cost + 0.6 * len(crossed) + 0.004 * len(between) + 1.5 * _BRACKETED.sub("", between).count(";")


def path_cost(frame: Frame, time: Time, attribution: Attribution | None) -> float:
    """The length of the path through the parse from a figure to the host of an expression."""
    host = time.host
    if host is None:
        return 1.0
    if (
        (host.dep_ == "acl" and is_when_recorded(frame, host))
        or tells_which(frame, host)
        or stands_right_before(frame, time)
        or stands_right_behind(frame, time)
        or time.is_owned_by(frame)
    ):
        return STEP
    if describes_another(frame, time) or is_of_what_was(frame, time) or _is_passed_over(frame, host, time):
        return CLOSED
    if is_of_speaker(frame, host) or is_of_what_they_expect(frame, host):
        return CLOSED
    if _tells_of(frame, host, time):
        return 0.3
    described = time.attributive and host.dep_ == "pobj" and not is_occasion(frame, host)
    cue = range(0) if is_stretch(time) else cue_tokens(frame.doc, attribution)
    leaving = dict(_leaving(frame.head, cue, fronted=time.is_fronted))
    token, cost = host, CLOSED if _opens_second(time) and host.i not in leaving else 0.0
    for _ in range(_CLIMB):
        if token.i in leaving:
            return cost + leaving[token.i] + (_ATTRIBUTIVE if described and cost else 0.0)
        above = token.head
        if above == token:
            return CLOSED
        described = described or (time.attributive and is_verb(token))
        if (time.period.granularity in LONG and is_after(token)) or is_in_spite(token):
            return CLOSED  # "doubled after the end of quotas in January", "doubled despite a strike in May"
        cost += _SHARED if _is_shared(token, host) else _step(frame, token)
        token = above
    return CLOSED


def _step(frame: Frame, token: Token) -> float:
    """How much longer the way becomes from a token up to the one above it: less into a clause that tells more of a figure's own thing."""
    above = token.head
    if is_of_whole(frame, token):
        return CLOSED
    told = is_measured(frame, above) or is_counted(above) or is_share_of(frame, above) or tells_when_it_was(frame, token)
    near = token.dep_ in ("relcl", "acl") and not is_added(token) and told
    if near or is_of_fieldwork(token) or is_how_set(frame, token) or _is_when_held(token):
        return _NEAR
    return CLOSED if _is_set_off(token) and above not in (frame.governor, frame.head) else entering_cost(token)


def _is_when_held(clause: Token) -> bool:
    """Whether a participle tells when what a clause is about took place: "the concert, held in Vienna on Saturday, raised £3m"."""
    if clause.dep_ != "acl" or clause.tag_ != "VBN" or not words.lemma_in(clause, _words("holding_events")):
        return False
    return clause.head.dep_ in ("nsubj", "nsubjpass")


def _is_passed_over(frame: Frame, host: Token, time: Time) -> bool:
    """Whether a figure is told in passing, and an expression dates its clause or what follows the verb."""
    if not is_in_passing(frame) or tells_when_it_was(frame, host):
        return False
    if host in (frame.governor, frame.head) and (time.attributive or frame.quantity.kind != "count"):
        return False
    return is_verb(host) or (frame.verb is not None and host.i > frame.verb.i)


def _leaving(token: Token, cue: range, *, fronted: bool) -> Iterator[tuple[int, float]]:
    """The way up from a figure, with its costs; an expression in front of coordinated verbs is of both, whatever their tenses."""
    cost = 0.0
    for _ in range(_CLIMB):
        yield token.i, cost
        above = token.head
        if above == token:
            return
        cost += CLOSED if above.i in cue and token.dep_ in ("ccomp", "parataxis") else leaving_cost(token, fronted=fronted)
        token = above


def _has_figure(time: Time, others: Sequence[Frame]) -> bool:
    """Whether an expression dates the relative clause of another figure ("the forum, whose members saw 438 thefts in 2018")."""
    host = time.host
    return host is not None and host.dep_ == "relcl" and any(other.verb == host for other in others)


def _tells_of(frame: Frame, host: Token, time: Time) -> bool:
    """Whether a figure is told of what an expression dates: "last week's vote, which he lost by 9%", "May's loss, put at $9m"."""
    verb = frame.verb
    if verb is None or verb.head != host or not (time.attributive or host.i < time.head.i < verb.i):
        return False
    if verb.dep_ == "acl":
        return verb.tag_ == "VBN" and time.attributive
    return verb.dep_ == "relcl" and is_finite(verb) and tense_of(verb) == "past"


def _opens_second(time: Time) -> bool:
    """Whether an expression opens the second of two joined clauses, and so dates that one alone: "has 40 shops and in May shut two"."""
    host = time.host
    return host is not None and host.dep_ == "conj" and is_verb(host) and host.head.i < time.head.i < host.i


def _is_shared(token: Token, host: Token) -> bool:
    """Whether what went on at the time of a clause holds for the one before it: "87 died and 600 were hurt when the mill fell in"."""
    if token.dep_ != "conj" or host.dep_ != "advcl" or host.i < token.i:
        return False
    return is_verb(token) and is_at_once(host) and agree(token, token.head)


def _is_set_off(token: Token) -> bool:
    """Whether commas set off what is told of a noun: "the shares, listed since May, rose 9%", "a review, due to report in May, …"."""
    added = (token.dep_ in ("acl", "amod") and token.i > token.head.i) or (token.dep_ == "prep" and token.tag_ == "JJ")
    return added and token.tag_ in ("VBN", "JJ") and token.follows_comma
