"""Sinks: tables of claims in each form, and files that are whole or absent."""

from __future__ import annotations

import csv
import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimx.errors import InputError, OutputError
from claimx.model import Article, Attribution, Claim, Link, Measure, Mention, Part, Period, Quantity, Record
from claimx.sinks import WRITERS, rows_of, tables, whole
from claimx.sinks.arrow import schema
from claimx.sinks.columns import columns
from claimx.sinks.saved import is_saved, read_claims, read_results

TEXT = 'Sales rose 4%\nto 5%, "Reuters" said.'
VIA = Attribution(source=None, content=(Part.of(TEXT, 0, 13),), kind="indirect", rule="outer")
CLAIM = Claim(
    id="c1",
    doc_id="a",
    sentence=Part.of(TEXT, 0, len(TEXT)),
    quantity=Quantity(text="4%", start=11, end=13, value=Decimal("4.10"), high=Decimal(5), unit="%", kind="percent", rule="r"),
    role="change",
    direction="up",
    measure=Measure(text="Sales", start=0, end=5, head="Sales"),
    period=Period(
        text="2016", start=None, end=None, first_day=date(2016, 1, 1), granularity="year", timex_type="DATE", timex_value="2016", rule="p"
    ),
    attribution=Attribution(
        source=Mention(text="Reuters", start=22, end=29, name="Reuters"),
        content=(Part.of(TEXT, 0, 19),),
        kind="indirect",
        via=VIA,
        rule="s",
    ),
    links=(Link(relation="change_of", claim="c2"),),
    confidence=0.5,
    found_by={"quantity": "r"},
)
BARE = Claim(id="c2", doc_id="a", sentence=CLAIM.sentence, quantity=CLAIM.quantity, role="level", confidence=0.25)
RECORD = Record(
    doc_id="a",
    published=date(2017, 3, 30),
    published_from="metadata",
    quantities=(CLAIM.quantity,),
    attributions=(VIA,),
    claims=(CLAIM, BARE),
)
ARTICLE = Article(text=TEXT, doc_id="a", published=date(2017, 3, 30))


def write(path: Path, name: str = "claims") -> Path:
    table = tables(layers=True)[name]
    count = WRITERS[path.suffix[1:]](path, table.kind, rows_of(table, [(ARTICLE, RECORD)]))
    assert count == len(list(rows_of(table, [(ARTICLE, RECORD)])))
    return path


