"""Parquet articles in, Parquet claims out, on Ray.

    pip install "claimx[ray]"
    python examples/ray_claims.py articles/ claims/

On this machine as it stands; on a cluster after `ray.init("ray://HEAD:10001")`, with paths that every node can reach (a
shared folder, `s3://…`, `gs://…`). The articles have a column `text`, and may have `id`, `published`, `title` and `url`.
"""

import sys

import ray.data

from claimx.integrations.ray import claims


def main(articles: str, out: str, workers: int = 1) -> None:
    """Read the articles with so many workers, of one processor each, and write their claims."""
    claims(ray.data.read_parquet(articles), workers=workers).write_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:3], workers=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
