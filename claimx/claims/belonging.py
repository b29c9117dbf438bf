"""Which entity a noun belongs to: 'Harlow's sales', 'Harlow sales', 'sales at Harlow'."""

from __future__ import annotations

from claimx.actors.words import peoples
from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun
from claimx.claims.owner import acting, body, is_people, noun_phrase, phrase_from
from claimx.claims.parse import Token
from claimx.claims.whither import PLACES, counts, is_mere_place, may_lead_to_owner, receives, tells_whither
from claimx.model import Mention


def owner(noun: Token, frame: Frame, *, place: bool = True) -> Mention | None:
    """The entity that a noun belongs to, by possessive, compound or preposition; with `place` also where it is."""
    found = possessor_of(noun, frame) or _compound(noun, frame) or _in_phrase(noun, frame, place=place)
    return found or (_place_within(noun, frame) if place and words.lemma_in(noun, measure_words.ATTENDANCES) else None)


def _place_within(noun: Token, frame: Frame) -> Mention | None:
    """The place in what is said of a noun that belongs to nobody: "turnout at the election in Norway"."""
    for link in noun.children:
        if link.dep_ != "prep" or tells_whither(noun, link):
            continue
        if found := _place_behind(next(iter(link.children), link), noun, frame):
            return found
    return None


def possessor_of(noun: Token, frame: Frame) -> Mention | None:
    """Whose a noun is said to be: "its profits", "the number of Ford's plants"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ != "WP$":
            return acting(child, frame) or body(child, frame) or possessor_of(child, frame)
        if child.dep_ == "prep" and child.lower_ in words.SHARED_OF and words.lemma_in(noun, words.LIGHT_NOUNS):
            for inner in child.children:
                if found := possessor_of(inner, frame):
                    return found
    return None


def _compound(noun: Token, frame: Frame) -> Mention | None:
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod") and child.i < noun.i and frame.scene.is_free(child):
            mention = acting(child, frame)
            if mention is None or mention.end > noun.idx or is_mere_place(noun, mention) or _takes_sides(child):
                continue
            if _are_countrymen(noun, child, mention):
                return phrase_from(child, noun)
            if is_people(noun, frame):  # "House Democrats"
                return noun_phrase(noun)
            if _is_of_stocks(noun, mention) or _are_its_people(noun, mention):
                return noun_phrase(noun)
            return noun_phrase(noun) if mention.label == "NORP" and mention.name == mention.text else mention
    return None


def _takes_sides(name: Token) -> bool:
    """Whether a word before a name says that somebody is for or against it: "pro-Hart demonstrators" are not Hart's."""
    at = name.i - 2
    return at >= 0 and name.doc[at + 1].text == "-" and name.doc[at].lower_ in measure_words.SIDES


def _is_of_stocks(noun: Token, mention: Mention) -> bool:
    """Whether an index goes by its maker's or its market's name: "the Oslo share index", not "the U.S. price index"."""
    if not words.lemma_in(noun, measure_words.INDEX_NOUNS):
        return False
    described = noun.doc[noun.left_edge.i : noun.i]
    return mention.label not in PLACES or any(words.lemma_in(token, measure_words.STOCKS) for token in described)


def _are_its_people(noun: Token, mention: Mention) -> bool:
    """Whether a noun is of people whom a name says the place or party of, who act themselves: "Dallas officers", "GOP voters"."""
    if noun.tag_ != "NNS" or not measure_words.can_act(noun):
        return False
    return noun.lemma in (words.GROUP_NOUNS if mention.label == "GPE" else measure_words.CHOOSERS) and mention.label in ("GPE", "ORG")


def _are_countrymen(noun: Token, adjective: Token, mention: Mention) -> bool:
    """Whether a noun is of people whom an adjective says the country of: "Cuban scientists" act themselves, "Cuban exports" are Cuba's."""
    return adjective.lower_ in peoples() and mention.label == "GPE" and noun.tag_ == "NNS" and measure_words.can_act(noun)


def _in_phrase(noun: Token, frame: Frame, *, place: bool) -> Mention | None:
    for child in noun.children:
        if not may_lead_to_owner(noun, child, place=place):
            continue
        for inner in child.children:
            if inner.dep_ != "pobj" or not frame.scene.is_free(inner):
                continue
            mention = acting(inner, frame)
            if (
                mention is not None
                and not is_mere_place(noun, mention)
                and not (child.lower_ in measure_words.BASED_IN and (measure_words.can_act(noun) or is_people(noun, frame)))
            ):
                return mention
            if named := _apposed(inner, frame):
                return named
            if inner.tag_ == "NNS" and counts(noun, child):
                return owner(inner, frame) or _place_behind(inner, noun, frame)
            owns = child.lower_ in measure_words.OWNED_BY or words.lemma_in(noun, measure_words.STATISTICS) or receives(noun, child)
            inside = body(inner, frame) or owner(inner, frame) if owns else possessor_of(inner, frame)
            if inside is None and receives(noun, child) and inner.tag_[-1] == "S":
                inside = noun_phrase(inner)
            if inside is not None:
                return inside
    return None


def _place_behind(counted: Token, number: Token, frame: Frame) -> Mention | None:
    """The place behind those whose number is told, however far down a parser hangs it: "the number of people out of work in Norway"."""
    for token in number.subtree:
        if token.i <= counted.i or token.lower_ not in words.PLACE_PREPOSITIONS:
            continue
        for inner in token.children:
            if inner.dep_ == "pobj" and (found := acting(inner, frame)) and found.label in PLACES:
                return found
    return None


def _apposed(noun: Token, frame: Frame) -> Mention | None:
    """The name that stands behind a noun for a body: "shares in its maker, Harlow Ltd"."""
    if not is_noun(noun) or not measure_words.is_body(noun):
        return None
    names = (child for child in noun.children if child.dep_ == "appos" and child.i > noun.i and child.tag_.startswith("NNP"))
    return next((found for name in names if (found := acting(name, frame)) and found.label == "ORG"), None)
