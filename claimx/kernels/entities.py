"""spaCy's entity recogniser, over all tokens of a batch at once.

The recogniser walks over the tokens and at each one begins an entity, goes on with it, ends it, or does neither. As
long as no entity is open, what it does depends on the token alone, so the scores of all tokens come from one matrix product; entities
are then followed from their first tokens, all of them side by side, and the walk takes those that it gets to. The
choices are spaCy's own. (Architecture: spaCy's TransitionBasedParser.v2 with state type "ner"; Lample et al., "Neural
Architectures for Named Entity Recognition", 2016, section 3.)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from claimx.kernels.encoder import Encoder, Features, Flags, Floats, Places, maxout

INSIDE, OUTSIDE, BEGINS = 1, 2, 3
"""spaCy's numbers for the place of a token in an entity (`ENT_IOB`)."""


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
        opening = [(moves[n][0], moves[n][2]) for n in self._open]
        self._begins = np.array([move == "B" for move, _ in opening])
        self._names = np.array([move != "O" for move, _ in opening])
        self._labels = [recognizer.vocab.strings.add(label) if label else 0 for _, label in opening]
        numbers = {(move, label): n for n, (move, _, label) in enumerate(moves)}
        self._going_on = [numbers.get(("I", label), -1) for _, label in opening]
        self._ending = [numbers.get(("L", label), -1) for _, label in opening]

    def __call__(self, features: Features, ends: Places, last: Flags) -> tuple[Places, Features]:
        """Each token's place in an entity, and the entity's label.

        `features` and `ends` are the encoder's; `last` says which tokens end their sentence.
        """
        vectors = self.encoder(features, ends) @ self._narrow[0] + self._narrow[1]
        place = np.full(len(vectors), OUTSIDE)
        label = np.zeros(len(vectors), dtype=np.uint64)
        free = 0
        first, stops, moves = self._find(vectors, last)
        for start, stop, move in zip(first.tolist(), stops.tolist(), moves.tolist(), strict=True):
            if start >= free:
                place[start:stop] = INSIDE
                place[start] = BEGINS
                label[start:stop] = self._labels[move]
                free = stop
        return place, label

    def _find(self, vectors: Floats, last: Flags) -> tuple[Places, Places, Places]:
        """Where entities may begin, where each would end, and with which move it begins."""
        weights, bias = self._score
        scores = self._features.alone(vectors) @ weights[:, self._open] + bias[self._open]
        scores[np.ix_(last, self._begins)] = -np.inf
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
        count, outputs, self._pieces, inputs = weights.shape
        assert count == 3
        self._weights = np.ascontiguousarray(weights.transpose(0, 3, 2, 1).reshape(count, inputs, -1))
        pad = lower.get_param("pad").reshape(count, outputs, -1).transpose(0, 2, 1).reshape(count, -1)
        self._bias = lower.get_param("b").T.reshape(-1)
        self._missing = self._bias + pad[1] + pad[2]

    def alone(self, vectors: Floats) -> Floats:
        """The hidden layer of every token, no entity being open."""
        return maxout(vectors @ self._weights[0] + self._missing, self._pieces)

    def within(self, vectors: Floats, at: Places, first: Places) -> Floats:
        """The hidden layer of the tokens `at` within entities that began at the tokens `first`."""
        token, begin, before = self._weights
        return maxout(vectors[at] @ token + vectors[first] @ begin + vectors[at - 1] @ before + self._bias, self._pieces)
