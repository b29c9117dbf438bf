"""How the verbs above a figure make it, by their meaning: "expects", "plans to", "is to", "seeks", "is believed to"."""

from __future__ import annotations

from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import clause_auxiliaries, direct_object, has_auxiliary, is_passive, is_verb
from claimx.claims.modality.asking import is_asked_for, is_called_for, is_striven_for
from claimx.claims.modality.auxiliaries import of_auxiliaries
from claimx.claims.modality.conditions import is_condition
from claimx.claims.modality.negation import is_denied, rules_out
from claimx.claims.modality.plans import is_goal_of_plan, is_of_plan_before, of_planned_subject, spells_out_plan
from claimx.claims.modality.scope import has_deadline, is_infinitive
from claimx.claims.modality.seeing import heads_for, is_ahead, is_seen, is_still_to_come, reckons_with, sees_ahead
from claimx.claims.modality.verdict import Verdict
from claimx.claims.parse import Token
from claimx.claims.tense import has_subject, is_finite

_BELOW = ("xcomp", "ccomp", "advcl")


def of_verb(verb: Token, frame: Frame) -> Verdict | None:
    """What a verb above the figure makes of it; None where it leaves that open."""
    if is_condition(verb):
        return Verdict("conditional", "modality.if-clause")
    return of_auxiliaries(verb, frame) or _of_meaning(verb, frame)


def _of_meaning(verb: Token, frame: Frame) -> Verdict | None:
    """What a verb itself makes of what it governs: "expects", "plans to", "is to", "seeks", "is believed to"."""
    if _is_past_report(verb) or any(c.dep_ == "advmod" and c.lower_ in words.HABIT_ADVERBS for c in verb.children):
        return None
    return _of_forecast(verb, frame) or _of_doubt(verb, frame) or _of_arrangement(verb, frame)


def _of_forecast(verb: Token, frame: Frame) -> Verdict | None:
    name = verb.lemma
    after = verb.i < frame.head.i
    governs = after and not _is_agent(verb, frame) and not _goes_on(verb, frame)
    if name in words.FORECAST_VERBS_ALWAYS and (governs or _is_of_subject(verb)) and not _is_aimed_at(verb, frame):
        return Verdict("forecast", "modality.forecast-verb")
    if after and (sees_ahead(verb, frame) or is_seen(verb) or heads_for(verb, frame) or reckons_with(verb, frame)):
        return Verdict("forecast", "modality.seen-ahead")
    if is_of_plan_before(verb) or spells_out_plan(verb):
        return Verdict("forecast", "modality.forecast-noun")
    if _governs_infinitive(verb, frame) and (verdict := _of_infinitive(verb, frame)):
        return verdict
    if is_striven_for(verb, frame):
        return Verdict("forecast", "modality.striven-for")
    asked = name in words.PENDING_VERBS and is_asked_for(verb, frame)
    if asked or _is_wished(verb, frame) or _is_backed(verb, frame) or is_called_for(verb, frame):
        return Verdict("forecast", "modality.asked-for")
    if after and frame.relation == "preposition" and frame.preposition is not None and is_goal_of_plan(verb, frame.preposition, frame):
        return Verdict("forecast", "modality.plan-to")
    if (name in words.STANDING_VERBS or name in words.INCLUDING_VERBS) and after and (said := of_planned_subject(verb, frame)):
        return said
    return Verdict("forecast", "modality.headline-infinitive") if _is_headline_infinitive(verb) else None


def _of_arrangement(verb: Token, frame: Frame) -> Verdict | None:
    """ "Fees are going up by 4% next year": a present with "be" of what has its time still to come behind it."""
    if verb != frame.verb or verb.tag_ != "VBG" or not any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ") for c in verb.children):
        return None
    return Verdict("forecast", "modality.forecast-infinitive") if is_still_to_come(verb) else None


def _is_aimed_at(verb: Token, frame: Frame) -> bool:
    """Whether a figure counts where something was aimed at or foretold: "targeted mills in 40 towns", "predicted the winner in five"."""
    if frame.quantity.kind != "count" or not words.lemma_in(verb, words.TARGETING_VERBS):
        return False
    below = verb.child_above(frame.head)
    if below is None:
        return False
    if any(link is not None and link.lower_ in words.AMONG_PLACES for link in (below, frame.preposition)):
        return True
    return below.dep_ == "dobj" and frame.governor not in (below, verb)


def _goes_on(verb: Token, frame: Frame) -> bool:
    """Whether a figure is under a verb that is only joined to another: "targeting and killing five officers"."""
    below = verb.child_above(frame.head)
    return below is not None and below.dep_ == "conj" and is_verb(below) and below.tag_ == verb.tag_


def _is_agent(verb: Token, frame: Frame) -> bool:
    """ "Forecast by 14 economists": the figure counts those who foretell."""
    if frame.quantity.kind != "count" or frame.relation != "modifier":
        return False
    return any(c.lower_ in words.AGENT_PREPOSITIONS and c.is_ancestor(frame.head) for c in verb.children)


