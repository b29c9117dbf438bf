"""Whether a figure tells by how much something moved, and which way: words beside it, the verb or the noun that it hangs from."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, is_price_move, phrasal_move
from claimx.claims.grammar import complement, direct_object, is_verb, subject
from claimx.claims.parse import Token
from claimx.claims.patterns import Beside, edges, is_fraction, rows_for
from claimx.claims.role.standing import is_score, is_standing
from claimx.matching import lemma_of
from claimx.model.claim import Direction

_MOVES = frozenset({"percent", "percentage_point", "basis_point"})
_FORMS = frozenset({"VB", "NN", "JJ"})
_FEW = 9
_SIDES = frozenset({"role.change-above", "role.change-below"})
_HALF = Decimal("0.5")


class Change(NamedTuple):
    """The direction of a change, None where neither word tells it, and the rule that told."""

    direction: Direction | None
    rule: str


def find_change(frame: Frame, around: Beside) -> Change | None:
    """The change that a figure tells by the words beside it, its verb or its noun; None where it is none."""
    if is_standing(frame):
        return None
    return (
        beside_change(frame, around)
        or _phrasal(frame)
        or _change_verb(frame, around)
        or _change_noun(frame)
        or _by_particle(frame)
        or _by_amount(frame, around)
    )


def _by_particle(frame: Frame) -> Change | None:
    """ "Put up bills by 4%", "brought the price down by $3": which way a verb's particle says that its object goes."""
    verb = frame.governor
    if frame.relation != "preposition" or verb is None or not is_verb(verb) or direct_object(verb, but_not=frame.span) is None:
        return None
    if frame.preposition is None or frame.preposition.lower_ not in words.EXTENT_PREPOSITIONS:
        return None
    ways = {child.lower_ for child in verb.children if child.dep_ == "prt"}
    if not ways & words.UP_OR_DOWN:
        return None
    return Change("up" if ways & words.UP_WORDS else "down", "role.change-adverb")


def _by_amount(frame: Frame, around: Beside) -> Change | None:
    """ "Trimmed his forecast for the year's profit by £2m": an amount or a share behind "by", whatever the parse hangs it on."""
    kinds = ("money", "percent", "percentage_point")
    if not (frame.quantity.kind in kinds or is_fraction(frame.quantity)) or (
        frame.preposition is not None and frame.preposition.dep_ == "agent"
    ):
        return None
    if frame.verb is None or not around.before.split():
        return None
    if around.before.split()[-1] not in words.EXTENT_PREPOSITIONS or not words.lemma_in(frame.verb, words.CHANGE_VERBS):
        return None
    direction = direction_of(frame.verb)
    return Change(direction, "role.change-verb") if direction else None


def right_behind(frame: Frame) -> Change | None:
    """ "rises 9.9%", "grew headcount by 60%": a word of change with the figure right behind it, whatever the parse makes of the two."""
    if frame.quantity.kind not in _MOVES and not is_fraction(frame.quantity) and frame.quantity.value != _HALF:
        return None
    if is_standing(frame):
        return None
    start = edges(frame.quantity)[0]
    before = [t for t in frame.doc[max(frame.sentence.start, frame.span.start - _FEW) : frame.span.start] if t.idx < start]
    modifier = frame.quantity.modifier_text
    levels = words.GOAL_WORDS | measure_words.STANDING_AT
    if not before or before[-1].lower_ in levels or (modifier is not None and modifier.text.lower().split()[0] in levels):
        return None  # "the chance of a cut at about 80%"
    measured = before[-1].lower_ in words.MEASURED_BY
    farther = before[:-1] if before[-1].lower_ in words.EXTENT_PREPOSITIONS else before[-2:-1]  # "lower the rate of 35%" is no change
    for token in reversed(farther if measured else before[-1:]):
        if measured and token.lower_ in measure_words.STRAIGHT_WAYS and token.tag_ in ("RP", "RB", "IN"):
            return Change("up" if token.lower_ in words.UP_WORDS else "down", "role.change-right-behind")  # "down by nearly half"
        if token.tag_ == "JJ" and token.i > frame.sentence.start and token.nbor(-1).tag_ in ("DT", "HYPH"):
            return None  # "puts the lead at a slim 3 points"
        if token.tag_[:2] in _FORMS and lemma_of(token.lower_, "VB") in words.CHANGE_VERBS:
            direction = direction_of(token)
            return (
                None
                if direction is None or _is_takings(frame, token) or _is_handled(frame, token)
                else Change(direction, "role.change-right-behind")
            )
        if token.tag_[:2] not in _FORMS | {"DT", "PR", "RB"}:
            return None
    return None


