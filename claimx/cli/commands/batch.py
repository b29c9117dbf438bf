"""`claimx batch`: write the claims of many articles into a folder."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from claimx.cli.arguments import Arguments, Command, add_reading, positive
from claimx.cli.printing import counted

if TYPE_CHECKING:
    from claimx.batch import Batch

_SOME_FAILED = 1
_EXAMPLES = """\
examples:
  claimx batch articles/ -o claims/
  claimx batch articles/ -o claims/ --format parquet --layers --workers 8
  claimx batch news-2017.jsonl.gz 'wires/**/*.txt' -o claims/
  claimx batch @list.txt -o claims/                     the files and folders that a file lists, one a line
  find wires -newer last-run | claimx batch @- -o claims/
  claimx batch dump.csv -o claims/ --field text=article_body --field published=pub_date

Reads .txt, .md, .html, .json, .jsonl, .csv, .tsv and .parquet files, each also as .gz or .zst; a folder with all below it.
An article is named after its path below the folder, or by its own id in files that hold many. The facts of a .txt, .md or
.html article can stand beside it: "a.meta.json" with "published", "title", "url" for "a.txt".

Writes claims-00000.jsonl, claims-00001.jsonl, … and manifest.json, which lists every article read and every article left out
and why. A run that was stopped, however it was stopped, goes on where it was when the same command is given again.
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="FOLDER|FILE", nargs="+", help="articles: folders, files, patterns in quotes, or @LIST of files")
    command.add_argument("-o", dest="out", metavar="OUT", required=True, help="the folder to write to; made if need be")
    command.add_argument("--format", choices=("jsonl", "csv", "parquet"), default="jsonl", help="form of the files (default: jsonl)")
    command.add_argument("--layers", action="store_true", help="also write all quantities, periods and attributions, and the texts")
    command.add_argument("--workers", type=positive, metavar="N", help="processes that read side by side (default: one a processor)")
    command.add_argument("--part", type=positive, default=64, metavar="N", help="articles in one file of the output (default: 64)")
    add_reading(command, "the date of articles that state none")


def _run(asked: Arguments) -> int:
    from claimx.batch import input_size, run
    from claimx.cli.progress import progress

    with progress(lambda: input_size(asked.inputs, asked.out)) as watch:
        done = run(
            asked.inputs,
            asked.out,
            format=asked.format,
            layers=asked.layers,
            workers=asked.workers,
            model=asked.model,
            lexicon=asked.lexicon,
            options=asked.reading(),
            part_size=asked.part,
            watch=watch,
        )
    _report(done, asked.format)
    nothing = done.counts.articles == 0 and done.counts.left_out > 0
    return _SOME_FAILED if done.counts.failed or nothing else 0


def _report(done: Batch, form: str) -> None:
    """Say what a batch came to, and on standard error what it left out."""
    counts = done.counts
    for article in done.left_out:
        print(f"claimx: left out: {article.origin}: {article.reason}", file=sys.stderr)
    if counts.left_out > len(done.left_out):
        print(f"claimx: {counts.left_out - len(done.left_out)} more left out; {done.manifest} lists them", file=sys.stderr)
    before = f" ({counts.parts_finished_before} of {counts.parts} parts were finished before)" if counts.parts_finished_before else ""
    print(f"{counted(counts.articles, 'article')} read, {counts.left_out} left out, {counted(counts.claims, 'claim')}{before}")
    if counts.parts:
        print(f"claims: {done.out / f'claims-*.{form}'}")
    print(f"manifest: {done.manifest}")


BATCH = Command("batch", "the claims of many articles, into files", _EXAMPLES, _options, _run)
