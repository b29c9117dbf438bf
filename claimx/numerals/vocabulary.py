"""What a numeral is, and the number words of the lexicon with the scales that multiply a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from claimx import lexicon
from claimx.lexicon import kept

Form = Literal["digits", "words", "loose", "fraction"]

FILE = "quantities"
WORD = re.compile(r"[a-z]+")
_MAX_SCALES = 3
_ONE = Decimal(1)
_NO_SCALE = frozenset("%.,;:)")


class Numeral(NamedTuple):
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


@kept
def numbers(table: str) -> Mapping[str, int]:
    """A table of number words: "number", "tens" or "part"."""
    return dict(lexicon.read(FILE)[table])


@kept
def decimals(table: str) -> Mapping[str, Decimal]:
    """A table of words that stand for sizes: "scale", "short_scale", "loose"."""
    return {word: Decimal(value) for word, value in lexicon.read(FILE)[table].items()}


@kept
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the small words between the words of a numeral."""
    return re.compile(lexicon.read(FILE)["pattern"][name])


def short_scales() -> Mapping[str, Decimal]:
    """Scales as letters behind the digits: "bn", "m", "k"."""
    return decimals("short_scale")


def scales() -> Mapping[str, Decimal]:
    """Scale words: "million", "lakh"."""
    return decimals("scale")


@kept
def glyphs() -> Mapping[str, Decimal]:
    """Fractions that are one character: "½"."""
    pairs = {glyph: fraction.split("/") for glyph, fraction in lexicon.read(FILE)["vulgar"].items()}
    return {glyph: Decimal(upper) / Decimal(lower) for glyph, (upper, lower) in pairs.items()}


def with_scales(low: str, numeral: Numeral) -> Numeral:
    """The numeral with the "and a half" and the scale words behind it."""
    if low[numeral.end : numeral.end + 1] in _NO_SCALE:
        return numeral
    value, end, mantissa, scaled = numeral.value, numeral.end, numeral.mantissa, numeral.scaled
    halves = halves_at(low, end) if numeral.form in ("digits", "words") else None
    if halves and not scaled:
        value, end = value + halves[0], halves[1]
        mantissa = value
    size = value / mantissa if scaled and mantissa else _ONE
    for _ in range(_MAX_SCALES):
        found = scale_at(low, end)
        if found is None:
            break
        mantissa, value, size, end, scaled = value, value * found[0], found[0], found[1], True
    if scaled and (halves := halves_at(low, end)):
        value, end = value + halves[0] * size, halves[1]
    return numeral if end == numeral.end else numeral._replace(end=end, value=value, mantissa=mantissa, scaled=scaled)


def fraction(upper: str, lower: str) -> Decimal:
    """The value of a fraction in words; an upper word that is no number stands for one."""
    return Decimal(numbers("number").get(upper, 1)) / Decimal(numbers("part")[lower])


def halves_at(low: str, end: int) -> tuple[Decimal, int] | None:
    """The "and a half" behind a number that ends at `end`: its value, and where its words end."""
    match = pattern("halves").match(low, end)
    upper, lower = (group for group in match.groups() if group) if match else ("", "")
    return (fraction(upper, lower), match.end()) if match and lower in numbers("part") else None


def scale_at(low: str, end: int) -> tuple[Decimal, int] | None:
    """The scale behind a number that ends at `end`, and where its word ends."""
    gap = pattern("gap").match(low, end)
    word = WORD.match(low, gap.end() if gap else end)
    scale = scales().get(word.group()) if word else None
    return None if word is None or scale is None else (scale, word.end())
