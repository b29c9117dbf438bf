"""Numbers and years as they stand in temporal expressions: words and digits → int, or None where none is known."""

from __future__ import annotations

import re
from functools import lru_cache

from claimx.periods.grammar import vocabulary

_TOKEN = re.compile(r"[a-z]+|\d[\d,]*(?:\.\d+)?(?:[ -]\d/\d)?")
_CENTURY = 100


@lru_cache(maxsize=4_000)
def count(text: str) -> str:
    """A number of units as TIMEX3 writes it: "3", "2.5", or "X" where it is unknown ("several")."""
    text = re.split(r" to | or (?!more)|(?<=\d)-(?=\d)", text.strip())[0]
    loose = vocabulary("loose_number")
    if text in loose:
        return str(loose[text])
    half = " and a half" in text
    value = _amount(text.replace(" and a half", ""))
    if value is None:
        return "X"
    value += 0.5 if half else 0
    return str(int(value)) if value == int(value) else str(value)


def _amount(text: str) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for token in _TOKEN.findall(text):
        if token in ("a", "and", "an"):
            continue
        if token[0].isdigit():
            current += _numeral(token)
        elif token in vocabulary("small_number"):
            current += int(vocabulary("small_number")[token])
        elif token in vocabulary("tens"):
            current += int(vocabulary("tens")[token])
        elif token in vocabulary("magnitude"):
            size = int(vocabulary("magnitude")[token])
            current = (current or 1) * size
            if size > _CENTURY:
                total, current = total + current, 0.0
        else:
            return None
        seen = True
    return total + current if seen or "a " in text else None


def _numeral(token: str) -> float:
    whole, _, fraction = re.sub(r"[ -](?=\d/\d)", " ", token.replace(",", "")).partition(" ")
    if not fraction:
        return float(whole)
    upper, lower = fraction.split("/")
    return float(whole) + (int(upper) / int(lower) if int(lower) else 0)


@lru_cache(maxsize=4_000)
def year(text: str) -> int | None:
    """The year that "2015", "'98", "16" or "nineteen ninety-six" names."""
    digits = text.lstrip("'")
    if digits.isdigit():
        number = int(digits)
        if len(digits) > 2:
            return number if 0 < number < 10_000 else None
        return number + (2000 if number < 50 else 1900)
    head, _, rest = text.partition(" ")
    tail = _amount(rest.replace("hundred and", "").replace("hundred", "").replace("thousand and", "").replace("thousand", ""))
    base = {"nineteen": 1900, "twenty": 2000, "two": 2000}.get(head)
    return None if base is None else base + int(tail or 0)


def end_year(start: int, text: str) -> int:
    """The second year of "2015-16" or "1999/2000"."""
    number = int(text)
    if number >= _CENTURY:
        return number
    found = start // 100 * 100 + number
    return found if found > start else found + 100
