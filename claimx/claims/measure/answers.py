"""Rules for shares of people who are not named beside the figure: "34% strongly agree", "a poll of members found 40% wanted it"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_scored_pair, noun_of_contest
from claimx.claims.frame import Frame
from claimx.claims.grammar import direct_object, is_passive, is_verb, subject
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.nouns import is_bare_count, is_share
from claimx.claims.measure.of_phrase import is_of_number, of_phrase
from claimx.claims.measure.wholes import is_answered
from claimx.claims.parse import Token

_AFTER = frozenset({"prt", "dobj", "xcomp", "acomp", "advmod", "prep", "oprd"})
_BEFORE = frozenset({"neg", "advmod"})
_MAX_AFTER = 6
_MAX_CLIMB = 4


def answering(frame: Frame) -> Token | None:
    """What those do or are of whom a bare share is: "34% strongly agree", "16% are undecided", "42% say they are liberal"."""
    verb = teller = _predicate(frame)
    for _ in range(_MAX_CLIMB):
        said = None if verb is None else _child(verb, "ccomp", "xcomp")
        if verb is None or said is None or not is_verb(said) or not words.lemma_in(verb, measure_words.ANSWER_VERBS):
            break
        verb = said
    if verb is None or not is_verb(verb):
        return None
    if verb != teller and (asked := _asked(frame, verb)) is not None:
        return asked
    if verb.lemma in measure_words.COPULAS:
        state = _child(verb, "acomp")
        if state is None and teller != verb:
            return teller  # "59 percent said it was not"
        return state if state is not None and state.tag_[:2] in ("JJ", "VB") and frame.scene.is_free(state) else None
    acts = any(child.dep_ == "prt" for child in verb.children) and direct_object(verb) is not None  # "made up their minds"
    moves = words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS, measure_words.CONSTITUTING_VERBS)
    return None if moves and not acts else verb


def _asked(frame: Frame, verb: Token) -> Token | None:
    """What people were asked who answer by an auxiliary alone: "asked whether they would pay more, 54% said they would"."""
    if verb.tag_ != "MD" and verb.lower_ not in words.PAST_AUXILIARIES:
        return None
    if any(child.i > verb.i and child.dep_ not in ("neg", "punct") for child in verb.children):
        return None
    for asking in frame.doc[frame.sentence.start : frame.lead]:
        if words.lemma_in(asking, measure_words.SURVEYING_VERBS):
            return next((c for c in asking.children if c.dep_ in ("ccomp", "advcl") and asking.i < c.i < frame.lead and is_verb(c)), None)
    return None


def surveyed(frame: Frame) -> Token | None:
    """Those whom a survey asked that finds a bare share: "a survey of members found 34 per cent expected to leave"."""
    verb = _predicate(frame)
    for _ in range(_MAX_CLIMB):
        thing = None if verb is None else subject(verb)
        if words.lemma_in(thing, measure_words.REPORTS):
            return _group_of(frame, thing) if thing is not None else None
        verb = None if verb is None or verb.head == verb else verb.head
    return None


def supported(frame: Frame) -> Token | None:
    """What gives a candidate a share of those asked: "Ruiz has 45%", "with Brandt at 20 percent", "ahead, 46 percent to 44"."""
    return shifted(frame) or _backed(frame) or _polled_on(frame) or _standing(frame)


def _backed(frame: Frame) -> Token | None:
    """The verb of choosing that tells by how many of those asked somebody or something is chosen: "is supported by 13 percent"."""
    verb, by = frame.verb, frame.preposition
    if frame.quantity.kind != "percent" or verb is None or by is None or by.dep_ != "agent" or of_phrase(frame) is not None:
        return None
    return verb if by.head == verb and words.lemma_in(verb, words.CHOICE_VERBS, measure_words.VIEWING_VERBS) else None


def _standing(frame: Frame) -> Token | None:
    """The word by which a candidate stands at a share, and moves nowhere."""
    verb, preposition = frame.verb, frame.preposition
    apart = frame.doc.lower(frame.span.end) in words.UP_OR_DOWN  # "was 40% below the average"
    if frame.quantity.kind != "percent" or of_phrase(frame) is not None or apart:
        return None
    if is_scored_pair(frame) and (lead := _lead_before(frame) or _contest_before(frame)) is not None:
        return lead
    if preposition is not None and preposition.lower_ in words.EXTENT_PREPOSITIONS and not is_scored_pair(frame):
        return None  # "leads by 2 percent"
    if preposition is not None and preposition.lower_ in measure_words.STANDING_AT and is_scored_pair(frame):
        return preposition
    if preposition is not None and preposition.lower_ in measure_words.STANDING_AT and _is_person(frame, frame.doc[preposition.i - 1]):
        return preposition
    if preposition is not None and preposition.lower_ in measure_words.SHOWN_AT and verb is not None and noun_of_contest(frame) is not None:
        shown = direct_object(verb, but_not=frame.span)
        if _is_person(frame, shown) or _is_he(frame, shown):
            return preposition  # "showed Ruiz in third at 11 percent"
    if verb is not None and is_scored_pair(frame) and words.lemma_in(verb, words.CHOICE_VERBS) and is_passive(verb):
        return verb  # "was preferred 51 percent versus 38 percent"
    if verb is None or frame.relation not in ("object", "preposition", "apposition") or not _is_contestant(frame, subject(verb)):
        return None
    chosen = words.lemma_in(verb, words.CHOICE_VERBS) and is_passive(verb)
    stands = chosen or words.lemma_in(verb, measure_words.STANDING_VERBS, measure_words.POLLING_VERBS)
    stands = stands or (verb.lemma in measure_words.noun_of_verb()["share"] and noun_of_contest(frame) is not None)
    rival = direct_object(verb, but_not=frame.span)
    return verb if stands and (rival is None or _is_person(frame, rival)) else None


def shifted(frame: Frame) -> Token | None:
    """The verb by which a candidate's share moves where a poll or vote is near: "Ruiz fell to 27 percent", "rose three points"."""
    verb = frame.verb
    if frame.quantity.kind not in ("percent", "percentage_point") or frame.governor != verb or verb is None:
        return None
    moves = words.lemma_in(verb, words.CHANGE_VERBS) and not words.lemma_in(verb, measure_words.CONTEST_VERBS)
    drawn = frame.quantity.kind == "percentage_point" and frame.relation == "object" and words.lemma_in(verb, measure_words.SIPHONING_VERBS)
    moves = moves or drawn
    if not moves or frame.relation not in ("object", "preposition") or direct_object(verb, but_not=frame.span) is not None:
        return None
    thing = subject(verb)
    owns = thing is not None and any(child.dep_ == "case" for child in thing.children)  # "her lead grew and Brandt's fell"
    stands = _is_contestant(frame, thing) or (drawn and thing is not None and frame.scene.actor(thing) is not None)
    return verb if not owns and stands and noun_of_contest(frame) is not None else None


