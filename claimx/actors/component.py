"""The spaCy component `claimx_actors`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from claimx import layers
from claimx.actors.index import MentionIndex
from claimx.actors.resolve import mentions
from claimx.actors.sources import resolved

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ActorsComponent(layers.LayerComponent):
    """Sets `doc._.mentions`, and names the sources of `doc._.attributions`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions and write them, and the attributions with their sources resolved."""
        doc._.mentions = mentions(doc)
        index = MentionIndex(doc._.mentions)
        doc._.attributions = tuple(resolved(doc, attribution, index) for attribution in doc._.attributions)
        return doc


@Language.factory(
    "claimx_actors",
    default_config={"scorer": layers.scorer_of("mentions")},
    assigns=["doc._.mentions", "doc._.attributions"],
    requires=["token.tag", "token.dep", "token.head", "doc.ents", "doc._.attributions"],
)
def make_actors(nlp: Language, name: str, *, scorer: layers.Scorer | None) -> ActorsComponent:  # noqa: ARG001 - spaCy's signature
    """The component; `scorer` is what `nlp.evaluate` judges it by."""
    layers.register()
    return ActorsComponent(scorer=scorer)
