"""spaCy's entity recogniser, over all tokens of a batch at once.

The recogniser walks over the tokens and at each one begins an entity, goes on with it, ends it, or does neither. As
long as no entity is open, what it does depends on the token alone, so the scores of all tokens come from one matrix product; entities
are then followed from their first tokens, all of them side by side, and the walk takes those that it gets to. The
choices are spaCy's own. (Architecture: spaCy's TransitionBasedParser.v2 with state type "ner"; Lample et al., "Neural
Architectures for Named Entity Recognition", 2016, section 3.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Doc, Span

from claimx.kernels.encoder import Encoder, Floats

Flags = NDArray[np.bool_]
Places = NDArray[np.intp]


class Entities:
    """An entity recogniser made from spaCy's."""

    def __init__(self, recognizer: Any) -> None:  # noqa: ANN401 - spaCy's EntityRecognizer, which has no stub
        model = recognizer.model
        encode, (lower, upper) = model.get_ref("tok2vec"), (model.get_ref("lower"), model.get_ref("upper"))
        self.encoder = Encoder(encode.layers[0])
        linear = encode.layers[-1]
        self._narrow = (linear.get_param("W").T.copy(), linear.get_param("b"))
        self._features = _Features(lower)
        self._score = (upper.get_param("W").T.copy(), upper.get_param("b"))
        moves = [recognizer.moves.get_class_name(n).partition("-") for n in range(recognizer.moves.n_moves)]
        unseen = model.attrs["unseen_classes"]
        self._open = [n for n, (move, _, label) in enumerate(moves) if n not in unseen and (move == "O" or (move in "BU" and label))]
        self._moves = [(moves[n][0], moves[n][2]) for n in self._open]
        self._begins = np.array([move == "B" for move, _ in self._moves])
        self._names = np.array([move != "O" for move, _ in self._moves])
        numbers = {(move, label): n for n, (move, _, label) in enumerate(moves)}
        self._going_on = [numbers.get(("I", label), -1) for _, label in self._moves]
        self._ending = [numbers.get(("L", label), -1) for _, label in self._moves]

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the entities of documents whose sentences are known."""
        full = [doc for doc in docs if len(doc)]
        if not full:
            return
        vectors = np.concatenate(self.encoder(full)) @ self._narrow[0] + self._narrow[1]
        flags = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in full])
        ends = np.cumsum([len(doc) for doc in full])
        last = np.zeros(len(flags), dtype=bool)  # tokens that an entity cannot run on from
        last[:-1] = flags[1:, 0] == 1
        last[ends - 1] = True
        first, stops, choice = self._find(vectors, last, flags[:, 1] == 1)
        found = zip(first.tolist(), stops.tolist(), choice.tolist(), strict=True)
        _set(full, ends.tolist(), ((start, stop, self._moves[move][1]) for start, stop, move in found))

    def _find(self, vectors: Floats, last: Flags, space: Flags) -> tuple[Places, Places, Places]:
        """Where entities may begin, where each would end, and with which move it begins."""
        weights, bias = self._score
        scores = self._features.alone(vectors) @ weights[:, self._open] + bias[self._open]
        scores[np.ix_(last, self._begins)] = -np.inf
        scores[np.ix_(space, self._names)] = -np.inf
        choice = scores.argmax(axis=1)
        first = np.flatnonzero(self._names[choice])
        choice = choice[first]
        stops = first + 1
        under_way = np.flatnonzero(self._begins[choice])
        while len(under_way):
            at = stops[under_way]
            hidden = self._features.within(vectors, at, first[under_way])
            on, end = (np.asarray(moves)[choice[under_way]] for moves in (self._going_on, self._ending))
            goes_on = np.einsum("ij,ij->i", hidden, (weights[:, on] - weights[:, end]).T) + bias[on] - bias[end] > 0
            stops[under_way] += 1
            under_way = under_way[goes_on & ~last[at]]
        return first, stops, choice


class _Features:
    """What the recogniser sees: the token, and within an entity also its first token and the token before."""

    def __init__(self, lower: Any) -> None:  # noqa: ANN401 - thinc's Model
        weights = lower.get_param("W")  # features, outputs, pieces, inputs
        count, self.outputs, self.pieces, inputs = weights.shape
        assert count == 3
        self._weights = [np.ascontiguousarray(w.reshape(-1, inputs).T) for w in weights]
        pad = lower.get_param("pad").reshape(count, -1)
        self._bias = lower.get_param("b").reshape(-1)
        self._missing = self._bias + pad[1] + pad[2]

    def alone(self, vectors: Floats) -> Floats:
        """The hidden layer of every token, no entity being open."""
        return self._hidden(vectors @ self._weights[0] + self._missing)

    def within(self, vectors: Floats, at: Places, first: Places) -> Floats:
        """The hidden layer of the tokens `at` within entities that began at the tokens `first`."""
        token, begin, before = self._weights
        return self._hidden(vectors[at] @ token + vectors[first] @ begin + vectors[at - 1] @ before + self._bias)

    def _hidden(self, sums: Floats) -> Floats:
        hidden: Floats = sums.reshape(len(sums), self.outputs, self.pieces).max(axis=2)
        return hidden


def _set(docs: Sequence[Doc], ends: Sequence[int], found: Iterator[tuple[int, int, str]]) -> None:
    """Give each document the entities that a walk from its first token to its last gets to."""
    begin, free = 0, 0
    candidate = next(found, None)
    for doc, end in zip(docs, ends, strict=True):
        taken = []
        while candidate is not None and candidate[0] < end:
            start, stop, label = candidate
            if start >= free:
                taken.append(Span(doc, start - begin, stop - begin, label=label))
                free = stop
            candidate = next(found, None)
        doc.set_ents(taken, default="outside")
        begin = end
