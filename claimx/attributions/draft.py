"""An attribution in the making, in token numbers, and the object it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.model import Attribution, Mention, Part

if TYPE_CHECKING:
    from claimx.attributions.view import View
    from claimx.model.attribution import AttributionKind

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_EDGE = frozenset(",;:.-–—−―()[]…") | {"--", "...", "_SP"}

_UNIT = 3
FIGURES = frozenset({"CD", "$"})
"""The tags of figures."""

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """Token ranges of source, cue and content; `title` that of the speaker's description."""

    rule: str
    content: list[Range]
    cue: Range | None = None
    source: Range | None = None
    head: int | None = None
    title: Range | None = None
    denied: bool = False
    frame: str = ""
    outer: Draft | None = None


def trimmed(view: View, start: int, end: int) -> Range:
    """A range without white space, commas and dashes at its edges."""
    while start < end and (view.words[start] in _EDGE or view.words[start].isspace()):
        start += 1
    while start < end and (view.words[end - 1] in _EDGE or view.words[end - 1].isspace()) and not _ends_name(view, end - 1):
        end -= 1
    return start, end


def _ends_name(view: View, token: int) -> bool:
    """Whether a full stop or bracket belongs to the word before it."""
    return view.words[token] in ")]" and any(word in "([" for word in view.words[max(0, token - 12) : token])


def part(view: View, where: Range) -> Part:
    """A token range as a part of the text."""
    return Part.of(view.text, *_offsets(view, where))


def _offsets(view: View, where: Range) -> Range:
    """The characters of a token range, without a full stop that the last token has swallowed ("$4m.")."""
    last = where[1] - 1
    end = view.end_of(last)
    unit = view.words[last]
    if unit[-1] == "." and len(unit) <= _UNIT and last > where[0] and view.tags[last - 1] in FIGURES:
        end -= 1
    return view.idx[where[0]], end


def finished(view: View, draft: Draft) -> Attribution | None:
    """The attribution of a draft, with those around it as its chain; None where no content is left."""
    content = [trimmed(view, *where) for where in sorted(set(draft.content))]
    parts = tuple(part(view, where) for where in content if where[0] < where[1])
    if not parts:
        return None
    return Attribution(
        source=mention(view, draft.source, draft.head) if draft.source else None,
        source_title=part(view, draft.title) if draft.title else None,
        cue=part(view, draft.cue) if draft.cue else None,
        content=parts,
        kind="direct" if draft.rule in words.part("talk") else _kind(view, content),
        via=finished(view, draft.outer) if draft.outer is not None else None,
        denied=draft.denied,
        attitude=words.manners()[draft.rule].attitude,
        rule=draft.rule,
    )


def _kind(view: View, content: list[Range]) -> AttributionKind:
    if all(max(view.inside[start:end], default=-1) < 0 for start, end in content):
        said = (token for start, end in content for token in range(start, end) if view.words[token][:1].isalnum())
        return "indirect" if next(said, None) is not None else "direct"
    inside = {view.inside[token] >= 0 for start, end in content for token in range(start, end) if view.words[token][:1].isalnum()}
    if False not in inside:
        return "direct"
    return "mixed" if True in inside else "indirect"


def _without_added(view: View, start: int, end: int) -> int:
    """Where a phrase ends without the clause that says more of it ("the union, which has 640 members", "ministers, stung by a report")."""
    found = next((place for place in range(start + 1, end) if view.tags[place] in _RELATIVE or _is_added(view, start, place, end)), end)
    return found - (found < end and view.words[found - 1] == ",")


def _is_of_sample(view: View, token: int, end: int) -> bool:
    """Whether a report goes on with how many were asked or when it came out, and with no maker ("the poll of 2,000 adults")."""
    stop = next((place for place in range(token, end) if view.words[place] == ","), end)
    if view.lower[token] != "of":
        maker = next((place for place in range(token, stop) if view.lower[place] in words.part("made_by")), stop)
        somebody = view.lower[maker + 1 : maker + 2] in ([], *([article] for article in words.part("indefinite")))
        return maker == stop or (somebody and "NNP" not in view.tags[maker:stop])
    behind = view.tags[token + 1 : stop]
    return "NNP" not in behind and "CD" in behind[:_UNIT]


def _is_added(view: View, start: int, token: int, end: int) -> bool:
    """Whether a participle behind a comma adds something to a phrase; who made it is all the name that a report may have."""
    opens = view.lower[token] == "of" or not words.part("released").isdisjoint(view.lower[token : token + 1 + (view.tags[token] == "VBG")])
    before = token - 1 - (view.words[token - 1] == ",")
    if opens and view.lemma(before) in words.part("report_nouns") and _is_of_sample(view, token, end):
        return True
    if view.tags[token] not in {"VBN", "VBG"} or view.words[token - 1] != ",":
        return False
    return view.lemma(token - 2) not in words.part("report_nouns") or any(view.tags[place] == "NNP" for place in range(start, token))


def mention(view: View, where: Range, head: int | None) -> Mention:
    """The mention of a source phrase, with the name of its head where it has one."""
    begin, stop = _offsets(view, where)
    entity = view.entity.get(head) if head is not None else None
    name, label = None, entity[2] if entity else None
    if entity and label in {"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LOC"}:
        start, end = max(entity[0], where[0]), min(entity[1], where[1])
        while start < end and view.tags[start] in {"DT", "POS"}:
            start += 1
        while start < end and view.tags[end - 1] in {"POS", ","}:
            end -= 1
        name = view.text[slice(*_offsets(view, (start, end)))] if start < end else None
    if name is None:
        start = where[0] + (view.lower[where[0]] in words.part("articles") and where[1] - where[0] > 1)
        last = _without_added(view, *where)
        last -= view.tags[last - 1] == "POS" and last - 1 > start
        name = view.text[slice(*_offsets(view, (start, last)))]
    return Mention(text=view.text[begin:stop], start=begin, end=stop, name=" ".join(name.split()), label=label)
