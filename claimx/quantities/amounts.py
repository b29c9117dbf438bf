"""Reads one amount around a numeral: "-$1.2bn", "Rs 5 crore", "15C", "25 basis points", "millions of dollars"."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.lexicon import kept
from claimx.numerals import Numeral, fraction, scales
from claimx.numerals.vocabulary import scale_at
from claimx.quantities import contexts, currency, modifiers, units
from claimx.quantities.amount import Amount
from claimx.quantities.article import Article
from claimx.quantities.counted import noun_after
from claimx.quantities.currency import Money
from claimx.quantities.scales import with_short_scale
from claimx.quantities.surfaces import Surface, surface_at
from claimx.quantities.units import Unit

_CODE_BEFORE = re.compile(r"[^\W\d_]{1,5}\.?\Z")
_SYMBOL_BEFORE = re.compile(r"(?:(?<![^\W_])[A-Za-z.]{1,5}[ -]?)?[^\w\s.,;:()'\"-]\Z")
_NO_SYMBOL = frozenset("(),;:'\"-")
_LOSS = re.compile(r"\([\d.,]+\)")
_POINT = re.compile(r"[ -]points?(?!\w)")
_MAX_POINTS = 100
_DECIMAL = re.compile(r"\d\.\d\d")
_LEAST_BASIS = 5
_MAX_MAGNITUDE = 12
_MILLION = 1_000_000


def read_amount(article: Article, numeral: Numeral, floor: int = 0) -> Amount:
    """The amount around a numeral of the article; text before `floor` belongs to another."""
    before = currency_before(article, numeral.start)
    if before is not None and before.start < floor:
        before = None
    amount = Amount.of(numeral)
    if not amount.scaled and numeral.form == "digits":
        amount = with_short_scale(article, amount, has_currency=before is not None)
    if before is None:
        amount = _with_unit_behind(article, amount)
    elif amount.scaled or is_sure(article, before) or "." in article.low[numeral.start : numeral.end]:
        amount = _with_currency(article, amount, before)
    return _signed(article, amount, floor)


def _signed(article: Article, amount: Amount, floor: int) -> Amount:
    if amount.numeral.form == "loose":
        return amount
    inner = amount.numeral.start
    for at in (inner,) if inner == amount.start else (amount.start, inner):
        hyphened = at > 0 and article.low[at - 1] == "-" and not (at == inner and article.low[at].isalpha())  # not "-One poll", an entry
        if at and (hyphened or article.low.endswith(_sign_words(), 0, at)):
            sign = contexts.before("sign.minus", article.low, at)
            if sign is not None and sign.start() >= floor:
                return amount._replace(start=min(sign.start(), amount.start), value=-amount.value, mantissa=-amount.mantissa)
    return _as_loss(article, amount) if article.low[inner - 1 : inner] == "(" else amount


def _as_loss(article: Article, amount: Amount) -> Amount:
    """The amount, below zero if it stands in the brackets that accounts write a loss in: "$(2.3) million", "was (2.3%)"."""
    low, inner = article.low, amount.numeral.start
    if low[amount.end : amount.end + 1] != ")" or not (amount.prefixed or article.before("sign.brackets", inner)):
        return amount
    loss = amount._replace(start=min(amount.start, inner - 1), end=amount.end + 1, value=-amount.value, mantissa=-amount.mantissa)
    if loss.scaled or not loss.prefixed:
        return loss
    scale = scale_at(low, loss.end)
    if scale is None:
        return with_short_scale(article, loss, has_currency=True)
    return loss._replace(value=loss.value * scale[0], end=scale[1], scaled=True)


@kept
def _sign_words() -> tuple[str, ...]:
    return tuple(f"{word} " for word in lexicon.words("quantities", "sign_words"))


class Before(Surface):
    """A currency in front of the digits."""

    names: Money


def currency_before(article: Article, start: int) -> Before | None:
    """The currency whose sign or code ends where digits start, or None."""
    known: dict[int, Before | None] = article.currencies_before
    if start not in known:
        known[start] = _currency_before(article, start)
    return known[start]


def is_sure(article: Article, before: Before) -> bool:
    """Whether a currency in front of digits is nothing else: no letter with a meaning of its own, or one at home ("R450")."""
    if not before.names.needs_scale:
        return True
    is_letters = article.text[before.start : before.end].isalpha() and not article.before("route.before", before.start)
    return is_letters and article.is_home_of(before.names)


def _currency_before(article: Article, start: int) -> Before | None:
    text, end = article.text, start
    while end > 0 and text[end - 1] in " -\u2212\u2013\xa0" and start - end < 2:
        end -= 1
    last = text[end - 1 : end]
    if last == "(" and _LOSS.match(text, end - 1):
        outside = _currency_before(article, end - 1)
        return outside if outside is not None and outside.end == end - 1 else None
    if not last or last.isspace() or last.isdigit() or last in _NO_SYMBOL:
        return None
    if last.isalpha() or last == ".":
        return _code_before(article, end, start)
    match = _SYMBOL_BEFORE.search(text, max(0, end - 8), end)
    for at in range(match.start() if match else end, end):
        money = currency.prefixes().get(text[at:end])
        if money is not None and not (at and text[at].isalpha() and text[at - 1].isalnum()):
            return Before(at, end, money)
    return None


@kept
def _code_ends() -> frozenset[str]:
    """How the codes end, in two characters: a quick look, as most words in front of a number end otherwise."""
    return frozenset(code[-2:] for code in currency.prefixes())


def _code_before(article: Article, end: int, start: int) -> Before | None:
    text = article.text
    ends = _code_ends()
    if text[max(0, end - 2) : end] not in ends and text[end - 1] not in ends:
        return None
    match = _CODE_BEFORE.search(text, max(0, end - 6), end)
    if match is None or (match.start() and text[match.start() - 1].isalnum()):
        return None
    money = currency.prefixes().get(match.group())
    if money is None or (len(match.group()) == 1 and end != start) or text[end:start].strip(" \xa0"):
        return None
    return Before(match.start(), end, money)


def _with_currency(article: Article, amount: Amount, before: Before) -> Amount:
    money, code = before.names, article.currency(before.names)
    end = amount.end
    again = surface_at(article, end)
    if (
        again is not None
        and article.text[again.start].isalpha()
        and isinstance(again.names, Money)
        and set(again.names.codes) & set(money.codes)
        and again.names.factor == money.factor
    ):
        end = again.end
    return amount._replace(
        start=before.start,
        end=end,
        unit=code,
        kind="money",
        unit_at=(before.start, before.end),
        rule=f"currency.{code}",
        prefixed=True,
        value=amount.value * money.factor,
        factor=money.factor,
    )


def _with_unit_behind(article: Article, amount: Amount) -> Amount:
    found = surface_at(article, modifiers.hyphened_end(article.text, article.low, amount.end))
    found = found or _of_surface(article, amount) or _part_of_unit(article, amount)
    if found is None and _is_spent(article, amount):
        code = article.usual_currency()
        return amount._replace(unit=code, kind="money", rule="currency.spent")
    if found is None:
        return _with_magnitude(article, amount) or _with_points(article, amount)
    if isinstance(found.names, Unit):
        return _with_unit(article, amount, found, found.names)
    if _is_weight(article, amount, article.low[found.start : found.end]):
        return _with_unit(article, amount, found, units.words()["lb"])
    if found.names.needs_scale and not _is_price(article, amount, article.low[found.start : found.end]):
        return amount
    code = article.currency(found.names)
    factor = found.names.factor
    money = amount._replace(
        end=found.end,
        unit=code,
        kind="money",
        unit_at=(found.start, found.end),
        rule=f"currency.{code}",
        value=amount.value * factor,
        factor=factor,
    )
    return money if money.scaled else _scale_behind(article, money)


def _is_price(article: Article, amount: Amount, noun: str) -> bool:
    """Whether a currency's noun that is another word too is money: behind a number that only money has, or in an article that has one."""
    if amount.scaled or amount.value >= currency.LEAST or _DECIMAL.search(article.low[amount.numeral.start : amount.numeral.end]):
        return True
    return amount.numeral.form == "digits" and article.is_spent(noun)


