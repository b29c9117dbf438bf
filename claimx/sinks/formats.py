"""Tables of model objects as files: JSON Lines, CSV, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimx.model.codec import plain
from claimx.sinks.columns import Column, Row, columns, json_row

Writer = Callable[[Path, type, Iterable[Row]], int]
"""Writes the rows of a table of some kind to a file and says how many there were."""


def write_jsonl(path: Path, kind: type, rows: Iterable[Row]) -> int:  # noqa: ARG001 - one signature for all
    """One object a line, in the JSON form of the claim format."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(json_row(row), ensure_ascii=False) + "\n")
            count += 1
    return count


def write_csv(path: Path, kind: type, rows: Iterable[Row]) -> int:
    """Flat columns under a header, UTF-8; what is nested stands as JSON, what is None is empty."""
    head = columns(kind)
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in head])
        for row in rows:
            writer.writerow([_cell(column, column.value(row)) for column in head])
            count += 1
    return count


def _cell(column: Column, value: Any) -> Any:  # noqa: ANN401 - whatever the model holds
    if column.nested and value is not None:
        return json.dumps(plain(value), ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def write_parquet(path: Path, kind: type, rows: Iterable[Row]) -> int:
    """Flat typed columns (dates as dates, numbers as doubles, lists as lists), Zstandard inside.

    Raises InputError if the extra "parquet" is not installed.
    """
    from claimx.extras import require  # noqa: PLC0415
    from claimx.sinks.arrow import table  # noqa: PLC0415 - an optional library

    parquet = require("pyarrow.parquet", extra="parquet", purpose="to write Parquet files")
    made = table(kind, rows)
    parquet.write_table(made, path, compression="zstd")
    count: int = made.num_rows
    return count


WRITERS: Mapping[str, Writer] = {"jsonl": write_jsonl, "csv": write_csv, "parquet": write_parquet}
"""Output format → what writes a table in it; the format's name is also the ending of its files."""
