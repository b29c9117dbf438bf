"""Claims that are to be scored, from claimx or from anywhere else, in the JSON form of the claim format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimx.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a claim answers in every slot that is scored; phrases are given as text and name."""

    doc_id: str
    text: str
    start: int
    end: int
    value: float | None
    high: float | None
    unit: str | None
    modifier: str | None
    measure: tuple[str | None, ...]
    actor: tuple[str | None, ...]
    source: tuple[str | None, ...]
    days: tuple[str | None, str | None] | None
    role: str | None
    direction: str | None
    modality: str | None


def answer(claim: Mapping[str, Any]) -> Answer:
    """The answer that a claim in its JSON form gives.

    Raises InputError if it has no figure or belongs to no article.
    """
    try:
        quantity = claim["quantity"]
        start, end, doc_id = int(quantity["start"]), int(quantity["end"]), str(claim["doc_id"])
        value, high = (None if quantity.get(key) is None else float(quantity[key]) for key in ("value", "high"))
    except (KeyError, TypeError, ValueError) as error:
        message = f'no claim: want an object with "doc_id" and "quantity" (with start, end, value, unit); {type(error).__name__}: {error}'
        raise InputError(message) from error
    period = claim.get("period") or {}
    days = (period.get("first_day"), period.get("last_day"))
    return Answer(
        doc_id=doc_id,
        text=str(quantity.get("text") or ""),
        start=start,
        end=end,
        value=value,
        high=high,
        unit=quantity.get("unit"),
        modifier=quantity.get("modifier") or None,
        measure=_phrases(claim.get("measure")),
        actor=_phrases(claim.get("actor")),
        source=_phrases((claim.get("attribution") or {}).get("source")),
        days=days if any(days) else None,
        role=claim.get("role"),
        direction=claim.get("direction") or None,
        modality=claim.get("modality"),
    )


def _phrases(part: Mapping[str, Any] | None) -> tuple[str | None, ...]:
    return (part.get("name"), part.get("text")) if part else ()


def read_answers(path: Path) -> list[Answer]:
    """Saved claims: JSON Lines of claims or of article records, or the folder of a batch that wrote JSON Lines.

    Raises InputError, naming file and line, if they cannot be read.
    """
    files = sorted(path.glob("claims-*.jsonl")) if path.is_dir() else [path]
    if not files:
        message = f"{path}: holds no claims-*.jsonl; give a file of claims in JSON Lines, or the folder of a batch in that format"
        raise InputError(message)
    return [found for file in files for found in _read(file)]


def _read(path: Path) -> Iterator[Answer]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield from _answers(line, f"{path} line {number}")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read: {error}"
        raise InputError(message) from error


def _answers(line: str, place: str) -> Iterable[Answer]:
    try:
        row = json.loads(line)
        claims = row["claims"] if isinstance(row, dict) and "claims" in row else [row]
        return [answer(claim) for claim in claims]
    except (ValueError, InputError) as error:
        message = f"{place}: {error}"
        raise InputError(message) from error
