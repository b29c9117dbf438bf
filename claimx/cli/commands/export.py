"""`claimx export`: write claims in the form of another tool or standard."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimx.cli.arguments import EXPORTED, RESULTS, Arguments, Command, add_reading
from claimx.cli.printing import counted, tell

_EXAMPLES = """\
examples:
  claimx export claims/ --to sqlite -o claims.sqlite
  claimx export claims/ --to schema-org -o claims.jsonld
  claimx export article.txt --to brat -o annotated/

forms:
  jsonl, csv, parquet     tables of claims
  sqlite, duckdb          databases: articles, claims, links
  schema-org              schema.org Claim, as JSON-LD
  web-annotation          W3C Web Annotation, as JSON-LD
  spacy, displacy         a DocBin with span groups; entities for displacy.render
  label-studio, prodigy   annotation tasks
  brat                    standoff annotation: a folder of .txt and .ann

The last five need the articles' texts, which a batch keeps with --layers. docs/exports.md describes each form.
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="RESULT|ARTICLE", nargs="+", help=RESULTS)
    command.add_argument("--to", choices=EXPORTED, metavar="FORM", required=True, help=f"the form: {', '.join(EXPORTED)}")
    command.add_argument("-o", dest="out", metavar="PATH", required=True, help="the file or folder to write")
    add_reading(command, "the date of articles that state none")


def _run(asked: Arguments) -> int:
    from claimx.cli.inputs import results
    from claimx.sinks.exports import export

    count = export(results(asked, tell), asked.to, Path(asked.out))
    print(f"{counted(count, 'claim')}: {asked.out}")
    return 0


EXPORT = Command("export", "claims in the form of another tool or standard", _EXAMPLES, _options, _run)
