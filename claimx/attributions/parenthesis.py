"""Cues put into a sentence: "Exports, the ministry said, fell", "As the bank noted, sales fell"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.draft import Draft
from claimx.matching import lemma_of

if TYPE_CHECKING:
    from claimx.attributions.cues import Cue
    from claimx.attributions.draft import Range
    from claimx.attributions.view import View

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "HYPH", "PRP$"})
_OBJECTS = frozenset({"NN", "NNS", "NNP", "CD", "$"})
_DASHES = frozenset({"—", "–", "--"})
_OPEN = frozenset({",", "-", "”", '"', "''"}) | _DASHES
_STOPS = frozenset({",", ".", ";", ":", "?", "!"}) | _DASHES
_SPEAKERS_OWN = frozenset({"VBG", "WP", "WDT"})
# The fewest tokens of a statement that a cue is put into.
_LEAST = 3
# How long a clause may be that opens a sentence ("As the bank noted,").
_FRONT = 20


def is_hidden_cue(view: View, token: int) -> bool:
    """Whether a word that the tagger takes for a noun is the cue that closes a sentence ("…, county records show")."""
    if view.tags[token] != "NN" or view.lower[token] not in words.first_words() or not words.is_statement(view.lower[token]):
        return False
    last = token + 1 >= len(view) or view.words[token + 1] == "." or view.words[token + 1].isspace()
    return last and closes_sentence(view, token)


def closes_sentence(view: View, verb: int) -> bool:
    """Whether a report and a cue verb close a sentence ("…, a Harlow survey found on Monday"), whatever the parser makes of them."""
    noun = verb - 1
    reports = words.part("report_nouns")
    if noun < 1 or lemma_of(view.words[noun], view.tags[noun]) not in reports:
        return False
    start = noun
    while start > 0 and view.tags[start - 1] in _BEFORE_NOUN:
        start -= 1
    return start > 0 and view.words[start - 1] == ","


def as_said(view: View, cue: Cue, first: int, last: int) -> Draft | None:
    """A clause with "as" before the statement: "As the bank noted, sales fell", "As reported by the bank, sales fell"."""
    start = view.left[cue.verb]
    comma = next((place for place in range(cue.end, min(last, cue.end + _FRONT)) if view.words[place] == ","), None)
    if comma is None or start > first + 1 or view.lower[start] != "as" or not first <= start < cue.verb:
        return None
    bare = start + 1 == cue.verb
    head = sources.agent_of(view, cue.verb) if bare or cue.passive else sources.subject_of(view, cue.verb)
    if head is None or not start < head < comma or (not bare and not cue.passive and head > cue.verb):
        return None
    floor, ceiling = (start + 1, cue.verb) if head < cue.verb else (cue.end, comma)
    source = sources.phrase(view, head, floor, ceiling)
    return Draft(rule=cue.row.frames["bare"], content=[(comma + 1, last)], cue=(cue.verb, cue.end), source=source, head=head, frame="bare")


def put_in(view: View, cue: Cue, first: int, last: int) -> Draft | None:
    """What stands around a cue in the middle of a sentence or at its end."""
    verb = cue.verb
    if any(kid > verb and view.deps[kid] in {"dobj", "attr", "oprd"} and view.tags[kid] in _OBJECTS for kid in view.children[verb]):
        return None
    found = _speaker(view, verb, first, last)
    if found is None:
        return None
    (start, stop), head = found
    begin, end = (start, _group_end(view, verb + 1, last)) if head < verb else (verb, _group_end(view, stop, last))
    if begin <= first or view.words[begin - 1] not in _OPEN:
        return None
    content = [(first, begin)]
    if end + 1 < last and view.words[end] in _DASHES | {","} and view.tags[end + 1] not in _SPEAKERS_OWN:
        content.append((end, last))
    if sum(e - s for s, e in content) < _LEAST or not any(_is_verb(view, t) for s, e in content for t in range(s, e)):
        return None
    return Draft(
        rule=cue.row.frames["bare"],
        content=content,
        cue=(verb, cue.end),
        source=(start, stop),
        head=head,
        denied=cue.denies(view),
        frame="bare",
    )


def _speaker(view: View, verb: int, first: int, last: int) -> tuple[Range, int] | None:
    """The phrase before or after a cue verb that is its source, and its head."""
    head = sources.subject_of(view, verb)
    if head is not None and view.deps[verb] == "relcl" and view.tags[head] in {"WP", "WDT"}:
        return None
    if head is None or not first <= head < last:
        head = sources.before_verb(view, verb, first)
        if head is None:
            head = sources.after_verb(view, verb, last)
    if head is None:
        return None
    if head > verb:
        return sources.phrase(view, head, verb + 1, last), head
    return sources.with_noun(view, sources.phrase(view, head, first, verb), head, verb)


def _is_verb(view: View, token: int) -> bool:
    """Whether a token makes a clause: a finite verb, or in a headline an infinitive ("Inflation to hit 8%")."""
    return view.tags[token] in _FINITE or (
        view.tags[token] == "TO" and view.tags[token + 1 : token + 2] == ["VB"] and view.para[token] == 0
    )


def _group_end(view: View, start: int, last: int) -> int:
    place = start
    while place < last and view.words[place] not in _STOPS:
        place += 1
    return place
