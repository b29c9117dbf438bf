"""What a check gives out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from claimx.model import Claim
from claimx.model.codec import plain

FindingKind = Literal["change", "direction", "parts", "rate", "headline", "articles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a figure of a finding stands: article, offsets, and the figure as written."""

    doc_id: str
    claim: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Figures that do not agree.

    `kind` names the check: "change" (from and to against the stated change), "direction" (a rise to less), "parts" (more
    than their total), "rate" (an equivalent against its rate), "headline" (against the body), "articles" (against another
    article). `message` says it in plain words; `places` are the figures, in text order.
    """

    kind: FindingKind
    message: str
    places: tuple[Place, ...]

    def to_dict(self) -> dict[str, Any]:
        """The finding in its JSON form."""
        form: dict[str, Any] = plain(self)
        return form


def finding(kind: FindingKind, message: str, *claims: Claim) -> Finding:
    """A finding over the given claims."""
    places = [
        Place(doc_id=c.doc_id, claim=c.id, start=c.quantity.start, end=c.quantity.end, text=c.quantity.text)
        for c in sorted(claims, key=lambda c: (c.doc_id, c.quantity.start))
    ]
    return Finding(kind=kind, message=message, places=tuple(places))
