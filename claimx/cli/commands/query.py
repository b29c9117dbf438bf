"""`claimx query`: print the claims that meet conditions."""

from __future__ import annotations

import argparse
import json
import sys

from claimx.cli.arguments import ORDERED, RESULTS, Arguments, Command, add_reading
from claimx.cli.printing import counted, print_claims, print_heading, tell

_EXAMPLES = """\
examples:
  claimx query claims/ 'USD > 1bn' --sort value --descending
  claimx query claims/ 'source = IMF | World Bank' 'period = 2016'
  claimx query claims/ 'energy > 1 GWh' 'modality = forecast' --group actor
  claimx query claims/ 'source = none' 'confidence >= 0.8' --format jsonl > unsourced.jsonl

A condition is LEFT OPERATOR RIGHT; a claim has to meet all of them. LEFT is
  actor, measure, source, place, unit, kind, role, modality, direction, article, text     words
  period                                                                                  a period
  value, confidence                                                                       a number
  a unit (USD, km, %), a dimension (energy, length) or a kind (money, percent)            an amount
  or any other words: those of the measure (passengers > 1m)                              an amount
OPERATOR is = ~ (contains; of periods: touches) != !~ > >= < <=. Amounts are converted within a dimension, never between
currencies. Several RIGHTs with | between them are alternatives; "none" is the empty slot. Quote conditions for the shell.
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="RESULT|ARTICLE", nargs=1, help=RESULTS)
    command.add_argument("where", metavar="CONDITION", nargs="*", help="what a claim has to meet, for example 'source = IMF'")
    command.add_argument("--sort", choices=ORDERED, metavar="FIELD", help=f"sort by one of {', '.join(ORDERED)} (default: as in the text)")
    command.add_argument("--descending", action="store_true", help="sort from high to low")
    command.add_argument("--group", choices=ORDERED, metavar="FIELD", help="a table for each value of a field, the largest first")
    command.add_argument("--limit", type=int, default=0, metavar="N", help="show the first N claims, of each group (default: all)")
    command.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print them (default: table)")
    add_reading(command, "the date of articles that state none")


def _run(asked: Arguments) -> int:
    from claimx.cli.inputs import results
    from claimx.query import condition, grouped, ordered

    tests = [condition(text) for text in asked.where]
    found = [claim for result in results(asked, tell) for claim in result.record.claims if all(test(claim) for test in tests)]
    if asked.sort:
        found = ordered(found, asked.sort, descending=asked.descending)
    for name, claims in grouped(found, asked.group).items() if asked.group else [("", found)]:
        shown = claims[: asked.limit or None]
        if asked.format == "jsonl":
            for claim in shown:
                print(json.dumps(claim.to_dict(), ensure_ascii=False))
        else:
            if asked.group:
                print_heading(f"{asked.group}: {name or 'none'} ({counted(len(claims), 'claim')})")
            print_claims(shown, articles=True)
        if len(claims) > len(shown):
            print(f"{len(claims) - len(shown):,} more are not shown; --limit 0 shows all", file=sys.stderr)
    return 0


QUERY = Command("query", "the claims that meet conditions", _EXAMPLES, _options, _run)
