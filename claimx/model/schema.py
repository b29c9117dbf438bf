"""JSON Schemas of the model, and reading its JSON form back into objects (pydantic on the plain dataclasses)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import CoreSchema

from claimx.errors import InputError
from claimx.model.article import Record
from claimx.model.claim import Claim

T = TypeVar("T")
FORMAT_VERSION = 1


class _JsonForm(GenerateJsonSchema):
    """The schema of what `to_dict` writes: every field is there, and a decimal is a number."""

    def decimal_schema(self, schema: CoreSchema) -> JsonSchemaValue:  # noqa: ARG002 - pydantic's signature
        return {"type": "number"}

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ANN401, ARG002, FBT001 - pydantic's signature
        return True

    def default_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - pydantic's signature
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's signature
        return False


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a class; mypy does not take a type[T] for hashable
    return TypeAdapter(kind)


def json_schema(kind: type[Any] = Record) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model class's JSON form, an article record's unless told otherwise."""
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:claimx:{kind.__name__.lower()}:{FORMAT_VERSION}",
        **_adapter(cast("Any", kind)).json_schema(mode="serialization", schema_generator=_JsonForm),
    }


def write_schemas(folder: Path) -> None:
    """Write the schemas of the two things that claimx gives out, a record and a claim, as `<name>.schema.json`."""
    for kind in (Record, Claim):
        text = json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"
        (folder / f"{kind.__name__.lower()}.schema.json").write_text(text, encoding="utf-8")


def from_plain(kind: type[T], data: object) -> T:
    """Read the JSON form of a model class back into an object.

    Raises InputError, naming the field, if the data does not have that form.
    """
    try:
        found: T = _adapter(cast("Any", kind)).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        message = f"not a {kind.__name__}: {place}: {first['msg']}"
        raise InputError(message) from error
    return found
