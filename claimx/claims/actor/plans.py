"""Whose plan, claim, bid or promise it is that a figure is of, and whose it cannot be."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.belonging import possessor_of
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, has_own_subject, is_noun
from claimx.claims.owner import acting, body, noun_phrase
from claimx.claims.parse import Token
from claimx.model import Mention

_MAX_STEPS = 8


def planner(draft: Draft) -> Mention | None:
    """Whose plan, claim or promise a figure is of: "its claim for $280bn in damages", "a plan by the firm to cut 300 jobs"."""
    token = draft.frame.head
    for _ in range(_MAX_STEPS):
        above = token.head
        if above == token or token.dep_ == "agent" or has_own_subject(above) or _has_subject(token):
            return None
        leads = token.dep_ in ("acl", "xcomp") or (token.dep_ == "prep" and token.lower_ in measure_words.PLANNED_BY)
        if leads and is_noun(above) and (found := _whose(above, token, draft.frame)):
            return found
        token = above
    return None


def _has_subject(clause: Token) -> bool:
    """Whether it is told who does what is planned or ruled: "to let Harlow buy 9%", "a rule for clerks earning $9,000"."""
    if clause.dep_ == "acl" and clause.tag_ == "VBG":
        return measure_words.can_act(clause.head)
    return clause.dep_ == "ccomp" and any(child.dep_ == "nsubj" for child in clause.children)


def _whose(noun: Token, link: Token, frame: Frame) -> Mention | None:
    """Whose a plan is, by the noun from which what is planned hangs: the plan itself, or whoever it is said to be by."""
    if words.lemma_in(noun, measure_words.VIEWS):
        return None
    if found := _planned_by(noun, frame):
        return found
    if link.dep_ not in ("acl", "xcomp") or not any(child.tag_ == "TO" for child in link.children):
        return None
    by = noun if noun.dep_ == "pobj" and noun.head.lower_ in measure_words.PROPOSED_BY and is_noun(noun.head.head) else None
    by = by or complement(noun, *measure_words.PROPOSED_BY) or _before_plan(noun)
    return None if by is None or by.i > link.i else acting(by, frame) or body(by, frame)


def _before_plan(plan: Token) -> Token | None:
    """Who has a plan by the noun right before it: "government plans to cut 300 jobs"."""
    who = next((child for child in plan.children if child.dep_ == "compound" and child.i == plan.i - 1), None)
    return who if words.lemma_in(plan, words.FORECAST_NOUNS) else None


def _planned_by(plan: Token, frame: Frame) -> Mention | None:
    """Whose a plan is said to be, be it only "the firm's"."""
    who = next((child for child in plan.children if child.dep_ == "poss" and child.tag_ == "NN"), None)
    return possessor_of(plan, frame) or (noun_phrase(who) if who is not None and measure_words.can_act(who) else None)
