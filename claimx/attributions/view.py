"""A parsed document as plain columns, read once: what the rules of this concept look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from claimx.attributions.quotes import Quotation, quotations
from claimx.layout import paragraphs
from claimx.matching import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TERMINAL = frozenset(".?!:;…—–”\"'’)]") | {"''", "--", "...", "…"}


# The longest unit with its full stop that a token may be.
_UNIT = 3


@dataclass(slots=True)
class Columns:
    """Columns over tokens; `head` holds token numbers, `sent` sentence numbers, `starts`/`ends` tokens of sentences."""

    text: str
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    head: list[int]
    idx: list[int]
    sent: list[int]
    starts: list[int]
    ends: list[int]
    entities: list[tuple[int, int, str]]


@dataclass
class View:
    """The columns of a document and what follows from them: subtrees, quotations, entities by token.

    `quotes` holds the outermost quotations; `inside[token]` is the number of the one that a token stands in, or -1.
    `paragraph_tokens` holds the bounds of paragraphs, `para[token]` the number of each token's, `headline` that of the
    headline, or -1.
    """

    columns: Columns
    quotes: list[Quotation]
    inside: list[int]
    left: list[int]
    right: list[int]
    children: list[list[int]]
    paragraph_tokens: list[tuple[int, int]]
    headline: int
    para: list[int] = field(default_factory=list)
    entity: dict[int, tuple[int, int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        c = self.columns
        self.text, self.words, self.lower, self.tags, self.deps = c.text, c.words, c.lower, c.tags, c.deps
        self.head, self.idx, self.sent, self.starts, self.ends = c.head, c.idx, c.sent, c.starts, c.ends

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def quote_tokens(self) -> list[tuple[int, int]]:
        """First and one-past-last token of each outermost quotation, marks included."""
        return [(self.token_at(q.start), self.token_after(q.end)) for q in self.quotes]

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
    columns = _columns(doc)
    count = len(columns.words)
    left, right = list(range(count)), list(range(count))
    children: list[list[int]] = [[] for _ in range(count)]
    _subtrees(columns.head, left, right, children)
    found = [p for p in paragraphs(columns.text) if p.kind != "furniture"]
    view = View(
        columns=columns,
        quotes=[q for q in quotations(columns.text, [(p.start, p.end) for p in found]) if q.level == 0],
        inside=[-1] * count,
        left=left,
        right=right,
        children=children,
        paragraph_tokens=[],
        headline=next((number for number, p in enumerate(found) if p.kind == "headline"), -1),
    )
    view.paragraph_tokens = [(view.token_at(p.start), view.token_after(p.end)) for p in found]
    for number, (first, last) in enumerate(view.paragraph_tokens):
        view.para += [number - 1] * (first - len(view.para)) + [number] * (last - max(first, len(view.para)))
    view.para += [len(found)] * (count - len(view.para))
    for number, (first, last) in enumerate(view.quote_tokens):
        for token in range(first, min(last, count)):
            view.inside[token] = number
    for entity in columns.entities:
        for token in range(entity[0], entity[1]):
            view.entity[token] = entity
    return view


def _columns(doc: Doc) -> Columns:
    rows = doc.to_array(["ORTH", "TAG", "DEP", "HEAD", "SENT_START", "SPACY"])
    strings = doc.vocab.strings
    known: dict[int, str] = {0: ""}
    for value in {*rows[:, 1].tolist(), *rows[:, 2].tolist()}:
        known[value] = strings[value] if value else ""
    words = [strings[value] for value in rows[:, 0].tolist()]
    offsets = rows[:, 3].astype("int64").tolist()
    spaced = [word + " " if space else word for word, space in zip(words, rows[:, 5].tolist(), strict=True)]
    sent, starts, ends = _sentences(words, rows[:, 4].astype("int64").tolist())
    return Columns(
        text="".join(spaced),
        words=words,
        lower=[word.lower() for word in words],
        tags=[known[value] for value in rows[:, 1].tolist()],
        deps=[known[value] for value in rows[:, 2].tolist()],
        head=[number + offset for number, offset in enumerate(offsets)],
        idx=[0, *accumulate(map(len, spaced))][:-1],
        sent=sent,
        starts=starts,
        ends=ends,
        entities=[(span.start, span.end, span.label_) for span in doc.ents],
    )


def _sentences(words: list[str], flags: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Sentence numbers of tokens and the bounds of sentences; a start that no mark of an end comes before is taken back."""
    sent: list[int] = []
    starts: list[int] = []
    before = "\n"
    for number, flag in enumerate(flags):
        word = words[number]
        stopped = word[:1].isupper() and (before == "." or _is_unit(words[max(0, number - 2) : number]))
        if (
            not number
            or stopped
            or (flag == 1 and (before[-1] in _TERMINAL or "\n" in before) and not (before[-1] in "”\"'’" and word[:1].islower()))
        ):
            starts.append(number)
        sent.append(len(starts) - 1)
        if not word.isspace() or "\n" in word:
            before = word
    return sent, starts, [*starts[1:], len(flags)]


def _is_unit(last: list[str]) -> bool:
    """Whether the last words are a figure and a unit with the full stop that the tokeniser left on it ("£4m.")."""
    return len(last) == 2 and last[1][-1] == "." and len(last[1]) <= _UNIT and last[0][-1:].isdigit() and last[1][:-1].isalpha()


def _subtrees(head: list[int], left: list[int], right: list[int], children: list[list[int]]) -> None:
    """Fill in the edges of every token's subtree and its children."""
    for token, parent in enumerate(head):
        if parent != token:
            children[parent].append(token)
        steps = 0
        while parent != token and steps < len(head):
            grown = False
            if token < left[parent] or left[token] < left[parent]:
                left[parent], grown = min(token, left[token]), True
            if right[token] > right[parent]:
                right[parent], grown = right[token], True
            if not grown:
                break
            token, parent, steps = parent, head[parent], steps + 1  # noqa: PLW2901 - climbs from child to parent
