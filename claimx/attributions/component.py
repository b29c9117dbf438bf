"""The spaCy component `claimx_attributions`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers
from claimx.attributions.find import find


class AttributionsComponent:
    """Sets `doc._.attributions`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the layer and write it."""
        doc._.attributions = find(doc)
        return doc


@Language.factory("claimx_attributions", assigns=["doc._.attributions"], requires=["token.tag", "token.dep", "token.head", "doc.ents"])
def make_attributions(nlp: Language, name: str) -> AttributionsComponent:  # noqa: ARG001 - spaCy's signature
    """The component with its default configuration."""
    layers.register()
    return AttributionsComponent()
