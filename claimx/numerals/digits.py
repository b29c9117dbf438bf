"""Numerals in digits: "1,400", "816 000", "12,34,567", "1.5e6", "7 3/4", "2½"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.numerals.vocabulary import Numeral, glyphs, pattern, with_scales

_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,12}(?!\d|,\d)(?:\.[0-9]{1,20}(?!\d))?"  # 1,400.50
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}(?!\d)(?:\.[0-9]{1,20}(?!\d))?"  # 12,34,567
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,12}(?!\d)"  # 1.250.000
    r"|[0-9]{1,3}(?: [0-9]{3}){1,6}(?:\.[0-9]{1,20})?(?!\d|[.,-]\d| \d)"  # 816 000
    r"|[0-9]{1,3}, [0-9]{3}(?!\d|,? (?:and|or)\b|, ?\d| \d)"  # 10, 000
    r"|[0-9]{1,40}(?!\d)(?:\.[0-9]{1,40}(?!\d))?|\.[0-9]{1,40}(?!\d))"
    r"(?:(?:e| ?[x×] ?10\^?)([+-]?[0-9]{1,2})(?![\w^]))?"  # 1.3e6, 1.3x10^6
)
_PLAIN = re.compile(r"[0-9]{1,3}(?![\w.,-]\d|\d|%)")
_ASCII = frozenset("0123456789.")
_MAX_STEPS = 3
_THOUSAND = Decimal(1000)
_POWER = re.compile(r"(?:e| ?[x×]).*\Z")
_BROKEN = re.compile(r"(?: and |[ -]| {2,3})?([0-9]{1,3})/([0-9]{1,3})(?![\d/]|[.,]\d)")


_GLUED = re.compile(r"([0-9]{1,2})(1|3)/(2|4)(?<!3/2)")


def read_digits(low: str, start: int) -> Numeral | None:
    """The numeral of the digits that start at a position of a folded text, or None."""
    glyph = None if low[start] in _ASCII else glyphs().get(low[start])
    if glyph is not None:
        return with_scales(low, Numeral(start, start + 1, glyph, "fraction", glyph))
    match = _DIGITS.match(low, start)
    if match is None:
        return None
    written, power, end = match[0], match[1], match.end()
    if not written.isdigit():
        written = (written if power is None else _POWER.sub("", written)).replace(",", "").replace(" ", "")
        if written.count(".") > 1:
            written = written.replace(".", "")
    value = Decimal(written) if power is None else Decimal(written).scaleb(int(power))
    if written.isdigit() and end < len(low) and (low[end] in glyphs() or low[end + 1 : end + 2] in glyphs() or "/" in low[end : end + 9]):
        return with_scales(low, _with_fraction(low, start, end, value))
    return _with_smaller(low, with_scales(low, Numeral(start, end, value, "digits", value)))


def _with_smaller(low: str, numeral: Numeral) -> Numeral:
    """The numeral with what goes on behind its scale: "2 crore 50 lakh", "4 thousand 3 hundred and 21"."""
    for _ in range(_MAX_STEPS if numeral.scaled else 0):
        gap = pattern("further").match(low, numeral.end) if numeral.mantissa == numeral.mantissa.to_integral_value() else None
        match = _PLAIN.match(low, gap.end()) if gap else None
        if match is None:
            break
        number = Decimal(match.group())
        more = with_scales(low, Numeral(match.start(), match.end(), number, "digits", number))
        size = numeral.value / numeral.mantissa if numeral.mantissa else Decimal(0)
        if not 0 < more.value < size or not (more.scaled or size <= _THOUSAND):
            break
        value = numeral.value + more.value
        mantissa = value * more.mantissa / more.value
        numeral = Numeral(numeral.start, more.end, value, "digits", mantissa, scaled=True)
    return numeral


def _with_fraction(low: str, start: int, end: int, value: Decimal) -> Numeral:
    """Digits with a fraction behind them, or a fraction of digits: "10 1/2", "2½", "1/4"."""
    at = end + (low[end] == " ")
    glyph = glyphs().get(low[at : at + 1])
    if glyph is not None:
        return Numeral(start, at + 1, value + glyph, "digits", value + glyph)
    match = _BROKEN.match(low, end)
    if match and int(match[2]) > int(match[1]) > 0:
        value += Decimal(match[1]) / Decimal(match[2])
        return Numeral(start, match.end(), value, "digits", value)
    alone = _BROKEN.match(low, start)
    if alone and (glued := _GLUED.fullmatch(alone[0])):  # "41/2", printed without the space
        value = Decimal(glued[1]) + Decimal(glued[2]) / Decimal(glued[3])
        return Numeral(start, alone.end(), value, "digits", value)
    if alone and int(alone[2]):
        value = Decimal(alone[1]) / Decimal(alone[2])
        return Numeral(start, alone.end(), value, "fraction", value)
    return Numeral(start, end, value, "digits", value)
