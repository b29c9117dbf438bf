"""The spaCy component `claimx_claims`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers
from claimx.claims.assemble import claims_of


class ClaimsComponent(layers.LayerComponent):
    """Sets `doc._.claims`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the layer and write it."""
        doc._.claims = claims_of(doc)
        return doc


@Language.factory(
    "claimx_claims",
    default_config={"scorer": layers.scorer_of("claims")},
    assigns=["doc._.claims"],
    requires=[
        "token.tag",
        "token.dep",
        "token.head",
        "doc.ents",
        "doc._.quantities",
        "doc._.periods",
        "doc._.attributions",
        "doc._.mentions",
    ],
)
def make_claims(nlp: Language, name: str, *, scorer: layers.Scorer | None) -> ClaimsComponent:  # noqa: ARG001 - spaCy's signature
    """The component; `scorer` is what `nlp.evaluate` judges it by."""
    layers.register()
    return ClaimsComponent(scorer=scorer)
