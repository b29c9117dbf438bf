"""The grammar of temporal expressions, compiled from `data/<language>/period_rules.toml` and `periods.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from claimx import lexicon
from claimx.errors import LexiconError
from claimx.lexicon import kept

_CAPTURE = re.compile(r"(?<!\?P)<([a-z]\w*)(?:=(\w+))?>")
_NAME = re.compile(r"\{([a-z]\w*)\}")
_GROUP = re.compile(r"\(\?P<\w+>")
_SPACE = r"(?: {1,4}(?:\n {0,4})?|\n {0,4})"  # bounded, or a page of spaces takes quadratic time
_DIGITS = ("1", "10", "31", "99", "1990", "2015", "19901", "1,000")
_AFTER = r"(?!\w)"
_UNKNOWN = " qzx"
_REACH = 64


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar: a pattern, the contexts it needs, and how what it finds is resolved."""

    id: str
    form: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    parts: Mapping[str, str]
    title: bool

    def allows(self, low: str, start: int, end: int) -> bool:
        """Whether the text around a match lets the rule fire."""
        reach = max(0, start - _REACH)
        if self.not_after is not None and self.not_after.match(low, end):
            return False
        if self.after is not None and not self.after.match(low, end):
            return False
        if self.not_before is not None and self.not_before.search(low, reach, start):
            return False
        return self.before is None or self.before.search(low, reach, start) is not None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words before an expression that belong to it and narrow it."""

    id: str
    pattern: re.Pattern[str]
    forms: frozenset[str]
    modifier: str
    edge: str | None


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and those that a word can open; "0" stands for any digit, "'" for an apostrophe before one.

    `words` are those that the rules know, and `alone` holds the rules that a word can open where none of them follows.
    """

    rules: tuple[Rule, ...]
    words: frozenset[str]
    opened_by: Mapping[str, tuple[Rule, ...]]
    alone: Mapping[str, tuple[Rule, ...]]
    prefixes: tuple[Prefix, ...]
    capitals: frozenset[str]


@kept
def vocabulary(name: str) -> Mapping[str, Any]:
    """The words of one vocabulary and what each means."""
    table: Mapping[str, Mapping[str, Any]] = lexicon.read("periods")["vocabulary"]
    if name == "holiday":
        return {form: row for row in lexicon.rows("periods", "holiday") for form in row["names"]}
    return table.get(name, {})


@kept
def grammar() -> Grammar:
    """The compiled grammar of a language."""
    shared: Mapping[str, str] = lexicon.read("period_rules").get("fragment", {})
    compiled = []
    for row in lexicon.rows("period_rules", "rule"):
        own = {**shared, **row.get("fragments", {})}
        compiled.append(_rule(row, own))
    prefixes = tuple(
        Prefix(
            row["id"],
            re.compile(rf"(?<!\w)(?:{_expand(row['pattern'], shared)})\Z"),
            frozenset(row["forms"]),
            row["modifier"],
            row.get("edge"),
        )
        for row in lexicon.rows("period_rules", "prefix")
    )
    known = _words(compiled)
    return Grammar(tuple(compiled), known, *_opened_by(compiled, known), prefixes, lexicon.words("periods", "capital"))


def _words(rules: Sequence[Rule]) -> frozenset[str]:
    """All words that patterns speak of."""
    words: set[str] = {"a"}
    for rule in rules:
        plain = re.sub(r"\?P<\w+>|\\[a-zA-Z]", " ", rule.pattern.pattern)
        words.update(re.findall(r"[a-z]+", plain))
        words.update(word[:-1] for word in re.findall(r"([a-z]+)\?", plain))
    return frozenset((*words, *(f"{word}s" for word in words)))


def _opened_by(rules: Sequence[Rule], words: frozenset[str]) -> tuple[dict[str, tuple[Rule, ...]], dict[str, tuple[Rule, ...]]]:
    """Which rules can match from a first word, with any word behind it and with an unknown one, found out by partial matching."""
    partial = {rule.id: regex.compile(rule.pattern.pattern) for rule in rules}
    found, alone = {}, {}
    for key, samples in [("0", _DIGITS), ("'", ("'8",)), *((word, (word,)) for word in sorted(words) if word)]:
        opened = [rule for rule in rules if any(partial[rule.id].match(sample, partial=True) for sample in samples)]
        if opened:
            found[key] = tuple(opened)
            alone[key] = tuple(r for r in opened if any(partial[r.id].match(sample + _UNKNOWN, partial=True) for sample in samples))
    return found, alone


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern in the data files' notation as a regular expression."""
    shared: Mapping[str, str] = lexicon.read("period_rules").get("fragment", {})
    return re.compile(_expand(pattern, shared))


def _rule(row: Mapping[str, Any], fragments: Mapping[str, str]) -> Rule:
    def context(name: str, shape: str) -> re.Pattern[str] | None:
        return re.compile(shape.format(_plain(_expand(row[name], fragments)))) if name in row else None

    return Rule(
        id=row["id"],
        form=row["form"],
        pattern=re.compile(f"(?:{_expand(row['pattern'], fragments)}){_AFTER}"),
        before=context("before", r"(?:{})\Z"),
        not_before=context("not_before", r"(?:{})\Z"),
        after=context("after", "{}"),
        not_after=context("not_after", "{}"),
        parts=row.get("set", {}),
        title=bool(row.get("title")),
    )


def _plain(pattern: str) -> str:
    """A pattern without named groups."""
    return _GROUP.sub("(?:", pattern)


def _expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """A pattern of the data file as a regular expression, with every capture named once."""

    def words(name: str) -> str:
        if name in fragments:
            return _expand_names(fragments[name])
        forms = sorted(vocabulary(name), key=len, reverse=True)
        if not forms and name not in ("holiday", *lexicon.read("periods")["vocabulary"]):  # of which a language may have none
            base = name.rstrip("0123456789")
            return words(base) if base != name else _missing(name)
        return "(?:" + ("|".join(re.escape(form).replace("\\ ", " ") for form in forms) or "(?!)") + ")"

    def _expand_names(text: str) -> str:
        return _NAME.sub(lambda m: words(m[1]), text)

    expanded = _CAPTURE.sub(lambda m: f"(?P<{m[1]}>{words(m[2] or m[1])})", pattern)
    expanded = _expand_names(expanded)
    return _spaced(expanded)


def _missing(name: str) -> str:
    message = f"period_rules.toml: no fragment or vocabulary {name!r}"
    raise LexiconError(message)


def _spaced(pattern: str) -> str:
    """Spaces and "~" outside character classes as white space, or white space and hyphen."""
    out: list[str] = []
    inside = False
    escaped = False
    for char in pattern:
        if escaped:
            out.append(char)
            escaped = False
            continue
        if char == "\\":
            escaped = True
        elif char == "[":
            inside = True
        elif char == "]":
            inside = False
        elif not inside and char == " ":
            out.append(_SPACE)
            continue
        elif not inside and char == "~":
            out.append(f"(?:-|{_SPACE})")
            continue
        out.append(char)
    return "".join(out)
