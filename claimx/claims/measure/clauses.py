"""Rules that find the head noun of a measure in the figure's clause: what its verb moves or says to be so much."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.attachment import bearers
from claimx.claims.contest import is_scored_pair
from claimx.claims.frame import Frame, verb_of
from claimx.claims.grammar import complement, direct_object, is_verb, mover, subject
from claimx.claims.measure.added import is_raised, takes
from claimx.claims.measure.limits import goes_past
from claimx.claims.measure.measurable import is_year_old, measurable
from claimx.claims.measure.moves import is_pronoun
from claimx.claims.measure.noun_run import after
from claimx.claims.measure.nouns import is_bare_count, is_share
from claimx.claims.outlook import only_awaits
from claimx.claims.parse import Token

_AREA = "square metre"


def of_subject(frame: Frame) -> Token | None:
    """What a figure that is itself the subject measures: "$3bn was spent on schools", "40% are men"."""
    verb = frame.governor
    if frame.relation != "subject" or verb is None or not is_verb(verb):
        return None
    attribute = next((child for child in verb.children if child.dep_ == "attr" and child.tag_ == "NNS"), None)
    if attribute is not None and not any(child.dep_ == "neg" for child in verb.children):
        return measurable(frame, attribute)
    if words.lemma_in(verb, measure_words.VANISHING_VERBS):
        return None
    if frame.quantity.kind == "money":
        for name in measure_words.ordered("spent_on"):
            if found := measurable(frame, complement(verb, name)):
                return found
    return measurable(frame, direct_object(verb, but_not=frame.span)) if frame.quantity.kind == "money" else None


def level(frame: Frame) -> Token | None:
    """The subject of a verb that gives a level: "unemployment is 4.1%", "the ride takes 50 minutes"; what costs whom is a cost."""
    verb = verb_of(frame)
    if verb is not None and verb.tag_ == "VBG" and words.lemma_in(verb, measure_words.SUMMING_VERBS):
        return _summed_up(frame, verb)
    if frame.quantity.unit in words.TIME_UNITS and words.lemma_in(verb, words.DURATION_VERBS) and frame.relation == "object":
        return _subject(frame, in_sets=())
    if verb is not None and frame.relation == "object" and words.lemma_in(verb, measure_words.BEARING_VERBS) and bearers(frame, verb):
        return None
    if verb is not None and frame.quantity.kind == "money" and words.lemma_in(verb, measure_words.BRINGING_VERBS):
        thing = mover(verb)
        if frame.relation == "object" and words.lemma_in(thing, measure_words.TAKINGS_OF_STATE):
            return measurable(frame, thing)  # "stamp duty raised £4.6bn"
    if verb is not None and frame.quantity.kind == "money" and (is_raised(frame, verb) or _is_priced_so(frame, verb)):
        return None
    if verb is not None and frame.quantity.kind == "money" and _is_paid_by(frame, mover(verb)):
        return None
    return _subject(frame, in_sets=(words.LEVEL_VERBS, words.CHANGE_VERBS)) or _sold_by_piece(frame, verb)


def _is_paid_by(frame: Frame, thing: Token | None) -> bool:
    """Whether those who act do something for a sum, and are not worth it: "the two banks settled for $3m"."""
    priced = frame.preposition is not None and frame.preposition.lower_ in words.ASKED_BY
    return priced and thing is not None and measure_words.can_act(thing) and thing.tag_ in ("NNS", "NN")


def _is_priced_so(frame: Frame, verb: Token) -> bool:
    """Whether a price per share tells at what something can be had, changed or bought: "are convertible into stock at $2 a share"."""
    at = frame.preposition is not None and frame.preposition.lower_ in measure_words.STANDING_AT and frame.quantity.unit.endswith("/share")
    return at and verb.lemma in words.BEING and any(child.dep_ == "acomp" for child in verb.children)


def _sold_by_piece(frame: Frame, verb: Token | None) -> Token | None:
    """Goods whose capital makes a name of them, by their price for so much: "Bread was 40p a loaf"."""
    if verb is None or verb.lemma not in words.BEING or frame.quantity.kind != "money" or frame.relation != "object":
        return None
    at, per = after(frame), frame.quantity.unit.partition("/")[2]
    piece = per or (frame.doc[at + 1].lower_ if frame.doc.lower(at) in measure_words.ONE and at + 1 < frame.sentence.end else "")
    thing = subject(verb)
    goods = thing is not None and thing.tag_ == "NNP" and thing.i == frame.sentence.start and thing.right_edge == thing
    return thing if goods and piece and piece not in words.TIME_UNITS | measure_words.SHARE_NOUNS else None


def _summed_up(frame: Frame, verb: Token) -> Token | None:
    """What a participle sums up: "made donations, totaling $3m", "rebates for exporters totalling $3m"."""
    above, thing = verb.head, subject(verb)
    if is_verb(above) and (found := measurable(frame, direct_object(above, but_not=frame.span))):
        return found
    if thing is not None and thing.dep_ == "pobj" and measure_words.can_act(thing) and (found := measurable(frame, thing.head.head)):
        return found
    return measurable(frame, thing)


def having(frame: Frame) -> Token | None:
    """The object of a verb of having: "posted profits of $3m", "sold shares worth $3m"."""
    verb = verb_of(frame)
    if verb is None or frame.relation != "preposition" or not words.lemma_in(verb, words.HOLDING_VERBS):
        return None
    return measurable(frame, direct_object(verb, but_not=frame.span))


def choosers(frame: Frame) -> Token | None:
    """Those of whom a share chooses or answers: "Officers favoured Ruiz 46 percent to 32", "by 58%-33%, those surveyed said no"."""
    verb = frame.verb
    if verb is None or frame.quantity.kind != "percent":
        return None
    if not words.lemma_in(verb, words.CHOICE_VERBS) and not (_is_by_a_pair(frame) and words.lemma_in(verb, measure_words.ANSWER_VERBS)):
        return None
    if frame.relation == "object" and frame.lead == verb.i + 1:
        return None  # "rates rose by 5% and the brigades want 4.7%"
    thing = mover(verb)
    return thing if thing is not None and thing.tag_ in ("NNS", "NNPS", "DT") and frame.scene.is_free(thing) else None


def _is_by_a_pair(frame: Frame) -> bool:
    """Whether a figure and the one behind it tell by how many to how many: "by 58%-33%"."""
    by = frame.preposition is not None and frame.preposition.lower_ in words.EXTENT_PREPOSITIONS
    return by and is_scored_pair(frame)


def stood_for(frame: Frame) -> Token | None:
    """The noun of the sentence that "it" or "they" is: "compared deaths with the average and found they were 22% higher"."""
    verb = verb_of(frame)
    thing = None if verb is None else subject(verb)
    if verb is not None and words.lemma_in(verb, measure_words.BEARING_VERBS) and bearers(frame, verb):
        return None
    valued = thing is not None and thing.dep_ == "nsubjpass" and words.lemma_in(verb, measure_words.VALUE_VERBS)
    if not valued and not words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS):
        return None
    if thing is None or thing.lower_ not in measure_words.it_words() or words.lemma_in(verb, words.TAKING_VERBS):
        return None
    wanted = measure_words.it_words()[thing.lower_]
    bare = frame.quantity.kind == "count" and verb is not None and verb.lemma in words.BEING
    counts = frame.quantity.kind == "count" and words.lemma_in(verb, measure_words.SUMMING_VERBS)  # "its forces now number 160,000"
    for i in range(frame.sentence.start, thing.i):
        token = frame.doc[i]
        if words.lemma_in(token, words.CHANGE_NOUNS) and token.lemma not in measure_words.GROWTH_NOUNS:
            continue
        opens = i == frame.sentence.start and token.lower_ in measure_words.NAMED_MEASURES  # a capital makes a name of "Turnout"
        if (
            (token.tag_ == wanted or opens)
            and token.dep_ in ("nsubj", "dobj")
            and (counts or not measure_words.can_act(token))
            and not (bare and not words.lemma_in(token, measure_words.kinds_of_measure()))
            and measurable(frame, token)
        ):
            return token
    return None


def any_subject(frame: Frame) -> Token | None:
    """The subject of any other verb, if it is no doer; people and bodies are no sums of money, weights or lengths."""
    thing = _subject(frame, in_sets=())
    sums = frame.quantity.kind in ("money", "physical") and frame.quantity.unit not in words.TIME_UNITS
    by = frame.preposition is not None and frame.preposition.lower_ in words.EXTENT_PREPOSITIONS
    if by and frame.quantity.kind == "count" and words.lemma_in(frame.verb, measure_words.CONTEST_VERBS):
        return None  # "beat its rival by 3,000"
    held = frame.relation == "object" or frame.doc.lower(frame.span.end) in measure_words.EACH
    if frame.quantity.kind == "count" and held and words.lemma_in(frame.verb, measure_words.OWNING_VERBS):
        return None  # "Norbois and Harlow have four each"
    if thing is None or only_awaits(thing) or (sums and measure_words.can_act(thing)):
        return None
    if frame.quantity.kind == "count" and frame.relation == "preposition" and thing.tag_ == "NN" and measure_words.is_person(thing):
        return None  # "acted against three councils. His predecessor acted against 14."
    if sums and frame.relation == "preposition" and frame.quantity.si_unit == _AREA:
        return measurable(frame, direct_object(verb_of(frame) or thing, but_not=frame.span))  # "ruined crops on 300 hectares"
    return None if words.lemma_in(thing, words.SUM_NOUNS) else thing


def outdone(frame: Frame) -> Token | None:
    """What somebody goes beyond or misses by so much, who is not measured: "are exceeding their quotas by 2m barrels a day"."""
    verb, by = frame.verb, frame.preposition
    if verb is None or by is None or by.lower_ not in words.EXTENT_PREPOSITIONS or not words.lemma_in(verb, measure_words.OUTDOING_MARKS):
        return None
    thing, target = mover(verb), direct_object(verb, but_not=frame.span)
    acts = thing is None or measure_words.can_act(thing) or frame.scene.actor(thing) is not None
    return measurable(frame, target) if acts and target is not None and not measure_words.can_act(target) else None


def _subject(frame: Frame, in_sets: tuple[frozenset[str], ...]) -> Token | None:
    verb = verb_of(frame)
    if verb is None or frame.relation == "subject" or (in_sets and not words.lemma_in(verb, *in_sets)):
        return None
    thing = mover(verb)
    if not in_sets and words.lemma_in(thing, measure_words.REPORTS):
        return None
    if words.lemma_in(verb, words.CHANGE_VERBS) and is_pronoun(direct_object(verb, but_not=frame.span)):
        return None
    compared = frame.relation == "preposition" and frame.quantity.kind != "percent"
    if words.lemma_in(thing, measure_words.ECONOMIES) and is_bare_count(frame) and not is_share(frame):
        return None  # "the economy created 400 jobs, after averaging 240 in 2012"
    if thing is None or goes_past(frame) or ((frame.relation == "object" or compared) and _is_doer(frame, thing, verb)):
        return None
    if words.lemma_in(verb, measure_words.CONSTITUTING_VERBS) and is_share(frame) and measure_words.can_act(thing):
        return None
    if thing.lower_ in measure_words.RANKS and thing.right_edge == thing:
        return None  # "third was Norbois, with 12%"
    taken = thing.tag_ == "VBZ" and thing.dep_ in ("nsubj", "nsubjpass")  # "claims could reach $25bn"
    if (taken or thing.tag_ in ("JJ", "VBG")) and frame.scene.mention(thing) is None and not is_year_old(thing):
        return thing
    return measurable(frame, thing)


def _is_doer(frame: Frame, thing: Token, verb: Token) -> bool:
    """Whether a subject does something with the amount and is not measured by it: "directors agreed", "the film took $3m"."""
    if (frame.quantity.kind == "money" and words.lemma_in(verb, measure_words.TAKING_VERBS)) or takes(frame, verb, thing):
        return True
    return measure_words.can_act(thing) and not words.lemma_in(verb, words.CHANGE_VERBS, words.LEVEL_VERBS)
