"""What figures measure and who they are about, on a table of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import claimx

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "measures.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['text']}")
def test_measure_and_actor(nlp, case):
    claims = claimx.extract(case["text"], published="2017-04-05", nlp=nlp)
    claim = next(c for c in claims if c.quantity.text == case["figure"])
    assert claim.measure is not None
    assert case["measure"] in (claim.measure.text, claim.measure.name)
    assert case["text"][claim.measure.start : claim.measure.end] == claim.measure.text
    assert claim.found_by["measure"].startswith("measure.")
    if "actor" in case:
        assert (claim.actor.name if claim.actor else None) == case["actor"]
