"""Which entity a token stands for, and the noun phrases that have no name."""

from __future__ import annotations

from dataclasses import replace

from claimx import lexicon
from claimx.actors.words import nouns, part, peoples, pronouns
from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, is_noun
from claimx.claims.parse import Token, once_a_token
from claimx.claims.scene import is_entity, stands_for_measure
from claimx.claims.stand_ins import house, partisan
from claimx.model import Mention

ACTING = frozenset({"ORG", "PERSON", "GPE", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "FAC", "LOC"})
_DETERMINERS = (
    "DT",
    "CD",
    "IN",
    "PRP",
    "RB",
    "$",
    "JJR",
    "RBR",
    "PDT",
    "JJS",
    "RBS",
    "WDT",
    "WP$",
    "NFP",
    ",",
    "CC",
    "POS",
    "``",
    "''",
    "-LRB-",
    "_SP",
    "TO",
)
# How many characters before its sentence the name may stand of whom a noun only describes.
_REACH = 700


def acting(token: Token, frame: Frame) -> Mention | None:
    """The entity that a token names or stands for, if it is one that owns or does things."""
    if (body_of_speaker := house(token, frame)) is not None:
        return acting(body_of_speaker, frame) or body(body_of_speaker, frame)
    mention = _around(token, frame) or _place_of(token, frame) or _compatriot(token, frame) or partisan(token, frame)
    mention = mention or frame.scene.mention(token)
    if mention is None or not (is_entity(mention) or _is_acting_name(mention, token)):
        return None
    if mention.label in ACTING or _stands_for_body(mention, frame):
        return mention
    is_name = mention.label is None and mention.name[:1].isupper() and not stands_for_measure(mention, frame.doc)
    return mention if is_name and not is_report(mention) else None


def _around(token: Token, frame: Frame) -> Mention | None:
    """What a phrase is about that a parser takes for an apposition to the place in it: "the Lyon, France-based company"."""
    for child in token.children:
        if child.dep_ != "appos" or child.i < token.i or not (mention := frame.scene.mention(child)):
            continue
        seat = token.tag_ == "NNP" and frame.scene.mention(token) is None  # "Cincinnati, Ohio-based Nordhav"
        if mention.start <= token.idx or seat:
            return mention
    return None


def _place_of(token: Token, frame: Frame) -> Mention | None:
    """The place that a noun tells the kind of by its name: "the city of Oslo"."""
    if token.tag_ != "NN" or not is_kind_of_place(token):
        return None
    name = complement(token, *words.SHARED_OF)
    found = frame.scene.mention(name) if name is not None and name.tag_ == "NNP" and name.left_edge.tag_ == "NNP" else None
    return found if found is not None and found.label == "GPE" else None


def is_kind_of_place(token: Token) -> bool:
    """Whether a noun is for a kind of place: "city", "country"."""
    return any(noun.type == "GPE" for noun in nouns().get(token.lemma, ()))


def _compatriot(token: Token, frame: Frame) -> Mention | None:
    """Who is said to be of a people in apposition: "Hart, the American who won"."""
    if token.dep_ != "appos" or token.lower_ not in peoples():
        return None
    person = frame.scene.mention(token.head)
    return person if person is not None and person.label == "PERSON" else None


def _stands_for_body(mention: Mention, frame: Frame) -> bool:
    """Whether a pronoun stands for people or a body without a name: "police said they had arrested 17", "the top 1% saw their income"."""
    origin = mention.antecedent
    span = None if origin is None or mention.label is not None else frame.doc.span_at(origin.start, origin.end)
    if span is None or not is_noun(span.root):
        return False
    pronoun = pronouns().get(mention.text.lower())
    many = pronoun is not None and pronoun.number == "plural"
    return measure_words.can_act(span.root) or (many and span.root.lower_ in part("pronouns.shares"))


def _is_acting_name(mention: Mention, token: Token) -> bool:
    """Whether a mention is a name, of whatever kind, that owns something, or one of more than one word that stands as a subject."""
    if mention.name != mention.text:
        return mention.name[:1].isupper()  # "his office", with his name
    if not token.tag_.startswith("NNP"):
        return False
    return token.dep_ == "poss" or (token.dep_ in ("nsubj", "nsubjpass") and " " in mention.name)


def is_report(mention: Mention) -> bool:
    """Whether something named is a report or a survey."""
    return any(word.lower() in measure_words.REPORTS for word in mention.name.split())


def body(token: Token, frame: Frame) -> Mention | None:
    """A common noun for people or a body as an actor by its own words: "the French government", "Ford's auto unit".

    A definite one that only describes a person is the one who was named before: "the retired neurosurgeon".
    """
    if not is_noun(token) or not measure_words.can_act(token) or not frame.scene.is_free(token):
        return None
    if words.lemma_in(token, measure_words.REPORTS) or measure_words.is_like_for_like(token) or _is_no_body(token):
        return None
    if token.dep_ == "appos" and (found := acting(token.head, frame)):
        return found
    named = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if named is not None and named.tag_.startswith("NNP") and (found := acting(named, frame)):
        return found
    known = frame.scene.mention(token)
    if known is not None and known.end == token.end and known.name.count(" ") > known.text.count(" "):
        return known  # "a unit", which goes by the name of its owner too
    phrase = noun_phrase(token)
    bare = words.is_definite(token) and token.tag_ == "NN" and phrase.text == token.text and not _is_told_which(token)
    if bare and not _is_known(token) and not words.lemma_in(token, measure_words.NAMELESS):
        return None
    of_body = any((held := frame.scene.mention(child)) is not None and held.label == "ORG" for child in token.children)
    return (_named_before(token, frame) if _is_epithet(token) and not of_body else None) or _with_owner(phrase, token, frame)


