"""Whose a statistic is that nobody is said to own: the country's whose economy an article tells of."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.actors.words import countries, pronouns
from claimx.claims import measure_words, words
from claimx.claims.actor.clause import place_of
from claimx.claims.actor.standing import Standing, society
from claimx.claims.actor.verdict import Verdict
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, subject
from claimx.claims.parse import Token
from claimx.claims.statistic import is_of_statistic, is_statistic
from claimx.claims.whither import tells_when
from claimx.model import Mention

# How often at least the country of a statistic is named, and how many times as often as all others.
_OFTEN = 2


def of_theme(draft: Draft, before: Sequence[Draft], standing: Standing) -> Verdict | None:
    """Whose a statistic is that nobody is said to own: the country's that the article is about, unless its paragraph turns to others."""
    head = draft.head
    if head is None or words.lemma_in(draft.frame.governor, measure_words.REPETITIONS) or _is_of_speaker(head):
        return None
    theme = standing.theme
    if theme is not None and not (_tells_of_country(head, draft.frame) or _is_bare(draft, head, standing)):
        theme = None
    if theme is None and _tells_of_society(draft, head):
        theme = society(draft.frame.scene)
    if theme is None:
        return None
    if (place := _place_told(draft, head)) is not None and place.name != theme.name:
        return place, "actor.in-place"
    here = [earlier.actor for earlier in before if earlier.paragraph == draft.paragraph and earlier.actor is not None]
    turns = any(actor.label in ("GPE", "LOC", "NORP") and actor.name != theme.name for actor in here)
    return None if turns else (theme, "actor.theme")


def _place_told(draft: Draft, head: Token) -> Mention | None:
    """The place that a statistic is said to be of by its clause: "in London, prices fell 1%", "in Wales, where they fell 2%"."""
    verb = draft.frame.verb
    thing = None if verb is None else subject(verb)
    if thing is None or not (thing is head or thing.tag_ == "PRP"):
        return None
    place = place_of(draft, verb)
    return place if place is not None and place.label in ("GPE", "LOC") else None


def _is_of_speaker(noun: Token) -> bool:
    """Whether something is said to be a speaker's own: "our lending"."""
    owners = (pronouns().get(child.lower_) for child in noun.children if child.tag_ == "PRP$")
    return any(owner is not None and owner.speaker for owner in owners)


def _is_bare(draft: Draft, head: Token, standing: Standing) -> bool:
    """Whether prices, sales or the like are told of by a bare noun, and by no firm: "on an annual basis, prices were up 2.9%"."""
    if head.tag_ != "NNS" or head.dep_ != "nsubj" or not words.lemma_in(head, measure_words.THEME_PLURALS):
        return False
    source, topic = None if draft.teller is None else draft.teller.source, standing.topic
    if any(found is not None and found.label == "ORG" and not standing.observes(found) for found in (source, topic)):
        return False
    return all(child.dep_ == "prep" and not any(noun.tag_.startswith("NNP") for noun in child.children) for child in head.children)


def _tells_of_society(draft: Draft, head: Token) -> bool:
    """Whether a figure tells how much crime there is or the like, and not what share or whose: "burglaries fell by 9% to 41,200"."""
    if head.lemma not in measure_words.SOCIAL_STATISTICS and head.lemma not in words.LIGHT_NOUNS:
        return False
    quantity, inner = draft.frame.quantity, complement(head, *words.SHARED_OF)
    if draft.role == "level" and (quantity.kind == "percent" or quantity.value < 1):
        return False
    if inner is not None:  # "the number of murders", not "murders of nurses"
        return head.lemma in words.LIGHT_NOUNS and inner.lemma in measure_words.SOCIAL_STATISTICS
    return head.lemma in measure_words.SOCIAL_STATISTICS


def of_country(draft: Draft, standing: Standing) -> Verdict | None:
    """Whose a statistic is that nobody is said to own: that of the country which the article names far more than others."""
    if draft.head is None or not is_statistic(draft.head):
        return None
    if any(words.lemma_in(token, measure_words.WAGES) for token in (draft.head, *draft.head.children)):
        return None
    named = sorted(((count, name) for name, count in standing.counts.items() if name.lower() in countries()), reverse=True)
    if not named or named[0][0] < _OFTEN or named[0][0] < _OFTEN * sum(count for count, _ in named[1:]):
        return None
    return standing.first[named[0][1]], "actor.theme"


def _is_the_total(head: Token, frame: Frame) -> bool:
    """Whether a measure is the number or rate that an article is about, which has been named before: "the total climbed by 92,000"."""
    if not words.lemma_in(head, measure_words.TOTALS) or not words.is_definite(head):
        return False
    return not any(child.dep_ in ("poss", "compound") or (child.dep_ == "prep" and not tells_when(frame, child)) for child in head.children)


def _tells_of_country(head: Token, frame: Frame) -> bool:
    """Whether a measure is one that a country has, where its economy is what an article is about: "exports", "the rate of income tax"."""
    if is_statistic(head) or _is_the_total(head, frame) or words.lemma_in(head, measure_words.THEME_NOUNS) or _are_in_work(head):
        return True
    if head.i and f"{head.nbor(-1).lower_} {head.lower_}" in measure_words.THEME_PHRASES:
        return True
    if words.lemma_in(head, measure_words.INDEX_NOUNS) and is_of_statistic(head):
        return True
    if words.lemma_in(head, words.LIGHT_NOUNS, measure_words.TOTALS) and (inner := complement(head, *words.SHARED_OF)) is not None:
        return words.lemma_in(inner, measure_words.THEME_NOUNS) or is_statistic(inner) or _are_in_work(inner)
    to = complement(head, *measure_words.SENT_TO) if words.lemma_in(head, measure_words.SENT_NOUNS) else None
    return to is not None and to.tag_.startswith("NNP")


def _are_in_work(noun: Token) -> bool:
    """Whether people are told of by whether they have work: "people out of work", "people without a job"."""
    if not measure_words.can_act(noun):
        return False
    behind = noun.doc[noun.i + 1 : noun.i + 4]
    return " ".join(token.lower_ for token in behind).startswith(tuple(measure_words.WORKING))
