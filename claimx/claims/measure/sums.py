"""What an amount of money is that a text tells by a verb: "was fined $500" a fine, "the company made £3m" its profit."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_person
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, is_passive, mover
from claimx.claims.measure.noun_run import after
from claimx.claims.measure.prices import transferred
from claimx.claims.parse import Token


def noun_of_sum(verb: Token, frame: Frame) -> str | None:
    """The noun for an amount of money that a verb tells of, with the particle right behind the verb or the figure."""
    if _is_waged(verb, frame):
        return measure_words.noun_of_verb()["every"]["pay"]
    if verb == transferred(frame):
        return measure_words.implied_noun("fee")
    if _is_ordered(verb):
        return measure_words.implied_noun("fine")
    behind = frame.span.end if frame.doc.lower(frame.span.end) in measure_words.BACK_HOME else verb.i + 1
    paid = next((c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep") and c.i in (verb.i + 1, behind)), "")
    known, state = measure_words.noun_of_particle(), frame.doc[min(frame.span.end, len(frame.doc) - 1)]
    told = known.get(f"{verb.lemma} {state.lower_}") if state.tag_ == "JJ" else None  # "making $2m available"
    told = told or _noun_of_doer(verb, frame) or known.get(f"{verb.lemma} {paid}") or measure_words.noun_with_particle(verb)
    return told or noun_of_money(verb.lemma, frame.quantity.unit.partition("/")[2])


def _is_waged(verb: Token, frame: Frame) -> bool:
    """Whether people are paid so much: "nurses are paid £21,000"."""
    passive = frame.relation == "object" and verb.lemma in measure_words.PAYING_VERBS and is_passive(verb)
    thing = mover(verb) if passive else None
    return thing is not None and (is_person(frame, thing) or (measure_words.can_act(thing) and not measure_words.is_body(thing)))


def _is_ordered(verb: Token) -> bool:
    """Whether somebody is made to pay for what they did: "was ordered to pay £3m for breaking the rules"."""
    if verb.dep_ != "xcomp" or not words.lemma_in(verb, measure_words.PAYING_VERBS):
        return False
    deed = complement(verb, *words.ASKED_BY)
    return deed is not None and deed.tag_ == "VBG" and words.lemma_in(verb.head, measure_words.ORDERING_VERBS)


def _noun_of_doer(verb: Token, frame: Frame) -> str | None:
    """What an amount is that a body makes, or a film or show: "the company made £3m" is its profit."""
    thing = mover(verb)
    if words.lemma_in(thing, measure_words.WINNERS) and words.lemma_in(verb, measure_words.POCKETING):
        return measure_words.implied_noun("prize")
    past = frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS
    if past and words.lemma_in(thing, measure_words.SHOWS):
        return measure_words.implied_noun("takings")  # "the film roars past $100m"
    if thing is None or verb.lemma not in measure_words.noun_of_verb()["body"]:
        return None
    if words.lemma_in(thing, measure_words.SHOWS):
        return measure_words.noun_of_verb()["show"].get(verb.lemma)
    mention, known = frame.scene.actor(thing), thing
    if (
        mention is not None
        and mention.antecedent is not None
        and (span := frame.doc.span_at(mention.antecedent.start, mention.antecedent.end))
    ):
        known = span.root
    body = (mention is not None and mention.label == "ORG") or measure_words.is_body(known) or _is_before_tax(frame)
    return measure_words.noun_of_verb()["body"][verb.lemma] if body else None


def _is_before_tax(frame: Frame) -> bool:
    """Whether an amount is told before or after tax, as profits are."""
    following = frame.doc[after(frame) : after(frame) + 2]
    return len(following) == 2 and following[0].lower_ in measure_words.RUNNING_FROM and words.lemma_in(following[1], measure_words.TAXES)


def noun_of_payment(head: Token, frame: Frame) -> str | None:
    """What a sum is that goes on a thing, by the verb of paying above both: "spent $3m on adverts", "$3m was paid for advice"."""
    verb, link = frame.governor, head.head
    if verb is None or frame.quantity.kind != "money" or head.dep_ != "pobj" or head.i < frame.span.end:
        return None
    paid = frame.relation in ("object", "subject") and link.head in (verb, frame.head) and link.lower_ in measure_words.ordered("paid_for")
    if not paid or not words.lemma_in(verb, words.PAYMENT_VERBS):
        return None
    return measure_words.noun_with_particle(verb) or measure_words.noun_of_verb()["money"].get(verb.lemma)


def noun_of_money(verb: str, per: str) -> str | None:
    """The noun for the money of a verb, paid for one thing or for a length of time where it has a denominator."""
    nouns = measure_words.noun_of_verb()
    special = nouns["every" if per in words.TIME_UNITS else "each"] if per else {}
    return special.get(verb) or nouns["money"].get(verb)
