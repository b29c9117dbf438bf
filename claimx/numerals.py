"""Numerals as running text writes them, read into `Decimal`: "1,400", "816 000", "two and a half million", "a dozen".

Text only: no units, no spaCy. `read` reads the numeral that starts at a position, `number` a whole string. The words
are in `data/en/quantities.toml`. Values are exact, but for fractions such as "a third", which have the 28 significant
digits of `decimal`'s default context.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from math import gcd
from typing import Literal

from claimx import lexicon

Form = Literal["digits", "words", "loose", "fraction"]

_FILE = "quantities"
_SPACES = "\t\r\xa0\u202f\u2009\u2007\u2002\u2003\u200a\u205f\u3000"
_PLAIN = {
    **{ord(char): " " for char in _SPACES},
    **{ord(char): "-" for char in "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"},
    **{ord(char): "'" for char in "\u2018\u2019\u02bc"},
}
_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,12}(?!\d|,\d)(?:\.[0-9]{1,20}(?!\d))?"  # 1,400.50
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}(?!\d)(?:\.[0-9]{1,20}(?!\d))?"  # 12,34,567
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,12}(?!\d)"  # 1.250.000
    r"|[0-9]{1,3}(?: [0-9]{3}){1,6}(?:\.[0-9]{1,20})?(?!\d|[.,-]\d| \d)"  # 816 000
    r"|[0-9]{1,3}, [0-9]{3}(?!\d|,? (?:and|or)\b|, ?\d| \d)"  # 10, 000
    r"|[0-9]{1,40}(?!\d)(?:\.[0-9]{1,40}(?!\d))?|\.[0-9]{1,40}(?!\d))"
    r"(?:(?:e| ?[x×] ?10\^?)([+-]?[0-9]{1,2})(?![\w^]))?"  # 1.3e6, 1.3x10^6
)
_POWER = re.compile(r"(?:e| ?[x×]).*\Z")
_BROKEN = re.compile(r"(?: and |[ -]| {2,3})?([0-9]{1,3})/([0-9]{1,3})(?![\d/]|[.,]\d)")
_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(r"[ \n-]")
_COMMA = re.compile(r", (?=[a-z])")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_NO_CEILING = Decimal(10**18)
_MAX_SCALES = 3


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
    sign = -1 if low.startswith("-") else 1
    found = read(low, 1 if sign < 0 else 0)
    if found is None:
        return None
    rest = low[found.end :].strip(" -.")
    if not rest:
        return sign * found.value
    scale = short_scales().get(rest)
    return None if scale is None or found.form != "digits" else sign * found.value * scale


def read(low: str, start: int) -> Numeral | None:
    """The longest numeral that starts at a position of a folded text, or None."""
    char = low[start : start + 1]
    if char in _DIGIT_CHARS or char in glyphs() or (char == "." and low[start + 1 : start + 2] in _DIGIT_CHARS):
        return _read_digits(low, start) if char else None
    return _read_words(low, start)


_DIGIT_CHARS = frozenset("0123456789")


@cache
def numbers(table: str) -> Mapping[str, int]:
    """A table of number words: "number", "tens" or "part"."""
    return dict(lexicon.read(_FILE)[table])


@cache
def _decimals(table: str) -> Mapping[str, Decimal]:
    return {word: Decimal(value) for word, value in lexicon.read(_FILE)[table].items()}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon.read(_FILE)["pattern"][name])


def short_scales() -> Mapping[str, Decimal]:
    """Scales as letters behind the digits: "bn", "m", "k"."""
    return _decimals("short_scale")


def scales() -> Mapping[str, Decimal]:
    """Scale words: "million", "lakh"."""
    return _decimals("scale")


@cache
def glyphs() -> Mapping[str, Decimal]:
    """Fractions that are one character: "½"."""
    pairs = {glyph: fraction.split("/") for glyph, fraction in lexicon.read(_FILE)["vulgar"].items()}
    return {glyph: Decimal(upper) / Decimal(lower) for glyph, (upper, lower) in pairs.items()}


@cache
def opening_words() -> frozenset[str]:
    """The words that a numeral can start with, articles left out."""
    scale_words = {word for word in scales() if not word.endswith("s")}
    plain = lexicon.words(_FILE, "lone_parts") | lexicon.words(_FILE, "vague")
    return plain | scale_words | numbers("number").keys() | numbers("tens").keys() | _decimals("loose").keys()


@cache
def words_after_article() -> frozenset[str]:
    """The words that make a numeral with "a" or "an" in front."""
    parts = {word for word in numbers("part") if not word.endswith("s")}
    return frozenset({word for word in scales() if not word.endswith("s")} | parts | lexicon.words(_FILE, "vague"))


def _read_digits(low: str, start: int) -> Numeral | None:
    glyph = glyphs().get(low[start])
    if glyph is not None:
        return _scaled(low, Numeral(start, start + 1, glyph, "fraction", glyph))
    match = _DIGITS.match(low, start)
    if match is None:
        return None
    written = (match.group() if match[1] is None else _POWER.sub("", match.group())).replace(",", "").replace(" ", "")
    if written.count(".") > 1:
        written = written.replace(".", "")
    value, end = Decimal(written).scaleb(int(match[1] or 0)), match.end()
    if written.isdigit() and end < len(low) and (low[end] in glyphs() or "/" in low[end : end + 9]):
        return _scaled(low, _with_fraction(low, start, end, value))
    return _scaled(low, Numeral(start, end, value, "digits", value))


def _with_fraction(low: str, start: int, end: int, value: Decimal) -> Numeral:
    """Digits with a fraction behind them, or a fraction of digits: "10 1/2", "2½", "1/4"."""
    glyph = glyphs().get(low[end])
    if glyph is not None:
        return Numeral(start, end + 1, value + glyph, "digits", value + glyph)
    match = _BROKEN.match(low, end)
    if match and int(match[2]) > int(match[1]) > 0:
        value += Decimal(match[1]) / Decimal(match[2])
        return Numeral(start, match.end(), value, "digits", value)
    alone = _BROKEN.match(low, start)
    if alone and int(alone[2]):
        value = Decimal(alone[1]) / Decimal(alone[2])
        return Numeral(start, alone.end(), value, "fraction", value)
    return Numeral(start, end, value, "digits", value)


def _scaled(low: str, numeral: Numeral) -> Numeral:
    """The numeral with the "and a half" and the scale words behind it."""
    value, end, mantissa, scaled = numeral.value, numeral.end, numeral.mantissa, numeral.scaled
    halves = _pattern("halves").match(low, end) if numeral.form in ("digits", "words") else None
    if halves and not scaled:
        value, end = value + _halves(halves), halves.end()
        mantissa = value
    size = value / mantissa if mantissa else Decimal(1)
    for _ in range(_MAX_SCALES):
        found = _scale_at(low, end)
        if found is None:
            break
        mantissa, value, size, end, scaled = value, value * found[0], found[0], found[1], True
    if scaled and (halves := _pattern("halves").match(low, end)):
        value, end = value + _halves(halves) * size, halves.end()
    return replace(numeral, end=end, value=value, mantissa=mantissa, scaled=scaled)


def _broken(upper: str, lower: str) -> Decimal:
    return Decimal(numbers("number").get(upper, 1)) / Decimal(numbers("part")[lower])


def _halves(match: re.Match[str]) -> Decimal:
    upper, lower = (group for group in match.groups() if group)
    return _broken(upper, lower)


def _scale_at(low: str, end: int) -> tuple[Decimal, int] | None:
    gap = _pattern("gap").match(low, end)
    word = _WORD.match(low, gap.end() if gap else end)
    scale = scales().get(word.group()) if word else None
    return None if word is None or scale is None else (scale, word.end())


def _read_words(low: str, start: int) -> Numeral | None:
    word = _WORD.match(low, start)
    if word is None:
        return None
    if word.group() in lexicon.words(_FILE, "articles"):
        return _after_article(low, start, word.end())
    if word.group() in lexicon.words(_FILE, "lone_parts"):
        return _part_of_scale(low, start, word.end(), _broken("", word.group()))
    return _open(low, start, word) or _lone_scale(low, word) or _from_cardinal(low, start)


def _open(low: str, start: int, word: re.Match[str]) -> Numeral | None:
    """An open number: "dozens", "several hundred", and "hundred of thousands" where an "s" was lost."""
    first = word.group()
    vague = _pattern("vague_scale").match(low, start)
    if vague is not None:
        return _loose(low, start, vague.end(), scales()[vague[1]])
    size = _decimals("loose").get(first) or _decimals("lost_plural").get(first)
    if size is None or (first not in _decimals("loose") and not _is_of_plural(low, word.end())):
        return None
    return _loose(low, start, word.end(), size)


def _is_of_plural(low: str, end: int) -> bool:
    plural = _pattern("of_plural").match(low, end)
    return plural is not None and plural[1] in _decimals("loose")


def _lone_scale(low: str, word: re.Match[str]) -> Numeral | None:
    """A scale of a scale without a number in front: "hundred thousand"."""
    size = scales().get(word.group())
    of = _scale_at(low, word.end()) if size is not None and _GAP.match(low, word.end()) else None
    return None if size is None or of is None else Numeral(word.start(), of[1], size * of[0], "words", size, scaled=True)


def _from_cardinal(low: str, start: int) -> Numeral | None:
    cardinal = _cardinal(low, start)
    if cardinal is None:
        return None
    cardinal = _with_decimals(low, cardinal)
    return _fraction(low, start, cardinal) or _scaled(low, cardinal)


def _after_article(low: str, start: int, end: int) -> Numeral | None:
    """A numeral with an article in front: "a dozen", "a hundred and ten", "a third", "a quarter of a million"."""
    word = _WORD.match(low, end + 1) if _GAP.match(low, end) else None
    if word is None or word.group() not in words_after_article():
        return None
    name = word.group()
    if name in numbers("part"):
        return _part_of_scale(low, start, word.end(), _broken("", name))
    vague = _pattern("vague_scale").match(low, start)
    if vague is not None:
        return _loose(low, start, vague.end(), scales()[vague[1]])
    value = scales().get(name)
    if value is None:
        return None
    if _is_of_plural(low, word.end()):
        return _loose(low, start, word.end(), value)
    bare = Numeral(start, word.end(), value, "words", Decimal(1), scaled=True)
    return _scaled(low, replace(_cardinal(low, word.start(), implied=True) or bare, start=start))


def _part_of_scale(low: str, start: int, end: int, value: Decimal) -> Numeral:
    """A fraction, of a scale where one stands behind it: "half a million", "three quarters of a billion"."""
    gap = _pattern("of_a").match(low, end)
    word = _WORD.match(low, gap.end()) if gap else None
    scale = scales().get(word.group()) if word else None
    if word is None or scale is None:
        return Numeral(start, end, value, "fraction", value)
    return Numeral(start, word.end(), value * scale, "words", value, scaled=True)


def _loose(low: str, start: int, end: int, value: Decimal) -> Numeral | None:
    """An open plural, read as at least two: "dozens", "tens of thousands", "hundreds of millions"."""
    total, last = value * 2, low[start:end]
    while (match := _pattern("of_plural").match(low, end)) is not None and match[1] in _decimals("loose") and match[1] != "tens":
        total, end, last = total * _decimals("loose")[match[1]], match.end(), match[1]
    if last in lexicon.words(_FILE, "not_alone") and not _pattern("of").match(low, end):
        return None
    return Numeral(start, end, total, "loose", total, scaled=True)


def _with_decimals(low: str, cardinal: Numeral) -> Numeral:
    """A cardinal with the decimals behind it: "two point five"."""
    match = None if cardinal.value >= _THOUSAND else _pattern("point").match(low, cardinal.end)
    if match is None:
        return cardinal
    digits = "".join(str(numbers("number").get(word, 0)) for word in _WORD.findall(match[1]))
    value = cardinal.value + Decimal(f"0.{digits}")
    return replace(cardinal, end=match.end(), value=value, mantissa=value)


def _fraction(low: str, start: int, cardinal: Numeral) -> Numeral | None:
    """The fraction that a cardinal begins: "two-thirds", "one quarter"."""
    gap = None if cardinal.scaled else _pattern("hyphen").match(low, cardinal.end)
    word = _WORD.match(low, gap.end()) if gap else None
    part = numbers("part").get(word.group()) if word else None
    if word is None or part is None or cardinal.value >= part or _reducible(cardinal.value, part) or (cardinal.value > 1) != word.group().endswith("s"):
        return None
    return _part_of_scale(low, start, word.end(), cardinal.value / part)


def _reducible(upper: Decimal, lower: int) -> bool:
    """Whether a fraction is none but a number of parts: "two quarters"."""
    return upper != upper.to_integral_value() or gcd(int(upper), lower) != 1


def _cardinal(low: str, start: int, *, implied: bool = False) -> Numeral | None:
    """A number in words up to and with its scales: "one hundred and twenty-five thousand".

    `implied`: the text starts with a scale word before which an article stands for one.
    """
    total, group = Decimal(0), Decimal(1) if implied else None
    room, ceiling = Decimal(0) if implied else _NO_CEILING, _NO_CEILING
    end, at, scaled = start, start, False
    while (word := _WORD.match(low, at)) is not None:
        name = word.group()
        small, ten, scale = numbers("number").get(name), numbers("tens").get(name), scales().get(name)
        if small is not None and (group is None or small < room):
            group, room = (group or Decimal(0)) + small, Decimal(0)
        elif ten is not None and (group is None or ten < room):
            group, room = (group or Decimal(0)) + ten, Decimal(10)
        elif scale == _HUNDRED and group is not None and group < _HUNDRED:
            group, room, scaled = group * _HUNDRED, _HUNDRED, True
        elif scale is not None and group is not None and scale >= _THOUSAND and scale < ceiling:
            total, group, room, ceiling, scaled = total + group * scale, None, _THOUSAND, scale, True
        else:
            break
        end = word.end()
        gap = _gap_between(low, end, scaled=scaled, closed=group is None, after_tens=ten is not None)
        if gap is None:
            break
        at = gap.end()
    if end == start:
        return None
    value = total + (group or Decimal(0))
    last = ceiling if scaled and group is None else Decimal(1)
    return Numeral(start, end, value, "words", value / last, scaled)


def _gap_between(low: str, end: int, *, scaled: bool, closed: bool, after_tens: bool) -> re.Match[str] | None:
    """What may stand between two words of a cardinal; `closed`: behind a scale such as "million"."""
    if _pattern("halves").match(low, end):
        return None
    if scaled and (gap := _pattern("and").match(low, end)):
        return gap
    if closed and (gap := _COMMA.match(low, end)):
        return gap
    if after_tens and (gap := _pattern("tens_hyphen").match(low, end)):
        return gap
    return _pattern("gap").match(low, end)
