"""Runs a spaCy model over the paragraphs of a document that have to be read, and copies its reading back.

The model sees each chosen paragraph without the line breaks between them, in stretches of bounded length; a sentence
never runs over a paragraph's end. Paragraphs that are left out keep one flat tree a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, NORM, ORTH, SPACY
from spacy.language import Language
from spacy.pipeline._parser_internals.nonproj import deprojectivize
from spacy.tokens import Doc, Token
from spacy.util import minibatch
from spacy.vocab import Vocab

from claimx import layers
from claimx.actors.placed import dateline
from claimx.casing import recased
from claimx.errors import ModelError
from claimx.kernels import ATTRIBUTES, SmallModel, Stretch
from claimx.language_model import UNUSED, open_model, restored_model, saved_model
from claimx.layout import Paragraph, behind_bullet, paragraphs
from claimx.lexicon import Lexicon, using
from claimx.matching import text_of
from claimx.tokens import BoundedTokenizer

Read = Literal["all", "figures"]
Rows = NDArray[np.uint64]
KEPT = "kept with the pipeline"
"""Stands in a configuration for a model that was given as an object: it has no name, and is saved with the pipeline around it."""
MAX_LENGTH = 2**31 - 1
MAX_TOKENS = 2_000
_SHORT = 3_000  # characters: in a short article every paragraph helps to tell whom it is about, and there is little to save
_FIGURE_STOP = re.compile(r"\d[^\s.]*\.(?!\d)")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")


class Reading:
    """spaCy component: tags, heads, labels and entities, from an inner model, where they are needed."""

    def __init__(self, model: Language | None, vocab: Vocab, *, named: str | None, read: Read, lexicon: Lexicon) -> None:
        self.vocab = vocab
        self.named = named
        self.read = read
        self.lexicon = lexicon
        self._open(model)

    def _open(self, model: Language | None) -> None:
        self._model = model
        self._small = None if model is None else SmallModel.of(model)

    def inner(self) -> Language:
        """The model inside. Raises ModelError as long as one that is kept with a saved pipeline has not been loaded."""
        if self._model is None:
            message = (
                "claimx_reading has no model yet: this pipeline was made around a pipeline object, which lies among its saved "
                "data; load it with spacy.load(FOLDER), or make a new one with claimx.load(model)"
            )
            raise ModelError(message)
        return self._model

    def __call__(self, doc: Doc) -> Doc:
        """Read one document in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Read a stream of documents in place, a batch at a time."""
        for docs in minibatch(stream, batch_size):
            with using(self.lexicon):
                cut = [(doc, list(self._stretches(doc))) for doc in docs]
            rows = iter(self._rows([(doc, tokens, starts) for doc, found in cut for tokens, starts in found]))
            for doc, found in cut:
                _write(doc, [(tokens, next(rows)) for tokens, _ in found])
                yield doc

    def _rows(self, parts: list[tuple[Doc, list[int], set[int]]]) -> Iterable[Rows]:
        """What the model makes of each stretch of tokens: a row of ATTRIBUTES a token."""
        if self._small is None:
            docs = self.inner().pipe([_part_doc(*part) for part in parts], batch_size=16)
            return (_array(doc, list(ATTRIBUTES)) for doc in docs)
        whole = {doc: _as_read(doc, self._small.columns) for doc in dict.fromkeys(doc for doc, _, _ in parts)}
        return self._small.read([Stretch(whole[doc][tokens], np.array([i in starts for i in tokens])) for doc, tokens, starts in parts])

    def _chosen(self, doc: Doc) -> list[Paragraph]:
        found = [p for p in paragraphs(text_of(doc)) if p.kind != "furniture"]
        if self.read == "all" or (found and found[-1].end - found[0].start < _SHORT):
            return found
        wanted: set[int] = {0, 1}
        figures = [(q.start, q.end) for q in layers.found(doc, "quantities")]
        for number, paragraph in enumerate(found):
            if any(paragraph.start < end and start < paragraph.end for start, end in figures):
                wanted |= {number - 1, number, number + 1}  # a source may stand before; what is said may go on behind
        return [p for number, p in enumerate(found) if number in wanted]

    def _stretches(self, doc: Doc) -> Iterator[tuple[list[int], set[int]]]:
        """Token numbers to be read together, and which of them must start a sentence."""
        tokens: list[int] = []
        starts: set[int] = set()
        text = text_of(doc)
        behind_dateline = dateline(text)[1]
        spaces = _spaces(doc)
        for paragraph in self._chosen(doc):
            span = doc.char_span(behind_bullet(text, paragraph.start, paragraph.end), paragraph.end, alignment_mode="expand")
            own = [i for i in range(span.start, span.end) if i not in spaces] if span is not None else []
            stops = _FIGURE_STOP.search(text, paragraph.start, paragraph.end) is not None
            while own:
                room = own[:MAX_TOKENS]
                own = own[MAX_TOKENS:]
                if tokens and len(tokens) + len(room) > MAX_TOKENS:
                    yield tokens, starts
                    tokens, starts = [], set()
                tokens += room
                starts.add(room[0])
                if paragraph.start < behind_dateline < paragraph.end:
                    starts |= {next((i for i in room if doc[i].idx >= behind_dateline), room[0])}
                starts |= {after for before, after in pairwise(room) if stops and _ends_in_figure(doc[before], doc[after])}
        if tokens:
            yield tokens, starts

    def to_bytes(self, **_: Any) -> bytes:  # noqa: ANN401 - spaCy's signature
        """The name of the model inside and, of one that was given as an object, the model itself."""
        saved: bytes = srsly.msgpack_dumps({"named": self.named, "model": saved_model(self.inner()) if self.named == KEPT else None})
        return saved

    def from_bytes(self, data: bytes, **_: Any) -> Reading:  # noqa: ANN401 - spaCy's signature
        """From now on, read with the model that `to_bytes` kept or named."""
        saved = srsly.msgpack_loads(data)
        return self._reopen(saved["named"], lambda: restored_model(saved["model"], self.vocab))

    def to_disk(self, path: Path, **_: Any) -> None:  # noqa: ANN401 - spaCy's signature
        """As `to_bytes`, into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        srsly.write_json(path / "model.json", {"named": self.named})
        if self.named == KEPT:
            self.inner().to_disk(path / "model", exclude=["vocab", *UNUSED])

    def from_disk(self, path: Path, **_: Any) -> Reading:  # noqa: ANN401 - spaCy's signature
        """As `from_bytes`, from a folder."""
        saved = srsly.read_json(path / "model.json")
        return self._reopen(saved["named"], lambda: open_model(path / "model", vocab=self.vocab))

    def _reopen(self, named: str | None, kept: Callable[[], Language]) -> Reading:
        if named == KEPT:
            self._open(kept())
        elif named != self.named:
            self._open(open_model(named, vocab=self.vocab))
        self.named = named
        return self


