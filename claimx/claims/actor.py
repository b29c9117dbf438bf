"""Who or what a figure is about: the owner of its measure, or the doer of what it counts, resolved to a name.

Rules run from the nearest evidence (a possessive on the measure) to the farthest (the article's main entity); the
first that finds a mention wins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimx.claims import words
from claimx.claims.frame import Frame, is_noun, is_verb, subject
from claimx.model import Attribution, Mention

ENTITY_LABELS = frozenset({"ORG", "PERSON", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"})
_OWNING_PREPOSITIONS = ("at", "of", "for", "by", "from", "in", "to", "on", "with", "among")
_PERSONAL = {"he", "she", "i"}
Verdict = tuple[Mention, str]


class MentionIndex:
    """The mentions of a document, to be looked up by token."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._mentions]

    def at(self, token: Token) -> Mention | None:
        """The mention that a token is the head of or lies in, the shortest where several do."""
        at = bisect_right(self._starts, token.idx)
        found = [m for m in self._mentions[max(0, at - 6) : at] if m.start <= token.idx < m.end]
        return min(found, key=lambda m: m.end - m.start) if found else None

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions inside a stretch of text, in order."""
        for i in range(bisect_right(self._starts, start - 1), len(self._mentions)):
            mention = self._mentions[i]
            if mention.start >= end:
                return
            if mention.end <= end:
                yield mention


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a figure: its source, the actors of the claims before it, the article's main entity."""

    attribution: Attribution | None
    in_sentence: Mention | None
    in_paragraph: Mention | None
    topic: Mention | None


def find_actor(frame: Frame, measure: Token | None, index: MentionIndex, around: Surroundings) -> Verdict | None:
    """The actor of a figure and the id of the rule that found it, or None."""
    if measure is not None and (found := owner(measure, index, frame.span)):
        return found, "actor.owner-of-measure"
    for verb in _verbs_above(frame):
        if (agent := _agent(verb, index)) is not None:
            return agent, "actor.agent"
        doer = subject(verb)
        if doer is None or doer is measure or frame.span.start <= doer.i < frame.span.end:
            continue
        if (mention := index.at(doer)) is not None and _may_act(mention):
            return mention, "actor.subject"
        if (found := owner(doer, index, frame.span)) is not None:
            return found, "actor.owner-of-subject"
    return _from_surroundings(frame, measure, around)


def _from_surroundings(frame: Frame, measure: Token | None, around: Surroundings) -> Verdict | None:
    if measure is not None and _is_group_subject(frame, measure):
        return _group(measure), "actor.counted-group"
    if around.in_sentence is not None:
        return around.in_sentence, "actor.same-sentence"
    source = around.attribution.source if around.attribution is not None else None
    if source is not None and source.label in ("ORG", "GPE") and source.name[:1].isupper():
        return source, "actor.source"
    if around.in_paragraph is not None:
        return around.in_paragraph, "actor.same-paragraph"
    if around.topic is not None:
        return around.topic, "actor.topic"
    return None


def owner(noun: Token, index: MentionIndex, figure: Span) -> Mention | None:
    """The mention that a noun belongs to: "its profits", "profits at TimeWarner", "Ryanair jobs"."""
    for child in noun.children:
        if child.dep_ == "poss" and (mention := index.at(child)) is not None:
            return mention
        if child.dep_ == "poss" and (inner := owner(child, index, figure)) is not None:
            return inner
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod") and (mention := index.at(child)) is not None and mention.end <= noun.idx:
            if mention.label in ("ORG", "GPE", "PERSON", "NORP", "LOC"):
                return mention
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _OWNING_PREPOSITIONS:
            for inner_token in child.children:
                if inner_token.dep_ != "pobj" or figure.start <= inner_token.i < figure.end:
                    continue
                mention = index.at(inner_token)
                if mention is not None and (mention.label in ENTITY_LABELS or mention.antecedent is not None):
                    return mention
                if child.lower_ == "of" and (found := owner(inner_token, index, figure)) is not None:
                    return found
    return None


def _may_act(mention: Mention) -> bool:
    resolved = mention.antecedent is not None or mention.label in ENTITY_LABELS
    return resolved


def _agent(verb: Token, index: MentionIndex) -> Mention | None:
    for child in verb.children:
        if child.dep_ == "agent":
            for inner in child.children:
                if inner.dep_ == "pobj" and (mention := index.at(inner)) is not None and _may_act(mention):
                    return mention
    return None


def _verbs_above(frame: Frame) -> Iterator[Token]:
    """The verbs that govern the figure, nearest first, up to the one that reports it."""
    token: Token | None = frame.verb
    for _ in range(5):
        if token is None:
            return
        yield token
        if token.dep_ == "ccomp" and token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return
        above = token.head
        while above.head is not above and not is_verb(above):
            above = above.head
        if above is token or not is_verb(above):
            return
        token = above


def _is_group_subject(frame: Frame, measure: Token) -> bool:
    """ "40% of voters backed it": the group that the figure counts is what acts."""
    if frame.relation == "subject":
        return is_noun(measure) and words.lemma_in(measure, words.GROUP_NOUNS)
    return measure.dep_ in ("nsubj", "nsubjpass") and words.lemma_in(measure, words.GROUP_NOUNS)


def _group(noun: Token) -> Mention:
    start = noun.left_edge
    while start.i < noun.i and start.tag_ in ("DT", "CD", "IN", "PRP$", "RB", "$", "JJR", "RBR"):
        start = start.nbor()
    first, last = start.idx, noun.idx + len(noun.text)
    text = noun.doc.text[first:last]
    return Mention(text=text, start=first, end=last, name=text, label=None)


def topic(doc: Doc, index: MentionIndex, headline: tuple[int, int] | None, text_end: int) -> Mention | None:
    """The article's main entity: the most mentioned one, with weight on headline, beginning and subjects."""
    weights: dict[str, float] = {}
    first: dict[str, Mention] = {}
    for mention in index.within(0, text_end):
        if mention.label not in ("ORG", "PERSON", "GPE") or not mention.name[:1].isupper():
            continue
        weight = 1.0 if mention.label == "ORG" else 0.7
        if headline is not None and mention.end <= headline[1]:
            weight += 3.0
        elif mention.start < 400:  # noqa: PLR2004 - the lede
            weight += 1.0
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and span.root.dep_ in ("nsubj", "nsubjpass"):
            weight += 0.7
        weights[mention.name] = weights.get(mention.name, 0.0) + weight
        if mention.antecedent is None:
            first.setdefault(mention.name, mention)
    ranked = sorted(((w, name) for name, w in weights.items() if name in first), key=lambda x: (-x[0], first[x[1]].start))
    if not ranked:
        return None
    return first[ranked[0][1]]
