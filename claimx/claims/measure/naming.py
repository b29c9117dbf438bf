"""What a figure is that a text tells by a verb, or by the thing that has it: "was fined $500" a fine, "cost $3m" a cost."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_ahead, is_person, is_scored_pair, noun_of_contest
from claimx.claims.frame import DEAREST, Frame, is_price_move
from claimx.claims.grammar import complement, direct_object, is_passive, mover, past_part
from claimx.claims.measure.ages import OLDEST, aged, older
from claimx.claims.measure.answers import answering, supported
from claimx.claims.measure.deeds import contested, held_as_owner, is_in_points, is_somebody, repeated, won_by, worth, worth_of
from claimx.claims.measure.degrees import as_fast
from claimx.claims.measure.distances import away
from claimx.claims.measure.groups import at_end
from claimx.claims.measure.lengths import left
from claimx.claims.measure.margins import clear_of, gap, lacking
from claimx.claims.measure.noun_run import is_bare_number
from claimx.claims.measure.of_phrase import of_phrase
from claimx.claims.measure.people import is_crowd, is_word_for_many, people, unnamed
from claimx.claims.measure.sums import noun_of_money, noun_of_payment, noun_of_sum
from claimx.claims.parse import Token

_CROWD = 10_000  # from here on who looks is an audience
_NEAR = 40  # words before a sentence that tell what it is about


def noun_of(verb: Token, frame: Frame) -> str | None:
    """The noun for what a verb says of an amount of money, a length of time, or points."""
    quantity = frame.quantity
    if (state := _noun_of_state(verb, frame)) is not None:
        return state
    if quantity.kind == "count" and (verb == people(frame) or is_crowd(frame)):
        shown = verb.lemma in measure_words.SEEING and words.lemma_in(mover(verb), measure_words.SHOWS)
        counted = measure_words.noun_of_verb()["people"]
        return counted["watch"] if shown else counted.get(verb.lemma) or measure_words.implied_noun("people")
    in_words = quantity.kind == "count" and words.lemma_in(verb, measure_words.SUM_VERBS) and is_word_for_many(frame)
    times = quantity.kind == "multiple" and (words.lemma_in(verb, measure_words.SUM_VERBS) or measure_words.noun_with_particle(verb))
    if quantity.kind == "money" or times or in_words:
        return noun_of_sum(verb, frame)
    if quantity.unit.partition("/")[0] in words.TIME_UNITS:
        return measure_words.noun_of_margin(verb.lemma) if verb == won_by(frame) else _noun_of_time(verb)
    if verb == away(frame):
        high = verb.lower_ in measure_words.ABOVE_BELOW
        return measure_words.implied_noun("height") if high else measure_words.noun_of_unit()[quantity.si_unit or ""]
    if verb in (supported(frame), contested(frame)):
        return _noun_of_support(verb, frame)
    if verb == answering(frame):
        return measure_words.noun_of_verb()["share"].get(verb.lemma) if verb.dep_ == "acl" else None  # "is one-third owned by Ford"
    if quantity.kind == "percent" and any(child.dep_ == "prt" for child in verb.children):
        return None  # "takes in 85% of them"
    if quantity.kind == "percent" and not _is_margin(frame):
        return _noun_of_part(verb, frame) or measure_words.noun_of_verb()["money"].get(verb.lemma)
    return (
        _noun_of_points(verb, frame)
        or measure_words.noun_of_verb()["other"].get(verb.lemma)
        or measure_words.noun_of_unit().get(quantity.bare_unit)
        or measure_words.noun_of_unit().get(quantity.si_unit or "")
    )


def _noun_of_support(verb: Token, frame: Frame) -> str | None:
    """The noun for a share of those asked or of a vote, or None where an adverb tells how they see somebody: "is viewed favorably by"."""
    if verb == supported(frame) and words.lemma_in(verb, measure_words.VIEWING_VERBS):
        return None
    support, told = measure_words.implied_noun("support"), measure_words.noun_of_verb()["share"].get(verb.lemma)
    return told if told in (support, measure_words.implied_noun("opposition")) else noun_of_contest(frame) or told or support


def _noun_of_part(verb: Token, frame: Frame) -> str | None:
    """The noun for a share that a verb gives; what wins a vote wins support where a poll tells it, and nobody else takes a vote."""
    if words.lemma_in(verb, measure_words.PAYING_VERBS) and frame.doc.lower(frame.span.end) in measure_words.MORE_OR_LESS:
        if is_passive(verb):
            return measure_words.noun_of_verb()["every"]["pay"]  # "women are paid 18% less"
        return measure_words.implied_noun("cost")  # "pay 11% more to fill their tanks"
    if words.lemma_in(verb, measure_words.PAYING_VERBS) and frame.doc.lower(frame.span.end) in measure_words.TOO:
        return measure_words.implied_noun("overpayment")
    if frame.doc.lower(frame.span.end) in measure_words.MORE_OR_LESS:
        return measure_words.noun_of_verb()["money"].get(verb.lemma)  # "women earn 18% less"
    told = measure_words.noun_of_verb()["share"].get(verb.lemma)
    if told == measure_words.implied_noun("vote") and words.lemma_in(verb, measure_words.SUM_OR_VOTE_VERBS):
        thing = mover(verb)
        sides = thing is not None and (thing.tag_.startswith("NNP") or is_person(frame, thing))
        if not sides and noun_of_contest(frame) is None:
            return measure_words.noun_of_verb()["other"].get(verb.lemma)
    polled = told == measure_words.implied_noun("vote") and any(words.lemma_in(t, measure_words.POLLS) for t in frame.sentence)
    return noun_of_contest(frame) if polled else told


def _noun_of_state(word: Token, frame: Frame) -> str | None:
    """The noun for a word that tells by itself what a figure is: "worth $3m", "$3m short", "12% more likely"; an owner's stake."""
    if word == held_as_owner(frame):
        return measure_words.noun_of_verb()["share"]["own"]
    if word == older(frame):
        return measure_words.implied_noun("age")
    if word == as_fast(frame):
        return measure_words.noun_of_degree()[word.lower_]
    if word == gap(frame):
        return measure_words.implied_noun("gap")
    if word == clear_of(frame):
        return measure_words.noun_of_margin(word.lower_)
    if word == worth(frame):
        owner = worth_of(frame)
        return measure_words.implied_noun("worth" if owner is not None and _is_rich(frame, owner) else "value")
    if word == left(frame) and frame.quantity.kind == "money":
        return measure_words.implied_noun("money_left")
    if word == repeated(frame):
        return measure_words.implied_noun("repetition")
    if (state := lacking(frame)) is not None and word == state[0]:
        return measure_words.noun_of_state()[" ".join(token.lower_ for token in state)]
    return measure_words.noun_of_verb()["other"][word.lower_] if word.lower_ in measure_words.LIKELY else None


