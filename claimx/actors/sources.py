"""Gives the sources of attributions their names: "he" → "Ingrid Dahl", "the report" → "agency report"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimx.actors import words
from claimx.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimx.actors.index import MentionIndex
    from claimx.model import Attribution, Part


def resolved(doc: Doc, attribution: Attribution, index: MentionIndex) -> Attribution:
    """An attribution with its source, and those of the attributions around it, resolved."""
    source = None if attribution.source is None else name_of(doc, attribution.source, index)
    via = None if attribution.via is None else resolved(doc, attribution.via, index)
    if source == attribution.source and via == attribution.via:
        return attribution
    return replace(attribution, source=source, via=via)


def name_of(doc: Doc, source: Mention, index: MentionIndex) -> Mention:
    """A source with the name of the mention that is its head; one with a common noun for head keeps its own words."""
    mention = at_head(doc, source.start, source.end, index)
    if mention is None or (mention.antecedent is None and mention.label is None):
        mention = _apposed(doc, source.start, source.end, index) or mention
    if mention is None or (mention.antecedent is None and mention.label is None):
        return _called(source, _own_words(source, index) or source.name, source.label, source.antecedent)
    return _called(source, mention.name, mention.label, _elsewhere(source, mention))


def _called(source: Mention, name: str, label: str | None, antecedent: Part | None) -> Mention:
    """A source under another name."""
    return Mention(text=source.text, start=source.start, end=source.end, name=" ".join(name.split()), label=label, antecedent=antecedent)


def at_head(doc: Doc, start: int, end: int, index: MentionIndex) -> Mention | None:
    """The mention that holds the head word of a stretch, or is all of it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    head = span.root
    return index.over(head.idx, head.idx + len(head))


def _apposed(doc: Doc, start: int, end: int, index: MentionIndex) -> Mention | None:
    """The person named in apposition to the head of a stretch ("the chief inspector, Dr Susan Wright, who …")."""
    span = doc.char_span(start, end, alignment_mode="expand")
    for child in span.root.children if span is not None and len(span) else ():
        if child.dep_ == "appos" and start <= child.idx < end:
            found = index.over(child.idx, child.idx + len(child))
            if found is not None and found.label == "PERSON":
                return found
    return None


def _elsewhere(source: Mention, mention: Mention) -> Part | None:
    """Where the name was given, if outside the source itself."""
    origin = mention.antecedent
    return None if origin is None or (source.start <= origin.start and origin.end <= source.end) else origin


def _own_words(source: Mention, index: MentionIndex) -> str:
    """The source's words without its article and what is added about it, with the names of what it points to ("spokesman for the firm")."""
    pieces: list[str] = []
    place, end = source.start, source.end
    added = re.search(r"\s+".join(map(re.escape, source.name.split())), source.text)
    if added is not None:  # "the union, which has 640 members"
        end = source.start + added.end()
    for mention in index.within(source.start, end):
        pronoun = words.pronouns().get(mention.text.lower())
        if mention.antecedent is None or mention.start < place or (mention.text[:1].isupper() and mention.label is None):
            continue
        if pronoun is not None and pronoun.number == "relative":
            continue
        if mention.text.lower() in words.peoples():  # "Swiss radio"
            continue
        if source.text[mention.end - source.start :].lstrip(" ,").startswith(mention.name):  # "the trade body BBPA"
            continue
        name = words.owning(mention.name) if mention.text.lower() in words.part("possessives") else mention.name
        pieces += [source.text[place - source.start : mention.start - source.start], name]
        place = mention.end
    text = " ".join("".join([*pieces, source.text[place - source.start : end - source.start]]).split())
    first, _, rest = text.partition(" ")
    articles = words.part("determiners.definite") | words.part("determiners.indefinite")
    return rest if rest and first.lower() in articles else text
