"""How memory and speed of a batch grow with the number of articles and of workers.

    python benchmarks/scale.py memory [--articles 10000 100000] [--words 12]
    python benchmarks/scale.py workers [--articles 1000] [--words N]

`memory` reads more and more articles with two workers, each time in fresh processes, and compares the largest
amounts of memory that a worker and the main process held. `workers` reads the same articles with one worker and with two,
and compares articles per second from the first finished part on, so that loading the model does not count; it wants two idle processors.
The articles are those of corpus/, over and over, with other figures and names in each; `--words` cuts them short, for `memory` to the first
twelve words, so that a hundred thousand are read in some minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles import CORPUS

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = re.compile(r"(?<![\d.,])[1-9]\d?(?![\d.,])")
_NAME = re.compile(r"\b[A-Z][a-z]{4,}(?=\s[A-Z][a-z]{4,})")


def articles(count: int, words: int | None) -> Iterator[dict[str, Any]]:
    """The corpus over and over; two-digit figures and the first words of names are new each time."""
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in CORPUS]
    chance = random.Random(1)  # noqa: S311 - the same articles in every run
    for number in range(count):
        row = rows[number % len(rows)]
        kept = [match.end() for match in re.finditer(r"\S+", row["text"])][:words]
        text = _DIGITS.sub(lambda _: str(chance.randrange(2, 99)), row["text"][: kept[-1]])
        text = _NAME.sub(
            lambda _: "".join(chance.choices("bdfklmnprst", k=2)).capitalize() + chance.choice(("ona", "eltra", "ivex", "um")), text
        )
        yield {"doc_id": f"article-{number}", "text": text, "published": row.get("published")}


PROGRAM = """
import json, resource, sys, time
from claimx import batch
if __name__ == "__main__":
    begun = []
    watch = lambda counts, _bytes: begun.append((time.perf_counter(), counts.articles)) if not begun else None
    done = batch.run([sys.argv[1]], sys.argv[2], workers=int(sys.argv[3]), part_size=int(sys.argv[4]), watch=watch)
    seconds, articles = time.perf_counter() - begun[0][0], done.counts.articles - begun[0][1]
    main, worker = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"main": main, "worker": worker, "claims": done.counts.claims, "rate": articles / seconds}))
"""


def read(folder: Path, count: int, words: int | None, workers: int, part: int = 64) -> dict[str, float]:
    """Read so many articles in fresh processes: seconds, articles a second, and the most memory of main process and worker, in MB."""
    source = folder / f"{count}.jsonl"
    if not source.exists():
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article) + "\n" for article in articles(count, words))
    script = folder / "run.py"
    script.write_text(PROGRAM, encoding="utf-8")
    out = folder / f"out-{count}-{workers}"
    command = [sys.executable, str(script), str(source), str(out), str(workers), str(part)]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
    return {**json.loads(done.stdout), "seconds": time.perf_counter() - start}


def memory(counts: list[int], words: int | None) -> None:
    """Print the most memory that each number of articles took, and the ratio of the last to the first."""
    with tempfile.TemporaryDirectory() as folder:
        got = [read(Path(folder), count, words, workers=2) for count in counts]
    peaks = ", ".join(
        f"{count:,} articles {one['worker']:.0f} MB a worker and {one['main']:.0f} MB main" for count, one in zip(counts, got, strict=True)
    )
    ratios = " and ".join(f"{got[-1][who] / got[0][who]:.3f}" for who in ("worker", "main"))
    print(
        f"memory: {peaks}; ratios {ratios}; {sum(one['claims'] for one in got):,.0f} claims in {sum(one['seconds'] for one in got):,.0f} s"
    )


def workers(count: int, words: int | None) -> None:
    """Print how many articles a second one worker and two read, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        one, two = (read(Path(folder), count, words, workers=number, part=16)["rate"] for number in (1, 2))
    print(f"workers: one {one:.1f} articles a second, two {two:.1f}; ratio {two / one:.2f}")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["memory", "workers"])
    parser.add_argument("--articles", type=int, nargs="+", default=None, help="how many (default: 10000 100000, or 1000)")
    parser.add_argument("--words", type=int, default=None, help="cut each article after so many words (memory: 12)")
    options = parser.parse_args()
    if options.what == "memory":
        memory(options.articles or [10_000, 100_000], options.words or 12)
    else:
        workers((options.articles or [1_000])[0], options.words)


if __name__ == "__main__":
    main()
