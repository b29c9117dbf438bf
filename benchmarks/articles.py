"""The articles that the benchmarks read. Imports claimx only when files are read: some benchmarks run where it is not installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimx.model import Article

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.json"))


def articles_of(inputs: Iterable[Path]) -> list[Article]:
    """All articles in the files and folders."""
    from claimx.sources import Options, items, open_item, places  # noqa: PLC0415 - see above

    options = Options()
    return [open_item(item, options).article for place in places(list(inputs)) for item in items(place, options)]
