"""Gold claims: articles in the ClaimBench file form, read and checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from claimx.errors import InputError
from claimx.model.claim import Modality, Role
from claimx.model.quantity import Modifier

Days = tuple[str | None, str | None]
"""First and last day of a period, ISO, inclusive; None is open."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PHRASES = ("measure", "actor", "source")
_CHOICES: Mapping[str, frozenset[str | None]] = {
    "role": frozenset(get_args(Role)),
    "modality": frozenset(get_args(Modality)),
    "modifier": frozenset((None, *get_args(Modifier))),
    "direction": frozenset((None, "up", "down")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A figure of the text and, slot by slot, every answer that counts as right.

    In `measure`, `actor`, `source` and `period` None means that leaving the slot empty is right.
    """

    text: str
    start: int
    end: int
    values: tuple[float, ...]
    high: float | None
    units: tuple[str, ...]
    measure: tuple[str | None, ...]
    actor: tuple[str | None, ...]
    source: tuple[str | None, ...]
    period: tuple[Days | None, ...]
    roles: tuple[tuple[str, str | None], ...]
    modalities: tuple[str, ...]
    modifiers: tuple[str | None, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article with its gold claims in text order."""

    id: str
    text: str
    published: str | None
    title: str | None
    claims: tuple[GoldClaim, ...]


def read_gold(path: Path) -> list[GoldArticle]:
    """The gold articles in a file, or in the JSON files of a folder in the order of their names.

    Raises InputError, naming the file and the claim, if something is not well formed.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        message = f"{path}: holds no .json files; gold articles are JSON files in the form that docs/evaluation.md describes"
        raise InputError(message)
    return [_article(file) for file in files]


def _article(path: Path) -> GoldArticle:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}"
        raise InputError(message) from error
    except ValueError as error:
        message = f"{path}: is not JSON in UTF-8: {error}"
        raise InputError(message) from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("claims"), list):
        message = f'{path}: is no gold article; want an object with "id", "text" and a list "claims"'
        raise InputError(message)
    claims = []
    for number, claim in enumerate(row["claims"], start=1):
        problem = next(_problems(row["text"], claim), None)
        if problem:
            figure = claim.get("q") if isinstance(claim, dict) else None
            message = f"{path}: claim {number} ({figure}): {problem}"
            raise InputError(message)
        claims.append(_claim(row["text"], claim))
    identifier = str(row.get("id") or path.stem)
    return GoldArticle(id=identifier, text=row["text"], published=row.get("published"), title=row.get("title"), claims=tuple(claims))


def _claim(text: str, row: Mapping[str, Any]) -> GoldClaim:
    start = locate(text, row["q"], row.get("n", 1))
    return GoldClaim(
        text=row["q"],
        start=start,
        end=start + len(row["q"]),
        values=(row["value"], *row.get("value_also", ())),
        high=row.get("high"),
        units=(row["unit"], *row.get("unit_also", ())),
        measure=tuple(row["measure"]),
        actor=tuple(row["actor"]),
        source=tuple(row["source"]),
        period=tuple(None if pair is None else (pair[0], pair[1]) for pair in row["period"]),
        roles=((row["role"], row.get("direction")), *((role, direction) for role, direction in row.get("role_also", ()))),
        modalities=(row["modality"], *row.get("modality_also", ())),
        modifiers=(row.get("modifier"), *row.get("modifier_also", ())),
        optional=bool(row.get("optional")),
    )


def locate(text: str, figure: str, occurrence: int) -> int:
    """Where the given occurrence (from 1) of a figure begins in the text, or -1."""
    at = -1
    for _ in range(occurrence):
        at = text.find(figure, at + 1)
        if at < 0:
            break
    return at


def _problems(text: str, row: Any) -> Iterator[str]:  # noqa: ANN401 - whatever the file holds
    """What is not well formed in a gold claim."""
    if not isinstance(row, dict) or not isinstance(row.get("q"), str) or not row["q"]:
        yield 'want an object with the figure as it stands in the text under "q"'
        return
    if locate(text, row["q"], row.get("n", 1)) < 0:
        yield f"occurrence {row.get('n', 1)} of the figure is not in the text"
    if not _is_number(row.get("value")) or not (row.get("high") is None or _is_number(row["high"])):
        yield "value is a number, and high a number or null"
    if not isinstance(row.get("unit"), str) or not row["unit"]:
        yield "unit is a string"
    for slot, choices in _CHOICES.items():
        if row.get(slot) not in choices:
            yield f"{slot} is {row.get(slot)!r}; want one of {', '.join(sorted(str(choice) for choice in choices))}"
    for slot in _PHRASES:
        if not _is_list(row.get(slot)) or not all(answer is None or isinstance(answer, str) for answer in row[slot]):
            yield f"{slot} is a list, not empty, of phrases or null"
    if not _is_list(row.get("period")) or not all(pair is None or _is_pair(pair) for pair in row["period"]):
        yield "period is a list, not empty, of [first day, last day] or null"


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value)


def _is_pair(value: Sequence[object]) -> bool:
    days = isinstance(value, list) and len(value) == 2
    return days and all(day is None or (isinstance(day, str) and _DAY.fullmatch(day) is not None) for day in value)
