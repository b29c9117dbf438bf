"""Two amounts that are one figure, or share a unit: ranges, shares ("1 in 5"), "from A to B", vote counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from claimx import lexicon, numerals
from claimx.numerals import Numeral
from claimx.quantities.amounts import Amount, Article, read_amount

_FILE = "quantities_ranges"
_LINK = re.compile(r"(?:-to-|[ \n]to[ \n]|-| - |[ \n]or[ \n]|[ \n]and[ \n])")
_OPENING = re.compile(r"(?:between[ \n]|and[ \n])?(?:-|minus )?(?:[a-z.]{0,4}[^\w\s.,;:()'\"-] ?)?(?:(?:rs\.?|chf|usd|eur|gbp|rmb|us) ?)?(?:-)?")
_SHARE = re.compile(r"(?:[ -]in[ -](?:every[ -])?|[ -]out[ -]of[ -](?:every[ -]|each )?|[ -]of[ -](?:every[ -]|each )|[ -]of[ -](?=10+\b|1,000\b|ten\b|(?:a|one)[ -]hundred\b))")
_SHARE_OF = re.compile(r"[ -]in[ -](?:a|an)[ -](?:hundred|thousand|million|dozen|billion)(?!\w)")
_WORDS = re.compile(r"[a-z]+")
_TIME = re.compile(r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|quarters?|decades?|games?|matches|attempts|races|starts|seasons|overs|innings)(?!\w)")
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Joined:
    """What two numbers came to: one figure, or two that share a unit. `high` is the upper end of a range."""

    amounts: tuple[Amount, ...]
    high: Decimal | None = None
    end: int = 0
    rule: str | None = None
    between: bool = False


def join(article: Article, first: Amount) -> Joined | None:
    """What a first amount makes with a second one behind it, or None."""
    share = _share(article, first)
    if share is not None:
        return share
    link = _LINK.match(article.low, first.end)
    if link is None:
        return None
    word = link.group().strip(" -\n") or "-"
    if word == "and" and not _is_between(article.low, first.start):
        return None
    second = _second(article, link.end(), first)
    if second is None:
        return None
    first, second = _shared(first, second)
    if first.unit != second.unit or (first.numeral.form == "loose") != (second.numeral.form == "loose"):
        return None
    return _joined(article, first, second, word)


def _second(article: Article, at: int, first: Amount) -> Amount | None:
    opening = _OPENING.match(article.low, at)
    if opening is None:
        return None
    for start in dict.fromkeys((opening.end(), at)):
        numeral = numerals.read(article.low, start)
        if numeral is not None:
            amount = read_amount(article, numeral)
            return amount if amount.start <= opening.end() and amount.start >= first.end and amount.start in range(at, opening.end() + 1) else None
    return None


def _shared(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Unit and scale given to the one that lacks them, as a reader does."""
    own = first.unit is not None and not first.prefixed
    if not first.scaled and second.scaled and not own and first.numeral.form == second.numeral.form and second.mantissa:
        if first.mantissa < second.mantissa or (not first.prefixed and first.mantissa < 1000):
            scale = second.value / second.factor / second.mantissa
            first = replace(first, value=first.value * scale, scaled=True)
    if first.unit is None and second.unit is not None:
        first = first.with_unit_of(second)
    elif second.unit is None and first.unit is not None and first.prefixed:
        second = second.with_unit_of(first)
    return first, second


def _joined(article: Article, first: Amount, second: Amount, word: str) -> Joined | None:
    low, end = article.low, second.end
    if word == "or":
        close = second.value > first.value and (first.numeral.form == second.numeral.form)
        return Joined((first,), second.value, end, "range.or") if close else None
    if _is_between(low, first.start):
        return Joined((first,), second.value, end, "range.between", between=True) if second.value > first.value else None
    before = _last_words(low, first.start, 3)
    if word == "to" and before and before[-1] == "from" and not set(before[:-1]) & _words("range_words", article.language):
        return Joined((first, second), None, end)
    if second.value <= first.value:
        return _pair(article, first, second, word)
    two_units = first.unit_at is not None and first.unit_at != second.unit_at
    if word == "to" and two_units and first.unit is not None and before and before[-1] in _words("change_words", article.language) and not first.prefixed:
        return None
    if word == "-" and first.unit is None and not _close_counts(article, first, second):
        return _pair(article, first, second, word)
    return Joined((first,), second.value, end, "range.to")


def _close_counts(article: Article, first: Amount, second: Amount) -> bool:
    from claimx.quantities.counted import noun_after  # noqa: PLC0415

    return first.scaled or second.scaled or noun_after(article.text, article.low, second.end) is not None or first.value >= 1000


def _pair(article: Article, first: Amount, second: Amount, word: str) -> Joined | None:
    """ "52-48" behind a word of voting: two counts; else nothing that is known."""
    del word
    around = set(_last_words(article.low, first.start, 5))
    if first.unit is None and around & _words("vote_words", article.language):
        return Joined((first, second), None, second.end)
    return None


def _share(article: Article, first: Amount) -> Joined | None:
    """ "1 in 5", "eight out of 10", "177 of every 100,000": one figure, a fraction."""
    if first.unit is not None or first.scaled:
        return None
    low = article.low
    link = _SHARE.match(low, first.end)
    if link is None:
        return None
    whole = numerals.read(low, link.end())
    if whole is None or whole.value <= first.value or whole.value == 0 or whole.form == "loose":
        return None
    written = low[whole.start : whole.end]
    if (written.isdigit() and len(written) == 4 and not written.endswith("00")) or whole.value > _MILLION or _TIME.match(low, whole.end):
        return None
    if link.group().strip(" -") == "in" and whole.form == "digits" and "." in written:
        return None
    if re.match(r" ?(?:%|per ?cent|percent|million|bn|billion)|[-/]\d", low[whole.end : whole.end + 12]):
        return None
    one = replace(first, value=first.value / whole.value, end=whole.end, rule="share", numeral=replace(first.numeral, form="fraction"))
    return Joined((one,), None, whole.end, "share")


def _is_between(low: str, start: int) -> bool:
    words = _last_words(low, start, 1)
    return bool(words) and words[-1] == "between"


def _last_words(low: str, start: int, count: int) -> Sequence[str]:
    return _WORDS.findall(low, max(0, start - 12 * count), start)[-count:]


@cache
def _words(name: str, language: str) -> frozenset[str]:
    return lexicon.words(_FILE, name, language)
