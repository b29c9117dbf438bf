"""Rules for figures that a line labels or captions: "Total dead: 19", "Dixon, population 212"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.measure.cuts import CUTS
from claimx.claims.measure.measurable import measurable
from claimx.claims.parse import Span, Token

_LABEL = 40
_CAPTION = 5


def labelled(frame: Frame) -> Token | None:
    """The noun right before a count, with a comma before it, or the label of its line: "Dixon, population 212", "Total dead: 19"."""
    if (label := label_of_line(frame)) is not None:
        return label[-1]
    at = frame.lead - 1
    if at <= frame.sentence.start or frame.doc[at].tag_ != "NN":
        return None
    counted = frame.quantity.kind == "count" and frame.doc[at - 1].text in CUTS
    if not counted and frame.doc[at].lemma not in measure_words.SCALES:  # "of magnitude 6.1"
        return None
    return measurable(frame, frame.doc[at])


@once
def label_of_line(frame: Frame) -> Span | None:
    """The words that a line has in front of a colon and a figure, and nothing behind it; a name is no label."""
    text, start, end = frame.scene.text, frame.quantity.start, frame.quantity.end
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    label = text[begin:start].rstrip()
    if not label.endswith(":") or text[end : stop if stop >= 0 else len(text)].strip(" .\t") or len(label) > _LABEL:
        return None
    words_before = frame.doc.span_at(begin, begin + len(label) - 1)
    if words_before is None or frame.scene.actor(words_before[-1]) is not None or not words_before[-1].text.isalpha():
        return None
    return words_before


def captioned(frame: Frame) -> Token | None:
    """What a figure that has a line for itself is, as the line below it begins: "60.", and then "The number of cities that …"."""
    text, doc = frame.scene.text, frame.doc
    begin, stop = text.rfind("\n", 0, frame.quantity.start) + 1, text.find("\n", frame.quantity.end)
    if begin == 0 or stop < 0 or text[begin : frame.quantity.start].strip() or text[frame.quantity.end : stop].strip(" .\t"):
        return None
    at = frame.span.end
    while at < len(doc) and doc[at].idx < stop:
        at += 1
    while at < len(doc) and not doc[at].text.strip():
        at += 1
    if doc.lower(at) not in words.DEFINITE_ARTICLES:
        return None
    following = doc[at + 1 : at + 1 + _CAPTION]
    noun = next((token for token in following if is_noun(token) and not (token.i + 1 < len(doc) and is_noun(doc[token.i + 1]))), None)
    return None if noun is None or any(is_verb(token) for token in doc[at + 1 : noun.i]) else measurable(frame, noun)
