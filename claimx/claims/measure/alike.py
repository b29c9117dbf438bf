"""Which figures before one are measured alike: in the same unit, of the same kind, or the same number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.measure.measurable import measurable, phrase_head
from claimx.claims.measure.noun_run import after
from claimx.claims.parse import Token
from claimx.model import Quantity

_PARAGRAPHS_BACK = 1
_RELATIVE = frozenset({"percent", "percentage_point", "basis_point", "multiple"})
_LISTING = frozenset({",", ":", "CC"})
_PROMINENT = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_TALLYING = 4
_LIKE_SIZE = Decimal(1000)  # times that what was expected may be off
_NEAR = Decimal(2)  # times that a price may go up or down
_EXACT = 3  # digits of a number that is not told twice by chance


@dataclass(frozen=True, slots=True)
class Before:
    """The drafts before a figure: in its sentence, before that in its paragraph, and of the last paragraph that has any."""

    here: Sequence[Draft]
    earlier: Sequence[Draft]
    recent: Sequence[Draft]

    @classmethod
    def of(cls, draft: Draft, here: Sequence[Draft], done: Sequence[Draft]) -> Before:
        """What stands before a draft, of those in its sentence and those done before that sentence, both in text order."""
        earlier = list(takewhile(lambda d: d.paragraph == draft.paragraph, reversed(done)))[::-1]
        rest = done[: len(done) - len(earlier)]
        near = rest[-1].paragraph if rest and draft.paragraph - rest[-1].paragraph <= _PARAGRAPHS_BACK else None
        recent = list(takewhile(lambda d: d.paragraph == near, reversed(rest)))[::-1]
        counts, restated = draft.frame.quantity.kind == "count", draft.role == "equivalent"
        here = [
            d for d in here if (restated or _rule(d) not in ("measure.lacking", "measure.gap")) and (counts or _rule(d) != "measure.aged")
        ]
        if _is_of_goods(draft.frame):
            here, earlier, recent = _of_things(here), _of_things(earlier), _of_things(recent)
        if not counts:
            here = [d for d in here if _rule(d) != "measure.repeated"]  # "cut its rate four times, from 6% to 5%"
        if draft.role == "level":
            here = [d for d in here if _rule(d) != "measure.being"]  # "72 percent white, 13 percent Asian"
        if draft.role == "baseline":
            here = [d for d in here if not _is_view(d)]  # "down from an estimate of 60m and compared with 71m in 2014"
        return cls(here, [d for d in earlier if not _tells(d)], [d for d in recent if not _tells(d)])

    @property
    def paragraph(self) -> Sequence[Draft]:
        """The drafts before the figure in its paragraph."""
        return (*self.earlier, *self.here)


def tells_of_group(drafts: Sequence[Draft]) -> bool:
    """Whether the last share of some drafts is one of a group: "28% of women"."""
    shares = (d for d in reversed(drafts) if d.frame.quantity.kind == "percent" or d.frame.quantity.value < 1)
    return next((d.found_by.get("measure") in measure_words.GROUP_RULES for d in shares), False)


def _is_view(draft: Draft) -> bool:
    """Whether a figure is a baseline that was only expected."""
    return draft.role == "baseline" and words.lemma_in(draft.head, measure_words.VIEWS)


def _is_of_goods(frame: Frame) -> bool:
    """Whether a bare count is of what somebody sells or makes, which people are not: "a firm of 40. It sold 3,000"."""
    return frame.relation == "object" and frame.quantity.kind == "count" and words.lemma_in(frame.governor, measure_words.TRADING_VERBS)


def _of_things(drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in drafts if d.head is None or not measure_words.can_act(d.head)]


def _tells(draft: Draft) -> bool:
    """Whether the measure of a figure is what a share of people do or are, which is not what those of the next sentence do."""
    return _rule(draft) in ("measure.answering", "measure.aged", "measure.being") or _is_of_count(draft)


def _is_of_count(draft: Draft) -> bool:
    """Whether a share is how much of a vote has been counted: "98% of ballots had been counted"."""
    head = draft.head
    if head is None or draft.frame.quantity.kind != "percent" or not words.lemma_in(head, measure_words.TALLIED):
        return False
    behind = head.doc[head.i + 1 : head.i + 1 + _TALLYING]
    return any(token.tag_ == "VBN" and token.lower_ in measure_words.TALLYING for token in behind)


def _rule(draft: Draft) -> str | None:
    """The rule that found a measure, for the figure that has it first."""
    while draft.shares is not None:
        draft = draft.shares
    return draft.found_by.get("measure")


def like(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Of the drafts before a figure, the last that is measured alike: in the same unit, or else as the same kind of figure."""
    return (
        next((d for d in reversed(before) if d.measure is not None and _is_in_unit(draft.frame.quantity, d.frame.quantity)), None)
        or same_kind(draft, before)
        or next((d for d in reversed(before) if d.measure is not None and _comparable(draft.frame.quantity, d)), None)
    )


