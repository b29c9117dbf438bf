"""The command line as a user meets it."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimx import cli, pipeline
from claimx.batch import release, work

if TYPE_CHECKING:
    from spacy.language import Language

GOLDEN = Path(__file__).parent / "golden" / "help"
TEXT = "Sales rose 4% to $1.2bn in 2016, Ardent Foods said. It may close about 30 shops."


@pytest.fixture(autouse=True)
def loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands read with the pipeline that all tests share."""
    monkeypatch.setattr(pipeline, "load", lambda *_, **__: nlp)
    for module in (work, release):
        monkeypatch.setattr(module, "pipeline", lambda *_, **__: nlp)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ardent.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = cli.main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("command", ["", "extract", "batch", "explain", "show", "check", "report", "export", "query", "evaluate"])
def test_help_is_the_documented_one(command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """White space apart, which Python's versions set differently."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    code, out, _ = run(capsys, *command.split(), "--help")
    assert code == 0
    golden = (GOLDEN / f"{command or 'claimx'}.txt").read_text(encoding="utf-8")
    assert re.sub(r"\s+", "", out) == re.sub(r"\s+", "", golden)


def test_help_loads_no_model() -> None:
    code = "import sys; from claimx.cli import parser; parser().format_help(); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "numpy", "pydantic", "rich", "claimx.pipeline"} & set(modules)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--version")
    assert (code, re.fullmatch(r"claimx \d+\.\d+\.\d+\S*\n", out) is not None) == (0, True)


def test_the_table_has_a_row_for_each_claim(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "extract", article)
    head, *rows = out.splitlines()
    assert (code, err) == (0, "")
    assert head.split() == ["figure", "measure", "actor", "period", "source", "modality", "role", "sure"]
    assert [row.split("  ")[0] for row in rows] == ["4%", "$1.2bn", "about 30"]
    assert "Ardent Foods" in rows[0]
    assert "2016" in rows[0]
    assert "possible" in rows[2]
    assert "\x1b" not in out


def test_json_is_the_article_record(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "extract", article, "--format", "json", "--published", "2017-03-30")
    record: dict[str, Any] = json.loads(out)
    assert list(record) == [
        "doc_id",
        "title",
        "published",
        "published_from",
        "url",
        "agency",
        "quantities",
        "periods",
        "attributions",
        "claims",
    ]
    assert (record["doc_id"], record["published"]) == ("ardent", "2017-03-30")
    assert [quantity["text"] for quantity in record["quantities"]] == ["4%", "$1.2bn", "30"]
    assert all(TEXT[q["start"] : q["end"]] == q["text"] for q in record["quantities"])


def test_jsonl_is_one_claim_a_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "extract", article, "--format", "jsonl")
    assert [json.loads(line)["quantity"]["text"] for line in out.splitlines()] == ["4%", "$1.2bn", "30"]


def test_no_claims_is_no_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Nothing is counted here.", encoding="utf-8")
    for form in ("table", "jsonl"):
        assert run(capsys, "extract", tmp_path / "a.txt", "--format", form) == (0, "", "")


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("gone.txt", None, "cannot be read: No such file or directory"),
        ("a.txt", bytes(range(256)), "binary"),
        ("a.pdf", b"%PDF-1.7", "is damaged"),
        ("a.json", b"{", "is not valid JSON"),
        ("a.jsonl", b'{"text": "1 man"}\n{"text": "2 men"}', "more than one article; use claimx batch"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, problem: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    code, out, err = run(capsys, "extract", tmp_path / name)
    assert (code, out) == (2, "")
    assert name in err
    assert problem in err


@pytest.mark.parametrize("day", ["2017-02-30", "yesterday", "2017"])
def test_an_impossible_date_is_said(article: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    code, _, err = run(capsys, "extract", article, "--published", day)
    assert code == 2
    assert f"'{day}' is not a day of the calendar; write it as YYYY-MM-DD" in err


def test_a_folder_is_read_and_shown(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (article.parent / "b.docx").write_bytes(b"PK")
    code, out, err = run(capsys, "batch", article.parent, "-o", tmp_path / "out", "--workers", "1")
    assert code == 0
    assert "1 article read, 1 left out, 3 claims" in out
    assert str(tmp_path / "out" / "manifest.json") in out
    assert "b.docx: is no Word document" in err
    code, out, err = run(capsys, "show", tmp_path / "out", "--limit", "2")
    assert [line.split()[0] for line in out.splitlines()] == ["article", "ardent", "ardent"]
    assert "1 more claims are not shown" in err


def test_a_batch_that_can_read_nothing_says_so_by_its_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    assert run(capsys, "batch", tmp_path / "a.docx", "-o", tmp_path / "out")[0] == 1


def test_an_output_folder_that_cannot_be_written_is_said(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "batch", article.parent, "-o", article / "out")
    assert code == 2
    assert "the output folder cannot be written" in err


def test_figures_that_do_not_agree_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Sales at Ardent Foods rose 50% in 2016, to $110m from $100m in 2015.", encoding="utf-8")
    code, out, err = run(capsys, "check", tmp_path, "--format", "jsonl")
    assert code == 0
    assert all(json.loads(line)["places"] for line in out.splitlines())
    assert re.search(r"\d+ claims checked, \d+ findings?", err)


def test_a_report_on_an_article_and_on_what_a_batch_wrote(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, saved, record = tmp_path / "page.html", tmp_path / "saved", tmp_path / "record.json"
    assert run(capsys, "report", article, "-o", page, "--title", "Shops & sales") == (0, f"report: {page}\n", "")
    assert "<h1>Shops &amp; sales</h1>" in page.read_text(encoding="utf-8")
    assert TEXT in page.read_text(encoding="utf-8")
    run(capsys, "batch", article, "-o", saved, "--layers", "--workers", "1")
    record.write_text(run(capsys, "extract", article, "--format", "json")[1], encoding="utf-8")
    for result, whole in ((saved, "true"), (record, "false"), (saved / "claims-00000.jsonl", "false")):
        assert run(capsys, "report", result, "-o", page)[0] == 0
        assert f'"whole":{whole}' in page.read_text(encoding="utf-8")
        assert "about 30" in page.read_text(encoding="utf-8")


def test_claims_are_queried_and_grouped(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "saved.jsonl"
    saved.write_text(run(capsys, "extract", article, "--format", "jsonl")[1], encoding="utf-8")
    _, out, _ = run(capsys, "query", saved, "USD > 1bn", "--format", "jsonl")
    assert [json.loads(line)["quantity"]["text"] for line in out.splitlines()] == ["$1.2bn"]
    _, out, _ = run(capsys, "query", saved, "source = Ardent Foods", "--group", "unit", "--sort", "value")
    assert [line for line in out.splitlines() if line.startswith("unit:")] == ["unit: % (1 claim)", "unit: USD (1 claim)"]
    code, out, err = run(capsys, "query", saved, "banana")
    assert (code, out) == (2, "")
    assert "'banana' is no condition" in err


def test_claims_are_exported(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "claims.jsonld"
    assert run(capsys, "export", article, "--to", "schema-org", "-o", path) == (0, f"3 claims: {path}\n", "")
    assert len(json.loads(path.read_text(encoding="utf-8"))["@graph"]) == 4


def test_a_scored_run_can_be_saved_and_compared_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = {
        "q": "4%", "value": 4, "high": None, "unit": "%", "modifier": None, "role": "change", "direction": "up", "measure": ["sales"],
        "actor": ["Ardent Foods"], "period": [["2016-01-01", "2016-12-31"]], "source": ["Ardent Foods"], "modality": "asserted",
    }  # fmt: skip
    (tmp_path / "gold.json").write_text(json.dumps({"id": "a", "text": TEXT, "claims": [claim]}), encoding="utf-8")
    saved, faults = tmp_path / "saved.jsonl", tmp_path / "faults.tsv"
    code, out, _ = run(capsys, "evaluate", tmp_path / "gold.json", "--save", saved, "--errors", faults, "--format", "json")
    assert code == 0
    assert json.loads(out)["now"]["detection_recall"] == 100
    assert faults.read_text(encoding="utf-8").splitlines()[0] == "article\tfault\tfigure\twanted\tgiven"
    _, out, _ = run(capsys, "evaluate", tmp_path / "gold.json", saved, "--against", saved)
    assert "0 gained (now wholly right)" in out
    assert "0 lost (was wholly right)" in out


@pytest.mark.parametrize("arguments", [["extract"], ["batch", "x"], ["fly"], [], ["batch", "x", "-o", "y", "--field", "body"]])
def test_a_command_that_is_not_whole_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert err.startswith("usage: claimx")


def test_standard_input_and_a_reader_that_closes() -> None:
    command = [sys.executable, "-c", "import sys; from claimx.cli import main; sys.exit(main())", "extract", "-", "--format", "jsonl"]
    done = subprocess.run(command, input="Ardent Foods has 300 caf\xe9s.".encode("cp1252"), capture_output=True, check=True)
    assert json.loads(done.stdout)["quantity"]["text"] == "300"
    assert b"Windows-1252" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("command", ["extract", "explain", "show", "query"])
def test_an_output_that_is_full_is_said(tmp_path: Path, command: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "batch", article, "-o", tmp_path / "out", "--workers", "1")
    given = article if command in {"extract", "explain"} else tmp_path / "out"
    start = [sys.executable, "-c", "import sys; from claimx.cli import main; sys.exit(main())", command, str(given)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(start, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.startswith(b"claimx: standard output cannot be written: ")


@pytest.mark.parametrize("command", ["check", "query", "show"])
def test_a_part_that_is_gone_is_said(tmp_path: Path, command: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    other = tmp_path / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    run(capsys, "batch", article, other, "-o", out, "--workers", "1", "--part", "1")
    for name in ("claims-00001.jsonl", "claims-00000.jsonl"):
        (out / name).unlink()
        code, _, err = run(capsys, command, out)
        assert (code, f"{name}: is missing, though manifest.json names it" in err) == (2, True)


def test_articles_of_one_id_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = ("Sales rose 4% in 2016.", "Costs fell 5% to $3m from $4m. Costs fell 5% to $3m from $4m.")
    places = [tmp_path / folder / "a.txt" for folder in ("one", "two")]
    for place, text in zip(places, texts, strict=True):
        place.parent.mkdir()
        place.write_text(text, encoding="utf-8")
    run(capsys, "batch", *places, "-o", tmp_path / "together", "--workers", "1")
    expected = (tmp_path / "together" / "claims-00000.jsonl").read_text(encoding="utf-8")
    apart = [tmp_path / folder / "out" for folder in ("one", "two")]
    for place, out in zip(places, apart, strict=True):
        run(capsys, "batch", place, "-o", out, "--workers", "1", "--layers")
    for given in (places, apart):
        run(capsys, "export", *given, "--to", "jsonl", "-o", tmp_path / "out.jsonl")
        assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == expected
        run(capsys, "export", *given, "--to", "sqlite", "-o", tmp_path / "out.sqlite")
        with closing(sqlite3.connect(tmp_path / "out.sqlite")) as database:
            assert database.execute("SELECT doc_id, text FROM articles").fetchall() == [("a", texts[0]), ("a~2", texts[1])]


def test_check_takes_what_a_batch_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = "Sales at Alder Foods rose 50% to $412m from $303m."
    (tmp_path / "a.txt").write_text(wrong, encoding="utf-8")
    run(capsys, "batch", tmp_path / "a.txt", "-o", tmp_path / "out", "--workers", "1")
    code, out, err = run(capsys, "check", tmp_path / "out")
    assert code == 0
    assert "50%" in out
    assert "3 claims checked, 1 finding" in err


def test_a_lexicon_of_ones_own_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    own = tmp_path / "own"
    own.mkdir()
    (own / "quantities_currencies.toml").write_text('[[currency]]\nid = "XBN"\nnouns = ["borins"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("Alder Foods had sales of 5 million borins in 2016.", encoding="utf-8")
    _, out, _ = run(capsys, "extract", tmp_path / "a.txt", "--format", "jsonl", "--lexicon", own)
    assert json.loads(out)["quantity"]["unit"] == "XBN"
    run(capsys, "batch", tmp_path / "a.txt", "-o", tmp_path / "out", "--workers", "1", "--lexicon", own)
    before = (tmp_path / "out" / "claims-00000.jsonl").read_text(encoding="utf-8")
    assert json.loads(before)["quantity"]["unit"] == "XBN"
    (own / "quantities_currencies.toml").write_text('[[currency]]\nid = "XBQ"\nnouns = ["borins"]\n', encoding="utf-8")
    _, out, _ = run(capsys, "extract", tmp_path / "a.txt", "--format", "jsonl", "--lexicon", own)
    assert json.loads(out)["quantity"]["unit"] == "XBQ"
    (own / "quantities_currencies.toml").write_text("nonsense = 1\n", encoding="utf-8")
    code, _, err = run(capsys, "extract", tmp_path / "a.txt", "--lexicon", own)
    assert code == 2
    assert "quantities_currencies.toml line 1: 'nonsense' is not known here" in err
