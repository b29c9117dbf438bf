"""Words that go on with the last speaker: "they said" after "analysts at Harlow warned", "the results show" after "a Harlow poll found".

Those that have a name, since their entity is known, are left alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimx import layers
from claimx.attributions import expectations, words
from claimx.attributions.cover import Cover
from claimx.matching import lemma
from claimx.model import Mention, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from claimx.model import Attribution

# How many characters back the speaker may have been named, and a report.
_FAR = 500
_REPORT_FAR = 4000
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_PLURAL = frozenset({"NNS", "NNPS"})
_RELATIVE = frozenset({"WDT", "WP", "WRB"})


def spoken_on(doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those of a pronoun without a name with the name of whoever spoke before it."""
    found = list(attributions)
    speakers: list[Mention] = []
    quoted = Cover((part.start, part.end, a) for a in attributions if a.kind == "direct" for part in a.content)
    for number, attribution in sorted(enumerate(attributions), key=lambda item: item[1].source.start if item[1].source else item[1].start):
        source = attribution.source
        if source is None or attribution.attitude:
            continue
        if (owner := _described(source, speakers)) is not None:
            found[number] = replace(attribution, source=replace(source, name=owner.name, label=owner.label))
            continue
        is_report, is_body = _is_report_again(source), _is_body_again(source)
        known = not (is_report or is_body or source.name.lower() in words.part("speaking_again"))
        if known and not (_is_misled(source, attribution, quoted) or _goes_on(source, speakers)):
            if attribution.rule != expectations.RULE:  # who expected something has not spoken
                speakers.append(source)
            continue
        start = min(source.start, attribution.start)
        before = _told_of_before(doc, source, start) if is_body else None
        before = before or next((speaker for speaker in reversed(speakers) if _can_be(doc, source, speaker, start)), None)
        before = before or _told_of_before(doc, source, start)
        if before is None and is_report:
            before = _only_body(speakers)
        if before is None and source.text.lower() in words.part("speaking_again_people"):
            before = next((speaker for speaker in reversed(speakers) if _may_be_person(start, speaker)), None)
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
    named = source.name[:1].isupper() and source.label is not None
    if origin is None or named or " " in source.name:
        return None
    return next((s for s in reversed(speakers) if s.start <= origin.start and origin.end <= s.end and s.name != source.name), None)


def _only_body(speakers: list[Mention]) -> Mention | None:
    """The body whose report must be meant, as the only one that has said anything so far ("…, the forum said. …, the report says")."""
    bodies = [speaker for speaker in speakers if speaker.label == "ORG"]
    return bodies[-1] if len({speaker.name for speaker in bodies}) == 1 else None


def _is_misled(source: Mention, attribution: Attribution, quoted: Cover[Attribution]) -> bool:
    """Whether "he" or "she" was taken for a body or a place, or a pronoun for what is only named in words that are quoted.

    These are the pronoun's own words, or another's who speaks of somebody without a name.
    """
    said, origin = source.text.lower(), source.antecedent
    if said not in words.part("speaking_again"):
        return False
    if origin is not None and (telling := quoted.over(origin.start, origin.end)):
        return attribution in telling or (source.label is None and said in words.part("speaking_again_people"))
    return source.label in _BODIES and said in words.part("speaking_again_people")


def _goes_on(source: Mention, speakers: list[Mention]) -> bool:
    """Whether "he" or "she" was taken for somebody without a name right after one with a name spoke under the same pronoun."""
    same = bool(speakers) and source.text.lower() == speakers[-1].text.lower() in words.part("speaking_again_people")
    return same and speakers[-1].name[:1].isupper() and not source.name[:1].isupper()


def _is_body_again(source: Mention) -> bool:
    """Whether a source is a body that points back to one with a name ("the group")."""
    article, _, noun = source.text.lower().partition(" ")
    return (
        source.antecedent is None
        and source.label is None
        and article in words.part("pointing_article")
        and noun in words.part("bodies_again")
    )


def _told_of_before(doc: Doc, source: Mention, start: int) -> Mention | None:
    """The body or paper that the sentence before the words of a source is about ("A letter from the union was frank. '…', it said")."""
    said = source.text.lower()
    if said not in words.part("speaking_again_things") and not _is_body_again(source):
        return None
    first = doc.char_span(start, start + 1, alignment_mode="expand")
    if first is None or not len(first) or not first.sent.start:
        return None
    opens = first.sent.end - 1 == first.start  # a mark that the parser leaves with the sentence before
    before = first.sent if opens else doc[first.sent.start - 1].sent
    subject = next((word for word in before.root.children if word.dep_ == "nsubj" and word.i < before.root.i), None)
    if subject is None:
        return None
    named = next((m for m in layers.found(doc, "mentions") if m.start <= subject.idx < m.end and m.label == "ORG"), None)
    if named is not None or _is_body_again(source) or not _is_report(subject):
        return named
    phrase = doc[subject.left_edge.i : subject.right_edge.i + 1]
    cut = next((word.i for word in phrase if word.i > subject.i and (word.text == "," or word.tag_ in _RELATIVE)), phrase.end)
    phrase = doc[phrase.start + (phrase[0].tag_ == "DT") : cut]
    return Mention(text=phrase.text, start=phrase.start_char, end=phrase.end_char, name=" ".join(phrase.text.split()))


def _may_be_person(start: int, speaker: Mention) -> bool:
    """Whether a speaker not far before some words may be a person whom the entity recogniser takes for a body: a bare name."""
    near = 0 < start - speaker.end <= _FAR
    return near and speaker.text[:1].isupper() and speaker.text.partition(" ")[0].lower() not in words.part("articles")


def _can_be(doc: Doc, pronoun: Mention, speaker: Mention, start: int) -> bool:
    """Whether a pronoun can stand for a speaker not far before the words that are its, by number and kind."""
    again = _is_report_again(pronoun)
    span = doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    if span is None or not len(span) or not 0 < start - speaker.end <= (_REPORT_FAR if again else _FAR):
        return False
    if again:
        finds = pronoun.name.lower().split()[-1] in words.part("findings_again")
        return _is_report(span.root) and (finds or any(word[:1].isupper() for word in speaker.name.split()))
    said = pronoun.text.lower()
    if _is_body_again(pronoun):
        return speaker.label == "ORG"
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
