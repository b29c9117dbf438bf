"""The W3C Web Annotation Data Model (2017): each claim an annotation on its figure.

Its target is selected by position (in characters, as the model counts and claimx does) and by the words around it; its bodies
are the claim in plain words and the claim in the claim format.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimx.model import Claim, Record
from claimx.sinks.json_files import write_list
from claimx.sinks.labels import figure_label, measure_label, name_of, period_label, source_of
from claimx.sinks.result import Result
from claimx.sinks.schema_org import article_id, claim_id

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32


def write(results: Iterable[Result], path: Path) -> None:
    """One annotation page.

    Raises OutputError if it cannot be written.
    """
    head = {"@context": CONTEXT, "id": "urn:claimx:claims", "type": "AnnotationPage", "startIndex": 0}
    write_list(path, _annotations(results), within=head, key="items")


def _annotations(results: Iterable[Result]) -> Iterator[dict[str, Any]]:
    for record, text in results:
        for claim in record.claims:
            yield annotation(claim, record, text)


def annotation(claim: Claim, record: Record, text: str | None) -> dict[str, Any]:
    """A claim as an annotation on its figure; the words around it are those of its sentence where the text is not known."""
    source = record.url if record.url and record.url.startswith(("http://", "https://")) else article_id(record)
    return {
        "id": claim_id(claim, record),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": _in_words(claim), "format": "text/plain", "language": "en", "purpose": "describing"},
            {"type": "TextualBody", "value": json.dumps(claim.to_dict()), "format": "application/json", "purpose": "identifying"},
        ],
        "target": {"source": source, "selector": [_position(claim), _quote(claim, text)]},
    }


def _position(claim: Claim) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": claim.quantity.start, "end": claim.quantity.end}


def _quote(claim: Claim, text: str | None) -> dict[str, Any]:
    offset = 0 if text is not None else claim.sentence.start
    around = claim.sentence.text if text is None else text
    start, end = claim.quantity.start - offset, claim.quantity.end - offset
    return {
        "type": "TextQuoteSelector",
        "exact": claim.quantity.text,
        "prefix": around[max(start - _AROUND, 0) : start],
        "suffix": around[end : end + _AROUND],
    }


def _in_words(claim: Claim) -> str:
    """ "passengers: about 1.2 million (Nordhav Ferries; 2016; asserted; says Nordhav's report)"."""
    said = source_of(claim)
    facts = [name_of(claim.actor), period_label(claim.period), claim.modality, f"says {said}" if said else ""]
    measure = measure_label(claim)
    return f"{measure + ': ' if measure else ''}{figure_label(claim)} ({'; '.join(fact for fact in facts if fact)})"
