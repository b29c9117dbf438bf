"""Figures that leave their unit to the last of a list: "5, 12 and 28 per cent", "a 50 or a 75 basis-point cut"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.model.quantity import Quantity
from claimx.quantities import contexts
from claimx.quantities.article import Article

_SHARED = ("percent", "percentage_point", "basis_point")


def with_shared_units(article: Article, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figures, those of a list with the unit of its last one."""
    found = list(figures)
    link = "list.end"
    for at in range(len(found) - 1, 0, -1):
        bare, last = found[at - 1], found[at]
        if last.kind in _SHARED and last.unit_text is not None and _leaves_out(article, bare, last, link):
            found[at - 1] = replace(bare, unit=last.unit, kind=last.kind, unit_text=last.unit_text, rule=last.rule)
            link = "list.comma"
        else:
            link = "list.end"
    return tuple(found)


def _leaves_out(article: Article, bare: Quantity, last: Quantity, link: str) -> bool:
    """Whether a bare number is one of a list that the other goes on; the last link of a list is an "and" or an "or"."""
    if bare.kind != "count" or bare.counted is not None or not bare.text[-1:].isdigit() or not last.text[:1].isdigit():
        return False
    between = contexts.after(link, article.low, bare.end)
    return between is not None and between.end() == last.start and article.text[bare.start - 1 : bare.start] in (" ", "")
