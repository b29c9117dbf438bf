"""What is taken as given, whatever stands above it: definite counts, what is owned, what has come about before."""

from __future__ import annotations

from claimx import layers
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun
from claimx.claims.modality.verbs import of_verb
from claimx.claims.parse import Token
from claimx.claims.tense import is_perfect_participle

_NEAR = 8


def is_aside(frame: Frame) -> bool:
    """ "Expects inflation, 10% in May, to ease": an aside with a past time of its own is no part of what is expected."""
    if frame.relation != "apposition" or not frame.scene.text[: frame.quantity.start].rstrip().endswith(","):
        return False
    end, today = frame.quantity.end, layers.published(frame.doc.parsed)
    near = (p for p in layers.found(frame.doc.parsed, "periods") if p.start is not None and end <= p.start <= end + _NEAR)
    return any(p.last_day is not None and today is not None and p.last_day < today for p in near)


def is_presupposed(frame: Frame) -> bool:
    """ "The 12 members will vote", "to control 30%-owned Acme", "cut its 400 staff": what is definite is taken as given."""
    upper = frame.head.head
    if (upper.tag_ == "VBN" and upper.dep_ == "amod") or frame.scene.text.startswith("-", frame.quantity.end):
        return True
    if _is_known(frame):
        return True
    noun = frame.governor
    if noun is None or not is_noun(noun) or frame.quantity.kind == "multiple":
        return False
    owned = any(child.dep_ == "poss" and child.i < frame.head.i for child in noun.children)
    if frame.relation == "apposition":  # "is to sell its stake, about 30% of the shares"
        return owned and noun.dep_ == "dobj" and not words.lemma_in(noun, words.FORECAST_NOUNS)
    if frame.relation != "modifier":
        standing = words.STAFF_NOUNS if frame.quantity.kind == "count" else words.LACK_NOUNS  # "will take on its debts of $3m"
        return owned and frame.relation == "preposition" and words.lemma_in(noun, standing)
    if owned and noun.dep_ in ("dobj", "pobj", "dative", "nsubj", "nsubjpass") and not _is_planned(noun):
        return True
    if noun.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return False
    return any(child.dep_ == "det" and child.i < frame.span.start and child.lower_ in words.DEFINITE_ARTICLES for child in noun.children)


def is_past_already(frame: Frame) -> bool:
    """Whether a participle tells what came before all that its sentence foretells: "will rise by 2%, having risen 12% last year"."""
    return frame.verb is not None and is_perfect_participle(frame.verb) and of_verb(frame.verb, frame) is None


def _is_known(frame: Frame) -> bool:
    """Whether a definite count stands for itself: "to reach the 2,383 needed to win", "from the hundreds of leads"."""
    if (
        frame.quantity.kind != "count"
        or frame.lead == frame.sentence.start
        or frame.doc[frame.lead - 1].lower_ not in words.DEFINITE_ARTICLES
    ):
        return False
    described = any(child.dep_ in ("acl", "relcl", "prep", "amod") and child.i >= frame.span.end for child in frame.head.children)
    return described and frame.relation in ("preposition", "object") and frame.head.tag_ in ("CD", "NNS")


def _is_planned(noun: Token) -> bool:
    """Whether a noun or its adjectives or compounds name what is to come: "its planned takeover", "its growth target"."""
    near = [noun, *(child for child in noun.children if child.dep_ in ("amod", "compound"))]
    return any(
        words.lemma_in(t, words.FORECAST_NOUNS) or t.lower_ in words.FORECAST_ADJECTIVES or t.lower_ in words.NEW_WORDS for t in near
    )
