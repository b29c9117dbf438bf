"""An article from its text and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimx.errors import InputError
from claimx.model import Article
from claimx.model.article import as_day
from claimx.sources.decode import whole_characters
from claimx.sources.item import Opened, Options


def article_of(name: str, text: str, facts: Mapping[str, Any], options: Options, notes: tuple[str, ...] = ()) -> Opened:
    """The article called `name`; a date that is none is noted, and the article goes without."""
    mended = whole_characters(text)
    notes += mended.notes
    try:
        published = as_day(facts.get("published")) or options.published
    except InputError as error:
        published = options.published
        notes += (f"{error}; read {'with the date given for all' if published else 'without a date'}",)
    article = Article(
        text=mended.text,
        doc_id=whole_characters(name).text,
        published=published,
        title=_string(facts.get("title")),
        url=_string(facts.get("url")),
    )
    return Opened(article=article, notes=notes)


def _string(value: object) -> str | None:
    return whole_characters(value).text if isinstance(value, str) and value.strip() else None
