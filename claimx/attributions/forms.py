"""Attributions by form: a name and a colon in a headline, a name after a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.draft import Draft, Range
from claimx.attributions.turns import turns_of
from claimx.matching import FINITE

if TYPE_CHECKING:
    from claimx.attributions.view import View

_COLONS = frozenset({":", "—", "–", "--", "-"})
_DASHES = frozenset({"—", "–", "―", "--", "-", "~"})
_LONGEST_NAME = 7
_LONGEST_SIGNATURE = 12


def formed(view: View) -> list[Draft]:
    """The attributions that the form of a paragraph makes."""
    found: list[Draft] = []
    turns = turns_of(view)
    for number, (first, last) in enumerate(view.paragraph_tokens):
        turn = turns.get(number)
        if turn is not None:
            if turn.source is not None:
                content = [(turn.colon + 1, last)]
                found.append(Draft(rule="transcript", content=content, source=turn.source, head=turn.source[1] - 1, frame="quote"))
        elif number in {0, view.headline}:
            draft = _headline(view, first, last)
            if draft is not None:
                found.append(draft)
        found += _announced(view, first, last)
        signed = _signed(view, first, last)
        if signed is not None:
            found.append(signed)
    return found


def _announced(view: View, first: int, last: int) -> list[Draft]:
    """``The finding: 27 firms hold it all``: a noun that announces what follows its colon, as its source."""
    found: list[Draft] = []
    colons = [token for token in range(first + 1, last - 1) if view.words[token] == ":"] if ":" in view.words[first:last] else []
    for colon in colons:
        if view.lower[colon - 1] not in words.part("findings") or view.inside[colon] >= 0:
            continue
        start = view.sentence(colon)[0]
        if colon - start <= _LONGEST_NAME and not any(view.tags[token] in FINITE for token in range(start, colon)):
            content = [(colon + 1, view.sentence(colon + 1)[1])]
            found.append(
                Draft(rule="announced", content=content, cue=(colon, colon + 1), source=(start, colon), head=colon - 1, frame="clause")
            )
    return found


def _headline(view: View, first: int, last: int) -> Draft | None:
    """``Harlow: profit fell``, ``Profit fell: survey`` and ``Profit fell – poll``."""
    marks = [token for token in range(first + 1, last - 1) if view.words[token] in _COLONS and view.inside[token] < 0]
    colons = [token for token in marks if view.words[token] == ":"]
    end = last - 1 if view.words[last - 1] == "." else last
    if colons and _names(view, first, colons[0]):
        return _by_mark(view, colons[0], (first, colons[0]), (colons[0] + 1, last))
    if marks and _names(view, marks[-1] + 1, end) and (colons or view.lower[end - 1] in words.part("source_nouns")):
        return _by_mark(view, marks[-1], (marks[-1] + 1, end), (first, marks[-1]))
    return None


def _by_mark(view: View, mark: int, source: Range, content: Range) -> Draft:
    """The draft of a headline with its source on one side of a colon or dash."""
    return Draft(rule="colon", content=[content], cue=(mark, mark + 1), source=source, head=_head(view, *source), frame="clause")


def _head(view: View, first: int, last: int) -> int:
    """The last word of a name or noun phrase before any preposition."""
    for token in range(first + 1, last):
        if view.tags[token] in {"IN", "TO", ","}:
            return token - 1
    return last - 1


def _names(view: View, first: int, last: int) -> bool:
    """Whether some words name a source: a name, or a noun such as "poll" or "analysts"."""
    if not 0 < last - first <= _LONGEST_NAME:
        return False
    lower = view.lower[first:last]
    if words.part("no_speakers") & set(lower):
        return False
    if any(view.tags[token] in FINITE for token in range(first, last)) and not words.part("source_nouns") & set(lower):
        return False
    if lower[-1] in words.part("source_nouns"):
        return True
    head = _head(view, first, last)
    entity = view.entity.get(head)
    if _is_place(view, head):
        return False
    return (
        view.words[head][:1].isupper()
        and view.lower[first] not in words.part("articles")
        and (
            view.tags[head] in {"NNP", "NNPS"}
            or (view.words[head].isupper() and len(view.words[head]) > 1)
            or (entity is not None and entity[2] in {"PERSON", "ORG"})
        )
    )


def _is_place(view: View, head: int) -> bool:
    """Whether a name is only ever that of a place: before a headline's colon it tells where, as a dateline does ("Kenya: 14 die …")."""
    labels = {view.entity[token][2] for token, word in enumerate(view.words) if word == view.words[head] and token in view.entity}
    return "GPE" in labels and labels.isdisjoint({"PERSON", "ORG"})


def _signed(view: View, first: int, last: int) -> Draft | None:
    """``"…" — Anna Holt, 45`` : a quotation with its speaker's name after a dash."""
    number = view.inside[first]
    if number < 0:
        return None
    begin, end = view.quote_tokens[number]
    if begin != first or end + 1 >= last or view.words[end] not in _DASHES or last - end > _LONGEST_SIGNATURE:
        return None
    if not view.words[end + 1][:1].isupper() or any(view.tags[token] in FINITE for token in range(end + 1, last)):
        return None
    comma = next((token for token in range(end + 1, last) if view.words[token] == ","), last)
    return Draft(rule="signed-quote", content=[(begin, end)], cue=(end, end + 1), source=(end + 1, comma), head=comma - 1, frame="quote")
