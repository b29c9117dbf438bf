"""Claims back from the files that hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from claimx.errors import InputError
from claimx.model import Claim
from claimx.model.schema import from_plain


def read_claims(path: Path) -> Iterator[Claim]:
    """The claims in a JSON Lines file, or in the folder of a batch that wrote JSON Lines, in their order.

    Raises InputError, naming file and line, if there are none or a line holds no claim.
    """
    files = sorted(path.glob("claims-*.jsonl")) if path.is_dir() else [path]
    if not files:
        message = f"{path}: holds no claims-*.jsonl; name the folder of a batch that wrote --format jsonl"
        raise InputError(message)
    for file in files:
        yield from _read(file)


def _read(path: Path) -> Iterator[Claim]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield from_plain(Claim, json.loads(line))
                except (ValueError, InputError) as error:
                    message = f"{path} line {number}: {error}"
                    raise InputError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read: {error}"
        raise InputError(message) from error
