"""Whether a figure tells by how much something moved, and which way: words beside it, the verb or the noun that it hangs from."""

from __future__ import annotations

from decimal import Decimal

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, phrasal_move
from claimx.claims.grammar import complement, direct_object, is_verb
from claimx.claims.parse import Token
from claimx.claims.patterns import Beside, edges, is_fraction, rows_for
from claimx.claims.role.direction import MOVES, Change, direction_of
from claimx.claims.role.nouns import change_noun
from claimx.claims.role.standing import is_score, is_standing
from claimx.claims.role.takings import is_added_to, is_handled, is_takings
from claimx.matching import lemma_of

_FORMS = frozenset({"VB", "NN", "JJ"})
_FEW = 9
_SIDES = frozenset({"role.change-above", "role.change-below"})
_HALF = Decimal("0.5")


def find_change(frame: Frame, around: Beside) -> Change | None:
    """The change that a figure tells by the words beside it, its verb or its noun; None where it is none."""
    if is_standing(frame):
        return None
    return (
        beside_change(frame, around)
        or _phrasal(frame)
        or _change_verb(frame, around)
        or change_noun(frame)
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
    if around.word_before not in words.EXTENT_PREPOSITIONS or frame.verb is None or not words.lemma_in(frame.verb, words.CHANGE_VERBS):
        return None
    direction = direction_of(frame.verb)
    return Change(direction, "role.change-verb") if direction else None


def right_behind(frame: Frame) -> Change | None:
    """ "rises 9.9%", "grew headcount by 60%": a word of change with the figure right behind it, whatever the parse makes of the two."""
    if frame.quantity.kind not in MOVES and not is_fraction(frame.quantity) and frame.quantity.value != _HALF:
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
                if direction is None or is_takings(frame, token) or is_handled(frame, token)
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
    return counts_things or around.word_before == particles[-1].lower_


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
    if around.word_before in words.GOAL_WORDS:
        return None
    if preposition is None and "/" in frame.quantity.unit and words.lemma_in(verb, words.TAKING_VERBS) and not is_added_to(frame, verb):
        return None  # "loses 300 gallons a day": how much it is, day after day
    thing = direct_object(verb, but_not=frame.span)
    other = preposition is None and thing is not None and thing.i not in frame.scene.figures and frame.head.dep_ == "npadvmod"
    if other and words.lemma_in(verb, measure_words.CONTEST_VERBS):
        return None  # "lost the state 36 percent to 51"
    if preposition is None and (is_takings(frame, verb) or is_handled(frame, verb) or _is_added(frame, around)):
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
