"""The spaCy component `claimx_attributions`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers
from claimx.attributions.find import find


class AttributionsComponent(layers.LayerComponent):
    """Sets `doc._.attributions`."""

    def write(self, doc: Doc) -> None:
        """Find the statements."""
        layers.put(doc, "attributions", find(doc))


@Language.factory(
    "claimx_attributions",
    default_config=layers.settings_of("attributions"),
    assigns=["doc._.attributions"],
    requires=["token.tag", "token.dep", "token.head", "doc.ents"],
)
def make_attributions(
    nlp: Language,
    name: str,
    *,
    lexicon: str | list[str] | None,
    language: str | None,
    prefix: str,
    scorer: layers.Scorer | None,
) -> AttributionsComponent:
    """The component; its settings are those of all layers (see `docs/spacy.md`). Raises LexiconError as `layers.lexicon_for` does."""
    layers.register(prefix)
    return AttributionsComponent(name, lexicon=layers.lexicon_for(nlp, lexicon, language), scorer=scorer)
