"""What a figure measures or counts, as the shortest natural noun phrase of the text.

Each rule takes the frame of a figure and gives the head noun of its measure, or nothing; the first that gives one wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from claimx.claims import words
from claimx.claims.frame import Frame, complement, direct_object, is_noun, is_verb, subject
from claimx.matching import lemma
from claimx.model import Measure

Rule = Callable[[Frame], Token | None]
_PREMODIFIERS = {"compound", "amod", "nmod", "advmod", "npadvmod"}
_DESCRIBING_TAGS = ("NN", "JJ", "VBG", "VBN", "HYPH", "CD", "RB", "AFX")
_MAX_PREMODIFIERS = 6


def find_head(frame: Frame) -> tuple[Token, str] | None:
    """The head noun of the figure's measure and the id of the rule that found it, or None."""
    for name, rule in RULES:
        head = rule(frame)
        if head is not None and not frame.span.start <= head.i < frame.span.end:
            return head, f"measure.{name}"
    return None


def counted_noun(frame: Frame) -> Token | None:
    """ "1,400 sites" → sites; "hundreds of people" → people; "a $4bn plane deal" → deal."""
    if frame.relation != "modifier" or frame.governor is None:
        return None
    governor = frame.governor
    if words.lemma_in(governor, words.CHANGE_NOUNS) and frame.quantity.kind != "count":
        return changed_thing(governor, frame) or governor
    return governor if is_noun(governor) else None


def share_of(frame: Frame) -> Token | None:
    """ "87 per cent of goods seized" → goods; "a third of voters" → voters."""
    for token in (frame.head, *frame.span):
        of = complement(token, "of")
        if of is not None and of.i >= frame.span.end:
            return of if is_noun(of) and lemma(of) not in words.EMPTY_SHARES else _share_base(of)
    return _textual_of(frame)


def _textual_of(frame: Frame) -> Token | None:
    doc, at = frame.doc, frame.span.end
    if at + 1 >= len(doc) or doc[at].lower_ != "of":
        return None
    token = doc[at + 1]
    while token.head.i > token.i and token.head.i - at < 10 and not is_verb(token.head):  # noqa: PLR2004 - a noun phrase's reach
        token = token.head
    return token if is_noun(token) and lemma(token) not in words.EMPTY_SHARES else None


def _share_base(of: Token) -> Token | None:
    """What "the total", "those with broadband" stand for, where they say so themselves."""
    for name in ("with", "in", "of"):
        inner = complement(of, name)
        if inner is not None and is_noun(inner):
            return inner
    return None


def amount_in(frame: Frame) -> Token | None:
    """ "$5m in fines", "£3bn worth of goods" → the noun after the figure."""
    if frame.quantity.kind != "money":
        return None
    for token in (frame.head, *frame.span):
        inside = complement(token, "in")
        if inside is not None and inside.i >= frame.span.end and is_noun(inside) and not inside.ent_type_:
            return inside
    return None


def noun_of_figure(frame: Frame) -> Token | None:
    """ "a loss of $470m" → loss; "a fall of 3% in exports" → exports; "a deal worth $4m" → deal."""
    governor, preposition = frame.governor, frame.preposition
    if frame.relation != "preposition" or governor is None or preposition is None or not is_noun(governor):
        return None
    if preposition.lower_ not in ("of", "at", "to", "from", "by", "with", "for", "around", "about", "worth", "between", "than", "over", "under"):
        return None
    if words.lemma_in(governor, words.CHANGE_NOUNS) and not _is_amount(governor, frame):
        return changed_thing(governor, frame) or governor
    return governor


def _is_amount(noun: Token, frame: Frame) -> bool:
    return frame.quantity.kind == "money" and words.lemma_in(noun, words.AMOUNT_NOUNS)


def changed_thing(noun: Token, frame: Frame) -> Token | None:
    """What a noun of change says has changed: "a 7.9% fall in exports" → exports, "price rise" → price."""
    for name in ("in", "of", "for", "on", "to"):
        inner = complement(noun, name)
        if inner is not None and is_noun(inner) and not frame.span.start <= inner.i < frame.span.end and inner.ent_type_ not in ("DATE", "TIME"):
            return inner
    premodifiers = [c for c in noun.children if c.dep_ in ("compound", "nmod") and is_noun(c) and c.i not in range(frame.span.start, frame.span.end)]
    if premodifiers and not premodifiers[-1].ent_type_:
        return premodifiers[-1]
    verb = frame.verb
    if verb is not None and noun.dep_ in ("dobj", "attr", "pobj"):
        owner = subject(verb)
        if owner is not None and is_noun(owner) and not owner.ent_type_:
            return owner
    return None


