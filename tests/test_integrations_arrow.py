"""Arrow, pandas, Polars and DuckDB: claims as typed tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import claimx
from claimx import batch
from claimx.errors import InputError
from claimx.integrations import arrow, frames
from claimx.sources import Options

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

ARTICLES: list[dict[str, Any]] = [
    {"id": "a", "text": "Sales rose 4% in 2016, Ardent Foods said. The company has 12 shops.", "date": "2017-03-30"},
    {"id": "b", "text": "Nothing was counted.", "date": None},
    {"id": "c", "text": None, "date": "2017-03-30"},
    {"id": "d", "text": "Nordhav Ferries carried 900,000 passengers on Thursday.", "date": "30 March"},
]


def articles(rows: list[dict[str, Any]] = ARTICLES) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows)


def test_a_batch_of_articles_gives_a_batch_of_claims(nlp: Language) -> None:
    made = arrow.process_batch(articles(), nlp=nlp)
    assert made.schema == arrow.CLAIMS
    rows = made.to_pylist()
    assert [(row["doc_id"], row["quantity_text"]) for row in rows] == [("a", "4%"), ("a", "12"), ("d", "900,000")]
    assert (rows[0]["quantity_value"], rows[0]["period_first_day"], rows[0]["direction"]) == (4.0, date(2016, 1, 1), "up")


def test_the_claims_are_those_of_extract(nlp: Language) -> None:
    [first] = [row for row in arrow.process_batch(articles(), nlp=nlp).to_pylist() if row["quantity_text"] == "4%"]
    [claim] = [c for c in claimx.extract(ARTICLES[0]["text"], published="2017-03-30", doc_id="a", nlp=nlp) if c.quantity.text == "4%"]
    assert (first["id"], first["confidence"], first["sentence_text"]) == (claim.id, claim.confidence, claim.sentence.text)


def test_the_file_that_a_batch_writes_has_the_same_table(nlp: Language, tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_batches([articles(ARTICLES[:2])]), tmp_path / "articles.parquet")
    done = batch.run([tmp_path / "articles.parquet"], tmp_path / "out", format="parquet", workers=1)
    written = pq.read_table(done.out / "claims-00000.parquet")
    assert written.equals(pa.Table.from_batches([arrow.process_batch(articles(ARTICLES[:2]), nlp=nlp)]))


@pytest.mark.parametrize("texts", [pa.array([b"12 men marched."]), pa.array([["12 men marched."]]), pa.array([12])])
def test_a_column_of_texts_that_are_none_is_refused_and_not_read_as_empty(nlp: Language, texts: pa.Array) -> None:
    with pytest.raises(InputError, match=r"column of texts holds \w+; want strings"):
        arrow.process_batch(pa.RecordBatch.from_arrays([texts], names=["text"]), nlp=nlp)


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())])
def test_texts_of_every_arrow_type_of_strings_are_read(nlp: Language, kind: pa.DataType) -> None:
    texts = pa.array(["12 men marched.", None], kind)
    assert arrow.process_batch(pa.RecordBatch.from_arrays([texts], names=["text"]), nlp=nlp).num_rows == 1


def test_rows_without_an_id_are_named_after_their_content(nlp: Language) -> None:
    rows = [{"text": "12 men marched."}, {"text": "9 women marched."}]
    together = arrow.process_batch(articles(rows), nlp=nlp).column("doc_id").to_pylist()
    apart = [arrow.process_batch(articles([row]), nlp=nlp).column("doc_id").to_pylist()[0] for row in rows]
    assert together == apart
    assert len(set(together)) == 2


def test_no_claims_have_the_same_columns(nlp: Language) -> None:
    for rows in ([ARTICLES[1]], []):
        made = arrow.process_batch(pa.RecordBatch.from_pylist(rows, schema=articles().schema), nlp=nlp)
        assert (made.num_rows, made.schema) == (0, arrow.CLAIMS)


def test_a_batch_without_texts_is_refused(nlp: Language) -> None:
    with pytest.raises(InputError, match="no column of texts; looked for text, body, content, found headline"):
        arrow.process_batch(articles([{"headline": "Sales up 4%"}]), nlp=nlp)


def test_texts_under_another_name(nlp: Language) -> None:
    options = Options(fields={**Options().fields, "text": ("story",)})
    made = arrow.process_batch(articles([{"story": "12 men marched."}]), nlp=nlp, options=options)
    assert made.column("quantity_value").to_pylist() == [12.0]


def test_an_article_that_fails_takes_no_other_with_it(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    true_pipe = arrow.pipe

    def pipe(given: list[Any], **more: Any) -> Any:
        if any("12 shops" in article.text for article in given):
            message = "no shops today"
            raise ValueError(message)
        return true_pipe(given, **more)

    monkeypatch.setattr(arrow, "pipe", pipe)
    assert arrow.process_batch(articles(), nlp=nlp).column("doc_id").to_pylist() == ["d"]
    assert "article a was left out: ValueError: no shops today" in caplog.text


def test_a_fault_that_no_article_outlives_is_raised(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def pipe(_given: list[Any], **_: Any) -> Any:
        message = "out of order"
        raise ValueError(message)

    monkeypatch.setattr(arrow, "pipe", pipe)
    with pytest.raises(ValueError, match="out of order"):
        arrow.process_batch(articles(), nlp=nlp)


TEXTS = [{"text": row["text"], "doc_id": row["id"], "published": "2017-03-30"} for row in ARTICLES if row["text"]]


def test_a_pyarrow_table_in_one_call(nlp: Language) -> None:
    made = frames.to_arrow(TEXTS, nlp=nlp)
    assert made.schema == arrow.CLAIMS
    assert made.column("quantity_value").to_pylist() == [4.0, 12.0, 900_000.0]


def test_a_pandas_frame_in_one_call(nlp: Language) -> None:
    pytest.importorskip("pandas")
    made = frames.to_pandas(TEXTS, nlp=nlp)
    assert made["quantity_value"].tolist() == [4.0, 12.0, 900_000.0]
    assert made["period_first_day"].iloc[0] == date(2016, 1, 1)
    assert str(made.dtypes["quantity_start"]) == "int64[pyarrow]"
    assert str(made.dtypes["period_first_day"]) == "date32[day][pyarrow]"


def test_a_polars_frame_in_one_call(nlp: Language) -> None:
    polars = pytest.importorskip("polars")
    made = frames.to_polars(TEXTS, nlp=nlp)
    assert made["quantity_value"].to_list() == [4.0, 12.0, 900_000.0]
    assert (made.schema["quantity_value"], made.schema["period_first_day"], made.schema["period_inherited"]) == (
        polars.Float64, polars.Date, polars.Boolean,
    )  # fmt: skip


def test_a_duckdb_relation_in_one_call(nlp: Language) -> None:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    made = frames.to_duckdb(TEXTS, nlp=nlp, connection=connection)
    assert made.filter("quantity_unit = '%'").project("doc_id, quantity_value, year(period_first_day)").fetchall() == [("a", 4.0, 2016)]


def test_a_missing_library_names_its_extra(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(InputError, match=r'pip install "claimx\[polars\]"'):
        frames.to_polars(TEXTS, nlp=nlp)


@pytest.mark.parametrize(("library", "kind"), [("pandas", "DataFrame"), ("polars", "DataFrame"), ("pyarrow", "table")])
def test_a_data_frame_is_no_stream_of_articles_and_its_rows_are_asked_for(nlp: Language, library: str, kind: str) -> None:
    made = getattr(pytest.importorskip(library), kind)({"text": ["12 men marched."]})
    with pytest.raises(InputError, match="yields its columns; want its rows"):
        frames.to_arrow(made, nlp=nlp)


def test_a_column_of_a_data_frame_is_a_stream_of_articles(nlp: Language) -> None:
    pandas = pytest.importorskip("pandas")
    assert frames.to_arrow(pandas.Series(["12 men marched."]), nlp=nlp).num_rows == 1
