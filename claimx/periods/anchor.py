"""The article's date, found in its own text: labels ("Published: …"), datelines, date lines of the page."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claimx import lexicon
from claimx.numerals import fold
from claimx.periods.find import find
from claimx.periods.grammar import compile_pattern
from claimx.periods.resolve import resolve

_HEAD = 1_500
_LINE = re.compile(r"[^\r\n]+")
_LONGEST = 250


@cache
def _rows(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (compile_pattern(rf"\s*(?:{row['pattern']})"), compile_pattern(row["after"]) if "after" in row else None)
        for row in lexicon.rows("period_context", "published", language)
    )


def article_date(text: str, language: str = "en") -> date | None:
    """The day that the text says it came out; None where no line of its head says so with day, month and year."""
    for match in _LINE.finditer(text, 0, _HEAD):
        line = match.group()[:_LONGEST]
        low = fold(line)
        for expression in find(line, language):
            if expression.form != "date":
                continue
            day = resolve(expression, None).first_day
            if day is None:
                continue
            for before, after in _rows(language):
                if before.fullmatch(low, 0, expression.start) and (after is None or after.match(low, expression.end)):
                    return day
    return None
