"""Whether a claim goes on about what the sentences before it tell of: the past, and nothing that stands apart from it."""

from __future__ import annotations

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import direct_object, is_passive, subject
from claimx.claims.parse import Token
from claimx.claims.patterns import plain
from claimx.claims.period.apart import is_in_passing
from claimx.claims.period.around import rows
from claimx.claims.period.elsewhere import is_set_elsewhere
from claimx.claims.period.overlap import is_within
from claimx.claims.period.trading import is_session_price
from claimx.claims.tense import clause_tense
from claimx.model import Period

_WHOLE = 13
_OPENING = 4


def is_account(draft: Draft) -> bool:
    """Whether a claim is of what accounts tell of their period: profit, sales, the net."""
    return words.lemma_in(draft.head, words.ACCOUNT_NOUNS, lexicon.words("period_claims", "accounts"))


def tells_the_past(draft: Draft) -> bool:
    """Whether a claim's clause is in the simple past, or in the pluperfect of reported speech, and is no price of a trading day."""
    tense = clause_tense(draft.frame)
    if tense == "pluperfect":
        return draft.attribution is not None and not _since_then(draft.frame.verb)
    if draft.attribution is not None and (_goes_on(draft.frame.verb) or _is_still_so(draft.frame.verb)):
        return False
    if draft.teller is not None and words.lemma_in(draft.frame.verb, lexicon.words("period_claims", "lasting")):
        return False
    return tense == "past" and not is_session_price(draft.frame)


def has_moved(draft: Draft) -> bool:
    """Whether a claim tells by how much something has moved up to now: "sales have fallen by 4%", "sales are down by 4%"."""
    tense = clause_tense(draft.frame)
    if draft.modality != "asserted" or draft.role != "change" or stands_apart(draft):
        return False
    return tense == "perfect" or (tense == "present" and words.lemma_in(draft.frame.verb, words.BEING))


def _since_then(verb: Token | None) -> bool:
    """Whether a verb tells of what came after what was told: "it had since been cut to 4%"."""
    known = lexicon.words("period_claims", "from_then_on")
    return verb is not None and any(
        child.dep_ == "advmod" and child.lower_ in known and not list(child.children) for child in verb.children
    )


def goes_on_past(draft: Draft) -> bool:
    """Whether a claim goes on telling of the past, about what the sentences before it tell of."""
    return tells_the_past(draft) and not stands_apart(draft) and not is_set_elsewhere(draft.frame)


def _goes_on(verb: Token | None) -> bool:
    """Whether a verb tells of what goes on, in reported speech of now: "he said that it was feeding 40 people"."""
    return verb is not None and verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.tag_ == "VBD" for child in verb.children)


def _is_still_so(verb: Token | None) -> bool:
    """Whether a verb of reported speech tells what is so now: "he said that 40 were still there"."""
    if not words.lemma_in(verb, words.BEING, words.HOLDING_VERBS) or verb is None:
        return False
    return any(child.dep_ == "advmod" and child.lower_ in lexicon.words("period_claims", "still") for child in verb.children)


def stands_apart(draft: Draft) -> bool:
    """Whether a claim is of what a firm decides, or has in passing: "raised its dividend to 40p", "sales at its 73 shops"."""
    if is_in_passing(draft.frame):
        return True
    nouns = (draft.head, draft.frame.governor, direct_object(draft.frame.verb) if draft.frame.verb is not None else None)
    return any(words.lemma_in(noun, lexicon.words("period_claims", "decided_nouns")) for noun in nouns)


def refers_back(frame: Frame) -> bool:
    """Whether a clause says what the figure before it is, or what is in it: "That is 203 days", "The results include a charge of $4m"."""
    if _opens_with_pointer(frame) or _tells_of_included(frame.verb):
        return True
    governor = None if frame.verb is None else subject(frame.verb)
    if governor is None or governor.i > frame.span.start:
        return False
    if words.lemma_in(frame.verb, lexicon.words("period_claims", "including")):
        return words.lemma_in(governor, words.ACCOUNT_NOUNS, lexicon.words("period_claims", "figure_nouns")) or _is_part_of_account(
            governor
        )
    if words.lemma_in(frame.verb, lexicon.words("period_claims", "bringing")):
        return words.lower(governor) in lexicon.words("period_claims", "pointers")
    if not (words.lemma_in(frame.verb, lexicon.words("period_claims", "being")) or _works_out(frame)):
        return False
    if _is_part_of_account(governor):
        return True
    if words.lower(governor) in lexicon.words("period_claims", "pointers"):
        return True
    pointed = any(words.lower(child) in words.DEFINITE_ARTICLES for child in governor.children)
    return pointed and len(list(governor.children)) == 1 and words.lower(governor) in lexicon.words("period_claims", "figure_nouns")


def _tells_of_included(verb: Token | None) -> bool:
    """Whether a relative clause tells more of what accounts include: "The results include gains, which came to $4m"."""
    if verb is None or verb.dep_ != "relcl" or verb.head.dep_ != "dobj":
        return False
    above = verb.head.head
    return words.lemma_in(above, lexicon.words("period_claims", "including")) and words.lemma_in(subject(above), words.ACCOUNT_NOUNS)


def _is_part_of_account(noun: Token) -> bool:
    """Whether a noun is a part of an account that was told: "the bulk of the loss is a charge of $4m"."""
    if not words.lemma_in(noun, lexicon.words("period_claims", "portions")):
        return False
    inner = (pobj for child in noun.children if child.lower_ in words.SHARED_OF for pobj in child.children)
    accounts = words.ACCOUNT_NOUNS, lexicon.words("period_claims", "charges")
    return any(words.lemma_in(pobj, *accounts) and words.is_definite(pobj) for pobj in inner)


def _opens_with_pointer(frame: Frame) -> bool:
    """Whether a figure is what the first words of its sentence say that the one before is, whatever the parse: "That is three times …"."""
    first = frame.sentence.start
    if not 0 < frame.lead - first <= _OPENING or words.lower(frame.doc[first]) not in lexicon.words("period_claims", "pointers"):
        return False
    return words.lemma_in(frame.doc[first + 1], lexicon.words("period_claims", "being"), lexicon.words("period_claims", "coming_to"))


def _works_out(frame: Frame) -> bool:
    """Whether a verb with its particle says what the figure before it comes to: "that works out at 11 cents a share"."""
    if frame.preposition is None or words.lower(frame.preposition) not in words.GOAL_WORDS:
        return False
    return words.lemma_in(frame.verb, lexicon.words("period_claims", "coming_to"))


def holds(frame: Frame) -> bool:
    """Whether a clause tells what somebody has, in the active voice: "it had 40 men", but "seven were reported dead"."""
    verb = frame.verb
    return words.lemma_in(verb, words.HOLDING_VERBS) and verb is not None and not is_passive(verb)


def tells_whole(draft: Draft, period: Period, last: Period | None) -> bool:
    """Whether a period is told as the whole of which the `last` told is a part: "for 2003 as a whole, output rose 2.7%"."""
    if period.end is None or last is None or not is_within(last, period):
        return False
    behind = draft.frame.doc.between(period.end, period.end + _WHOLE)
    return any(row.pattern.match(plain(behind)) for row in rows("whole"))


def tells_kind(frame: Frame) -> bool:
    """Whether a clause tells what those counted were, and not what happened: "900 of them were women"."""
    if frame.verb is None or frame.head.i > frame.verb.i or not words.lemma_in(frame.verb, words.BEING):
        return False
    deps = {child.dep_ for child in frame.verb.children}
    return "attr" in deps and "expl" not in deps
