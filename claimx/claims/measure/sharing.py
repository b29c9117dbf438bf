"""Which figure before it has the measure that a figure does not name itself: restatements, lists, ellipsis, pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, is_noun, is_verb
from claimx.claims.measure import nouns
from claimx.claims.measure.beside import noun_of_which
from claimx.claims.measure.pointing import (
    has_pronoun_subject,
    is_as_much,
    is_bracket_of_list,
    is_compared,
    is_coordinated,
    is_gapped,
    is_of_pronoun,
    is_of_that,
    is_of_them,
    is_of_total,
    is_other_side,
    is_stake,
)
from claimx.claims.parse import Token
from claimx.lexicon import kept
from claimx.model import Quantity

_PROMINENCE = {"nsubj": 0, "nsubjpass": 0, "dobj": 1, "attr": 1}
_PARAGRAPHS_BACK = 1
_EXACT = 3  # digits of a number that is not told twice by chance
_RELATIVE = frozenset({"percent", "percentage_point", "basis_point", "multiple"})


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
        here = [d for d in here if (restated or _rule(d) != "measure.lacking") and (counts or _rule(d) != "measure.aged")]
        return cls(here, [d for d in earlier if not _tells(d)], [d for d in recent if not _tells(d)])

    @property
    def paragraph(self) -> Sequence[Draft]:
        """The drafts before the figure in its paragraph."""
        return (*self.earlier, *self.here)


def _tells(draft: Draft) -> bool:
    """Whether the measure of a figure is what a share of people do, which is not what those of the next sentence do."""
    return _rule(draft) in ("measure.answering", "measure.aged")


def _rule(draft: Draft) -> str | None:
    """The rule that found a measure, for the figure that has it first."""
    while draft.shares is not None:
        draft = draft.shares
    return draft.found_by.get("measure")


def like(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Of the drafts before a figure, the last that is measured alike: in the same unit, or else as the same kind of figure."""
    return (
        next((d for d in reversed(before) if d.measure is not None and d.frame.quantity.unit == draft.frame.quantity.unit), None)
        or same_kind(draft, before)
        or next((d for d in reversed(before) if d.measure is not None and _comparable(draft.frame.quantity, d)), None)
    )


