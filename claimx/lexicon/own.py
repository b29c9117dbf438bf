"""A user's own data files, laid over those of the package.

An own file has the name and the shape of the file that it goes over. Its words are added to the lists there; a row
with a new id is added to its table; a row with a known id changes that row: its lists are added to, its other values
replaced.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from claimx.errors import LexiconError
from claimx.lexicon.shipped import COMPLETE, names, shipped

_NOT_NEEDED = ("examples", "counter_examples", "note")
_CLOSED = ("form", "frames", "kind")
"""What code knows by name: a row may have only what a row of the package has."""
_PATTERNS = ("pattern", "before", "after", "not_before", "not_after")
_BLANK = re.compile(r"(?<!\?P)[<{][a-z]\w*(?:=\w+)?[>}]")
"""What stands for other words in a pattern: {name}, <name>, <part=name>."""


def digest_of(folders: tuple[str, ...]) -> str:
    """A digest of all files in folders of own data: whoever changes one and loads again gets what stands there now."""
    found = hashlib.sha256()
    for path in (path for folder in folders for path in sorted(Path(folder).glob("*.toml"))):
        found.update(f"{path.absolute()}\0".encode("utf-8", "surrogateescape"))
        with suppress(OSError):  # whoever reads it says what is wrong
            found.update(path.read_bytes())
    return found.hexdigest()


@cache
def laid_over(language: str, folders: tuple[str, ...], digest: str) -> dict[str, dict[str, Any]]:  # noqa: ARG001 - what is kept is of this content
    """The content of every data file that the folders change, by its name; `digest` is theirs.

    Raises LexiconError, naming file and line, if a folder or file cannot be read, or a file holds what its namesake does not.
    """
    found: dict[str, dict[str, Any]] = {}
    for folder in folders:
        for path in _files(Path(folder)):
            own = _OwnFile(path, language)
            found[path.stem] = own.over(found.get(path.stem) or shipped(language, path.stem))
    return found


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        message = f"{folder}: no such folder of lexicon files"
        raise LexiconError(message)
    paths = sorted(folder.glob("*.toml"))
    for path in paths:
        if path.stem not in names():
            near = get_close_matches(path.stem, names(), 3) or names()
            message = f"{path}: goes over no lexicon file; the names are {', '.join(f'{name}.toml' for name in near)}"
            raise LexiconError(message)
    if not paths:
        message = f"{folder}: holds no lexicon files (such as {names()[0]}.toml)"
        raise LexiconError(message)
    return paths


class _OwnFile:
    """One own file, checked against the shape of the English file of its name, which is complete."""

    def __init__(self, path: Path, language: str) -> None:
        self.path = path
        self.shape = shipped(COMPLETE, path.stem)
        self.language = language
        try:
            self.text = path.read_text(encoding="utf-8-sig")
            self.content = tomllib.loads(self.text)
        except (OSError, UnicodeDecodeError) as error:
            message = f"{path}: cannot be read: {error}"
            raise LexiconError(message) from error
        except tomllib.TOMLDecodeError as error:
            message = f"{path}: not valid TOML: {error}"
            raise LexiconError(message) from error

    def over(self, base: dict[str, Any]) -> dict[str, Any]:
        """What the file and the one below it hold together."""
        merged = dict(base)
        for key, value in self.content.items():
            line = self._line(rf"\[*\s*{re.escape(key)}\b")
            if key not in self.shape:
                self._refuse(line, f"{key!r} is not known here{_hint(key, self.shape)}")
            if _is_rows(self.shape[key]):
                merged[key] = self._rows(key, value, base.get(key, []))
            else:
                merged[key] = self._value(key, self.shape[key], value, base.get(key), line)
        return merged

    def _rows(self, table: str, given: Any, base: list[dict[str, Any]]) -> list[dict[str, Any]]:  # noqa: ANN401 - TOML holds anything
        lines = self._lines(rf"\[\[\s*{re.escape(table)}\s*\]\]")
        if not _is_rows(given):
            self._refuse(self._line(rf"\[*\s*{re.escape(table)}\b"), f"{table} is a table of rows; write each under [[{table}]]")
        rows = {row["id"]: row for row in base}
        for number, row in enumerate(given):
            line = lines[number] if number < len(lines) else None
            identifier = self._identifier(row, line)
            rows[identifier] = self._row(table, row, rows.get(identifier), line)
        return list(rows.values())

    def _identifier(self, row: dict[str, Any], line: int | None) -> str:
        identifier = row.get("id")
        if not isinstance(identifier, str) or not identifier:
            self._refuse(line, "the row has no id")
        return identifier

    def _row(self, table: str, row: dict[str, Any], below: dict[str, Any] | None, line: int | None) -> dict[str, Any]:
        models: list[dict[str, Any]] = self.shape[table]
        shape = {key: value for model in models for key, value in model.items()}
        unknown = next((key for key in row if key not in shape and key not in _NOT_NEEDED), None)
        if unknown is not None:
            self._refuse(line, f"{unknown!r} is not known in a row of [[{table}]]{_hint(unknown, shape)}")
        self._check(table, row, line)
        merged = dict(below or {})
        for key, value in row.items():
            merged[key] = self._value(key, shape.get(key, []), value, merged.get(key), line)
        wanted = [key for key in models[0] if all(key in model for model in models) and key not in _NOT_NEEDED]
        lacking = [key for key in wanted if key not in merged]
        if lacking:
            self._refuse(line, f"the row {row['id']!r} of [[{table}]] lacks {', '.join(lacking)}")
        return merged

    def _check(self, table: str, row: dict[str, Any], line: int | None) -> None:
        """Refuse what would fail only when an article is read: words that code does not know, patterns that do not compile."""
        for key in _CLOSED:
            known = {word for model in self.shape[table] for word in _listed(model.get(key))}
            unknown = next((word for word in _listed(row.get(key)) if word not in known), None)
            if known and unknown is not None:
                self._refuse(line, f"{key} {unknown!r} is not known in [[{table}]]; want one of {', '.join(sorted(known))}")
        for key in _PATTERNS if any("pattern" in model for model in self.shape[table]) else ():
            for pattern in _listed(row.get(key)):
                try:
                    re.compile(_BLANK.sub("x", str(pattern)))
                except re.error as error:
                    self._refuse(line, f"{key} of {row['id']!r} is no regular expression: {error}")

    def _value(self, key: str, shape: Any, given: Any, below: Any, line: int | None) -> Any:  # noqa: ANN401 - TOML holds anything
        if _kind(shape) != _kind(given):
            self._refuse(line, f"{key} is a {_kind(given)}; want a {_kind(shape)}")
        if isinstance(given, list):
            wanted = set() if key in _NOT_NEEDED else {_kind(item) for item in shape}
            other = next((item for item in given if wanted and _kind(item) not in wanted), None)
            if other is not None:
                self._refuse(line, f"{key} holds {other!r}, a {_kind(other)}; want a {' or a '.join(sorted(wanted))}")
            return [*(below or ()), *(item for item in given if item not in (below or ()))]
        if isinstance(given, dict):
            old = below or {}
            return old | {name: self._value(name, shape.get(name, value), value, old.get(name), line) for name, value in given.items()}
        return given

    def _lines(self, pattern: str) -> list[int]:
        """The numbers, from 1, of the lines that begin with a pattern."""
        return [number for number, line in enumerate(self.text.splitlines(), start=1) if re.match(rf"\s*{pattern}", line)]

    def _line(self, pattern: str) -> int | None:
        return next(iter(self._lines(pattern)), None)

    def _refuse(self, line: int | None, problem: str) -> NoReturn:
        message = f"{self.path}{f' line {line}' if line else ''}: {problem}"
        raise LexiconError(message)


def _is_rows(value: Any) -> bool:  # noqa: ANN401 - TOML holds anything
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - TOML holds anything
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _kind(value: Any) -> str:  # noqa: ANN401 - TOML holds anything
    kinds = {bool: "truth value", int: "number", float: "number", str: "string", list: "list", dict: "table"}
    return kinds.get(type(value), type(value).__name__)


def _hint(key: str, known: dict[str, Any]) -> str:
    near = get_close_matches(key, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""
