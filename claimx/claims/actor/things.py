"""Things that do something to what is measured, or make it up: "the law requires three visits", "a storm flooded 40 homes"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.traded import the_currency
from claimx.claims.draft import Draft
from claimx.claims.grammar import complement, is_noun, subject
from claimx.claims.owner import acting, is_event, noun_phrase
from claimx.claims.parse import Token
from claimx.claims.statistic import is_statistic
from claimx.model import Mention

_MAX_STEPS = 8
# Rules by which a figure has the measure of one before it.
GONE_ON = frozenset({"measure.same-as-before", "measure.stood-for"})


def new_thing(thing: Token, verb: Token, draft: Draft) -> Mention | None:
    """A subject that brings in something new and has the measure for object, or that makes up a share of it."""
    if currency := the_currency(thing):
        return currency
    if not is_noun(thing) or thing.lower_.endswith(tuple(measure_words.DEED_ENDINGS)):
        return None
    if words.lemma_in(thing, measure_words.TREATMENTS) and thing.dep_ == "nsubj":  # "the drug cut the risk of stroke by 30%"
        return noun_phrase(thing)
    works = _works(thing, verb)
    if not works and words.lemma_in(thing, words.CHANGE_NOUNS, measure_words.REPORTS, measure_words.COMPANY_NOUNS, measure_words.TOTALS):
        return None
    if are_shares(draft.head):  # "the warning sent shares down 3%"
        return None
    if words.lemma_in(verb, measure_words.CONSTITUTING_VERBS) or _makes_up(verb):
        return noun_phrase(thing)
    if words.lemma_in(thing, measure_words.kinds_of_measure()):
        return None
    given = {child.lower_ for child in thing.children if child.dep_ in ("det", "poss")}
    new = given <= (measure_words.SOME if thing.tag_ == "NNS" else measure_words.ONE) and not (thing.tag_ == "NN" and not given)
    if not new:
        return noun_phrase(thing) if _does_something(thing, verb, draft) else None
    acts = draft.frame.verb == verb and thing.dep_ == "nsubj" and not words.lemma_in(verb, words.CHANGE_VERBS, words.LEVEL_VERBS)
    return noun_phrase(thing) if acts or is_object_of(draft.head, verb) else None


def are_shares(noun: Token | None) -> bool:
    """Whether a noun is of somebody's shares, not of a share of something."""
    return noun is not None and noun.tag_ == "NNS" and words.lemma_in(noun, measure_words.STOCKS)


def _does_something(thing: Token, verb: Token, draft: Draft) -> bool:
    """Whether a thing that was told of before does something to what is measured: "the law requires three visits".

    What it has, and what it does to accounts, statistics and times, tells of whoever is behind it.
    """
    quantity = draft.frame.quantity
    bare = thing.tag_ == "NN" and not any(child.dep_ == "det" for child in thing.children)
    if thing.tag_ not in ("NN", "NNS") or bare or thing.dep_ != "nsubj" or measure_words.can_act(thing):
        return False
    shared = verb.dep_ == "conj" and verb.head is thing.head  # "the inquiry has ended and cost $3m"
    acts = verb.dep_ == "acl" and verb.head is thing and verb.tag_ == "VBG"  # "the plane, carrying 120"
    if not (thing.head is verb or shared or acts):
        return False
    measured = measure_words.is_measure(thing) or words.lemma_in(thing, words.ACCOUNT_NOUNS, words.TIME_UNITS)
    if draft.shares is not None or (measured and not _works(thing, verb)):
        return False
    if is_of_accounts(draft) or quantity.unit in words.TIME_UNITS:
        return False
    if draft.head is not None and is_statistic(draft.head):
        return False
    held = () if quantity.kind == "count" else (words.HOLDING_VERBS,)
    if words.lemma_in(verb, words.BEING, words.CHANGE_VERBS, words.LEVEL_VERBS, measure_words.HARMING_VERBS, *held):
        return False
    return is_object_of(draft.head, verb) or is_object_of(draft.frame.head, verb)


def lasting(draft: Draft) -> Mention | None:
    """What takes the time that a figure tells: "the strike lasted 18 days", "the trial went on for six weeks"."""
    verb = draft.frame.verb
    if verb is None or draft.frame.quantity.unit not in words.TIME_UNITS:
        return None
    on = any(child.lower_ in measure_words.GOING_ON and child.dep_ in ("prt", "advmod", "prep") for child in verb.children)
    is_long = words.lemma_in(verb, words.BEING) and words.lemma_in(draft.head, measure_words.DURATIONS)  # "is 90 minutes in duration"
    if not (is_long or words.lemma_in(verb, measure_words.LASTING_VERBS) or (on and words.lemma_in(verb, measure_words.GOING_VERBS))):
        return None
    thing = subject(verb)
    plain = thing is not None and thing.tag_ in ("NN", "NNS") and not measure_words.can_act(thing) and draft.frame.scene.is_free(thing)
    return noun_phrase(thing) if plain and thing is not None else None


