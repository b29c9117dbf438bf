"""Rules for the groups that a phrase in front of the clause names: "Among voters under 30, 40% backed it"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import is_noun, is_verb, subject
from claimx.claims.measure import nouns
from claimx.claims.measure.cuts import CUTS, is_mark_or_and
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.nouns import is_share
from claimx.claims.measure.of_phrase import of_phrase
from claimx.claims.parse import Token


def of_those(frame: Frame) -> Token | None:
    """The group that a phrase in front of the clause names, for a bare share: "Among voters under 30, 40% backed it"."""
    verb = frame.governor
    if (divided := _divided(frame)) is not None:
        return divided
    if (counted := _counted_among(frame)) is not None:
        return counted
    if frame.relation != "subject" or verb is None or not (is_share(frame) or nouns.is_bare_count(frame)):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.i < frame.span.start and child.lower_ in measure_words.GROUP_IN:
            for inner in child.children:
                those = inner.tag_ == "DT" and inner.right_edge != inner
                group = inner.tag_ == "NNS" or those or inner.text[-2:-1].isdigit() or measure_words.can_act(inner)  # "over-65s"
                if inner.dep_ == "pobj" and group and frame.scene.is_free(inner):
                    return inner
    return _opening_group(frame)


@once
def at_end(frame: Frame) -> Token | None:
    """The word for those at one end of a scale of incomes, who have no noun: "the top 1 percent", "the richest 2 or 3 percent"."""
    if not is_share(frame) or of_phrase(frame) is not None:
        return None
    doc, at = frame.doc, frame.span.start - 1
    while at > frame.sentence.start and (doc[at].tag_ == "CD" or doc[at].lower_ in measure_words.OTHER_END):
        at -= 1
    if at <= frame.sentence.start or doc[at].lower_ not in measure_words.RANKED:
        return None
    determined = doc[at - 1].lower_ in words.DEFINITE_ARTICLES
    behind = doc[frame.span.end] if frame.span.end < frame.sentence.end else None
    return doc[at] if determined and (behind is None or not is_noun(behind)) else None


def of_topic(frame: Frame) -> Token | None:
    """Those of whom the sentence before tells, for a bare share that is a subject: "Ski resorts fare worse. One in four will shut."."""
    start = frame.sentence.start
    if frame.relation != "subject" or not is_share(frame) or of_phrase(frame) is not None or not start:
        return None
    if frame.doc[frame.lead - 1].tag_ != "." or frame.quantity.kind not in ("percent", "count"):
        return None
    before = frame.doc[start - 1].sent
    known = subject(before.root) if is_verb(before.root) else None
    if known is None or known.tag_ != "NNS" or known.dep_ != "nsubj" or not frame.scene.figures.isdisjoint(range(before.start, start)):
        return None
    told = measure_words.is_measure(known) or words.lemma_in(known, measure_words.REPORTS, measure_words.POLLS)
    apart = "\n" in frame.scene.text[known.idx : frame.quantity.start]
    return None if told or apart else measurable(frame, known)


def gapped(frame: Frame) -> Token | None:
    """The group that stands alone with its share behind that of another: "it was 9% among teenagers and among pensioners 6%"."""
    doc, at = frame.doc, frame.lead - 1
    if (
        at - 2 < frame.sentence.start
        or not is_share(frame)
        or doc[at].tag_ != "NNS"
        or doc[at - 1].lower_ not in measure_words.GAPPED_GROUP_IN
    ):
        return None
    joined = is_mark_or_and(doc[at - 2], CUTS)
    told_before = any(i in frame.scene.figures for i in range(frame.sentence.start, at - 2))
    return doc[at] if joined and told_before and frame.scene.is_free(doc[at]) else None


def of_figure(frame: Frame, noun: Token) -> Token | None:
    """The group in front of "the figure", of which a share is told: "Among homes without a line the figure was 8%"."""
    opening, verb = frame.doc[frame.sentence.start], frame.verb
    if verb is None or not is_share(frame) or noun.lemma not in measure_words.POINTING_NOUNS:
        return None
    front = (opening, *(child for child in verb.children if child.dep_ == "prep" and child.i < frame.lead))
    for link in front:
        if link.lower_ in measure_words.GAPPED_GROUP_IN:
            group = next((child for child in link.children if child.dep_ == "pobj"), None)
            if group is not None and (group.tag_ == "NNS" or measure_words.can_act(group)) and frame.scene.is_free(group):
                return group
    return None


def _counted_among(frame: Frame) -> Token | None:
    """The group in front of a form of "be" of which so many are: "Among the laws at risk are 16 on taxes"."""
    behind = frame.doc[frame.lead - 1]
    if frame.relation != "object" or behind.lemma not in words.BEING or not nouns.is_bare_count(frame):
        return None
    return _opening_group(frame)


def _divided(frame: Frame) -> Token | None:
    """The group that a sentence opens with whose view is told side by side: "Among farmers, opinion was split, with 44% against"."""
    for_or_against = frame.quantity.kind == "percent" and frame.doc.lower(frame.span.end) in measure_words.SIDING
    opening = frame.doc[frame.sentence.start]
    if not for_or_against or opening.lower_ not in measure_words.AMONG:
        return None
    return next((child for child in opening.children if child.dep_ == "pobj" and frame.scene.is_free(child)), None)


def _opening_group(frame: Frame) -> Token | None:
    """The group that the sentence opens with, whatever verb its phrase hangs on: "Of the eight victims, three were shot"."""
    opening = frame.doc[frame.sentence.start]
    link = frame.doc[frame.lead - 1]
    if opening.lower_ not in measure_words.GROUP_IN or frame.lead < 2 or not (link.text == "," or link.lemma in words.BEING):
        return None
    group = next((child for child in opening.children if child.dep_ == "pobj" and child.tag_ == "NNS"), None)
    near = group is not None and group.right_edge.i == frame.lead - 2
    return group if near and group is not None and frame.scene.is_free(group) else None
