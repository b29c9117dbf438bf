"""Rules that take the verb itself for the measure, where it says what there was so much of: "was fined $500", "burned 80 acres"."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.contest import is_scored_pair
from claimx.claims.frame import Frame, is_price_move, verb_of
from claimx.claims.grammar import direct_object, is_noun, is_passive, is_verb, mover
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.noun_run import after
from claimx.claims.measure.nouns import is_bare_count, is_share
from claimx.claims.measure.of_phrase import base, of_phrase
from claimx.claims.measure.people import is_word_for_many
from claimx.claims.parse import Token

_SUM = 100_000  # from here on a word for many under a verb of payment is money


def predicate(frame: Frame) -> Token | None:
    """The verb where it says what the figure is: "was fined $550,000", "has bid $8m", "leads by 6 points"."""
    by_points = words.lemma_in(frame.governor, words.POINTS)
    verb = frame.verb if by_points else frame.governor
    if verb is None or not is_verb(verb) or not (by_points or _has_figure(frame, verb)) or _is_of_measure(frame, verb):
        return None
    if is_in_points(frame) and frame.preposition is not None and frame.preposition.lower_ in words.EXTENT_PREPOSITIONS:
        moves = words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS)
        passive = not moves and is_passive(verb)
        contests = words.lemma_in(verb, measure_words.CONTEST_VERBS, measure_words.DEED_VERBS, words.CHOICE_VERBS)
        return verb if contests or passive else None
    if frame.quantity.kind == "count" and frame.preposition is not None and frame.preposition.lower_ not in words.EXTENT_PREPOSITIONS:
        return None  # "led to thousands of deaths", "won out of five"
    if words.lemma_in(verb, words.CHANGE_VERBS) and frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS:
        return None  # "recovered to 45% of its level"
    if frame.relation == "object" and words.lemma_in(verb, measure_words.TRADING_VERBS) and is_bare_count(frame) and not is_share(frame):
        return verb  # "has sold 412,000"
    deeds = [measure_words.DEED_VERBS, words.CHOICE_VERBS] if by_points else [measure_words.DEED_VERBS]
    if frame.quantity.kind == "money":
        deeds += [measure_words.NEEDING_VERBS] if frame.relation != "preposition" else []  # "get what they need for $3"
        deeds += [words.PAYMENT_VERBS] if frame.relation == "subject" else [words.PAYMENT_VERBS, measure_words.TAKING_VERBS]
        moves = frame.relation == "subject" and words.lemma_in(verb, measure_words.MOVING_VERBS)
        if moves or (frame.relation == "object" and _does_with_particle(frame, verb)):
            return verb  # "$3m went to the firm", "the club turned down £2.5m"
    if frame.quantity.kind == "percent":
        told = frozenset(measure_words.noun_of_verb()["share"])
        told |= frozenset() if base(frame) is None else words.PAYMENT_VERBS  # "spend 2% of GDP on defence"
        deeds.append(told if frame.relation == "object" else told - measure_words.CLAIMING_VERBS)  # "wants 5%", not "wants it cut by 5%"
    if frame.quantity.kind == "multiple":
        deeds += [measure_words.OUTDOING_VERBS, measure_words.CONTEST_VERBS]
    return verb if words.lemma_in(verb, *deeds) else None


def _does_with_particle(frame: Frame, verb: Token) -> bool:
    """Whether somebody does something with a sum by a verb and its particle: "the club turned down £2.5m", not "adverts brought in £2m"."""
    doer = mover(verb) if measure_words.noun_with_particle(verb) is not None else None
    acts = doer is not None and (measure_words.can_act(doer) or frame.scene.actor(doer) is not None)
    return acts or (doer is not None and not words.lemma_in(verb, measure_words.BRINGING_VERBS))


def _is_of_measure(frame: Frame, verb: Token) -> bool:
    """Whether a subject that is measured itself is behind or ahead by so much: "wages lag those at other firms by £2,000".

    Also whether it is its price that moves: "lost 2% to 88p".
    """
    if frame.quantity.kind == "percent" and is_price_move(frame):
        return True
    by = frame.preposition is not None and frame.preposition.lower_ in words.EXTENT_PREPOSITIONS
    thing = mover(verb) if by and verb.lemma in measure_words.noun_of_verb()["points"] else None
    return thing is not None and measure_words.is_measure(thing)


def held_as_owner(frame: Frame) -> Token | None:
    """The verb of having by which a shareholder has so much: "its largest shareholder is the province, which has 21%"."""
    verb = frame.verb
    if frame.quantity.kind != "percent" or frame.relation != "object" or verb is None or verb.lemma not in measure_words.OWNING_VERBS:
        return None
    behind = frame.doc[frame.span.end] if frame.span.end < len(frame.doc) else None
    if of_phrase(frame) is not None or (behind is not None and behind.lower_ in measure_words.MORE_OR_LESS):
        return None
    before = frame.doc[frame.sentence.start : verb.i]
    return verb if any(words.lemma_in(token, measure_words.HOLDERS) and is_noun(token) for token in before) else None


def won_by(frame: Frame) -> Token | None:
    """The verb of a contest that is won or lost by a length or a time: "beat her rival by half a metre"."""
    by, verb = frame.preposition, frame.verb
    measured = frame.quantity.kind == "physical" and by is not None and by.lower_ in words.EXTENT_PREPOSITIONS
    return verb if measured and words.lemma_in(verb, measure_words.CONTEST_VERBS, measure_words.OUTRUNNING_VERBS) else None


def sum_given(frame: Frame) -> Token | None:
    """The verb of paying or taking in whose object is a sum without its currency: "has given millions to charity"."""
    verb = frame.governor
    if frame.verb is not None and _is_as_much(frame) and _is_of_money(frame.verb):
        return frame.verb  # "made twice as much as its rival"
    much = frame.quantity.value >= _SUM and is_word_for_many(frame)
    pays = words.lemma_in(verb, measure_words.SUM_VERBS)
    return verb if much and pays and frame.relation == "object" else None


def _is_of_money(verb: Token) -> bool:
    """Whether a verb tells of sums: "made", "laid out"."""
    return words.lemma_in(verb, measure_words.SUM_VERBS, measure_words.TAKING_VERBS) or measure_words.noun_with_particle(verb) is not None


def _is_as_much(frame: Frame) -> bool:
    """Whether a multiple tells how much more of an amount there was, which has no noun: "twice as much as"."""
    doc, at = frame.doc, frame.span.end
    if frame.quantity.kind != "multiple" or at + 2 >= len(doc) or doc[at].lower_ not in measure_words.AS:
        return False
    return doc[at + 1].lower_ in measure_words.AMOUNT_OF and not is_noun(doc[at + 2]) and frame.relation != "subject"


def is_in_points(frame: Frame) -> bool:
    """Whether a figure counts points, of a share or of an index."""
    return frame.quantity.kind == "percentage_point" or words.lemma_in(frame.governor, words.POINTS)


def repeated(frame: Frame) -> Token | None:
    """The verb of what is done so many times: "has been arrested a dozen times"; "10 times harder" compares."""
    if frame.quantity.text.lower() in measure_words.REPETITION_WORDS and frame.quantity.kind == "count":
        return next((above for above in frame.head.ancestors if is_verb(above)), None)
    if (often := _how_often(frame)) is not None:
        return often
    at = frame.span.end + (frame.span.end < len(frame.doc) and frame.doc[frame.span.end].lower_ in words.SHARED_OF)
    if frame.quantity.kind != "count" or at >= frame.sentence.end or frame.doc[at].lemma not in measure_words.REPETITIONS:
        return None
    behind = frame.doc[at + 1] if at + 1 < len(frame.doc) else None
    compares = behind is not None and (behind.tag_ in ("JJR", "RBR", "DT", "PRP$") or behind.lower_ in measure_words.COMPARED_BY)
    verb = next((above for above in frame.doc[at].ancestors if is_verb(above)), None)
    return verb if verb is not None and not compares and verb.lemma not in words.BEING else None


def _how_often(frame: Frame) -> Token | None:
    """What is done or is so for a share of the time: "succeeds 10% of the time", "is late half the time"."""
    doc, at = frame.doc, after(frame)
    at += doc.lower(at) in words.SHARED_OF
    if not is_share(frame) or doc.lower(at) not in words.DEFINITE_ARTICLES or doc.lower(at + 1) not in measure_words.REPETITIONS:
        return None
    if at + 2 < frame.sentence.end and (doc[at + 2].tag_ in ("WDT", "WRB") or doc[at + 1].right_edge != doc[at + 1]):
        return None  # "half the time that it took"
    verb = frame.verb
    if verb is None or frame.relation == "subject" or verb.lemma not in words.BEING:
        return verb if frame.relation != "subject" else None
    return doc[frame.lead - 1] if doc[frame.lead - 1].tag_ in ("JJ", "VBN") else None


def yielding(frame: Frame) -> Token | None:
    """The verb right before a percentage that names it: "priced at par to yield 8.40%"."""
    verb = frame.doc[frame.lead - 1] if frame.lead > frame.sentence.start else None
    named = frame.quantity.kind == "percent" and words.lemma_in(verb, measure_words.YIELDING_VERBS)
    return verb if named and verb is not None and is_verb(verb) else None


def related(frame: Frame) -> Token | None:
    """The verb of a clause whose object an amount is: "the $5,000 that people would save", "half of the $3m spent by the firm"."""
    of = of_phrase(frame) if is_share(frame) else None
    amount = frame.head if of is None or of.i not in frame.scene.figures else of
    if frame.quantity.kind != "money" and (amount == frame.head or not _is_money(amount)):
        return None
    takes = (measure_words.DEED_VERBS, words.PAYMENT_VERBS, measure_words.TAKING_VERBS, measure_words.NEEDING_VERBS)
    if frame.doc.lower(frame.span.end) == ",":
        return _contact(frame, takes)  # "grew to 4.9 trillion yen, led by cars"
    clauses = ((c, takes[:1] if c.dep_ == "acl" else takes) for c in amount.children if c.dep_ in ("relcl", "acl"))
    return next((c for c, verbs in clauses if words.lemma_in(c, *verbs) and _is_object_of(c)), None) or _contact(frame, takes)


def _is_money(amount: Token) -> bool:
    """Whether a token of a figure has a currency's sign before it."""
    return any(child.tag_ == "$" for child in amount.children)


