"""An article that was found but not yet read, and what reading it gave."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claimx.errors import InputError
from claimx.model import Article

MAX_BYTES = 64 * 1024 * 1024
"""The largest article, unpacked; also bounds what a compressed file can unpack to."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "doc_id": ("doc_id", "id"),
    "published": ("published", "date", "published_at", "date_published"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
}
"""The names under which a row may hold each fact of an article, first found first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How articles are read: the field names of rows, and the date of articles that have none of their own."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: FIELDS)
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article as it lies in its file.

    `origin` says where ("news/a.txt", "news.jsonl line 12"), `name` is the id it gets, `kind` the form of its
    `content`, `facts` what is known beside the content, `notes` what had to be done to get at these. `problem` says why there is no
    content. `size` is how many bytes of the input it took, for progress.
    """

    origin: str
    name: str
    kind: str = "row"
    content: bytes = b""
    facts: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    problem: str | None = None
    size: int = 0

    def digest(self) -> str:
        """A fingerprint of everything that decides what reading the item gives."""
        facts = repr(sorted(self.facts.items()))
        head = "\0".join([self.origin, self.name, self.kind, facts, self.problem or ""])
        return hashlib.sha256(head.encode("utf-8", "surrogatepass") + b"\0" + self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An article that was read, and notes on what had to be done to read it."""

    article: Article
    notes: tuple[str, ...] = ()


def facts_of(row: Mapping[str, Any], fields: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """What a row says of an article, under claimx's own names; a fact that it does not state is left out.

    Raises InputError if the row is no mapping.
    """
    if not isinstance(row, Mapping):
        message = f"want an object with the article's text and facts, found a {type(row).__name__}"
        raise InputError(message)
    found: dict[str, Any] = {}
    for fact, names in fields.items():
        for name in names:
            if row.get(name) not in (None, ""):
                found[fact] = row[name]
                break
        else:
            if fact == "text" and any(row.get(name) == "" for name in names):
                found["text"] = ""
    return found
