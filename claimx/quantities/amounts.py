"""One amount: a numeral with its sign, scale, currency or unit: "-$1.2bn", "Rs 5 crore", "15C", "25 basis points"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from claimx import lexicon
from claimx.model.quantity import QuantityKind
from claimx.numerals import Numeral, short_scales
from claimx.quantities import currency, units
from claimx.quantities.counted import noun_after
from claimx.quantities.currency import Money
from claimx.quantities.units import Unit

_SIGN = re.compile(r"(?:(?<![\w)%.,-])-|(?<!\w)(?:minus|negative) )\Z")
_CODE_BEFORE = re.compile(r"[^\W\d_]{1,4}\.?\Z")
_SYMBOL_BEFORE = re.compile(r"(?:(?<![^\W_])[A-Za-z.]{1,5}[ -]?)?[^\w\s.,;:()'\"-]\Z")
_FIRST = re.compile(r"[a-z]+|[^\w\s]")
_SHORT = re.compile(r"( ?|-)([a-z]{1,4})(?![\w])(?!/)(?!\.[a-z])")
_GAPS = (" ", "-", "\n")
_GLUED_ONLY = frozenset("sAhNJlLtKp")


@dataclass
class Article:
    """A text with what was found out about it once for all: its folded form and what its currencies mean."""

    text: str
    low: str
    language: str = "en"
    chosen: dict[Money, str] = field(default_factory=dict)

    def code(self, money: Money) -> str:
        """The currency that a surface means in this article."""
        if money not in self.chosen:
            self.chosen[money] = currency.choose(money, self.low, self.language)
        return self.chosen[money]


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with what belongs to it. `unit` is None for a bare number; `unit_at` is where the unit's words are."""

    start: int
    end: int
    value: Decimal
    mantissa: Decimal
    numeral: Numeral
    scaled: bool
    unit: str | None = None
    kind: QuantityKind = "count"
    unit_at: tuple[int, int] | None = None
    rule: str = "count"
    prefixed: bool = False
    factor: Decimal = Decimal(1)

    def with_unit_of(self, other: Amount) -> Amount:
        """The amount with the unit of another one ("5 to 10 km")."""
        value = self.value * other.factor / self.factor
        return replace(self, unit=other.unit, kind=other.kind, unit_at=other.unit_at, rule=other.rule, value=value, factor=other.factor, prefixed=other.prefixed)


def read_amount(article: Article, numeral: Numeral) -> Amount:
    """The amount around a numeral."""
    before = _currency_before(article, numeral.start)
    start = before[0] if before else numeral.start
    amount = Amount(start, numeral.end, numeral.value, numeral.mantissa, numeral, numeral.scaled)
    if not amount.scaled and numeral.form == "digits":
        amount = _short_scale(article, amount, has_currency=before is not None)
    if before is not None:
        code = article.code(before[1])
        amount = replace(amount, unit=code, kind="money", unit_at=(before[0], before[2]), rule=f"currency.{code}", prefixed=True, value=amount.value * before[1].factor)
        amount = _repeated_currency(article, amount, before[1])
    else:
        amount = _unit_after(article, amount)
    return _signed(article.low, amount)


def _signed(low: str, amount: Amount) -> Amount:
    for at in (amount.start, amount.numeral.start):
        sign = _SIGN.search(low, max(0, at - 9), at)
        if sign is not None and amount.numeral.form != "loose":
            return replace(amount, start=min(sign.start(), amount.start), value=-amount.value, mantissa=-amount.mantissa)
    return amount


def _currency_before(article: Article, start: int) -> tuple[int, Money, int] | None:
    """The currency in front of the digits: where it starts, what it can mean, and where it ends."""
    text = article.text
    end = start
    while end > 0 and text[end - 1] in " -\u2212\u2013\xa0" and start - end < 2:
        end -= 1
    if end == 0:
        return None
    last = text[end - 1]
    table = currency.prefixes(article.language)
    if last.isalpha() or last == ".":
        match = _CODE_BEFORE.search(text, max(0, end - 5), end)
        if match is None or (match.start() and (text[match.start() - 1].isalnum())):
            return None
        money = table.get(match.group())
        if money is None or (len(match.group()) == 1 and end != start) or text[end:start].strip(" \xa0"):
            return None
        return match.start(), money, end
    if last.isspace() or last.isdigit() or last in "(),;:'\"-":
        return None
    match = _SYMBOL_BEFORE.search(text, max(0, end - 8), end)
    if match is None:
        return None
    for at in range(match.start(), end):
        money = table.get(text[at:end])
        if money is not None and not (at and text[at].isalpha() and text[at - 1].isalnum()):
            return at, money, end
    return None


def _short_scale(article: Article, amount: Amount, *, has_currency: bool) -> Amount:
    match = _SHORT.match(article.low, amount.end)
    scale = short_scales().get(match[2]) if match else None
    if match is None or scale is None or not _is_scale(article, amount, match, has_currency=has_currency):
        return amount
    end = match.end()
    return replace(amount, end=end, value=amount.value * scale, scaled=True)


