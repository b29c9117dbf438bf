"""How a poll has the sides of a contest stand: "the latest poll has Holt ahead by 12 points"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.content import bounds
from claimx.attributions.draft import FIGURES, Draft

if TYPE_CHECKING:
    from claimx.attributions.view import View

_RULE = "find-figure"
_PARTICIPLES = frozenset({"VBN", "VBD"})


def standing(view: View, verb: int) -> Draft | None:
    """What a report has by a "has" that the parser takes for an auxiliary of what follows, which is no participle then."""
    told = view.head[verb]
    if view.lemma(verb) not in words.part("having") or view.tags[told] in _PARTICIPLES or told < verb:
        return None
    head = next((kid for kid in view.kids(told, "nsubj") if kid < verb and view.lemma(kid) in words.part("report_nouns")), None)
    first, last = bounds(view, verb)
    if head is None or FIGURES.isdisjoint(view.tags[verb + 1 : last]):
        return None
    source = sources.phrase(view, head, first, verb)
    return Draft(rule=_RULE, content=[(verb + 1, last)], cue=(verb, verb + 1), source=source, head=head, frame="number")
