"""Whom a figure falls on: who is made to pay, fined or jailed ("cost the island $2bn", "was fined $3m by the court")."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.done_to import handed
from claimx.claims.actor.naming import apposed_name
from claimx.claims.actor.things import is_object_of
from claimx.claims.attachment import bearers
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import has_own_subject, is_verb, subject
from claimx.claims.owner import acting, body, noun_phrase
from claimx.claims.parse import Token
from claimx.model import Mention

# How a parser hangs whom a court finds guilty: from the verb, or from what he is found to be.
_CONVICTED = frozenset({"nsubj", "dobj"})


def is_borne(draft: Draft, verb: Token) -> bool:
    """Whether a figure is what a verb makes somebody bear, and not how often or by how much ("won the House four times")."""
    if not words.lemma_in(verb, measure_words.BEARING_VERBS):
        return False
    costs = draft.frame.quantity.kind == "percent" and draft.found_by.get("measure") == "measure.any-subject"  # "fuel cost it 16% more"
    return draft.frame.quantity.kind == "money" or costs or is_object_of(draft.frame.head, verb) or is_object_of(draft.head, verb)


def sentenced(verb: Token, frame: Frame) -> Mention | None:
    """Who is made to bear or receive a figure by a passive verb: "was fined $3m by the court", "was sentenced to two years by a judge"."""
    if (convicted := _convicted(verb)) is not None:
        return acting(convicted, frame)
    if not words.lemma_in(verb, measure_words.BEARING_VERBS, measure_words.PUNISHING_VERBS):
        return None
    bearing = verb
    while bearing.dep_ == "conj" and bearing.head is not bearing and is_verb(bearing.head) and not has_own_subject(bearing):
        bearing = bearing.head  # "was banned for a month and fined $3m by the league"
    thing = next((child for child in bearing.children if child.dep_ == "nsubjpass" and frame.scene.is_free(child)), None)
    if thing is None or thing is frame.head:
        return None
    found = acting(thing, frame) or apposed_name(thing, verb, frame) or body(thing, frame)
    return found or (noun_phrase(thing) if measure_words.is_person(thing) else None)


def _convicted(verb: Token) -> Token | None:
    """Whom a court finds guilty: "the jury found Hart guilty on six counts"."""
    state = next((child for child in verb.children if child.lower_ in measure_words.VERDICTS and child.i > verb.i), None)
    if state is None or not words.lemma_in(verb, measure_words.CONVICTING_VERBS):
        return None
    return next((noun for above in (state, verb) for noun in above.children if verb.i < noun.i < state.i and noun.dep_ in _CONVICTED), None)


def gives(verb: Token, frame: Frame) -> bool:
    """Whether people or bodies give or owe an amount; what things bring is the receiver's ("the win gave Hart 35 seats")."""
    giver = subject(verb) if words.lemma_in(verb, measure_words.DEBTOR_VERBS) else None
    if giver is not None and giver.tag_ == "PRP" and giver.lower_ not in measure_words.it_words():
        return True  # "he gave the charities $3m"
    return giver is not None and frame.scene.is_free(giver) and (acting(giver, frame) or body(giver, frame)) is not None


def bearer(verb: Token, draft: Draft) -> Mention | None:
    """Who an amount falls on: "cost the island $2bn", "fined the firm £3m"."""
    frame, payer = draft.frame, subject(verb)
    objects = [child for child in verb.children if child.dep_ in ("dobj", "dative", "obj")]
    for noun in (*objects, *bearers(frame, verb)):
        if noun is draft.head or not frame.scene.is_free(noun):
            continue
        if found := acting(noun, frame) or body(noun, frame):
            return found
        if noun.i < frame.lead and measure_words.can_act(noun) and payer is not None and payer.tag_ in ("NN", "NNS"):
            return noun_phrase(noun)  # "the delay cost the railway $3m"
    return handed(verb, objects, frame)
