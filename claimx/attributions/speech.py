"""Direct speech: quotations, the cue beside them, and the quotations that carry them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources
from claimx.attributions.cues import Cue, cues_at
from claimx.attributions.draft import Draft, Range

if TYPE_CHECKING:
    from claimx.attributions.view import View

_GAP = frozenset({",", ":", ".", "-", "—", "–", "--", "…", "..."})
_FAR = 40


def speeches(view: View) -> list[Draft]:
    """The attributions of all quotations that are statements."""
    found: list[Draft] = []
    speaking: Draft | None = None
    for number, (first, last) in enumerate(view.quote_tokens):
        if not is_statement(view, number):
            continue
        draft = _cued_after(view, number) or _cued_before(view, number)
        if draft is not None:
            if speaking is not None and speaking.cue == draft.cue:
                speaking.content.append((first, last))
                continue
            found.append(draft)
            speaking = draft
        elif speaking is not None and _carries_on(view, speaking, number):
            speaking.content.append((first, last))
        else:
            speaking = None
    return found


def is_statement(view: View, number: int) -> bool:
    """Whether a quotation is somebody's words and not a title, a term or a word held at arm's length."""
    quote = view.quotes[number]
    inner = view.text[quote.start : quote.end].strip("“”„\"«»‘’'`\u200b \xa0")
    if not inner:
        return False
    if quote.carries_on or quote.goes_on:
        return True
    following = view.text[quote.end : quote.end + 1]
    ends = inner[-1] in ",.?!…—–-" or following in ",."
    return ends and (inner[0].isupper() or not inner[0].isalpha()) and inner.count(" ") >= 1


def _cued_after(view: View, number: int) -> Draft | None:
    """``"…," said Ortiz`` and ``"…," Ortiz said``."""
    first, last = view.quote_tokens[number]
    start = last
    while start < len(view) and view.words[start] in _GAP - {"."}:
        start += 1
    end = _frame_end(view, start)
    for verb in range(start, end):
        row = _quoting(view, verb)
        if row is None or view.deps[verb] == "relcl":
            if view.tags[verb] in {"VBD", "VBZ", "VBP"} and view.deps[verb] not in {"relcl", "aux", "auxpass"}:
                return None
            continue
        if verb == start:
            head = sources.after_verb(view, verb, end)
            if head is None:
                return None
            where = sources.phrase(view, head, verb + 1, end)
        else:
            head = sources.subject_of(view, verb)
            if head is None or not start <= head < verb:
                head = sources.before_verb(view, verb, start)
            if head is None:
                return None
            where = sources.phrase(view, head, start, verb)
        content = _whole(view, number)
        return Draft(rule=row.row.frames["quote"], content=content, cue=(verb, row.end), source=where, head=head, frame="quote")
    return None


def _quoting(view: View, verb: int) -> Cue | None:
    """The cue that a verb is beside a quotation."""
    if view.tags[verb][:1] != "V":
        return None
    return next((cue for cue in cues_at(view, verb) if "quote" in cue.row.frames), None)


def _whole(view: View, number: int) -> list[Range]:
    first, last = view.quote_tokens[number]
    return [(first, last)]


def _frame_end(view: View, start: int) -> int:
    """Where the words around a quotation end: at a full stop, a line break or the next quotation."""
    place = start
    while place < min(len(view), start + _FAR):
        if view.inside[place] >= 0 or "\n" in view.words[place] or (view.words[place] in ".?!;" and view.deps[place] == "punct"):
            break
        place += 1
    return place


def _cued_before(view: View, number: int) -> Draft | None:
    """``Ortiz said: "…"``."""
    first, _ = view.quote_tokens[number]
    place = first - 1
    floor = max(0, first - 25)
    while place >= floor and view.inside[place] < 0 and "\n" not in view.words[place] and not (view.words[place] in ".?!;" and view.deps[place] == "punct"):
        row = _quoting(view, place)
        if row is not None:
            head = sources.subject_of(view, place)
            if head is None or head > place:
                head = sources.before_verb(view, place, floor)
            if head is None:
                return None
            where = sources.phrase(view, head, view.sentence(head)[0], place if head < place else first)
            return Draft(rule=row.row.frames["quote"], content=_whole(view, number), cue=(place, row.end), source=where, head=head, frame="quote")
        place -= 1
    return None


def _carries_on(view: View, speaking: Draft, number: int) -> bool:
    """Whether a quotation without a cue carries on the last one: same paragraph, or a quotation left open before it."""
    if view.quotes[number].carries_on:
        return True
    start = max(speaking.content[-1][1], speaking.cue[1] if speaking.cue else 0)
    return not any("\n" in word for word in view.words[start : view.quote_tokens[number][0]])
