"""Quotations without a cue of their own: they carry on the last speaker's words, or follow a sentence about the speaker."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.draft import Draft
from claimx.attributions.speech import is_statement

if TYPE_CHECKING:
    from claimx.attributions.view import View

_SPEECH = frozenset({"clause", "wh", "quote", "bare"})


def carried(view: View, drafts: list[Draft]) -> list[Draft]:
    """Give the quotations without a cue to the drafts that they carry on; returns new drafts for those after a bare sentence."""
    if not view.quotes:
        return []
    speakers = sorted((draft for draft in drafts if _speaks(draft)), key=_end)
    taken = _covered(view, drafts)
    taken |= _led_up(view, drafts, taken)
    found: list[Draft] = []
    place = 0
    speaking: Draft | None = None
    for number, (first, _) in enumerate(view.quote_tokens):
        while place < len(speakers) and _end(speakers[place]) <= first:
            if speaking is None or _end(speakers[place]) >= _end(speaking):
                speaking = speakers[place]
            place += 1
        if number in taken or not is_statement(view, number):
            continue
        if speaking is not None and _carries_on(view, speaking, number):
            speaking.content.append(view.quote_tokens[number])
            continue
        floating = _floating(view, number)
        if floating is not None:
            found.append(floating)
            speaking = floating
    return found


def _speaks(draft: Draft) -> bool:
    """Whether a draft hands on somebody's words, so that a quotation after it can go on with them."""
    says = draft.frame == "quote" or (draft.frame in _SPEECH and words.manners()[draft.rule].inner)
    return draft.source is not None and says


def _end(draft: Draft) -> int:
    """One past the last token of a draft."""
    ends = [end for _, end in draft.content]
    return max(*ends, draft.cue[1] if draft.cue else 0, draft.source[1] if draft.source else 0)


def _covered(view: View, drafts: list[Draft]) -> set[int]:
    """The numbers of the quotations that stand in the content of a draft."""
    starts = [first for first, _ in view.quote_tokens]
    found: set[int] = set()
    for draft in drafts:
        for start, end in draft.content:
            found.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    return found


def _led_up(view: View, drafts: list[Draft], taken: set[int]) -> set[int]:
    """Give quotations that were left open to the draft of the quotation that carries them on; returns their numbers."""
    by_quote = {view.inside[draft.content[0][0]]: draft for draft in drafts if draft.frame == "quote"}
    found: set[int] = set()
    for number in range(len(view.quotes) - 1, -1, -1):
        goes_on = view.quotes[number].goes_on and number + 1 < len(view.quotes) and view.quotes[number + 1].carries_on
        if goes_on and number not in taken and number + 1 in by_quote:
            by_quote[number + 1].content.append(view.quote_tokens[number])
            by_quote[number] = by_quote[number + 1]
            found.add(number)
    return found


def _carries_on(view: View, speaking: Draft, number: int) -> bool:
    """Whether a quotation without a cue carries on what was said last.

    It does in the same paragraph, after a quotation left open, and where a paragraph that is all quotation follows.
    """
    first, last = view.quote_tokens[number]
    if view.quotes[number].carries_on:
        return True
    before = _end(speaking) - 1
    if view.para[before] == view.para[first]:
        return True
    return view.para[first] - view.para[before] == 1 and _alone(view, first, last)


def _alone(view: View, first: int, last: int) -> bool:
    """Whether a quotation is all of its paragraph."""
    while last < len(view) and view.words[last].isspace():
        last += 1
    opens = first == 0 or view.para[first - 1] != view.para[first] or view.words[first - 1].isspace()
    return opens and (last >= len(view) or view.para[last] != view.para[first])


def _floating(view: View, number: int) -> Draft | None:
    """A quotation without a cue, after a sentence about somebody: that person's words."""
    first, _ = view.quote_tokens[number]
    before = first - 1
    while before >= 0 and view.words[before].isspace():
        before -= 1
    if before < 0 or view.para[before] != view.para[first] or view.inside[before] >= 0:
        return None
    start, end = view.sentence(before)
    for token in range(start, end):
        if view.deps[token] == "nsubj" and view.inside[token] < 0 and token < first:
            entity = view.entity.get(token)
            if view.lower[token] in {"he", "she"} or (entity is not None and entity[2] == "PERSON"):
                where = sources.phrase(view, token, start, view.head[token] if view.head[token] > token else first)
                return Draft(rule="floating-quote", content=[view.quote_tokens[number]], source=where, head=token, frame="quote")
            return None
    return None
