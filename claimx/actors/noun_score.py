"""How well an entity suits a noun phrase that may stand for it: 'the firm', 'the drinks maker'; None where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import words
from claimx.actors.page import SUBJECTS
from claimx.actors.score import BESIDE, DOUBT, SAME_PARAGRAPH, TOPIC_LESS, above_it
from claimx.lexicon import kept

if TYPE_CHECKING:
    from claimx.actors.discourse import Discourse
    from claimx.actors.entities import Entity
    from claimx.actors.page import Page
    from claimx.actors.words import Noun

# What speaks for a person of whom the document has said what a noun does, and against one of another trade, or who tells of it.
_SHARED, _OTHERWISE, _GOVERNED = 1.2, 0.5, 0.5
# What speaks against one more who only comes in to say something of a firm ("Unite said that the company").
_NEW_SPEAKER = 1.0
# How much of the talk is of a body, or how near to hand it is, that a noun may stand for which the document has not said of it.
_MUCH_OF, _AT_HAND, _ONLY_NEAR = 0.35, 1.1, -0.3
# What may not be said of one that the noun does not say: of persons where they are from and of what party, of bodies their country.
_OF_PERSONS, _OF_BODIES = ("country:", "name:", "party:"), ("country:",)
# Of what several are told of one after the other, "the report" and "the film" are those of the paragraph: what speaks for these.
_OF_NOW = {"REPORT": SAME_PARAGRAPH, "PRODUCT": 2 * SAME_PARAGRAPH}
# Types of which what is told by one noun may be told by another of its kind: "the comedy … the film", "President Hart … the leader".
_ALIKE = frozenset({"PRODUCT", "PERSON"})
# What speaks for the work that was named last of several, in the same paragraph.
_LAST_WORK = 1.5
# How well "the country" suits what is only called so itself ("a country that has changed").
_ANY_PLACE = 0.4
# How well "the firm" suits a body that the document calls something else: "a watchdog".
_OTHER_KIND = -0.5
# How somebody stands before what is his: "Ryanco's bid", "Liberal efforts".
_OWNS = frozenset({"poss", "compound", "nmod", "amod"})
# What speaks against a body without a name that the document calls by another noun: "the group", after "his business".
_NO_NAME = 0.4


def for_noun(talk: Discourse, entity: Entity, noun: Noun, said: set[str], token: int) -> float | None:
    """The score of an entity as the antecedent of a definite noun; `said` is what the phrase says of it."""
    label = entity.label
    alike = _is_alike(entity, noun)
    named = noun.word in entity.nouns or noun.word in entity.called or alike
    if not named and (not _type_suits(entity, noun, label) or (not entity.names and not _in_row(entity, noun))):
        return None
    if named and noun.type and label not in {noun.type, None, "THING"} and noun.type in {"PERSON", "REPORT", "GPE"}:
        return None
    shared = said & (entity.attributes | {entity.key[0]} | _trades(said, entity))
    if noun.type == "PERSON" and _is_another(entity, said, shared=bool(shared)):
        return None
    if named and said and not shared and noun.word in words.part("cues.any_trade"):
        named = False
    fit = _noun_fit(talk, entity, noun, token, named=named)
    marks = _OF_PERSONS if noun.type == "PERSON" else _OF_BODIES
    if fit is None or any(_clashes(said, entity, mark) for mark in marks):
        return None
    fit -= 0.0 if named or entity.names or noun.type != "ORG" or not (noun.row != "company" or _is_plain(entity)) else _NO_NAME
    unsaid = [word for word in said if word not in shared and ":" not in word]
    if unsaid and not named and not shared and noun.plain and noun.type == "ORG":
        fit -= 0.4
    if _governs(talk, entity, token):
        fit -= _GOVERNED + _NEW_SPEAKER * _comes_in(talk, entity)
    if noun.type in _OF_NOW:
        near = talk.page.paragraph[talk.seen[entity][-1].head] == talk.page.paragraph[token]
        fit += _OF_NOW[noun.type] * near - TOPIC_LESS * talk.standing(entity)
        fit += _LAST_WORK * (near and alike and _is_last_work(talk, entity))
    return talk.salience(entity, token) + fit + 1.2 * bool(shared) - 0.3 * min(2, len(unsaid))


def _is_alike(entity: Entity, noun: Noun) -> bool:
    """Whether somebody or a work goes by another noun of the same kind; of offices "the leader" stands for any, and none for a leader."""
    if noun.type not in _ALIKE or not entity.names or (noun.type == "PERSON" and noun.word not in words.part("cues.any_office")):
        return False
    return not entity.nouns.isdisjoint(words.kin().get(noun.word, ()))


def _is_another(entity: Entity, said: set[str], *, shared: bool) -> bool:
    """Whether what is said of a person's noun means somebody else than one who goes by it.

    "The Ohio governor" is not "a governor", "the Republican candidate" not one of whom no party is told, "the vice president" no president.
    """
    if not said.isdisjoint(words.part("cues.under") - entity.attributes):
        return True
    return not shared and any(word.startswith("party:") or (":" in word and not entity.names) for word in said)


def _is_last_work(talk: Discourse, entity: Entity) -> bool:
    """Whether of all works with titles one was told of last."""
    return next((told for told in reversed(talk.told) if told.label == "PRODUCT" and told.names), None) is entity


def for_epithet(talk: Discourse, entity: Entity, noun: Noun, said: set[str], token: int) -> float | None:
    """The score of a person as whom a noun describes that the document has said of nobody ("Ann Hart won. The retired surgeon took")."""
    if noun.type != "PERSON" or noun.strict or entity.label != "PERSON" or not entity.names or entity.plural:
        return None
    if noun.word in words.part("cues.posts") and said.isdisjoint(entity.attributes | {"former"}):
        return None  # "the justice minister" is who holds that post
    if any(_clashes(said, entity, mark) for mark in _OF_PERSONS) or not said.isdisjoint(words.part("cues.under") - entity.attributes):
        return None
    if entity.gender == "f" and noun.word in words.part("gender.masculine_nouns"):
        return None
    if entity.gender == "m" and noun.word in words.part("gender.feminine_nouns"):
        return None
    fit = _SHARED * (not said.isdisjoint(entity.attributes)) - _OTHERWISE * bool(entity.nouns & _row_words(noun.row, own=True))
    return talk.salience(entity, token) + fit - _GOVERNED * _governs(talk, entity, token)


def _clashes(said: set[str], entity: Entity, mark: str) -> bool:
    """Whether a phrase says of a thing where from, or which party, and the document has said another of the entity."""
    here = {word for word in said if word.startswith(mark)}
    there = {word for word in entity.attributes if word.startswith(mark)}
    return bool(here and there) and here.isdisjoint(there)


def _governs(talk: Discourse, entity: Entity, token: int) -> bool:
    """Whether the entity is the subject of a verb that the noun is subordinate to, or its people are.

    "Ryanco said the company …", "analysts at Ryanco expect the company to …".
    """
    page, last = talk.page, talk.seen[entity][-1]
    if last.sent != page.sent[token]:
        return False
    head = _host(page, last.head)
    return (last.subject or head != last.head) and page.head[head] in above_it(page, token)


def _comes_in(talk: Discourse, entity: Entity) -> bool:
    """Whether somebody is named for the first time, in an article that has begun with others."""
    told = talk.seen[entity]
    return bool(entity.names) and len(told) == 1 and told[0].head >= talk.opening > 0


def _host(page: Page, head: int) -> int:
    """The subject that a name stands behind ("analysts at Ryanco"), or else the name itself."""
    host = page.head[page.head[head]] if page.deps[head] == "pobj" else head
    return host if page.deps[host] in SUBJECTS else head


def _is_other(page: Page, head: int, token: int) -> bool:
    """Whether a noun is what a subject does something to, or wants to do something: "Ryanco bought the company", "wants it to sell".

    So is what a plan is about not whose the plan is: "Ryanco's bid to buy the company", "Liberal efforts to close the group".
    """
    subject, verb = _host(page, head), page.head[token]
    if page.deps[token] == "dobj":
        planned = page.deps[verb] == "acl" and page.tags[verb] == "VB" and page.deps[head] in _OWNS
        return subject == head and page.head[head] == (page.head[verb] if planned else verb)
    infinitive = page.deps[token] == "nsubj" and page.tags[verb] == "VB" and "TO" in page.tags[token + 1 : verb]
    return infinitive and page.head[verb] == page.head[subject]


def _in_row(entity: Entity, noun: Noun) -> bool:
    """Whether something without a name is what another noun can call it ("a retailer" … "the company", "a study" … "the report")."""
    if noun.type == "REPORT":
        return True
    return noun.plain and any(kind.row == noun.row and not kind.strict for word in entity.nouns for kind in words.nouns().get(word, ()))


def _is_plain(entity: Entity) -> bool:
    """Whether all that is said of a body suits any firm: "his business", not "a retailer"."""
    return all(any(kind.plain for kind in words.nouns().get(word, ())) for word in entity.nouns)


def _type_suits(entity: Entity, noun: Noun, label: str | None) -> bool:
    if noun.type == "ORG":
        if entity.plural and label == "NORP":  # "the Liberals … the party"
            return noun.word in words.part("cues.party_nouns") and bool(entity.names)
        if entity.doubtful:
            return not noun.strict and noun.row == "company"
        if label is None and noun.plain and entity.names:
            return True
        if label == "PRODUCT" and any(kind.type == "PRODUCT" for word in entity.nouns for kind in words.nouns().get(word, ())):
            return False
        return label == "ORG" or (label in {"PRODUCT", "GPE", None} and not entity.code and entity.types["ORG"] > 0)
    if noun.type == "GPE":
        return label == "GPE" and (bool(entity.code) or noun.word not in {"country", "nation"})
    return label == noun.type


def _noun_fit(talk: Discourse, entity: Entity, noun: Noun, token: int, *, named: bool) -> float | None:
    label, last = entity.label, talk.seen[entity][-1]
    if last.sent == talk.page.sent[token] and _is_other(talk.page, last.head, token):
        return None
    if noun.type == "REPORT":
        told = any(map(str.isupper, entity.name))
        same = {noun.word} | entity.nouns <= words.part("cues.reports")
        return (1.6 if named else 1.2) - (0.0 if told else 0.8) if named or same else None
    if named:
        return 2.0 if noun.type != "GPE" or entity.names or any(":" in word for word in entity.attributes) else _ANY_PLACE
    if noun.type == "GPE":
        return _place_fit(entity, noun)
    if noun.plain:
        own = entity.nouns & _row_words(noun.row, own=True)
        others = entity.nouns & _row_words(noun.row, own=False)
        grouped = noun.word in words.part("cues.grouping") and not entity.nouns.isdisjoint(words.grouped())
        fit = 1.1 if own or grouped else (_OTHER_KIND if others else 0.8)
        fit -= DOUBT if entity.doubtful or not (label or entity.types["ORG"]) else 0.0
        fit -= 0.0 if entity.nouns.isdisjoint(words.part("cues.rivals")) else BESIDE
        return fit - (0.8 if entity.nouns & words.part("cues.press") else 0.0)
    if noun.type != "ORG" or (noun.strict and not noun.kin):
        return None
    if not entity.nouns.isdisjoint(words.kin().get(noun.word, ())):
        return 1.1
    if noun.strict or _is_of_other_kind(entity, noun):
        return None
    if talk.standing(entity) >= _MUCH_OF:
        return -DOUBT * entity.doubtful
    near = (
        (noun.row == "company" or noun.word in words.part("cues.near_nouns"))
        and entity.names
        and talk.nearness(entity, token) >= _AT_HAND
        and not _governs(talk, entity, token)
    )
    return _ONLY_NEAR - DOUBT * entity.doubtful if near else None


def _is_of_other_kind(entity: Entity, noun: Noun) -> bool:
    """Whether the document calls a body by a noun of another kind than one that tells the trade."""
    others = entity.nouns & words.nouns().keys() - words.part("cues.loose_nouns")
    return noun.word not in words.part("cues.any_trade") and bool(others)


def _trades(said: set[str], entity: Entity) -> set[str]:
    """The words that a phrase says of its noun which tell the trade that a noun of the entity tells too: "brewing", of a brewer."""
    if not said:
        return said
    own = {_stem(noun) for noun in entity.nouns}
    return {word for word in said if ":" not in word and _stem(word) in own}


def _stem(word: str) -> str:
    """A word without the ending of a trade."""
    endings = (ending for ending in words.part("cues.trade_endings") if word.endswith(ending))
    return word.removesuffix(max(endings, key=len, default=""))


def suits_place(entity: Entity, noun: Noun) -> bool:
    """Whether a noun for a kind of place can stand for an entity."""
    return entity.label == "GPE" and _place_fit(entity, noun) is not None


def _place_fit(entity: Entity, noun: Noun) -> float | None:
    """How well "the country" suits a place, and "the state" one that is known to be part of a country."""
    if noun.plain or (not entity.code and noun.word in words.part("cues.part_nouns") and words.is_region(entity.name)):
        return 0.6
    if noun.word in words.part("cues.town_nouns"):
        return None if entity.code or words.ends_seat(entity.name) else 0.2
    return 0.2 if entity.code and noun.word in words.part("cues.country_nouns") else None


@kept
def _row_words(row: str, *, own: bool) -> frozenset[str]:
    """The nouns of a row, or of all other rows."""
    return frozenset(word for word, kinds in words.nouns().items() for kind in kinds if (kind.row == row) == own)
