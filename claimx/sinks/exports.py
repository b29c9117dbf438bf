"""One registry of the forms that results are exported to: tables, databases, and the forms of other tools and standards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from claimx.errors import InputError
from claimx.model import Claim
from claimx.sinks.columns import Row
from claimx.sinks.files import whole
from claimx.sinks.formats import WRITERS
from claimx.sinks.names import told_apart
from claimx.sinks.result import Result


class Export(NamedTuple):
    """A form: what it is, and the module of `claimx.sinks` and the function in it that write it to a path."""

    about: str
    module: str
    function: str = "write"

    def write(self, results: Iterable[Result], path: Path) -> int:
        """Write results in this form, each under an id of its own, and give out how many claims there were.

        Raises OutputError if the path cannot be written, InputError if a library is missing or a text that the form needs.
        """
        count = 0

        def counted() -> Iterator[Result]:
            nonlocal count
            for result in told_apart(results):
                count += len(result.record.claims)
                yield result

        write: Callable[[Iterable[Result], Path], None] = getattr(import_module(f"claimx.sinks.{self.module}"), self.function)
        write(counted(), path)
        return count


EXPORTS: Mapping[str, Export] = {
    "jsonl": Export("the claim format, one claim a line", "exports", "write_jsonl"),
    "csv": Export("flat columns", "exports", "write_csv"),
    "parquet": Export("flat typed columns", "exports", "write_parquet"),
    "sqlite": Export("a SQLite database: articles, claims, links", "database", "write_sqlite"),
    "duckdb": Export("a DuckDB database: articles, claims, links", "database", "write_duckdb"),
    "schema-org": Export("schema.org Claim, as JSON-LD", "schema_org"),
    "web-annotation": Export("W3C Web Annotation, as JSON-LD", "web_annotation"),
    "spacy": Export("spaCy DocBin with a span group for each slot", "spacy_docs", "write_docbin"),
    "displacy": Export("displaCy entities, for displacy.render(…, manual=True)", "spacy_docs", "write_displacy"),
    "label-studio": Export("Label Studio tasks with predictions", "label_studio"),
    "prodigy": Export("Prodigy tasks with tokens, spans and relations", "prodigy"),
    "brat": Export("brat standoff: a folder of .txt and .ann", "brat"),
}


def export(results: Iterable[Result], to: str, path: Path) -> int:
    """Write results in a form of `EXPORTS` and give out how many claims there were.

    Raises InputError if there is no such form, and what `Export.write` raises.
    """
    if to not in EXPORTS:
        message = f"{to!r} is no form of export; there are {', '.join(EXPORTS)}"
        raise InputError(message)
    return EXPORTS[to].write(results, path)


def claim_rows(results: Iterable[Result]) -> Iterator[Row]:
    """The rows of the table of claims."""
    for result in results:
        for claim in result.record.claims:
            yield Row(result.record.doc_id, claim)


def write_jsonl(results: Iterable[Result], path: Path) -> None:
    """The claims in the claim format."""
    _write_table("jsonl", results, path)


def write_csv(results: Iterable[Result], path: Path) -> None:
    """The claims as flat columns."""
    _write_table("csv", results, path)


def write_parquet(results: Iterable[Result], path: Path) -> None:
    """The claims as flat typed columns."""
    _write_table("parquet", results, path)


def _write_table(form: str, results: Iterable[Result], path: Path) -> None:
    with whole(path) as draft:
        WRITERS[form](draft, Claim, claim_rows(results))
