"""Whether a figure is what another is compared with, by the words beside it and the figures around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb
from claimx.claims.patterns import Beside, edges, plain, rows_for
from claimx.claims.role.change import beside_change
from claimx.claims.role.joined import coordinated, listed, timed
from claimx.claims.role.nouns import is_of_move
from claimx.matching import FINITE

_LONGEST_GAP = 60
_FEW = 9


def baseline_rule(frame: Frame, around: Beside, here: Sequence[Draft], following: Frame | None) -> str | None:
    """The rule that makes a figure the compared one: "from $3m", "compared with 5%", "than the 40 of last year"."""
    for row in rows_for("baseline", frame.quantity):
        if around.match(row) and all(holds(frame, here) for flag, holds in _CONDITIONS.items() if flag in row.flags):
            return row.id
    if _begins_move(frame, around, following):
        return "role.from-to"
    before = here[-1] if here else None
    also = before is not None and before.role == "baseline" and (coordinated(frame, before.frame) or listed(frame, before.frame))
    if also and beside_change(frame, around) is None:
        return "role.also-compared"
    if around.word_before in words.GOAL_WORDS:
        return None
    preposition = frame.preposition.lower_ if frame.preposition is not None else ""
    if preposition == "from" and _leaves(frame, before) and not _is_from_time(frame):
        return "role.from"
    if (
        preposition in measure_words.THAN
        and not _is_bound(frame)
        and before is not None
        and before.frame.quantity.kind == frame.quantity.kind
    ):
        return "role.than"
    return None


def _leaves(frame: Frame, before: Draft | None) -> bool:
    """Whether "from" says where a change began: it goes with a word of change, or follows another figure."""
    if words.lemma_in(frame.governor, words.CHANGE_VERBS, words.CHANGE_NOUNS) or words.lemma_in(frame.verb, words.CHANGE_VERBS):
        return True
    if before is None or (before.frame.quantity.kind != frame.quantity.kind and before.role != "change"):
        return False
    gap = plain(frame.scene.text[before.frame.quantity.end : frame.quantity.start])
    if before.frame.lead and before.frame.doc[before.frame.lead - 1].lower_ in words.GOAL_WORDS and len(gap.split()) <= _FEW:
        return before.frame.quantity.unit == frame.quantity.unit  # "brought down to £8m this season from £22m"
    return gap.strip(" ,").split(" ")[0] == "from"


def _is_bound(frame: Frame) -> bool:
    """Whether "than" is of the words that bound the figure: "no rival scored higher than 3%"."""
    modifier = frame.quantity.modifier_text
    return modifier is not None and frame.preposition is not None and modifier.start <= frame.preposition.idx < modifier.end


def _is_from_time(frame: Frame) -> bool:
    """Whether a time stands between "from" and the figure, so that the change is from then: "up 19 points from 2012 and 3 from 2008"."""
    preposition = frame.preposition
    between = frame.doc[preposition.i + 1 : frame.lead] if preposition is not None else ()
    if any(token.tag_ == "POS" for token in between):  # "down from last year's 5%"
        return False
    return any(token.i in frame.scene.periods for token in between)


def _begins_move(frame: Frame, around: Beside, following: Frame | None) -> bool:
    """ "from 5% last year to 6%": the first of two figures of one unit, whatever the parse makes of them."""
    if following is None or following.quantity.unit != frame.quantity.unit:
        return False
    start = edges(following.quantity)[0]
    gap = plain(frame.scene.text[frame.quantity.end : start]).split()
    if not gap or start - frame.quantity.end > _LONGEST_GAP or around.word_before != "from":
        return False
    verbs = (words.CHANGE_VERBS, measure_words.CAUSING_VERBS)  # "will take the bill from £249 to £294"
    moved = words.lemma_in(frame.verb, *verbs) or words.lemma_in(frame.governor, *verbs, words.CHANGE_NOUNS)
    moved = moved or (frame.verb is not None and frame.verb.i in frame.scene.figures)  # "will be doubled from £60 to £120"
    return moved and bool(words.GOAL_WORDS & set(gap[-2:]))


def _is_like(frame: Frame, here: Sequence[Draft]) -> bool:
    """Whether the figure before has the same unit, so that the two can be compared."""
    return bool(here) and here[-1].frame.quantity.unit == frame.quantity.unit


def _is_of_kind(frame: Frame, here: Sequence[Draft]) -> bool:
    """Whether the figure before is of the same kind: "three months rather than three weeks"."""
    return bool(here) and here[-1].frame.quantity.kind == frame.quantity.kind


def _moves(frame: Frame, _: Sequence[Draft]) -> bool:
    """Whether the last verb before the figure that is none of saying tells of a change: "raise the wage from the current $7.25"."""
    if frame.quantity.kind == "count" and frame.governor is not None and frame.governor.tag_ == "NNS":
        return False  # "raised $3m from the existing 40 shareholders"
    for token in reversed(frame.doc[frame.sentence.start : frame.lead]):
        if words.lemma_in(token, words.CHANGE_NOUNS):
            return True
        if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod") and not words.lemma_in(token, measure_words.ANSWER_VERBS):
            return words.lemma_in(token, words.CHANGE_VERBS)
    return False


def _has_no_verb(frame: Frame, _: Sequence[Draft]) -> bool:
    """Whether no verb stands between the last comma and the figure: not "…, after sales fell 3% in May"."""
    for token in reversed(frame.doc[frame.sentence.start : frame.span.start]):
        if token.text == "," or is_verb(token):
            return token.text == ","
    return True


def _has_no_clause(frame: Frame, _: Sequence[Draft]) -> bool:
    """Whether no past verb stands right before the figure, whose object it is: not "a petition against the rise drew 5,100"."""
    before = frame.doc[frame.lead - 1] if frame.lead else None
    return before is None or before.tag_ not in FINITE or before.dep_ in ("acl", "amod")


_CONDITIONS: dict[str, Callable[[Frame, Sequence[Draft]], bool]] = {
    "timed": timed,
    "like": _is_like,
    "kind": _is_of_kind,
    "verbless": _has_no_verb,
    "clauseless": _has_no_clause,
    "moving": _moves,
    "moveless": lambda frame, _: not is_of_move(frame),
}
