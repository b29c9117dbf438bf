"""`claimx extract`: print the claims of one article."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from claimx.cli.arguments import Arguments, Command, add_reading
from claimx.cli.printing import console, print_claims, tell

if TYPE_CHECKING:
    from claimx.model import Article, Record

_EXAMPLES = """\
examples:
  claimx extract article.txt --published 2017-03-30
  claimx extract page.html --format json > article.json     everything that was found in the article
  pbpaste | claimx extract - --format jsonl | jq .measure   one claim a line

"json" prints the article record: its claims, and all quantities, periods and attributions that they were made from.
Offsets count characters of the text. Without a date, "last year" stays unresolved unless the article itself says when it came out.
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", metavar="ARTICLE", help='a file with one article, or "-" for a text on standard input')
    command.add_argument("--format", choices=("table", "json", "jsonl"), default="table", help="how to print them (default: table)")
    add_reading(command, "the article's date, which relative dates count from")


def _run(asked: Arguments) -> int:
    from claimx.cli.inputs import one

    article, record = one(asked, tell)
    if asked.format == "json":
        print(json.dumps(record.to_dict(), ensure_ascii=False, indent=2))
    elif asked.format == "jsonl":
        for claim in record.claims:
            print(json.dumps(claim.to_dict(), ensure_ascii=False))
    else:
        _print_article(article, record)
    return 0


def _print_article(article: Article, record: Record) -> None:
    """The text with its claims marked, in a terminal, and the table of them."""
    from claimx.cli.terminal import article_text

    terminal = console()
    if terminal.is_terminal and record.claims:
        terminal.print(article_text(article.text, record.claims))
    print_claims(record.claims)


EXTRACT = Command("extract", "the claims of one article", _EXAMPLES, _options, _run)
