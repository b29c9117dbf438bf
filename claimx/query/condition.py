"""Conditions as people write them, read into functions that tell whether a claim meets them."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimx.errors import InputError
from claimx.model import Claim
from claimx.query import amounts, days, words

Condition = Callable[[Claim], bool]
"""Whether a claim meets a condition."""

_CONDITION = re.compile(r"\s*(?P<left>[^=!~<>]+?)\s*(?P<operator>!=|!~|>=|<=|==|[=~<>])\s*(?P<right>.*?)\s*", re.DOTALL)
_OPPOSITE = {"!=": "=", "!~": "~"}
_ORDERS = (">", ">=", "<", "<=", "=")


def condition(text: str) -> Condition:
    """What tells whether a claim meets a condition.

    A condition is LEFT OPERATOR RIGHT. LEFT is a field (actor, measure, source, place, unit, kind, role, modality, direction,
    article, text: words; period: days; value, confidence: numbers), a unit ("USD", "km"), a dimension ("energy", "length") or
    kind ("money"), or else words of the measure. Operators are = ~ (contains; of periods: touches) != !~ > >= < <=. RIGHT is
    a word, a period, or an amount, which is converted; several with "|" between them are alternatives; "none" is the
    empty slot. Raises InputError, saying what is wrong with it, if it cannot be read.
    """
    match = _CONDITION.fullmatch(text)
    if match is None or not match["right"]:
        message = f"{text!r} is no condition; write one like 'source = IMF', 'USD > 1bn', 'energy > 1 GW' or 'period = 2016'"
        raise InputError(message)
    operator = "=" if match["operator"] == "==" else match["operator"]
    positive = _OPPOSITE.get(operator, operator)
    checks = [_check(match["left"].casefold(), match["left"], positive, right.strip(), text) for right in match["right"].split("|")]
    if operator in _OPPOSITE:
        return lambda claim: not any(check(claim) for check in checks)
    return lambda claim: any(check(claim) for check in checks)


def _check(field: str, left: str, operator: str, right: str, whole: str) -> Condition:
    if field in words.FIELDS:
        if operator not in ("=", "~"):
            message = f"{whole!r}: {field} is compared with = ~ != !~"
            raise InputError(message)
        return words.check(field, operator, right)
    if field == "period":
        return days.check(operator, right, whole)
    if operator not in _ORDERS:
        message = f"{whole!r}: {left!r} is compared with = != > >= < <=; fields of words are {', '.join(words.FIELDS)}"
        raise InputError(message)
    return amounts.check(left, operator, right, whole)
