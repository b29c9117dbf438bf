"""Label Studio tasks (basic JSON format): each article with its claims as a prediction, to be corrected by hand."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from claimx.model.codec import plain
from claimx.sinks.json_files import write_list
from claimx.sinks.result import Result
from claimx.sinks.slots import SLOTS, Stretch, all_stretches, stretches


def write(results: Iterable[Result], path: Path) -> None:
    """A list of tasks, for a project with the labelling interface of `interface()`.

    Raises InputError if a text was not kept, OutputError if the file cannot be written.
    """
    write_list(path, (task(result) for result in results))


def interface() -> str:
    """The labelling interface (XML) that the tasks are made for."""
    labels = "".join(f'<Label value="{slot}"/>' for slot in SLOTS)
    relations = "".join(f'<Relation value="{slot}"/>' for slot in SLOTS[1:])
    return (
        f'<View><Labels name="slot" toName="text">{labels}</Labels><Relations>{relations}</Relations>'
        '<Text name="text" value="$text"/></View>'
    )


def task(result: Result) -> dict[str, Any]:
    """A task: regions for the stretches, a relation from each figure to each of its slots."""
    record, text = result.record, result.whole_text()
    regions = {stretch: f"r{number}" for number, stretch in enumerate(all_stretches(record.claims), start=1)}
    sureness = [claim.confidence for claim in record.claims]
    prediction = {
        "model_version": f"claimx {version('claimx')}",
        "score": round(sum(sureness) / len(sureness), 3) if sureness else 0.0,
        "result": [*(_region(stretch, name, text) for stretch, name in regions.items()), *_relations(result, regions)],
    }
    facts = {"doc_id": record.doc_id, "title": record.title, "published": plain(record.published), "url": record.url}
    return {"data": {"text": text, **{name: fact for name, fact in facts.items() if fact is not None}}, "predictions": [prediction]}


def _region(stretch: Stretch, name: str, text: str) -> dict[str, Any]:
    start, end, slot = stretch
    value = {"start": start, "end": end, "text": text[start:end], "labels": [slot]}
    return {"id": name, "from_name": "slot", "to_name": "text", "type": "labels", "value": value}


def _relations(result: Result, regions: dict[Stretch, str]) -> list[dict[str, Any]]:
    pairs = {
        (regions[Stretch.of_figure(claim)], regions[stretch], stretch.slot): None
        for claim in result.record.claims
        for stretch in stretches(claim)
        if stretch.slot != "figure" and stretch in regions and Stretch.of_figure(claim) in regions
    }
    return [{"type": "relation", "from_id": one, "to_id": two, "direction": "right", "labels": [slot]} for one, two, slot in pairs]
