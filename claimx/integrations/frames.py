"""Claims as a typed table in one call, for whoever works with pandas, Polars, pyarrow or DuckDB.

Each function takes any articles that `claimx.pipe` takes: strings, mappings, `Article`s. Each needs the extra of its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from claimx.extras import require

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from spacy.language import Language

    from claimx.pipeline import ArticleLike


def to_arrow(articles: Iterable[ArticleLike], *, nlp: Language | None = None) -> pa.Table:
    """A pyarrow table, one row a claim.

    Raises InputError for what is no article, or if the extra "arrow" is not installed.
    """
    require("pyarrow", extra="arrow", purpose="to make Arrow tables")
    from claimx.integrations.arrow import claims_table  # noqa: PLC0415 - loads pyarrow

    return claims_table(articles, nlp=nlp)


def to_pandas(articles: Iterable[ArticleLike], *, nlp: Language | None = None) -> pd.DataFrame:
    """A pandas data frame, one row a claim, with Arrow's types, so that whole numbers and dates stay what they are beside gaps.

    Raises InputError for what is no article, or if the extra "pandas" is not installed.
    """
    pandas = require("pandas", extra="pandas", purpose="to make pandas data frames")
    frame: pd.DataFrame = to_arrow(articles, nlp=nlp).to_pandas(types_mapper=pandas.ArrowDtype)
    return frame


def to_polars(articles: Iterable[ArticleLike], *, nlp: Language | None = None) -> pl.DataFrame:
    """A Polars data frame, one row a claim; `found_by` is a list of key and value.

    Raises InputError for what is no article, or if the extra "polars" is not installed.
    """
    polars = require("polars", extra="polars", purpose="to make Polars data frames")
    frame: pl.DataFrame = polars.from_arrow(to_arrow(articles, nlp=nlp))
    return frame


def to_duckdb(
    articles: Iterable[ArticleLike], *, nlp: Language | None = None, connection: duckdb.DuckDBPyConnection | None = None
) -> duckdb.DuckDBPyRelation:
    """A DuckDB relation, one row a claim, to be queried with SQL; in `connection`, or in DuckDB's default one.

    Raises InputError for what is no article, or if the extra "duckdb" is not installed.
    """
    engine: Any = connection or require("duckdb", extra="duckdb", purpose="to query claims with DuckDB")
    relation: duckdb.DuckDBPyRelation = engine.from_arrow(to_arrow(articles, nlp=nlp))
    return relation
