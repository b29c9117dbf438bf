"""The tables that a batch writes: claims and, when asked for, the layers that they were made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Self

from claimx.model import Article, Attribution, Claim, Period, Quantity, Record
from claimx.model.article import DateSource
from claimx.sinks.columns import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article as the table `articles` holds it; every offset of its claims refers to this `text`, None where it was not kept."""

    doc_id: str
    published: date | None
    published_from: DateSource | None = None
    title: str | None
    url: str | None
    text: str | None

    @classmethod
    def of(cls, record: Record, text: str | None) -> Self:
        """The row of an article that was read."""
        return cls(
            doc_id=record.doc_id,
            published=record.published,
            published_from=record.published_from,
            title=record.title,
            url=record.url,
            text=text,
        )


class Table(NamedTuple):
    """A table: the class of its rows, and what of an article goes into it."""

    kind: type
    take: Callable[[Article, Record], Sequence[Any]]


CLAIMS: Mapping[str, Table] = {"claims": Table(Claim, lambda _, record: record.claims)}
LAYERS: Mapping[str, Table] = {
    "articles": Table(ArticleRow, lambda article, record: [ArticleRow.of(record, article.text)]),
    "quantities": Table(Quantity, lambda _, record: record.quantities),
    "periods": Table(Period, lambda _, record: record.periods),
    "attributions": Table(Attribution, lambda _, record: record.attributions),
}


def tables(*, layers: bool) -> Mapping[str, Table]:
    """The tables to write, by name: `claims`, and with `layers` also what each component found and the texts."""
    return {**CLAIMS, **LAYERS} if layers else CLAIMS


def rows_of(table: Table, read: Sequence[tuple[Article, Record]]) -> Iterator[Row]:
    """The rows that articles and their records give a table, in order."""
    for article, record in read:
        for item in table.take(article, record):
            yield Row(record.doc_id, item)
