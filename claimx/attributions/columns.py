"""A parsed document as plain columns, read once for all who ask about its tokens."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ref

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, ORTH, SENT_START, TAG
from spacy.tokens import Doc

from claimx import lexicon
from claimx.attributions.places import Places
from claimx.attributions.sentences import sentences
from claimx.attributions.tree import Children, edges
from claimx.matching import text_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")
_HYPHENS = frozenset({"-"})
_COMMON = frozenset({"NN", "NNS"})
_READ = [TAG, DEP, HEAD, SENT_START, ENT_IOB, ENT_TYPE]
_BEGINS, _GOES_ON = 3, 1  # what spaCy has for the first and the other tokens of an entity
_KNOWN: dict[int, tuple[ref[Doc], bytes, Columns]] = {}
"""The documents that were read last, by their identity: pipelines take a batch of them through one component after the other."""
_NAMES: list[tuple[dict[int, str], dict[str, str]]] = [({}, {})]
# How many documents are kept, more than go through the components together.
_MOST_DOCUMENTS = 32
# How many strings of a vocabulary are kept: the words of some hundred articles.
_MOST_NAMES = 50_000


@dataclass(slots=True)
class Columns:
    """Columns over tokens; `head` holds token numbers, `left` and `right` the edges of subtrees, `sent` numbers of sentences.

    `parsed` holds the tokens at which spaCy begins a sentence, `starts`/`ends` the first and one-past-last tokens of sentences;
    `by_word` (lower case) and `by_tag` say where each word and tag stands, so that nobody has to go through all tokens for them.
    """

    text: str
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    idx: list[int]
    children: Children
    parsed: list[int]
    sent: list[int]
    starts: list[int]
    ends: list[int]
    by_word: Places
    by_tag: Places
    entities: list[tuple[int, int, str]]


def columns_of(doc: Doc) -> Columns:
    """The columns of a document, read again when many others were read since, or when its tokens, parse or entities have changed."""
    known = _KNOWN.get(id(doc))
    if known is not None and known[0]() is doc and known[1] == doc.to_array(_READ).tobytes():
        return known[2]
    rows: NDArray[Any] = doc.to_array([*_READ, ORTH, IDX])
    columns = _read(doc, rows)
    _KNOWN.pop(id(doc), None)
    if len(_KNOWN) >= _MOST_DOCUMENTS:
        del _KNOWN[next(iter(_KNOWN))]
    _KNOWN[id(doc)] = ref(doc), rows[:, : len(_READ)].tobytes(), columns
    return columns


def _read(doc: Doc, array: NDArray[Any]) -> Columns:
    tags, deps, orths, idx = array[:, [0, 1, 6, 7]].T.tolist()
    heads = array[:, 2].astype("int64") + np.arange(len(array))
    parsed: list[int] = np.flatnonzero(array[:, 3] == 1).tolist()
    names, small = _names()
    words, labels = _strings(doc, names, small, orths), _strings(doc, names, small, tags)
    lower = _in_order(small, words)
    by_word = Places(lower)
    relations = _strings(doc, names, small, deps)
    _call_nouns(words, labels, idx, by_word)
    _join_halves(words, labels, relations, heads, by_word, idx)
    left, right = edges(heads)
    sent, starts, ends = sentences(words, labels, parsed, by_word)
    return Columns(
        text=text_of(doc),
        words=words,
        lower=lower,
        tags=labels,
        deps=relations,
        head=heads.tolist(),
        left=left,
        right=right,
        idx=idx,
        children=Children(heads),
        parsed=parsed,
        sent=sent,
        starts=starts,
        ends=ends,
        by_word=by_word,
        by_tag=Places(labels),
        entities=_entities(doc, names, small, array[:, 4:6]),
    )


def _call_nouns(words: list[str], tags: list[str], idx: list[int], by_word: Places) -> None:
    """Tag as nouns the letters for a million and the like right behind a number, which a tagger may take for a verb ("£40m")."""
    for token in by_word.of(lexicon.words("attributions", "magnitudes")):
        glued = token > 0 and words[token - 1][-1].isdigit() and idx[token - 1] + len(words[token - 1]) == idx[token]
        if glued and tags[token][:1] == "V":
            tags[token] = "NN"


def _join_halves(words: list[str], tags: list[str], deps: list[str], heads: NDArray[Any], by_word: Places, idx: list[int]) -> None:  # noqa: PLR0913, PLR0917
    """Hang the halves of a word with a hyphen together, where a parser takes them for three nouns side by side ("e-mail")."""
    for at in by_word.of(_HYPHENS):
        if tags[at] not in _COMMON or not 0 < at < len(words) - 1 or not heads[at - 1] == heads[at] == heads[at + 1]:
            continue
        if idx[at - 1] + len(words[at - 1]) == idx[at] and idx[at] + 1 == idx[at + 1]:
            heads[(heads == at - 1) | (heads == at)] = at + 1
            heads[at - 1] = heads[at] = at + 1
            tags[at], deps[at - 1], deps[at] = "HYPH", "compound", "punct"


def _entities(doc: Doc, names: dict[int, str], small: dict[str, str], array: NDArray[Any]) -> list[tuple[int, int, str]]:
    """First and one-past-last tokens of the entities, and their labels; `doc.ents` makes a span of each."""
    starts = np.flatnonzero((array[:, 0] == _BEGINS) & (array[:, 1] != 0))
    others = np.append(np.flatnonzero(array[:, 0] != _GOES_ON), len(array))
    ends = others[np.searchsorted(others, starts, side="right")]
    labels = _strings(doc, names, small, array[starts, 1].tolist())
    return list(zip(starts.tolist(), ends.tolist(), labels, strict=True))


def _names() -> tuple[dict[int, str], dict[str, str]]:
    """What spaCy's numbers for strings stand for, as far as seen, and those strings in lower case.

    They are kept, as a vocabulary makes a new string at every question; a number is the hash of its string, whichever vocabulary is asked.
    """
    if len(_NAMES[-1][0]) > _MOST_NAMES:
        _NAMES[-1] = {}, {}
    return _NAMES[-1]


def _strings(doc: Doc, names: dict[int, str], lower: dict[str, str], numbers: list[int]) -> list[str]:
    """What some numbers stand for; what is new is learned."""
    try:
        return _in_order(names, numbers)
    except KeyError:
        strings = doc.vocab.strings
        for number in {*numbers}.difference(names):
            name = names[number] = strings[number] if number else ""
            lower[name] = name.lower()
        return _in_order(names, numbers)


def _in_order(table: dict[T, str], keys: list[T]) -> list[str]:
    """What a table has for each of some keys, in the quickest way."""
    return list(itemgetter(*keys)(table)) if len(keys) > 1 else [table[key] for key in keys]
