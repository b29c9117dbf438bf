"""Articles that are files of their own: plain text, Markdown, HTML pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from claimx.errors import InputError
from claimx.extras import require
from claimx.sources.article import article_of
from claimx.sources.decode import decode
from claimx.sources.item import MAX_BYTES, Item, Opened, Options, facts_of

SIDECAR = ".meta.json"
_PAGE_FACTS = ("title", "url")
_CHARSET = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_PRESCAN = 2048


def read_whole(stream: BinaryIO) -> bytes:
    """All bytes of a stream.

    Raises InputError if there are more than an article may have.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        message = f"is larger than {MAX_BYTES // 2**20} MB, unpacked; give many articles as JSON Lines (.jsonl)"
        raise InputError(message)
    return data


def split_file(stream: BinaryIO, origin: str, name: str, options: Options) -> Iterator[Item]:
    """The one article of a file, with the facts that a file beside it states."""
    yield Item(origin=origin, name=name, content=read_whole(stream), facts=_sidecar(Path(origin), options))


def _sidecar(path: Path, options: Options) -> Mapping[str, Any]:
    """What "a.meta.json" says of the article in "a.txt"."""
    side = path.with_name(path.name.split(".", 1)[0] + SIDECAR) if path.name else path
    candidates = [side, path.with_suffix(SIDECAR)]
    found = next((c for c in candidates if c.is_file()), None)
    if found is None:
        return {}
    try:
        facts = facts_of(json.loads(decode(found.read_bytes()).text), options.fields)
    except (json.JSONDecodeError, RecursionError) as error:
        message = f"its companion {found.name} is not valid JSON"
        raise InputError(message) from error
    return {fact: value for fact, value in facts.items() if fact not in ("text", "doc_id")}


def open_text(item: Item, options: Options) -> Opened:
    """A plain text, exactly as it stands in the file."""
    decoded = decode(item.content)
    return article_of(item.name, decoded.text, item.facts, options, decoded.notes)


def _declared(page: bytes) -> str | None:
    """The encoding that a page itself names (HTML Standard, prescan of a byte stream, simplified)."""
    found = _CHARSET.search(page, 0, _PRESCAN)
    return found[1].decode("ascii") if found else None


def open_html(item: Item, options: Options) -> Opened:
    """The main text of a page, and what the page says of itself; offsets refer to that text.

    Raises InputError if the extra "html" is not installed, or the page holds no article.
    """
    trafilatura = require("trafilatura", extra="html", purpose="to read HTML pages")
    page = decode(item.content, declared=item.facts.get("charset") or _declared(item.content))
    found = trafilatura.bare_extraction(page.text, with_metadata=True, include_comments=False, include_tables=False)
    if found is None or not found.text:
        message = "has no main text that could be told from the page around it"
        raise InputError(message)
    own = {"published": found.date, **{fact: getattr(found, fact) for fact in _PAGE_FACTS}}
    given = {fact: value for fact, value in item.facts.items() if fact != "charset"}
    facts = {**{fact: value for fact, value in own.items() if value}, **given}
    text = found.text if not found.title or found.text.startswith(found.title) else f"{found.title}\n\n{found.text}"
    return article_of(item.name, text, facts, options, page.notes)
