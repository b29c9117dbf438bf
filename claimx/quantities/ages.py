"""Ages that stand as bare numbers: "aged 44", "Smith, 44,"."""

from __future__ import annotations

from claimx.quantities import contexts
from claimx.quantities.amount import Amount
from claimx.quantities.article import Article

OLDEST = 120
_REACH = 7


def as_age(article: Article, amount: Amount) -> Amount:
    """The amount with the unit year, if it is somebody's age; `unit_at` stays None, the unit being in no word."""
    low, start, end = article.low, amount.start, amount.end
    if amount.unit is not None or not low[start:end].isdigit() or not 0 < amount.value < OLDEST:
        return amount
    is_age = article.after("age.older", end) or (article.before("age.cue", start) and not article.after("age.counted", end))
    if not is_age and ", " in low[max(0, start - _REACH) : start] and article.after("age.closed", end):
        is_age = contexts.before("age.apposed", article.text, start) is not None
    return amount._replace(unit="year", kind="physical", rule="age") if is_age else amount
