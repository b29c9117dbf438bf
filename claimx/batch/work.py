"""What a worker does: open a part's articles, read their claims, write the part's tables, commit."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.batch.parts import Commit, LeftOut, Part, Read, write_commit
from claimx.errors import ClaimxError, InputError
from claimx.model import Article, Record
from claimx.sinks import WRITERS, rows_of, tables, whole
from claimx.sources import Item, Opened, Options, open_item

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.reading import Read as What


DIED = "the worker process died while reading it, probably for want of memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to do with every part: where to write, in which format, and how to read."""

    out: Path
    format: str = "jsonl"
    layers: bool = False
    model: str | None = None
    options: Options = field(default_factory=Options)
    read: What = "all"
    lexicon: tuple[str, ...] = ()


@cache
def pipeline(model: str | None, read: What, lexicon: tuple[str, ...] = ()) -> Language:
    """The process's own pipeline, loaded once.

    Raises ModelError if the model cannot be used, LexiconError if a file of the lexicon is not well formed.
    """
    from claimx.pipeline import load  # noqa: PLC0415 - seconds that a run of finished parts can save

    nlp = load(model, read=read, lexicon=lexicon or None)
    gc.freeze()  # the model and the tables live as long as the process: the collector need not go through them again and again
    return nlp


def work(part: Part, key: str, task: Task) -> Commit:
    """Read and write one part.

    Raises OutputError if it cannot be written, ModelError if the model cannot be used; an article raises nothing.
    """
    opened, left_out = _open(part, task)
    records, failed = _records(opened, task)
    read = [(found.article, records[item.name]) for item, found in opened if item.name in records]
    files = {}
    for name, table in tables(layers=task.layers).items():
        path = task.out / f"{name}-{part.number:05d}.{task.format}"
        with whole(path) as draft:
            WRITERS[task.format](draft, table.kind, rows_of(table, read))
        files[path.name] = path.stat().st_size
    listed = tuple(_listed(item, found, records[item.name]) for item, found in opened if item.name in records)
    commit = Commit(number=part.number, key=key, files=files, read=listed, left_out=(*left_out, *failed))
    write_commit(task.out, commit)
    return commit


def attempt(item: Item, task: Task) -> None:
    """Read one article and throw the result away: shows whether a worker outlives it."""
    opened, _ = _open(Part(0, (item,)), task)
    _records(opened, task)


def _open(part: Part, task: Task) -> tuple[list[tuple[Item, Opened]], list[LeftOut]]:
    opened, left_out = [], []
    for item in part.items:
        try:
            opened.append((item, open_item(item, task.options)))
        except InputError as error:
            left_out.append(LeftOut(doc_id=item.name, origin=item.origin, reason=str(error), failed=item.problem == DIED))
    return opened, left_out


def _records(opened: list[tuple[Item, Opened]], task: Task) -> tuple[dict[str, Record], list[LeftOut]]:
    """The records by the items' names; if reading them together fails, each is read alone and the faulty one named."""
    nlp = pipeline(task.model, task.read, task.lexicon)
    try:
        return dict(_read(opened, nlp)), []
    except Exception:  # noqa: BLE001 - whatever it is, it is found out article by article
        return _one_by_one(opened, nlp)


def _one_by_one(opened: list[tuple[Item, Opened]], nlp: Language) -> tuple[dict[str, Record], list[LeftOut]]:
    records: dict[str, Record] = {}
    failed = []
    for item, found in opened:
        try:
            records.update(_read([(item, found)], nlp))
        except Exception as error:  # noqa: BLE001 - one bad article never stops a batch
            reason = str(error) if isinstance(error, ClaimxError) else f"{type(error).__name__}: {error}"
            failed.append(LeftOut(doc_id=item.name, origin=item.origin, reason=reason, failed=True))
    return records, failed


def _read(opened: list[tuple[Item, Opened]], nlp: Language) -> Iterator[tuple[str, Record]]:
    from claimx.pipeline import pipe  # noqa: PLC0415 - see above

    names = (item.name for item, _ in opened)
    articles: list[Article] = [found.article for _, found in opened]
    return zip(names, pipe(articles, nlp=nlp), strict=True)


def _listed(item: Item, found: Opened, record: Record) -> Read:
    published = record.published.isoformat() if record.published else None
    return Read(
        doc_id=record.doc_id,
        origin=item.origin,
        published=published,
        characters=len(found.article.text),
        claims=len(record.claims),
        notes=found.notes,
    )
