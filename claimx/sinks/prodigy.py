"""Prodigy tasks: each article with tokens, spans (of which none overlap) and relations from figures to their slots."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from claimx.model.codec import plain
from claimx.sinks.json_files import write_lines
from claimx.sinks.result import Result
from claimx.sinks.slots import Stretch, all_stretches, apart, stretches
from claimx.sinks.spacy_docs import english

Token = dict[str, Any]


def write(results: Iterable[Result], path: Path) -> None:
    """Tasks as JSON Lines, for `ner.manual`, `spans.manual` and `rel.manual`.

    Raises InputError if a text was not kept, OutputError if the file cannot be written.
    """
    write_lines(path, (task(result) for result in results))


def task(result: Result) -> dict[str, Any]:
    """A task; tokens are spaCy's, cut where a span begins or ends, since Prodigy wants spans of whole tokens."""
    record, text = result.record, result.whole_text()
    found = apart(all_stretches(record.claims))
    cuts = sorted({offset for start, end, _ in found for offset in (start, end)})
    tokens = list(_tokens(text, [(token.idx, token.idx + len(token)) for token in english()(text)], cuts))
    at_start, at_end = {token["start"]: token["id"] for token in tokens}, {token["end"]: token["id"] for token in tokens}
    spans = {
        stretch: {
            "start": stretch.start, "end": stretch.end, "label": stretch.slot,
            "token_start": at_start[stretch.start], "token_end": at_end[stretch.end],
        }
        for stretch in found if stretch.start in at_start and stretch.end in at_end
    }  # fmt: skip
    facts = {"doc_id": record.doc_id, "title": record.title, "published": plain(record.published), "url": record.url}
    return {
        "text": text, "tokens": tokens, "spans": list(spans.values()), "relations": list(_relations(result, spans)),
        "meta": {name: fact for name, fact in facts.items() if fact is not None},
    }  # fmt: skip


def _tokens(text: str, found: Sequence[tuple[int, int]], cuts: Sequence[int]) -> Iterator[Token]:
    number = 0
    for start, end in found:
        for first, last in pairwise([start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]):
            yield {"text": text[first:last], "start": first, "end": last, "id": number, "ws": text[last : last + 1] == " "}
            number += 1


def _relations(result: Result, spans: dict[Stretch, Token]) -> Iterator[dict[str, Any]]:
    seen = set()
    for claim in result.record.claims:
        figure = spans.get(Stretch.of_figure(claim))
        for stretch in stretches(claim):
            span = spans.get(stretch)
            if figure is None or span is None or span is figure or (Stretch.of_figure(claim), stretch) in seen:
                continue
            seen.add((Stretch.of_figure(claim), stretch))
            yield {"head": figure["token_end"], "child": span["token_end"], "head_span": figure, "child_span": span, "label": stretch.slot}
