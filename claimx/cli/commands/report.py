"""`claimx report`: write a page on articles and their claims."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimx.cli.arguments import RESULTS, Arguments, Command, add_reading
from claimx.cli.printing import tell

_EXAMPLES = """\
examples:
  claimx report article.txt --published 2017-03-30 -o report.html
  claimx batch articles/ -o claims/ --layers && claimx report claims/ -o report.html

Writes one page that needs nothing else: the text with its figures, a table of the claims to sort and filter, plots, and
where figures do not fit each other. What a batch wrote without --layers has no texts; the page then shows the sentences
that hold claims.
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="RESULT|ARTICLE", nargs="+", help=RESULTS)
    command.add_argument("-o", dest="out", metavar="FILE", default="report.html", help="the page to write (default: report.html)")
    command.add_argument("--title", metavar="TEXT", help="the page's title (default: the article's)")
    add_reading(command, "the date of articles that state none")


def _run(asked: Arguments) -> int:
    from claimx.cli.inputs import results
    from claimx.report import write

    path = Path(asked.out)
    write(results(asked, tell), path, title=asked.title)
    print(f"report: {path}")
    return 0


REPORT = Command("report", "a page with the text, its claims and plots", _EXAMPLES, _options, _run)
