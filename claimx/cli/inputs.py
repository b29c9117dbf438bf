"""From what the command line names to articles and their claims, read now or saved before."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from claimx import pipeline
from claimx.cli.arguments import Arguments
from claimx.errors import InputError
from claimx.model import Article, Record
from claimx.sinks.names import told_apart
from claimx.sinks.result import Result
from claimx.sinks.saved import is_saved, read_results
from claimx.sources import Item, items, open_item, places, read_one

Tell = Callable[[str], None]
"""Is told in words what could not be read, or was read with a note."""


def one(asked: Arguments, tell: Tell) -> tuple[Article, Record]:
    """The article that a file or standard input holds, read; a date that was given goes before the file's own.

    Raises InputError if there is none.
    """
    options = asked.reading()
    if asked.article == "-":
        opened = open_item(Item(origin="standard input", name="stdin", kind=".txt", content=sys.stdin.buffer.read()), options)
    else:
        opened = read_one(Path(asked.article), options)
    for note in opened.notes:
        tell(f"{asked.article}: {note}")
    article = opened.article
    if asked.published is not None:
        article = replace(article, published=asked.published, published_from="given")
    return article, next(pipeline.pipe([article], nlp=pipeline.load(asked.model, lexicon=asked.lexicon or None)))


def results(asked: Arguments, tell: Tell) -> Iterator[Result]:
    """All that was named: what a batch or `claimx extract` saved, and articles, read now; each under an id of its own."""
    return told_apart(_results(asked, tell))


def _results(asked: Arguments, tell: Tell) -> Iterator[Result]:
    for given in asked.inputs:
        if is_saved(Path(given)):
            yield from read_results(Path(given))
        else:
            for article, record in _read([given], asked, tell):
                yield Result.of(article, record)


def _read(inputs: list[str], asked: Arguments, tell: Tell) -> Iterator[tuple[Article, Record]]:
    options = asked.reading()
    waiting: deque[Article] = deque()

    def articles() -> Iterator[Article]:
        for place in places(inputs):
            for item in items(place, options):
                try:
                    waiting.append(open_item(item, options).article)
                    yield waiting[-1]
                except InputError as error:
                    tell(f"left out: {item.origin}: {error}")

    for record in pipeline.pipe(articles(), nlp=pipeline.load(asked.model, lexicon=asked.lexicon or None)):
        yield waiting.popleft(), record
