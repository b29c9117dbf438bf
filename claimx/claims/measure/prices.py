"""Rules for what money is the value or price of, or what it is paid for: "bought the chain for $3m", "€29 for a battery"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_person
from claimx.claims.frame import Frame, verb_of
from claimx.claims.grammar import complement, direct_object, has_own_subject, is_noun, is_passive, is_verb, mover, past_part, subject
from claimx.claims.measure import nouns
from claimx.claims.measure.amounts import is_set_phrase
from claimx.claims.measure.cuts import CUTS
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.moves import is_pronoun
from claimx.claims.measure.noun_run import after
from claimx.claims.parse import Token

_DEAL = 20


def valued(frame: Frame) -> Token | None:
    """What an amount is the value or price of: "products valued at $435m", "bought the chain for $3m", "spent $3m on ads"."""
    verb = _verb_of_price(frame)
    if (dearer := _paid_more_for(frame)) is not None:
        return dearer
    if verb is None or not is_verb(verb) or frame.relation not in ("preposition", "object") or frame.quantity.unit in words.TIME_UNITS:
        return None
    if words.lemma_in(verb, measure_words.ASKING_VERBS):
        return None  # "asked donors for $3m"
    if (taken := _taken_off(frame, verb)) is not None:
        return taken
    if frame.quantity.kind == "percent" and words.lemma_in(verb, measure_words.POLLING_VERBS):
        return None  # "leads the field with 22%", "followed by Brandt at 25 percent"
    if (priced := _priced_object(frame, verb)) is not None:
        return priced
    if (told := _valued_subject(frame, verb)) is not None:
        return told
    pays = words.lemma_in(verb, words.PAYMENT_VERBS) or (words.lemma_in(verb, measure_words.GETTING_VERBS) and _is_for_every(frame))
    return _paid_for(frame, verb) if pays and frame.relation == "object" and frame.quantity.kind == "money" else None


def _priced_object(frame: Frame, verb: Token) -> Token | None:
    """What a verb puts at an amount, or what its clause describes: "sold the chain for $3m", "a service running at 8Mbps for £15"."""
    if frame.relation != "preposition" or frame.preposition is None or not _is_price_of(frame, frame.preposition):
        return None
    target = past_part(direct_object(verb, but_not=frame.span)) or (_told_again(verb.head) if _describes(frame, verb) else None)
    if frame.preposition.lower_ in words.PRICE_GOALS and words.lemma_in(target, measure_words.MARKETS) and frame.quantity.kind == "money":
        return measurable(frame, mover(verb))  # "shares in Norbois, which joined the stock market at 160p"
    if target is not None and target.i < frame.span.start and (found := measurable(frame, target) or _sold(frame, verb, target)):
        return found
    valued_so = is_pronoun(target) and frame.quantity.kind == "money" and verb.lemma in measure_words.noun_of_verb()["it"]
    return verb if valued_so else None  # "valuing it at £1.3bn"


def _describes(frame: Frame, verb: Token) -> bool:
    """Whether a verb of price describes what is priced: "the striker, signed for £3m", "sells a service running at 8Mbps for £15"."""
    sold = verb.head.dep_ == "dobj" and verb.head.head.lemma in measure_words.noun_of_verb()["for"]
    bought = frame.quantity.kind == "money" and (verb.tag_ == "VBN" or sold)
    return verb.dep_ == "acl" and not has_own_subject(verb) and (bought or not measure_words.can_act(verb.head))


def sold_off(frame: Frame) -> Token | None:
    """What was sold to bring in an amount: "nine players were sold, raising £4m"."""
    verb = frame.verb
    if verb is None or frame.quantity.kind != "money" or frame.relation != "object" or verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return None
    if not words.lemma_in(verb, measure_words.BRINGING_VERBS) or not words.lemma_in(verb.head, measure_words.SELLING_VERBS):
        return None
    thing = past_part(direct_object(verb.head)) or mover(verb.head)
    return measurable(frame, thing) or (None if thing is None else _sold(frame, verb.head, thing))


def transferred(frame: Frame) -> Token | None:
    """The verb of a move to another club for so much: "joined Harlow City for £750,000"."""
    verb, preposition = frame.verb, frame.preposition
    if verb is None or preposition is None or frame.quantity.kind != "money" or preposition.lower_ not in words.ASKED_BY:
        return None
    goal = complement(verb, *measure_words.ADDED_TO) if verb.lemma in measure_words.MOVING_CLUB else None
    joins = verb.lemma in measure_words.JOINING_VERBS or (goal is not None and goal.tag_.startswith("NNP"))
    thing = subject(verb) if joins else None
    return verb if thing is not None and (is_person(frame, thing) or measure_words.is_person(thing)) else None


def _told_again(thing: Token) -> Token:
    """What one of several stands for, told again behind a comma: "two bids, the first of them pitched at 455p"."""
    again = thing.dep_ == "appos" and not is_noun(thing) and complement(thing, *words.SHARED_OF) is not None
    return thing.head if again else thing


def _paid_more_for(frame: Frame) -> Token | None:
    """What somebody pays so much more for: "are paying 6% more for their gas"."""
    doc, at = frame.doc, frame.span.end
    more = nouns.is_share(frame) and doc.lower(at) in measure_words.MORE_OR_LESS and words.lemma_in(frame.verb, measure_words.PAYING_VERBS)
    if more and doc.lower(at + 1) in words.ASKED_BY:
        return measurable(frame, next((child for child in doc[at + 1].children if child.dep_ == "pobj"), None))
    return frame.verb if more and frame.quantity.kind == "count" else None  # "paid a fifth more than they should have"


def _is_for_every(frame: Frame) -> bool:
    """Whether a sum is what is got for one of something: "would get 515p for every share"."""
    at = after(frame)
    return frame.doc.lower(at) in words.ASKED_BY and frame.doc.lower(at + 1) in measure_words.EVERY


def aside(frame: Frame) -> Token | None:
    """The thing whose price stands between commas behind it: "gold, at $411 an ounce, is near its peak"."""
    doc, at = frame.doc, frame.lead - 1
    if frame.quantity.kind != "money" or at - 2 < frame.sentence.start or doc[at].lower_ not in measure_words.STANDING_AT:
        return None
    thing = doc[at - 2] if doc[at - 1].text == "," and doc.lower(frame.span.end) == "," else None
    traded = words.lemma_in(thing, measure_words.TRADED_THINGS, words.PRICED_NOUNS, measure_words.PRICES, measure_words.OFFERS)
    return thing if traded and thing is not None and frame.scene.is_free(thing) else None


def exchanged(frame: Frame) -> Token | None:
    """A currency that is worth so much of another: "the pound buys $1.92", "one euro bought $1.31"."""
    verb = frame.verb
    buys = frame.quantity.kind == "money" and frame.relation == "object" and words.lemma_in(verb, measure_words.EXCHANGING_VERBS)
    thing = subject(verb) if buys and verb is not None else None
    return thing if thing is not None and thing.tag_ == "NN" and words.lemma_in(thing, measure_words.TRADED_THINGS) else None


def _is_price_of(frame: Frame, preposition: Token) -> bool:
    """Whether a preposition tells what something is put at: "sold for $3m", "put at 5%", but not "leads the race with 568"."""
    if preposition.lower_ in measure_words.STANDING_AT and frame.quantity.kind in ("count", "percent"):
        return preposition.lower_ in measure_words.RECKONED_AS
    return preposition.lower_ in measure_words.PRICED_BY


def _taken_off(frame: Frame, verb: Token) -> Token | None:
    """What an amount is taken off or out of: "takes 0.2% off growth"."""
    off = complement(verb, *measure_words.TAKEN_OFF) or complement(frame.head, *measure_words.TAKEN_OFF)
    if off is not None and frame.quantity.kind in ("money", "percent") and words.lemma_in(verb, measure_words.GETTING_VERBS):
        return measurable(frame, off)  # "get £200 off their bills"
    if not words.lemma_in(verb, measure_words.ADDING_VERBS):
        return None
    return measurable(frame, complement(verb, *measure_words.TAKEN_OFF) or _out_of(frame, verb))


def _out_of(frame: Frame, verb: Token) -> Token | None:
    """What an amount is taken out of: "take $3m out of its annual costs"."""
    out = next((c for c in (*verb.children, *frame.head.children) if c.lower_ in measure_words.OUT and c.i > frame.span.start), None)
    inner = complement(out, *words.SHARED_OF) if out is not None else None
    return None if words.lemma_in(inner, measure_words.POCKETS) else inner  # "takes £3m out of our pockets"


def _verb_of_price(frame: Frame) -> Token | None:
    """What a figure hangs from; the verb where that is who gets what is sold: "sell a stake to an investor for $50m"."""
    buyer = frame.governor
    priced = frame.quantity.kind == "money" and frame.preposition is not None and frame.preposition.lower_ in words.ASKED_BY
    return frame.verb if priced and buyer is not None and buyer.dep_ == "pobj" and measure_words.can_act(buyer) else buyer


def _valued_subject(frame: Frame, verb: Token) -> Token | None:
    """The subject of a passive verb of value or, for money, of any: "Norbois was quoted at 87 cents", "a seat can be had for $80"."""
    if frame.preposition is None or frame.preposition.lower_ not in measure_words.PRICED_BY:
        return None
    if frame.quantity.kind not in ("money", "percent"):
        return None
    passive = is_passive(verb)
    thing = mover(verb) if passive else None
    sells = frame.quantity.kind == "money" and verb.lemma in measure_words.noun_of_verb()["thing"]
    thing = thing or (mover(verb) if sells else None)  # "the average house sells for £152,000"
    held = frame.quantity.kind == "percent" and words.lemma_in(verb, measure_words.CAUSING_VERBS)  # "rates were held at 4%"
    values = held or words.lemma_in(verb, measure_words.VALUE_VERBS)
    if thing is None or measure_words.can_act(thing) or not (values or frame.quantity.kind == "money"):
        return None
    return measurable(frame, thing) or (thing if values and thing.tag_.startswith("NNP") and frame.scene.is_free(thing) else None)


def _sold(frame: Frame, verb: Token, target: Token) -> Token | None:
    """A firm, player or place that is bought or sold: "sold Norbois for $3m"."""
    deals = words.lemma_in(verb, words.PAYMENT_VERBS) or verb.lemma in measure_words.noun_of_verb()["for"]
    priced = frame.quantity.kind == "money" and deals
    named = target.tag_.startswith("NNP") or (target.tag_ == "NN" and target is verb.head and measure_words.is_person(target))
    return target if priced and named and frame.scene.is_free(target) else None


def _paid_for(frame: Frame, verb: Token) -> Token | None:
    for name in measure_words.ordered("paid_for"):
        if name in measure_words.ADDED_TO and words.lemma_in(verb, measure_words.GIVING_VERBS):
            continue
        inner = complement(verb, name) or complement(frame.head, name)
        if inner is None or inner.i < frame.span.end or _is_means(inner) or _is_of_next(frame, inner) or _has_each(verb, inner):
            continue
        if name in measure_words.SPENT_IN and not words.lemma_in(verb, measure_words.INVESTING_VERBS):
            continue
        if inner.head.text[0].isupper() or is_set_phrase(inner):  # "gave $3m to For Our Future", "raised $3m in support of Ruiz"
            continue
        gets = words.lemma_in(verb, measure_words.RAISING_VERBS) or (name in measure_words.FLOWING_TO and inner.tag_ == "NNS")
        if gets and measure_words.can_act(inner):
            continue  # "donated $3m for the party", "poured $3m into groups"
        if inner.tag_ == "VBG" and inner.dep_ == "pcomp":
            fined = words.lemma_in(verb, measure_words.PAYING_VERBS) and name in words.ASKED_BY
            if fined or name in measure_words.SPENT_IN:
                return verb  # "ordered to pay £3m for breaking the rules", "will invest £3m in refitting its shops"
            inner = direct_object(inner)
        if found := measurable(frame, inner) or (_bought(frame, verb, inner) if name in measure_words.PRICED_BY else None):
            return found
    return None


def _has_each(verb: Token, noun: Token) -> bool:
    """Whether a noun is of each of those who have what costs so much: "the drug costs £40 a year for each patient"."""
    return verb.lemma in measure_words.EACH_COSTS and any(child.lower_ in measure_words.EVERY for child in noun.children)


def _is_of_next(frame: Frame, noun: Token) -> bool:
    """Whether a noun is what a part of the amount went for: "cost £3m, £1m of it on overtime"."""
    between = frame.doc[frame.span.end : noun.i]
    return any(t.text == "," for t in between) and any(t.i in frame.scene.figures and t.nbor().lower_ in words.SHARED_OF for t in between)


def _is_means(noun: Token) -> bool:
    """Whether a noun is what is paid with: "for cash", but not "for each share"."""
    every = any(child.lower_ in measure_words.EVERY for child in noun.children)
    return not every and words.lemma_in(noun, measure_words.MEANS_OF_PAYMENT)


def _bought(frame: Frame, verb: Token, thing: Token | None) -> Token | None:
    """A firm or player that is paid for: "paid $3m for Norbois"."""
    named = thing is not None and thing.tag_.startswith("NNP") and frame.scene.is_free(thing)
    return thing if named and words.lemma_in(verb, measure_words.BUYING_VERBS) else None


def priced(frame: Frame) -> Token | None:
    """What an amount is for, in a list or under a verb that says nothing of it: "€29 for a battery", "announced $2m for repairs"."""
    doc, at = frame.doc, after(frame)
    if frame.quantity.kind != "money" or at >= len(doc) or doc[at].lower_ not in words.ASKED_BY:
        return None
    listed = frame.relation in ("fragment", "apposition") or (frame.lead > 0 and doc[frame.lead - 1].text in CUTS)
    verb = verb_of(frame)
    speaks = words.lemma_in(
        verb,
        words.LEVEL_VERBS,
        words.CHANGE_VERBS,
        words.PAYMENT_VERBS,
        words.HOLDING_VERBS,
        measure_words.TAKING_VERBS,
        measure_words.DEED_VERBS,
        measure_words.CAUSING_VERBS,
        measure_words.VALUE_VERBS,
    )
    if not listed and (verb is None or speaks or frame.relation != "object"):
        return None
    thing = next((child for child in doc[at].children if child.dep_ == "pobj"), None)
    whose = frame.relation == "apposition" and thing is not None and measure_words.can_act(thing)  # "a pension, £82 a week for a man,"
    return None if whose else measurable(frame, thing)


def purposed(frame: Frame) -> Token | None:
    """What money that has to be found is to pay for: "must find £3m to pay for redundancies"."""
    verb = frame.governor
    if (
        verb is None
        or frame.quantity.kind != "money"
        or frame.relation != "object"
        or not words.lemma_in(verb, measure_words.FINDING_VERBS)
    ):
        return None
    for purpose in (*frame.head.children, *verb.children):
        if purpose.i > frame.span.end and purpose.tag_ == "VB":
            if words.lemma_in(purpose, measure_words.PAYING_VERBS):
                return measurable(frame, complement(purpose, *words.ASKED_BY))
            if words.lemma_in(purpose, measure_words.FUNDING_VERBS):
                return measurable(frame, direct_object(purpose))
    return None


def dealt(frame: Frame) -> Token | None:
    """The noun of a deal that an amount behind "for" pays: "its acquisition of Norbois Cos. for $423 million"."""
    if frame.quantity.kind != "money" or frame.lead == 0 or frame.doc[frame.lead - 1].text not in words.ASKED_BY:
        return None
    for i in range(frame.lead - 2, max(frame.lead - _DEAL, -1), -1):
        token = frame.doc[i]
        if words.lemma_in(token, measure_words.DEAL_NOUNS) and is_noun(token):
            return measurable(frame, token)
        if is_verb(token) or token.text in CUTS:
            return None
    return None
