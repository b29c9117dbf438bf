"""How well an entity suits a pronoun as its antecedent; None where it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.actors import words
from claimx.actors.page import SUBJECTS, Page
from claimx.matching import lemma_of

if TYPE_CHECKING:
    from claimx.actors.discourse import Discourse, Occurrence
    from claimx.actors.entities import Entity
    from claimx.actors.words import Pronoun

FAR = 6
_ABOVE_IT = range(12)
# Pronouns, and "the report", follow what was said last more than what the document is about.
TOPIC_LESS = 0.5
SAME_PARAGRAPH = 0.4
# What speaks for the subject of the clause right above a pronoun's own ("Ryanco said it would"); less for those further up.
_ABOVE = (0.3, 0.8)
# What speaks for one of whom the pronoun's own clause tells, as much as if it were the subject of it.
_RELATED = 1.7
# What speaks for the subject of the sentence before as the person who is the subject again ("Ann Hart won. She had run before").
_GOES_ON = 0.15
_RELATIVES = frozenset({"WDT", "WP"})
# How many of the last mentions of an entity may speak for it.
_LAST = 4
_OF_VERBS = frozenset({"V", "M"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What speaks against a body where the recogniser takes a name for a person's.
DOUBT = 0.5
# How well a body that is spoken of as its members are suits "they".
_AS_MANY = 0.5
# What speaks for those who look into things where "they" finds out something, for their study, and against others.
_EXAMINER, _STUDY, _OTHERS = 2.0, 0.6, 1.0
# What speaks against a place or a watchdog where a pronoun has what only firms have.
_NO_FIRM = 1.2
# What speaks against what is only told of as another's rival or supplier, and how often that is spoken of at most with its name.
BESIDE, _ONCE = 0.5, 2
# How well what is of a type suits "it".
_FITS = {"ORG": 0.3, "GPE": 0.0, "REPORT": -0.1, "PERSON": -0.5, "PRODUCT": 0.2}


@dataclass(slots=True)
class Sought:
    """A pronoun as it stands, with what depends on it alone: whether it is a person's, acts or owns, and is hard to tell.

    `examines` is set where it does what only those do who look into something; `verb` is what it hangs from, past a preposition,
    `above` all that it is subordinate to; `own` is set where the pronoun may not stand for what it is beside, `trades` where it has
    or does what only firms do.
    """

    pronoun: Pronoun
    token: int
    sent: int
    above: list[int]
    person: bool
    acts: bool
    does: bool
    examines: bool
    spoken: bool
    loose: float
    verb: int
    own: bool
    trades: bool

    @classmethod
    def at(cls, page: Page, pronoun: Pronoun, token: int) -> Sought:
        """The pronoun at a token."""
        spoken, head, dep = page.spoken(token), page.head[token], page.deps[token]
        deed = lemma_of(page.words[head], page.tags[head]) if dep in SUBJECTS else ""
        acts = deed in words.part("cues.org_verbs") or (deed != "" and page.tags[head] == "VB" and _is_let(page, head))
        return cls(
            pronoun=pronoun,
            token=token,
            sent=page.sent[token],
            above=above_it(page, token),
            person=pronoun.types == {"PERSON"},
            acts=acts,
            does=deed in words.part("cues.org_verbs") or deed in words.part("cues.deeds") or (dep == "poss" and _is_person(page, head)),
            examines=pronoun.number == "plural" and dep == "nsubj" and _is_examining(page, head, deed),
            spoken=spoken,
            loose=0.0 if acts or dep == "poss" else _loose(page, token, spoken=spoken),
            verb=page.head[head] if dep == "pobj" else head,
            trades=pronoun.number == "singular" and _trades(page, token, deed),
            own=page.lower[token].endswith("self") or (pronoun.possessive and dep == "poss"),
        )

    def among(self, entities: list[Entity]) -> list[Entity]:
        """The entities of a kind that the pronoun can stand for."""
        if self.person:
            return [entity for entity in entities if entity.label == "PERSON" or entity.label is None]
        if self.pronoun.number == "plural":
            many = [entity for entity in entities if entity.plural or entity.label == "ORG" or (self.examines and entity.label == "REPORT")]
            return [entity for entity in many if entity.label != "THING" or words.are_people(entity.nouns)] if self.does else many
        return [entity for entity in entities if not entity.plural and entity.label != "NORP"]


def _is_person(page: Page, noun: int) -> bool:
    """Whether a noun is of one whom only people and bodies have: "their former boss"."""
    kinds = page.lists.nouns.get(page.lower[noun], ())
    return bool(kinds) and all(kind.type == "PERSON" for kind in kinds)


def _is_let(page: Page, verb: int) -> bool:
    """Whether something lets or makes another do what an infinitive tells: "allowing it to trim its debts"."""
    return lemma_of(page.words[page.head[verb]], page.tags[page.head[verb]]) in words.part("cues.letting_verbs")


def _trades(page: Page, token: int, deed: str) -> bool:
    """Whether a pronoun has, makes or does what only firms do: "its profits fell", "it expects sales of"."""
    head, theirs = page.head[token], words.part("cues.of_firms")
    if page.deps[token] == "poss":
        return page.lower[head] in theirs
    if not deed:
        return False
    return deed in words.part("cues.firms_deeds") or any(
        page.lower[child] in theirs and page.deps[child] == "dobj" for child in page.below(head)
    )


def _is_examining(page: Page, verb: int, lemma: str) -> bool:
    """Whether a verb tells of a study: "they interviewed 300 people", "they found that it grew", but not "they found 200 tunnels"."""
    if lemma in words.part("cues.studying_verbs"):
        return True
    return lemma in words.part("cues.finding_verbs") and any(page.deps[child] == "ccomp" for child in page.below(verb))


def for_pronoun(talk: Discourse, entity: Entity, sought: Sought, since: int) -> float | None:
    """The score of an entity as the antecedent of a pronoun that looks back from a token: itself, or what stands before a quotation."""
    if sought.person:
        fit = _person_fit(entity, sought.pronoun, entity.label)
    elif sought.pronoun.number == "plural":
        fit = _examiner_fit(entity) if sought.examines else _plural_fit(talk, entity, entity.label)
    else:
        fit = _thing_fit(talk, entity, entity.label, sought)
    if fit is None:
        return None
    last, above = talk.seen[entity][-1], 0.0
    if (last.sent == sought.sent or sought.own) and _bound(talk.page, last, sought):
        return None
    if last.sent == sought.sent:
        above = max(_speaks_for(talk.page, told, sought) for told in talk.seen[entity][-_LAST:] if told.sent == sought.sent)
    if sought.person and entity.names and last.subject and last.sent == sought.sent - 1 and talk.page.deps[sought.token] in SUBJECTS:
        above = _GOES_ON
    standing = talk.standing(entity)
    return talk.nearness(entity, since) + standing + fit + above - TOPIC_LESS * standing


def _person_fit(entity: Entity, pronoun: Pronoun, label: str | None) -> float | None:
    if label not in {"PERSON", None} or entity.plural:
        return None
    if entity.gender and entity.gender != pronoun.gender:
        return None
    return (0.5 if entity.gender else 0.1) + (0.0 if label else -0.6)


def _plural_fit(talk: Discourse, entity: Entity, label: str | None) -> float | None:
    if not entity.plural:
        return None if label != "ORG" else _AS_MANY if _is_as_many(talk, entity) else -0.6
    if not entity.nouns.isdisjoint(words.part("cues.light_plurals")):
        return None
    return 0.6 if talk.page.deps[talk.seen[entity][-1].head] != "pobj" else 0.3


def _is_as_many(talk: Discourse, entity: Entity) -> bool:
    """Whether a body is spoken of as its members are: a team or band, or the subject of a plural verb ("Ryanco have said that they")."""
    if not entity.nouns.isdisjoint(words.part("cues.as_many")):
        return True
    page, last = talk.page, talk.seen[entity][-1]
    verb = page.head[last.head]
    forms = [verb, *(child for child in page.below(verb) if page.deps[child] in _AUXILIARIES)]
    return bool(entity.names) and page.deps[last.head] in SUBJECTS and any(page.tags[form] == "VBP" for form in forms)


def _examiner_fit(entity: Entity) -> float | None:
    """How well an entity suits "they" who find out something: researchers best, or else who wrote a study ("they found that")."""
    if not entity.plural:
        if entity.label == "REPORT":
            return _STUDY
        return _STUDY if not entity.nouns.isdisjoint(words.part("cues.examining_bodies")) else -_OTHERS
    if not entity.nouns.isdisjoint(words.part("cues.examiners")):
        return _EXAMINER
    return None if not entity.nouns.isdisjoint(words.part("cues.light_plurals")) else -_OTHERS


def _thing_fit(talk: Discourse, entity: Entity, label: str | None, sought: Sought) -> float | None:
    if (label == "PERSON" and not entity.doubtful) or label == "NORP" or entity.plural:
        return None
    if label == "THING":
        if sought.own and not entity.nouns.isdisjoint(words.part("cues.happenings")):
            return None  # "the fall wiped £3m from its market value"
        told = sought.acts and not _acts_above(talk.page, talk.seen[entity][-1], sought)
        return None if told else (-0.3 if sought.spoken else -0.7)
    if label == "REPORT" and _acts_above(talk.page, talk.seen[entity][-1], sought):
        return None
    fit = _FITS.get(label or "", -0.2)
    if sought.trades and (label == "GPE" or not entity.nouns.isdisjoint(words.part("cues.no_firms") | words.part("cues.press"))):
        fit -= _NO_FIRM
    if label == "GPE" and not entity.code:
        fit = -0.1
    fit -= 0.0 if entity.names else 0.3
    named = talk.seen[entity]
    if named[-1].sent != sought.sent and len(named) <= _ONCE and not entity.nouns.isdisjoint(words.part("cues.rivals")):
        fit -= BESIDE
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
        noun = page.head[sought.token]
        apposed = page.deps[noun] == "appos" and page.head[noun] == last.head  # "Ryanco, its rival"
        return apposed or last.start <= noun < last.end
    if last.sent != sought.sent or last.head == sought.verb:
        return False
    verb = page.head[last.head]
    raised = (
        page.deps[sought.token] in SUBJECTS and page.tags[sought.verb] == "VB" and page.lower[sought.token + 1 : sought.token + 2] == ["to"]
    )
    return verb == sought.verb or (raised and verb == page.head[sought.verb])


def _speaks_for(page: Page, last: Occurrence, sought: Sought) -> float:
    """What speaks for an entity that is the subject of a clause above the pronoun's own: more where that is right above it.

    Most for one of whom a clause tells that the pronoun stands in: "sold to Ryanco, which expects its sales to grow".
    """
    if last.head in sought.above and _tells_of(page, last.head, sought):
        return _RELATED
    if _acts_above(page, last, sought):
        return _ABOVE[_is_right_above(page, page.head[last.head], sought)]
    return _RELATED if page.deps[last.head] == "dobj" and _is_made_to(page, page.head[last.head], sought) else 0.0


def _is_right_above(page: Page, verb: int, sought: Sought) -> bool:
    """Whether no other verb stands between a pronoun and one that it is subordinate to: "said Ryanco would lose 30 of its plants"."""
    return verb in sought.above[:2] or verb == next((above for above in sought.above if page.tags[above][0] in _OF_VERBS), -1)


def _is_made_to(page: Page, verb: int, sought: Sought) -> bool:
    """Whether a verb makes its object do what the pronoun's clause tells: "it asked Ryanco to cut its prices"."""
    if verb not in sought.above:
        return False
    at = sought.above.index(verb)
    return page.deps[sought.above[at - 1] if at else sought.token] == "xcomp"