def _is_scale(article: Article, amount: Amount, match: re.Match[str], *, has_currency: bool) -> bool:
    """Whether the letters behind digits are a scale ("3m users") or a unit ("3m high")."""
    name, gap = match[2], match[1]
    written = article.text[match.start(2) : match.end(2)]
    if len(name) > 1 and name not in ("mm", "mil", "cr"):
        return True
    if name == "mm":
        return has_currency
    if gap == "-":
        return False
    if has_currency:
        return name != "t" or written == "t" or written == "T"
    if name in ("mil", "cr"):
        return _money_follows(article, match.end())
    if name == "k":
        return gap == ""
    if name == "t":
        return _money_follows(article, match.end())
    if _unit_follows(article, match.end()):
        return True
    if name == "b":
        return gap == "" and written == "B" or noun_after(article.text, article.low, match.end()) is not None
    near = article.low[max(0, match.start() - 40) : match.end() + 40]
    if re.search(_nouns("metre")["length"], near):
        return False
    return gap == "" or noun_after(article.text, article.low, match.end()) is not None


@cache
def _nouns(table: str) -> Mapping[str, str]:
    return dict(lexicon.read("quantities_nouns")[table])


def _money_follows(article: Article, end: int) -> bool:
    found = _surface_at(article, end)
    return found is not None and isinstance(found[2], Money)


def _unit_follows(article: Article, end: int) -> bool:
    return _surface_at(article, end) is not None


@cache
def _index(language: str) -> Mapping[str, tuple[tuple[str, Unit | Money], ...]]:
    """All words and symbols behind a number by their first word, the longest first."""
    found: dict[str, list[tuple[str, Unit | Money]]] = {}
    for surface, entry in [*units.words(language).items(), *currency.nouns(language).items()]:
        first = _FIRST.match(surface)
        if first is not None:
            found.setdefault(first.group(), []).append((surface, entry))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


def _surface_at(article: Article, end: int) -> tuple[int, int, Unit | Money] | None:
    """The unit or currency that stands behind a number: where its words start and end."""
    low = article.low
    gap = low[end : end + 1]
    at = end + 1 if gap in _GAPS and gap else end
    first = _FIRST.match(low, at)
    if first is None:
        return None
    for surface, entry in _index(article.language).get(first.group(), ()):
        stop = at + len(surface)
        if low.startswith(surface, at) and not (surface[-1].isalnum() and low[stop : stop + 1].isalnum()):
            if len(surface) == 1 and surface.isalpha() and at > end:
                continue
            return at, stop, entry
        if low.startswith(surface.replace(" ", "-"), at) and " " in surface and not low[stop : stop + 1].isalnum():
            return at, stop, entry
    return None if gap == "-" or gap == "\n" else _symbol_after(article, at, end)


def _symbol_after(article: Article, at: int, end: int) -> tuple[int, int, Unit | Money] | None:
    text = article.text
    for size in (4, 3, 2, 1):
        written = text[at : at + size]
        money = currency.prefixes(article.language).get(written) if len(written) == size else None
        behind = text[at + size : at + size + 1]
        if money is not None and not behind.isalnum() and not (size == 1 and written.isalpha()):
            return at, at + size, money
    found = units.symbol_at(text, at, article.language)
    if found is None or (at > end and found[1] - at == 1 and text[at] in _GLUED_ONLY):
        return None
    return at, found[1], found[0]


def _unit_after(article: Article, amount: Amount) -> Amount:
    found = _surface_at(article, amount.end)
    if found is None:
        return amount
    start, end, entry = found
    if isinstance(entry, Unit):
        if entry.name == "second" and article.low[start:end] == "second" and amount.numeral.form != "digits":
            return amount
        return replace(amount, end=end, unit=entry.name, kind=entry.kind, unit_at=(start, end), rule=entry.rule)
    if _is_weight(article, amount, article.low[start:end]):
        pound = units.words(article.language)["lb"]
        return replace(amount, end=end, unit=pound.name, kind="physical", unit_at=(start, end), rule=pound.rule)
    code = article.code(entry)
    value = amount.value * entry.factor
    found_amount = replace(amount, end=end, unit=code, kind="money", unit_at=(start, end), rule=f"currency.{code}", value=value, factor=entry.factor)
    return _scale_behind(article, found_amount)


def _scale_behind(article: Article, amount: Amount) -> Amount:
    """ "75 USD million"."""
    if amount.scaled:
        return amount
    match = re.compile(r" (million|billion|trillion|thousand)(?!\w)").match(article.low, amount.end)
    if match is None:
        return amount
    scale = Decimal(lexicon.read("quantities", article.language)["scale"][match[1]])
    return replace(amount, end=match.end(), value=amount.value * scale, scaled=True)


def _repeated_currency(article: Article, amount: Amount, money: Money) -> Amount:
    """ "$10 dollars", "US$5 million dollars", "$5 Canadian"."""
    found = _surface_at(article, amount.end)
    if found is None or not isinstance(found[2], Money) or not set(found[2].codes) & set(money.codes) or found[2].factor != 1:
        return amount
    return replace(amount, end=found[1])


def _is_weight(article: Article, amount: Amount, word: str) -> bool:
    """Whether a bare "pounds" is the weight."""
    if word not in ("pound", "pounds"):
        return False
    low = article.low
    near = low[max(0, amount.start - 60) : amount.end + 60]
    if re.search(_nouns("pound")["weight"], near):
        return True
    if amount.scaled or "£" in low or "sterling" in low or "pence" in low:
        return False
    return not re.search(_nouns("pound")["money"], near)
