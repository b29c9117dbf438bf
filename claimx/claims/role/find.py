"""What a figure does in its sentence: level, change (with direction), baseline, ratio or equivalent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.patterns import Beside, Row, beside, edges, is_fraction, plain, rows, rows_for
from claimx.claims.role.baseline import baseline_rule
from claimx.claims.role.change import find_change, right_behind
from claimx.claims.role.direction import direction_of
from claimx.claims.role.joined import gapped_change, shared_change
from claimx.model.claim import Direction, Role

_LONGEST_GAP = 60


class Verdict(NamedTuple):
    """The role of a figure, the rule that told it, and the figure that it restates."""

    role: Role
    direction: Direction | None
    rule: str
    restates: Draft | None = None


def set_role(draft: Draft, here: Sequence[Draft], following: Frame | None) -> None:
    """Fill the draft's role; `here` are the drafts before it in its sentence, `following` is the next figure's frame."""
    found = find_role(draft.frame, here, following)
    draft.role, draft.direction, draft.found_by["role"], draft.restates = found


def find_role(frame: Frame, here: Sequence[Draft], following: Frame | None = None) -> Verdict:
    """The role of a figure among those of its sentence."""
    if here and (found := _restated(frame, here[-1])):
        return found
    quantity = frame.quantity
    around = beside(frame.scene.text, quantity, frame.sentence.start_char, frame.sentence.end_char)
    if quantity.kind == "multiple":
        return _multiple(frame, around)
    for row in rows_for("ratio", quantity):
        if around.match(row):
            return Verdict("ratio", None, row.id)
    if rule := baseline_rule(frame, around, here, following):
        return Verdict("baseline", None, rule)
    return _change(frame, around, here) or Verdict("level", None, "role.level")


def _restated(frame: Frame, before: Draft) -> Verdict | None:
    """The figure before, put in another unit or in another way: "$5m (£3m)", "$5m, or 30 cents a share"."""
    now, then = frame.quantity, before.frame.quantity
    if edges(now)[0] - then.end > _LONGEST_GAP:
        return None
    gap = plain(frame.scene.text[then.end : edges(now)[0]])
    for row in rows_for("equivalent", then):
        if row.pattern.match(gap) and not _is_other_length(frame, gap) and _same_amount(row, frame, before):
            return Verdict("equivalent", None, row.id, before.restates or before)
    base = before.restates or before
    for row in rows("restated"):
        match = row.pattern.match(gap) or row.pattern.match(plain(frame.scene.text[base.frame.quantity.end : edges(now)[0]]))
        if match and now.unit != then.unit and (now.kind == then.kind or base.role == "change"):
            return Verdict(base.role, base.direction, row.id, base)
    return None


def _is_other_length(frame: Frame, gap: str) -> bool:
    """Whether a length of time is another one that may be meant: "a month or six weeks"."""
    return frame.quantity.unit in words.TIME_UNITS and gap.strip() in measure_words.OR_MORE


def _same_amount(row: Row, frame: Frame, before: Draft) -> bool:
    """Whether two figures can be one amount: money for money per the same thing, or what the words say outright."""
    now, then = frame.quantity, before.frame.quantity
    if "after-equivalent" in row.flags and before.role != "equivalent":
        return False
    if "said" in row.flags:
        return True
    if then.kind == "count":
        return then.counted is None and now.kind == "money" and not is_fraction(then)
    return now.kind == then.kind and now.unit != then.unit and now.unit.partition("/")[2] == then.unit.partition("/")[2]


def _multiple(frame: Frame, around: Beside) -> Verdict:
    for row in rows("ratio_change"):
        if frame.quantity.text.lower() in row.figures and around.match(row) and _follows_noun(frame):
            return Verdict("ratio", "up", row.id)
    if around.word_before in words.MEASURED_BY and (found := right_behind(frame)):
        return Verdict("change", *found)
    return Verdict("ratio", _multiple_direction(frame), "role.multiple")


def _follows_noun(frame: Frame) -> bool:
    """Whether the figure and its modifier stand right behind a noun, as a verb does behind its subject."""
    start = edges(frame.quantity)[0]
    before = next((t for t in reversed(frame.doc[frame.sentence.start : frame.span.start]) if t.idx < start), None)
    return before is not None and is_noun(before)


def _multiple_direction(frame: Frame) -> Direction | None:
    """The direction of a multiple that is used as a change: "tripled", "saw its profit double", "rose threefold"."""
    behind = frame.doc[frame.span.end] if frame.span.end < len(frame.doc) else None
    if is_verb(frame.head) or (behind is not None and behind.tag_ == "PRP"):  # "could cut the award, or treble it"
        return "down" if frame.quantity.value < 1 else "up"
    if behind is not None and behind.tag_ in ("DT", "PRP$"):  # "twice that increase", "double its loss"
        return None
    how = [word.tag_ for word in frame.doc[frame.span.end + 1 : frame.span.end + 2]]
    if behind is not None and behind.lower_ in measure_words.AS_MUCH and how in (["JJ"], ["RB"]):  # "twice as fast as imports"
        return None
    if words.lemma_in(frame.governor, words.CHANGE_NOUNS) and frame.governor is not None:
        return direction_of(frame.governor)
    if frame.verb is not None and frame.relation in ("object", "preposition") and words.lemma_in(frame.verb, words.CHANGE_VERBS):
        return direction_of(frame.verb)
    return None


def _is_whole(around: Beside) -> bool:
    """Whether a figure is the whole that another is some of: "1,100 posts would be lost, out of 12,700"."""
    return " ".join(around.before.split()[-2:]) in measure_words.OUT_OF


def _change(frame: Frame, around: Beside, here: Sequence[Draft]) -> Verdict | None:
    if _is_whole(around):
        return None
    found = find_change(frame, around)
    if found is None and here and around.word_before not in words.GOAL_WORDS:
        found = shared_change(frame, here[-1])
    found = found or right_behind(frame) or (gapped_change(frame, here[-1]) if here else None)
    return None if found is None else Verdict("change", *found)
