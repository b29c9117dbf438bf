"""Why a slot holds what it does: the words, and the rule that fired on them; for an empty slot, what was looked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimx.model.article import Record
    from claimx.model.claim import Claim

_INDENT = 17


def explain(claim: Claim) -> str:
    """The explanation of a claim: a line a slot, with the words, where they stand, and the rule behind it."""
    return "\n".join(_lines(claim))


def nothing_at(record: Record, offset: int | None) -> str:
    """Why there is no claim at an offset of an article, or (None) none at all."""
    if offset is None:
        return "no claims: no figure of the article is one" if record.quantities else "no claims: no figure stands in the article"
    figure = next((q for q in record.quantities if q.start <= offset < q.end), None)
    if figure is None:
        near = min(record.quantities, key=lambda q: abs(q.start - offset), default=None)
        return f"no figure stands at {offset}" + (f"; the nearest is {_words(near)}" if near is not None else "")
    found = f"{_words(figure)} is a figure, found by {figure.rule}, and no claim: "
    time = next((p for p in record.periods if p.start is not None and p.end is not None and p.start <= offset < p.end), None)
    if time is not None:
        return found + f"it is part of a time, {_words(time)}, found by {time.rule}"
    return found + "it refers back, tells an age or how long something takes, or stands in page furniture"


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("claimx") / "data" / "explanations.toml").read_text(encoding="utf-8"))


def _lines(claim: Claim) -> Iterator[str]:
    found_by, quantity = claim.found_by, claim.quantity
    high = "" if quantity.high is None else f" to {quantity.high:f}"
    yield _line("figure", f"{_words(quantity)} is {quantity.value:f}{high} {quantity.unit}", found_by.get("quantity"))
    if quantity.modifier is not None:
        yield _line("modifier", f"{_words(quantity.modifier_text)} is {quantity.modifier}" if quantity.modifier_text else quantity.modifier)
    yield _line("role", " ".join(filter(None, (claim.role, claim.direction))), found_by.get("role"))
    yield _slot("measure", claim.measure, found_by)
    yield _slot("actor", claim.actor, found_by)
    yield _slot("predicate", claim.predicate, found_by)
    for slot in ("period", "baseline_period"):
        period = getattr(claim, slot)
        days = "" if period is None else f" is {_day(period.first_day)} to {_day(period.last_day)}"
        yield _slot(slot, period, found_by, days)
        if period is not None:
            yield _line("", "read from its words", period.rule)
    yield _slot("place", claim.place, found_by)
    yield from _attribution(claim)
    yield _line("modality", claim.modality, found_by.get("modality"))
    for link in claim.links:
        yield _line("link", f"{link.relation.replace('_', ' ')} claim {link.claim}")
    yield _line("confidence", f"{claim.confidence:.2f}")


def _attribution(claim: Claim) -> Iterator[str]:
    told = claim.attribution
    if told is None or told.source is None:
        yield _slot("attribution", None, claim.found_by)
        return
    yield _line("source", _filled(told.source))
    cue = "no cue" if told.cue is None else f"cue {_words(told.cue)}"
    yield _line("", f"{cue}, {told.kind}", told.rule)
    if told.via is not None and told.via.source is not None:
        yield _line("via", _filled(told.via.source), told.via.rule)


def _slot(slot: str, part: Any, found_by: Mapping[str, str], more: str = "") -> str:  # noqa: ANN401 - any kind of part
    if part is None:
        return _line(slot.replace("_", " "), f"empty; looked for {_texts()['looked_for'][slot]}")
    return _line(slot.replace("_", " "), _filled(part) + more, found_by.get(slot))


def _filled(part: Any) -> str:  # noqa: ANN401 - any kind of part
    name = getattr(part, "name", None)
    named = f" is {name}" if name and name != part.text else ""
    antecedent = getattr(part, "antecedent", None)
    return _words(part) + named + (f", named at {antecedent.start}-{antecedent.end}" if antecedent is not None else "")


def _words(part: Any) -> str:  # noqa: ANN401 - any kind of part
    if part.start is None:
        return f'"{part.text}"'
    return f'"{part.text}" ({part.start}-{part.end})'


def _day(day: object) -> str:
    return "open" if day is None else str(day)


def _line(slot: str, filled: str, rule: str | None = None) -> str:
    line = f"{slot:<{_INDENT}}{filled}"
    if rule is None:
        return line
    said = _texts()["says"].get(rule)
    return f"{line}\n{'':<{_INDENT}}  by {rule}" + (f": {said}" if said else "")
