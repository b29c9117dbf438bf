"""Ray Data, run for real in local mode: Parquet articles in, Parquet claims out, also when a worker is killed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any

import parquet_news
import pytest

ray = pytest.importorskip("ray", reason="the extra ray is not installed: Ray is not tested")
pytest.importorskip("ray.data", reason="the extra ray is not installed: Ray is not tested")

from claimx.integrations import ray as adapter  # noqa: E402 - after the check

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = Path(__file__).parents[1] / "examples" / "ray_claims.py"


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A cluster of two processors on this machine; its workers import claimx and these tests as this process does."""
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    os.environ["RAY_ENABLE_UV_RUN_RUNTIME_ENV"] = "0"
    ray.init(num_cpus=2, include_dashboard=False, runtime_env={"env_vars": {"PYTHONPATH": path}}, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


@pytest.mark.usefixtures("cluster")
def test_the_example_turns_parquet_articles_into_parquet_claims(tmp_path: Path) -> None:
    run_path(str(EXAMPLE))["main"](str(parquet_news.write(tmp_path / "news")), str(tmp_path / "claims"))
    assert parquet_news.claims_in(tmp_path / "claims") == parquet_news.EXPECTED


class Mortal(adapter.Reader):
    """A reader whose process is killed, once in all, as it reads one of the articles; `model` names the file that remembers it."""

    def __init__(self, model: str) -> None:
        super().__init__()
        self.mark = Path(model)

    def __call__(self, articles: Any) -> Any:
        if "a31" in articles.column("id").to_pylist() and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(articles)


@pytest.mark.usefixtures("cluster")
def test_a_worker_that_is_killed_costs_no_claim_and_doubles_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "killed"
    monkeypatch.setattr(adapter, "Reader", Mortal)
    articles = ray.data.read_parquet(str(parquet_news.write(tmp_path / "news")))
    adapter.claims(articles, workers=1, batch_size=8, model=str(mark)).write_parquet(str(tmp_path / "claims"))
    assert mark.exists()
    assert parquet_news.claims_in(tmp_path / "claims") == parquet_news.EXPECTED
