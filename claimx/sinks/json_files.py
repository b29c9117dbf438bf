"""JSON files written item by item, so that a large batch needs little memory. ASCII only: every reader takes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimx.sinks.files import whole


def write_list(path: Path, items: Iterable[Any], *, within: Mapping[str, Any] | None = None, key: str = "") -> None:
    """A JSON list of items; with `within`, an object that has the list under `key` behind its own members.

    Raises OutputError if the file cannot be written.
    """
    with whole(path) as draft, draft.open("w", encoding="ascii", newline="\n") as file:
        if within is not None:
            file.write(json.dumps(within)[:-1] + (", " if within else "") + json.dumps(key) + ": ")
        file.write("[")
        for number, item in enumerate(items):
            file.write((",\n" if number else "\n") + json.dumps(item))
        file.write("\n]" if within is None else "\n]}")
        file.write("\n")


def write_lines(path: Path, items: Iterable[Any]) -> None:
    """JSON Lines, an item a line.

    Raises OutputError if the file cannot be written.
    """
    with whole(path) as draft, draft.open("w", encoding="ascii", newline="\n") as file:
        file.writelines(json.dumps(item) + "\n" for item in items)