def _of_surface(article: Article, amount: Amount) -> Surface | None:
    """The unit behind an open number: "millions of dollars", "hundreds of miles"."""
    if amount.numeral.form != "loose":
        return None
    of = contexts.after("loose.of", article.low, amount.end)
    return surface_at(article, of.end() - 1) if of else None


def _is_spent(article: Article, amount: Amount) -> bool:
    """Whether an open number is money that somebody spends or makes: "spent millions on adverts", "worth billions"."""
    if amount.numeral.form != "loose" or article.after("loose.counted", amount.end):
        return False
    if noun_after(article.text, article.low, amount.end) is not None:
        return False
    bound = modifiers.before(article.text, article.low, amount.start)
    start = bound.part.start if bound else amount.start
    return article.before("loose.spent", start) or (amount.value >= _MILLION and article.before("loose.made", start))


def _part_of_unit(article: Article, amount: Amount) -> Surface | None:
    """The unit that a decimal is a part of: "0.31 of a cent"."""
    if amount.numeral.form != "digits" or not 0 < amount.value < 1:
        return None
    of = contexts.after("of.unit", article.low, amount.end)
    return surface_at(article, of.end() - 1) if of else None


def _with_unit(article: Article, amount: Amount, found: Surface, unit: Unit) -> Amount:
    if article.low[found.start : found.end] in _ordinal_units() and amount.numeral.form != "digits":
        return amount
    whole = amount._replace(end=found.end, unit=unit.name, kind=unit.kind, unit_at=(found.start, found.end), rule=unit.rule)
    half = contexts.after("unit.half", article.low, found.end) if unit.kind == "physical" else None
    return whole._replace(end=half.end(), value=whole.value + fraction("", half[1])) if half else whole


