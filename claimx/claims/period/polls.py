"""The days on which the poll of an article was taken, which hold for all that it found.

News tells them once, most often at its end ("The poll of 900 voters was conducted April 3 to 7").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from claimx import layers, lexicon
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.grammar import direct_object, is_noun, is_verb, subject
from claimx.claims.parse import Parse
from claimx.claims.period.times import Time
from claimx.model import Attribution, Mention, Period

_LONGEST = 60
_WIDE = 60
_STEPS = 4


def is_of_poll(draft: Draft) -> bool:
    """Whether a claim is what a poll found, or tells of those that it asked."""
    above = islice(takewhile(lambda token: not is_verb(token), draft.frame.head.ancestors), _STEPS)
    if any(words.lemma_in(token, measure_words.POLLS) for token in above):
        return True
    if words.lemma_in(draft.frame.verb, measure_words.SURVEYING_VERBS) and draft.frame.quantity.kind == "count":
        return draft.frame.relation != "subject"
    if _puts(draft) or _stands_at(draft) or is_of_sampling(draft):
        return True
    return any(_is_poll(draft.frame.doc, told.source) for told in (draft.attribution, draft.teller) if told is not None)


def is_of_sampling(draft: Draft) -> bool:
    """Whether a claim tells how exact a poll is: "the poll had a margin of error of 4 points"."""
    nouns = [noun for noun in (draft.head, draft.frame.governor) if noun is not None]
    nouns += [inner for noun in nouns for child in noun.children if child.lower_ in words.SHARED_OF for inner in child.children]
    return any(words.lemma_in(noun, lexicon.words("period_claims", "sampling")) for noun in nouns)


def _stands_at(draft: Draft) -> bool:
    """Whether a party is told to be on a share, as in a poll: "The Greens were unchanged on 12%"."""
    frame = draft.frame
    if frame.quantity.kind != "percent" or frame.preposition is None or frame.preposition.lower_ not in measure_words.POLLED_ON:
        return False
    noun = subject(frame.verb) if words.lemma_in(frame.verb, words.BEING, words.STANDING_VERBS) and frame.verb is not None else None
    return noun is not None and noun.tag_.startswith("NNP")


def _puts(draft: Draft) -> bool:
    """Whether "it" gives shares to parties, as a poll does: "It put Labour on 37%"."""
    verb = draft.frame.verb
    if verb is None or draft.frame.quantity.kind != "percent" or not words.lemma_in(verb, lexicon.words("period_claims", "putting")):
        return False
    noun = subject(verb)
    return noun is not None and noun.tag_ == "PRP" and noun.i < verb.i


def field_days(doc: Parse, times: Sequence[Time]) -> Period | None:
    """The days of an article's one poll; None where it tells none, several, or has the polls of several pollsters."""
    found = {(t.period.first_day, t.period.last_day): t.period for t in times if _is_of_fieldwork(t)}
    return next(iter(found.values())) if len(found) == 1 and _is_one_pollster(doc) else None


def _is_poll(doc: Parse, source: Mention | None) -> bool:
    span = doc.span_at(source.start, source.end) if source is not None else None
    return span is not None and any(is_noun(token) and words.lemma_in(token, measure_words.POLLS) for token in span)


def _is_of_fieldwork(time: Time) -> bool:
    """Whether an expression tells when people were asked, for no poll that another is only compared with."""
    first, last, verb = time.period.first_day, time.period.last_day, time.host
    if verb is not None and verb.dep_ == "dobj" and not time.attributive:  # "interviewed 900 adults in May", by the parse "adults in May"
        verb = verb.head
    if first is None or last is None or (last - first).days > _LONGEST or verb is None or not is_verb(verb):
        return False
    if not words.lemma_in(verb, measure_words.SURVEYING_VERBS, lexicon.words("period_claims", "fieldwork")):
        return False
    noun = verb.head
    if verb.dep_ == "acl" and noun.dep_ == "pobj" and words.lower(noun.head) in lexicon.words("period_claims", "compared_polls"):
        return False
    asked = direct_object(verb)
    if words.lemma_in(verb, measure_words.SURVEYING_VERBS) and words.lemma_in(verb, measure_words.POLLS):
        return asked is not None and asked.tag_ == "NNS"  # "Kestrel polled 900 adults in May"
    if words.lemma_in(verb, measure_words.SURVEYING_VERBS) and asked is not None and any(c.tag_ == "CD" for c in asked.children):
        return True  # "Kestrel questioned 900 adults in May"
    around = verb.doc[max(verb.sent.start, verb.i - _WIDE) : min(verb.sent.end, verb.i + _WIDE)]
    return any(is_noun(token) and words.lemma_in(token, measure_words.POLLS) for token in around)


def _is_one_pollster(doc: Parse) -> bool:
    """Whether the names of the polls that an article cites have a word in common, as far as they have names."""
    named = [names for names in _pollsters(doc) if names]
    return not named or bool(frozenset.intersection(*named))


def _pollsters(doc: Parse) -> Iterator[frozenset[str]]:
    found: tuple[Attribution, ...] = layers.found(doc.parsed, "attributions")
    days: tuple[Period, ...] = layers.found(doc.parsed, "periods")
    dated = {token.i for day in days for token in (doc.span_at(day.start or 0, day.end or 0) or ())}  # "a September poll"
    for attribution in found:
        source = attribution.source
        span = doc.span_at(source.start, source.end) if source is not None and _is_poll(doc, source) else None
        if span is not None:
            yield frozenset(token.lower_ for token in span if token.tag_ == "NNP" and token.i not in dated)
