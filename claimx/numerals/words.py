"""Numerals in words: "one hundred and twelve", "two and a half million", "a dozen", "tens of thousands", "two-thirds"."""

from __future__ import annotations

import re
from decimal import Decimal
from math import gcd

from claimx import lexicon
from claimx.lexicon import kept
from claimx.numerals.vocabulary import FILE, WORD, Numeral, decimals, fraction, halves_at, numbers, pattern, scale_at, scales, with_scales

_GAP = re.compile(r"[ \n-]")
_TEN, _MAX_DECIMALS = 10, 20
_COMMA = re.compile(r", (?=[a-z])")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_NO_CEILING = Decimal(10**18)


@kept
def opening_words() -> frozenset[str]:
    """The words that a numeral can start with, articles left out."""
    scale_words = {word for word in scales() if not word.endswith("s")}
    plain = lexicon.words(FILE, "lone_parts") | lexicon.words(FILE, "vague")
    return plain | scale_words | numbers("number").keys() | numbers("tens").keys() | decimals("loose").keys()


@kept
def words_after_article() -> frozenset[str]:
    """The words that make a numeral with "a" or "an" in front."""
    parts = {word for word in numbers("part") if not word.endswith("s")}
    return frozenset({word for word in scales() if not word.endswith("s")} | parts | lexicon.words(FILE, "vague"))


@kept
def _articles() -> frozenset[str]:
    return lexicon.words(FILE, "articles")


@kept
def _vague() -> frozenset[str]:
    return lexicon.words(FILE, "vague")


@kept
def _lone_parts() -> frozenset[str]:
    return lexicon.words(FILE, "lone_parts")


def read_words(low: str, start: int) -> Numeral | None:
    """The numeral of the words that start at a position of a folded text, or None."""
    word = WORD.match(low, start)
    if word is None:
        return None
    if word.group() in _articles():
        return _after_article(low, start, word.end())
    if word.group() in _lone_parts():
        return _part_of_scale(low, start, word.end(), fraction("", word.group()))
    return _open(low, start, word) or _lone_scale(low, word) or _from_cardinal(low, start)


def _open(low: str, start: int, word: re.Match[str]) -> Numeral | None:
    """An open number: "dozens", "several hundred", and "hundred of thousands" where an "s" was lost."""
    first = word.group()
    vague = pattern("vague_scale").match(low, start) if first in _vague() else None
    if vague is not None:
        return _loose(low, start, vague.end(), scales()[vague[1]] * scales().get(vague[2], Decimal(1)))
    size = decimals("loose").get(first) or decimals("lost_plural").get(first)
    if size is None or (first not in decimals("loose") and not _is_of_plural(low, word.end())):
        return None
    return _loose(low, start, word.end(), size)


def _is_of_plural(low: str, end: int) -> bool:
    plural = pattern("of_plural").match(low, end)
    return plural is not None and plural[1] in decimals("loose")


def _lone_scale(low: str, word: re.Match[str]) -> Numeral | None:
    """A scale of a scale without a number in front: "hundred thousand"."""
    size = scales().get(word.group())
    of = scale_at(low, word.end()) if size is not None and _GAP.match(low, word.end()) else None
    return None if size is None or of is None else Numeral(word.start(), of[1], size * of[0], "words", size, scaled=True)


def _from_cardinal(low: str, start: int) -> Numeral | None:
    cardinal = _cardinal(low, start)
    if cardinal is None:
        return None
    cardinal = _with_decimals(low, cardinal)
    return _fraction(low, start, cardinal) or with_scales(low, cardinal)


