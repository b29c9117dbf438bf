"""How a figure is said: asserted, negated, possible, forecast or conditional, from what has scope over it.

Scope follows the parse from the figure up to the top of what its source says (ConText's triggers and scopes, on
dependencies instead of word windows). The nearest word with a scope decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, clause_auxiliaries, is_noun, is_verb
from claimx.claims.patterns import edges
from claimx.claims.tense import has_subject, is_finite
from claimx.matching import lemma, span_at
from claimx.model.attribution import Attribution
from claimx.model.claim import Modality

_MAX_STEPS = 12
_BESIDE = 24
_DOUBTS = frozenset({"modality.possible-noun", "modality.likely-that"})
_REACHED_BY_NOT = ("", "to", "by", "of", "at", "below", "above", "under", "over", "than", "for")


class Verdict(NamedTuple):
    """A modality and the rule that told it."""

    modality: Modality
    rule: str


def set_modality(draft: Draft) -> None:
    """Fill the draft's modality; a figure that restates another shares its modality."""
    if draft.restates is not None:
        draft.modality, draft.found_by["modality"] = draft.restates.modality, "modality.same-as-before"
    else:
        draft.modality, draft.found_by["modality"] = find_modality(draft)


def find_modality(draft: Draft) -> Verdict:
    """The modality of a figure, within what its source says where it has one."""
    frame, attribution = draft.frame, draft.attribution
    if attribution is not None and attribution.denied:
        return Verdict("negated", "modality.denial")
    if verdict := _beside(frame):
        return verdict
    if draft.role == "baseline" or _is_presupposed(frame):
        return Verdict("asserted", "modality.presupposed")
    return _of_scope(frame, attribution) or _of_cue(frame, attribution) or Verdict("asserted", "modality.plain")


def _of_scope(frame: Frame, attribution: Attribution | None) -> Verdict | None:
    """The verdict of the nearest word with scope; a forecast inside "a risk that …" is only possible."""
    found: Verdict | None = None
    for token, direct in _above(frame.head, _bounds(frame, attribution)):
        verdict = _of_verb(token, frame) if is_verb(token) else _of_noun(token, frame, direct=direct)
        if verdict is not None and (found is None or (found.modality == "forecast" and verdict.rule in _DOUBTS)):
            found = verdict
    return found or _of_relative(frame)


def _is_presupposed(frame: Frame) -> bool:
    """ "The 12 members will vote", "to control 30%-owned Acme": a definite count is taken as given, whatever is said of it."""
    above = frame.head.head
    if (above.tag_ == "VBN" and above.dep_ == "amod") or frame.scene.text.startswith("-", frame.quantity.end):
        return True
    noun = frame.governor
    if frame.relation != "modifier" or noun is None or noun.dep_ not in ("nsubj", "nsubjpass", "pobj"):
        return False
    return any(child.dep_ == "det" and child.i < frame.span.start and child.lower_ in words.DEFINITE_ARTICLES for child in noun.children)


def _bounds(frame: Frame, attribution: Attribution | None) -> tuple[int, int]:
    """First and last character of the stretch that may have scope over the figure."""
    sentence = (frame.sentence.start_char, frame.sentence.end_char)
    if attribution is None or attribution.attitude:
        return sentence
    for part in attribution.content:
        if part.start <= frame.quantity.start < part.end:
            return max(part.start, sentence[0]), min(max(part.end, frame.quantity.end), sentence[1])
    return sentence


def _above(token: Token, bounds: tuple[int, int]) -> Iterator[tuple[Token, bool]]:
    """The tokens that govern a token, nearest first, as far as their scope reaches, and whether no verb stands between."""
    direct = True
    if is_verb(token):
        yield token, direct
    for _ in range(_MAX_STEPS):
        above = token.head
        if above == token or not bounds[0] <= above.idx < bounds[1] or _closes(token, above):
            return
        if not _skips(token, above):
            yield above, direct
        direct = direct and not is_verb(above)
        if token.dep_ == "relcl" and is_noun(above):
            return
        token = above


def _closes(token: Token, above: Token) -> bool:
    """Whether no scope reaches from above into a token's clause: one beside it, or an adverbial clause with its own tense."""
    if token.dep_ == "conj" and is_verb(token) and is_verb(above):
        return has_subject(token)
    return token.dep_ == "advcl" and token.tag_ in ("VBD", "VBZ", "VBP")


def _skips(token: Token, above: Token) -> bool:
    """Whether a word above has no scope over a clause: the first of two finite verbs, the noun that a participle describes."""
    if token.dep_ == "conj" and is_verb(token) and is_verb(above):
        return is_finite(token)
    return token.dep_ == "acl" and token.tag_ in ("VBN", "VBD", "VBG") and not any(c.tag_ == "TO" for c in token.children)