def test_json_lines_hold_the_claims_in_their_json_form(tmp_path: Path) -> None:
    lines = write(tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [CLAIM.to_dict(), BARE.to_dict()]


def test_saved_claims_come_back_as_they_were(tmp_path: Path) -> None:
    for form in WRITERS:
        folder = tmp_path / form
        folder.mkdir()
        path = write(folder / f"claims-00000.{form}")
        assert is_saved(path)
        assert is_saved(folder)
        assert list(read_claims(path)) == [CLAIM, BARE]
        assert list(read_claims(folder)) == [CLAIM, BARE]


@pytest.mark.parametrize("form", WRITERS)
def test_a_batch_with_layers_comes_back_with_its_articles(tmp_path: Path, form: str) -> None:
    for name in ("claims", "articles"):
        write(tmp_path / f"{name}-00000.{form}", name)
    (result,) = read_results(tmp_path)
    assert (result.text, result.record.claims) == (TEXT, (CLAIM, BARE))
    assert (result.record.published, result.record.published_from) == (date(2017, 3, 30), "metadata")


def test_a_table_of_something_else_holds_no_claims(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text("text,date\n7 men,2016-01-01\n", encoding="utf-8")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    assert not is_saved(tmp_path / "articles.csv")
    assert not is_saved(tmp_path / "broken.parquet")
    assert not is_saved(tmp_path)


@pytest.mark.parametrize(("data", "problem"), [("{", "line 1"), ('{"id": "x"}', "not a Claim"), ("[]", "not a Claim")])
def test_what_holds_no_claims_is_said(tmp_path: Path, data: str, problem: str) -> None:
    (tmp_path / "a.jsonl").write_text(data, encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        list(read_claims(tmp_path / "a.jsonl"))
    with pytest.raises(InputError, match="holds no claims-"):
        list(read_claims(tmp_path))


def test_csv_is_flat_and_keeps_text_and_nested_values(tmp_path: Path) -> None:
    with write(tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        full, bare = csv.DictReader(file)
    assert full["sentence_text"] == TEXT
    assert (full["quantity_value"], full["quantity_high"], full["period_first_day"], full["period_inherited"]) == (
        "4.10", "5", "2016-01-01", "false",
    )  # fmt: skip
    assert full["attribution_source_name"] == "Reuters"
    assert json.loads(full["links"]) == [{"relation": "change_of", "claim": "c2"}]
    assert json.loads(full["found_by"]) == {"quantity": "r"}
    assert json.loads(full["attribution_via"])["rule"] == "outer"
    assert {bare["measure_text"], bare["period_first_day"], bare["attribution_via"], bare["direction"]} == {""}


def test_parquet_is_flat_and_typed(tmp_path: Path) -> None:
    table = pq.read_table(write(tmp_path / "claims.parquet"))
    full, bare = table.to_pylist()
    types = {name: table.schema.field(name).type for name in ("quantity_value", "quantity_start", "period_first_day", "period_inherited")}
    assert list(types.values()) == [pa.float64(), pa.int64(), pa.date32(), pa.bool_()]
    assert (full["quantity_value"], full["period_first_day"], full["measure_text"]) == (4.1, date(2016, 1, 1), "Sales")
    assert full["links"] == [{"relation": "change_of", "claim": "c2"}]
    assert full["found_by"] == [("quantity", "r")]
    assert full["attribution_content"] == [{"text": TEXT[:19], "start": 0, "end": 19}]
    assert (bare["measure_text"], bare["links"], bare["period_first_day"]) == (None, [], None)


def test_an_empty_table_has_the_same_columns(tmp_path: Path) -> None:
    kind = tables(layers=False)["claims"].kind
    WRITERS["parquet"](tmp_path / "a.parquet", kind, [])
    assert pq.read_schema(tmp_path / "a.parquet").names == schema(kind).names == [column.name for column in columns(kind)]


def test_layers_name_their_article(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in write(tmp_path / "q.jsonl", "quantities").read_text(encoding="utf-8").splitlines()]
    assert [(row["doc_id"], row["text"], row["value"]) for row in rows] == [("a", "4%", 4.1)]
    [row] = pq.read_table(write(tmp_path / "t.parquet", "attributions")).to_pylist()
    assert (row["doc_id"], row["kind"]) == ("a", "indirect")


def test_the_articles_table_holds_the_text_that_offsets_refer_to(tmp_path: Path) -> None:
    [row] = pq.read_table(write(tmp_path / "articles.parquet", "articles")).to_pylist()
    assert row == {"doc_id": "a", "published": date(2017, 3, 30), "published_from": "metadata", "title": None, "url": None, "text": TEXT}


def test_only_claims_without_layers() -> None:
    assert list(tables(layers=False)) == ["claims"]
    assert list(tables(layers=True)) == ["claims", "articles", "quantities", "periods", "attributions"]


def test_a_file_is_whole_or_absent(tmp_path: Path) -> None:
    def fail() -> None:
        with whole(tmp_path / "a.txt") as draft:
            draft.write_text("half", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []
    with whole(tmp_path / "a.txt") as draft:
        draft.write_text("all", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    def fail() -> Any:
        with whole(tmp_path / "no" / "a.txt") as draft:
            draft.write_text("x", encoding="utf-8")

    with pytest.raises(OutputError, match=r"a\.txt: cannot be written"):
        fail()


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    for old in (True, False):
        (tmp_path / f"link-{old}").symlink_to(f"file-{old}")
        if old:
            (tmp_path / "file-True").write_text("old", encoding="utf-8")
        with whole(tmp_path / f"link-{old}") as draft:
            draft.write_text("new", encoding="utf-8")
        assert (tmp_path / f"link-{old}").is_symlink()
        assert (tmp_path / f"file-{old}").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX")
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    for name in ("pipe", "link"):
        with pytest.raises(OutputError, match=rf"{name}: is no regular file"), whole(tmp_path / name) as draft:
            draft.write_text("new", encoding="utf-8")
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    with pytest.raises(OutputError, match="link: cannot be written"), whole(tmp_path / "link") as draft:
        draft.write_text("new", encoding="utf-8")
