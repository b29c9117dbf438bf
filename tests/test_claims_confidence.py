"""Confidence: between 0 and 1, more for what surer rules found, and the same for the same claim."""

import claimx
from claimx import lexicon
from claimx.claims.confidence import confidence, features_of


def test_the_coefficients_move_the_confidence() -> None:
    weights = lexicon.read("confidence")["weights"]
    best, worst = max(weights, key=weights.get), min(weights, key=weights.get)
    assert 0 < confidence({worst: 1.0}) < confidence({}) < confidence({best: 1.0}) < 1


def test_a_rule_without_a_coefficient_counts_as_a_rare_one_of_its_slot() -> None:
    assert confidence({"measure: measure.never-heard-of": 1.0}) == confidence({"measure: rare rule": 1.0})
    assert confidence({"nothing: of.the-kind": 1.0}) == confidence({})


def test_claims_carry_the_confidence_of_their_features(nlp) -> None:
    claims = claimx.extract("Harlow Foods cut 400 jobs in May. It was worth $3m.", published="2017-04-05", nlp=nlp)
    assert [c.confidence for c in claims] == [confidence(found) for found in features_of(claims)]


def test_a_plain_claim_is_surer_than_a_figure_with_nothing_near_it(nlp) -> None:
    texts = ("Sales at Harlow Foods rose 4% in May.", "Then came 4%.")
    plain, bare = (claimx.extract(text, published="2017-04-05", nlp=nlp)[0] for text in texts)
    assert plain.confidence > bare.confidence
