"""What stands where in a document: which tokens are mentions, periods and figures.

Made once a document, so that the rules of every figure can ask about any token.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimx import layers
from claimx.actors.index import MentionIndex
from claimx.claims import measure_words, words
from claimx.claims.parse import Parse, Token
from claimx.layout import paragraphs
from claimx.matching import lemma_of
from claimx.model import Mention

_NEAR = 5
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl"})
_ENTITIES = frozenset({"ORG", "PERSON", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The layers of a document by token: mentions, and the numbers of the tokens that periods, figures, and either (`taken`) are made of.

    `headline_end` and `opening_end` are the ends of the headline (0 without one) and of the first paragraph.
    """

    doc: Parse
    text: str
    mentions: MentionIndex
    periods: frozenset[int]
    figures: frozenset[int]
    taken: frozenset[int]
    headline_end: int
    opening_end: int

    @classmethod
    def of(cls, doc: Parse) -> Scene:
        """The scene of a document that has its quantities, periods and mentions."""
        times = [(p.start, p.end) for p in layers.found(doc.parsed, "periods") if p.start is not None and p.end is not None]
        figures = [(q.start, q.end) for q in layers.found(doc.parsed, "quantities")]
        for start, _ in figures:
            _mend_verb(doc, start)
        headline, opening = _ends(doc.text)
        in_times, in_figures = _tokens(doc, times), _tokens(doc, figures)
        mentions = MentionIndex(layers.found(doc.parsed, "mentions"))
        return cls(doc, doc.text, mentions, in_times, in_figures, in_times | in_figures, headline, opening)

    def mention(self, token: Token) -> Mention | None:
        """The shortest mention that a token lies in."""
        return self.mentions.over(token.idx, token.end)

    def actor(self, token: Token) -> Mention | None:
        """The mention of an entity (a name, or what stands for one) that a token lies in."""
        mention = self.mention(token)
        return mention if mention is not None and is_entity(mention) else None

    def is_free(self, token: Token) -> bool:
        """Whether a token is part of no period and of no figure."""
        return token.i not in self.taken


def is_entity(mention: Mention) -> bool:
    """Whether a mention is of a known entity: it has a label, or it has been resolved to another mention."""
    return mention.label in _ENTITIES or mention.antecedent is not None


def stands_for_measure(mention: Mention, doc: Parse) -> bool:
    """Whether a pronoun stands for what is only measured, by its first word: "Prices fell. They slid 3% in Leeds"."""
    origin = mention.antecedent
    span = None if origin is None or origin.start == mention.start else doc.span_at(origin.start, origin.end)
    return span is not None and len(span) == 1 and span.root.tag_ in ("NN", "NNS") and measure_words.is_measure(span.root)


def _ends(text: str) -> tuple[int, int]:
    blocks = [block for block in paragraphs(text) if block.kind != "furniture"]
    headline = next((block.end for block in blocks[:1] if block.kind == "headline"), 0)
    body = next((block.end for block in blocks if block.kind == "body"), headline)
    return headline, body


def _mend_verb(doc: Parse, start: int) -> None:
    """Make a verb of a noun with a subject of its own in front of a figure: "the trust overspent by £3m", "users number 4m"."""
    span = doc.span_at(start, start + 1)
    for i in range(span.start - 1, max(span.start - _NEAR, 0), -1) if span is not None else ():
        token = doc[i]
        if token.tag_ == "NNS" and token.dep_ == "relcl" and doc[i - 1].dep_ == "compound" and doc[i - 1].head is token:
            doc[i - 1].dep_ = "nsubj"  # "in Bergen, where the average house costs £200,000"
        if token.tag_ in ("NN", "NNS") and token.dep_ in _CLAUSES and any(c.dep_ == "nsubj" and c.i < i for c in token.children):
            past = token.tag_ == "NN" and lemma_of(token.text, "VBD") != token.lower_
            token.tag_ = "VBD" if past else "VBZ" if token.tag_ == "NNS" else "VBP"
            return
        if token.tag_ == "VBD" and i > 1 and doc[i - 1].tag_ == "CD" and doc[i - 1].head is token and doc[i - 2].tag_ == "NNP":
            doc[i - 1].tag_ = "NNP"  # "the Cac 40 dropped 0.7%"
        if token.tag_ not in ("RB", "JJR", "RBR") and token.lower_ not in words.EXTENT_PREPOSITIONS | measure_words.THAN:
            return


def _tokens(doc: Parse, stretches: Iterable[tuple[int, int]]) -> frozenset[int]:
    spans = (doc.span_at(start, end) for start, end in stretches)
    return frozenset(token for span in spans if span is not None for token in range(span.start, span.end))
