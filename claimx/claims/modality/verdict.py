"""A modality with the rule that told it."""

from __future__ import annotations

from typing import NamedTuple

from claimx.model.claim import Modality


class Verdict(NamedTuple):
    """A modality and the rule that told it."""

    modality: Modality
    rule: str
