"""Whose a figure is where its clause names nobody: what is only sold, the posts that only go, the move that only costs."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.actor.focus import from_focus
from claimx.claims.actor.standing import Standing
from claimx.claims.actor.verdict import Verdict
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_passive, is_plan_of_others, subject

# What may sell or make things, or be told of by how many of it are sold.
_SELLERS = frozenset({"ORG", "PERSON", "PRODUCT", "WORK_OF_ART"})


def of_seller(draft: Draft, before: Sequence[Draft], standing: Standing) -> Verdict | None:
    """Who sells or makes what is only said to be sold or made: whoever is in focus ("Nordhav has a new van. Some 40,000 were sold")."""
    verb = draft.frame.verb
    if verb is None or draft.frame.quantity.kind != "count" or not words.lemma_in(verb, measure_words.TRADING_VERBS):
        return None
    if not is_passive(verb) or any(child.dep_ == "agent" for child in verb.children):
        return None
    nearest = from_focus(draft, before, standing)
    return nearest if nearest is not None and nearest[0].label in _SELLERS else None


def of_employer(draft: Draft, before: Sequence[Draft], standing: Standing) -> Verdict | None:
    """Whose posts only go or come: those of the firm in focus ("Nordhav is to close its plant. Some 300 jobs will go").

    Likewise whose move it is that costs so much ("The move will cost £12m"), or that others object to ("a strike over plans to cut 300").
    """
    verb, kind = draft.frame.verb, draft.frame.quantity.kind
    thing = None if verb is None else subject(verb)
    if verb is not None and is_plan_of_others(verb):
        told = True
    elif verb is None or thing is None:
        return None
    elif kind == "count":
        told = thing is draft.head and words.lemma_in(thing, measure_words.POSTS) and words.lemma_in(verb, measure_words.POST_VERBS)
    else:
        costs = kind == "money" and words.lemma_in(verb, measure_words.MOVING_MONEY)
        told = costs and words.is_definite(thing) and words.lemma_in(thing, measure_words.MOVES)
    if not told:
        return None
    nearest = from_focus(draft, before, standing)
    return nearest if nearest is not None and nearest[0].label == "ORG" and not standing.observes(nearest[0]) else None
