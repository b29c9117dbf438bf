"""How a figure is said: asserted, negated, possible, forecast or conditional, from what has scope over it.

Scope follows the parse from the figure up to the top of what its source says (ConText's triggers and scopes, on
dependencies instead of word windows).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimx.claims import words
from claimx.claims.frame import Frame, clause_auxiliaries, is_noun, is_verb
from claimx.matching import lemma
from claimx.model.attribution import Attribution
from claimx.model.claim import Modality

_CLAUSE_DEPS = {"xcomp", "ccomp", "advcl", "acl", "relcl", "conj", "pcomp", "prep", "dobj", "attr", "pobj", "nsubj", "nsubjpass", "npadvmod", "acomp", "advmod", "oprd", "dep", "agent", "appos", "parataxis"}
_MAX_STEPS = 10
Verdict = tuple[Modality, str]


def find_modality(frame: Frame, attribution: Attribution | None, text: str) -> Verdict:
    """Modality and rule id of a figure; `attribution` bounds its scope."""
    bounds = _bounds(frame, attribution)
    if attribution is not None and attribution.denied:
        return "negated", "modality.denial"
    if verdict := _beside(frame, text):
        return verdict
    for token in _above(frame.head, bounds):
        verdict = _of_verb(token, frame, bounds) if is_verb(token) else _of_noun(token, frame)
        if verdict:
            return verdict
    cue = _cue_lemma(frame, attribution)
    if cue in words.FORECAST_VERBS_ALWAYS:
        return "forecast", "modality.forecast-cue"
    return "asserted", "modality.plain"


def _bounds(frame: Frame, attribution: Attribution | None) -> tuple[int, int]:
    """First and last character of the stretch that may have scope over the figure."""
    sentence = (frame.sentence.start_char, frame.sentence.end_char)
    if attribution is None:
        return sentence
    for part in attribution.content:
        if part.start <= frame.quantity.start < part.end:
            return max(part.start, sentence[0]), min(max(part.end, frame.quantity.end), sentence[1])
    return sentence


def _above(token: Token, bounds: tuple[int, int]) -> Iterator[Token]:
    """The tokens that govern a token, nearest first, as far as they lie within bounds and their scope reaches."""
    for _ in range(_MAX_STEPS):
        above = token.head
        if above == token or not bounds[0] <= above.idx < bounds[1]:
            return
        if token.dep_ in ("relcl",) and is_noun(above):
            yield above
            return
        if token.dep_ == "conj" and is_verb(token) and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            return
        if token.dep_ == "advcl" and token.tag_ in ("VBD", "VBZ", "VBP"):
            return
        yield above
        token = above


def _of_verb(verb: Token, frame: Frame, bounds: tuple[int, int]) -> Verdict | None:
    auxiliaries = clause_auxiliaries(verb)
    lowered = {a.lower_ for a in auxiliaries}
    if any(a.dep_ == "neg" or a.lower_ in words.NEGATIONS for a in auxiliaries) and _negation_reaches(verb, frame):
        return "negated", "modality.negation"
    if lowered & words.FORECAST_MODALS or "gon" in lowered:
        return "forecast", "modality.will"
    if lowered & words.CONDITIONAL_MODALS:
        if _has_condition(verb):
            return "conditional", "modality.condition"
        return "forecast", "modality.would"
    if lowered & (words.POSSIBLE_MODALS - {"can"}):
        return "possible", "modality.may"
    name = lemma(verb)
    if _is_past_report(verb):
        return None
    if name in words.FORECAST_VERBS_ALWAYS and verb.i < frame.head.i:
        return "forecast", "modality.forecast-verb"
    if name in words.FORECAST_VERBS and _governs_infinitive(verb, frame):
        return "forecast", "modality.forecast-infinitive"
    if verb.tag_ == "VBN" and name in words.POSSIBLE_VERBS and "be" in {lemma(a) for a in auxiliaries}:
        return "possible", "modality.believed"
    if name == "go" and verb.tag_ == "VBG" and _governs_infinitive(verb, frame):
        return "forecast", "modality.going-to"
    if _is_headline_infinitive(verb):
        return "forecast", "modality.headline-infinitive"
    return None


def _negation_reaches(verb: Token, frame: Frame) -> bool:
    """A negation reaches what its own verb governs directly, when that stands after it."""
    return frame.verb == verb and frame.head.i > verb.i


def _has_condition(verb: Token) -> bool:
    return any(c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in words.CONDITIONAL_MARKERS for m in c.children) for c in verb.children)


def _is_past_report(verb: Token) -> bool:
    return verb.tag_ == "VBD" and any(c.dep_ == "ccomp" for c in verb.children) and lemma(verb) not in words.FORECAST_VERBS


def _governs_infinitive(verb: Token, frame: Frame) -> bool:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.tag_ == "VB" and (child == frame.verb or child.is_ancestor(frame.head)):
            return True
    return False


def _is_headline_infinitive(verb: Token) -> bool:
    """ "Nigeria to boost output by 5%": an infinitive that no other word governs."""
    if verb.tag_ != "VB" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    return verb.dep_ == "ROOT" or (verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT" and is_noun(verb.head) and not any(is_verb(t) for t in verb.sent if not verb.is_ancestor(t) and t != verb))


def _of_noun(noun: Token, frame: Frame) -> Verdict | None:
    if is_noun(noun) and lemma(noun) in words.FORECAST_NOUNS and noun.dep_ not in ("compound",):
        return "forecast", "modality.forecast-noun"
    if noun.tag_[:2] == "JJ" and noun.lower_ in words.FORECAST_ADJECTIVES and any(c.dep_ in ("xcomp", "ccomp") for c in noun.children):
        return "forecast", "modality.due-to"
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ in words.FORECAST_ADJECTIVES - {"set", "future"}:
            return "forecast", "modality.expected-noun"
        if child.dep_ in ("amod", "advmod") and child.lower_ in words.POSSIBLE_WORDS:
            return "possible", "modality.possible-noun"
    return None


def _beside(frame: Frame, text: str) -> Verdict | None:
    """Words directly before the figure: "a reported $70m", "an expected 180,000 tonnes"."""
    quantity = frame.quantity
    start = quantity.start if quantity.modifier_text is None else min(quantity.start, quantity.modifier_text.start)
    before = text[max(0, start - 24) : start].lower().split()
    if before and before[-1] in words.POSSIBLE_WORDS:
        return "possible", "modality.reported"
    if before and before[-1] in words.FORECAST_ADJECTIVES - {"set", "future", "likely"}:
        return "forecast", "modality.expected-figure"
    return None


def _cue_lemma(frame: Frame, attribution: Attribution | None) -> str | None:
    if attribution is None or attribution.cue is None:
        return None
    span = frame.doc.char_span(attribution.cue.start, attribution.cue.end, alignment_mode="expand")
    return lemma(span.root) if span is not None else None
