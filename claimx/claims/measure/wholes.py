"""What stands behind the "of" of a share and is not what it measures: a base, a word that points back, what a subject is set against."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, verb_of
from claimx.claims.grammar import complement, direct_object, is_noun, is_verb, subject
from claimx.claims.parse import Token


def is_of_every(frame: Frame, of: Token) -> bool:
    """Whether an amount is a share of every pound or dollar: "swallows 64p of every pound"."""
    return (
        frame.quantity.kind == "money"
        and any(child.lower_ in measure_words.EVERY for child in of.children)
        and complement(of, *words.SHARED_OF) is None
    )


def is_set_against(frame: Frame, of: Token) -> bool:
    """Whether what is measured itself is, or is brought, at a share of something: "costs ran at 35% of sales", "cut it to 3% of loans"."""
    verb, at = verb_of(frame), frame.preposition
    at_share = at is not None and at.lower_ in words.GOAL_WORDS and frame.relation == "preposition"
    if at_share and frame.governor is not None and is_noun(frame.governor) and of.lemma in measure_words.MARKS:
        return True  # "with income per head at 76% of the average"
    if frame.relation == "object" and words.lemma_in(verb, measure_words.REACHING_VERBS) and verb is not None:
        return words.lemma_in(subject(verb), measure_words.BALANCES, measure_words.BURDENS)  # "the deficit will reach 4% of output"
    if frame.relation == "object" and frame.doc[frame.span.start - 1].lower_ in words.GOAL_WORDS:
        at_share = words.lemma_in(verb, words.CHANGE_VERBS)  # "crept up to 11% of income", whatever the parse makes of it
    alike = frame.relation == "object" and of.tag_ == "DT" and verb is not None and verb.lemma in words.BEING
    if (
        verb is None
        or not (at_share or alike)
        or not words.lemma_in(verb, words.BEING, words.LEVEL_VERBS, words.CHANGE_VERBS, measure_words.MULTIPLYING)
    ):
        return False
    thing, moved = subject(verb), direct_object(verb, but_not=frame.span)
    if moved is not None:
        return at_share and words.lemma_in(verb, words.CHANGE_VERBS) and moved.i < frame.span.start and measure_words.is_measure(moved)
    of_own = alike or (verb.lemma in words.BEING and at is not None and at.head == verb and frame.quantity.kind == "percent")
    return thing is not None and (is_sum(thing) or (of_own and is_noun(thing) and not measure_words.can_act(thing)))


def is_sum(thing: Token) -> bool:
    """Whether a noun is of something that is measured itself, or of money: costs, a fine."""
    sums = (measure_words.COSTS, measure_words.PRICES, measure_words.MONEY_NOUNS, measure_words.STOCKS)
    return measure_words.is_measure(thing) or words.lemma_in(thing, *sums)


def is_answered(frame: Frame) -> bool:
    """Whether a verb of answering stands right behind a share, whatever the tagger makes of it: "34 percent named crime"."""
    if frame.quantity.kind != "percent" or frame.span.end >= frame.sentence.end or frame.doc[frame.span.end].tag_ not in ("VBN", "VBD"):
        return False
    return words.lemma_in(frame.doc[frame.span.end], measure_words.VIEW_VERBS, measure_words.ANSWER_VERBS, words.CHOICE_VERBS)


def is_compared_to_what(frame: Frame, what: Token) -> bool:
    """Whether a share of what somebody does only compares two of them: "earn 70% of what men earn", "is half of what it was"."""
    verb, clause = verb_of(frame), what.head
    before = frame.doc[frame.lead - 1]
    if not is_verb(clause) or (before.tag_ in (",", ":", "NFP") and frame.relation != "subject"):
        return True  # "90% of what?", "promised $3m, half of what was wanted"
    if verb is not None and verb.lemma in words.BEING and clause.lemma not in words.BEING:
        return not _is_of_earlier(frame, subject(verb))  # "it is 1% of what the state spends"
    return verb is not None and (verb.lemma in words.BEING or verb.lemma == clause.lemma)


def _is_of_earlier(frame: Frame, thing: Token | None) -> bool:
    """Whether a subject is a pronoun for what no noun of its sentence says: "It is …", not "raised its budget, yet it is …"."""
    if thing is None or thing.lower_ not in measure_words.THAT:
        return False
    return not any(is_noun(token) and token.dep_ in ("nsubj", "dobj") for token in frame.doc[frame.sentence.start : thing.i])


def is_base(of: Token) -> bool:
    """Whether percentages are taken of a noun that is not itself measured: "3% of GDP", "3% of gross domestic product"."""
    described = " ".join(token.lower_ for token in of.doc[max(of.sent.start, of.i - 2) : of.i + 1])
    return of.lemma in measure_words.BASE_NOUNS or any(described.endswith(name) for name in measure_words.BASE_PHRASES)


def is_empty_share(of: Token) -> bool:
    """Whether what a share is of only points back: "half of the total", but not "of the face amount of the bonds"."""
    described = of.tag_ == "NN" and any(child.dep_ in ("compound", "amod") or child.lower_ in words.SHARED_OF for child in of.children)
    return of.lemma in words.EMPTY_SHARES and not described


def is_of_subject(frame: Frame, noun: Token) -> bool:
    """Whether a multiple sets what a subject is against a mark: "rates are twice the bank's target", "shares sell at half their price"."""
    verb = frame.verb
    times = is_times(frame)
    if times and frame.doc[frame.lead - 1].lower_ in words.EXTENT_PREPOSITIONS:
        return words.lemma_in(verb, words.CHANGE_VERBS)  # "fares will rise by twice the rate of inflation"
    if not times or verb is None or not words.lemma_in(verb, words.LEVEL_VERBS, words.BEING, measure_words.PRICING_VERBS):
        return False
    if frame.quantity.kind != "multiple" and (noun.dep_ != "pobj" or noun.head.lower_ not in measure_words.STANDING_AT):
        return False  # "held half the shares"
    thing = subject(verb)
    return thing is not None and noun.i >= frame.span.end and is_sum(thing)


def is_times(frame: Frame) -> bool:
    """Whether a figure tells how many times an amount another is: "three times", "half"."""
    return frame.quantity.kind == "multiple" or (frame.quantity.kind == "count" and frame.quantity.value < 1)
