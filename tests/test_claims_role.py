"""Roles of figures: the case table, and the examples of the rules kept as data."""

from pathlib import Path

import pytest
import yaml

import claimx
from claimx import lexicon
from claimx.claims.patterns import plain, rows

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "roles.yaml").read_text(encoding="utf-8"))
TABLE = [pytest.param(case, id=f"{section}: {case['id']}") for section, cases in CASES.items() for case in cases]
BESIDE = [(table, row) for table in ("baseline", "change") for row in lexicon.rows("claim_rules", table)]


@pytest.mark.parametrize("case", TABLE)
def test_roles(nlp, case) -> None:
    claims = claimx.extract(case["text"], published="2017-04-05", nlp=nlp)
    found = [[c.quantity.text, c.role, *([c.direction] if c.direction else [])] for c in claims]
    assert found == case["figures"]


def fires(table: str, identifier: str, example: str) -> bool:
    before, _, rest = example.partition("[")
    figure, _, behind = rest.partition("]")
    assert figure
    row = next(r for r in rows(table) if r.id == identifier)
    if row.side == "before":
        return row.pattern.search(plain(before)) is not None
    return row.pattern.match(plain(behind)) is not None


@pytest.mark.parametrize(("table", "row"), BESIDE, ids=[row["id"] for _, row in BESIDE])
def test_rules_fire_on_their_examples_alone(table: str, row) -> None:
    assert all(fires(table, row["id"], example) for example in row["examples"])
    if not row.get("flags"):
        assert not any(fires(table, row["id"], example) for example in row["counter_examples"])
