"""The flat columns of a table of model objects, worked out from their types.

A column is named after the way to it: `claim.quantity.value` is the column `quantity_value`. What repeats or has no end
(links, contents, an attribution's `via`) is one column that holds it whole.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from functools import cache
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from claimx.model.codec import plain


class Row(NamedTuple):
    """A model object and the id of the article that it comes from."""

    doc_id: str
    item: Any


class Column(NamedTuple):
    """A column: its name, the attributes that lead from a row to its value, and the type of the value (None apart)."""

    name: str
    path: tuple[str, ...]
    type: Any

    def value(self, row: Row) -> Any:  # noqa: ANN401 - whatever the model holds there
        """The column's value in a row; None where something on the way is None."""
        at: Any = row
        for attribute in self.path:
            at = getattr(at, attribute)
            if at is None:
                return None
        return at

    @property
    def nested(self) -> bool:
        """Whether a value is more than one plain thing."""
        return is_dataclass(self.type) or get_origin(self.type) in (tuple, Mapping)


@cache
def columns(kind: type) -> tuple[Column, ...]:
    """The columns of a table of `kind`: its article's id, unless it states that itself, then its fields in order."""
    own = _columns(kind, (), (kind,))
    stated = any(column.name == "doc_id" for column in own)
    return tuple(own) if stated else (Column("doc_id", ("doc_id",), str), *own)


def json_row(row: Row) -> dict[str, Any]:
    """The JSON form of a row."""
    form: dict[str, Any] = plain(row.item)
    return form if "doc_id" in form else {"doc_id": row.doc_id, **form}


def _columns(kind: type, path: tuple[str, ...], above: Sequence[type]) -> list[Column]:
    found: list[Column] = []
    for name, hint in get_type_hints(kind).items():
        inner = without_none(hint)
        here = (*path, name)
        if is_dataclass(inner) and isinstance(inner, type) and inner not in above:
            found += _columns(inner, here, (*above, inner))
        else:
            found.append(Column("_".join(here), ("item", *here), inner))
    return found


def without_none(hint: Any) -> Any:  # noqa: ANN401 - a type
    """A type without its None: `str | None` → `str`."""
    if get_origin(hint) in (Union, types.UnionType):
        rest = [option for option in get_args(hint) if option is not type(None)]
        return rest[0] if len(rest) == 1 else hint
    return hint
