"""Rules that find the head noun of a measure by what stands next to the figure: brackets, labels, names, the nearest noun.

Every rule takes the frame of a figure and gives a noun, or None where its construction is not there.
"""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import before_average, is_ahead, is_person, past_points
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import is_noun, is_verb, subject
from claimx.claims.measure.cuts import CUTS
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.noun_run import after
from claimx.claims.measure.nouns import is_bare_count
from claimx.claims.measure.of_phrase import of_phrase
from claimx.claims.parse import Span, Token
from claimx.claims.patterns import tells_age

_QUOTES = ("``", "''", "-LRB-")
_BEHIND_AGE = frozenset({",", ".", ";", ")"})
_SMALL = 12
_BRACKET = 5
_FAR_BACK = 40
_OLDEST = 120
_LABEL = 40
_CAPTION = 5
_RIVAL = 5
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
    listed = frame.lead > frame.sentence.start and (doc[frame.lead - 1].text in CUTS or doc[frame.lead - 1].text in measure_words.AND)
    if frame.quantity.kind != "count" or not listed or at >= frame.sentence.end or doc[at].tag_ != "IN":
        return None
    for i in range(frame.lead - 2, max(frame.lead - _LISTED, frame.sentence.start + 1), -1):
        if is_verb(doc[i]):
            return None
        if doc[i].lower_ == doc[at].lower_:
            return measurable(frame, doc[i - 1]) if doc[i - 2].tag_ == "CD" else None
    return None


def noun_of_which(frame: Frame) -> Token | None:
    """The plural noun right before a figure that counts some of it: "shops, 40 of which", "more films: 3,900 of them"."""
    of, at = of_phrase(frame), frame.lead - 1
    if of is None or not (of.tag_.startswith("W") or of.tag_ == "PRP") or at <= frame.sentence.start or frame.doc[at].text not in CUTS:
        return None
    noun = frame.doc[at - 1]
    plural = of.tag_.startswith("W") or (noun.tag_ in ("NNS", "NNPS") and frame.quantity.kind != "money")
    return noun if plural and is_noun(noun) and frame.scene.is_free(noun) else None


def plural_before(frame: Frame) -> Token | None:
    """The plural subject before the figure that "of them" points back to, or else the plural object of its sentence."""
    last = None
    for i in range(frame.span.start - 1, max(frame.span.start - 1 - _FAR_BACK, -1), -1):
        token = frame.doc[i]
        if i < frame.sentence.start and last is not None:
            break
        if token.tag_ != "NNS" or token.head == frame.governor:
            continue
        if token.dep_ in ("nsubj", "nsubjpass") and measurable(frame, token):
            return token
        beside = frame.verb is not None and token.head == frame.verb.head  # "has closed branches to cut costs, and has 40 fewer of them"
        if token.dep_ == "dobj" and i >= frame.sentence.start and (last is None or beside):
            last = measurable(frame, token)
    return last


def singular_before(frame: Frame) -> Token | None:
    """The subject of the sentence that "of it" points back to: "The money was in the book, and only 60% of it was spent"."""
    for i in range(frame.lead - 1, frame.sentence.start - 1, -1):
        token = frame.doc[i]
        above = token.tag_ == "NN" and token.dep_ in ("nsubj", "nsubjpass") and token.head != frame.verb
        if above and not measure_words.can_act(token) and measurable(frame, token):
            return token
    return None


@once
def interval(frame: Frame) -> Token | None:
    """The word that tells from or up to when a length of time runs, or as what: "24 hours after leaving", "her 12 years as mayor"."""
    at = after(frame)
    if frame.quantity.unit not in words.TIME_UNITS or at >= frame.sentence.end:
        return None
    link, before = frame.doc[at], frame.doc[frame.lead - 1]
    if link.lower_ in words.SHARED_OF and before.lower_ in measure_words.WITHIN and frame.lead > 0 and link.head == frame.head:
        return link  # "within 24 hours of the attack"
    if link.lower_ in measure_words.RUNNING_FROM:
        lasts = frame.lead > frame.sentence.start and frame.doc[frame.lead - 1].lower_ in measure_words.LASTING_FOR
        if lasts and frame.verb is not None and frame.verb.lemma in measure_words.noun_of_verb()["time"]:
            return None  # "was jailed for 12 years after admitting theft"
        return link if frame.head.head == link else None
    owned = frame.lead > frame.sentence.start and frame.doc[frame.lead - 1].tag_ in ("POS", "PRP$")
    if owned and link.lower_ in measure_words.PLACED_IN and link.head == frame.head:
        return link  # "during the family's six years in Leeds"
    spent = frame.relation == "preposition" and before.lower_ not in measure_words.LASTING_FOR  # "ran after eight years as mayor"
    return link if link.lower_ in measure_words.AS and link.head == frame.head and (owned or spent or frame.relation == "subject") else None


def nearest(frame: Frame) -> Token | None:
    """The noun nearest before the figure in its sentence, as a last resort."""
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