def _is_wished(verb: Token, frame: Frame) -> bool:
    """ "Wants 18 gigawatts", "proposed a budget of $3m": the figure is in the object of a verb of wishing."""
    wished = verb.child_above(frame.head) if words.lemma_in(verb, words.WISHING_VERBS) else None
    if wished is None or wished.i < verb.i:
        return False
    return wished.dep_ == "dobj" or (wished.dep_ == "ccomp" and wished.tag_ in ("VBN", "VBD"))


def _is_backed(verb: Token, frame: Frame) -> bool:
    """Whether a figure is that of a change promised or of a measure backed: "pledges $4m tax cuts", "supports a $12 minimum wage"."""
    thing = direct_object(verb)
    if thing is None or thing.i < verb.i or frame.quantity.kind not in ("money", "percent"):
        return False
    if thing not in (frame.governor, frame.head):
        return False
    if words.lemma_in(verb, words.PROMISING_VERBS):
        return words.lemma_in(thing, words.CHANGE_NOUNS)
    new = thing.left_edge.lower_ in words.INDEFINITE_ARTICLES
    return new and words.lemma_in(verb, words.BACKING_VERBS) and words.lemma_in(thing, words.BACKED_MEASURES)


def _of_doubt(verb: Token, frame: Frame) -> Verdict | None:
    name = verb.lemma
    if rules_out(verb, frame):
        left_open = is_denied(verb, clause_auxiliaries(verb))  # "has not ruled out lowering it to 4%"
        return Verdict("possible", "modality.weighed") if left_open else Verdict("negated", "modality.negation")
    if name in words.WEIGHING_VERBS and verb.i < frame.head.i:
        return Verdict("possible", "modality.weighed")
    if name in words.FEARING_VERBS and verb.i < frame.head.i:
        return Verdict("possible", "modality.feared")
    if name in words.FACING_VERBS and frame.quantity.modifier == "<=" and verb.i < frame.head.i:
        return Verdict("possible", "modality.may")  # "faces up to 10 years in prison"
    if name in words.ACCUSING_VERBS and _is_accused_of(verb, frame):
        return Verdict("possible", "modality.alleged")
    if is_believed(verb) or (is_said_to(verb) and _governs_infinitive(verb, frame)):
        return Verdict("possible", "modality.believed")
    if name in words.WEIGHING_VERBS and any(c.dep_ == "auxpass" and c.tag_ == "VBG" for c in verb.children):  # "a levy is being considered"
        return Verdict("possible", "modality.weighed")
    return _of_complement(verb, frame) if name == "be" or name in words.RAISING_VERBS else None


def _is_accused_of(verb: Token, frame: Frame) -> bool:
    """ "Accused him of stealing $3m": what somebody is said to have done."""
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in words.ACCUSED_BY)
    return any(c.dep_ == "pcomp" and (c == frame.head or c.is_ancestor(frame.head)) for link in links for c in link.children)


def _of_infinitive(verb: Token, frame: Frame) -> Verdict | None:
    """ "Has yet to open 40", "failed to win 40", "is on course to save $3m", "plans to cut 40 jobs", "is to cut 40 jobs"."""
    own = frame.verb is not None and frame.verb.head == verb and frame.verb.dep_ == "xcomp"
    if own and any(c.lower_ in words.YET_WORDS and c.dep_ == "advmod" for c in verb.children):
        return Verdict("negated", "modality.yet-to")
    if own and verb.lemma in words.FAILING_VERBS and words.lemma_in(frame.verb, words.REACHING_VERBS, words.ATTAINING_VERBS):
        return Verdict("negated", "modality.failed-to")
    if _is_on_course(verb):
        return Verdict("forecast", "modality.on-course")
    agreed = verb.lemma in words.AGREEING_VERBS and is_ahead(frame)  # "has agreed to build 40 next year"
    foretells = verb.lemma in words.FORECAST_VERBS and verb.lemma not in words.DECIDING_VERBS
    obliged = own and verb.tag_ in ("VBZ", "VBP") and verb.lemma in words.OBLIGING_VERBS and has_deadline(verb, frame)  # "has until May to"
    if agreed or foretells or obliged or _is_to(verb, frame) or _is_going_to(verb):
        return Verdict("forecast", "modality.forecast-infinitive")
    return None


def _is_on_course(verb: Token) -> bool:
    """ "Is on course to save", "was on track to make"."""
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in words.COURSE_PREPOSITIONS)
    return any(words.lemma_in(g, words.COURSE_NOUNS) for link in links for g in link.children)


def _is_going_to(verb: Token) -> bool:
    """ "Is going to build"."""
    return verb.tag_ == "VBG" and verb.lower_ in words.GOING_WORDS and any(c.dep_ == "aux" for c in verb.children)


def is_believed(verb: Token) -> bool:
    """ "Is thought to", "are believed to"."""
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ in ("acl", "advcl") and not has_subject(verb))
    if not participle or verb.lemma not in words.POSSIBLE_VERBS:
        return False
    return is_passive(verb) or any(c.dep_ == "oprd" for c in verb.children) or not has_auxiliary(verb)


