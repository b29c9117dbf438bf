"""Whose a figure is by where a name stands beside it: before its bracket, in front of "with", behind "at"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.actor.naming import said_to_be
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, bracket_of
from claimx.claims.grammar import is_noun, subject
from claimx.claims.owner import acting, body, noun_phrase
from claimx.claims.parse import Token
from claimx.model import Mention

_NEAR = 6
# What may be an entry of a list of names with their figures.
_ENTRIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC"})
_LYING = frozenset({"GPE", "LOC", "FAC", "ORG"})


def in_front_of_bracket(draft: Draft) -> Mention | None:
    """The entity whose figure stands in brackets: "the Greens (15%)", "California (475 delegates)"."""
    at = bracket_of(draft.frame)
    if at <= draft.frame.sentence.start:
        return None
    before = draft.frame.doc[at - 1]
    found = _made_up_by(before, draft.frame) or acting(before, draft.frame) or body(before, draft.frame)
    moved = found is None and at < draft.frame.lead - 1 and before.tag_ == "NNP"  # "Harlow (down 2% at 640p)"
    return noun_phrase(before) if moved else found


def _made_up_by(noun: Token, frame: Frame) -> Mention | None:
    """Who is said to be the largest or the like of those before a bracket: "Somalis were the largest group of guests (11%)"."""
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in words.SHARED_OF else noun
    if whole.dep_ not in ("attr", "dobj") or not any(child.tag_ == "JJS" for child in whole.children):
        return None
    thing = subject(whole.head)
    return None if thing is None or not words.lemma_in(whole.head, words.BEING, measure_words.MAKING) else acting(thing, frame)


def of_label(draft: Draft) -> Mention | None:
    """Whose a labelled figure beside a name is: "Ripley (population 5,000)", "the hamlet of Dixon, population 212,"."""
    head, doc = draft.head, draft.frame.doc
    if head is None or draft.found_by.get("measure") != "measure.labelled" or head.i - 2 <= draft.frame.sentence.start:
        return None
    mark, name = doc[head.i - 1], doc[head.i - 2]
    if mark.text not in ("(", ","):
        return None
    return acting(name, draft.frame) or body(name, draft.frame)


def of_figure(draft: Draft) -> Mention | None:
    """Whose figure it is said to be: "one union's 800,000 members and the other's 20,000", "men's $67,000"."""
    frame, at = draft.frame, draft.frame.lead - 1
    if at <= frame.sentence.start:
        return None
    while at - 1 > frame.sentence.start and frame.doc[at].tag_ in ("DT", "JJ", "VBG", "JJR"):  # "and the other's remaining 40%"
        at -= 1
    mark, name = frame.doc[at], frame.doc[at - 1]
    if mark.tag_ != "POS" and not (mark.text == "’" and name.text[-1:] == "s"):
        return None
    return acting(name, frame) or (noun_phrase(name) if name.tag_ == "NNS" and measure_words.can_act(name) else None)


def lying(draft: Draft) -> Mention | None:
    """What lies so far from somewhere: "Fulton, 130 miles east of here", "a hut two miles from the coast"."""
    frame, at = draft.frame, draft.frame.lead - 1
    if at > frame.sentence.start and frame.doc[at].text in (",", "("):
        at -= 1
    token, mention = frame.doc[at], frame.scene.mention(frame.doc[at])
    if mention is not None and mention.label in _LYING and mention.end in (token.end, token.end - 1):
        return _within(token, frame) or mention
    if is_noun(token) and frame.sentence.start < token.i == frame.lead - 1 and frame.scene.is_free(token):
        holds = token.dep_ == "attr" or (token.dep_ == "pobj" and token.head.lower_ in words.PLACE_PREPOSITIONS)
        return None if holds else noun_phrase(token)
    return None


def _within(region: Token, frame: Frame) -> Mention | None:
    """The town before the region that it lies in: "Fulton, Ohio, 130 miles east of here"."""
    at = region.i - 2
    town = frame.scene.mention(frame.doc[at]) if at >= frame.sentence.start and frame.doc[at + 1].text == "," else None
    return town if town is not None and town.label in ("GPE", "FAC") and town.start < region.idx else None


def shown_ahead(draft: Draft) -> Mention | None:
    """Who is put in front or behind by the figure: "the poll shows Hart ahead by 3 points", "had her up 19 points"."""
    frame, at = draft.frame, draft.frame.lead - 1
    if words.lemma_in(draft.head, measure_words.REPETITIONS) or frame.quantity.text.lower() in measure_words.REPETITION_WORDS:
        return None  # "put her down twice"
    while at > frame.sentence.start and frame.doc[at].tag_ in ("IN", "RB", "CD") and frame.doc[at].lower_ not in measure_words.STANDINGS:
        at -= 1
    if frame.doc.lower(frame.span.end) in measure_words.STANDINGS and frame.doc[frame.lead - 1].tag_ == "NNP":
        return _shown_at(frame.lead - 1, frame)  # "shows Hart 16 points ahead"
    if frame.doc[at].lower_ not in measure_words.STANDINGS and draft.head is not None:
        at = draft.head.i  # "has Hart ahead of Wells by 3 points"
    if frame.doc[at].lower_ not in measure_words.STANDINGS:
        return None
    while at > frame.sentence.start and frame.doc[at].tag_ in ("RB", "RP", "IN"):
        at -= 1
    return _shown_at(at, frame)


def _shown_at(at: int, frame: Frame) -> Mention | None:
    """Whom a token names, if that stands behind a verb by which somebody is shown to be somewhere."""
    before = frame.doc[at]
    mention = frame.scene.actor(before)
    is_shown = any(token.tag_[:2] == "VB" for token in frame.doc[frame.sentence.start : at])
    return mention if is_shown and mention is not None and mention.label in ("PERSON", "ORG", "NORP") else None


def accompanied(draft: Draft) -> Mention | None:
    """Who is shown with what is measured: "the poll shows Hart with a 4-point lead"."""
    head = draft.head
    if head is None or head.dep_ != "pobj" or draft.shares is not None or head.head.lower_ not in measure_words.HAVING or head.head.i == 0:
        return None
    before = head.head.nbor(-1)
    mention = draft.frame.scene.actor(before)
    is_shown = before.dep_ == "dobj" or head.head.head is before
    return mention if is_shown and mention is not None and mention.end == before.end and mention.label in _ENTRIES else None


def hosted(draft: Draft) -> Mention | None:
    """Who is said to have what is measured by "with" behind a noun: "a firm with 35 partners", "Benton, with a population of 3,000,"."""
    noun = draft.head
    if draft.shares is not None or noun is None or noun.dep_ != "pobj" or noun.head.lower_ not in measure_words.HAVING:
        return None
    preposition, host = noun.head, noun.head.head
    own = preposition.dep_ == "prep" and is_noun(host) and host.i < preposition.i < draft.frame.span.start
    if own and host.tag_ == "NNS" and host.dep_ == "pobj" and host.head.lower_ in words.PLACE_PREPOSITIONS and is_noun(host.head.head):
        host = host.head.head  # "a chain of 40 shops in 12 states with sales of $4bn"
    return _host(host, draft.frame) if own else None


def in_apposition(draft: Draft) -> Mention | None:
    """Who or what a figure only describes behind the name: "the Alder Club, a five-minute drive away", "Muslims -- 1.6 billion people"."""
    frame, head = draft.frame, draft.head
    of_part = draft.found_by.get("measure") == "measure.share-of"
    told = frame.head if of_part else head
    if told is None or head is None or told.dep_ not in ("appos", "dobj", "dep") or told.left_edge.i <= frame.sentence.start:
        return None
    if not _tells_of(frame.head, told):
        return None
    mark = told.left_edge.nbor(-1)
    if mark.text not in measure_words.ENTRY_DASHES and (mark.text != "," or told.dep_ != "appos"):
        return None
    compound = "-" in frame.quantity.text or any(token.tag_ == "HYPH" for token in frame.doc[frame.span.end : frame.span.end + 1])
    if not (compound or of_part or measure_words.can_act(head)) or frame.quantity.kind == "money":
        return None
    last = mark.nbor(-1)
    for host in (last, told.head) if last.tag_.startswith("NNP") else (told.head,):
        listed = any(child.tag_ == "CD" and child.i < host.i for child in host.children)  # "it has 164 plants, 90 shops and two depots"
        if not is_noun(host) or host.i > mark.i or listed or not frame.scene.is_free(host):
            continue
        if found := acting(host, frame) or body(host, frame):
            return None if told.tag_ == "NNS" and _is_of_one(host, found) else found
    return None


def _tells_of(figure: Token, noun: Token) -> bool:
    """Whether a figure tells of a noun, and not of what stands beside that: "a mother of three", not "a clerk and one of 300"."""
    while figure is not noun:
        if figure.dep_ == "conj" or figure.head is figure:
            return False
        figure = figure.head
    return True


def _is_of_one(host: Token, mention: Mention) -> bool:
    """Whether a name is of one person or place, or one of some in a row, which several are not: "in Utah, two other states"."""
    return host.dep_ == "conj" or (host.tag_ != "NNPS" and mention.label in ("PERSON", "GPE")) or host.tag_ == "NN"


def housed(draft: Draft) -> Mention | None:
    """The house that is named right behind a figure: "sales rose 3% at Harlow Foods and 4% at Benton & Co."."""
    frame, at = draft.frame, draft.frame.span.end
    if at >= frame.sentence.end or frame.doc[at].lower_ not in measure_words.HOUSED_AT:
        return None
    names = (acting(noun, frame) for noun in frame.doc[at].children if noun.dep_ == "pobj" and frame.scene.is_free(noun))
    return next((found for found in names if found is not None and found.label not in ("GPE", "LOC")), None)


def staked(draft: Draft) -> Mention | None:
    """The place or contest where what is counted is to be won: "In Ohio, 66 seats are up for grabs", "a vote where nine are at stake"."""
    frame, head = draft.frame, draft.head
    if head is None or frame.quantity.kind != "count" or draft.shares is not None:
        return None
    behind = frame.doc[frame.span.end : min(frame.sentence.end, frame.span.end + _NEAR + 2)]
    stake = next((token for token in behind if token.lower_ in measure_words.AT_STAKE), None)
    if stake is None:
        return None
    verb = frame.verb
    if verb is not None and verb.dep_ == "relcl" and verb.left_edge.tag_ in ("WRB", "IN") and is_noun(verb.head):
        return _where(verb.head, frame)
    above = (stake, stake.head, head) if verb is None else (verb, stake, stake.head, head)
    places = [prep for token in above for prep in token.children if prep.lower_ in words.PLACE_PREPOSITIONS]
    if verb is not None and head.dep_ == "pobj":  # "with nine at stake, she will win five in that state"
        places = [prep for prep in places if prep.head is not verb or prep.i < frame.lead]
    inner = (noun for prep in places for noun in prep.children if noun.dep_ == "pobj" and is_noun(noun) and noun is not stake)
    return next((found for noun in inner if (found := _where(noun, frame))), None)


def _where(noun: Token, frame: Frame) -> Mention | None:
    """The place that a noun names, or the contests or places that it is a word for."""
    if not frame.scene.is_free(noun):
        return None
    mention = acting(noun, frame)
    if mention is not None:
        return mention if mention.label in _LYING or mention.label == "EVENT" else None
    return noun_phrase(noun) if words.lemma_in(noun, measure_words.PRIZES) else None


def _host(noun: Token, frame: Frame) -> Mention | None:
    """Who or what a noun is, if people or a body: by the name in front of which it stands in apposition, or by its own words."""
    named = acting(noun, frame)
    if named is not None:
        return named if named.label in _ENTRIES else None
    if not measure_words.can_act(noun) or not frame.scene.is_free(noun):
        return None
    above = said_to_be(noun, frame)
    return (acting(above, frame) if above is not noun else None) or body(noun, frame)


def headline_name(draft: Draft) -> Mention | None:
    """The name that a headline without a verb says something of: "Nordhav in $4bn Boeing deal"."""
    frame, root = draft.frame, draft.frame.sentence.root
    if frame.verb is not None or not root.tag_.startswith("NNP") or root.i >= frame.lead or draft.head == root:
        return None
    return acting(root, frame) if any(token.dep_ == "prep" and root.i < token.i < frame.lead for token in root.children) else None
