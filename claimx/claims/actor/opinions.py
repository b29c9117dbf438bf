"""Who only has a view of a figure, which is not theirs: "she puts the damage at £3m", "we would be looking at prices of $90"."""

from __future__ import annotations

from claimx.actors.words import nouns, pronouns
from claimx.claims import measure_words, words
from claimx.claims.actor.observers import observes
from claimx.claims.actor.things import is_of_accounts
from claimx.claims.draft import Draft
from claimx.claims.outlook import only_awaits
from claimx.claims.owner import acting
from claimx.claims.parse import Token


def only_thinks(thing: Token, draft: Draft) -> bool:
    """Whether somebody merely has a view of a figure: "she puts the damage at £3m", "markets are looking for a rise of 3%"."""
    if only_awaits(thing):
        return True
    verb = thing.head
    means_to = not is_of_accounts(draft) and any(child.dep_ == "xcomp" for child in verb.children)
    if means_to or not words.lemma_in(verb, measure_words.OPINION_VERBS):
        return False
    mention = acting(thing, draft.frame)
    if mention is None:
        return any(noun.type == "PERSON" for noun in nouns().get(thing.lemma, ()))
    of_all = draft.head is not None and words.lemma_in(draft.head, measure_words.STATISTICS)
    if thing.tag_ == "PRP" and thing.lower_ in pronouns() and pronouns()[thing.lower_].speaker:
        return not is_of_accounts(draft)
    return mention.label == "PERSON" or (of_all and observes(mention))


def would_see(thing: Token, draft: Draft) -> bool:
    """Whether "we" are only those who would see it happen: "we would be looking at prices of $90"."""
    if thing.tag_ != "PRP" or thing.lower_ not in pronouns() or not pronouns()[thing.lower_].speaker or is_of_accounts(draft):
        return False
    clause = thing.doc[thing.i + 1 : draft.frame.lead]
    modal = any(token.lower_ in measure_words.WOULD for token in clause[:2])
    return modal and any(words.lemma_in(token, measure_words.LOOKING_VERBS) for token in clause)
