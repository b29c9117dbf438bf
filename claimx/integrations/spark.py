"""claimx on Apache Spark.

    articles = spark.read.parquet("articles/")
    claims(articles).write.parquet("claims/")

Needs `pip install "claimx[spark]"`, on the workers too. Each Python worker of Spark loads the model once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def claims(articles: DataFrame) -> DataFrame:
    """The claims of a data frame of articles, one row a claim.

    The columns of `articles` are those that `claimx.integrations.arrow` reads; Spark cuts it into batches of
    `spark.sql.execution.arrow.maxRecordsPerBatch` rows.
    """
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - seconds

    from claimx.integrations.arrow import CLAIMS  # noqa: PLC0415 - as above

    return articles.mapInArrow(read, from_arrow_schema(CLAIMS))


def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of claims for batches of articles, in one of Spark's workers."""
    from claimx.integrations.arrow import pipeline, process_batches  # noqa: PLC0415 - in the worker only

    return process_batches(batches, nlp=pipeline())
