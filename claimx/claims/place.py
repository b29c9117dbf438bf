"""Where a figure holds, when its clause says so: "exports to China", "in Italy"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb
from claimx.claims.parse import Token
from claimx.model import Mention

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_NEAR = 6
_APART = 20


def find_place(frame: Frame) -> Mention | None:
    """The place named by a prepositional phrase ("in", "across", "throughout" …) nearest to the figure; where a report came out is none."""
    sentence = frame.sentence
    ranked = []
    for mention in frame.scene.mentions.within(sentence.start_char, sentence.end_char):
        if mention.label not in ("GPE", "LOC", "FAC"):
            continue
        span = frame.doc.span_at(mention.start, mention.end)
        if span is None or span.root.dep_ != "pobj" or span.root.head.lower_ not in words.PLACE_PREPOSITIONS:
            continue
        if words.lemma_in(span.root.head.head, measure_words.REPORTS) or _is_of_other_clause(span.root, frame):  # "a study in Nature"
            continue
        ranked.append((_tree_distance(frame.head, span.root), mention.start, mention))
    if not ranked:
        return None
    steps, _, best = min(ranked, key=lambda r: r[:2])
    return best if steps <= _NEAR else None


def _is_of_other_clause(place: Token, frame: Frame) -> bool:
    """Whether a place tells where a subject or object of another clause is: "missions in Togo will close, while 11 others stay"."""
    below = place
    for token in place.ancestors:
        if is_verb(token):
            return token != frame.verb and below.dep_ in _ARGUMENTS and not below.is_ancestor(frame.head)
        below = token
    return False


def _tree_distance(a: Token, b: Token) -> int:
    """The number of steps between two tokens in the parse; far apart if they are in different sentences."""
    steps = {a.i: 0} | {token.i: number for number, token in enumerate(a.ancestors, start=1)}
    for number, token in enumerate((b, *b.ancestors)):
        if token.i in steps:
            return number + steps[token.i]
    return _APART
