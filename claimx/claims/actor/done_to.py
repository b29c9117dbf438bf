"""Whose a figure is by what others do to them: make them an offer, value them, move their shares, put them in a place, hand it to them."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.belonging import owner, possessor_of
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, put_in_place
from claimx.claims.grammar import complement, subject
from claimx.claims.owner import acting, body
from claimx.claims.parse import Token
from claimx.model import Mention


def offered(draft: Draft) -> Mention | None:
    """Who makes an offer that somebody else turns down or takes: "rejected a $3m bid from Harlow"."""
    head = draft.head
    if head is None or not words.lemma_in(head, measure_words.OFFERS):
        return None
    frame = draft.frame
    behind = [frame.doc[head.i + 1]] if head.i + 1 < len(frame.doc) else []
    links = (c for c in (*behind, *head.children) if c.dep_ == "prep" and c.lower_ in measure_words.OFFERED_BY)
    by = (noun for link in links for noun in link.children)
    return next((found for noun in by if frame.scene.is_free(noun) and (found := acting(noun, frame) or body(noun, frame))), None)


def valued(draft: Draft) -> Mention | None:
    """Who is valued at a sum, or at whose cost something is: "values Harlow at $3m", "at a cost to Harlow of $3m"."""
    frame, verb, head = draft.frame, draft.frame.verb, draft.head
    if frame.quantity.kind != "money":
        return None
    if head is not None and head.dep_ == "pobj" and words.lemma_in(head, measure_words.BORNE_NOUNS):
        whom = complement(head, *measure_words.SENT_TO)
    elif head is not None and head.head.lower_ in measure_words.SENT_TO and words.lemma_in(head.head.head, measure_words.BORNE_NOUNS):
        whom = head
    elif head is not None and (bearer := _borne_by(head)) is not None:
        whom = bearer
    elif verb is None:
        return None
    elif (
        words.lemma_in(verb, measure_words.VALUING_VERBS)
        and frame.preposition is not None
        and frame.preposition.lower_ in measure_words.PUT_AT
    ):
        whom = next((child for child in verb.children if child.dep_ == "dobj"), None)
    elif head is not None and head.dep_ == "dobj" and words.lemma_in(head, measure_words.VALUES) and head.head is verb:
        whom = complement(verb, *measure_words.VALUE_ON) or complement(head, *measure_words.VALUE_ON)
    else:
        return None
    if whom is None or not frame.scene.is_free(whom):
        return None
    return acting(whom, frame) or (body(whom, frame) if whom.head.lower_ in measure_words.SENT_TO else None)


def resized(draft: Draft) -> Mention | None:
    """Whose that is of which something makes so many: "the deal takes Harlow's chain to 450 stores", "he enlarged the board to 22"."""
    frame, verb = draft.frame, draft.frame.verb
    number = draft.head if frame.relation == "modifier" else frame.head
    to = None if number is None or number.dep_ != "pobj" else number.head
    if verb is None or to is None or frame.quantity.kind != "count" or to.head is not verb or to.lower_ not in measure_words.SENT_TO:
        return None
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if number is None or words.is_definite(number):  # "take the fight to the 35 states"
        return None
    if thing is None or not words.lemma_in(verb, words.CHANGE_VERBS, measure_words.ENLARGING_VERBS):
        return None
    doer = subject(verb)
    if (
        frame.relation == "modifier"
        and doer is not None
        and words.lemma_in(verb, measure_words.MOVING_TO_VERBS)
        and (measure_words.can_act(doer) or doer.tag_[:3] in ("NNP", "PRP"))
    ):
        return None  # "Hart took the club's case to 12 courts"
    return possessor_of(thing, frame) or (body(thing, frame) if words.is_definite(thing) else None)


def _borne_by(cost: Token) -> Token | None:
    """Who is said right behind a cost to bear it: "put the cost to the NHS of all infections at £1bn"."""
    to = cost.doc[cost.i + 1] if words.lemma_in(cost, measure_words.BORNE_NOUNS) and cost.i + 1 < len(cost.doc) else None
    if to is None or to.lower_ not in measure_words.SENT_TO:
        return None
    return next((child for child in to.children if child.dep_ == "pobj"), None)


def marked(draft: Draft) -> Mention | None:
    """Whose shares others move: "traders marked Harlow shares down 12p", "the news sent the firm's stock to $3"."""
    head = draft.head
    if head is None or head.dep_ != "dobj" or not words.lemma_in(head, measure_words.STOCKS):
        return None
    if draft.frame.governor is head or not words.lemma_in(head.head, measure_words.MARKING_VERBS):
        return None
    return owner(head, draft.frame)


def placed(draft: Draft) -> Mention | None:
    """Who is put in a place by another's figure: "pushing Hart into second place with 32%", "leaving them on 12%"."""
    frame = draft.frame
    if draft.shares is None or (whom := put_in_place(frame)) is None:
        return None
    return acting(whom, frame)


def handed(verb: Token, objects: Sequence[Token], frame: Frame) -> Mention | None:
    """Who is given what stands bare behind the name, which a parser takes for one noun: "would give Harlow control of the mine"."""
    if not objects or verb.i + 1 >= len(verb.doc) or not words.lemma_in(verb, measure_words.HANDING_VERBS):
        return None
    name = verb.doc[verb.i + 1]
    run = objects[0].tag_ == "NN" and objects[0].left_edge is name and name.tag_.startswith("NNP")
    mention = frame.scene.actor(name) if run and any(child.lower_ in words.SHARED_OF for child in objects[0].children) else None
    return None if mention is None or mention.end >= objects[0].idx or mention.end > frame.quantity.start else mention
