"""Physical units: the tables of quantulum3 (names, surfaces, symbols, prefixes) with the surfaces of the lexicon.

The tables are read as data, without quantulum3's own loader, which takes two seconds. A compound symbol that no table
has ("mg/dL") goes to quantulum3's parser, as a span of its own, and the answer is kept.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from claimx import lexicon
from claimx.lexicon import kept, kept_up_to
from claimx.model.quantity import QuantityKind

_FILE = "quantities_units"
_SHORT_SYMBOL = 2
_POWERS = {"2": "square", "3": "cubic", "²": "square", "³": "cubic"}
_COMPOUND = re.compile(r"[A-Za-z\u00b5\u03bc]{1,6}(?:[/·*][A-Za-z\u00b5\u03bc]{1,6}){1,2}(?:\^?[23]|[²³])?(?!\w)")
_BETWEEN = ("/", "·", "*")
_SYMBOL_CHARS = re.compile(r"[A-Za-z\u00b5\u03bc°º%'\"′″²³]+(?:\^?[23](?!\d))?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name in the claim format, its kind, the rule that has it, and what may not stand behind its word."""

    name: str
    kind: QuantityKind
    rule: str
    not_after: re.Pattern[str] | None = None


@kept
def words() -> Mapping[str, Unit]:
    """Unit words, lower case: "kilometres", "basis points"."""
    return _surfaces()[0]


@kept
def symbols() -> Mapping[str, Unit]:
    """Unit symbols, as written: "MW", "°C"."""
    return _surfaces()[1]


@kept
def _surfaces() -> tuple[dict[str, Unit], dict[str, Unit]]:
    by_word: dict[str, Unit] = {}
    by_symbol: dict[str, Unit] = {}
    tables = lexicon.read(_FILE)["tables"]
    rename: Mapping[str, str] = lexicon.read(_FILE)["rename"]
    short, left = set(tables["short_symbols"]), set(tables["leave_symbols"])
    for name, entry in _entries(frozenset(tables["leave_out"])):
        unit = Unit(_format_name(rename.get(name, name)), "physical", f"unit.{name}")
        for word in entry["surfaces"]:
            if word not in tables["leave_words"]:
                for form in _forms(word.lower()):
                    by_word.setdefault(form, unit)
        for symbol in entry["symbols"]:
            plain = symbol.replace("\u03bc", "\u00b5")
            if plain not in left and (plain in short or sum(map(str.isalpha, plain)) > 1):
                by_symbol.setdefault(plain, unit)
    for row in lexicon.rows(_FILE, "unit"):
        not_after = re.compile(row["not_after"]) if "not_after" in row else None
        unit = Unit(row["id"], row.get("kind", "physical"), f"unit.{row['id']}", not_after)
        by_word.update(dict.fromkeys(row.get("words", ()), unit))
        by_symbol.update(dict.fromkeys(row.get("symbols", ()), unit))
    return by_word, by_symbol


def _format_name(name: str) -> str:
    """A table's name as the claim format writes it: "kilometre per hour" → "kilometre/hour"."""
    return re.sub(r" per ", "/", name)


def _forms(word: str) -> tuple[str, ...]:
    """A unit's surface and its plural; of "metre per second" the first word takes it."""
    head, per, tail = word.partition(" per ")
    if head.endswith("foot"):
        return word, head[:-4] + "feet" + per + tail
    plural = head + ("es" if head.endswith(("ch", "x", "s")) else "s")
    hyphened = (word.replace(" ", "-"),) if " " in word and not per else ()
    return word, plural + per + tail, *hyphened


@kept
def _metric_prefixes() -> Mapping[str, str]:
    from quantulum3.load import METRIC_PREFIXES  # noqa: PLC0415 - heavy, and needed once

    return dict(METRIC_PREFIXES)


def _entries(left_out: frozenset[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entries of quantulum3's unit table with their prefixed units ("kilo" + "watt"), currencies left out."""
    table: dict[str, Any] = json.loads((files("quantulum3") / "units.json").read_text(encoding="utf-8"))
    for name, entry in table.items():
        if name in left_out or entry.get("entity") == "currency":
            continue
        row = {"surfaces": entry.get("surfaces") or [name], "symbols": entry.get("symbols") or []}
        yield name, row
        for short in entry.get("prefixes", ()):
            long = _metric_prefixes()[short]
            yield (
                long + name,
                {"surfaces": [long + word for word in row["surfaces"]], "symbols": [short + symbol for symbol in row["symbols"]]},
            )


@kept
def smaller() -> Mapping[str, Mapping[str, int]]:
    """Units that are said with a smaller one behind them, and how many of it they are: stone → {pound: 14}."""
    sizes: Mapping[str, Mapping[str, int]] = lexicon.read(_FILE)["smaller"]
    return sizes


@kept
def weights() -> frozenset[str]:
    """Words that can be a weight or money."""
    return frozenset(lexicon.read(_FILE)["tables"]["weight_words"])


def unit_named(word: str) -> Unit | None:
    """The unit that a word or a symbol names, or None."""
    return words().get(word.lower()) or symbols().get(word)


def symbol_at(text: str, start: int) -> tuple[Unit, int] | None:
    """The unit whose symbol stands at a position, and where it ends: "MW", "km2", "mg/dL"."""
    match = _SYMBOL_CHARS.match(text, start)
    if match is None:
        return None
    written, end = match.group(), match.end()
    compound = _COMPOUND.match(text, start) if text[end : end + 1] in _BETWEEN else None
    if compound is not None:
        unit = _compound(compound.group())
        if unit is not None:
            return unit, compound.end()
    for stop in (end, end - 1):
        if stop > start and not text[stop : stop + 1].isalnum():
            name = written[: stop - start].replace("\u03bc", "\u00b5").replace("^", "")
            unit = symbols().get(name) or _lower_symbols().get(name.lower()) or _power(name)
            if unit is not None:
                return unit, stop
    return None


def _power(name: str) -> Unit | None:
    """The unit of area or volume of a length: "km3"."""
    base = symbols().get(name[:-1]) if name[-1:] in _POWERS else None
    return None if base is None else words().get(f"{_POWERS[name[-1]]} {base.name}")


@kept
def _lower_symbols() -> Mapping[str, Unit]:
    """Symbols long enough to be known by their letters alone ("ghz")."""
    return {symbol.lower(): unit for symbol, unit in symbols().items() if len(symbol) > _SHORT_SYMBOL}


@kept_up_to(1_000)
def _compound(written: str) -> Unit | None:
    """A compound of two symbols: from the tables where they have both, else from quantulum3's parser."""
    known = words().get(written.lower()) or symbols().get(written)
    if known is not None:
        return known
    upper, _, lower = written.partition("/")
    first, second = (symbols().get(part) or words().get(part.lower()) for part in (upper, lower))
    if first is not None and second is not None:
        return Unit(f"{first.name}/{second.name}", "physical", "unit.compound")
    return _parsed(written) if first is not None else None


def _parsed(written: str) -> Unit | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser  # noqa: PLC0415 - loads for seconds, and hardly ever needed

        try:
            found = parser.parse(f"1 {written}")
        except Exception:  # noqa: BLE001 - a library's parser on any text; it may not stop the run
            return None
    if len(found) != 1 or found[0].value != 1 or found[0].surface != f"1 {written}":
        return None
    return Unit(_format_name(found[0].unit.name), "physical", "unit.parsed")
