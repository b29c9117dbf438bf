"""What a figure does in its sentence: level, change (with direction), baseline, ratio or equivalent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, complement, is_noun, is_verb, subject
from claimx.claims.patterns import Beside, Row, beside, edges, plain, rows
from claimx.matching import lemma
from claimx.model.claim import Direction, Role

_LONGEST_GAP = 60
_SOON = 25


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
    if quantity.kind == "multiple":
        return Verdict("ratio", _multiple_direction(frame), "role.multiple")
    around = beside(frame.scene.text, quantity, frame.sentence.start_char, frame.sentence.end_char)
    if rule := _baseline(frame, around, here, following):
        return Verdict("baseline", None, rule)
    return _change(frame, around, here) or Verdict("level", None, "role.level")


def _restated(frame: Frame, before: Draft) -> Verdict | None:
    """The figure before, put in another unit or in another way: "$5m (£3m)", "$5m, or 30 cents a share"."""
    now, then = frame.quantity, before.frame.quantity
    if edges(now)[0] - then.end > _LONGEST_GAP:
        return None
    gap = plain(frame.scene.text[then.end : edges(now)[0]])
    for row in rows("equivalent"):
        if row.fits(then.kind) and row.pattern.match(gap) and _same_amount(row, frame, before):
            return Verdict("equivalent", None, row.id, before.restates or before)
    base = before.restates or before
    for row in rows("restated"):
        match = row.pattern.match(gap) or row.pattern.match(plain(frame.scene.text[base.frame.quantity.end : edges(now)[0]]))
        if match and now.unit != then.unit and (now.kind == then.kind or base.role == "change"):
            return Verdict(base.role, base.direction, row.id, base)
    return None


def _same_amount(row: Row, frame: Frame, before: Draft) -> bool:
    """Whether two figures can be one amount: money for money per the same thing, or what the words say outright."""
    now, then = frame.quantity, before.frame.quantity
    if "after-equivalent" in row.flags and before.role != "equivalent":
        return False
    if "said" in row.flags:
        return True
    return now.kind == then.kind and now.unit != then.unit and now.unit.partition("/")[2] == then.unit.partition("/")[2]


def _multiple_direction(frame: Frame) -> Direction | None:
    """The direction of a multiple that is used as a change: "tripled", "saw its profit double", "rose threefold"."""
    if is_verb(frame.head) or words.lemma_in(frame.governor, words.CHANGE_NOUNS):
        return "down" if frame.quantity.value < 1 else "up"
    if frame.verb is not None and frame.relation in ("object", "preposition") and words.lemma_in(frame.verb, words.CHANGE_VERBS):
        return direction_of(frame.verb)
    return None


def _baseline(frame: Frame, around: Beside, here: Sequence[Draft], following: Frame | None) -> str | None:
    """The rule that makes a figure the compared one: "from $3m", "compared with 5%", "than the 40 of last year"."""
    for row in rows("baseline"):
        if around.match(row) and ("timed" not in row.flags or _timed(frame)):
            return row.id
    if _begins_move(frame, around, following):
        return "role.from-to"
    before = here[-1] if here else None
    lead = around.before.split()[-1:]
    if before is not None and before.role == "baseline" and _coordinated(frame, before.frame):
        return "role.also-compared"
    if lead and lead[0] in words.GOAL_WORDS:
        return None
    preposition = frame.preposition.lower_ if frame.preposition is not None else ""
    if preposition == "from" and _leaves(frame, before):
        return "role.from"
    if preposition == "than" and before is not None and before.frame.quantity.kind == frame.quantity.kind:
        return "role.than"
    return None


def _leaves(frame: Frame, before: Draft | None) -> bool:
    """Whether "from" says where a change began: it goes with a word of change, or follows another figure."""
    if words.lemma_in(frame.governor, words.CHANGE_VERBS, words.CHANGE_NOUNS) or words.lemma_in(frame.verb, words.CHANGE_VERBS):
        return True
    if before is None or (before.frame.quantity.kind != frame.quantity.kind and before.role != "change"):
        return False
    gap = plain(frame.scene.text[before.frame.quantity.end : frame.quantity.start])
    return gap.strip(" ,").split(" ")[0] == "from"


def _begins_move(frame: Frame, around: Beside, following: Frame | None) -> bool:
    """ "from 5% last year to 6%": the first of two figures of one unit, whatever the parse makes of them."""
    if following is None or following.quantity.unit != frame.quantity.unit:
        return False
    start = edges(following.quantity)[0]
    gap = plain(frame.scene.text[frame.quantity.end : start]).split()
    if not gap or start - frame.quantity.end > _LONGEST_GAP or around.before.split()[-1:] != ["from"]:
        return False
    moved = words.lemma_in(frame.verb, words.CHANGE_VERBS) or words.lemma_in(frame.governor, words.CHANGE_VERBS, words.CHANGE_NOUNS)
    return moved and bool(words.GOAL_WORDS & set(gap[-2:]))


def _coordinated(frame: Frame, other: Frame) -> bool:
    """Whether a figure is joined by "and" to another of the same unit, with nothing of its own to say otherwise."""
    if frame.quantity.unit != other.quantity.unit:
        return False
    token = frame.head
    while token.dep_ in ("nummod", "quantmod", "compound", "nmod") and token.head != token:
        token = token.head
    return token.dep_ == "conj" and (token.head in (other.head, *other.span) or token.head == other.governor)


def _timed(frame: Frame) -> bool:
    """Whether a time is named right behind the figure."""
    end = frame.quantity.end
    return any(p.start is not None and end <= p.start <= end + _SOON for p in frame.doc._.periods)


def _change(frame: Frame, around: Beside, here: Sequence[Draft]) -> Verdict | None:
    return _beside_change(frame, around) or _change_verb(frame, around) or _change_noun(frame) or _shared_change(frame, here)


def _beside_change(frame: Frame, around: Beside) -> Verdict | None:
    """ "up 4%", "3% higher", "5% more than a year ago"; but not "made up 4%"."""
    if _has_other_particle(frame):
        return None
    for row in rows("change"):
        if row.fits(frame.quantity.kind) and (match := around.match(row)):
            return Verdict("change", "up" if "up" in match.re.groupindex else "down", row.id)
    return None


def _has_other_particle(frame: Frame) -> bool:
    verb = frame.governor
    return verb is not None and not words.lemma_in(verb, words.CHANGE_VERBS) and any(child.dep_ == "prt" for child in verb.children)


def _change_verb(frame: Frame, around: Beside) -> Verdict | None:
    """ "rose 6%", "cut by $3bn", "lost 400 jobs"; "rose to 6%", "raised $3m" are levels."""
    verb, preposition = frame.governor, frame.preposition
    thing = _counted_object(frame)
    if thing is not None:
        verb, preposition = thing.head, None
    if verb is None or not is_verb(verb) or not words.lemma_in(verb, words.CHANGE_VERBS):
        return None
    if thing is None and frame.relation not in ("object", "preposition"):
        return None
    if preposition is not None and preposition.lower_ not in words.MEASURED_BY:
        return None
    if around.before.split()[-1:] and around.before.split()[-1] in words.GOAL_WORDS:
        return None
    if preposition is None and _is_takings(frame, verb):
        return None
    direction = direction_of(verb)
    return Verdict("change", direction, "role.change-verb") if direction else None


def _counted_object(frame: Frame) -> Token | None:
    """What a count counts, where that is what a verb takes away or adds: "cut 400 jobs"."""
    noun = frame.governor
    if frame.quantity.kind != "count" or frame.relation != "modifier" or noun is None:
        return None
    return noun if noun.dep_ in ("dobj", "nsubjpass") else None


def _is_takings(frame: Frame, verb: Token) -> bool:
    """ "raised $5m", "gained 5% of the vote", "lost £3m": what comes in or goes out; "shares lost 12p", "lost 5% of its value" move."""
    if not words.lemma_in(verb, words.TAKING_VERBS):
        return False
    share = complement(frame.head, "of")
    if share is not None:
        return not words.lemma_in(share, words.PRICED_NOUNS)
    return frame.quantity.kind == "money" and not words.lemma_in(subject(verb), words.PRICED_NOUNS)


def _change_noun(frame: Frame) -> Verdict | None:
    """ "a fall of 3% in sales", "a 7.9% fall in exports"; an amount of money named by the noun is a level."""
    noun = frame.governor
    relation, preposition, kind = frame.relation, frame.preposition, frame.quantity.kind
    if relation == "modifier" and noun is not None and kind in ("count", "physical") and noun.dep_ == "pobj":
        preposition, noun, relation = noun.head, noun.head.head, "preposition"
    if noun is None or not words.lemma_in(noun, words.CHANGE_NOUNS) or relation not in ("modifier", "preposition"):
        return None
    if preposition is not None and preposition.lower_ not in words.MEASURED_BY:
        return None
    if kind == "money" and words.lemma_in(noun, words.AMOUNT_NOUNS):
        return None
    if kind in ("count", "physical") and relation == "modifier":
        return None
    return Verdict("change", direction_of(noun), "role.change-noun")


def _shared_change(frame: Frame, here: Sequence[Draft]) -> Verdict | None:
    """ "up by 10% from Europe and by 9% from America": a figure beside a change, under a preposition of measure of its own."""
    before = here[-1] if here else None
    if before is None or before.role != "change" or frame.quantity.unit != before.frame.quantity.unit:
        return None
    if frame.preposition is not None and frame.preposition.lower_ in words.MEASURED_BY and not is_noun(frame.governor or frame.head):
        return Verdict("change", before.direction, "role.also-changed")
    return Verdict("change", before.direction, "role.also-changed") if _coordinated(frame, before.frame) else None


def direction_of(token: Token) -> Direction | None:
    """The direction of a verb or noun of change, from its particle where it has none of its own."""
    name = lemma(token)
    if name in words.CHANGE_VERBS_UP or name in words.CHANGE_NOUNS_UP:
        return "up"
    if name in words.CHANGE_VERBS_DOWN or name in words.CHANGE_NOUNS_DOWN:
        return "down"
    for child in token.children:
        if child.lower_ in words.UP_WORDS:
            return "up"
        if child.lower_ in words.DOWN_WORDS:
            return "down"
    return None