def _is_rich(frame: Frame, owner: Token) -> bool:
    """Whether who is worth an amount is a person."""
    return is_somebody(frame, owner) or measure_words.is_person(owner)


def _noun_of_points(verb: Token, frame: Frame) -> str | None:
    """What the points are by which somebody is ahead, wins or loses."""
    if verb == is_ahead(frame):
        return measure_words.noun_of_margin(verb.lower_)
    by = frame.preposition is not None and frame.preposition.lower_ in words.EXTENT_PREPOSITIONS
    contest = is_in_points(frame) or verb == won_by(frame) or words.lemma_in(verb, measure_words.CONTEST_VERBS)
    return measure_words.noun_of_margin(verb.lemma) if by and contest else None


def _noun_of_time(verb: Token) -> str:
    """What a length of time is that a verb takes: a sentence for who is sent to prison, but no sentence for who serves as mayor."""
    locked = complement(verb, *measure_words.PACED_BY)
    if locked is not None and words.lemma_in(locked, measure_words.PRISONS):
        return measure_words.noun_of_time("imprison")
    return measure_words.implied_noun("time") if _is_office(verb) else measure_words.noun_of_time(verb.lemma)


def _is_office(verb: Token) -> bool:
    """Whether somebody serves in an office, and no sentence: "served as mayor for 36 years"."""
    return words.lemma_in(verb, measure_words.SERVING_VERBS) and any(c.lower_ in measure_words.SERVING_AS for c in verb.children)


def _is_margin(frame: Frame) -> bool:
    """Whether a percentage is by how much somebody leads, and not the first of two: "by 5%", not "by 46% to 35%"."""
    following = frame.doc[frame.span.end : frame.span.end + 2]
    paired = len(following) > 1 and following[0].lower_ in measure_words.OTHER_END and following[1].i in frame.scene.figures
    if frame.lead > 1:
        to, other = frame.doc[frame.lead - 1], frame.doc[frame.lead - 2]
        paired = paired or (to.lower_ in measure_words.OTHER_END and other.i in frame.scene.figures)
    return frame.preposition is not None and frame.preposition.lower_ in words.MEASURED_BY and not paired


def noun_of_share(head: Token, frame: Frame) -> str | None:
    """What an amount per share is, of which the text says no more."""
    of_unit = frame.span.start <= head.i < frame.span.end or frame.quantity.unit.endswith("/share")
    return measure_words.implied_noun("share_price") if of_unit and words.lemma_in(head, measure_words.SHARE_NOUNS) else None