def _works(thing: Token, verb: Token) -> bool:
    """Whether works do what works do, or what is held draws people: "the factory will employ 400", "a rally that drew 300 people"."""
    if words.lemma_in(verb, measure_words.DRAWING_VERBS):
        return any(child.dep_ == "dobj" and measure_words.can_act(child) for child in verb.children)
    return words.lemma_in(thing, measure_words.WORKS) and words.lemma_in(verb, measure_words.WORKING_VERBS)


def _makes_up(verb: Token) -> bool:
    """Whether a verb says what something consists of: "women make up 40% of the staff"."""
    return words.lemma_in(verb, measure_words.MAKING) and any(c.lower_ in measure_words.MAKING_UP for c in verb.children)


def is_object_of(noun: Token | None, verb: Token) -> bool:
    """Whether a noun is a verb's object, or is in the "of" phrase of one."""
    for _ in range(_MAX_STEPS):
        if noun is None:
            return False
        if noun.head == verb:
            return noun.dep_ in ("dobj", "obj")
        if noun.dep_ == "pobj" and (noun.head.lower_ in words.SHARED_OF or words.lemma_in(noun.head.head, words.CHANGE_NOUNS)):
            noun = noun.head.head
        elif noun.dep_ in ("conj", "appos", "compound"):
            noun = noun.head
        else:
            return False
    return False


def measures_business(draft: Draft) -> bool:
    """Whether a firm's accounts are measured, or the volume or growth of what stands in them ("sales volumes")."""
    head = draft.head
    if head is None or is_of_accounts(draft):
        return head is not None
    described = words.lemma_in(head, measure_words.BUSINESS_MEASURES)
    return described and any(child.dep_ == "compound" and words.lemma_in(child, measure_words.BUSINESS) for child in head.children)


def is_of_accounts(draft: Draft) -> bool:
    """Whether a firm's profit, sales and the like are measured."""
    head = draft.head
    if head is None or head.lemma not in measure_words.COMPANY_NOUNS or head.lemma not in words.ACCOUNT_NOUNS:
        return False
    return not _is_harm(head)


def _is_harm(noun: Token) -> bool:
    """Whether losses are what many bear through a misdeed or a mishap: "losses from card fraud", not "losses from its US arm"."""
    if noun.tag_ != "NNS" or not words.lemma_in(noun, measure_words.LOSSES):
        return False
    through = complement(noun, *measure_words.LOST_THROUGH)
    if through is None or not is_noun(through) or through.tag_.startswith("NNP"):
        return False
    return is_event(through) or not any(child.dep_ in ("det", "poss") or child.tag_.startswith("NNP") for child in through.children)


def stands_for_measure(thing: Token, verb: Token, draft: Draft) -> bool:
    """Whether a subject is a pronoun for what was measured before: "the surplus was $3bn. It was $2bn in May", "when they fell 3%"."""
    if thing.lower_ not in measure_words.it_words():
        return False
    mention, measure = draft.frame.scene.mention(thing), draft.measure
    if mention is not None and measure is not None and mention.antecedent is not None:
        last = measure.text.lower().split()[-1]  # "London prices were flat, but in Wales they rose 1%"
        if mention.name == measure.text or (mention.label is None and mention.name.lower().split()[-1] == last):
            return True
    if draft.found_by.get("measure") in GONE_ON and words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS - words.TAKING_VERBS):
        return not words.lemma_in(verb, words.HOLDING_VERBS)
    is_so_much = draft.frame.quantity.kind in ("money", "percent") and draft.frame.governor is verb
    return is_so_much and words.lemma_in(verb, words.BEING, measure_words.STOOD_VERBS)


def weighty(draft: Draft) -> Mention | None:
    """The thing whose own length, weight, speed or contents a figure tells, where it is the subject: "the tower holds 750,000 gallons"."""
    verb, quantity = draft.frame.verb, draft.frame.quantity
    if verb is None or quantity.kind != "physical" or quantity.bare_unit in words.TIME_UNITS:
        return None
    thing = subject(verb)
    if thing is None or thing.tag_ not in ("NN", "NNS") or not draft.frame.scene.is_free(thing):
        return None
    if thing.head != verb and not (verb.dep_ == "relcl" and verb.head == thing):  # "the tunnel, which is 14 miles long"
        return None
    if words.lemma_in(verb, measure_words.OPINION_VERBS) or words.lemma_in(thing, measure_words.REPORTS, measure_words.EXTENTS):
        return None
    return None if measure_words.is_measure(thing) else noun_phrase(thing)


def described(draft: Draft) -> Mention | None:
    """What a length, weight or the like in front of a noun describes, where nobody does anything to it: "in the 185-acre site"."""
    frame, span = draft.frame, draft.frame.span
    if frame.quantity.kind != "physical" or frame.relation != "modifier" or frame.quantity.bare_unit in words.TIME_UNITS:
        return None
    noun = draft.head
    while noun is not None and noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    if noun is None or not is_noun(noun) or noun.i < span.end or noun.dep_ != "pobj" or not frame.scene.is_free(noun):
        return None
    hyphen = "-" in frame.quantity.text or any(token.tag_ == "HYPH" for token in frame.doc[span.end : span.end + 1])
    return acting(noun, frame) or noun_phrase(noun) if hyphen else None
