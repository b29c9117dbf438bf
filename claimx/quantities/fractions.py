"""Fractions: "a third of", "half the", "three-quarters"; and what looks like one: "a third term", "the third quarter"."""

from __future__ import annotations

from claimx import lexicon
from claimx.quantities import contexts
from claimx.quantities.amount import Amount
from claimx.quantities.amounts import read_amount
from claimx.quantities.article import Article

_FRACTION_UNITS = ("percent", "percentage_point", "basis_point", "physical", "money")


def as_fraction(article: Article, amount: Amount) -> Amount | None:
    """The amount, or None where its numeral only looks like a fraction; "half a point" takes the unit behind it."""
    low, start, end = article.low, amount.start, amount.numeral.end
    if amount.numeral.form != "fraction" or not low[start].isalpha():
        return amount
    if amount.unit is not None:
        return None if _is_ordinal(article, amount) else amount
    with_unit = _with_unit(article, amount)
    if with_unit is not None:
        return with_unit
    written = low[start:end]
    if written == "half":
        return amount if _is_half(article, start, end) else None
    if "quarter" in written and "-" not in written and article.before("fraction.time", start):
        return None
    several = written.endswith(tuple(lexicon.words("quantities", "several_parts"))) and article.after("fraction.several", end)
    told = several or article.before("fraction.of-which", start) or article.after("fraction.follows", end)
    return amount if written != "quarter" and told else None


def _is_ordinal(article: Article, amount: Amount) -> bool:
    """Whether a word right before a unit of time is no fraction of it: "spent a third week at the top", but not "a half week"."""
    written, at = article.low[amount.start : amount.numeral.end], amount.unit_at
    apart = at is not None and at[0] > amount.numeral.end + 1
    return amount.kind == "physical" and not apart and not written.endswith(tuple(lexicon.words("quantities", "halves_and_quarters")))


def _is_half(article: Article, start: int, end: int) -> bool:
    """Whether "half" is a figure: with something that it is half of, or with a modifier in front."""
    if article.before("half.first", start):
        return False
    if article.after("half.whole", end) or article.before("half.bound", start):
        return True
    return article.before("half.cue", start) and article.after("fraction.follows", end)


def _with_unit(article: Article, amount: Amount) -> Amount | None:
    """The fraction of a unit: "half a percentage point", "a quarter-point", "half of 1 percent", "half a mile"."""
    gap = contexts.after("fraction.unit", article.low, amount.end)
    if gap is None:
        return None
    unit = read_amount(article, amount.numeral._replace(end=gap.end() - 1))
    if unit.unit is not None and unit.kind in _FRACTION_UNITS:
        return unit._replace(start=amount.start)
    point = contexts.after("fraction.point", article.low, gap.end())
    if point is None:
        return None
    article_end = amount.start + 2 if article.low.startswith(("a quarter-", "a half-"), amount.start) else amount.start
    return amount._replace(
        start=article_end, end=point.end(), unit="pp", kind="percentage_point", unit_at=point.span(), rule="unit.fraction-point"
    )
