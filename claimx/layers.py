"""The layers that the components write on a spaCy `Doc`, and how they survive serialisation.

A layer holds real model objects in `Doc.user_data`. srsly's msgpack hooks write and read them, so that
`Doc.to_bytes`, `DocBin` and `nlp.pipe(n_process=2)` carry the layers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch
from srsly.msgpack import msgpack_decoders, msgpack_encoders

from claimx import model
from claimx.errors import ModelError
from claimx.lexicon import ENGLISH, Lexicon, lexicon_of, using
from claimx.matching import text_of
from claimx.model.article import DateSource, as_day
from claimx.model.codec import field_names

LAYERS = ("quantities", "periods", "attributions", "mentions", "claims")
FACTS = ("published", "published_from", "doc_id", "title", "url")
_MARK = "__claimx__"
AT_A_TIME = 16
"""How many documents a component takes on before the next one has them."""
Scorer = Callable[..., dict[str, Any]]
_KINDS: dict[str, type] = {name: getattr(model, name) for name in model.__all__}


def encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:  # noqa: ANN401 - msgpack hook
    """Msgpack hook: a model object, a Decimal or a date as a marked dict."""
    if is_dataclass(value) and not isinstance(value, type) and type(value).__name__ in _KINDS:
        row = {name: getattr(value, name) for name in field_names(value)}
        return {_MARK: type(value).__name__, **row}
    if isinstance(value, Decimal):
        return {_MARK: "Decimal", "value": str(value)}
    if isinstance(value, date):
        return {_MARK: "date", "value": value.isoformat()}
    return value if chain is None else chain(value)


def decode(row: Any, chain: Callable[[Any], Any] | None = None) -> Any:  # noqa: ANN401 - msgpack hook
    """Msgpack hook: the object that a marked dict stands for."""
    if isinstance(row, dict) and _MARK in row:
        name = row.pop(_MARK)
        if name == "Decimal":
            return Decimal(row["value"])
        if name == "date":
            return date.fromisoformat(row["value"])
        return _KINDS[name](**{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()})
    return row if chain is None else chain(row)


def found(doc: Doc, layer: str) -> tuple[Any, ...]:
    """A layer of a document, under whatever name it is registered; empty where no component has been at it."""
    return tuple(doc.user_data.get(f"claimx_{layer}", ()))  # a list, where it has been through bytes


def put(doc: Doc, layer: str, objects: Iterable[Any]) -> None:
    """Write a layer of a document."""
    doc.user_data[f"claimx_{layer}"] = tuple(objects)


def _getter(layer: str) -> Callable[[Doc], tuple[Any, ...]]:
    return lambda doc: found(doc, layer)


def _setter(layer: str) -> Callable[[Doc, Iterable[Any]], None]:
    return lambda doc, objects: put(doc, layer, objects)


def published(doc: Doc) -> date | None:
    """The article date of a document, as a `date`: the one that was given, else the exact one that the article itself states."""
    given = as_day(doc._.published)
    told = doc._.article_date if given is None and Doc.has_extension("article_date") else None
    return date.fromisoformat(told["day"]) if told is not None and told["exact"] and told["counts"] else given


def published_from(doc: Doc) -> DateSource | None:
    """Where the article date of a document is known from."""
    if doc._.published:
        known: DateSource = doc._.published_from or "given"
        return known
    found: DateSource | None = None if published(doc) is None else doc._.article_date["from"]
    return found


def doc_id_of(doc: Doc) -> str:
    """The document's id; one without is named after its text."""
    given = doc._.doc_id
    return name_of(text_of(doc)) if given is None else str(given)


def name_of(text: str) -> str:
    """What an article without an id is called, after its text."""
    return "text-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class LayerComponent(Pipe):
    """What the components that write layers have in common: a lexicon of their own, and that they can be scored.

    For scorers see `claimx.evaluate.scorers`.
    """

    def __init__(self, name: str, *, lexicon: Lexicon = ENGLISH, scorer: Scorer | None = None) -> None:
        self.name = name
        self.lexicon = lexicon
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Find the layer and write it, in place."""
        with using(self.lexicon):
            self.write(doc)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = AT_A_TIME) -> Iterator[Doc]:
        """Write the layer of a stream of documents, of some before the next component has them.

        A processor keeps the code of one component at hand meanwhile, which saves up to a tenth of the time.
        """
        for docs in minibatch(stream, min(batch_size, AT_A_TIME)):
            yield from list(super().pipe(docs))

    def write(self, doc: Doc) -> None:
        """Find the layer and write it."""
        raise NotImplementedError

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:  # noqa: ANN401 - spaCy's signature
        """The figures of the component's scorer over spaCy examples; nothing where it has none."""
        return {} if self.scorer is None else self.scorer(examples, **settings)


def settings_of(layer: str) -> dict[str, Any]:
    """The default settings that the components of all layers have in common."""
    return {"lexicon": None, "language": None, "prefix": "", "scorer": {"@scorers": "claimx.layer_scorer.v1", "layer": layer}}


def lexicon_for(nlp: Language, own: str | list[str] | None, language: str | None) -> Lexicon:
    """The lexicon of a component: that of the pipeline's language unless another is named, with folders of own files over it.

    Raises LexiconError, naming file and line, if a file is not well formed, or if there is no data for the language.
    """
    folders = (own,) if isinstance(own, str) else tuple(own or ())
    return lexicon_of(language or nlp.lang or "en", folders)


def register(prefix: str = "") -> None:
    """Register the `Doc` extensions, the layers under their names with `prefix` before them, and the msgpack hooks; may be called again.

    Raises ModelError if one of the names of a layer is taken by somebody else.
    """
    for layer in LAYERS:
        if Doc.has_extension(prefix + layer) and not _is_ours(Doc.get_extension(prefix + layer)):
            message = (
                f'doc._.{prefix}{layer} is there already and not from claimx; give its layers a prefix: config={{"prefix": "claimx_"}}'
            )
            raise ModelError(message)
        Doc.set_extension(prefix + layer, getter=_getter(layer), setter=_setter(layer), force=True)
    for fact in FACTS:
        if not Doc.has_extension(fact):
            Doc.set_extension(fact, default=None)
    msgpack_encoders.register("claimx", func=encode)
    msgpack_decoders.register("claimx", func=decode)


def _is_ours(extension: tuple[Any, ...]) -> bool:
    """Whether a layer's extension was registered here, by this module or, before it was loaded again, by its former self."""
    return getattr(extension[2], "__module__", None) == __name__
