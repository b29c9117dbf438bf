"""claimx on Ray Data: the main way to a cluster.

    articles = ray.data.read_parquet("articles/")
    claims(articles, workers=64).write_parquet("claims/")

Needs `pip install "claimx[ray]"`. A batch whose worker dies is read again by another (Ray's own doing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from ray.data import Dataset

BATCH = 64


class Reader:
    """An actor: loads the model once, then turns tables of articles into tables of claims."""

    def __init__(self, model: str | None = None) -> None:
        from claimx.integrations.arrow import pipeline  # noqa: PLC0415 - the driver need not load spaCy

        self._nlp = pipeline(model)

    def __call__(self, articles: pa.Table) -> pa.Table:
        """The claims of some articles."""
        from claimx.integrations.arrow import CLAIMS, process_batches  # noqa: PLC0415 - see above

        return pa.Table.from_batches(process_batches(articles.to_batches(), nlp=self._nlp), schema=CLAIMS)


def claims(articles: Dataset, *, workers: int | tuple[int, int] = (1, 1_000), model: str | None = None, batch_size: int = BATCH) -> Dataset:
    """The claims of a dataset of articles, one row a claim; lazy, as all of Ray Data.

    `workers` is the number of actors, of one processor each, or the least and the most of them. The columns of `articles` are
    those that `claimx.integrations.arrow` reads.
    """
    from ray.data import ActorPoolStrategy  # noqa: PLC0415 - seconds

    least, most = (workers, workers) if isinstance(workers, int) else workers
    return articles.map_batches(
        Reader,
        fn_constructor_kwargs={"model": model},
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=ActorPoolStrategy(min_size=least, max_size=most),
        num_cpus=1,
        runtime_env={"env_vars": {"OPENBLAS_NUM_THREADS": "1"}},
    )
