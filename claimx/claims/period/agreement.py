"""Whether a claim can be of a time: its tense and its modality against what lies before or after the article's day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, before_focus
from claimx.claims.grammar import is_noun, is_passive, is_verb, subject
from claimx.claims.period.another import is_occasion
from claimx.claims.period.around import LONG
from claimx.claims.period.foretold import is_meant_for, is_named_ahead, is_pledged, is_put_forward, is_when_foretold, is_when_planned
from claimx.claims.period.implied import COUNTED_BACK, HALF_YEAR, SINCE_THEN, YEARLY
from claimx.claims.period.overlap import is_open
from claimx.claims.period.polls import is_of_poll
from claimx.claims.period.reach import SOURCE, path_cost
from claimx.claims.period.since import has_been_so
from claimx.claims.period.times import Time
from claimx.claims.period.which import is_set_off, stands_right_before, stands_right_behind, tells_which
from claimx.claims.tense import PASTS, clause_tense, tense_of
from claimx.model import Period

OWN_CLAUSE = 1.6
_ACCOUNTED = 2.5
_DESCRIBED = 0.95
_BESIDE_NOUN = 0.6
_OF_NOUN = 1.0
_ASIDE = 10
_CALENDAR_UNIT = "relative.unit"
_CALENDAR = ("year.", "month.")
_COUNT, _ANY = "duration.count", ("a ", "an ")
_WITHIN_DAY = frozenset({"hour", "minute", "second"})


def agrees(draft: Draft, time: Time, cost: float, day: date | None) -> bool:
    """Whether the tense and the modality of a claim go with a period that lies `cost` away; `day` is the article's."""
    period = time.period
    tense = clause_tense(draft.frame)
    if period.timex_value == "PRESENT_REF":
        return _is_now(draft, time, cost, tense)
    if time.host != draft.frame.verb and _is_of_another(draft, time, tense):
        return False
    if day is None:
        return True
    if tense == "present" and period.last_day is not None and (_is_habit(draft.frame) or _is_of_any(time, day)):
        return False
    if period.rule == SINCE_THEN and tense == "past" and time.host != draft.frame.verb:
        return False
    begun = is_open(period) and (period.first_day or day) <= day
    if (period.rule in (SINCE_THEN, COUNTED_BACK) or (begun and _has_moved(draft.frame))) and is_goal(draft):
        return False
    if period.rule in YEARLY:
        return draft.modality == "asserted" and (draft.role == "change" or tense not in ("present", "future")) and cost < _ACCOUNTED
    if (period.first_day or period.last_day or day) > day:
        apart = _is_left_behind(draft)
    else:
        apart = (period.last_day or day) <= day and is_put_forward(draft, time)
    if apart:
        return False
    return _goes_with_tense(draft, time, cost, day)


def _is_now(draft: Draft, time: Time, cost: float, tense: str | None) -> bool:
    """Whether a claim is of now, or up to now, as a word for the present says."""
    if stands_right_behind(draft.frame, time) or is_set_off(draft.frame, time):
        return True
    if draft.modality != "asserted" or _is_in_aside(draft.frame, time):
        return False
    if time.period.first_day is None:
        return tense in ("present", "perfect", *PASTS) and cost < OWN_CLAUSE
    if draft.frame.relation == "apposition" and stands_right_before(draft.frame, time):
        return True
    return not _describes_aside(draft.frame, time) and tense in ("present", "perfect") and cost < OWN_CLAUSE


def _is_in_aside(frame: Frame, time: Time) -> bool:
    """Whether commas set off a word for the present with what it is of: "the strike, now in its third week, has cost $40m"."""
    if not time.head.follows_comma or time.head.i > frame.lead or time.is_fronted:
        return False
    return any(token.text == "," for token in frame.doc[time.head.i : min(frame.lead, time.head.i + _ASIDE)])