@once
def aged(frame: Frame) -> Token | None:
    """Whose age a figure is: "Jan Brandt, 73,", "the judge is 63", "who at 77 is about to fly", "the mill is six years old"."""
    at = frame.lead - 1
    if frame.quantity.unit == "year" and frame.quantity.kind == "physical" and tells_age(frame.quantity):
        return None if frame.verb is None else subject(frame.verb)
    if at <= frame.sentence.start or frame.quantity.kind != "count" or not 1 <= frame.quantity.value < _OLDEST:
        return None
    following = frame.doc.lower(frame.span.end)
    if frame.doc[at].lower_ in measure_words.BEFORE_AGE and frame.doc[at - 1].text == ",":
        at -= 1  # "Jan Brandt, then 73,"
    if frame.doc[at].text == ",":
        named = _before_bracket(frame, at - 1)
        grown = following in measure_words.AND and frame.quantity.value > _SMALL  # ", now 81 and retired"
        return named if is_person(frame, named) and (following in _BEHIND_AGE or grown or not following.strip()) else None
    verb, before = frame.governor, frame.doc[at - 1]
    if verb is None or frame.quantity.value <= _SMALL or following in measure_words.BEHIND_COUNTS or not is_bare_count(frame):
        return None
    is_age = frame.relation == "object" and is_verb(verb) and verb.lemma in words.BEING and frame.doc[at].tag_ not in _QUOTES
    if frame.doc[at].lower_ in measure_words.AT_AGE:
        opens = before.text == "," or before.lower_ in measure_words.BEFORE_AGE or words.lemma_in(before, measure_words.LIFE_VERBS)
        verb, is_age = frame.verb, opens
    thing = subject(verb) if verb is not None and is_age else None
    return thing if thing is not None and is_person(frame, thing) else None


def older(frame: Frame) -> Token | None:
    """The word that makes a number an age: "older than 70", "younger than 18 years", "who will turn 18"."""
    before = frame.doc[frame.lead - 1]
    turns = words.lemma_in(before, measure_words.AGEING_VERBS) and is_verb(before) and frame.relation == "object"
    if turns and frame.quantity.kind == "count" and 1 <= frame.quantity.value < _OLDEST and is_bare_count(frame):
        return before
    word = frame.doc[frame.lead] if frame.lead < frame.span.start else None
    of_age = word is not None and word.lower_ in measure_words.OLDER and (frame.quantity.kind == "count" or frame.quantity.unit == "year")
    return word if of_age else None


def _before_bracket(frame: Frame, at: int) -> Token:
    """The token itself, or the one before a short bracket that it closes: "Jan Brandt (left), 73"."""
    opened = next((i for i in range(at - 1, max(at - _BRACKET, 0), -1) if frame.doc[i].text == "("), None)
    return frame.doc[at] if opened is None or frame.doc[at].text != ")" else frame.doc[opened - 1]


@once
def lacking(frame: Frame) -> Span | None:
    """The words that tell which side of a mark something is by so much: "is $9 million short", "ran $3m over budget"."""
    lengths = frame.quantity.kind == "physical" and frame.quantity.unit not in words.TIME_UNITS
    if not lengths and frame.quantity.kind not in ("money", "count", "percentage_point"):
        return None
    at = after(frame)
    for length in (3, 2, 1):
        stretch = frame.doc[at : at + length]
        if len(stretch) == length and " ".join(token.lower_ for token in stretch) in measure_words.noun_of_state():
            return Span(frame.doc, at, at + length) if stretch[0].lower_ not in measure_words.AHEAD or _is_behind_mark(frame) else None
    return None


def _is_behind_mark(frame: Frame) -> bool:
    """Whether money is what is lacking where things should stand: "we are $3m behind", "$3m behind expectations", not "put $3m behind"."""
    doc, at = frame.doc, after(frame) + 1
    ends = at >= frame.sentence.end or doc[at].tag_ in (".", ",", ":")
    return frame.quantity.kind == "money" and (ends or words.lemma_in(doc[at], measure_words.VIEWS, measure_words.TARGETS))


def falls_short(frame: Frame) -> Token | None:
    """The first word of those that tell on which side of a mark a figure is."""
    state = lacking(frame)
    return None if state is None else state[0]


@once
def clear_of(frame: Frame) -> Token | None:
    """The word for by what length or time somebody is ahead of a rival: "won the race, 0.3 seconds clear of Moss"."""
    doc, at = frame.doc, after(frame)
    if frame.quantity.kind != "physical" or doc.lower(at) not in measure_words.AHEAD or at + 1 >= frame.sentence.end:
        return None
    of_time = frame.quantity.unit in words.TIME_UNITS and frame.quantity.unit not in measure_words.RACING_TIMES
    if of_time:
        return None
    if doc[at].lower_ in measure_words.CLEAR:
        return doc[at]
    rivals = doc[at + 1 : min(at + _RIVAL, frame.sentence.end)]
    return doc[at] if any(_is_rival(frame, token) for token in rivals) else None


def _is_rival(frame: Frame, token: Token) -> bool:
    mention = frame.scene.actor(token)
    return measure_words.is_person(token) or (mention is not None and mention.label == "PERSON")


def ahead(frame: Frame) -> Token | None:
    """The word for by how many points somebody leads or trails: "put Ruiz 3 points ahead"."""
    if not (frame.quantity.kind == "percentage_point" or words.lemma_in(frame.governor, measure_words.MARKS)):
        return None
    at = before_average(frame)
    if at >= frame.sentence.start and frame.doc[at].lower_ in measure_words.AHEAD:
        return frame.doc[at]
    if (standing := is_ahead(frame)) is not None:
        return standing
    at = past_points(frame)
    return frame.doc[at] if frame.doc.lower(at) in measure_words.AHEAD else None


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