def _array(doc: Doc, attributes: list[int]) -> Rows:
    values: Any = doc.to_array([*attributes])  # the stub says that they are floating point numbers
    return np.asarray(values, dtype=np.uint64)


def _as_read(doc: Doc, attributes: list[int]) -> Rows:
    """A row of attributes a token, those of a headline in capitals as if it were written in the case of the body."""
    rows = _array(doc, attributes)
    cases = recased(doc)
    if cases:
        plain = Doc(doc.vocab, words=list(cases.values()), spaces=[bool(doc[i].whitespace_) for i in cases])
        rows[list(cases)] = _array(plain, attributes)
    return rows


def _spaces(doc: Doc) -> set[int]:
    """The numbers of the tokens that are white space."""
    return set(np.flatnonzero(doc.to_array(IS_SPACE)).tolist())


def _ends_in_figure(token: Token, following: Token) -> bool:
    """Whether a full stop that the tokenizer takes for part of a unit ends a sentence: "cost £60m. Analysts …", "cost £60m. “We …"."""
    text = token.text
    opens = following.nbor() if following.is_quote and following.i + 1 < len(following.doc) else following
    if text[-1:] != "." or len(text) == 1 or not opens.text[:1].isupper():
        return False
    before = token.nbor(-1) if token.i else None
    return text[0].isdigit() or (before is not None and before.text[-1:].isdigit() and not before.whitespace_)


