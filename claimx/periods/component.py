"""The spaCy component `claimx_periods`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers
from claimx.periods.read import periods


class PeriodsComponent:
    """Sets `doc._.periods`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the layer and write it."""
        doc._.periods = periods(doc.text, layers.published(doc))
        return doc


@Language.factory("claimx_periods", assigns=["doc._.periods"], requires=[])
def make_periods(nlp: Language, name: str) -> PeriodsComponent:  # noqa: ARG001 - spaCy's signature
    """The component with its default configuration."""
    layers.register()
    return PeriodsComponent()
