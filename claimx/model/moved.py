"""Model objects that were found in a reading of a text, with the words and places of the text as it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from claimx.model.quantity import Quantity

T = TypeVar("T")


def moved(found: T, text: str, place: Callable[[int], int]) -> T:
    """An object, or a tuple of some, with every part as it stands in `text`; `place` tells where there a position of the reading is."""
    there: T = _moved(found, text, place)
    return there


def _moved(found: Any, text: str, place: Callable[[int], int]) -> Any:  # noqa: ANN401 - whatever the model holds
    if isinstance(found, tuple):
        return tuple(_moved(item, text, place) for item in found)
    if not is_dataclass(found) or isinstance(found, type):
        return found
    changed = {field.name: _moved(getattr(found, field.name), text, place) for field in fields(found)}
    if changed.get("start") is not None:
        changed["start"], changed["end"], changed["text"] = _there(changed["start"], changed["end"], text, place)
    if isinstance(found, Quantity) and found.unit_text and found.unit_text in found.text:
        at = found.start + found.text.index(found.unit_text)
        changed["unit_text"] = _there(at, at + len(found.unit_text), text, place)[2]
    return replace(found, **changed)


def _there(start: int, end: int, text: str, place: Callable[[int], int]) -> tuple[int, int, str]:
    """Start, end and words of a part in the other text: from its first character to its last."""
    first, behind = place(start), place(end - 1) + 1
    return first, behind, text[first:behind]
