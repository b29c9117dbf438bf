"""What a step of the way from a figure to an expression of time costs: out of a clause, or into one beside it."""

from __future__ import annotations

from itertools import takewhile

from claimx import lexicon
from claimx.claims import words
from claimx.claims.grammar import has_auxiliary, is_passive, is_verb
from claimx.claims.parse import Token
from claimx.claims.period.apart import is_added
from claimx.claims.tense import PASTS, agree, has_subject, is_finite, is_perfect_participle, tense_of

CLOSED = 100.0
FAR = 4.5
STEP = 0.1
# Out of a figure's own clause, into the clause above it.
_LEAVING = {"relcl": 3.0, "acl": 0.8, "xcomp": 0.2, "pcomp": 0.5, "parataxis": 3.0, "appos": 0.8}
# Into a clause beside the figure's own.
_ENTERING = {"relcl": CLOSED, "acl": 3.0, "xcomp": 0.6, "pcomp": 1.0, "parataxis": 4.0, "appos": 1.0, "ccomp": 4.0, "csubj": 3.0}
_NOUN_STEP = {"prep": 0.4, "pobj": 0.3, "dobj": 0.2, "nsubj": 0.2, "nsubjpass": 0.2, "attr": 0.1}


def _words(name: str) -> frozenset[str]:
    return lexicon.words("period_claims", name)


def leaving_cost(token: Token, *, fronted: bool) -> float:
    """The cost of the step from a token up to the one above it on the way from a figure; `fronted` is that of `Time.is_fronted`."""
    dep = token.dep_
    if _is_in_sequence(token) or (_is_earlier(token) and not (fronted and _is_at_its_time(token))):
        return CLOSED
    if not is_verb(token):
        return STEP if dep in ("nummod", "quantmod", "compound", "nmod", "amod") else _LEAVING.get(dep, STEP)
    if dep == "conj":
        if not fronted and (not agree(token, token.head) or _goes_on_now(token)):
            return CLOSED
        contrasted = any(child.dep_ == "cc" and words.lower(child) in _words("contrasts") for child in token.head.children)
        return 1.5 if contrasted or has_subject(token) else 0.7
    if dep == "advcl":
        return 1.2 if is_finite(token) else 0.5
    if dep == "relcl" and (not _same_tense(token) or _is_once(token)):
        return CLOSED
    if dep == "ccomp":
        return 0.3 if not is_finite(token) else 3.0 if fronted else CLOSED
    if dep == "acl" and token.tag_ == "VBN" and is_added(token):
        return FAR
    if dep == "pcomp" and token.tag_ == "VBG" and words.lower(token.head) in _words("reasons"):
        return CLOSED
    return _LEAVING.get(dep, STEP)


def _goes_on_now(verb: Token) -> bool:
    """Whether a second verb of reported speech tells what is so now: "it said that it had lost $9m in May and needed $3m"."""
    if not words.lemma_in(verb, _words("lasting")) or not is_verb(verb.head):
        return False
    return tense_of(verb) == "past" and tense_of(verb.head) == "pluperfect"


def entering_cost(token: Token) -> float:
    """The cost of the step from a token up to the one above it on the way from an expression of time."""
    dep = token.dep_
    if _is_in_sequence(token):
        return CLOSED
    if not is_verb(token):
        return _NOUN_STEP.get(dep, _ENTERING.get(dep, 0.15))
    if dep in ("conj", "acl") and (is_gapped(token) or _is_when_it_did(token)):
        return 0.7
    if dep == "conj":
        if not agree(token, token.head):
            return CLOSED
        within = token.head.dep_ == "advcl" and is_finite(token.head)  # "were hurt when a truck ran a light and hit a bus on Friday"
        return 4.5 if has_subject(token) else 0.7 if within else 2.0
    if dep == "advcl":
        if is_at_once(token):
            return 0.9
        if is_finite(token) and (_is_marked(token, "at_other_times") or _was_before(token)):
            return CLOSED
        return 3.0 if is_finite(token) else 1.5
    if dep == "acl" and token.tag_ == "VBG":  # what goes on at the time of the clause: "a crowd waiting on Friday"
        return 1.5
    raised = dep == "ccomp" and any(child.tag_ == "TO" for child in token.children)  # "expects prices to be flat this year"
    return _ENTERING["xcomp" if raised else dep] if raised or dep in _ENTERING else 0.5


