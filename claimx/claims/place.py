"""Where a figure holds, when its clause says so: "exports to China", "in Italy"."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims.frame import Frame
from claimx.claims.when import tree_distance
from claimx.matching import span_at
from claimx.model import Mention

_NEAR = 6


def find_place(frame: Frame, mentions: Sequence[Mention]) -> Mention | None:
    """The place named by a prepositional phrase ("in", "across", "throughout" …) nearest to the figure."""
    sentence = frame.sentence
    ranked = []
    for mention in mentions:
        if mention.label not in ("GPE", "LOC", "FAC") or not sentence.start_char <= mention.start < sentence.end_char:
            continue
        span = span_at(frame.doc, mention.start, mention.end)
        if span is None or span.root.dep_ != "pobj" or span.root.head.lower_ not in ("in", "across", "throughout", "within", "around", "near"):
            continue
        ranked.append((tree_distance(frame.head, span.root), mention.start, mention))
    if not ranked:
        return None
    distance, _, best = min(ranked, key=lambda r: r[:2])
    return best if distance <= _NEAR else None
