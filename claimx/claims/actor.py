"""Who or what a figure is about, from its own sentence: the owner of its measure, or the doer of what it counts.

Which of the two comes first depends on where the measure stands. A measure that is a subject belongs to its owner
("TimeWarner's profits rose 4%", "exports from China fell"); one that is an object is the doer's ("Ryanair ordered
70 Boeing planes"), unless it is said to be somebody's ("cut its costs", "hurt Reuters' sales").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from claimx.claims import heads, measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, is_noun, is_verb, subject
from claimx.claims.scene import is_entity
from claimx.matching import lemma
from claimx.model import Attribution, Mention

Rule = Callable[[Draft], Mention | None]
Verdict = tuple[Mention, str]
_ACTING = frozenset({"ORG", "PERSON", "GPE", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "FAC", "LOC"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_INSIDE_NOUN = frozenset({"pobj", "prep", "compound", "nmod", "amod", "poss", "conj", "appos", "nummod", "quantmod", "pcomp", "det"})
_DETERMINERS = ("DT", "CD", "IN", "PRP$", "RB", "$", "JJR", "RBR", "PDT", "JJS", "RBS", "WDT", "WP$", "NFP")
_MAX_STEPS = 8


def find_actor(draft: Draft) -> Verdict | None:
    """The actor that the figure's own sentence gives, and the id of the rule that found it, or None."""
    rules = MEASURE_IS_SUBJECT if _subject_of(draft) is not None else MEASURE_IS_NOT
    for name, rule in rules:
        if (found := rule(draft)) is not None:
            return found, f"actor.{name}"
    return None


def _subject_of(draft: Draft) -> Token | None:
    """The verb whose subject the measure (or the figure itself) is, or is part of."""
    token = draft.frame.head if draft.frame.relation == "subject" or draft.head is None else draft.head
    for _ in range(_MAX_STEPS):
        if token.dep_ in _SUBJECTS:
            return token.head
        if token.dep_ not in _INSIDE_NOUN or is_verb(token.head) or token.head == token:
            return None
        token = token.head
    return None


def in_front_of_bracket(draft: Draft) -> Mention | None:
    """The entity whose figure stands in brackets: "the Greens (15%)", "California (475 delegates)"."""
    at = heads.lead(draft.frame) - 1
    if at <= draft.frame.sentence.start or draft.frame.doc[at].text != "(":
        return None
    before = draft.frame.doc[at - 1]
    return acting(before, draft.frame) or _body(before, draft.frame)


def possessor(draft: Draft) -> Mention | None:
    """Whose the measure is said to be: "its profits", "TimeWarner's fourth-quarter sales"."""
    return None if draft.head is None else _possessor(draft.head, draft.frame)


def _possessor(noun: Token, frame: Frame) -> Mention | None:
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ != "WP$":
            return acting(child, frame) or _body(child, frame) or _possessor(child, frame)
        if child.dep_ == "prep" and child.lower_ == "of" and words.lemma_in(noun, words.LIGHT_NOUNS):
            for inner in child.children:
                if found := _possessor(inner, frame):
                    return found
    return None


def acting(token: Token, frame: Frame) -> Mention | None:
    """The entity that a token names or stands for, if it is one that owns or does things."""
    mention = frame.scene.mention(token)
    if mention is None or not is_entity(mention) or (mention.label == "PERSON" and token.lower_ in measure_words.WE_WORDS):
        return None
    return mention if mention.label in _ACTING or (mention.label is None and mention.name[:1].isupper() and not _is_report(mention)) else None


def _is_report(mention: Mention) -> bool:
    return any(word.lower() in measure_words.REPORTS for word in mention.name.split())


def _body(token: Token, frame: Frame) -> Mention | None:
    """A common noun for people or a body as an actor by its own words: "the French government", "Ford's auto unit"."""
    if not is_noun(token) or not measure_words.can_act(token) or not frame.scene.is_free(token) or words.lemma_in(token, measure_words.REPORTS):
        return None
    return noun_phrase(token)


def noun_phrase(noun: Token) -> Mention:
    """A noun with the words that describe it, as a mention that goes by its own text."""
    first = noun.left_edge
    while first.i < noun.i and first.tag_.startswith(_DETERMINERS):
        first = first.nbor()
    start, end = first.idx, noun.idx + len(noun.text)
    text = noun.doc.text[start:end]
    return Mention(text=text, start=start, end=end, name=text, label=None)


def doer(draft: Draft) -> Mention | None:
    """The subject of the verbs above the figure, nearest first: an entity, a body, or the owner of what acts."""
    frame = draft.frame
    for verb in verbs_above(draft):
        if _is_cue(verb, draft.attribution):
            thing = subject(verb)
            return None if thing is None or not _is_object(draft, verb) else acting(thing, frame) or _body(thing, frame)
        if words.lemma_in(verb, measure_words.BEARING_VERBS) and (bearer := _bearer(verb, draft)):
            return bearer
        if agent := _agent(verb, frame):
            return agent
        thing = subject(verb)
        if thing is None or thing == draft.head or not frame.scene.is_free(thing) or _is_source(thing, draft.attribution):
            continue
        if found := acting(thing, frame) or _body(thing, frame) or owner(thing, frame):
            return found
    return None


