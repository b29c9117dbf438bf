"""Batches: everything read once, nothing lost, whatever happens on the way."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimx import batch, pipeline
from claimx.batch import Batch, Counts, release, work
from claimx.errors import InputError, OutputError
from claimx.sources import Options

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture
def loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of one worker read with the pipeline that all tests share."""
    for module in (work, release):
        monkeypatch.setattr(module, "pipeline", lambda *_: nlp)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of eight articles with two claims each."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(8):
        text = f"Sales rose {number + 2}% in 2016, Ardent Foods said. The company has {number + 12} shops."
        (folder / f"article-{number}.txt").write_text(text, encoding="utf-8")
    return folder


def run(news: Path, out: Path, **more: Any) -> Batch:
    return batch.run([news], out, **{"workers": 1, "part_size": 3, **more})


def content(out: Path) -> dict[str, bytes]:
    """Every file of a result but the manifest, which also tells how the run went."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


def manifest(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return found


def claims(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(out.glob("claims-*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.usefixtures("loaded")
def test_every_article_is_read_and_listed(news: Path, tmp_path: Path) -> None:
    done = run(news, tmp_path / "out")
    assert done.counts == Counts(articles=8, claims=16, parts=3)
    assert [claim["doc_id"] for claim in claims(done.out)] == [f"article-{n}" for n in range(8) for _ in range(2)]
    listed = manifest(done.out)
    assert [(row["doc_id"], row["claims"]) for row in listed["read"]] == [(f"article-{n}", 2) for n in range(8)]
    assert [row["name"] for row in listed["files"]] == [f"claims-0000{n}.jsonl" for n in range(3)]
    assert listed["claimx"]["model"].startswith("en_core_web_sm")
    assert len(listed["claimx"]["model_digest"]) == len(listed["claimx"]["digest"]) == 64
    assert listed["counts"]["claims"] == 16
    assert listed["options"]["read"] == "all"
    assert listed["left_out"] == []


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_layers_are_tables_of_their_own(news: Path, tmp_path: Path, form: str) -> None:
    done = run(news, tmp_path / "out", format=form, layers=True, part_size=100)
    assert manifest(done.out)["options"]["read"] == "all"
    names = {path.name for path in done.out.glob(f"*.{form}")}
    assert names == {f"{table}-00000.{form}" for table in ("claims", "articles", "quantities", "periods", "attributions")}


@pytest.mark.usefixtures("loaded")
def test_what_is_left_out_is_listed_with_the_reason(news: Path, tmp_path: Path) -> None:
    (news / "b.psd").write_bytes(b"8BPS")
    (news / "c.txt").write_bytes(bytes(range(256)))
    (news / "d.jsonl").write_text('{"text": "12 men"}\n{"oops"\n{"text": "9 women"}', encoding="utf-8")
    (news / "e.txt").symlink_to(news / "gone.txt")
    done = run(news, tmp_path / "out")
    reasons = {Path(row["origin"]).name: row["reason"] for row in manifest(done.out)["left_out"]}
    assert list(reasons) == ["b.psd", "c.txt", "d.jsonl line 2", "e.txt"]
    assert "does not read files of the type .psd" in reasons["b.psd"]
    assert "binary" in reasons["c.txt"]
    assert "not valid JSON" in reasons["d.jsonl line 2"]
    assert "No such file" in reasons["e.txt"]
    assert (done.counts.articles, done.counts.left_out, done.counts.failed) == (10, 4, 0)
    assert [article.origin for article in done.left_out] == [row["origin"] for row in manifest(done.out)["left_out"]]


@pytest.mark.usefixtures("loaded")
def test_notes_on_reading_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("12 cafés".encode("cp1252"))
    done = batch.run([tmp_path / "a.txt"], tmp_path / "out", options=Options(published=date(2017, 3, 30)))
    [row] = manifest(done.out)["read"]
    assert (row["published"], row["characters"]) == ("2017-03-30", 8)
    assert "Windows-1252" in row["notes"][0]


@pytest.mark.usefixtures("loaded")
def test_equal_names_are_told_apart(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "b.txt"):
        (tmp_path / name).write_text("12 men marched.", encoding="utf-8")
    done = batch.run([tmp_path, tmp_path / "a.txt"], tmp_path / "out")
    assert [row["doc_id"] for row in manifest(done.out)["read"]] == ["a", "a~2", "b", "a~3"]
    ids = [claim["id"] for claim in claims(done.out)]
    assert len(set(ids)) == len(ids) == 4


@pytest.mark.usefixtures("loaded")
def test_an_output_folder_among_the_articles_is_not_read(news: Path) -> None:
    for _ in range(2):
        assert run(news, news / "out").counts.articles == 8


@pytest.mark.usefixtures("loaded")
def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    done = run(tmp_path / "news", tmp_path / "out")
    assert done.counts == Counts()
    assert manifest(done.out)["read"] == []


@pytest.mark.usefixtures("loaded")
def test_a_list_of_files_stands_for_what_it_names(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "b.txt").write_text("12 men marched.", encoding="utf-8")
    (tmp_path / "list.txt").write_text(f"news/article-5.txt\r\n\n{more}\nnews/gone.txt\nnews/article-1.txt", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = batch.run(["@list.txt", news / "article-2.txt"], tmp_path / "out")
    assert [row["doc_id"] for row in manifest(done.out)["read"]] == ["article-5", "b", "article-1", "article-2"]
    assert [(row.origin, row.reason) for row in done.left_out] == [("news/gone.txt", "cannot be read: No such file or directory")]


def test_a_list_may_come_from_standard_input(news: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from claimx.cli import main; sys.exit(main())",
        "batch",
        "@-",
        "-o",
        str(tmp_path / "out"),
    ]
    listed = "".join(f"{path}\n" for path in sorted(news.iterdir())[:3])
    done = subprocess.run([*command, "--workers", "1"], check=True, capture_output=True, text=True, input=listed)
    assert "3 articles read, 0 left out, 6 claims" in done.stdout


def test_a_list_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"@gone\.txt: the list of files cannot be read: No such file"):
        batch.run(["@gone.txt"], tmp_path / "out")


# One bad article


def test_an_article_that_fails_takes_no_other_with_it(news: Path, tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded(*_: object) -> Language:
        return nlp

    true_pipe = pipeline.pipe

    def pipe(articles: list[Any], **more: Any) -> Iterator[Any]:
        if any("14 shops" in article.text for article in articles):
            message = "no shops today"
            raise ValueError(message)
        return true_pipe(articles, **more)

    monkeypatch.setattr(work, "pipeline", loaded)
    monkeypatch.setattr(release, "pipeline", loaded)
    monkeypatch.setattr(pipeline, "pipe", pipe)
    done = run(news, tmp_path / "out")
    assert (done.counts.articles, done.counts.failed, done.counts.claims) == (7, 1, 14)
    [failed] = done.left_out
    assert (failed.doc_id, failed.reason, failed.failed) == ("article-2", "ValueError: no shops today", True)


def test_an_article_that_kills_its_worker_takes_no_other_with_it(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the workers, reading one of the articles ends the process as a want of memory would."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os\n"
        "from claimx.batch import work\n"
        "true = work.open_item\n"
        "work.open_item = lambda item, options: os._exit(9) if b'15 shops' in item.content else true(item, options)\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    for number in range(4, 8):
        (news / f"article-{number}.txt").unlink()
    done = run(news, tmp_path / "out", part_size=2, workers=2)
    assert (done.counts.articles, done.counts.failed, done.counts.claims) == (3, 1, 6)
    assert [(row.doc_id, row.failed) for row in done.left_out] == [("article-3", True)]
    assert "worker process died" in done.left_out[0].reason


def test_attributions_without_a_figure_are_in_the_layers(tmp_path: Path) -> None:
    """With layers, every attribution is promised; the claims are the same as without."""
    filler = "".join(f"The weather was fine in {place}.\n\n" for place in ("Elmsworth", "Harlow", "Dunmore"))
    text = f"{filler}“We are content,” said Ingrid Dahl, the mayor.\n\n{filler}Sales rose 4% in 2016, Ardent Foods said.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with_layers = batch.run([tmp_path / "a.txt"], tmp_path / "layers", layers=True, workers=1).out
    without = batch.run([tmp_path / "a.txt"], tmp_path / "claims", workers=1).out
    assert claims(with_layers) == claims(without) != []
    lines = (with_layers / "attributions-00000.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["Ingrid Dahl", "Ardent Foods"]


# Workers


@pytest.mark.usefixtures("loaded")
def test_workers_change_nothing_and_one_may_be_killed(news: Path, tmp_path: Path) -> None:
    def kill_one(counts: Counts, _bytes: int) -> None:
        if counts.parts == 1:
            victim = multiprocessing.active_children()[0]
            assert victim.pid is not None
            os.kill(victim.pid, signal.SIGKILL)

    run(news, tmp_path / "one", part_size=2)
    done = run(news, tmp_path / "two", part_size=2, workers=2, watch=kill_one)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert done.counts == Counts(articles=8, claims=16, parts=4)


# Resuming


class Stop(Exception):  # noqa: N818 - what a user does
    """A user stops the run."""


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_stopped_run_goes_on_and_ends_as_if_it_had_not_been(news: Path, tmp_path: Path, after: int) -> None:
    def stop(counts: Counts, _bytes: int) -> None:
        if counts.parts == after:
            raise Stop

    run(news, tmp_path / "whole")
    with pytest.raises(Stop):
        run(news, tmp_path / "out", watch=stop)
    assert not (tmp_path / "out" / "manifest.json").exists()
    (tmp_path / "out" / ".claims-00002.jsonl.1.tmp").write_text("half", encoding="utf-8")
    done = run(news, tmp_path / "out")
    assert done.counts == Counts(articles=8, claims=16, parts=3, parts_finished_before=after)
    assert content(tmp_path / "out") == content(tmp_path / "whole")


@pytest.mark.usefixtures("loaded")
def test_finished_parts_are_not_touched_again(news: Path, tmp_path: Path) -> None:
    out = run(news, tmp_path / "out").out
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("claims-*")}
    assert run(news, out).counts.parts_finished_before == 3
    assert {path.name: path.stat().st_mtime_ns for path in out.glob("claims-*")} == before


@pytest.mark.usefixtures("loaded")
def test_a_changed_article_is_read_again(news: Path, tmp_path: Path) -> None:
    out = run(news, tmp_path / "out").out
    (news / "article-4.txt").write_text("No figures any more.", encoding="utf-8")
    done = run(news, out)
    assert (done.counts.parts_finished_before, done.counts.claims) == (2, 14)
    assert "article-4" not in {claim["doc_id"] for claim in claims(out)}


@pytest.mark.usefixtures("loaded")
def test_a_lost_or_shortened_file_is_written_again(news: Path, tmp_path: Path) -> None:
    out = run(news, tmp_path / "out").out
    before = content(out)
    (out / "claims-00000.jsonl").unlink()
    (out / "claims-00001.jsonl").write_text("{}", encoding="utf-8")
    (out / "parts" / "00002.json").write_text("{", encoding="utf-8")
    assert run(news, out).counts.parts_finished_before == 0
    assert content(out) == before


@pytest.mark.usefixtures("loaded")
def test_a_smaller_or_other_run_leaves_nothing_of_the_one_before(news: Path, tmp_path: Path) -> None:
    out = run(news, tmp_path / "out", layers=True).out
    for number in range(3, 8):
        (news / f"article-{number}.txt").unlink()
    run(news, out, format="csv")
    assert set(content(out)) == {"claims-00000.csv", "parts/00000.json"}


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("change", [{"options": Options(published=date(2001, 1, 1))}, {"layers": True}])
def test_other_options_are_another_run(news: Path, tmp_path: Path, change: dict[str, Any]) -> None:
    out = run(news, tmp_path / "out").out
    assert run(news, out, **change).counts.parts_finished_before == 0


@pytest.mark.usefixtures("loaded")
def test_runs_that_are_killed_at_any_moment_end_as_one_undisturbed_run(news: Path, tmp_path: Path) -> None:
    """SIGKILL again and again, once before the first part and then at some moment in one of the next; workers end with their command."""
    for number in range(8, 32):
        (news / f"article-{number}.txt").write_text(f"The town has {number} schools.\n" * 40, encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-c", "import sys; from claimx.cli import main; sys.exit(main())", "batch", str(news), "-o", str(out)]
    command += ["--part", "1", "--workers", "2"]
    chance = random.Random(7)  # noqa: S311 - the same waits in every run
    done = -1
    for _ in range(4):
        process = subprocess.Popen(command)
        while finished_parts(out) <= done and process.poll() is None:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        process.wait()
        done = finished_parts(out)
    assert 0 < done < 32, "the last run was over before it could be killed"
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "32 articles read, 0 left out, 976 claims" in ended.stdout
    run(news, tmp_path / "whole", part_size=1)
    assert content(out) == content(tmp_path / "whole")


def finished_parts(out: Path) -> int:
    """How many parts of a run have their commit file, or -1 before the run has made its folder."""
    return len(list(out.glob("parts/[0-9]*.json"))) if (out / "parts").exists() else -1


# What cannot be


def test_an_output_folder_that_cannot_be_written_is_said(news: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(OutputError, match="the output folder cannot be written"):
            run(news, out)


@pytest.mark.parametrize("wrong", [{"format": "xml"}, {"workers": 0}, {"part_size": 0}])
def test_impossible_options_are_said(news: Path, tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="format must be one of jsonl, csv, parquet"):
        run(news, tmp_path / "out", **wrong)


def test_missing_input_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        run(tmp_path / "gone", tmp_path / "out")
