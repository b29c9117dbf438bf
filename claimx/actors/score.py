"""How well an entity suits a pronoun or a noun phrase as its antecedent; None where it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.actors import words
from claimx.actors.page import SUBJECTS, Page
from claimx.lexicon import kept
from claimx.matching import lemma_of

if TYPE_CHECKING:
    from claimx.actors.discourse import Discourse, Occurrence
    from claimx.actors.entities import Entity
    from claimx.actors.words import Noun, Pronoun

FAR = 6
_ABOVE_IT = range(12)
# Pronouns, and "the report", follow what was said last more than what the document is about.
_TOPIC_LESS = 0.5
_SAME_PARAGRAPH = 0.4
# What speaks for the subject of the clause right above a pronoun's own ("Ryanco said it would"); less for those further up.
_ABOVE = (0.3, 0.8)
# What speaks for a person of whom the document has said what a noun does, and against one of another trade, or who tells of it.
_SHARED, _OTHERWISE, _GOVERNED = 1.2, 0.5, 0.5
# How much of the talk is of a body, or how near to hand it is, that a noun may stand for which the document has not said of it.
_TOLD_OF, _AT_HAND, _ONLY_NEAR = 0.35, 1.1, -0.3
# What may not be said of one that the noun does not say: of persons where they are from and of what party, of bodies their country.
_OF_PERSONS, _OF_BODIES = ("country:", "name:", "party:"), ("country:",)
# What speaks against a body where the recogniser takes a name for a person's.
_DOUBT = 0.5
# How well "the firm" suits a body that the document calls something else: "a watchdog".
_OTHER_KIND = -0.5
# How well what is of a type suits "it".
_FITS = {"ORG": 0.3, "GPE": 0.0, "REPORT": -0.1, "PERSON": -0.5, "PRODUCT": 0.2}


@dataclass(slots=True)
class Sought:
    """A pronoun as it stands, with what depends on it alone: whether it is a person's, acts or owns, and is hard to tell.

    `verb` is what it hangs from, past a preposition, `above` all that it is subordinate to; `own` is set where the pronoun may not
    stand for what it is beside.
    """

    pronoun: Pronoun
    token: int
    sent: int
    above: list[int]
    person: bool
    acts: bool
    spoken: bool
    loose: float
    verb: int
    own: bool

    @classmethod
    def at(cls, page: Page, pronoun: Pronoun, token: int) -> Sought:
        """The pronoun at a token."""
        spoken, head, dep = page.spoken(token), page.head[token], page.deps[token]
        acts = dep in SUBJECTS and lemma_of(page.words[head], page.tags[head]) in words.part("cues.org_verbs")
        return cls(
            pronoun=pronoun,
            token=token,
            sent=page.sent[token],
            above=_above(page, token),
            person=pronoun.types == {"PERSON"},
            acts=acts,
            spoken=spoken,
            loose=0.0 if acts or dep == "poss" else _loose(page, token, spoken=spoken),
            verb=page.head[head] if dep == "pobj" else head,
            own=page.lower[token].endswith("self") or (pronoun.possessive and dep == "poss"),
        )

    def among(self, entities: list[Entity]) -> list[Entity]:
        """The entities of a kind that the pronoun can stand for."""
        if self.person:
            return [entity for entity in entities if entity.label == "PERSON" or entity.label is None]
        if self.pronoun.number == "plural":
            return [entity for entity in entities if entity.plural or entity.label == "ORG"]
        return [entity for entity in entities if not entity.plural and entity.label != "NORP"]


def for_pronoun(talk: Discourse, entity: Entity, sought: Sought) -> float | None:
    """The score of an entity as the antecedent of a pronoun."""
    if sought.person:
        fit = _person_fit(entity, sought.pronoun, entity.label)
    elif sought.pronoun.number == "plural":
        fit = _plural_fit(talk, entity, entity.label)
    else:
        fit = _thing_fit(talk, entity, entity.label, sought)
    if fit is None:
        return None
    last, above = talk.seen[entity][-1], 0.0
    if last.sent == sought.sent or sought.own:
        if _bound(talk.page, last, sought):
            return None
        above = _speaks_for(talk.page, last, sought)
    standing = talk.standing(entity)
    return talk.nearness(entity, sought.token) + standing + fit + above - _TOPIC_LESS * standing


def _person_fit(entity: Entity, pronoun: Pronoun, label: str | None) -> float | None:
    if label not in {"PERSON", None} or entity.plural:
        return None
    if entity.gender and entity.gender != pronoun.gender:
        return None
    return (0.5 if entity.gender else 0.1) + (0.0 if label else -0.6)


def _plural_fit(talk: Discourse, entity: Entity, label: str | None) -> float | None:
    if not entity.plural:
        return -0.6 if label == "ORG" else None
    if not entity.nouns.isdisjoint(words.part("cues.light_plurals")):
        return None
    return 0.6 if talk.page.deps[talk.seen[entity][-1].head] != "pobj" else 0.3


def _thing_fit(talk: Discourse, entity: Entity, label: str | None, sought: Sought) -> float | None:
    if (label == "PERSON" and not entity.doubtful) or label == "NORP" or entity.plural:
        return None
    if label == "THING":
        told = sought.acts and not _acts_above(talk.page, talk.seen[entity][-1], sought)
        return None if told else (-0.3 if sought.spoken else -0.7)
    if label == "REPORT" and _acts_above(talk.page, talk.seen[entity][-1], sought):
        return None
    fit = _FITS.get(label or "", -0.2)
    if label == "GPE" and not entity.code:
        fit = -0.1
    fit -= 0.0 if entity.names else 0.3
    return fit - sought.loose


def _loose(page: Page, token: int, *, spoken: bool) -> float:
    """How much less likely "it" stands for a name: with "be" or as an object, and in conversation, it may be anything."""
    verb = page.head[token]
    loose = 0.0
    if page.deps[token] not in SUBJECTS or page.lower[verb] in words.part("cues.be"):
        loose += 0.5
    return loose + (1.0 if spoken else 0.0)


def _bound(page: Page, last: Occurrence, sought: Sought) -> bool:
    """Whether the grammar keeps a pronoun and the entity's last mention apart: both hang from one verb ("X saw it", "X expects it to")."""
    if sought.own:
        return last.start <= page.head[sought.token] < last.end
    if last.sent != sought.sent or last.head == sought.verb:
        return False
    verb = page.head[last.head]
    raised = (
        page.deps[sought.token] in SUBJECTS and page.tags[sought.verb] == "VB" and page.lower[sought.token + 1 : sought.token + 2] == ["to"]
    )
    return verb == sought.verb or (raised and verb == page.head[sought.verb])


