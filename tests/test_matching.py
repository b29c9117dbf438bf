"""Between characters and tokens. No model."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claimx.matching import lemma_of, span_at, text_of

BLANK = spacy.blank("en")
TEXT = "Exports rose  4.5% to $1.2bn. "


@given(st.text())
def test_the_text_is_that_which_was_given(text: str) -> None:
    assert text_of(BLANK.make_doc(text)) == text


@given(st.integers(0, len(TEXT) + 2), st.integers(0, len(TEXT) + 2))
def test_a_span_covers_the_stretch_it_was_asked_for(start: int, end: int) -> None:
    span = span_at(BLANK.make_doc(TEXT), start, end)
    if start < end <= len(TEXT) and TEXT[start:end].strip():
        assert span is not None
        assert TEXT[span.start_char : span.end_char] == span.text
        assert span.start_char < end
        assert start < span.end_char
    elif not start < end <= len(TEXT):
        assert span is None


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
        ("’re", "VBP", "be"),
    ],
)
def test_dictionary_forms(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma
