"""Apache Spark, run for real in local mode: Parquet articles in, Parquet claims out, also when a worker is killed."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

pytest.importorskip("pyspark", reason="the extra spark is not installed: Spark is not tested")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java here: Spark is not tested", allow_module_level=True)

from pyspark.sql import SparkSession

from claimx.integrations import spark as adapter

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 60
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


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Articles of two claims each, in two Parquet files."""
    folder = tmp_path / "news"
    folder.mkdir()
    for part in range(2):
        numbers = range(part, COUNT, 2)
        texts = [f"Sales rose {n + 2}% in 2016, Ardent Foods said. The company has {n + 12} shops." for n in numbers]
        pq.write_table(pa.table({"id": [f"a{n}" for n in numbers], "text": texts}), folder / f"{part}.parquet")
    return folder


def written(folder: Path) -> list[tuple[str, float]]:
    rows = [
        row for path in sorted(folder.glob("*.parquet")) for row in pq.read_table(path, columns=["doc_id", "quantity_value"]).to_pylist()
    ]
    return sorted((row["doc_id"], row["quantity_value"]) for row in rows)


EXPECTED = sorted((f"a{n}", float(value)) for n in range(COUNT) for value in (n + 2, n + 12))


@pytest.mark.usefixtures("session")
def test_the_example_turns_parquet_articles_into_parquet_claims(news: Path, tmp_path: Path) -> None:
    run_path(str(EXAMPLE))["main"](str(news), str(tmp_path / "claims"))
    assert written(tmp_path / "claims") == EXPECTED


def test_a_worker_that_is_killed_costs_no_claim_and_doubles_none(
    session: SparkSession, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
    adapter.claims(session.read.parquet(str(news))).write.parquet(str(tmp_path / "claims"))
    assert Path(mark).exists()
    assert written(tmp_path / "claims") == EXPECTED
