"""A folder in, tables out: parts, workers, resuming, manifest."""

from claimx.batch.manifest import Counts
from claimx.batch.parts import ARTICLES, LeftOut
from claimx.batch.run import Batch, Watch, input_size, run

__all__ = ["ARTICLES", "Batch", "Counts", "LeftOut", "Watch", "input_size", "run"]
