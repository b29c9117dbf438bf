"""Rules that find the head noun of a measure by what stands next to the figure: brackets, labels, names, the nearest noun.

Every rule takes the frame of a figure and gives a noun, or None where its construction is not there.
"""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_noun, is_verb
from claimx.claims.measure.cuts import CUTS, is_mark_or_and
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.nouns import is_bare_count
from claimx.claims.parse import Token

_SMALL = 12
_LISTED = 9


def in_front_of_bracket(frame: Frame) -> Token | None:
    """The noun before the dash or bracket that the figure follows: "new voters -- 1.1 million", "unemployment (4.1%)"."""
    at = frame.lead - 1
    while at > 0 and frame.doc[at].tag_ in ("RB", "JJR", "RBR", "IN", "DT", "JJS", "RBS", "NFP"):
        at -= 1
    if at <= 0 or frame.doc[at].text not in ("(", "[", "-", "--", "–", "—", ":"):
        return None
    if any(token.lower_ in measure_words.ADDING for token in frame.doc[at + 1 : frame.lead]):
        return None  # "40% of members came — with another 10% voting by post"
    if frame.doc.lower(frame.span.end) in measure_words.MORE_OR_LESS | measure_words.STRUCK:
        return None  # "Bus crash: 31 dead"
    if frame.quantity.kind == "percent" and (holder := _holder_before(frame, at)) is not None:
        return holder
    if frame.quantity.kind == "percent" and (group := _group_around(frame.doc[at - 1])) is not None:
        return group
    acts = frame.relation == "subject" and frame.doc[at].text not in ("(", "[")
    return None if acts else measurable(frame, frame.doc[at - 1])


def _group_around(noun: Token) -> Token | None:
    """The people of whom the clause tells that a noun before a bracket ends: "voters looking for a change (60%)"."""
    for above in (noun, *noun.ancestors):
        if above.dep_ in ("acl", "relcl"):
            group = above.head
            people = group.tag_ == "NNPS" or (group.tag_ == "NNS" and measure_words.is_person(group))
            return group if people and above.tag_ in ("VBG", "VBP", "VBD") else None
        if is_verb(above) and above.dep_ not in ("xcomp", "conj"):
            return None
    return None


def _holder_before(frame: Frame, at: int) -> Token | None:
    """The shareholders in whose list a share stands in brackets: "its main shareholders are the state (15%) and Norbois (30%)"."""
    if frame.doc[at].text not in ("(", "["):
        return None
    before = frame.doc[frame.sentence.start : at - 1]
    return next((token for token in before if words.lemma_in(token, measure_words.HOLDERS) and is_noun(token)), None)


def or_two(frame: Frame) -> Token | None:
    """The noun of which there may be as many as a number behind "or": "a stumble or two", "won a state or three"."""
    at = frame.lead - 1
    if at <= frame.sentence.start or frame.quantity.kind != "count" or frame.doc[at].lower_ not in measure_words.OR_MORE:
        return None
    noun = frame.doc[at - 1]
    small = frame.quantity.value <= _SMALL and frame.quantity.text.isalpha()
    return measurable(frame, noun) if small and noun.tag_ == "NN" and is_bare_count(frame) else None


def behind_participle(frame: Frame) -> Token | None:
    """The noun of a number whose participle a parser takes for a verb: "where 475 pledged delegates will be at stake"."""
    at, doc = frame.span.end, frame.doc
    if frame.quantity.kind != "count" or frame.relation != "subject" or not any(token.tag_ == "CD" for token in frame.span):
        return None
    behind = [token.tag_ for token in doc[at : at + 2]]
    return measurable(frame, doc[at + 1]) if behind in (["VBD", "NNS"], ["VBN", "NNS"]) else None


def as_listed(frame: Frame) -> Token | None:
    """The noun of the number before it in a list, where both stand before the same preposition: "one vote for Hart, 13 for Brandt"."""
    doc, at = frame.doc, frame.span.end
    listed = frame.lead > frame.sentence.start and is_mark_or_and(doc[frame.lead - 1], CUTS)
    if frame.quantity.kind != "count" or not listed or at >= frame.sentence.end or doc[at].tag_ != "IN":
        return None
    for i in range(frame.lead - 2, max(frame.lead - _LISTED, frame.sentence.start + 1), -1):
        if is_verb(doc[i]):
            return None
        if doc[i].lower_ == doc[at].lower_:
            return measurable(frame, doc[i - 1]) if doc[i - 2].tag_ == "CD" else None
    return None


def nearest(frame: Frame) -> Token | None:
    """The noun nearest before the figure in its sentence, as a last resort."""
    if frame.quantity.kind == "count" and frame.doc.lower(frame.span.end) in measure_words.EACH:
        return None  # "Norbois and Harlow have four each"
    for i in range(frame.lead - 1, frame.sentence.start - 1, -1):
        found = None if _is_within(frame, frame.doc[i]) else measurable(frame, frame.doc[i])
        tells = found is not None and (words.lemma_in(found, measure_words.REPORTS) or _tells(found) or _tells(found.head))
        if found is not None and found.tag_ in ("NN", "NNS") and not tells:
            return found
    return None


def _tells(noun: Token) -> bool:
    """Whether a noun is of those who tell what is so many: "officials say they have found 200 more"."""
    verb = noun.head
    says = words.lemma_in(verb, measure_words.ANSWER_VERBS, measure_words.PROJECTING_VERBS)
    return noun.dep_ == "nsubj" and says and any(child.dep_ == "ccomp" for child in verb.children)


def _is_within(frame: Frame, token: Token) -> bool:
    """Whether a word right before a figure stands in its phrase, behind an article: "a paltry 3 percent"."""
    return token.i + 1 == frame.lead == frame.span.start and token.i > 0 and token.nbor(-1).tag_ == "DT"


def apposed(frame: Frame) -> Token | None:
    """The noun that the figure stands in apposition to: "the price, $70 a barrel"."""
    thing = measurable(frame, frame.governor) if frame.relation == "apposition" else None
    if frame.doc[frame.lead - 1].tag_ == "POS":
        return None  # "compared with women's $93,000"
    if thing is not None and frame.lead == thing.i + 1 and words.lemma_in(thing, measure_words.NEEDED_TO_BUY) and is_noun(thing.nbor(-1)):
        return thing.nbor(-1)  # "the average home costs £148,000", taken for the costs of a home
    return (
        None
        if thing is None or (frame.quantity.kind in ("money", "percent") and thing.tag_ == "NN" and measure_words.can_act(thing))
        else thing
    )


def share(frame: Frame) -> Token | None:
    """The word "share" of a price per share, where nothing else says what is priced: "closed at $66 a share"."""
    following = frame.doc[frame.span.end : frame.span.end + 1]
    at_price = frame.quantity.kind == "money" and frame.preposition is not None and frame.preposition.lower_ in words.GOAL_WORDS
    if at_price and len(following) and following[0].lower_ in measure_words.EACH:
        return following[0]  # "At £17 apiece they are dear"
    returns = frame.verb is not None and frame.verb.i < frame.lead and words.lemma_in(frame.verb, measure_words.RETURNING_VERBS)
    if returns or words.lemma_in(frame.governor, measure_words.EARNING_VERBS, measure_words.RETURNING_VERBS):
        return None
    if frame.relation == "object" and words.lemma_in(frame.governor, measure_words.OFFERING_VERBS):
        return None  # "bid $28 a share"
    if not frame.quantity.unit.endswith("/share"):
        return None
    return next((token for token in frame.span if token.lemma in measure_words.SHARE_NOUNS), None)
