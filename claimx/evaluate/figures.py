"""Whether a figure was read right: value and unit against those that are accepted."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.evaluate.answers import Answer
from claimx.evaluate.gold import GoldClaim

_EXACT = 1e-6
_SHARE = 2e-3
_SHARE_UNITS = {"1", "%"}
_OPEN_DENOMINATORS = {"share", "year"}


def figure_right(gold: GoldClaim, given: Answer) -> bool:
    """Whether value and unit, and the upper end of a range, are accepted ones; a third may be 33.33 % or 0.3333."""
    return any(_same(gold, value, unit, given) for value in gold.values for unit in gold.units)


def _same(gold: GoldClaim, value: float, unit: str, given: Answer) -> bool:
    scale, tolerance = _scale(_numerator(unit_name(unit)), _numerator(unit_name(given.unit)))
    if given.value is None or scale is None or not _close(value, given.value * scale, tolerance):
        return False
    if gold.high is None:
        return given.high is None or _close(given.high, given.value, _EXACT) or gold.modifiers[0] == ">="
    return given.high is not None and _close(gold.high, given.high * scale, tolerance)


def _scale(right: str, unit: str) -> tuple[float | None, float]:
    """What a value has to be multiplied by to be in the right unit (None: it cannot be), and how exact it must be."""
    if right == unit:
        return 1.0, _EXACT
    if {right, unit} == _SHARE_UNITS:
        return (100.0 if right == "%" else 0.01), _SHARE
    return None, 0.0


def _close(right: float, value: float, tolerance: float) -> bool:
    least = 1.0 if tolerance == _EXACT else 1e-9
    return abs(right - value) <= tolerance * max(least, abs(right), abs(value) if tolerance == _EXACT else 0.0)


def unit_name(unit: str | None) -> str:
    """A unit in one spelling."""
    name = (unit or "1").strip().lower()
    name = str(lexicon.read("evaluation")["unit_spellings"].get(name, name)) or "1"
    return re.sub(r"\s*/\s*", "/", name.replace("_", " ")).replace("metre", "meter").replace("litre", "liter")


def _numerator(unit: str) -> str:
    """A unit without "a share" and "a year", which may be left unsaid."""
    head, _, per = unit.partition("/")
    return head if per in _OPEN_DENOMINATORS else unit
