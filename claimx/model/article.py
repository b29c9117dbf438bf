"""What goes in, an article, and what comes out, its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from claimx.errors import InputError
from claimx.model.attribution import Attribution
from claimx.model.claim import Claim
from claimx.model.codec import plain_dict
from claimx.model.parts import Part
from claimx.model.period import Period
from claimx.model.quantity import Quantity

DateSource = Literal["given", "metadata", "option", "url", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text to read, with what is known about it.

    `published` is the anchor date that relative expressions ("last year") are resolved against, `published_from` where it is known
    from: "metadata" of the article's file or page, "option" for all articles of a batch, "given" by the caller.
    """

    text: str
    doc_id: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    published_from: DateSource | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that claimx found in one article; the layers are in text order.

    `published_from` says where the date is from: as in an `Article`, or the article's address ("url") or own words ("text").
    `agency` is the news agency that the dateline names: whose word those claims are that are in nobody else's name.
    """

    doc_id: str
    title: str | None = None
    published: date | None = None
    published_from: DateSource | None = None
    url: str | None = None
    agency: Part | None = None
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record in its JSON form."""
        return plain_dict(self)


def is_empty(value: object) -> bool:
    """Whether a value is none: None, an empty string, or the empty cell of a data frame ("not a number", "not a time", "not available")."""
    if value is None or (isinstance(value, str) and not value):
        return True
    try:
        return bool(value != value)  # noqa: PLR0124 - what is not equal to itself
    except (TypeError, ValueError):  # pandas' NA has no truth value, an array has many
        return type(value).__name__ == "NAType"


def as_day(value: object) -> date | None:
    """A day given as a date, a point in time, or a string that begins with an ISO date; None for nothing.

    Raises InputError for anything else.
    """
    if is_empty(value):
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
