"""Who is meant: names, pronouns and definite nouns of a document, each with the fullest name of what it stands for.

The document is read from left to right and keeps what has been spoken of; candidates are scored by salience and
agreement (Lappin & Leass 1994), and where two are close nothing is said.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from claimx import layers
from claimx.actors import epithets, headline, nouns, pairs, pronouns, reader, speakers, words
from claimx.actors.index import MentionIndex
from claimx.actors.page import read
from claimx.matching import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimx.actors.reader import Reader
    from claimx.model import Mention

_NOUNS = frozenset({"NN", "NNS"})
_TOPIC_LABELS = frozenset({"PERSON", "ORG", "GPE", "PRODUCT", "FAC", "LOC"})


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Every mention in a document that may be an actor or a source, in text order.

    Where several entities suit a pronoun or noun about as well, or none does, it goes by its own text and has no
    antecedent.
    """
    if not len(doc):
        return ()
    page = read(doc)
    state = reader.begin(page, speakers.said(layers.found(doc, "attributions")))
    forms = words.pronouns()
    of_two, aged = pairs.may_be(page), epithets.may_be(page)
    places = {*page.by_tag.of(_NOUNS), *page.by_word.of(forms.keys() | page.lists.initials), *state.named, *of_two, *aged, 0}
    for token in sorted(places):
        headline.resolve(state, token)
        if (token in aged or token in state.named) and epithets.resolve(state, token):
            continue
        if token in state.named:
            state.name(token)
        elif token in of_two and pairs.resolve(state, token):
            continue
        elif not state.inside_name[token]:
            pronoun = forms.get(page.lower[token])
            if pronoun is not None and not pronouns.is_shouted(page, token):
                pronouns.resolve(state, pronoun, token)
            elif page.tags[token] == "NN" or headline.opens_with_noun(page, token):
                nouns.singular(state, token)
            elif page.tags[token] == "NNS":
                nouns.plural(state, token)
    headline.resolve(state, len(page))
    _speech(state)
    return _ordered(state.found)


def _ordered(found: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(sorted(found, key=attrgetter("end"), reverse=True), key=attrgetter("start")))


def _speech(state: Reader) -> None:
    """Resolve "I" to the speaker, "we" to the speaker's organisation."""
    if not state.speech:
        return
    index = MentionIndex(_ordered(state.found))
    employers = {entity.name: entity.employer for entity in state.talk.seen if entity.employer is not None}
    offices = words.part("cues.officers")
    officers = {entity.name for entity in state.talk.seen if not offices.isdisjoint(entity.nouns)}
    direct = [stretch for stretch in state.said if stretch.direct]
    for pronoun, token, firm in state.speech:
        at = state.page.idx[token]
        who = speakers.speaking(direct, at, at + 1)
        meant = speakers.meant(who, index, pronoun.speaker) if who is not None else None
        if meant is None:
            state.keep(token, token + 1)
        elif pronoun.speaker == "organisation" and meant.label == "PERSON" and meant.name in employers:
            state.note(token, token + 1, employers[meant.name])
        elif pronoun.speaker == "organisation" and (_is_unnamed_officer(meant) or _is_officer(meant, who, officers)):
            if firm is not None and _is_of_firm(meant, who, state):
                state.note(token, token + 1, firm)
            else:
                state.keep(token, token + 1)
        else:
            state.repeat(token, meant)


def _is_of_firm(meant: Mention, who: speakers.Said | None, state: Reader) -> bool:
    """Whether who speaks has an office that only firms and the like have: "chief executive", not "minister"."""
    told = {noun for entity in state.talk.seen if entity.name == meant.name for noun in entity.nouns}
    if who is not None:
        said = (who.title or who.source).text.lower().split()
        if any(of in words.part("determiners.body") and whose in words.part("determiners.indefinite") for of, whose in pairwise(said)):
            return False  # "the boss of a rival"
        told |= set(said)
    return not told.isdisjoint(words.part("cues.firm_officers"))


def _is_officer(meant: Mention, who: speakers.Said | None, officers: set[str]) -> bool:
    """Whether who speaks is a person in an office of a body that is not told."""
    return meant.label == "PERSON" and (meant.name in officers or _in_office(who))


def _is_unnamed_officer(meant: Mention) -> bool:
    """Whether who speaks is told by the office alone: "a spokesman"."""
    return meant.label is None and meant.antecedent is None and meant.text.lower().split()[-1] in words.part("cues.officers")


def _in_office(who: speakers.Said | None) -> bool:
    """Whether a speaker is given a title that people have in a body."""
    return who is not None and who.title is not None and not words.part("cues.officers").isdisjoint(who.title.text.lower().split())


def topic(doc: Doc) -> Mention | None:
    """The main entity of a document: mentioned often, and early; its first mention by name, or None without names."""
    weights: dict[str, float] = {}
    first: dict[str, Mention] = {}
    _, early = reader.opening(text_of(doc))
    for mention in layers.found(doc, "mentions"):
        if mention.label in _TOPIC_LABELS:
            if headline.is_by_name(mention):
                first.setdefault(mention.name, mention)
            weights[mention.name] = weights.get(mention.name, 0.0) + (2.0 if mention.start < early else 1.0)
    if not first:
        return None
    return first[max(first, key=lambda name: (weights[name], -first[name].start))]
