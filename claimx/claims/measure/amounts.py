"""Rules for the noun behind an amount: "$5m in fines", "£3bn worth of goods", "millions in speaking fees", "six years in prison"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb, subject
from claimx.claims.measure.measurable import measurable, phrase_head
from claimx.claims.measure.noun_run import after, past_other_end
from claimx.claims.parse import Token


def amount_in(frame: Frame) -> Token | None:
    """The noun after an amount: "$5m in fines", "£3bn worth of goods"; "in cash" and "in early trading" name none."""
    if frame.quantity.kind == "physical" and (size := _in_size(frame)) is not None:
        return size
    if frame.quantity.unit in words.TIME_UNITS:
        return _spent_in(frame)
    if frame.quantity.kind == "count":
        return _money_in(frame)
    if frame.quantity.kind == "multiple":
        return _times_that(frame) or _times_amount(frame)
    if frame.quantity.kind == "percent":
        return _more_in(frame)
    return None if frame.quantity.kind != "money" or _is_moved(frame) else _sum_in(frame)


def _sum_in(frame: Frame) -> Token | None:
    """The noun after a sum of money: "$5m in fines", "£3bn worth of goods", "2p on the basic rate"."""
    doc, at = frame.doc, past_other_end(frame, after(frame))
    while at < len(doc) and doc[at].lower_ in measure_words.POSSESSIVES:
        at += 1
    if at < len(doc) and doc[at].lower_ in measure_words.ADDING and doc.lower(at + 1) in measure_words.SPENT_IN:
        at += 1  # "£120 a year more in tax"
    if at + 2 < len(doc) and doc[at].lower_ in measure_words.WORTH and doc[at + 1].lower_ in words.SHARED_OF:
        return measurable(frame, phrase_head(doc[at + 2], at))
    if at + 1 < len(doc) and doc[at].lower_ in measure_words.SPENT_IN and doc[at + 1].tag_[:2] in ("NN", "JJ", "VB"):
        head = phrase_head(doc[at + 1], at)
        if _is_when(frame, head) or is_set_phrase(head) or _is_where(head) or ("/" in frame.quantity.unit and measure_words.can_act(head)):
            return None  # "in support of", "$12 an hour in poor regions"
        if _is_value_of_goods(frame) and not words.lemma_in(head, measure_words.MONEY_NOUNS):
            return None
        means = head.lemma in measure_words.MEANS_OF_PAYMENT and not (_is_issued(frame) or _is_in_state(head) or _is_described_cash(head))
        plain = head.tag_ in ("NN", "NNS") and not means and not head.text[0].isupper()  # "£540 a month in Leeds"
        return measurable(frame, head) if plain and not any(child.dep_ == "poss" for child in head.children) else None
    return None


def _more_in(frame: Frame) -> Token | None:
    """What money there is so much more or less of: "would get 24% more in dollar value", "paid 8% less in tax"."""
    doc, at = frame.doc, frame.span.end
    more = doc.lower(at) in measure_words.MORE_OR_LESS and doc.lower(at + 1) in measure_words.SPENT_IN
    if not more or at + 2 >= frame.sentence.end:
        return None
    noun = phrase_head(doc[at + 2], at)
    return noun if words.lemma_in(noun, measure_words.MONEY_NOUNS, measure_words.VALUES) else None


def _is_value_of_goods(frame: Frame) -> bool:
    """Whether a sum is what something is worth: "drugs worth £3m in raids", "cocaine with a street value of £3m in a lorry"."""
    before = frame.doc[frame.lead - 1] if frame.lead > frame.sentence.start else None
    if before is None or before.i == 0:
        return False
    of_value = before.lower_ in words.SHARED_OF and words.lemma_in(before.nbor(-1), measure_words.VALUES)
    return of_value or before.lower_ in measure_words.WORTH


def taken_for_adjective(frame: Frame) -> Token | None:
    """The noun that ends its phrase behind an amount and that a tagger takes for an adjective: "left with a £1m payoff"."""
    doc, at = frame.doc, after(frame)
    if frame.quantity.kind not in ("money", "percent") or at >= frame.sentence.end or frame.lead <= frame.sentence.start:
        return None
    word, behind = doc[at], doc[min(at + 1, len(doc) - 1)]
    alone = word.tag_ == "JJ" and (behind.tag_ in ("IN", ".", ",", "CC", ":") or at + 1 == frame.sentence.end)
    return (
        word
        if alone and doc[frame.lead - 1].lower_ in words.INDEFINITE_ARTICLES and word.lower_ not in measure_words.SAMPLE_MARGINS
        else None
    )


def on_price(frame: Frame) -> Token | None:
    """The price that an amount comes on top of: "an extra 50p on the price of a pint"; what is spent on a bill is none."""
    at = after(frame)
    if frame.quantity.kind != "money" or frame.doc.lower(at) not in measure_words.POLLED_ON or at + 1 >= frame.sentence.end:
        return None
    head = phrase_head(frame.doc[at + 1], at)
    paid = words.lemma_in(frame.verb, words.PAYMENT_VERBS, words.CHANGE_VERBS) and frame.relation != "subject"
    return measurable(frame, head) if words.lemma_in(head, measure_words.RISING_PRICES) and not paid else None


def _is_when(frame: Frame, noun: Token) -> bool:
    """Whether a noun tells when something was at a price: "lower at 642 pence in morning trade"."""
    if not words.lemma_in(noun, measure_words.DEALINGS):
        return False
    if any(child.lower_ in measure_words.DAY_PARTS for child in noun.children):
        return True  # "bought $1.87 in late trade"
    at = frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS
    moves = frame.verb is not None and frame.verb.lemma not in words.BEING
    reaches = moves and frame.relation == "object" and words.lemma_in(frame.verb, words.LEVEL_VERBS)  # "touched $45 a barrel in late trade"
    return at or reaches or (moves and words.lemma_in(frame.verb, words.CHANGE_VERBS, words.ENDING_VERBS))


def _is_where(noun: Token) -> bool:
    """Whether a noun is of places where things are sold or shown: "has taken £23m in British cinemas"."""
    return noun.tag_ == "NNS" and words.lemma_in(noun, measure_words.PREMISES)


def _times_that(frame: Frame) -> Token | None:
    """What there is so many times an amount of that was told before: "paid four times that amount in subsidies"."""
    doc, at = frame.doc, frame.span.end
    if at + 3 >= frame.sentence.end or doc[at].lower_ not in measure_words.THAT or doc[at + 1].lower_ not in words.EMPTY_SHARES:
        return None
    head = phrase_head(doc[at + 3], at) if doc[at + 2].lower_ in measure_words.SPENT_IN else None
    return None if head is None or is_set_phrase(head) else measurable(frame, head)


def _times_amount(frame: Frame) -> Token | None:
    """What there is so many times the amount of, in front of it: "had orders for twice the amount on offer"."""
    doc, at = frame.doc, frame.span.end
    if doc.lower(at) not in words.DEFINITE_ARTICLES or doc.lower(at + 1) not in words.EMPTY_SHARES or frame.lead <= frame.sentence.start:
        return None
    link = doc[frame.lead - 1]
    return measurable(frame, link.head) if link.tag_ == "IN" and doc.lower(at + 2) not in words.SHARED_OF else None


def _money_in(frame: Frame) -> Token | None:
    """The noun for money after a word for many that leaves its currency out: "accepted millions in campaign donations"."""
    at = after(frame)
    if frame.doc.lower(at) not in measure_words.SPENT_IN or at + 1 >= frame.sentence.end or any(c.isdigit() for c in frame.quantity.text):
        return None
    head = phrase_head(frame.doc[at + 1], at)
    return measurable(frame, head) if words.lemma_in(head, measure_words.MONEY_NOUNS) else None


def _is_in_state(noun: Token) -> bool:
    """Whether a noun has a phrase behind it that tells where it is: "cash on hand"."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    return len(behind) == 2 and " ".join(token.lower_ for token in behind) in measure_words.STATES


