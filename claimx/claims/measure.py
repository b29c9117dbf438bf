"""What a figure measures or counts: the head noun that a rule finds, and the shortest natural phrase around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from claimx.claims import heads, measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, complement, is_verb, subject
from claimx.model import Measure

Rule = Callable[[Frame], Token | None]
Found = tuple[Token, str]
_DESCRIBING_TAGS = ("NN", "JJ", "VBG", "VBN", "HYPH", "AFX")
_MAX_PREMODIFIERS = 6
_OR = re.compile(r"\s*,?\s*\(?(?:or|equivalent to)\s+(?:\w+\s)?")

OWN_NOUN: tuple[tuple[str, Rule], ...] = (
    ("share-of", heads.share_of),
    ("amount-in", heads.amount_in),
    ("counted-noun", heads.counted),
    ("noun-of-figure", heads.noun_of_figure),
)
CLAUSE: tuple[tuple[str, Rule], ...] = (
    ("acted-on", heads.acted_on),
    *OWN_NOUN,
    ("bracketed", heads.bracketed),
    ("valued", heads.valued),
    ("moved-thing", heads.moved),
    ("figure-subject", heads.of_subject),
    ("level-subject", heads.level_subject),
    ("apposed", heads.apposed),
)
WEAK: tuple[tuple[str, Rule], ...] = (("per-share", heads.share), ("predicate", heads.predicate))
LAST: tuple[tuple[str, Rule], ...] = (("nearest-noun", heads.nearest),)


def set_measure(draft: Draft, here: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the measure of a draft; `here` are the drafts before it in its sentence, `earlier` those before in its paragraph."""
    before = here[-1] if here else None
    frame = draft.frame
    if before is not None and _is_shared(draft, before):
        _share(draft, before)
        return
    if (here or earlier) and _is_more_of_the_same(frame):
        _share(draft, (*earlier, *here)[-1])
        return
    found = _first(OWN_NOUN if draft.role == "baseline" and _same_clause(draft, before) else CLAUSE, frame)
    if found is not None and words.lemma_in(found[0], words.CHANGE_NOUNS) and not heads.is_amount(found[0], frame):
        changed = heads.changed_thing(found[0], frame)
        found = (changed, found[1]) if changed is not None else (None if before is not None else found)
    if found is None and before is not None and (draft.role == "baseline" or frame.relation in ("subject", "fragment", "apposition")):
        _share(draft, before)
        return
    if found is None and (here or earlier) and (_has_pronoun_subject(frame) or _is_bare_share(frame)):
        _share(draft, (*earlier, *here)[-1])
        return
    found = found or _first(WEAK, frame)
    if found is None and before is not None and before.frame.quantity.kind == frame.quantity.kind and before.measure is not None:
        _share(draft, before)
        return
    found = found or _first(LAST, frame)
    if found is not None:
        draft.head, draft.found_by["measure"] = found
        draft.measure = phrase(draft.head, frame)
    elif here or earlier:
        _share(draft, (*earlier, *here)[-1])


def _is_more_of_the_same(frame: Frame) -> bool:
    """Whether a count has no noun of its own and adds to what was counted before: "another 3,500 by May", "40 more in June"."""
    at, doc = heads.lead(frame), frame.doc
    added = (at > 0 and doc[at - 1].lower_ in measure_words.ADDING) or (
        frame.span.end < len(doc) and doc[frame.span.end].lower_ in measure_words.ADDING
    )
    return added and frame.quantity.kind == "count" and _first(OWN_NOUN, frame) is None


def _is_bare_share(frame: Frame) -> bool:
    """“Only 7% wanted one”: a share whose whole has been named before."""
    return frame.relation == "subject" and (frame.quantity.kind == "percent" or frame.quantity.value < 1)


def _first(rules: Sequence[tuple[str, Rule]], frame: Frame) -> Found | None:
    for name, rule in rules:
        head = rule(frame)
        if head is not None and (rule is heads.share or not frame.span.start <= head.i < frame.span.end):
            return head, f"measure.{name}"
    return None


def _share(draft: Draft, other: Draft) -> None:
    draft.head, draft.measure, draft.shares = other.head, other.measure, other
    if draft.measure is not None:
        draft.found_by["measure"] = "measure.same-as-before"


def _is_shared(draft: Draft, before: Draft) -> bool:
    """“$132,000, or three cents a share”, "30 planes at $12m each": the same thing, counted another way."""
    if draft.role == "equivalent":
        return True
    text, now, then = draft.frame.scene.text, draft.frame.quantity, before.frame.quantity
    start = then.end if before.measure is None or not then.end < before.measure.end < now.start else before.measure.end
    if now.kind == then.kind and _OR.fullmatch(text[start : now.start]):
        return True
    following = draft.frame.doc[draft.frame.span.end : draft.frame.span.end + 1].text.lower()
    return following in measure_words.EACH and before.frame.quantity.kind == "count"


def _same_clause(draft: Draft, before: Draft | None) -> bool:
    return before is not None and before.frame.verb == draft.frame.verb


def _has_pronoun_subject(frame: Frame) -> bool:
    thing = None if frame.verb is None else subject(frame.verb)
    return thing is not None and thing.tag_ in ("PRP", "DT") and frame.scene.actor(thing) is None


def phrase(head: Token, frame: Frame) -> Measure:
    """The measure whose head is given: its describing words before it, and what a light noun is "of"."""
    first, last = head if is_verb(head) else _left_edge(head, frame), head
    if head.tag_ == "DT":
        last = head.doc[min(head.right_edge.i, head.i + 8)]
    elif words.lemma_in(head, words.LIGHT_NOUNS):
        inner = complement(head, "of")
        if inner is not None and inner.i > head.i and not _touches(frame, inner):
            last = inner
    start, end = first.idx, last.idx + len(last.text)
    return Measure(text=frame.scene.text[start:end], start=start, end=end, head=head.text)


def _touches(frame: Frame, token: Token) -> bool:
    return any(frame.span.start <= t.i < frame.span.end for t in (token, *token.children))


def _left_edge(head: Token, frame: Frame) -> Token:
    first = head
    for token in _describing(head, frame):
        if token.tag_ != "HYPH":
            first = token
    return first


def _describing(head: Token, frame: Frame) -> Iterator[Token]:
    """The describing words directly before a head noun, from the nearest to the farthest."""
    for i in range(head.i - 1, max(head.i - 1 - _MAX_PREMODIFIERS, head.sent.start - 1), -1):
        token = head.doc[i]
        if not head.is_ancestor(token) or not token.tag_.startswith(_DESCRIBING_TAGS) or token.tag_ in ("JJS", "JJR"):
            return
        if not frame.scene.is_free(token) or any(c.isdigit() for c in token.text):
            return
        yield token
