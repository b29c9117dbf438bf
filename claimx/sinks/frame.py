"""Claims as a pandas data frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claimx.extras import require
from claimx.model import Claim
from claimx.sinks.arrow import table
from claimx.sinks.exports import claim_rows
from claimx.sinks.result import Result


def frame(results: Iterable[Result]) -> Any:  # noqa: ANN401 - a pandas DataFrame, which claimx does without
    """A DataFrame with a row for each claim and the flat columns of the tables, in Arrow types, so that what is empty is NA.

    Raises InputError if the extra "pandas" is not installed.
    """
    pandas = require("pandas", extra="pandas", purpose="to make data frames")
    return table(Claim, claim_rows(results)).to_pandas(types_mapper=pandas.ArrowDtype)
