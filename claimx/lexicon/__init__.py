"""Language data: that of `data/<language>/` and a user's own files on top of it, checked and kept.

Every file (TOML) holds word lists, tables of settings, and arrays of tables whose rows are rules with an `id`. Code
asks for the rows of a table and makes its own typed rules of them, once for each lexicon (`kept`). Which lexicon is
asked follows from where the code runs: a component reads every document under its own (`using`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from inspect import signature
from threading import Event
from typing import Any, ParamSpec, TypeVar

from claimx.errors import LexiconError
from claimx.lexicon.own import digest_of, laid_over
from claimx.lexicon.shipped import is_shipped, shipped

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The data of a language, and folders of a user's own data, each laid over what comes before it.

    Two are the same only if they are one object, which makes them quick to look up by; `lexicon_of` gives one for each content.
    """

    language: str = "en"
    own: tuple[str, ...] = ()
    digest: str = ""

    def check(self) -> Lexicon:
        """The lexicon itself, once every file of its own has been read.

        Raises LexiconError, naming file and line, if one is not well formed, or if there is no data for the language.
        """
        if not self.own and not is_shipped(self.language):
            message = f'no language data for {self.language!r}: name a folder that holds it, as in claimx.load(lexicon="{self.language}/")'
            raise LexiconError(message)
        laid_over(self.language, self.own, self.digest)
        return self


def lexicon_of(language: str, own: tuple[str, ...] = ()) -> Lexicon:
    """The lexicon of a language with folders of own data.

    Raises LexiconError, naming file and line, if a file is not well formed, or if there is no data for the language.
    """
    return _lexicon_of(language, own, digest_of(own))


@cache
def _lexicon_of(language: str, own: tuple[str, ...], digest: str) -> Lexicon:
    return Lexicon(language, own, digest).check()


ENGLISH = lexicon_of("en")
_in_use: ContextVar[Lexicon] = ContextVar("claimx_lexicon", default=ENGLISH)

_others = Event()
_waiting: list[Callable[[], None]] = []


def once_there_are_others(call: Callable[[], None]) -> None:
    """Call a function as soon as another lexicon than the package's English comes into use; at once, if one has."""
    _waiting.append(call)
    if _others.is_set():
        call()


@contextmanager
def using(lexicon: Lexicon) -> Iterator[None]:
    """Within the block all data is that of `lexicon`."""
    if lexicon is not ENGLISH and not _others.is_set():
        _others.set()
        for call in tuple(_waiting):
            call()
    before = _in_use.set(lexicon)
    try:
        yield
    finally:
        _in_use.reset(before)


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Like `functools.cache`, for each lexicon apart: for functions that make something of the data.

    They are asked several times a word, so those with up to two arguments have the quickest way to the answer.
    """
    wanted = signature(function).parameters.values()
    by_place = all(argument.kind is not argument.KEYWORD_ONLY for argument in wanted)
    quick = {0: _kept_value, 1: _kept_by_key, 2: _kept_by_pair} if by_place else {}
    return quick.get(len(wanted), _kept_calls)(function)


def kept_up_to(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Like `functools.lru_cache(most)`, for each lexicon apart: for functions of text, of which there is no end."""

    def of(function: Callable[P, R]) -> Callable[P, R]:
        known: dict[Lexicon, Callable[..., R]] = {}

        @wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            lexicon = _in_use.get()
            if lexicon not in known:
                known[lexicon] = lru_cache(most)(function)
            return known[lexicon](*args, **kwargs)

        return ask

    return of


def _kept_value(function: Callable[..., R]) -> Callable[..., R]:
    known: dict[Lexicon, R] = {}

    @wraps(function)
    def ask() -> R:
        lexicon = _in_use.get()
        try:
            return known[lexicon]
        except KeyError:
            return known.setdefault(lexicon, function())

    return ask


def _kept_by_key(function: Callable[..., R]) -> Callable[..., R]:
    known: dict[Lexicon, dict[Any, R]] = {}

    @wraps(function)
    def ask(key: Any) -> R:  # noqa: ANN401 - whatever the function takes
        lexicon = _in_use.get()
        try:
            return known[lexicon][key]
        except KeyError:
            return known.setdefault(lexicon, {}).setdefault(key, function(key))

    return ask


def _kept_by_pair(function: Callable[..., R]) -> Callable[..., R]:
    known: dict[Lexicon, dict[tuple[Any, Any], R]] = {}

    @wraps(function)
    def ask(first: Any, second: Any) -> R:  # noqa: ANN401 - whatever the function takes
        lexicon = _in_use.get()
        try:
            return known[lexicon][first, second]
        except KeyError:
            return known.setdefault(lexicon, {}).setdefault((first, second), function(first, second))

    return ask


def _kept_calls(function: Callable[..., R]) -> Callable[..., R]:
    by_lexicon: dict[Lexicon, Callable[..., R]] = {}

    @wraps(function)
    def ask(*args: Any, **kwargs: Any) -> R:  # noqa: ANN401 - whatever the function takes
        lexicon = _in_use.get()
        try:
            known = by_lexicon[lexicon]
        except KeyError:
            known = by_lexicon[lexicon] = cache(function)
        return known(*args, **kwargs)

    return ask


@kept
def read(name: str) -> dict[str, Any]:
    """All that the data file `<name>.toml` holds.

    Raises LexiconError if there is no such file, or one of the user's own is not well formed.
    """
    lexicon = _in_use.get()
    own = laid_over(lexicon.language, lexicon.own, lexicon.digest)
    return own[name] if name in own else shipped(lexicon.language, name)


@kept
def rows(name: str, table: str) -> tuple[dict[str, Any], ...]:
    """The rows of one array of tables in a data file.

    Raises LexiconError if the table is missing, a row has no `id`, or an id is there twice.
    """
    found = read(name).get(table)
    if not isinstance(found, list):
        message = f"{name}.toml: has no table [[{table}]]"
        raise LexiconError(message)
    seen: set[str] = set()
    for number, row in enumerate(found, start=1):
        identifier = row.get("id")
        if not isinstance(identifier, str) or not identifier:
            message = f"{name}.toml: row {number} of [[{table}]] has no id"
            raise LexiconError(message)
        if identifier in seen:
            message = f"{name}.toml: id {identifier!r} stands twice in [[{table}]]"
            raise LexiconError(message)
        seen.add(identifier)
    return tuple(found)


@kept
def words(name: str, key: str) -> frozenset[str]:
    """A plain word list: the array of strings under `key` in a data file.

    Raises LexiconError if it is missing or holds anything but strings.
    """
    found = read(name).get(key)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        message = f"{name}.toml: {key} is not a list of strings"
        raise LexiconError(message)
    return frozenset(found)
