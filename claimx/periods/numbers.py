"""Numbers and years as they stand in temporal expressions: words and digits → int, or None where none is known."""

from __future__ import annotations

import re

from claimx import numerals
from claimx.lexicon import kept_up_to
from claimx.periods.grammar import vocabulary

_LOW_END = re.compile(r" to | or (?!more)|(?<=\d)-(?=\d)")
_CENTURY = 100


@kept_up_to(4_000)
def count(text: str) -> str:
    """A number of units as TIMEX3 writes it: "3", "2.5", or "X" where it is unknown ("several"); of a range the low end."""
    low = _LOW_END.split(text.strip())[0]
    loose = vocabulary("loose_number")
    if low in loose:
        return str(loose[low])
    value = numerals.number(low)
    return "X" if value is None else f"{float(value):g}" if value < 10**6 else str(int(value))


@kept_up_to(4_000)
def year(text: str) -> int | None:
    """The year that "2015", "'98", "16" or "nineteen ninety-six" names."""
    digits = text.lstrip("'")
    if digits.isdigit():
        number = int(digits)
        if len(digits) > 2:
            return number if 0 < number < 10_000 else None
        return number + (2000 if number < 50 else 1900)
    century = {"nineteen": 1900, "twenty": 2000}.get(text.partition(" ")[0])
    rest = text.partition(" ")[2].removeprefix("hundred").strip().removeprefix("and ")
    value = numerals.number(text) if century is None else numerals.number(rest) if rest else 0
    return None if value is None else int(value) + (century or 0)


def end_year(start: int, text: str) -> int:
    """The second year of "2015-16" or "1999/2000"."""
    number = int(text)
    if number >= _CENTURY:
        return number
    found = start // 100 * 100 + number
    return found if found > start else found + 100
