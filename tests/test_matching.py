"""Between characters and tokens. No model."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claimx.matching import lemma_of, length, part_of, span_at, words_between

BLANK = spacy.blank("en")
TEXT = "Exports rose  4.5% to $1.2bn. "


@given(st.text())
def test_length_is_that_of_the_text(text: str) -> None:
    assert length(BLANK.make_doc(text)) == len(text)


@given(st.integers(0, len(TEXT) + 2), st.integers(0, len(TEXT) + 2))
def test_a_span_covers_the_stretch_it_was_asked_for(start: int, end: int) -> None:
    span = span_at(BLANK.make_doc(TEXT), start, end)
    if start < end <= len(TEXT) and TEXT[start:end].strip():
        assert span is not None
        part = part_of(span)
        assert TEXT[part.start : part.end] == part.text
        assert part.overlaps(start, end)
    elif not start < end <= len(TEXT):
        assert span is None


@given(st.text(), st.data())
def test_words_between_are_cut_from_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert words_between(BLANK.make_doc(text), start, end) == text[start:end]


def test_tokens_are_parts_too() -> None:
    doc = BLANK.make_doc(TEXT)
    assert [part_of(token).text for token in doc] == [token.text for token in doc]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("rose", "VBD", "rise"),
        ("Fell", "VBD", "fall"),
        ("companies", "NNS", "company"),
        ("Rose", "NNP", "rose"),
        ("larger", "JJR", "large"),
        ("would", "MD", "will"),
        ("4.5", "CD", "4.5"),
    ],
)
def test_dictionary_forms(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma
