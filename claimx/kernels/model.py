"""A spaCy pipeline as steps over batches, with faster ones where its architecture is one that claimx knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from claimx.kernels.encoder import Encoder
from claimx.kernels.entities import Entities

Step = Callable[[Sequence[Doc]], None]
"""Annotates documents in place."""

_ENCODER = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "include_static_vectors": False},
    "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "window_size": 1},
}
_ENTITIES = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "use_upper": True,
    "tok2vec": _ENCODER,
}


def steps(nlp: Language) -> list[Step]:
    """What a pipeline does to a batch of tokenised documents, one step a component."""
    return [_step(nlp, name, component) for name, component in nlp.pipeline]


def _step(nlp: Language, name: str, component: Any) -> Step:  # noqa: ANN401 - whatever spaCy holds
    config = nlp.get_pipe_config(name).get("model")
    factory = nlp.get_factory_meta(nlp.get_pipe_meta(name).factory).factory
    if isinstance(config, Mapping) and isinstance(component.model.ops, NumpyOps):
        if factory == "tok2vec" and _holds(config, _ENCODER):
            return _encoding(Encoder(component.model))
        if factory == "ner" and _holds(config, _ENTITIES) and component.cfg["beam_width"] == 1:
            return Entities(component)
    return _as_it_is(component)


def _holds(config: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether a configuration has all the values that are wanted."""
    return all(
        _holds(config.get(key, {}), value) if isinstance(value, Mapping) else config.get(key) == value for key, value in wanted.items()
    )


def _encoding(encoder: Encoder) -> Step:
    """Leave the vectors where spaCy's components that share an encoder look for them."""

    def encode(docs: Sequence[Doc]) -> None:
        full: list[Any] = [doc for doc in docs if len(doc)]
        for doc, vectors in zip(full, encoder(full) if full else [], strict=True):
            doc.tensor = vectors

    return encode


def _as_it_is(component: Any) -> Step:  # noqa: ANN401 - whatever spaCy holds
    """The component's own way."""

    def run(docs: Sequence[Doc]) -> None:
        if not hasattr(component, "predict"):
            for doc in docs:
                component(doc)
        elif docs:
            component.set_annotations(docs, component.predict(docs))

    return run
