"""A batch from end to end: articles in, tables of claims out."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimx.batch import manifest
from claimx.batch.manifest import Counts
from claimx.batch.parts import ARTICLES, FOLDER, Commit, LeftOut, Part, cut, finished, remove_beyond
from claimx.batch.pool import Alone, Pool, Workers
from claimx.batch.work import Task
from claimx.errors import InputError, OutputError
from claimx.sinks import WRITERS
from claimx.sources import Item, Options, items, places

Watch = Callable[[Counts, int], None]
"""Told, after each part, the counts so far and how many bytes of the input are done."""

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a batch came to: its folder, its counts, its manifest, and the first articles that were left out."""

    out: Path
    counts: Counts
    manifest: Path
    left_out: tuple[LeftOut, ...] = field(default=())


def run(  # noqa: PLR0913 - each is an option of the command
    inputs: Sequence[str | Path],
    out: str | Path,
    *,
    format: str = "jsonl",  # noqa: A002 - the option's name
    layers: bool = False,
    workers: int | None = None,
    model: str | None = None,
    lexicon: Sequence[str] = (),
    options: Options | None = None,
    part_size: int = ARTICLES,
    watch: Watch = lambda _counts, _bytes: None,
) -> Batch:
    """Read the articles in files and folders, and write their claims as tables into the folder `out`.

    `format` is "jsonl", "csv" or "parquet"; `layers` adds the tables of all quantities, periods and attributions and the
    articles' texts. `workers` is the number of processes (None: one a
    processor, at most one a part). A run that was stopped is taken up where it was; parts of `part_size` articles that are
    finished and unchanged are not done again.

    Raises InputError if something named in `inputs` does not exist or an option cannot be, OutputError if `out` cannot
    be written, ModelError if the model cannot be used, LexiconError if a file in a folder of `lexicon` is not well formed.
    An article raises nothing: it is left out, and the manifest says why.
    """
    if format not in WRITERS or part_size < 1 or (workers is not None and workers < 1):
        message = f"format must be one of {', '.join(WRITERS)}; workers and part size at least 1"
        raise InputError(message)
    task = Task(out=_folder(Path(out)), format=format, layers=layers, model=model, lexicon=tuple(lexicon), options=options or Options())
    parts = cut(_items(inputs, task), part_size)
    first = list(itertools.islice(parts, workers or _processors()))
    with _workers(len(first)) as crew:
        return _run(itertools.chain(first, parts), task, crew, watch)


def _run(parts: Iterator[Part], task: Task, crew: Workers, watch: Watch) -> Batch:
    read_with = crew.release(task)
    chosen = _options(task)
    signature = hashlib.sha256(json.dumps([read_with, chosen]).encode()).hexdigest()
    counts, done, shown = Counts(), 0, list[LeftOut]()

    def count(part: Part, commit: Commit, *, before: bool) -> None:
        nonlocal done
        done += part.size
        counts.add(commit, before=before)
        shown.extend(commit.left_out[: _SHOWN - len(shown)])
        watch(counts, done)

    def unfinished() -> Iterator[tuple[Part, str]]:
        for part in parts:
            commit = finished(task.out, part, signature)
            if commit is not None:
                count(part, commit, before=True)
            else:
                yield part, part.key(signature)

    for part, commit in crew.run(unfinished(), task):
        count(part, commit, before=False)
    remove_beyond(task.out, counts.parts)
    path = manifest.write(task.out, counts, read_with, chosen)
    return Batch(out=task.out, counts=counts, manifest=path, left_out=tuple(shown))


def input_size(inputs: Sequence[str | Path], out: str | Path) -> int:
    """How many bytes there are to read, for progress; files that cannot be looked at count nothing."""
    total = 0
    for place in places(inputs, leave=Path(out)):
        try:
            total += place.path.stat().st_size
        except OSError:
            continue
    return total


def _items(inputs: Sequence[str | Path], task: Task) -> Iterator[Item]:
    for place in places(inputs, leave=task.out):
        yield from items(place, task.options)


def _options(task: Task) -> dict[str, Any]:
    """The options that decide what is written, as the manifest states them."""
    published = task.options.published
    return {
        "format": task.format,
        "layers": task.layers,
        "read": task.read,
        "published": published.isoformat() if published else None,
        "fields": {fact: list(names) for fact, names in task.options.fields.items()},
    }


def _workers(count: int) -> Alone | Pool:
    return Pool(count) if count > 1 else Alone()


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _folder(out: Path) -> Path:
    """The output folder, made if need be, cleared of what a stopped run left half written, and without a manifest.

    Raises OutputError if it cannot be written.
    """
    try:
        (out / FOLDER).mkdir(parents=True, exist_ok=True)
        for folder in (out, out / FOLDER):
            for draft in folder.glob(".*.tmp"):
                draft.unlink(missing_ok=True)
        probe = out / f".{os.getpid()}.tmp"
        probe.write_bytes(b"")
        probe.unlink()
        (out / manifest.NAME).unlink(missing_ok=True)
    except OSError as error:
        message = f"{out}: the output folder cannot be written: {error.strerror or error}; name another with -o"
        raise OutputError(message) from error
    return out