def _contact(frame: Frame, deeds: Sequence[frozenset[str]]) -> Token | None:
    """The verb of a clause without "that" whose subject a parser takes for the noun of the amount: "the $3 million Ruiz raised"."""
    noun = frame.head.head
    if frame.relation != "modifier" or frame.quantity.kind != "money" or noun.dep_ != "nsubj" or frame.scene.actor(noun) is None:
        return None
    verb = next((child for child in noun.children if child.dep_ == "acl" and child.i == noun.i + 1), noun.head)
    determined = frame.lead > frame.sentence.start and frame.doc[frame.lead - 1].lower_ in words.DEFINITE_ARTICLES
    return verb if determined and words.lemma_in(verb, *deeds) and direct_object(verb, but_not=frame.span) is None else None


def _is_object_of(clause: Token) -> bool:
    """Whether what a clause describes is its object: a participle's, or it has a subject of its own and no other object."""
    if clause.dep_ == "acl":
        return clause.tag_ == "VBN"
    own = [child for child in clause.children if child.dep_ in ("nsubj", "dobj")]
    return any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in own) and all(c.dep_ == "nsubj" or c.tag_ == "WDT" for c in own)


def worth(frame: Frame) -> Token | None:
    """The word for what somebody or a body is worth: "he is worth $10 billion", "the firm is worth $6 billion"."""
    state, thing = frame.governor, worth_of(frame)
    pointed = thing is not None and thing.lower_ in measure_words.THAT and frame.scene.actor(thing) is None
    return state if thing is not None and (pointed or is_somebody(frame, thing) or _is_body(frame, thing)) else None


