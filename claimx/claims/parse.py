"""A parsed document as plain objects, read once: what the rules ask of tokens, some hundred times a figure.

They are named and behave as those of spaCy, which makes a new object, and a new string, at every question.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import repeat
from typing import Any, TypeVar

from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from claimx.attributions.columns import columns_of
from claimx.matching import lemma_of
from claimx.model import Part

T = TypeVar("T")
_NONE: list[Token] = []
"""The children of a token that has none: a list for each would keep the garbage collector busy."""


class Token:
    """A token of a parse; `children` are those that hang from it, in order.

    They, the `head` and the `lemma` are worked out when they are first asked for: most tokens of an article are near no figure.
    """

    __slots__ = ("children", "dep_", "doc", "head", "i", "idx", "lemma", "lower_", "tag_", "text")
    children: list[Token]
    head: Token
    lemma: str

    def __init__(self, doc: Parse, i: int, text: str, lower: str, tag: str, dep: str, idx: int) -> None:  # noqa: PLR0913, PLR0917
        self.doc = doc
        self.i = i
        self.text = text
        self.lower_ = lower
        self.tag_ = tag
        self.dep_ = dep
        self.idx = idx

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a token, tokens or a string
        """The head, the children, or the dictionary form in lower case; they are kept. Raises AttributeError if there is no such thing."""
        if name == "children":
            self.children = self.doc.children_of(self.i)
            return self.children
        if name == "head":
            self.head = self.doc.head_of(self)
            return self.head
        if name != "lemma":
            raise AttributeError(name)
        opens = self.tag_ == "NNPS" and self.i == self.sent.start  # a plural whose capital makes a name of it: "Audiences fell 4%"
        self.lemma = lemma_of(self.text, "NNS" if opens else self.tag_)
        return self.lemma

    def __repr__(self) -> str:
        return self.text

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.idx + len(self.text)

    @property
    def part(self) -> Part:
        """The token as a part of the text."""
        return Part(text=self.text, start=self.idx, end=self.end)

    @property
    def sent(self) -> Span:
        """The sentence that it stands in."""
        return self.doc.sentence(self.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above it, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all below it, in the order of the text."""
        for child in self.children:
            if child.i > self.i:
                break
            yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return self.doc[self.parsed.left_edge.i]

    @property
    def follows_comma(self) -> bool:
        """Whether a comma stands right before its subtree, and so sets it off: "the 65% goal, last met in 2003"."""
        first = self.left_edge
        return first.i > 0 and first.nbor(-1).lower_ == ","

    @property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        return self.doc[self.parsed.right_edge.i]

    @property
    def parsed(self) -> SpacyToken:
        """The same token of spaCy's document, for what is seldom asked."""
        return self.doc.parsed[self.i]

    def nbor(self, steps: int = 1) -> Token:
        """The token so many after it, or before it."""
        at = self.i + steps
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    def is_ancestor(self, other: Token) -> bool:
        """Whether another token is below it."""
        return self.child_above(other) is not None

    def child_above(self, other: Token) -> Token | None:
        """Its child that another token is or hangs from; None where that is not below it."""
        token = other
        while token.head is not token:
            if token.head is self:
                return token
            token = token.head
        return None


class Span:
    """Tokens in a row, by the numbers of the first and of the one after the last, and their `root`, which the others hang from."""

    __slots__ = ("doc", "end", "root", "start")
    root: Token

    def __init__(self, doc: Parse, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, number: int) -> Token:
        return self.doc[self.start : self.end][number]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __getattr__(self, name: str) -> Token:
        """The root; of several tokens that hang from none of them, spaCy's choice. Raises AttributeError if a span has no such thing."""
        if name != "root":
            raise AttributeError(name)
        if self.end - self.start == 1:
            self.root = self.doc[self.start]
            return self.root
        tops = [token for token in self if token.head is token or not self.start <= token.head.i < self.end]
        self.root = tops[0] if len(tops) == 1 else self.doc[self.doc.parsed[self.start : self.end].root.i]
        return self.root

    @property
    def start_char(self) -> int:
        """Where its first token begins."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """Where its last token ends."""
        return self.doc[self.end - 1].end


class Parse(list[Token]):
    """The tokens of a document; `parsed` is the document itself, and `known` keeps what rules have found of tokens."""

    def __init__(self, parsed: Doc) -> None:
        c = self.columns = columns_of(parsed)
        super().__init__(map(Token, repeat(self), range(len(c.words)), c.words, c.lower, c.tags, c.deps, c.idx))
        self.parsed = parsed
        self.text = c.text
        self.known: dict[tuple[object, int], Any] = {}
        self._branches: list[list[Token]] = []
        self._roots: list[Token] = []

    def children_of(self, number: int) -> list[Token]:
        """The tokens that hang from one, in order."""
        numbers = self.columns.children.all(number)
        if not numbers:
            return _NONE
        children = [self[number] for number in numbers]
        self._branches.append(children)
        return children

    def head_of(self, token: Token) -> Token:
        """The token that one hangs from; the root hangs from itself."""
        head = self[self.columns.head[token.i]]
        if head is token:
            self._roots.append(token)
        return head

    def close(self) -> None:
        """Let go of the tokens, which hold each other: without that they would wait for the garbage collector."""
        for branch in self._branches:
            branch.clear()
        for root in self._roots:
            del root.head
        self._branches.clear()
        self._roots.clear()
        self.clear()
        self.known.clear()

    def between(self, start: int, end: int) -> str:
        """The text of a stretch."""
        return self.text[max(start, 0) : end]

    def lower(self, number: int) -> str:
        """A token in lower case; nothing behind the last."""
        return self[number].lower_ if number < len(self) else ""

    def sentence(self, number: int) -> Span:
        """The sentence that a token stands in."""
        starts = self.columns.parsed
        at = bisect_right(starts, number)
        return Span(self, starts[at - 1] if at else 0, starts[at] if at < len(starts) else len(self))

    def span_at(self, start: int, end: int) -> Span | None:
        """The tokens that share a character with the stretch `start`..`end`, or None where there is none."""
        if not 0 <= start < end <= len(self.text):
            return None
        offsets = self.columns.idx
        first, last = bisect_right(offsets, start) - 1, bisect_right(offsets, end - 1)
        return Span(self, first + (start >= self[first].end), last)


def once_a_token(rule: Callable[[Token], T]) -> Callable[[Token], T]:
    """A rule whose answer for a token is kept, since it is asked for several figures of a sentence."""

    @wraps(rule)
    def ask(token: Token) -> T:
        known = token.doc.known
        key = rule, token.i
        if key not in known:
            known[key] = rule(token)
        found: T = known[key]
        return found

    return ask
