"""The command line: the only place of the package that prints.

Each command imports what it needs when it runs, so that `claimx --help` is there at once.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from claimx.cli.arguments import Arguments
from claimx.cli.commands.batch import BATCH
from claimx.cli.commands.check import CHECK
from claimx.cli.commands.evaluate import EVALUATE
from claimx.cli.commands.explain import EXPLAIN
from claimx.cli.commands.export import EXPORT
from claimx.cli.commands.extract import EXTRACT
from claimx.cli.commands.query import QUERY
from claimx.cli.commands.report import REPORT
from claimx.cli.commands.show import SHOW
from claimx.errors import ClaimxError

_START = """\
examples:
  claimx extract article.txt --published 2017-03-30     the claims of one article, as a table
  claimx batch articles/ -o claims/                     the claims of a folder of articles, into files
  claimx show claims/                                   what a batch found, as a table
  claimx report claims/ -o report.html                  a page on it, to read and to send
  claimx query claims/ 'USD > 1bn' 'source = none'      the claims that meet conditions
  claimx COMMAND --help                                 more on a command

A claim is one figure of the article with everything that the article says of it: what is measured, whose it is, when it
holds, who says so, and whether it is asserted, denied, possible, forecast or conditional.
"""
_COMMANDS = {command.name: command for command in (EXTRACT, BATCH, EXPLAIN, SHOW, CHECK, REPORT, EXPORT, QUERY, EVALUATE)}
_STOPPED = 130
_FAULTY = 2
_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give out its exit code: 0, 1 if some articles failed, 2 if what was asked for cannot be done."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        asked = parser().parse_args(arguments, namespace=Arguments())
        code = _COMMANDS[asked.command].run(asked)
        sys.stdout.flush()
    except ClaimxError as error:
        print(f"claimx: {error}", file=sys.stderr)
        return _FAULTY
    except KeyboardInterrupt:
        print("claimx: stopped; a batch goes on from its last finished part when the same command is given again", file=sys.stderr)
        return _STOPPED
    except BrokenPipeError:
        _print_no_more()
        return _CLOSED
    except OSError as error:
        if error.filename is not None:
            raise
        print(f"claimx: standard output cannot be written: {error.strerror or error}", file=sys.stderr)
        _print_no_more()
        return _FAULTY
    return code


def _print_no_more() -> None:
    """Let what is still to be printed go nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    top = argparse.ArgumentParser(
        prog="claimx",
        description="Reads news articles and gives out every quantitative claim in them.",
        epilog=_START,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help="show the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in _COMMANDS.items():
        does = f"{command.does[0].upper()}{command.does[1:]}."
        raw = argparse.RawDescriptionHelpFormatter
        command.options(commands.add_parser(name, help=command.does, description=does, epilog=command.examples, formatter_class=raw))
    return top


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"claimx {version('claimx')}\n")
        parser.exit()
