"""The manifest of a batch: what read, what was read, what was left out and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.batch.parts import Commit, commit_path, read_commit
from claimx.sinks import whole

if TYPE_CHECKING:
    from claimx.batch.release import Release

NAME = "manifest.json"


@dataclass(slots=True)
class Counts:
    """How far a batch is, or what it came to."""

    articles: int = 0
    claims: int = 0
    left_out: int = 0
    failed: int = 0
    parts: int = 0
    parts_finished_before: int = 0

    def add(self, commit: Commit, *, before: bool) -> None:
        """Count a finished part; `before` if an earlier run had finished it."""
        self.articles += len(commit.read)
        self.claims += commit.claims
        self.failed += sum(article.failed for article in commit.left_out)
        self.left_out += len(commit.left_out)
        self.parts += 1
        self.parts_finished_before += before


def write(out: Path, counts: Counts, read_with: Release, options: Mapping[str, Any]) -> Path:
    """Write the manifest of a finished batch from the commits of its parts, one part at a time."""
    path = out / NAME
    head = {"claimx": read_with._asdict(), "options": dict(options), "counts": asdict(counts)}
    with whole(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2])
        for key, rows in _LISTS.items():
            file.write(f',\n "{key}": [')
            for number, row in enumerate(row for commit in _commits(out, counts.parts) for row in rows(commit)):
                file.write(("," if number else "") + "\n  " + json.dumps(row, ensure_ascii=False))
            file.write("\n ]")
        file.write("\n}\n")
    return path


_LISTS: Mapping[str, Callable[[Commit], Iterator[dict[str, Any]]]] = {
    "files": lambda commit: ({"name": name, "bytes": size} for name, size in commit.files.items()),
    "left_out": lambda commit: (asdict(article) for article in commit.left_out),
    "read": lambda commit: (asdict(article) for article in commit.read),
}


def _commits(out: Path, count: int) -> Iterator[Commit]:
    for number in range(count):
        commit = read_commit(commit_path(out, number))
        if commit is not None:
            yield commit