def _goes_with_tense(draft: Draft, time: Time, cost: float, day: date) -> bool:
    """Whether a period that lies before or after the article's day goes with the tense and the modality of a claim."""
    period, tense = time.period, clause_tense(draft.frame)
    over = period.last_day is not None and period.last_day < day
    begins = period.first_day == day != period.last_day and not _is_running(period) and not (is_open(period) and tense == "perfect")
    ahead = (period.first_day or period.last_day or day) > day or begins
    if over and is_when_foretold(time) and not is_pledged(draft.frame, time):
        return is_when_planned(draft.frame, time)
    if ahead and cost < OWN_CLAUSE and words.lemma_in(draft.frame.governor, words.POSSIBLE_NOUNS):
        return True  # "a 70% chance of rain in June"
    if over and tense in ("present", "perfect", "future") and _BESIDE_NOUN <= cost != SOURCE and _is_of_noun(draft.frame, time):
        return _dates_measure(draft, time) or _includes(draft.frame, time) or _is_of_cause(draft.frame, time)
    if over and cost != SOURCE and not _is_of_cause(draft.frame, time) and _is_told_apart(draft.frame, time, tense):
        return False
    if over and cost == SOURCE and tense == "future" and not is_of_poll(draft):
        return False  # "a 2009 report said that the tax would raise $40m"
    if over and draft.modality == "forecast":
        elsewhere = time.host is not None and is_verb(time.host) and time.host != draft.frame.verb
        return cost < (_DESCRIBED if tense == "future" and elsewhere else OWN_CLAUSE)
    if ahead and tense == "present" and draft.modality == "asserted" and _is_of_noun(draft.frame, time) and not is_meant_for(time):
        return False
    if (over and tense in ("present", "future")) or (ahead and tense == "present"):
        return cost < OWN_CLAUSE
    if ahead and ((cost < _OF_NOUN and is_meant_for(time)) or is_named_ahead(draft.frame, time)):
        return True
    return not (ahead and draft.modality != "forecast" and (tense in PASTS or (tense == "perfect" and draft.modality == "asserted")))


def _is_left_behind(draft: Draft) -> bool:
    """Whether a figure is how many there are now of what is to rise or fall: "its fleet of 29 ships will shrink to 23 by June"."""
    frame, verb = draft.frame, draft.frame.verb
    if verb is None or draft.role != "level" or not words.lemma_in(verb, words.CHANGE_VERBS):
        return False
    about = subject(verb)
    if about is None or not frame.span.end <= verb.i or about not in (frame.governor, frame.head, *frame.head.ancestors):
        return False
    to = (child for child in verb.children if child.dep_ == "prep" and words.lower(child) in words.GOAL_WORDS and child.i > verb.i)
    return any(token.tag_ == "CD" for preposition in to for noun in preposition.children for token in (noun, *noun.children))


def _is_running(period: Period) -> bool:
    """Whether a period is a week or more named by its calendar, which can begin on the article's day: "this week"."""
    return period.timex_type == "DATE" and period.rule == _CALENDAR_UNIT


def _has_moved(frame: Frame) -> bool:
    return words.lemma_in(frame.verb, words.CHANGE_VERBS)


def _is_of_verb_beside(frame: Frame, time: Time) -> bool:
    """Whether an expression dates another verb than a figure's own, which is no passive ("40 have been killed and 60 hurt on Friday")."""
    if time.host is None or not is_verb(time.host) or time.host == frame.verb or frame.verb is None:
        return False
    if time.is_owned_by(frame) or tells_which(frame, time.host):
        return False
    return not (is_passive(frame.verb) or is_passive(frame.verb.head))


def is_goal(draft: Draft) -> bool:
    """Whether a figure is where a change has ended, and so of now: "they have since recovered to 45%"."""
    preposition, before = draft.frame.preposition, draft.frame.doc[before_focus(draft.frame)]
    if draft.role != "level":
        return False
    return before.tag_ == "TO" or (preposition is not None and words.lower(preposition) in words.GOAL_WORDS)


def _describes_aside(frame: Frame, time: Time) -> bool:
    """Whether "current" describes something that a figure is not of: "42% prefer the current mayor"."""
    if not time.attributive or frame.verb is None:
        return False
    return time.host not in (frame.head, frame.governor, subject(frame.verb))


def _is_of_another(draft: Draft, time: Time, tense: str | None) -> bool:
    """Whether a period that another word has cannot be that of a claim's verb too."""
    period = time.period
    if period.rule == COUNTED_BACK:
        return True
    if tense == "present" and draft.role == "level" and is_open(period) and has_been_so(time.host):
        return True
    return period.granularity in LONG and _is_last_price(draft)


