"""What a report, an export or a query starts from: an article's record, with its text where that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from claimx.errors import InputError
from claimx.model import Article, Claim, Record

_HALF = re.compile(r"[\ud800-\udfff]")


class Result(NamedTuple):
    """An article's record and the text that its offsets refer to; None where the text was not kept."""

    record: Record
    text: str | None

    @classmethod
    def of(cls, article: Article, record: Record) -> Result:
        """The result of reading an article; halves of characters, which UTF-8 cannot hold, stand as U+FFFD, as they were read."""
        return cls(record, _HALF.sub("\ufffd", article.text))

    def whole_text(self) -> str:
        """The text.

        Raises InputError if it was not kept.
        """
        if self.text is None:
            message = f"{self.record.doc_id}: the result does not hold the article's text; run claimx batch with --layers"
            raise InputError(message)
        return self.text

    def known_text(self) -> str:
        """The text, or what the claims quote of it: each part where it stood, with spaces for all that is not known."""
        return restored(self.record.claims) if self.text is None else self.text


def restored(claims: Iterable[Claim]) -> str:
    """A text in which every part of the claims stands at its offsets, and spaces are all the rest."""
    text: list[str] = []
    for part in (part for claim in claims for part in parts(claim)):
        start, end, words = part
        text.extend(" " * (end - len(text)))
        text[start:end] = words
    return "".join(text)


def parts(value: object) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of every part inside a model object, however deep."""
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif is_dataclass(value):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        if isinstance(found.get("start"), int) and "text" in found:
            yield found["start"], found["end"], found["text"]
        for inner in found.values():
            yield from parts(inner)
