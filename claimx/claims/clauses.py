"""Rules that find the head noun of a measure in the figure's clause: what its verb moves, values, pays for or says to be so much."""

from __future__ import annotations

from spacy.tokens import Token

from claimx.claims import measure_words, nouns, words
from claimx.claims.frame import Frame, complement, direct_object, has_own_subject, is_noun, is_verb, mover, subject, verb_of
from claimx.claims.nouns import is_share, lead, measurable
from claimx.matching import lemma


def acted_on(frame: Frame) -> Token | None:
    """What a verb that is itself the figure moves: "output doubled", "to triple output"."""
    verb = frame.head
    if not is_verb(verb) or verb.i >= frame.span.end:
        return None
    return measurable(frame, direct_object(verb, but_not=frame.span)) or measurable(frame, mover(verb))


def valued(frame: Frame) -> Token | None:
    """What an amount is the value or price of: "products valued at $435m", "bought the chain for $3m", "spent $3m on ads"."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or frame.relation not in ("preposition", "object"):
        return None
    if frame.relation == "preposition" and frame.preposition is not None and frame.preposition.lower_ in measure_words.PRICED_BY:
        target = direct_object(verb, but_not=frame.span) or (verb.head if verb.dep_ == "acl" and not has_own_subject(verb) else None)
        if target is not None and target.i < frame.span.start and (found := measurable(frame, target) or _sold(frame, verb, target)):
            return found
    if frame.quantity.kind in ("money", "percent") and (found := _valued_subject(frame, verb)):
        return found
    if words.lemma_in(verb, measure_words.ADDING_VERBS) and (target := measurable(frame, complement(verb, *measure_words.TAKEN_OFF))):
        return target
    if words.lemma_in(verb, words.PAYMENT_VERBS) and frame.relation == "object" and frame.quantity.kind == "money":
        return _paid_for(frame, verb)
    return None


def _valued_subject(frame: Frame, verb: Token) -> Token | None:
    """The subject of a passive verb of value: "the stake is valued at $80m", "Norbois was quoted at 87 cents"."""
    if frame.preposition is None or frame.preposition.lower_ not in measure_words.PRICED_BY:
        return None
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    thing = mover(verb) if passive else None
    if thing is None or measure_words.can_act(thing) or not words.lemma_in(verb, measure_words.VALUE_VERBS):
        return None
    return measurable(frame, thing) or (thing if thing.tag_.startswith("NNP") and frame.scene.is_free(thing) else None)


def _sold(frame: Frame, verb: Token, target: Token) -> Token | None:
    """A firm, player or place that is bought or sold: "sold Norbois for $3m"."""
    priced = frame.quantity.kind == "money" and words.lemma_in(verb, words.PAYMENT_VERBS)
    return target if priced and target.tag_.startswith("NNP") and frame.scene.is_free(target) else None


def _paid_for(frame: Frame, verb: Token) -> Token | None:
    for name in measure_words.paid_for():
        if name in measure_words.ADDED_TO and words.lemma_in(verb, measure_words.GIVING_VERBS):
            continue
        inner = complement(verb, name) or complement(frame.head, name)
        if inner is not None and inner.i >= frame.span.end and words.lemma_in(inner, measure_words.MEANS_OF_PAYMENT):
            continue
        if inner is not None and inner.i >= frame.span.end and measurable(frame, inner):
            return inner
    return None


def moved(frame: Frame) -> Token | None:
    """What moves or is moved: "sales rose 4% to £3bn", "cut its forecast by 3%", "added $18m to reserves", "taking the toll to 485"."""
    if found := _before_particle(frame):
        return found
    verb = verb_of(frame)
    if verb is None or frame.relation not in ("object", "preposition"):
        return None
    target = direct_object(verb, but_not=frame.span)
    if (
        words.lemma_in(verb, measure_words.CAUSING_VERBS)
        and frame.relation == "preposition"
        and target is not None
        and (target.i < frame.span.start or _is_to(frame))
    ):
        return measurable(frame, target)
    if (
        target is not None
        and _is_to(frame)
        and words.lemma_in(target, words.CHANGE_NOUNS)
        and (found := nouns.changed_thing(target, frame))
    ):
        return found
    if not words.lemma_in(verb, words.CHANGE_VERBS):
        return None
    if target is not None and lemma(target) not in measure_words.MARKS and (found := measurable(frame, target)):
        return found
    if frame.relation == "object" and frame.quantity.kind in ("money", "percent") and (found := _source_or_goal(frame, verb)):
        return found
    thing = measurable(frame, mover(verb))
    return None if thing is None or _takes(frame, verb, thing) else thing


def _is_to(frame: Frame) -> bool:
    """Whether a figure is one end of a move: "to 9 the number of dead", "a drop in profit from $8m"."""
    return frame.preposition is not None and frame.preposition.lower_ in measure_words.MOVE_ENDS


def _takes(frame: Frame, verb: Token, thing: Token) -> bool:
    """Whether a subject gains or loses the amount itself: "farmers lost $3m", "couriers shed 3,000"."""
    if frame.relation != "object":
        return False
    if frame.quantity.kind == "physical" and frame.head.dep_ == "dobj" and words.lemma_in(verb, words.HANDLING_VERBS):
        return True
    if not words.lemma_in(verb, words.TAKING_VERBS):
        return False
    return measure_words.can_act(thing) or nouns.is_bare_count(frame)


def moved_entity(frame: Frame) -> Token | None:
    """The entity whose price or rate moves, where the text names no measure: "Norbois rose $2 to $28"."""
    verb, in_points = frame.governor, words.lemma_in(frame.governor, words.POINTS)
    if verb is None or frame.quantity.kind not in ("money", "percent", "count"):
        return None
    if in_points and verb.dep_ in ("dobj", "npadvmod"):
        verb = verb.head
    elif frame.relation not in ("object", "preposition"):
        return None
    thing = mover(verb)
    if thing is None or not _moves(frame, verb) or (words.lemma_in(verb, words.TAKING_VERBS) and not _is_by_points(frame)):
        return None
    target = direct_object(verb, but_not=frame.span)
    alone = target is None or lemma(target) in measure_words.MARKS or target.i in frame.scene.figures
    return thing if alone and (thing.tag_.startswith("NNP") or _is_thing(frame, thing)) else None


def _is_thing(frame: Frame, thing: Token) -> bool:
    """Whether a common noun stands for an entity that does nothing itself: "the economy, which shrank 0.2%"."""
    return thing.tag_ in ("NN", "NNS") and frame.scene.is_free(thing) and not measure_words.can_act(thing)


def _is_by_points(frame: Frame) -> bool:
    """Whether a figure is how far a price or an index goes: "lost 427 points", "shed 25 percent to $1.26"."""
    to_level = frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS
    return to_level or frame.quantity.kind == "percent" or words.lemma_in(frame.governor, measure_words.MARKS)


def _moves(frame: Frame, verb: Token) -> bool:
    if lemma(verb) == "be":
        return frame.doc[lead(frame) - 1].lower_ in measure_words.PARTICLES
    return words.lemma_in(verb, words.CHANGE_VERBS, measure_words.ENDING_VERBS)


def _source_or_goal(frame: Frame, verb: Token) -> Token | None:
    """What is added to or taken from: "added 8% to the cost", "wiped $3m off profits"."""
    if frame.quantity.kind == "percent" and measurable(frame, mover(verb)) and not words.lemma_in(verb, measure_words.ADDING_VERBS):
        return None
    return measurable(frame, complement(verb, *measure_words.ADDED_TO, *measure_words.TAKEN_OFF))


def _before_particle(frame: Frame) -> Token | None:
    """The noun right before "up 4%" or "down by 12p"."""
    at = lead(frame)
    while at > frame.sentence.start and frame.doc[at - 1].lower_ in words.MEASURED_BY:
        at -= 1
    if at - 1 <= frame.sentence.start or frame.doc[at - 1].lower_ not in measure_words.PARTICLES:
        return None
    return measurable(frame, _out_of_phrase(frame.doc[at - 2]))


def _out_of_phrase(token: Token) -> Token:
    """The noun that a phrase after it belongs to: "exports to China (down 2%)" → exports."""
    if token.dep_ == "pobj" and is_noun(token.head.head):
        return token.head.head
    return token


def of_those(frame: Frame) -> Token | None:
    """The group that a phrase in front of the clause names, for a bare share: "Among voters under 30, 40% backed it"."""
    verb = frame.governor
    if frame.relation != "subject" or verb is None or not (is_share(frame) or nouns.is_bare_count(frame)):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.i < frame.span.start and child.lower_ in measure_words.GROUP_IN:
            for inner in child.children:
                group = inner.tag_ in ("NNS", "DT") or measure_words.can_act(inner)
                if inner.dep_ == "pobj" and group and frame.scene.is_free(inner):
                    return inner
    return None


def of_subject(frame: Frame) -> Token | None:
    """What a figure that is itself the subject measures: "$3bn was spent on schools", "40% are men", "millions buy players"."""
    verb = frame.governor
    if frame.relation != "subject" or verb is None or not is_verb(verb):
        return None
    attribute = next((child for child in verb.children if child.dep_ == "attr" and child.tag_ == "NNS"), None)
    if attribute is not None:
        return measurable(frame, attribute)
    if frame.quantity.kind == "money":
        for name in measure_words.spent_on():
            if found := measurable(frame, complement(verb, name)):
                return found
    return measurable(frame, direct_object(verb, but_not=frame.span)) if frame.quantity.kind in ("money", "count") else None


def level(frame: Frame) -> Token | None:
    """The subject of a verb that gives a level: "unemployment is 4.1%", "the ride takes 50 minutes"; what costs whom is a cost."""
    verb = verb_of(frame)
    if verb is not None and verb.tag_ == "VBG" and words.lemma_in(verb, measure_words.SUMMING_VERBS):
        return _summed_up(frame, verb)
    if frame.quantity.unit in words.TIME_UNITS and words.lemma_in(verb, words.DURATION_VERBS) and frame.relation == "object":
        return _subject(frame, in_sets=())
    if verb is not None and frame.relation == "object" and words.lemma_in(verb, measure_words.BEARING_VERBS) and _bearer(frame, verb):
        return None
    return _subject(frame, in_sets=(words.LEVEL_VERBS, words.CHANGE_VERBS))


def _summed_up(frame: Frame, verb: Token) -> Token | None:
    """What a participle sums up: "made donations, totaling $3m", "rebates for exporters totalling $3m"."""
    above, thing = verb.head, subject(verb)
    if is_verb(above) and (found := measurable(frame, direct_object(above, but_not=frame.span))):
        return found
    if thing is not None and thing.dep_ == "pobj" and measure_words.can_act(thing) and (found := measurable(frame, thing.head.head)):
        return found
    return measurable(frame, thing)


def _bearer(frame: Frame, verb: Token) -> Token | None:
    """Who bears what something costs."""
    inside = range(frame.span.start, frame.span.end)
    return next((c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < frame.span.start and c.i not in inside), None)


def having(frame: Frame) -> Token | None:
    """The object of a verb of having: "posted profits of $3m", "sold shares worth $3m"."""
    verb = verb_of(frame)
    if verb is None or frame.relation != "preposition" or not words.lemma_in(verb, words.HOLDING_VERBS):
        return None
    return measurable(frame, direct_object(verb, but_not=frame.span))


def described(frame: Frame) -> Token | None:
    """The noun before an adjective that the figure measures out: "a fissure 500 m long", "left the flock 5% smaller"."""
    adjective = frame.governor
    if adjective is None or adjective.tag_[:2] not in ("JJ", "RB") or adjective.dep_ != "amod" or adjective.i < frame.span.end:
        return None
    return measurable(frame, adjective.head) if adjective.head.i < frame.span.start else None


def being(frame: Frame) -> Token | None:
    """What a percentage says how far something is: "the fire was 5% contained", "the tank is 40% full"."""
    at = lead(frame) - 1
    if frame.quantity.kind != "percent" or at < frame.sentence.start or lemma(frame.doc[at]) not in measure_words.COPULAS:
        return None
    state = frame.doc[frame.span.end : frame.span.end + 1]
    return state[0] if len(state) and state[0].tag_ in ("JJ", "VBN") and frame.scene.is_free(state[0]) and _is_last(state[0]) else None


def _is_last(state: Token) -> bool:
    """Whether an adjective stands by itself, and before no noun."""
    return not is_noun(state.nbor()) if state.i + 1 < len(state.doc) else True


def choosers(frame: Frame) -> Token | None:
    """Those of whom a share chooses: "Officers favoured Ruiz 46 percent to 32"."""
    verb = frame.verb
    if verb is None or frame.quantity.kind != "percent" or not words.lemma_in(verb, words.CHOICE_VERBS):
        return None
    thing = mover(verb)
    return thing if thing is not None and thing.tag_ in ("NNS", "NNPS") and frame.scene.is_free(thing) else None


def stood_for(frame: Frame) -> Token | None:
    """The noun of the sentence that "it" or "they" is: "compared deaths with the average and found they were 22% higher"."""
    verb = verb_of(frame)
    thing = None if verb is None else subject(verb)
    valued = thing is not None and thing.dep_ == "nsubjpass" and words.lemma_in(verb, measure_words.VALUE_VERBS)
    if not valued and not words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS):
        return None
    if thing is None or thing.lower_ not in measure_words.it_words() or words.lemma_in(verb, words.TAKING_VERBS):
        return None
    wanted = measure_words.it_words()[thing.lower_]
    for i in range(frame.sentence.start, thing.i):
        token = frame.doc[i]
        if token.tag_ == wanted and token.dep_ in ("nsubj", "dobj") and not measure_words.can_act(token) and measurable(frame, token):
            return token
    return None


def any_subject(frame: Frame) -> Token | None:
    """The subject of any other verb, if it is no doer; people and bodies are no sums of money."""
    thing = _subject(frame, in_sets=())
    return None if thing is None or (frame.quantity.kind == "money" and measure_words.can_act(thing)) else thing


def _subject(frame: Frame, in_sets: tuple[frozenset[str], ...]) -> Token | None:
    verb = verb_of(frame)
    if verb is None or frame.relation == "subject" or (in_sets and not words.lemma_in(verb, *in_sets)):
        return None
    thing = mover(verb)
    if not in_sets and words.lemma_in(thing, measure_words.REPORTS):
        return None
    compared = frame.relation == "preposition" and frame.quantity.kind != "percent"
    if thing is None or ((frame.relation == "object" or compared) and _is_doer(frame, thing, verb)):
        return None
    if words.lemma_in(verb, measure_words.CONSTITUTING_VERBS) and is_share(frame) and measure_words.can_act(thing):
        return None
    if thing.tag_ in ("JJ", "VBG") and frame.scene.mention(thing) is None:
        return thing
    return measurable(frame, thing)


def _is_doer(frame: Frame, thing: Token, verb: Token) -> bool:
    """Whether a subject does something with the amount and is not measured by it: "directors agreed", "the film took $3m"."""
    if (frame.quantity.kind == "money" and words.lemma_in(verb, measure_words.TAKING_VERBS)) or _takes(frame, verb, thing):
        return True
    return measure_words.can_act(thing) and not words.lemma_in(verb, words.CHANGE_VERBS, words.LEVEL_VERBS)
