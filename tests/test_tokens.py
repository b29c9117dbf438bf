"""Tokenisation stays what it is on words, and loses no character of runs that are none."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from claimx.tokens import LONGEST, BoundedTokenizer

if TYPE_CHECKING:
    from spacy.language import Language

ORDINARY = "Alder Foods' sales rose 4% (to $5m), it said.\n\nSee https://example.org/a?b=c&d=" + "x" * (LONGEST - 40)


def test_ordinary_text_has_the_tokens_of_the_tokenizer_within(nlp: Language) -> None:
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, BoundedTokenizer)
    assert [token.text for token in tokenizer(ORDINARY)] == [token.text for token in tokenizer.inner(ORDINARY)]


@pytest.mark.parametrize("run", ['"' * 1001, "([" * 700, "a" * LONGEST, "a" * (LONGEST + 1), "…" * 3000, "1,"])
@pytest.mark.parametrize("around", ["", " ", "\n\n", " Sales rose 4%. "])
def test_no_character_is_lost_in_long_runs(run: str, around: str, nlp: Language) -> None:
    text = around + run + around + run + around
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert [token.idx for token in doc] == [text.find(token.text, token.idx) for token in doc]


def test_it_can_be_copied_to_other_processes(nlp: Language) -> None:
    copy = pickle.loads(pickle.dumps(nlp.tokenizer))  # noqa: S301 - our own bytes
    assert [token.text for token in copy("Sales rose 4%.")] == ["Sales", "rose", "4", "%", "."]