def beside_change(frame: Frame, around: Beside) -> Change | None:
    """ "up 4%", "3% higher", "5% more than a year ago"; but not "made up 4%"."""
    for row in rows_for("change", frame.quantity):
        if match := around.match(row):
            if row.id == "role.change-sign" and is_score(frame):
                return None
            if row.id in _SIDES and (words.lemma_in(frame.governor, words.LEAD_NOUNS) or _is_spent(frame)):
                return None
            if row.side == "before" and _is_particle(frame, around):
                return None
            return Change("up" if "up" in match.re.groupindex else "down", row.id)
    return None


def _is_spent(frame: Frame) -> bool:
    """Whether a figure is an amount that something is done with: "spent $3m ahead of the vote", not "came in $3m below the plan"."""
    return (
        frame.quantity.kind == "money"
        and frame.relation == "object"
        and frame.verb is not None
        and not words.lemma_in(frame.verb, words.LEVEL_VERBS, words.CHANGE_VERBS)
    )


def _is_particle(frame: Frame, around: Beside) -> bool:
    """Whether the "up" before the figure belongs to a verb that is none of change: "made up 4%", "picked up 400 people"."""
    verb = frame.governor if frame.governor is None or is_verb(frame.governor) else frame.verb
    if verb is None or words.lemma_in(verb, words.CHANGE_VERBS, words.ENDING_VERBS):
        return False
    particles = [child for child in verb.children if child.dep_ == "prt" and child.i < frame.span.start]
    if not particles:
        return False
    counts_things = frame.quantity.kind == "count" and frame.quantity.counted is not None
    return counts_things or around.before.split()[-1:] == [particles[-1].lower_]


def _phrasal(frame: Frame) -> Change | None:
    """ "The shares put on 3%": how far a price goes by a verb and its particle."""
    name = phrasal_move(frame)
    if name is None or frame.verb is None or frame.lead != frame.verb.i + 2:
        return None
    return Change("up" if name in words.PHRASAL_UP else "down", "role.change-verb")


def _change_verb(frame: Frame, around: Beside) -> Change | None:
    """ "rose 6%", "cut by $3bn", "lost 400 jobs"; "rose to 6%", "raised $3m" are levels."""
    verb, preposition = frame.governor, frame.preposition
    thing = _counted_object(frame)
    if thing is not None:
        verb, preposition = thing.head, None
    if verb is None or not is_verb(verb) or not words.lemma_in(verb, words.CHANGE_VERBS):
        return None
    if thing is None and frame.relation not in ("object", "preposition"):
        return None
    if preposition is not None and preposition.lower_ in measure_words.RANGE_OF and preposition.nbor(-1).lower_ in words.MEASURED_BY:
        preposition = preposition.nbor(-1)  # "will rise by between 2C and 5C"
    if preposition is not None and preposition.lower_ not in words.MEASURED_BY:
        return _at_rate(frame, verb, preposition)
    if around.before.split()[-1:] and around.before.split()[-1] in words.GOAL_WORDS:
        return None
    if preposition is None and "/" in frame.quantity.unit and words.lemma_in(verb, words.TAKING_VERBS) and not _is_added_to(verb):
        return None  # "loses 300 gallons a day": how much it is, day after day
    thing = direct_object(verb, but_not=frame.span)
    other = preposition is None and thing is not None and thing.i not in frame.scene.figures and frame.head.dep_ == "npadvmod"
    if other and words.lemma_in(verb, measure_words.CONTEST_VERBS):
        return None  # "lost the state 36 percent to 51"
    if preposition is None and (_is_takings(frame, verb) or _is_handled(frame, verb) or _is_added(frame, around)):
        return None
    direction = direction_of(verb)
    return Change(direction, "role.change-verb") if direction else None


