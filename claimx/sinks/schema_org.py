"""schema.org `Claim` as JSON-LD (schema.org 28: Claim, NewsArticle, Observation, QuantitativeValue, MonetaryAmount).

A claim is what its source claims: `author` says so, in the article that it has its `appearance` in, of an `about`: the
observation of a variable on the actor. The context is written out, so that a reader needs no network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from claimx.model import Claim, Mention, Period, Quantity, Record
from claimx.model.codec import plain
from claimx.sinks.json_files import write_list
from claimx.sinks.result import Result

CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
_TYPES = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place", "NORP": "Organization"}
Node = dict[str, Any]


def write(results: Iterable[Result], path: Path) -> None:
    """One JSON-LD document: a graph of articles and claims.

    Raises OutputError if it cannot be written.
    """
    write_list(path, _graph(results), within={"@context": CONTEXT}, key="@graph")


def _graph(results: Iterable[Result]) -> Iterator[Node]:
    for record, _ in results:
        yield _filled(
            {
                "@id": article_id(record),
                "@type": "NewsArticle",
                "identifier": record.doc_id,
                "headline": record.title,
                "datePublished": plain(record.published),
                "url": record.url,
            }
        )
        for claim in record.claims:
            yield claim_node(claim, record)


def article_id(record: Record) -> str:
    """The name of an article in linked data."""
    return f"urn:claimx:{quote(record.doc_id, safe='', errors='replace')}"


def claim_id(claim: Claim, record: Record) -> str:
    """The name of a claim in linked data."""
    return f"{article_id(record)}:{quote(claim.id, safe='', errors='replace')}"


def claim_node(claim: Claim, record: Record) -> Node:
    """A claim as a schema.org Claim."""
    return _filled(
        {
            "@id": claim_id(claim, record),
            "@type": "Claim",
            "identifier": claim.id,
            "text": claim.sentence.text,
            "appearance": {"@id": article_id(record)},
            "author": _thing(claim.attribution.source, "Thing") if claim.attribution and claim.attribution.source else None,
            "temporalCoverage": interval(claim.period),
            "spatialCoverage": _thing(claim.place, "Place"),
            "about": _observation(claim),
        }
    )


def _observation(claim: Claim) -> Node:
    measured = claim.measure.name or claim.measure.text if claim.measure else None
    return _filled(
        {
            "@type": "Observation",
            "observationAbout": _thing(claim.actor, "Thing"),
            "variableMeasured": _filled({"@type": "StatisticalVariable", "name": measured}) if measured else None,
            "observationDate": claim.period.edtf or interval(claim.period) if claim.period else None,
            "value": _value(claim.quantity),
        }
    )


def _value(quantity: Quantity) -> Node:
    """A value or a range; "more than" and "at most" are open ranges."""
    node: Node = {"@type": "QuantitativeValue", "name": quantity.text, "unitText": None if quantity.unit == "1" else quantity.unit}
    if quantity.kind == "money" and len(quantity.unit) == 3:  # an ISO 4217 code, no "USD/tonne"
        node = {"@type": "MonetaryAmount", "name": quantity.text, "currency": quantity.unit}
    number = plain(quantity.value)
    if quantity.high is not None:
        node |= {"minValue": number, "maxValue": plain(quantity.high)}
    elif quantity.modifier in (">", ">="):
        node["minValue"] = number
    elif quantity.modifier in ("<", "<="):
        node["maxValue"] = number
    else:
        node["value"] = number
    return _filled(node)


def _thing(mention: Mention | None, kind: str) -> Node | None:
    return {"@type": _TYPES.get(mention.label or "", kind), "name": mention.name} if mention else None


def interval(period: Period | None) -> str | None:
    """A period as an ISO 8601 interval, open at an end as ".."; None for one without days."""
    if period is None or (period.first_day is None and period.last_day is None):
        return None
    return "/".join(day.isoformat() if day else ".." for day in (period.first_day, period.last_day))


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
