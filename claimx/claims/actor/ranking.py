"""Weighs who may be the actor of a figure whose own clause does not say.

A log-linear model over the cues of the candidates, nobody being one of them (maximum entropy ranking, after Denis &
Baldridge, 2007). Its weights stand in `data/en/actor_ranker.toml`; `benchmarks/train_actors.py` fits them to articles
written for this project.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from claimx import lexicon
from claimx.actors.words import countries, nouns, part, pronouns
from claimx.claims import measure_words, words
from claimx.claims.actor.candidates import Candidate, candidates, key, share_word
from claimx.claims.actor.standing import Standing
from claimx.claims.actor.things import measures_business
from claimx.claims.actor.verdict import Verdict
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_noun, is_passive, subject
from claimx.claims.owner import acting
from claimx.claims.parse import Token
from claimx.claims.statistic import is_statistic
from claimx.lexicon import kept

_INHERITED = ("same-", "subject-before")
_MOST, _SOME = 0.5, 0.2
# How many characters back a person may be named whom an age stands for.
_BACK = 700


def weighed(draft: Draft, before: Sequence[Draft], standing: Standing, nearest: Verdict | None) -> Verdict | None:
    """The actor of a draft, and the id of the rule that proposed it; None where nobody is the best answer.

    `nearest` is what the rules of focus find, which is a cue like others.
    """
    found = [c for c in cued(draft, before, standing, nearest) if c.mention is None or c.mention.name not in standing.observers]
    if (draft.head is not None and is_statistic(draft.head)) or _is_of_economy(draft):  # which nobody alone has
        found = [candidate for candidate in found if candidate.mention is None or candidate.mention.label != "PERSON"]
    if _means_firm(draft):
        found = [candidate for candidate in found if candidate.mention is None or candidate.mention.label not in ("GPE", "LOC")]
    if measures_business(draft):  # which towns do not have
        found = [c for c in found if c.mention is None or c.mention.label != "GPE" or c.mention.name.lower() in countries()]
    if _acts_unknown(draft) and len(found) > 1:
        found = [candidate for candidate in found if candidate.mention is not None]
    best = _person_spoken_of(found, draft, standing) or max(found, key=_score)
    if best.mention is None:
        return None
    return nearest if nearest is not None and key(best.mention) == key(nearest[0]) else (best.mention, f"actor.{best.rule}")


def _means_firm(draft: Draft) -> bool:
    """Whether "the company", "its stock" or the like is the subject of a figure's clause, and so no place is meant."""
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    if thing is None or thing.tag_ not in ("NN", "NNS") or not words.is_definite(thing):
        return False
    if words.lemma_in(thing, measure_words.STOCKS):
        return True
    return any(noun.row == "company" and noun.plain for noun in nouns().get(thing.lemma, ()))


def _acts_unknown(draft: Draft) -> bool:
    """Whether "it" does what bodies do, where the text leaves open who that is: "It employs 340 people"."""
    verb = draft.frame.verb
    thing = None if verb is None else subject(verb)
    if verb is None or thing is None or thing.lower_ not in measure_words.it_words():
        return False
    return thing.head is verb and draft.shares is None and verb.lemma in part("cues.org_verbs")


def _is_of_economy(draft: Draft) -> bool:
    """Whether a figure is a share of what a country makes: "debt was 34% of national income"."""
    behind = draft.frame.doc[draft.frame.span.end : draft.frame.span.end + 3]
    return draft.frame.quantity.kind == "percent" and " ".join(token.lower_ for token in behind).startswith(tuple(measure_words.OF_ECONOMY))


def _person_spoken_of(found: list[Candidate], draft: Draft, standing: Standing) -> Candidate | None:
    """Who "he" or "the 24-year-old" is as the subject of the figure's clause, if not known: the person named last before it."""
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    if thing is None or not _means_person(thing) or draft.frame.scene.actor(thing) is not None:
        return None
    if words.lemma_in(thing.head, measure_words.OPINION_VERBS) or draft.found_by.get("measure") == "measure.valued":
        return None
    people = [(c, standing.places.get(c.mention.name, ())) for c in found if c.mention is not None and c.mention.label == "PERSON"]
    here = standing.paragraph(thing.idx)
    named = [(places[at - 1], c) for c, places in people if (at := bisect_left(places, thing.idx))]
    named = [(place, c) for place, c in named if here - standing.paragraph(place) <= 1]
    if named:
        return max(named, key=itemgetter(0))[1]
    return None if thing.tag_ == "PRP" else _person_before(thing, draft, standing)


def _person_before(thing: Token, draft: Draft, standing: Standing) -> Candidate | None:
    """The person named last before a token, in its paragraph or the one before."""
    before = draft.frame.scene.mentions.within(max(0, thing.idx - _BACK), thing.idx)
    people = (mention for mention in reversed(before) if mention.label == "PERSON" and mention.name[:1].isupper())
    last = next(people, None)
    near = last is not None and standing.paragraph(thing.idx) - standing.paragraph(last.start) <= 1
    return Candidate(last, "subject") if near else None


