"""Tokenisation stays what it is on words, and loses no character of runs that are none."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
import spacy

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


WORDS = (
    "Don't say Jan. or a.m.; it’s Alder Foods’ 4%-a-year rise, to $5m (£3.7m), e.g. in the U.S. or at http://example.org."
    "\n\n“No,” she said—twice."
)


def test_words_that_were_learnt_have_the_tokens_they_had() -> None:
    tokenizer = BoundedTokenizer(spacy.blank("en").tokenizer)
    before = [token.text for token in spacy.blank("en").tokenizer(WORDS)]
    tokenizer.learn([WORDS, "x" * 3000 + " \ud800 \x00", WORDS])
    assert [token.text for token in tokenizer(WORDS)] == before
    with tokenizer.vocab.memory_zone():
        assert [token.text for token in tokenizer(WORDS)] == before
        assert [token.text for token in tokenizer("It’s now 40%.")] == ["It", "’s", "now", "40", "%", "."]


def test_what_is_learnt_outlasts_a_memory_zone_and_what_is_met_in_one_does_not() -> None:
    tokenizer = BoundedTokenizer(spacy.blank("en").tokenizer)
    tokenizer.learn(["Wolframite fell."])
    with tokenizer.vocab.memory_zone():
        tokenizer("Wolframite and scheelite fell.")
    assert "Wolframite" in tokenizer.vocab.strings
    assert "scheelite" not in tokenizer.vocab.strings


def test_no_more_is_learnt_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.tokens.MOST_WORDS", 3)
    tokenizer = BoundedTokenizer(spacy.blank("en").tokenizer)
    tokenizer.learn(["Wolframite fell again, it seems."])
    tokenizer.learn(["Scheelite rose."])
    assert "Scheelite" not in tokenizer.vocab.strings
    assert [token.text for token in tokenizer("Scheelite rose.")] == ["Scheelite", "rose", "."]
