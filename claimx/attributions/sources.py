"""Who speaks: the subject of a cue verb, and the whole phrase around its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions.draft import Range, trimmed

if TYPE_CHECKING:
    from claimx.attributions.view import View

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLIMBS = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "WDT", "CD"})
_LEADING = frozenset({"CC", "IN", "RB", ",", "``", "''", "_SP", ":", "-LRB-", "."})
_MAX_CLIMB = 6


def subject_of(view: View, verb: int) -> int | None:
    """The head token of whoever does a verb: its own subject, or that of the verb it hangs from."""
    for _ in range(_MAX_CLIMB):
        own = [kid for kid in view.children[verb] if view.deps[kid] in _SUBJECTS and view.inside[kid] == view.inside[verb]]
        if own:
            return min(own, key=lambda kid: abs(kid - verb))
        parent = view.head[verb]
        if parent == verb:
            return None
        if view.deps[verb] in {"acl", "relcl"}:
            return parent
        if view.deps[verb] == "prep" or view.deps[verb] in _CLIMBS:
            if view.deps[verb] == "ccomp" and view.tags[verb] not in {"VBG", "VB"} and view.head[verb] < verb:
                return None
            verb = parent
            if view.tags[verb][:1] != "V" and view.tags[verb] not in {"IN", "MD"}:
                return verb if view.tags[verb] in _NOUNS else None
            continue
        return None
    return None


def before_verb(view: View, verb: int, floor: int) -> int | None:
    """The noun right before a verb, as the head of its phrase, by the words alone."""
    place = verb - 1
    while place >= floor and (view.tags[place] in {"RB", "MD"} or view.deps[place] in {"aux", "auxpass", "neg", "advmod"}):
        place -= 1
    if place < floor or view.tags[place] not in _NOUNS:
        return None
    return _top(view, place, floor, verb)


def after_verb(view: View, verb: int, ceiling: int) -> int | None:
    """The head of the noun phrase right after a verb ("said Lena Ortiz")."""
    place = verb + 1
    while place < ceiling and view.tags[place] in {"DT", "JJ", "PRP$", "NN", "NNP", "NNPS", "HYPH", "VBN", "JJR", "JJS", "CD", "POS", "NNS", "PRP"}:
        if view.tags[place] in _NOUNS and (place + 1 >= ceiling or view.tags[place + 1] not in {"NN", "NNS", "NNP", "NNPS", "POS", "HYPH"}):
            return place if view.tags[place] not in {"DT", "CD"} else None
        place += 1
    return None


def _top(view: View, token: int, floor: int, ceiling: int) -> int:
    while view.tags[view.head[token]] in _NOUNS | {"IN", "VBN"} and floor <= view.head[token] < ceiling and view.head[token] != token:
        token = view.head[token]
    return token


def phrase(view: View, head: int, floor: int, ceiling: int) -> Range:
    """The phrase of a noun between two bounds: its subtree, without commas and conjunctions at the edges."""
    start, end = max(view.left[head], floor), min(view.right[head] + 1, ceiling)
    while start < head and (view.tags[start] in _LEADING or view.words[start].isspace()) and view.deps[start] not in {"det", "quantmod", "predet"}:
        start += 1
    return trimmed(view, min(start, head), max(end, head + 1))
