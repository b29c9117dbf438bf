"""Scorers in spaCy's registry, so that `nlp.evaluate` scores the claimx layers of any pipeline.

What is right stands on `Example.reference`: either the layer itself (documents that were corrected by hand, from a
DocBin), or the gold claims of an article, put there by `examples`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc
from spacy.training import Example

from claimx import layers
from claimx.evaluate.answers import answer
from claimx.evaluate.gold import GoldArticle
from claimx.evaluate.score import score
from claimx.model import Article
from claimx.model.article import as_day
from claimx.pipeline import make_doc

GOLD = "claimx_gold"


def examples(gold: Iterable[GoldArticle], nlp: Language) -> Iterator[Example]:
    """Gold articles as spaCy examples, for `nlp.evaluate`: an unread document beside one that holds the gold claims."""
    for article in gold:
        given = Article(text=article.text, doc_id=article.id, published=as_day(article.published), title=article.title)
        reference = make_doc(nlp, given)
        reference.user_data[GOLD] = article
        yield Example(make_doc(nlp, given), reference)


def make_layer_scorer(layer: str) -> layers.Scorer:
    """A scorer of one layer: precision, recall and F-score over exact parts, under `claimx_<layer>_p`, `_r` and `_f`.

    For the layer "claims" of examples with gold claims there are the figures of `claimx evaluate` besides, in percent,
    under `claimx_<figure>`, such as `claimx_claim_f1`.
    """
    return partial(_score_layer, layer=layer)  # unlike a function in a function, it can be pickled with its component


def _score_layer(given: Iterable[Example], *, layer: str, **_: Any) -> dict[str, Any]:  # noqa: ANN401 - spaCy's signature
    pairs = list(given)
    judged = [pair for pair in pairs if GOLD in pair.reference.user_data] if layer == "claims" else []
    if judged:
        articles = [pair.reference.user_data[GOLD] for pair in judged]
        answers = [answer(claim.to_dict()) for pair in judged for claim in pair.predicted._.claims]
        return {f"claimx_{name}": value for name, value in score(articles, answers).figures().items()}
    total = PRFScore()
    for pair in pairs:
        total.score_set(_parts(pair.predicted, layer), _parts(pair.reference, layer))
    return {f"claimx_{layer}_{name}": value for name, value in zip("prf", (total.precision, total.recall, total.fscore), strict=True)}


def _parts(doc: Doc, layer: str) -> set[tuple[Any, ...]]:
    """What has to agree in the objects of a layer: a quantity's or period's characters and value, a statement's source and content."""
    return {_KEYS[layer](found) for found in getattr(doc._, layer)}


_KEYS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "quantities": lambda q: (q.start, q.end, q.value, q.high, q.unit),
    "periods": lambda p: (p.start, p.end, p.timex_type, p.timex_value),
    "attributions": lambda a: (a.source and (a.source.start, a.source.end), *((part.start, part.end) for part in a.content)),
    "mentions": lambda m: (m.start, m.end, m.name),
    "claims": lambda c: (
        *(c.quantity.start, c.quantity.end, c.role, c.modality),
        *(part and part.text for part in (c.measure, c.actor, c.place)),
        c.period and (c.period.first_day, c.period.last_day),
        c.attribution and c.attribution.source and c.attribution.source.name,
    ),
}
