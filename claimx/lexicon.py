"""Reads the language data in `data/<language>/` (TOML), checks its shape, and keeps it.

Every file holds one or more arrays of tables; each row is a rule with an `id`. Code asks for the rows of a table and
makes its own typed rules of them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from claimx.errors import LexiconError


@cache
def read(name: str, language: str = "en") -> dict[str, Any]:
    """All that the data file `<name>.toml` of a language holds.

    Raises LexiconError if the file is missing or is not TOML.
    """
    path = files("claimx") / "data" / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"{path}: no such lexicon file for language {language!r}"
        raise LexiconError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"{path}: not valid TOML: {error}"
        raise LexiconError(message) from error


@cache
def rows(name: str, table: str, language: str = "en") -> tuple[dict[str, Any], ...]:
    """The rows of one array of tables in a data file.

    Raises LexiconError if the table is missing, a row has no `id`, or an id is there twice.
    """
    found = read(name, language).get(table)
    if not isinstance(found, list):
        message = f"{language}/{name}.toml: has no table [[{table}]]"
        raise LexiconError(message)
    seen: set[str] = set()
    for number, row in enumerate(found, start=1):
        identifier = row.get("id")
        if not isinstance(identifier, str) or not identifier:
            message = f"{language}/{name}.toml: row {number} of [[{table}]] has no id"
            raise LexiconError(message)
        if identifier in seen:
            message = f"{language}/{name}.toml: id {identifier!r} stands twice in [[{table}]]"
            raise LexiconError(message)
        seen.add(identifier)
    return tuple(found)


@cache
def words(name: str, key: str, language: str = "en") -> frozenset[str]:
    """A plain word list: the array of strings under `key` in a data file.

    Raises LexiconError if it is missing or holds anything but strings.
    """
    found = read(name, language).get(key)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        message = f"{language}/{name}.toml: {key} is not a list of strings"
        raise LexiconError(message)
    return frozenset(found)
