"""How sure a claim is: the chance that it is wholly right, from the rules that filled its slots.

Each rule has a reliability; a claim's confidence is the logistic function of the sum of its rules' log-odds
(naive Bayes with calibrated weights). The coefficients stand in `data/en/confidence.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from claimx import lexicon


@cache
def _coefficients() -> dict[str, float]:
    table = lexicon.read("confidence")
    return {"intercept": float(table["intercept"]), **{k: float(v) for k, v in table["rules"].items()}}


def confidence(found_by: Mapping[str, str]) -> float:
    """The confidence, between 0 and 1, of a claim whose slots the given rules filled."""
    weights = _coefficients()
    total = weights["intercept"] + sum(weights.get(rule, 0.0) for slot, rule in found_by.items() if slot != "quantity")
    return round(1.0 / (1.0 + math.exp(-total)), 3)
