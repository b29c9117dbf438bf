"""What can be asked for on the command line, and the help that teaches it."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimx.sources import Options

_START = """\
examples:
  claimx extract article.txt --published 2017-03-30     the claims of one article, as a table
  claimx batch articles/ -o claims/                     the claims of a folder of articles, into files
  claimx show claims/                                   what a batch found, as a table
  claimx report claims/ -o report.html                  a page on it, to read and to send
  claimx query claims/ 'USD > 1bn' 'source = none'      the claims that meet conditions
  claimx COMMAND --help                                 more on a command

A claim is one figure of the article with everything that the article says of it: what is measured, whose it is, when it
holds, who says so, and whether it is asserted, denied, possible, forecast or conditional.
"""
_EXTRACT = """\
examples:
  claimx extract article.txt --published 2017-03-30
  claimx extract page.html --format json > article.json     everything that was found in the article
  pbpaste | claimx extract - --format jsonl | jq .measure   one claim a line

"json" prints the article record: its claims, and all quantities, periods and attributions that they were made from.
Offsets count characters of the text. Without a date, "last year" stays unresolved unless the article itself says when it came out.
"""
_BATCH = """\
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
_EXPLAIN = """\
examples:
  claimx explain article.txt --published 2017-03-30 --at 812    why the figure at character 812 became what it did
  claimx explain article.txt | less                             all claims

Prints, slot by slot, the words, where they stand and the rule that fired on them; for an empty slot, what was looked for.
Offsets count characters of the text from 0; `claimx extract --format jsonl` prints those of every figure.
"""
_SHOW = """\
examples:
  claimx show claims/
  claimx show claims/ --limit 0 | less
"""
_CHECK = """\
examples:
  claimx check article.txt --published 2017-03-30
  claimx check articles/
  claimx check claims/                                      what a batch wrote

Prints where the figures of an article do not fit each other: a change that its two levels do not give, parts that do not add
up to their whole, the same measure with two values.
"""
_REPORT = """\
examples:
  claimx report article.txt --published 2017-03-30 -o report.html
  claimx batch articles/ -o claims/ --layers && claimx report claims/ -o report.html

Writes one page that needs nothing else: the text with its figures, a table of the claims to sort and filter, plots, and
where figures do not fit each other. What a batch wrote without --layers has no texts; the page then shows the sentences
that hold claims.
"""
_EXPORT = """\
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
_QUERY = """\
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
_EVALUATE = """\
examples:
  claimx evaluate corpus/                                   run claimx on gold articles and score it
  claimx evaluate corpus/ --save run.jsonl                  … and keep its claims
  claimx evaluate corpus/ --against run.jsonl               which claims a change has gained, and which lost
  claimx evaluate corpus/ other.jsonl --errors faults.tsv   score claims from elsewhere and list every fault

Claim F1 counts claims whose figure, measure, actor, period and source are all right. docs/evaluation.md has the definitions.
"""


