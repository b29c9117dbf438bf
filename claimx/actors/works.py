"""Titles of works, which stand right behind what the work is: "comedy Plus One", "costume drama Lady Alder"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import words

if TYPE_CHECKING:
    from claimx.actors.page import Page

Span = tuple[int, int, str | None]
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
_POSSESSIVE = frozenset({"'s", "’s"})
_LONGEST = 8


def titles(page: Page) -> list[Span]:
    """The titles behind nouns that are said of nothing but works, whatever the recogniser makes of their words."""
    found: list[Span] = []
    for noun in page.by_word.of(words.part("names.genres")):
        start = noun + 1
        while start < len(page) and page.words[start] in _QUOTES | words.part("names.title_articles"):
            start += 1
        end = _end_of(page, start)
        if end > start and page.sent[end - 1] == page.sent[noun] and not _is_maker(page, noun, start, end):
            found.append((start, end, "PRODUCT"))
    return found


def _end_of(page: Page, start: int) -> int:
    """One past a title that begins at a token: words with capitals and figures, with small words and "'s" between them."""
    end = token = start
    while token < min(start + _LONGEST, len(page)):
        word = page.words[token]
        if word[0].isupper() or (word.isdigit() and token > start):
            end = token + 1
        elif token == start or not (word in _POSSESSIVE or page.lower[token] in page.lists.links):
            break
        token += 1
    if page.words[end : end + 1] == ["!"] and page.sent[end : end + 2] == [page.sent[start]] * 2:
        end += 1
    return end


def _is_maker(page: Page, noun: int, start: int, end: int) -> bool:
    """Whether no title follows, but a day, or who has to do with the work: "the drama Friday", "the comedy Netflix bought"."""
    return page.lower[start] in page.lists.dates or _is_person(page, start) or has_clause(page, noun, start, end)


def has_clause(page: Page, noun: int, start: int, end: int) -> bool:
    """Whether words right behind a noun begin a clause about it rather than name it: "the comedy Netflix bought"."""
    token = start
    while page.head[token] not in {token, noun}:
        token = page.head[token]
    return page.head[token] == noun and page.deps[token] == "relcl" and not start <= token < end


def _is_person(page: Page, start: int) -> bool:
    """Whether a person's name follows instead: "in the drama Ann Moss plays a nurse", "the comedy Mr Hall wrote"."""
    word = page.lower[start]
    if page.words[start + 1 : start + 2] == ["'s"] or page.words[start - 1] in words.part("names.title_articles"):
        return False
    given = words.given_names()
    if word in page.lists.titles:  # "the drama Professor Ann Hall", not "the comedy Sir"
        return word.rstrip(".") in words.part("names.courtesy") or not given.keys().isdisjoint(page.lower[start + 1 : start + 2])
    return word.rstrip(".") in words.part("names.courtesy") or word in given
