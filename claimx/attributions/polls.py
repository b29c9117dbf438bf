"""What a poll found, over the whole passage that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.draft import Draft, Range

if TYPE_CHECKING:
    from claimx.attributions.view import View

_CLOSED_AFTER = 2


def passages(view: View, drafts: list[Draft]) -> list[Draft]:
    """The shares that sentences tell after a poll was named, without a cue of their own: the poll's."""
    polls = {view.sent[draft.source[0]]: draft for draft in drafts if draft.source is not None and is_poll(view, draft.source)}
    if not polls:
        return []
    covered = _covered(view, drafts)
    found: list[Draft] = []
    poll: Draft | None = None
    idle = 0
    for number, (first, last) in enumerate(zip(view.starts, view.ends, strict=True)):
        if number in polls:
            poll, idle = polls[number], 0
        elif poll is not None and _tells_share(view, first, last):
            idle = 0
        elif poll is not None and view.para[first] != view.para[first - 1]:
            idle += 1
        if idle > _CLOSED_AFTER:
            poll = None
        if poll is not None and number not in covered and _tells_share(view, first, last) and poll.source is not None:
            _add(view, found, poll, (first, last))
    return found


def _add(view: View, found: list[Draft], poll: Draft, where: Range) -> None:
    """One more sentence of a poll's results; those of one paragraph go together."""
    if found and found[-1].source == poll.source and view.para[found[-1].content[-1][0]] == view.para[where[0]]:
        found[-1].content.append(where)
    else:
        found.append(Draft(rule="poll-passage", content=[where], source=poll.source, head=poll.head, frame="clause"))


def is_poll(view: View, source: Range) -> bool:
    """Whether a source is a poll or survey."""
    return any(view.tags[token] in {"NN", "NNP", "NNS"} and view.lower[token] in words.part("poll_nouns") for token in range(*source))


def is_share(view: View, where: Range) -> bool:
    """Whether a phrase is a share of those asked ("61 percent of voters", "a majority", "one in five")."""
    lower = view.lower[where[0] : where[1]]
    return bool(words.part("share_words") & set(lower)) or (len(lower) > 2 and lower[1] in {"in", "of"} and view.tags[where[0]] == "CD")


def _tells_share(view: View, first: int, last: int) -> bool:
    """Whether a sentence outside quotations tells a share, and not how the poll was made."""
    if words.part("poll_methods") & set(view.lower[first:last]):
        return False
    return any(view.lower[t] in words.part("share_words") and view.inside[t] < 0 for t in range(first, last)) or any(
        view.tags[t] == "CD" and view.lower[t + 1 : t + 2] in (["in"], ["of"]) and view.tags[t + 2 : t + 3] == ["CD"]
        for t in range(first, last - 2)
    )


def _covered(view: View, drafts: list[Draft]) -> set[int]:
    """The sentences with an attribution of their own, those with a share for a source apart."""
    return {
        view.sent[token]
        for draft in drafts
        if draft.source is not None and not is_share(view, draft.source) and not words.manners()[draft.rule].attitude
        for start, end in [*draft.content, *([draft.cue] if draft.cue else [])]
        for token in {start, end - 1}
    }
