"""Expressions of time that date another thing than a figure's own, which stands beside it or is told of it only in passing."""

from __future__ import annotations

from claimx import layers, lexicon
from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.parse import Token
from claimx.claims.period.steps import is_gapped
from claimx.claims.period.times import Time
from claimx.claims.tense import is_finite, tense_of

_YEAR, _DAY_WORD = "year.", "day.word"
_CLIMB = 6


def describes_another(frame: Frame, time: Time) -> bool:
    """Whether an expression describes a thing that a figure's noun only stands beside: "the 1931 tower and 4 miles of pipe"."""
    host = time.host
    if not time.attributive or host is None:
        return False
    nouns = (frame.head, frame.governor)
    if _is_of_our_days(time, host) and host not in nouns:
        return True
    if time.period.granularity == "century" or _names_thing(frame, time):
        return True
    if host.dep_ == "conj" and (host.head in nouns or _is_one_of_several(host)):
        return True
    if any(noun is not None and noun.dep_ == "conj" and noun.head == host for noun in nouns):
        return True
    if _is_in_other_phrase(frame, host):
        return True
    verb = host.head
    return host.dep_ == "dobj" and is_verb(verb) and not is_finite(verb) and verb != frame.verb


def _is_of_our_days(time: Time, noun: Token) -> bool:
    """Whether "today's" only tells whom or what is meant, and not of what happened on the day: "today's youth", "today's figures"."""
    if time.period.rule != _DAY_WORD or time.head.dep_ != "poss":
        return False
    return not words.lemma_in(noun, lexicon.words("period_claims", "events"), lexicon.words("period_claims", "turns"))


def _names_thing(frame: Frame, time: Time) -> bool:
    """Whether a year only tells which thing is spoken of: "a 2015 Harlow Jet sells for $80m", "his film, a 1997 thriller, made $4m"."""
    host = time.host
    if host is None or not time.period.rule.startswith(_YEAR):
        return False
    if host.tag_.startswith("NNP") and host.left_edge.lower_ in words.INDEFINITE_ARTICLES:
        return True
    if words.lemma_in(host, lexicon.words("period_claims", "events"), lexicon.words("period_claims", "turns")):
        return False
    above = host
    for _ in range(_CLIMB):
        if above.dep_ not in ("pobj", "prep", "compound", "nmod") or is_verb(above.head):
            break
        above = above.head
    return above.dep_ == "appos" and not (above == frame.head or above.is_ancestor(frame.head))


def _is_in_other_phrase(frame: Frame, noun: Token) -> bool:
    """Whether a noun stands in one phrase behind a verb and a figure in the next: "blamed its 1988 sale in spite of a $40m loan"."""
    if frame.relation != "modifier" or frame.governor is None or noun.dep_ != "pobj" or not noun.i < frame.lead:
        return False
    phrase = noun.head
    if not is_verb(phrase.head) or phrase.i < phrase.head.i or frame.governor.dep_ != "pobj" or is_occasion(frame, noun):
        return False
    other = next((token for token in frame.governor.ancestors if token.head == phrase.head), None)
    return other is not None and other != phrase and other.dep_ == "prep" and other.i > noun.i


def _is_one_of_several(noun: Token) -> bool:
    """Whether a noun behind a preposition only adds to another, which its time is not of: "over her career and her 2008 bid"."""
    first = noun
    while first.dep_ == "conj" and first.head is not first:
        first = first.head
    return first.dep_ == "pobj" and is_noun(first)


def is_of_what_they_expect(frame: Frame, host: Token) -> bool:
    """Whether an expression dates what those whom a figure counts look to: "36% expected sales to slow over the summer"."""
    verb = frame.verb
    wanting = lexicon.words("period_claims", "wanting")
    if verb is None or frame.relation != "subject" or not words.lemma_in(verb, words.FORECAST_VERBS_ALWAYS, wanting):
        return False
    if host == verb or host.i < verb.i or verb.tag_ == "VBN" or not is_verb(host) or verb not in host.ancestors:
        return False
    return any(child.tag_ in ("TO", "MD") for child in host.children)


def is_of_what_was(frame: Frame, time: Time) -> bool:
    """Whether an expression tells when a thing came to be of which the clause tells what it is: "a fund set up in 2020 has paid $84m"."""
    clause = time.host
    if clause is None or clause.dep_ not in ("acl", "advcl") or clause.tag_ != "VBN" or is_finite(clause) or is_gapped(clause):
        return False
    if clause == frame.verb or clause.head in (frame.governor, frame.head):
        return False
    if clause.head.dep_ == "attr" and clause.head.i > frame.span.start:
        return True
    day = layers.published(frame.doc.parsed)
    if day is not None and (time.period.last_day is None or time.period.last_day >= day):
        return False
    main = next((t for t in clause.ancestors if is_verb(t)), None)
    if main is None or words.lemma_in(main, words.ENDING_VERBS):
        return False
    return is_finite(main) and tense_of(main) in ("perfect", "present", "future")


def is_occasion(frame: Frame, noun: Token) -> bool:
    """Whether a noun tells at what occasion a figure's own verb took place ("sold for $3 at last week's auction")."""
    preposition, verb = noun.head, frame.verb
    if verb is None or not is_finite(verb) or tense_of(verb) not in ("past", "perfect"):
        return False
    return preposition.head == verb and words.lower(preposition) in lexicon.words("period_claims", "occasions")
