"""Of how many some are told: "14 of the 22 films", "one of 30 towns that the county runs".

Who has or does something with a part of them has not done it with them all.
"""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.doing import agent
from claimx.claims.actor.opinions import only_finds, only_judges
from claimx.claims.actor.things import is_object_of
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, before_focus
from claimx.claims.grammar import is_verb, subject
from claimx.claims.owner import acting, body
from claimx.claims.parse import Token
from claimx.model import Mention


def is_whole(draft: Draft) -> bool:
    """Whether a figure counts those of whom another figure or a word tells how many are meant."""
    head, frame = draft.head, draft.frame
    if _is_market_shared(draft) or _is_bare_whole(frame):
        return True
    if head is None or frame.quantity.kind != "count" or frame.relation != "modifier" or frame.governor is not head or head.dep_ != "pobj":
        return False
    of, part = head.head, head.head.head
    out = part.lower_ in measure_words.OUT and part.i > 0
    part = part.nbor(-1) if out else part
    lately = any(child.lower_ in measure_words.LATEST for child in head.children)  # "won six of the last seven races", a run of one's own
    if of.lower_ not in words.SHARED_OF or part.i >= of.i or lately:
        return False
    counted = out and any(child.dep_ == "nummod" for child in part.children)  # "1,500 votes out of 620,000 cast"
    return part.tag_ == "CD" or counted or part.lower_ in measure_words.PARTS or part.lower_ in measure_words.ONE_OF


def _is_market_shared(draft: Draft) -> bool:
    """Whether a figure is the size of what somebody has a share of: "Harlow's share of the $5bn market"."""
    head = draft.head
    if head is None or head.dep_ != "pobj" or head.head.lower_ not in words.SHARED_OF or draft.frame.governor is not head:
        return False
    return words.lemma_in(head, measure_words.SHARED_WHOLES) and words.lemma_in(head.head.head, measure_words.STOCKS)


def _is_bare_whole(frame: Frame) -> bool:
    """Whether a bare number is of all of whom some are told: "led by 1,500 votes out of nearly 620,000 cast"."""
    of = frame.head.head
    counted = frame.quantity.kind == "count" and frame.head.dep_ == "pobj"
    return counted and of.lower_ in words.SHARED_OF and of.head.lower_ in measure_words.OUT and of.head.i == of.i - 1


def is_tally(draft: Draft) -> bool:
    """Whether a figure tells how much of a vote is counted, which is nobody's: "with 76 percent of the vote counted, Hart leads"."""
    head, frame = draft.head, draft.frame
    if head is None or head.i + 1 >= frame.sentence.end or not words.lemma_in(head, measure_words.TALLIED):
        return False
    share = head.head.head if head.dep_ == "pobj" and head.head.lower_ in words.SHARED_OF else head
    return share.dep_ == "pobj" and share.head.lower_ in measure_words.HAVING and head.nbor().lower_ in measure_words.TALLYING


def is_of_others(draft: Draft) -> bool:
    """Whether a share is of those asked who side with nobody: "Hart leads Lowell, with 6 percent undecided"."""
    frame, end = draft.frame, draft.frame.span.end
    if frame.quantity.kind != "percent" or end >= frame.sentence.end or frame.doc[end].lower_ not in measure_words.UNDECIDED:
        return False
    link = frame.doc[before_focus(frame)]
    return link.lower_ in measure_words.HAVING or link.tag_ == "CC"


def is_anyones(draft: Draft) -> bool:
    """Whether a figure tells what something takes, whoever does it: "it takes 300 votes to win", not "it took Hart 300 votes"."""
    verb, doc = draft.frame.verb, draft.frame.doc
    if verb is not None and words.lemma_in(verb, measure_words.THERE_BEING) and _are_anyone(draft):
        return True
    if verb is None or draft.attribution is not None or not words.lemma_in(verb, measure_words.REQUIRING_VERBS):
        return False
    if any(doc[at].tag_[:2] in ("NN", "PR") for at in range(verb.i + 1, draft.frame.lead)):
        return False
    children = verb.children
    empty = any(child.lower_ == "it" and child.i < verb.i and draft.frame.scene.actor(child) is None for child in children)
    clauses = (child for child in children if child.i > verb.i and child.dep_ in ("xcomp", "ccomp", "advcl"))
    return empty and any(token.tag_ == "TO" for clause in clauses for token in clause.children)


def _are_anyone(draft: Draft) -> bool:
    """Whether "you" have people only in that there are some: "you have two bankers who pay for it"."""
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    if thing is None or thing.lower_ not in measure_words.OURSELVES or draft.head is None or not measure_words.can_act(draft.head):
        return False
    told = (clause for noun in (draft.head, draft.frame.head) for clause in noun.children)
    return any(clause.dep_ == "relcl" for clause in told)


def is_nobodys(draft: Draft) -> bool:
    """Whether a figure tells what nobody does: "nobody in this room earns £30,000", "no one expected 90 minutes"."""
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    if thing is None or thing.lower_ not in measure_words.NO_ONE:
        return thing is not None and thing.lower_ in measure_words.NOBODY
    return any(child.lower_ in measure_words.NO for child in thing.children)


