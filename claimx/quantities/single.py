"""Bare numbers: which are counts, and which are labels, years, or words like "one"."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.lexicon import kept
from claimx.quantities import contexts
from claimx.quantities.amount import Amount
from claimx.quantities.article import Article
from claimx.quantities.counted import noun_after
from claimx.quantities.surfaces import surface_at

_FILE = "quantities_nouns"
_NAME_BEFORE = re.compile(r"(?:^|[\s(“\"'/-])((?:[a-z])?[A-Z][\w.&'’/-]*) \Z")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|\n\s*|[“\"`]\s*|- )\Z")
_NAME_BEHIND = re.compile(r"[ -][A-Z][a-z]")
_CAPITALS = re.compile(r"(?:\b[A-Z]{2,}[’']? ){2}\Z")  # a heading that a sentence follows without a mark: "FIRE AT SEA Three people …"
_HEADLINE = re.compile(r"[A-Z]?[\w'’-]+")
_SMALL = 100
_DOZEN = 12
_ONE = "one"
_POSSESSIVE = ("'s", "’s", "s'", "s’")


def is_count(article: Article, amount: Amount) -> bool:
    """Whether a bare number is a count: not the label of a name in front of it, and not "one" for a pronoun."""
    if amount.unit is not None or amount.rule == "share" or amount.numeral.form == "loose" or amount.value < 0:
        return True
    written = article.low[amount.numeral.start : amount.numeral.end]
    if written.replace(".", "", 1).isdigit():
        return not (_is_label(article, amount) or _is_model(article, amount))
    if not written.replace("-", "").replace(" ", "").isalpha():
        return True
    return not _is_name_word(article, amount) and (amount.scaled or _counts_something(article, amount, written))


def _counts_something(article: Article, amount: Amount, written: str) -> bool:
    """Whether a small number in words counts: "one" with a noun, "zero" where a number can stand, not "the two"."""
    noun = noun_after(article.text, article.low, amount.end, one=written == _ONE)
    if written == _ONE:
        return noun is not None and article.after("one.determiner", amount.end)
    if amount.value == 0:
        return noun is not None or article.before("zero.before", amount.start)
    told = noun is not None or amount.value > _DOZEN or article.before("between.before", amount.start)
    return told or not article.before("pronoun.before", amount.start)


def is_title(article: Article, amount: Amount) -> bool:
    """Whether an amount is a name of a work: a unit that has a capital in a sentence ("60 Minutes", "24 Acres")."""
    if amount.unit_at is None or not article.text[amount.unit_at[0]].isupper() or amount.unit not in _title_units():
        return False
    written = article.text[slice(*amount.unit_at)]
    return len(written) > 1 and not written.isupper() and not _is_headline(article.text, amount.start)


@kept
def _title_units() -> frozenset[str]:
    return lexicon.words(_FILE, "time_units") | lexicon.words(_FILE, "title_units")


def _is_name_word(article: Article, amount: Amount) -> bool:
    """Whether a capitalised number stands inside a name: "the Three Gorges", "Ford Five Hundred", "the Big Four"."""
    text, start = article.text, amount.start
    if not text[start].isupper() or _SENTENCE_START.search(text, max(0, start - 8), start) or _is_headline(text, start):
        return False
    name_before = None if _CAPITALS.search(text, max(0, start - 30), start) else _NAME_BEFORE.search(text, max(0, start - 30), start)
    return name_before is not None or _NAME_BEHIND.match(text, amount.end) is not None


def _is_label(article: Article, amount: Amount) -> bool:
    """Whether digits label the name in front, with nothing behind them that they count: "Boeing 747", "Windows 11"."""
    text, low, start = article.text, article.low, amount.start
    match = _NAME_BEFORE.search(text, max(0, start - 30), start)
    if match is None or match[1].lower().strip(".'") in _function_words() or match[1].endswith(_POSSESSIVE):
        return False
    if contexts.after("tally.after", text, amount.end) or contexts.before("tally.before", text, start) or _is_of_tally(article, amount):
        return False
    counted = noun_after(text, low, amount.end) is not None and not article.after("label.of", amount.end)
    if _SENTENCE_START.search(text, max(0, match.start(1) - 8), match.start(1)) or _is_headline(text, start):
        return not counted
    if counted:
        return contexts.before("name.preposition", text, match.start(1)) is None
    return True


def _is_of_tally(article: Article, amount: Amount) -> bool:
    """Whether a number tells what another has of the things counted before: "won 78 seats, the Greens 12 and Labour 3"."""
    text, start = article.text, amount.start
    if not contexts.after("tally.end", text, amount.end) or not contexts.before("tally.gap", text, start):
        return False
    said = text[max(text.rfind(mark, 0, start) for mark in (". ", "\n", "; ")) + 1 : start]
    return any(map(str.isdigit, said)) and contexts.anywhere("tally.counted", said)


def _is_model(article: Article, amount: Amount) -> bool:
    """Whether digits behind an article are a name, with nothing behind them that they count: "the 747"."""
    if amount.value < _SMALL or amount.numeral.scaled:
        return False
    definite = article.before("definite.before", amount.start)
    if contexts.after("model.suffix", article.text, amount.end) is not None:
        return definite or article.text[max(0, amount.start - 4) : amount.start].rstrip().endswith(_POSSESSIVE)
    if not definite:
        return False
    is_noun = contexts.after("definite.noun", article.text, amount.end) is not None
    return noun_after(article.text, article.low, amount.end) is None and not is_noun


def list_end(article: Article, amount: Amount) -> int | None:
    """Where numbers in sequence end that count nothing ("posts 542 and 543"), if that is what begins here."""
    if amount.unit is not None or amount.value < _SMALL or amount.scaled:
        return None
    match = contexts.after("list.next", article.low, amount.end)
    if match is None or noun_after(article.text, article.low, match.end()) is not None or surface_at(article, match.end()) is not None:
        return None
    return match.end() if int(match[1]) == amount.value + 1 else None


def _is_headline(text: str, start: int) -> bool:
    """Whether the line is written in capitals, word for word, so that they tell nothing."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    line = text[begin : stop if stop >= 0 else len(text)][:200]
    words = [word for word in _HEADLINE.findall(line) if (len(word) > 3 or line.isupper()) and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


@kept
def _function_words() -> frozenset[str]:
    names = ("stops", "skips", "openers")
    return frozenset().union(*(lexicon.words(_FILE, name) for name in names))
