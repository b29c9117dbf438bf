"""What a rule says of a figure's actor."""

from __future__ import annotations

from claimx.model import Mention

Verdict = tuple[Mention, str]
"""Whose a figure is, and the id of the rule that says so."""
