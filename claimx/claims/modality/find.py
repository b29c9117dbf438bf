"""How a figure is said: asserted, negated, possible, forecast or conditional, from what has scope over it.

The nearest word with a scope decides (`modality/scope.py` says which words reach the figure, `modality/verbs.py` what verbs say).
"""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import clause_auxiliaries, complement, is_noun, is_verb
from claimx.claims.modality.beside import of_words_beside, words_before
from claimx.claims.modality.conditions import is_conditioned_behind, is_what_if
from claimx.claims.modality.cue import is_denied_claim, is_expected, of_cue, takes_for_granted
from claimx.claims.modality.given import is_aside, is_of_known_whole, is_past_already, is_presupposed
from claimx.claims.modality.lead_in import of_lead_in
from claimx.claims.modality.negation import is_denied
from claimx.claims.modality.plans import takes_plan
from claimx.claims.modality.scope import above, bounds_of, is_beside, is_within_given
from claimx.claims.modality.verbs import of_verb
from claimx.claims.modality.verdict import Verdict
from claimx.claims.parse import Token
from claimx.claims.tense import is_finite
from claimx.model.attribution import Attribution

_INSTEAD = "role.rather-than"
_FORETOLD = frozenset({"modality.forecast-verb", "modality.forecast-cue", "modality.seen-ahead"})
_SIZES = frozenset({"measure.described", "measure.away"})
_DOUBTS = frozenset({"modality.possible-noun", "modality.likely-that", "modality.if-clause"})
_ASKED = "modality.asked-for"
_GUESSED = "modality.believed"
_PLANNED = "modality.forecast-noun"
_MAY = "modality.may"


def set_modality(draft: Draft) -> None:
    """Fill the draft's modality; a figure that restates another shares its modality."""
    if draft.restates is not None:
        draft.modality, draft.found_by["modality"] = draft.restates.modality, "modality.same-as-before"
    else:
        draft.modality, draft.found_by["modality"] = find_modality(draft)


def find_modality(draft: Draft) -> Verdict:
    """The modality of a figure, within what its source says where it has one."""
    frame, attribution = draft.frame, draft.attribution
    if attribution is not None and attribution.denied and not is_beside(frame.head) and not takes_for_granted(frame, attribution):
        given = is_of_known_whole(frame) or _is_indicted(frame, attribution)  # "denies 14 counts of fraud"
        return Verdict("asserted", "modality.presupposed") if given else Verdict("negated", "modality.denial")
    if is_expected(frame, attribution):
        return Verdict("forecast", "modality.foretold")
    if verdict := of_words_beside(frame) or (_of_relative(frame) if draft.role != "ratio" else None) or _of_participle(frame):
        return verdict
    if draft.role == "baseline":
        return _of_baseline(frame, attribution, instead=draft.found_by["role"] == _INSTEAD)
    if (other := _goes_with(draft)) is not None:
        return Verdict(other.modality, "modality.same-as-before")
    if is_presupposed(frame) or is_aside(frame) or is_past_already(frame) or _is_of_subject_itself(draft):
        return Verdict("asserted", "modality.presupposed")
    if verdict := _of_scope(frame, attribution):
        told = of_cue(frame, attribution)
        asked = verdict.rule == _ASKED  # "is said to have asked for $3m"
        denied = verdict.modality == "forecast" and told is not None and told.rule == "modality.denied-claim"
        return (told if asked or denied else None) or verdict
    if is_within_given(frame.head):
        return Verdict("asserted", "modality.presupposed")
    return of_cue(frame, attribution) or of_lead_in(frame) or Verdict("asserted", "modality.plain")


def _goes_with(draft: Draft) -> Draft | None:
    """The share beside which a comma sets off how far it moved: "38% said they would back it, down two points on last month"."""
    frame, at = draft.frame, draft.frame.lead - 1
    if draft.role != "change" or draft.shares is None or draft.shares.frame.quantity.kind != "percent" or at <= frame.sentence.start:
        return None
    moves = frame.doc[at].lower_ in words.UP_WORDS | words.DOWN_WORDS
    return draft.shares if moves and frame.doc[at - 1].text == "," else None


