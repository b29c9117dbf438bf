"""Whether a clause is denied, and what of it: "did not reach 5%", "nobody paid $3", "I do not think that it is worth $3m"."""

from __future__ import annotations

from claimx.claims import words
from claimx.claims.frame import Frame
from claimx.claims.grammar import clause_auxiliaries, is_noun, is_verb
from claimx.claims.parse import Token
from claimx.claims.tense import has_subject

_BELOW = ("xcomp", "ccomp")
_COMPARED = frozenset((">", "<", ">=", "<="))


def rules_out(verb: Token, frame: Frame) -> bool:
    """Whether a verb and its particle in front of a figure exclude it: "has ruled out a rise to 4%"."""
    return verb.i < frame.head.i and f"{verb.lemma} {words.lower(verb.nbor(1))}" in words.EXCLUDING_VERBS


def is_denied(verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether a verb is negated in its clause, by "not" or by a subject with "no"."""
    for word in auxiliaries:
        if word.dep_ == "neg" or word.lower_ in words.NEGATIONS:
            if word.doc.lower(word.i + 1) in words.NO_DENIALS:  # "not only", "not surprisingly"
                return False
            between = verb.doc[min(word.i, verb.i) : max(word.i, verb.i)]
            return not any(token.tag_ == ":" for token in between)
    return any(_is_none(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))


def is_denied_above(verb: Token) -> bool:
    """Whether the verb above denies it: "I do not think that it costs $3", "does not plan to close 40", "never won or earned $3"."""
    upper = verb.head
    if verb.dep_ == "conj" and is_verb(upper) and not has_subject(verb) and any(c.lower_ in words.ALTERNATIVES for c in upper.children):
        return is_denied(upper, clause_auxiliaries(upper))
    if verb.dep_ not in _BELOW or upper.i > verb.i or not is_verb(upper):
        return False
    return words.lemma_in(upper, words.NEGATION_RAISING_VERBS) and is_denied(upper, clause_auxiliaries(upper))


def _is_none(noun: Token) -> bool:
    """Whether a subject is "none" or has "no" before it, as the first word of its clause."""
    if noun.lower_ in words.NEGATIONS or any(c.lower_ in words.NEITHER for c in noun.children if c.dep_ == "preconj"):
        return True
    first = noun.children[0] if noun.children else noun
    if first.doc.lower(first.i + 1) in words.COMPARATIVES:  # "no more than 40 jobs"
        return False
    if first.dep_ != "det" or first.lower_ not in words.NEGATIONS or first != noun.left_edge:
        return False
    return (
        bool(first.parsed.is_sent_start) or not first.nbor(-1).text.isalpha() or first.nbor(-1).dep_ in ("mark", "cc", "npadvmod", "pobj")
    )


def negation_reaches(verb: Token, frame: Frame) -> bool:
    """A negation reaches what its own verb governs directly, when that stands after it."""
    if frame.verb != verb or frame.head.i < verb.i:
        return False
    between = frame.doc[verb.i : frame.span.start]
    if any(token.lower_ in words.CONTRAST_WORDS or is_break(token) for token in between):
        return False
    noun = frame.governor if frame.governor is not None and is_noun(frame.governor) else None
    beside_name = frame.lead > verb.i + 2 and frame.doc[frame.lead - 1].text == "," and frame.doc[frame.lead - 2].tag_.startswith("NNP")
    if noun is not None and (noun.dep_ == "appos" or beside_name or (noun.tag_ == "NNP" and frame.relation == "preposition")):
        return False  # "never met Ruiz and Hall, two clerks", "did not back him, with Hall at 20%"
    if frame.quantity.modifier in _COMPARED and noun is not None and _is_of_any(noun, verb):
        return True
    if noun is not None and noun.dep_ == "pobj" and (frame.relation == "modifier" or noun.head.lower_ not in words.REACHED_BY_NOT):
        return False
    return frame.preposition is None or frame.preposition.lower_ in words.REACHED_BY_NOT


def is_break(token: Token) -> bool:
    """Whether a token is a dash or a colon between words: "had never lost before - 40 games in a row"."""
    return token.tag_ == ":" or (token.tag_ == "HYPH" and token.i > 0 and token.nbor(-1).end < token.idx)


def _is_of_any(noun: Token, verb: Token) -> bool:
    """Whether a noun goes back to the object of a verb over nothing that is given: "never spoke at a meeting of more than 40 people"."""
    while noun.head != verb:
        if noun.dep_ not in ("pobj", "prep", "dobj", "attr") or noun.head == noun or words.is_definite(noun):
            return False
        noun = noun.head
    return not words.is_definite(noun)
