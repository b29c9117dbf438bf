"""A batch is cut into parts; a part that is finished has a commit file, and is not done again while nothing has changed.

What decides a part's result is condensed into its key: the articles as they lie in their files, the options, the release of
claimx and the model. The commit file is written last and in one step, so a part is finished or it is not, whenever the
run is stopped; and what a rerun leaves is what a first run would have left.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from claimx.sinks import whole
from claimx.sinks.names import Names
from claimx.sources import Item

ARTICLES = 64
_BYTES = 4 * 1024 * 1024
FOLDER = "parts"


class Part(NamedTuple):
    """A run of articles, in the order of the input, that is read and written together."""

    number: int
    items: tuple[Item, ...]

    def key(self, signature: str) -> str:
        """What decides the part's result, condensed; `signature` stands for all that is not in the articles."""
        digest = hashlib.sha256(signature.encode())
        for item in self.items:
            digest.update(item.digest().encode())
        return digest.hexdigest()

    @property
    def size(self) -> int:
        """How many bytes of the input the part takes."""
        return sum(item.size for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article that was read: its id, where it lay, its date, its length, its claims, and notes on its reading."""

    doc_id: str
    origin: str
    published: str | None
    characters: int
    claims: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An article that was not read and why; `failed` where claimx failed on it, not the article's file."""

    doc_id: str
    origin: str
    reason: str
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """The word that a part is finished: its files and their sizes, and what became of each article."""

    number: int
    key: str
    files: Mapping[str, int]
    read: tuple[Read, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def claims(self) -> int:
        """How many claims the part holds."""
        return sum(article.claims for article in self.read)


def cut(items: Iterable[Item], size: int = ARTICLES) -> Iterator[Part]:
    """Parts of `size` articles, or fewer where articles are long; ids are made unique over all of them."""
    names = Names()
    number, taken, weight = 0, list[Item](), 0
    for item in items:
        taken.append(replace(item, name=names.free(item.name)))
        weight += len(item.content) + len(str(item.facts.get("text", "")))
        if len(taken) == size or weight >= _BYTES:
            yield Part(number, tuple(taken))
            number, taken, weight = number + 1, [], 0
    if taken:
        yield Part(number, tuple(taken))


def commit_path(out: Path, number: int) -> Path:
    """Where the commit file of a part lies."""
    return out / FOLDER / f"{number:05d}.json"


def write_commit(out: Path, commit: Commit) -> None:
    """Write a part's commit file, and remove what an earlier run of another kind wrote for the same part."""
    before = read_commit(commit_path(out, commit.number))
    with whole(commit_path(out, commit.number)) as draft:
        draft.write_text(json.dumps(asdict(commit), ensure_ascii=False, indent=1), encoding="utf-8")
    for name in set(before.files if before else ()) - set(commit.files):
        (out / name).unlink(missing_ok=True)


def read_commit(path: Path) -> Commit | None:
    """The commit in a file, or None if there is none."""
    try:
        row: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        read = tuple(Read(**{**article, "notes": tuple(article["notes"])}) for article in row.pop("read"))
        return Commit(**{**row, "read": read, "left_out": tuple(LeftOut(**article) for article in row["left_out"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def finished(out: Path, part: Part, signature: str) -> Commit | None:
    """The commit of a part that an earlier run finished and that nothing has changed since, else None."""
    commit = read_commit(commit_path(out, part.number))
    if commit is None or commit.key != part.key(signature):
        return None
    sizes = {name: (out / name).stat().st_size if (out / name).is_file() else -1 for name in commit.files}
    return commit if sizes == commit.files else None


def remove_beyond(out: Path, count: int) -> None:
    """Remove the parts of an earlier, longer run."""
    for path in (out / FOLDER).glob("*.json"):
        if path.stem.isdigit() and int(path.stem) >= count:
            commit = read_commit(path)
            path.unlink(missing_ok=True)
            for name in commit.files if commit else ():
                (out / name).unlink(missing_ok=True)
