"""spaCy's dependency parser, over all paragraphs of a batch side by side.

The parser is an arc-eager transition system: it shifts words from a buffer onto a stack, draws arcs between the two, takes
words off the stack or puts them back, and breaks sentences. Here every paragraph has its own stack and buffer, and each
step scores and makes one move of each. The choices are spaCy's own; words are numbered from 1 within their paragraph, 0 is
none. (Nivre, "An efficient algorithm for projective dependency parsing", 2003; Honnibal & Johnson, "An improved
non-monotonic transition system for dependency parsing", 2015.)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from claimx.kernels.encoder import Flags, Floats, Places, maxout

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
_FEATURES = 8
_BEYOND = 2  # words of the next paragraph that the parser sees at a paragraph's end


class Heads:
    """A dependency parser made from spaCy's."""

    def __init__(self, parser: Any) -> None:  # noqa: ANN401 - spaCy's DependencyParser, which has no stub
        lower, upper = parser.model.get_ref("lower"), parser.model.get_ref("upper")
        linear = parser.model.get_ref("tok2vec").layers[-1]
        self._narrow = (linear.get_param("W").T.copy(), linear.get_param("b"))
        weights = lower.get_param("W")  # features, outputs, pieces, inputs
        count, _, self._pieces, inputs = weights.shape
        assert count == _FEATURES
        with_pad = np.concatenate([weights, lower.get_param("pad")[0][..., None]], axis=3)
        self._weights = np.ascontiguousarray(with_pad.transpose(0, 3, 2, 1).reshape(count * (inputs + 1), -1))
        self._bias = lower.get_param("b").T.reshape(-1)
        self._score = (upper.get_param("W").T.copy(), upper.get_param("b"))
        moves = [parser.moves.get_class_name(n).partition("-") for n in range(parser.moves.n_moves)]
        self._types = np.array(["SDLRB".index(move) for move, _, _ in moves])
        self.labels = np.array([parser.vocab.strings.add(label) if label else 0 for _, _, label in moves], dtype=np.uint64)

    def __call__(self, vectors: Floats, starts: Places, ends: Places, seen: Places) -> tuple[Places, Places]:
        """Each token's head, itself where it has none, and the number of the label of its arc.

        A paragraph goes from its start to its end, which are numbers of rows of `vectors`; `seen` is the end of what
        was encoded together with it.
        """
        table = np.zeros((len(vectors) + 1, len(self._narrow[1]) + 1), dtype=np.float32)
        table[:-1, :-1] = vectors @ self._narrow[0] + self._narrow[1]
        table[-1, -1] = 1  # the row of a word that is not there
        state = _State(starts, ends, seen)
        while len(state.row):
            state.look()
            scores = self._scores(table.take(state.tokens(len(vectors)), axis=0))
            scores[~state.allowed()[:, self._types]] = -np.inf
            move = scores.argmax(axis=1)
            state.make(self._types[move], move)
        return state.result(len(vectors))

    def _scores(self, features: Floats) -> Floats:
        sums = features.reshape(len(features), -1) @ self._weights + self._bias
        scores: Floats = maxout(sums, self._pieces) @ self._score[0] + self._score[1]
        return scores


