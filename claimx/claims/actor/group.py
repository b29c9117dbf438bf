"""What a figure counts or measures as its own actor: groups that act, things that go by a name, polls with their samples."""

from __future__ import annotations

from claimx import lexicon
from claimx.actors.words import nouns
from claimx.claims import measure_words, words
from claimx.claims.actor.described import people_told
from claimx.claims.actor.naming import apposed_name, said_to_be
from claimx.claims.belonging import possessor_of
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun
from claimx.claims.owner import acting, body, is_people, noun_phrase
from claimx.claims.parse import Token
from claimx.claims.statistic import is_of_statistic
from claimx.model import Mention

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SHARES = frozenset({"percent", "percentage_point"})


def group(draft: Draft) -> Mention | None:
    """The people or bodies that a figure counts or shares out, where they are what acts: "40% of voters backed it"."""
    head, part = draft.head, draft.measure
    if head is None or part is None or draft.frame.quantity.kind not in ("count", "percent"):
        return None
    if draft.found_by.get("measure") not in measure_words.GROUP_RULES or _is_size(head):
        return None
    people = is_people(head, draft.frame)
    acts = head.tag_ == "DT" or people or measure_words.can_act(head) or _have_views(head, draft)
    if not acts or not (draft.shares or _is_subject(head, draft)):
        return None
    text = head.doc.between(part.start, _told_by(head, part.end)).rstrip()
    if text.lower() in measure_words.THOSE_PEOPLE:  # "of those, 300 were seen"
        return None
    return Mention(text=text, start=part.start, end=part.start + len(text), name=text, label="NORP" if people else None)


def _told_by(those: Token, end: int) -> int:
    """Where a phrase for some people ends, without by whom they were asked or treated: "those polled" (by Harlow Research)."""
    clauses = (child for child in those.children if child.dep_ == "acl") if those.tag_ == "DT" else ()
    return next((child.idx for clause in clauses for child in clause.children if child.dep_ == "agent" and child.idx < end), end)


def _is_size(head: Token) -> bool:
    """Whether those who gather are told of by how many they are: "crowds at the ground average 17,600"."""
    moves = words.lemma_in(head.head, words.CHANGE_VERBS, words.LEVEL_VERBS - words.BEING)
    return head.dep_ == "nsubj" and moves and words.lemma_in(head, measure_words.GATHERINGS, measure_words.ATTENDANCES)


def among(draft: Draft) -> Mention | None:
    """The people among whom or for whom a rate or share is measured: "the jobless rate for adult men", "it was 66% among women"."""
    head, frame = draft.head, draft.frame
    if head is not None and _are_some_of(head, draft):
        return noun_phrase(head)
    if frame.quantity.kind not in _SHARES or (head is not None and measure_words.can_act(head)):
        return None
    rate = head is not None and any(words.lemma_in(token, measure_words.RATES) for token in (head, *head.children))
    places = [frame.verb, frame.head] if draft.shares is not None else [head, frame.verb, frame.head]
    links = measure_words.AMONG | measure_words.RATE_FOR if rate else measure_words.AMONG
    behind = (child for above in places if above is not None for child in above.children if child.lower_ in links)
    behind_links = [inner for link in behind for inner in link.children if inner.dep_ == "pobj"]
    if those := next((inner for inner in behind_links if inner.lower_ in measure_words.THOSE_PEOPLE), None):
        return people_told(those, frame)  # "among those given the drug it was 3%"
    nouns_behind = (inner for inner in behind_links if inner.tag_ in ("NNS", "NNPS") or measure_words.is_age_group(inner))
    people = (noun for noun in nouns_behind if frame.scene.is_free(noun) and (is_people(noun, frame) or measure_words.can_act(noun)))
    found = next(people, None)
    return None if found is None else noun_phrase(found)


def _are_some_of(head: Token, draft: Draft) -> bool:
    """Whether a figure is of some in so many for or by whom something is done: "a problem for one customer in 12"."""
    links = words.AGENT_PREPOSITIONS | measure_words.AMONG | measure_words.RATE_FOR
    some = draft.frame.span.start < head.i < draft.frame.span.end and head.dep_ == "pobj" and head.head.lower_ in links
    return some and measure_words.can_act(head)


def of_members(draft: Draft) -> Mention | None:
    """The body that a compound says the size of, or whose a thing is: "a 10-member board", "the bloc's 60-page report"."""
    head, frame = draft.head, draft.frame
    if head is None or head.dep_ not in ("compound", "nmod", "amod") or frame.quantity.kind != "count" or head.i != frame.span.end + 1:
        return None
    noun = head.head
    is_person = any(kind.type == "PERSON" for kind in nouns().get(noun.lemma, ()))
    if frame.doc[frame.span.end].tag_ != "HYPH" or noun.dep_ == "attr" or is_person:
        return None
    whose = None if measure_words.is_body(noun) else possessor_of(noun, frame)
    return whose or acting(noun, frame) or body(noun, frame)


