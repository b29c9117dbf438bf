"""Tokenisation in a time that grows with the text's length, whatever it holds.

spaCy's tokenizer peels affixes off what stands between two spaces, one at a time and each time over the whole rest, so
that a run of ten thousand brackets takes minutes. No word is that long: longer runs are read in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.tokens import Doc

LONGEST = 400
_RUN = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


class BoundedTokenizer:
    """A spaCy tokenizer that reads runs of more than `LONGEST` characters without a space in pieces of that length.

    Everything else is as the tokenizer within it does: its tokens on any other text, and its attributes.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.inner = tokenizer

    def __call__(self, text: str) -> Doc:
        """The tokens of a text; together they are the text, character by character."""
        if _RUN.search(text) is None:
            return self.inner(text)
        return Doc.from_docs([self.inner(piece) for piece in _pieces(text)], ensure_whitespace=False) or self.inner(text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the attributes of any tokenizer
        if name == "inner":  # not yet set, as while it is being copied
            raise AttributeError(name)
        return getattr(self.inner, name)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for run in _RUN.finditer(text):
        yield text[start : run.end()]
        start = run.end()
    yield text[start:]
