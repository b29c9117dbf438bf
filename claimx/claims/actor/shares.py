"""Of whom a share or an amount tells that stands alone as a subject: "Half of voters back it. Some 47% say it is late"."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.actor.described import people_told
from claimx.claims.actor.polled import answers, are_people
from claimx.claims.actor.verdict import Verdict
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb, subject
from claimx.claims.measure.pointing import is_pointing
from claimx.claims.owner import is_people, noun_phrase
from claimx.claims.parse import Token
from claimx.model import Mention

# How many paragraphs back those may stand whose answers a bare share tells.
_ANSWERS_REACH = 4
_SUBJECTS = ("nsubj", "nsubjpass")
# Rules that find those who are counted.
_COUNTED = frozenset({"actor.counted-group", "actor.respondents", "actor.survey", "actor.same-as-before"})


def fronted(draft: Draft) -> Mention | None:
    """Of whom a share tells that its clause opens with: "among men it is 23%", "of those with a car, 40% drove"."""
    frame = draft.frame
    if frame.quantity.kind != "percent" and not (frame.quantity.kind == "count" and frame.quantity.value < 1):
        return None
    if draft.found_by.get("measure") == "measure.share-of":  # "among Democrats, two-thirds of women"
        return None
    opener = _opener(draft)
    if opener is None or opener.lower_ not in measure_words.AMONG | words.SHARED_OF or not _tells_of_share(draft):
        return None
    for noun in opener.children:
        if noun.dep_ != "pobj" or noun.i >= frame.lead or not frame.scene.is_free(noun):
            continue
        if noun.lower_ in measure_words.THOSE_PEOPLE:
            return people_told(noun, frame)
        if noun.tag_[-1] == "S" and (measure_words.can_act(noun) or is_people(noun, frame)):
            return noun_phrase(noun)
    return None


def _opener(draft: Draft) -> Token | None:
    """The first word of the figure's clause."""
    doc, sentence = draft.frame.doc, draft.frame.sentence
    joint = next((at for at in range(draft.frame.lead - 1, sentence.start, -1) if doc[at].text == ";"), None)
    at = sentence.start if joint is None else joint + 1
    while at < draft.frame.lead and (doc[at].tag_ in ("CC", "_SP", "``", "RB")):
        at += 1
    return doc[at] if at < draft.frame.lead else None


def _tells_of_share(draft: Draft) -> bool:
    """Whether a share is a subject itself, or what a subject is that only stands for it ("the figure was 8%")."""
    frame = draft.frame
    verb = frame.verb if frame.verb is not None else frame.head.head
    thing = subject(verb)
    if thing is None or frame.span.start <= thing.i < frame.span.end or thing.i == frame.head.i:
        return True
    if any(child.dep_ == "poss" for child in thing.children):
        return False
    return (
        thing.lower_ in measure_words.it_words()
        or is_pointing(frame, thing)
        or measure_words.is_measure(thing)
        or words.lemma_in(thing, words.LIGHT_NOUNS)
    )


def of_some(draft: Draft, before: Sequence[Draft]) -> Verdict | None:
    """Of whom "none", "many" or the like tells as a subject: "300 patients were seen. None had waited longer than six weeks"."""
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    bare = (
        thing is not None and thing.lower_ in measure_words.BARE_SOME and not thing.children and not words.lemma_in(thing.head, words.BEING)
    )
    for earlier in reversed(before) if bare else ():
        if earlier.paragraph != draft.paragraph:
            break
        head = earlier.head
        if (
            head is not None
            and earlier.frame.sentence.start != draft.frame.sentence.start
            and head.tag_ == "NNS"
            and measure_words.can_act(head)
        ):
            return noun_phrase(head), "actor.same-paragraph"
    return None


def of_answers(draft: Draft, before: Sequence[Draft]) -> Verdict | None:
    """Whose answers a bare share tells: those of whom shares were told last: "Half of voters back it. Some 47% say it is late"."""
    if not answers(draft):
        return None
    frame = draft.frame
    far = _ANSWERS_REACH if frame.quantity.kind == "percent" or frame.quantity.value < 1 else 0
    for earlier in reversed(before):
        if draft.paragraph - earlier.paragraph > far or (not far and earlier.frame.sentence.start != frame.sentence.start):
            break
        if earlier.actor is not None and _is_of_asked(earlier) and are_people(earlier.actor, frame):
            return earlier.actor, "actor.respondents"
    return None


def _is_of_asked(earlier: Draft) -> bool:
    """Whether a figure is a share of people or counts them: "62% of voters", not that of a party they chose or what firms have."""
    quantity = earlier.frame.quantity
    if quantity.kind in ("percent", "share") or (quantity.kind == "count" and quantity.value < 1):
        return earlier.found_by.get("actor") != "actor.listed"
    return quantity.kind == "count" and earlier.found_by.get("actor") in _COUNTED


def of_bare_share(draft: Draft) -> Verdict | None:
    """Of whom a bare share tells that does something: "Dairy farms fared worst. One in three will close", "schools cut back: 14% shut"."""
    frame = draft.frame
    if frame.quantity.kind not in ("percent", "share") and not (frame.quantity.kind == "count" and frame.quantity.value < 1):
        return None
    other = draft.shares
    if other is not None and other.actor is None:
        group = _group_of(other)
        return None if group is None or other.frame.sentence.start != frame.sentence.start else (group, "actor.group-before")
    group = _group_of(draft)
    return None if group is None else (group, "actor.group-before")


def _group_of(draft: Draft) -> Mention | None:
    """The plural subject of the clause before a bare share that is a subject itself."""
    frame = draft.frame
    head, at = frame.head, frame.span.end
    if head.dep_ not in _SUBJECTS or at >= frame.sentence.end or not frame.span.start <= head.i < at or not is_verb(head.head):
        return None
    if frame.doc[at].tag_[:2] not in ("VB", "MD") or words.lemma_in(head.head, words.CHANGE_VERBS, measure_words.TELLING_AMOUNTS):
        return None
    first = frame.lead
    opens = first == frame.sentence.start
    if not opens and frame.doc[first - 1].tag_ != ":":
        return None
    last = _sentence_before(draft) if opens else frame.doc[frame.sentence.start : first]
    subjects = [token for token in last if token.dep_ in _SUBJECTS and is_verb(token.head)]
    thing = subjects[0] if subjects else None
    if thing is None or thing.tag_ not in ("NNS", "NNPS") or not frame.scene.is_free(thing) or measure_words.is_measure(thing):
        return None
    return None if words.lemma_in(thing.head, words.CHANGE_VERBS) and not measure_words.can_act(thing) else noun_phrase(thing)


def _sentence_before(draft: Draft) -> list[Token]:
    """The words of the sentence before in the same paragraph."""
    doc, start = draft.frame.doc, draft.frame.sentence.start
    if not start or "\n" in doc.between(doc[start - 1].end, doc[start].idx):
        return []
    before = doc[start - 1].sent
    return doc[before.start : before.end]
