"""A quantitative claim: one figure and everything the article says of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from claimx.model.attribution import Attribution
from claimx.model.codec import plain_dict
from claimx.model.explain import explain
from claimx.model.parts import Measure, Mention, Part, Predicate
from claimx.model.period import Period
from claimx.model.quantity import Quantity

Role = Literal["level", "change", "baseline", "ratio", "equivalent"]
Direction = Literal["up", "down"]
Modality = Literal["asserted", "negated", "possible", "forecast", "conditional"]
Relation = Literal["baseline_of", "change_of", "equivalent_of", "ratio_of", "part_of", "repeats"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie from one claim to another of the same article, named by its id."""

    relation: Relation
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure with its slots; a slot that the article does not fill is None."""

    id: str
    doc_id: str
    sentence: Part
    quantity: Quantity
    role: Role
    direction: Direction | None = None
    measure: Measure | None = None
    actor: Mention | None = None
    predicate: Predicate | None = None
    period: Period | None = None
    baseline_period: Period | None = None
    place: Mention | None = None
    attribution: Attribution | None = None
    modality: Modality = "asserted"
    links: tuple[Link, ...] = ()
    confidence: float
    found_by: Mapping[str, str] = field(default_factory=dict, hash=False)

    def to_dict(self) -> dict[str, Any]:
        """The claim in its JSON form (dates as ISO strings, decimals as numbers)."""
        return plain_dict(self)

    def explain(self) -> str:
        """Why the slots hold what they do, for people to read: the words and the rule behind each, and what an empty one lacks."""
        return explain(self)


def claim_id(doc_id: str, sentence: str, offset: int, occurrence: int) -> str:
    """A name that depends on the article's id and the claim's sentence alone, not on the text around it.

    `offset` is that of the figure in the sentence, `occurrence` counts the sentences of the same words before it.
    """
    raw = f"{doc_id}\0{sentence}\0{offset}\0{occurrence}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(raw).hexdigest()[:16]
