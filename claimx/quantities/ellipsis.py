"""Figures that leave their unit to the last of a list: "5, 12 and 28 per cent", "a 50 or a 75 basis-point cut"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.model.quantity import Quantity
from claimx.quantities import contexts
from claimx.quantities.ages import OLDEST
from claimx.quantities.article import Article
from claimx.quantities.currency import nouns
from claimx.quantities.figure import time_units

_STOP = re.compile(r"[.;:!?]\s|\n")
_REACH = 60
_FAR = 120
_ALIKE = 3
_WHOLE = 100  # per cent
_SHARED = ("percent", "percentage_point", "basis_point")


def with_shared_units(article: Article, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figures, those of a list with the unit of its last one, and what a percentage is compared with in percent."""
    found = list(figures)
    link = "list.end"
    for at in range(len(found) - 1, 0, -1):
        bare, last = found[at - 1], found[at]
        shared = last.kind in _SHARED or _is_age(article, last)
        if shared and last.unit_text is not None and _leaves_out(article, bare, last, link):
            found[at - 1] = _with_unit_of(bare, last)
            link = "list.comma"
        else:
            link = "list.end"
    for at in range(1, len(found)):
        first, bare = found[at - 1], found[at]
        if at > 1 and article.text[first.start - 1 : first.start] == "(":
            first = found[at - 2]  # "8.4 billion pesetas ($72.1 million), up from 6.1 billion"
        if _is_minor_of(article, first, bare):
            code, (money, slash, per) = first.bare_unit, bare.unit.partition("/")
            found[at] = bare if money == code else replace(bare, unit=code + slash + per, rule=f"currency.{code}")
        elif (
            (first.kind == "percent" and _is_compared(article, first, bare))
            or _is_compared_sum(article, first, bare)
            or _is_second_age(article, first, bare)
        ):
            found[at] = _with_unit_of(bare, first)
        elif _is_compared_length(article, first, bare):
            found[at] = _with_unit_of(bare, replace(first, unit=first.unit.partition("/")[0]))
        elif _is_split(article, found[at - 1], bare):
            found[at - 1 : at + 1] = [replace(figure, unit="%", kind="percent") for figure in found[at - 1 : at + 1]]
    return tuple(found)


def _is_split(article: Article, first: Quantity, second: Quantity) -> bool:
    """Whether two bare numbers in brackets are the shares whose distance in percentage points stands before: "by 22 points (47 to 25)"."""
    bare = first.kind == second.kind == "count" and first.counted is second.counted is None
    if not bare or max(first.value, second.value) > _WHOLE or not article.before("split.before", first.start):
        return False
    return article.after("split.between", first.end) and article.text[second.end : second.end + 1] == ")"


def _is_age(article: Article, quantity: Quantity) -> bool:
    """Whether a length of time says that it is an age: "27 and 29 years old"."""
    return quantity.unit == "year" and article.before("age.told", quantity.end)


def _with_unit_of(bare: Quantity, other: Quantity) -> Quantity:
    return replace(bare, unit=other.unit, kind=other.kind, unit_text=other.unit_text, rule=other.rule)


def _is_compared(article: Article, first: Quantity, bare: Quantity) -> bool:
    """Whether a bare decimal is what a percentage of like size in the same sentence is compared with ("5.1% from 5.4")."""
    if bare.kind != "count" or bare.counted is not None or bare.unit != "1" or "." not in bare.text or not bare.text[-1:].isdigit():
        return False
    if not 0 < bare.value <= _ALIKE * abs(first.value) or abs(first.value) > _ALIKE * bare.value:
        return False
    between = article.text[first.end : bare.start]
    return len(between) <= _REACH and not _STOP.search(between) and article.before("compared.before", bare.start)


def _is_minor_of(article: Article, first: Quantity, part: Quantity) -> bool:
    """Whether bare cents are those of the dollars before them in the sentence: "closed at C$35, up 12.5 cents"."""
    money = nouns().get(part.unit_text.lower()) if part.kind == "money" and part.unit_text is not None else None
    if money is None or money.factor == 1 or first.kind != "money" or first.bare_unit not in money.codes:
        return False
    between = article.text[first.end : part.start]
    return len(between) <= _REACH and not _STOP.search(between)


def _is_compared_sum(article: Article, first: Quantity, bare: Quantity) -> bool:
    """Whether a bare million or billion is what an amount in the same sentence is compared with ("£8.4bn from 6.1bn")."""
    bare_scale = bare.kind == "count" and bare.counted is None and bare.text[:1].isdigit() and not bare.text[-1:].isdigit()
    if not bare_scale or first.kind not in ("money", "physical"):
        return False
    between = article.text[first.end : bare.start]
    return len(between) <= _FAR and not _STOP.search(between) and article.before("compared.before", bare.start)


def _is_compared_length(article: Article, first: Quantity, bare: Quantity) -> bool:
    """Whether a bare number at the end of its phrase is what a length of time is compared with ("takes 11 weeks, up from seven")."""
    timed = first.kind == "physical" and first.unit_text is not None and first.unit.partition("/")[0] in time_units()
    if bare.kind != "count" or bare.counted is not None or bare.unit != "1" or not timed:
        return False
    between = article.text[first.end : bare.start]
    if len(between) > _REACH or _STOP.search(between) or not article.after("compared.end", bare.end):
        return False
    towards = article.before("compared.from", first.start) and article.before("compared.to", bare.start)
    return towards or article.before("compared.length", bare.start)


def _is_second_age(article: Article, first: Quantity, bare: Quantity) -> bool:
    """Whether a bare number goes on from an age: "aged 19 and 20"."""
    if first.rule != "age" or bare.kind != "count" or bare.counted is not None or not bare.text.isdigit() or bare.value > OLDEST:
        return False
    link = contexts.after("list.end", article.low, first.end)
    return link is not None and link.end() == bare.start and article.after("age.closed", bare.end)


def _leaves_out(article: Article, bare: Quantity, last: Quantity, link: str) -> bool:
    """Whether a bare number is one of a list that the other goes on; the last link of a list is an "and" or an "or"."""
    if bare.kind != "count" or bare.counted is not None or not bare.text[-1:].isdigit() or not last.text[:1].isdigit():
        return False
    between = contexts.after(link, article.low, bare.end)
    return between is not None and between.end() == last.start and article.text[bare.start - 1 : bare.start] in (" ", "")
