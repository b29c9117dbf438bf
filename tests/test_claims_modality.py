"""Modality of figures: the case table."""

from pathlib import Path

import pytest
import yaml

import claimx

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "modality.yaml").read_text(encoding="utf-8"))
TABLE = [pytest.param(case, id=f"{section}: {case['id']}") for section, cases in CASES.items() for case in cases]


@pytest.mark.parametrize("case", TABLE)
def test_modality(nlp, case) -> None:
    claims = claimx.extract(case["text"], published="2017-04-05", nlp=nlp)
    wanted = {figure for figure, _ in case["figures"]}
    assert [[c.quantity.text, c.modality] for c in claims if c.quantity.text in wanted] == case["figures"]
