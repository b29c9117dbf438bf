"""Last resorts for figures of which nothing near tells what they measure: the verb of paying, of a contest or of any deed before them."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_scored_pair
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb
from claimx.claims.measure.cuts import CUTS
from claimx.claims.measure.nouns import is_bare_count
from claimx.claims.parse import Token

_NEAR = 10


def paid(frame: Frame) -> Token | None:
    """The verb of paying right in front of a sum, whatever the parse makes of both: "has given me and my club hundreds of pounds"."""
    many = frame.quantity.kind == "count" and is_bare_count(frame) and not any(c.isdigit() for c in frame.quantity.text)
    if (frame.quantity.kind != "money" and not many) or frame.doc[frame.lead - 1].tag_ in ("IN", "TO", "DT"):
        return None
    verb = _verb_before(frame)
    return verb if verb is not None and words.lemma_in(verb, measure_words.SUM_VERBS) else None


def divided(frame: Frame) -> Token | None:
    """The verb that tells what the counts or shares of two sides were for: "was confirmed 92 to 3", "deadlocked, 4 to 4"."""
    doc, at = frame.doc, frame.span.end
    counts = frame.quantity.kind == "count" and at + 1 < len(doc) and doc[at].lower_ in words.VERSUS and at + 1 in frame.scene.figures
    if not is_scored_pair(frame) and not (counts and is_bare_count(frame)):
        return None
    for i in range(frame.lead - 1, max(frame.lead - 1 - _NEAR, frame.sentence.start - 1), -1):
        if words.lemma_in(doc[i], measure_words.CONTEST_WORDS, measure_words.SUPPORTING) and not is_verb(doc[i]):
            return None  # "a small lead over Ruiz, 46 to 44"
        if is_verb(doc[i]) and doc[i].lemma not in words.BEING:
            return doc[i]
    return None


def deed(frame: Frame) -> Token | None:
    """Any verb whose object a figure is: "has already placed 49", "notched nearly 12 percent"."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or frame.head.dep_ != "dobj" or frame.quantity.kind == "multiple":
        return None
    if words.lemma_in(verb, words.BEING, words.LEVEL_VERBS):
        return None
    return None if words.lemma_in(verb, words.CHANGE_VERBS, measure_words.ANSWER_VERBS) else verb


def _verb_before(frame: Frame) -> Token | None:
    """The nearest verb in front of a figure that no comma parts from it."""
    for i in range(frame.lead - 1, max(frame.lead - 1 - _NEAR, frame.sentence.start - 1), -1):
        if frame.doc[i].text in CUTS:
            return None
        if is_verb(frame.doc[i]):
            return frame.doc[i]
    return None
