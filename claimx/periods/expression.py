"""What the grammar finds: a temporal expression, not yet resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A stretch of text that names a time: `text[start:end] == expression.text`.

    `form` names the way to resolve it, `parts` the words that matter for that (lower case), `modifier` what narrows
    it ("start", "mid", "end", "~" …), `rule` the row of the grammar that found it.
    """

    text: str
    start: int
    end: int
    rule: str
    form: str
    parts: Mapping[str, str] = field(default_factory=dict)
    modifier: str | None = None
