"""Parquet articles in, Parquet claims out, on Apache Spark.

    pip install "claimx[spark]"
    spark-submit examples/spark_claims.py articles/ claims/

The articles have a column `text`, and may have `id`, `published`, `title` and `url`. The nodes' Python needs claimx too.
"""

import sys

from pyspark.sql import SparkSession

from claimx.integrations.spark import claims


def main(articles: str, out: str) -> None:
    """Read the articles with all workers that the session has, and write their claims."""
    session = SparkSession.builder.appName("claimx").getOrCreate()
    claims(session.read.parquet(articles)).write.parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:3])
