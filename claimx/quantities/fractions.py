"""Fractions: "a third of", "half the", "three-quarters"; and what looks like one: "a third term", "the third quarter"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claimx import numerals
from claimx.quantities.amounts import Amount, Article, read_amount

_FOLLOWS = re.compile(
    r"[.,;:!?)\"”]|\Z|\n|-?[ -](?:of|the|its|their|his|her|our|as|a|an|that|this|those|these|to|in|on|at|from|by|for|more|less|fewer|lower|higher|said|say|says|were|was|are|is|have|has|had|who|which|than|and|or|but|since|between|"
    r"were|believe|think|want|do|did|does|will|would|could|can|may|stake|share|interest|majority|off|over|each|point|points|percentage|percent|per cent|believed|thought|cut|drop|fall|rise|increase|what|live|work|now|also|-)(?!\w)"
)
_TIME_BEFORE = re.compile(r"\b(?:last|past|next|first|second|third|fourth|same|this|each|every|per|straight|consecutive|in|the|previous|fiscal|final|latest|of)[ -]\Z")
_OF_UNIT = re.compile(r" of (?=(?:1|one|a) (?:%|percent|per cent|percentage|million|billion))")
_UNIT_NEXT = re.compile(r"(?:[ -](?:of )?(?:an?|1|one)[ -]|[ -])")


def as_figure(article: Article, amount: Amount) -> Amount | None:
    """The amount, or None if its numeral looks like a fraction and is none; "half a point" takes the unit behind it."""
    if amount.numeral.form != "fraction" or amount.unit is not None:
        return amount
    low, start, end = article.low, amount.start, amount.numeral.end
    written = low[start:end]
    if written[0].isdigit() or not written[0].isalpha():
        return amount
    with_unit = _with_unit(article, amount)
    if with_unit is not None:
        return with_unit
    if written in ("half", "quarter"):
        return _lone(article, amount)
    if "quarter" in written and "-" not in written and _TIME_BEFORE.search(low, max(0, start - 12), start):
        return None
    return amount if _FOLLOWS.match(low, end) else None


def _lone(article: Article, amount: Amount) -> Amount | None:
    """ "half" counts with something it is half of, or a modifier in front."""
    low, end = article.low, amount.end
    if low[amount.start : end] == "quarter":
        return None
    if _TIME_BEFORE.search(low, max(0, amount.start - 12), amount.start) and not low.startswith(" of", end):
        return None
    if re.match(r" (?:of|the|its|their|his|her|our|as|that|those|these|what|all)(?!\w)", low[end : end + 8]):
        return amount
    if re.search(r"\b(?:about|around|nearly|almost|over|than|roughly|only|just|least|under|to|other) \Z", low[max(0, amount.start - 12) : amount.start]):
        return amount if _FOLLOWS.match(low, end) else None
    return None


def _with_unit(article: Article, amount: Amount) -> Amount | None:
    """ "half a percentage point", "a quarter-point", "half of 1 percent", "half a mile"."""
    gap = _UNIT_NEXT.match(article.low, amount.end)
    if gap is None:
        return None
    unit = read_amount(article, replace(amount.numeral, end=gap.end() - 1))
    if unit.unit is None or unit.kind not in ("percent", "percentage_point", "basis_point", "physical"):
        return _point(article, amount, gap.end())
    return replace(unit, start=amount.start)


def _point(article: Article, amount: Amount, at: int) -> Amount | None:
    match = re.compile(r"points?(?!\w)").match(article.low, at)
    if match is None:
        return None
    return replace(amount, end=match.end(), unit="pp", kind="percentage_point", unit_at=match.span(), rule="unit.pp")
