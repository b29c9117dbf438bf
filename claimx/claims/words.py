"""The word lists of `data/en/claims.toml`, as sets, and looking tokens up in them."""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon
from claimx.matching import lemma


def _set(key: str) -> frozenset[str]:
    return lexicon.words("claims", key)


CHANGE_VERBS_UP = _set("change_verbs_up")
CHANGE_VERBS_DOWN = _set("change_verbs_down")
CHANGE_VERBS_OPEN = _set("change_verbs_open")
CHANGE_VERBS = CHANGE_VERBS_UP | CHANGE_VERBS_DOWN | CHANGE_VERBS_OPEN
CHANGE_NOUNS_UP = _set("change_nouns_up")
CHANGE_NOUNS_DOWN = _set("change_nouns_down")
CHANGE_NOUNS = CHANGE_NOUNS_UP | CHANGE_NOUNS_DOWN | _set("change_nouns_open")
AMOUNT_NOUNS = _set("amount_nouns")
UP_WORDS = _set("up_words")
DOWN_WORDS = _set("down_words")
LEVEL_VERBS = _set("level_verbs")
HOLDING_VERBS = _set("holding_verbs")
PAYMENT_VERBS = _set("payment_verbs")
LIGHT_NOUNS = _set("light_nouns")
EMPTY_SHARES = _set("empty_shares")
GOAL_WORDS = _set("goal_words")
MEASURED_BY = _set("measured_by")
PLACE_PREPOSITIONS = _set("place_prepositions")
TAKING_VERBS = _set("taking_verbs")
PRICED_NOUNS = _set("priced_nouns")
HANDLING_VERBS = _set("handling_verbs")
ENDING_VERBS = _set("ending_verbs")
PACE_NOUNS = _set("pace_nouns")
PACE_PREPOSITIONS = _set("pace_prepositions")
FORECAST_MODALS = _set("forecast_modals")
CONDITIONAL_MODALS = _set("conditional_modals")
POSSIBLE_MODALS = _set("possible_modals")
PAST_AUXILIARIES = _set("past_auxiliaries")
IMPLICATIVE_VERBS = _set("implicative_verbs")
ACCOUNT_NOUNS = _set("account_nouns")
SESSION_NOUNS = _set("session_nouns")
PERFECT_AUXILIARIES = _set("perfect_auxiliaries")
FORECAST_VERBS = _set("forecast_verbs")
FORECAST_VERBS_ALWAYS = _set("forecast_verbs_always")
FORECAST_ADJECTIVES = _set("forecast_adjectives")
FORECAST_NOUNS = _set("forecast_nouns")
POSSIBLE_WORDS = _set("possible_words")
POSSIBLE_VERBS = _set("possible_verbs")
NEGATIONS = _set("negations")
NEED_MODALS = _set("need_modals")
PENDING_VERBS = _set("pending_verbs")
ASKING_NOUNS = _set("asking_nouns")
CHOICE_VERBS = _set("choice_verbs")
ASKED_BY = _set("asked_by")
WEIGHING_VERBS = _set("weighing_verbs")
ALLEGING_VERBS = _set("alleging_verbs")
REACHING_VERBS = _set("reaching_verbs")
POSSIBLE_NOUNS = _set("possible_nouns")
LIKELY_WORDS = _set("likely_words")
LOOSE_FORECAST_ADJECTIVES = _set("loose_forecast_adjectives")
DEFINITE_ARTICLES = _set("definite_articles")
OBLIGATION_MODALS = _set("obligation_modals")
GOING_WORDS = _set("going_words")
CONTRAST_WORDS = _set("contrast_words")
NOT_WORDS = _set("not_words")
FAILING_VERBS = _set("failing_verbs")
CONDITION_PREPOSITIONS = _set("condition_prepositions")
DOUBT_MARKERS = _set("doubt_markers")
HEARSAY_VERBS = _set("hearsay_verbs")
SAYING_VERBS = _set("saying_verbs")
PLAN_PREPOSITIONS = _set("plan_prepositions")
COURSE_NOUNS = _set("course_nouns")
COURSE_PREPOSITIONS = _set("course_prepositions")
WEIGHING_NOUNS = _set("weighing_nouns")
YET_WORDS = _set("yet_words")
FORESEEING_VERBS = _set("foreseeing_verbs")
FEARING_VERBS = _set("fearing_verbs")
DENYING_VERBS = _set("denying_verbs")
SAYING_NOUNS = _set("saying_nouns")
STAFF_NOUNS = _set("staff_nouns")
NEW_WORDS = _set("new_words")
EARLIER_WORDS = _set("earlier_words")
CONDITIONAL_MARKERS = _set("conditional_markers")
GROUP_NOUNS = _set("group_nouns")
DEFINITE_WORDS = _set("definite_words")
TIME_UNITS = _set("time_units")


def lower(token: Token) -> str:
    """The token in lower case."""
    return str(token.lower_)


def lemma_in(token: Token | None, *sets: frozenset[str]) -> bool:
    """Whether the dictionary form of a token is in one of the sets; None is in none."""
    return token is not None and any(lemma(token) in words for words in sets)
