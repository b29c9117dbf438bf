"""Tokenisation in a time that grows with the text's length, whatever it holds.

spaCy's tokenizer peels affixes off what stands between two spaces, one at a time and each time over the whole rest, so
that a run of ten thousand brackets takes minutes. No word is that long: longer runs are read in pieces.

And it keeps the tokens of hardly any word: none in a memory zone, and elsewhere none of a text behind its first special
case ("don't"). Most words come again and again; they are learnt before.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without a stub
from spacy.tokens import Doc

LONGEST = 400
MOST_WORDS = 50_000
"""How many words a tokenizer learns: those of some thousand articles, in about twenty megabytes."""
_LONG_WORD = 30
_TOGETHER = 100
_MARKS = string.punctuation + "“”‘’…—–"
_RUN = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


class BoundedTokenizer:
    """A spaCy tokenizer that reads runs of more than `LONGEST` characters without a space in pieces of that length.

    Everything else is as the tokenizer within it does: its tokens on any other text, and its attributes.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.inner = tokenizer
        self._known: set[str] = set()

    def __call__(self, text: str) -> Doc:
        """The tokens of a text; together they are the text, character by character."""
        self.learn([text])
        if _RUN.search(text) is None:
            return self.inner(text)
        return Doc.from_docs([self.inner(piece) for piece in _pieces(text)], ensure_whitespace=False) or self.inner(text)

    def learn(self, texts: Iterable[str]) -> None:
        """Have the tokenizer keep the tokens of the words of some texts, until it has `MOST_WORDS`. In a memory zone it learns nothing."""
        inner = self.inner
        if len(self._known) >= MOST_WORDS or not isinstance(inner, Tokenizer) or inner.vocab.in_memory_zone:
            return
        inner.max_cache_size = max(inner.max_cache_size, MOST_WORDS)
        new = list(dict.fromkeys(word for text in texts for word in text.split() if word not in self._known))
        self._known.update(new)
        plain = [word for word in new if len(word) <= _LONG_WORD and word.isprintable() and word.strip(_MARKS) not in inner.rules]
        for first in range(0, len(plain), _TOGETHER):  # not all at once: behind a special case that went unseen it keeps nothing
            inner(" ".join(plain[first : first + _TOGETHER]))

    def __reduce__(self) -> tuple[type[BoundedTokenizer], tuple[Callable[[str], Doc]]]:
        return BoundedTokenizer, (self.inner,)  # a copy has to learn anew

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
