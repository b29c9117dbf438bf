"""Amounts and multiples made into `Quantity` objects: what they are per, what bounds them, what they count, their SI value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model.parts import Part
from claimx.model.quantity import Quantity
from claimx.quantities import contexts, counted, modifiers, rates, si
from claimx.quantities.amount import Amount
from claimx.quantities.article import Article
from claimx.quantities.multiples import Multiple
from claimx.quantities.ranges import Joined

_CONTEXT_DIGITS = 25
_ONE = Decimal(1)
_OPEN_FORMS = ("loose", "fraction")


def multiple_figure(article: Article, multiple: Multiple) -> Quantity:
    """The figure of a multiple ("doubled"), or of how often something is done ("twice")."""
    modifier = modifiers.before(article.text, article.low, multiple.start)
    return Quantity(
        text=article.text[multiple.start : multiple.end],
        start=multiple.start,
        end=multiple.end,
        value=multiple.value,
        unit="1" if multiple.counts else "x",
        kind="count" if multiple.counts else "multiple",
        modifier=modifier.means if modifier else ">=" if multiple.is_open else None,
        modifier_text=modifier.part if modifier else None,
        rule=multiple.rule,
    )


def as_multiple(amount: Amount, end: int) -> Amount:
    """The first amount of a range that the word "times" makes a multiple of."""
    return amount._replace(end=end, unit="x", kind="multiple")


def number_figure(article: Article, amount: Amount, joined: Joined | None = None) -> Quantity:
    """The figure of an amount, or of two that are one range."""
    noun = _counted(article, amount)
    unit, end = _with_rate(article, amount, noun)
    modifier = modifiers.around(article.text, article.low, (amount.start, end, noun.end if noun else end))
    if modifier is None and article.low[amount.numeral.end : amount.numeral.end + 1] == "-":
        modifier = modifiers.after(article.text, article.low, amount.numeral.end, amount.numeral.end)
    if modifier is not None and amount.kind == "physical" and article.before("over.during", amount.start) and amount.unit in time_units():
        modifier = None
    means = modifier.means if modifier else None
    if means is None and amount.numeral.form == "loose":
        means = ">="
    si_value, si_unit = si.si(amount.value, unit) if amount.kind == "physical" else (None, None)
    return Quantity(
        text=article.text[amount.start : end],
        start=amount.start,
        end=end,
        value=_plain(amount.value),
        high=_plain(joined.high) if joined and joined.high is not None else None,
        unit=unit,
        kind=amount.kind,
        unit_text=article.text[slice(*amount.unit_at)] if amount.unit_at else None,
        modifier=means,
        modifier_text=modifier.part if modifier else None,
        counted=noun,
        si_value=si_value,
        si_unit=si_unit,
        rule=joined.rule if joined and joined.rule else amount.rule,
    )


@kept
def time_units() -> frozenset[str]:
    """The units of time."""
    return lexicon.words("quantities_nouns", "time_units")


def _plain(value: Decimal) -> Decimal:
    """A value without idle zeros or exponents: 1200000000 for 1.2E+9 and 1200000000.0."""
    if value.same_quantum(_ONE) and value.adjusted() < _CONTEXT_DIGITS:
        return value
    is_short = value == value.to_integral_value() and value.adjusted() < _CONTEXT_DIGITS
    return value.quantize(_ONE) if is_short else value.normalize()


def _with_rate(article: Article, amount: Amount, noun: Part | None) -> tuple[str, int]:
    """The unit with what it is per, and the end of the part."""
    text, low = article.text, article.low
    unit = amount.unit or "1"
    near = rates.rate_at(text, low, amount.end)
    if near is not None:
        return f"{unit}/{near[0]}", near[1]
    far = rates.rate_at(text, low, noun.end) if noun else rates.rate_at(text, low, amount.end, loose=True)
    return (unit if far is None else f"{unit}/{far[0]}"), amount.end


def _counted(article: Article, amount: Amount) -> Part | None:
    """What a count counts."""
    if amount.unit is not None:
        return None
    end = amount.end
    if amount.numeral.form in _OPEN_FORMS and (of := contexts.after("loose.of", article.low, end)):
        end = of.end() - 1
    end = modifiers.hyphened_end(article.text, article.low, end)
    return counted.noun_after(article.text, article.low, end, one=amount.value == 1)


def equivalent(article: Article, figure: Quantity, before: Quantity | None) -> Quantity:
    """The figure with the modifier of the one it restates: "up to $5m (£3m)"."""
    if before is None or before.modifier is None or figure.modifier is not None or "money" not in (figure.kind, before.kind):
        return figure
    if figure.kind != before.kind or figure.unit == before.unit:
        return figure
    link = contexts.after("equivalent", article.low, before.end)
    if link is None or link.end() != figure.start:
        return figure
    return replace(figure, modifier=before.modifier)


def unbounded(article: Article, figure: Quantity, before: Quantity | None) -> Quantity:
    """The figure without a modifier that compares another one with it: "2% fewer than the 300", "12 more than the 300"."""
    words = figure.modifier_text
    if before is None or words is None or words.start < before.end or not words.text.lower().endswith(modifiers.comparing()):
        return figure
    beside_noun = before.counted is not None and article.text[before.counted.end : words.start].isspace()
    if article.text[before.end : words.start].isspace() or (beside_noun and article.before("definite.before", figure.start)):
        return replace(figure, modifier=None, modifier_text=None)
    return figure