def _after_article(low: str, start: int, end: int) -> Numeral | None:
    """A numeral with an article in front: "a dozen", "a hundred and ten", "a third", "a quarter of a million"."""
    word = WORD.match(low, end + 1) if _GAP.match(low, end) else None
    if word is None or word.group() not in words_after_article():
        return None
    name = word.group()
    if name in numbers("part"):
        return _part_of_scale(low, start, word.end(), fraction("", name))
    vague = pattern("vague_scale").match(low, start)
    if vague is not None:
        return _loose(low, start, vague.end(), scales()[vague[1]] * scales().get(vague[2], Decimal(1)))
    value = scales().get(name)
    if value is None:
        return None
    if _is_of_plural(low, word.end()):
        return _loose(low, start, word.end(), value)
    bare = Numeral(start, word.end(), value, "words", Decimal(1), scaled=True)
    return with_scales(low, (_cardinal(low, word.start(), implied=True) or bare)._replace(start=start))


def _part_of_scale(low: str, start: int, end: int, value: Decimal) -> Numeral:
    """A fraction, of a scale where one stands behind it: "half a million", "three quarters of a billion"."""
    gap = pattern("of_a").match(low, end)
    word = WORD.match(low, gap.end()) if gap else None
    scale = scales().get(word.group()) if word else None
    if word is None or scale is None:
        return Numeral(start, end, value, "fraction", value)
    return Numeral(start, word.end(), value * scale, "words", value, scaled=True)


def _loose(low: str, start: int, end: int, value: Decimal) -> Numeral | None:
    """An open plural, read as at least two: "dozens", "tens of thousands", "hundreds of millions"."""
    total, last = value * 2, low[start:end]
    while (match := pattern("of_plural").match(low, end)) is not None and match[1] in decimals("loose") and match[1] != "tens":
        total, end, last = total * decimals("loose")[match[1]], match.end(), match[1]
    if last in lexicon.words(FILE, "not_alone") and not pattern("of").match(low, end):
        return None
    return Numeral(start, end, total, "loose", total, scaled=True)


def _with_decimals(low: str, cardinal: Numeral) -> Numeral:
    """A cardinal with the decimals behind it: "two point five"."""
    match = None if cardinal.value >= _THOUSAND else pattern("point").match(low, cardinal.end)
    digits, end = ("", cardinal.end) if match is None else _decimals(low, match.end() + 1)
    if not digits:
        return cardinal
    value = cardinal.value + Decimal(f"0.{digits}")
    return cardinal._replace(end=end, value=value, mantissa=value)


def _decimals(low: str, at: int) -> tuple[str, int]:
    """The decimals that words say, digit by digit ("two five") or as one number ("seventy-one"), and where they end."""
    digits, end = "", at
    while (word := WORD.match(low, end + 1 if digits else at)) is not None and len(digits) < _MAX_DECIMALS:
        digit = 0 if word.group() in lexicon.words(FILE, "spoken_zeros") else numbers("number").get(word.group(), _TEN)
        if digit >= _TEN or (digits and not _GAP.match(low, end)):
            break
        digits, end = digits + str(digit), word.end()
    cardinal = None if digits else _cardinal(low, at)
    return (str(cardinal.value), cardinal.end) if cardinal and cardinal.value < _HUNDRED else (digits, end)


def _fraction(low: str, start: int, cardinal: Numeral) -> Numeral | None:
    """The fraction that a cardinal begins: "two-thirds", "one quarter"."""
    gap = None if cardinal.scaled else pattern("hyphen").match(low, cardinal.end)
    word = WORD.match(low, gap.end()) if gap else None
    part = numbers("part").get(word.group()) if word else None
    if (
        word is None
        or part is None
        or cardinal.value >= part
        or _reducible(cardinal.value, part)
        or (cardinal.value > 1) != word.group().endswith("s")
    ):
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
    ones, tens, sizes = numbers("number"), numbers("tens"), scales()
    while (word := WORD.match(low, at)) is not None:
        name = word.group()
        small, ten, scale = ones.get(name), tens.get(name), sizes.get(name)
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
    if halves_at(low, end):
        return None
    if scaled and (gap := pattern("and").match(low, end)):
        return gap
    if closed and (gap := _COMMA.match(low, end)):
        return gap
    if after_tens and (gap := pattern("tens_hyphen").match(low, end)):
        return gap
    return pattern("gap").match(low, end)
