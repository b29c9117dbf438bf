"""Who is meant by a word that stands for somebody by their party or their office: "the Democrat has $3m", "we lost 300 members"."""

from __future__ import annotations

from claimx.actors.words import part, pronouns
from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement
from claimx.claims.parse import Token
from claimx.model import Mention

# How many characters back the person may be named, and how many words from the name the party may stand.
_REACH, _NEAR = 2500, 4


def partisan(token: Token, frame: Frame) -> Mention | None:
    """The person named last who is said to be of a party, or who alone is named: "Democrat Anna Reed leads. The Democrat has $3m"."""
    if token.tag_ not in ("NNP", "NN") or token.lower_ not in part("cues.parties"):
        return None
    if token.dep_ not in ("nsubj", "nsubjpass", "poss", "pobj", "dobj") or not _is_told_by_article(token):
        return None
    before = frame.scene.mentions.within(max(0, token.idx - _REACH), token.idx)
    people = [mention for mention in reversed(before) if mention.label == "PERSON" and mention.name == mention.text]
    found = next((mention for mention in people if _is_of(token.lower_, mention, frame)), None)
    alone = people and all(mention.name == people[0].name for mention in people)
    return found or (people[0] if alone else None)


def _is_told_by_article(token: Token) -> bool:
    """Whether nothing but "the" stands before a word."""
    return token.left_edge.i == token.i - 1 and token.nbor(-1).lower_ in words.THE


def _is_of(party: str, person: Mention, frame: Frame) -> bool:
    """Whether a party stands beside a name: "Democratic Rep. Anna Reed", "Tom Hall, a Republican"."""
    span = frame.doc.span_at(person.start, person.end)
    if span is None:
        return False
    for at in range(span.start - 1, max(span.start - _NEAR, 0) - 1, -1):
        if frame.doc[at].tag_ not in ("NNP", "JJ", "NN", "NNPS"):
            break
        if frame.doc[at].lower_.startswith(party):
            return True
    behind = frame.doc[span.end : span.end + _NEAR]
    return (
        len(behind) > 1
        and behind[0].text in (",", "(")
        and any(token.lower_ == party[0] or token.lower_.startswith((party, f"{party[0]}-")) for token in behind[1:])
    )


def house(token: Token, frame: Frame) -> Token | None:
    """The noun for the body of which "we" is said by its officer: "a spokesman for the union said: We lost 300 members"."""
    pronoun = pronouns().get(token.lower_) if token.tag_ in ("PRP", "PRP$") else None
    if pronoun is None or pronoun.speaker != "organisation":
        return None
    mention = frame.scene.mention(token)
    origin = None if mention is None or mention.label is not None else mention.antecedent
    span = None if origin is None else frame.doc.span_at(origin.start, origin.end)
    if span is None or span.root.lower_ not in part("cues.officers"):
        return None
    return complement(span.root, *measure_words.OFFICER_OF)