class Arguments(argparse.Namespace):
    """What was asked for; every command fills the attributes that its help names."""

    command: str
    article: str
    at: int | None
    inputs: list[str]
    out: str
    result: str
    gold: str
    predictions: str | None
    against: str | None
    save: str | None
    errors: str | None
    format: str
    layers: bool
    workers: int | None
    part: int
    limit: int
    title: str | None
    to: str
    where: list[str]
    sort: str | None
    descending: bool
    group: str | None
    model: str | None
    lexicon: list[str]
    published: date | None
    field: list[tuple[str, str]]

    def reading(self) -> Options:
        """How articles are to be read."""
        from claimx.sources import FIELDS, Options  # noqa: PLC0415 - not needed for help

        return Options(fields={**FIELDS, **{fact: (name,) for fact, name in self.field}}, published=self.published)


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    top = argparse.ArgumentParser(
        prog="claimx",
        description="Reads news articles and gives out every quantitative claim in them.",
        epilog=_START,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help="show the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _extract(_command(commands, "extract", "the claims of one article", _EXTRACT))
    _batch(_command(commands, "batch", "the claims of many articles, into files", _BATCH))
    _explain(_command(commands, "explain", "why the claims of an article are what they are", _EXPLAIN))
    _show(_command(commands, "show", "the claims that a batch wrote, as a table", _SHOW))
    _check(_command(commands, "check", "where the figures of articles do not fit each other", _CHECK))
    _report(_command(commands, "report", "a page with the text, its claims and plots", _REPORT))
    _export(_command(commands, "export", "claims in the form of another tool or standard", _EXPORT))
    _query(_command(commands, "query", "the claims that meet conditions", _QUERY))
    _evaluate(_command(commands, "evaluate", "how well claims agree with gold claims", _EVALUATE))
    return top


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - not needed for help

        sys.stdout.write(f"claimx {version('claimx')}\n")
        parser.exit()


def _command(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, does: str, epilog: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=does, description=f"{does[0].upper()}{does[1:]}.", epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _extract(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", metavar="ARTICLE", help='a file with one article, or "-" for a text on standard input')
    command.add_argument("--format", choices=("table", "json", "jsonl"), default="table", help="how to print them (default: table)")
    _add_reading(command, "the article's date, which relative dates count from")


def _batch(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="FOLDER|FILE", nargs="+", help="articles: folders, files, patterns in quotes, or @LIST of files")
    command.add_argument("-o", dest="out", metavar="OUT", required=True, help="the folder to write to; made if need be")
    command.add_argument("--format", choices=("jsonl", "csv", "parquet"), default="jsonl", help="form of the files (default: jsonl)")
    command.add_argument("--layers", action="store_true", help="also write all quantities, periods and attributions, and the texts")
    command.add_argument("--workers", type=_positive, metavar="N", help="processes that read side by side (default: one a processor)")
    command.add_argument("--part", type=_positive, default=64, metavar="N", help="articles in one file of the output (default: 64)")
    _add_reading(command, "the date of articles that state none")


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", metavar="ARTICLE", help='a file with one article, or "-" for a text on standard input')
    command.add_argument("--at", type=_offset, metavar="OFFSET", help="explain the figure at this character (default: all claims)")
    _add_reading(command, "the article's date, which relative dates count from")


def _show(command: argparse.ArgumentParser) -> None:
    command.add_argument("result", metavar="RESULT", help="the folder of a batch, or a file of claims in JSON Lines, CSV or Parquet")
    command.add_argument("--limit", type=int, default=40, metavar="N", help="show the first N claims (default: 40; 0: all)")


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="RESULT|ARTICLE", nargs="+", help=_RESULTS)
    command.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print them (default: table)")
    _add_reading(command, "the date of articles that state none")


def _report(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="RESULT|ARTICLE", nargs="+", help=_RESULTS)
    command.add_argument("-o", dest="out", metavar="FILE", default="report.html", help="the page to write (default: report.html)")
    command.add_argument("--title", metavar="TEXT", help="the page's title (default: the article's)")
    _add_reading(command, "the date of articles that state none")


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="RESULT|ARTICLE", nargs="+", help=_RESULTS)
    command.add_argument("--to", choices=EXPORTED, metavar="FORM", required=True, help=f"the form: {', '.join(EXPORTED)}")
    command.add_argument("-o", dest="out", metavar="PATH", required=True, help="the file or folder to write")
    _add_reading(command, "the date of articles that state none")


def _query(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="RESULT|ARTICLE", nargs=1, help=_RESULTS)
    command.add_argument("where", metavar="CONDITION", nargs="*", help="what a claim has to meet, for example 'source = IMF'")
    command.add_argument("--sort", choices=ORDERED, metavar="FIELD", help=f"sort by one of {', '.join(ORDERED)} (default: as in the text)")
    command.add_argument("--descending", action="store_true", help="sort from high to low")
    command.add_argument("--group", choices=ORDERED, metavar="FIELD", help="a table for each value of a field, the largest first")
    command.add_argument("--limit", type=int, default=0, metavar="N", help="show the first N claims, of each group (default: all)")
    command.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print them (default: table)")
    _add_reading(command, "the date of articles that state none")


def _evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("gold", metavar="GOLD", help="a folder of gold articles, or one")
    command.add_argument("predictions", metavar="PREDICTIONS", nargs="?", help="claims to score (default: what claimx finds now)")
    command.add_argument("--against", metavar="SAVED", help="claims of an earlier run, to compare with")
    command.add_argument("--save", metavar="FILE", help="keep the claims of this run, in JSON Lines")
    command.add_argument("--errors", metavar="FILE", help="write every missed, spurious and wrong answer, tab-separated")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how to print the figures (default: table)")
    command.add_argument("--model", metavar="NAME", help=_MODEL)
    command.add_argument("--lexicon", action="append", default=[], metavar="FOLDER", help=_LEXICON)


_RESULTS = "what a batch wrote (its folder), claims in JSON Lines, CSV or Parquet, a record in JSON, or articles to read"
EXPORTED = (
    "jsonl", "csv", "parquet", "sqlite", "duckdb", "schema-org", "web-annotation", "spacy", "displacy", "label-studio", "prodigy", "brat",
)  # fmt: skip
"""The forms of export; `claimx.sinks.exports` writes them."""
ORDERED = ("actor", "measure", "source", "place", "period", "unit", "kind", "role", "modality", "article", "value", "confidence")
"""What claims are sorted and grouped by; `claimx.query` knows how."""
_LEXICON = "a folder of words and rules of your own, which go over those of claimx; may be given more than once"
_MODEL = "the spaCy pipeline to read with: a package or a folder (default: the English model that comes with claimx)"


def _add_reading(command: argparse.ArgumentParser, published: str) -> None:
    command.add_argument("--published", type=_day, metavar="DATE", help=f"{published}, as YYYY-MM-DD")
    command.add_argument(
        "--field", action="append", default=[], type=_field, metavar="FACT=NAME",
        help="where rows hold a fact (text, doc_id, published, title, url), for example text=body",
    )  # fmt: skip
    command.add_argument("--model", metavar="NAME", help=_MODEL)
    command.add_argument("--lexicon", action="append", default=[], metavar="FOLDER", help=_LEXICON)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        message = f"{given!r} is not a day of the calendar; write it as YYYY-MM-DD, for example 2017-03-30"
        raise argparse.ArgumentTypeError(message) from error


_FACTS = ("text", "doc_id", "published", "title", "url")


def _field(given: str) -> tuple[str, str]:
    fact, _, name = given.partition("=")
    if fact not in _FACTS or not name:
        message = f"{given!r}: write FACT=NAME with one of {', '.join(_FACTS)} as FACT, for example text=body"
        raise argparse.ArgumentTypeError(message)
    return fact, name


def _offset(given: str) -> int:
    if not given.isdecimal():
        message = f"{given!r} is not an offset; give the number of a character, counted from 0"
        raise argparse.ArgumentTypeError(message)
    return int(given)


def _positive(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        message = f"{given!r} is not a whole number from 1 up"
        raise argparse.ArgumentTypeError(message)
    return int(given)
