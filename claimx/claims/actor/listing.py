"""Whose a figure is in a list of names with their figures: "Hart had 38 percent, Lowell 3 percent", "Ohio, 66 delegates"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.described import people_told
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, before_focus
from claimx.claims.grammar import is_noun
from claimx.claims.owner import acting, body, noun_phrase
from claimx.claims.parse import Token
from claimx.claims.scene import is_entity
from claimx.model import Mention

_NEAR = 6
_SHARES = ("percent", "percentage_point")
# What may be an entry of a list of names with their figures.
_ENTRIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC"})


def listed(draft: Draft) -> Mention | None:
    """Who stands right before a figure of a list: "Hart had 38 percent, Lowell 3 percent", "followed by Reed at 2 percent"."""
    frame, end = draft.frame, draft.frame.span.end
    stands_alone = end in {frame.sentence.end, len(frame.doc)} or frame.doc[end].tag_ in (",", ".", ":", "CC", "-RRB-")
    link = before_focus(frame)
    if link <= frame.sentence.start or not (draft.shares is not None or stands_alone):
        return None
    kind = frame.quantity.kind if draft.shares is None else draft.shares.frame.quantity.kind
    gapped = draft.shares is not None and frame.doc[link].text == ","
    stands_at = frame.doc[link].lower_ in measure_words.LIST_AT
    shown_with = kind != "percent" and stands_at  # "ahead of Night Train with $22m"
    at = link
    if gapped or stands_at:
        at = _before_standing(link - 1, frame)
    mention = named_at(at, frame, unknown=draft.shares is not None and draft.shares.teller is None)
    before = _before_name(mention, frame)
    if gapped:
        placed = mention is None or (mention.label != "PERSON" and is_behind_preposition(frame.doc[at]))
        return mention if before is not None and before.tag_ in (":", "CC", "POS") and not placed else None
    ranked = before is not None and stands_at and _tells_rank(before)
    if shown_with:
        return mention if ranked else None
    in_row = before is None or ranked or before.tag_[:2] not in ("IN", "TO", "VB")
    return mention if in_row or (at == frame.lead - 1 and _goes_on_with_names(frame)) else None


def _before_standing(at: int, frame: Frame) -> int:
    """The place before what tells how somebody moved to a figure: "Hart unchanged on 9%", "Hart up two points on 9%", "Hart, on 9%"."""
    if frame.doc[at].text == "," and frame.doc[at + 1].lower_ in measure_words.LIST_AT:
        at -= 1
    if at <= frame.sentence.start:
        return frame.sentence.start
    if frame.doc[at].lower_ in measure_words.STEADY | measure_words.PLACINGS:
        return at - 1
    moved = at
    while moved > frame.sentence.start and (frame.doc[moved].tag_ == "CD" or words.lemma_in(frame.doc[moved], words.POINTS)):
        moved -= 1
    return moved - 1 if frame.sentence.start < moved < at and frame.doc[moved].lower_ in measure_words.STANDINGS else at


def _before_name(mention: Mention | None, frame: Frame) -> Token | None:
    """The word before a name and what stands in front of it: "and Ohio Gov. Peter Hall, 9 percent"; None at the start of a sentence."""
    name = None if mention is None else frame.doc.span_at(mention.start, mention.end)
    if name is None:
        return None
    first, start = name.start, frame.sentence.start
    while first - 1 > start and first <= frame.doc[first - 1].head.i <= name.root.i:
        first -= 1
    before = frame.doc[first - 1] if first > start else None
    return frame.doc[before.i - 1] if before is not None and before.tag_ == "DT" and before.i > start else before


def _goes_on_with_names(frame: Frame) -> bool:
    """Whether a figure behind a name is followed by other names with their figures: "the count is Hart 384, Lowell 300"."""
    doc, end = frame.doc, frame.span.end
    if end >= frame.sentence.end or doc[end].tag_ not in (",", ":", "CC"):
        return False
    following = next((at for at in range(end + 1, min(end + _NEAR, frame.sentence.end)) if at in frame.scene.figures), None)
    return following is not None and doc[following - 1].tag_.startswith("NNP")


def _tells_rank(preposition: Token) -> bool:
    """Whether a preposition leads to somebody else in a ranking: "ahead of Hart on 23 percent", "followed by Hart with 23 percent"."""
    before = preposition.nbor(-1).lower_ if preposition.i > 0 else ""
    ahead = preposition.lower_ in words.SHARED_OF and before in measure_words.STANDINGS
    ahead = ahead or (preposition.lower_ in words.AGENT_PREPOSITIONS and before in measure_words.FOLLOWED)
    return ahead or preposition.lower_ in measure_words.HAVING or preposition.lower_ in measure_words.NEXT_BEHIND


def for_whom(draft: Draft) -> Mention | None:
    """Whose a share is by comparison with the one before: "fell 4.3%, compared with 3.3% for the Oslo index", "243 to 71 for Hart"."""
    frame, end = draft.frame, draft.frame.span.end
    compared = frame.quantity.kind in _SHARES or draft.role == "baseline" or frame.doc.lower(frame.lead - 1) in measure_words.SCORE_LINKS
    if draft.shares is None or not compared or frame.doc.lower(end) not in measure_words.COMPARED_FOR:
        return None
    for noun in frame.doc[end].children:
        if noun.dep_ == "pobj" and (found := acting(noun, frame) or body(noun, frame)):
            return found
        if words.lemma_in(noun, measure_words.INDEX_NOUNS):
            return noun_phrase(noun)
        if noun.lower_ in measure_words.THOSE_PEOPLE:  # "against 2kg for those given none"
            return people_told(noun, frame)
        if noun.dep_ == "pobj" and _is_compared(frame) and is_noun(noun) and frame.scene.is_free(noun):
            return noun_phrase(noun)  # "compared with 8 million for the second debate"
    return None


def _is_compared(frame: Frame) -> bool:
    """Whether a figure is what another is compared with: "compared with fewer than 8 million"."""
    near = frame.doc[max(frame.sentence.start, frame.lead - _NEAR // 2) : frame.lead]
    return any(token.lower_ in measure_words.COMPARING_VERBS for token in near)


def apposed(draft: Draft) -> Mention | None:
    """Whose figure stands between commas behind its name: "Florida, 99 delegates, and Ohio, 66 delegates"."""
    frame, head = draft.frame, draft.head
    at = frame.lead - 1
    if at - 1 <= frame.sentence.start or frame.doc[at].text != "," or head is None or head.i + 1 >= frame.sentence.end:
        return None
    if any(not frame.scene.is_free(child) for child in frame.doc[at - 1].children):  # "14 Catholics, six Orthodox, four Protestants"
        return None
    closes = head.i - frame.span.end < _NEAR and head.i >= frame.span.end and frame.doc[head.i + 1].text in (",", ";", ".", ")")
    return named_at(at - 1, frame) if closes and head.dep_ == "appos" else None


def is_behind_preposition(token: Token) -> bool:
    """Whether a noun, or the first of those that it is joined to, hangs from a preposition: "in Utah and Ohio"."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token.dep_ == "pobj"


def named_at(place: int, frame: Frame, *, unknown: bool = False) -> Mention | None:
    """The entity whose name ends with a token; of names of an unknown kind only on demand."""
    token = frame.doc[place]
    mention = frame.scene.mention(token) if token.tag_.startswith("NNP") else None
    if mention is None or mention.end != token.end:
        return None
    known = is_entity(mention) and mention.label in _ENTRIES
    return mention if known or (unknown and mention.label is None and mention.name[:1].isupper()) else None