def _speaks_for(page: Page, last: Occurrence, sought: Sought) -> float:
    """What speaks for an entity that is the subject of a clause above the pronoun's own: more where that is right above it."""
    return _ABOVE[page.head[last.head] in sought.above[:2]] if _acts_above(page, last, sought) else 0.0


def _acts_above(page: Page, last: Occurrence, sought: Sought) -> bool:
    """Whether an entity is the subject of a verb that a pronoun is subordinate to ("Ryanco said it would …")."""
    return last.subject and last.sent == sought.sent and page.head[last.head] in sought.above


def for_noun(talk: Discourse, entity: Entity, noun: Noun, said: set[str], token: int) -> float | None:
    """The score of an entity as the antecedent of a definite noun; `said` is what the phrase says of it."""
    label = entity.label
    alike = noun.type == "PRODUCT" and entity.names and not entity.nouns.isdisjoint(words.kin().get(noun.word, ()))
    named = noun.word in entity.nouns or bool(alike)
    if not named and (not _type_suits(entity, noun, label) or (not entity.names and not _in_row(entity, noun))):
        return None
    if named and noun.type and label not in {noun.type, None, "THING"} and noun.type in {"PERSON", "REPORT", "GPE"}:
        return None
    shared = said & (entity.attributes | {entity.key[0]} | _trades(said, entity))
    if noun.type == "PERSON" and not shared and not entity.names and any(":" in word for word in said):
        return None  # "the Ohio governor" is not "a governor"
    if named and said and not shared and noun.word in words.part("cues.any_trade"):
        named = False
    fit = _noun_fit(talk, entity, noun, token, named=named)
    if fit is None:
        return None
    marks = _OF_PERSONS if noun.type == "PERSON" else _OF_BODIES
    if any(_clashes(said, entity, mark) for mark in marks):
        return None
    unsaid = [word for word in said if word not in shared and ":" not in word]
    if unsaid and not named and not shared and noun.plain and noun.type == "ORG":
        fit -= 0.4
    if _governs(talk, entity, token):
        fit -= 0.5
    if noun.type == "REPORT":
        near = talk.page.paragraph[talk.seen[entity][-1].head] == talk.page.paragraph[token]
        fit += _SAME_PARAGRAPH * near - _TOPIC_LESS * talk.standing(entity)
    return talk.salience(entity, token) + fit + 1.2 * bool(shared) - 0.3 * min(2, len(unsaid))


