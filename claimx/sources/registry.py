"""The file types that claimx reads, by ending, and the compressions that may be around them."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import BinaryIO, NamedTuple

from claimx.errors import InputError
from claimx.extras import require
from claimx.sources.archives import split_warc
from claimx.sources.item import Item, Opened, Options
from claimx.sources.markup import split_xml
from claimx.sources.office import open_docx, open_pdf
from claimx.sources.pages import open_html, open_text, split_file
from claimx.sources.rows import open_row, split_csv, split_json, split_jsonl, split_parquet

Split = Callable[[BinaryIO, str, str, Options], Iterator[Item]]
"""From an open file, its origin and its name to the articles in it, as they lie there."""

Open = Callable[[Item, Options], Opened]
"""From an item to the article; raises InputError if that cannot be done."""

ENTRY_POINTS = "claimx_sources"


class Source(NamedTuple):
    """A file type: how its files are cut into articles, and how one article is opened."""

    split: Split
    open: Open


SOURCES: Mapping[str, Source] = {
    ".txt": Source(split_file, open_text),
    ".text": Source(split_file, open_text),
    ".md": Source(split_file, open_text),
    ".html": Source(split_file, open_html),
    ".htm": Source(split_file, open_html),
    ".json": Source(split_json, open_row),
    ".jsonl": Source(split_jsonl, open_row),
    ".ndjson": Source(split_jsonl, open_row),
    ".csv": Source(split_csv, open_row),
    ".tsv": Source(split_csv, open_row),
    ".parquet": Source(split_parquet, open_row),
    ".xml": Source(split_xml, open_row),
    ".rss": Source(split_xml, open_row),
    ".atom": Source(split_xml, open_row),
    ".warc": Source(split_warc, open_html),
    ".docx": Source(split_file, open_docx),
    ".pdf": Source(split_file, open_pdf),
}
_COMPRESSIONS = (".gz", ".zst")


class FileType(NamedTuple):
    """What a file's name says: the name without its endings, the ending of its type, and the compression around it."""

    stem: str
    ending: str
    compression: str | None


def file_type(path: Path) -> FileType:
    """Take a file's name apart ("news.jsonl.gz" → "news", ".jsonl", ".gz")."""
    compression = path.suffix.lower() if path.suffix.lower() in _COMPRESSIONS else None
    inner = path.with_suffix("") if compression else path
    return FileType(inner.stem if inner.suffix else inner.name, inner.suffix.lower(), compression)


@cache
def source_for(ending: str) -> Source | None:
    """How files with an ending are read, or None if claimx cannot read them.

    Other packages add types by the entry point group `claimx_sources`: the ending as name, a `Source` as object.
    """
    if ending in SOURCES:
        return SOURCES[ending]
    for entry in entry_points(group=ENTRY_POINTS):
        if entry.name == ending:
            loaded: Source = entry.load()
            return loaded
    return None


def unpack(raw: BinaryIO, compression: str | None) -> io.BufferedReader:
    """The bytes inside a compression.

    Raises InputError if the library that the compression needs is not installed.
    """
    if compression == ".gz":
        return io.BufferedReader(gzip.GzipFile(fileobj=raw))
    if compression == ".zst":
        zstandard = require("zstandard", extra="zstd", purpose="to read .zst files")
        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True))
    if isinstance(raw, io.BufferedReader):
        return raw
    message = "not an open binary file"
    raise InputError(message)
