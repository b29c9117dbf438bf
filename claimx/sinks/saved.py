"""Claims and articles back from the files that hold them."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimx.errors import InputError
from claimx.extras import require
from claimx.model import Claim, Record
from claimx.model.schema import from_plain
from claimx.sinks.nested import nested
from claimx.sinks.result import Result
from claimx.sinks.tables import ArticleRow

_PEEKED = 1 << 20
_AT_ONCE = 500
_LONGEST = 1 << 28  # an article's text is a cell
_PARTS = (".jsonl", ".csv", ".parquet")
_MANIFEST = "manifest.json"
_NAMED = re.compile(r'"name": "(claims-[^"/]+)"')


def is_saved(path: Path) -> bool:
    """Whether a path holds claims: a batch's folder, a file of claims in JSON Lines, an article record in JSON."""
    if path.is_dir():
        return any(_parts(path)) or any(_named(path))
    if path.suffix not in (*_PARTS, ".json") or not path.is_file():
        return False
    try:
        if path.suffix in (".csv", ".parquet"):
            return set(_head(path)) >= {"doc_id", "sentence_text", "quantity_text"}
        row = json.loads(_start(path) if path.suffix == ".jsonl" else path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, InputError, csv.Error):
        return False
    return isinstance(row, dict) and ({"quantity", "sentence", "doc_id"} <= set(row) or {"doc_id", "claims", "quantities"} <= set(row))


def _parts(folder: Path) -> list[Path]:
    """The files of claims in a batch's folder, of the form that it was written in last."""
    return sorted(path for path in folder.glob("claims-*") if path.suffix in _PARTS)


def _named(folder: Path) -> Iterator[str]:
    """The files of claims that the manifest of a batch's folder names, read line by line: it can be long."""
    try:
        with (folder / _MANIFEST).open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if '"left_out": [' in line:
                    return
                yield from _NAMED.findall(line)
    except OSError:
        return  # a folder without one


def _head(path: Path) -> list[str]:
    """The names of the columns of a CSV or Parquet file."""
    if path.suffix == ".parquet":
        return list(require("pyarrow.parquet", extra="parquet", purpose="to read Parquet files").read_schema(path).names)
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def _start(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline(_PEEKED)


def read_results(path: Path) -> Iterator[Result]:
    """The articles in a batch's folder, or in a file of claims or of an article record, in their order, one part at a time.

    Articles without claims, dates, titles and texts are there if the batch wrote them (`--layers`).
    Raises InputError, naming file and line, if there is none or a line does not hold what it should.
    """
    if path.suffix == ".json" and path.is_file():
        yield Result(_record(path), None)
        return
    for file in _claim_files(path):
        articles = file.with_name("articles-" + file.name.removeprefix("claims-"))
        kept = {row.doc_id: row for row in _rows(articles, ArticleRow)} if path.is_dir() and articles.is_file() else {}
        found = defaultdict[str, list[Claim]](list)
        for claim in _rows(file, Claim):
            found[claim.doc_id].append(claim)
        for doc_id in kept or found:
            record = Record(doc_id=doc_id, claims=tuple(found.get(doc_id, ())))
            row = kept.get(doc_id)
            yield Result(record, None) if row is None else Result(_with_facts(record, row), row.text)


def _with_facts(record: Record, row: ArticleRow) -> Record:
    return replace(record, title=row.title, published=row.published, published_from=row.published_from, url=row.url)


def read_claims(path: Path) -> Iterator[Claim]:
    """The claims in a file (JSON Lines, CSV, Parquet) or in a batch's folder, in their order.

    Raises InputError, naming file and line, if there are none or a line holds no claim.
    """
    for file in _claim_files(path):
        yield from _rows(file, Claim)


def _claim_files(path: Path) -> list[Path]:
    files = _parts(path) if path.is_dir() else [path]
    missing = next((name for name in _named(path) if not (path / name).is_file()), None)
    if missing:
        message = f"{path / missing}: is missing, though {_MANIFEST} names it; run the batch again, which writes what is not there"
        raise InputError(message)
    if not files:
        message = f"{path}: holds no claims-*; name the folder that a batch wrote"
        raise InputError(message)
    return files


def _record(path: Path) -> Record:
    try:
        return from_plain(Record, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, InputError) as error:
        message = f"{path}: {error}"
        raise InputError(message) from error


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[str | dict[str, Any]]]:
    """The rows of a file: lines of JSON, or flat rows."""
    if path.suffix == ".parquet":
        file = require("pyarrow.parquet", extra="parquet", purpose="to read Parquet files").ParquetFile(path)
        yield (row for batch in file.iter_batches(_AT_ONCE) for row in batch.to_pylist())
        file.close()
        return
    csv.field_size_limit(_LONGEST)
    with path.open(encoding="utf-8", newline="" if path.suffix == ".csv" else None) as text:
        yield csv.DictReader(text) if path.suffix == ".csv" else text


def _rows(path: Path, kind: type[Any]) -> Iterator[Any]:
    try:
        with _opened(path) as rows:
            for number, row in enumerate(rows, start=1):
                try:
                    yield from_plain(kind, json.loads(row) if isinstance(row, str) else nested(kind, row))
                except (ValueError, InputError) as error:
                    message = f"{path} line {number}: {error}"
                    raise InputError(message) from error
    except (OSError, ValueError, csv.Error) as error:
        message = f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}"
        raise InputError(message) from error
