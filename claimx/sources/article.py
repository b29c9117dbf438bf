"""An article from its text and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimx.errors import InputError
from claimx.model import Article
from claimx.sources.dates import day_of
from claimx.sources.decode import whole_characters
from claimx.sources.item import Opened, Options


def article_of(name: str, text: str, facts: Mapping[str, Any], options: Options, notes: tuple[str, ...] = ()) -> Opened:
    """The article called `name`; a date that is none is noted, and the article goes without."""
    mended = whole_characters(text)
    notes += mended.notes
    try:
        own = day_of(facts.get("published"))
    except InputError as error:
        own = None
        notes += (f"{error}; read {'with the date given for all' if options.published else 'without a date'}",)
    published = own or options.published
    article = Article(
        text=mended.text,
        doc_id=whole_characters(name).text,
        published=published,
        published_from=None if published is None else "metadata" if own else "option",
        title=_string(facts.get("title")),
        url=_string(facts.get("url")),
    )
    return Opened(article=article, notes=notes)


def _string(value: object) -> str | None:
    return whole_characters(value).text if isinstance(value, str) and value.strip() else None
