"""Sources: what files hold, whatever is in them."""

from __future__ import annotations

import csv
import gzip
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from claimx import extras
from claimx.errors import InputError
from claimx.sources import FIELDS, Item, Opened, Options, Place, items, open_item, places, read_one

SAID = "Sales rose 4% to €1.2bn in 2016, Ardent Foods said.\r\nThe café chain “Brûlé” sold 300 loaves."


def all_of(path: Path, options: Options | None = None) -> list[Item]:
    return [item for place in places([path]) for item in items(place, options or Options())]


def opened(path: Path, options: Options | None = None) -> list[Opened]:
    return [open_item(item, options or Options()) for item in all_of(path, options)]


# Files of each type


ROWS: list[dict[str, Any]] = [
    {"id": "first", "text": "Sales rose 4%.", "published": "2017-03-30", "title": "Sales up", "url": "a://b"},
    {"id": "second", "text": "It cut 300 jobs.", "published": None, "title": None, "url": None},
]


def write_rows(path: Path) -> Path:
    kind = path.name.removesuffix(".gz").removesuffix(".zst").rsplit(".", 1)[1]
    if kind == "parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), path)
        return path
    if kind == "json":
        data = json.dumps(ROWS).encode()
    elif kind == "jsonl":
        data = "\n".join(json.dumps(row) for row in ROWS).encode()
    else:
        mark = "\t" if kind == "tsv" else ","
        lines = [list(ROWS[0]), *([value or "" for value in row.values()] for row in ROWS)]
        data = "\n".join(mark.join(line) for line in lines).encode()
    if path.suffix == ".gz":
        data = gzip.compress(data)
    if path.suffix == ".zst":
        data = zstandard.compress(data)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "name", ["a.json", "a.jsonl", "a.csv", "a.tsv", "a.parquet", "a.jsonl.gz", "a.jsonl.zst", "a.csv.gz", "a.json.zst", "A.JSONL"]
)
def test_rows_of_every_type_are_the_same_articles(tmp_path: Path, name: str) -> None:
    first, second = (found.article for found in opened(write_rows(tmp_path / name.lower()).rename(tmp_path / name)))
    assert (first.doc_id, first.text, first.published) == ("first", "Sales rose 4%.", date(2017, 3, 30))
    assert (first.title, first.url) == ("Sales up", "a://b")
    assert (second.doc_id, second.text, second.published) == ("second", "It cut 300 jobs.", None)
    assert (second.title, second.url) == (None, None)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.txt.gz", "a.md.zst"])
def test_a_text_is_the_file_as_it_stands(tmp_path: Path, name: str) -> None:
    data = SAID.encode()
    packed = gzip.compress(data) if name.endswith(".gz") else zstandard.compress(data) if name.endswith(".zst") else data
    (tmp_path / name).write_bytes(packed)
    [found] = opened(tmp_path)
    assert found.article.text == SAID
    assert found.article.doc_id == "a"