def valued(frame: Frame) -> Token | None:
    """ "products valued at $435m" → products; "bought the chain for $3m" → chain; "spent $3m on ads" → ads."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or frame.relation not in ("preposition", "object"):
        return None
    if frame.relation == "preposition" and frame.preposition is not None and frame.preposition.lower_ in ("for", "at", "with"):
        target = direct_object(verb, but_not=frame.span)
        if target is not None:
            return _referent(target)
        if verb.dep_ == "acl" and is_noun(verb.head):
            return verb.head
    if words.lemma_in(verb, words.PAYMENT_VERBS) and frame.relation == "object" and frame.quantity.kind == "money":
        for name in ("for", "on", "into", "towards", "in", "to"):
            inner = complement(verb, name) or complement(frame.head, name)
            if inner is not None and is_noun(inner) and inner.ent_type_ not in ("DATE", "TIME", "MONEY"):
                return inner
    return None


def moved_thing(frame: Frame) -> Token | None:
    """ "sales rose 4% to £3bn" → sales; "cut its forecast by 3%" → forecast."""
    verb = frame.governor if frame.governor is not None and is_verb(frame.governor) else frame.verb
    if verb is None or frame.relation not in ("object", "preposition"):
        return None
    if not words.lemma_in(verb, words.CHANGE_VERBS):
        return None
    target = direct_object(verb, but_not=frame.span)
    if target is not None and (is_noun(target) or target.tag_ == "PRP"):
        return _referent(target)
    thing = subject(verb)
    return _referent(thing) if thing is not None else None


def level_subject(frame: Frame) -> Token | None:
    """ "unemployment is 4.1%", "sales totalled $3bn" → the subject, or the object of a verb of having."""
    verb = frame.governor if frame.governor is not None and is_verb(frame.governor) else frame.verb
    if verb is None:
        return None
    if words.lemma_in(verb, words.HOLDING_VERBS) and frame.relation == "preposition":
        target = direct_object(verb, but_not=frame.span)
        if target is not None and is_noun(target):
            return target
    thing = subject(verb)
    if thing is None or frame.span.start <= thing.i < frame.span.end:
        return None
    return _referent(thing)


def _referent(token: Token) -> Token | None:
    return token if is_noun(token) else None


def apposed(frame: Frame) -> Token | None:
    """ "the price, $70 a barrel" → price."""
    if frame.relation != "apposition" or frame.governor is None:
        return None
    return frame.governor if is_noun(frame.governor) else None


def counted_text(frame: Frame) -> Token | None:
    """The noun that stands behind the figure in the text, where the parse gives none."""
    counted = frame.quantity.counted
    if counted is None:
        return None
    span = frame.doc.char_span(counted.start, counted.end, alignment_mode="expand")
    return span.root if span is not None else None


def figure_subject(frame: Frame) -> Token | None:
    """ "$3bn was spent on schools" → schools; "40% own a car" → car."""
    verb = frame.governor
    if frame.relation != "subject" or verb is None or not is_verb(verb):
        return None
    for name in ("on", "for", "in", "of", "from"):
        inner = complement(verb, name)
        if inner is not None and is_noun(inner) and inner.ent_type_ not in ("DATE", "TIME", "GPE"):
            return inner
    target = direct_object(verb, but_not=frame.span)
    return target if target is not None and is_noun(target) else None


def nearest_noun(frame: Frame) -> Token | None:
    """The noun nearest before the figure in its sentence, as a last resort."""
    for i in range(frame.span.start - 1, frame.sentence.start - 1, -1):
        token = frame.doc[i]
        if is_noun(token) and token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "PERSON", "GPE") and len(token) > 1:
            return token
    return None


RULES: tuple[tuple[str, Rule], ...] = (
    ("share-of", share_of),
    ("amount-in", amount_in),
    ("counted-noun", counted_noun),
    ("noun-of-figure", noun_of_figure),
    ("valued", valued),
    ("moved-thing", moved_thing),
    ("figure-subject", figure_subject),
    ("counted-text", counted_text),
    ("level-subject", level_subject),
    ("apposed", apposed),
    ("nearest-noun", nearest_noun),
)


def find_compared(frame: Frame) -> tuple[Token, str] | None:
    """The measure of a baseline where it names one of its own ("compared with a loss of $3m"); else it shares one."""
    for name, rule in (("share-of", share_of), ("counted-noun", counted_noun), ("noun-of-figure", noun_of_figure)):
        head = rule(frame)
        if head is not None and head.i > frame.span.start - 6 and not words.lemma_in(head, words.CHANGE_NOUNS):
            return head, f"measure.{name}"
    return None


def is_restatement(frame: Frame, before: Frame, text: str) -> bool:
    """ "$132,000, or three cents a share": the same amount, counted another way."""
    between = text[before.quantity.end : frame.quantity.start]
    return frame.quantity.kind == before.quantity.kind and re.fullmatch(r"\s*,?\s*\(?(?:or|equivalent to)\s+(?:\w+\s)?", between) is not None


def make_measure(head: Token, frame: Frame, text: str) -> Measure:
    """The measure whose head noun is given: its describing words before it, and what a light noun is "of"."""
    first, last = _left_edge(head, frame), head
    if words.lemma_in(head, words.LIGHT_NOUNS):
        inner = complement(head, "of")
        if inner is not None and inner.i > head.i and not _touches(frame, inner):
            last = inner
    start, end = first.idx, last.idx + len(last.text)
    return Measure(text=text[start:end], start=start, end=end, head=head.text)


def _touches(frame: Frame, token: Token) -> bool:
    return frame.span.start <= token.i < frame.span.end or any(frame.span.start <= t.i < frame.span.end for t in token.children)


def _left_edge(head: Token, frame: Frame) -> Token:
    first = head
    for child in _describing(head):
        if frame.span.start <= child.i < frame.span.end:
            break
        first = child
    return first


def _describing(head: Token) -> Iterator[Token]:
    """The describing words directly before a head noun, from the nearest to the farthest."""
    doc = head.doc
    for i in range(head.i - 1, max(head.i - 1 - _MAX_PREMODIFIERS, head.sent.start - 1), -1):
        token = doc[i]
        inside = head.is_ancestor(token)
        if not inside or not token.tag_.startswith(_DESCRIBING_TAGS) or token.tag_ == "RB":
            return
        yield token
