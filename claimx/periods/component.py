"""The spaCy component `claimx_periods`."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimx import layers
from claimx.lexicon import using
from claimx.matching import text_of
from claimx.model.article import as_day
from claimx.periods import named_days, parts_of_years
from claimx.periods.anchor import ArticleDate, article_date
from claimx.periods.grammar import grammar
from claimx.periods.read import SURE_ENOUGH, periods


class PeriodsComponent(layers.LayerComponent):
    """Sets `doc._.periods`, and `doc._.article_date` to the date that it resolved against."""

    def __init__(self, name: str, *, min_date_confidence: float = SURE_ENOUGH, **common: Any) -> None:  # noqa: ANN401 - those of all layers
        super().__init__(name, **common)
        self.min_date_confidence = min_date_confidence

    def write(self, doc: Doc) -> None:
        """Find the temporal expressions and resolve them."""
        published = as_day(doc._.published)
        dated = article_date(text_of(doc), url=doc._.url) if published is None else None
        doc._.article_date = self._plain(dated)
        layers.put(doc, "periods", periods(text_of(doc), published or dated, min_confidence=self.min_date_confidence))

    def _plain(self, dated: ArticleDate | None) -> dict[str, Any] | None:
        """A date that was found as plain data, which survives serialisation; `counts` if it is sure enough to resolve against."""
        if dated is None:
            return None
        sure = dated.confidence >= self.min_date_confidence
        return {
            "day": dated.day.isoformat(),
            "confidence": dated.confidence,
            "exact": dated.exact,
            "counts": sure,
            "rule": dated.rule,
            "text": dated.text,
            "from": "url" if dated.start is None else "text",
        }


@Language.factory(
    "claimx_periods",
    default_config={"min_date_confidence": SURE_ENOUGH, **layers.settings_of("periods")},
    assigns=["doc._.periods", "doc._.article_date"],
    requires=[],
)
def make_periods(
    nlp: Language,
    name: str,
    *,
    min_date_confidence: float,
    lexicon: str | list[str] | None,
    language: str | None,
    prefix: str,
    scorer: layers.Scorer | None,
) -> PeriodsComponent:
    """The component; an article's date that is found and not given counts if its confidence reaches `min_date_confidence`."""
    layers.register(prefix)
    if not Doc.has_extension("article_date"):
        Doc.set_extension("article_date", default=None)
    data = layers.lexicon_for(nlp, lexicon, language)
    if data.own:
        with using(data):
            grammar()  # what cannot be read is refused now, not with the first article
            named_days.check_holidays()
            parts_of_years.check_seasons()
    return PeriodsComponent(name, min_date_confidence=min_date_confidence, lexicon=data, scorer=scorer)