def _of_same_verb(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The object of the same verb in the sentence: "Velo has 13 shops; Ardin, which has a staff of 90, has four"."""
    frame = draft.frame
    if frame.relation != "object" or frame.governor is None or len(before) < 2:
        return None
    verb, start = frame.governor.lemma, frame.sentence.start
    for other in reversed(before):
        if other.frame.sentence.start != start:
            return None
        head = other.head if other.measure is not None else None
        told = head is not None and head.dep_ == "dobj" and head.head.lemma == verb and head.head.dep_ != "relcl"
        if told and _is_in_unit(frame.quantity, other.frame.quantity):
            return other
    return None


def of_like_size(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The draft that is measured alike; of several counts that of the nearest size: "66 shops and 7,000 jobs … another 40"."""
    last = like(draft, before)
    if last is None or draft.frame.quantity.value <= 0:
        return last
    counts = [d for d in before if d.frame.sentence.start == last.frame.sentence.start and d.measure is not None and d.role == last.role]
    counts = [d for d in counts if d.frame.quantity.kind == last.frame.quantity.kind == "count" and d.frame.quantity.value >= 1]
    return max(counts, key=lambda d: (_likeness(draft.frame.quantity, d.frame.quantity), d.frame.quantity.start), default=last)


def _likeness(now: Quantity, then: Quantity) -> Decimal:
    """How near two sizes are, at most one."""
    return min(now.value, then.value) / max(now.value, then.value)


def _is_in_unit(now: Quantity, then: Quantity) -> bool:
    """Whether two figures are of one kind and in one unit; a part of a whole is no count of things."""
    return now.unit == then.unit and _kind(now) == _kind(then)


def same_kind(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The last draft before a figure of its kind; "a third" and "30%" are of one kind, a weight and a length are not."""
    if (twin := _of_same_verb(draft, before)) is not None:
        return twin
    now = draft.frame.quantity
    last = next((d for d in reversed(before) if d.measure is not None and _is_alike(now, d.frame.quantity)), None)
    apart = last is not None and last.frame.sentence.start != draft.frame.sentence.start
    if last is not None and apart and now.kind == "count" and _rule(last) == "measure.noun-of-figure":
        counted = (d for d in reversed(before) if d.measure is not None and _is_alike(now, d.frame.quantity))
        return next((d for d in counted if _rule(d) == "measure.counted-noun"), last)  # not "a majority of 62"
    if last is None or now.kind != "count" or not _is_place(last) or not (apart or draft.frame.relation == "object"):
        return last
    others = (d for d in reversed(before) if d.frame.sentence.start == last.frame.sentence.start and _is_counted_by_verb(d))
    return next((d for d in others if d.measure is not None and _is_alike(now, d.frame.quantity)), last)


def _is_place(draft: Draft) -> bool:
    """Whether a figure only counts where something is: "sold 865 vans in 11 states"."""
    head = draft.head
    return head is not None and head.dep_ == "pobj" and head.head.lower_ in measure_words.OWNING_PLACES


def _is_counted_by_verb(draft: Draft) -> bool:
    """Whether what a figure counts is the subject or object of a verb."""
    return draft.head is not None and draft.head.dep_ in _PROMINENT


def _comparable(now: Quantity, other: Draft) -> bool:
    """Whether figures of different kinds may measure the same thing: how far a sum moved, but no sum and weight, nor people and money."""
    then = other.frame.quantity
    if now.kind in ("percentage_point", "basis_point") and then.kind == "count" and not words.lemma_in(other.frame.governor, words.POINTS):
        return False  # "12 economists expect a cut of half a percentage point"
    if (
        now.kind == "money"
        and then.kind == "count"
        and _rule(other) in ("measure.counted-noun", "measure.noun-of-figure", "measure.share-of")
    ):
        return False
    if then.unit in words.TIME_UNITS or (now.kind == "percent" and then.kind == "percentage_point"):
        return False
    return "physical" not in (now.kind, then.kind) or not {now.kind, then.kind}.isdisjoint(_RELATIVE)


def _is_alike(now: Quantity, then: Quantity) -> bool:
    """Whether two figures are of one kind; physical ones of one dimension, where that shows ("350 MW a month" is a rate)."""
    if now.kind == then.kind == "physical" and "/" not in now.unit + then.unit:
        return now.si_unit == then.si_unit
    return _kind(now) == _kind(then)


def _kind(quantity: Quantity) -> str:
    return "percent" if quantity.kind == "count" and quantity.value < 1 else quantity.kind


def in_parallel(draft: Draft, before: Before) -> Token | None:
    """What a figure of a list is for, as the one before it: "$3m on roads, $2m on parks and $1m on schools"."""
    frame, last = draft.frame, before.here[-1] if before.here else None
    if last is None or last.head is None or last.shares is not None or frame.quantity.kind != last.frame.quantity.kind:
        return None
    doc, at, there = frame.doc, after(frame), after(last.frame)
    if at + 1 >= len(doc) or doc[frame.lead - 1].tag_ not in _LISTING or doc[at].tag_ != "IN" or doc[at].lower_ != doc.lower(there):
        return None
    if last.head != phrase_head(doc[there + 1], there):
        return None
    return measurable(frame, phrase_head(doc[at + 1], at))


def told_before(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The draft that has told the same number, which is no round one: "1,237 delegates are needed. … He may get to 1,237."."""
    now = draft.frame.quantity
    if now.high is not None or len(now.value.normalize().as_tuple().digits) < _EXACT:
        return None
    same = (d for d in before if d.measure is not None and (d.frame.quantity.value, d.frame.quantity.unit) == (now.value, now.unit))
    return next(same, None)


def priced_before(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The price of so much for one of something that the article has told, for a sum near it: "$70 a barrel. … $80 is possible."."""
    now = draft.frame.quantity
    if now.kind != "money" or "/" in now.unit or now.high is not None or now.value <= 0:
        return None
    priced = (d for d in reversed(before) if d.measure is not None and d.frame.quantity.unit.startswith(f"{now.unit}/"))
    return next((d for d in priced if 1 / _NEAR < d.frame.quantity.value / now.value < _NEAR), None)


def is_expected(now: Quantity, then: Quantity) -> bool:
    """Whether one figure may be what another was expected to be: in its unit, or per share and of its size."""
    if now.unit == then.unit:
        return not (now.kind == "money" and now.value > 0 and abs(then.value) > _LIKE_SIZE * now.value)
    alike = now.value > 0 and 1 / _LIKE_SIZE < abs(then.value) / now.value < _LIKE_SIZE
    return then.unit == f"{now.unit}/share" and alike


def is_of_size(frame: Frame, then: Frame) -> bool:
    """Whether a bare number may be of the weights or lengths of one before: "produced 40,000 tonnes. It hopes for 55,000."."""
    return then.quantity.kind == "physical" and frame.quantity.value / 10 < then.quantity.value < frame.quantity.value * 10
