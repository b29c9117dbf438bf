"""What decides the claims apart from the articles: claimx itself, and the model it reads with."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimx.batch.work import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimx.reading import Read

_NOT_READING = {"meta.json", "README.md"}


class Release(NamedTuple):
    """The version and digest of claimx's code and language data, and the name, version and digest of the model."""

    version: str
    digest: str
    model: str
    model_version: str
    model_digest: str


def release(model: str | None, read: Read, lexicon: tuple[str, ...] = ()) -> Release:
    """What would read an article now, in this process; a lexicon of the user's own counts as language data.

    Raises ModelError if the model cannot be used, LexiconError if a file of the lexicon is not well formed.
    """
    from claimx.reading import Reading  # noqa: PLC0415 - loads spaCy

    package = Path(str(files("claimx")))
    own = _digest(package, (path for path in package.rglob("*") if path.suffix in (".py", ".toml", ".json", ".jsonl")))
    own = " ".join([own, *(_digest(Path(folder), Path(folder).glob("*.toml")) for folder in lexicon)])
    reading = pipeline(model, read, lexicon).get_pipe("claimx_reading")
    assert isinstance(reading, Reading)
    inner = reading.inner()
    folder = Path(inner.path or "")
    used = (path for path in folder.rglob("*") if path.is_file() and path.name not in _NOT_READING and path.suffix != ".pyc")
    meta = inner.meta
    return Release(
        version("claimx"), own, f"{meta['lang']}_{meta['name']}", str(meta["version"]), _digest(folder, used) if inner.path else ""
    )


def _digest(folder: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
