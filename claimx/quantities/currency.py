"""Currencies: the codes and names of ISO 4217 (pycountry), with the symbols and nouns of the lexicon.

A surface can mean several currencies ("$", "pesos", "Rs"); the article decides which: see `Money.choose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import pycountry

from claimx import lexicon
from claimx.lexicon import kept
from claimx.numerals import scales

_CENT = Decimal("0.01")
_ONE = Decimal(1)
_MILLION = Decimal(1_000_000)
LEAST = 100
"""The least number of a currency whose noun is another word too ("won")."""
_WORD = 20
_LOCAL = 3
_LOCAL_DOLLAR = 5
_CONVERTED = re.compile(r"\$[^()\n]{1,20} \([£€]")
_WORLD = "USD"
_EURO = "EUR"
_SHARED_SIGNS = ("$", "¥")
_FILE = "quantities_currencies"


@dataclass(frozen=True, slots=True)
class Money:
    """What a currency's surface can mean: ISO codes, the default first, and the part of the major unit it stands for.

    `needs_scale`: the surface is another word too ("won", "#"), and is money only with a scale or a large number.
    """

    codes: tuple[str, ...]
    factor: Decimal = _ONE
    needs_scale: bool = False

    def also(self, code: str, factor: Decimal) -> Money:
        """The same surface with one more currency, if it is of the same size."""
        return self if code in self.codes or factor != self.factor else replace(self, codes=(*self.codes, code))


@kept
def prefixes() -> Mapping[str, Money]:
    """Symbols and codes that stand before the digits, as written."""
    found: dict[str, Money] = {}
    for row in lexicon.rows(_FILE, "currency"):
        for symbol in row.get("symbols", ()):
            _add(found, symbol, row["id"], _ONE)
        for code in row.get("millions", ()):
            _add(found, code, row["id"], _MILLION)
    words = lexicon.words(_FILE, "word_codes")
    for code in _iso_codes():
        if code not in words:
            _add(found, code, code, _ONE)
    return _marked(found)


@kept
def nouns() -> Mapping[str, Money]:
    """Nouns that stand behind the number, lower case: "dollars", "canadian dollars", "pence"."""
    found: dict[str, Money] = {}
    for row in lexicon.rows(_FILE, "currency"):
        for noun in [*row.get("nouns", ()), *_both_numbers(row.get("names", ()))]:
            _add(found, noun, row["id"], _ONE)
        for noun in row.get("minor", ()):
            _add(found, noun, row["id"], _CENT)
        for noun, worth in row.get("worth", {}).items():
            _add(found, noun, row["id"], Decimal(worth))
    for currency in pycountry.currencies:
        name = currency.name.lower().replace("’", "'")
        if " " in name and re.fullmatch(r"[a-z ]+", name):
            for noun in _both_numbers([name]):
                _add(found, noun, currency.alpha_3, _ONE)
    return _marked(found)


def _marked(found: Mapping[str, Money]) -> Mapping[str, Money]:
    """The surfaces, those marked that are money only with a scale or a large number."""
    weak = lexicon.words(_FILE, "needs_scale")
    return {surface: replace(money, needs_scale=True) if surface in weak else money for surface, money in found.items()}


def _both_numbers(names: list[str]) -> list[str]:
    return [form for name in names for form in (name, f"{name}s")]


def _add(found: dict[str, Money], surface: str, code: str, factor: Decimal) -> None:
    known = found.get(surface)
    found[surface] = Money((code,), factor) if known is None else known.also(code, factor)


@kept
def _iso_codes() -> frozenset[str]:
    return frozenset(currency.alpha_3 for currency in pycountry.currencies)


@kept
def codes() -> frozenset[str]:
    """All currency codes that a unit can have."""
    return _iso_codes() | {row["id"] for row in lexicon.rows(_FILE, "currency")}


@kept
def _countries(code: str) -> tuple[tuple[str, bool], ...]:
    """What a currency's countries and their people are called, and whether in the folded text; those with capitals are not ("US")."""
    row: dict[str, list[str]] = next((row for row in lexicon.rows(_FILE, "currency") if row["id"] == code), {})
    return tuple((name, name.islower()) for name in row.get("countries", ()))


