"""Model objects as arrays of their fields' values: a quarter of their JSON form, and as exact.

The page unpacks them by their shape. A part's words are left out where they are the article's own at its offsets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from claimx.model import Claim
from claimx.model.codec import plain
from claimx.sinks.columns import without_none

Shape = Mapping[str, list[list[str]]]


def shape(kind: type = Claim) -> Shape:
    """Class name → the names and classes of its fields, for a class of the model and all that its objects hold.

    A field of plain values has the class "", one of several objects their class with "[]" behind it.
    """
    found: dict[str, list[list[str]]] = {}
    _describe(kind, found)
    return found


def _describe(kind: type, found: dict[str, list[list[str]]]) -> None:
    if kind.__name__ in found:
        return
    found[kind.__name__] = rows = []
    for name, hint in get_type_hints(kind).items():
        inner = without_none(hint)
        several = get_origin(inner) is tuple
        item = get_args(inner)[0] if several else inner
        if isinstance(item, type) and is_dataclass(item):
            rows.append([name, item.__name__ + ("[]" if several else "")])
            _describe(item, found)
        else:
            rows.append([name, ""])


def packed(value: Any, text: str) -> Any:  # noqa: ANN401 - whatever the model holds
    """A model object as the array of its fields' values; `text` is the article that its offsets refer to."""
    if isinstance(value, tuple):
        return [packed(item, text) for item in value]
    if not is_dataclass(value):
        return plain(value)
    row = [packed(getattr(value, field.name), text) for field in fields(value)]
    while row and row[-1] is None:
        row.pop()
    if _stands_in(text, value):
        row[[field.name for field in fields(value)].index("text")] = 0
    return row


def _stands_in(text: str, value: Any) -> bool:  # noqa: ANN401 - a model object
    """Whether an object is a part of the text, with the words that stand there."""
    start = getattr(value, "start", None)
    return start is not None and hasattr(value, "text") and text[start : value.end] == value.text