def worth_of(frame: Frame) -> Token | None:
    """Who or what is worth an amount: "he is worth $10 billion", "leaving the firm worth $6 billion"."""
    state, verb = frame.governor, frame.verb
    if frame.quantity.kind != "money" or state is None or verb is None or state.lower_ not in measure_words.WORTH:
        return None
    if words.lemma_in(verb, measure_words.SENDING_VERBS, measure_words.MAKING) and is_noun(state.nbor(-1)):
        return state.nbor(-1) if state.head in (verb, state.nbor(-1)) else None
    if state.i > frame.sentence.start and state.head == state.nbor(-1) and measure_words.is_person(state.head):
        return state.head  # "an individual worth $10 billion"
    return mover(verb) if state.head == verb and verb.lemma in words.BEING else None


def is_somebody(frame: Frame, thing: Token) -> bool:
    """Whether a subject is a person by name or a pronoun for one."""
    owner = frame.scene.actor(thing)
    person = thing.tag_ == "PRP" and thing.lower_ not in measure_words.it_words()
    return person or (owner is not None and owner.label == "PERSON")


def _is_body(frame: Frame, thing: Token) -> bool:
    owner = frame.scene.actor(thing)
    return owner.label == "ORG" if owner is not None else measure_words.can_act(thing)


def _has_figure(frame: Frame, verb: Token) -> bool:
    """Whether the figure is a verb's object, or the subject of a passive one ("$600m will be paid out") or one of moving."""
    if frame.relation == "subject" and not words.lemma_in(verb, measure_words.MOVING_VERBS):
        own = any(child.dep_ == "nsubjpass" and (child == frame.head or child.is_ancestor(frame.head)) for child in verb.children)
        return own or (verb.i == frame.span.end + 2 and frame.doc[frame.span.end].tag_ == "TO")  # "called for £2m to be raised"
    return frame.relation in ("object", "preposition", "subject")


