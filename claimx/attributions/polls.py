"""What a poll found, over the whole passage that tells of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.draft import part, trimmed
from claimx.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimx.attributions.view import View
    from claimx.model import Mention

# After how many paragraphs without a share a passage is over.
_CLOSED_AFTER = 2
_RULE = "poll-passage"
_ASKED = "asked-by"


def passages(view: View, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of sentences that tell shares after a poll was named, without a source of their own: the poll's."""
    polls = {
        view.sent[view.token_at(attribution.source.start)]: attribution.source
        for attribution in attributions
        if attribution.source is not None and (attribution.rule == _ASKED or is_poll(attribution.source))
    }
    if not polls:
        return []
    covered = _covered(view, attributions)
    found: list[Attribution] = []
    poll: Mention | None = None
    idle, paragraph = 0, -1
    for number, (first, last) in enumerate(zip(view.starts, view.ends, strict=True)):
        tells = _tells_share(view, first, last) and (view.para[first] == paragraph or _is_of_people(view, first, last))
        if number in polls:
            poll, idle, paragraph = polls[number], 0, view.para[first]
        elif tells:
            idle, paragraph = 0, view.para[first]
        elif first and view.para[first] != view.para[first - 1]:
            idle += 1
        if idle > _CLOSED_AFTER:
            poll = None
        if poll is not None and tells and number not in covered:
            found.append(Attribution(source=poll, content=(part(view, trimmed(view, first, last)),), kind="indirect", rule=_RULE))
    return found


def is_poll(source: Mention) -> bool:
    """Whether a source is a poll or survey."""
    return not words.part("passage_nouns").isdisjoint(_words(f"{source.text} {source.name}"))


def is_share_text(phrase: str) -> bool:
    """Whether a phrase is a share of those asked ("61 percent of voters", "a majority", "one in five")."""
    found = _words(phrase.replace("%", " % "))
    return not words.part("share_words").isdisjoint(found) or (len(found) > 2 and found[1] in {"in", "of"} and _is_number(found[0]))


def _words(phrase: str) -> list[str]:
    return [word.strip(".,;:()'\"").lower() for word in phrase.replace("-", " ").split()]


def _is_number(word: str) -> bool:
    return word.replace(",", "").isdigit() or word in words.part("small_numbers")


def _tells_share(view: View, first: int, last: int) -> bool:
    """Whether a sentence outside quotations tells a share, and not how the poll was made."""
    lower = view.lower[first:last]
    if not words.part("poll_methods").isdisjoint(lower):
        return False
    if any(word in words.part("share_words") and view.inside[first + place] < 0 for place, word in enumerate(lower)):
        return True
    tags = view.tags[first:last]
    return any(tags[place] == "CD" == after and lower[place + 1] in {"in", "of"} for place, (_, after) in enumerate(pairwise(tags[1:])))


def _is_of_people(view: View, first: int, last: int) -> bool:
    """Whether a sentence tells what people answer: a share of them does something, or they are named."""
    for token in range(first, last):
        if view.lemma(token) in words.part("respondents"):
            return True
        subject = view.deps[token] in {"nsubj", "nsubjpass"} and view.deps[view.head[token]] == "ROOT"
        if subject and any(view.lower[place] in words.part("share_words") for place in range(view.left[token], view.right[token] + 1)):
            return True
    return False


def _covered(view: View, attributions: Sequence[Attribution]) -> set[int]:
    """The sentences with an attribution of their own, those with a share for a source apart."""
    return {
        view.sent[view.token_at(at)]
        for attribution in attributions
        if attribution.source is not None and not is_share_text(attribution.source.text) and not attribution.attitude
        for part in (*attribution.content, *([attribution.cue] if attribution.cue else []))
        for at in (part.start, part.end - 1)
    }