def test_a_page_gives_its_main_text_title_and_date(tmp_path: Path) -> None:
    body = "".join(
        f"<p>Ardent Foods sold {n} thousand loaves in its shops in the week, the company said on Monday.</p>" for n in range(20, 30)
    )
    page = (
        "<html><head><title>Ardent sells more bread</title>"
        "<meta property='article:published_time' content='2017-03-30T10:00:00Z'></head>"
        "<body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<article><h1>Ardent sells more bread</h1>{body}</article></body></html>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    [found] = opened(tmp_path)
    assert found.article.published == date(2017, 3, 30)
    assert found.article.title == "Ardent sells more bread"
    assert "sold 25 thousand loaves" in found.article.text
    assert "Home" not in found.article.text


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(InputError, match="no main text"):
        opened(tmp_path)


def test_a_missing_library_is_named_by_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    (tmp_path / "page.html").write_text("<p>12 men</p>", encoding="utf-8")
    monkeypatch.setattr(extras.importlib, "import_module", absent)
    with pytest.raises(InputError, match=r'pip install "claimx\[html\]"'):
        opened(tmp_path)


def test_a_companion_file_states_facts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 men", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"published": "2017-03-30", "title": "Men"}', encoding="utf-8")
    [found] = opened(tmp_path)
    assert (found.article.published, found.article.title, found.article.text) == (date(2017, 3, 30), "Men", "12 men")


def test_fields_can_be_mapped(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"maintext": "12 men", "when": "2017-03-30"}', encoding="utf-8")
    options = Options(fields={**FIELDS, "text": ("maintext",), "published": ("when",)})
    [found] = opened(tmp_path, options)
    assert (found.article.text, found.article.published, found.article.doc_id) == ("12 men", date(2017, 3, 30), "a#1")


def test_the_date_for_all_is_for_those_that_state_none(tmp_path: Path) -> None:
    options = Options(published=date(2001, 1, 1))
    days = [found.article.published for found in opened(write_rows(tmp_path / "a.jsonl"), options)]
    assert days == [date(2017, 3, 30), date(2001, 1, 1)]


def test_an_article_with_an_impossible_date_is_read_without_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "12 men", "published": "2017-13-45"}', encoding="utf-8")
    [found] = opened(tmp_path)
    assert found.article.published is None
    assert "'2017-13-45' is not a date" in found.notes[0]


def test_halves_of_surrogate_pairs_are_replaced_one_for_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "\\ud83d 12 men"}', encoding="utf-8")
    [found] = opened(tmp_path)
    assert found.article.text == "\ufffd 12 men"
    assert found.notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_csv_in_its_encodings(tmp_path: Path, encoding: str) -> None:
    with (tmp_path / "a.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows([["id", "body"], ["one", 'He said:\n"12 cafés"; more']])
    [found] = opened(tmp_path)
    assert found.article.text == 'He said:\n"12 cafés"; more'


# What is wrong in one place does not spoil the rest


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "broken', "not valid JSON"),
        ("[1, 2]", "want an object"),
        ('{"id": "x"}', "has no text"),
        ('{"id": "x", "text": 12}', "its text is a int"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, problem: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "1 man"}}\n{line}\n\n{{"text": "2 men"}}\n', encoding="utf-8")
    first, bad, last = all_of(tmp_path)
    assert [open_item(item, Options()).article.text for item in (first, last)] == ["1 man", "2 men"]
    assert last.origin.endswith("a.jsonl line 4")
    with pytest.raises(InputError, match=problem):
        open_item(bad, Options())


def test_an_empty_text_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.json").write_text('{"text": ""}', encoding="utf-8")
    assert [found.article.text for found in opened(tmp_path)] == ["", ""]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.gz", gzip.compress(b"12 men" * 1000)[:50]),
        ("a.txt.gz", b"no gzip at all"),
        ("a.jsonl.zst", b"no zstandard at all"),
        ("a.parquet", b"PAR1 and nothing more"),
        ("a.json", b'{"text": '),
        ("a.json", b"\x00\x01\x02\x03" * 50),
        ("a.doc", b"\xd0\xcf\x11\xe0"),
        ("a", b"12 men"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_item_with_a_problem(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    [item] = all_of(tmp_path)
    assert item.problem
    assert item.origin == str(tmp_path / name)


def test_a_compressed_file_that_is_cut_short_says_so(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-12])
    assert [bool(item.problem) for item in all_of(path)][-1]


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path) -> None:
    [item] = items(Place(tmp_path / "gone.txt", "gone"), Options())
    assert item.problem == "cannot be read: No such file or directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX")
def test_a_pipe_with_a_name_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    [item] = all_of(tmp_path)
    assert "is no regular file" in str(item.problem)
    with pytest.raises(InputError, match=r"a\.txt: is no regular file"):
        read_one(tmp_path / "a.txt", Options())


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="what a shell hands over for <(command) stands there")
def test_what_a_command_writes_is_read_from_its_descriptor() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"12 men")
    os.close(writer)
    assert read_one(Path(f"/dev/fd/{reader}"), Options()).article.text == "12 men"
    os.close(reader)


