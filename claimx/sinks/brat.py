"""brat standoff (brat 1.3): `ID.txt` and `ID.ann` for each article, and the configuration that goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import get_args

from claimx.errors import OutputError
from claimx.model import Claim
from claimx.model.claim import Modality, Relation, Role
from claimx.sinks.files import whole
from claimx.sinks.result import Result
from claimx.sinks.slots import SLOTS, Stretch, all_stretches, stretches

_UNSAFE = re.compile(r"[^\w.~-]+")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x1c-\x1e\x85]+")


def write(results: Iterable[Result], path: Path) -> None:
    """A folder that brat serves; made if need be.

    Raises InputError if a text was not kept, OutputError if the folder cannot be written.
    """
    rest = iter(results)
    first = [(result, result.whole_text()) for result in islice(rest, 1)]  # before there is a folder
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{path}: cannot be made: {error.strerror or error}"
        raise OutputError(message) from error
    _save(path / "annotation.conf", configuration())
    taken: set[str] = set()
    for result, text in chain(first, ((result, result.whole_text()) for result in rest)):
        name = _name(result.record.doc_id, taken)
        _save(path / f"{name}.txt", text)
        _save(path / f"{name}.ann", "".join(f"{line}\n" for line in standoff(result)))


def _name(doc_id: str, taken: set[str]) -> str:
    """A file name for an article, new among those taken."""
    base = _UNSAFE.sub("_", doc_id).strip("._")[:100] or "article"
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        name = f"{base}~{number}"
    taken.add(name.lower())
    return name


def _save(path: Path, text: str) -> None:
    with whole(path) as draft:
        draft.write_text(text, encoding="utf-8", errors="replace", newline="")


def configuration() -> str:
    """The `annotation.conf` of the folder."""
    links = [f"{_title(relation)}\tArg1:Figure, Arg2:Figure" for relation in get_args(Relation)]
    slots = [f"Has_{slot}\tArg1:Figure, Arg2:{_title(slot)}" for slot in SLOTS[1:]]
    kinds = [f"{name}\tArg:Figure, Value:{'|'.join(get_args(values))}" for name, values in (("Role", Role), ("Modality", Modality))]
    sections = {"entities": [_title(slot) for slot in SLOTS], "relations": [*slots, *links], "events": [], "attributes": kinds}
    return "\n".join(f"[{name}]\n" + "".join(f"{row}\n" for row in rows) for name, rows in sections.items())


def standoff(result: Result) -> Iterator[str]:
    """The lines of the `.ann` file: text bounds, relations, attributes of figures, and their values as notes."""
    claims, text = result.record.claims, result.whole_text()
    visible = (stretch for stretch in all_stretches(claims) if _LINE.search(text[stretch.start : stretch.end]))
    bounds = {stretch: f"T{number}" for number, stretch in enumerate(visible, start=1)}
    for stretch, name in bounds.items():
        lines = [(stretch.start + line.start(), stretch.start + line.end()) for line in _LINE.finditer(text[stretch.start : stretch.end])]
        places = ";".join(f"{start} {end}" for start, end in lines)
        yield f"{name}\t{_title(stretch.slot)} {places}\t{' '.join(text[start:end] for start, end in lines)}"
    for number, (kind, one, two) in enumerate(_relations(claims, bounds), start=1):
        yield f"R{number}\t{kind} Arg1:{one} Arg2:{two}"
    figures = {bounds[Stretch.of_figure(claim)]: claim for claim in claims if Stretch.of_figure(claim) in bounds}
    for number, (name, claim) in enumerate(figures.items()):
        yield f"A{2 * number + 1}\tRole {name} {claim.role}"
        yield f"A{2 * number + 2}\tModality {name} {claim.modality}"
        yield f"#{number + 1}\tAnnotatorNotes {name}\t{_note(claim)}"


def _relations(claims: Iterable[Claim], bounds: dict[Stretch, str]) -> Iterator[tuple[str, str, str]]:
    figures = {claim.id: bounds.get(Stretch.of_figure(claim)) for claim in claims}
    seen = set()
    for claim in claims:
        one = figures[claim.id]
        ties = [(f"Has_{stretch.slot}", bounds.get(stretch)) for stretch in stretches(claim) if stretch.slot != "figure"]
        ties += [(_title(link.relation), figures.get(link.claim)) for link in claim.links]
        for kind, two in ties:
            if one and two and one != two and (kind, one, two) not in seen:
                seen.add((kind, one, two))
                yield kind, one, two


def _note(claim: Claim) -> str:
    quantity = claim.quantity
    high = f" to {quantity.high:f}" if quantity.high is not None else ""
    return f"{quantity.modifier or ''}{quantity.value:f}{high} {quantity.unit}; confidence {claim.confidence:g}"


def _title(name: str) -> str:
    return name[0].upper() + name[1:]
