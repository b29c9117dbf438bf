"""`claimx explain`: print why the claims of one article are what they are."""

from __future__ import annotations

import argparse

from claimx.cli.arguments import Arguments, Command, add_reading, offset
from claimx.cli.printing import tell

_EXAMPLES = """\
examples:
  claimx explain article.txt --published 2017-03-30 --at 812    why the figure at character 812 became what it did
  claimx explain article.txt | less                             all claims

Prints, slot by slot, the words, where they stand and the rule that fired on them; for an empty slot, what was looked for.
Offsets count characters of the text from 0; `claimx extract --format jsonl` prints those of every figure.
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", metavar="ARTICLE", help='a file with one article, or "-" for a text on standard input')
    command.add_argument("--at", type=offset, metavar="OFFSET", help="explain the figure at this character (default: all claims)")
    add_reading(command, "the article's date, which relative dates count from")


def _run(asked: Arguments) -> int:
    from claimx.cli.inputs import one
    from claimx.model.explain import nothing_at

    _article, record = one(asked, tell)
    chosen = [claim for claim in record.claims if asked.at is None or claim.quantity.start <= asked.at < claim.quantity.end]
    print("\n\n".join(claim.explain() for claim in chosen) or nothing_at(record, asked.at))
    return 0


EXPLAIN = Command("explain", "why the claims of an article are what they are", _EXAMPLES, _options, _run)
