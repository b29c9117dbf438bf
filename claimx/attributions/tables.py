"""Rows of figures whose source a sentence before them names, as in "the source for the Tarvian figures is the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.draft import mention, part, trimmed
from claimx.matching import FINITE
from claimx.model import Attribution

if TYPE_CHECKING:
    from claimx.attributions.columns import Columns
    from claimx.attributions.view import View
    from claimx.model import Mention

_RULE = "source-of-rows"
# How many tokens a row has at most, and how many first letters a heading shares with what it is told to be of ("Tarvian", "TARVIA:").
_ROW = 12
_STEM = 4


def may_be(columns: Columns) -> bool:
    """Whether a document may have a sentence that names the source of rows."""
    links, found = words.part("origin_links"), columns.by_word.of(words.part("origins"))
    return any(columns.lower[token + 1 : token + 2] and columns.lower[token + 1] in links for token in found)


def rows(view: View) -> list[Attribution]:
    """The rows behind sentences that name their source; under several of them those of the heading that each is of."""
    origins = view.by_word.of(words.part("origins"))
    named = [(view.para[token], *found) for token in origins if (found := _named(view, token)) is not None]
    if not named:
        return []
    told: list[Attribution] = []
    source = named[0][2] if len(named) == 1 else None
    for first, last in view.paragraph_tokens[max(named, key=lambda one: one[0])[0] + 1 :]:
        if last - first > _ROW or (":" not in view.words[first:last] and not FINITE.isdisjoint(view.tags[first:last])):
            break
        if "CD" in view.tags[first:last] and source is not None:
            told.append(Attribution(source=source, content=(part(view, trimmed(view, first, last)),), kind="indirect", rule=_RULE))
        elif "CD" not in view.tags[first:last]:
            heading = {word[:_STEM] for word in view.lower[first:last] if word.isalpha()}
            source = next((teller for _, of, teller in named if not of.isdisjoint(heading)), source)
    return told


def _named(view: View, token: int) -> tuple[set[str], Mention] | None:
    """The stems of what a source is of, and the source, where a sentence says who it is."""
    verb = view.head[token]
    whose = [link for link in view.kids(token, "prep") if view.lower[link] in words.part("origin_links")]
    names = [kid for kid in view.kids(verb, "attr") if kid > verb]
    if view.deps[token] != "nsubj" or view.lemma(verb) != "be" or not whose or not names:
        return None
    of = {view.lower[place][:_STEM] for place in range(whose[0] + 1, verb) if view.words[place][:1].isupper()}
    return of, mention(view, sources.phrase(view, names[0], verb + 1, view.sentence(verb)[1]), names[0])
