"""The word lists of `data/en/measures.toml`, as sets: what figures measure and whose it is."""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon
from claimx.actors.words import nouns
from claimx.claims.words import GROUP_NOUNS
from claimx.matching import lemma


def _set(key: str) -> frozenset[str]:
    return lexicon.words("measures", key)


BASE_NOUNS = _set("base_nouns")
MARKS = _set("marks")
GROWTH_NOUNS = _set("growth_nouns")
EACH = _set("each")
DEED_VERBS = _set("deed_verbs")
TAKING_VERBS = _set("taking_verbs")
PARTICLES = _set("particles")
ADDING = _set("adding")
GROUP_RULES = _set("group_rules")
COMPANY_NOUNS = _set("company_nouns")
OWNING_PREPOSITIONS = _set("owning_prepositions")
BEARING_VERBS = _set("bearing_verbs")
REPORTS = _set("reports")
OBSERVERS = _set("observers")
WE_WORDS = _set("we_words")
CONSTITUTING_VERBS = _set("constituting_verbs")
RESULT_VERBS = _set("result_verbs")
SEEING_VERBS = _set("seeing_verbs")
CAUSING_VERBS = _set("causing_verbs")
ADDING_VERBS = _set("adding_verbs")
EXPECTING_VERBS = _set("expecting_verbs")
MEANS_OF_PAYMENT = _set("means_of_payment")
NAMED_MEASURES = _set("named_measures")
NOUN_OF_VERB: dict[str, dict[str, str]] = lexicon.read("measures")["noun_of_verb"]
COMPARING = _set("comparing")
MORE_OR_LESS = _set("more_or_less")
SPREADING_UNITS = _set("spreading_units")
IT_WORDS: dict[str, str] = lexicon.read("measures")["it_words"]
PEOPLE_VERBS = _set("people_verbs")
PEOPLE: str = lexicon.read("measures")["people_noun"]
TIME_NOUN: str = lexicon.read("measures")["time_noun"]
DYING = _set("dying")
PAID_FOR: list[str] = lexicon.read("measures")["paid_for"]
SPENT_ON: list[str] = lexicon.read("measures")["spent_on"]
CHANGE_OF: list[str] = lexicon.read("measures")["change_of"]
ADDED_TO = _set("added_to")
PRICED_BY = _set("priced_by")
TAKEN_OFF = _set("taken_off")
GROUP_IN = _set("group_in")
OF_FIGURE = _set("of_figure")
HAVING = _set("having")
OTHER_END = _set("other_end")
SHARE_NOUNS = _set("share_nouns")
POSSESSIVES = _set("possessives")
GIVING_VERBS = _set("giving_verbs")
ENDING_VERBS = _set("ending_verbs")
NOUN_OF_UNIT: dict[str, str] = lexicon.read("measures")["noun_of_unit"]
BODIES = _set("bodies")


def can_act(token: Token) -> bool:
    """Whether a common noun is one for people or bodies, that do things and own what is measured."""
    name = lemma(token)
    return name in GROUP_NOUNS or name in BODIES or any(noun.type in ("PERSON", "ORG", "GPE") for noun in nouns().get(name, ()))
