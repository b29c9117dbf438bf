"""Rules for figures that tell to what extent something is something: "two miles thick", "12% more likely to vote", "5% contained"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import complement, is_noun, is_verb
from claimx.claims.measure.measurable import measurable
from claimx.claims.parse import Token
from claimx.matching import lemma_of

_JOINED = 4
_COMPARED = 10


def described(frame: Frame) -> Token | None:
    """The noun before an adjective that the figure measures out: "a fissure 500 m long", "left the flock 5% smaller"."""
    if (sized := _sized(frame)) is not None:
        return sized
    adjective = frame.governor
    if adjective is None or adjective.tag_[:2] not in ("JJ", "RB") or adjective.dep_ != "amod" or adjective.i < frame.span.end:
        return None
    return measurable(frame, adjective.head) if adjective.head.i < frame.span.start else None


def _sized(frame: Frame) -> Token | None:
    """The noun right before a length and its dimension, whatever the parse makes of them: "had ice sheets two miles thick"."""
    before, following = frame.doc[frame.lead - 1], frame.doc[frame.span.end + 1 : frame.span.end + 2]
    if frame.quantity.kind != "physical" or frame.doc.lower(frame.span.end) not in measure_words.DIMENSIONS or not frame.lead:
        return None
    names = (len(following) and is_noun(following[0])) or words.lemma_in(before, words.LEVEL_VERBS)  # "its mirror measures 6 m across"
    return None if names else measurable(frame, before)


def equalled(frame: Frame) -> Token | None:
    """The noun before a word that tells that it is as much as the figure: "a dividend equal to 72% of the bank's rate"."""
    at = frame.lead - 2
    if at <= frame.sentence.start or frame.doc[at].lower_ not in measure_words.EQUALLING or frame.doc[at + 1].tag_ not in ("TO", "IN"):
        return None
    thing = frame.doc[at].head
    return measurable(frame, thing) if is_noun(thing) and thing.i < at else None


def at_hand(frame: Frame) -> Token | None:
    """What a sum without a noun can be used for, or the word for that: "$4m is available for repairs", "made available $4m for repairs"."""
    verb, before = frame.governor, frame.doc[frame.lead - 1]
    if frame.relation == "object" and frame.quantity.kind == "money" and verb is not None and before.i == verb.i + 1:
        given = before.lower_ in measure_words.AT_HAND
        return measurable(frame, complement(frame.head, *words.ASKED_BY)) or before if given else None
    if frame.relation != "subject" or frame.quantity.kind != "money" or verb is None or verb.lemma not in words.BEING:
        return None
    return next((child for child in verb.children if child.dep_ == "acomp" and child.lower_ in measure_words.AT_HAND), None)


def likely(frame: Frame) -> Token | None:
    """What is so much likelier: "are 12% more likely to develop a cough", "twice as likely to vote"."""
    for token in frame.doc[frame.span.end : min(frame.span.end + _JOINED, frame.sentence.end)]:
        if token.lower_ in measure_words.LIKELY:
            return token if _goes_on(token) else None
        if token.tag_ not in ("RBR", "JJR", "RB", "IN", "NNS"):
            return None
    return None


def _goes_on(chance: Token) -> bool:
    """Whether what is so likely stands behind, or behind those compared: "likely to vote", "twice as likely as men to vote"."""
    doc, at = chance.doc, chance.i + 1
    if at < len(doc) and doc[at].lower_ in measure_words.COMPARED:
        at += 1
        while at < min(chance.i + _COMPARED, chance.sent.end - 1) and doc[at].tag_ not in ("TO", ",", ".") and not is_verb(doc[at]):
            at += 1
    return at < len(doc) and doc[at].tag_ == "TO"


@once
def being(frame: Frame) -> Token | None:
    """What a percentage says how far or of how many something is: "the fire was 5% contained", "is 40% favorable and 52% unfavorable"."""
    if frame.quantity.kind != "percent" or frame.span.end >= frame.sentence.end:
        return None
    state, at = frame.doc[frame.span.end], frame.lead - 1
    if state.lower_ in measure_words.LACKING and frame.doc.lower(state.i + 1) in words.SHARED_OF:
        return None  # "5% short of its target"
    is_said = at >= frame.sentence.start and frame.doc[at].lemma in measure_words.COPULAS and state.tag_ in ("JJ", "VBN")
    if not is_said and not (state.tag_ == "JJ" and frame.head.dep_ == "npadvmod" and frame.head.head == state):
        return None
    return state if frame.scene.is_free(state) and _is_last(state) and state.lower_ not in words.EMPTY_SHARES else None


@once
def held(frame: Frame) -> Token | None:
    """The participle of owning that a share is joined to: "is 61%-owned by", "the 32% state-owned firm"; it may be one token with it."""
    if frame.quantity.kind != "percent":
        return None
    last = frame.doc[frame.span.end - 1]
    if last.end > frame.quantity.end and joined_verb(last) in measure_words.noun_of_verb()["share"]:
        return last
    following = frame.doc[frame.span.end : min(frame.span.end + _JOINED, frame.sentence.end)]
    joined = next((token for token in following if token.tag_ not in ("HYPH", ":", "NN")), None)
    if joined is None or joined.i == frame.span.end or frame.doc[joined.i - 1].tag_ != "HYPH":
        return None
    return joined if joined.lemma in measure_words.noun_of_verb()["share"] else None


def joined_verb(token: Token) -> str:
    """The dictionary form of the verb that a hyphen joins to a number: "61%-owned"."""
    return lemma_of(token.lower_.rpartition("-")[2], "VBN")


def _is_last(state: Token) -> bool:
    """Whether an adjective stands by itself, and before no noun."""
    return not is_noun(state.nbor()) if state.i + 1 < len(state.doc) else True
