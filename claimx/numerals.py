"""Numerals as running text writes them, read into `Decimal`: "1,400", "816 000", "two and a half million", "a dozen".

Text only: no units, no spaCy. `read` reads the numeral that starts at a position, `number` a whole string.
Decimal fractions keep their digits; "a third" is rounded to 28 significant digits (`decimal`'s default context).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from claimx import lexicon

Form = Literal["digits", "words", "loose", "fraction"]

_MAX_DIGITS = 40
_SPACES = "\t\r\xa0\u202f\u2009\u2007\u2002\u2003\u200a\u205f\u3000"
_PLAIN = {
    **{ord(char): " " for char in _SPACES},
    **{ord(char): "-" for char in "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"},
    **{ord(char): "'" for char in "\u2018\u2019\u02bc"},
}
_DIGITS = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,12}(?![\d])(?!,\d)(?:\.\d{1,20}(?!\d))?"  # 1,400.50
    r"|\d{1,2}(?:,\d{2}){1,8},\d{3}(?!\d)(?:\.\d{1,20}(?!\d))?"  # 12,34,567
    r"|\d{1,3}(?:\.\d{3}){2,12}(?!\d)"  # 1.250.000
    r"|\d{1,3}(?: \d{3}){1,6}(?![\d]|[.,]\d| \d)"  # 816 000
    r"|\d{1,3}, \d{3}(?!\d|,? and\b|, ?\d| \d)"  # 10, 000
    r"|\d{1,40}(?!\d)(?:\.\d{1,40}(?!\d))?|\.\d{1,40}(?!\d))"
    r"(?:e[+-]?\d{1,2}(?!\w))?"
)
_BROKEN = re.compile(r"(?: and |[ -])?(\d{1,3})/(\d{1,3})(?![\d/,]|\.\d)")
_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(r"[ -]|\n")
_AND = re.compile(r"[ \n-]and[ \n-]")
_HALVES = re.compile(r"[ \n-](?:and|&)[ \n-](a|an|one|two|three)[ \n-](half|third|thirds|quarter|quarters|fifth|eighth)(?!\w)")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text: where it stands and its value.

    `form` tells figures ("1.4 million") from words ("twelve"), open plurals ("dozens": at least `value`) and fractions.
    `scaled` says that a scale word ("million") is in it; `mantissa` is the value without the last one.
    """

    start: int
    end: int
    value: Decimal
    form: Form
    mantissa: Decimal
    scaled: bool = False


