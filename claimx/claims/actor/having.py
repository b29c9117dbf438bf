"""By whom it is said to be had, given or wanted: "the $3m raised by Hart", "half of it by Norway", "the $3m that Hart asked for"."""

from __future__ import annotations

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.actor.bearing import sentenced
from claimx.claims.actor.doing import agent
from claimx.claims.actor.observers import observes
from claimx.claims.belonging import owner, possessor_of
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, is_verb, subject
from claimx.claims.outlook import only_awaits
from claimx.claims.owner import acting, body, noun_phrase
from claimx.claims.parse import Token
from claimx.model import Mention


def enjoyer(draft: Draft) -> Mention | None:
    """By whom it is said behind a figure that it is had or given: "a 4-point lead by Hart", "the $3m raised by Hart"."""
    verb = draft.frame.verb
    if found := given_by(draft) or had_by(draft):
        return found
    if verb is not None and (found := sentenced(verb, draft.frame)):
        return found
    if found := next((found for noun in _nouns_of(draft) if (found := sentenced(noun, draft.frame) or agent(noun, draft.frame))), None):
        return found
    return _by_whom(draft.head, draft.frame) or _of_clause_above(draft)


def _of_clause_above(draft: Draft) -> Mention | None:
    """Who has what a relative clause tells the size of: "the clerks have salaries that touch $16.50 an hour"."""
    noun, frame = draft.head, draft.frame
    verb = frame.verb
    if noun is None or verb is None or verb.dep_ != "relcl" or verb.head is not noun or noun.dep_ != "dobj":
        return None
    who = subject(noun.head) if words.lemma_in(noun.head, words.HOLDING_VERBS) else None
    if who is None or not frame.scene.is_free(who):
        return None
    return acting(who, frame) or body(who, frame) or (noun_phrase(who) if measure_words.can_act(who) else None)


def _by_whom(noun: Token | None, frame: Frame) -> Mention | None:
    """Who does it to what a noun means by the deed that stands before it: "the purchase by Hart of 300 stores", "Hart's removal of two."""
    if noun is None or noun.dep_ != "pobj" or noun.head.lower_ not in words.SHARED_OF:
        return None
    if noun.head.head is frame.head and frame.head.dep_ == "pobj" and frame.head.head.lower_ in words.SHARED_OF:
        noun = frame.head  # "the removal of thousands of voters"
    deed = noun.head.head
    if deed.tag_ == "NN" and words.lemma_in(deed, measure_words.DEEDS) and (whose := possessor_of(deed, frame)):
        return whose
    if deed.dep_ == "pobj" and deed.head.lower_ in words.AGENT_PREPOSITIONS:  # as parsers read it
        return acting(deed, frame)
    done = deed.tag_ == "NN" and any(child.i < noun.head.i and child.dep_ == "prep" for child in deed.children)
    return agent(deed, frame) if done else None


def had_by(draft: Draft) -> Mention | None:
    """Who has it by a clause behind a figure or its measure: "more than the $3m that Hart raised"."""
    inner = complement(draft.head, *words.SHARED_OF) if draft.head is not None and draft.shares is None else None
    nouns = (*_nouns_of(draft), *(() if inner is None else (inner,)))  # "the 300 pages of letters that Hart wrote"
    clauses = (clause for noun in nouns for clause in noun.children if clause.i >= draft.frame.span.end)
    found = next((found for clause in clauses if (found := _haver(clause, draft.frame))), None)
    return found or _haver_behind(draft.frame) or _giver(draft)


def _haver_behind(frame: Frame) -> Mention | None:
    """Who has it by a clause right behind a figure, wherever a parser hangs that: "less than half of the $3m that Hart asked for"."""
    that = frame.doc[frame.span.end] if frame.span.end < len(frame.doc) else None
    if that is None or that.tag_ not in ("WDT", "IN") or that.dep_ != "dobj" or not is_verb(that.head):
        return None
    return _haver(that.head, frame, hung=False)


def _giver(draft: Draft) -> Mention | None:
    """By whom those are given that a bare number counts: "the heaviest of 23 handed out by the watchdog"."""
    frame, number = draft.frame, draft.frame.head
    most = number.head.head
    if number.tag_ != "CD" or frame.quantity.kind != "count" or number.head.lower_ not in words.SHARED_OF or most.tag_ not in ("JJS", "CD"):
        return None
    clauses = [clause for noun in (number, most) for clause in noun.children if clause.dep_ == "acl" and clause.i > number.i]
    by = next((noun for clause in clauses for child in clause.children if child.dep_ == "agent" for noun in child.children), None)
    if by is None or not frame.scene.is_free(by):
        return None
    return acting(by, frame) or body(by, frame) or (noun_phrase(by) if measure_words.can_act(by) else None)


