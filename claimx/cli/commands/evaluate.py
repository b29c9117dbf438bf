"""`claimx evaluate`: print how well claims agree with gold claims."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.cli.arguments import Arguments, Command, add_model
from claimx.cli.printing import console
from claimx.errors import OutputError

if TYPE_CHECKING:
    from claimx.evaluate import Answer, Score

_EXAMPLES = """\
examples:
  claimx evaluate corpus/                                   run claimx on gold articles and score it
  claimx evaluate corpus/ --save run.jsonl                  … and keep its claims
  claimx evaluate corpus/ --against run.jsonl               which claims a change has gained, and which lost
  claimx evaluate corpus/ other.jsonl --errors faults.tsv   score claims from elsewhere and list every fault

Claim F1 counts claims whose figure, measure, actor, period and source are all right. docs/evaluation.md has the definitions.
"""


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("gold", metavar="GOLD", help="a folder of gold articles, or one")
    command.add_argument("predictions", metavar="PREDICTIONS", nargs="?", help="claims to score (default: what claimx finds now)")
    command.add_argument("--against", metavar="SAVED", help="claims of an earlier run, to compare with")
    command.add_argument("--save", metavar="FILE", help="keep the claims of this run, in JSON Lines")
    command.add_argument("--errors", metavar="FILE", help="write every missed, spurious and wrong answer, tab-separated")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how to print the figures (default: table)")
    add_model(command)


def _run(asked: Arguments) -> int:
    from claimx.cli.terminal import comparison_lines, score_table
    from claimx.evaluate import compare, read_answers, read_gold, score

    gold = read_gold(Path(asked.gold))
    answers = read_answers(Path(asked.predictions)) if asked.predictions else _own_answers(asked)
    now = score(gold, answers)
    before = score(gold, read_answers(Path(asked.against))) if asked.against else None
    if asked.errors:
        _write_faults(Path(asked.errors), now)
    if asked.format == "json":
        print(json.dumps({"now": now.figures(), **({"before": before.figures()} if before else {})}))
        return 0
    terminal = console()
    terminal.print(score_table(now, before, framed=terminal.is_terminal))
    for line in comparison_lines(compare(now, before)) if before else ():
        terminal.print(line)
    return 0


def _own_answers(asked: Arguments) -> list[Answer]:
    """What claimx answers on the gold articles now, saved to a file when that was asked for."""
    from claimx.evaluate import answer, predict, read_gold
    from claimx.pipeline import load

    rows = [claim.to_dict() for claim in predict(read_gold(Path(asked.gold)), nlp=load(asked.model, lexicon=asked.lexicon or None))]
    if asked.save:
        _write(Path(asked.save), (json.dumps(row, ensure_ascii=False) for row in rows))
    return [answer(row) for row in rows]


def _write_faults(path: Path, score: Score) -> None:
    head = "article\tfault\tfigure\twanted\tgiven"
    rows = ("\t".join(" ".join(cell.split()) for cell in fault) for fault in score.faults)
    _write(path, (head, *rows))


def _write(path: Path, lines: Iterator[str] | Sequence[str]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
    except OSError as error:
        message = f"{path}: cannot be written: {error.strerror or error}"
        raise OutputError(message) from error


EVALUATE = Command("evaluate", "how well claims agree with gold claims", _EXAMPLES, _options, _run)
