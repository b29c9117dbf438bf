"""spaCy's own forms: a DocBin for training and pipelines, and displaCy's entities for a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from claimx.layers import register
from claimx.matching import span_at
from claimx.sinks.files import whole
from claimx.sinks.json_files import write_list
from claimx.sinks.result import Result
from claimx.sinks.slots import SLOTS, all_stretches, apart


def write_docbin(results: Iterable[Result], path: Path) -> None:
    """A DocBin (".spacy"): each article with a group of spans for each slot, and its claims and facts under `doc._`.

    A span covers every token that its stretch touches. Raises InputError if a text was not kept, OutputError if the file
    cannot be written.
    """
    register()
    tokenizer = english()
    docs = DocBin(store_user_data=True)
    for result in results:
        docs.add(_doc(result, tokenizer))
    with whole(path) as draft:
        draft.write_bytes(docs.to_bytes())


@cache
def english() -> Any:  # noqa: ANN401 - spaCy's tokenizer
    """SpaCy's tokenizer of English."""
    return spacy.blank("en").tokenizer


def read_docbin(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """The documents of a DocBin with their claims under `doc._.claims`."""
    register()
    yield from DocBin().from_disk(path).get_docs(vocab)


def _doc(result: Result, tokenizer: Any) -> Doc:  # noqa: ANN401 - spaCy's tokenizer
    record = result.record
    doc: Doc = tokenizer(result.whole_text())
    found = all_stretches(record.claims)
    for slot in SLOTS:
        spans = [span_at(doc, stretch.start, stretch.end) for stretch in found if stretch.slot == slot]
        doc.spans[slot] = [Span(doc, span.start, span.end, label=slot) for span in spans if span is not None]
    doc._.claims = record.claims
    doc._.doc_id, doc._.title, doc._.url = record.doc_id, record.title, record.url
    doc._.published = record.published
    return doc


def write_displacy(results: Iterable[Result], path: Path) -> None:
    """A list for `displacy.render(json.load(file), style="ent", manual=True)`; of slots that overlap, one is shown.

    Raises InputError if a text was not kept, OutputError if the file cannot be written.
    """
    write_list(path, (_entities(result) for result in results))


def _entities(result: Result) -> dict[str, Any]:
    return {
        "text": result.whole_text(),
        "ents": [{"start": start, "end": end, "label": slot} for start, end, slot in apart(all_stretches(result.record.claims))],
        "title": result.record.title or result.record.doc_id,
    }
