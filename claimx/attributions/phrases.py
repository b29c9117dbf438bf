"""Cues that are phrases: "according to the bank"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources
from claimx.attributions.clauses import bounds
from claimx.attributions.draft import Draft

if TYPE_CHECKING:
    from claimx.attributions.view import View


def according(view: View) -> list[Draft]:
    """What is so according to somebody: the rest of the sentence."""
    found: list[Draft] = []
    for token, word in enumerate(view.lower[:-2]):
        if word != "according" or view.lower[token + 1] != "to":
            continue
        first, last = bounds(view, token)
        nouns = view.kids(token + 1, "pobj")
        head = nouns[0] if nouns else sources.after_verb(view, token + 1, last)
        if head is None:
            continue
        where = sources.phrase(view, head, token + 2, last)
        rest = [(first, token), (where[1], last)]
        found.append(Draft(rule="according-to", content=[r for r in rest if r[1] - r[0] > 1], cue=(token, token + 2), source=where, head=head))
    return found
