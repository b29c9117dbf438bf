"""Ids of articles that tell them apart, over all that is written together."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimx.model import Record
from claimx.model.claim import claim_id
from claimx.sinks.result import Result


class Names:
    """The ids given out so far, on disk where there are many, so that memory stays bounded."""

    def __init__(self) -> None:
        self._taken = sqlite3.connect("")
        self._taken.execute("CREATE TABLE taken (name BLOB PRIMARY KEY) WITHOUT ROWID")

    def free(self, name: str) -> str:
        """The name itself, or with the first number that makes it new ("a", "a~2", "a~3")."""
        number, candidate = 1, name
        while not self._take(candidate):
            number += 1
            candidate = f"{name}~{number}"
        return candidate

    def _take(self, name: str) -> bool:
        key = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:16]
        return self._taken.execute("INSERT OR IGNORE INTO taken VALUES (?)", (key,)).rowcount == 1


def told_apart(results: Iterable[Result]) -> Iterator[Result]:
    """Results, each under an id of its own: a second article of the id "a" is "a~2"."""
    names = Names()
    for result in results:
        doc_id = names.free(result.record.doc_id)
        yield result if doc_id == result.record.doc_id else result._replace(record=_renamed(result.record, doc_id))


def _renamed(record: Record, doc_id: str) -> Record:
    """The record as if its article had been read under another id, after which the claims are named too."""
    seen: Counter[tuple[str, int]] = Counter()
    ids: dict[str, str] = {}
    for claim in record.claims:
        key = (claim.sentence.text, claim.quantity.start - claim.sentence.start)
        ids[claim.id] = claim_id(doc_id, *key, seen[key])
        seen[key] += 1
    claims = (
        replace(
            claim,
            id=ids[claim.id],
            doc_id=doc_id,
            links=tuple(replace(link, claim=ids.get(link.claim, link.claim)) for link in claim.links),
        )
        for claim in record.claims
    )
    return replace(record, doc_id=doc_id, claims=tuple(claims))
