"""Web pages in WARC archives (ISO 28500), such as those of CC-News."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from claimx.extras import require
from claimx.sources.item import MAX_BYTES, Item, Options

_PAGES = ("text/html", "application/xhtml+xml")


def split_warc(stream: BinaryIO, origin: str, name: str, options: Options) -> Iterator[Item]:  # noqa: ARG001 - the form of a split
    """The pages of an archive: every response that is a page and was found; all other records are passed over.

    Raises InputError if the extra "warc" is not installed.
    """
    warcio = require("warcio.archiveiterator", extra="warc", purpose="to read WARC archives")
    number = 0
    for record in warcio.ArchiveIterator(stream):
        headers = record.http_headers
        if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
            continue
        kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
        if kind.strip().lower() not in _PAGES:
            continue
        number += 1
        place, identifier = f"{origin} page {number}", f"{name}#{number}"
        content = record.content_stream().read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            yield Item(origin=place, name=identifier, problem=f"is larger than {MAX_BYTES // 2**20} MB")
            continue
        charset = parameters.partition("charset=")[2].strip(" \"';")
        facts = {"url": record.rec_headers.get_header("WARC-Target-URI"), "charset": charset}
        yield Item(origin=place, name=identifier, content=content, facts={fact: value for fact, value in facts.items() if value})
