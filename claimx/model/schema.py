"""JSON Schemas of the model, and reading its JSON form back into objects (pydantic on the plain dataclasses)."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from claimx.errors import InputError
from claimx.model.article import Record

T = TypeVar("T")


@cache
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)


def json_schema(kind: type = Record) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model class, an article record unless told otherwise."""
    return _adapter(kind).json_schema(mode="serialization")


def from_plain(kind: type[T], data: Any) -> T:  # noqa: ANN401 - any JSON data may be tried
    """Read the JSON form of a model class back into an object.

    Raises InputError, naming the field, if the data does not have that form.
    """
    try:
        return _adapter(kind).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        message = f"not a {kind.__name__}: {place}: {first['msg']}"
        raise InputError(message) from error
