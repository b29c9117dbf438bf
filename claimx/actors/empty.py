"""Where "it" stands for nothing: "it is likely that", "it rains", "it took years"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import words

if TYPE_CHECKING:
    from claimx.actors.page import Page

# How far behind "it takes" that may stand which it is needed for.
_FAR = 14


def is_empty(page: Page, token: int) -> bool:
    """Whether "it" stands for nothing ("it is likely that", "it rains")."""
    if page.lower[token] != "it":
        return False
    verb = page.head[token]
    if page.deps[token] == "expl":
        return True
    if page.lower[verb + 1 : verb + 2] == ["to"] and page.lower[verb] in words.part("cues.raising_predicates"):
        return False
    if page.lower[verb] in words.part("cues.empty_it_verbs") or page.deps[token] == "nsubjpass":
        said = not words.part("cues.empty_it_predicates").isdisjoint(page.lower[verb : verb + 4])
        clause = words.part("cues.empty_it_clauses")
        return said and not clause.isdisjoint(page.lower[verb : verb + 8])
    if page.lower[verb] in words.part("cues.taking"):
        return _takes_to(page, verb)
    return page.lower[verb] in words.part("cues.empty_it")


def _takes_to(page: Page, verb: int) -> bool:
    """Whether "it takes" tells what is needed for something: "it took years", "it takes skill to do", not "it took steps to cut costs"."""
    times, needs = words.part("cues.empty_it_times"), words.part("cues.needs")
    if any(page.lower[token] in times for token in page.below(verb)):
        return True
    behind = range(verb + 1, min(verb + _FAR, page.ends[page.sent[verb]]))
    goal = next((token for token in behind if page.tags[token] == "TO" and page.tags[token + 1 : token + 2] == ["VB"]), verb)
    told = page.lower[verb + 1 : goal]
    if any(word in needs or word in times for word in told):
        return True
    single = next((at for at, word in enumerate(told) if word in words.part("determiners.indefinite")), len(told))
    return "CD" in page.tags[verb + 1 : verb + 1 + single]  # not "it took a $3m charge to"