def test_a_folder_that_is_not_gone_into_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "tied").symlink_to(tmp_path / "shut")
    look = os.scandir

    def scandir(path: Path) -> Any:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    shut, tied = (item.problem for item in all_of(tmp_path))
    assert shut == "cannot be read: Permission denied"
    assert str(tied).startswith("is a link to a folder, and links to folders are not followed")


def test_a_compressed_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.sources.pages.MAX_BYTES", 1000)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"0" * 10_000_000))
    [item] = all_of(tmp_path)
    assert item.problem is not None
    assert "is larger than" in item.problem


def test_a_line_without_an_end_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.sources.rows.MAX_BYTES", 1000)
    (tmp_path / "a.jsonl").write_text('{"text": "' + "x" * 5000 + '"}\n{"text": "2 men"}\n', encoding="utf-8")
    long, short = all_of(tmp_path)
    assert long.problem is not None
    assert "is longer than" in long.problem
    assert open_item(short, Options()).article.text == "2 men"


# Finding files


def test_articles_are_named_after_their_path_below_the_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a/x.md", "a/y.z.txt.gz", ".hidden.txt", "c.meta.json", "out/claims-00000.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    found = list(places([tmp_path], leave=tmp_path / "out"))
    assert [place.name for place in found] == ["a/x", "a/y.z", "b"]


def test_files_and_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_bytes(b"")
    assert [place.name for place in places([tmp_path / "c.md", str(tmp_path / "*.txt")])] == ["c", "a", "b"]


def test_what_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone: no such file or folder"):
        list(places([tmp_path / "gone"]))


def test_one_article_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="more than one article; use claimx batch"):
        read_one(write_rows(tmp_path / "a.jsonl"), Options())
    (tmp_path / "empty.jsonl").write_bytes(b"")
    with pytest.raises(InputError, match="holds no article"):
        read_one(tmp_path / "empty.jsonl", Options())


def test_a_file_of_unknown_type_is_taken_for_text_when_it_is_asked_for_by_itself(tmp_path: Path) -> None:
    (tmp_path / "story").write_text("12 men", encoding="utf-8")
    assert read_one(tmp_path / "story", Options()).article.text == "12 men"


def test_a_table_in_an_older_encoding_is_read_as_one_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('text,published\n"Sales at Café Noir rose to £4m.",2017-03-30\nPlain words.,\n'.encode("cp1252"))
    first, second = opened(path)
    assert first.article.text == "Sales at Café Noir rose to £4m."
    assert any("Windows-1252" in note for note in first.notes)
    assert not second.notes


def test_a_cell_that_is_no_text_costs_no_other_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\nIt cut 40 jobs.\n" + b"\x01\xff" * 40 + b"\nIt cut 50 jobs.\n")
    found = all_of(path)
    assert [item.facts.get("text") for item in found] == ["It cut 40 jobs.", None, "It cut 50 jobs."]
    assert found[1].problem is not None


def test_a_row_of_json_lines_in_an_older_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps({"text": "It cost £4m."}, ensure_ascii=False).encode("cp1252"))
    (found,) = opened(path)
    assert found.article.text == "It cost £4m."
    assert any("Windows-1252" in note for note in found.notes)


@pytest.mark.parametrize(
    "written",
    ["Thu, 30 Mar 2017 10:00:00 GMT", "March 30, 2017", "30 March 2017", 1490868000, 1490868000000, 20170330, "2017-03-30T10:00:00Z"],
)
def test_dates_of_rows_as_files_write_them(tmp_path: Path, written: str | int) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "Sales rose 4%.", "date": written}))
    (found,) = opened(path)
    assert found.article.published == date(2017, 3, 30)
    assert not found.notes


@pytest.mark.parametrize("written", ["March 2017", "yesterday", "soon", -5, 2017, True, 20171399])
def test_what_is_no_date_of_a_row_is_noted(tmp_path: Path, written: str | int) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "Sales rose 4%.", "date": written}))
    (found,) = opened(path)
    assert found.article.published is None
    assert any("is not a date" in note for note in found.notes)
