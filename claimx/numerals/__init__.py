"""Numerals as running text writes them, read into `Decimal`: "1,400", "816 000", "two and a half million", "a dozen".

Text only: no units, no spaCy. `read` reads the numeral that starts at a position, `number` a whole string. The words
are in `data/en/quantities.toml`. Values are exact, but for fractions such as "a third", which have the 28 significant
digits of `decimal`'s default context.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.numerals.digits import read_digits
from claimx.numerals.vocabulary import Form, Numeral, fraction, glyphs, numbers, scales, short_scales
from claimx.numerals.words import opening_words, read_words, words_after_article

__all__ = [
    "Form",
    "Numeral",
    "fold",
    "fraction",
    "glyphs",
    "narrowed",
    "number",
    "numbers",
    "opening_words",
    "read",
    "scales",
    "short_scales",
    "words_after_article",
]

_SPACES = "\t\r\xa0\u202f\u2009\u2007\u2002\u2003\u200a\u205f\u3000"
_PLAIN = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc", "'"),
}
# The full-width forms of East Asian type: "４％", "￥500".
_WIDE = re.compile("[\uff01-\uff5e\uffe1\uffe5]")
_NARROW = {**{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}, 0xFFE1: "£", 0xFFE5: "¥"}
_DIGIT_CHARS = frozenset("0123456789")


def fold(text: str) -> str:
    """The text in lower case with plain dashes, apostrophes and spaces, character for character."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char, plain in _PLAIN.items():  # most are not there, which is quicker to see than to translate every character
        if char in low:
            low = low.replace(char, plain)
    return low


def narrowed(text: str) -> str:
    """The text with the full-width forms of East Asian type in plain ones, character for character; itself if there are none."""
    return text if text.isascii() or not _WIDE.search(text) else text.translate(_NARROW)


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
    if char in _DIGIT_CHARS or (not char.isascii() and char in glyphs()) or (char == "." and low[start + 1 : start + 2] in _DIGIT_CHARS):
        return read_digits(low, start)
    return read_words(low, start)
