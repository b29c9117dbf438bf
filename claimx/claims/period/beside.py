"""Where an expression of time stands among the figures of its sentence: in the clause of one, of the next, or right behind it."""

from __future__ import annotations

from collections.abc import Sequence

from claimx import lexicon
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb
from claimx.claims.parse import Token
from claimx.claims.period.apart import is_in_passing
from claimx.claims.period.steps import is_at_once, is_gapped
from claimx.claims.period.times import Time
from claimx.claims.tense import is_finite, is_perfect_participle

_CLAUSE = 12
_GOAL = 2
_MOVES = frozenset({"percent", "percentage_point", "basis_point", "money"})


def stands_in_clause(frame: Frame, time: Time) -> bool:
    """Whether an expression behind a figure stands in the figure's own clause as far as the words show, whatever the parse says."""
    between = frame.doc[frame.span.end : time.head.i]
    if time.start < frame.quantity.end or time.attributive or len(between) > _CLAUSE or is_in_passing(frame):
        return False
    if _is_of_another_clause(frame, time):
        return False
    return not any(_opens_clause(token) or _is_sequence(token) or token.lower_ in (";", ":") or token.dep_ == "cc" for token in between)


def _is_of_another_clause(frame: Frame, time: Time) -> bool:
    """Whether an expression is of a participle of another noun, or of a verb behind it: "after raising it four times, it now cut it"."""
    host = _clause_of(time.host)
    if host is None or host == frame.verb:
        return False
    if host.dep_ == "acl":
        return host.head not in (frame.governor, frame.head)
    if frame.span.end <= host.i < time.head.i and host.follows_comma:  # "sold 40 mills, shut 12 in 2008"
        return True
    return is_finite(host) and host.i > time.head.i


def _clause_of(host: Token | None) -> Token | None:
    """The verb that an expression dates, or that of the clause in which the noun stands that it dates: "won four races in 2008"."""
    above = (host, *host.ancestors) if host is not None else ()
    return next((token for token in above if is_verb(token)), None)


def _opens_clause(token: Token) -> bool:
    return is_verb(token) and (is_finite(token) or is_perfect_participle(token))


def _is_sequence(token: Token) -> bool:
    opening = lexicon.words("period_claims", "sequence") | lexicon.words("period_claims", "in_spite")
    return token.dep_ in ("prep", "xcomp") and words.lower(token) in opening


def is_of_next(frame: Frame, time: Time, others: Sequence[Frame]) -> bool:
    """Whether an expression stands behind what came before or after, with a figure of its own: "a rise of 4% followed one of 3% in May"."""
    between = frame.doc[frame.span.end : max(time.head.i, frame.span.end)]
    opened = next(
        (token for token in between if _is_sequence(token) or words.lemma_in(token, lexicon.words("period_claims", "sequence_verbs"))), None
    )
    return opened is not None and any(opened.i < other.span.start < time.head.i and other.quantity.kind in _MOVES for other in others)


def is_of_clause_beside(frame: Frame, time: Time, frames: Sequence[Frame]) -> bool:
    """Whether a time is that of a clause below or beside a figure's own, and there is another figure in that clause."""
    host = time.host if time.attributive else _clause_of(time.host)
    if host is None or not is_verb(host) or host == frame.verb or (frame.verb is not None and host in frame.verb.ancestors):
        return False
    if host.dep_ in ("acl", "relcl", "xcomp") or time.period.last_day is None or is_at_once(host) or is_gapped(host):
        return False
    return any(other.verb == host for other in frames)


def is_right_behind(frame: Frame, time: Time, frames: Sequence[Frame]) -> bool:
    """Whether an expression follows a figure before any other: "11 on Monday and eight more this morning"."""
    end = frame.quantity.end
    return end <= time.start and not any(end <= other.quantity.start < time.start for other in frames)


def is_where_it_began(frame: Frame, time: Time, frames: Sequence[Frame]) -> bool:
    """Whether an expression stands between what a thing moved from and the figure that it moved to: "from 22 in 1997 to about two"."""
    goal = frame.preposition
    if (
        goal is None
        or goal.lower_ not in words.GOAL_WORDS
        or not time.end <= goal.idx < frame.quantity.start
        or goal.i - time.head.i > _GOAL
    ):
        return False
    from_figure = (other for other in frames if other.quantity.end <= time.start and is_right_behind(other, time, frames))
    return any(opens_from(other) for other in from_figure)


def opens_from(frame: Frame) -> bool:
    """Whether a figure is what something moved from."""
    return frame.lead > 0 and frame.doc[frame.lead - 1].lower_ in lexicon.words("period_claims", "moved_from")


def is_of_figure_before(frame: Frame, time: Time, frames: Sequence[Frame]) -> bool:
    """Whether an expression follows another figure and is over before this one: "paid $4m for a mill in 2003 and $3m the year after"."""
    if time.end > frame.quantity.start or not any(token.dep_ == "cc" for token in frame.doc[time.head.i : frame.span.start]):
        return False
    return any(other.quantity.end <= time.start and is_right_behind(other, time, frames) for other in frames)