def is_said_to(verb: Token) -> bool:
    """ "Is said to owe": the passive of a verb of saying, with an infinitive."""
    return verb.tag_ == "VBN" and verb.lemma in words.HEARSAY_VERBS and is_passive(verb)


def _is_of_subject(verb: Token) -> bool:
    """ "Gusts of 90 km/h are expected", "with 40,000 fans expected": the figure is in the subject."""
    done = is_passive(verb) or any(c.dep_ == "mark" and c.lower_ in words.ABSOLUTES for c in verb.children)
    return verb.tag_ == "VBN" and done and not any(c.dep_ == "xcomp" for c in verb.children)


def _of_complement(verb: Token, frame: Frame) -> Verdict | None:
    """ "A rise of 50 points is likely", "it is possible that 40 burned"."""
    for child in verb.children:
        if child.dep_ == "acomp" and _is_likely_of(child, verb, frame):
            return Verdict("forecast", "modality.is-likely")
        if child.dep_ == "acomp" and not any(c.dep_ in _BELOW for c in child.children):
            if child.lower_ in words.POSSIBLE_WORDS or (child.lower_ in words.LIKELY_WORDS and _has_clause(verb, frame)):
                return Verdict("possible", "modality.is-possible")
            if child.lower_ in words.LIKELY_WORDS and frame.head.i < verb.i:
                return Verdict("forecast", "modality.is-likely")
    return None


def _is_likely_of(adjective: Token, verb: Token, frame: Frame) -> bool:
    """ "About 600 jobs are likely to go", "400 posts look set to go": what counted things are likely to do."""
    if adjective.lower_ not in words.RAISED_ADJECTIVES or not any(c.dep_ == "xcomp" and is_infinitive(c) for c in adjective.children):
        return False
    return frame.head.i < verb.i and (frame.governor if frame.relation == "modifier" else frame.head) in verb.children


def _has_clause(verb: Token, frame: Frame) -> bool:
    """Whether the figure is in a finite clause below a verb: "it is likely that 40 burned"."""
    return any(c.dep_ == "ccomp" and is_finite(c) and (c == frame.head or c.is_ancestor(frame.head)) for c in verb.children)


def _is_to(verb: Token, frame: Frame) -> bool:
    """ "Is to build", "are to go", "was to open": be and an infinitive."""
    if verb.tag_ not in ("VBZ", "VBP", "VBD") or not words.lemma_in(verb, words.BEING):
        return False
    if verb.tag_ == "VBD" and not _is_still_to(verb, frame):  # "was in town to see 40 friends", "was to score 300 goals for the club"
        return False
    return not any(c.dep_ in ("attr", "acomp") for c in verb.children)


def _is_still_to(verb: Token, frame: Frame) -> bool:
    """Whether "was to" tells of a plan and not of what came about: "he said it was to close", "was to build 40 mills by 2019"."""
    doc, at = verb.doc, verb.i + 1
    return at < len(doc) and doc[at].tag_ == "TO" and (verb.dep_ in ("ccomp", "relcl") or has_deadline(verb, frame))


def _is_past_report(verb: Token) -> bool:
    return verb.tag_ == "VBD" and any(c.dep_ == "ccomp" for c in verb.children) and verb.lemma not in words.FORECAST_VERBS


def _governs_infinitive(verb: Token, frame: Frame) -> bool:
    """Whether the figure is in an infinitive below a verb ("plans to cut 40 jobs") or is its raised subject ("40 jobs are to go")."""
    holding = verb.child_above(frame.head)
    if holding is None:
        return False
    if holding.dep_ in ("nsubj", "nsubjpass"):
        raised = (verb.tag_ == "VBN" and not _is_active(verb)) or words.lemma_in(verb, words.BEING)
        raised = raised or (words.lemma_in(verb, words.RAISING_VERBS) and holding in (frame.head, frame.governor))
        return raised and any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children)
    return (holding.dep_ in (*_BELOW, "dobj") and is_infinitive(holding)) or (holding.dep_ in _BELOW and holding.tag_ == "VB")


def _is_active(verb: Token) -> bool:
    """ "Have promised": a participle with "have" and without "be"."""
    deps = {c.dep_ for c in verb.children}
    return "aux" in deps and "auxpass" not in deps


def _is_headline_infinitive(verb: Token) -> bool:
    """ "Nigeria to boost output by 5%", "Inflation to hit 8%, says bank": an infinitive where no other verb but one of saying is finite."""
    if not is_infinitive(verb) or not (verb.dep_ in ("ROOT", "ccomp") or not is_verb(verb.head)):
        return False
    ends = next((token.text for token in reversed(list(verb.sent)) if not token.text.isspace()), "")
    if ends == "." and any(t.tag_ == "VBN" and t.dep_ == "acl" and t.i > verb.i for t in verb.sent):
        return False  # "a bill to end the tax passed by 90 to 10."
    finite = [t for t in verb.sent if is_verb(t) and is_finite(t) and t.text[0].isalpha()]  # the tagger takes opening quotes for verbs
    return all(t.i > verb.i and t.dep_ == "ROOT" and words.lemma_in(t, words.SAYING_VERBS) for t in finite)