@kept
def _ordinal_units() -> frozenset[str]:
    return frozenset(lexicon.read("quantities_units")["tables"]["ordinal_words"])


def _scale_behind(article: Article, amount: Amount) -> Amount:
    """The amount with a scale behind its currency: "75 USD million"."""
    match = contexts.after("scale.behind-currency", article.low, amount.end)
    if match is None:
        return amount
    return amount._replace(end=match.end(), value=amount.value * scales()[match[1]], scaled=True)


def _with_magnitude(article: Article, amount: Amount) -> Amount | None:
    """The magnitude of an earthquake, whose word stands in front: "a magnitude of 6.4"."""
    if amount.numeral.form != "digits" or amount.value > _MAX_MAGNITUDE or not article.before("magnitude.before", amount.start):
        return None
    return amount._replace(unit="magnitude", kind="physical", rule="unit.magnitude")


def _with_points(article: Article, amount: Amount) -> Amount:
    """The "points" of polls, which are percentage points, and of interest rates, which are hundredths of them."""
    match = _POINT.match(article.low, amount.end)
    if match is None or article.near("point.index", amount.start, match.end()):
        return amount
    whole = amount._replace(end=match.end(), unit_at=(match.start() + 1, match.end()))
    if amount.value >= _LEAST_BASIS and amount.value % _LEAST_BASIS == 0 and article.near("point.rates", amount.start, match.end()):
        return whole._replace(unit="bp", kind="basis_point", rule="unit.rate-points")
    if amount.value <= _MAX_POINTS and (article.holds("point.poll") or article.before("point.percent", amount.start)):
        return whole._replace(unit="pp", kind="percentage_point", rule="unit.poll-points")
    return amount


def _is_weight(article: Article, amount: Amount, word: str) -> bool:
    """Whether "pounds" is the weight."""
    if word not in units.weights():
        return False
    if article.near("pound.weight", amount.start, amount.end):
        return True
    if amount.scaled or article.near("pound.money", amount.start, amount.end):
        return False
    return not article.holds("pound.article")
