"""Two amounts that are one figure, or that share a unit: ranges, "from A to B", vote counts, "three dollars fifty cents"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimx import lexicon, numerals
from claimx.lexicon import kept
from claimx.quantities import contexts, modifiers, multiples, units
from claimx.quantities.amount import Amount
from claimx.quantities.amounts import read_amount
from claimx.quantities.article import Article
from claimx.quantities.counted import noun_after

_FILE = "quantities_ranges"
_GAPS = (" ", "-", "\n", ":")
_WORDS = re.compile(r"[a-z]+")
_SHORT_UNIT = re.compile(r"(?: (?=[a-z]+(?:[.,;:)]|\Z)))?([a-z]+)")
_CENT = Decimal("0.01")
_ALIKE = 3
_APART = 10
_GUESS = 5
_LARGE = 1000
_CONTEST = 5
_LEADING = 5
_AGE = "age"  # "ages 55 to 65"


class Joined(NamedTuple):
    """What two numbers came to: one figure (with `high`, a range), or two figures that share a unit."""

    amounts: tuple[Amount, ...]
    high: Decimal | None = None
    end: int = 0
    rule: str | None = None


def join(article: Article, first: Amount) -> Joined | None:
    """What an amount makes with a second one behind it, or None."""
    if first.kind == "money" and first.numeral.form in ("digits", "words"):
        summed = _with_cents(article, first)
        if summed is not None:
            return summed
    if first.kind == "physical" and (sizes := units.smaller().get(first.unit or "")):
        whole = _with_smaller(article, first, sizes)
        if whole is not None:
            return whole
    link = _pattern("link").match(article.low, first.end) if article.low[first.end : first.end + 1] in _GAPS else None
    if link is None:
        return None
    word = _WORDS.search(link.group())
    name = word.group() if word else "-"
    if name == "and" and not article.before("between.before", first.start):
        return None
    second = _second(article, link.end(), first)
    if second is None:
        return _with_fold(article, first, link.end()) if name in ("to", "or") else None
    first, second = _shared(article, first, second)
    if first.unit != second.unit or "loose" in (first.numeral.form, second.numeral.form):
        return None
    if first.numeral.form == "fraction" and second.numeral.form != "fraction" and (second.scaled or second.kind == "money"):
        return None
    return _joined(article, first, second, name)


def _with_fold(article: Article, first: Amount, at: int) -> Joined | None:
    """A range whose upper end is a multiple: "three- to fourfold"."""
    fold = multiples.read(article.low, at) if first.unit is None else None
    if fold is None or fold.value <= first.value:
        return None
    return Joined((first._replace(unit="x", kind="multiple", rule=fold.rule),), fold.value, fold.end)


def _second(article: Article, at: int, first: Amount) -> Amount | None:
    opening = _pattern("opening").match(article.low, at)
    for start in dict.fromkeys((opening.end() if opening else at, at)):
        numeral = numerals.read(article.low, start)
        if numeral is not None:
            amount = read_amount(article, numeral, at)
            return amount if amount.start >= max(at - 1, first.end) else None
    return None


def _with_cents(article: Article, first: Amount) -> Joined | None:
    """One amount in two units: "three dollars and fifty cents"."""
    gap = contexts.after("cents.gap", article.low, first.end)
    numeral = numerals.read(article.low, gap.end()) if gap and first.factor == 1 and not first.scaled else None
    if numeral is None or numeral.value >= 100 or numeral.scaled:
        return None
    cents = read_amount(article, numeral, first.end)
    if cents.unit is None and numeral.value >= 10 and first.value == first.value.to_integral_value() and not first.prefixed:
        if not article.after("cents.bare", cents.end):
            return None
        cents = cents._replace(unit=first.unit, factor=_CENT, value=cents.value * _CENT)
    if cents.unit != first.unit or cents.factor == 1:
        return None
    return Joined((first._replace(value=first.value + cents.value),), None, cents.end)


def _with_smaller(article: Article, first: Amount, sizes: Mapping[str, int]) -> Joined | None:
    """One amount in two units: "16st 7lb", "two hours and five minutes"."""
    gap = contexts.after("smaller.gap", article.low, first.end)
    numeral = numerals.read(article.low, gap.end()) if gap else None
    if gap is None or numeral is None or numeral.scaled or first.scaled or first.value != first.value.to_integral_value():
        return None
    second = read_amount(article, numeral, gap.end())
    if second.unit is None and (short := _SHORT_UNIT.match(article.low, second.end)) is not None:
        second = second._replace(unit=short[1], end=short.end())
    smallest = next(iter(sizes)) if gap.group() == "-" else ""  # "6-foot-3" leaves the inches to be understood
    size = sizes.get(second.unit or smallest)
    if size is None or not 0 < second.value < size:
        return None
    return Joined((first._replace(value=first.value + second.value / size),), None, second.end)


def _shared(article: Article, first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Unit and scale given to the one that lacks them, as a reader does."""
    own = first.unit is not None and not first.prefixed
    alike = first.mantissa < second.mantissa or (first.unit is None and first.mantissa < _LARGE)
    if second.scaled and not first.scaled and not own and alike and second.mantissa and first.numeral.form == second.numeral.form:
        scale = second.value / second.factor / second.mantissa
        first = first._replace(value=first.value * scale, scaled=True)
    if first.unit is None and second.unit is not None:
        first = first.with_unit_of(second)
    elif second.unit is None and first.unit is not None and (first.prefixed or first.rule == _AGE or _is_article(article, first)):
        second = second.with_unit_of(first)
    return first, second