def fold(text: str) -> str:
    """The text in lower case with plain dashes, apostrophes and spaces, character for character."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.translate(_PLAIN)


def number(text: str) -> Decimal | None:
    """The value of a string that is a numeral and nothing else, or None: "1.2bn", "two and a half million", "a dozen"."""
    low = fold(text.strip())
    found = read(low, 0)
    if found is None:
        return None
    rest = low[found.end :]
    if not rest:
        return found.value
    scale = _decimals("short_scale").get(rest.strip(" -."))
    return None if scale is None or found.form != "digits" else found.value * scale


def read(low: str, start: int) -> Numeral | None:
    """The longest numeral that starts at a position of a folded text, or None."""
    char = low[start : start + 1]
    if char.isdigit() or char in _vulgar() or (char == "." and low[start + 1 : start + 2].isdigit()):
        return _read_digits(low, start)
    return _read_words(low, start)


@cache
def numbers(table: str) -> Mapping[str, int]:
    """A table of number words: "number", "tens" or "part"."""
    return dict(lexicon.read("quantities")[table])


@cache
def _decimals(table: str) -> Mapping[str, Decimal]:
    return {word: Decimal(value) for word, value in lexicon.read("quantities")[table].items()}


def short_scales() -> Mapping[str, Decimal]:
    """Scales as letters behind the digits: "bn", "m", "k"."""
    return _decimals("short_scale")


@cache
def _vulgar() -> Mapping[str, Decimal]:
    found = {}
    for glyph, fraction in lexicon.read("quantities")["vulgar"].items():
        upper, lower = fraction.split("/")
        found[glyph] = Decimal(upper) / Decimal(lower)
    return found


def opening_words() -> frozenset[str]:
    """The words that a numeral can start with, "a" and "an" left out."""
    return frozenset({*numbers("number"), *numbers("tens"), *_decimals("scale"), *_decimals("loose"), "half", "quarter"} - {"lakhs", "crores"})


def _read_digits(low: str, start: int) -> Numeral | None:
    glyph = _vulgar().get(low[start])
    if glyph is not None:
        return _scaled(low, Numeral(start, start + 1, glyph, "fraction", glyph))
    match = _DIGITS.match(low, start)
    if match is None or not match.group()[-1].isdecimal():
        return None
    written = match.group().replace(",", "").replace(" ", "")
    if written.count(".") > 1:
        written = written.replace(".", "")
    try:
        value = Decimal(written)
    except ArithmeticError:
        return None
    end = match.end()
    if written.isdigit():
        value, end, broken = _with_fraction(low, start, end, value)
        if broken:
            return _scaled(low, Numeral(start, end, value, "fraction", value))
    return _scaled(low, Numeral(start, end, value, "digits", value))


def _with_fraction(low: str, start: int, end: int, value: Decimal) -> tuple[Decimal, int, bool]:
    """ "10 1/2", "2½", "1/4": the value, the end, and whether it is a fraction alone."""
    if low[end : end + 1] in _vulgar() and end < len(low):
        return value + _vulgar()[low[end]], end + 1, False
    match = _BROKEN.match(low, end)
    if match and int(match[2]) > int(match[1]) > 0:
        return value + Decimal(match[1]) / Decimal(match[2]), match.end(), False
    alone = _BROKEN.match(low, start)
    if alone and int(alone[2]):
        return Decimal(alone[1]) / Decimal(alone[2]), alone.end(), True
    return value, end, False


def _scaled(low: str, numeral: Numeral) -> Numeral:
    """The numeral with the "and a half" and the scale words behind it."""
    value, end, form = numeral.value, numeral.end, numeral.form
    halves = _HALVES.match(low, end)
    if halves and form in ("digits", "words"):
        value, end = value + _broken(halves[1], halves[2]), halves.end()
    mantissa, scaled = (value if halves else numeral.mantissa), False
    while True:
        scale, behind = _scale_at(low, end)
        if scale is None:
            break
        mantissa, value, end, scaled = value, value * scale, behind, True
    if scaled and not halves and (halves := _HALVES.match(low, end)):
        value, end = value + _broken(halves[1], halves[2]) * (value / mantissa), halves.end()
    return Numeral(numeral.start, end, value, form, mantissa, scaled or numeral.scaled)


def _broken(upper: str, lower: str) -> Decimal:
    return Decimal(numbers("number").get(upper, 1)) / Decimal(numbers("part")[lower])


def _scale_at(low: str, end: int) -> tuple[Decimal | None, int]:
    at = end + 1 if _GAP.match(low, end) else end
    word = _WORD.match(low, at)
    if word is None:
        return None, end
    scale = _decimals("scale").get(word.group())
    return scale, word.end() if scale is not None else end


def _read_words(low: str, start: int) -> Numeral | None:
    word = _WORD.match(low, start)
    if word is None:
        return None
    first = word.group()
    if first in ("a", "an"):
        return _after_article(low, start, word.end())
    if first in _decimals("loose"):
        return _loose(low, start, word.end(), _decimals("loose")[first])
    if first in ("half", "quarter"):
        return _part_of_scale(low, start, word.end(), _broken("one", first))
    cardinal = _cardinal(low, start)
    if cardinal is None:
        return None
    fraction = _fraction(low, start, cardinal)
    if fraction is not None:
        return fraction
    return _scaled(low, cardinal)


def _after_article(low: str, start: int, end: int) -> Numeral | None:
    """ "a dozen", "a hundred and ten", "a third", "a quarter of a million"."""
    gap = _GAP.match(low, end)
    word = _WORD.match(low, end + 1) if gap else None
    if word is None:
        return None
    name = word.group()
    if name in _decimals("scale") and name not in ("lakhs", "crores"):
        cardinal = _cardinal(low, word.start(), implied=True)
        if cardinal is None:
            value = _decimals("scale")[name]
            cardinal = Numeral(start, word.end(), value, "words", Decimal(1), scaled=True)
        scaled = _scaled(low, cardinal)
        return Numeral(start, scaled.end, scaled.value, "words", scaled.mantissa, scaled=True)
    if name in numbers("part") and not name.endswith("s") and name != "halves":
        return _part_of_scale(low, start, word.end(), _broken("one", name))
    return None


_OF_A = re.compile(r"(?:[ -]of)?[ -]an?[ -]|[ -]")


def _part_of_scale(low: str, start: int, end: int, value: Decimal) -> Numeral:
    """ "half a million", "quarter of a million", "three quarters of a billion"; else the fraction alone."""
    gap = _OF_A.match(low, end)
    word = _WORD.match(low, gap.end()) if gap else None
    scale = _decimals("scale").get(word.group()) if word else None
    if word is None or scale is None:
        return Numeral(start, end, value, "fraction", value)
    return Numeral(start, word.end(), value * scale, "words", value, scaled=True)


def _loose(low: str, start: int, end: int, value: Decimal) -> Numeral | None:
    """ "dozens", "tens of thousands", "hundreds of millions": at least two."""
    total, last = value * 2, low[start:end]
    while True:
        match = re.compile(r" (?:of|and) ([a-z]+)").match(low, end)
        if match is None or match[1] not in _decimals("loose"):
            break
        if match.group().startswith(" and") or match[1] == "tens":
            break
        total, end, last = total * _decimals("loose")[match[1]], match.end(), match[1]
    if last == "tens":
        return None
    return Numeral(start, end, total, "loose", total, scaled=True)


def _fraction(low: str, start: int, cardinal: Numeral) -> Numeral | None:
    """ "two-thirds", "one quarter", "three quarters of a billion"."""
    if cardinal.scaled or not _GAP.match(low, cardinal.end):
        return None
    word = _WORD.match(low, cardinal.end + 1)
    part = numbers("part").get(word.group()) if word else None
    if word is None or part is None or cardinal.value >= part or (cardinal.value > 1) != word.group().endswith("s"):
        return None
    return _part_of_scale(low, start, word.end(), cardinal.value / part)


def _cardinal(low: str, start: int, *, implied: bool = False) -> Numeral | None:
    """A number in words up to and with its scales: "one hundred and twenty-five thousand".

    `implied`: the text starts with a scale word before which "a" stands for one.
    """
    total, group = Decimal(0), Decimal(1) if implied else None
    room, ceiling = Decimal(0) if implied else Decimal(10**9), Decimal(10**18)
    end, at, scaled = start, start, False
    while (word := _WORD.match(low, at)) is not None:
        name = word.group()
        small = numbers("number").get(name)
        ten = numbers("tens").get(name)
        scale = _decimals("scale").get(name)
        if small is not None and (group is None or small < room):
            group, room = (group or Decimal(0)) + small, Decimal(0)
        elif ten is not None and (group is None or ten < room):
            group, room = (group or Decimal(0)) + ten, Decimal(10)
        elif name == "hundred" and group is not None and group < _HUNDRED:
            group, room, scaled = group * _HUNDRED, _HUNDRED, True
        elif scale is not None and group is not None and scale >= _THOUSAND and scale < ceiling:
            total, group, room, ceiling, scaled = total + group * scale, None, Decimal(1000), scale, True
        else:
            break
        end = word.end()
        gap = _AND.match(low, end) if scaled else None
        gap = gap or re.compile(r", (?=[a-z])").match(low, end) if group is None and gap is None else gap
        gap = gap or _GAP.match(low, end)
        if gap is None:
            break
        at = gap.end()
    if end == start:
        return None
    value = total + (group or Decimal(0))
    last = ceiling if scaled and group is None else Decimal(1)
    return Numeral(start, end, value, "words", value / last, scaled)