def _at_rate(frame: Frame, verb: Token, preposition: Token) -> Change | None:
    """ "Pay grew faster, at 4.2%", "the economy is expanding at 5% a year": how fast something grows."""
    if frame.quantity.kind != "percent" or preposition.lower_ not in words.PACE_PREPOSITIONS:
        return None
    if not words.lemma_in(verb, measure_words.PACED_VERBS):
        return None
    direction = direction_of(verb)
    return Change(direction, "role.pace") if direction else None


def _counted_object(frame: Frame) -> Token | None:
    """What a count counts, where that is what a verb takes away or adds: "cut 400 jobs"."""
    noun = frame.governor
    if frame.quantity.kind != "count" or frame.relation != "modifier" or noun is None or noun.lemma in measure_words.REPETITIONS:
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ in words.EXTENT_PREPOSITIONS and noun.head.dep_ == "prep" and is_verb(noun.head.head):
        return noun.head  # "employment dropped by 1,150 positions"
    if noun.dep_ == "npadvmod" and noun.i > noun.head.i:
        return noun
    if noun.dep_ not in ("dobj", "nsubjpass") or words.lemma_in(noun.head, words.HANDLING_VERBS):
        return None
    return None if words.lemma_in(noun, measure_words.LOVED_ONES) else noun  # "lost two brothers"


def _is_added(frame: Frame, around: Beside) -> bool:
    """ "Debts fell 14% to £5bn, more than half of it abroad": a share of what came before, behind a comma."""
    return is_fraction(frame.quantity) and around.before.rstrip().endswith(",") and complement(frame.head, *words.SHARED_OF) is not None


def _is_handled(frame: Frame, verb: Token) -> bool:
    """ "Can lift 60 tonnes", "grow six out of ten kilos": what a verb handles moves no measure."""
    return (frame.quantity.kind == "physical" or is_fraction(frame.quantity)) and words.lemma_in(verb, words.HANDLING_VERBS)


def _is_added_to(verb: Token) -> bool:
    """ "Will add £10m a year to the running costs": what is added to something that is measured."""
    goal = complement(verb, *words.GOAL_WORDS)
    return verb.lemma in measure_words.ADDING_VERBS and words.lemma_in(goal, measure_words.RAISED_BY_ADDING)


def _is_off_price(frame: Frame, verb: Token) -> bool:
    """ "Has knocked £200 off the price of its laptop": what is taken off a price."""
    price = complement(verb, *measure_words.TAKEN_OFF) or complement(frame.head, *measure_words.TAKEN_OFF)
    return words.lemma_in(price, measure_words.PRICES, words.PRICED_NOUNS)


def _is_takings(frame: Frame, verb: Token) -> bool:
    """ "raised $5m", "gained 5% of the vote", "lost £3m": what comes in or goes out; "shares lost 12p", "lost 5% of its value" move."""
    if not words.lemma_in(verb, words.TAKING_VERBS) or is_price_move(frame):
        return False
    share = complement(frame.head, *words.SHARED_OF)
    if share is not None:
        of_own = (is_fraction(frame.quantity) or frame.quantity.kind == "percent") and any(c.dep_ == "poss" for c in share.children)
        return not (of_own or words.lemma_in(share, words.PRICED_NOUNS))  # "lost a third of its audience"
    if _is_added_to(verb) or _is_off_price(frame, verb):
        return False
    return frame.quantity.kind == "money" and not words.lemma_in(subject(verb), words.PRICED_NOUNS)