def _lead_before(frame: Frame) -> Token | None:
    """The word for who is ahead, in front of the shares of both sides: "is ahead by 9 points, 54 percent to 45 percent"."""
    if frame.lead == frame.sentence.start or frame.doc[frame.lead - 1].text != ",":
        return None
    for token in reversed(frame.doc[frame.sentence.start : frame.lead]):
        stands = token.lower_ in measure_words.STANDINGS and token.i + 1 in frame.scene.figures  # "had Ruiz up 5 points, 49 percent to 44"
        if stands or token.lower_ in measure_words.AHEAD:
            return token
    return None


def _contest_before(frame: Frame) -> Token | None:
    """The verb of a contest whose object stands right before the shares of both sides: "shows Ruiz leading Brandt 44 percent to 37"."""
    at = frame.lead - 1
    while at > frame.sentence.start and frame.doc[at].tag_.startswith("NNP"):
        at -= 1
    verb = frame.doc[at]
    return verb if at < frame.lead - 1 and is_verb(verb) and words.lemma_in(verb, measure_words.CONTEST_WORDS) else None


def _polled_on(frame: Frame) -> Token | None:
    """The word by which the name of a party, or "be" whose subject that is, stands on a share: "put Labour on 37%"."""
    on = frame.preposition
    if on is None or frame.quantity.kind != "percent" or on.lower_ not in measure_words.POLLED_ON or of_phrase(frame) is not None:
        return None
    return on if on.i and _is_side(frame, on) else None