def _tells_of(page: Page, head: int, sought: Sought) -> bool:
    """Whether a pronoun stands in a relative clause about an entity, whose subject that is: "Ryanco, which …"."""
    at = sought.above.index(head)
    clause = sought.above[at - 1] if at else sought.token
    if page.deps[clause] != "relcl" or not any(page.deps[c] in SUBJECTS and page.tags[c] in _RELATIVES for c in page.below(clause)):
        return False
    between = sought.above[: at - 1]
    own = {*between, sought.token}
    if any(
        page.deps[child] in SUBJECTS and child not in own
        for verb in between
        if page.tags[verb][0] in _OF_VERBS
        for child in page.below(verb)
    ):
        return False  # "who said that sales were half their size"
    return sought.own or any(_is_finite(page, verb) for verb in between)  # not "which tried to stop it selling"


def _is_finite(page: Page, verb: int) -> bool:
    """Whether a verb has a tense: "it sold", "it would sell", not "it selling"."""
    return page.tags[verb] in _TENSED or any(page.deps[child] in _AUXILIARIES and page.tags[child] in _TENSED for child in page.below(verb))


def _acts_above(page: Page, last: Occurrence, sought: Sought) -> bool:
    """Whether an entity is the subject of a verb that a pronoun is subordinate to ("Ryanco said it would …")."""
    return last.subject and last.sent == sought.sent and page.head[last.head] in sought.above


def above_it(page: Page, token: int) -> list[int]:
    """What a token hangs from, and that, and so on."""
    found: list[int] = []
    for _ in _ABOVE_IT:
        token = page.head[token]
        found.append(token)
        if page.head[token] == token:
            break
    return found
