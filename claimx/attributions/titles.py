"""What a speaker is called beside the name: "chief safety officer of Norwich Motors", "bank governor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.draft import Range, trimmed

if TYPE_CHECKING:
    from claimx.attributions.view import View

_PROPER = frozenset({"NNP", "NNPS"})
_NOUNS = _PROPER | {"NN", "NNS"}
_NO_TITLE = frozenset({"CD", "WP", "WDT", "WP$", "VBG", "VBN", "VBD", "IN", "PRP", "CC", "RB", "WRB"})
_BEFORE = frozenset({"DT", "PRP$", "POS", "``", "''", ",", "_SP"})


def title_of(view: View, source: Range, head: int) -> Range | None:
    """The description of the person whose name has its head at `head` in a source, after the name or before it."""
    start, end = _name(view, source, head)
    if start == end:
        return None
    return _after(view, end, source[1]) or _before(view, source[0], start)


def _name(view: View, source: Range, head: int) -> Range:
    """The tokens of a person's name around its head; an empty range where it is no person's."""
    entity = view.entity.get(head)
    if entity is None or entity[2] != "PERSON":
        return head, head
    start, end = max(entity[0], source[0]), min(entity[1], source[1])
    while start < end and view.lower[start].rstrip(".") in words.part("titles"):
        start += 1
    while end > start and view.tags[end - 1] not in _NOUNS:
        end -= 1
    return start, end


def _after(view: View, start: int, stop: int) -> Range | None:
    """The description between commas after a name; an age before it is no part of it."""
    while start < stop and view.words[start] in {",", "(", "-", "–", "—"}:
        start += 1
        if start < stop and view.tags[start] == "CD" and view.words[min(start + 1, stop - 1)] == ",":
            start += 1
    if start >= stop or view.tags[start] in _NO_TITLE or view.words[start - 1] not in {",", "-", "–", "—"}:
        return None
    end = next((place for place in range(start, stop) if view.tags[place] in {"WP", "WDT", "WP$"}), stop)
    while start < end and view.tags[start] == "DT":
        start += 1
    found = trimmed(view, start, end)
    return found if any(view.tags[token] in {"NN", "NNP"} for token in range(*found)) else None


def _before(view: View, start: int, stop: int) -> Range | None:
    """The words before a name; "Mr" and its like are no title."""
    while start < stop and view.tags[start] in _BEFORE:
        start += 1
    found = trimmed(view, start, stop)
    plain = [token for token in range(*found) if view.lower[token].rstrip(".") not in words.part("forms_of_address")]
    return found if plain and view.tags[found[1] - 1] in _NOUNS else None
