"""Whether a clause speaks of the past or of what is to come, from cue words of the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model import Period
from claimx.periods.context import Tense
from claimx.periods.grammar import compile_pattern, vocabulary

_REACH = 160
_IN_NOUN_PHRASE = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our|my|your)|'s)[ \n]\Z")
_EDGE = 12
_LEAD = 3


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of a language; in a match, `lastgroup` begins with the tense and ends with "_weak" or "_strong"."""

    adjacent: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    ahead: re.Pattern[str]
    pluperfect: re.Pattern[str]


@kept
def _cues() -> _Cues:
    rows = lexicon.rows("period_context", "tense")

    def pattern(chosen: Iterable[Mapping[str, Any]], shape: str) -> re.Pattern[str]:
        groups = [
            f"(?P<{row['tense']}{number}_{'weak' if row.get('weak') else 'strong'}>{row['pattern']})" for number, row in enumerate(chosen)
        ]
        return compile_pattern(shape.format("|".join(groups) or "(?!)"))

    return _Cues(
        adjacent=pattern([row for row in rows if row.get("next")], r"(?<![\w-])(?:{})[ \n]?\Z"),
        before=pattern([row for row in rows if not row.get("next")], r"(?<![\w-])(?:{})"),
        after=pattern([row for row in rows if not row.get("left") and not row.get("next")], r"(?<![\w-])(?:{})"),
        ahead=pattern(lexicon.rows("period_context", "ahead"), r"(?<![\w-])(?:{})[ \n]?\Z"),
        pluperfect=pattern([row for row in rows if row["id"] == "past.pluperfect"], r"(?<![\w-])(?:{})"),
    )


@kept
def _break() -> re.Pattern[str]:
    """What ends a sentence of a folded text: no full stop behind an initial or an abbreviation, no semicolon in brackets.

    Each alternative begins with its mark, for which a text is searched far more quickly than for what must not stand before it.
    """
    known = lexicon.words("period_context", "abbreviations").union(vocabulary("month_abbreviation"))
    short = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in sorted(known))
    ends = r"(?=\s|[\"'”’)])"
    return compile_pattern(rf"\.(?<!\b[a-z]\.){short}{ends}|!{ends}|\?{ends}|\n|;(?![^()\n]{{0,40}}\))")


def tense_at(low: str, start: int, end: int) -> Tense | None:
    """The tense of the clause around `start`..`end` of a folded text: by the nearest cue before it, else after it."""
    cues = _cues()
    left, right = sentence_around(low, start, end)
    possessive = low.startswith("'s", end)
    in_noun_phrase = possessive or _IN_NOUN_PHRASE.search(low, max(left, start - _EDGE), start) is not None
    adjacent = cues.adjacent.search(low, left, start)
    if adjacent is not None and _counts(adjacent, weak=not in_noun_phrase):
        if _tense(adjacent) == "future" and (_tells_before(low, left, start) or cues.pluperfect.search(low, end, right)):
            return "past"
        return _tense(adjacent)
    ahead = cues.ahead.search(low, left, start)
    if possessive and (ahead is None or ahead.group().startswith("to ")):
        return "future" if ahead is not None else "past"
    found = _last(cues.before, low, left, start, weak=not in_noun_phrase)
    if found is None or any(pattern.search(low, left, start) for pattern in _leads("joined_clause")):
        apart = in_noun_phrase or _is_within_phrase(low, left, start, end)
        found = next((match for match in cues.after.finditer(low, end, right) if _counts(match, weak=not apart)), found)
    return _tense(found) if found is not None else None


def _tells_before(low: str, left: int, start: int) -> bool:
    """Whether a pluperfect stands before an expression, in no clause between commas: "the sale, which had been expected, ends by May"."""
    found = _cues().pluperfect.finditer(low, left, start)
    return any("," not in low[match.end() : start] or not _is_aside(low, left, match.start()) for match in found)


def _is_aside(low: str, left: int, at: int) -> bool:
    """Whether a clause between commas is open at an offset."""
    return any(pattern.search(low, left, at) for pattern in _leads("aside"))


def is_deadline(low: str, start: int, end: int) -> bool:
    """Whether something is to be done by the time at `start`..`end` of a folded text: "aims to cut 300 jobs by December"."""
    cues = _cues()
    left, _ = sentence_around(low, start, end)
    adjacent = cues.adjacent.search(low, left, start)
    if adjacent is None or _tense(adjacent) != "future":
        return False
    told = _last(cues.before, low, left, adjacent.start(), weak=True)
    return told is not None and _tense(told) == "future"


def _is_within_phrase(low: str, left: int, start: int, end: int) -> bool:
    """Whether an expression ends a phrase that a comma sets off before the clause: "with a fall of 5% on Friday, pressure is growing"."""
    return low.startswith(",", end) and len(low[low.rfind(",", left, start) + 1 or left : start].split()) > _LEAD


def sentence_around(low: str, start: int, end: int) -> tuple[int, int]:
    """The ends of the sentence around a stretch of a folded text, as far as it matters."""
    left = max(0, start - _REACH)
    for stop in _break().finditer(low, left, start):
        left = stop.end()
    following = _break().search(low, end, end + _REACH)
    return left, following.start() if following else end + _REACH


def _last(cues: re.Pattern[str], low: str, left: int, right: int, *, weak: bool) -> re.Match[str] | None:
    found = None
    for match in cues.finditer(low, left, right):
        if _counts(match, weak=weak):
            found = match
    return found


def _counts(match: re.Match[str], *, weak: bool) -> bool:
    return weak or not (match.lastgroup or "").endswith("_weak")


def _tense(match: re.Match[str]) -> Tense:
    return "future" if (match.lastgroup or "").startswith("future") else "past"


def same_sentence(low: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two offsets of a folded text."""
    return _break().search(low, start, end) is None


def in_aside(low: str, day: Period, start: int) -> bool:
    """Whether a period stands in a clause between commas that is over at an offset: "the fire, which began Sunday, had …"."""
    if day.start is None or day.end is None or not same_sentence(low, day.end, start) or "," not in low[day.end : start]:
        return False
    return _is_aside(low, max(0, day.start - _REACH), day.start)


@kept
def _leads(table: str) -> tuple[re.Pattern[str], ...]:
    """The rows of a table, each of what stands right before an expression."""
    return tuple(compile_pattern(rf"(?:{row['before']})\Z") for row in lexicon.rows("period_context", table))
