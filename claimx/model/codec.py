"""From the objects of the model to plain JSON data.

Plain data holds only dicts, lists, strings, numbers, booleans and None. `schema.from_plain` goes the other way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def field_names(value: DataclassInstance) -> list[str]:
    """The names of a model object's fields, in order."""
    return [f.name for f in fields(value)]


def plain_dict(value: DataclassInstance) -> dict[str, Any]:
    """The JSON form of one model object."""
    return {name: plain(getattr(value, name)) for name in field_names(value)}


def plain(value: object) -> Any:  # noqa: ANN401 - the JSON form of whatever the model holds
    """The JSON form of a model object, or of anything inside one.

    Raises TypeError for what the model never holds.
    """
    if value is None or isinstance(value, (str, int, float)):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return plain_dict(value)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return _plain_scalar(value)


def _plain_scalar(value: object) -> int | float | str:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    message = f"no JSON form for {type(value).__name__}"
    raise TypeError(message)
