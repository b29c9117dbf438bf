"""What claimx itself answers on gold articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimx.evaluate.gold import GoldArticle

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.model import Claim


def predict(gold: Iterable[GoldArticle], *, nlp: Language | None = None) -> Iterator[Claim]:
    """The claims that the pipeline (by default claimx's own) finds in gold articles, article by article."""
    from claimx.pipeline import pipe  # noqa: PLC0415 - loads spaCy, which scoring saved claims does not need

    articles = ({"text": a.text, "doc_id": a.id, "published": a.published, "title": a.title} for a in gold)
    for record in pipe(articles, nlp=nlp):
        yield from record.claims
