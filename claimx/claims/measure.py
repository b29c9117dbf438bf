"""What a figure measures or counts: its own noun, what its clause says of it, or the measure of a figure before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from spacy.tokens import Token

from claimx.claims import clauses, measure_words, nouns, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, subject
from claimx.claims.phrase import phrase

Rule = Callable[[Frame], Token | None]
Found = tuple[Token, str]
_OR = re.compile(r"\s*,?\s*\(?(?:or|equivalent to)\s+(?:\w+\s)?")
_BESIDE = re.compile(r"(?: of (?:the )?\w+)?,\s*(?:(?:about|some|nearly|almost|up|down|or|by)\s+){0,2}")
_PROMINENCE = {"nsubj": 0, "nsubjpass": 0, "dobj": 1, "attr": 1}

OWN_NOUN: tuple[tuple[str, Rule], ...] = (
    ("share-of", nouns.share_of),
    ("amount-in", nouns.amount_in),
    ("counted-noun", nouns.counted),
    ("noun-of-figure", nouns.noun_of_figure),
)
CLAUSE: tuple[tuple[str, Rule], ...] = (
    ("acted-on", clauses.acted_on),
    *OWN_NOUN,
    ("bracketed", nouns.in_front_of_bracket),
    ("valued", clauses.valued),
    ("moved-thing", clauses.moved),
    ("of-those", clauses.of_those),
    ("figure-subject", clauses.of_subject),
    ("having", clauses.having),
    ("level-subject", clauses.level),
    ("apposed", nouns.apposed),
)
WEAK: tuple[tuple[str, Rule], ...] = (
    ("per-share", nouns.share),
    ("predicate", clauses.predicate),
    ("any-subject", clauses.any_subject),
    ("mark", nouns.mark),
)
LAST: tuple[tuple[str, Rule], ...] = (("done", clauses.done), ("nearest-noun", nouns.nearest))


def set_measure(draft: Draft, here: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the measure of a draft; `here` are the drafts before it in its sentence, `earlier` those before in its paragraph."""
    shared = _shared(draft, here, earlier)
    found = None if shared is not None else _pointed_to(draft.frame) or _found(draft, here)
    if found is None and shared is None:
        shared = _fallback(draft, here, earlier)
    if shared is not None:
        _share(draft, shared)
        return
    found = found or _first((*WEAK, *LAST), draft.frame)
    if found is not None:
        draft.head, draft.found_by["measure"] = found
        draft.measure = phrase(draft.head, draft.frame)
    elif here or earlier:
        _share(draft, (*earlier, *here)[-1])


