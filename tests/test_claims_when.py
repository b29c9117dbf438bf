"""Periods of claims: the case table."""

from pathlib import Path

import pytest
import yaml

import claimx

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "claim_periods.yaml").read_text(encoding="utf-8"))
TABLE = [pytest.param(case, id=f"{section}: {case['id']}") for section, cases in CASES.items() for case in cases]


def days(period):
    return [None, None] if period is None else [period.first_day, period.last_day]


@pytest.mark.parametrize("case", TABLE)
def test_periods(nlp, case) -> None:
    claims = claimx.extract(case["text"], published=str(case.get("published", "2017-04-05")), nlp=nlp)
    wanted = {row[0] for row in case["figures"]}
    assert [[c.quantity.text, *days(c.period)] for c in claims if c.quantity.text in wanted] == case["figures"]
    if "carried" in case:
        assert [c.quantity.text for c in claims if c.period and c.period.inherited] == case["carried"]
    compared = {row[0] for row in case.get("baseline", [])}
    assert [[c.quantity.text, *days(c.baseline_period)] for c in claims if c.quantity.text in compared] == case.get("baseline", [])