def of_size(draft: Draft) -> Mention | None:
    """The body or place that is said to have so many people: "a union of 1,500 members", "Benton, a town of 300, home to few"."""
    head, frame = draft.head, draft.frame
    if head is not None and frame.quantity.kind == "count" and frame.governor is head and frame.relation == "preposition":
        return _of_place(head, frame)
    if head is None or frame.quantity.kind != "count" or frame.governor is not head or head.dep_ != "pobj" or head.tag_ != "NNS":
        return None
    noun, prep = head.head.head, head.head.lower_
    if prep in measure_words.HOME_TO and words.lemma_in(noun, measure_words.HOMES):
        place = frame.doc[noun.i - 2] if noun.i - 2 >= frame.sentence.start and frame.doc[noun.i - 1].text == "," else noun.head
        return acting(place, frame) or body(place, frame)
    if (
        prep not in words.SHARED_OF
        or words.lemma_in(noun, words.LIGHT_NOUNS)
        or not (measure_words.is_person(head) or words.lemma_in(head, words.GROUP_NOUNS))
    ):
        return None
    kinds = {kind.type for kind in nouns().get(noun.lemma, ())}
    return acting(noun, frame) or body(noun, frame) if kinds & {"ORG", "GPE"} and "PERSON" not in kinds else None


def _of_place(noun: Token, frame: Frame) -> Mention | None:
    """The place whose people a bare figure counts: "Alderton, a town of less than 1,000", "the nation of 51 million"."""
    preposition, kinds = frame.preposition, nouns().get(noun.lemma, ())
    if preposition is not None and preposition.lower_ in words.SHARED_OF and _gathers(noun):
        return noun_phrase(noun)
    if preposition is None or preposition.lower_ not in words.SHARED_OF or not any(kind.type == "GPE" for kind in kinds):
        return None
    named = said_to_be(noun, frame)
    return (acting(named, frame) if named is not noun else None) or acting(noun, frame) or body(noun, frame) or noun_phrase(noun)


def _gathers(noun: Token) -> bool:
    """Whether people who have come together do something: "a crowd of 10,800 saw her win"."""
    return noun.dep_ == "nsubj" and words.lemma_in(noun, measure_words.GATHERINGS)


def _have_views(head: Token, draft: Draft) -> bool:
    """Whether those who are counted are said to choose or answer, as only people do: "40% of insiders back her"."""
    verb = draft.frame.head.head if head.dep_ == "pobj" else head.head
    return head.tag_ in ("NNS", "NNPS") and words.lemma_in(verb, words.CHOICE_VERBS, measure_words.ANSWER_VERBS)


def active_group(draft: Draft) -> Mention | None:
    """The group that acts, not one that something is done to: "30 sellers were blocked"."""
    head = draft.head
    if head is None or head.dep_ != "nsubjpass":
        return group(draft)
    moved = draft.found_by.get("measure") == "measure.moved-thing" and draft.frame.quantity.kind == "percent" and head.tag_ == "NNS"
    return noun_phrase(head) if moved and measure_words.can_act(head) else None  # "most departments were cut by 6%"


def agents(draft: Draft) -> Mention | None:
    """Those who are counted as they do something together: "the motion was signed by 84 members"."""
    head = draft.head
    first = None if head is None else _first(head)
    if head is None or first is None or first.dep_ != "pobj" or draft.frame.quantity.kind != "count" or not _leads_to_doer(first.head):
        return None
    if head.tag_ != "NNS" or not measure_words.can_act(head) or _is_about_patient(first.head.head):
        return None
    return noun_phrase(head)


def _is_about_patient(deed: Token) -> bool:
    """Whether a passive tells of its subject, whoever is behind its "by": "the film was seen by two million", "Hart was joined by 300"."""
    if words.lemma_in(deed, measure_words.ENJOYING_VERBS, measure_words.RULING_VERBS):
        return True
    named = any(child.dep_ == "nsubjpass" and child.tag_ in ("NNP", "PRP") for child in deed.children)
    return named and words.lemma_in(deed, measure_words.GOING_WITH)


def _leads_to_doer(link: Token) -> bool:
    """Whether a preposition leads to who does, tells or gives it.

    "by 84 members", "according to two judges", "came from 62 donors", "along with five others".
    """
    comes = link.lower_ in measure_words.COME_FROM and words.lemma_in(link.head, measure_words.COMING_VERBS)
    return comes or link.dep_ == "agent" or link.head.lower_ in measure_words.ACCORDING | measure_words.ALONG


