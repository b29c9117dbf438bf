"""How the tokens of a document hang together: what hangs from each, and where its subtree begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Beyond what a writer hangs on one word; of more, the first are given.
_MOST_CHILDREN = 200


class Children:
    """The tokens that hang from each token, in order, as stretches of one list: a list each would keep the garbage collector busy."""

    __slots__ = ("_bounds", "_order")

    def __init__(self, head: NDArray[Any]) -> None:
        count = len(head)
        parents = np.where(head == np.arange(count), count, head)  # what hangs from itself hangs from nothing
        self._order: list[int] = np.argsort(parents, kind="stable").tolist()
        self._bounds: list[int] = [0, *np.bincount(parents, minlength=count).cumsum().tolist()]

    def __getitem__(self, token: int) -> list[int]:
        first, end = self._bounds[token], self._bounds[token + 1]
        return self._order[first:end] if end - first <= _MOST_CHILDREN else self._order[first : first + _MOST_CHILDREN]

    def all(self, token: int) -> list[int]:
        """All tokens that hang from a token."""
        return self._order[self._bounds[token] : self._bounds[token + 1]]


def edges(head: NDArray[Any]) -> tuple[list[int], list[int]]:
    """First and last token of every token's subtree."""
    tokens = np.arange(len(head))
    left, right = tokens.copy(), tokens.copy()
    left[head[::-1]] = tokens[::-1]  # the first child: of several the last to be written stays
    right[head] = tokens
    left, right = _to_the_end(np.minimum(left, tokens)), _to_the_end(np.maximum(right, tokens))
    heads, lefts, rights = head.tolist(), left.tolist(), right.tolist()
    # Where branches cross, the first child of a first child is not all.
    for token in np.flatnonzero(left[head] > left).tolist():
        above = heads[token]
        while lefts[above] > lefts[token]:
            lefts[above] = lefts[token]
            above = heads[above]
    for token in np.flatnonzero(right[head] < right).tolist():
        above = heads[token]
        while rights[above] < rights[token]:
            rights[above] = rights[token]
            above = heads[above]
    return lefts, rights


def _to_the_end(step: NDArray[Any]) -> NDArray[Any]:
    """Where one gets to by taking a step again and again."""
    while True:
        further = step[step]
        if np.array_equal(further, step):
            return step
        step = further
