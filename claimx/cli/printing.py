"""What several commands print."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from claimx.model import Claim

_ENDLESS = 10_000


def tell(what: str) -> None:
    """Say on standard error what was not read, or was read with a note."""
    print(f"claimx: {what}", file=sys.stderr)


def print_claims(claims: Sequence[Claim], *, articles: bool = False) -> None:
    """A table of claims, if there are any; `articles` adds whose they are."""
    from claimx.cli.terminal import claim_table

    terminal = console()
    if claims:
        terminal.print(claim_table(claims, framed=terminal.is_terminal, articles=articles))
    elif terminal.is_terminal:
        terminal.print("No quantitative claims.", style="dim")


def print_heading(text: str) -> None:
    """A line over a table."""
    from claimx.cli.terminal import printable

    terminal = console()
    terminal.print(printable(text), style="bold" if terminal.is_terminal else "")


def console() -> Console:
    """Standard output; where it is no terminal, without colour and without an end of the line to wrap at."""
    from rich.console import Console

    terminal = Console()
    return terminal if terminal.is_terminal else Console(width=_ENDLESS)


def counted(count: int, thing: str) -> str:
    """So many things: "1 claim", "1,200 claims"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