def is_meanwhile(draft: Draft) -> bool:
    """Whether those are counted, or that is timed, which only goes on while somebody does something.

    "With millions watching, Hart spoke", "during the two-hour service, Hart spoke".
    """
    frame, noun = draft.frame, draft.head
    if frame.span.start > frame.head.sent.root.i:
        return False
    doing = frame.head.head
    if doing.tag_ == "VBG" and frame.head.tag_ in ("CD", "NNS") and frame.head.dep_ == "nsubj" and frame.head.i < doing.i:
        opens = {"advcl": doing.left_edge, "pcomp": doing.head}.get(doing.dep_)
        return opens is not None and opens.lower_ in measure_words.HAVING
    timed = noun is not None and frame.quantity.unit in words.TIME_UNITS and frame.relation == "modifier" and noun.dep_ == "pobj"
    return timed and noun is not None and words.is_definite(noun) and noun.head.lower_ in measure_words.MEANWHILE


def is_only_found(draft: Draft) -> bool:
    """Whether a report only counts what it found: "a study by Hart found 31 cases of fraud"."""
    verb = draft.frame.verb
    thing = None if verb is None else subject(verb)
    if thing is None or thing.head is not verb or draft.frame.quantity.kind != "count":
        return False
    return only_finds(thing) and is_object_of(draft.head, verb)


def is_judged(draft: Draft) -> bool:
    """Whether somebody only says what to think of what others did: "the minister condemned two attacks"."""
    verb = draft.frame.verb
    return verb is not None and only_judges(verb, draft)


def is_of_all(draft: Draft) -> bool:
    """Whether a figure tells what all do who may, and nobody whom the text tells of besides: "turnout was 44%"."""
    return words.lemma_in(draft.head, measure_words.OF_ALL)


def is_market_price(draft: Draft) -> bool:
    """Whether a figure tells the price of a currency or commodity, which is nobody's: "copper prices", "the price of gold"."""
    head = draft.head
    if head is None or not words.lemma_in(head, measure_words.MARKET_PRICES):
        return False
    inside = (inner for child in head.children if child.lower_ in words.SHARED_OF for inner in child.children)
    beside = (child for child in head.children if child.dep_ in ("compound", "nmod", "amod"))
    return any(words.lemma_in(token, measure_words.TRADED_THINGS, measure_words.MARKET_GOODS) for token in (*beside, *inside))


def is_general_price(draft: Draft) -> bool:
    """Whether a figure is the price of goods whoever sells them: "house prices", "the price of polymer", "coil sells for $9 a tonne"."""
    head = draft.head
    if head is None or draft.frame.quantity.kind not in ("money", "percent", "multiple"):
        return False
    if draft.found_by.get("measure") == "measure.valued":
        measured = draft.frame.quantity.kind == "money" and "/" in draft.frame.quantity.unit
        return measured and _is_mass(head) and head.dep_ == "nsubj"
    if not words.lemma_in(head, measure_words.MARKET_PRICES):
        return False
    beside = any(child.dep_ == "compound" and words.lemma_in(child, measure_words.DWELLINGS) for child in head.children)
    inside = (inner for child in head.children if child.lower_ in words.SHARED_OF for inner in child.children)
    return beside or any(_is_mass(inner) for inner in inside)


def _is_mass(noun: Token) -> bool:
    """Whether a noun is of a stuff that is told of as such: "polymer", "hot-rolled coil", not "the coil" or "Harlow's coil"."""
    return noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)


def is_worldwide(draft: Draft) -> bool:
    """Whether a figure tells what was done all over the world by whomever: "810 million phones were sold worldwide"."""
    verb = draft.frame.verb
    if verb is None or draft.head is None or draft.head.head is not verb or draft.head.dep_ != "nsubjpass":
        return False
    return any(child.lower_ in measure_words.WORLDWIDE for child in verb.children)


def of_whole(draft: Draft) -> Mention | None:
    """Who did something with all of them, by a clause behind them: "of the 25 delegates chosen by Ohio", "of the 16 it will close"."""
    head = draft.head
    for clause in head.children if head is not None else ():
        if clause.i < draft.frame.span.end or clause.dep_ not in ("acl", "relcl"):
            continue
        if found := agent(clause, draft.frame) or _subject_of(clause, draft.frame):
            return found
    return None


def _subject_of(clause: Token, frame: Frame) -> Mention | None:
    """Who is the subject of a clause that leaves out its object, or of what is said in it: "that the county says it must close"."""
    has_object = any(child.dep_ in ("dobj", "attr") and child.i > clause.i for child in clause.children)
    if clause.dep_ != "relcl" or clause.left_edge.tag_ in ("WRB", "IN") or has_object:
        return None
    who = next((c for c in clause.children if c.dep_ == "nsubj" and c.tag_[0] != "W" and c.tag_ not in ("DT", "WDT")), None)
    return None if who is None or not is_verb(clause) else acting(who, frame) or body(who, frame)
