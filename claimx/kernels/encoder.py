"""spaCy's token encoder ("Tok2Vec" of hashed features and a window of maxout layers) in plain matrix products.

The first half of the encoder depends on a word's form alone, so its result is kept for the words that have been seen. The
second half, four layers that each look one token to either side, runs over a whole batch at once, the first of them word by
word as far as it can. The vectors are spaCy's own up to rounding. (Architectures: spaCy's MultiHashEmbed.v2 and
MaxoutWindowEncoder.v2; Honnibal, "Embed, encode, attend, predict", 2016.)
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
Features = NDArray[np.uint64]

KEPT = 40_000  # words: 15 MB a table
_ROWS = 256  # of a layer's input at a time, so that what is in work stays in the processor's cache
_KEEPING = Lock()  # threads that share a pipeline add their words one after the other; of all pipelines, so that each can be copied
_ODD = 0x9E3779B97F4A7C15  # spreads feature hashes over 64 bits; any large odd number does


class Words:
    """What the encoder makes of a word's form, kept for the words seen so far."""

    def __init__(self, embed: Model[Any, Any]) -> None:
        extract, _, hashed, mixed, _ = embed.layers
        self.columns = list(extract.attrs["columns"])
        self._layers = (hashed, mixed)
        self._factors = np.array([pow(_ODD, n + 1, 2**64) for n in range(len(self.columns))], dtype=np.uint64)
        self._rows: dict[int, int] = {}
        self._table: Floats = np.zeros((0, 0), dtype=np.float32)

    def __call__(self, features: Features) -> tuple[Floats, Places]:
        """One row for each distinct word, and which of them each token is, from a row of the features named in `columns`."""
        keys, first, where = np.unique((features * self._factors).sum(axis=1, dtype=np.uint64), return_index=True, return_inverse=True)
        with _KEEPING:
            return self._kept(keys.tolist(), features[first]), where

    def _kept(self, names: list[int], features: Features) -> Floats:
        """The rows of words, by their names; those that have not been seen are worked out from their features."""
        if len(self._rows) + len(names) > KEPT:
            self._rows, self._table = {}, self._table[:0]
        new = [n for n, name in enumerate(names) if name not in self._rows]
        if new:
            self._add([names[n] for n in new], features[new])
        rows = np.fromiter((self._rows[name] for name in names), dtype=np.intp, count=len(names))
        return self._table[rows]

    def _add(self, names: Sequence[int], features: Features) -> None:
        made: Any = features
        for layer in self._layers:
            made = layer.predict(made)
        self._rows.update(zip(names, range(len(self._rows), len(self._rows) + len(names)), strict=True))
        self._table = np.concatenate([self._table, made]) if len(self._table) else made


