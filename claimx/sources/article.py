"""An article from its text and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from claimx.errors import InputError
from claimx.model import Article
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


def as_day(value: object) -> date | None:
    """A day given as a date, a point in time, or a string that begins with an ISO date; None for nothing.

    Raises InputError for anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, str):
        for length in (10, 8):
            try:
                return date.fromisoformat(value.strip()[:length])
            except ValueError:
                continue
    message = f"published: {value!r} is not a date; write it as YYYY-MM-DD, for example 2017-03-30"
    raise InputError(message)


def _string(value: object) -> str | None:
    return whole_characters(value).text if isinstance(value, str) and value.strip() else None
