"""Which figure before counts the group that a later share is of: "Of 400 farmers asked, … Only 7% wanted one"."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.grammar import complement, is_verb
from claimx.claims.measure.alike import Before
from claimx.claims.parse import Token

_PROMINENCE = {"nsubj": 0, "nsubjpass": 0, "dobj": 1, "attr": 1}


def counted_before(before: Before, *far: Sequence[Draft], who_speak: bool = False) -> Draft | None:
    """The draft that counts or shares out the group that a later share is of; of several in a sentence, the most prominent.

    `who_speak`: only a group of those who may say something is looked for.
    """
    for drafts in (before.here, before.earlier, *far):
        groups = [d for d in drafts if d.head is not None and _is_group(d) and (_can_speak(d.head) or not who_speak)]
        if groups:
            sentence = [d for d in groups if d.frame.sentence.start == groups[-1].frame.sentence.start]
            return min(sentence, key=lambda d: (_prominence(d.head), -d.frame.quantity.start))
    return None


def _prominence(head: Token | None) -> int:
    """How prominent a noun is in its clause, the most first; one joined to another is as that: "has 41 schools and 900 pupils"."""
    while head is not None and head.dep_ == "conj":
        head = head.head
    return _PROMINENCE.get("" if head is None else head.dep_, 2)


def _can_speak(head: Token) -> bool:
    """Whether a head may be of people: not of calls or tanks."""
    return measure_words.can_act(head) or head.tag_ not in ("NN", "NNS")


def _is_group(draft: Draft) -> bool:
    """Whether what a figure counts or shares out is a group, of which a share may be; "33 times" is none, nor a "90-room" hotel's rooms."""
    head = draft.head
    if head is not None and head.tag_ == "NN" and draft.frame.doc.lower(draft.frame.span.end)[:1] == "-":
        return False
    times = head is not None and head.lemma in measure_words.REPETITIONS
    deed = (
        head is not None
        and is_verb(head)
        and head.lower_ not in measure_words.STRUCK
        and (draft.measure is None or draft.measure.name != measure_words.implied_noun("people"))
    )
    return draft.found_by.get("measure") in measure_words.GROUP_RULES and not times and not deed


def meant_by_them(before: Before) -> Draft | None:
    """The last figure of several things or people, or of their number, for a share of "them"."""
    groups = (d for d in reversed((*before.recent, *before.paragraph)) if d.head is not None and d.frame.quantity.kind != "money")
    return next((d for d in groups if d.head is not None and (_is_tally(d.head) or (d.head.tag_ != "NN" and _is_group(d)))), None)


def _is_tally(head: Token) -> bool:
    """Whether a noun is the number of others: "the number of suits"."""
    return words.lemma_in(head, measure_words.TALLIES) and complement(head, *words.SHARED_OF) is not None


def is_one(draft: Draft) -> bool:
    """Whether a measure is a single thing or a verb, and no group of which a share may be: "a divide on the issue"."""
    head = draft.head
    if words.lemma_in(head, measure_words.SAMPLE_NOUNS):
        return True
    return head is not None and head.tag_ not in ("NNS", "NNPS", "DT", "PRP") and not measure_words.can_act(head)
