"""What is taken as given, whatever stands above it: definite counts, what is owned, what has come about before."""

from __future__ import annotations

from claimx import layers
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, is_noun, is_verb
from claimx.claims.modality.verbs import of_verb
from claimx.claims.parse import Token
from claimx.claims.tense import is_perfect_participle

_NEAR = 8
_PLACES = ("dobj", "pobj", "dative", "nsubj", "nsubjpass")


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
    hyphened = frame.scene.text.startswith("-", frame.quantity.end) and not _is_of_new_object(frame)
    if (upper.tag_ == "VBN" and upper.dep_ == "amod") or hyphened:
        return True
    if frame.quantity.unit in words.TIME_UNITS and any(child.dep_ == "poss" for child in frame.head.children):
        return True  # "will end his eight years in office"
    if _is_known(frame) or _is_of_existing(frame) or _is_of_old_paper(frame) or _is_of_what_was(frame):
        return True
    noun = frame.governor
    if noun is None or not is_noun(noun) or frame.quantity.kind == "multiple":
        return False
    owned = _is_owned(noun, frame)
    if frame.relation == "apposition":  # "is to sell its stake, about 30% of the shares"
        return owned and noun.dep_ == "dobj" and not words.lemma_in(noun, words.FORECAST_NOUNS)
    if frame.relation != "modifier":
        return frame.relation == "preposition" and _is_standing(noun, frame, owned=owned)
    if (owned and noun.dep_ in _PLACES and not _is_planned(noun)) or _is_whole(noun, frame) or _is_of_people(noun, frame):
        return True
    if noun.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj", "appos") or any(c.lower_ in words.IN_TURN for c in noun.children):
        return False  # "plans to pay the first 32 claims" has not paid them
    return any(child.dep_ == "det" and child.i < frame.span.start and child.lower_ in words.DEFINITE_ARTICLES for child in noun.children)


def _is_of_what_was(frame: Frame) -> bool:
    """ "Will look at the exodus of 40 people", "to end seven years of falling prices": of what is looked into or ends, and so has been."""
    verb = frame.verb
    if verb is None or frame.head.i < verb.i:
        return False
    if frame.quantity.unit in words.TIME_UNITS and words.lemma_in(verb, words.STOPPING_VERBS):
        told = any(c.lower_ in words.SHARED_OF for c in frame.head.children)  # not "to break two hours"
        return told and frame.head.head == verb and frame.head.dep_ == "dobj"
    if not words.lemma_in(verb, words.EXAMINING_VERBS) or frame.governor is None:
        return False
    link = frame.governor.head
    whole = link.head if frame.governor.dep_ == "pobj" and link.lower_ in words.SHARED_OF else None
    if whole is None or not is_noun(whole) or not words.is_definite(whole) or _is_planned(whole):
        return False
    return words.lemma_in(verb, words.LOOKING_BACK_VERBS) or words.lemma_in(whole, words.BEFALLEN)  # not "will discuss the hiring of 40"


def _is_of_new_object(frame: Frame) -> bool:
    """Whether a hyphen ties a figure to a thing that comes with the verb: "would bring a 10-point fine", but not "a 30%-owned mill"."""
    noun = frame.governor
    while noun is not None and noun.dep_ in ("compound", "nmod", "npadvmod") and is_noun(noun.head):
        noun = noun.head
    new = noun is not None and noun.dep_ == "dobj" and noun.left_edge.lower_ in words.INDEFINITE_ARTICLES
    return new and frame.quantity.kind == "count"


def _is_owned(noun: Token, frame: Frame) -> bool:
    """ "Its 400 staff", "its $150m of 6.5% notes": what belongs to somebody, or is part of what does."""
    holders = [noun]
    if frame.quantity.kind == "percent" and _is_of_figure(noun):
        holders.append(noun.head.head)
    return any(child.dep_ == "poss" and child.i < frame.head.i for holder in holders for child in holder.children)