def same_kind(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The last draft before a figure of its kind; "a third" and "30%" are of one kind, a weight and a length are not."""
    now = draft.frame.quantity
    return next((d for d in reversed(before) if d.measure is not None and _is_alike(now, d.frame.quantity)), None)


def _comparable(now: Quantity, other: Draft) -> bool:
    """Whether figures of different kinds may measure the same thing: how far a sum moved, but no sum and weight, nor people and money."""
    then = other.frame.quantity
    if now.kind == "money" and then.kind == "count" and _rule(other) == "measure.counted-noun":
        return False
    if then.unit in words.TIME_UNITS or (now.kind == "percent" and then.kind == "percentage_point"):
        return False
    return "physical" not in (now.kind, then.kind) or not {now.kind, then.kind}.isdisjoint(_RELATIVE)


def _is_alike(now: Quantity, then: Quantity) -> bool:
    """Whether two figures are of one kind; physical ones of one dimension, where that shows ("350 MW a month" is a rate)."""
    if now.kind == then.kind == "physical" and "/" not in now.unit + then.unit:
        return now.si_unit == then.si_unit or None in (now.si_unit, then.si_unit)
    return _kind(now) == _kind(then)


def _kind(quantity: Quantity) -> str:
    return "percent" if quantity.kind == "count" and quantity.value < 1 else quantity.kind


def by_form(draft: Draft, before: Before) -> Draft | None:
    """The draft whose measure a figure has by its form: a restatement, a list in brackets, "another 40", "a third of them"."""
    here, frame = before.here, draft.frame
    if here and (_is_restatement(draft, here[-1]) or _is_trailing(frame, here[-1]) or is_bracket_of_list(frame)):
        return here[-1]
    if here and (is_coordinated(frame, here[-1].frame) or is_as_much(frame)):
        return here[-1]
    if here and draft.role == "baseline" and _is_since(frame, here[-1].frame):
        return like(draft, here)
    if _is_more_of_the_same(frame):
        return like(draft, before.paragraph)
    if here and (_is_parallel(frame, here[-1]) or is_gapped(frame, here[-1].frame)):
        return here[-1]
    if (listed := _of_which(draft, before)) is not None:
        return listed
    if not is_of_them(frame) or _has_noun_before(frame, before) or is_stake(frame):
        return None
    if is_of_that(frame) and before.paragraph and before.paragraph[-1].measure is not None:
        return before.paragraph[-1]
    return counted_before(before) or (next(iter([*here[-1:], *before.earlier[-1:]]), None) if is_of_total(frame) else None)


def by_need(draft: Draft, before: Before, *, has_weak: bool) -> Draft | None:
    """The draft whose measure a figure without one of its own has, or None if its verb or a noun near by may tell."""
    frame, last = draft.frame, like(draft, before.here)
    if last is not None and draft.role == "baseline":
        return last
    shares = _is_bare_share(frame)
    whole = counted_before(before, *(() if has_weak else (before.recent,))) if shares else None
    if whole is None and not (shares and has_weak) and frame.relation in ("subject", "fragment", "apposition"):
        whole = last
    if whole is not None and not (shares and has_weak and frame.head.dep_ != "nsubjpass" and _is_one(whole)):
        return whole
    other = _by_construction(draft, before) or (_same_kind_near(draft, before) if _is_bare_thing(frame) else None)
    if other is not None:
        return other
    other = same_kind(draft, before.here)
    if other is None and not has_weak and has_pronoun_subject(frame):
        return same_kind(draft, before.recent) or (like(draft, before.recent) if draft.role == "change" else None)
    return other if not has_weak or (other is not None and is_other_side(frame, other.frame)) else None


def _by_construction(draft: Draft, before: Before) -> Draft | None:
    """The draft that a pronoun, a verb of expecting, a comparison or a price of bare things points back to."""
    frame = draft.frame
    if has_pronoun_subject(frame) and (other := like(draft, before.paragraph)):
        return other
    expected = frame.preposition is None or frame.preposition.lower_ not in words.GOAL_WORDS
    if expected and words.lemma_in(frame.governor, measure_words.EXPECTING_VERBS):
        same = [other for other in before.paragraph if other.frame.quantity.unit == frame.quantity.unit]
        if same:
            return same[-1]
    if is_of_pronoun(frame) and (other := _same_kind_near(draft, before)):
        return other
    if before.here and is_compared(frame):
        return before.here[-1]
    if _is_bare_thing(frame) and words.lemma_in(frame.governor, words.PAYMENT_VERBS):
        return next((other for other in reversed(before.paragraph) if other.frame.quantity.kind == "money"), None)
    return None


def _same_kind_near(draft: Draft, before: Before) -> Draft | None:
    return same_kind(draft, before.paragraph) or same_kind(draft, before.recent)


def _has_noun_before(frame: Frame, before: Before) -> bool:
    """Whether the noun right before tells what "of which" means, or "of them" where the sentence has counted nothing yet."""
    of = nouns.of_phrase(frame)
    relative, noun = of is not None and of.tag_[0] == "W", noun_of_which(frame)
    if noun is not None and before.here and _is_inside(noun, frame, before.here[-1]):
        return False
    return (relative or not before.here) and noun is not None


def _is_inside(noun: Token, frame: Frame, last: Draft) -> bool:
    """Whether a noun only describes what the figure before has counted: "40 units in tax havens, 12 of which are shut"."""
    counts = last.head is not None and last.head != noun and last.head.tag_ == "NNS" and last.head.is_ancestor(noun)
    return counts and last.frame.quantity.kind == frame.quantity.kind == "count" and frame.quantity.value < last.frame.quantity.value


def _of_which(draft: Draft, before: Before) -> Draft | None:
    """The figure right before "of which 45% goes to schools" or "of whom 40 are women"."""
    doc, at = draft.frame.doc, draft.frame.lead
    if not before.here or at < 2 or doc[at - 1].tag_[0] != "W" or doc[at - 2].lower_ not in words.SHARED_OF:
        return None
    last = before.here[-1]
    return last if last.measure is not None else None


def counted_before(before: Before, *far: Sequence[Draft]) -> Draft | None:
    """The draft that counts or shares out the group that a later share is of; of several in a sentence, the most prominent."""
    for drafts in (before.here, before.earlier, *far):
        groups = [d for d in drafts if d.head is not None and _is_group(d)]
        if groups:
            sentence = [d for d in groups if d.frame.sentence.start == groups[-1].frame.sentence.start]
            return min(sentence, key=lambda d: (_PROMINENCE.get(d.head.dep_ if d.head is not None else "", 2), -d.frame.quantity.start))
    return None


def _is_group(draft: Draft) -> bool:
    """Whether what a figure counts or shares out is a group, of which a share may be; "33 times" is none."""
    times = draft.head is not None and draft.head.lemma in measure_words.REPETITIONS
    return draft.found_by.get("measure") in measure_words.GROUP_RULES and not times


def _is_one(draft: Draft) -> bool:
    """Whether a measure is a single thing or a verb, and no group of which a share may be: "a divide on the issue"."""
    head = draft.head
    return head is not None and head.tag_ not in ("NNS", "NNPS", "DT", "PRP") and not measure_words.can_act(head)


def _is_trailing(frame: Frame, last: Draft) -> bool:
    """Whether a figure tells by how much the one before has moved: "fell to $14bn last year, down $2.5bn from 2016"."""
    at = frame.lead
    while at > frame.sentence.start and frame.doc[at - 1].lower_ in words.MEASURED_BY:
        at -= 1
    if at < frame.sentence.start + 2 or frame.doc[at - 1].lower_ not in measure_words.PARTICLES or frame.doc[at - 2].text != ",":
        return False
    between = frame.doc[last.frame.span.end : at - 1]
    return last.measure is not None and not any(is_verb(token) or (is_noun(token) and frame.scene.is_free(token)) for token in between)


def told_before(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The draft that has told the same number, which is no round one: "1,237 delegates are needed. … He may get to 1,237."."""
    now = draft.frame.quantity
    if now.high is not None or len(now.value.normalize().as_tuple().digits) < _EXACT:
        return None
    same = (d for d in before if d.measure is not None and (d.frame.quantity.value, d.frame.quantity.unit) == (now.value, now.unit))
    return next(same, None)


def _is_more_of_the_same(frame: Frame) -> bool:
    """Whether a count has no noun of its own and adds to what was counted before: "another 3,500 by May", "40 more in June"."""
    at, doc = frame.lead, frame.doc
    around = (doc[at - 1].lower_ if at else "", doc[frame.span.end].lower_ if frame.span.end < len(doc) else "")
    return not measure_words.ADDING.isdisjoint(around) and nouns.is_bare_count(frame)


def _is_parallel(frame: Frame, last: Draft) -> bool:
    """Whether a bare count stands where the figure before does: "rose in 23 towns and fell in nine", "to seven years … to four"."""
    if frame.preposition is None or last.head is None:
        return False
    before = last.frame
    counts = last.head.dep_ == "pobj" and before.quantity.kind == "count" and last.head.head.lower_ == frame.preposition.lower_
    lasts = (
        before.quantity.unit in words.TIME_UNITS
        and before.preposition is not None
        and before.preposition.lower_ == frame.preposition.lower_
        and before.verb == frame.verb
    )
    return (counts or lasts) and nouns.is_bare_count(frame)


def _is_bare_share(frame: Frame) -> bool:
    """Whether a share is of a whole that has been named before: "Only 7% wanted one"."""
    return nouns.is_share(frame) and (frame.relation == "subject" or words.lemma_in(frame.governor, measure_words.CONSTITUTING_VERBS))


def _is_bare_thing(frame: Frame) -> bool:
    """Whether a count without a noun acts or is acted on: "couriers shed 32,000", "two in that batch were sent back"."""
    if frame.relation == "object":
        return nouns.is_bare_count(frame) and not words.lemma_in(frame.governor, words.LEVEL_VERBS)
    return frame.relation == "subject" and nouns.is_bare_count(frame)


def _is_restatement(draft: Draft, before: Draft) -> bool:
    """Whether the same thing is counted another way: "$132,000, or three cents a share", "30 planes at $12m each"."""
    if draft.role == "equivalent":
        return True
    text, now, then = draft.frame.scene.text, draft.frame.quantity, before.frame.quantity
    start = then.end if before.measure is None or not then.end < before.measure.end < now.start else before.measure.end
    between = text[start : now.start]
    alike = now.kind == then.kind or (now.kind == "percent" and nouns.share_of(draft.frame) is None)
    if alike and _between("restating").fullmatch(between):
        return True
    shares = nouns.is_share(draft.frame) and nouns.is_share(before.frame)
    if now.kind == then.kind == "percent" and text[then.end : now.start].strip() in words.VERSUS:
        return True  # "30 percent to 60 percent"
    if _between("margin").fullmatch(between) or (shares and _between("dashed").fullmatch(between)):
        return True
    if draft.role in ("change", "ratio") and (
        _between("beside").fullmatch(between) or _between("beside").fullmatch(text[then.end : now.start])
    ):
        return True
    frame = draft.frame
    priced = frame.preposition is not None and frame.preposition.lower_ in measure_words.PRICED_BY
    following = frame.doc.lower(frame.span.end)
    return priced and following in measure_words.EACH and then.kind == "count"


def _is_since(frame: Frame, before: Frame) -> bool:
    """Whether a figure is where the one right before it has moved from: "gains of $31m, up from $10m"."""
    return _between("since").fullmatch(frame.scene.text[before.quantity.end : frame.quantity.start]) is not None


@kept
def _between(name: str) -> re.Pattern[str]:
    """The pattern of that name for what may stand between a figure and one that restates it."""
    pattern: str = lexicon.read("measures")["between"][name]
    return re.compile(pattern)
