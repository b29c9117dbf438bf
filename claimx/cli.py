"""The command line: a function for each command. The only place of the package that prints.

Each command imports what it needs when it runs, so that `claimx --help` is there at once.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.arguments import Arguments, parser
from claimx.errors import ClaimxError, OutputError

if TYPE_CHECKING:
    from rich.console import Console

    from claimx.batch import Batch
    from claimx.evaluate import Answer, Score
    from claimx.model import Article, Claim, Record

STOPPED = 130
_FAULTY = 2
_SOME_FAILED = 1
_CLOSED = 141
_ENDLESS = 10_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give out its exit code: 0, 1 if some articles failed, 2 if what was asked for cannot be done."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        asked = parser().parse_args(arguments, namespace=Arguments())
        code = COMMANDS[asked.command](asked)
        sys.stdout.flush()
    except ClaimxError as error:
        print(f"claimx: {error}", file=sys.stderr)
        return _FAULTY
    except KeyboardInterrupt:
        print("claimx: stopped; a batch goes on from its last finished part when the same command is given again", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CLOSED
    return code


def extract(asked: Arguments) -> int:
    """Print the claims of one article."""
    from claimx.inputs import one

    article, record = one(asked, _left_out)
    if asked.format == "json":
        print(json.dumps(record.to_dict(), ensure_ascii=False, indent=2))
    elif asked.format == "jsonl":
        for claim in record.claims:
            print(json.dumps(claim.to_dict(), ensure_ascii=False))
    else:
        _print_article(article, record)
    return 0


def batch(asked: Arguments) -> int:
    """Write the claims of many articles into a folder."""
    from claimx.batch import input_size, run
    from claimx.progress import progress

    with progress(lambda: input_size(asked.inputs, asked.out)) as watch:
        done = run(
            asked.inputs,
            asked.out,
            format=asked.format,
            layers=asked.layers,
            workers=asked.workers,
            model=asked.model,
            lexicon=asked.lexicon,
            options=asked.reading(),
            part_size=asked.part,
            watch=watch,
        )
    _report(done, asked.format)
    nothing = done.counts.articles == 0 and done.counts.left_out > 0
    return _SOME_FAILED if done.counts.failed or nothing else 0


def explain(asked: Arguments) -> int:
    """Print why the claims of one article are what they are."""
    from claimx.inputs import one
    from claimx.model.explain import nothing_at

    _article, record = one(asked, _left_out)
    chosen = [claim for claim in record.claims if asked.at is None or claim.quantity.start <= asked.at < claim.quantity.end]
    print("\n\n".join(claim.explain() for claim in chosen) or nothing_at(record, asked.at))
    return 0


def show(asked: Arguments) -> int:
    """Print the claims that a batch wrote, as a table."""
    from claimx.sinks.saved import read_claims

    found = read_claims(Path(asked.result))
    shown: list[Claim] = []
    rest = 0
    for claim in found:
        if asked.limit and len(shown) >= asked.limit:
            rest += 1
        else:
            shown.append(claim)
    _print_claims(shown, articles=True)
    if rest:
        print(f"{rest} more claims are not shown; --limit 0 shows all", file=sys.stderr)
    return 0


def check(asked: Arguments) -> int:
    """Print where the figures of articles do not agree, within each and with each other."""
    from claimx.claims.checks import check_article, check_articles
    from claimx.inputs import results
    from claimx.model.codec import plain
    from claimx.terminal import printable

    claims: list[Claim] = []
    findings = []
    for found in results(asked, _left_out):
        findings += check_article(found.record.claims, found.known_text())
        claims += found.record.claims
    findings += check_articles(claims)
    for finding in findings:
        if asked.format == "jsonl":
            print(json.dumps(plain(finding), ensure_ascii=False))
        else:
            where = "; ".join(f"{place.doc_id}:{place.start} {place.text}" for place in finding.places)
            print(f"{finding.kind}: {printable(finding.message).plain} [{printable(where).plain}]")
    print(f"{_number(len(claims), 'claim')} checked, {_number(len(findings), 'finding')}", file=sys.stderr)
    return 0


def report(asked: Arguments) -> int:
    """Write a page on articles and their claims."""
    from claimx.inputs import results
    from claimx.report import write

    path = Path(asked.out)
    write(results(asked, _left_out), path, title=asked.title)
    print(f"report: {path}")
    return 0


def export(asked: Arguments) -> int:
    """Write claims in the form of another tool or standard."""
    from claimx.inputs import results
    from claimx.sinks.exports import export

    count = export(results(asked, _left_out), asked.to, Path(asked.out))
    print(f"{_number(count, 'claim')}: {asked.out}")
    return 0


def query(asked: Arguments) -> int:
    """Print the claims that meet conditions."""
    from claimx.inputs import results
    from claimx.query import condition, grouped, ordered

    tests = [condition(text) for text in asked.where]
    found = [claim for result in results(asked, _left_out) for claim in result.record.claims if all(test(claim) for test in tests)]
    if asked.sort:
        found = ordered(found, asked.sort, descending=asked.descending)
    for name, claims in grouped(found, asked.group).items() if asked.group else [("", found)]:
        shown = claims[: asked.limit or None]
        if asked.format == "jsonl":
            for claim in shown:
                print(json.dumps(claim.to_dict(), ensure_ascii=False))
        else:
            if asked.group:
                _print_heading(f"{asked.group}: {name or 'none'} ({_number(len(claims), 'claim')})")
            _print_claims(shown, articles=True)
        if len(claims) > len(shown):
            print(f"{len(claims) - len(shown):,} more are not shown; --limit 0 shows all", file=sys.stderr)
    return 0


def evaluate(asked: Arguments) -> int:
    """Print how well claims agree with gold claims."""
    from claimx.evaluate import compare, read_answers, read_gold, score
    from claimx.terminal import comparison_lines, score_table

    gold = read_gold(Path(asked.gold))
    answers = read_answers(Path(asked.predictions)) if asked.predictions else _own_answers(asked)
    now = score(gold, answers)
    before = score(gold, read_answers(Path(asked.against))) if asked.against else None
    if asked.errors:
        _write_faults(Path(asked.errors), now)
    if asked.format == "json":
        print(json.dumps({"now": now.figures(), **({"before": before.figures()} if before else {})}))
        return 0
    console = _console()
    console.print(score_table(now, before, framed=console.is_terminal))
    for line in comparison_lines(compare(now, before)) if before else ():
        console.print(line)
    return 0


COMMANDS = {
    "extract": extract,
    "batch": batch,
    "explain": explain,
    "show": show,
    "check": check,
    "report": report,
    "export": export,
    "query": query,
    "evaluate": evaluate,
}


def _own_answers(asked: Arguments) -> list[Answer]:
    """What claimx answers on the gold articles now, saved to a file when that was asked for."""
    from claimx.evaluate import answer, predict, read_gold
    from claimx.pipeline import load

    rows = [claim.to_dict() for claim in predict(read_gold(Path(asked.gold)), nlp=load(asked.model, lexicon=asked.lexicon or None))]
    if asked.save:
        _write(Path(asked.save), (json.dumps(row, ensure_ascii=False) for row in rows))
    return [answer(row) for row in rows]


def _left_out(what: str) -> None:
    print(f"claimx: {what}", file=sys.stderr)


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


def _print_article(article: Article, record: Record) -> None:
    """The text with its claims marked, in a terminal, and the table of them."""
    from claimx.terminal import article_text

    console = _console()
    if console.is_terminal and record.claims:
        console.print(article_text(article.text, record.claims))
    _print_claims(record.claims)


def _print_claims(claims: Sequence[Claim], *, articles: bool = False) -> None:
    from claimx.terminal import claim_table

    console = _console()
    if claims:
        console.print(claim_table(claims, framed=console.is_terminal, articles=articles))
    elif console.is_terminal:
        console.print("No quantitative claims.", style="dim")


def _print_heading(text: str) -> None:
    from claimx.terminal import printable

    console = _console()
    console.print(printable(text), style="bold" if console.is_terminal else "")


def _console() -> Console:
    """Standard output; where it is no terminal, without colour and without an end of the line to wrap at."""
    from rich.console import Console

    console = Console()
    return console if console.is_terminal else Console(width=_ENDLESS)


def _report(done: Batch, form: str) -> None:
    """Say what a batch came to, and on standard error what it left out."""
    counts = done.counts
    for article in done.left_out:
        print(f"claimx: left out: {article.origin}: {article.reason}", file=sys.stderr)
    if counts.left_out > len(done.left_out):
        print(f"claimx: {counts.left_out - len(done.left_out)} more left out; {done.manifest} lists them", file=sys.stderr)
    before = f" ({counts.parts_finished_before} of {counts.parts} parts were finished before)" if counts.parts_finished_before else ""
    print(f"{_number(counts.articles, 'article')} read, {counts.left_out} left out, {_number(counts.claims, 'claim')}{before}")
    if counts.parts:
        print(f"claims: {done.out / f'claims-*.{form}'}")
    print(f"manifest: {done.manifest}")


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