def _is_side(frame: Frame, preposition: Token) -> bool:
    """Whether a preposition stands right behind the name of a party, or behind "be" whose subject that is."""
    before = frame.doc[preposition.i - 1]
    if before.lower_ in measure_words.UNCHANGED and preposition.i > 1:
        before = before.nbor(-1)  # "and the Greens unchanged on 12%"
    side = subject(before) if before.lemma in words.BEING else before
    if side is None or (not side.tag_.startswith("NNP") and not words.lemma_in(side, measure_words.CONTESTANTS)):
        return False
    mention = frame.scene.actor(side)
    return mention is not None and mention.label in ("ORG", "NORP", "PERSON")


def _is_person(frame: Frame, token: Token | None) -> bool:
    """Whether a token is the name of a person."""
    if token is None or not token.tag_.startswith("NNP") or token.lower_ in measure_words.NAMED_MEASURES:
        return False
    return _means_person(frame, token)


def _is_he(frame: Frame, token: Token | None) -> bool:
    """Whether a token is a pronoun that stands for a person."""
    if token is None or token.tag_ != "PRP" or token.lower_ in measure_words.it_words():
        return False
    return _means_person(frame, token)


def _means_person(frame: Frame, token: Token) -> bool:
    mention = frame.scene.actor(token)
    return mention is not None and mention.label == "PERSON"


def _is_contestant(frame: Frame, thing: Token | None) -> bool:
    """Whether a subject names or means a person or those who stand for an office: "the candidates were tied at 41 percent"."""
    if words.lemma_in(thing, measure_words.CONTESTANTS) or _is_person(frame, thing):
        return True
    return _is_he(frame, thing) and noun_of_contest(frame) is not None


def _group_of(frame: Frame, report: Token) -> Token | None:
    for child in report.children:
        if child.dep_ == "prep" and child.lower_ in measure_words.GROUP_IN:
            for group in child.children:
                if group.dep_ == "pobj" and (group.tag_ == "NNS" or measure_words.can_act(group)) and measurable(frame, group):
                    return group
    return None


def _predicate(frame: Frame) -> Token | None:
    """The verb of which a bare share is the subject, or the participle that follows it where a parser takes it for an object."""
    of = of_phrase(frame)
    if (
        not is_share(frame)
        or is_of_number(frame)
        or (of is not None and of.lower_ not in words.EMPTY_SHARES)
        or not (frame.quantity.kind == "percent" or is_bare_count(frame))
    ):
        return None
    if (said := _answer(frame)) is not None:
        return said
    if frame.relation == "subject":
        return frame.governor
    modifier = frame.governor
    if modifier is not None and frame.lead <= modifier.i < frame.span.start:  # "fewer than one in 50 walked away"
        return modifier.head if modifier.dep_.startswith("nsubj") else None
    after = frame.doc[frame.span.end : frame.span.end + 1]
    return after[0] if len(after) and after[0].dep_ == "acl" and after[0].head == frame.head and after[0].tag_ == "VBN" else None


def _answer(frame: Frame) -> Token | None:
    """The verb of answering right behind a share, taken for a participle: "34 percent named crime as their main worry"."""
    verb = frame.doc[frame.span.end] if is_answered(frame) else None
    return verb if verb is not None and verb.dep_ == "acl" and verb.head == frame.head else None


def _child(verb: Token, *deps: str) -> Token | None:
    return next((child for child in verb.children if child.dep_ in deps and child.i > verb.i), None)


def first_word(head: Token, frame: Frame) -> Token:
    """Where the words begin that tell what a share does: "strongly agree", "not white"."""
    verb = head.head if head.dep_ == "acomp" else head
    before = [c for c in (*verb.children, *head.children) if c.dep_ in _BEFORE and frame.span.end <= c.i < head.i]
    return min((*before, head), key=lambda token: token.i)


def last_word(head: Token, frame: Frame) -> Token:
    """Where the words end that tell what a share does: "walked away", "expected to leave the industry"."""
    ends = [child.right_edge for child in head.children if child.dep_ in _AFTER and _is_short(child, head, frame)]
    last = max((head, *ends), key=lambda token: token.i)
    thing = direct_object(head)
    if last == head and thing is not None and head.i < thing.i <= head.i + _MAX_AFTER and frame.scene.is_free(thing):
        return thing
    return last


def _is_short(child: Token, head: Token, frame: Frame) -> bool:
    """Whether what stands behind a word is near and holds no figure or period."""
    near = head.i < child.i and child.right_edge.i <= head.i + _MAX_AFTER
    return near and all(frame.scene.is_free(token) for token in child.subtree)