def _is_last_price(draft: Draft) -> bool:
    """Whether a claim is of the price at the end of a trading day: "shares have lost 41% this year and closed at $3.20"."""
    frame = draft.frame
    priced = frame.quantity.kind == "money" and frame.relation == "preposition"
    return priced and words.lemma_in(frame.verb, lexicon.words("period_claims", "closing_verbs"))


def _is_of_any(time: Time, day: date) -> bool:
    """Whether a length of time stands for any such: "it is about 1% of what the port burns in a year"."""
    period, verb = time.period, time.host
    if period.rule != _COUNT or period.first_day != day or not period.text.lower().startswith(_ANY):
        return False
    return verb is not None and is_verb(verb) and tense_of(verb) == "present"


def _is_habit(frame: Frame) -> bool:
    """Whether a clause tells what is so as a rule: "40% is usually sold in the second and fourth quarters"."""
    return frame.verb is not None and any(words.lower(child) in lexicon.words("period_claims", "habits") for child in frame.verb.children)


def _is_of_noun(frame: Frame, time: Time) -> bool:
    """Whether an expression is part of the phrase of a noun ("a law of 1851") that tells no occasion of the clause."""
    host = time.host
    return host is not None and is_noun(host) and time.head.dep_ != "npadvmod" and not is_occasion(frame, host)


def _dates_measure(draft: Draft, time: Time) -> bool:
    """Whether an expression dates the very thing that has moved: "has beaten forecasts with a 4% rise in first-half profits"."""
    return draft.role in ("change", "ratio") and draft.head == time.host and time.attributive and time.period.rule != HALF_YEAR


def _includes(frame: Frame, time: Time) -> bool:
    """Whether an expression dates what a clause tells the parts of: "the third-quarter loss includes charges of $5m"."""
    verb = frame.verb
    return verb is not None and words.lemma_in(verb, lexicon.words("period_claims", "including")) and time.host == subject(verb)


def _is_of_cause(frame: Frame, time: Time) -> bool:
    """Whether an expression dates what a change came from, and so the change: "profits have risen, helped by mild weather in March"."""
    if not _has_moved(frame) or time.host is None:
        return False
    clause = next((token for token in (time.host, *time.host.ancestors) if is_verb(token)), None)
    return clause is not None and clause.head == frame.verb and clause.lower_ in lexicon.words("period_claims", "caused")


def _is_told_apart(frame: Frame, time: Time, tense: str | None) -> bool:
    """Whether what was over is told of something else: "has made eight flights and lost a rocket in June", "the 1980 law bans 40 drugs"."""
    return (tense == "perfect" and _is_of_verb_beside(frame, time)) or (tense in ("present", "perfect") and _names_another(frame, time))


def _names_another(frame: Frame, time: Time) -> bool:
    """Whether an expression only tells which of its kind a noun is that a figure does not count: "the 1980 law bans 40 drugs"."""
    if not time.attributive or time.host in (frame.head, frame.governor) or not time.period.rule.startswith(_CALENDAR):
        return False
    return frame.relation in ("modifier", "object")


def is_told_length(time: Time, drafts: Sequence[Draft]) -> bool:
    """Whether a length of time is itself a figure that is told, and no time of another: "faces up to five years and a fine of $40"."""
    if time.period.timex_type != "DURATION" or words.lower(time.head.head) in lexicon.words("period_claims", "lengths"):
        return False
    return any(draft.frame.quantity.overlaps(time.start, time.end) for draft in drafts)


def is_unknown(time: Time) -> bool:
    """Whether it is a time of which the days are not known: "in the first half of the fiscal year", but not "two hours later"."""
    period = time.period
    if period.kind != "interval" or period.timex_value == "PRESENT_REF" or period.granularity in _WITHIN_DAY:
        return False
    return period.first_day is None and period.last_day is None


def is_dated(draft: Draft, times: Sequence[Time]) -> bool:
    """Whether a claim's own clause names today, or a time of which the days are not known."""
    unknown = [time for time in times if is_unknown(time)]
    today = [t for t in times if t.period.timex_value == "PRESENT_REF" and t.host == draft.frame.verb]
    if any(t.period.rule == SINCE_THEN and t.host == draft.frame.verb for t in times):
        return True
    return any(path_cost(draft.frame, time, draft.attribution) < OWN_CLAUSE for time in (*unknown, *today))
