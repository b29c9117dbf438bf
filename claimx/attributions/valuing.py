"""Figures at which somebody puts a thing, told in the passive: "the cost was put at $5m by the bank", "the bill, put by it at $5m,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.content import bounds
from claimx.attributions.draft import FIGURES, Draft

if TYPE_CHECKING:
    from claimx.attributions.view import View

_RULE = "put-at"
_REACHING = "reckoned-figure"


def valued(view: View, verb: int) -> Draft | None:
    """What is put at a figure by somebody, with who puts it there."""
    if view.tags[verb] != "VBN" or view.lemma(verb) not in words.part("putting") | words.part("reckoning"):
        return None
    subjects = [view.head[verb]] if view.deps[verb] == "acl" else view.kids(verb, "nsubjpass")
    figures = [kid for kid in view.kids(verb, "prep") if view.lower[kid] in words.part("valued_at")]
    head = sources.agent_of(view, verb)
    if head is None:
        links = [kid for kid in view.kids(verb, "prep") if view.lower[kid] == "by"]
        links += [link for kid in figures for link in _links(view, kid)]
        head = next((noun for link in links for noun in view.kids(link, "pobj")), None)
    if not subjects or not figures or head is None:
        return None
    first, last = bounds(view, verb)
    end = view.head[head] if view.head[head] > figures[0] else view.right[figures[0]] + 1
    if FIGURES.isdisjoint(view.tags[figures[0] : end]):
        return None
    source = sources.phrase(view, head, view.head[head] + 1, last)
    content = [sources.phrase(view, subjects[0], first, verb), (figures[0], end)]
    rule, frame = (_REACHING, "clause") if view.deps[verb] == "acl" else (_RULE, "number")
    return Draft(rule=rule, content=content, cue=(verb, verb + 1), source=source, head=head, frame=frame)


def _links(view: View, preposition: int) -> list[int]:
    """The "by" somewhere in what a preposition governs, where the parser hangs it deeper."""
    inside = range(preposition + 1, view.right[preposition] + 1)
    return [place for place in inside if view.lower[place] == "by" and view.deps[place] in {"prep", "agent"}]