def _is_no_body(noun: Token) -> bool:
    """Whether a noun that is one for a body says something else here: "a state of emergency", "the price of a typical house"."""
    if noun.tag_ == "NN" and words.lemma_in(noun, measure_words.HOUSES_OF) and not words.is_definite(noun):
        return not any(child.dep_ == "poss" or child.tag_.startswith("NNP") for child in noun.children)
    of = (inner for child in noun.children if child.lower_ in words.SHARED_OF for inner in child.children)
    return words.lemma_in(noun, measure_words.CONDITIONS) and any(inner.tag_ == "NN" and inner.left_edge is inner for inner in of)


def _with_owner(phrase: Mention, noun: Token, frame: Frame) -> Mention:
    """A phrase by the name of its owner, where a noun stands for that: "the company's board" → "Ryanco's board"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ == "NN" and phrase.start <= child.idx:
            owner = frame.scene.mention(child)
            if owner is not None and owner.antecedent is not None:
                return replace(phrase, name=f"{owner.name}{phrase.text[child.end - phrase.start :]}")
            break
    return phrase


def _named_before(noun: Token, frame: Frame) -> Mention | None:
    """The person who is named last before the sentence of a noun."""
    end = noun.sent.start_char
    before = frame.scene.mentions.within(max(0, end - _REACH), end)
    return next((mention for mention in reversed(before) if mention.label == "PERSON" and mention.name[:1].isupper()), None)


def describing(noun: Token) -> list[Token]:
    """The words in front of a noun that say what it is like or whose: "retired", "Dover"."""
    return [child for child in noun.children if child.i < noun.i and child.dep_ in ("amod", "compound", "nmod")]


@once_a_token
def _is_epithet(noun: Token) -> bool:
    """Whether a definite noun for a person, with what describes it, means somebody named before: "the retired neurosurgeon"."""
    if noun.tag_ != "NN" or not measure_words.is_person(noun) or _is_told_which(noun):
        return False
    children = noun.children
    of = [inner for child in children if child.dep_ == "prep" for inner in child.children]
    if not all(inner.tag_ == "NN" and not inner.children for inner in of):  # "the secretary of state", not "the head of the agency"
        return False
    told = describing(noun)
    if not told or any(words.lemma_in(child, measure_words.GENERIC) for child in told):
        return False
    return words.is_definite(noun)


def _is_told_which(noun: Token) -> bool:
    """Whether a clause behind a noun says which is meant: "the group raising money for the show"."""
    clauses = (child.left_edge for child in noun.children if child.dep_ in ("acl", "relcl") and child.i > noun.i)
    return any(first.nbor(-1).text != "," for first in clauses)


def _is_known(token: Token) -> bool:
    """Whether a noun is of a body that readers know without its name ("the government"); "the firm" is one named before."""
    kinds = nouns().get(token.lemma, ())
    return bool(kinds) and all(noun.row in ("organisation", "country") and not noun.plain for noun in kinds)


def is_event(noun: Token) -> bool:
    """Whether a noun is of something that happens, such as an attack or a fire."""
    return words.lemma_in(noun, measure_words.HARM_NOUNS, lexicon.words("period_claims", "events"))


def is_people(token: Token, frame: Frame) -> bool:
    """Whether a token names a people or party as a group: "Americans", "Democrats"."""
    mention = frame.scene.mention(token)
    if mention is None or token.tag_ not in ("NNS", "NNPS") or not is_entity(mention):
        return False
    return mention.label == "NORP" or (mention.label == "GPE" and mention.text != mention.name and mention.text == token.text)


def noun_phrase(noun: Token) -> Mention:
    """A noun with the words that describe it, as a mention that goes by its own text."""
    doc, at = noun.doc, noun.left_edge.i
    comma = max((place for place in range(at, noun.i) if doc[place].text == ","), default=-1)
    while at < noun.i:
        if doc[at].tag_ == "HYPH" and at + 1 < noun.i:  # what is left of "40-member" without its figure
            at += 2
        elif at <= comma or _only_determines(doc[at]) or doc[at].lower_ in measure_words.ABOUT_A_NUMBER or _is_of_number(doc[at]):
            at += 1
        else:
            break
    return phrase_from(doc[at], noun)


def _is_of_number(token: Token) -> bool:
    """Whether a token is a mark, or stands together with the number before it: "1.1m households", "the 112kg haul"."""
    before = token.nbor(-1) if token.i else None
    return not token.text[0].isalnum() or (before is not None and before.tag_ == "CD" and before.end == token.idx)


def _only_determines(token: Token) -> bool:
    """Whether a word in front of a noun only determines it, and is no part of what it is called ("the No camp")."""
    if token.dep_ == "compound" and token.parsed.ent_type_ == "DATE" and token.i and token.nbor(-1).tag_ == "IN":
        return token.head.dep_ in ("nsubj", "nsubjpass")  # "On Monday officers arrested 12 men"
    called = token.tag_ == "DT" and token.i > token.sent.start and token.nbor(-1).tag_ == "DT"
    return token.tag_.startswith(_DETERMINERS) and not called


def phrase_from(first: Token, noun: Token) -> Mention:
    """The words from one to a noun, as a mention that goes by its own text."""
    start, end = first.idx, noun.idx + len(noun.text)
    text = noun.doc.between(start, end)
    return Mention(text=text, start=start, end=end, name=text, label=None)
