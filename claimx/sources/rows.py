"""Articles that are rows: JSON objects and lists, JSON Lines, CSV, Parquet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from claimx.errors import InputError
from claimx.extras import require
from claimx.sources.article import article_of
from claimx.sources.decode import Decoded, decode
from claimx.sources.item import MAX_BYTES, Item, Opened, Options, facts_of
from claimx.sources.pages import read_whole

_DELIMITERS = (",", ";", "\t", "|")
_PARQUET_ROWS = 64
_ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that are no UTF-8, as Python keeps them in a string


def split_json(stream: BinaryIO, origin: str, name: str, options: Options) -> Iterator[Item]:
    """One object is one article, named after its file; a list holds articles with ids of their own."""
    decoded = decode(read_whole(stream))
    data = _parse(decoded.text)
    if isinstance(data, list):
        for number, row in enumerate(data, start=1):
            yield _item(row, f"{origin} item {number}", f"{name}#{number}", options, decoded.notes)
    else:
        facts = facts_of(data, options.fields)
        facts.pop("doc_id", None)
        yield Item(origin=origin, name=name, facts=facts, notes=decoded.notes)


def split_jsonl(stream: BinaryIO, origin: str, name: str, options: Options) -> Iterator[Item]:
    """Every line that is not blank is an article; a line that cannot be read is an article that cannot be read."""
    for number, line in enumerate(_lines(stream), start=1):
        place = f"{origin} line {number}"
        if isinstance(line, str):
            yield Item(origin=place, name=f"{name}#{number}", problem=line)
            continue
        try:
            decoded = decode(line)
            if decoded.text.strip():
                yield _item(_parse(decoded.text), place, f"{name}#{number}", options, decoded.notes)
        except InputError as error:
            yield Item(origin=place, name=f"{name}#{number}", problem=str(error))


def split_csv(stream: BinaryIO, origin: str, name: str, options: Options) -> Iterator[Item]:
    """Every row under the header is an article; the delimiter is the one that the header holds most of."""
    csv.field_size_limit(MAX_BYTES)
    start = _peek(stream)
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape" if encoding == "utf-8-sig" else "replace", newline="")
    header = text.readline(1_000_000)
    delimiter = max(_DELIMITERS, key=header.count)
    columns = next(csv.reader([header], delimiter=delimiter), [])
    for number, values in enumerate(csv.reader(text, delimiter=delimiter), start=2):
        if not any(values):
            continue
        place, own = f"{origin} row {number}", f"{name}#{number}"
        try:
            cells = [_mended(value) for value in values]
        except InputError as error:
            yield Item(origin=place, name=own, problem=str(error))
            continue
        row = dict(zip(columns, (cell.text for cell in cells), strict=False))
        yield _item(row, place, own, options, tuple(dict.fromkeys(note for cell in cells for note in cell.notes)))


def _mended(cell: str) -> Decoded:
    """A cell whose bytes are no UTF-8, read as the text of a file would be. Raises InputError if it is none."""
    return Decoded(cell) if cell.isascii() or not _ESCAPED.search(cell) else decode(cell.encode("utf-8", "surrogateescape"))


def split_parquet(stream: BinaryIO, origin: str, name: str, options: Options) -> Iterator[Item]:
    """Every row is an article; only the columns that say something of articles are read."""
    parquet = require("pyarrow.parquet", extra="parquet", purpose="to read Parquet files")
    file = parquet.ParquetFile(stream)
    wanted = {column for names in options.fields.values() for column in names}
    columns = [column for column in file.schema_arrow.names if column in wanted]
    number = 0
    for batch in file.iter_batches(batch_size=_PARQUET_ROWS, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield _item(row, f"{origin} row {number}", f"{name}#{number}", options)


def _item(row: Any, origin: str, name: str, options: Options, notes: tuple[str, ...] = ()) -> Item:  # noqa: ANN401 - whatever the file holds
    """The article of a row, under its own id where it has one."""
    try:
        facts = facts_of(row, options.fields)
    except InputError as error:
        return Item(origin=origin, name=name, problem=str(error))
    own = facts.pop("doc_id", None)
    return Item(origin=origin, name=name if own is None else str(own), facts=facts, notes=notes)


def _parse(text: str) -> Any:  # noqa: ANN401 - any JSON value
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise InputError(message) from error
    except RecursionError as error:
        message = "is JSON nested too deeply to be an article"
        raise InputError(message) from error


def _lines(stream: BinaryIO) -> Iterator[bytes | str]:
    """The lines of a file, each as UTF-8 bytes; a string, saying so, for one that is too long."""
    start = _peek(stream)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        for text in io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n"):
            yield text.encode("utf-8", "replace")
        return
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield f"is longer than {MAX_BYTES // 2**20} MB"


def _peek(stream: BinaryIO) -> bytes:
    """The first bytes of a stream that has not been read from."""
    assert isinstance(stream, io.BufferedReader)
    return stream.peek(4)[:4]


def open_row(item: Item, options: Options) -> Opened:
    """The article of a row.

    Raises InputError if the row has no text, naming the fields that were looked for.
    """
    text = item.facts.get("text")
    if text is None:
        names = ", ".join(options.fields["text"])
        message = f"has no text; looked for a field named {names}. Name the right one with --field text=NAME"
        raise InputError(message)
    if not isinstance(text, str):
        message = f"its text is a {type(text).__name__}, not a string"
        raise InputError(message)
    return article_of(item.name, text, item.facts, options, item.notes)
