"""What figures measure and who they are about, on a table of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import claimx
from claimx import lexicon
from claimx.claims.measure import find as measure

ROWS = lexicon.rows("measures", "rule")
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "measures.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['text']}")
def test_measure_and_actor(nlp, case):
    claims = claimx.extract(case["text"], published="2017-04-05", nlp=nlp)
    claim = [c for c in claims if c.quantity.text == case["figure"]][case.get("nth", 1) - 1]
    if case["measure"] is None:
        assert claim.measure is None
        return
    assert claim.measure is not None
    assert case["measure"] in (claim.measure.text, claim.measure.name)
    assert case["text"][claim.measure.start : claim.measure.end] == claim.measure.text
    assert claim.found_by["measure"].startswith("measure.")
    if "actor" in case:
        assert (claim.actor.name if claim.actor else None) == case["actor"]


def found_by(text, figure, nlp):
    claims = claimx.extract(text, published="2017-04-05", nlp=nlp)
    return next(c for c in claims if c.quantity.text == figure)


def test_every_rule_has_its_row():
    assert {row["id"] for row in ROWS} == measure.RULES


@pytest.mark.parametrize(("rule", "example"), [(row["id"], example) for row in ROWS for example in row["examples"]])
def test_a_rule_finds_its_examples(nlp, rule, example):
    text, figure, want = example
    claim = found_by(text, figure, nlp)
    assert claim.found_by["measure"] == f"measure.{rule}"
    assert want in (claim.measure.text, claim.measure.name)


@pytest.mark.parametrize(("rule", "example"), [(row["id"], example) for row in ROWS for example in row.get("counter_examples", ())])
def test_a_rule_leaves_its_counter_examples(nlp, rule, example):
    assert found_by(*example, nlp).found_by.get("measure") != f"measure.{rule}"
