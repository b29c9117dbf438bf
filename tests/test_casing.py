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


def test_a_line_in_capitals_takes_the_case_of_the_other_lines():
    doc = spacy.blank("en")(f"{BODY}\n\n* HARLOW TO SHUT 40 SHOPS VS 30, FY EPS $2")
    assert list(recased(doc).values()) == ["Harlow", "to", "shut", "shops", "vs"]


def test_a_text_all_in_capitals_has_nothing_to_go_by():
    assert recased(spacy.blank("en")(f"HARLOW POSTS BIG LOSS\n\n{BODY.upper()}")) == {}


def test_the_marks_of_a_list_are_not_read(nlp):
    text = "Harlow Foods told its results.\n\n• Net sales of $4 million\n\n* Gross margin was 31%"
    found = [(claim.measure.text, claim.sentence.text) for claim in claimx.extract(text, nlp=nlp)]
    assert found == [("Net sales", "Net sales of $4 million"), ("Gross margin", "Gross margin was 31%")]


def test_lines_of_a_news_agency(nlp):
    text = (
        "Lumen Retail posts profit\n\nLumen Retail made a profit of $214 million.\n\n* Q2 REVENUE $2.3 BLN VS $2.1 BLN\n\n"
        "* TO CLOSE 35 STORES IN H2\n\n* SAYS CAPEX TO FALL TO $180 MLN"
    )
    found = [(c.quantity.text, c.measure.text, c.actor.name) for c in claimx.extract(text, nlp=nlp, published="2016-08-05")][1:]
    assert found == [
        ("$2.3 BLN", "REVENUE", "Lumen Retail"),
        ("$2.1 BLN", "REVENUE", "Lumen Retail"),
        ("35", "STORES", "Lumen Retail"),
        ("$180 MLN", "CAPEX", "Lumen Retail"),
    ]


def test_the_claim_of_a_headline_keeps_the_text_as_written(nlp):
    claim = claimx.extract(f"Harlow Posts $4 Million Loss\n\n{BODY}", nlp=nlp)[0]
    assert claim.quantity.text == "$4 Million"
    assert claim.measure is not None
    assert claim.measure.text == "Loss"


@pytest.mark.parametrize("figure", ["£60m.", "£60bn.", "60km."])
def test_a_full_stop_after_a_unit_ends_the_sentence(nlp, figure):
    sentences = [s.text.strip() for s in nlp(f"The firm said it will be {figure} Analysts did not agree.").sents]
    assert sentences[-1] == "Analysts did not agree."
