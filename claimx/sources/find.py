"""From what a user names (folders, files, patterns) to the articles in them, one at a time."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimx.errors import ClaimxError, InputError
from claimx.sources.item import Item, Opened, Options
from claimx.sources.pages import SIDECAR
from claimx.sources.registry import FileType, Source, file_type, source_for, unpack

LIST = "@"
"""Begins the name of a file that lists files ("@list.txt"); "@-" lists them on standard input."""
_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")  # what a shell hands over: standard input, "<(command)"


class Place(NamedTuple):
    """A file, and the name of the articles in it: its path below the folder that was named, without endings."""

    path: Path
    name: str


def places(inputs: Sequence[str | Path], *, leave: Path | None = None) -> Iterator[Place]:
    """The files that folders, files, patterns and lists of files stand for, folders in the order of their names.

    A list, named with "@" before it, holds one file or folder a line, relative to the working directory. Hidden files, the
    companions of articles (`.meta.json`) and the folder `leave` are passed over.
    Raises InputError if something that was named does not exist; what a list names and is not there is a place all the same.
    """
    for given in inputs:
        path = Path(given)
        if path.is_dir():
            yield from _below(path, path, leave.resolve() if leave else None)
        elif path.exists() or path.is_symlink():
            yield Place(path, _name(path, path.parent))
        elif str(given).startswith(LIST):
            yield from _listed(str(given).removeprefix(LIST), leave.resolve() if leave else None)
        else:
            matches = sorted(glob.glob(str(given), recursive=True))  # noqa: PTH207 - the pattern may be absolute
            if not matches:
                message = f"{given}: no such file or folder"
                raise InputError(message)
            yield from places(matches, leave=leave)


def _listed(name: str, leave: Path | None) -> Iterator[Place]:
    """What a list of files names; a file that is not there will be left out by name, as one that cannot be read."""
    for line in _standard_input() if name == "-" else _lines(name):
        path = Path(line)
        if os.path.isdir(path):  # noqa: PTH112 - a Path raises where it may not look
            yield from _below(path, path, leave)
        else:
            yield Place(path, _name(path, path.parent))


def _lines(name: str) -> Iterator[str]:
    try:
        with Path(name).open(encoding="utf-8", errors="surrogateescape") as lines:
            yield from _named(lines)
    except OSError as error:
        message = f"{LIST}{name}: the list of files cannot be read: {error.strerror or error}"
        raise InputError(message) from error


def _named(lines: Iterable[str]) -> Iterator[str]:
    return (line for given in lines if (line := given.rstrip("\r\n")))


@cache
def _standard_input() -> tuple[str, ...]:
    """Its lines, kept: it can be read only once."""
    return tuple(_named(sys.stdin))


def _below(folder: Path, root: Path, leave: Path | None) -> Iterator[Place]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield Place(folder, _name(folder, root))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(SIDECAR):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if path.resolve() != leave:
                yield from _below(path, root, leave)
        else:
            yield Place(path, _name(path, root))


def _name(path: Path, root: Path) -> str:
    relative = path.relative_to(root)
    return relative.with_name(file_type(path).stem).as_posix() if relative.name else path.name


def items(place: Place, options: Options, *, unknown: str | None = None) -> Iterator[Item]:
    """The articles in a file, as they lie there; what cannot be read is an item with a problem, and nothing is raised.

    `unknown` is the ending as whose type a file of an unknown type is read (None: it is a problem).
    """
    path, origin = place.path, str(place.path)
    broken = Item(origin=origin, name=place.name)
    taken = 0
    try:
        kind, source = _source(path, unknown)
        with path.open("rb") as raw:
            for item in source.split(unpack(raw, kind.compression), origin, place.name, options):
                position = raw.tell() if raw.seekable() else 0
                yield replace(item, kind=kind.ending, size=max(position - taken, 0))
                taken = max(position, taken)
    except OSError as error:
        yield replace(broken, problem=f"cannot be read: {error.strerror or error}")
    except ClaimxError as error:
        yield replace(broken, problem=str(error))
    except Exception as error:  # noqa: BLE001 - a reader's library may raise anything on a damaged file
        yield replace(broken, problem=f"is damaged: {error or type(error).__name__}")


def _source(path: Path, unknown: str | None) -> tuple[FileType, Source]:
    if path.is_dir():
        os.scandir(path).close()  # says why, where it cannot be looked into
        message = "is a folder: give claimx batch a folder, other commands a file in it"
        if path.is_symlink():
            message = "is a link to a folder, and links to folders are not followed: give claimx batch the folder itself"
        raise InputError(message)
    if path.exists() and not path.is_file() and not str(path).startswith(_STREAMS):
        message = "is no regular file but a pipe, a socket or a device, which could keep claimx waiting for ever"
        raise InputError(message)
    kind = file_type(path)
    source = source_for(kind.ending)
    if source is None and unknown:
        kind = kind._replace(ending=unknown)
        source = source_for(unknown)
    if source is None:
        message = f"claimx does not read files of the type {kind.ending or '(no ending)'}"
        raise InputError(message)
    return kind, source


def open_item(item: Item, options: Options) -> Opened:
    """The article of an item.

    Raises InputError, saying what is wrong with it, if it cannot be opened.
    """
    if item.problem is not None:
        raise InputError(item.problem)
    source = source_for(item.kind)
    if source is None:
        message = f"claimx does not read files of the type {item.kind}"
        raise InputError(message)
    try:
        return source.open(item, options)
    except ClaimxError:
        raise
    except Exception as error:
        message = f"is damaged: {error or type(error).__name__}"
        raise InputError(message) from error


def read_one(path: Path, options: Options) -> Opened:
    """The one article of a file; a file of unknown type is taken for plain text.

    Raises InputError, naming the file, if it cannot be read or holds another number of articles than one.
    """
    found = []
    for item in items(Place(path, _name(path, path.parent)), options, unknown=".txt"):
        found.append(item)
        if len(found) > 1:
            message = f"{path}: holds more than one article; use claimx batch, which reads them all"
            raise InputError(message)
    if not found:
        message = f"{path}: holds no article"
        raise InputError(message)
    try:
        return open_item(found[0], options)
    except InputError as error:
        message = f"{path}: {error}"
        raise InputError(message) from error
