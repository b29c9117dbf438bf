"""Articles in, claims out, as Arrow record batches: what every engine that speaks Arrow can call.

A batch of articles has a column of texts under a name that `claimx batch` knows (`text`, `body`, `content`), and may have an
id, a date, a title and a URL (see `claimx.sources.item.FIELDS`); other columns are left alone. A batch of claims has the flat
typed columns of `CLAIMS`, as the Parquet files of `claimx batch` have. Needs `pip install "claimx[arrow]"`.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from claimx.errors import ClaimxError, InputError
from claimx.model import Claim
from claimx.pipeline import ArticleLike, load, pipe
from claimx.reading import Read
from claimx.sinks.arrow import schema, table
from claimx.sinks.columns import Row
from claimx.sources.article import article_of
from claimx.sources.item import Options, facts_of

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.model import Article

_LOG = logging.getLogger(__name__)
CLAIMS: pa.Schema = schema(Claim)
"""The columns of a batch of claims."""


@cache
def pipeline(model: str | None = None, read: Read = "all") -> Language:
    """The process's own pipeline, loaded once.

    Raises ModelError if the model cannot be used.
    """
    return load(model, read=read)


def process_batch(batch: pa.RecordBatch, *, nlp: Language | None = None, options: Options | None = None) -> pa.RecordBatch:
    """The claims of a batch of articles, in the articles' order.

    A row without an id is named after its content, so that it gets the same id wherever it is read. A row without text has
    no claims, and a date that is none is passed over: on an engine, one bad row must not stop a job. `nlp` is a pipeline from
    `claimx.load`, by default one that the process keeps; `options` names other columns. Raises InputError if there is no
    column of texts, or what it holds are none.
    """
    options = options or Options()
    wanted = {name for names in options.fields.values() for name in names}
    if not set(options.fields["text"]) & set(batch.schema.names):
        message = f"the batch has no column of texts; looked for {', '.join(options.fields['text'])}, found {', '.join(batch.schema.names)}"
        raise InputError(message)
    rows = batch.select([name for name in batch.schema.names if name in wanted]).to_pylist()
    articles = [article for row in rows if (article := _article(row, options)) is not None]
    return _batch(_claims(articles, nlp or pipeline()))


def process_batches(batches: Iterable[pa.RecordBatch], *, nlp: Language | None = None) -> Iterator[pa.RecordBatch]:
    """A batch of claims for each batch of articles."""
    return (process_batch(batch, nlp=nlp) for batch in batches)


def claims_table(articles: Iterable[ArticleLike], *, nlp: Language | None = None) -> pa.Table:
    """The claims of any articles that `claimx.pipe` takes, as one table."""
    records = pipe(articles, nlp=nlp or pipeline())
    return table(Claim, (Row(claim.doc_id, claim) for record in records for claim in record.claims))


def _article(row: dict[str, Any], options: Options) -> Article | None:
    facts = facts_of(row, options.fields)
    text = facts.get("text")
    if text is None:
        return None
    if not isinstance(text, str):
        message = f"the column of texts holds {type(text).__name__}; want strings"
        raise InputError(message)
    name = facts.get("doc_id")
    if name is None:
        known = "\0".join([text, *(str(facts.get(fact, "")) for fact in ("published", "title", "url"))])
        name = "text-" + hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return article_of(str(name), text, facts, options).article


def _claims(articles: Sequence[Article], nlp: Language) -> list[Claim]:
    """The claims of all articles; where reading them together fails, each is read alone.

    Those that fail are left out with a warning in the log. If all of several fail, the fault is not theirs, and it is raised.
    """
    try:
        return [claim for record in pipe(articles, nlp=nlp) for claim in record.claims]
    except ClaimxError:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, it is found out article by article
        return _one_by_one(articles, nlp)


def _one_by_one(articles: Sequence[Article], nlp: Language) -> list[Claim]:
    claims: list[Claim] = []
    failed: list[Exception] = []
    for article in articles:
        try:
            claims += [claim for record in pipe([article], nlp=nlp) for claim in record.claims]
        except Exception as error:  # noqa: BLE001 - one bad article never stops a job
            failed.append(error)
            _LOG.warning("article %s was left out: %s: %s", article.doc_id, type(error).__name__, error)
    if len(failed) == len(articles) > 1:
        raise failed[0]
    return claims


def _batch(claims: Sequence[Claim]) -> pa.RecordBatch:
    made = table(Claim, (Row(claim.doc_id, claim) for claim in claims)).combine_chunks()
    return next(iter(made.to_batches()), pa.RecordBatch.from_pylist([], schema=CLAIMS))
