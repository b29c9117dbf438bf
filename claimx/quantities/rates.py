"""What a figure is per: "a barrel", "per share", "/km", "per 100,000 people"."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.lexicon import kept
from claimx.quantities import units

_FILE = "quantities_nouns"
_SLASH_MANY = re.compile(r" ?/ ?(\d{2,4})(?![\d/.,-])")
_WORD = re.compile(r"[ -]?([A-Za-z]+)(?!\w)")
_GAPS = (" ", "-", "\n", "/")
_SLASH = re.compile(r" ?/ ?([A-Za-z]+)(?![\w/])")


@kept
def _per() -> re.Pattern[str]:
    return re.compile(lexicon.read(_FILE)["per"])


@kept
def _words(name: str) -> frozenset[str]:
    return lexicon.words(_FILE, name)


def rate_at(text: str, low: str, end: int, *, loose: bool = False) -> tuple[str, int] | None:
    """The unit that a figure is per, and where its word ends, for a figure that ends at `end`.

    `loose`: words of what is measured may stand between ("tonnes of copper a year").
    """
    if low[end : end + 1] not in _GAPS:
        return None
    if "/" in low[end : end + 2]:
        return _behind_slash(text, end)
    match = _per().match(low, end)
    if match is None or (match[1] and not loose):
        return None
    connector, number = match[2], match[3]
    strict = not connector.startswith("per")
    if number:
        return None if strict else _many(text, number, match.end(3))
    for last in (5, 4):  # "a square metre", "a metre"
        if match[last] is not None:
            named = _denominator(low[match.start(4) : match.end(last)], strict=strict or last > 4)
            if named is not None:
                timed = named in _words("time_units") or units.unit_named(named) is None
                return None if strict and timed and _is_not_rate(low, match.end(last)) else (named, match.end(last))
    return None


def _behind_slash(text: str, end: int) -> tuple[str, int] | None:
    """The unit behind a slash ("/km", "/100km")."""
    many = _SLASH_MANY.match(text, end)
    if many is not None:
        found = _many(text, many[1], many.end())
        return found if found[1] > many.end() else None
    slash = _SLASH.match(text, end)
    named = _denominator(slash[1], strict=True) if slash else None
    return None if slash is None or named is None else (named, slash.end())


def _many(text: str, number: str, end: int) -> tuple[str, int]:
    """A number that a figure is per, with its unit where it has one: "per 100,000 people", "per 100 km"."""
    word = _WORD.match(text, end)
    unit = None if word is None or word[1].lower() in _words("stops") else units.unit_named(word[1])
    if word is None or unit is None or unit.kind != "physical":
        return number, end
    return f"{number} {unit.name}", word.end()


def _is_not_rate(low: str, end: int) -> bool:
    return any(
        low.startswith(f" {word}", end) and not low[end + len(word) + 1 : end + len(word) + 2].isalpha() for word in _words("not_rate")
    )


def _denominator(word: str, *, strict: bool) -> str | None:
    """The name of what stands behind "per"; with `strict` only units and the nouns of the lexicon."""
    word = lexicon.read(_FILE)["rate"].get(word.lower(), word)
    unit = units.unit_named(word)
    if unit is not None:
        return None if unit.kind != "physical" else unit.name
    if word in _words("rate_nouns"):
        return word
    return None if strict or len(word) <= len("per") else word
