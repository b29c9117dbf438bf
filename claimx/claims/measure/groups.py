"""Rules for the groups that a phrase in front of the clause names: "Among voters under 30, 40% backed it"."""

from __future__ import annotations

from claimx.claims import measure_words
from claimx.claims.frame import Frame
from claimx.claims.measure import nouns
from claimx.claims.measure.nouns import is_share
from claimx.claims.parse import Token


def of_those(frame: Frame) -> Token | None:
    """The group that a phrase in front of the clause names, for a bare share: "Among voters under 30, 40% backed it"."""
    verb = frame.governor
    if (divided := _divided(frame)) is not None:
        return divided
    if frame.relation != "subject" or verb is None or not (is_share(frame) or nouns.is_bare_count(frame)):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.i < frame.span.start and child.lower_ in measure_words.GROUP_IN:
            for inner in child.children:
                group = inner.tag_ in ("NNS", "DT") or inner.text[-2:-1].isdigit() or measure_words.can_act(inner)  # "over-65s"
                if inner.dep_ == "pobj" and group and frame.scene.is_free(inner):
                    return inner
    return _opening_group(frame)


def _divided(frame: Frame) -> Token | None:
    """The group that a sentence opens with whose view is told side by side: "Among farmers, opinion was split, with 44% against"."""
    for_or_against = frame.quantity.kind == "percent" and frame.doc.lower(frame.span.end) in measure_words.SIDING
    opening = frame.doc[frame.sentence.start]
    if not for_or_against or opening.lower_ not in measure_words.AMONG:
        return None
    return next((child for child in opening.children if child.dep_ == "pobj" and frame.scene.is_free(child)), None)


def _opening_group(frame: Frame) -> Token | None:
    """The group that the sentence opens with, whatever verb its phrase hangs on: "Of the eight victims, three were shot"."""
    opening = frame.doc[frame.sentence.start]
    if opening.lower_ not in measure_words.GROUP_IN or frame.lead < 2 or frame.doc[frame.lead - 1].text != ",":
        return None
    group = next((child for child in opening.children if child.dep_ == "pobj" and child.tag_ == "NNS"), None)
    near = group is not None and group.right_edge.i == frame.lead - 2
    return group if near and group is not None and frame.scene.is_free(group) else None