def _part_doc(doc: Doc, tokens: list[int], starts: set[int]) -> Doc:
    """The tokens as a document of their own."""
    forms: Any = _as_read(doc, [ORTH, SPACY, NORM])[tokens]
    part = Doc(
        doc.vocab,
        words=forms[:, 0].tolist(),
        spaces=forms[:, 1].astype(bool).tolist(),
        sent_starts=[True if i in starts else None for i in tokens],
    )
    part.from_array([NORM], forms[:, 2:])
    return part


def _write(doc: Doc, read: list[tuple[list[int], Rows]]) -> None:
    """Copy the readings of a document's stretches onto it; what was not read gets a flat tree a sentence."""
    if not len(doc):
        return
    rows = _flat_rows(doc, {token for tokens, _ in read for token in tokens})
    for tokens, values in read:
        where = np.asarray(tokens)
        rows[where] = values.astype("int64")
        rows[where, 2] = where[np.arange(len(tokens)) + rows[where, 2]] - where
    _hang_spaces(doc, rows)
    cells: Any = rows.astype("uint64")  # the stub wants thinc's own array type
    doc.from_array(list(ATTRIBUTES), cells)
    deprojectivize(doc)


def _hang_spaces(doc: Doc, rows: NDArray[np.int64]) -> None:
    """White space hangs from the token before it, and lies within an entity that goes on behind it."""
    space_tag = doc.vocab.strings.add("_SP")
    for i in sorted(_spaces(doc), reverse=True):
        within = i + 1 < len(doc) and rows[i + 1, 3] == 1
        rows[i] = (space_tag, 0, -1 if i else (1 if len(doc) > 1 else 0), 1 if within else 2, rows[i + 1, 4] if within else 0)


def _flat_rows(doc: Doc, read: set[int]) -> NDArray[np.int64]:
    """Rows of ATTRIBUTES in which every token that was not read hangs from the first one of its sentence, found by punctuation."""
    rows = np.zeros((len(doc), len(ATTRIBUTES)), dtype="int64")
    rows[:, 3] = 2
    root = 0
    for number in range(len(doc)):
        if number in read:
            continue
        before = doc[number - 1] if number else None
        if before is None or number - 1 in read or "\n" in before.text or _SENTENCE_END.search(before.text):
            root = number
            rows[number, 1] = doc.vocab.strings.add("ROOT")  # without a label it would begin no sentence
        rows[number, 2] = root - number
    return rows


_GIVEN: ContextVar[Language | None] = ContextVar("given", default=None)


@contextmanager
def reading_with(model: Language) -> Iterator[None]:
    """In here, the component is made with a model that is open already; a configuration can only name one."""
    token = _GIVEN.set(model)
    try:
        yield
    finally:
        _GIVEN.reset(token)


@Language.factory(
    "claimx_reading",
    assigns=["token.tag", "token.dep", "token.head", "token.is_sent_start", "doc.sents", "doc.ents", "token.ent_iob", "token.ent_type"],
    requires=["doc._.quantities"],
    default_config={"model": None, "read": "all", "lexicon": None, "language": None},
)
def make_reading(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy's signature
    model: str | None,
    read: Read,
    lexicon: str | list[str] | None,
    language: str | None,
) -> Reading:
    """The component, with the model named in the configuration (None: claimx's own English model; KEPT: the one saved with it).

    A pipeline with this component reads texts of any length, in a time that grows with it.
    """
    layers.register()
    nlp.max_length = MAX_LENGTH
    if not isinstance(nlp.tokenizer, BoundedTokenizer):
        nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    inner = _GIVEN.get() or (None if model == KEPT else open_model(model, vocab=nlp.vocab))
    return Reading(inner, nlp.vocab, named=model, read=read, lexicon=layers.lexicon_for(nlp, lexicon, language))
