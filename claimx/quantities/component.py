"""The spaCy component `claimx_quantities`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers
from claimx.matching import text_of
from claimx.quantities.find import find


class QuantitiesComponent(layers.LayerComponent):
    """Sets `doc._.quantities`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the layer and write it."""
        doc._.quantities = find(text_of(doc))
        return doc


@Language.factory("claimx_quantities", default_config={"scorer": layers.scorer_of("quantities")}, assigns=["doc._.quantities"], requires=[])
def make_quantities(nlp: Language, name: str, *, scorer: layers.Scorer | None) -> QuantitiesComponent:  # noqa: ARG001 - spaCy's signature
    """The component; `scorer` is what `nlp.evaluate` judges it by."""
    layers.register()
    return QuantitiesComponent(scorer=scorer)