def for_epithet(talk: Discourse, entity: Entity, noun: Noun, said: set[str], token: int) -> float | None:
    """The score of a person as whom a noun describes that the document has said of nobody ("Ann Hart won. The retired surgeon took")."""
    if noun.type != "PERSON" or noun.strict or entity.label != "PERSON" or not entity.names or entity.plural:
        return None
    if any(_clashes(said, entity, mark) for mark in _OF_PERSONS):
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
    """Whether the entity is the subject of a verb that the noun is subordinate to ("Ryanco said the company …")."""
    page, last = talk.page, talk.seen[entity][-1]
    return last.subject and last.sent == page.sent[token] and page.head[last.head] in _above(page, token)


def _above(page: Page, token: int) -> list[int]:
    """What a token hangs from, and that, and so on."""
    found: list[int] = []
    for _ in _ABOVE_IT:
        token = page.head[token]
        found.append(token)
        if page.head[token] == token:
            break
    return found


def _in_row(entity: Entity, noun: Noun) -> bool:
    """Whether something without a name is what another noun can call it ("a retailer" … "the company", "a study" … "the report")."""
    if noun.type == "REPORT":
        return True
    return noun.plain and any(kind.row == noun.row and not kind.strict for word in entity.nouns for kind in words.nouns().get(word, ()))


def _type_suits(entity: Entity, noun: Noun, label: str | None) -> bool:
    if noun.type == "ORG":
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
    label = entity.label
    if noun.type == "REPORT":
        told = any(map(str.isupper, entity.name))
        same = {noun.word} | entity.nouns <= words.part("cues.reports")
        return (1.6 if named else 1.2) - (0.0 if told else 0.8) if named or same else None
    if named:
        return 2.0
    if noun.type == "GPE":
        return _place_fit(entity, noun)
    if noun.plain:
        own = entity.nouns & _row_words(noun.row, own=True)
        others = entity.nouns & _row_words(noun.row, own=False)
        fit = 1.1 if own else (_OTHER_KIND if others else 0.8)
        fit -= _DOUBT if entity.doubtful or not (label or entity.types["ORG"]) else 0.0
        return fit - (0.8 if entity.nouns & words.part("cues.press") else 0.0)
    if noun.type != "ORG" or noun.strict:
        return None
    if not entity.nouns.isdisjoint(words.kin().get(noun.word, ())):
        return 1.1
    if noun.word not in words.part("cues.any_trade") and entity.nouns & words.nouns().keys() - words.part("cues.loose_nouns"):
        return None
    if talk.standing(entity) >= _TOLD_OF:
        return -_DOUBT * entity.doubtful
    near = (
        (noun.row == "company" or noun.word in words.part("cues.near_nouns"))
        and entity.names
        and talk.nearness(entity, token) >= _AT_HAND
        and not _governs(talk, entity, token)
    )
    return _ONLY_NEAR - _DOUBT * entity.doubtful if near else None


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


def _place_fit(entity: Entity, noun: Noun) -> float | None:
    """How well "the country" suits a place, and "the state" one that is known to be part of a country."""
    if noun.plain or (not entity.code and noun.word in words.part("cues.part_nouns") and words.is_region(entity.name)):
        return 0.6
    return 0.2 if entity.code and noun.word in words.part("cues.country_nouns") else None


@kept
def _row_words(row: str, *, own: bool) -> frozenset[str]:
    """The nouns of a row, or of all other rows."""
    return frozenset(word for word, kinds in words.nouns().items() for kind in kinds if (kind.row == row) == own)
