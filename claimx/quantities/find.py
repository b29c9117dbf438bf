"""Finds the figures of a raw text: every number that is one, read into value, unit, range and modifier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claimx import lexicon, numerals
from claimx.model.parts import Part
from claimx.model.quantity import Quantity
from claimx.numerals import Numeral
from claimx.quantities import counted, latent, modifiers, multiples, rates, si
from claimx.quantities.amounts import Amount, Article, read_amount
from claimx.quantities.fractions import as_figure
from claimx.quantities.ranges import Joined, join
from claimx.quantities.single import is_count

_LOOSE_OF = re.compile(r" (?:of|in) (?=[a-z])")


@cache
def _anchors(language: str) -> re.Pattern[str]:
    """Where a number or a multiple can start."""
    words = {*numerals.opening_words(), *lexicon.words("quantities_multiples", "openings", language)}
    joined = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    digit = r"(?<![\d.,])\d|(?<![\w.,])\.\d|(?<=[^\d][.,])\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]"
    return re.compile(rf"{digit}|(?<![a-z0-9_])(?:an? (?=hundred|thousand|million|billion|trillion|dozen|lakh|crore|third|quarter|fifth|sixth|tenth|half\b)|(?:{joined})(?:fold)?(?![a-z]))")


def find(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The figures of a text in order, without overlaps. Takes any string; dates, times, names and labels are left out."""
    article = Article(text, numerals.fold(text), language)
    return tuple(_found(article))


def _found(article: Article) -> Iterator[Quantity]:
    position = 0
    for anchor in _anchors(article.language).finditer(article.low):
        start = anchor.start()
        if start < position:
            continue
        quantities, position = _read(article, start, position)
        yield from quantities


def _read(article: Article, start: int, floor: int) -> tuple[list[Quantity], int]:
    """The figures that begin with the number at a position, and where reading goes on."""
    low = article.low
    if start and low[start].isdigit() and _is_glued(article, start):
        return [], _word_end(low, start)
    skipped = latent.end_of(article.text, low, start, article.language)
    if skipped is not None:
        return [], max(skipped, start + 1)
    multiple = multiples.read(low, start, article.language)
    if multiple is not None:
        return [_multiple(article, multiple)], multiple.end
    numeral = numerals.read(low, start)
    if numeral is None:
        return [], start + 1
    times = multiples.times(low, numeral, article.language)
    if times is not None:
        return [_multiple(article, times)], times.end
    return _figures(article, numeral, floor)


def _figures(article: Article, numeral: Numeral, floor: int) -> tuple[list[Quantity], int]:
    amount = read_amount(article, numeral)
    if amount.start < floor:
        return [], numeral.end
    amount = as_figure(article, amount)
    if amount is None:
        return [], numeral.end
    joined = join(article, amount)
    if joined is None:
        if not is_count(article, amount):
            return [], amount.end
        return [_quantity(article, amount)], amount.end
    if len(joined.amounts) > 1:
        return [_quantity(article, one) for one in joined.amounts], joined.end
    whole = replace(joined.amounts[0], end=joined.end)
    return [_quantity(article, whole, joined)], joined.end


_GLUED = re.compile(r"[^\W\d_]-?\Z")


def _is_glued(article: Article, start: int) -> bool:
    """Whether letters stand glued in front of the digits ("G20", "F-16"), other than a currency's."""
    if _GLUED.search(article.text, max(0, start - 2), start) is None:
        return False
    numeral = numerals.read(article.low, start)
    if numeral is None:
        return True
    return read_amount(article, numeral).start == start and article.text[start - 1] != "-" or _is_name(article.text, start)


_NAME = re.compile(r"(?:\b[A-Z]{1,3}|\b[A-Z][\w.]*)-\Z")


def _is_name(text: str, start: int) -> bool:
    return _NAME.search(text, max(0, start - 20), start) is not None


_REST = re.compile(r"[\d.,\w-]*")


def _word_end(low: str, start: int) -> int:
    match = _REST.match(low, start)
    return match.end() if match else start + 1


def _multiple(article: Article, multiple: multiples.Multiple) -> Quantity:
    start, end = multiple.start, multiple.end
    modifier = modifiers.before(article.text, article.low, start, article.language)
    return Quantity(
        text=article.text[start:end],
        start=start,
        end=end,
        value=multiple.value,
        unit="x",
        kind="multiple",
        modifier=modifier.means if modifier else None,
        modifier_text=modifier.part if modifier else None,
        rule=multiple.rule,
    )


def _quantity(article: Article, amount: Amount, joined: Joined | None = None) -> Quantity:
    text, low, language = article.text, article.low, article.language
    high = joined.high if joined else None
    unit, end, kind = amount.unit or "1", amount.end, amount.kind
    noun = _counted(article, amount)
    rate = rates.rate_at(low, end, language=language)
    if rate is not None:
        unit, end = f"{unit}/{rate[0]}", rate[1]
    elif (far := rates.rate_at(low, noun.end if noun else end, loose=noun is None, language=language)) is not None:
        unit = f"{unit}/{far[0]}"
    modifier = modifiers.before(text, low, amount.start, language)
    if modifier is None and high is None:
        modifier = modifiers.after(text, low, end, noun.end if noun else end, language)
    means = modifier.means if modifier else None
    if means is None and amount.numeral.form == "loose":
        means = ">="
    si_value, si_unit = si.si(amount.value, unit) if kind == "physical" else (None, None)
    start = amount.start
    return Quantity(
        text=text[start:end],
        start=start,
        end=end,
        value=amount.value,
        high=high,
        unit=unit,
        kind=kind,
        unit_text=text[amount.unit_at[0] : amount.unit_at[1]] if amount.unit_at else None,
        modifier=means,
        modifier_text=modifier.part if modifier else None,
        counted=noun,
        si_value=si_value,
        si_unit=si_unit,
        rule=(joined.rule if joined and joined.rule else amount.rule),
    )


def _counted(article: Article, amount: Amount) -> Part | None:
    if amount.unit is not None:
        return None
    end = amount.end
    of = _LOOSE_OF.match(article.low, end)
    if of is not None and amount.numeral.form in ("loose", "fraction"):
        end = of.end() - 1
    return counted.noun_after(article.text, article.low, end, one=amount.value == 1, language=article.language)