def _means_person(thing: Token) -> bool:
    """Whether a subject is a pronoun for a person, or somebody's age for him: "the 24-year-old"."""
    pronoun = pronouns().get(thing.lower_) if thing.tag_ == "PRP" else None
    if pronoun is not None:
        return pronoun.types == {"PERSON"}
    return words.lemma_in(thing, measure_words.OLD) and words.is_definite(thing) and thing.nbor(-1).tag_ == "HYPH"


def cued(draft: Draft, before: Sequence[Draft], standing: Standing, nearest: Verdict | None) -> list[Candidate]:
    """The candidates of a draft with all their cues."""
    found = candidates(draft, before, standing)
    name = None if nearest is None else key(nearest[0])
    rule = "nothing" if nearest is None else nearest[1].removeprefix("actor.")
    around = tuple(_around(draft))
    verb = f"verb {_kind_of_verb(draft.frame.verb)}"
    for candidate in found:
        if (None if candidate.mention is None else key(candidate.mention)) == name:
            candidate.cues |= {"nearest", f"nearest {rule}", f"nearest with {around[0]}", f"nearest with {around[1]}"}
        if candidate.mention is None:
            candidate.cues.update(f"nobody with {cue}" for cue in (*around, *_of_nobody(draft, before, standing), f"nearest {rule}"))
            candidate.cues.update(f"nobody with {cue} and {around[1]}" for cue in (around[0], around[2], around[4], verb))
        else:
            candidate.cues |= {f"{cue} with {around[0]}" for cue in candidate.cues if cue.startswith(_INHERITED)}
            candidate.cues.add(f"label {candidate.mention.label} with {verb}")
    return found


def _around(draft: Draft) -> Iterator[str]:
    """What the figure's clause, measure and statement are like."""
    yield f"subject {_kind_of_subject(draft)}"
    yield f"measure {_kind_of_measure(draft)}"
    yield draft.frame.quantity.kind
    yield draft.role
    yield draft.frame.relation
    yield "source" if draft.teller is not None else "no source"
    yield "headline" if draft.frame.quantity.end <= draft.frame.scene.headline_end else "body"
    yield draft.found_by.get("measure", "no measure")


def _of_nobody(draft: Draft, before: Sequence[Draft], standing: Standing) -> Iterator[str]:
    """What speaks for or against a figure about nobody."""
    yield f"topic {share_word(max(standing.shares.values(), default=0.0))}"
    here = {token.lower_ for token in draft.frame.sentence if token.tag_ in ("PRP", "PRP$")}
    yield f"speaker {any(pronouns()[word].speaker for word in here if word in pronouns())}"
    other = draft.restates or draft.shares
    if other is not None:
        yield "shared nobody"
    if not before:
        yield "nothing before"
        return
    share = sum(earlier.actor is None for earlier in before) / len(before)
    yield f"nobody before {'mostly' if share > _MOST else 'at times' if share > _SOME else 'seldom'}"
    if before[-1].actor is None:
        yield "nobody just before"


def _kind_of_verb(verb: Token | None) -> str:
    """How the verb of a figure's clause tells of what is measured."""
    if verb is None:
        return "none"
    if is_passive(verb) or any(child.dep_ == "nsubjpass" for child in verb.children):
        return "passive"
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
        return "participle"
    kinds = (("being", words.BEING), ("change", words.CHANGE_VERBS), ("level", words.LEVEL_VERBS))
    return next((name for name, verbs in kinds if words.lemma_in(verb, verbs)), "active")


def _kind_of_subject(draft: Draft) -> str:
    """What the subject of the figure's clause is: its measure, an entity, a pronoun or another noun."""
    thing = None if draft.frame.verb is None else subject(draft.frame.verb)
    if thing is None:
        return "none"
    if thing == draft.head:
        return "measure"
    if acting(thing, draft.frame):
        return "entity"
    if thing.tag_ in ("PRP", "DT"):
        return "pronoun"
    return "noun" if is_noun(thing) else "other"


def _kind_of_measure(draft: Draft) -> str:
    head = draft.head
    if head is None:
        return "none"
    word = head.lemma
    for name, kind in _kinds():
        if word in kind:
            return name
    mention = draft.frame.scene.mention(head)
    return "people" if (mention is not None and mention.label == "NORP") or measure_words.can_act(head) else "thing"


@kept
def _kinds() -> tuple[tuple[str, frozenset[str]], ...]:
    own = lexicon.read("actors")["kinds_of_measure"]
    kinds = [(name, frozenset(nouns)) for name, nouns in own.items()]
    return (*kinds, ("company", measure_words.COMPANY_NOUNS), ("change", words.CHANGE_NOUNS))


def _score(candidate: Candidate) -> float:
    weights = cue_weights()
    return math.fsum(map(weights.__getitem__, weights.keys() & candidate.cues))


@kept
def cue_weights() -> dict[str, float]:
    """What each cue adds to the score of a candidate that has it."""
    return {cue: float(weight) for cue, weight in lexicon.read("actor_ranker")["weights"].items()}
