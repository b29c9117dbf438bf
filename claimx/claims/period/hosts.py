"""The word that a temporal expression hangs from: the verb or noun that it dates."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.parse import Span, Token

_CLIMB = 25
_DASHES = frozenset("-–/")
_YEAR = re.compile(r"\d{4}")


def head_of(span: Span) -> Token:
    """The token that heads an expression: the first of years that a dash joins, of which a parser may hang the second elsewhere."""
    joined = span.end - span.start > 1 and span[0].tag_ == "CD" and span[1].text in _DASHES
    return span[0] if joined else span.root


def host_of(head: Token, first: int, last: int) -> Token | None:
    """The verb or noun that an expression dates, past prepositions and the words of the expression itself."""
    if _stands_behind_place(head, first):
        return next((token for token in head.ancestors if is_verb(token)), head.head)
    token = head
    for _ in range(_CLIMB):
        above = token.head
        if above == token:
            return token if is_verb(token) else None
        if token == head and _is_beside_year(head):
            token = above
            continue
        inside = first <= above.i < last or _only_tells_when(token, above)
        if not inside and (is_verb(above) or is_noun(above) or above.tag_ in ("CD", "$", "PRP") or _is_set_behind(above)):
            if _is_only_looked_for(above):
                token = above
                continue
            return above.head if _stands_before(head, above) else _of_what_is_said(head, above)
        token = above
    return None


def _only_tells_when(token: Token, noun: Token) -> bool:
    """Whether a noun above an expression is but an hour or a stretch of it: "before dawn on Monday", "in the space of two years"."""
    if noun.tag_ != "NN":
        return False
    stretch = token.lower_ in words.SHARED_OF and noun.lemma in lexicon.words("period_claims", "stretches")
    return stretch or noun.lemma in words.HOURS_OF_DAY


def _is_beside_year(head: Token) -> bool:
    """Whether an expression is a year joined to another one, with which it dates the same: "in her 2000 and 2006 races"."""
    above = head.head
    return head.dep_ == "conj" and _YEAR.fullmatch(head.text) is not None and _YEAR.fullmatch(above.text) is not None


def _stands_behind_place(head: Token, first: int) -> bool:
    """Whether an expression only follows a name, which it says nothing of: "a bomb went off in Lima, Peru Friday morning"."""
    if head.dep_ not in ("appos", "conj") or not head.head.tag_.startswith("NNP") or first < 1:
        return False
    name = head.doc[first - 1]
    return name.tag_.startswith("NNP") and (head.dep_ == "appos" or name.head == head)


def _is_set_behind(word: Token) -> bool:
    """Whether an adjective describes the noun before it: "her homes, worth $40m in October"."""
    return word.tag_ == "JJ" and word.dep_ == "amod" and word.i > word.head.i


def _of_what_is_said(head: Token, verb: Token) -> Token:
    """A verb, or the one it tells of where an expression is with that one's subject: "it believes profits for the year will be $4m"."""
    said = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > head.i > verb.i and is_verb(child)), None)
    if said is None or any(child.dep_ in ("nsubj", "nsubjpass", "expl", "mark") for child in said.children):
        return verb
    return said if any(child.dep_ == "dobj" and verb.i < child.i < head.i for child in verb.children) else verb


def _is_only_looked_for(verb: Token) -> bool:
    """Whether a participle only tells against what something is held: "revenue was $4m lower than planned in the first quarter"."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("advcl", "pcomp", "ccomp") or not words.lemma_in(verb, words.FORECAST_VERBS):
        return False
    held_against = verb.i > 0 and verb.nbor(-1).lower_ in measure_words.THAN
    return held_against and not any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in verb.children)


def _stands_before(head: Token, verb: Token) -> bool:
    """Whether an expression stands before the word that opens a clause, and so dates the one above: "in May, after it shut, 40 left"."""
    below = verb.dep_ in ("advcl", "ccomp") and is_verb(verb.head)
    return below and any(child.dep_ == "mark" and head.i < child.i < verb.i for child in verb.children)


def described(span: Span) -> Token | None:
    """The noun of an expression that stands between a noun and its relative clause: "bombings last year that killed 224"."""
    if span.end >= len(span.doc) or not span.doc[span.end].tag_.startswith("W"):
        return None
    clause = span.doc[span.end].head
    noun = clause.head
    return noun if clause.dep_ == "relcl" and noun.i < span.start and is_noun(noun) else None


def foretold(host: Token | None, *, fronted: bool) -> Token | None:
    """What a time to come dates that hangs from `host`: what is thought of it, if in front ("by 2010 it thinks half will be sold")."""
    if host is None or not fronted or not words.lemma_in(host, lexicon.words("period_claims", "foretelling")):
        return host
    return next((child for child in host.children if child.dep_ in ("ccomp", "xcomp") and is_verb(child)), host)
