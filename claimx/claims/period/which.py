"""Clauses and words that tell which things a figure is of, or when it came to be: their times are the figure's own."""

from __future__ import annotations

from itertools import takewhile

from claimx import lexicon
from claimx.claims import words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import direct_object, is_verb
from claimx.claims.parse import Token
from claimx.claims.patterns import is_fraction
from claimx.claims.period.apart import is_added
from claimx.claims.period.times import Time
from claimx.claims.tense import PASTS, clause_tense, is_finite

_HOURS = ("day", "hour")


def tells_which(frame: Frame, clause: Token) -> bool:
    """Whether an expression is in the clause that tells whom a definite count is of: "the 49 men killed in May were mourned on Friday"."""
    if _tells_which_amount(frame, clause):
        return True
    noun = frame.governor
    if noun is None or frame.relation != "modifier" or frame.quantity.kind != "count" or clause.dep_ not in ("acl", "relcl"):
        return False
    counted = clause.head == noun or _is_kind_of(clause.head, noun)
    return counted and clause.i > frame.span.end and words.is_definite(noun) and not is_added(clause)


def _is_kind_of(word: Token, noun: Token) -> bool:
    """Whether a word behind "of" only tells of which kind the things of a noun are: "the 40 ships of this type sold in May"."""
    if word.dep_ != "pobj" or word.head.head != noun or words.lower(word.head) not in words.SHARED_OF:
        return False
    return words.lemma_in(word, lexicon.words("period_claims", "kinds"))


def _tells_which_amount(frame: Frame, clause: Token) -> bool:
    """Whether a clause with a subject of its own tells which amount is meant: "a third of the $9m that it borrowed in May is left"."""
    if clause.dep_ != "relcl" or clause.i < frame.span.end or not frame.span.start <= clause.head.i < frame.span.end:
        return False
    if frame.quantity.kind not in ("money", "percent", "physical") or not is_finite(clause) or frame.lead < 1:
        return False
    return words.lower(frame.doc[frame.lead - 1]) in words.DEFINITE_ARTICLES


def stands_right_before(frame: Frame, time: Time) -> bool:
    """Whether a word for the present stands right before a figure: "the rate, now 4%, was 5% a year ago"."""
    if time.period.timex_value != "PRESENT_REF":
        return False
    at = frame.lead - 1
    return time.head.i == at or (time.head.i == at - 1 and words.lower(frame.doc[at]) in lexicon.words("period_claims", "standing_at"))


def is_set_off(frame: Frame, time: Time) -> bool:
    """Whether a comma sets off a word for the present with its figure, which are of nothing else: "the rate, now at 4%, could rise"."""
    return time.head.follows_comma and stands_right_before(frame, time)


def stands_right_behind(frame: Frame, time: Time) -> bool:
    """Whether a word for the present stands right behind what something is to rise or fall from: "up to 40 by 2030, from 30 now"."""
    if time.period.timex_value != "PRESENT_REF" or not 0 < time.start - frame.quantity.end <= 1:
        return False
    return frame.preposition is not None and words.lower(frame.preposition) in lexicon.words("period_claims", "up_from")


def is_how_set(frame: Frame, clause: Token) -> bool:
    """Whether a participle tells when the thing came about that a figure is the size of: "her best of 11.16 seconds, set in June"."""
    noun, preposition = frame.governor, frame.preposition
    if noun is None or preposition is None or preposition.lower_ not in words.SHARED_OF or not is_added(clause):
        return False
    return clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.i > frame.span.end and clause.head in (noun, frame.head)


def is_when_recorded(frame: Frame, clause: Token) -> bool:
    """Whether a participle tells when a figure was reached: "below the peak of 40 recorded in 1998", "less than the 4% seen in May"."""
    if clause.tag_ != "VBN" or clause.i < frame.span.end or clause.head not in (frame.head, frame.governor):
        return False
    return words.lemma_in(clause, lexicon.words("period_claims", "recording"))


def is_measured(frame: Frame, noun: Token) -> bool:
    """Whether a figure is of a noun, and no price or size that describes it ("a $40m mill that opened in May")."""
    if noun == frame.governor and frame.relation == "modifier":
        return frame.quantity.kind not in ("money", "physical")
    return noun in (frame.governor, frame.head)


def tells_when_it_was(frame: Frame, clause: Token) -> bool:
    """Whether a clause tells that what a figure is the size of came about: "a $40m sale that took place in May", not "that opened"."""
    noun = clause.head
    whole = noun.dep_ == "pobj" and words.lower(noun.head) in words.SHARED_OF and noun.head.head == frame.head
    if clause.dep_ != "relcl" or not (whole or noun in (frame.head, frame.governor)):
        return False
    if words.lemma_in(clause, lexicon.words("period_claims", "taking_place")):
        return words.lemma_in(direct_object(clause), lexicon.words("period_claims", "place"))
    return words.lemma_in(clause, lexicon.words("period_claims", "happening"))


def is_counted(noun: Token) -> bool:
    """Whether a noun stands below one that counts it: "the number of stocks that …"."""
    above = takewhile(lambda token: not is_verb(token), noun.ancestors)
    return any(words.lemma_in(token, lexicon.words("period_claims", "counting_nouns")) for token in above)


def is_of_whole(frame: Frame, clause: Token) -> bool:
    """Whether a clause dates only the whole of which a figure tells how many are so now: "40% of the homes built in 2012 are empty"."""
    noun = clause.head
    if (
        clause.dep_ not in ("acl", "relcl")
        or noun in (frame.head, frame.governor)
        or noun.dep_ != "pobj"
        or words.lower(noun.head) not in words.SHARED_OF
    ):
        return False
    return noun.head.head in (frame.head, frame.governor) and clause_tense(frame) in ("present", "perfect", "future")


def is_share_of(frame: Frame, noun: Token) -> bool:
    """Whether a noun is what a share of things is taken of: "one in nine of the letters that it had last year was about fees"."""
    share = frame.quantity.kind == "percent" or is_fraction(frame.quantity)
    if not share or noun.dep_ != "pobj" or words.lower(noun.head) not in words.SHARED_OF:
        return False
    return frame.span.start <= noun.head.head.i < frame.span.end


def describes_event(frame: Frame, time: Time) -> bool:
    """Whether a figure tells of the very event that an expression dates: "after Friday's attack, which killed 14"."""
    host, verb = time.host, frame.verb
    return time.attributive and verb is not None and verb.dep_ in ("relcl", "acl") and verb.head == host


def is_reached(draft: Draft, time: Time) -> bool:
    """Whether an expression is the day by which a past clause tells what had come to be: "by Monday evening the storm was 40 km away"."""
    period = time.period
    if period.first_day is not None or period.last_day is None or period.granularity not in _HOURS:
        return False
    if (time.host != draft.frame.verb and period.timex_type != "TIME") or clause_tense(draft.frame) not in PASTS:
        return False
    return words.lower(time.head.head) in lexicon.words("period_claims", "reached")
