"""What stands directly behind a number: the words or the symbol of a unit or a currency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from claimx import lexicon
from claimx.lexicon import kept
from claimx.quantities import contexts, currency, units
from claimx.quantities.article import Article
from claimx.quantities.currency import Money
from claimx.quantities.units import Unit

_FIRST = re.compile(r"[a-z]+|[^\w\s]")
_GAPS = (" ", "-", "\n")
_BRACKET = re.compile(r" ?[(\[{<]([^\W\d_]{1,4}|%)[)\]}>]")
_MAX_SYMBOL = 5
_POWERS = "^²³"


class Surface(NamedTuple):
    """The words or the symbol found: where they start and end, and the unit or money that they name."""

    start: int
    end: int
    names: Unit | Money


@kept
def _index() -> Mapping[str, tuple[tuple[str, Unit | Money], ...]]:
    """All surfaces by their first word or sign, the longest first; words with a space also with a hyphen."""
    found: dict[str, list[tuple[str, Unit | Money]]] = {}
    entries: list[tuple[str, Unit | Money]] = [*currency.nouns().items(), *units.words().items()]
    for surface, entry in entries:
        first = _FIRST.match(surface)
        if first is not None:
            forms = {surface, surface.replace(" ", "-")}
            found.setdefault(first.group(), []).extend((form, entry) for form in forms)
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


def surface_at(article: Article, end: int) -> Surface | None:
    """The unit or currency behind a number that ends at `end`."""
    low = article.low
    gap = low[end : end + 1]
    if not gap:
        return None
    at = end
    if gap in _GAPS:
        at = end + 3 if low.startswith(" - ", end) and low[end + 3 : end + 4].isalpha() else end + 1
    symbol = gap not in "-\n"
    found = _word_at(article, at, glued=at == end) or (_symbol_at(article, at, end) if symbol else None)
    return found or _after_adjective(article, end) or _behind_more(article, end)


def _behind_more(article: Article, end: int) -> Surface | None:
    """A unit of time behind a word for how many in a row or besides: "two more weeks", "14 straight years"."""
    word = contexts.after("unit.more", article.low, end) if article.low[end] == " " else None
    found = _word_at(article, word.end(), glued=False) if word else None
    return found if found is not None and isinstance(found.names, Unit) else None


def _after_adjective(article: Article, end: int) -> Surface | None:
    """A currency's noun behind the name of a people: "5 million Ruritanian francs"."""
    adjective = contexts.after("adjective.before-currency", article.text, end) if article.low[end] == " " else None
    found = _word_at(article, adjective.end() + 1, glued=False) if adjective else None
    if adjective is None or found is None or not isinstance(found.names, Money) or found.names.needs_scale:
        return None
    return Surface(adjective.start() + 1, found.end, found.names)


def _word_at(article: Article, at: int, *, glued: bool) -> Surface | None:
    low = article.low
    first = _FIRST.match(low, at)
    if first is None:
        return None
    for surface, entry in _index().get(first.group(), ()):
        stop = at + len(surface)
        if not low.startswith(surface, at) or _runs_on(article.text, surface, stop):
            continue
        if (glued or len(surface) > 1) and not _is_other_word(article, surface, stop, entry):
            return Surface(at, stop, entry)
    return None


def _runs_on(text: str, surface: str, stop: int) -> bool:
    """Whether the word goes on behind the surface, or the surface's full stop is the sentence's."""
    behind = text[stop : stop + 1]
    if surface[-1] == ".":
        return not behind or behind == "\n" or (behind.isspace() and text[stop + 1 : stop + 2].isupper())
    return surface[-1].isalnum() and (behind.isalnum() or behind in _POWERS) and bool(behind)


def _is_other_word(article: Article, surface: str, stop: int, entry: Unit | Money) -> bool:
    """Whether a currency's noun is part of a name ("euro zone"), or a letter is no cent."""
    if isinstance(entry, Unit):
        return entry.not_after is not None and entry.not_after.match(article.low, stop) is not None
    if surface == "c" and (article.text[stop - 1] == "C" or not article.holds("cent.money")):
        return True
    return not surface.endswith("s") and article.after("currency.no-noun", stop)


def _symbol_at(article: Article, at: int, end: int) -> Surface | None:
    text = article.text
    money = _money_symbol(article, at)
    if money is not None:
        return money
    found = units.symbol_at(text, at)
    if found is None:
        return _in_brackets(article, end)
    unit, stop = found
    if at > end and stop - at == 1 and text[at] in _glued_only():
        return None
    return Surface(at, stop, unit)


def _money_symbol(article: Article, at: int) -> Surface | None:
    if article.text[at : at + 1] not in _first_signs():
        return None
    table = currency.prefixes()
    for size in range(_MAX_SYMBOL, 0, -1):
        written = article.text[at : at + size]
        money = table.get(written) if len(written) == size else None
        if money is None or (size == 1 and written.isascii() and written.isalpha()):
            continue
        behind = article.text[at + size : at + size + 1]
        if not behind.isalnum():
            return Surface(at, at + size, money)
    return None


@kept
def _first_signs() -> frozenset[str]:
    return frozenset(symbol[0] for symbol in currency.prefixes())


def _in_brackets(article: Article, end: int) -> Surface | None:
    """A unit in brackets: "20 (kg)"."""
    match = _BRACKET.match(article.text, end)
    unit = units.symbols().get(match[1]) if match else None
    return None if match is None or unit is None else Surface(match.start(1), match.end(1), unit)


@kept
def _glued_only() -> frozenset[str]:
    return frozenset(lexicon.read("quantities_units")["tables"]["glued_symbols"])
