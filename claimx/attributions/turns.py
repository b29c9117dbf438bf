"""The turns of a conversation: paragraphs that begin with who speaks and a colon, or with "Q:" and "A:"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.attributions import words

if TYPE_CHECKING:
    from claimx.attributions.draft import Range
    from claimx.attributions.view import View

_LONGEST_LABEL = 12
_LONGEST_NAME = 7
# How many paragraphs after the headline a dateline may stand.
_DATELINE = 3
_COLONS = frozenset({":", "):", "]:"})  # a tokenizer takes the first of the others for a face
_OPENING = frozenset("([")
_CLOSING = frozenset(")]")


@dataclass(slots=True)
class Turn:
    """Where what is said begins, one past `colon`, and who says it; nobody known where an interviewer asks."""

    colon: int
    source: Range | None


def turns_of(view: View) -> dict[int, Turn]:
    """The paragraphs that are turns of a conversation, by number.

    Names in capitals are turns wherever they stand; one alone, at the head of an article, is its dateline ("LEEDS: The
    council …"). Names in mixed case also label lists ("Anna Holt: finance director"), so they have to be talking.
    """
    asked = _questions(view)
    if asked:
        return asked
    labels = _labels(view)
    found = {number: label for number, label in labels.items() if _is_in_capitals(view, label.source)}
    if len(found) == 1:
        found = {number: label for number, label in found.items() if not _is_dateline(view, number, label.colon)}
    named = [number for number, label in labels.items() if number not in found and _is_somebody(view, label.source)]
    talking = [number for number in named if _talks(view, labels[number].colon, view.paragraph_tokens[number][1])]
    if len(found) + len(named) > 1 and 2 * len(talking) >= len(named):
        found |= {number: labels[number] for number in named}
    return found


def _labels(view: View) -> dict[int, Turn]:
    """What stands before the first colon of each paragraph, without what is said of it in brackets ("SEN. HOLT (on tape): …")."""
    found: dict[int, Turn] = {}
    for number, (first, last) in enumerate(view.paragraph_tokens):
        reach = min(last, first + _LONGEST_LABEL + 1)
        colon = next((token for token in range(first + 1, reach) if view.words[token] in _COLONS), last)
        end = colon
        if colon + 1 < last and (view.words[colon] != ":" or view.words[colon - 1] in _CLOSING):
            end = next((token for token in range(colon - 1, first, -1) if view.words[token][0] in _OPENING), colon)
        if colon + 1 < last and end - first <= _LONGEST_NAME and not words.part("no_speakers") & set(view.lower[first:end]):
            found[number] = Turn(colon, (first, end))
    return found


def _is_in_capitals(view: View, label: Range | None) -> bool:
    letters = "".join(view.words[slice(*label)]) if label is not None else ""
    return letters.isupper() and len(letters) > 1 and not letters.isdigit()


def _is_somebody(view: View, label: Range | None) -> bool:
    """Whether a label is a person, by name or by office ("Lord Ashe", "The Prime Minister")."""
    if label is None or not all(view.words[token][:1].isupper() for token in range(*label) if view.words[token].isalpha()):
        return False
    entity = view.entity.get(label[1] - 1)
    is_named = entity is not None and entity[2] == "PERSON" and entity[0] >= label[0]
    return is_named or not words.part("titles").isdisjoint(view.lower[slice(*label)])


def _talks(view: View, first: int, last: int) -> bool:
    """Whether some words are spoken to somebody, or of oneself."""
    talk = words.part("in_talk") | {"?"}
    return any(word in talk for word in view.lower[first:last])


def _is_dateline(view: View, number: int, colon: int) -> bool:
    """Whether the words before the colon of a paragraph say where a story is from: a place, or others follow that nobody speaks."""
    first, last = view.paragraph_tokens[number]
    if number > view.headline + _DATELINE or _talks(view, colon, last):
        return False
    entity = view.entity.get(colon - 1)
    return (entity is not None and entity[2] == "GPE" and entity[0] == first) or number + 1 < len(view.paragraph_tokens)


def _questions(view: View) -> dict[int, Turn]:
    """The turns of an interview in questions and answers: what is answered is said by the one person named before it, if one is."""
    asked, answered = _marked(view, "question_labels"), _marked(view, "answer_labels")
    if len(asked) < 2 or not answered:
        return {}
    somebody = _introduced(view, view.paragraph_tokens[min(asked)][0])
    return {number: Turn(mark, None) for number, mark in asked.items()} | {n: Turn(mark, somebody) for n, mark in answered.items()}


def _marked(view: View, marks: str) -> dict[int, int]:
    """The paragraphs that begin with one of a list's marks and a colon or full stop, with the last token of these."""
    known = words.part(marks)
    found: dict[int, int] = {}
    for number, (first, last) in enumerate(view.paragraph_tokens):
        if view.lower[first] in known and first + 2 < last and view.words[first + 1] in {":", "."}:
            found[number] = first + 1
        elif view.lower[first][:-1] in known and first + 1 < last and view.words[first][-1] in ":.":
            found[number] = first
    return found


def _introduced(view: View, end: int) -> Range | None:
    """The longest name of the one person that an article names before some token; None where it names several."""
    people = {entity[:2] for token, entity in view.entity.items() if token < end and entity[2] == "PERSON"}
    if len({view.words[stop - 1] for _, stop in people}) != 1:
        return None
    return max(people, key=lambda found: found[1] - found[0])
