"""Roles of figures: the case table, and the examples of the rules kept as data."""

import re
from pathlib import Path

import pytest
import yaml

import claimx
from claimx import lexicon
from claimx.claims.patterns import plain, rows

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "roles.yaml").read_text(encoding="utf-8"))
CONTEXT = {"timed", "like", "kind", "verbless", "after-equivalent"}
FIGURE = re.compile(r"[$£€]?\d[\d,.]*(?:%|bn|m|km)?(?: (?:naira|miles|million))?|One in five adults")
TABLE = [pytest.param(case, id=f"{section}: {case['id']}") for section, cases in CASES.items() for case in cases]
RULES = [(table, row) for table, found in lexicon.read("claim_rules").items() for row in found]


@pytest.mark.parametrize("case", TABLE)
def test_roles(nlp, case) -> None:
    claims = claimx.extract(case["text"], published="2017-04-05", nlp=nlp)
    found = [[c.quantity.text, c.role, *([c.direction] if c.direction else [])] for c in claims]
    assert found == case["figures"]


def fires(table: str, identifier: str, example: str) -> bool:
    """Whether a rule fires on an example, whose figure is in brackets; what stands between is tried from each figure before it."""
    before, _, rest = example.partition("[")
    figure, _, behind = rest.partition("]")
    row = next(r for r in rows(table) if r.id == identifier)
    assert figure
    assert not row.figures or figure.lower() in row.figures
    if row.side == "before":
        return row.pattern.search(plain(before)) is not None
    if row.side == "behind":
        return row.pattern.match(plain(behind).rstrip(".") if row.figures else plain(behind)) is not None
    if row.side == "words":
        return row.pattern.search(plain(example.replace("[", "").replace("]", ""))) is not None
    return any(row.pattern.match(plain(before[at.end() :])) for at in FIGURE.finditer(before))


@pytest.mark.parametrize(("table", "row"), RULES, ids=[row["id"] for _, row in RULES])
def test_rules_fire_on_their_examples_alone(table: str, row) -> None:
    assert row["examples"]
    assert row["counter_examples"]
    assert all(fires(table, row["id"], example) for example in row["examples"])
    if not CONTEXT & set(row.get("flags", ())):
        assert not any(fires(table, row["id"], example) for example in row["counter_examples"])
