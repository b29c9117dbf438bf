"""Statements within statements: which of them count, and whose words they are told in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import words

if TYPE_CHECKING:
    from claimx.attributions.draft import Draft

_CLAUSES = frozenset({"clause", "wh", "quote", "bare", ""})


def nested(drafts: list[Draft]) -> list[Draft]:
    """The drafts that count, each with the innermost one around it.

    A statement inside another counts where its cue is a verb of saying with a clause or quotation; what somebody
    within a statement thinks, wants or does is part of that statement.
    """
    ordered = sorted(drafts, key=lambda draft: (draft.cue is None, draft.cue or draft.content[0]))
    manners = words.manners()
    kept: list[Draft] = []
    for draft in ordered:
        outer = _around(draft, ordered)
        if outer is None:
            kept.append(draft)
        elif manners[draft.rule].inner and draft.frame in _CLAUSES and draft.source is not None:
            draft.outer = outer
            kept.append(draft)
    left = set(map(id, kept))
    for draft in kept:
        while draft.outer is not None and id(draft.outer) not in left:
            draft.outer = draft.outer.outer
    return kept


def _around(draft: Draft, others: list[Draft]) -> Draft | None:
    """The draft with the least content in which the cue of another stands."""
    if draft.cue is None:
        return None
    token = draft.cue[0]
    found = [
        (end - start, number)
        for number, other in enumerate(others)
        if other is not draft and other.cue is not None
        for start, end in other.content
        if start <= token < end and not any(a <= other.cue[0] < b for a, b in draft.content)
    ]
    return others[min(found)[1]] if found else None
