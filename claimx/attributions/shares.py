"""Sources that are polls, shares of those asked, or groups of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.lexicon import kept_up_to

if TYPE_CHECKING:
    from claimx.model import Mention

# Among how many first words of a source its noun is looked for.
_HEAD = 3


def is_poll(source: Mention) -> bool:
    """Whether a source is a poll or survey, or research that somebody is told to have carried out."""
    return _names_poll(f"{source.text} {source.name}") or _is_made(source.text)


@kept_up_to(1_000)
def _is_made(phrase: str) -> bool:
    """Whether a phrase is of research that somebody had made: "research carried out for the charity Harlow Aid"."""
    return any(
        one in words.part("research_nouns") and other in words.part("carried_out") for one, other in pairwise(phrase.lower().split())
    )


@kept_up_to(1_000)
def _names_poll(phrase: str) -> bool:
    """Whether one of the words of a source is a noun for a poll or survey: "a Harlow survey"."""
    return not words.part("passage_nouns").isdisjoint(words_of(phrase))


@kept_up_to(1_000)
def is_share_text(phrase: str) -> bool:
    """Whether a phrase is a share of those asked ("61 percent of voters", "a majority", "one in five")."""
    found = words_of(phrase.replace("%", " % ").replace(" out of ", " of "))
    if not (words.part("share_words") | words.part("bare_shares")).isdisjoint(found) or (
        len(found) > 2 and found[1] in words.part("share_links") and _is_number(found[0])
    ):
        return True
    if any(one in words.part("shares_of") and other == "of" for one, other in pairwise(found)):
        return True  # "the share of voters"
    if found and (found[-1] in words.part("fractions") or ("of" in found[1:3] and not words.part("fractions").isdisjoint(found[:2]))):
        return True  # "less than a third", "a third of respondents"
    return any(found[at] == "in" and _is_number(found[at - 1]) and _is_number(found[at + 1]) for at in range(1, len(found) - 1))


def is_share(source: Mention) -> bool:
    """Whether a source is nobody but a share of those asked."""
    told = source.name.partition(",")[0]
    named = told[:1].isupper() and words.part("bare_shares").isdisjoint(words_of(told))  # not "Forty per cent"
    return not (named or is_poll(source)) and is_share_text(told)


def is_of_asked(source: Mention) -> bool:
    """Whether a source is a group of those who are asked ("supporters of Holt", "Harlow's voters")."""
    known = words.part("respondents")
    return source.label is None and not is_poll(source) and any(word.removesuffix("s") in known for word in words_of(source.text)[:_HEAD])


def words_of(phrase: str) -> list[str]:
    """The words of a phrase in lower case, without marks."""
    return [word.strip(".,;:()'\"").lower() for word in phrase.replace("-", " ").split()]


def _is_number(word: str) -> bool:
    return word.replace(",", "").isdigit() or word in words.part("small_numbers")
