"""The spaCy component `claimx_quantities`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers
from claimx.matching import text_of
from claimx.quantities.find import find


class QuantitiesComponent(layers.LayerComponent):
    """Sets `doc._.quantities`."""

    def write(self, doc: Doc) -> None:
        """Find the figures."""
        layers.put(doc, "quantities", find(text_of(doc)))


@Language.factory(
    "claimx_quantities",
    default_config=layers.settings_of("quantities"),
    assigns=["doc._.quantities"],
    requires=[],
)
def make_quantities(
    nlp: Language,
    name: str,
    *,
    lexicon: str | list[str] | None,
    language: str | None,
    prefix: str,
    scorer: layers.Scorer | None,
) -> QuantitiesComponent:
    """The component; its settings are those of all layers (see `docs/spacy.md`). Raises LexiconError as `layers.lexicon_for` does."""
    layers.register(prefix)
    return QuantitiesComponent(name, lexicon=layers.lexicon_for(nlp, lexicon, language), scorer=scorer)
