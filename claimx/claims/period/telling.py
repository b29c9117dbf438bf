"""When something was said, and when what it is taken from came out, which is not when it was so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import direct_object
from claimx.claims.parse import Parse, Token
from claimx.claims.period.around import LONG
from claimx.claims.period.times import Time
from claimx.model import Attribution, Mention

# The rule of attributions whose cue is the verb of asking, so that its time is that of the answers.
_ASKED = "asked-by"
_SAID_ON = frozenset({"day", "week", "time", "weekend"})
_NEAR_CUE = 30
_OUT = 16


def governing(draft: Draft) -> Iterator[Attribution]:
    """The attributions around a figure, each with those that it stands in."""
    for innermost in (draft.attribution, draft.teller):
        around = innermost
        while around is not None:
            yield around
            around = around.via


def is_in_source(frame: Frame, attribution: Attribution) -> bool:
    """Whether a figure stands inside a source, and is not how many the source are: "a talk with 40 men showed", not "40 men said"."""
    source = attribution.source
    return source is not None and source.start < frame.doc[frame.lead].idx and frame.quantity.start < source.end


def is_of_source(frame: Frame, told: Sequence[Attribution]) -> bool:
    """Whether a figure counts those of whom a source is: "the poll of 900 adults found"."""
    noun = frame.governor
    if frame.quantity.kind != "count" or noun is None or noun.dep_ != "pobj" or words.lower(noun.head) not in words.SHARED_OF:
        return False
    return any(is_in_source(frame, attribution) for attribution in told)


def is_in_content(time: Time, attribution: Attribution) -> bool:
    """Whether an expression stands in what a source tells."""
    return any(part.start <= time.start < part.end for part in attribution.content)


def within_reach(frame: Frame, times: Sequence[Time], told: Sequence[Attribution]) -> Sequence[Time]:
    """The times of a figure's sentence, for one that stands in a source without those of what it tells."""
    inside = [attribution for attribution in told if is_in_source(frame, attribution)] if times else []
    return [time for time in times if not any(is_in_content(time, attribution) for attribution in inside)] if inside else times


def told_on(draft: Draft, times: Sequence[Time]) -> date | None:
    """The last day on which a claim may have been told, by the times of its attributions; None where they have none."""
    cues = [around.cue for around in governing(draft) if around.cue is not None]
    days = (t.period.last_day for t in times if t.host is not None and any(cue.start <= t.host.idx < cue.end for cue in cues))
    return next((day for day in days if day is not None), None)


def is_time_of_speech(time: Time, attribution: Attribution | None) -> bool:
    """ "said on Monday": the period belongs to the saying, not to what is said."""
    if attribution is None or attribution.cue is None or attribution.attitude:
        return False
    if _is_when_reported(time, attribution):
        return True
    if any(part.start <= time.start < part.end for part in attribution.content):
        return False
    if attribution.source is None and time.period.granularity in LONG:  # "30,000 are expected this year"
        return False
    if is_of_fieldwork(time.host) or _follows_poll(time, attribution.source):
        return False
    if (
        time.host is not None
        and attribution.cue.start <= time.host.idx < attribution.cue.end
        and 0 <= time.start - attribution.cue.end <= 1
    ):
        return True
    if time.period.granularity in _SAID_ON and (_is_of_cue(time, attribution) or _is_when_out(time, attribution)):
        return True
    return time.period.granularity in _SAID_ON and -_NEAR_CUE <= time.start - attribution.cue.end <= _NEAR_CUE


def _is_when_reported(time: Time, attribution: Attribution) -> bool:
    """Whether a day tells when results were reported that are told as a noun: "Harlow reported a profit of $4m on Friday"."""
    verb = time.host
    if verb is not None and verb.dep_ == "dobj" and time.head.dep_ == "npadvmod":  # by the parse "a profit last week"
        verb = verb.head
    if time.period.granularity not in _SAID_ON or verb is None or not words.lemma_in(verb, measure_words.RESULT_VERBS):
        return False
    cue = attribution.cue
    if cue is None or not cue.start <= verb.idx < cue.end or time.attributive:
        return False
    if any(child.dep_ in ("ccomp", "xcomp") for child in verb.children):
        return False
    return words.lemma_in(direct_object(verb), words.ACCOUNT_NOUNS, words.CHANGE_NOUNS)