def _is_of_subject_itself(draft: Draft) -> bool:
    """Whether a length only tells what the subject is like: "an asteroid 320 metres across will pass"."""
    verb = draft.frame.verb
    sized = draft.frame.quantity.kind == "physical" and draft.found_by.get("measure") in _SIZES
    return sized and verb is not None and verb.i >= draft.frame.span.end


def _of_scope(frame: Frame, attribution: Attribution | None) -> Verdict | None:
    """The verdict of the nearest word with scope; a forecast inside "a risk that …" is only possible."""
    found: Verdict | None = None
    for token, direct in above(frame.head, bounds_of(frame, attribution)):
        verdict = of_verb(token, frame) if is_verb(token) else _of_noun(token, frame, direct=direct)
        if verdict is not None and verdict.rule == "modality.would" and is_what_if(token, frame, attribution):
            verdict = Verdict("conditional", "modality.what-if")
        if verdict is not None and verdict.modality in ("forecast", "possible") and is_conditioned_behind(frame):
            verdict = Verdict("conditional", "modality.condition")
        if verdict is not None and (found is None or _is_weaker(verdict, found)):
            found = verdict
    return found


def _is_weaker(above: Verdict, found: Verdict) -> bool:
    """Whether what stands above leaves open what is foretold below: "might make a bid of $3m", "are thought to hold out for $3m"."""
    if found.modality != "forecast" or above.rule in _DOUBTS:
        return found.modality == "forecast"
    return (found.rule == _ASKED and above.rule == _GUESSED) or (found.rule == _PLANNED and above.rule == _MAY)


def _of_baseline(frame: Frame, attribution: Attribution | None, *, instead: bool) -> Verdict:
    """What is compared with is taken as given, unless it was itself foretold: "a prior forecast of $3m", "from an earlier 4%".

    `instead` marks what is foretold no longer: "expects 3%, rather than 4%".
    """
    if frame.governor is not None and words.lemma_in(frame.governor, words.FORECAST_NOUNS):
        return Verdict("forecast", "modality.forecast-noun")
    if frame.verb is not None and takes_plan(frame.verb, frame):
        return Verdict("forecast", "modality.plan-to")
    scope = _of_scope(frame, attribution) or of_cue(frame, attribution)
    if scope is not None and instead and scope.rule in _FORETOLD:
        return scope
    before = words_before(frame)
    if scope is not None and scope.modality == "forecast" and before and before[-1] in words.EARLIER_WORDS:
        return scope
    return Verdict("asserted", "modality.presupposed")


def _of_noun(noun: Token, frame: Frame, *, direct: bool) -> Verdict | None:
    """ "Plans for", "a target of", "the option to", "is due to", "an expected", "conditional on"."""
    if noun.tag_ == "IN" and noun.i and noun.nbor(-1).lower_ in words.CONDITIONAL_ADJECTIVES:
        return Verdict("conditional", "modality.condition")
    verdict = None
    if is_noun(noun) and noun.dep_ != "compound" and not _is_counted(noun, frame):
        verdict = _of_plan(noun, frame)
    elif noun.tag_[:2] == "JJ":
        verdict = _of_adjective(noun, frame)
    return verdict or (_of_adjectives(noun, frame) if direct else None)


def _is_indicted(frame: Frame, attribution: Attribution) -> bool:
    """Whether what is denied is itself the charges: "denies 14 counts of fraud", but not "denied that 14 charges were dropped"."""
    noun = frame.governor
    if noun is None or noun.dep_ != "dobj" or frame.quantity.kind != "count" or not words.lemma_in(noun, words.INDICTMENTS):
        return False
    return attribution.cue is not None and attribution.cue.start <= noun.head.idx < attribution.cue.end


def _is_counted(noun: Token, frame: Frame) -> bool:
    """Whether plans and targets are themselves counted, by a figure or the one before it: "two goals", "18 goals in 24 games"."""
    if frame.quantity.kind != "count" or frame.relation != "modifier" or frame.governor is None or noun.tag_ != "NNS":
        return False
    link = frame.governor.head
    link = link.head if frame.governor.dep_ == "compound" and is_noun(link) else link  # "in 24 league games"
    within = link.dep_ == "prep" and link.head == noun and any(c.dep_ == "nummod" for c in noun.children)
    return frame.governor == noun or within