def contested(frame: Frame) -> Token | None:
    """The verb of a contest where a share is what one side got: "lost the state 36 percent to 51", "carried the county with 60 percent"."""
    if (verb := _scored(frame)) is not None:
        return verb
    verb = frame.verb
    if verb is None or frame.quantity.kind != "percent" or not words.lemma_in(verb, measure_words.CONTEST_VERBS):
        return None
    if frame.preposition is not None and frame.preposition.lower_ in measure_words.BROUGHT_TO and verb.lemma in measure_words.CAUSING_VERBS:
        return None  # "took it to 8%"
    prize, score = direct_object(verb, but_not=frame.span), frame.head
    while score.dep_ in ("quantmod", "nummod") and score.head.i in frame.scene.figures:  # "66% to 30%", "66%-30%"
        score = score.head.head if score.head.dep_ == "nummod" else score.head
    beside = score.dep_ == "npadvmod" or (frame.preposition is not None and frame.preposition.lower_ in measure_words.SCORED_BY)
    if prize is None or prize.i > frame.span.start or not beside or score.head not in (verb, frame.preposition):
        return None
    return verb if prize.tag_ == "PRP" or words.lemma_in(prize, measure_words.PRIZES) or frame.scene.actor(prize) is not None else None


def _scored(frame: Frame) -> Token | None:
    """The verb of a contest right before the shares of both sides: "lost, 54 percent to 46", whatever the parse makes of them."""
    at = frame.lead
    if frame.quantity.kind not in ("percent", "count") or frame.quantity.high is not None:
        return None
    paired = is_scored_pair(frame)
    if not paired and at > 1 and frame.doc[at - 1].lower_ in words.VERSUS and at - 2 in frame.scene.figures:
        at, paired = at - 2, frame.quantity.kind == "percent"
        while at - 1 in frame.scene.figures:
            at -= 1
    while at > frame.sentence.start and (frame.doc[at - 1].text == "," or frame.doc[at - 1].tag_ == "RB"):
        at -= 1
    verb = frame.doc[at - 1] if paired and at > frame.sentence.start else None
    return verb if verb is not None and is_verb(verb) and words.lemma_in(verb, measure_words.CONTEST_VERBS) else None


def done_more(frame: Frame) -> Token | None:
    """A verb that tells what there was so much of: "burned 2,735 hectares", "drove 16% less"."""
    verb = verb_of(frame)
    if verb is None or verb.tag_ == "MD" or frame.relation != "object":
        return None
    moves = words.lemma_in(verb, words.CHANGE_VERBS) and not words.lemma_in(verb, words.HANDLING_VERBS)
    compares = is_share(frame) and frame.doc.lower(frame.span.end) in measure_words.MORE_OR_LESS
    earns = compares and words.lemma_in(verb, measure_words.EARNING_VERBS)  # "women earn 18% less"
    if moves or (words.lemma_in(verb, words.LEVEL_VERBS, words.HOLDING_VERBS) and not earns):
        return None
    if frame.quantity.kind == "physical":
        spread = frame.quantity.si_unit in measure_words.SPREADING_UNITS
        return verb if frame.head.dep_ == "dobj" and not spread else None
    if words.lemma_in(verb, measure_words.FINDING_VERBS):
        return None
    following = frame.doc.lower(frame.span.end)
    return verb if (is_share(frame) or frame.quantity.kind == "money") and following in measure_words.MORE_OR_LESS else None


def of_unit(frame: Frame) -> Token | None:
    """The verb of an amount that is itself the subject and whose unit tells what it is: "some 2,000 MW was out of service"."""
    verb = frame.governor
    by_itself = frame.relation == "subject" and frame.quantity.si_unit in measure_words.TELLING_UNITS
    says = verb is not None and words.lemma_in(verb, measure_words.ANSWER_VERBS)
    return verb if by_itself and verb is not None and is_verb(verb) and not says else None


def done(frame: Frame) -> Token | None:
    """Any verb of doing with the amount for object, as a last resort but one: "burned 2,735 hectares", "bowls at 148 kmph"."""
    verb = frame.governor
    if (
        verb is None
        or not is_verb(verb)
        or frame.quantity.kind not in ("money", "physical")
        or frame.relation not in ("object", "preposition")
    ):
        return None
    between = frame.doc[verb.i + 1 : frame.span.start]
    if words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS, measure_words.ANSWER_VERBS) or any(
        measurable(frame, token) for token in between
    ):
        return None
    return verb
