"""Tagger, parser and entity recogniser of a small spaCy model in one go over a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, TAG
from spacy.language import Language
from thinc.api import NumpyOps

from claimx.kernels.encoder import Encoder, Features, Flags, Places
from claimx.kernels.entities import Entities
from claimx.kernels.heads import Heads

ATTRIBUTES = (TAG, DEP, HEAD, ENT_IOB, ENT_TYPE)
"""What is read of a token: the columns of the result."""

_ENCODER = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "include_static_vectors": False},
    "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "window_size": 1},
}
_SHARED = {"@architectures": "spacy.Tok2VecListener.v1"}
_TRANSITIONS = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "use_upper": True}
_KNOWN: Mapping[str, Mapping[str, Any]] = {
    "tok2vec": _ENCODER,
    "tagger": {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED},
    "parser": {**_TRANSITIONS, "state_type": "parser", "tok2vec": _SHARED},
    "ner": {**_TRANSITIONS, "state_type": "ner", "tok2vec": _ENCODER},
}
_TOKENS = 24_000  # read together: enough to keep the processor busy, little enough to hold


class Stretch(NamedTuple):
    """Tokens to be read together: a row of features each, and which of them start a paragraph."""

    features: Features
    starts: Flags


class SmallModel:
    """A pipeline of a shared encoder, tagger, parser and entity recogniser, of the architectures of spaCy's small models."""

    def __init__(self, nlp: Language) -> None:
        encoder, tagger, parser, recognizer = (nlp.get_pipe(name) for name in _KNOWN)
        self._encoder = Encoder(encoder.model)  # type: ignore[attr-defined]  # spaCy's stubs know no components
        self._heads = Heads(parser)
        self._entities = Entities(recognizer)
        self.columns = sorted({*self._encoder.words.columns, *self._entities.encoder.words.columns})
        self._shared, self._own = (
            [self.columns.index(column) for column in encoder.words.columns] for encoder in (self._encoder, self._entities.encoder)
        )
        softmax: Any = next(node for node in tagger.model.walk() if node.has_param("W"))  # type: ignore[attr-defined]
        self._tag = (softmax.get_param("W").T.copy(), softmax.get_param("b"))
        self._tags = np.array([nlp.vocab.strings.add(tag) for tag in tagger.labels], dtype=np.uint64)  # type: ignore[attr-defined]
        self._root = nlp.vocab.strings.add("ROOT")

    @classmethod
    def of(cls, nlp: Language) -> Self | None:
        """The model in a pipeline, or None if it is of another kind, or meant for a graphics processor."""
        components: dict[str, Any] = dict(nlp.pipeline)
        if list(components) != list(_KNOWN) or not all(_holds(nlp.get_pipe_config(name)["model"], _KNOWN[name]) for name in _KNOWN):
            return None
        if not all(isinstance(component.model.ops, NumpyOps) for component in components.values()):
            return None
        searching = (components["parser"].cfg, components["ner"].cfg)
        plain = all(config["beam_width"] == 1 and not config.get("learn_tokens") for config in searching)
        return cls(nlp) if plain else None

    def read(self, stretches: Sequence[Stretch]) -> list[Features]:
        """A row of ATTRIBUTES for each token of each stretch; a head is given as its distance, modulo 2**64.

        Labels of arcs that were drawn aside of the tree's order still name the head to look for (see spaCy's `deprojectivize`).
        """
        read: list[Features] = []
        batch: list[Stretch] = []
        for number, stretch in enumerate(stretches, start=1):
            batch.append(stretch)
            if number == len(stretches) or sum(len(part.starts) for part in batch) >= _TOKENS:
                read += self._read(batch)
                batch = []
        return read

    def _read(self, batch: Sequence[Stretch]) -> list[Features]:
        features = np.concatenate([part.features for part in batch])
        ends = np.cumsum([len(part.starts) for part in batch])
        starts = np.flatnonzero(np.concatenate([part.starts for part in batch]))
        vectors = self._encoder(features[:, self._shared], ends)
        rows = np.empty((len(features), len(ATTRIBUTES)), dtype=np.uint64)
        rows[:, 0] = self._tags[(vectors @ self._tag[0] + self._tag[1]).argmax(axis=1)]
        heads, moves = self._heads(vectors, starts, np.append(starts[1:], len(features)), ends[np.searchsorted(ends, starts, side="right")])
        own = np.arange(len(heads))
        rows[:, 1] = np.where(heads == own, np.uint64(self._root), self._heads.labels[moves])
        rows[:, 2] = (heads - own).astype(np.int64).view(np.uint64)
        rows[:, 3], rows[:, 4] = self._entities(features[:, self._own], ends, _last(heads))
        return np.split(rows, ends[:-1])


def _last(heads: Places) -> Flags:
    """Which tokens end a sentence: a sentence is what hangs from one token."""
    root = heads
    while not np.array_equal(root, higher := root[root]):
        root = higher
    return np.append(root[1:] != root[:-1], True)


def _holds(config: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether a configuration has all the values that are wanted."""
    return all(
        _holds(config.get(key, {}), value) if isinstance(value, Mapping) else config.get(key) == value for key, value in wanted.items()
    )
