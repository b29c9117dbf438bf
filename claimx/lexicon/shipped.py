"""The data files that come with the package, in `data/<language>/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from claimx.errors import LexiconError

COMPLETE = "en"
"""The language that has every file; its files say what those of other languages may hold."""


def is_shipped(language: str) -> bool:
    """Whether there is data for a language in the package."""
    return (files("claimx") / "data" / language).is_dir()


@cache
def names() -> tuple[str, ...]:
    """The names of all data files, without their ending."""
    folder = files("claimx") / "data" / COMPLETE
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml")))


@cache
def shipped(language: str, name: str) -> dict[str, Any]:
    """What the data file `<name>.toml` of a language holds; one that the language lacks has no words and no rows in it.

    Raises LexiconError if no language has such a file, or it is not TOML.
    """
    path = files("claimx") / "data" / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        if language != COMPLETE:
            keyed_by_words = _word_tables().get(name, ())
            return {key: _emptied(value, words=key in keyed_by_words) for key, value in shipped(COMPLETE, name).items()}
        message = f"{path}: no such lexicon file"
        raise LexiconError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"{path}: not valid TOML: {error}"
        raise LexiconError(message) from error


@cache
def _word_tables() -> dict[str, list[str]]:
    """The tables of each file whose keys are words of the language."""
    return tomllib.loads((files("claimx") / "data" / "word_tables.toml").read_text(encoding="utf-8"))


def _emptied(value: Any, *, words: bool) -> Any:  # noqa: ANN401 - TOML holds anything
    """The same shape with no rows and no words in it; `words` tells whether keys are words. What is neither list nor word stays."""
    if isinstance(value, dict):
        return {key: _emptied(inner, words=words) for key, inner in value.items() if isinstance(inner, (dict, list)) or not words}
    return [] if isinstance(value, list) else value
