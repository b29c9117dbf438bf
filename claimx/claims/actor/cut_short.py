"""Whose a figure is whose clause leaves out what the one before it said: gapping, contrasted places, "respectively".

"Spain had a rate of 25.8 percent, and Austria one of 4.4"; "exports to Chile rose 4%, and to Peru 9%"; "in Leeds it was 56%".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.claims import measure_words, words
from claimx.claims.actor.described import described
from claimx.claims.actor.listing import is_behind_preposition
from claimx.claims.belonging import owner
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, subject
from claimx.claims.owner import acting, noun_phrase
from claimx.claims.parse import Token
from claimx.claims.scene import Scene
from claimx.model import Mention

# How many words a remnant is long at most, and how far from its figures "respectively" stands.
_SHORT = 6
_NEAR = 6
_COUNTRIES = frozenset({"GPE", "LOC"})
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC", "ORG"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC"})


def remnant(draft: Draft) -> Mention | None:
    """The name that is left of a clause whose verb is the one before: "Spain had 26 percent, and Austria the lowest, at 4 percent"."""
    frame = draft.frame
    if frame.verb is None or not frame.sentence.start <= frame.verb.i < frame.lead - 1:
        return None
    for at in range(frame.lead - 1, max(frame.verb.i, frame.lead - _SHORT), -1):
        token = frame.doc[at]
        if token.lower_ in measure_words.REMAINING:
            continue  # "and Harlow the remaining 40%"
        if _is_possessive(token):
            continue  # "and Harlow's to 40%"
        if token.tag_[:2] == "VB" or token.tag_ in ("MD", "CC") or at in frame.scene.figures:
            return None  # "supplies Harlow and two other chains"
        if token.dep_ == "pobj" and token.head.lower_ in measure_words.HOME_OF and token.head.nbor(-1).tag_.startswith("NNP"):
            continue  # "and Harlow of Spain $3m"
        if token.tag_ == "NN" and any(before.tag_ == "NNP" for before in frame.doc[token.left_edge.i : at]):
            return None  # "save the Alder, Ohio, glass maker $3m"
        if token.tag_.startswith("NNP") and (mention := _name(token, draft)) is not None:
            left = mention.label in (*_NAMED, None) and mention.end == token.end and not _is_joined_to_place(token)
            return mention if left and _opens(mention, draft) else None
    return None


def _is_possessive(token: Token) -> bool:
    """Whether a token is the end of a possessive, which a parser may take for a verb."""
    return token.tag_ in ("POS", "VBZ") and token.lower_ in measure_words.POSSESSIVES


def people_left(draft: Draft) -> Mention | None:
    """The people who are left of a clause beside those told of before: "men drive 9,000 miles and women 5,000"."""
    doc, at = draft.frame.doc, draft.frame.lead - 1
    if at - 2 <= draft.frame.sentence.start:
        return None
    at -= doc[at].text == ","  # "and young women, 1.9 percent"
    noun = doc[at]
    joint = noun.left_edge.nbor(-1) if noun.left_edge.i > draft.frame.sentence.start else noun
    behind = doc[draft.frame.span.end].tag_ if draft.frame.span.end < draft.frame.sentence.end else "."
    if noun.tag_ != "NNS" or joint.tag_ != "CC" or behind not in (".", ",", ":"):
        return None
    if not any(place in draft.frame.scene.figures for place in range(draft.frame.sentence.start, at)):
        return None
    return noun_phrase(noun) if measure_words.can_act(noun) and not any(child.tag_ == "CD" for child in noun.children) else None


def _name(token: Token, draft: Draft) -> Mention | None:
    """The entity that a token names, or a name that stands alone for a clause whose figure shares the measure before it."""
    found = draft.frame.scene.actor(token)
    other = None if draft.shares is None else draft.shares.actor
    if found is not None or other is None or other.label == "PERSON" or token.i + 1 != draft.frame.lead:
        return found
    return noun_phrase(token) if token.left_edge.nbor(-1).tag_ == "CC" else None


def _opens(mention: Mention, draft: Draft) -> bool:
    """Whether a name opens the rest of a clause, alone or behind the preposition that the name before it stood behind."""
    doc, at, other = draft.frame.doc, _before(mention, draft.frame), draft.shares
    before = doc[at - 1]
    if doc[at].tag_ in ("IN", "TO"):
        actor = None if other is None else other.actor
        if other is None and before.tag_ in ("CC", ","):
            return _is_of_another(mention, doc[at].lower_, draft)
        return (
            actor is not None
            and before.tag_ in ("CC", ",", ":")
            and actor.label == mention.label
            and doc[_before(actor, draft.frame)].lower_ == doc[at].lower_
        )
    if other is None and doc[at].tag_ == "CC":
        behind = doc.span_at(mention.start, mention.end)
        left = behind is not None and _is_possessive(doc[behind.end])  # "and Harlow's to 40%"
        return left or (before.tag_ == "," and before.i - 1 in draft.frame.scene.figures)
    return doc[at].tag_ in ("CC", ":") or (doc[at].tag_ == "," and before.tag_ != "CC")


def _is_of_another(mention: Mention, preposition: str, draft: Draft) -> bool:
    """Whether a phrase before it names another of the same kind: "growth in Norway was 4% and in Spain 3%"."""
    inner = None if draft.head is None else complement(draft.head, preposition)
    if inner is None and draft.frame.verb is not None:  # "audiences rose 2% in Norway, and in Spain by 3%"
        inner = complement(draft.frame.verb, preposition)
    other = None if inner is None else acting(inner, draft.frame)
    return other is not None and other.label == mention.label and other.name != mention.name


def _is_joined_to_place(name: Token) -> bool:
    """Whether a name is the last of some behind a preposition: "in Utah and Ohio"."""
    return name.dep_ == "conj" and is_behind_preposition(name)


def _before(mention: Mention, frame: Frame) -> int:
    """The number of the token before a name, past its article."""
    span = frame.doc.span_at(mention.start, mention.end)
    at = 0 if span is None else span.start - 1
    return at - 1 if at > 0 and frame.doc[at].tag_ == "DT" else max(at, 0)


def contrasted(draft: Draft) -> Mention | None:
    """The place where the measure of the figure before is told once more: "In Leeds it was 56%", "up 5% in Spain and 3% in Italy"."""
    frame, other = draft.frame, draft.shares
    if told := _tested(draft) or _elsewhere(draft):
        return told
    if other is None or other.actor is None or other.actor.label not in _PLACES:
        return None
    own = frame.verb is not None and frame.verb != other.frame.verb
    thing = subject(frame.verb) if own and frame.verb is not None else None
    if own and not (thing is None or thing.tag_ == "PRP" or frame.span.start <= thing.i < frame.span.end):
        return None
    for above in (frame.head, *((frame.verb,) if own and frame.verb is not None else ())):
        for preposition in above.children:
            if preposition.lower_ not in measure_words.OWNING_PLACES or (not own and preposition.i < frame.span.end):
                continue
            found = next((f for noun in preposition.children if noun.dep_ == "pobj" and (f := acting(noun, frame))), None)
            if found is None or found.label not in _PLACES or found.name == other.actor.name:
                continue
            if found.label not in _COUNTRIES or other.actor.label != "ORG":  # not "Ryanco's sales fell; they rose in Oslo"
                return found
    return None


def _elsewhere(draft: Draft) -> Mention | None:
    """The place where that is told once more what a pronoun stands for: "prices in London rose, but in Wales they fell 1%"."""
    frame, verb, head = draft.frame, draft.frame.verb, draft.head
    thing = None if verb is None else subject(verb)
    if verb is None or head is None or thing is None or thing.tag_ != "PRP":
        return None
    inner, before = thing.nbor(-1) if thing.i else thing, owner(head, frame)
    fronted = inner.dep_ == "pobj" and inner.head.lower_ in measure_words.OWNING_PLACES
    if not fronted or head.i > inner.i or before is None or before.label not in _COUNTRIES:
        return None
    found = acting(inner, frame)
    return found if found is not None and found.label in _COUNTRIES and found.name != before.name else None


def _tested(draft: Draft) -> Mention | None:
    """The group of those who are studied in which so many did something: "in a second group the number fell by 2%"."""
    verb = draft.frame.verb
    inner = None if verb is None else complement(verb, *words.PLACE_PREPOSITIONS)
    if verb is None or inner is None or inner.i > verb.i or inner.tag_ != "NN" or not words.lemma_in(inner, measure_words.TESTED_GROUPS):
        return None
    told = any(child.dep_ in ("amod", "compound") and child.i < inner.i for child in inner.children)
    measured = draft.head is None or draft.head is subject(verb)
    return noun_phrase(inner) if told and measured else None


def other_people(draft: Draft) -> Mention | None:
    """Those of whom what is left of a clause tells: "those in London paid £90, those in the north £40", "14% of men and 9% of the rest"."""
    frame, end = draft.frame, draft.frame.span.end
    if end + 2 < len(frame.doc) and frame.doc[end].lower_ in words.SHARED_OF:
        rest = frame.doc[end + 2]
        if frame.doc[end + 1].lower_ in words.THE and words.lemma_in(rest, measure_words.REST):
            return noun_phrase(rest)
    for at in range(frame.lead - 1, max(frame.sentence.start, frame.lead - _SHORT - 2), -1):
        token = frame.doc[at]
        if token.i in frame.scene.figures or token.text == "," or (token.tag_[:2] == "VB" and token.dep_ == "ROOT"):
            return None
        if token.lower_ in measure_words.THOSE_PEOPLE:
            return described(frame, at, frame.lead - 1) if _goes_on(at, frame) else None
    return None


def _goes_on(at: int, frame: Frame) -> bool:
    """Whether a word opens what is left of a clause, behind another figure of its sentence."""
    doc, first = frame.doc, frame.sentence.start
    if at + 1 >= frame.lead or doc[at - 1].tag_ not in (",", "CC", ":") or doc[at + 1].lower_ in measure_words.OF_GOODS:
        return False
    if any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ not in ("relcl", "aux", "auxpass") for token in doc[at : frame.lead]):
        return False
    return any(place in frame.scene.figures for place in range(first, at - 1))


def respective(drafts: Sequence[Draft], scene: Scene) -> Iterator[tuple[Draft, Mention]]:
    """Whose figures are that "respectively" shares out among as many names: "Hart and Lowell trail by 5 and 10 points, respectively"."""
    for at in scene.doc.columns.by_word.of(measure_words.RESPECTIVELY):
        yield from _shared_out(at, drafts)


def _shared_out(at: int, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Mention]]:
    figures = _row([draft for draft in drafts if draft.frame.span.end <= at and draft.restates is None], at)
    if len(figures) < 2:
        return
    frame = figures[0].frame
    if (names := _row_of_names(frame, len(figures))) is not None:
        yield from zip(figures, names, strict=True)


def _row(before: Sequence[Draft], at: int) -> list[Draft]:
    """The figures of one kind that stand in a row before a token."""
    if not before or at - before[-1].frame.span.end > _NEAR:
        return []
    row = [before[-1]]
    for draft in reversed(before[:-1]):
        one, two = draft.frame, row[0].frame
        between = one.doc[one.span.end : two.lead]
        joined = 0 < len(between) < _NEAR and all(token.tag_ in ("CC", ",", "IN", "TO", "NN", "NNS") for token in between)
        if one.quantity.kind != two.quantity.kind or one.sentence.start != two.sentence.start or not joined:
            break
        row.insert(0, draft)
    return row


def _row_of_names(frame: Frame, count: int) -> list[Mention] | None:
    """The nearest coordinated names before a figure, if they are so many, or else the only so many of one kind that its sentence names."""
    sentence = frame.doc[frame.sentence.start : frame.span.start]
    for token in reversed(sentence):
        row = [token, *_conjuncts(token)]
        names = [mention for member in row if (mention := acting(member, frame)) is not None and mention.label in _NAMED]
        if len(row) > 1 and token.dep_ != "conj" and row[-1].i < frame.span.start and not _asks(token):
            return names if len(names) == len(row) == count else None
    found: dict[str, Mention] = {}
    for token in sentence:
        mention = frame.scene.actor(token)
        if mention is not None and mention.label in _NAMED:
            found.setdefault(mention.name, mention)
    alike = len({mention.label for mention in found.values()}) == 1
    return list(found.values()) if alike and len(found) == count else None


def _asks(name: Token) -> bool:
    """Whether a name is that of the house of a poll: "in polls from Benton and Harlow"."""
    return name.dep_ == "pobj" and words.lemma_in(name.head.head, measure_words.POLLS)


def _conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj" and child.tag_[:2] == "NN":
            yield child
            yield from _conjuncts(child)
