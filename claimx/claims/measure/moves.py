"""Rules that find the head noun of a measure in what a verb or particle says moves: "sales rose 4% to £3bn"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, phrasal_move, verb_of
from claimx.claims.grammar import complement, direct_object, is_noun, is_verb, mover
from claimx.claims.measure import changes, limits, nouns
from claimx.claims.measure.added import is_raised, knocked_off, source_or_goal, takes
from claimx.claims.measure.cuts import CUTS
from claimx.claims.measure.measurable import measurable
from claimx.claims.parse import Token


def acted_on(frame: Frame) -> Token | None:
    """What a verb that is itself the figure moves: "output doubled", "to triple output"."""
    verb = frame.head
    extent = complement(verb, *measure_words.SPENT_IN) if frame.quantity.kind == "multiple" else None
    if extent is not None and words.lemma_in(extent, measure_words.DOUBLED_IN):
        return extent  # "to treble in size"
    if not is_verb(verb) or verb.i >= frame.span.end:
        return None
    return limits.moved_by(frame, verb)


def moved(frame: Frame) -> Token | None:
    """What moves or is moved: "sales rose 4% to £3bn", "cut its forecast by 3%", "added $18m to reserves", "taking the toll to 485"."""
    if found := _gapped(frame) or _moved_beside(frame):
        return found
    verb = verb_of(frame)
    if verb is None or frame.relation not in ("object", "preposition"):
        return None
    target = direct_object(verb, but_not=frame.span)
    if target is not None and _is_brought(frame, verb, target):
        return measurable(frame, target)
    tells_change = target is not None and _is_to(frame) and words.lemma_in(target, words.CHANGE_NOUNS)
    if target is not None and tells_change and (found := changes.changed_thing(target, frame)):
        return found
    if not words.lemma_in(verb, words.CHANGE_VERBS) or is_pronoun(target):
        return None
    if words.lemma_in(verb, measure_words.CONTEST_VERBS) and frame.preposition is not None and _is_margin(frame):
        return None  # "losing the counties by 38 points", "lost by nearly 900"
    if target is not None and not _is_mark(frame, target) and (found := measurable(frame, target)):
        return found
    return _moved_itself(frame, verb)


def _gapped(frame: Frame) -> Token | None:
    """What moves in a clause that leaves out its verb, which stands in the one before it: "sales rose by 4% and profits by 6%"."""
    by, figures = frame.preposition, frame.scene.figures
    if by is None or by.lower_ not in words.EXTENT_PREPOSITIONS | words.GOAL_WORDS or by.i != frame.lead - 1:
        return None
    joined = [token for token in (*by.ancestors, *by.head.children) if token.dep_ == "conj" and token.i < by.i and is_noun(token)]
    noun = next((n for n in reversed(joined) if is_verb(n.head) and words.lemma_in(n.head, words.CHANGE_VERBS)), None)
    if noun is None or not any(i in figures for i in range(noun.head.i, noun.i)) or any(i in figures for i in range(noun.i, frame.lead)):
        return None
    return measurable(frame, noun)


def _moved_beside(frame: Frame) -> Token | None:
    """What moves as another construction than an object or a preposition tells: a particle, a noun of change, a level that is reached."""
    return (
        limits.up_to_mark(frame)
        or limits.put_up(frame)
        or _before_particle(frame)
        or _brought(frame)
        or _on_the_way(frame)
        or _left_so(frame)
        or _put_on(frame)
        or knocked_off(frame)
        or (changes.by_points(frame) if frame.relation == "modifier" else None)
    )


def _is_brought(frame: Frame, verb: Token, target: Token) -> bool:
    """Whether a verb brings its object to a figure, or by so much: "taking the toll to 485", "bringing the rate down to 10%"."""
    if not words.lemma_in(verb, measure_words.CAUSING_VERBS) or _is_beside(frame) or (target == frame.governor and _is_mark(frame, target)):
        return False  # "left the race with 163", "get an average of 3,000 a year"
    at_end = frame.relation == "preposition" or frame.doc[frame.lead - 1].lower_ in words.GOAL_WORDS
    return at_end and (target.i < frame.span.start or _is_to(frame))


def _is_mark(frame: Frame, target: Token) -> bool:
    """Whether what is moved is only a point on a scale, with its own figure or without one; "the Harlow average" is more."""
    of = complement(target, *words.SHARED_OF)
    is_mark = target.lemma in measure_words.MARKS and (of is None or of.i in frame.scene.figures)
    return is_mark and not any(child.tag_ == "NNP" for child in target.children)


def _moved_itself(frame: Frame, verb: Token) -> Token | None:
    """What moves by a verb without an object that is measured: what an amount is added to, or the subject that moves."""
    if (frame.quantity.kind == "money" and is_raised(frame, verb)) or limits.goes_past(frame):
        return None  # "raised $3m from donors"
    adds = frame.quantity.kind in ("money", "percent") or words.lemma_in(verb, measure_words.ADDING_VERBS)
    if frame.relation == "object" and adds and (found := source_or_goal(frame, verb)):
        return found
    thing = _named_bare(frame, verb) or (_own_best(verb) if frame.preposition is not None else None) or measurable(frame, mover(verb))
    return None if thing is None or takes(frame, verb, thing) else thing


def _named_bare(frame: Frame, verb: Token) -> Token | None:
    """What is moved, between the verb and the figure, that a tagger takes for an adjective: "boosted net 16%"."""
    word = frame.doc[frame.lead - 1]
    return word if word.tag_ == "JJ" and word.i == verb.i + 1 and word.lower_ in measure_words.NAMED_MEASURES else None


def _own_best(verb: Token) -> Token | None:
    """The best that somebody has done, right behind a verb that moves it: "improved her own best by 17cm"."""
    return next(
        (c for c in verb.children if c.lower_ in measure_words.BESTS and c.i > verb.i and any(own.dep_ == "poss" for own in c.children)),
        None,
    )


def _is_beside(frame: Frame) -> bool:
    """Whether a figure is what somebody has who is put somewhere: "left the race with 163", "puts Labour on 38%"."""
    preposition = "" if frame.preposition is None else frame.preposition.lower_
    return preposition in measure_words.HAVING or (frame.quantity.kind == "percent" and preposition in measure_words.POLLED_ON)


def _is_margin(frame: Frame) -> bool:
    """Whether a figure may be by how much a side wins or loses: points, or a bare number of votes."""
    by = frame.preposition is not None and frame.preposition.lower_ in words.EXTENT_PREPOSITIONS
    return frame.quantity.kind == "percentage_point" or (by and not nouns.is_share(frame) and nouns.is_bare_count(frame))


def _brought(frame: Frame) -> Token | None:
    """The amount that is brought to a figure that hangs from what describes it: "takes the number of people killed on roads to 193"."""
    if frame.relation != "preposition" or frame.preposition is None or frame.preposition.lower_ not in measure_words.BROUGHT_TO:
        return None
    for above in frame.preposition.ancestors:
        caused = above.dep_ == "dobj" and words.lemma_in(above.head, measure_words.CAUSING_VERBS)
        if caused and words.lemma_in(above, measure_words.TALLIES) and above.head.i < above.i < frame.lead:
            return measurable(frame, above)
    return None


def _on_the_way(frame: Frame) -> Token | None:
    """What a noun of change in front of a figure tells that moves to it: "braced for a rise in the jobless rate, to 5%"."""
    at = frame.lead - 2
    if at <= frame.sentence.start or frame.doc[at + 1].lower_ not in measure_words.MOVE_ENDS:
        return None
    thing = frame.doc[at - 1 if frame.doc[at].text == "," else at]
    link = thing.head
    if thing.dep_ != "pobj" or link.lower_ not in measure_words.CHANGE_OF or is_verb(link.head):
        return None
    if frame.doc[at].text != "," and not (link.lower_ in measure_words.SPENT_IN and link.head.dep_ == "pobj"):
        return None  # "helped by a fall in bad debts to £600m"
    return measurable(frame, thing) if words.lemma_in(link.head, words.CHANGE_NOUNS) or _is_upturn(link.head) else None


def _is_upturn(noun: Token) -> bool:
    """Whether a noun is the last piece of one of change that a hyphen parts: "pick-up"."""
    return noun.i > 1 and noun.lower_ in words.UP_OR_DOWN and noun.nbor(-1).tag_ == "HYPH"


def _put_on(frame: Frame) -> Token | None:
    """What moves by a verb and its particle: "shares put on 3% to 310p"."""
    return measurable(frame, mover(frame.verb)) if frame.verb is not None and phrasal_move(frame) is not None else None


def _left_so(frame: Frame) -> Token | None:
    """What a move leaves so far from something: "the index fell 30 points, leaving it 10% below its peak"."""
    verb = frame.verb
    if frame.doc.lower(frame.span.end) not in words.UP_OR_DOWN or verb is None or verb.dep_ != "advcl":
        return None
    left = words.lemma_in(verb, measure_words.CAUSING_VERBS) and is_pronoun(direct_object(verb, but_not=frame.span))
    return measurable(frame, mover(verb.head)) if left else None


def is_pronoun(target: Token | None) -> bool:
    """Whether what a verb moves is named by a pronoun: "lower it by 25 basis points"."""
    if target is None or target.tag_ not in ("PRP", "DT", "IN"):
        return False
    return target.lower_ in measure_words.IT_OBJECTS or target.lower_ in measure_words.THAT


def _is_to(frame: Frame) -> bool:
    """Whether a figure is one end of a move: "to 9 the number of dead", "a drop in profit from $8m"."""
    return frame.preposition is not None and frame.preposition.lower_ in measure_words.MOVE_ENDS


def _before_particle(frame: Frame) -> Token | None:
    """The noun right before "up 4%" or "down by 12p"."""
    at = frame.lead
    while at > frame.sentence.start and frame.doc[at - 1].lower_ in words.MEASURED_BY:
        at -= 1
    if at - 1 <= frame.sentence.start or frame.doc[at - 1].lower_ not in measure_words.PARTICLES:
        return None
    before = frame.doc[at - 2]
    if measure_words.is_named_as_verb(before):
        return before
    if words.lemma_in(before, words.CHANGE_VERBS_OPEN) and is_verb(before):
        return measurable(frame, mover(before))  # "audiences went up 2%"
    return measurable(frame, _out_of_phrase(before))


def absolute(frame: Frame) -> Token | None:
    """What a phrase with "with" or "at" says is so much ahead: "with sales in the first half 4.5% higher", "at rents 7pc ahead".

    Also what stands at so much: "With crude at $57 a barrel, drivers pay more".
    """
    if frame.doc.lower(frame.span.end) not in words.UP_OR_DOWN:
        return _standing_at(frame)
    start = -1
    for i in range(frame.lead - 1, frame.sentence.start - 1, -1):
        token = frame.doc[i]
        if token.text in CUTS or is_verb(token):
            return None
        if start < 0 and i in frame.scene.figures and _ends_part(frame.doc[i + 1]):
            start = i + 1  # "with petrol 10% cheaper and wages 3% higher"
        if token.lower_ in measure_words.ABSOLUTES:
            things = [t for t in frame.doc[max(start, i + 1) : frame.lead] if measurable(frame, t) and not is_noun(t.nbor())]
            return things[0] if things else None
    return None


def _standing_at(frame: Frame) -> Token | None:
    """What stands at so much in a phrase with "with" whose "at" a parser hangs from that: "With crude at $57, drivers pay more"."""
    at = frame.preposition
    if at is None or at.i != frame.lead - 1 or at.lower_ not in measure_words.STANDING_AT or at.i - 1 <= frame.sentence.start:
        return None
    thing = at.nbor(-1)
    with_ = thing.head if thing.dep_ == "pobj" else thing
    return measurable(frame, thing) if with_.lower_ in measure_words.HAVING and at.head == with_ else None


def _ends_part(token: Token) -> bool:
    """Whether what stands behind a figure tells that the next thing has a figure of its own."""
    return token.lower_ in words.UP_OR_DOWN | measure_words.AND


def _out_of_phrase(token: Token) -> Token:
    """The noun that a phrase after it belongs to: "exports to China (down 2%)" → exports."""
    if token.dep_ == "pobj" and is_noun(token.head.head):
        return token.head.head
    return token
