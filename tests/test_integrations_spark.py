"""Apache Spark, run for real in local mode: Parquet articles in, Parquet claims out, also when a worker is killed."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any

import parquet_news
import pytest

pytest.importorskip("pyspark", reason="the extra spark is not installed: Spark is not tested")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java here: Spark is not tested", allow_module_level=True)

from pyspark.sql import SparkSession

from claimx.integrations import spark as adapter

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = Path(__file__).parents[1] / "examples" / "spark_claims.py"


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    """Two local workers that may fail twice."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path(__file__).parent), *sys.path]))
    made = (
        SparkSession.builder.master("local[2,3]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "8")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


@pytest.mark.usefixtures("session")
def test_the_example_turns_parquet_articles_into_parquet_claims(tmp_path: Path) -> None:
    run_path(str(EXAMPLE))["main"](str(parquet_news.write(tmp_path / "news")), str(tmp_path / "claims"))
    assert parquet_news.claims_in(tmp_path / "claims") == parquet_news.EXPECTED


def test_a_worker_that_is_killed_costs_no_claim_and_doubles_none(
    session: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = str(tmp_path / "killed")

    def mortal(batches: Any) -> Any:
        from claimx.integrations.spark import read  # noqa: PLC0415 - in the worker

        def watched() -> Any:
            for batch in batches:
                if "a31" in batch.column("id").to_pylist() and not os.path.exists(mark):  # noqa: PTH110 - pickled with the function
                    with open(mark, "w", encoding="utf-8"):  # noqa: PTH123 - as above
                        os.kill(os.getpid(), signal.SIGKILL)
                yield batch

        return read(watched())

    monkeypatch.setattr(adapter, "read", mortal)
    adapter.claims(session.read.parquet(str(parquet_news.write(tmp_path / "news")))).write.parquet(str(tmp_path / "claims"))
    assert Path(mark).exists()
    assert parquet_news.claims_in(tmp_path / "claims") == parquet_news.EXPECTED
