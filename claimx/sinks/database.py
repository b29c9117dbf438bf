"""Results as a database: `articles`, `claims` (the flat columns of the tables) and `links`. docs/exports.md has the schema."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

from claimx.errors import OutputError
from claimx.extras import require
from claimx.model import Claim, Link, Record
from claimx.model.codec import plain
from claimx.sinks.columns import Column, Row, columns
from claimx.sinks.files import whole
from claimx.sinks.result import Result
from claimx.sinks.tables import ArticleRow

_SQLITE = {bool: "INTEGER", int: "INTEGER", float: "REAL", Decimal: "REAL"}
_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLink:
    """A link as the table `links` holds it: from a claim to a claim of the same article."""

    doc_id: str
    claim: str
    relation: str
    other: str


TABLES: Mapping[str, tuple[type, tuple[str, ...]]] = {
    "articles": (ArticleRow, ("doc_id",)),
    "claims": (Claim, ("doc_id", "id")),
    "links": (StoredLink, ("doc_id", "claim", "relation", "other")),
}
"""Table → the class of its rows, and the columns that tell its rows apart."""


def write_sqlite(results: Iterable[Result], path: Path) -> None:
    """A SQLite database, which DuckDB and most tools read too. Days are ISO strings, what is nested is JSON.

    Raises OutputError if it cannot be written.
    """
    with whole(path) as draft:
        try:
            with closing(sqlite3.connect(draft)) as database, database:
                for name, (kind, key) in TABLES.items():
                    database.execute(_create(name, kind, key))
                for result in results:
                    for name, rows in _rows(result).items():
                        head = columns(TABLES[name][0])
                        places = ", ".join("?" * len(head))
                        values = ([_sqlite_value(column, column.value(row)) for column in head] for row in rows)
                        database.executemany(f"INSERT OR REPLACE INTO {name} VALUES ({places})", values)  # noqa: S608 - names are our own
                database.execute("CREATE INDEX claims_by_figure ON claims (quantity_unit, quantity_value)")
        except sqlite3.Error as error:
            message = f"{path}: cannot be written: {error}"
            raise OutputError(message) from error


def _create(name: str, kind: type, key: tuple[str, ...]) -> str:
    rows = [f"{column.name} {_SQLITE.get(column.type, 'TEXT')}" for column in columns(kind)]
    return f"CREATE TABLE {name} ({', '.join(rows)}, PRIMARY KEY ({', '.join(key)})) WITHOUT ROWID"


def _sqlite_value(column: Column, value: Any) -> Any:  # noqa: ANN401 - whatever the model holds
    if value is None:
        return None
    if column.nested:
        return json.dumps(plain(value))
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return float(value) if isinstance(value, Decimal) else plain(value)


def write_duckdb(results: Iterable[Result], path: Path) -> None:
    """A DuckDB database with typed columns: days are DATE, links and contents lists of structs, `found_by` a MAP.

    Raises InputError if the extra "duckdb" is not installed, OutputError if it cannot be written.
    """
    duckdb = require("duckdb", extra="duckdb", purpose="to write DuckDB databases")
    from claimx.sinks.arrow import table  # noqa: PLC0415 - an optional library

    with whole(path) as draft:
        try:
            with closing(duckdb.connect(str(draft))) as database:
                for number, some in enumerate(_batches(results)):
                    rows = [_rows(result) for result in some]
                    for name, (kind, _) in TABLES.items():
                        database.register("made", table(kind, chain.from_iterable(each[name] for each in rows)))
                        database.execute(f"INSERT INTO {name} FROM made" if number else f"CREATE TABLE {name} AS FROM made")
                        database.unregister("made")
        except duckdb.Error as error:
            message = f"{path}: cannot be written: {error}"
            raise OutputError(message) from error


def _batches(results: Iterable[Result]) -> Iterator[list[Result]]:
    """Results some hundreds at a time; one empty list for none at all, so that the tables are made."""
    waiting = iter(results)
    yield list(islice(waiting, _AT_ONCE))
    while some := list(islice(waiting, _AT_ONCE)):
        yield some


def _rows(result: Result) -> dict[str, list[Row]]:
    record = result.record
    return {
        "articles": [Row(record.doc_id, ArticleRow.of(record, result.text))],
        "claims": [Row(record.doc_id, claim) for claim in record.claims],
        "links": [Row(record.doc_id, _link(record, claim, link)) for claim in record.claims for link in claim.links],
    }


def _link(record: Record, claim: Claim, link: Link) -> StoredLink:
    return StoredLink(doc_id=record.doc_id, claim=claim.id, relation=link.relation, other=link.claim)
