"""What somebody holds or reckons, in a phrase: "in Holt's view", "by her reckoning", "on the union's figures"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.content import bounds
from claimx.attributions.draft import Draft

if TYPE_CHECKING:
    from claimx.attributions.draft import Range
    from claimx.attributions.view import View

_SHORT = 2
MARKS = frozenset({",", "-", "–", "—", "--"})
"""Marks that set a phrase off."""
# Within how many words behind "by" the noun stands, and which words may stand between.
_NEAR = 8
_OWNERS = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP", "PRP$", "POS", "HYPH", "VBG", "RB"})


def in_view(view: View, token: int) -> Draft | None:
    """As in "In Holt's view, 61% is too little": what somebody holds."""
    if view.lower[token] != "in":
        return None
    for noun in view.kids(token, "pobj"):
        owners = view.kids(noun, "poss")
        if view.lower[noun] in words.phrase_nouns("views") and owners and view.right[noun] == noun:
            first, last = bounds(view, token)
            owner = owners[0]
            where = (view.left[owner], view.right[owner] + 1)
            content = around(view, token, (token, noun + 1), first, last)
            return Draft(rule="in-view", content=content, cue=(noun, noun + 1), source=where, head=owner) if content else None
    return None


def by_reckoning(view: View, token: int) -> Draft | None:
    """As in "By her reckoning, 61% is too little", "On the union's figures …": what somebody reckons."""
    first, last = bounds(view, token)
    nouns = words.part("reckoned_by") if view.lower[token] == "by" else words.part("reckoned_on")
    if view.lower[token] not in words.part("reckoning_prepositions"):
        return None
    noun = next((place for place in range(token + 2, min(last, token + _NEAR)) if view.lower[place] in nouns), None)
    if noun is None or not _OWNERS.issuperset(view.tags[token + 1 : noun]):
        return None
    end = noun - (view.lower[noun - 1] == "own")
    if view.lower[end - 1] in words.part("owners") and end - 1 == token + 1:
        where, head = (token + 1, end), token + 1
    elif view.tags[end - 1] == "POS" and end - 2 > token:
        where, head = (token + 1, end - 1), end - 2
    else:
        return None
    content = around(view, token, (token, noun + 1), first, last)
    return Draft(rule="in-view", content=content, cue=(noun, noun + 1), source=where, head=head) if content else None


def around(view: View, token: int, where: Range, first: int, last: int) -> list[Range]:
    """The stretches of a sentence before a cue phrase and after its source."""
    before, after = (with_quote(view, first, token), token), (where[1], last)
    if view.words[min(where[1], last - 1)] not in MARKS and before[1] - before[0] > _SHORT:
        after = (last, last)
    return [stretch for stretch in (before, after) if any(view.words[t][:1].isalnum() for t in range(*stretch))]


def with_quote(view: View, first: int, token: int) -> int:
    """The first token of a sentence, or of the quotation that ends right before a token and began in an earlier sentence."""
    number = view.inside[token - 1] if token else -1
    return first if number < 0 else min(first, view.quote_tokens[number][0])
