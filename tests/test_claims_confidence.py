"""Confidence: between 0 and 1, and more for what surer rules found."""

from claimx import lexicon
from claimx.claims.confidence import confidence


def test_the_coefficients_move_the_confidence() -> None:
    rules = lexicon.read("confidence")["rules"]
    best, worst = max(rules, key=rules.get), min(rules, key=rules.get)
    assert 0 < confidence({"measure": worst}) < confidence({}) < confidence({"measure": best}) < 1