def _of_verb(verb: Token, frame: Frame) -> Verdict | None:
    return _of_auxiliaries(verb, frame) or _of_meaning(verb, frame)


def _of_auxiliaries(verb: Token, frame: Frame) -> Verdict | None:
    auxiliaries = clause_auxiliaries(verb)
    lowered = {a.lower_ for a in auxiliaries}
    if any(a.dep_ == "neg" or a.lower_ in words.NEGATIONS for a in auxiliaries) and _negation_reaches(verb, frame):
        return Verdict("negated", "modality.negation")
    if lowered & (words.FORECAST_MODALS | words.CONDITIONAL_MODALS | words.NEED_MODALS) and _has_condition(verb):
        return Verdict("conditional", "modality.condition")
    if lowered & words.FORECAST_MODALS:
        return Verdict("forecast", "modality.will")
    if lowered & words.POSSIBLE_MODALS:
        return Verdict("possible", "modality.may")
    if lowered & words.CONDITIONAL_MODALS:
        return Verdict("asserted", "modality.choice") if _is_choice(verb, frame) else Verdict("forecast", "modality.would")
    return None


def _is_choice(verb: Token, frame: Frame) -> bool:
    """ "46% would vote for her": what a share of those asked say is a finding, not a forecast."""
    return frame.quantity.kind == "percent" and frame.head.i < verb.i and words.lemma_in(verb, words.CHOICE_VERBS)


def _of_meaning(verb: Token, frame: Frame) -> Verdict | None:
    """What a verb itself makes of what it governs: "expects", "plans to", "is to", "seeks", "is believed to"."""
    name = lemma(verb)
    if _is_past_report(verb):
        return None
    if name in words.FORECAST_VERBS_ALWAYS and verb.i < frame.head.i:
        return Verdict("forecast", "modality.forecast-verb")
    infinitive = _governs_infinitive(verb, frame)
    if infinitive and (name in words.FORECAST_VERBS or _is_to(verb)):
        return Verdict("forecast", "modality.forecast-infinitive")
    if name in words.PENDING_VERBS and _is_asked_for(verb, frame):
        return Verdict("forecast", "modality.asked-for")
    if name in words.WEIGHING_VERBS and verb.i < frame.head.i:
        return Verdict("possible", "modality.weighed")
    if _is_believed(verb):
        return Verdict("possible", "modality.believed")
    return Verdict("forecast", "modality.headline-infinitive") if _is_headline_infinitive(verb) else None


def _is_believed(verb: Token) -> bool:
    """ "Is thought to", "are believed to"."""
    return verb.tag_ == "VBN" and lemma(verb) in words.POSSIBLE_VERBS and any(c.dep_ == "auxpass" for c in verb.children)


def _is_to(verb: Token) -> bool:
    """ "Is to build", "are to go": be and an infinitive."""
    return lemma(verb) == "be" and verb.tag_ in ("VBZ", "VBP") and not any(c.dep_ in ("attr", "acomp") for c in verb.children)


def _is_asked_for(verb: Token, frame: Frame) -> bool:
    """ "Seeks $3m", "is asking for $3m", "offered $3m": money that a verb of asking or bidding governs."""
    if frame.quantity.kind != "money" or frame.verb != verb or verb.i > frame.head.i:
        return False
    token = frame.head
    while token.head != verb:
        token = token.head
    return token.dep_ == "dobj" or (token.dep_ == "prep" and token.lower_ in words.ASKED_BY)


def _negation_reaches(verb: Token, frame: Frame) -> bool:
    """A negation reaches what its own verb governs directly, when that stands after it."""
    preposition = frame.preposition.lower_ if frame.preposition is not None else ""
    counted = frame.relation == "modifier" and frame.governor is not None and frame.governor.dep_ == "pobj"
    return frame.verb == verb and frame.head.i > verb.i and preposition in _REACHED_BY_NOT and not counted


def _has_condition(verb: Token) -> bool:
    return any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in words.CONDITIONAL_MARKERS for m in c.children) for c in verb.children
    )


def _is_past_report(verb: Token) -> bool:
    return verb.tag_ == "VBD" and any(c.dep_ == "ccomp" for c in verb.children) and lemma(verb) not in words.FORECAST_VERBS


