"""Model objects as typed Arrow tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from claimx.extras import require
from claimx.model.codec import plain
from claimx.sinks.columns import Row, columns, without_none

if TYPE_CHECKING:
    import pyarrow as pa


def table(kind: type, rows: Iterable[Row]) -> pa.Table:
    """A table of model objects with the flat columns of their type.

    Decimals become doubles, `found_by` a map, lists lists of structs, and an attribution's `via` its JSON text.
    Raises InputError if the extra "parquet" is not installed.
    """
    arrow = require("pyarrow", extra="parquet", purpose="to make Arrow tables")
    kept = list(rows)
    head = columns(kind)
    arrays = []
    for column in head:
        endless = is_dataclass(column.type)
        values = [_value(column.value(row), as_text=endless) for row in kept]
        arrays.append(arrow.array(values, type=_arrow_type(column.type, arrow)))
    return arrow.Table.from_arrays(arrays, schema=schema(kind))


def schema(kind: type) -> pa.Schema:
    """The Arrow schema of a table of a model class.

    Raises InputError if the extra "parquet" is not installed.
    """
    arrow = require("pyarrow", extra="parquet", purpose="to make Arrow tables")
    return arrow.schema([(column.name, _arrow_type(column.type, arrow)) for column in columns(kind)])


def _arrow_type(hint: Any, arrow: Any) -> Any:  # noqa: ANN401 - a type, a module, an Arrow type
    plain_types = {bool: arrow.bool_(), int: arrow.int64(), float: arrow.float64(), Decimal: arrow.float64(), date: arrow.date32()}
    if hint in plain_types:
        return plain_types[hint]
    if get_origin(hint) is tuple:
        return arrow.list_(_item_type(get_args(hint)[0], arrow))
    if get_origin(hint) is Mapping:
        return arrow.map_(arrow.string(), arrow.string())
    return arrow.string()


def _item_type(kind: Any, arrow: Any) -> Any:  # noqa: ANN401 - a type, a module, an Arrow type
    if not is_dataclass(kind):
        return _arrow_type(kind, arrow)
    assert isinstance(kind, type)
    return arrow.struct([(name, _arrow_type(without_none(hint), arrow)) for name, hint in get_type_hints(kind).items()])


def _value(value: Any, *, as_text: bool) -> Any:  # noqa: ANN401 - whatever the model holds
    if value is None:
        return None
    if as_text:
        return json.dumps(plain(value), ensure_ascii=False)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Mapping):
        return list(value.items())
    return plain(value) if isinstance(value, tuple) else value