def _bearer(verb: Token, draft: Draft) -> Mention | None:
    """Who an amount falls on: "cost Sri Lanka $1.3bn", "fined the firm £3m"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "obj") and child != draft.head and draft.frame.scene.is_free(child):
            if found := acting(child, draft.frame):
                return found
    return None


def _agent(verb: Token, frame: Frame) -> Mention | None:
    """The doer of a passive verb: "was bought by Holcim"."""
    for child in verb.children:
        if child.dep_ == "agent":
            for inner in child.children:
                if inner.dep_ == "pobj" and frame.scene.is_free(inner) and not _is_counted(inner, frame) and (found := acting(inner, frame) or _body(inner, frame)):
                    return found
    return None


def _is_counted(token: Token, frame: Frame) -> bool:
    """Whether the figure counts a noun: in "dominated by four firms" the firms are what is counted."""
    return frame.governor is not None and frame.governor == token and frame.relation == "modifier"


def passive_agent(draft: Draft) -> Mention | None:
    """The doer of the verb whose subject the measure is: "300 jobs were cut by the firm"."""
    verb = _subject_of(draft)
    return None if verb is None else _agent(verb, draft.frame)


def group(draft: Draft) -> Mention | None:
    """The people or bodies that a figure counts or shares out, where they are what acts: "40% of voters backed it"."""
    head = draft.head
    if head is None or draft.frame.quantity.kind not in ("count", "percent") or draft.found_by.get("measure") not in measure_words.GROUP_RULES:
        return None
    named = draft.frame.scene.mention(head)
    is_people = named is not None and named.label == "NORP"
    if draft.measure is None or not (head.tag_ == "DT" or is_people or measure_words.can_act(head)):
        return None
    part = draft.measure
    return Mention(text=part.text, start=part.start, end=part.end, name=part.text, label="NORP" if is_people else None)


def owner_of_measure(draft: Draft) -> Mention | None:
    """The entity beside the measure: "Ryanair jobs", "profits at TimeWarner", "Chinese exports"."""
    return None if draft.head is None else owner(draft.head, draft.frame)


def owner(noun: Token, frame: Frame) -> Mention | None:
    """The entity that a noun belongs to, by possessive, compound or preposition."""
    return _possessor(noun, frame) or _compound(noun, frame) or _in_phrase(noun, frame)


def _compound(noun: Token, frame: Frame) -> Mention | None:
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod") and child.i < noun.i and frame.scene.is_free(child):
            mention = acting(child, frame)
            if mention is not None and mention.end <= noun.idx and not _is_mere_place(noun, mention):
                return mention
    return None


def _in_phrase(noun: Token, frame: Frame) -> Mention | None:
    for child in noun.children:
        if child.dep_ not in ("prep", "agent") or child.lower_ not in measure_words.OWNING_PREPOSITIONS:
            continue
        for inner in child.children:
            if inner.dep_ != "pobj" or not frame.scene.is_free(inner):
                continue
            mention = acting(inner, frame)
            if mention is not None and not _is_mere_place(noun, mention):
                return mention
            if child.lower_ in ("of", "by", "at") and (found := _body(inner, frame) or owner(inner, frame)):
                return found
    return None


def _is_mere_place(noun: Token, mention: Mention) -> bool:
    """Whether a place beside a measure only tells where: "US sales" are a company's, "US exports" are the country's."""
    return mention.label in ("GPE", "LOC", "NORP") and words.lemma_in(noun, measure_words.COMPANY_NOUNS)


def verbs_above(draft: Draft) -> Iterator[Token]:
    """The verbs that govern the figure, nearest first, up to the one that reports it."""
    token: Token | None = draft.frame.verb
    for _ in range(_MAX_STEPS):
        if token is None:
            return
        yield token
        if _is_cue(token, draft.attribution):
            return
        above = token.head
        while above.head != above and not is_verb(above):
            above = above.head
        if above == token or not is_verb(above):
            return
        token = above


def _is_object(draft: Draft, verb: Token) -> bool:
    """Whether the measure is the object of a verb: who "reported a loss" has one, who "said sales fell" need not."""
    head = draft.head
    return head is not None and head.dep_ in ("dobj", "obj", "pobj", "conj", "attr") and not any(
        is_verb(token) and token != verb and verb.is_ancestor(token) for token in head.ancestors
    )


def _is_cue(token: Token, attribution: Attribution | None) -> bool:
    """Whether a verb is the cue of what is reported; one of wanting or doing ("plans to") does not merely report."""
    while attribution is not None:
        cue = attribution.cue
        if cue is not None and not attribution.attitude and cue.start <= token.idx < cue.end:
            return True
        attribution = attribution.via
    return False


def _is_source(token: Token, attribution: Attribution | None) -> bool:
    while attribution is not None:
        source = attribution.source
        if source is not None and not attribution.attitude and source.start <= token.idx < source.end:
            return True
        attribution = attribution.via
    return False


MEASURE_IS_SUBJECT: tuple[tuple[str, Rule], ...] = (
    ("bracketed", in_front_of_bracket),
    ("possessor", possessor),
    ("agent", passive_agent),
    ("counted-group", group),
    ("owner-of-measure", owner_of_measure),
    ("doer", doer),
)
MEASURE_IS_NOT: tuple[tuple[str, Rule], ...] = (
    ("bracketed", in_front_of_bracket),
    ("possessor", possessor),
    ("doer", doer),
    ("owner-of-measure", owner_of_measure),
    ("counted-group", group),
)
