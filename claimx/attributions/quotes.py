"""Quotations in a raw text: what stands between quotation marks of every kind.

Works paragraph by paragraph, so that a mark without its partner harms one paragraph at most. Apostrophes, inch and
foot marks are no quotation marks; a paragraph that leaves its quotation open while the next begins with a mark goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

_MARK = re.compile(r"``|''|.")
_MARKS = "“”„‟\"«»″‘’‚‛'`"
_OPENERS = frozenset("“„‟«") | {"``"}
_CLOSERS = frozenset("”»")
_TOGGLES = frozenset('"″') | {"''"}
_DOUBLES = _OPENERS | _CLOSERS | _TOGGLES
_BEFORE_OPEN = frozenset(" \t\n\r\xa0\u2009\u202f([{—–-/:,;.…") | _OPENERS | frozenset("\"‘’'")
_STRAIGHT_CLOSER, _CLOSER = re.compile("'"), re.compile("[’']")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_STRONG_BEFORE = frozenset(",.?!…—–")
_STRONG_AFTER = frozenset('.,;:?!)]”"»')
_ELIDED = re.compile(r"['‘’](?:\d\ds?\b|em\b|tis\b|twas\b|til\b|cause\b|bout\b|n\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between marks: `start`..`end` with the marks, `level` 0 for the outermost.

    `closed` tells whether the closing mark is there, `goes_on` whether the next paragraph carries the quotation on.
    """

    start: int
    end: int
    level: int
    closed: bool = True
    goes_on: bool = False
    carries_on: bool = False
    double: bool = True


def quotations(text: str, spans: list[tuple[int, int]]) -> list[Quotation]:
    """The quotations of a text with paragraphs at `spans`, in text order, outer before inner."""
    found: list[Quotation] = []
    open_before = False
    places = _places(text)
    for number, (start, end) in enumerate(spans):
        marks = _marks(text, places[bisect_left(places, start) : bisect_left(places, end)], end)
        if not marks:
            open_before = False
            continue
        following = text[spans[number + 1][0]] if number + 1 < len(spans) else ""
        own = _doubles(text, marks, (start, end), goes_on=following in _OPENERS or following in _TOGGLES)
        own += _singles(text, marks, (start, end), own)
        if len(own) > 1:
            own.sort(key=lambda q: (q.start, -q.end))
        if open_before and own and own[0].start == start:
            own[0] = replace(own[0], carries_on=True)
        open_before = any(q.goes_on for q in own)
        found += own
    return found


def _places(text: str) -> list[int]:
    """Where a character of a mark stands; looking for each is ten times as quick as a search for any."""
    found: list[int] = []
    for mark in _MARKS:
        place = text.find(mark)
        while place >= 0:
            found.append(place)
            place = text.find(mark, place + 1)
    return sorted(found)


def _marks(text: str, places: list[int], end: int) -> list[re.Match[str]]:
    """The marks at some places, those of two characters as one."""
    found: list[re.Match[str]] = []
    for place in places:
        match = _MARK.match(text, place, end) if not found or place >= found[-1].end() else None
        if match is not None:
            found.append(match)
    return found


def _doubles(text: str, marks: list[re.Match[str]], within: tuple[int, int], *, goes_on: bool) -> list[Quotation]:
    """Quotations in double marks in one paragraph; one in marks of another kind inside another is part of it."""
    found: list[Quotation] = []
    start, end = within
    opened, kind, inner = -1, "", False
    for match in marks:
        mark, place = match.group(), match.start()
        if mark not in _DOUBLES:
            continue
        role = _role(text, match, start, end, opened=opened >= 0)
        if role == "open" and opened >= 0 and kind in _TOGGLES and mark not in _TOGGLES:
            inner = True
        elif inner and mark not in _TOGGLES:
            inner = False
        elif role == "open":
            if opened >= 0:
                found.append(Quotation(opened, _cut(text, opened, place), 0, closed=False))
            opened, kind = place, mark
        elif role == "close" and opened >= 0:
            if match.end() - opened > len(mark) + 1:
                found.append(Quotation(opened, match.end(), 0))
            opened, inner = -1, False
    if opened >= 0 and opened < end - 1:
        stop = end if goes_on else _cut(text, opened, end)
        found.append(Quotation(opened, stop, 0, closed=False, goes_on=goes_on and stop == end))
    return found


def _role(text: str, match: re.Match[str], start: int, end: int, *, opened: bool) -> str:
    """What a double mark does: "open", "close" or "none"."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in _OPENERS:
        turned = after.isspace() and not before.isspace() and mark in "“«" and (opened or mark == "«")
        return "close" if turned else "open"
    if mark in _CLOSERS:
        return "open" if before in " \t\xa0([" and not after.isspace() and not opened else "close"
    if opened:
        return "close"
    if before.isdigit() and mark != "''":
        return "none"
    return "open" if before.isspace() or (not after.isspace() and after not in ",.;:!?") else "none"


def _cut(text: str, start: int, limit: int) -> int:
    """Where an unclosed quotation ends: with its sentence."""
    match = _SENTENCE_END.search(text, start, limit)
    return match.end() if match else start + len(text[start:limit].rstrip())


def _singles(text: str, marks: list[re.Match[str]], within: tuple[int, int], doubles: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks in one paragraph; inside a double one they are of the second level."""
    found: list[Quotation] = []
    start, end = within
    done = start
    for match in marks:
        mark, place = match.group(), match.start()
        if mark not in {"‘", "'", "`", "‚", "‛"} or place < done or (place > start and text[place - 1] not in _BEFORE_OPEN):
            continue
        outer = _around(doubles, place)
        limit = outer.end - 1 if outer and outer.closed else (outer.end if outer else end)
        closing = _single_close(text, match, limit)
        if closing < 0 or (outer is None and _around(doubles, closing)):
            continue
        found.append(Quotation(place, closing + 1, 1 if outer else 0, double=False))
        done = closing + 1
    outermost = [q for q in found if q.level == 0]
    if outermost:
        doubles[:] = [replace(double, level=1) if _around(outermost, double.start) else double for double in doubles]
    return found


def _around(quotes: list[Quotation], place: int) -> Quotation | None:
    """Of quotations in text order that do not overlap, the one that a place lies in."""
    before = bisect_left(quotes, place, key=lambda quote: quote.start) - 1
    return quotes[before] if before >= 0 and place < quotes[before].end else None


def _single_close(text: str, opening: re.Match[str], limit: int) -> int:
    """The offset of the mark that closes a single quotation, or -1 where the mark opens none."""
    place = opening.start()
    after = text[place + 1] if place + 1 < limit else " "
    if not (after.isalnum() or after in "[($£€…") or _ELIDED.match(text, place):
        return -1
    weak = -1
    closers = _STRAIGHT_CLOSER if opening.group() == "'" else _CLOSER
    for match in closers.finditer(text, place + 2, min(limit, place + 2_000)):
        at = match.start()
        following = text[at + 1] if at + 1 < limit else " "
        if following.isalnum():
            continue
        if text[at - 1] in _STRONG_BEFORE or following in _STRONG_AFTER or at + 1 >= limit:
            return at
        if weak < 0 and not text[at - 1].isspace():
            weak = at
    return weak if weak - place < 120 else -1
