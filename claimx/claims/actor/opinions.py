"""Who only has a view of a figure, which is not theirs: "she puts the damage at £3m", "we would be looking at prices of $90"."""

from __future__ import annotations

from claimx.actors.words import nouns, pronouns
from claimx.claims import measure_words, words
from claimx.claims.actor.observers import observes, only_views
from claimx.claims.actor.things import is_object_of, is_of_accounts
from claimx.claims.draft import Draft
from claimx.claims.outlook import only_awaits
from claimx.claims.owner import acting
from claimx.claims.parse import Token
from claimx.model import Mention


def only_thinks(thing: Token, draft: Draft, verb: Token) -> bool:
    """Whether the subject of a verb merely has a view of a figure: "she puts the damage at £3m", "markets are looking for a rise of 3%"."""
    if only_awaits(thing) or only_reckons(thing, draft) or _puts_at(verb, draft):
        return True
    verb = verb if verb.dep_ == "conj" and verb.head is thing.head else thing.head
    means_to = not is_of_accounts(draft) and any(child.dep_ == "xcomp" for child in verb.children)
    if _goes_for(draft) and (who := acting(thing, draft.frame)) is not None and only_views(who):
        return True
    if means_to or not words.lemma_in(verb, measure_words.OPINION_VERBS):
        return False
    mention = acting(thing, draft.frame)
    if mention is None:
        return any(noun.type == "PERSON" for noun in nouns().get(thing.lemma, ()))
    of_all = draft.head is not None and words.lemma_in(draft.head, measure_words.STATISTICS)
    if words.lemma_in(verb, measure_words.PROJECTING_VERBS) and not is_of_accounts(draft) and observes(mention):
        return True
    if _is_speaker(thing):
        return not is_of_accounts(draft)
    if is_of_accounts(draft) and observes(mention):  # "the broker thinks the dividend will be halved"
        return True
    return mention.label == "PERSON" or (of_all and (observes(mention) or _is_source(mention, draft)))


def gives_view(draft: Draft) -> bool:
    """Whether a clause tells what somebody's view of a figure is now: "she raised her forecast for sales to $3m"."""
    verb = draft.frame.verb
    if verb is None or draft.role == "change":
        return False
    return any(child.dep_ == "dobj" and words.lemma_in(child, measure_words.VIEWS) for child in verb.children)


def _goes_for(draft: Draft) -> bool:
    """Whether a share is what somebody has picked as the outcome: "having previously gone for 4%"."""
    at, verb = draft.frame.preposition, draft.frame.verb
    if at is None or verb is None or at.head is not verb or draft.frame.quantity.kind != "percent":
        return False
    return f"{verb.lemma} {at.lower_}" in measure_words.OUTLOOK


def only_judges(verb: Token, draft: Draft) -> bool:
    """Whether somebody only speaks of or looks into what others did: "condemned two attacks", "studies the link between nine fires"."""
    counted = draft.frame.quantity.kind == "count" and draft.frame.quantity.value >= 1
    if counted and words.lemma_in(verb, measure_words.JUDGING_VERBS):
        return is_object_of(draft.head, verb)
    return counted and words.lemma_in(verb, measure_words.LOOKING_INTO) and not is_object_of(draft.head, verb) and verb is draft.frame.verb


def only_finds(thing: Token) -> bool:
    """Whether a report only tells of what others do or have: "a study by Hart found 31 cases"."""
    return (
        words.lemma_in(thing, measure_words.REPORTS, measure_words.PAPERS)
        and thing.dep_ == "nsubj"
        and words.lemma_in(thing.head, measure_words.FINDING_VERBS, measure_words.SHOWING_VERBS)
    )


def only_reckons(thing: Token, draft: Draft) -> bool:
    """Whether somebody says what a figure of others is held to be or looked for: "he put the number of homeless at 9,000"."""
    thing = thing.head if thing.dep_ == "appos" else thing
    if gives_view(draft) and (who := acting(thing, draft.frame)) is not None and only_views(who):
        return thing.dep_ == "nsubj" or (thing.dep_ == "poss" and words.lemma_in(thing.head, measure_words.VIEWS))
    return thing.dep_ == "nsubj" and (_looks_for(thing, thing.head, draft) or _puts_at(thing.head, draft))


def _looks_for(thing: Token, verb: Token, draft: Draft) -> bool:
    """Whether somebody looks for a figure of others: "she looks for sales of 9,000"."""
    if not words.lemma_in(verb, words.LOOKING_VERBS) or not any(child.lower_ in measure_words.LOOKED_FOR for child in verb.children):
        return False
    if draft.head is None or not words.lemma_in(draft.head, measure_words.STATISTICS, measure_words.COMPANY_NOUNS):
        return False
    mention = acting(thing, draft.frame)
    return mention is not None and mention.label == "PERSON"


def _puts_at(verb: Token, draft: Draft) -> bool:
    """Whether a verb says what a figure is held to be: "he put the number of homeless at 9,000"."""
    told = any(child.lower_ in measure_words.PUT_AT and child.is_ancestor(draft.frame.head) for child in verb.children)
    if told and words.lemma_in(verb, measure_words.PROJECTING_VERBS):
        return True  # "a crowd that the police estimated at 3,000"
    reckons = told and words.lemma_in(verb, measure_words.PUTTING_VERBS)
    return reckons and any(child.dep_ == "dobj" and words.lemma_in(child, measure_words.HELD_TO_BE) for child in verb.children)


def _is_source(mention: Mention, draft: Draft) -> bool:
    source = None if draft.attribution is None else draft.attribution.source
    return source is not None and source.name == mention.name and mention.label == "ORG"


def _is_speaker(thing: Token) -> bool:
    """Whether a subject is a pronoun for whoever speaks: "we", "I"."""
    pronoun = pronouns().get(thing.lower_) if thing.tag_ == "PRP" else None
    return pronoun is not None and bool(pronoun.speaker)


def would_see(thing: Token, draft: Draft) -> bool:
    """Whether "we" are only those who would see it happen: "we would be looking at prices of $90"."""
    if not _is_speaker(thing) or is_of_accounts(draft):
        return False
    clause = thing.doc[thing.i + 1 : draft.frame.lead]
    modal = any(token.lower_ in measure_words.WOULD for token in clause[:2])
    return modal and any(words.lemma_in(token, measure_words.LOOKING_VERBS) for token in clause)
