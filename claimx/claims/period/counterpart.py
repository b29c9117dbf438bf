"""Figures that are compared with one of the same time: that of a rival, of another place or of another group."""

from __future__ import annotations

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.parse import Token

_COUNTERPART = 12
_OWN_NOUN = "measure.counted-noun"
CONTRAST, _THAN_THE, _AGAINST = "role.compared-with", "role.than-the", "role.against-like"


def is_of_counterpart(draft: Draft) -> bool:
    """Whether a figure is compared with one of another place or group, and so of the same time: "double the 9% of the west"."""
    doc, end = draft.frame.doc, draft.frame.span.end
    if _is_of_rival(draft):
        return True
    if draft.found_by["role"] not in (_THAN_THE, CONTRAST, _AGAINST):
        return False
    if draft.found_by["role"] == _AGAINST and draft.found_by.get("measure") == _OWN_NOUN:  # "4 million lines, against 3 million homes"
        return True
    at = next((token for token in doc[end : end + 2] if token.tag_ != "VBN"), None)
    if at is None or words.lower(at) not in lexicon.words("period_claims", "elsewhere"):
        return False
    if draft.found_by["role"] == _THAN_THE or any(child.tag_ in ("NNP", "NNPS") for child in at.children):
        return True
    return draft.found_by["role"] == CONTRAST and _has_counterpart(draft.frame, at)


def _is_of_rival(draft: Draft) -> bool:
    """Whether a figure is told of another than the one it is held against: "twice the $40 that Holt raised", "compared with Holt's $40"."""
    doc, start = draft.frame.doc, draft.frame.span.start
    if start > 1 and doc[start - 1].tag_ == "POS" and doc[start - 2].tag_ == "NNP":
        return True
    nouns = (draft.frame.head, draft.frame.governor, draft.frame.span.root)
    clause = next((child for noun in nouns if noun is not None for child in noun.children if child.dep_ == "relcl"), None)
    who = next((child for child in clause.children if child.dep_ == "nsubj"), None) if clause is not None else None
    return who is not None and who.tag_ == "NNP"


def _has_counterpart(frame: Frame, preposition: Token) -> bool:
    """Whether the like of a phrase behind a baseline stands before it: "25% in the private sector, compared with 32% in the public one"."""
    doc, first = frame.doc, max(frame.sentence.start, frame.lead - _COUNTERPART)
    before = (token for token in doc[first : frame.lead] if token.dep_ == "prep" and token.lower_ == preposition.lower_)
    return any(_names_group(token) for token in before) and _names_group(preposition)


def _names_group(preposition: Token) -> bool:
    """Whether a preposition stands before "the" and a noun of a place or a group, and no time."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return noun is not None and words.is_definite(noun) and noun.parsed.ent_type_ not in ("DATE", "TIME")
