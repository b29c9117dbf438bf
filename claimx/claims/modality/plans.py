"""Nouns of what is to come, and what verbs say of them: "cut its forecast to 2%", "the target is 900", "plans on Friday to close 40"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_passive, is_verb
from claimx.claims.modality.negation import is_break
from claimx.claims.modality.scope import is_infinitive
from claimx.claims.modality.seeing import is_estimate_ahead
from claimx.claims.modality.verdict import Verdict
from claimx.claims.parse import Token


def is_of_plan_before(verb: Token) -> bool:
    """Whether an infinitive is that of a plan in front of it, parted from it by a parser: "announced plans on Friday to close 40"."""
    upper = verb.head
    if verb.dep_ not in ("advcl", "xcomp") or not is_infinitive(verb) or not is_verb(upper) or upper.i > verb.i:
        return False
    if upper.dep_ == "acl" and upper.tag_ == "VBN":
        plans = [upper.head]  # "a pledge made in May to close 40 shops"
    else:
        objects = [c for c in upper.children if c.dep_ == "dobj"]
        objects += [g for c in upper.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
        plans = [c for c in objects if upper.i < c.i < verb.i and c.tag_[:3] != "NNP"][-1:]
    return any(words.lemma_in(c, words.PLANS_OF, words.LEAVE_NOUNS) and c.left_edge.lower_ not in words.ANY_WORDS for c in plans)


def spells_out_plan(verb: Token) -> bool:
    """Whether an infinitive or gerund behind a colon or a dash says what a plan in front of it is: "it has one goal: to sell 40 shops"."""
    if not (is_infinitive(verb) or verb.tag_ == "VBG"):
        return False
    first = verb.left_edge
    dash = first if is_break(first) or first.i == 0 else first.nbor(-1)
    if not is_break(dash) or dash.i <= verb.sent.start:
        return False
    at = dash.nbor(-1)
    while at.tag_[:2] != "NN" or not words.lemma_in(at, words.FORECAST_NOUNS):
        if at.head == at or at.head.right_edge.i > dash.i:
            return False
        at = at.head
    return True


def is_goal_of_plan(verb: Token, preposition: Token, frame: Frame) -> bool:
    """ "Cut its growth forecast to 2%": where a verb takes a forecast."""
    while preposition.head.dep_ == "prep" and preposition.head is not preposition:
        preposition = preposition.head
    if words.lemma_in(verb, words.CHOICE_VERBS):  # "backed the plan by 60 percent to 35"
        return False
    leads = preposition.lower_ in words.PLAN_PREPOSITIONS
    leads = leads or (preposition.lower_ in words.PACE_PREPOSITIONS and words.lemma_in(verb, words.KEEPING_VERBS))  # "held it at 2%"
    return preposition.head == verb and leads and takes_plan(verb, frame)


def takes_plan(verb: Token, frame: Frame) -> bool:
    """ "Cut its growth forecast", "its forecast was cut": what moves is a forecast, from one to another."""
    moved = ("dobj", "nsubjpass") if is_passive(verb) else ("dobj",)
    if words.lemma_in(verb, measure_words.ATTENDING_VERBS):
        return False  # "the programme was watched by 3m, down from 4m"
    plans = [c for c in verb.children if c.dep_ in moved]
    return any(words.lemma_in(c, words.FORECAST_NOUNS) or is_estimate_ahead(c, frame) for c in plans)


def of_planned_subject(verb: Token, frame: Frame) -> Verdict | None:
    """What "be" says of a plan: "the target is 900", "the price in the proposal is $4", "the rise planned for May is 4%"."""
    if any(c.dep_ == "acomp" and c.lower_ in words.VALUE_WORDS for c in verb.children):
        return None  # "the bid is worth $4m"
    if verb.dep_ == "relcl" and verb.left_edge.tag_ == "WDT" and verb.lemma in words.INCLUDING_VERBS and verb.head.lemma in words.PLANS_OF:
        return Verdict("forecast", "modality.plan-is")
    among = [g for c in verb.children if c.dep_ == "prep" and c.i < verb.i for g in c.children if words.lower(c) in words.AMONG]
    for child in [*verb.children, *(among if any(c.dep_ == "ccomp" for c in verb.children) else [])]:
        if (child.dep_ == "nsubj" or child in among) and is_noun(child):
            inner = [g for c in child.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
            if (
                is_estimate_ahead(child, frame)
                or any(c.dep_ == "acl" and c.tag_ == "VBN" and words.lemma_in(c, words.FORECAST_VERBS_ALWAYS) for c in child.children)
                or words.lemma_in(child, words.FORECAST_NOUNS)
                or any(words.lemma_in(g, words.FORECAST_NOUNS) and g.lemma not in words.PROGRAMMES for g in inner)
            ):
                return Verdict("forecast", "modality.plan-is")
    return None