class _State:
    """Stacks, buffers and arcs of all paragraphs.

    What a paragraph knows of its words lies in flat arrays, from its `row` on; what it knows of itself in one cell each,
    which goes when the paragraph is done.
    """

    def __init__(self, starts: Places, ends: Places, seen: Places) -> None:
        self.length = ends - starts
        self.known = np.minimum(self.length + _BEYOND, seen - starts)
        width = int(self.length.max()) + _BEYOND + 4
        self.row = np.arange(len(starts)) * width
        self.base = starts - 1
        self.where = (self.row, starts, self.length)
        self.depth, self.back, self.next = np.zeros_like(self.row), np.zeros_like(self.row), np.ones_like(self.row)
        cells = len(starts) * width
        self.stack, self.rebuffer, self.head, self.label, self.left, self.right, self.before = np.zeros((7, cells), dtype=np.intp)
        self.sentence, self.unshiftable = np.zeros((2, cells), dtype=bool)
        self.sentence[self.row + 1] = self.sentence[self.row + self.length + 1] = True

    def look(self) -> None:
        """Find the words that the next move depends on."""
        top = self.row + self.depth
        self.s0, self.s1, self.s2 = self.stack[top + 2], self.stack[top + 1], self.stack[top]
        ahead = np.where(self.next <= self.known, self.next, 0)
        after = np.where(self.next < self.known, self.next + 1, 0)
        returned = self.row + self.back
        self.b0 = np.where(self.back > 0, self.rebuffer[returned + 1], ahead)
        self.b1 = np.where(self.back > 1, self.rebuffer[returned], np.where(self.back == 1, ahead, after))

    def tokens(self, missing: int) -> Places:
        """The words that the parser sees, as rows of its vectors."""
        row, s0, b0 = self.row, self.s0, self.b0
        words = np.stack([b0, self.b1, s0, self.s1, self.s2, self.left[row + b0], self.left[row + s0], self.right[row + s0]], axis=1)
        return np.where(words > 0, words + self.base[:, None], missing)

    def allowed(self) -> Flags:
        """Which types of move each paragraph may make."""
        left = self.known - self.next + 1 + self.back
        some, two = self.depth > 0, left > 1
        at, after = self.row + self.b0, self.row + self.b1
        opens = self.sentence[at]
        shift = ~some | (two & ~opens & ~self.unshiftable[at])
        arc = some & (left > 0) & ~opens
        breaks = two & (self.b1 == self.b0 + 1) & ~self.sentence[after] & (self.b0 <= self.length)
        return np.stack([shift, some, arc, arc, breaks], axis=1)

    def make(self, types: Places, moves: Places) -> None:
        """Make a move in each paragraph, and drop the paragraphs that are done."""
        self._left(types == LEFT, moves)
        self._right(types == RIGHT, moves)
        self._push((types == SHIFT) | (types == RIGHT))
        self._reduce(types == REDUCE)
        breaks = types == BREAK
        self.sentence[self.row[breaks] + self.b1[breaks]] = True
        going = (self.depth > 0) | (self.back > 0) | (self.next <= self.length)
        if not going.all():
            for name in ("row", "base", "length", "known", "depth", "back", "next"):
                setattr(self, name, getattr(self, name)[going])

    def _left(self, chosen: Flags, moves: Places) -> None:
        row, child, head = self.row[chosen], self.s0[chosen], self.b0[chosen]
        had = self.head[row + child]
        last = (had > 0) & (self.right[row + had] == child)
        self.right[(row + had)[last]] = self.before[(row + child)[last]]
        self.head[row + child], self.label[row + child] = head, moves[chosen]
        self.before[row + child], self.left[row + head] = self.left[row + head], child
        self.unshiftable[row + head] = False
        self.depth[chosen] -= 1

    def _right(self, chosen: Flags, moves: Places) -> None:
        row, child, head = self.row[chosen], self.b0[chosen], self.s0[chosen]
        self.head[row + child], self.label[row + child] = head, moves[chosen]
        self.before[row + child], self.right[row + head] = self.right[row + head], child

    def _push(self, chosen: Flags) -> None:
        self.stack[(self.row + self.depth + 3)[chosen]] = self.b0[chosen]
        self.depth[chosen] += 1
        returned = self.back > 0
        self.back[chosen & returned] -= 1
        self.next[chosen & ~returned] += 1

    def _reduce(self, chosen: Flags) -> None:
        again = chosen & (self.head[self.row + self.s0] == 0) & (self.depth > 1)
        self.unshiftable[(self.row + self.s0)[again]] = True
        self.rebuffer[(self.row + self.back + 2)[again]] = self.s0[again]
        self.back[again] += 1
        self.depth[chosen] -= 1

    def result(self, count: int) -> tuple[Places, Places]:
        """Heads and labels of all tokens, one paragraph after the other."""
        rows, starts, lengths = self.where
        token = np.arange(count)
        own = np.repeat(np.arange(len(rows)), lengths)
        cell = rows[own] + token - starts[own] + 1
        head = self.head[cell]
        return np.where(head > 0, head + starts[own] - 1, token), self.label[cell]