def noun_of_age(head: Token, frame: Frame) -> str | None:
    """What a number beside those it is told of is: an age, for a person; what they earn, for "people above $250,000"."""
    bounded = frame.lead == head.i + 1 < frame.span.start and frame.doc[frame.lead].lower_ in measure_words.BOUNDING
    group = bounded and frame.quantity.kind == "count" and frame.quantity.value < OLDEST and measure_words.can_act(head)
    compared = frame.doc.lower(frame.span.end) in measure_words.OLDER and frame.quantity.unit in words.TIME_UNITS
    if group or compared or head in (aged(frame), older(frame)):
        return measure_words.implied_noun("age")
    if head == at_end(frame):
        return measure_words.implied_noun("earner")
    return measure_words.implied_noun("income") if bounded and _has_income(head, frame) else None


def _has_income(who: Token, frame: Frame) -> bool:
    """Whether those whom a sum bounds are earners: "people above $250,000"."""
    return frame.quantity.kind == "money" and words.lemma_in(who, measure_words.EARNERS)


def noun_of_noun(head: Token, frame: Frame) -> str | None:
    """What a thing's figure is of: the cost of what costs an amount, the population of "a town of 900", those at home in it."""
    verb = frame.verb
    if head == unnamed(frame):
        return measure_words.implied_noun("people")
    if (told := _noun_of_place(head, frame)) is not None:
        return told
    if head.lower_ in measure_words.WHATEVER and head.tag_ == "WP":
        spent = words.lemma_in(head.head, words.PAYMENT_VERBS, measure_words.EARNING_VERBS)
        return measure_words.noun_with_particle(head.head) or (
            measure_words.noun_of_verb()["money"].get(head.head.lemma) if spent else None
        )
    held = frame.quantity.kind == "percent" and words.lemma_in(head, measure_words.HOLDERS) and head.i < frame.lead
    if held or _is_held_part(head, frame):
        return measure_words.noun_of_verb()["share"]["own"]
    if verb is not None and head.is_ancestor(frame.head) and not head.is_ancestor(verb):
        verb = None  # "a pair worth £45 was sold"
    if verb is not None and mover(verb) == head and (named := _noun_of_mover(head, verb, frame)):
        return named
    if verb is not None and words.lemma_in(head, measure_words.SHOWS) and _peaks(verb, frame):
        return measure_words.noun_of_verb()["people"]["watch"]
    if verb is not None and _is_bought(head, verb, frame):
        return measure_words.noun_of_verb()["for"][verb.lemma]
    if verb is not None and frame.relation in ("object", "preposition") and _is_priced(head, verb, frame):
        return measure_words.noun_of_verb()["thing"].get(verb.lemma)
    beside = frame.relation == "preposition" and frame.governor == head and is_bare_number(frame)
    return measure_words.noun_of_noun().get(head.lemma) if beside else None


def _noun_of_mover(head: Token, verb: Token, frame: Frame) -> str | None:
    """What moves or comes in where a firm, a country or a show is said to: its share price, its economy, its takings."""
    if measure_words.is_body(head) and (is_price_move(frame) or _is_price_gone_to(frame)):
        return measure_words.implied_noun("share_price")  # "the retailer lost 4p to 88p"
    if head.tag_.startswith("NNP") and (named := _noun_of_entity(head, verb, frame)):
        return named
    by, deals = frame.preposition, measure_words.noun_of_verb()["thing"]
    takes = by is not None and by.lower_ not in words.ASKED_BY and not is_passive(verb) and verb.lemma not in deals
    if takes and frame.quantity.kind == "money" and words.lemma_in(head, measure_words.SHOWS):
        return measure_words.implied_noun("takings")  # "the film opened with $58m"
    return None


def _is_price_gone_to(frame: Frame) -> bool:
    """Whether an amount is the price that another goes to right before it: "lost 4p to 88p"."""
    to = frame.preposition
    behind = to is not None and to.i > 0 and to.lower_ in words.PRICE_GOALS and to.i - 1 in frame.scene.figures
    return behind and frame.quantity.kind == "money" and frame.quantity.value < DEAREST


def _is_held_part(head: Token, frame: Frame) -> bool:
    """Whether a share is of a firm that somebody owns or buys so much of: "owns 31% of the company", "will buy a third of Harlow"."""
    part = frame.quantity.kind == "percent" or frame.quantity.value < 1
    if not part or frame.relation != "object" or not words.lemma_in(frame.governor, measure_words.OWNING_VERBS):
        return False
    if head != of_phrase(frame):
        return False
    mention = frame.scene.actor(head)
    return mention is not None and (mention.label == "ORG" or measure_words.is_body(head))


