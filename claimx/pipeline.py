"""From a text to its claims: `load`, `extract`, `pipe`, and the spaCy component `claimx` that adds every layer."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch

from claimx import layers
from claimx.actors.placed import agency
from claimx.errors import InputError, ModelError
from claimx.language_model import open_model, require_reading
from claimx.layout import Unwrapped
from claimx.matching import text_of
from claimx.model import Article, Claim, Record
from claimx.model.article import as_day, is_empty
from claimx.model.moved import moved
from claimx.periods.read import SURE_ENOUGH
from claimx.reading import KEPT, Read, reading_with
from claimx.tokens import BoundedTokenizer

COMPONENTS = ("claimx_quantities", "claimx_periods", "claimx_attributions", "claimx_actors", "claimx_claims")
BATCH = 128

_SURROGATE = re.compile(r"[\ud800-\udfff]")

_TURNS: WeakKeyDictionary[Language, AbstractContextManager[bool]] = WeakKeyDictionary()

T = TypeVar("T")
ArticleLike = Article | str | Mapping[str, Any]


def load(
    model: str | Path | Language | None = None,
    *,
    read: Read = "all",
    lexicon: str | Path | Sequence[str | Path] | None = None,
    language: str | None = None,
) -> Language:
    """A spaCy pipeline that reads articles and sets the claimx layers.

    `model` is the spaCy pipeline to read with (package name, path or object; it needs tagger, parser and ner), by
    default the English model that claimx depends on. `read` says what of an article the model sees: "all", or
    "figures", of long articles only the head and the paragraphs that hold a figure or stand beside one. That is faster, but
    loses attributions elsewhere, and names: `docs/scale.md` tells how much.

    `lexicon` names folders of language data of your own, which go over that of the package (see `docs/lexicon.md`);
    `language` the language whose data is used, by default the model's.

    Raises ModelError if the model is missing, damaged or lacks a component, and LexiconError, naming file and line, if
    a file of the lexicon is not well formed.
    """
    own = {"lexicon": _folders(lexicon), "language": language}
    inner = open_model(model)
    nlp = spacy.blank(inner.lang or "en", vocab=inner.vocab)
    nlp.tokenizer = inner.tokenizer
    nlp.add_pipe("claimx_quantities", config=own)
    named = KEPT if isinstance(model, Language) else model and str(model)
    with reading_with(inner):
        nlp.add_pipe("claimx_reading", config={"model": named, "read": read, **own})
    for name in COMPONENTS[1:]:
        nlp.add_pipe(name, config=own)
    return nlp


def _folders(lexicon: str | Path | Sequence[str | Path] | None) -> list[str] | None:
    if lexicon is None:
        return None
    return [str(folder) for folder in ([lexicon] if isinstance(lexicon, (str, Path)) else lexicon)]


@cache
def _default() -> Language:
    return load()


def as_article(given: ArticleLike, number: int | None = None) -> Article:
    """An Article from what a user may hand in: an Article, a string, or a mapping with at least "text".

    Raises InputError if there is no text, or the date is none.
    """
    if isinstance(given, str):
        given = Article(text=given)
    if not isinstance(given, Article):
        given = _from_mapping(given)
    if not isinstance(given.text, str):
        message = f"article {given.doc_id or number or ''}: text is a {type(given.text).__name__}; want a string"
        raise InputError(message)
    doc_id = given.doc_id if given.doc_id is not None else (str(number) if number is not None else None)
    return replace(given, doc_id=doc_id, published=as_day(given.published))


def _from_mapping(row: Mapping[str, Any]) -> Article:
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str):
        got = f"one with {type(row.get('text')).__name__} there" if isinstance(row, Mapping) else type(row).__name__
        message = f'an article is a string, an Article, or a mapping with a string under "text"; got {got}'
        raise InputError(message)
    known = {fact: row[fact] for fact in ("doc_id", "published", "title", "url") if not is_empty(row.get(fact))}
    doc_id = known.get("doc_id")
    return Article(
        text=row["text"],
        doc_id=None if doc_id is None else str(doc_id),
        published=as_day(known.get("published")),
        title=known.get("title"),
        url=known.get("url"),
    )


def make_doc(nlp: Language, article: Article) -> Doc:
    """The tokenised document of an article, with what is known about it in the `Doc` extensions.

    A lone surrogate, which no UTF-8 text holds and spaCy cannot store, is read as U+FFFD; offsets stay.
    """
    doc = nlp.make_doc(_SURROGATE.sub("\ufffd", article.text))
    doc._.doc_id = article.doc_id
    doc._.published = article.published
    doc._.published_from = article.published_from
    doc._.title = article.title
    doc._.url = article.url
    return doc


def make_record(doc: Doc) -> Record:
    """The article record of a document that has been through the components."""
    return Record(
        doc_id=layers.doc_id_of(doc),
        title=doc._.title,
        published=layers.published(doc),
        published_from=layers.published_from(doc),
        url=doc._.url,
        agency=agency(text_of(doc)),
        quantities=layers.found(doc, "quantities"),
        periods=layers.found(doc, "periods"),
        attributions=layers.found(doc, "attributions"),
        claims=layers.found(doc, "claims"),
    )


def extract(
    text: ArticleLike,
    *,
    published: date | str | None = None,
    doc_id: str | None = None,
    title: str | None = None,
    nlp: Language | None = None,
) -> list[Claim]:
    """The quantitative claims of one article, in text order.

    `text` is a string, an Article or a mapping, as `pipe` takes them; what is given beside it goes before the facts in it.
    `published` (a date or an ISO string) anchors relative dates. `nlp` is a pipeline from `load`, or any spaCy pipeline with
    the component `claimx`; by default one is loaded and kept. Raises InputError on an impossible date or for what is no
    article, ModelError for a pipeline without claimx; no text makes it raise.
    """
    article = as_article(text)
    given = as_article({"text": article.text, "doc_id": doc_id, "published": published, "title": title})
    known = {fact: getattr(given, fact) for fact in ("doc_id", "published", "title") if getattr(given, fact) is not None}
    article = replace(article, **known, published_from="given" if given.published else article.published_from)
    nlp = _own_or_default(nlp)
    article = article if article.doc_id is not None else replace(article, doc_id=layers.name_of(article.text))
    flat = Unwrapped(article.text)
    with _turn(nlp):
        found = layers.found(nlp(make_doc(nlp, replace(article, text=flat.text))), "claims")
    return list(_as_given(found, flat))


def _own_or_default(nlp: Language | None) -> Language:
    """The pipeline given, or the default one. Raises ModelError if it holds no component of claimx."""
    if nlp is None:
        return _default()
    if not isinstance(nlp, Language):
        message = f"nlp is a {type(nlp).__name__}; want a spaCy pipeline, such as claimx.load() gives"
        raise ModelError(message)
    if not any(nlp.get_pipe_meta(name).factory.startswith("claimx") for name in nlp.pipe_names):
        message = (
            f'the pipeline holds no component of claimx: {nlp.pipe_names}; add one, as by nlp.add_pipe("claimx"), or use claimx.load()'
        )
        raise ModelError(message)
    return nlp


def pipe(articles: Iterable[ArticleLike], *, nlp: Language | None = None, batch_size: int = BATCH) -> Iterator[Record]:
    """Article records, in order, over any number of articles, in bounded memory.

    An article is an Article, a string, or a mapping with "text" and optionally "doc_id", "published", "title", "url";
    one without an id is named after its place in the stream ("0", "1", …). Raises InputError for what is no article, ModelError for
    a pipeline without claimx.
    """
    nlp = _own_or_default(nlp)
    if isinstance(articles, (str, bytes, Mapping, Article)):
        message = f"articles is a {type(articles).__name__}; want several articles, or one in a list"
        raise InputError(message)
    if hasattr(articles, "columns"):
        message = (
            f"articles is a {type(articles).__name__}, which yields its columns; want its rows as mappings: "
            'frame.to_dict("records") in pandas, frame.iter_rows(named=True) in Polars, table.to_pylist() in Arrow'
        )
        raise InputError(message)
    numbered = (_numbered(given, number) for number, given in enumerate(articles))
    for batch in minibatch(numbered, batch_size):
        with _turn(nlp):
            records = _records(nlp, batch, batch_size)
        yield from records


def _records(nlp: Language, batch: Sequence[Article], batch_size: int) -> list[Record]:
    """The records of some articles that are read together."""
    if isinstance(nlp.tokenizer, BoundedTokenizer):
        nlp.tokenizer.learn(article.text for article in batch)
    with _memory_zone(nlp), _without_collector():
        flats = [Unwrapped(article.text) for article in batch]
        docs = ((make_doc(nlp, replace(article, text=flat.text)), flat) for article, flat in zip(batch, flats, strict=True))
        return [_as_given(make_record(doc), flat) for doc, flat in nlp.pipe(docs, as_tuples=True, batch_size=batch_size)]


def _turn(nlp: Language) -> AbstractContextManager[bool]:
    """A lock, by which threads that share a pipeline read with it in turn: what one of them frees another may be reading."""
    return _TURNS.setdefault(nlp, RLock())


def _as_given(found: T, flat: Unwrapped) -> T:
    """What was found in a text as it is read, with the words and places of the text as it was given."""
    return found if flat.text is flat.given else moved(found, _SURROGATE.sub("\ufffd", flat.given), flat.place)


def _numbered(given: ArticleLike, number: int) -> Article:
    """An article of a stream. Raises InputError, saying which one it is, if it is none."""
    try:
        return as_article(given, number)
    except InputError as error:
        message = f"article number {number} of the stream: {error}"
        raise InputError(message) from error


@contextmanager
def _without_collector() -> Iterator[None]:
    """Look for no garbage meanwhile: a batch makes none, and going through all that it holds takes a twentieth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _memory_zone(nlp: Language) -> AbstractContextManager[Any]:
    """A zone that frees the vocabulary's new strings at its end; zones do not nest, so inside one there is none."""
    inside: bool = nlp.vocab.in_memory_zone  # type: ignore[attr-defined]  # spaCy's stub leaves it out
    return nullcontext() if inside else nlp.memory_zone()


