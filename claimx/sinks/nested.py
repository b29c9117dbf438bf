"""Flat rows of CSV and Parquet back in the JSON form of the model: the way of `columns`, backwards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, get_origin

from claimx.sinks.columns import Column, columns


def nested(kind: type, row: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON form of a model object from its flat row; an object of which all is empty is None.

    Raises ValueError if a nested value is no JSON.
    """
    form: dict[str, Any] = {}
    for column in columns(kind):
        if column.path[0] != "item":
            continue
        at = form
        for name in column.path[1:-1]:
            at = at.setdefault(name, {})
        at[column.path[-1]] = _value(column, row.get(column.name))
    return {name: _pruned(value) if isinstance(value, dict) and not _is_map(kind, name) else value for name, value in form.items()}


def _is_map(kind: type, name: str) -> bool:
    """Whether a field is itself a mapping (`found_by`), and no object with fields."""
    return any(column.path == ("item", name) for column in columns(kind))


def _value(column: Column, value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    if value is None or value == "":
        return None
    if column.nested and isinstance(value, str):
        return json.loads(value)
    return dict(value) if get_origin(column.type) is Mapping else value


def _pruned(form: dict[str, Any]) -> dict[str, Any] | None:
    """An object without those inside it of which all is empty; None if that is all of it."""
    inner = {name: _pruned(value) if isinstance(value, dict) else value for name, value in form.items()}
    return inner if any(value is not None for value in inner.values()) else None
