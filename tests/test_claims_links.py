"""Links between the claims of one article."""

import pytest

import claimx


@pytest.mark.parametrize(
    ("text", "relation", "figure", "other"),
    [
        ("Sales rose from $3bn to $4.5bn.", "baseline_of", "$3bn", "$4.5bn"),
        ("Sales rose 4% to $9m.", "change_of", "4%", "$9m"),
        ("It made $10m (£6m) in 2016.", "equivalent_of", "£6m", "$10m"),
        ("Harlow profit falls 5%\n\nProfit at Harlow Foods fell 5% in 2016, the firm said.", "repeats", "5%", "5%"),
    ],
)
def test_a_link_names_the_other_claim(nlp, text, relation, figure, other) -> None:
    claims = claimx.extract(text, published="2017-04-05", nlp=nlp)
    by_id = {c.id: c for c in claims}
    found = [(c.quantity.text, by_id[link.claim].quantity.text) for c in claims for link in c.links if link.relation == relation]
    assert found == [(figure, other)]