def _is_described_cash(noun: Token) -> bool:
    """Whether a word tells which cash an amount is, which then is no means of paying it: "$3m in available cash", "in prize money"."""
    if noun.lemma not in measure_words.CASH_NOUNS:
        return False
    return any(
        (child.tag_ == "JJ" and child.dep_ == "amod") or (child.tag_ == "NN" and child.dep_ == "compound") for child in noun.children
    )


def is_set_phrase(noun: Token) -> bool:
    """Whether a noun stands between "in" and another preposition in a set phrase: "in support of"."""
    if noun.lower_ not in measure_words.IN_PHRASES or noun.head.lower_ not in measure_words.SPENT_IN or noun.i + 1 >= len(noun.doc):
        return False
    alone = noun.lower_ in measure_words.IN_PHRASES_ALONE and noun.nbor().tag_ in (".", ",")  # "cut its cutoff of $3m in response."
    return alone or noun.nbor().tag_ in ("IN", "TO")


def _is_issued(frame: Frame) -> bool:
    """Whether an amount is what somebody issues or has and pays nothing with it: "issued $150 million in preferred stock"."""
    return frame.relation == "object" and words.lemma_in(frame.governor, measure_words.ISSUING_VERBS)


def _in_size(frame: Frame) -> Token | None:
    """The noun behind a length, a time or a weight that says which size of a thing it is: "14 miles in length", "an hour in duration"."""
    at = after(frame)
    named = frame.doc.lower(at) in measure_words.SPENT_IN and at + 1 < frame.sentence.end
    return frame.doc[at + 1] if named and frame.doc[at + 1].lower_ in measure_words.SIZES else None


def _spent_in(frame: Frame) -> Token | None:
    """What a length of time is spent in: "six years in prison"."""
    following = frame.doc[after(frame) : after(frame) + 2]
    if len(following) < 2 or following[0].lower_ not in measure_words.SPENT_IN:
        return None
    return following[1] if words.lemma_in(following[1], words.DURATION_NOUNS) else None


def _is_moved(frame: Frame) -> bool:
    """Whether the figure says how far something went: "rose 6 pence to 388 pence in early trading"."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or not words.lemma_in(verb, words.CHANGE_VERBS):
        return False
    if frame.preposition is not None and frame.preposition.lower_ in words.ASKED_BY:
        return False
    if frame.preposition is not None and frame.preposition.dep_ == "agent":
        return False  # "boosted by $3m in funding"
    if frame.relation == "object" and words.lemma_in(verb, measure_words.CUTTING_VERBS):
        return False  # "cuts that eliminated $3m in grants"
    thing = measurable(frame, subject(verb))
    return frame.relation == "preposition" or (thing is not None and not measure_words.can_act(thing))
