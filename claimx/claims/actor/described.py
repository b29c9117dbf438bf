"""People who have no name and no noun but are known by what is said of them: "those who retired in May", "a 35-year-old in Leeds"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement
from claimx.claims.parse import Token
from claimx.model import Mention

# How many words before "old" an age begins, in "35-year-old".
_AGE = 4
_CLAUSES = frozenset({"relcl", "acl", "prep", "amod"})


def someone_described(thing: Token, frame: Frame) -> Mention | None:
    """Those who do something and are told by a clause or a phrase alone: "those who retired in May drew £4,200"."""
    if is_of_age(thing):  # "the 35-year-old" is somebody named before
        return None if words.is_definite(thing) else described(frame, thing.i - _AGE, thing.i)
    if (rank := _rank(thing)) is not None:
        return described(frame, rank.i, thing.i)
    if thing.lower_ not in measure_words.THOSE_PEOPLE or thing.dep_ not in ("nsubj", "nsubjpass"):
        return None
    clauses = [c for c in thing.children if c.i > thing.i and c.dep_ in _CLAUSES and c.lower_ not in measure_words.OF_GOODS]
    people = any(token.lower_ in measure_words.WHO for clause in clauses for token in clause.children)
    moves = words.lemma_in(thing.head, words.CHANGE_VERBS - words.TAKING_VERBS, words.LEVEL_VERBS)
    return described(frame, thing.i, _end(thing)) if people or (clauses and not moves) else None


def people_told(those: Token, frame: Frame) -> Mention | None:
    """Those behind a preposition with the clause or phrase that tells who they are: "among those given the drug"."""
    told = any(child.i > those.i and child.dep_ in _CLAUSES and child.lower_ not in measure_words.OF_GOODS for child in those.children)
    return described(frame, those.i, _end(those)) if told else None


def is_of_age(thing: Token) -> bool:
    """Whether a word is the end of an age that stands for a person: "a 35-year-old could save £310"."""
    if thing.lower_ not in measure_words.OLD or thing.i < _AGE or thing.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return False
    return thing.nbor(-1).text == "-" and thing.nbor(-2).lower_ in words.TIME_UNITS


def is_unnamed(thing: Token) -> bool:
    """Whether part of a figure stands for people: "a 35-year-old could save £310", "the top 1 percent paid $3bn"."""
    return is_of_age(thing) or _rank(thing) is not None


def _rank(thing: Token) -> Token | None:
    """The word that makes a share a group of people by what they have: "the top 1 percent paid more"."""
    return _ranked(thing) if thing.dep_ in ("nsubj", "nsubjpass") else None


def _ranked(share: Token) -> Token | None:
    told = (child for child in share.children if child.lower_ in measure_words.RANKED and child.dep_ == "amod")
    return next(told, None) if share.lower_ in words.PER_CENT else None


def ranked_earners(measure: Token, frame: Frame) -> Mention | None:
    """The share of people by what they have whose measure it is: "the income of the richest 1 percent"."""
    inner = complement(measure, *words.SHARED_OF)
    rank = None if inner is None else _ranked(inner)
    return None if inner is None or rank is None else described(frame, rank.i, inner.i)


def resident(place: Token) -> Token:
    """Who does what a participle behind a place tells, if people or bodies are in that: "a nurse in Leeds earning £20,000"."""
    if not place.tag_.startswith("NNP") or place.dep_ != "pobj" or place.head.lower_ not in words.PLACE_PREPOSITIONS:
        return place
    above = place.head.head
    return above if is_of_age(above) or (above.tag_ in ("NN", "NNS") and measure_words.can_act(above)) else place


def _end(thing: Token) -> int:
    """The last word of what is said of somebody, up to a comma."""
    last = thing.right_edge.i
    return next((at - 1 for at in range(thing.i + 1, last + 1) if thing.doc[at].text == ","), last)


def described(frame: Frame, first: int, last: int) -> Mention:
    """The words from one to another as a mention that goes by its own text."""
    start, end = frame.doc[first].idx, frame.doc[last].end
    text = frame.doc.between(start, end)
    return Mention(text=text, start=start, end=end, name=text, label=None)