@kept
def _whole_word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def usual(text: str) -> Money:
    """What the commonest sign of a currency in a text can mean; the dollar's where it has none."""
    signs = {sign: money for sign, money in prefixes().items() if len(sign) == 1 and not sign.isalpha() and not money.needs_scale}
    return signs[max(signs, key=lambda sign: (text.count(sign), sign == _SHARED_SIGNS[0]))]


def is_at_home(money: Money, text: str, low: str) -> bool:
    """Whether an article names the country of a surface that is another word too ("R450")."""
    return any(_mentions(code, text, low) for code in money.codes)


def is_spent(noun: str, low: str) -> bool:
    """Whether a folded text has a sum of a currency that only money comes to: a scale or a large number before its noun."""
    starts = (match.start() for match in re.finditer(rf" {re.escape(noun)}(?!\w)", low))
    before = (low[max(0, start - _WORD) : start].split()[-1:] for start in starts)
    return any(
        word in scales() or (word[:1].isdigit() and len(word.partition(".")[0]) >= len(str(LEAST))) for (word,) in filter(None, before)
    )


def choose(money: Money, text: str, low: str) -> str:
    """The currency that an article means by a surface that several share; `low` is its folded text.

    The default stands unless the article names the countries of another, and those of the default less than half as
    often. News all over the world counts in US dollars, so another dollar needs that the United States are not named, and
    three mentions of a country whose press writes a bare "$", five of any other. Where the article writes "C$", its bare
    "$" is not Canadian, and where it converts "$" to pounds or euros it is written abroad.
    """
    if len(money.codes) == 1:
        return money.codes[0]
    default, *others = money.codes
    named = any(_whole_word(name).search(where) for name, where in _named(default, text, low))
    if default == _WORLD and (named or _CONVERTED.search(text) is not None):
        return default
    if default == _WORLD and _EURO in others and _is_told_in("euros", low) and not _is_told_in("dollars", low):
        return _EURO  # "a profit of 3m euros … a dividend of 11 cents"
    counted = {code: count for code in others if (count := _mentions(code, text, low)) and not _has_own_symbol(code, text)}
    best = max(counted, key=lambda code: counted[code], default=default)
    return best if counted.get(best, 0) >= _needed(default, best, text, low) else default


def _is_told_in(name: str, low: str) -> bool:
    """Whether a folded text has a sum of a currency by its full name or its sign: "3m euros"."""
    return re.search(lexicon.read(_FILE)["told_in"][name], low) is not None


def _needed(default: str, other: str, text: str, low: str) -> int:
    """How often an article must name the countries of another currency than the default."""
    if default == _WORLD:
        return _LOCAL if other in lexicon.words(_FILE, "bare_dollar") else _LOCAL_DOLLAR
    return 2 * _mentions(default, text, low) + 1


def _mentions(code: str, text: str, low: str) -> int:
    """How often an article names the countries of a currency; `low` is its folded text."""
    return sum(len(_whole_word(name).findall(where)) for name, where in _named(code, text, low))


def _named(code: str, text: str, low: str) -> Iterator[tuple[str, str]]:
    """A currency's countries whose letters an article holds, and the text to look for them as words in."""
    for name, is_folded in _countries(code):
        where = low if is_folded else text
        if name in where:
            yield name, where


@kept
def _own_symbols(code: str) -> tuple[str, ...]:
    table = prefixes()
    return tuple(symbol for symbol, money in table.items() if money.codes == (code,) and any(sign in symbol for sign in _SHARED_SIGNS))


def _has_own_symbol(code: str, text: str) -> bool:
    return any(symbol in text for symbol in _own_symbols(code))
