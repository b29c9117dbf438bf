"""`claimx show`: print the claims that a batch wrote, as a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.cli.arguments import Arguments, Command
from claimx.cli.printing import print_claims

if TYPE_CHECKING:
    from claimx.model import Claim

_EXAMPLES = """\
examples:
  claimx show claims/
  claimx show claims/ --limit 0 | less
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("result", metavar="RESULT", help="the folder of a batch, or a file of claims in JSON Lines, CSV or Parquet")
    command.add_argument("--limit", type=int, default=40, metavar="N", help="show the first N claims (default: 40; 0: all)")


def _run(asked: Arguments) -> int:
    from claimx.sinks.saved import read_claims

    found = read_claims(Path(asked.result))
    shown: list[Claim] = []
    rest = 0
    for claim in found:
        if asked.limit and len(shown) >= asked.limit:
            rest += 1
        else:
            shown.append(claim)
    print_claims(shown, articles=True)
    if rest:
        print(f"{rest} more claims are not shown; --limit 0 shows all", file=sys.stderr)
    return 0


SHOW = Command("show", "the claims that a batch wrote, as a table", _EXAMPLES, _options, _run)
