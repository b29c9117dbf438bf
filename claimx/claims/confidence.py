"""How sure a claim is: the chance that it is wholly right, from what filled its slots and how crowded its sentence is.

A logistic regression over the features of `features`: which rule filled each slot, which slots stayed empty, how far the
figure is from its measure, how many figures share the sentence. The coefficients stand in `data/en/confidence.toml` and are
fitted by `benchmarks/calibrate.py`. A rule that has no coefficient counts as one of its slot's rare rules.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model import Claim

RARE = "rare rule"
_SLOTS = ("measure", "actor", "period", "attribution")
_HEDGED = ("possible", "conditional", "negated")


def confidence(found: Mapping[str, float]) -> float:
    """The confidence, between 0 and 1, of a claim with the given features."""
    weights = _weights()
    total = weights["intercept"] + sum(
        value * (weights[name] if name in weights else _rare(name, weights)) for name, value in found.items()
    )
    return round(1.0 / (1.0 + math.exp(-total)), 3)


def _rare(name: str, weights: Mapping[str, float]) -> float:
    """The coefficient of a feature that has none of its own: that of its slot's rare rules for a rule."""
    slot, is_rule, _ = name.partition(": ")
    return weights.get(f"{slot}: {RARE}", 0.0) if is_rule else 0.0


@kept
def _weights() -> dict[str, float]:
    table = lexicon.read("confidence")
    return {"intercept": float(table["intercept"]), **{name: float(weight) for name, weight in table["weights"].items()}}


def features_of(claims: Sequence[Claim]) -> list[dict[str, float]]:
    """The features of each claim of one article: name → value; rules are named "slot: rule"."""
    here = Counter(claim.sentence.start for claim in claims)
    return [features(claim, here[claim.sentence.start]) for claim in claims]


def features(claim: Claim, figures: int) -> dict[str, float]:
    """The features of a claim whose sentence has so many figures."""
    found = {f"{slot}: {rule}": 1.0 for slot, rule in claim.found_by.items() if slot != "quantity"}
    found["figures in the sentence"] = math.log(figures)
    found["length of the sentence"] = math.log(max(1, len(claim.sentence.text)) / 100)
    found["distance of the measure"] = _distance(claim)
    found[f"kind {claim.quantity.kind}"] = found[f"role {claim.role}"] = 1.0
    return found | dict.fromkeys(_marks(claim), 1.0)


def _marks(claim: Claim) -> Iterable[str]:
    """What a claim is or lacks, as names."""
    yield from (f"no {slot}" for slot in _SLOTS if getattr(claim, slot) is None)
    if claim.period is not None and claim.period.inherited:
        yield "inherited period"
    if claim.actor is not None and claim.actor.antecedent is not None:
        yield "resolved actor"
    if claim.actor is not None and not claim.sentence.start <= claim.actor.start < claim.sentence.end:
        yield "actor of another sentence"
    if claim.attribution is not None and claim.attribution.source is None:
        yield "attribution without source"
    if claim.modality in _HEDGED:
        yield "hedged"
    if claim.quantity.modifier is not None:
        yield "modifier"


def _distance(claim: Claim) -> float:
    """How far the measure is from the figure, as the logarithm of the characters between them; far outside the sentence."""
    measure, figure = claim.measure, claim.quantity
    if measure is None:
        return 0.0
    gap = max(measure.start - figure.end, figure.start - measure.end, 0)
    return math.log1p(min(gap, 1000)) / 5
