"""Where each word or tag of a document stands, so that nobody has to go through all tokens for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class Places:
    """Where each string of a column stands, as links from one place to the next; `first` says where it stands first.

    `marks` are the strings that are not all letters and digits: marks, white space, and what has marks in it.
    """

    __slots__ = ("_next", "first", "marks")

    def __init__(self, column: list[str]) -> None:
        self._next = [-1] * len(column)
        self.first: dict[str, int] = {}
        first, following = self.first, self._next
        for token in range(len(column) - 1, -1, -1):
            value = column[token]
            following[token] = first.get(value, -1)
            first[value] = token
        self.marks = [value for value in first if not value.isalnum()]

    def of(self, values: AbstractSet[str]) -> list[int]:
        """The tokens, in order, at which one of some strings stands."""
        found: list[int] = []
        for value in self.first.keys() & values:
            token = self.first[value]
            while token >= 0:
                found.append(token)
                token = self._next[token]
        return sorted(found)
