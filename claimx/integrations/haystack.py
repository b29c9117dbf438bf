"""A Haystack component: documents in, the same documents with their claims in the metadata out.

Needs `pip install "claimx[haystack]"`. Haystack's pipelines run components in their own order and threads; claimx reads
one batch of documents a call, on the pipeline that it loads once, in `warm_up`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from haystack import Document, component, default_from_dict, default_to_dict

from claimx.pipeline import load, pipe
from claimx.reading import Read

if TYPE_CHECKING:
    from spacy.language import Language


@component
class ClaimExtractor:
    """Puts the quantitative claims of each document, in their JSON form, into `meta["claims"]`.

    `model` and `read` are those of `claimx.load`. `published_key` names the metadata that holds a document's date (ISO).
    """

    def __init__(self, *, model: str | None = None, read: Read | None = None, published_key: str = "published") -> None:
        self.model = model
        self.read = read
        self.published_key = published_key
        self._nlp: Language | None = None

    def warm_up(self) -> None:
        """Load the model. Raises ModelError if it cannot be."""
        if self._nlp is None:
            self._nlp = load(self.model) if self.read is None else load(self.model, read=self.read)

    def to_dict(self) -> dict[str, Any]:
        """The component's settings, as Haystack saves them."""
        return default_to_dict(self, model=self.model, read=self.read, published_key=self.published_key)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ClaimExtractor:
        """A component with saved settings."""
        return default_from_dict(cls, data)

    @component.output_types(documents=list[Document])
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        """The documents, in order, each with `meta["claims"]`; one without text has none.

        Raises InputError if a document's date is none.
        """
        self.warm_up()
        given = ({"text": d.content or "", "doc_id": d.id, "published": d.meta.get(self.published_key)} for d in documents)
        records = pipe(given, nlp=self._nlp)
        claims = [[claim.to_dict() for claim in record.claims] for record in records]
        return {"documents": [replace(d, meta={**d.meta, "claims": found}) for d, found in zip(documents, claims, strict=True)]}
