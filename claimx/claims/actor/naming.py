"""Which name goes with a noun or pronoun that does something.

It is the one that a noun is in apposition to or is said to be, what a relative clause tells of, and what "it" and "they" go on about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.actors.words import owning, pronouns
from claimx.claims import measure_words, words
from claimx.claims.belonging import possessor_of
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, is_noun, is_verb, subject
from claimx.claims.owner import acting, body, describing, is_event, is_kind_of_place, noun_phrase
from claimx.claims.parse import Token
from claimx.claims.scene import Scene, is_entity
from claimx.model import Mention

_MAX_STEPS = 8
_WHERE = frozenset({"GPE", "LOC"})
_SUBJECTS = ("nsubj", "nsubjpass")
_POSSESSIVES = ("PRP$", "WP$")
# What "who" is never said of.
_NO_ONE = frozenset({"GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"})


def antecedent(noun: Token, clause: Token, frame: Frame) -> Token:
    """What a relative clause tells of, which may be further up than the parser says.

    It agrees with the verb ("a portfolio of securities, which has"), is a person behind "who" ("Peter Hall, a clerk on Long
    Island, who gave $9") and something that happened before a verb of harm ("the attack on the camp, which killed nine");
    "that" never tells of a name ("a rally in Leeds that drew 300").
    """
    if any(child.lower_ in measure_words.WHO for child in clause.children):
        return said_to_be(_someone(noun, frame), frame)
    agreeing = [token for token in _upwards(noun) if _agrees(token, clause)]
    if any(child.lower_ in measure_words.NAMING_NONE and child.dep_ in _SUBJECTS for child in clause.children):
        agreeing = [token for token in agreeing if not _is_bare_name(token)] or agreeing
    of_thing = any(child.lower_ in measure_words.WHICH for child in clause.children)
    if of_thing:  # "a novel by Peter Hall, which has sold 300 copies", "Anna Hall of the Alder Guild, which has 400 members"
        agreeing = [token for token in agreeing if not _is_person(token, frame)] or agreeing
    if (not _agrees(noun, clause) or (of_thing and _is_person(noun, frame))) and (near := _right_before(noun, clause)):
        agreeing.insert(0, near)
    if of_thing and (words.lemma_in(clause, measure_words.PLANT_VERBS) or any(_is_housed(token) for token in agreeing)):
        agreeing.sort(key=lambda token: _is_place(token, frame))
    if words.lemma_in(clause, measure_words.HARMING_VERBS, measure_words.RESULTING_VERBS):
        agreeing.sort(key=lambda token: not is_event(token))
    return said_to_be(next(iter(agreeing), noun), frame)


def _is_bare_name(noun: Token) -> bool:
    """Whether a noun is a name without a word in front that makes it one of many: "Leeds", not "the Leeds"."""
    return noun.tag_ == "NNP" and not any(child.dep_ in ("det", "amod", "nummod") for child in noun.children)


def _is_housed(body: Token) -> bool:
    """Whether a noun is one for a body, with the place where it is: "a hospice in Bergen, which has debts of $3m"."""
    seat = complement(body, *words.PLACE_PREPOSITIONS) if body.tag_ == "NN" and measure_words.is_body(body) else None
    return seat is not None and seat.tag_ == "NNP"


def _is_place(noun: Token, frame: Frame) -> bool:
    """Whether a noun names a place or is of its kind: "Bergen", "the town of Bergen"."""
    mention = frame.scene.mention(noun)
    return is_kind_of_place(noun) or (mention is not None and mention.label in _WHERE)


def _is_person(noun: Token, frame: Frame) -> bool:
    """Whether a noun is a person's name."""
    mention = frame.scene.mention(noun)
    return mention is not None and mention.label == "PERSON"


def _right_before(noun: Token, clause: Token) -> Token | None:
    """The noun inside a phrase that a relative clause follows and agrees with: "the plans of Nordhav, which makes 3% of all pumps"."""
    first = clause.left_edge
    at = first.i - (2 if first.i > 1 and first.nbor(-1).text == "," else 1)
    last = noun.doc[at]
    return last if at > noun.i and is_noun(last) and noun.is_ancestor(last) and _agrees(last, clause) else None


def _upwards(noun: Token) -> list[Token]:
    """A noun and those that it hangs from, nearest first."""
    found, token = [noun], noun
    for _ in range(_MAX_STEPS):
        token = token.head
        if token is found[-1] or (is_verb(token) and token.dep_ != "acl"):
            break
        if is_noun(token):
            found.append(token)
    return found


def _agrees(noun: Token, verb: Token) -> bool:
    """Whether a noun may be the subject of a verb by its number; names and bodies take either."""
    finite = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)
    if finite.tag_ == "VBZ" or finite.lower_ in measure_words.SINGULAR_PAST:
        return noun.tag_ != "NNS"
    if finite.tag_ != "VBP" and finite.lower_ not in measure_words.PLURAL_PAST:
        return True
    joined = any(child.dep_ == "conj" for child in noun.children)
    return noun.tag_ != "NN" or joined or measure_words.can_act(noun)