def given_by(draft: Draft) -> Mention | None:
    """Who does what a share is of that is told of before: "it was given $20m, more than half of it by Norway"."""
    head = draft.frame.head
    behind = complement(head, *words.SHARED_OF)
    of_it = behind is not None and behind.tag_ in ("PRP", "DT", "WDT")
    by = complement(head, *words.AGENT_PREPOSITIONS) if of_it else None
    return None if by is None or not draft.frame.scene.is_free(by) else acting(by, draft.frame) or body(by, draft.frame)


def _nouns_of(draft: Draft) -> tuple[Token, ...]:
    """The head of a figure and its own measure."""
    head = draft.frame.head
    return (head,) if draft.shares is not None or draft.head is None else (head, draft.head)


def _haver(clause: Token, frame: Frame, *, hung: bool = True) -> Mention | None:
    """Who has, gets, gives or promises it by a clause behind a noun: "raised by Hart", "that Hart has raised", "at which Norway grew".

    `hung` tells that the clause hangs from the noun.
    """
    if clause.dep_ == "relcl" and clause.left_edge.lower_ in measure_words.MOVED_BY and words.lemma_in(clause, words.CHANGE_VERBS):
        mover = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        return None if mover is None else acting(mover, frame) or owner(mover, frame)
    had = words.lemma_in(_last_of(clause), *_had(), measure_words.SETTING_VERBS) or (hung and _is_done_with(clause))
    if (hung and clause.dep_ not in ("acl", "relcl")) or not had:
        return None
    who = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    if clause.dep_ == "acl" and who is None:
        leads = words.lemma_in(clause, measure_words.LEADING_VERBS)  # "27 states led by Utah" act themselves
        body_led = leads and frame.quantity.unit not in words.TIME_UNITS and measure_words.can_act(clause.head)
        return None if body_led else agent(clause, frame)
    opens = clause.left_edge
    if who is None or (opens.tag_ in ("IN", "WRB") and opens.dep_ != "dobj") or who.tag_[0] == "W" or who.tag_ == "DT":
        return None
    found = acting(who, frame) or body(who, frame) or _told_after(who, clause, frame)
    only_sees = found is not None and words.lemma_in(clause, measure_words.OPINION_VERBS) and observes(found)
    return None if only_sees or only_awaits(who) else found  # "the 9.2% that the World Bank, or most economists, had pencilled in"


def _is_done_with(clause: Token) -> bool:
    """Whether a clause says what somebody did with what is known: "the 30 licences that Hart signed", not "the 30 that Hart expects"."""
    noun = clause.head
    of = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in words.SHARED_OF else noun
    definite = clause.dep_ == "relcl" and any(map(words.is_definite, (noun, of))) and not measure_words.can_act(noun)
    if not definite or words.lemma_in(clause, words.BEING, measure_words.OPINION_VERBS, words.CHANGE_VERBS, words.LEVEL_VERBS):
        return False
    who = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    known = who is not None and (who.tag_[:3] in ("NNP", "PRP") or words.is_definite(who))  # not "the 400 meals that guests ate"
    if not known or words.lemma_in(clause, measure_words.OBJECTING_VERBS):
        return False
    return not any(child.dep_ == "dobj" and child.tag_[0] != "W" for child in clause.children)


def _last_of(clause: Token) -> Token:
    """The verb of what a clause says somebody means to do: "buy" of "that it has agreed to buy"."""
    meant = (
        child
        for child in clause.children
        if child.dep_ == "xcomp" and child.tag_ == "VB" and not any(c.dep_ == "dobj" for c in child.children)
    )
    return next(meant, clause) if clause.dep_ == "relcl" else clause


def _told_after(pronoun: Token, clause: Token, frame: Frame) -> Mention | None:
    """Who a pronoun stands for in a phrase before the subject of its sentence: "of the $89m it asked for, the agency got $28m"."""
    root = clause.sent.root
    thing = subject(root) if pronoun.lower_ in measure_words.it_words() and is_verb(root) else None
    return acting(thing, frame) or body(thing, frame) if thing is not None and thing.i > clause.i else None


def _had() -> tuple[frozenset[str], ...]:
    """Verbs of having, getting, giving and promising."""
    commits = lexicon.words("actors", "committing_verbs")
    return (
        measure_words.WANTING_VERBS,
        words.HOLDING_VERBS,
        words.TAKING_VERBS,
        words.PAYMENT_VERBS,
        measure_words.TAKING_VERBS,
        measure_words.CONTEST_VERBS,
        measure_words.RESULT_VERBS,
        measure_words.ACHIEVING_VERBS,
        measure_words.LEADING_VERBS,
        commits,
    )
