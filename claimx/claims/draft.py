"""A claim in the making: the frame of its figure and the slots found so far, with the rule behind each."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.claims.frame import Frame
from claimx.claims.parse import Token
from claimx.model import Attribution, Measure, Mention, Period
from claimx.model.claim import Direction, Modality, Role


@dataclass(slots=True)
class Draft:
    """Slots of a claim as the rules fill them, one after the other.

    `attribution` is the innermost around the figure, whether a statement or a plan; `teller` the one that says whom the
    claim is from.
    `restates` is the draft of the figure that this one puts in another way ("$5m (£3m)", "$5m, or 30 cents a share"),
    `shares` the draft whose measure this one has too.
    """

    frame: Frame
    paragraph: int
    attribution: Attribution | None = None
    teller: Attribution | None = None
    restates: Draft | None = None
    shares: Draft | None = None
    role: Role = "level"
    direction: Direction | None = None
    head: Token | None = None
    measure: Measure | None = None
    actor: Mention | None = None
    period: Period | None = None
    baseline_period: Period | None = None
    modality: Modality = "asserted"
    found_by: dict[str, str] = field(default_factory=dict)
