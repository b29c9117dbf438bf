"""What a figure does in its sentence: level, change (with direction), baseline, ratio or equivalent."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx.claims import words
from claimx.claims.frame import Frame, is_noun, is_verb
from claimx.matching import lemma
from claimx.model.claim import Direction, Role

_BRACKET = re.compile(r"^\s*[(\[,;]\s*(?:or|about|around|some|roughly|nearly|approximately|equivalent to|equal to|=|~)?\s*$")
_OR = re.compile(r"^\s*,?\s*\(?\s*(?:or|that is|i\.e\.)\s+(?:about|some|around|roughly|nearly|just over|just under)?\s*$")
_ARGUMENT_DEPS = {"object", "preposition"}
Verdict = tuple[Role, Direction | None, str]


def find_role(frame: Frame, before: Frame | None, text: str) -> Verdict:
    """Role, direction and rule id of a figure; `before` is the frame of the figure before it in the sentence."""
    quantity = frame.quantity
    if before is not None and is_equivalent(frame, before, text):
        return "equivalent", None, "role.equivalent"
    if quantity.kind == "multiple":
        return "ratio", _multiple_direction(frame), "role.multiple"
    if is_baseline(frame, before, text):
        return "baseline", None, "role.baseline"
    return _change(frame, text) or ("level", None, "role.level")


def is_equivalent(frame: Frame, before: Frame, text: str) -> bool:
    """ "$1.13bn (£600m)": a figure in brackets or after "or" that restates the one before it in another unit."""
    now, then = frame.quantity, before.quantity
    between = text[then.end : now.start]
    if now.modifier_text is not None and now.modifier_text.start >= then.end:
        between = text[then.end : now.modifier_text.start]
    if now.unit == then.unit or len(between) > 30:  # noqa: PLR2004 - a few words at most
        return False
    if now.kind == then.kind == "money":
        same_denominator = now.unit.partition("/")[2] == then.unit.partition("/")[2]
        return same_denominator and bool(_BRACKET.match(between) or _OR.match(between) or re.fullmatch(r"\s*[/=]\s*", between))
    return now.kind == then.kind == "physical" and bool(re.fullmatch(r"\s*[(/]\s*(?:about|some)?\s*|\s*,? or\s+", between))


def _multiple_direction(frame: Frame) -> Direction | None:
    head = frame.head
    if is_verb(head) or words.lemma_in(frame.governor, words.CHANGE_NOUNS):
        value = frame.quantity.value
        return "down" if value < 1 else "up"
    if frame.verb is not None and frame.relation in _ARGUMENT_DEPS and words.lemma_in(frame.verb, words.CHANGE_VERBS):
        return direction_of(frame.verb)
    return None


def is_baseline(frame: Frame, before: Frame | None, text: str) -> bool:
    """ "from $639m", "compared with 5%", "up from 34 million", "against £3.6bn"."""
    preposition = frame.preposition
    lead = _lead(frame, text)
    if re.search(r"\b(?:compared|compares|comparing|comparison)\s+(?:with|to)\s+(?:\w+\s+){0,3}$", lead):
        return True
    if re.search(r"\b(?:up|down|rising|falling|rose|fell|higher|lower)\s+(?:\w+\s+)?from\s+(?:\w+\s+){0,4}$", lead):
        return True
    if re.search(r"\b(?:versus|vs\.?|as against)\s+(?:\w+\s+){0,2}$", lead):
        return True
    if preposition is None:
        return False
    if preposition.lower_ == "against":
        return before is not None
    if preposition.lower_ == "from":
        governor = frame.governor
        moves = words.lemma_in(governor, words.CHANGE_VERBS, words.CHANGE_NOUNS) or words.lemma_in(frame.verb, words.CHANGE_VERBS)
        return moves or (before is not None and text[before.quantity.end : frame.quantity.start].strip(" ,").startswith("from"))
    if preposition.lower_ == "than":
        return before is not None and before.quantity.kind == frame.quantity.kind
    return False


def _lead(frame: Frame, text: str) -> str:
    """The words of the sentence that stand before the figure and its modifier."""
    quantity = frame.quantity
    end = quantity.modifier_text.start if quantity.modifier_text is not None and quantity.modifier_text.end <= quantity.start else quantity.start
    return text[max(frame.sentence.start_char, end - 60) : end].lower()


def _change(frame: Frame, text: str) -> Verdict | None:
    return _change_adverb(frame, text) or _change_verb(frame) or _change_noun(frame)


def _change_verb(frame: Frame) -> Verdict | None:
    """ "rose 6%", "cut by $3bn", "fell by 20 points"; "rose to 6%" is a level."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or frame.relation not in _ARGUMENT_DEPS or not words.lemma_in(verb, words.CHANGE_VERBS):
        return None
    if frame.preposition is not None and frame.preposition.lower_ not in ("by", "of"):
        return None
    if frame.preposition is None and frame.quantity.kind == "count" and is_noun(frame.head):
        return None
    direction = direction_of(verb)
    return ("change", direction, "role.change-verb") if direction or frame.quantity.kind != "count" else None


def _change_noun(frame: Frame) -> Verdict | None:
    """ "a fall of 3% in sales", "a 7.9% fall in exports"; an amount of money named by the noun is a level."""
    noun = frame.governor
    if noun is None or not words.lemma_in(noun, words.CHANGE_NOUNS) or frame.relation not in ("modifier", "preposition"):
        return None
    if frame.preposition is not None and frame.preposition.lower_ not in ("of", "by"):
        return None
    if frame.quantity.kind == "money" and words.lemma_in(noun, words.AMOUNT_NOUNS):
        return None
    if frame.quantity.kind in ("count", "physical") and frame.relation == "modifier":
        return None
    return "change", direction_of(noun), "role.change-noun"


def _change_adverb(frame: Frame, text: str) -> Verdict | None:
    """ "up 4%", "3% higher", "5% more than a year ago"."""
    quantity = frame.quantity
    lead = text[max(0, quantity.start - 20) : (quantity.modifier_text.start if quantity.modifier_text and quantity.modifier_text.start < quantity.start else quantity.start)]
    tail = text[quantity.end : quantity.end + 24].lower()
    if match := re.search(r"\b(up|down|off|ahead)\s+(?:by\s+)?(?:a\s+\w+\s+)?$", lead.lower()):
        return "change", "down" if match[1] in words.DOWN_WORDS else "up", "role.change-adverb"
    if match := re.match(r"(?:\s+of\s+\w+)?[\s-]+(\w+)", tail):
        word = match[1]
        if word in words.UP_WORDS - {"up", "ahead"} and quantity.kind != "count":
            return "change", "up", "role.change-comparative"
        if word in words.DOWN_WORDS - {"down", "off", "behind"} and quantity.kind != "count":
            return "change", "down", "role.change-comparative"
        if quantity.kind == "percent" and word in ("more", "less") and re.match(r"\s+(?:more|less)\b", tail):
            return "change", "up" if word == "more" else "down", "role.change-comparative"
    return None


def direction_of(token: Token) -> Direction | None:
    """The direction of a verb or noun of change, from its particle where it has none of its own."""
    name = lemma(token)
    if name in words.CHANGE_VERBS_UP or name in words.CHANGE_NOUNS_UP:
        return "up"
    if name in words.CHANGE_VERBS_DOWN or name in words.CHANGE_NOUNS_DOWN:
        return "down"
    for child in token.children:
        if child.lower_ in words.UP_WORDS:
            return "up"
        if child.lower_ in words.DOWN_WORDS:
            return "down"
    return None