def _of_plan(noun: Token, frame: Frame) -> Verdict | None:
    name = noun.lemma
    if name in words.POSSIBLE_NOUNS and noun.i < frame.head.i and not _is_moved_chance(noun, frame):
        return Verdict("possible", "modality.possible-noun")
    if is_denied_claim(noun):
        return Verdict("negated", "modality.denied-claim")
    if name in words.COURSE_NOUNS and noun.dep_ == "pobj" and noun.head.lower_ in words.COURSE_PREPOSITIONS:
        return Verdict("forecast", "modality.on-course")
    if name in words.WEIGHING_NOUNS and any(c.dep_ == "acl" and c.is_ancestor(frame.head) for c in noun.children):
        return Verdict("possible", "modality.weighed")
    tasks = (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB")
    if (
        name in words.LEAVE_NOUNS
        and noun.left_edge.lower_ not in words.ANY_WORDS
        and any(task == frame.head or task.is_ancestor(frame.head) for task in tasks)
    ):
        return Verdict("forecast", "modality.forecast-infinitive")
    if name in words.FORECAST_NOUNS and any(c.dep_ == "det" and c.lower_ in words.NEGATIONS for c in noun.children):
        return Verdict("negated", "modality.negation")  # "has no plans to close 40 shops"
    if name in words.FORECAST_NOUNS and not _is_reached(noun) and not _is_outside(noun, frame):
        return Verdict("forecast", "modality.forecast-noun")
    if name in words.REQUESTING_NOUNS and _is_requested(noun, frame):
        return Verdict("forecast", "modality.asked-for")
    if name in words.ASKING_NOUNS and frame.quantity.kind == "money" and (_by_asking(noun, frame) or _is_requested(noun, frame)):
        return Verdict("forecast", "modality.asked-for")
    return None


def _is_requested(noun: Token, frame: Frame) -> bool:
    """ "An application for a permit for 400 people", "a request for 13 guards": what follows "for", with no verb between."""
    below = noun.child_above(frame.head)
    if below is None or below.dep_ != "prep" or below.lower_ not in words.ASKED_BY or frame.quantity.kind == "percent":
        return False
    return not any(is_verb(token) for token in frame.doc[below.i : frame.head.i])


def _is_moved_chance(noun: Token, frame: Frame) -> bool:
    """Whether a figure is by how much a risk or chance moves: "cut the risk of a stroke by 12%", not "the risk of a rise by 12%"."""
    by = frame.preposition
    if noun.lemma not in words.MEASURED_CHANCES or by is None or by.lower_ not in words.MOVED_TO:
        return False
    moves = noun.dep_ in ("dobj", "nsubj", "nsubjpass") and words.lemma_in(noun.head, words.CHANGE_VERBS)
    return moves and not words.lemma_in(complement(noun, *words.SHARED_OF), words.CHANGE_NOUNS)


def _of_adjective(adjective: Token, frame: Frame) -> Verdict | None:
    """ "Likely to reach 5%", "likely that 40 burned"."""
    below = [c for c in adjective.children if c.dep_ in ("xcomp", "ccomp") and c.is_ancestor(frame.head)]
    if not below or any(word.lower_ in measure_words.THAN and adjective.i < word.i < frame.lead for word in frame.head.ancestors):
        return None  # "are likely to", not "are more likely to smoke than those who earn £40 a week"
    if adjective.lower_ in words.SURPRISED_ADJECTIVES and is_denied(adjective.head, clause_auxiliaries(adjective.head)):
        return Verdict("possible", "modality.likely-that")  # "would not be surprised to see 5%"
    if adjective.lower_ in words.POSSIBLE_WORDS or (adjective.lower_ in words.LIKELY_WORDS and is_finite(below[0])):
        return Verdict("possible", "modality.likely-that")
    due = adjective.lower_ in words.FORECAST_ADJECTIVES or (adjective.lower_ in words.RAISED_ADJECTIVES and below[0].dep_ == "xcomp")
    return Verdict("forecast", "modality.due-to") if due else None


def _by_asking(noun: Token, frame: Frame) -> bool:
    """ "A claim for $3m", "a $3m request": a sum that a noun of asking names itself."""
    if frame.governor != noun:
        return False
    asks = frame.relation == "modifier" and noun.lemma in words.REQUESTING_NOUNS
    return asks or (frame.preposition is not None and frame.preposition.lower_ in words.ASKED_BY)


def _of_relative(frame: Frame) -> Verdict | None:
    """ "The $3m that it is seeking", "the 40 that analysts had expected": what a relative clause makes of the figure or what it counts."""
    nouns = [frame.head, *([frame.governor] if frame.relation == "modifier" and frame.governor is not None else [])]
    for clause in (c for noun in nouns for c in noun.children if c.dep_ == "relcl" and not c.follows_comma):
        if words.lemma_in(clause, words.FORECAST_VERBS_ALWAYS) and not _does_deed(clause):
            return Verdict("forecast", "modality.foretold")
        if frame.quantity.kind == "money" and words.lemma_in(clause, words.PENDING_VERBS):
            return Verdict("forecast", "modality.asked-for")
    return None


def _does_deed(clause: Token) -> bool:
    """Whether what a relative clause tells of is to do something itself: "the 40 shops that it did not expect to make a profit"."""
    return any(c.dep_ in ("xcomp", "ccomp") and any(g.dep_ == "dobj" for g in c.children) for c in clause.children)


def _of_participle(frame: Frame) -> Verdict | None:
    """ "400 migrants feared drowned", "the 5% forecast by the bank": what a participle makes of a figure or of its noun."""
    noun = frame.governor if frame.relation == "modifier" and frame.governor is not None else frame.head
    for participle in (c for c in noun.children if c.dep_ in ("acl", "amod") and c.tag_ in ("VBN", "VBD") and c.i > noun.i):
        if any(c.dep_ == "advmod" and c.lower_ in words.DONE_ADVERBS for c in participle.children):
            return Verdict("asserted", "modality.presupposed")
        if participle.doc.lower(participle.i + 1) in words.ACCUSED_BY | words.PACE_PREPOSITIONS:
            continue  # "two men suspected of theft", "a three-year plan aimed at growth"
        if noun != frame.head and words.lemma_in(participle, words.POSSIBLE_VERBS):
            return Verdict("possible", "modality.believed")
        if words.lemma_in(participle, words.FORECAST_VERBS_ALWAYS):
            return Verdict("forecast", "modality.foretold")
    return None


def _is_outside(plan: Token, frame: Frame) -> bool:
    """Whether a figure is no part of what is planned: "a plan by 40 firms", "the plans of two rivals", "a three-year programme"."""
    below = plan.child_above(frame.head)
    if frame.governor == plan and plan.lemma in words.PROGRAMMES and frame.quantity.unit in words.TIME_UNITS:
        return True
    if below is None or below.dep_ not in ("prep", "agent") or below.i < plan.i:
        return False
    planners = plan.tag_ == "NNS" and plan.lemma in words.PLANS_OF and below.lower_ in words.SHARED_OF
    counted = frame.quantity.kind == "count" and frame.governor is not None and frame.governor.head == below
    return below.lower_ in words.BESIDE_PLANS or (planners and counted)


def _is_reached(noun: Token) -> bool:
    """ "Reached its goal of", "met a target": what was aimed at has come about."""
    return noun.dep_ == "dobj" and words.lemma_in(noun.head, words.REACHING_VERBS) and noun.head.tag_ in ("VBD", "VBN")


def _of_adjectives(noun: Token, frame: Frame) -> Verdict | None:
    for child in noun.children:
        if frame.governor == noun and child.i >= frame.span.end and child.lower_ in words.ON_RECORD:  # "eight reported incidents"
            continue
        if child.tag_[:3] == "NNP" or any(c.lower_ in words.DONE_ADVERBS for c in child.children):  # "the previously reported $3m"
            continue
        if child.dep_ == "amod" and child.lower_ in words.FORECAST_ADJECTIVES - words.LOOSE_FORECAST_ADJECTIVES:
            return Verdict("forecast", "modality.expected-noun")
        if child.dep_ in ("amod", "advmod") and child.lower_ in words.POSSIBLE_WORDS:
            return Verdict("possible", "modality.possible-adjective")
    return None
