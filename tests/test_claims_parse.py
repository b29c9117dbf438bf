"""The rules' own tokens say what spaCy's say."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

import claimx
from claimx.claims.parse import Parse, Token
from claimx.matching import lemma, span_at

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = """Harlow sells its 40 boats

LIMA, 3 May - Harlow Marine  said on Tuesday it would sell the 40 boats that it bought in May for $3m. Sales, which rose 4%, were $1.2bn.
"""


@pytest.fixture(scope="module")
def parse(nlp: Language) -> Parse:
    return Parse(nlp(TEXT))


def test_tokens_are_those_of_the_document(parse: Parse) -> None:
    for own, token in zip(parse, parse.parsed, strict=True):
        assert (own.text, own.lower_, own.tag_, own.dep_, own.idx) == (token.text, token.lower_, token.tag_, token.dep_, token.idx)
        assert (own.lemma, own.end) == (lemma(token), token.idx + len(token))
        assert (own.left_edge.i, own.right_edge.i) == (token.left_edge.i, token.right_edge.i)
        assert own.head.i == token.head.i or token.is_space  # which spaCy hangs from the word before it, and then denies
        assert (own.sent.start, own.sent.end, own.sent.root.i) == (token.sent.start, token.sent.end, token.sent.root.i)
        for name in ("children", "ancestors", "subtree"):
            assert [other.i for other in getattr(own, name)] == [other.i for other in getattr(token, name)]
        assert [own.is_ancestor(other) for other in parse] == [token.is_ancestor(other) for other in parse.parsed]


def test_stretches_are_those_of_the_document(parse: Parse) -> None:
    for start in range(-1, len(TEXT) + 1):
        for end in range(start, min(start + 12, len(TEXT)) + 2):
            own, span = parse.span_at(start, end), span_at(parse.parsed, start, end)
            assert (own is None) == (span is None)
            if own is not None and span is not None:
                assert (own.start, own.end) == (span.start, span.end)
                assert not len(own) or (own.root.i, own.start_char, own.end_char) == (span.root.i, span.start_char, span.end_char)


def test_there_is_nothing_beside_a_document(parse: Parse) -> None:
    assert parse.lower(len(parse)) == ""
    with pytest.raises(IndexError):
        parse[0].nbor(-1)
    with pytest.raises(AttributeError):
        parse[0].vector  # noqa: B018


def test_tokens_are_let_go_without_the_garbage_collector(nlp: Language) -> None:
    gc.disable()
    try:
        before = sum(isinstance(thing, Token) for thing in gc.get_objects())
        assert claimx.extract(TEXT, published="2017-05-05", nlp=nlp)
        assert sum(isinstance(thing, Token) for thing in gc.get_objects()) == before
    finally:
        gc.enable()
