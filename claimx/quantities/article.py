"""A text and what is found out about it once for all: its folded form, and what its currencies and points mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from claimx import numerals
from claimx.quantities import contexts, currency
from claimx.quantities.currency import Money

_CUT = re.compile(r"(?<=[\w,;%])\n(?=[a-z])")  # a line that goes on within a sentence


@dataclass(slots=True)
class Article:
    """A text being read. `low` is its folded form, character for character, as if lines had not been cut (see `numerals.fold`)."""

    text: str
    low: str = field(init=False)
    currencies_before: dict[int, Any] = field(default_factory=dict, init=False)
    """What `amounts.currency_before` found in front of positions."""
    _currencies: dict[Money, str] = field(default_factory=dict, init=False)
    _homes: dict[Money, bool] = field(default_factory=dict, init=False)
    _spent: dict[str, bool] = field(default_factory=dict, init=False)
    _known: dict[str, bool] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.low = numerals.fold(_CUT.sub(" ", self.text) if "\n" in self.text else self.text)

    def currency(self, money: Money) -> str:
        """The currency code that a surface means in this article."""
        if money not in self._currencies:
            self._currencies[money] = currency.choose(money, self.text, self.low)
        return self._currencies[money]

    def usual_currency(self) -> str:
        """The currency that the article's sums are in, where one names none: that of its commonest sign, else of the dollar's."""
        return self.currency(currency.usual(self.text))

    def is_home_of(self, money: Money) -> bool:
        """Whether the article names the country of a currency."""
        if money not in self._homes:
            self._homes[money] = currency.is_at_home(money, self.text, self.low)
        return self._homes[money]

    def is_spent(self, noun: str) -> bool:
        """Whether the article has a sum of a currency, by its noun, that can be nothing else: "5 billion won", "120 crowns"."""
        if noun not in self._spent:
            self._spent[noun] = currency.is_spent(noun, self.low)
        return self._spent[noun]

    def holds(self, context: str) -> bool:
        """Whether a context of the whole text holds (a row with `text` of the contexts)."""
        if context not in self._known:
            self._known[context] = contexts.anywhere(context, self.low)
        return self._known[context]

    def before(self, context: str, start: int) -> bool:
        """Whether a context stands in front of a position of the folded text."""
        return contexts.before(context, self.low, start) is not None

    def after(self, context: str, end: int) -> bool:
        """Whether a context stands behind a position of the folded text."""
        return contexts.after(context, self.low, end) is not None

    def near(self, context: str, start: int, end: int) -> bool:
        """Whether a context holds near a stretch of the folded text."""
        return contexts.near(context, self.low, start, end)