def _is_article(article: Article, amount: Amount) -> bool:
    """Whether an article says the number: "a month or two"."""
    return article.low[amount.numeral.start : amount.numeral.end] in lexicon.words("quantities", "articles")


def _joined(article: Article, first: Amount, second: Amount, link: str) -> Joined | None:
    low, end = article.low, second.end
    bound = modifiers.before(article.text, low, first.start)
    before = _leading_words(low, bound.part.start if bound else first.start)
    last = before[-1] if before else ""
    if article.before("between.before", first.start):
        return Joined((first,), second.value, end, "range.between") if second.value > first.value else None
    if link == "or":
        return Joined((first,), second.value, end, "range.or") if _is_guess(low, first, second) else None
    if link == "to" and last == "from":
        if not set(before[:-1]) & _words("range_words"):
            return Joined((first, second), None, end)
        if second.value < first.value:  # "ranged from -18C to -34C"
            return Joined((first._replace(value=second.value),), first.value, end, "range.to")
    if second.value < first.value < 0 and link == "to":  # "-3 to -5 degrees"
        return Joined((first._replace(value=second.value),), first.value, end, "range.to")
    if second.value <= first.value or (link == "-" and first.unit is None and not _counts_alike(article, first, second)):
        return _pair(article, first, second, link)
    if _is_contest(article, first, second) or _is_split(article, first, second):
        return Joined((first, second), None, end)
    counted = first.unit is None and noun_after(article.text, low, end) is not None
    is_change = link == "to" and not counted and _is_change(first, second, before)
    return None if is_change else Joined((first,), second.value, end, "range.to")


def _is_contest(article: Article, first: Amount, second: Amount) -> bool:
    """Whether two shares are of the loser and the winner: "lost the state 36 percent to 51 percent"; but not "lost 30% to 40% of it"."""
    if first.kind != "percent" or first.unit_at is None or first.unit_at == second.unit_at or article.low.startswith(" of ", second.end):
        return False
    return bool(set(_last_words(article.low, first.start, _CONTEST)) & _words("losing_words"))


def _is_split(article: Article, first: Amount, second: Amount) -> bool:
    """Whether two shares in brackets are those for and against, behind their distance: "-30 points (30 percent to 60 percent)"."""
    twice = first.kind == second.kind == "percent" and first.unit_at != second.unit_at
    return twice and article.before("split.before", first.start) and article.low.startswith(")", second.end)


def _is_guess(low: str, first: Amount, second: Amount) -> bool:
    """Whether "or" makes a guess ("eight or nine euros") and not the end of a list ("100, 200 or 300")."""
    in_list = low[max(0, first.start - 2) : first.start] == ", "
    return not in_list and first.value < second.value <= _GUESS * first.value and first.numeral.form == second.numeral.form


def _is_change(first: Amount, second: Amount, before: Sequence[str]) -> bool:
    """Whether the two say by how much and to what ("fell 3% to 40%"); "by 5% to 10%" is a range, its ends being alike."""
    if first.unit is None and second.unit is None and before[-1:] and before[-1] in _words("change_words") and before[-1] != "by":
        return second.value > _ALIKE * first.value  # an index or a price: "rose 5.94 to 2645.90", "fell 1/4 to 28"
    if first.unit_at is None or first.unit_at == second.unit_at:
        apart = second.value > (2 if first.numeral.scaled else _APART) * first.value
        return bool(before) and before[-1] == "by" and apart  # "fell by 32,000 to 1.64 million"
    phrasal = " ".join(before[-2:]) in _words("change_words")  # "putting on 3p to 98p"
    if not phrasal and _words("change_words").isdisjoint(before[-2:]):
        return False
    if before[-1] == "by" or first.kind == "percent":
        return second.value > _ALIKE * first.value
    return phrasal or before[-1] in _words("change_words") or before[-1] == "of"


def _counts_alike(article: Article, first: Amount, second: Amount) -> bool:
    return first.scaled or second.scaled or first.value >= _LARGE or noun_after(article.text, article.low, second.end) is not None


def _pair(article: Article, first: Amount, second: Amount, link: str) -> Joined | None:
    """Two counts ("52-48" beside a word of voting), a multiple ("3-1" behind "outnumber"), or None."""
    around = set(_last_words(article.low, first.start, 5))
    if first.unit is not None:  # "won 35 to 12 percent"
        shares = first.kind == second.kind == "percent" and first.unit_at == second.unit_at and second.value < first.value
        return Joined((first, second), None, second.end) if shares and link == "to" else None
    votes = bool(around & _words("vote_words")) or article.after("vote.after", second.end)
    if second.value == 1 and (around & _words("ratio_words") or (link == "to" and not votes)):
        return Joined((first._replace(unit="x", kind="multiple", rule="multiple.to-one", end=second.end),), None, second.end)
    if votes:
        return Joined((first, second), None, second.end)
    return None


def _last_words(low: str, start: int, count: int) -> Sequence[str]:
    return _WORDS.findall(low, max(0, start - 12 * count), start)[-count:]


def _leading_words(low: str, start: int) -> Sequence[str]:
    """The last words in front of an amount, without the small ones right before it that tell nothing of what it does."""
    before = list(_last_words(low, start, _LEADING))
    while before and before[-1] in _words("small_words"):
        before.pop()
    return before[-3:]


@kept
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon.read(_FILE)[name])


@kept
def _words(name: str) -> frozenset[str]:
    return lexicon.words(_FILE, name)