def _someone(noun: Token, frame: Frame) -> Token:
    """Whom "who" means behind a noun: the nearest person, else the nearest body."""
    nouns = [(token, frame.scene.actor(token)) for token in _upwards(noun)]
    for token, mention in nouns:
        if mention.label not in _NO_ONE | {"ORG"} if mention is not None else measure_words.can_act(token):
            return token
    return next((token for token, mention in nouns if mention is not None and mention.label not in _NO_ONE), noun)


def said_to_be(noun: Token, frame: Frame) -> Token:
    """The name that a noun says the kind of: "the Alder Hall, a building that seats 500", "the Alder Fair was a feast that drew 500"."""
    first = noun
    while first.dep_ == "conj" and is_noun(first.head):
        first = first.head
    named = first.head if first.dep_ == "appos" else None
    if first.dep_ == "attr" and words.lemma_in(first.head, words.BEING):
        named = subject(first.head)
    return noun if named is None or acting(noun, frame) is not None or acting(named, frame) is None else named


def whose_house(noun: Token, frame: Frame) -> Mention | None:
    """Whose a body is by "whose": "the airline Nordhav, whose fleet has 40 jets"; people, and the firms of people, act for themselves."""
    found = None if measure_words.is_person(noun) or noun.tag_ != "NN" else whose(noun, frame)
    return None if found is None or found.label == "PERSON" else found


def whose(noun: Token, frame: Frame) -> Mention | None:
    """Whose something is by "whose": "residents, whose bills rose 8%"."""
    if not any(child.tag_ == "WP$" for child in noun.children):
        return None
    for clause in noun.ancestors:
        if clause.dep_ == "relcl":
            who = said_to_be(clause.head, frame)
            return acting(who, frame) or body(who, frame) or (noun_phrase(who) if measure_words.can_act(who) else None)
    return None


def with_owner(mention: Mention, scene: Scene) -> Mention:
    """A thing or body that goes by its own words, with the name of whose it is by "its" or "whose": "its own ferry arm"."""
    span = None if is_entity(mention) else scene.doc.span_at(mention.start, mention.end)
    at = 0 if span is None else span.start
    while at > 0 and scene.doc[at - 1].tag_ == "CD":
        at -= 1
    pronoun = scene.doc[at - 1] if at > 0 else None
    owner = scene.actor(pronoun) if pronoun is not None and pronoun.tag_ in _POSSESSIVES else None
    if owner is None or pronoun is None or owner.label is None:
        return mention
    text = scene.doc.between(pronoun.idx, mention.end)
    return replace(mention, text=text, start=pronoun.idx, name=f"{owning(owner.name)} {mention.name}")


def apposed_name(noun: Token, verb: Token, frame: Frame) -> Mention | None:
    """The name that stands between a common noun and its verb: "the ministry's envoy, Anna Dahl, paid $3m"."""
    if noun.tag_ != "NN":
        return None
    of = complement(noun, *words.SHARED_OF) if measure_words.is_person(noun) else None
    above = (noun,) if of is None else (noun, of)  # "the mayor of Benton, Anna Dahl, paid $3m"
    names = (child for token in above for child in token.children if child.dep_ == "appos" and noun.i < child.i < verb.i)
    found = (
        mention
        for name in names
        if (mention := acting(name, frame)) and (name.tag_ == "NNP" or not name.text.islower() or mention.antecedent is not None)
    )
    return next((name for name in found if of is None or name.label == "PERSON"), None)