def telling_group(draft: Draft) -> Mention | None:
    """The group that a participle right behind it tells of: "with 78% of voters backing her", "with 94% of precincts reporting"."""
    head = draft.head
    shares = draft.found_by.get("measure") == "measure.share-of" and draft.frame.quantity.kind == "percent"
    if head is None or not shares or head.i + 1 >= draft.frame.sentence.end:
        return None
    acts = is_people(head, draft.frame) or measure_words.can_act(head)
    return noun_phrase(head) if acts and head.tag_ == "NNS" and draft.frame.doc[head.i + 1].tag_ == "VBG" else None


def compared_group(draft: Draft) -> Mention | None:
    """The people whose share another is compared with: "half of women backed it, compared with 38 percent of men"."""
    head, share = draft.head, draft.frame.head
    share = share.head if share.dep_ == "conj" else share
    above = share.head
    if head is None or share.dep_ != "pobj" or above.head.lower_ not in measure_words.COMPARING_VERBS:
        return None
    return noun_phrase(head) if head.tag_[-1] == "S" and (is_people(head, draft.frame) or measure_words.can_act(head)) else None


def _is_subject(head: Token, draft: Draft) -> bool:
    """Whether the group itself is the subject, and not a noun that it is "of" ("a poll of 805 voters")."""
    if draft.found_by.get("measure") == "measure.share-of":
        return draft.frame.head.dep_ not in ("dobj", "obj")
    return any(_counted(_first(token)).dep_ in _SUBJECTS for token in (head, draft.frame.head))


def _counted(noun: Token) -> Token:
    """The word for how many there are of those behind its "of", else the noun itself: "a total of 300 Danes"."""
    of = noun.dep_ == "pobj" and noun.head.lower_ in words.SHARED_OF and words.lemma_in(noun.head.head, measure_words.TOTALS)
    return noun.head.head if of else noun


def _first(token: Token) -> Token:
    """The first of those that a noun is coordinated with."""
    while token.dep_ == "conj" and is_noun(token.head):
        token = token.head
    return token


def things(draft: Draft) -> Mention | None:
    """Whatever is counted and does something itself: "28 boosters landed", "hundreds of letters have come"."""
    head, part = draft.head, draft.measure
    if head is None or part is None or draft.found_by.get("measure") not in measure_words.GROUP_RULES:
        return None
    some = head.dep_ == "pobj" and draft.frame.quantity.kind == "count" and draft.frame.quantity.value >= 1
    told = draft.frame.head if some else head
    if (
        told.dep_ != "nsubj"
        or draft.shares is not None
        or words.lemma_in(told.head, words.CHANGE_VERBS, words.LEVEL_VERBS)
        or head.tag_ != "NNS"
        or words.lemma_in(head, measure_words.kinds_of_measure(), words.ACCOUNT_NOUNS)
    ):
        return None
    return Mention(text=part.text, start=part.start, end=part.end, name=part.text, label=None)


def named(draft: Draft) -> Mention | None:
    """What is measured itself, where it goes by a name: "Nordhav fell 3% to $28", said of its shares."""
    head = draft.head
    if head is None or draft.shares is not None or head.dep_ not in ("nsubj", "nsubjpass"):
        return None
    if head.dep_ == "nsubjpass" and head.tag_.startswith("NNP"):
        return None
    if head.tag_ == "NNS" and words.lemma_in(head, measure_words.ECONOMIES):  # "advanced economies will grow 1.6%"
        return noun_phrase(head)
    if not head.tag_.startswith("NNP"):  # "its rival, Alder Mills, fell to third with 9%"
        mention = apposed_name(head, head.head, draft.frame) if head.head is draft.frame.verb else None
        return mention if mention is not None and mention.label in ("ORG", "PRODUCT", "WORK_OF_ART", "PERSON") else None
    sized = words.lemma_in(head, measure_words.COSTS, measure_words.ATTENDANCES)
    if words.lemma_in(head, measure_words.INDEX_NOUNS) and is_of_statistic(head):
        return None
    if head.left_edge is head and (measure_words.is_measure(head) or sized):  # "Turnout was 83%"
        return None
    mention = draft.frame.scene.mention(head)
    if mention is None:
        opens = head.left_edge == head and head.i == draft.frame.sentence.start
        return None if opens or head.text.islower() else noun_phrase(head)
    return mention if mention.label in ("ORG", "PRODUCT", "WORK_OF_ART", "GPE", "PERSON", None) else None


def keeper(draft: Draft) -> Mention | None:
    """Whose premises those who are counted are let into or kept out of: "300 traders were barred from its markets".

    An agentless verb of admitting or shutting out has for its doer whoever runs the place.
    """
    head = draft.head
    if head is None or head.dep_ != "nsubjpass" or not words.lemma_in(head.head, lexicon.words("actors", "barring_verbs")):
        return None
    for token in head.head.subtree:
        if token.i > head.head.i and token.dep_ == "poss" and (found := acting(token, draft.frame)) and found.label in ("ORG", "GPE", None):
            return found
    return None
