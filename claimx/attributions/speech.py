"""Direct speech: quotations, the cue beside them, and the quotations that carry them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources
from claimx.attributions.cues import Cue, cues_at
from claimx.attributions.draft import Draft

if TYPE_CHECKING:
    from claimx.attributions.view import View

_GAP = frozenset({",", ":", "-", "—", "–", "--", "…", "..."})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NO_CUE = frozenset({"relcl", "aux", "auxpass"})
_MARKS = "“”„\"«»‘’'`\u200b \xa0"
_FAR = 40
_NEAR = 25


def speeches(view: View) -> list[Draft]:
    """The attributions of all quotations that are statements."""
    found: list[Draft] = []
    speaking: Draft | None = None
    for number, where in enumerate(view.quote_tokens):
        if not is_statement(view, number):
            before = _cued_before(view, number) if speaking is not None else None
            if before is not None and speaking is not None and before.cue == speaking.cue:
                speaking.content.append(where)
            continue
        draft = _cued_after(view, number) or _cued_before(view, number) or _introduced(view, number)
        if draft is not None and speaking is not None and speaking.cue == draft.cue:
            speaking.content.append(where)
        elif draft is not None:
            found.append(draft)
            speaking = draft
        elif speaking is not None and _carries_on(view, speaking, number):
            speaking.content.append(where)
        else:
            speaking = _floating(view, number)
            if speaking is not None:
                found.append(speaking)
    return found


def is_statement(view: View, number: int) -> bool:
    """Whether a quotation is somebody's words and not a title, a term or a word held at arm's length."""
    quote = view.quotes[number]
    inner = view.text[quote.start : quote.end].strip(_MARKS)
    if not inner:
        return False
    if quote.carries_on or quote.goes_on:
        return True
    ends = inner[-1] in ",.?!…—–-" or view.text[quote.end : quote.end + 1] in {",", "."}
    return ends and (inner[0].isupper() or not inner[0].isalpha()) and " " in inner


def _quoting(view: View, verb: int) -> Cue | None:
    """The cue that a verb is beside a quotation."""
    if view.tags[verb][:1] != "V":
        return None
    return next((cue for cue in cues_at(view, verb) if "quote" in cue.row.frames), None)


def _speech(view: View, cue: Cue, head: int, floor: int, ceiling: int, number: int) -> Draft:
    return Draft(
        rule=cue.row.frames["quote"],
        content=[view.quote_tokens[number]],
        cue=(cue.verb, cue.end),
        source=sources.phrase(view, head, floor, ceiling),
        head=head,
        frame="quote",
    )


def _cued_after(view: View, number: int) -> Draft | None:
    """``"…," said Ortiz`` and ``"…," Ortiz said``."""
    start = view.quote_tokens[number][1]
    while start < len(view) and view.words[start] in _GAP:
        start += 1
    end = _frame_end(view, start)
    for verb in range(start, end):
        cue = _quoting(view, verb)
        if cue is None or view.deps[verb] == "relcl":
            if view.tags[verb] in _FINITE and view.deps[verb] not in _NO_CUE:
                return None
            continue
        if verb == start:
            head = sources.after_verb(view, verb, end)
            return None if head is None else _speech(view, cue, head, verb + 1, end, number)
        head = sources.subject_of(view, verb)
        if head is None or not start <= head < verb:
            head = sources.before_verb(view, verb, start)
        return None if head is None else _speech(view, cue, head, start, verb, number)
    return None


def _frame_end(view: View, start: int) -> int:
    """Where the words after a quotation end: at a full stop, the paragraph's end or the next quotation."""
    place = start
    while place < min(len(view), start + _FAR):
        if view.inside[place] >= 0 or view.para[place] != view.para[start - 1] or _closes(view, place):
            break
        place += 1
    return place


def _closes(view: View, token: int) -> bool:
    return view.words[token] in {".", "?", "!", ";"} and view.deps[token] == "punct"


def _cued_before(view: View, number: int) -> Draft | None:
    """``Ortiz said: "…"``."""
    first, _ = view.quote_tokens[number]
    floor = max(0, first - _NEAR)
    for place in range(first - 1, floor - 1, -1):
        if view.inside[place] >= 0 or view.para[place] != view.para[first] or _closes(view, place):
            return None
        cue = _quoting(view, place)
        if cue is not None:
            head = sources.subject_of(view, place)
            if head is None or head > place:
                head = sources.before_verb(view, place, floor)
            return None if head is None else _speech(view, cue, head, view.sentence(head)[0], place if head < place else first, number)
    return None


def _introduced(view: View, number: int) -> Draft | None:
    """``Ortiz made the following remark:`` and then the quotation, there or in the next paragraph."""
    first, _ = view.quote_tokens[number]
    colon = first - 1
    while colon >= 0 and view.words[colon].isspace():
        colon -= 1
    if colon < 1 or view.words[colon] != ":" or view.para[first] - view.para[colon] > 1:
        return None
    start, _ = view.sentence(colon)
    for verb in range(colon - 1, start - 1, -1):
        if view.inside[verb] >= 0:
            return None
        cue = _quoting(view, verb)
        if cue is not None or (view.tags[verb] in _FINITE and view.deps[verb] not in _NO_CUE):
            head = sources.subject_of(view, verb)
            if head is None or not start <= head < verb:
                continue
            rule = cue.row.frames["quote"] if cue is not None else "introduced-quote"
            where = sources.phrase(view, head, start, verb)
            cue_end = cue.end if cue is not None else colon
            return Draft(rule=rule, content=[view.quote_tokens[number]], cue=(verb, cue_end), source=where, head=head, frame="quote")
    return None


def _carries_on(view: View, speaking: Draft, number: int) -> bool:
    """Whether a quotation without a cue carries on the last one.

    It does in the same paragraph, after a quotation left open, and where a paragraph that is all quotation follows.
    """
    quote, (first, last) = view.quotes[number], view.quote_tokens[number]
    if quote.carries_on:
        return True
    before = max(speaking.content[-1][1], speaking.cue[1] if speaking.cue else 0) - 1
    if view.para[before] == view.para[first]:
        return True
    alone = (first == 0 or view.para[first - 1] != view.para[first] or view.words[first - 1].isspace()) and (
        last >= len(view) or view.para[last] != view.para[first]
    )
    return alone and view.para[first] - view.para[before] == 1


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
