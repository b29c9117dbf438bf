"""Figures that do not agree are found, and figures that do are left alone."""

import pytest

import claimx
from claimx.claims.checks import check_article, check_articles


def kinds(nlp, text):
    found = check_article(claimx.extract(text, published="2017-04-05", nlp=nlp), text)
    for finding in found:
        assert all(text[place.start : place.end] == place.text for place in finding.places)
    return [finding.kind for finding in found]


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        ("Sales rose 40% to $4.2bn from $4bn.", "Sales rose 5% to $4.2bn from $4bn.", "change"),
        ("Sales fell 5% to $4.8bn from $4.1bn.", "Sales fell 5% to $3.8bn from $4.0bn.", "direction"),
        ("It made $10m (£5m). It spent $20m (£18m).", "It made $10m (£5m). It spent $20m (£10m).", "rate"),
    ],
)
def test_within_an_article(nlp, wrong, right, kind) -> None:
    assert kinds(nlp, wrong) == [kind]
    assert kinds(nlp, right) == []


def test_across_articles(nlp) -> None:
    def claims(name, figure):
        return claimx.extract(f"Harlow Foods posted a profit of {figure} in 2016.", published="2017-04-05", doc_id=name, nlp=nlp)

    assert [f.kind for f in check_articles([*claims("a", "$9m"), *claims("b", "$12m")])] == ["articles"]
    assert check_articles([*claims("a", "$9m"), *claims("b", "$9m")]) == []
