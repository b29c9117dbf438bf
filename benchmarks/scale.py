"""How memory and speed of a batch grow with the number of articles and of workers.

    python benchmarks/scale.py memory [--articles 10000 100000] [--words 40]
    python benchmarks/scale.py workers [--articles 2000]

`memory` reads more and more articles with one worker, each time in a fresh process, and compares the largest
amounts of memory that the processes held. `workers` reads the same articles with one worker and with two, and compares the
times; it wants two idle processors. The articles are those of corpus/, over and over, with other figures and names in
each; `--words` cuts them short, so that a hundred thousand can be read in an hour.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.json"))
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


def read(folder: Path, count: int, words: int | None, workers: int) -> dict[str, float]:
    """Read so many articles in a fresh process: seconds, processor seconds, and the most memory of any worker, in MB."""
    source = folder / f"{count}.jsonl"
    if not source.exists():
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article) + "\n" for article in articles(count, words))
    out = folder / f"out-{count}-{workers}"
    program = (
        "import json, resource, sys\n"
        "from claimx import batch\n"
        "if __name__ == '__main__':\n"
        "    done = batch.run([sys.argv[1]], sys.argv[2], workers=int(sys.argv[3]))\n"
        "    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "    print(json.dumps({'memory': max(u.ru_maxrss for u in used) / 1024, 'claims': done.counts.claims,\n"
        "                      'processor': sum(u.ru_utime + u.ru_stime for u in used)}))\n"
    )
    script = folder / "run.py"
    script.write_text(program, encoding="utf-8")
    start = time.perf_counter()
    done = subprocess.run([sys.executable, str(script), str(source), str(out), str(workers)], check=True, stdout=subprocess.PIPE, text=True)
    return {**json.loads(done.stdout), "seconds": time.perf_counter() - start}


def memory(counts: list[int], words: int | None) -> None:
    """Print the most memory that each number of articles took, and the ratio of the last to the first."""
    with tempfile.TemporaryDirectory() as folder:
        peaks = []
        for count in counts:
            got = read(Path(folder), count, words, workers=1)
            peaks.append(got["memory"])
            print(f"{count:>9,} articles: {got['memory']:6,.0f} MB at most, {got['claims']:,} claims, {got['seconds']:,.0f} s", flush=True)
    print(f"ratio {peaks[-1] / peaks[0]:.3f}")


def workers(count: int, words: int | None) -> None:
    """Print the times that one worker and two take for the same articles."""
    with tempfile.TemporaryDirectory() as folder:
        read(Path(folder), 64, words, workers=1)  # so that neither finds the files cold
        took = {}
        for number in (1, 2):
            got = read(Path(folder), count, words, workers=number)
            took[number] = got["seconds"]
            print(
                f"{number} workers: {got['seconds']:6.1f} s, {got['processor']:6.1f} s of processors, {got['memory']:,.0f} MB a worker",
                flush=True,
            )
    print(f"ratio {took[1] / took[2]:.2f}")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["memory", "workers"])
    parser.add_argument("--articles", type=int, nargs="+", default=None, help="how many (default: 10000 100000, or 2000)")
    parser.add_argument("--words", type=int, default=None, help="cut each article after so many words")
    options = parser.parse_args()
    if options.what == "memory":
        memory(options.articles or [10_000, 100_000], options.words)
    else:
        workers((options.articles or [2_000])[0], options.words)


if __name__ == "__main__":
    main()