def _is_marked(clause: Token, name: str) -> bool:
    """Whether a clause opens with one of the words of a list."""
    return any(child.dep_ == "mark" and words.lower(child) in _words(name) for child in clause.children)


def _was_before(clause: Token) -> bool:
    """Whether a clause tells what came before what is now or to come: "it will stay shut even after a court ruled on Friday"."""
    above = clause.head
    if not _is_marked(clause, "later") or tense_of(clause) not in PASTS:
        return False
    return is_verb(above) and is_finite(above) and tense_of(above) in ("present", "future")


def is_gapped(verb: Token) -> bool:
    """Whether a verb goes on with the auxiliary of the one before it: "six were killed and 58 hurt", "has infected 900 and killed 40"."""
    joined = verb.head if verb.dep_ == "acl" else verb
    first = joined.head
    if joined.dep_ != "conj" or has_auxiliary(verb):
        return False
    leads = is_passive(first) or any(words.lower(child) in words.PERFECT_AUXILIARIES for child in first.children)
    return verb.tag_ in ("VBN", "VBD") and first.tag_ in ("VBN", "VBD") and leads


def is_at_once(verb: Token) -> bool:
    """Whether an adverbial clause tells what went on at the very time of the clause above it ("when the boat sank on Friday")."""
    return is_finite(verb) and any(child.lower_ in _words("at_once") for child in verb.children if child.dep_ in ("advmod", "mark"))


def _is_when_it_did(verb: Token) -> bool:
    """Whether what a parser takes for a participle is the verb of a clause of time: "six died when a coach overturned on Sunday"."""
    noun = verb.head
    if verb.tag_ != "VBN" or noun.dep_ != "advcl" or verb.i < noun.i:
        return False
    return any(child.lower_ in _words("at_once") for child in noun.children if child.dep_ in ("advmod", "mark"))


def _same_tense(verb: Token) -> bool:
    """Whether a relative clause and the clause that it stands in have one tense."""
    main = next((t for t in verb.ancestors if is_verb(t) and is_finite(t)), None)
    return main is None or not is_finite(verb) or tense_of(verb) == tense_of(main)


def _is_once(verb: Token) -> bool:
    """Whether an adverb tells that a clause is of another time than the one above it: "the town, which once had 40 mills, …"."""
    return any(child.dep_ == "advmod" and words.lower(child) in _words("at_one_time") for child in verb.children)


def _is_in_sequence(token: Token) -> bool:
    """Whether a verb without a tense comes after or before its clause: "rose 4% after showing no gain in May", "having gained in May"."""
    return (token.dep_ == "advcl" and is_perfect_participle(token)) or (
        token.dep_ == "pcomp" and words.lower(token.head) in _words("sequence")
    )


def _is_earlier(token: Token) -> bool:
    """Whether a noun or a clause tells what came before its own clause: "quit on Friday after two years", "… after it had lost 40 men"."""
    if token.dep_ == "pobj":
        return words.lower(token.head) in _words("later")
    return token.dep_ == "advcl" and _is_marked(token, "later")


def _is_at_its_time(clause: Token) -> bool:
    """Whether a clause behind "after" tells what a time in front is of too: "In May it left after its offer was rejected"."""
    return is_verb(clause) and is_finite(clause) and tense_of(clause) == "past"


def is_after(noun: Token) -> bool:
    """Whether a noun tells what came before a clause, some time before: "rose 4% after the end of quotas", but of no event of a day."""
    if is_verb(noun):  # "made 4,000 cars after snow shut its mill in July"
        return _is_earlier(noun)
    return noun.dep_ in ("pobj", "dobj") and words.lower(noun.head) in _words("later") and not words.lemma_in(noun, _words("events"))


def is_in_spite(noun: Token) -> bool:
    """Whether a noun tells what something was in spite of, which may have been at another time: "rose 4% despite a strike in May"."""
    return noun.dep_ in ("pobj", "pcomp") and words.lower(noun.head) in _words("in_spite")


def stands_after(token: Token | None) -> bool:
    """Whether a word is part of what its clause came after, or was in spite of: "rose 4% after the end of quotas in January"."""
    if token is not None and is_verb(token):
        return _is_earlier(token) or (token.dep_ == "pcomp" and words.lower(token.head) in _words("later"))
    above = takewhile(lambda word: not is_verb(word), (token, *token.ancestors)) if token is not None else ()
    return any(is_after(word) or is_in_spite(word) for word in above)
