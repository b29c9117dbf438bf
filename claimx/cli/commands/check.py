"""`claimx check`: print where the figures of articles do not agree, within each and with each other."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from claimx.cli.arguments import RESULTS, Arguments, Command, add_reading
from claimx.cli.printing import counted, tell

if TYPE_CHECKING:
    from claimx.model import Claim

_EXAMPLES = """\
examples:
  claimx check article.txt --published 2017-03-30
  claimx check articles/
  claimx check claims/                                      what a batch wrote

Prints where the figures of an article do not fit each other: a change that its two levels do not give, parts that do not add
up to their whole, the same measure with two values.
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="RESULT|ARTICLE", nargs="+", help=RESULTS)
    command.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print them (default: table)")
    add_reading(command, "the date of articles that state none")


def _run(asked: Arguments) -> int:
    from claimx.claims.checks import check_article, check_articles
    from claimx.cli.inputs import results
    from claimx.cli.terminal import printable
    from claimx.model.codec import plain

    claims: list[Claim] = []
    findings = []
    for found in results(asked, tell):
        findings += check_article(found.record.claims, found.known_text())
        claims += found.record.claims
    findings += check_articles(claims)
    for finding in findings:
        if asked.format == "jsonl":
            print(json.dumps(plain(finding), ensure_ascii=False))
        else:
            where = "; ".join(f"{place.doc_id}:{place.start} {place.text}" for place in finding.places)
            print(f"{finding.kind}: {printable(finding.message).plain} [{printable(where).plain}]")
    print(f"{counted(len(claims), 'claim')} checked, {counted(len(findings), 'finding')}", file=sys.stderr)
    return 0


CHECK = Command("check", "where the figures of articles do not fit each other", _EXAMPLES, _options, _run)
