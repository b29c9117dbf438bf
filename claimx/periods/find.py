"""Finds temporal expressions in raw text with the grammar of `data/en/period_rules.toml`.

At each word that can open a rule, the rules it can open are tried; the longest match wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimx.lexicon import kept_up_to
from claimx.numerals import fold
from claimx.periods.expression import Expression
from claimx.periods.grammar import Grammar, Prefix, Rule, grammar

_DIGITS_AT_END = re.compile(r"\d+\Z")
_REACH = 40
_TITLE_WORD = re.compile(r"(?!the\b)[a-z]+")
_WORD_BEHIND = re.compile(r" ([a-z]{3,})(?![\w'-])")
_WORD = re.compile(r"(?<![\w$£€#&@])(?<!\w['/])(?<!\d[.,:])(?:[a-z]+|\d+|'\d)")


@kept_up_to(2)  # an article is read for its own date, and then for its periods
def find(text: str) -> tuple[Expression, ...]:
    """The temporal expressions of a text, in order, without overlaps (TIMEX3 conventions on what belongs to one)."""
    rules = grammar()
    low = fold(text)
    return tuple(_found(text, low, rules))


def _found(text: str, low: str, rules: Grammar) -> Iterator[Expression]:
    position = 0
    for word in _WORD.finditer(low):
        start = word.start()
        if start < position:
            continue
        key = word.group()
        key = "0" if key.isdigit() else key[:1] if key[0] == "'" else key
        if key not in rules.opened_by:
            continue
        behind = _WORD_BEHIND.match(low, word.end())
        opened = (rules.opened_by if behind is None or behind[1] in rules.words else rules.alone)[key]
        best = _best(text, low, start, opened, rules.capitals)
        if best is None:
            continue
        rule, match = best
        if rule.form != "none":
            yield _expression(text, low, best, rules, position)
        position = match.end()


def _best(text: str, low: str, start: int, opened: Sequence[Rule], capitals: frozenset[str]) -> tuple[Rule, re.Match[str]] | None:
    """The longest match of an allowed rule, of equally long ones the first."""
    found = [(-match.end(), number, rule, match) for number, rule in enumerate(opened) if (match := rule.pattern.match(low, start))]
    if not found:
        return None
    for _, _, rule, match in sorted(found, key=lambda f: f[:2]):
        if rule.allows(low, start, match.end()) and _capitals_right(text, rule, match, capitals):
            return rule, match
    return None


def _capitals_right(text: str, rule: Rule, match: re.Match[str], capitals: frozenset[str]) -> bool:
    if rule.title and not all(text[match.start() + word.start()].isupper() for word in _TITLE_WORD.finditer(match.group())):
        return False
    return all(
        text[match.start(name)].isupper() for name, value in match.groupdict().items() if value and _DIGITS_AT_END.sub("", name) in capitals
    )


def parts_of(text: str, rule_id: str) -> dict[str, str] | None:
    """The parts of an expression that a rule has found before, read without the text around it; None if it is not of that rule."""
    low = fold(text)
    found = ((rule, rule.pattern.search(low)) for rule in grammar().rules if rule.id == rule_id)
    return next((_parts(rule, match) for rule, match in found if match is not None), None)


def _expression(text: str, low: str, best: tuple[Rule, re.Match[str]], rules: Grammar, floor: int) -> Expression:
    rule, match = best
    parts = _parts(rule, match)
    start, end = match.span()
    modifier = None
    prefix = _prefix(low, start, floor, rule.form, rules)
    if prefix is not None:
        row, start = prefix
        modifier = row.modifier
        if row.edge:
            parts["edge"] = row.edge
    return Expression(text=text[start:end], start=start, end=end, rule=rule.id, form=rule.form, parts=parts, modifier=modifier)


def _parts(rule: Rule, match: re.Match[str]) -> dict[str, str]:
    named = {_DIGITS_AT_END.sub("", name): " ".join(value.split()) for name, value in match.groupdict().items() if value}
    return {**rule.parts, **named}


def _prefix(low: str, start: int, floor: int, form: str, rules: Grammar) -> tuple[Prefix, int] | None:
    for row in rules.prefixes:
        if form in row.forms and (match := row.pattern.search(low, max(floor, start - _REACH), start)):
            return row, match.start()
    return None
