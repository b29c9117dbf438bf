"""The words around a temporal expression, which tell whether something is compared with it, or only ranked by it.

The rows of `period_claims.toml` hold them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimx import lexicon
from claimx.claims import words
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.parse import Parse, Span, Token
from claimx.claims.patterns import cues_of, pattern_before, plain, words_in
from claimx.lexicon import kept
from claimx.model import Period, Quantity

LONG = frozenset({"month", "quarter", "half", "season", "year", "decade"})
NEAR = 30
_WEEKS = ("week", "weekend")
_BEHIND = 10
_WHOLE = 13
_BEFORE = 12
_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of `period_claims.toml`: its id, its pattern, what else it wants of an expression, and of what stands behind it.

    Where `cues` holds words, one of them is in whatever the pattern matches, so that it need not be tried where none of them stands.
    """

    id: str
    pattern: re.Pattern[str]
    flags: frozenset[str]
    behind: re.Pattern[str] | None = None
    cues: frozenset[str] = frozenset()


class Lead(NamedTuple):
    """The words before an expression, as a text and as a set."""

    text: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Lead:
        """Those of a text in whatever case and with whatever spaces."""
        told = plain(text)
        return cls(told, words_in(told))

    def match(self, row: Row) -> re.Match[str] | None:
        """The match of a rule right before the expression."""
        return None if row.cues and row.cues.isdisjoint(self.words) else row.pattern.search(self.text)


@kept
def rows(table: str) -> tuple[Row, ...]:
    """The rows of one table, compiled; `before` is to end where an expression begins."""
    return tuple(
        Row(
            row["id"],
            pattern_before(_filled(row)) if "before" in row else re.compile(row["pattern"]),
            frozenset(row.get("flags", ())),
            re.compile(row["pattern"]) if "before" in row and "pattern" in row else None,
            cues_of(row),
        )
        for row in lexicon.rows("period_claims", table)
    )


def _filled(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row with the fragments that its `before` names."""
    before = str(row["before"])
    for name, fragment in lexicon.read("period_claims").get("fragment", {}).items():
        before = before.replace(f"{{{name}}}", fragment)
    return {**row, "before": before}


def is_rank(lead: Lead, period: Period) -> bool:
    """Whether an expression only says how far back a rank goes ("the most since 2008", "its weakest in two years")."""
    return any(_is_of_kind(row, period) and lead.match(row) for row in rows("rank"))


def is_thing(lead: Lead, doc: Parse, period: Period) -> bool:
    """Whether an expression is a thing that something is said of, and no time: "with June the weakest month"."""
    assert period.end is not None
    told = [row for row in rows("absolute") if lead.match(row)]
    behind = plain(doc.between(period.end, period.end + NEAR)) if told else ""
    return any(row.behind is not None and row.behind.match(behind) for row in told)


def _is_of_kind(row: Row, period: Period) -> bool:
    if "duration" in row.flags:
        return period.timex_type == "DURATION"
    if "year" in row.flags:
        return period.granularity == "year" and period.timex_type == "DATE"
    if "dated" in row.flags:
        return period.granularity == "day" and _YEAR.search(period.text) is not None
    return "running" not in row.flags or (period.rule.startswith("relative") and period.granularity in LONG)


def opening(lead: Lead, doc: Parse, period: Period, figures: Sequence[Quantity]) -> int | None:
    """Where the comparison begins that an expression is part of ("than in 2003", "up 4% on last year"); None if it is in none."""
    assert period.start is not None
    beside = any(q.end <= period.start <= q.end + NEAR for q in figures)
    wanted = (row for row in rows("compared") if beside or "figure" not in row.flags)
    starts = [_opens(m) for row in wanted if (m := lead.match(row)) and _goes_with(row, doc, period)]
    opens = [period.start - len(lead.text) + min(starts)] if starts else []
    for row in rows("owned"):
        opens += [
            q.start - 1 for q in figures if q.end < period.start <= q.end + NEAR + _BEHIND and stands_between(doc, q.end, period.start, row)
        ]
    return max(opens, default=None)


def _opens(match: re.Match[str]) -> int:
    """Where a match says that the comparison begins: at its group of that name, else at its first word."""
    return match.start("opens") if match.groupdict().get("opens") else match.start()


def stands_between(doc: Parse, start: int, end: int, row: Row) -> bool:
    """Whether what stands between two offsets is what a row wants, and nothing else."""
    return row.pattern.fullmatch(plain(doc.between(start, end))) is not None


def _goes_with(row: Row, doc: Parse, period: Period) -> bool:
    """Whether an expression is what the flags of a row want.

    "possessive" is one that owns something, "long" a month or more, "length" a length of some of them, "week" a bare week or weekend,
    "holiday" one of a named year, "bare" one named without an article, "reference" one that is told by another period ("a year earlier").
    """
    if "reference" in row.flags and period.kind != "reference":
        return False
    if "holiday" in row.flags and not (period.rule.startswith("holiday") and _YEAR.search(period.text)):
        return False
    if "week" in row.flags and (period.granularity not in _WEEKS or _has_article(doc, period)):
        return False
    if "length" in row.flags and not (period.timex_type == "DURATION" and period.granularity in LONG):
        return False
    if "long" in row.flags and period.granularity not in LONG:
        return False
    if "possessive" in row.flags and not doc.between(period.end or 0, (period.end or 0) + 2).endswith("s"):
        return False
    return "bare" not in row.flags or _is_bare(doc, period)


def _is_bare(doc: Parse, period: Period) -> bool:
    """Whether an expression names a month or more, without an article and without "as a whole": "on 2003", not "on the year"."""
    behind = plain(doc.between(period.end or 0, (period.end or 0) + _WHOLE))
    if any(whole.pattern.match(behind) for whole in rows("whole")):
        return False
    return period.granularity in LONG and period.timex_type == "DATE" and not _has_article(doc, period)


def _has_article(doc: Parse, period: Period) -> bool:
    assert period.start is not None
    span = doc.span_at(period.start, period.start + 1)
    return span is not None and span[0].tag_ == "DT"


def is_put_after(span: Span, host: Token | None) -> bool:
    """Whether an event that a time describes stands behind "after", which is of the event then: "after the 1999 fire"."""
    if not words.lemma_in(host, lexicon.words("period_claims", "events"), lexicon.words("period_claims", "turns")):
        return False
    first = next((token for token in span.doc[max(0, span.start - 2) : span.start][::-1] if token.tag_ != "DT"), None)
    return first is not None and words.lower(first) in lexicon.words("period_claims", "later")


def is_of_what_comes(head: Token) -> bool:
    """Whether an expression, by its head, is the day of an event that a clause comes before: "leads by 7% ahead of the vote on June 12"."""
    for token in head.doc[max(0, head.i - _BEFORE) : head.i][::-1]:
        if words.lower(token) in lexicon.words("period_claims", "ahead"):
            between = head.doc[token.i + 1 : head.i]
            return any(is_noun(word) and words.lemma_in(word, lexicon.words("period_claims", "events")) for word in between)
        if token.parsed.is_punct or is_verb(token):
            return False
    return False
