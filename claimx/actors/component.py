"""The spaCy component `claimx_actors`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers


class ActorsComponent:
    """Sets `doc._.mentions`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the layer and write it."""
        doc._.mentions = ()
        return doc


@Language.factory("claimx_actors", assigns=["doc._.mentions", "doc._.attributions"], requires=["token.tag", "token.dep", "token.head", "doc.ents", "doc._.attributions"])
def make_actors(nlp: Language, name: str) -> ActorsComponent:  # noqa: ARG001 - spaCy's signature
    """The component with its default configuration."""
    layers.register()
    return ActorsComponent()
