"""Articles in Parquet files, for tests of what reads many of them, and the claims that they hold."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_COUNT = 60
EXPECTED = sorted((f"a{n}", float(value)) for n in range(_COUNT) for value in (n + 2, n + 12))
"""Article and value of every claim."""


def write(folder: Path) -> Path:
    """Articles of two claims each, in two files of a new folder."""
    folder.mkdir()
    for part in range(2):
        numbers = range(part, _COUNT, 2)
        texts = [f"Sales rose {n + 2}% in 2016, Ardent Foods said. The company has {n + 12} shops." for n in numbers]
        pq.write_table(pa.table({"id": [f"a{n}" for n in numbers], "text": texts}), folder / f"{part}.parquet")
    return folder


def claims_in(folder: Path) -> list[tuple[str, float]]:
    """Article and value of every claim in the Parquet files of a folder."""
    tables = [pq.read_table(path, columns=["doc_id", "quantity_value"]) for path in sorted(folder.glob("*.parquet"))]
    return sorted((row["doc_id"], row["quantity_value"]) for table in tables for row in table.to_pylist())
