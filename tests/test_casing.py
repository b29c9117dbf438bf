"""Headlines in title case or capitals are read in the case of the body, and keep their text."""

from __future__ import annotations

import pytest
import spacy

import claimx
from claimx.casing import recased

BODY = "Harlow Foods said its loss was $4 million in the third quarter. It posts results in May. The IMF and U.S. banks were told."


@pytest.mark.parametrize(
    ("headline", "want"),
    [
        ("Harlow Posts $4 Million Loss", {"Posts": "posts", "Million": "million", "Loss": "loss"}),
        ("HARLOW POSTS LOSS", {"HARLOW": "Harlow", "POSTS": "posts", "LOSS": "loss"}),
        ("Harlow Tells IMF Of Loss", {"Tells": "tells", "Of": "of", "Loss": "loss"}),
        ("Harlow posts a loss of $4 million", {}),
    ],
)
def test_a_headline_takes_the_case_of_the_body(headline, want):
    doc = spacy.blank("en")(f"{headline}\n\n{BODY}")
    assert {doc[i].text: word for i, word in recased(doc).items()} == want


def test_a_text_without_a_headline_is_left_alone():
    assert recased(spacy.blank("en")(BODY)) == {}


def test_the_claim_of_a_headline_keeps_the_text_as_written(nlp):
    claim = claimx.extract(f"Harlow Posts $4 Million Loss\n\n{BODY}", nlp=nlp)[0]
    assert claim.quantity.text == "$4 Million"
    assert claim.measure is not None
    assert claim.measure.text == "Loss"


@pytest.mark.parametrize("figure", ["£60m.", "£60bn.", "60km."])
def test_a_full_stop_after_a_unit_ends_the_sentence(nlp, figure):
    sentences = [s.text.strip() for s in nlp(f"The firm said it will be {figure} Analysts did not agree.").sents]
    assert sentences[-1] == "Analysts did not agree."