def _is_of_cue(time: Time, attribution: Attribution) -> bool:
    """Whether an expression hangs from the cue, however far away: "Last week Harlow Foods, a maker of jam, reported …"."""
    cue, host = attribution.cue, time.host
    return cue is not None and host is not None and cue.start <= host.idx < cue.end


def _is_when_out(time: Time, attribution: Attribution) -> bool:
    """Whether a day tells when a source came out: "according to a poll out Thursday", "… a report released on Monday"."""
    source = attribution.source
    if source is None or not source.start < time.start <= source.end + _OUT:
        return False
    between = time.head.doc.between(source.end, time.start)
    return not between.strip() or between.split()[0].lower() in lexicon.words("period_claims", "out")


def dates_source(time: Time, attribution: Attribution | None) -> bool:
    """Whether a month or more dates what a statement is taken from ("the 2016 census found", "half of those surveyed in May").

    Of a survey or a study it is also when it was done: "in 2014 the institute found that 40% smoked".
    """
    if attribution is None or attribution.source is None or time.period.granularity not in LONG:
        return False
    if _is_come_out(time):
        return False
    cue = attribution.cue
    finds = attribution.rule == _ASKED or words.lemma_in(time.host, lexicon.words("period_claims", "finding"))
    asked = finds and cue is not None and time.host is not None and time.host.idx == cue.start
    return asked or (attribution.source.start <= time.start < attribution.source.end and not _is_in_clause(time, attribution.source.start))


def is_of_fieldwork(clause: Token | None) -> bool:
    """Whether a participle tells when a poll was taken: "trailed in a poll taken last week", "the research, which was done in May"."""
    if clause is None or clause.dep_ not in ("acl", "relcl"):
        return False
    if not words.lemma_in(clause.head, measure_words.POLLS, lexicon.words("period_claims", "fieldwork_nouns")):
        return False
    if clause.head.dep_ == "pobj" and words.lower(clause.head.head) in lexicon.words("period_claims", "compared_polls"):
        return False
    return words.lemma_in(clause, lexicon.words("period_claims", "fieldwork"))


def _follows_poll(time: Time, source: Mention | None) -> bool:
    """Whether a week stands right behind a poll that is a source, and so tells when it was taken: "a poll last week put him at 40%"."""
    if source is None or time.period.granularity != "week" or not source.start < time.start <= source.end + 1:
        return False
    span = time.head.doc.span_at(source.start, time.start)
    if span is None or span[-1].lower_ in lexicon.words("period_claims", "out"):
        return False
    return any(words.lemma_in(token, measure_words.POLLS) for token in span)


def _is_come_out(time: Time) -> bool:
    """Whether an expression tells when a report came out, and not when it was so: "a report released in September", but of a poll."""
    host = time.host
    if host is None or host.dep_ != "acl" or host.lower_ not in lexicon.words("period_claims", "out"):
        return False
    return not words.lemma_in(host.head, measure_words.POLLS)


def _is_in_clause(time: Time, start: int) -> bool:
    """Whether an expression stands in a clause of a phrase that begins at `start`: "the mayor, who runs the 2016 games"."""
    above = takewhile(lambda token: token.idx >= start, time.head.ancestors)
    return any(token.dep_ in ("relcl", "appos") for token in (time.head, *above))


def cue_tokens(doc: Parse, attribution: Attribution | None) -> range:
    """The numbers of the tokens of an attribution's cue."""
    if attribution is None or attribution.cue is None:
        return range(0)
    span = doc.span_at(attribution.cue.start, attribution.cue.end)
    return range(span.start, span.end) if span is not None else range(0)


def is_stretch(time: Time) -> bool:
    """Whether an expression is a length of time in front of a clause, which no saying takes: "in the past 20 months, he said, …"."""
    period = time.period
    if period.timex_type != "DURATION" or period.first_day is None or period.last_day is None or period.granularity not in LONG:
        return False
    return time.is_fronted
