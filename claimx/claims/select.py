"""Which figures of an article are claims: not dates, mere frames of time, ages, references back, or page furniture.

A length of time is a claim where the sentence reports it, and none where it frames something else; the rows of
`data/<language>/quantities_selection.toml` tell the frames.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from claimx import lexicon
from claimx.claims import words
from claimx.claims.patterns import tells_age
from claimx.layout import paragraphs
from claimx.lexicon import kept
from claimx.matching import lemma_of
from claimx.model import Period, Quantity
from claimx.numerals import fold

_FILE = "quantities_selection"
_WORD = re.compile(r"[a-z]+")
_ENTRY = re.compile(r"[ \t]*\d{1,2}(?:[.)]?[ \t]+[A-Z]|[.)]?[ \t]*(?:\n|$))")
_BEHIND_ENTRY = 4
_REACH = 60
_NOUNS_BEHIND = 2
_SMALL = 12
_ALL = 100  # per cent
_OLDEST = 120
_MANY_DAYS = 5000  # more than frame anything, and more than the number of a year
_OVERLAPPING = 8  # more expressions of time than ever cover one figure


def claim_figures(quantities: Iterable[Quantity], periods: Sequence[Period], text: str) -> list[Quantity]:
    """The quantities that are claims, in text order."""
    low = fold(text)
    furniture = [(p.start, p.end) for p in paragraphs(text) if p.kind == "furniture"]
    times = [p for p in periods if p.start is not None]
    starts = [p.start for p in times if p.start is not None]
    found = []
    figures = list(quantities)
    numbering = _numbering(figures, text)
    for quantity in figures:
        if quantity.start in numbering or any(start <= quantity.start < end for start, end in furniture):
            continue
        last = bisect_left(starts, quantity.end)
        near = [p for p in times[max(0, last - _OVERLAPPING) : last] if p.end is not None and quantity.start < p.end]
        if _is_claim(quantity, near, low):
            found.append(quantity)
    return found


def _numbering(quantities: Iterable[Quantity], text: str) -> frozenset[int]:
    """Where the numbers of a list's entries stand: whole numbers that open lines with a name or nothing behind, one after the other."""
    opening = {q.value: q.start for q in quantities if _opens_line(q, text) and _ENTRY.match(text, *_line_of(q, text))}
    return frozenset(start for value, start in opening.items() if value - 1 in opening or value + 1 in opening)


def _opens_line(quantity: Quantity, text: str) -> bool:
    return quantity.kind == "count" and quantity.unit_text is None and not text[_line_of(quantity, text)[0] : quantity.start].strip()


def _line_of(quantity: Quantity, text: str) -> tuple[int, int]:
    """From the beginning of a figure's line to a little behind the figure."""
    return text.rfind("\n", 0, quantity.start) + 1, quantity.end + _BEHIND_ENTRY


def _is_claim(quantity: Quantity, near: Sequence[Period], low: str) -> bool:
    if quantity.kind == "physical" and quantity.bare_unit in words.TIME_UNITS:
        return _is_reported_length(quantity, near, low)
    lost = quantity.kind == "count" and quantity.value >= _MANY_DAYS  # "20 million working days were lost"
    if not lost and any(p.start is not None and p.start <= quantity.start and p.end is not None and quantity.end <= p.end for p in near):
        return False
    if quantity.kind == "percent":
        return not (quantity.value >= _ALL and any(_stands(row, quantity, low) for row in lexicon.rows(_FILE, "emphatic")))
    if quantity.kind == "money":
        return not any(_stands(row, quantity, low) for row in lexicon.rows(_FILE, "idiom"))
    return quantity.kind != "count" or not (_is_age_of_somebody(quantity, low) or _is_back_reference(quantity, low))


def _is_reported_length(quantity: Quantity, near: Sequence[Period], low: str) -> bool:
    """ "jailed for five years", "a 20-year contract": a length of time that is what is being reported."""
    if tells_age(quantity):
        return any(_stands(row, quantity, low) for row in lexicon.rows(_FILE, "predicated"))
    if any(_frames(row, quantity, low) for row in lexicon.rows(_FILE, "pace")):
        return True
    if any(p.first_day or p.last_day or p.kind != "duration" for p in near if _holds(p, quantity)):
        return False
    hyphened = quantity.unit_text is not None and quantity.text.endswith(f"-{quantity.unit_text}")
    if hyphened and quantity.high is None and quantity.value >= 1:  # not "a quarter-century ago"
        behind = _WORD.findall(low[quantity.end : quantity.end + _REACH])[:_NOUNS_BEHIND]
        timing = lexicon.words(_FILE, "timing_nouns")
        return bool(behind) and all(lemma_of(word, "NNS") not in timing for word in behind)
    return not any(_frames(row, quantity, low) for row in lexicon.rows(_FILE, "frame"))


def _holds(period: Period, quantity: Quantity) -> bool:
    """Whether a period covers a length of time, and is not what it is per ("23 hours a day")."""
    return period.start is not None and period.start <= quantity.start + len(quantity.text) // 2


def _frames(row: dict[str, Any], quantity: Quantity, low: str) -> bool:
    units = "short" if quantity.unit in lexicon.words(_FILE, "short_units") else "long"
    if row.get("units", units) != units:
        return False
    return _stands(row, quantity, low)


def _stands(row: dict[str, Any], quantity: Quantity, low: str) -> bool:
    """Whether what a row wants stands in front of a figure or behind it, and nothing that it does not want."""
    reach, start = max(0, quantity.start - _REACH), quantity.start
    if "before" in row and _pattern(row["before"]).search(low, reach, start) is None:
        return False
    if "not_before" in row and _pattern(row["not_before"]).search(low, reach, start) is not None:
        return False
    return "after" not in row or _pattern(row["after"]).match(low, quantity.end) is not None


@kept
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is_age_of_somebody(quantity: Quantity, low: str) -> bool:
    """ "a girl of six": a bare number that tells how old somebody is."""
    return quantity.value <= _OLDEST and any(_stands(row, quantity, low) for row in lexicon.rows(_FILE, "aged"))


def _is_back_reference(quantity: Quantity, low: str) -> bool:
    """ "the two leaders", "both three": a small definite count that asserts nothing."""
    if not 1 <= quantity.value <= _SMALL or quantity.high is not None or quantity.modifier is not None:
        return False
    if quantity.value == 1 and quantity.text.lower() in lexicon.words(_FILE, "ones"):
        return True
    if any(_stands(row, quantity, low) for row in lexicon.rows(_FILE, "passing")):
        return True
    before = low[max(0, quantity.start - 16) : quantity.start].split()
    is_definite = bool(before) and before[-1] in words.DEFINITE_WORDS
    return is_definite and not any(_stands(row, quantity, low) for row in lexicon.rows(_FILE, "whole"))
