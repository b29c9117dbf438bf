"""What the rules of this concept look at: the columns of a document, with its quotations, paragraphs and entities."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from claimx.attributions.columns import columns_of
from claimx.attributions.places import Places
from claimx.attributions.quotes import Quotation, quotations
from claimx.attributions.tree import Children
from claimx.layout import paragraphs
from claimx.matching import lemma_of


@dataclass(slots=True)
class View:
    """The columns of a document and what follows from them: subtrees, quotations, entities by token.

    `quotes` holds the outermost quotations, `quote_tokens` the first and one-past-last token of each, marks included;
    `inside[token]` is the number of the one that a token stands in, or -1. `paragraph_tokens` holds the bounds of paragraphs,
    `para[token]` the number of each token's, `headline` that of the headline, or -1.
    """

    text: str
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    head: list[int]
    idx: list[int]
    children: Children
    sent: list[int]
    starts: list[int]
    ends: list[int]
    by_word: Places
    by_tag: Places
    quotes: list[Quotation]
    inside: list[int]
    left: list[int]
    right: list[int]
    headline: int
    quote_tokens: list[tuple[int, int]] = field(default_factory=list)
    paragraph_tokens: list[tuple[int, int]] = field(default_factory=list)
    para: list[int] = field(default_factory=list)
    entity: dict[int, tuple[int, int, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def end_of(self, token: int) -> int:
        """One past the last character of a token."""
        return self.idx[token] + len(self.words[token])

    def token_at(self, offset: int) -> int:
        """The token that holds a character, or the next one."""
        place = bisect_right(self.idx, offset) - 1
        return place if place >= 0 and offset < self.end_of(place) else min(place + 1, len(self))

    def token_after(self, offset: int) -> int:
        """The first token that begins at or after a character."""
        return bisect_left(self.idx, offset)

    def lemma(self, token: int) -> str:
        """The dictionary form of a token, lower case."""
        return lemma_of(self.words[token], self.tags[token])

    def kids(self, token: int, *deps: str) -> list[int]:
        """The tokens that hang from a token with one of these labels, in order."""
        return [child for child in self.children[token] if self.deps[child] in deps]

    def sentence(self, token: int) -> tuple[int, int]:
        """First and one-past-last token of a token's sentence."""
        number = self.sent[token]
        return self.starts[number], self.ends[number]


def view_of(doc: Doc) -> View | None:
    """The view of a document; None where there is nothing to see."""
    if not len(doc):
        return None
    columns = columns_of(doc)
    count = len(columns.words)
    found = [p for p in paragraphs(columns.text) if p.kind != "furniture"]
    view = View(
        text=columns.text,
        words=columns.words,
        lower=columns.lower,
        tags=columns.tags,
        deps=columns.deps,
        head=columns.head,
        idx=columns.idx,
        children=columns.children,
        sent=columns.sent,
        starts=columns.starts,
        ends=columns.ends,
        by_word=columns.by_word,
        by_tag=columns.by_tag,
        quotes=[q for q in quotations(columns.text, [(p.start, p.end) for p in found]) if q.level == 0],
        inside=[-1] * count,
        left=columns.left,
        right=columns.right,
        headline=next((number for number, p in enumerate(found) if p.kind == "headline"), -1),
    )
    view.paragraph_tokens = [(view.token_at(p.start), view.token_after(p.end)) for p in found]
    for number, (first, last) in enumerate(view.paragraph_tokens):
        view.para += [number - 1] * (first - len(view.para)) + [number] * (last - max(first, len(view.para)))
    view.para += [len(found)] * (count - len(view.para))
    view.quote_tokens = [(view.token_at(q.start), view.token_after(q.end)) for q in view.quotes]
    for number, (first, last) in enumerate(view.quote_tokens):
        for token in range(first, min(last, count)):
            view.inside[token] = number
    for entity in columns.entities:
        for token in range(*entity[:2]):
            view.entity[token] = entity
    return view
