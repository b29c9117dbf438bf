"""Who says so: source, cue and content (terms of the PARC attribution scheme)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimx.model.parts import Mention, Part

AttributionKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A statement and who it is attributed to.

    `content` holds one part, or several where the statement is interrupted. `via` is the enclosing attribution of a
    nested chain ("Reuters reported that the minister told …": the minister's attribution, via Reuters').
    `denied` is true where the cue denies or refuses the content ("denied that"), `attitude` where it tells what the
    source wants, does or feels about it and not what the source states ("hopes to", "urged banks to", "praised").
    """

    source: Mention | None
    source_title: Part | None = None
    cue: Part | None = None
    content: tuple[Part, ...]
    kind: AttributionKind
    via: Attribution | None = None
    denied: bool = False
    attitude: bool = False
    rule: str

    @property
    def start(self) -> int:
        """First character of source, cue or content."""
        return min(part.start for part in (*self.content, self.cue, self.source) if part is not None)

    @property
    def end(self) -> int:
        """One past the last character of source, cue or content."""
        return max(part.end for part in (*self.content, self.cue, self.source) if part is not None)
