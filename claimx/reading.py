"""Runs a spaCy model over the paragraphs of a document that have to be read, and copies its reading back.

The model sees each chosen paragraph without the line breaks between them, in stretches of bounded length; a sentence
never runs over a paragraph's end. Paragraphs that are left out keep one flat tree a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import minibatch

from claimx import layers
from claimx.casing import recased
from claimx.kernels import steps
from claimx.language_model import open_model
from claimx.layout import Paragraph, paragraphs

Read = Literal["all", "figures"]
ATTRIBUTES = [TAG, DEP, HEAD, ENT_IOB, ENT_TYPE]
MAX_TOKENS = 2_000
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")


class Reading:
    """spaCy component: tags, heads, labels and entities, from an inner model, where they are needed."""

    def __init__(self, model: Language, *, read: Read = "all") -> None:
        self.read = read
        self.model = model

    @property
    def model(self) -> Language:
        """The inner pipeline."""
        return self._model

    @model.setter
    def model(self, model: Language) -> None:
        self._model = model
        self._steps = steps(model)

    def __call__(self, doc: Doc) -> Doc:
        """Read one document in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Read a stream of documents in place, a batch of stretches at a time."""
        for docs in minibatch(stream, batch_size):
            cut = [(doc, list(self._stretches(doc))) for doc in docs]
            inputs = [part for doc, found in cut for part in self._part_docs(doc, found)]
            for step in self._steps:
                step(inputs)
            outputs = iter(inputs)
            for doc, found in cut:
                _write(doc, [(tokens, next(outputs)) for tokens, _ in found])
                yield doc

    def _chosen(self, doc: Doc) -> list[Paragraph]:
        found = [p for p in paragraphs(doc.text) if p.kind != "furniture"]
        if self.read == "all":
            return found
        wanted: set[int] = {0, 1}
        figures = [(q.start, q.end) for q in doc._.quantities]
        for number, paragraph in enumerate(found):
            if any(paragraph.start < end and start < paragraph.end for start, end in figures):
                wanted |= {number - 1, number}
        return [p for number, p in enumerate(found) if number in wanted]

    def _stretches(self, doc: Doc) -> Iterator[tuple[list[int], set[int]]]:
        """Token numbers to be read together, and which of them must start a sentence."""
        tokens: list[int] = []
        starts: set[int] = set()
        for paragraph in self._chosen(doc):
            span = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
            own = [token.i for token in span if not token.is_space] if span is not None else []
            while own:
                room = own[:MAX_TOKENS]
                own = own[MAX_TOKENS:]
                if tokens and len(tokens) + len(room) > MAX_TOKENS:
                    yield tokens, starts
                    tokens, starts = [], set()
                tokens += room
                starts.add(room[0])
                starts |= {after for before, after in pairwise(room) if _ends_in_figure(doc[before], doc[after])}
        if tokens:
            yield tokens, starts

    def _part_docs(self, doc: Doc, stretches: list[tuple[list[int], set[int]]]) -> Iterator[Doc]:
        cases = recased(doc)
        for tokens, starts in stretches:
            yield self._part_doc(doc, tokens, starts, cases)

    def _part_doc(self, doc: Doc, tokens: list[int], starts: set[int], cases: dict[int, str]) -> Doc:
        return Doc(
            doc.vocab,
            words=[cases.get(i) or doc[i].text for i in tokens],
            spaces=[bool(doc[i].whitespace_) for i in tokens],
            sent_starts=[True if i in starts else None for i in tokens],
        )

    def to_bytes(self, **_: Any) -> bytes:  # noqa: ANN401 - spaCy's signature
        """Nothing is stored: the configuration names the model."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Reading:  # noqa: ANN401 - spaCy's signature
        """Nothing is stored: the configuration names the model."""
        return self

    def to_disk(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - spaCy's signature
        """Nothing is stored: the configuration names the model."""

    def from_disk(self, *_: Any, **__: Any) -> Reading:  # noqa: ANN401 - spaCy's signature
        """Nothing is stored: the configuration names the model."""
        return self


def _ends_in_figure(token: Token, following: Token) -> bool:
    """Whether a full stop that the tokenizer takes for part of a unit ends a sentence: "cost £60m. Analysts …"."""
    text = token.text
    if text[-1:] != "." or len(text) < 2 or not following.text[:1].isupper():
        return False
    before = token.nbor(-1) if token.i else None
    return text[0].isdigit() or (before is not None and before.text[-1:].isdigit() and not before.whitespace_)


def _write(doc: Doc, read: list[tuple[list[int], Doc]]) -> None:
    """Copy the readings of a document's stretches onto it; what was not read gets a flat tree a sentence."""
    rows = _flat_rows(doc)
    strings = doc.vocab.strings
    space_tag = strings.add("_SP")
    for tokens, part in read:
        values = part.to_array(ATTRIBUTES).astype("int64")
        where = np.asarray(tokens)
        own = np.arange(len(tokens))
        heads = where[own + values[:, 2]] - where
        rows[where] = values
        rows[where, 2] = heads
    inside, entity = 1, 0
    for token in reversed(list(doc)):
        if token.is_space:
            goes_on = entity and inside == 1
            rows[token.i] = (space_tag, 0, -1 if token.i else (1 if len(doc) > 1 else 0), 1 if goes_on else 2, entity if goes_on else 0)
        inside, entity = rows[token.i, 3], rows[token.i, 4]
    cells: Any = rows.astype("uint64")  # the stub wants thinc's own array type
    doc.from_array(ATTRIBUTES, cells)


def _flat_rows(doc: Doc) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Rows of ATTRIBUTES in which every token hangs from the first token of its sentence, found by punctuation."""
    rows = np.zeros((len(doc), len(ATTRIBUTES)), dtype="int64")
    rows[:, 3] = 2
    root = 0
    for token in doc:
        before = doc[token.i - 1] if token.i else None
        if before is not None and (("\n" in before.text) or _SENTENCE_END.search(before.text)):
            root = token.i
        rows[token.i, 2] = root - token.i
    return rows


@Language.factory(
    "claimx_reading",
    assigns=["token.tag", "token.dep", "token.head", "token.is_sent_start", "doc.sents", "doc.ents", "token.ent_iob", "token.ent_type"],
    requires=["doc._.quantities"],
    default_config={"model": None, "read": "all"},
)
def make_reading(nlp: Language, name: str, model: str | None, read: Read) -> Reading:  # noqa: ARG001 - spaCy's signature
    """The component, with the model named in the configuration (None: claimx's own English model)."""
    layers.register()
    return Reading(open_model(model, vocab=nlp.vocab), read=read)
