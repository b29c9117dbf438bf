"""Finds the figures of a raw text: every number that is one, read into value, unit, range and modifier.

At each place where a number or a multiple can start: what is no figure is passed over (`latent`), multiples are read
(`multiples`), and everything else goes from numeral to amount to figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from claimx import numerals
from claimx.model.moved import moved
from claimx.model.quantity import Quantity
from claimx.numerals import Numeral
from claimx.quantities import contexts, latent, multiples
from claimx.quantities.ages import as_age
from claimx.quantities.amount import Amount
from claimx.quantities.amounts import currency_before, is_sure, read_amount
from claimx.quantities.anchors import anchors
from claimx.quantities.article import Article
from claimx.quantities.articles import one_of_unit
from claimx.quantities.ellipsis import with_shared_units
from claimx.quantities.figure import as_multiple, equivalent, multiple_figure, number_figure, unbounded
from claimx.quantities.fractions import as_fraction
from claimx.quantities.odds import odds_at
from claimx.quantities.ranges import Joined, join
from claimx.quantities.shares import share
from claimx.quantities.single import is_count, is_title, list_end

_REST = re.compile(r"[\d.,\w-]*")
_LONG_END = re.compile(r"\r\n")
_RETURN = re.compile(r"\r\n?")
_ADDRESS = re.compile(r"://|www\.|%[0-9a-f]{2}|@")
_ADDRESS_CHARS = frozenset("=/%&?_-.")
_ADDRESS_REACH = 300
_LONG = 12
_SIGN = 5


def find(text: str) -> tuple[Quantity, ...]:
    """The figures of a text in order, without overlaps. Takes any string; dates, times, names and labels are left out.

    A line end of two characters is read as one, so that a figure may stand across it as across any other.
    """
    plain = numerals.narrowed(_RETURN.sub("\n", text) if "\r" in text else text)
    article = Article(plain)
    figures = with_shared_units(article, tuple(_found(article)))
    if plain is text:
        return figures
    longer = [end.start() - before for before, end in enumerate(_LONG_END.finditer(text))]
    return moved(figures, text, lambda at: at + bisect_left(longer, at))


def _found(article: Article) -> Iterator[Quantity]:
    position = 0
    last: Quantity | None = None
    for start, word in anchors(article.low):
        if start < position:
            continue
        figures, position = _read(article, start, position, word)
        for figure in figures:
            last = equivalent(article, unbounded(article, figure, last), last)
            yield last


def _read(article: Article, start: int, floor: int, word: str) -> tuple[list[Quantity], int]:
    """The figures that begin with the number at a position, behind a word, and where reading goes on."""
    low = article.low
    if (footnote := _footnote_end(article, start)) is not None:
        return [], footnote
    if (odds := odds_at(article, start)) is not None:
        return [number_figure(article, Amount.of(odds))], odds.end
    skipped = None if _is_money(article, start) else latent.end_of(article.text, low, start, word)
    if skipped is not None:
        return [], max(skipped, start + 1)
    numeral = numerals.read(low, start) or one_of_unit(article, start)
    multiple = multiples.read(low, start) or (multiples.times(low, numeral) if numeral else None)
    if multiple is not None:
        return [multiple_figure(article, multiple)], multiple.end
    if numeral is None or (low[start].isdigit() and (_is_glued(article, numeral) or _in_address(low, start))):
        return [], _word_end(low, start)
    return _figures(article, numeral, floor)


def _footnote_end(article: Article, start: int) -> int | None:
    """Where a footnote on the rate of exchange ends whose brackets a number opens: "($1 = 8.29 crowns)"."""
    if "(" not in article.low[max(0, start - _SIGN) : start]:
        return None
    footnote = contexts.after("footnote.exchange", article.low, start)
    return footnote.end() if footnote is not None else None


def _is_money(article: Article, start: int) -> bool:
    """Whether a currency's sign or code stands in front of the digits, so that they can be no date, score or label."""
    if not article.low[start].isdigit():
        return False
    before = currency_before(article, start)
    return before is not None and is_sure(article, before)


def _figures(article: Article, numeral: Numeral, floor: int) -> tuple[list[Quantity], int]:
    low = article.low
    amount = as_fraction(article, read_amount(article, numeral, floor))
    if amount is None or amount.start < floor or is_title(article, amount):
        return [], numeral.end
    if (
        amount.unit is None
        and numeral.form == "digits"
        and (_is_identifier(numeral) or article.text[amount.end : amount.end + 1].isalpha())
    ):
        return [], _word_end(low, amount.start)
    amount = share(article, amount) or as_age(article, amount)
    listed = list_end(article, amount)
    if listed is not None:
        return [], listed
    joined = join(article, amount) or Joined((amount,), None, amount.end)
    figures = _joined_figures(article, joined)
    return figures, max(joined.end, figures[-1].end) if figures else joined.end


def _joined_figures(article: Article, joined: Joined) -> list[Quantity]:
    if len(joined.amounts) > 1:
        return [number_figure(article, one) for one in joined.amounts]
    whole = joined.amounts[0]
    if whole.end != joined.end:
        whole = whole._replace(end=joined.end)
    if not is_count(article, whole):
        return []
    times = multiples.times_at(article.low, joined.end) if whole.unit is None and joined.high is not None else None
    return [number_figure(article, as_multiple(whole, times) if times else whole, joined)]


def _is_glued(article: Article, numeral: Numeral) -> bool:
    """Whether letters are glued to the front of the digits ("G20", "F-16", "Covid-19"), other than a currency's."""
    start = numeral.start
    behind = article.text[max(0, start - 2) : start].rstrip("-/")
    if not behind[-1:].isalpha() or article.before("glued.modifier", start):
        return False
    return read_amount(article, numeral).start == start


def _in_address(low: str, start: int) -> bool:
    """Whether the digits stand in a web address."""
    if low[start - 1 : start] not in _ADDRESS_CHARS or not start:
        return False
    token = low[max(0, start - _ADDRESS_REACH) : start].rsplit(None, 1)[-1]
    return _ADDRESS.search(token) is not None


def _is_identifier(numeral: Numeral) -> bool:
    """A run of digits without a break, longer than anybody writes a number."""
    length = numeral.end - numeral.start
    return not numeral.scaled and length >= _LONG and len(numeral.value.as_tuple().digits) == length


def _word_end(low: str, start: int) -> int:
    match = _REST.match(low, start)
    return max(match.end() if match else 0, start + 1)
