"""Who is named by a phrase of a figure's own clause: where it holds, whose the figure is that another is compared with."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.doing import verbs_above
from claimx.claims.belonging import owner
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_passive, is_verb, subject
from claimx.claims.owner import acting
from claimx.claims.parse import Token
from claimx.claims.statistic import is_statistic
from claimx.model import Mention

# How far behind a place the next figure stands in a row of figures and places, and its own place behind that.
_ROW = 5


def compared(draft: Draft) -> Mention | None:
    """Whose the figure is that another is compared with: "compared with a 4% rise in Norway", "compared with 400 for Alder Mills"."""
    frame, verb = draft.frame, draft.frame.verb
    if verb is None or verb.lower_ not in measure_words.COMPARING_VERBS:
        return None
    nouns = (noun for noun in (frame.head, frame.governor, draft.head) if noun is not None and verb.is_ancestor(noun))
    return next((found for noun in nouns if (found := owner(noun, frame))), None)


def in_clause(draft: Draft) -> Mention | None:
    """The body that a phrase of the figure's clause names: "at the ministry, 300 jobs will go"."""
    frame = draft.frame
    verb = next(verbs_above(draft), None)
    for child in verb.children if verb is not None else ():
        if child.dep_ != "prep" or child.lower_ not in measure_words.HOUSES:
            continue
        for inner in child.children:
            if inner.dep_ == "pobj" and frame.scene.is_free(inner) and (found := acting(inner, frame)) and found.label in ("ORG", "NORP"):
                return found
    return None


def of_main_clause(draft: Draft) -> Mention | None:
    """Who is told of by the clause that a phrase only adds to: "Norway had a dismal year, with ticket sales running 6% behind"."""
    head, frame = draft.head, draft.frame
    participle = None if head is None or head.dep_ != "nsubj" else head.head
    if head is None or participle is None or participle.dep_ != "pcomp" or participle.head.lower_ not in measure_words.HAVING:
        return None
    above = participle.head.head
    if (
        not participle.is_ancestor(frame.head)
        or not is_verb(above)
        or frame.scene.mention(head) is not None
        or measure_words.can_act(head)
        or words.is_definite(head)
    ):
        return None
    thing = subject(above)
    found = None if thing is None or thing.head is not above else acting(thing, frame)
    return None if found is not None and found.label == "LOC" else found


def where(draft: Draft) -> Mention | None:
    """The body whose clause says what happened there: "the parcels firm Roundel, where 1,200 staff were sent home"."""
    verb = draft.frame.verb
    if verb is None or verb.dep_ != "relcl" or subject(verb) is not draft.head or verb.left_edge.lower_ not in measure_words.WHERE:
        return None
    found = acting(verb.head, draft.frame)
    return found if found is not None and found.label == "ORG" else None


def in_place(draft: Draft) -> Mention | None:
    """The place that a statistic is of, where a phrase of its clause tells: "in Utah, the jobless rate rose to 5%"."""
    of_place = draft.head is not None and (is_statistic(draft.head) or words.lemma_in(draft.head, measure_words.ATTENDANCES))
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    share = thing is not None and thing.tag_ == "NN" and words.lemma_in(thing, measure_words.SHARE_NOUNS)
    of_place = of_place or (share and thing is not None and [c.dep_ for c in thing.children] == ["det"])
    return place_of(draft, draft.frame.verb) if of_place else in_row(draft)


def in_row(draft: Draft) -> Mention | None:
    """The place of a figure that is one of several, each with its own: "it was named by 13% in Utah, 12% in Idaho and 9% in Iowa"."""
    frame, doc = draft.frame, draft.frame.doc
    where = doc[frame.span.end] if frame.span.end < frame.sentence.end else None
    verb = frame.verb
    if where is None or where.lower_ not in words.PLACE_PREPOSITIONS or (verb is not None and not is_passive(verb)):
        return None
    place = next((noun for noun in where.children if noun.dep_ == "pobj"), None)
    if place is None or not any(_has_place(at, where, frame) for at in (*_near(place.i + 1, 1), *_near(frame.lead - 1, -1))):
        return None
    found = acting(place, frame)
    return found if found is not None and found.label in ("GPE", "LOC") else None


def _near(at: int, step: int) -> range:
    """The tokens from one on, in one direction."""
    return range(at, max(0, at + step * _ROW), step)


def _has_place(at: int, where: Token, frame: Frame) -> bool:
    """Whether a token of the sentence is that of a figure behind which the same preposition stands."""
    inside = frame.sentence.start <= at < frame.sentence.end and at in frame.scene.figures
    return inside and any(token.lower_ == where.lower_ for token in frame.doc[at + 1 : at + _ROW])


def place_of(draft: Draft, where: Token | None) -> Mention | None:
    """The place that a phrase behind the figure or of its clause names, or that the clause of a verb is said of by "where"."""
    frame = draft.frame
    if where is not None and where.dep_ == "relcl" and where.left_edge.lower_ in measure_words.WHERE:
        found = acting(where.head, frame)
        return found if found is not None and found.label in ("GPE", "LOC") else None
    own = frame.doc[frame.span.end : frame.span.end + 1]  # "rose 4% in Norway, 3% in Spain"
    prepositions = [child for child in own if child.lower_ in words.PLACE_PREPOSITIONS and child.i < frame.sentence.end]
    prepositions += (child for verb in verbs_above(draft) for child in verb.children if child.lower_ in words.PLACE_PREPOSITIONS)
    for place in (inner for preposition in prepositions for inner in preposition.children if inner.dep_ == "pobj"):
        if frame.scene.is_free(place) and (found := acting(place, frame)) and found.label in ("GPE", "LOC"):
            return found
    return None
