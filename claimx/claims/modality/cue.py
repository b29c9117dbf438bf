"""What the cue of an attribution makes of all that its source says: "alleged that", "forecast that", "is said to"."""

from __future__ import annotations

from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.modality.scope import is_beside
from claimx.claims.modality.seeing import is_estimate_ahead, sees_ahead
from claimx.claims.modality.verbs import is_believed, is_said_to
from claimx.claims.modality.verdict import Verdict
from claimx.claims.parse import Span, Token
from claimx.claims.tense import is_finite, tense_of
from claimx.model.attribution import Attribution

_NOUN_RULES = frozenset({"figure-noun"})
_EXPECTED_RULES = frozenset({"expected-figure"})
_PERFECTS = ("perfect", "pluperfect")


def of_cue(frame: Frame, attribution: Attribution | None) -> Verdict | None:
    """What the cue of an attribution makes of all that its source says: "alleged that", "forecast that"."""
    if attribution is None or attribution.cue is None:
        return None
    span = frame.doc.span_at(attribution.cue.start, attribution.cue.end)
    name = span.root.lemma if span is not None else ""
    if span is not None and is_denied_claim(span.root):
        return Verdict("negated", "modality.denied-claim")
    behind = frame.quantity.start >= attribution.cue.end
    reported = attribution.kind == "indirect"
    if span is not None and behind and reported and " ".join(token.lemma for token in span) in words.FORETELLING_CUES:
        return Verdict("forecast", "modality.forecast-cue")
    if span is not None and behind and sees_ahead(span.root, frame):
        return Verdict("forecast", "modality.seen-ahead")
    told_by_noun = span is not None and behind and attribution.rule in _NOUN_RULES
    if told_by_noun and span is not None and (words.lemma_in(span.root, words.FORECAST_NOUNS) or is_estimate_ahead(span.root, frame)):
        return Verdict("forecast", "modality.forecast-noun")
    if behind and name in words.PROPOSING_VERBS and _is_proposed(frame, name):
        return Verdict("forecast", "modality.asked-for")
    if _is_hearsay(span, name) and not is_beside(frame.head, span.root if span is not None else None):
        return Verdict("possible", "modality.alleged")
    vows = name in words.FORECAST_VERBS and name not in words.DECIDING_VERBS
    promised = span is not None and behind and vows and frame.doc[span.end].tag_ == "TO"  # "vowed to open 40"
    if span is None or not (promised or name in words.FORECAST_VERBS_ALWAYS) or not _is_foretold(frame, span.root, attribution.cue.end):
        return None
    return Verdict("forecast", "modality.forecast-cue")


def is_expected(frame: Frame, attribution: Attribution | None) -> bool:
    """Whether a figure is one that somebody foretold, as a clause right behind it says: "the $3m analysts had forecast"."""
    if attribution is None or attribution.cue is None or attribution.rule not in _EXPECTED_RULES:
        return False
    span = frame.doc.span_at(attribution.cue.start, attribution.cue.end)
    return span is not None and words.lemma_in(span.root, words.FORECAST_VERBS_ALWAYS)


def takes_for_granted(frame: Frame, attribution: Attribution) -> bool:
    """Whether a cue that is itself denied leaves what it tells as it is: "did not mention that it owed $3m"."""
    span = frame.doc.span_at(attribution.cue.start, attribution.cue.end) if attribution.cue is not None else None
    return span is not None and words.lemma_in(span.root, words.FACTIVE_VERBS)


def _is_proposed(frame: Frame, name: str) -> bool:
    """ "Recommended raising it to 80", "recommends that builders pay 15%": what a cue of proposing proposes."""
    tag = frame.verb.tag_ if frame.verb is not None else ""
    return tag == "VBG" or (tag in ("VB", "VBP") and name in words.SUBJUNCTIVE_VERBS)


def _is_hearsay(span: Span | None, name: str) -> bool:
    """Whether a cue does not stand by what it says: "alleged that", "is thought to", "is said to"."""
    return name in words.ALLEGING_VERBS or (span is not None and (is_believed(span.root) or _is_said_to_have(span.root)))


def _is_said_to_have(verb: Token) -> bool:
    """ "Is said to have paid $3m"; what "it was reported that" tells is reported."""
    return is_said_to(verb) and any(c.dep_ == "xcomp" for c in verb.children)


def _is_foretold(frame: Frame, cue: Token, cue_end: int) -> bool:
    """Whether a figure stands in what a cue of forecasting foretells: behind the cue, under no verb in the past and in no aside."""
    verb = frame.verb
    if verb is not None and verb.idx >= cue_end and (verb.tag_ == "VBD" or (is_finite(verb) and tense_of(verb) in _PERFECTS)):
        return False
    joints = () if verb is None else (verb.left_edge, *(child for child in verb.children if child.dep_ == "mark"))
    given = verb is not None and verb.dep_ in ("advcl", "ccomp") and is_finite(verb) and any(t.lower_ in words.REASON_WORDS for t in joints)
    return frame.quantity.start >= cue_end and not given and not is_beside(frame.head, cue)


def is_denied_claim(noun: Token) -> bool:
    """ "Rejected claims that": a noun of saying that a verb of denying has for object."""
    return noun.dep_ == "dobj" and words.lemma_in(noun, words.SAYING_NOUNS) and words.lemma_in(noun.head, words.DENYING_VERBS)