def _noun_of_place(head: Token, frame: Frame) -> str | None:
    """What a thing's figure is by how the two stand to each other: pay for "$12-an-hour workers", growth for "the economy grew 3%"."""
    if words.lemma_in(head, measure_words.CONTEST_WORDS) and is_scored_pair(frame):
        return noun_of_contest(frame)  # "a lead of 48 percent to 41"
    if frame.relation == "modifier" and frame.governor == head and "/" in frame.quantity.unit and _is_paid(head):
        return noun_of_money("pay", frame.quantity.unit.partition("/")[2])
    economy = words.lemma_in(head, measure_words.ECONOMIES, measure_words.COUNTRIES)
    grows = economy and words.lemma_in(frame.verb, measure_words.GROWING_VERBS)
    if grows and frame.quantity.kind == "percent":
        return measure_words.implied_noun("growth")
    return noun_of_payment(head, frame)


def _is_paid(who: Token) -> bool:
    """Whether a noun is of those who earn, and of no body."""
    return measure_words.can_act(who) and not measure_words.is_body(who)


def noun_of_size(thing: Token, frame: Frame) -> str | None:
    """What of a thing a figure is: the length of a tunnel "14 miles long", the weight of a lorry that "weighed 38 tonnes"."""
    verb, at = frame.verb, frame.span.end
    dimension = measure_words.noun_of_dimension().get(frame.doc.lower(at))
    if frame.doc.lower(at) in measure_words.CROSSING and any(child.i > at for child in frame.doc[at].children):
        dimension = None  # "drove 40 miles across Chad"
    if dimension is not None or verb is None or verb.lemma not in measure_words.WEIGHING_VERBS or mover(verb) != thing:
        return dimension
    return measure_words.noun_of_verb()["other"].get(verb.lemma)


def _peaks(verb: Token, frame: Frame) -> bool:
    """Whether a bare large number is how many looked: "the final peaked at 12.3 million"."""
    many = frame.quantity.kind == "count" and frame.quantity.value >= _CROWD and is_bare_number(frame)
    return many and verb.lemma in measure_words.PEAKING_VERBS


def _is_bought(head: Token, verb: Token, frame: Frame) -> bool:
    """Whether a sum is what something or a part of it was bought, sold or made for: "sold the striker for £3m", "buy 9% of it for $4m"."""
    if frame.quantity.kind != "money" or frame.preposition is None or verb.lemma not in measure_words.noun_of_verb()["for"]:
        return False
    each = frame.quantity.unit.endswith("/share") and frame.preposition.lower_ in measure_words.STANDING_AT
    bought = direct_object(verb, but_not=frame.span)
    return (each or frame.preposition.lower_ in words.ASKED_BY) and head in (bought, past_part(bought), mover(verb))


def _is_priced(head: Token, verb: Token, frame: Frame) -> bool:
    """Whether a verb without another object says of its subject what it costs or brings: "the plan costs $3m", "priced at 98 3/8"."""
    if mover(verb) != head or direct_object(verb, but_not=frame.span) is not None:
        return False
    return frame.quantity.kind == "money" or (frame.quantity.kind == "count" and words.lemma_in(verb, measure_words.PRICING_VERBS))


def _noun_of_entity(head: Token, verb: Token, frame: Frame) -> str | None:
    """What moves of a country or a firm that is said to move itself: "China grew 6%", "Norbois closed at $28"."""
    mention = frame.scene.actor(head)
    if mention is None:
        return None
    if mention.label == "GPE" and frame.quantity.kind == "percent" and words.lemma_in(verb, measure_words.GROWING_VERBS):
        return measure_words.implied_noun("economy")
    if mention.label == "ORG" and frame.quantity.kind == "percent" and _is_on_market(mention.name, frame):
        return measure_words.implied_noun("share_price")
    moves = words.lemma_in(verb, words.CHANGE_VERBS, measure_words.ENDING_VERBS)
    moves = moves and (frame.relation == "preposition" or is_price_move(frame) or not words.lemma_in(verb, words.TAKING_VERBS))
    priced = mention.label in ("ORG", "PERSON") and frame.quantity.kind == "money" and frame.quantity.value < DEAREST
    return measure_words.implied_noun("share_price") if priced and moves else None


def _is_on_market(name: str, frame: Frame) -> bool:
    """Whether a text tells of shares around a figure of a firm that is no index: "airline shares fell, while Harlow added 1.2%"."""
    if not measure_words.MARKETS.isdisjoint(name.lower().split()) or words.lemma_in(frame.verb, measure_words.GROWING_VERBS):
        return False
    near = frame.doc[max(0, frame.sentence.start - _NEAR) : frame.sentence.end]
    return any(token.tag_ == "NNS" and token.lemma in measure_words.STOCKS for token in near)