def _shared(draft: Draft, here: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    """The draft whose measure a figure has by its form: a restatement, "another 40", "a third of them"."""
    if here and _is_restatement(draft, here[-1]):
        return here[-1]
    if here and _is_bracket_of_list(draft.frame):
        return here[-1]
    if _is_more_of_the_same(draft.frame) and (here or earlier):
        return (*earlier, *here)[-1]
    if not _is_of_them(draft.frame):
        return None
    return _counted_before(here, earlier) or (next(iter([*here[-1:], *earlier[-1:]]), None) if _is_of_total(draft.frame) else None)


def _found(draft: Draft, here: Sequence[Draft]) -> Found | None:
    """What the figure's own phrase or clause says it measures; a noun of change only where it names an amount."""
    frame = draft.frame
    found = _first(OWN_NOUN if draft.role == "baseline" and here and _same_clause(draft, here[-1]) else CLAUSE, frame)
    if found is None or not words.lemma_in(found[0], words.CHANGE_NOUNS) or nouns.is_amount(found[0], frame):
        return found
    changed = None if here and found[0].dep_ == "appos" else nouns.changed_thing(found[0], frame)
    if changed is not None:
        return changed, found[1]
    return None if here else found


def _pointed_to(frame: Frame) -> Found | None:
    """The plural noun that "of them" stands for, where no figure has counted it."""
    head = nouns.plural_before(frame) if _is_of_them(frame) and not _is_of_total(frame) else None
    return None if head is None else (head, "measure.pointed-to")


def _fallback(draft: Draft, here: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    """The draft whose measure a figure without one of its own has, or None if its verb or a noun near by may tell."""
    frame, before = draft.frame, here[-1] if here else None
    if _is_bare_share(frame) and (other := _counted_before(here, earlier)):
        return other
    if before is not None and (draft.role == "baseline" or frame.relation in ("subject", "fragment", "apposition")):
        return before
    if (here or earlier) and _has_pronoun_subject(frame):
        return (*earlier, *here)[-1]
    if frame.governor is not None and words.lemma_in(frame.governor, measure_words.EXPECTING_VERBS):
        same = [other for other in (*earlier, *here) if other.frame.quantity.unit == frame.quantity.unit]
        if same:
            return same[-1]
    if (
        _first(WEAK, frame) is None
        and before is not None
        and before.frame.quantity.kind == frame.quantity.kind
        and before.measure is not None
    ):
        return before
    return None


def _counted_before(here: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    """The draft that counts or shares out the group that a later share is of; of several in a sentence, the most prominent."""
    for drafts in (here, earlier):
        groups = [d for d in drafts if d.head is not None and d.found_by.get("measure") in measure_words.GROUP_RULES]
        if groups:
            sentence = [d for d in groups if d.frame.sentence.start == groups[-1].frame.sentence.start]
            return min(sentence, key=lambda d: (_PROMINENCE.get(d.head.dep_ if d.head is not None else "", 2), -d.frame.quantity.start))
    return None


def _is_of_them(frame: Frame) -> bool:
    """Whether a share is of what a pronoun stands for: "six in 10 of them", "37 of which"."""
    of = nouns.of_phrase(frame)
    if of is None or any(child.i > of.i for child in of.children):
        return False
    return of.tag_ in ("PRP", "WDT", "WP", "DT") or of.lower_ in words.EMPTY_SHARES


def _is_of_total(frame: Frame) -> bool:
    """Whether a share is of the whole that is being spoken of: "8% of the total"."""
    of = nouns.of_phrase(frame)
    return of is not None and of.tag_ == "NN" and of.lower_ in words.EMPTY_SHARES


def _is_bracket_of_list(frame: Frame) -> bool:
    """Whether a figure stands in brackets after a name, as one of a list: "three states: Texas (20), Ohio (4)"."""
    at = nouns.lead(frame) - 1
    return at > 0 and frame.doc[at].text == "(" and frame.scene.actor(frame.doc[at - 1]) is not None


def _is_more_of_the_same(frame: Frame) -> bool:
    """Whether a count has no noun of its own and adds to what was counted before: "another 3,500 by May", "40 more in June"."""
    at, doc = nouns.lead(frame), frame.doc
    around = (doc[at - 1].lower_ if at else "", doc[frame.span.end].lower_ if frame.span.end < len(doc) else "")
    return frame.quantity.kind == "count" and not measure_words.ADDING.isdisjoint(around) and _first(OWN_NOUN, frame) is None


def _is_bare_share(frame: Frame) -> bool:
    """Whether a share is of a whole that has been named before: "Only 7% wanted one"."""
    return frame.relation == "subject" and (frame.quantity.kind == "percent" or frame.quantity.value < 1)


def _first(rules: Sequence[tuple[str, Rule]], frame: Frame) -> Found | None:
    for name, rule in rules:
        head = rule(frame)
        if head is not None and (rule is nouns.share or not frame.span.start <= head.i < frame.span.end):
            return head, f"measure.{name}"
    return None


def _share(draft: Draft, other: Draft) -> None:
    draft.head, draft.measure, draft.shares = other.head, other.measure, other
    if draft.measure is not None:
        draft.found_by["measure"] = "measure.same-as-before"


def _is_restatement(draft: Draft, before: Draft) -> bool:
    """Whether the same thing is counted another way: "$132,000, or three cents a share", "30 planes at $12m each"."""
    if draft.role == "equivalent":
        return True
    text, now, then = draft.frame.scene.text, draft.frame.quantity, before.frame.quantity
    start = then.end if before.measure is None or not then.end < before.measure.end < now.start else before.measure.end
    if now.kind == then.kind and _OR.fullmatch(text[start : now.start]):
        return True
    if draft.role == "change" and _BESIDE.fullmatch(text[then.end : now.start]):
        return True
    following = draft.frame.doc[draft.frame.span.end : draft.frame.span.end + 1].text.lower()
    return following in measure_words.EACH and before.frame.quantity.kind == "count"


def _same_clause(draft: Draft, before: Draft) -> bool:
    return before.frame.verb == draft.frame.verb


def _has_pronoun_subject(frame: Frame) -> bool:
    thing = None if frame.verb is None else subject(frame.verb)
    return thing is not None and thing.tag_ in ("PRP", "DT") and frame.scene.actor(thing) is None
