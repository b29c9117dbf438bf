"""Figures that are joined to the one before them and do in their sentence what that one does."""

from __future__ import annotations

from collections.abc import Sequence

from claimx import layers
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun
from claimx.claims.patterns import edges, is_fraction, plain, rows
from claimx.claims.role.direction import Change
from claimx.matching import FINITE

_FEW = 9
_SOON = 25
_GAPPED = frozenset({"percent", "percentage_point"})
_ENDS = frozenset({".", ",", ";", ""})


def gapped_change(frame: Frame, before: Draft) -> Change | None:
    """The change of a clause that leaves its verb out, or that was hoped for beside another."""
    return Change(before.direction, "role.change-gapped") if _is_gapped(frame, before) or _is_hoped(frame, before) else None


def shared_change(frame: Frame, before: Draft) -> Change | None:
    """ "up by 10% from Europe and by 9% from America": a figure beside a change, under a preposition of measure of its own."""
    if before.role != "change" or frame.quantity.unit != before.frame.quantity.unit:
        return None
    verb = frame.governor
    other = verb is not None and verb.tag_ in ("VBD", "VBN") and verb != before.frame.verb and not words.lemma_in(verb, words.CHANGE_VERBS)
    by = frame.preposition is not None and frame.preposition.lower_ in words.MEASURED_BY
    if by and not other and not is_noun(frame.governor or frame.head):
        return Change(before.direction, "role.also-changed")
    joined = coordinated(frame, before.frame) or _is_of_other_time(frame, before.frame)
    return Change(before.direction, "role.also-changed") if joined else None


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


def coordinated(frame: Frame, other: Frame) -> bool:
    """Whether a figure is joined by "and" to another of the same unit, with nothing of its own to say otherwise."""
    if frame.quantity.unit != other.quantity.unit:
        return False
    token = frame.head
    while token.dep_ in ("nummod", "quantmod", "compound", "nmod") and token.head != token:
        token = token.head
    return token.dep_ == "conj" and (token.head in (other.head, *other.span) or token.head == other.governor)


def listed(frame: Frame, other: Frame) -> bool:
    """Whether only "and" and no finite verb stand between two figures of one kind: "from 34 last year and just 12 in 2010"."""
    if frame.quantity.unit != other.quantity.unit or is_fraction(frame.quantity) != is_fraction(other.quantity):
        return False
    between = frame.doc[other.span.end : frame.span.start]
    if len(between) > _FEW or any(t.tag_ in FINITE for t in between):
        return False
    gap = plain(frame.scene.text[other.quantity.end : edges(frame.quantity)[0]])
    return any(row.pattern.match(gap) for row in rows("listed"))


def timed(frame: Frame, _: Sequence[Draft] = ()) -> bool:
    """Whether a time is named right behind the figure, or a clause tells of it: "£10bn when the party came to power"."""
    end = frame.quantity.end
    if frame.doc.lower(frame.span.end) in words.WHEN:
        return True
    return any(p.start is not None and end <= p.start <= end + _SOON for p in layers.found(frame.doc.parsed, "periods"))


def _is_of_other_time(frame: Frame, before: Frame) -> bool:
    """Whether two figures of a list are of two times: "up 4% in May and 3% in June"."""
    between = frame.doc[before.span.end : frame.span.start]
    dated = any(token.i in frame.scene.periods for token in between) and all(token.text != "," for token in between)
    return dated and timed(frame) and listed(frame, before)