def spoken_of(pronoun: Token, frame: Frame) -> Mention | None:
    """What "it" or "they" as a subject stands for, where that has no name, or else the subject before it, up to a sentence back."""
    known = frame.scene.actor(pronoun)
    if known is not None or _is_empty(pronoun):
        return known
    for noun in _subjects_before(pronoun):
        mention = frame.scene.mention(noun)
        person = mention is not None and mention.label == "PERSON"
        if person or not frame.scene.is_free(noun) or _are_many(noun) is _is_of_one(pronoun):
            continue
        if found := acting(noun, frame):
            return found
        if _is_measured(noun):
            return possessor_of(noun, frame)
        return None if _is_described_body(noun) else body(noun, frame) or noun_phrase(noun)
    return None


def told_before(some: Token) -> Token | None:
    """Those of whom "most" or "some" as a subject are told, by the plural subject before: "men are divided, although most oppose it"."""
    many = (noun for noun in _subjects_before(some) if noun.tag_ in ("NNS", "NNPS"))
    return next((noun for noun in many if measure_words.can_act(noun) or noun.tag_ == "NNPS"), None)


def someone_telling(pronoun: Token, verb: Token) -> Mention | None:
    """Who "she" or "he" is in what somebody without a name tells: "a nurse from Derby said she had lost £4,000"."""
    known = pronouns().get(pronoun.lower_)
    if known is None or known.types != {"PERSON"} or known.speaker or verb.dep_ != "ccomp":
        return None
    who = next((child for child in verb.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    one = who is not None and who.tag_ == "NN" and not words.lemma_in(who, measure_words.SPOKESPEOPLE)
    if who is None or not one or not measure_words.can_act(who) or measure_words.is_body(who) or words.is_definite(who):
        return None
    return noun_phrase(who)


def _is_measured(noun: Token) -> bool:
    """Whether a subject is a measure by its noun, or by a verb that tells how it moves or stands."""
    return measure_words.is_measure(noun) or words.lemma_in(noun.head, words.CHANGE_VERBS, words.LEVEL_VERBS - words.BEING)


def _is_described_body(noun: Token) -> bool:
    """Whether a definite noun with what describes it means a body or a person named elsewhere: "the Dover retailer said it sold 300"."""
    return noun.tag_ == "NN" and bool(describing(noun)) and words.is_definite(noun) and measure_words.can_act(noun)


def _is_empty(pronoun: Token) -> bool:
    """Whether "it" only stands before what its verb is about: "it takes 300 votes to win"."""
    verb = pronoun.head
    clauses = (child for child in verb.children if child.i > verb.i and child.dep_ in ("xcomp", "ccomp", "csubj", "advcl"))
    return _is_of_one(pronoun) and any(token.tag_ == "TO" for clause in clauses for token in clause.children)


def _subjects_before(pronoun: Token) -> Iterator[Token]:
    """The subjects of clauses above or beside a pronoun's and before it, the nearest first, then that of the sentence before."""
    doc, here = pronoun.doc, pronoun.sent
    above = {token.i for token in pronoun.ancestors}
    for token in reversed(doc[here.start : pronoun.i]):
        beside = token.head.dep_ in ("advcl", "conj") and token.head.head.i in above
        if _is_subject(token) and (beside or token.head.i in above):
            yield token
    if here.start and pronoun.head.dep_ == "ROOT" and "\n" not in doc.between(doc[here.start - 1].end, here.start_char):
        root = doc[here.start - 1].sent.root
        yield from (token for token in root.children if _is_subject(token) and not _only_tells(token))


def _only_tells(token: Token) -> bool:
    """Whether a subject only says or thinks something."""
    return token.dep_ == "nsubj" and words.lemma_in(token.head, measure_words.ANSWER_VERBS)


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and is_noun(token) and is_verb(token.head)


def _is_of_one(pronoun: Token) -> bool:
    """Whether a pronoun stands for one thing, and not for several."""
    return measure_words.it_words().get(pronoun.lower_) == "NN"


def _are_many(noun: Token) -> bool:
    """Whether a noun is a plural, or the first of some that are joined."""
    return noun.tag_[-1] == "S" or any(child.dep_ == "conj" and is_noun(child) for child in noun.children)
