"""Whether a figure without a noun is held against the one before it: the other side's, how far it is off, what it adds up to."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb, subject
from claimx.claims.measure import nouns
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.wholes import is_times
from claimx.claims.parse import Token

_BEHIND = 4
_DETERMINING = frozenset({"DT", "JJ", "PR", "HY"})
# How nouns stand that only tell more of another: "sold 400 cars from its plant in Spain, up 14%".
_OF_PHRASE = frozenset({"pobj", "compound", "nmod", "poss"})


def is_held_against(frame: Frame, last: Draft) -> bool:
    """Whether a figure is held against the one before it."""
    against = _is_times_its_mark(frame, last) or _is_against(frame, last) or _is_end_of_move(frame, last)
    against = against or _is_of_other_side(frame, last)
    against = against or _is_put_by_another(frame, last) or _spreads(frame, last) or _ends_move(frame, last)
    return against or _is_so_much_more(frame, last) or _follows(frame, last) or _adds_up(frame, last)


def _is_put_by_another(frame: Frame, last: Draft) -> bool:
    """Whether a figure is where somebody else puts what was told: "the ministry put the cost at £3m, and the council at £5m"."""
    doc, at, then = frame.doc, frame.lead - 1, last.frame
    same = then.preposition is not None and then.preposition.lower_ == doc[at].lower_ and then.quantity.unit == frame.quantity.unit
    if not same or last.measure is None or doc[at].lower_ not in measure_words.RECKONED_AS:
        return False
    between = doc[then.span.end : at]
    acts = len(between) > 1 and (measure_words.can_act(between[-1]) or frame.scene.actor(between[-1]) is not None)
    return acts and not any(is_verb(token) for token in between)


def _spreads(frame: Frame, last: Draft) -> bool:
    """Whether a bare count is to how many places something spreads: "opened in six cinemas and has expanded to 1,100"."""
    verb, to, places = frame.verb, frame.preposition, last.head
    if verb is None or to is None or places is None or to.lower_ not in measure_words.BROUGHT_TO or verb.dep_ != "conj":
        return False
    placed = places.dep_ == "pobj" and places.tag_ == "NNS" and places.head.lower_ in measure_words.PLACED_IN
    grows = placed and words.lemma_in(verb, words.CHANGE_VERBS) and verb.head in (last.frame.verb, places.head.head)
    return grows and last.frame.quantity.kind == "count" and nouns.is_bare_count(frame)


def _is_so_much_more(frame: Frame, last: Draft) -> bool:
    """Whether a figure tells how far the one before is from another: "borrowed £5.6bn in May, £1.4bn more than a year ago"."""
    doc, at, then = frame.doc, frame.span.end, last.frame
    alike = frame.quantity.kind in (then.quantity.kind, "percent") and then.quantity.kind != "percentage_point"
    if not alike or last.measure is None or doc[frame.lead - 1].text != "," or at + 1 >= len(doc):
        return False
    if frame.quantity.unit in words.TIME_UNITS:
        return False  # "40,000 babies, two years sooner than foreseen"
    apart = any(is_verb(token) for token in doc[then.span.end : frame.lead])
    beyond = doc[at].tag_ == "IN" and doc[at].lower_ in measure_words.ABOVE_BELOW and frame.quantity.kind == then.quantity.kind == "money"
    return not apart and (beyond or (doc[at].tag_ in ("JJR", "RBR") and doc[at + 1].lower_ in measure_words.THAN))


def is_other_trade(frame: Frame, other: Draft) -> bool:
    """Whether a figure before is what another verb tells of goods without a name: "sold six million and aims to ship ten million"."""
    verb, head = frame.governor, other.head
    trades = words.lemma_in(verb, measure_words.TRADING_VERBS) and words.lemma_in(head, measure_words.TRADING_VERBS)
    return trades and verb is not None and head is not None and is_verb(head) and verb.lemma != head.lemma


def is_times_that(frame: Frame) -> bool:
    """Whether a multiple is of the amount just given: "we need nearly double that"."""
    doc, at = frame.doc, frame.span.end
    half = nouns.is_share(frame) and frame.quantity.kind == "count"
    if not (half or frame.quantity.kind == "multiple") or doc.lower(at) not in measure_words.THAT or doc[at].tag_ != "DT":
        return False
    if not half and words.lemma_in(frame.verb, measure_words.DEED_VERBS, measure_words.TAKING_VERBS):
        return False  # "has taken 12 times that"
    return not is_noun(doc[min(at + 1, len(doc) - 1)])


def _is_end_of_move(frame: Frame, last: Draft) -> bool:
    """Whether a bare count is where the one before moves to: "its growth from 16 members to 19"."""
    if last.head is None or frame.lead < 1 or frame.doc[frame.lead - 1].lower_ not in words.GOAL_WORDS:
        return False
    starts = last.frame.lead > 0 and frame.doc[last.frame.lead - 1].lower_ in measure_words.MOVED_FROM
    return starts and last.frame.quantity.unit == frame.quantity.unit and last.head.i == frame.lead - 2 and nouns.counted(frame) is None


def _ends_move(frame: Frame, last: Draft) -> bool:
    """Whether a figure is where what the one right before it, or before a comma, tells of has moved to.

    "Fell 1.4%, or 6.43, on Friday, to 437.68", "with profits up 41% at £296m".
    """
    if _is_right_behind_move(frame, last):
        return True
    doc, at = frame.doc, frame.lead - 2
    to = at > frame.sentence.start and doc[at].text == "," and doc[at + 1].lower_ in measure_words.BROUGHT_TO
    if not to or last.measure is None or last.role != "change" or frame.relation != "preposition":
        return False
    return not any(is_verb(token) for token in doc[last.frame.span.end : at]) and frame.quantity.kind in ("count", "money", "percent")


def _is_right_behind_move(frame: Frame, last: Draft) -> bool:
    """Whether only "at" or "to" stands between a figure and by how much something is up or down: "with profits up 41% at £296m".

    Also whether it is what that is above or below: "fell 50% below the year-earlier $4.5m".
    """
    doc, at, then = frame.doc, frame.lead - 1, last.frame
    if last.role == "change" and last.measure is not None and doc.lower(then.span.end) in measure_words.ABOVE_BELOW:
        between = doc[then.span.end + 1 : frame.lead]
        return 0 < len(between) <= _BEHIND and all(token.tag_[:2] in _DETERMINING or token.lower_ in words.TIME_UNITS for token in between)
    beside = doc[at].lower_ in words.PRICE_GOALS and at == then.span.end and last.role == "change" and last.measure is not None
    turned = beside and doc[then.lead - 1].lower_ in measure_words.PARTICLES
    return turned and frame.quantity.kind in ("count", "money", "percent") and nouns.noun_of_figure(frame) is None


def mark_of_that(frame: Frame) -> Token | None:
    """The price or other mark that "that" is so far from: "That is 31% above the price at which they traded"."""
    doc, at, verb = frame.doc, frame.span.end, frame.verb
    if verb is None or verb.lemma not in words.BEING or doc.lower(at) not in words.UP_WORDS | words.DOWN_WORDS:
        return None
    thing, target = subject(verb), next((child for child in doc[at].children if child.dep_ == "pobj"), None)
    pointed = thing is not None and thing.lower_ in measure_words.THAT
    return measurable(frame, target) if pointed and target is not None and measure_words.is_measure(target) else None


def _is_times_its_mark(frame: Frame, last: Draft) -> bool:
    """Whether a multiple sets the figure before against what was expected: "fetched £1.2m, three times its estimate"."""
    if frame.quantity.kind != "multiple" or last.measure is None or frame.doc[frame.lead - 1].text != ",":
        return False
    return words.lemma_in(frame.governor, measure_words.VIEWS, measure_words.TARGETS, measure_words.MARKS, measure_words.POINTING_NOUNS)


def _is_against(frame: Frame, last: Draft) -> bool:
    """Whether a bare count is that of the other side, right behind what the one before counts: "by 310 votes to 288"."""
    at = frame.lead - 1
    counts = last.frame.quantity.kind == frame.quantity.kind == "count" and last.head is not None
    return counts and frame.doc[at].lower_ in words.VERSUS and frame.doc[at - 1] == last.head and nouns.is_bare_count(frame)


def _is_of_other_side(frame: Frame, last: Draft) -> bool:
    """Whether a figure is what another has of what the one before tells: "had raised $29m to Marsh's $19m"."""
    doc, at = frame.doc, frame.lead - 1
    if frame.quantity.unit != last.frame.quantity.unit or last.measure is None or doc[at].tag_ != "POS" or frame.preposition is None:
        return False
    to = frame.preposition
    between = doc[last.frame.span.end : at]
    return to.lower_ in words.VERSUS and last.frame.span.end <= to.i < at and not any(is_verb(token) for token in between)


def _follows(frame: Frame, last: Draft) -> bool:
    """Whether a figure is the next of a row: "offered 2.5% this year, followed by 2% in 2006", "is on 40%, with Hart behind at 38%"."""
    doc, at = frame.doc, frame.lead - 1
    ranked = doc[at].lower_ in measure_words.LIST_AT and doc[at - 1].lower_ in measure_words.AHEAD and nouns.is_share(frame)
    if ranked and last.measure is not None and frame.quantity.unit == last.frame.quantity.unit:
        return True
    by = doc[at].lower_ in words.EXTENT_PREPOSITIONS and doc[at - 1].lower_ in measure_words.FOLLOWED
    return by and last.measure is not None and frame.quantity.unit == last.frame.quantity.unit and nouns.noun_of_figure(frame) is None


def _adds_up(frame: Frame, last: Draft) -> bool:
    """Whether a participle tells what the figure before makes with others: "a final dividend of 6p, making 9p for the year"."""
    verb, now, then = frame.governor, frame.quantity, last.frame.quantity
    sums = verb is not None and verb.tag_ == "VBG" and words.lemma_in(verb, measure_words.MAKING) and frame.relation == "object"
    behind = frame.doc[frame.span.end : frame.span.end + _BEHIND]
    sums = sums and any(token.lower_ in measure_words.IN_ALL for token in behind)  # not "making £1m on the deal"
    return sums and last.measure is not None and now.kind == then.kind and now.unit.partition("/")[0] == then.unit.partition("/")[0]


def is_as_much(frame: Frame) -> bool:
    """Whether a multiple only tells what the figure before is compared with: "raised $4m, three times as much as in May"."""
    at = frame.span.end
    times = is_times(frame)
    if not times or at + 2 >= len(frame.doc) or frame.doc[frame.lead - 1].text != ",":
        return False
    if frame.doc[at - 2].lower_ in measure_words.QUANTIFIERS and at - 2 > frame.span.start:
        return True  # "half as much again"
    as_much = frame.doc[at + 1].lower_ in measure_words.QUANTIFIERS and frame.doc[at + 2].lower_ in measure_words.AS
    return as_much and frame.doc[at].lower_ in measure_words.AS


def is_as_many(frame: Frame) -> bool:
    """Whether a multiple is of things counted before: "has sold 2m copies. It hopes the next will sell twice as many."."""
    doc, at = frame.doc, frame.span.end
    many = frame.quantity.kind == "multiple" and doc.lower(at) in measure_words.AS and doc.lower(at + 1) in measure_words.NUMBER_OF
    behind = doc[min(at + 2, len(doc) - 1)]
    return many and not is_noun(behind) and behind.lower_ not in measure_words.AS


def is_trailing(frame: Frame, last: Draft, *, alone: bool) -> bool:
    """Whether a figure tells by how much the one before has moved: "fell to $14bn last year, down $2.5bn from 2016"."""
    at = frame.lead
    while at > frame.sentence.start and frame.doc[at - 1].lower_ in words.MEASURED_BY:
        at -= 1
    joined = at > frame.sentence.start and (frame.doc[at - 1].text == "," or (alone and frame.doc[at - 1].text in measure_words.AND))
    if joined and frame.doc.lower(frame.span.end) in words.UP_OR_DOWN:
        return last.measure is not None and frame.doc.lower(frame.span.end + 1) in measure_words.MOVED_FROM  # ", 43% down on May"
    if at < frame.sentence.start + 2 or frame.doc[at - 1].lower_ not in measure_words.PARTICLES or frame.doc[at - 2].text != ",":
        return False
    if alone and frame.doc.lower(frame.span.end) in measure_words.MOVED_FROM:
        return last.measure is not None  # "1,973 people were killed in the mines in 2011, down 19 percent from a year earlier"
    behind = last.frame.span.end
    if last.head is not None and behind <= last.head.i < at:  # "sold 400 cars in May, up 14%, and opened two shops"
        behind = last.head.i + 1
    between = frame.doc[behind : at - 1]
    things = (t for t in between if is_verb(t) or (is_noun(t) and t.dep_ not in _OF_PHRASE and frame.scene.is_free(t)))
    return last.measure is not None and next(things, None) is None


def counts_other(frame: Frame, before: Draft) -> bool:
    """Whether a count has a noun of its own behind it, and so does not restate that before: "two men or two women"."""
    return frame.quantity.kind == "count" and nouns.counted(frame) not in (None, before.head)


def is_more_of_the_group(frame: Frame) -> bool:
    """Whether a bare share that does nothing adds to the one before: "40% of members came, with another 10% voting by post"."""
    with_ = frame.preposition is not None and frame.preposition.lower_ in measure_words.HAVING
    added = with_ and frame.doc[frame.lead - 1].lower_ in measure_words.ADDING
    return added and nouns.is_share(frame) and nouns.share_of(frame) is None and nouns.counted(frame) is None


def is_more_of_the_same(frame: Frame) -> bool:
    """Whether a count has no noun of its own and adds to what was counted before: "another 3,500 by May", "40 more in June"."""
    at, doc = frame.lead, frame.doc
    around = (doc[at - 1].lower_ if at else "", doc[frame.span.end].lower_ if frame.span.end < len(doc) else "")
    return not measure_words.ADDING.isdisjoint(around) and nouns.is_bare_count(frame) and not nouns.is_share(frame)


def is_compared(frame: Frame) -> bool:
    """Whether a figure tells how far another is from what it is compared with: "12 per cent more than in 2016"."""
    following = frame.doc[frame.span.end : frame.span.end + 2]
    return len(following) == 2 and following[0].tag_ in ("JJR", "RBR") and following[1].lower_ in measure_words.COMPARING


def is_other_side(frame: Frame, before: Frame) -> bool:
    """Whether a percentage is what the other side got: "took 57 percent of the vote to Ruiz's 43"; voters may be those who chose."""
    tallies = frame.quantity.kind == "count" and frame.doc[frame.lead - 1].lower_ in words.VERSUS and frame.lead - 2 in frame.scene.figures
    shares = frame.quantity.kind == "percent" and before.verb == frame.verb
    paired = (shares or tallies) and before.quantity.unit == frame.quantity.unit
    return paired and not words.lemma_in(frame.verb, words.CHOICE_VERBS)
