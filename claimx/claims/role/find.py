"""What a figure does in its sentence: level, change (with direction), baseline, ratio or equivalent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimx import layers
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.patterns import Beside, Row, beside, edges, is_fraction, plain, rows, rows_for
from claimx.claims.role.change import beside_change, direction_of, find_change, is_of_move, right_behind
from claimx.matching import FINITE
from claimx.model.claim import Direction, Role

_LONGEST_GAP = 60
_FEW = 9
_SOON = 25
_GAPPED = frozenset({"percent", "percentage_point"})
_ENDS = frozenset({".", ",", ";", ""})


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
    if rule := _baseline(frame, around, here, following):
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
    if around.before.split()[-1:] and around.before.split()[-1] in words.MEASURED_BY and (found := right_behind(frame)):
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
    if behind is not None and behind.lower_ in measure_words.AS_MUCH and behind.nbor().tag_ in ("JJ", "RB"):  # "twice as fast as imports"
        return None
    if words.lemma_in(frame.governor, words.CHANGE_NOUNS) and frame.governor is not None:
        return direction_of(frame.governor)
    if frame.verb is not None and frame.relation in ("object", "preposition") and words.lemma_in(frame.verb, words.CHANGE_VERBS):
        return direction_of(frame.verb)
    return None


def _baseline(frame: Frame, around: Beside, here: Sequence[Draft], following: Frame | None) -> str | None:
    """The rule that makes a figure the compared one: "from $3m", "compared with 5%", "than the 40 of last year"."""
    for row in rows_for("baseline", frame.quantity):
        if around.match(row) and all(holds(frame, here) for flag, holds in _CONDITIONS.items() if flag in row.flags):
            return row.id
    if _begins_move(frame, around, following):
        return "role.from-to"
    before = here[-1] if here else None
    lead = around.before.split()[-1:]
    also = before is not None and before.role == "baseline" and (_coordinated(frame, before.frame) or _listed(frame, before.frame))
    if also and beside_change(frame, around) is None:
        return "role.also-compared"
    if lead and lead[0] in words.GOAL_WORDS:
        return None
    preposition = frame.preposition.lower_ if frame.preposition is not None else ""
    if preposition == "from" and _leaves(frame, before) and not _is_from_time(frame):
        return "role.from"
    if preposition == "than" and not _is_bound(frame) and before is not None and before.frame.quantity.kind == frame.quantity.kind:
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
    if not gap or start - frame.quantity.end > _LONGEST_GAP or around.before.split()[-1:] != ["from"]:
        return False
    verbs = (words.CHANGE_VERBS, measure_words.CAUSING_VERBS)  # "will take the bill from £249 to £294"
    moved = words.lemma_in(frame.verb, *verbs) or words.lemma_in(frame.governor, *verbs, words.CHANGE_NOUNS)
    return moved and bool(words.GOAL_WORDS & set(gap[-2:]))


def _coordinated(frame: Frame, other: Frame) -> bool:
    """Whether a figure is joined by "and" to another of the same unit, with nothing of its own to say otherwise."""
    if frame.quantity.unit != other.quantity.unit:
        return False
    token = frame.head
    while token.dep_ in ("nummod", "quantmod", "compound", "nmod") and token.head != token:
        token = token.head
    return token.dep_ == "conj" and (token.head in (other.head, *other.span) or token.head == other.governor)


def _listed(frame: Frame, other: Frame) -> bool:
    """Whether only "and" and no finite verb stand between two figures of one kind: "from 34 last year and just 12 in 2010"."""
    if frame.quantity.unit != other.quantity.unit or is_fraction(frame.quantity) != is_fraction(other.quantity):
        return False
    between = frame.doc[other.span.end : frame.span.start]
    if len(between) > _FEW or any(t.tag_ in FINITE for t in between):
        return False
    gap = plain(frame.scene.text[other.quantity.end : edges(frame.quantity)[0]])
    return any(row.pattern.match(gap) for row in rows("listed"))


def _timed(frame: Frame, _: Sequence[Draft] = ()) -> bool:
    """Whether a time is named right behind the figure, or a clause tells of it: "£10bn when the party came to power"."""
    end = frame.quantity.end
    if frame.doc.lower(frame.span.end) in words.WHEN:
        return True
    return any(p.start is not None and end <= p.start <= end + _SOON for p in layers.found(frame.doc.parsed, "periods"))


def _is_of_other_time(frame: Frame, before: Frame) -> bool:
    """Whether two figures of a list are of two times: "up 4% in May and 3% in June"."""
    between = frame.doc[before.span.end : frame.span.start]
    dated = any(token.i in frame.scene.periods for token in between) and all(token.text != "," for token in between)
    return dated and _timed(frame) and _listed(frame, before)


def _is_like(frame: Frame, here: Sequence[Draft]) -> bool:
    """Whether the figure before has the same unit, so that the two can be compared."""
    return bool(here) and here[-1].frame.quantity.unit == frame.quantity.unit


def _is_of_kind(frame: Frame, here: Sequence[Draft]) -> bool:
    """Whether the figure before is of the same kind: "three months rather than three weeks"."""
    return bool(here) and here[-1].frame.quantity.kind == frame.quantity.kind


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
    "timed": _timed,
    "like": _is_like,
    "kind": _is_of_kind,
    "verbless": _has_no_verb,
    "clauseless": _has_no_clause,
    "moveless": lambda frame, _: not is_of_move(frame),
}


def _is_whole(around: Beside) -> bool:
    """Whether a figure is the whole that another is some of: "1,100 posts would be lost, out of 12,700"."""
    return " ".join(around.before.split()[-2:]) in measure_words.OUT_OF


def _change(frame: Frame, around: Beside, here: Sequence[Draft]) -> Verdict | None:
    if _is_whole(around):
        return None
    found = find_change(frame, around)
    is_goal = around.before.split()[-1:] and around.before.split()[-1] in words.GOAL_WORDS
    if found is None and not is_goal and (shared := _shared_change(frame, here)):
        return shared
    found = found or right_behind(frame)
    if found is None and here and (_is_gapped(frame, here[-1]) or _is_hoped(frame, here[-1])):
        return Verdict("change", here[-1].direction, "role.change-gapped")
    return None if found is None else Verdict("change", *found)


def _is_gapped(frame: Frame, before: Draft) -> bool:
    """Whether a figure is the change of a clause that leaves its verb out: "Exports fell 20% and imports 6%."."""
    now, then = frame.quantity, before.frame.quantity
    if before.role != "change" or now.kind not in _GAPPED or now.unit != then.unit or frame.scene.text[now.end : now.end + 1] not in _ENDS:
        return False
    gap = plain(frame.scene.text[then.end : now.start])
    between = frame.doc[before.frame.span.end : frame.span.start]
    plain_nouns = not any(token.tag_[:2] in ("VB", "MD", "IN", "CD") and token.dep_ not in ("prep", "compound") for token in between)
    return plain_nouns and len(between) > 1 and any(row.pattern.match(gap) for row in rows("gapped"))


def _is_hoped(frame: Frame, before: Draft) -> bool:
    """Whether a figure is a change that was hoped for or managed beside another: "grew by 3%, although it had been banking on 11%"."""
    if before.role != "change" or frame.quantity.kind not in _GAPPED or frame.quantity.unit != before.frame.quantity.unit:
        return False
    if frame.verb is None or frame.verb == before.frame.verb or frame.governor != frame.verb:
        return False
    return words.lemma_in(frame.verb, measure_words.HOPING_VERBS)


def _shared_change(frame: Frame, here: Sequence[Draft]) -> Verdict | None:
    """ "up by 10% from Europe and by 9% from America": a figure beside a change, under a preposition of measure of its own."""
    before = here[-1] if here else None
    if before is None or before.role != "change" or frame.quantity.unit != before.frame.quantity.unit:
        return None
    verb = frame.governor
    other = verb is not None and verb.tag_ in ("VBD", "VBN") and verb != before.frame.verb and not words.lemma_in(verb, words.CHANGE_VERBS)
    by = frame.preposition is not None and frame.preposition.lower_ in words.MEASURED_BY
    if by and not other and not is_noun(frame.governor or frame.head):
        return Verdict("change", before.direction, "role.also-changed")
    joined = _coordinated(frame, before.frame) or _is_of_other_time(frame, before.frame)
    return Verdict("change", before.direction, "role.also-changed") if joined else None
