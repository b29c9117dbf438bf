"""Actors that a figure shares with another: the one whose measure it has, or that it points back to ('that', 'the decline of 3%')."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.actor.polled import is_of_other_things
from claimx.claims.actor.verdict import Verdict
from claimx.claims.draft import Draft
from claimx.claims.grammar import subject
from claimx.claims.measure.pointing import is_pointing
from claimx.claims.statistic import is_statistic

_OF_PEOPLE = ("actor.counted-group", "actor.respondents")


def goes_with(draft: Draft) -> bool:
    """Whether a figure has the measure of another and its clause or its people: "from 3% to 2%", "9% who said no"."""
    other, frame = draft.shares, draft.frame
    if other is None:
        return False
    if other.found_by.get("actor") == "actor.survey" and frame.quantity.kind == "percent":  # "in a poll of 900 voters, 42% said no"
        return False
    of_people = other.found_by.get("actor") in _OF_PEOPLE and frame.quantity.kind == "percent"
    return other.frame.verb == frame.verb or (of_people and frame.span.end < len(frame.doc) and frame.doc[frame.span.end].tag_ == "WP")


def same(draft: Draft) -> Verdict | None:
    """The actor of the figure that this one puts in another way, or whose measure it shares in the same clause."""
    other = draft.restates or (draft.shares if goes_with(draft) else None)
    return None if other is None or other.actor is None else (other.actor, "actor.same-as-before")


def of_pointing(draft: Draft, before: Sequence[Draft]) -> Verdict | None:
    """Whose figure a subject only points back to: "users passed six million. The figure is up from three million"."""
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    if thing is None or draft.measure is None or not is_pointing(draft.frame, thing):
        return None
    last = next((earlier for earlier in reversed(before) if earlier.measure is draft.measure), None)
    return None if last is None or last.actor is None else (last.actor, "actor.same-as-before")


def of_change(draft: Draft, before: Sequence[Draft]) -> Verdict | None:
    """Whose a change is that only goes on about what was measured right before it: "exports fell 3%. The decline of 3% was the worst"."""
    head = draft.head
    if head is None or is_statistic(head) or not words.lemma_in(head, words.CHANGE_NOUNS) or not before:
        return None
    if is_of_other_things(draft, before[-1]):  # "a survey of 300 firms found that the average rise was 4%"
        return None
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    if thing is not None and thing is not head and thing.tag_[:2] == "NN":
        return None
    actor = before[-1].actor if before[-1].paragraph == draft.paragraph else None
    return None if actor is None else (actor, "actor.same-paragraph")


def of_that(draft: Draft, before: Sequence[Draft]) -> Verdict | None:
    """Whose it is of which a share is told with a demonstrative: "the fund raised $58m. A third of that money came in May"."""
    head, nearest = draft.head, before[-1] if before else None
    if head is None or nearest is None or nearest.actor is None or nearest.paragraph != draft.paragraph:
        return None
    if draft.found_by.get("measure") != "measure.share-of":
        return None
    points = head.lower_ in measure_words.THAT or any(c.dep_ == "det" and c.lower_ in measure_words.THAT for c in head.children)
    return (nearest.actor, "actor.same-paragraph") if points else None
