"""The spaCy component `claimx_actors`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers
from claimx.actors import words
from claimx.actors.index import MentionIndex
from claimx.actors.resolve import mentions
from claimx.actors.sources import resolved
from claimx.lexicon import ENGLISH, Lexicon, using


class ActorsComponent(layers.LayerComponent):
    """Sets `doc._.mentions`, and names the sources of `doc._.attributions`."""

    def __init__(self, name: str, *, lexicon: Lexicon = ENGLISH, scorer: layers.Scorer | None = None) -> None:
        super().__init__(name, lexicon=lexicon, scorer=scorer)
        with using(lexicon):
            words.read_lists()

    def write(self, doc: Doc) -> None:
        """Find the mentions and write them, and the attributions with their sources resolved."""
        found = tuple(mentions(doc))
        index = MentionIndex(found)
        layers.put(doc, "mentions", found)
        layers.put(doc, "attributions", (resolved(doc, attribution, index) for attribution in layers.found(doc, "attributions")))


@Language.factory(
    "claimx_actors",
    default_config=layers.settings_of("mentions"),
    assigns=["doc._.mentions", "doc._.attributions"],
    requires=["token.tag", "token.dep", "token.head", "doc.ents", "doc._.attributions"],
)
def make_actors(
    nlp: Language,
    name: str,
    *,
    lexicon: str | list[str] | None,
    language: str | None,
    prefix: str,
    scorer: layers.Scorer | None,
) -> ActorsComponent:
    """The component; its settings are those of all layers (see `docs/spacy.md`). Raises LexiconError as `layers.lexicon_for` does."""
    layers.register(prefix)
    return ActorsComponent(name, lexicon=layers.lexicon_for(nlp, lexicon, language), scorer=scorer)
