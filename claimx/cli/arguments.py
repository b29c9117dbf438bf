"""What can be asked for on the command line: what every command is made of, and the options that several share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimx.sources import Options


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
        from claimx.sources import FIELDS, Options

        return Options(fields={**FIELDS, **{fact: (name,) for fact, name in self.field}}, published=self.published)


class Command(NamedTuple):
    """A command: its name, what it does, the examples that teach it, what adds its options, and what runs it to an exit code."""

    name: str
    does: str
    examples: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Arguments], int]


RESULTS = "what a batch wrote (its folder), claims in JSON Lines, CSV or Parquet, a record in JSON, or articles to read"
EXPORTED = (
    "jsonl", "csv", "parquet", "sqlite", "duckdb", "schema-org", "web-annotation", "spacy", "displacy", "label-studio", "prodigy", "brat",
)  # fmt: skip
"""The forms of export; `claimx.sinks.exports` writes them."""
ORDERED = ("actor", "measure", "source", "place", "period", "unit", "kind", "role", "modality", "article", "value", "confidence")
"""What claims are sorted and grouped by; `claimx.query` knows how."""
_LEXICON = "a folder of words and rules of your own, which go over those of claimx; may be given more than once"
_MODEL = "the spaCy pipeline to read with: a package or a folder (default: the English model that comes with claimx)"


def add_reading(command: argparse.ArgumentParser, published: str) -> None:
    """Add the options of a command that reads articles; `published` says what its date is for."""
    command.add_argument("--published", type=_day, metavar="DATE", help=f"{published}, as YYYY-MM-DD")
    command.add_argument(
        "--field", action="append", default=[], type=_field, metavar="FACT=NAME",
        help="where rows hold a fact (text, doc_id, published, title, url), for example text=body",
    )  # fmt: skip
    add_model(command)


def add_model(command: argparse.ArgumentParser) -> None:
    """Add the options that say what is read with."""
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


def offset(given: str) -> int:
    """A place in a text, counted in characters from 0."""
    if not given.isdecimal():
        message = f"{given!r} is not an offset; give the number of a character, counted from 0"
        raise argparse.ArgumentTypeError(message)
    return int(given)


def positive(given: str) -> int:
    """A whole number from 1 up."""
    if not given.isdecimal() or int(given) < 1:
        message = f"{given!r} is not a whole number from 1 up"
        raise argparse.ArgumentTypeError(message)
    return int(given)