def _change_noun(frame: Frame) -> Change | None:
    """ "a fall of 3% in sales", "a 7.9% fall in exports"; an amount of money named by the noun is a level."""
    noun = frame.governor
    if (moved := _is_the_rise(frame)) is not None:
        return moved
    relation, preposition, kind = frame.relation, frame.preposition, frame.quantity.kind
    if relation == "modifier" and noun is not None and kind in ("count", "physical") and noun.dep_ == "pobj":
        if any(child.dep_ in ("poss", "det") and child.i < frame.span.start for child in noun.children):
            return None
        preposition, noun, relation = noun.head, noun.head.head, "preposition"
        if words.lemma_in(noun, words.GATHERING_CHANGES):
            return None  # "a rally of 3,000 miners"
    if _is_pace(frame, noun) and frame.verb is not None:
        return Change(direction_of(frame.verb), "role.pace")
    noun = _noun_before(noun, frame)
    if noun is None or is_verb(noun) or not words.lemma_in(noun, words.CHANGE_NOUNS) or relation not in ("modifier", "preposition"):
        return None
    if preposition is not None and preposition.lower_ not in words.MEASURED_BY:
        return None
    if kind == "money" and words.lemma_in(noun, words.AMOUNT_NOUNS):
        return None
    if (kind in ("count", "physical") and relation == "modifier") or _is_swing(frame, noun):
        return None
    return Change(direction_of(noun), "role.change-noun")


def _noun_before(noun: Token | None, frame: Frame) -> Token | None:
    """The noun of change before what changes, to which the amount behind that belongs: "a decline in turnout of about 40 percent"."""
    of = frame.preposition
    if noun is None or of is None or of.head is not noun or noun.dep_ != "pobj" or frame.quantity.kind not in _MOVES:
        return noun
    return noun.head.head if noun.head.lower_ in measure_words.CHANGE_OF - words.SHARED_OF else noun


def _is_swing(frame: Frame, noun: Token) -> bool:
    """ "A swing of 11% to the Greens": how much of a vote goes from one side to the other, which is neither up nor down."""
    return frame.quantity.kind == "percent" and noun.lemma in measure_words.GROWTH_NOUNS and noun.lemma in words.CHANGE_NOUNS_OPEN


def _is_the_rise(frame: Frame) -> Change | None:
    """ "The annual increase was just 7.6%": a noun of change that is said to be so much."""
    verb = frame.verb
    if frame.quantity.kind not in _MOVES or frame.relation != "object" or verb is None or verb.lemma not in words.BEING:
        return None
    thing = subject(verb)
    if thing is None or not words.lemma_in(thing, words.CHANGE_NOUNS) or thing.lemma in measure_words.GROWTH_NOUNS | words.AMOUNT_NOUNS:
        return None
    direction = direction_of(thing)
    return None if direction is None else Change(direction, "role.change-noun")


def _is_pace(frame: Frame, noun: Token | None) -> bool:
    """ "Grew at an annual pace of 3%": how fast a verb of change went."""
    if noun is None or frame.relation not in ("preposition", "modifier") or not words.lemma_in(noun, words.PACE_NOUNS):
        return False
    if noun.dep_ != "pobj" or noun.head.lower_ not in words.PACE_PREPOSITIONS:
        return False
    return words.lemma_in(noun.head.head, words.CHANGE_VERBS_UP, words.CHANGE_VERBS_DOWN)


def is_of_move(frame: Frame) -> bool:
    """Whether a noun of change tells which way a figure went: "after a fall of 3%"."""
    noun = frame.governor
    return noun is not None and words.lemma_in(noun, words.CHANGE_NOUNS) and direction_of(noun) is not None


def direction_of(token: Token) -> Direction | None:
    """The direction of a verb or noun of change, from its particle where it has none of its own."""
    name = token.lemma
    if name in words.EITHER_WAY and any(child.lower_ in words.DOWN_WORDS for child in token.children):
        return "down"  # "edged down by 0.4%"
    if name in words.CHANGE_VERBS_UP or name in words.CHANGE_NOUNS_UP:
        return "up"
    if name in words.CHANGE_VERBS_DOWN or name in words.CHANGE_NOUNS_DOWN:
        return "down"
    for child in token.children:
        if child.lower_ in words.UP_WORDS:
            return "up"
        if child.lower_ in words.DOWN_WORDS:
            return "down"
    return None