def _is_of_figure(noun: Token) -> bool:
    """Whether a noun is that of which a figure tells a part or a sum: "$5m of a loan", "40 of the shops"."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ not in words.SHARED_OF or link.dep_ != "prep":
        return False
    return link.head.tag_ in ("CD", "$") or link.head.lower_ in words.PER_CENT


def is_of_known_whole(frame: Frame) -> bool:
    """Whether a figure counts all those of whom another counts some, which no denial reaches: "denied losing 90 of its 640 shops"."""
    noun = frame.governor
    return noun is not None and frame.relation == "modifier" and _is_of_figure(noun) and (words.is_definite(noun) or _is_owned(noun, frame))


def _is_standing(noun: Token, frame: Frame, *, owned: bool) -> bool:
    """ "Will take on its debts of $3m", "to help the nation of 5 million", "will cut the tax rate of 35%": the size of what there is."""
    if owned and words.lemma_in(noun, words.STAFF_NOUNS if frame.quantity.kind == "count" else words.LACK_NOUNS):
        return True
    if not (owned or words.is_definite(noun)) or frame.preposition is None or frame.preposition.lower_ not in words.SHARED_OF:
        return False
    changed = noun.dep_ == "dobj" and words.lemma_in(noun.head, words.CHANGE_VERBS)
    return changed and not words.lemma_in(noun, words.CHANGE_NOUNS) and not _is_planned(noun)


def _is_of_people(noun: Token, frame: Frame) -> bool:
    """ "To help the nation of 5 million people", "draws on our database of 300 mills": how many there are in what is definite."""
    if frame.quantity.kind != "count" or noun.dep_ != "pobj" or noun.head.lower_ not in words.SHARED_OF:
        return False
    whole = noun.head.head
    definite = words.is_definite(whole) or any(child.dep_ == "poss" for child in whole.children)
    return definite and words.lemma_in(whole, words.STAFF_NOUNS, words.PEOPLED_NOUNS)


def _is_of_existing(frame: Frame) -> bool:
    """ "Will replace the group's $8m of existing debt": a sum of what is said to be there."""
    owned = frame.quantity.kind == "money" and any(child.dep_ == "poss" for child in frame.head.children)
    of = complement(frame.head, *words.SHARED_OF) if owned else None
    return of is not None and any(c.dep_ == "amod" and c.lower_ in words.EXISTING_ADJECTIVES for c in of.children)


def _is_of_old_paper(frame: Frame) -> bool:
    """ "Is offering to buy back $5m of notes paying 12%": what there is pays, of what is paid off."""
    pays, noun = frame.verb, frame.verb.head if frame.verb is not None else None
    if pays is None or noun is None or frame.quantity.kind != "percent" or pays.dep_ != "acl" or pays.tag_ != "VBG":
        return False
    upper = next((token for token in noun.ancestors if is_verb(token)), None)
    back = upper is not None and any(c.dep_ in ("prt", "advmod") and c.lower_ in words.PAID_BACK for c in upper.children)
    return back or words.lemma_in(upper, words.REDEEMING_VERBS)


def _is_whole(noun: Token, frame: Frame) -> bool:
    """Whether a figure is that of a whole of which a part is told: "will pay down $5m of a $6m loan"."""
    indefinite = noun.left_edge.lower_ in words.INDEFINITE_ARTICLES
    return frame.quantity.kind != "percent" and indefinite and _is_of_figure(noun) and not _is_planned(noun)


def is_past_already(frame: Frame) -> bool:
    """Whether a participle tells what came before all that its sentence foretells: "will rise by 2%, having risen 12% last year"."""
    return frame.verb is not None and is_perfect_participle(frame.verb) and of_verb(frame.verb, frame) is None


def _is_known(frame: Frame) -> bool:
    """Whether a definite figure stands for itself: "to reach the 2,383 needed to win", "the hundreds of leads", "the $3m it raised"."""
    if frame.lead == frame.sentence.start or frame.doc[frame.lead - 1].lower_ not in words.DEFINITE_ARTICLES:
        return False
    behind = [child for child in frame.head.children if child.i >= frame.span.end]
    if frame.quantity.kind == "count":
        described = any(child.dep_ in ("acl", "relcl", "prep", "amod") for child in behind) and frame.head.tag_ in ("CD", "NNS")
    else:
        clauses = [child for child in behind if child.dep_ == "relcl" and not words.lemma_in(child, words.FORECAST_VERBS)]
        described = any(not any(c.tag_ == "MD" for c in clause.children) for clause in clauses)
    return described and frame.relation in ("preposition", "object")


def _is_planned(noun: Token) -> bool:
    """Whether a noun or its adjectives or compounds name what is to come: "its planned takeover", "its growth target"."""
    near = [noun, *(child for child in noun.children if child.dep_ in ("amod", "compound") and child.i < noun.i)]
    return any(
        words.lemma_in(t, words.FORECAST_NOUNS) or t.lower_ in words.FORECAST_ADJECTIVES or t.lower_ in words.NEW_WORDS for t in near
    )