class Layer(NamedTuple):
    """A maxout layer over a window of three tokens: weights with one block of columns a piece, and the norm's two vectors."""

    weights: Floats
    pieces: int
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, residual: Model[Any, Any]) -> Self:
        """The layer that a model holds; its bias becomes the last row of the weights."""
        affine: Any = next(node for node in residual.walk() if node.has_param("W"))
        norm: Any = next(node for node in residual.walk() if node.has_param("G"))
        outputs, pieces, inputs = affine.get_param("W").shape
        weights = affine.get_param("W").transpose(2, 1, 0).reshape(inputs, pieces * outputs)
        bias = affine.get_param("b").T.reshape(1, pieces * outputs)
        return cls(np.ascontiguousarray(np.concatenate([weights, bias])), pieces, norm.get_param("G"), norm.get_param("b"))

    def add_to(self, vectors: Floats) -> Floats:
        """The vectors with what the layer makes of their neighbourhood added."""
        width = vectors.shape[1]
        out = np.empty_like(vectors)
        rows = min(_ROWS, len(vectors))
        window = np.ones((rows, 3 * width + 1), dtype=np.float32)
        product = np.empty((rows, self.weights.shape[1]), dtype=np.float32)
        for start in range(0, len(vectors), rows):
            stop = min(start + rows, len(vectors))
            near, made = window[: stop - start], product[: stop - start]
            _fill(near, vectors, start, stop, width)
            np.matmul(near, self.weights, out=made)
            self._finish(made, vectors[start:stop], out[start:stop])
        return out

    def add_to_words(self, words: Floats, where: Places) -> Floats:
        """The same for rows that are words, each many times: what a word adds to itself and its neighbours is worked out once.

        `where` names the word of each row.
        """
        width = words.shape[1]
        before, own, after = (words @ self.weights[side * width : (side + 1) * width] for side in range(3))
        own += self.weights[-1]
        vectors = words[where]
        out = np.empty_like(vectors)
        for start in range(0, len(where), _ROWS):
            stop = min(start + _ROWS, len(where))
            lead, tail = int(start == 0), int(stop == len(where))
            made = own[where[start:stop]]
            made[lead:] += before[where[start - 1 + lead : stop - 1]]
            made[: len(made) - tail] += after[where[start + 1 : stop + 1]]
            self._finish(made, vectors[start:stop], out[start:stop])
        return out

    def _finish(self, made: Floats, vectors: Floats, out: Floats) -> None:
        """Write the normed greatest of the pieces, with the vectors that they were made of added."""
        maxout(made, self.pieces, out=out)
        self._normalize(out)
        out += vectors

    def _normalize(self, rows: Floats) -> None:
        """Layer norm, in place."""
        width = rows.shape[1]
        rows -= (rows @ np.full(width, 1 / width, dtype=np.float32))[:, None]
        spread = np.einsum("ij,ij->i", rows, rows) / width + 1e-8
        rows *= (spread**-0.5)[:, None]
        rows *= self.scale
        rows += self.shift


def maxout(made: Floats, pieces: int, out: Floats | None = None) -> Floats:
    """The greatest of each output's pieces; the pieces lie in blocks of columns, since numpy is slow to compare neighbours."""
    width = made.shape[1] // pieces
    best: Floats = np.maximum(made[:, :width], made[:, width : 2 * width], out=out)
    for piece in range(2, pieces):
        np.maximum(best, made[:, piece * width : (piece + 1) * width], out=best)
    return best


def _fill(near: Floats, vectors: Floats, start: int, stop: int, width: int) -> None:
    """Write each vector between the one before and the one after; beyond the ends there are zeros."""
    near[:, width : 2 * width] = vectors[start:stop]
    lead = 1 if start == 0 else 0
    near[:lead, :width] = 0
    near[lead:, :width] = vectors[start - 1 + lead : stop - 1]
    tail = 1 if stop == len(vectors) else 0
    near[len(near) - tail :, 2 * width : 3 * width] = 0
    near[: len(near) - tail, 2 * width : 3 * width] = vectors[start + 1 : stop + 1]


class Encoder:
    """A token encoder with its words and its layers."""

    def __init__(self, model: Model[Any, Any]) -> None:
        embed, encode = model.layers
        self.words = Words(embed)
        self.pad = int(encode.attrs["pad"])
        self.layers = [Layer.of(residual) for residual in encode.layers[0].layers]

    def __call__(self, features: Features, ends: Places) -> Floats:
        """One row a token. The tokens come in stretches that know nothing of each other, each up to its number in `ends`."""
        place = np.arange(len(features)) + self.pad * (np.searchsorted(ends, np.arange(len(features)), side="right") + 1)
        words, which = self.words(features)
        where = np.full(len(features) + self.pad * (len(ends) + 1), len(words))  # between stretches stands a word of zeros
        where[place] = which
        vectors = self.layers[0].add_to_words(np.concatenate([words, np.zeros_like(words[:1])]), where)
        for layer in self.layers[1:]:
            vectors = layer.add_to(vectors)
        made: Floats = vectors[place]
        return made
