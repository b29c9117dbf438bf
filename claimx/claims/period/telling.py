"""When something was said, and when what it is taken from came out, which is not when it was so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from claimx import lexicon
from claimx.claims.draft import Draft
from claimx.claims.parse import Parse
from claimx.claims.period.around import LONG
from claimx.claims.period.times import Time
from claimx.model import Attribution

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


def told_on(draft: Draft, times: Sequence[Time]) -> date | None:
    """The last day on which a claim may have been told, by the times of its attributions; None where they have none."""
    cues = [around.cue for around in governing(draft) if around.cue is not None]
    days = (t.period.last_day for t in times if t.host is not None and any(cue.start <= t.host.idx < cue.end for cue in cues))
    return next((day for day in days if day is not None), None)


def is_time_of_speech(time: Time, attribution: Attribution | None) -> bool:
    """ "said on Monday": the period belongs to the saying, not to what is said."""
    if attribution is None or attribution.cue is None or attribution.attitude:
        return False
    if any(part.start <= time.start < part.end for part in attribution.content):
        return False
    if attribution.source is None and time.period.granularity in LONG:  # "30,000 are expected this year"
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
    """Whether a month or more dates what a statement is taken from ("the 2016 census found", "half of those surveyed in May")."""
    if attribution is None or attribution.source is None or time.period.granularity not in LONG:
        return False
    cue = attribution.cue
    asked = attribution.rule == _ASKED and cue is not None and time.host is not None and time.host.idx == cue.start
    return asked or (attribution.source.start <= time.start < attribution.source.end and not _is_in_clause(time, attribution.source.start))


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