class Claimx:
    """spaCy component that runs all claimx components in order: a guest in somebody else's pipeline."""

    def __init__(self, nlp: Language, settings: Mapping[str, Mapping[str, Any]], common: Mapping[str, Any]) -> None:
        self.components: list[Any] = [nlp.create_pipe(name, config={**common, **settings.get(name, {})}) for name in COMPONENTS]

    def __call__(self, doc: Doc) -> Doc:
        """Set every layer of a parsed document. Raises ModelError if it was not tagged, parsed and searched for entities."""
        require_reading(doc)
        for component in self.components:
            doc = component(doc)
        return doc

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:  # noqa: ANN401 - spaCy's signature
        """The figures of every layer."""
        given = list(examples)
        return {name: value for component in self.components for name, value in component.score(given, **settings).items()}


@Language.factory(
    "claimx",
    default_config={"min_date_confidence": SURE_ENOUGH, "spans_key": None, "lexicon": None, "language": None, "prefix": ""},
    assigns=["doc._.quantities", "doc._.periods", "doc._.attributions", "doc._.mentions", "doc._.claims"],
    requires=["token.tag", "token.dep", "token.head", "doc.ents"],
)
def make_claimx(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy's signature
    *,
    min_date_confidence: float,
    spans_key: str | None,
    lexicon: str | list[str] | None,
    language: str | None,
    prefix: str,
) -> Claimx:
    """The component that adds every layer; its settings are those of the components in it."""
    layers.register(prefix)
    settings: dict[str, dict[str, Any]] = {
        "claimx_periods": {"min_date_confidence": min_date_confidence},
        "claimx_claims": {"spans_key": spans_key},
    }
    return Claimx(nlp, settings, {"lexicon": lexicon, "language": language, "prefix": prefix})
