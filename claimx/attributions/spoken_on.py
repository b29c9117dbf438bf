"""Words that go on with the last speaker: "they said" after "analysts at Harlow warned", "the results show" after "a Harlow poll found".

Those that have a name, since their entity is known, are left alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.matching import lemma
from claimx.model import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from claimx.model import Attribution, Mention

# How many characters back the speaker may have been named, and a report.
_FAR = 500
_REPORT_FAR = 4000
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_PLURAL = frozenset({"NNS", "NNPS"})


def spoken_on(doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those of a pronoun without a name with the name of whoever spoke before it."""
    found = list(attributions)
    speakers: list[Mention] = []
    for number, attribution in sorted(enumerate(attributions), key=lambda item: item[1].source.start if item[1].source else item[1].start):
        source = attribution.source
        if source is None or attribution.attitude:
            continue
        if (owner := _described(source, speakers)) is not None:
            found[number] = replace(attribution, source=replace(source, name=owner.name, label=owner.label))
            continue
        is_report = _is_report_again(source)
        if not is_report and source.name.lower() not in words.part("speaking_again") and not _is_misled(source):
            speakers.append(source)
            continue
        before = next((speaker for speaker in reversed(speakers) if _can_be(doc, source, speaker)), None)
        if before is None and is_report:
            before = _only_body(speakers)
        if before is None and source.text.lower() in words.part("speaking_again_people"):
            before = next((speaker for speaker in reversed(speakers) if _may_be_person(source, speaker)), None)
        if before is not None:
            origin = before.antecedent or Part(text=before.text, start=before.start, end=before.end)
            source = replace(source, name=before.name, label=before.label, antecedent=origin)
            found[number] = replace(attribution, source=source)
        if is_report:
            speakers.append(source)
    return tuple(found)


def _described(source: Mention, speakers: list[Mention]) -> Mention | None:
    """The speaker in whose phrase the noun stands that a pronoun stands for ("he": "a spokesman for the bank")."""
    origin = source.antecedent
    if origin is None or source.name[:1].isupper() or " " in source.name:
        return None
    return next((s for s in reversed(speakers) if s.start <= origin.start and origin.end <= s.end and s.name != source.name), None)


def _only_body(speakers: list[Mention]) -> Mention | None:
    """The body whose report must be meant, as the only one that has said anything so far ("…, the forum said. …, the report says")."""
    bodies = [speaker for speaker in speakers if speaker.label == "ORG"]
    return bodies[-1] if len({speaker.name for speaker in bodies}) == 1 else None


def _is_misled(source: Mention) -> bool:
    """Whether "he" or "she" was taken for a body or a place."""
    return source.label in _BODIES and source.text.lower() in words.part("speaking_again_people")


def _may_be_person(pronoun: Mention, speaker: Mention) -> bool:
    """Whether a speaker not far before a pronoun may be a person whom the entity recogniser takes for a body: a bare name."""
    near = 0 < pronoun.start - speaker.end <= _FAR
    return near and speaker.text[:1].isupper() and speaker.text.partition(" ")[0].lower() not in words.part("articles")


def _can_be(doc: Doc, pronoun: Mention, speaker: Mention) -> bool:
    """Whether a pronoun can stand for a speaker not far before it, by number and kind."""
    again = _is_report_again(pronoun)
    span = doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    if span is None or not len(span) or not 0 < pronoun.start - speaker.end <= (_REPORT_FAR if again else _FAR):
        return False
    if again:
        return _is_report(span.root) and any(word[:1].isupper() for word in speaker.name.split())
    said = pronoun.text.lower()
    if said in words.part("speaking_again_many"):
        return span.root.tag_ in _PLURAL or any(child.dep_ == "conj" for child in span.root.children)
    is_body = speaker.label in _BODIES or _is_report(span.root)
    if said in words.part("speaking_again_things"):
        return is_body
    return not is_body and span.root.tag_ in {"NN", "NNP"}


def _is_report_again(source: Mention) -> bool:
    """Whether a source is a report that points back to one with a name ("the new poll", "the results")."""
    if source.antecedent is not None or not source.text.lower().startswith(tuple(words.part("report_pointers"))):
        return False
    *between, noun = source.name.lower().split()
    return noun in words.part("reports_again") and words.part("reports_again_as").issuperset(between)


def _is_report(noun: Token) -> bool:
    return lemma(noun) in words.part("report_nouns") | words.part("passage_nouns")
