"""Whether a figure is joined to the one before it, and leaves out what both are of: "ahead 3 points, Statlab 4 points"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb
from claimx.claims.measure import nouns
from claimx.claims.measure.cuts import CLOSING, is_mark_or_and
from claimx.claims.measure.noun_run import after
from claimx.claims.parse import Token

_LISTING = frozenset({",", ";"})
_NAMING = frozenset({"NNP", "NNPS", "POS", "CC", ",", ":", "DT", "HYPH", "."})


def is_joined(frame: Frame, last: Draft) -> bool:
    """Whether a figure is joined to the one before it, and does not say again what both are of."""
    before, head = last.frame, last.head
    alike = _is_parallel(frame, last) or _is_other_object(frame, last) or _is_same_deed(frame, before, head)
    return alike or _is_gapped(frame, before, head) or _is_listed(frame, before, head)


def _is_parallel(frame: Frame, last: Draft) -> bool:
    """Whether a bare count stands where the figure before does: "rose in 23 towns and fell in nine", "to seven years … to four"."""
    if frame.preposition is None or last.head is None:
        return False
    before = last.frame
    counts = last.head.dep_ == "pobj" and before.quantity.kind == "count" and last.head.head.lower_ == frame.preposition.lower_
    lasts = (
        before.quantity.unit in words.TIME_UNITS
        and before.preposition is not None
        and before.preposition.lower_ == frame.preposition.lower_
        and before.verb == frame.verb
    )
    if (counts or lasts) and nouns.is_bare_count(frame):
        return True
    shares = nouns.is_share(frame) and nouns.is_share(before) and words.lemma_in(before.verb, measure_words.CONSTITUTING_VERBS)
    alike = before.preposition is not None and before.preposition.lower_ == frame.preposition.lower_
    return shares and alike and nouns.share_of(frame) is None  # "account for 73% of mail, and viruses for 2%"


def _is_other_object(frame: Frame, last: Draft) -> bool:
    """Whether a bare count is the object of a verb beside one whose object is counted: "opened 14 stores and closed three"."""
    verb, head = frame.verb, last.head
    if verb is None or head is None or verb.dep_ != "conj" or words.lemma_in(verb, measure_words.HARMING_VERBS):
        return False
    if frame.relation != "object" or last.frame.quantity.kind != "count":
        return False
    return frame.head.head is verb and head.dep_ == "dobj" and head.head is verb.head and nouns.is_bare_count(frame)


def _is_gapped(frame: Frame, before: Frame, head: Token | None) -> bool:
    """Whether only a name stands between two figures of one unit, for what the first is of: "ahead 3 points, Statlab 4 points"."""
    start = before.span.end
    if head is not None and start <= head.i < frame.lead and frame.doc[head.i + 1].text in measure_words.AND | _LISTING:
        start = head.i + 1  # "a 33% share and Norbois 29%"
    elif head is not None and start <= head.i < frame.lead and _is_left_alone(frame):
        start = next(i for i in range(frame.lead - 1, start, -1) if frame.doc[i].text == ",")  # "has 24 seats up in May, Norbois 10"
    between = frame.doc[start : frame.lead]
    if before.quantity.unit != frame.quantity.unit or not len(between):
        return False
    who = between[-1]
    group = frame.quantity.kind == "percent" and who.tag_ == "NNS" and measure_words.can_act(who)  # "employers pay 13% and workers 11%"
    if not group and not any(token.tag_.startswith("NNP") for token in between):
        return False
    if is_verb(who) and (before.verb is None or who.lemma != before.verb.lemma):
        return False  # "Norbois owes $3m in tax; Harlow holds $8m"
    return is_mark_or_and(between[0], _LISTING) and who.text != "," and all(token.tag_ in _NAMING or token == who for token in between)


def _is_left_alone(frame: Frame) -> bool:
    """Whether only a name stands between a comma and a bare count that ends its part of the sentence."""
    at = frame.lead - 1
    while at > frame.sentence.start and frame.doc[at].tag_.startswith("NNP"):
        at -= 1
    ends = after(frame) < len(frame.doc) and is_mark_or_and(frame.doc[after(frame)], CLOSING)
    return at < frame.lead - 1 and frame.doc[at].text == "," and ends and nouns.is_bare_count(frame)


def _is_same_deed(frame: Frame, before: Frame, head: Token | None) -> bool:
    """Whether a sum is joined to that before it, and only whence or to whom differs: "£4m came from the state and £2m from the public"."""
    doc, at = frame.doc, after(frame)
    if frame.quantity.kind != "money" or frame.quantity.unit != before.quantity.unit or head is None or not is_verb(head):
        return False
    if at >= frame.sentence.end or doc[at].dep_ != "prep" or not is_mark_or_and(doc[frame.lead - 1], _LISTING):
        return False
    between = doc[max(before.span.end, head.i + 1) : frame.lead]
    alike = any(child.dep_ == "prep" and child.lower_ == doc[at].lower_ and child.i < frame.lead for child in head.children)
    return alike and not any(is_verb(token) for token in between)


def _is_listed(frame: Frame, before: Frame, head: Token | None) -> bool:
    """Whether a bare count has what the counted noun before it has: "four votes for Ruiz, 13 for Brandt"."""
    at = after(frame)
    if head is None or head.i < before.span.end or nouns.is_share(before) != nouns.is_share(frame):
        return False  # "about half the size of the bank, and 11 of the 15 members"
    if not nouns.is_share(frame) and (frame.quantity.kind != "count" or before.quantity.kind != "count"):
        return False
    if at >= frame.sentence.end or frame.doc[at].tag_ != "IN" or not is_mark_or_and(frame.doc[frame.lead - 1], _LISTING):
        return False
    link = next((child for child in head.children if child.dep_ == "prep" and child.i == head.i + 1), None)
    return link is not None and link.lower_ == frame.doc[at].lower_


def is_coordinated(frame: Frame, before: Frame) -> bool:
    """Whether a sum is joined to that before it, with nothing of its own but a time: "paid $4m in rent in June, and $3m in July"."""
    if frame.quantity.kind != "money" or frame.head.dep_ != "conj":
        return False
    joined = frame.head.head
    if joined != before.verb and not before.span.start <= joined.i < before.span.end:
        return False
    at, times = after(frame), frame.scene.periods
    if at < len(frame.doc) and frame.doc[at].dep_ == "prep" and at + 1 in times:
        return True
    return at in times


def is_bracket_of_list(frame: Frame) -> bool:
    """Whether a figure stands in brackets after a name, as one of a list: "three states: Texas (20), Ohio (4)"."""
    at = frame.lead - 1
    return at > 0 and frame.doc[at].text == "(" and frame.scene.actor(frame.doc[at - 1]) is not None
