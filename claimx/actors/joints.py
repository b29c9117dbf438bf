"""What makes up one name: parts that the recogniser took for two, and the endings that belong to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimx.actors import words

if TYPE_CHECKING:
    from claimx.actors.page import Page

Span = tuple[int, int, str | None]
# How many initials may stand before "and" in a name.
_INITIALS = 2
_ACTING = frozenset({"nsubj", "nsubjpass"})


def joined(page: Page, spans: list[Span]) -> list[Span]:
    """Join "Hart" & "Lowell", and what the recogniser split within one name ("Delta" "News Agency")."""
    found: list[Span] = []
    for span in spans:
        start, end, label = span
        joined = _one_name(page, found[-1], span) if found else None
        if joined is not None:
            found[-1] = (found[-1][0], end, joined)
        else:
            found.append((start, end, label))
    return found


def with_endings(page: Page, spans: list[Span]) -> list[Span]:
    """Names that end in "'s" with it ("McDonald's"): those that own nothing where they stand, or go on with a company's ending.

    One that also stands without it only leaves out what it owns ("Ryanco's sales rose 3%, Norwich's fell").
    """
    ending = {page.lower[end - 1] for _, end, label in spans if label in {"ORG", None} and _ends_so(page, end)}
    if ending:
        ending -= {page.lower[end - 1] for _, end, _ in spans if page.tags[end : end + 1] != ["POS"]}
    wholes = _with_owner(page, spans)
    found: list[Span] = []
    for start, end, label in spans:
        if found and start < found[-1][1]:
            continue
        last = end
        if label in {"ORG", None} and end < len(page.words) and page.tags[end] == "POS" and page.lower[end - 1] in ending:
            last = end + 1
            while _is_suffix(page, last):
                last += 1
        elif (whole := wholes.get(tuple(page.lower[start:end]))) and page.tags[end : end + 1] == ["POS"]:
            while last - end <= len(whole) and page.lower[end + 1 : last + 1] == whole[: last - end]:
                last += 1
            last = last if last > end + 1 else end
        found.append((start, last, label if last == end else "ORG"))
    return found


def _with_owner(page: Page, spans: list[Span]) -> dict[tuple[str, ...], list[str]]:
    """What follows "'s" in the names of firms that begin like an owner ("Hart's Bay Co."): names that never stand without it."""
    found: dict[tuple[str, ...], list[str]] = {}
    firms = words.part("names.suffixes") & page.lists.company_suffixes - words.nouns().keys()
    for (start, end, _), (behind, last, _) in pairwise(spans):
        alone = end - start == 1 and behind == end + 1 and page.tags[end] == "POS"
        if alone and last - behind > 1 and page.lower[last - 1].rstrip(".") in firms:
            found[tuple(page.lower[start:end])] = page.lower[behind:last]
    if found:
        for start, end, _ in spans:
            if page.tags[end : end + 1] != ["POS"]:
                found.pop(tuple(page.lower[start:end]), None)
    return found


def _ends_so(page: Page, end: int) -> bool:
    """Whether a possessive ending stands behind a name and belongs to it."""
    if end >= len(page.words) or page.tags[end] != "POS" or page.sent[end] != page.sent[end - 1]:
        return False
    return page.deps[end - 1] in _ACTING or _is_suffix(page, end + 1)


def _is_suffix(page: Page, token: int) -> bool:
    """Whether a token is the ending of a company's name ("Inc.")."""
    if token >= len(page.words) or page.words[token].islower():
        return False
    return page.lower[token].removesuffix(".") in page.lists.company_suffixes


def _one_name(page: Page, first: Span, second: Span) -> str | None:
    """The label of the one name that two neighbouring names make, or None."""
    before_start, before_end, before = first
    start, end, label = second
    if page.sent[start] != page.sent[before_start] or start - before_end > 3:
        return None
    gap = page.lower[before_end:start]
    if gap in (["&"], ["amp"]):  # the latter a remnant of mark-up
        return "ORG"
    if gap and before == "PERSON" and words.part("names.particles").issuperset(gap):
        return "PERSON"
    if gap == ["of"] and before == "ORG" and page.lower[before_end - 1] in words.nouns():
        return "ORG"
    suffix = page.lower[end - 1] in page.lists.company_suffixes
    if gap == ["and"] and before_end - before_start == 1 == end - start and _are_initials(page, before_end - 1, start):
        return "ORG"
    if gap == ["and"] and before is None and label == "ORG" and suffix and end - start > 1:
        return "ORG"
    if gap == ["and"] and "ORG" in {before, label} and _is_one_list(page, first, second):
        return "ORG"
    hangs = page.head[before_end - 1] in range(start, end) and page.deps[before_end - 1] == "compound"
    alien = label == "PERSON" and end - start == 1 and before_end - before_start == 1 and page.lower[start] not in words.given_names()
    return "ORG" if not gap and hangs and before == "ORG" and (label == "ORG" or alien) else None


def _are_initials(page: Page, before: int, behind: int) -> bool:
    """Whether "and" stands between the initials of one name: "AT and T"."""
    return (
        len(page.words[behind]) == 1
        and page.words[before].isupper()
        and page.words[behind].isupper()
        and len(page.words[before]) <= _INITIALS
    )


def _is_one_list(page: Page, first: Span, second: Span) -> bool:
    """Whether "and" stands within a name: "Office of Sport and Culture", "Harlow Arts and Sports Board"."""
    start, end, _ = first
    if second[1] - second[0] == 1 and page.deps[second[0]] == "conj" and not page.lists.links.isdisjoint(page.lower[start:end]):
        above = page.head[second[0]]
        return above in range(start, end) and above != page.root_of(start, end)
    if end - start < 2 or page.lower[end - 1] in words.nouns():
        return False
    return page.deps[end - 1] in {"compound", "nmod"} and page.head[end - 1] in range(second[0], second[1])
