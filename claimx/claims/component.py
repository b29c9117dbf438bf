"""The spaCy component `claimx_claims`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from claimx import layers
from claimx.claims.assemble import claims_of, claims_of_each
from claimx.lexicon import using
from claimx.matching import span_at
from claimx.model import Claim


class ClaimsComponent(layers.LayerComponent):
    """Sets `doc._.claims`; with `spans_key` also a span group of that name, for displaCy, with a span for each filled slot."""

    def __init__(self, name: str, *, spans_key: str | None = None, **common: Any) -> None:  # noqa: ANN401 - those of all layers
        super().__init__(name, **common)
        self.spans_key = spans_key

    def write(self, doc: Doc) -> None:
        """Join the layers to claims."""
        self._put(doc, claims_of(doc))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = layers.AT_A_TIME) -> Iterator[Doc]:
        """Join the layers of a stream of documents, of some together."""
        for docs in minibatch(stream, min(batch_size, layers.AT_A_TIME)):
            try:
                with using(self.lexicon):
                    each = claims_of_each(docs)
            except Exception:  # noqa: BLE001 - one by one, spaCy's error handler learns which document it was
                yield from super().pipe(docs)
                continue
            for doc, found in zip(docs, each, strict=True):
                self._put(doc, found)
            yield from docs

    def _put(self, doc: Doc, found: tuple[Claim, ...]) -> None:
        layers.put(doc, "claims", found)
        if self.spans_key is not None:
            doc.spans[self.spans_key] = [span for claim in found for span in _spans(doc, claim)]


def _spans(doc: Doc, claim: Claim) -> list[Span]:
    """The spans of a claim, labelled with their slots."""
    source = claim.attribution.source if claim.attribution is not None else None
    parts = {"figure": claim.quantity, "measure": claim.measure, "actor": claim.actor, "period": claim.period, "place": claim.place}
    filled = [(slot, part) for slot, part in (parts | {"source": source}).items() if part is not None and part.start is not None]
    spans = [(slot, span_at(doc, part.start, part.end)) for slot, part in filled]  # type: ignore[arg-type]  # both are there or none
    return [Span(doc, span.start, span.end, label=slot) for slot, span in spans if span is not None]


@Language.factory(
    "claimx_claims",
    default_config={"spans_key": None, **layers.settings_of("claims")},
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
def make_claims(
    nlp: Language,
    name: str,
    *,
    spans_key: str | None,
    lexicon: str | list[str] | None,
    language: str | None,
    prefix: str,
    scorer: layers.Scorer | None,
) -> ClaimsComponent:
    """The component; its settings are those of all layers (see `docs/spacy.md`). Raises LexiconError as `layers.lexicon_for` does."""
    layers.register(prefix)
    return ClaimsComponent(name, spans_key=spans_key, lexicon=layers.lexicon_for(nlp, lexicon, language), scorer=scorer)