def _governs_infinitive(verb: Token, frame: Frame) -> bool:
    """Whether the figure is in an infinitive below a verb ("plans to cut 40 jobs") or is its raised subject ("40 jobs are to go")."""
    holding = [child for child in verb.children if child == frame.head or child.is_ancestor(frame.head)]
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in holding):
        raised = verb.tag_ == "VBN" or lemma(verb) == "be"
        return raised and any(child.dep_ == "xcomp" and _is_infinitive(child) for child in verb.children)
    return any(
        (child.dep_ in ("xcomp", "ccomp", "advcl", "dobj") and _is_infinitive(child))
        or (child.dep_ in ("xcomp", "ccomp", "advcl") and child.tag_ == "VB")
        for child in holding
    )


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _is_headline_infinitive(verb: Token) -> bool:
    """ "Nigeria to boost output by 5%": an infinitive in a sentence that has no finite verb."""
    if verb.tag_ != "VB" or not any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children):
        return False
    return not any(is_verb(t) and is_finite(t) for t in verb.sent) and (verb.dep_ == "ROOT" or is_noun(verb.head))


def _of_noun(noun: Token, frame: Frame, *, direct: bool) -> Verdict | None:
    """ "Plans for", "a target of", "the option to", "is due to", "an expected"."""
    name = lemma(noun)
    if is_noun(noun) and noun.dep_ != "compound":
        if name in words.POSSIBLE_NOUNS and noun.i < frame.head.i:
            return Verdict("possible", "modality.possible-noun")
        if name in words.FORECAST_NOUNS and not _is_reached(noun):
            return Verdict("forecast", "modality.forecast-noun")
        if name in words.ASKING_NOUNS and frame.quantity.kind == "money" and frame.governor == noun and _by_asking(frame):
            return Verdict("forecast", "modality.asked-for")
    if noun.tag_[:2] == "JJ" and (below := [c for c in noun.children if c.dep_ in ("xcomp", "ccomp") and c.is_ancestor(frame.head)]):
        if noun.lower_ in words.POSSIBLE_WORDS or (noun.lower_ in words.LIKELY_WORDS and is_finite(below[0])):
            return Verdict("possible", "modality.likely-that")
        if noun.lower_ in words.FORECAST_ADJECTIVES:
            return Verdict("forecast", "modality.due-to")
    return _of_adjectives(noun) if direct else None


def _by_asking(frame: Frame) -> bool:
    return frame.preposition is not None and frame.preposition.lower_ in words.ASKED_BY


def _of_relative(frame: Frame) -> Verdict | None:
    """ "The $3m that it is seeking": money that a relative clause asks for."""
    if frame.quantity.kind != "money":
        return None
    asked = any(c.dep_ == "relcl" and words.lemma_in(c, words.PENDING_VERBS) for c in frame.head.children)
    return Verdict("forecast", "modality.asked-for") if asked else None


def _is_reached(noun: Token) -> bool:
    """ "Reached its goal of", "met a target": what was aimed at has come about."""
    return noun.dep_ == "dobj" and words.lemma_in(noun.head, words.REACHING_VERBS) and noun.head.tag_ in ("VBD", "VBN")


def _of_adjectives(noun: Token) -> Verdict | None:
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ in words.FORECAST_ADJECTIVES - words.LOOSE_FORECAST_ADJECTIVES:
            return Verdict("forecast", "modality.expected-noun")
        if child.dep_ in ("amod", "advmod") and child.lower_ in words.POSSIBLE_WORDS:
            return Verdict("possible", "modality.possible-adjective")
    return None


def _beside(frame: Frame) -> Verdict | None:
    """Words directly before the figure: "a reported $70m", "an expected 180,000 tonnes"."""
    start = edges(frame.quantity)[0]
    before = frame.scene.text[max(0, start - _BESIDE) : start].lower().split()
    if not before:
        return None
    if before[-1] in words.POSSIBLE_WORDS:
        return Verdict("possible", "modality.reported")
    if before[-1] in words.FORECAST_ADJECTIVES - words.LOOSE_FORECAST_ADJECTIVES:
        return Verdict("forecast", "modality.expected-figure")
    return None


def _of_cue(frame: Frame, attribution: Attribution | None) -> Verdict | None:
    """What the cue of an attribution makes of all that its source says: "alleged that", "forecast that"."""
    if attribution is None or attribution.cue is None:
        return None
    span = span_at(frame.doc, attribution.cue.start, attribution.cue.end)
    name = lemma(span.root) if span is not None else ""
    if name in words.ALLEGING_VERBS or (span is not None and _is_believed(span.root)):
        return Verdict("possible", "modality.alleged")
    return Verdict("forecast", "modality.forecast-cue") if name in words.FORECAST_VERBS_ALWAYS else None
