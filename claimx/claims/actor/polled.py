"""Polls: those who were asked, whose answers a figure tells, and the poll itself with its sample."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_passive, is_verb, subject
from claimx.claims.owner import acting, body, is_people, noun_phrase
from claimx.claims.parse import Token
from claimx.matching import lemma_of
from claimx.model import Mention

# How many words before a sentence the poll that it goes on about is looked for.
_BACK = 60
# ... and the poll that a bare share of its respondents is told of.
_POLL_REACH = 250
_SHARES = frozenset({"percent", "percentage_point"})


def respondents(draft: Draft) -> Mention | None:
    """Those of whom a poll tells a share without naming them again: "Of likely voters, 43% back Hart. Sixteen percent are undecided"."""
    frame = draft.frame
    verb = frame.head.head
    bare = frame.head.dep_ == "nsubj" and frame.head.i < frame.span.end and is_verb(verb)
    if not bare or not (frame.quantity.kind == "percent" or frame.quantity.value < 1):
        return None
    if words.lemma_in(verb, words.CHANGE_VERBS, words.LEVEL_VERBS - words.BEING, measure_words.TELLING_AMOUNTS):
        return None
    in_so_many = next((child for child in frame.head.children if child.dep_ == "prep"), None)
    if in_so_many is not None and not (in_so_many.i < frame.span.end and frame.doc[frame.span.end].tag_[:2] in ("VB", "MD")):
        return None
    back = 0 if in_so_many is not None and not answers(draft) else _POLL_REACH
    window = frame.doc[max(0, frame.sentence.start - back) : frame.lead]
    poll = next((token for token in window if is_noun(token) and words.lemma_in(token, measure_words.POLLS)), None)
    if poll is None:
        return None
    window = window if window[0].i >= poll.sent.start else frame.doc[poll.sent.start : frame.lead]
    plurals = (t for t in reversed(window) if t.tag_ in ("NNS", "NNPS"))
    groups = [t for t in plurals if (_is_group(t, frame) or _has_views(t, draft)) and frame.scene.is_free(t)]
    found = next((token for token in groups if not words.lemma_in(token, measure_words.PARTS_OF_SAMPLE)), next(iter(groups), None))
    return None if found is None else noun_phrase(found)


def answers(draft: Draft) -> bool:
    """Whether a figure stands alone as the subject of what people say or choose: "47% say that it is"."""
    frame, at = draft.frame, draft.frame.span.end
    if at < frame.sentence.end and frame.doc[at].tag_ == "MD":
        at += 1
    if at + 1 >= frame.sentence.end or frame.doc[at].tag_[:2] not in ("VB", "NN"):
        return False
    word, behind = frame.doc[at], frame.doc[at + 1]
    if word.tag_[:2] == "NN" and behind.tag_ in ("IN", ",", ".", "CC", "TO"):
        return False  # "42% support for it"
    verb = lemma_of(word.lower_, "VB" if word.tag_[:2] == "NN" else word.tag_)
    views = (measure_words.ANSWER_VERBS, measure_words.OPINION_VERBS, measure_words.VIEW_VERBS, words.CHOICE_VERBS)
    return any(verb in verbs for verbs in views)


def are_people(mention: Mention, frame: Frame) -> bool:
    """Whether an actor is a group of people by its noun."""
    origin = mention.antecedent or mention
    span = frame.doc.span_at(origin.start, origin.end)
    return span is not None and span.root.tag_ in ("NNS", "NNPS") and (measure_words.can_act(span.root) or is_people(span.root, frame))


def _is_group(noun: Token, frame: Frame) -> bool:
    """Whether a plural is of people who may answer a poll; a name, if its sentence asks or shares them out ("36% of Democrats")."""
    if noun.tag_ == "NNS":
        return words.lemma_in(noun, words.GROUP_NOUNS) or _is_sampled(noun)
    if noun.i < frame.sentence.start or lemma_of(noun.text, "NNS") not in words.GROUP_NOUNS:
        return False
    asked = noun.dep_ in ("dobj", "dative", "nsubj") and words.lemma_in(noun.head, measure_words.SURVEYING_VERBS)
    return asked or (noun.dep_ == "pobj" and noun.head.lower_ in words.SHARED_OF and noun.head.head.tag_ in ("NN", "CD"))


def _has_views(noun: Token, draft: Draft) -> bool:
    """Whether a people or party is said to answer or choose where a bare share does: "most Americans oppose it. 62% say it is late"."""
    views = (measure_words.ANSWER_VERBS, measure_words.VIEW_VERBS, words.CHOICE_VERBS)
    return noun.dep_ == "nsubj" and words.lemma_in(noun.head, *views) and answers(draft) and is_people(noun, draft.frame)


def _is_sampled(noun: Token) -> bool:
    """Whether a counted noun is of those of whom a poll is: "a survey of 300 surveyors"."""
    of_poll = noun.dep_ == "pobj" and noun.head.lower_ in measure_words.SAMPLED_BY and words.lemma_in(noun.head.head, measure_words.POLLS)
    return of_poll and measure_words.can_act(noun)


def _is_of_sample(noun: Token, frame: Frame) -> bool:
    """Whether a noun is of a sample or of its error: "a margin of sampling error", not the margin by which somebody leads."""
    if not words.lemma_in(noun, measure_words.SAMPLE_NOUNS):
        return False
    return not words.lemma_in(noun, measure_words.CONTEST_WORDS) or any(t.lower_ in measure_words.SAMPLE_MARGINS for t in frame.sentence)


def is_of_other_things(draft: Draft, earlier: Draft) -> bool:
    """Whether a share is of what a survey is about, not of the sample told before: "in a survey of nine cities, 3%"."""
    told = earlier.found_by.get("actor") == "actor.survey" and draft.frame.quantity.kind in _SHARES
    return told and not any(token.lower_ in measure_words.SAMPLE_MARGINS for token in draft.frame.sentence)


def _asker(draft: Draft) -> Mention | None:
    """Who is said to ask a sample: "the university surveyed 1,051 voters", "Harlow Research took the poll of 900 voters"."""
    verb, head = draft.frame.verb, draft.head
    if verb is None or head is None or is_passive(verb):
        return None
    asked = head if words.lemma_in(verb, measure_words.SURVEYING_VERBS, measure_words.STUDYING_VERBS) else None
    asked = head.head.head if asked is None and words.lemma_in(verb, measure_words.TAKING_POLLS) else asked
    who = subject(verb)
    if asked is None or asked.head is not verb or asked.dep_ != "dobj" or who is None or words.lemma_in(who, measure_words.POLLS):
        return None
    return acting(who, draft.frame) or body(who, draft.frame)


def survey(draft: Draft) -> Mention | None:
    """The poll whose sample or margin of error a figure is: "The poll surveyed 604 voters"."""
    frame, head = draft.frame, draft.head
    if head is None:
        return None
    asked = frame.verb is not None and words.lemma_in(frame.verb, measure_words.SURVEYING_VERBS) and head.head == frame.verb
    studied = frame.verb is not None and words.lemma_in(frame.verb, measure_words.STUDYING_VERBS) and head.dep_ == "dobj"
    takes_part = studied or (head.dep_ == "pobj" and frame.quantity.kind == "count" and draft.attribution is None)
    poll = subject(frame.verb) if frame.verb is not None and takes_part else None
    asked = asked or (poll is not None and words.lemma_in(poll, measure_words.POLLS))  # "the poll draws on answers from 600 voters"
    of_poll = head.dep_ == "pobj" and head.head.lower_ in words.SHARED_OF and words.lemma_in(head.head.head, measure_words.POLLS)
    if not (asked or (of_poll and frame.quantity.kind == "count" and frame.quantity.value >= 1) or _is_of_sample(head, frame)):
        return None
    if (asker := _asker(draft)) is not None:
        return asker
    start = max(0, frame.sentence.start - _BACK)
    for token in (*reversed(frame.doc[start : frame.lead]), *frame.doc[frame.span.end : frame.sentence.end]):
        if is_noun(token) and words.lemma_in(token, measure_words.POLLS):
            mention = frame.scene.mention(token)
            return mention if mention is not None and mention.end == token.end else noun_phrase(token)
    return None
