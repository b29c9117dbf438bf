"""Statements that hang from a cue verb: clauses to its right, and sentences into which "he said" is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.draft import Draft, Range

if TYPE_CHECKING:
    from claimx.attributions.view import View
    from claimx.attributions.words import Verb

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "csubj"})


def statement(view: View, verb: int, row: Verb) -> Draft | None:
    """The attribution that a cue verb makes with words of its own sentence, if it makes one."""
    first, last = bounds(view, verb)
    right = _right(view, verb, row, last)
    if right is not None:
        return _draft(view, verb, row, [right], first)
    if "bare" in row.frames:
        return _put_in(view, verb, row, first, last)
    return None


def bounds(view: View, token: int) -> Range:
    """The tokens among which a cue looks: its sentence, and inside a quotation no further than that."""
    first, last = view.sentence(token)
    number = view.inside[token]
    if number >= 0:
        opened, closed = view.quote_tokens[number]
        return max(first, opened + 1), min(last, closed)
    return first, last


def _draft(view: View, verb: int, row: Verb, content: list[Range], first: int) -> Draft:
    head = sources.subject_of(view, verb)
    if head is None:
        head = sources.before_verb(view, verb, first)
    passive = bool(view.kids(verb, "auxpass"))
    source = None
    if passive:
        head = _agent(view, verb)
    if head is not None and any(start <= head < end for start, end in content):
        head = None
    if head is not None:
        floor, ceiling = (first, verb) if head < verb else (verb + 1, len(view))
        if head < verb and view.head[verb] == head:
            ceiling = verb
        source = sources.phrase(view, head, floor if head >= floor else view.sentence(head)[0], ceiling)
    denied = row.denies or any(view.deps[kid] == "neg" for kid in view.children[verb])
    return Draft(rule=row.rule, content=content, cue=(verb, verb + 1), source=source, head=head, denied=denied)


def _agent(view: View, verb: int) -> int | None:
    for kid in view.kids(verb, "agent"):
        for noun in view.kids(kid, "pobj"):
            return noun
    return None


def _right(view: View, verb: int, row: Verb, last: int) -> Range | None:
    for kid in view.children[verb]:
        if kid < verb:
            continue
        if view.deps[kid] == "ccomp" and view.left[kid] > verb:
            first = view.left[kid]
            question = view.tags[first] in {"WRB", "WP", "WDT"} or view.lower[first] in {"whether", "if"}
            if ("wh" if question else "clause") in row.frames:
                return _extent(view, verb, first, last)
        if view.deps[kid] == "dobj" and "np" in row.frames and "person" not in row.frames:
            return _extent(view, verb, view.left[kid], last)
        if view.deps[kid] == "dobj" and "number" in row.frames and any(view.tags[t] == "CD" for t in range(kid, view.right[kid] + 1)):
            return _extent(view, verb, view.left[kid], last)
    if "clause" in row.frames:
        place = verb + 1
        while place < last and place <= verb + 8 and view.lower[place] != "that":
            if view.tags[place] in _FINITE or view.words[place] in ".;":
                return None
            place += 1
        if place < last and view.lower[place] == "that" and view.tags[place] in {"IN", "WDT", "DT"}:
            return _extent(view, verb, place, last)
    return None


def _extent(view: View, verb: int, first: int, last: int) -> Range:
    """From the first word of the content to where the sentence turns to something else."""
    if view.lower[first] == "that":
        first += 1
    stop = min(last, view.right[verb] + 1) if _subordinate(view, verb) else last
    for kid in view.children[verb]:
        if kid > first and view.deps[kid] in {"conj", "advcl"} and view.left[kid] > first:
            edge = view.left[kid]
            if view.deps[kid] == "conj" or view.words[edge - 1] == ",":
                stop = min(stop, edge)
    for token in range(first + 1, stop):
        follows = view.words[token - 1] == "," and view.inside[token] == view.inside[verb]
        if follows and (view.lower[token : token + 2] == ["according", "to"] or (view.tags[token] == "VBG" and view.lemma(token) in words.verbs())):
            stop = token
            break
    while stop > first and (view.tags[stop - 1] == "CC" or view.words[stop - 1] in ",;"):
        stop -= 1
    number = view.inside[stop - 1]
    if number >= 0 and number != view.inside[verb]:
        stop = max(stop, view.quote_tokens[number][1])
    return first, stop


def _subordinate(view: View, verb: int) -> bool:
    for _ in range(8):
        if view.deps[verb] in _SUBORDINATE:
            return True
        if view.head[verb] == verb:
            return False
        verb = view.head[verb]
    return True


def _put_in(view: View, verb: int, row: Verb, first: int, last: int) -> Draft | None:
    """ "Exports, the ministry said, fell" and "Exports fell, the ministry said": what stands around the cue."""
    head = sources.subject_of(view, verb)
    if head is None or not first <= head < last:
        head = sources.before_verb(view, verb, first)
        if head is None:
            head = sources.after_verb(view, verb, last)
    if head is None:
        return None
    if head < verb:
        where = sources.phrase(view, head, first, verb)
        begin, end = where[0], _group_end(view, verb + 1, last)
    else:
        where = sources.phrase(view, head, verb + 1, last)
        begin, end = verb, _group_end(view, where[1], last)
    if begin <= first or view.words[begin - 1] not in {",", "—", "–", "--", "-", "”", '"', "''"}:
        return None
    content = [(first, begin)]
    if end < last and view.words[end] in {",", "—", "–", "--"}:
        content.append((end, last))
    if sum(e - s for s, e in content) < 3 or not any(view.tags[t] in _FINITE for s, e in content for t in range(s, e)):
        return None
    denied = row.denies or any(view.deps[kid] == "neg" for kid in view.children[verb])
    return Draft(rule=row.rule, content=content, cue=(verb, verb + 1), source=where, head=head, denied=denied)


def _group_end(view: View, start: int, last: int) -> int:
    place = start
    while place < last and view.words[place] not in {",", ".", "—", "–", "--", ";", ":", "?", "!"}:
        place += 1
    return place
