"""Statements within statements: which of them count, and whose words they are told in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.cover import Cover

if TYPE_CHECKING:
    from claimx.attributions.draft import Draft

# How many attributions may lie around one; in a longer chain the next begins anew.
_DEEPEST = 8
_CLAUSES = frozenset({"clause", "wh", "quote", "bare", ""})


def nested(drafts: list[Draft]) -> list[Draft]:
    """The drafts that count, each with the innermost one around it.

    A statement inside another counts where its cue is a verb of saying with a clause or quotation; what somebody
    within a statement thinks, wants or does is part of that statement.
    """
    ordered = sorted(drafts, key=lambda draft: (draft.cue is None, draft.cue or draft.content[0]))
    contents = Cover((start, end, draft) for draft in ordered for start, end in draft.content)
    manners = words.manners()
    around: dict[int, Draft] = {}
    kept: list[Draft] = []
    for draft in ordered:
        outer = _around(draft, contents)
        if outer is None:
            kept.append(draft)
        elif draft.source is not None and ((manners[draft.rule].inner and draft.frame in _CLAUSES) or _is_cited(draft, outer)):
            around[id(draft)] = outer
            kept.append(draft)
    left = set(map(id, kept))
    deep: dict[int, int] = {}
    for draft in kept:
        outer = around.get(id(draft))
        while outer is not None and id(outer) not in left:
            outer = around.get(id(outer))
        deep[id(draft)] = (deep.get(id(outer), 0) + 1) % (_DEEPEST + 1) if outer is not None else 0
        draft.outer = (outer if deep[id(draft)] else None) or draft.outer
    return kept


def _is_cited(draft: Draft, outer: Draft) -> bool:
    """Whether somebody points to a report that says something itself ("pointed to a study that found …")."""
    start, head = outer.content[0][0], draft.head
    return outer.frame == "np" and head is not None and start < head and draft.rule in words.part("report_rules")


def _around(draft: Draft, contents: Cover[Draft]) -> Draft | None:
    """The draft with the least content in which the cue of another stands."""
    if draft.cue is None:
        return None
    token = draft.cue[0]
    for other in contents.over(token, token + 1):
        if other is not draft and other.cue is not None and not any(start <= other.cue[0] < end for start, end in draft.content):
            return other
    return None
