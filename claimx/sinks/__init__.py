"""From records to files: tables in JSON Lines, CSV and Parquet."""

from claimx.sinks.files import whole
from claimx.sinks.formats import WRITERS
from claimx.sinks.tables import rows_of, tables

__all__ = ["WRITERS", "rows_of", "tables", "whole"]
