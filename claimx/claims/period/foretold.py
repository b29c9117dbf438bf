"""When something was planned, foretold or promised, and the time that it is meant for: only one of them is a figure's own."""

from __future__ import annotations

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.period.times import Time
from claimx.claims.tense import PASTS, is_finite, tense_of

_RIGHT_BEHIND = 5
_SHORT = frozenset({"hour", "day", "week", "weekend"})


def is_put_forward(draft: Draft, time: Time) -> bool:
    """Whether a figure is what was planned or asked for on a day, which was not its own: "on Friday it backed a plan to shut 12 mills"."""
    verb = draft.frame.verb
    if draft.modality != "forecast" or verb is None or time.period.granularity not in _SHORT or time.host == verb:
        return False
    if verb.dep_ not in ("acl", "xcomp", "ccomp") or time.aside or time.host is None or time.host not in verb.ancestors:
        return False
    if is_verb(time.host) and is_finite(time.host) and tense_of(time.host) != "past":
        return False
    return any(child.tag_ == "TO" for child in verb.children)


def is_meant_for(time: Time) -> bool:
    """Whether an expression tells what time a noun is meant for: "a budget for 2020"."""
    if time.host is None or not is_noun(time.host) or time.attributive:
        return False
    return words.lower(time.head.head) in lexicon.words("period_claims", "purposes")


def is_named_ahead(frame: Frame, time: Time) -> bool:
    """Whether a year to come stands right behind what was agreed for it: "was offered 3% this year and 2% in 2006"."""
    if time.period.granularity != "year" or not 0 < time.start - frame.quantity.end <= _RIGHT_BEHIND:
        return False
    return frame.quantity.kind in ("money", "percent") and time.head.dep_ in ("pobj", "npadvmod", "nummod")


def is_when_planned(frame: Frame, time: Time) -> bool:
    """Whether an expression in front of a past clause tells when what a figure is of was planned: "Last April, it planned to buy 30%"."""
    verb, host = frame.verb, time.host
    if verb is None or host is None or verb.dep_ != "xcomp" or verb.head != host or tense_of(host) != "past":
        return False
    return time.is_fronted


def is_when_foretold(time: Time) -> bool:
    """Whether an expression tells when something was foretold, and not what for: "in March it had forecast", "it predicted in March"."""
    host = time.host
    if host is None or not is_verb(host) or not words.lemma_in(host, words.FORECAST_VERBS_ALWAYS, words.GUIDING_VERBS):
        return False
    if not is_finite(host) or tense_of(host) not in PASTS:
        return False
    return time.head.i < host.i or not any(token.parsed.like_num for token in host.doc[host.i : time.head.i])


def is_pledged(frame: Frame, time: Time) -> bool:
    """Whether an expression tells when money was promised, which is when that came about: "On Tuesday it pledged $40m"."""
    if frame.quantity.kind != "money" or time.host != frame.verb or frame.relation != "object":
        return False
    return words.lemma_in(frame.verb, lexicon.words("period_claims", "pledging"))
