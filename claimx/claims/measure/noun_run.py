"""The nouns right behind a figure: where they begin, past brackets and other figures, and which is the last of them."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import direct_object, is_noun
from claimx.claims.parse import Token
from claimx.matching import lemma_of

_CLAUSES = frozenset({"acl", "advcl", "xcomp", "pcomp", "ccomp"})
_QUOTES = frozenset({"'", "’", '"', "”", "''"})
_ALTERNATIVE = 5
_NAME = 4
_RUN_TAGS = ("NN", "JJ", "VBG", "VBN", "HYPH", "POS")


@once
def after(frame: Frame) -> int:
    """The number of the token after the figure, and after a bracket that only restates it: "$168m (£89m) deal"."""
    doc, at = frame.doc, frame.span.end
    if (behind := past_bracket(frame, at)) > at:
        return behind
    if at + 1 < len(doc) and doc[at].text in _QUOTES and doc[at + 1].lower_ in words.SHARED_OF | measure_words.SPENT_IN:
        return at + 1
    if at + 1 < len(doc) and doc[at].lower_ in measure_words.ADDING | measure_words.MORE_OR_LESS and doc[at + 1].lower_ in words.SHARED_OF:
        return at + 1  # "two more of the mills", "40 fewer of them"
    return _past_alternative(frame, at)


def past_bracket(frame: Frame, at: int) -> int:
    """The token behind a bracket that only restates a figure, or gives its unit in one word: "$168m (£89m)", "50 meters (yards)"."""
    doc = frame.doc
    if at >= len(doc) or doc[at].text != "(":
        return at
    end = next((i for i in range(at + 1, min(at + 12, len(doc))) if doc[i].text == ")"), None)
    if end is None:
        return at
    is_unit = end == at + 2 and frame.quantity.kind == "physical"
    return end + 1 if is_unit or any(i in frame.scene.figures for i in range(at + 1, end)) else at


def _past_alternative(frame: Frame, at: int) -> int:
    """The token "of" behind a second figure that only outbids the first: "dozens, if not hundreds, of mills"."""
    doc, end = frame.doc, min(at + _ALTERNATIVE, len(frame.doc) - 1)
    start = at + 1 if at < len(doc) and doc[at].text == "," else at
    in_words = frame.quantity.kind == "count" and not any(c.isdigit() for c in frame.quantity.text)
    if start >= end or not in_words or doc[start].lower_ not in measure_words.OUTBIDDING:
        return at
    other = next((i for i in range(start, end) if doc[i].lower_ not in measure_words.OUTBIDDING), end)
    if other not in frame.scene.figures:
        return at
    while other < len(doc) and (other in frame.scene.figures or doc[other].text == ","):
        other += 1
    if other + 1 < len(doc) and doc[other].text in _QUOTES:
        other += 1
    return other if other < len(doc) and doc[other].lower_ in words.SHARED_OF else at


def full_noun(noun: Token) -> Token:
    """The noun that says little without its "of" phrase, whose end a noun is: "a margin of error of 3%" -> margin."""
    preposition = noun.head
    inside = noun.dep_ == "pobj" and preposition.lower_ in words.SHARED_OF
    earned = noun.dep_ == "pobj" and preposition.lower_ in measure_words.EARNED_FROM and not words.lemma_in(noun, words.ACCOUNT_NOUNS)
    if earned and words.lemma_in(preposition.head, words.ACCOUNT_NOUNS):
        return preposition.head  # "income from operations of $3m"
    if noun.dep_ == "pobj" and noun.i == preposition.i + 1 and f"{preposition.lower_} {noun.lower_}" in measure_words.STATES:
        return preposition.head if is_noun(preposition.head) else noun  # "assets under management of $3m"
    return preposition.head if inside and words.lemma_in(preposition.head, words.LIGHT_NOUNS) else noun


def is_bare_number(frame: Frame) -> bool:
    """Whether no noun stands right behind a count."""
    at = after(frame)
    return frame.quantity.kind == "count" and (at >= len(frame.doc) or not frame.doc[at].tag_.startswith(_RUN_TAGS))


def is_named(frame: Frame, noun: Token) -> bool:
    """Whether a sum or size stands before the name of what it is of: "the 275-acre Harlow Golf Club", "its $1bn Growth Fund"."""
    sized = frame.quantity.kind in ("money", "physical") and frame.quantity.unit not in words.TIME_UNITS
    determined = _is_determined(frame)
    if not (sized and determined and frame.relation == "modifier" and noun.tag_.startswith("NNP") and noun.i >= frame.span.end):
        return False
    mention = frame.scene.actor(noun)
    return mention is None or mention.label != "PERSON"  # not "the $3m Hart raised"


def _is_determined(frame: Frame) -> bool:
    """Whether an article or an owner stands before a figure: "the 275-acre club", "its $1bn fund"."""
    return frame.lead > frame.sentence.start and frame.doc[frame.lead - 1].tag_ in ("DT", "PRP$", "POS")


def is_net(token: Token) -> bool:
    """Whether a word tells what an amount is without: "raised $3m net of costs"."""
    return token.lower_ in measure_words.NET_OF and token.i + 1 < len(token.doc) and token.nbor().lower_ in words.SHARED_OF


def noun_behind(frame: Frame) -> Token | None:
    """The last noun of the unbroken run of nouns and adjectives behind a figure; None where it is a verb's subject."""
    return _run_after(frame, _run_start(frame))


def _run_start(frame: Frame) -> int:
    """Where the noun of a figure may begin.

    That is after it, a quotation mark, and the other end of a move ("from 5m to 7m subscribers"), or another figure
    ("a $3 billion, three-year loan").
    """
    doc, at = frame.doc, after(frame)
    if frame.quantity.kind == "count":
        at = past_other_end(frame, at)
    apart = frame.scene.taken
    if at + 2 < len(doc) and doc[at].text == "," and at + 1 in apart:
        at += 1
        while at < len(doc) and at in apart:
            at += 1
    at = _past_restatement(frame, at)
    return at + 1 if at < len(doc) and doc[at].text in _QUOTES else at


def past_other_end(frame: Frame, at: int) -> int:
    """The number of the token after other figures that share the noun: "from 5m to 7m subscribers", "2, 3 or 4 shops"."""
    doc = frame.doc
    if at + 1 < len(doc) and doc[at].text == "," and at + 1 in frame.scene.figures:
        last = past_figures(frame, at + 1)
        return past_other_end(frame, last) if last < len(doc) and past_other_end(frame, last) > last else at
    if at + 1 >= len(doc) or doc[at].lower_ not in measure_words.OTHER_END or at + 1 not in frame.scene.figures:
        return at
    return past_figures(frame, at + 1)


def past_figures(frame: Frame, at: int) -> int:
    """The number of the token behind the figures that begin at one."""
    doc = frame.doc
    while at < len(doc) and at in frame.scene.figures:
        at += 1
    return at


def _past_restatement(frame: Frame, at: int) -> int:
    """The token after ", or 40 cents a share," between a figure and its noun."""
    doc = frame.doc
    start = frame.lead
    if (
        start == 0
        or doc[start - 1].tag_ != "DT"
        or at + 2 >= len(doc)
        or doc[at].text != ","
        or doc[at + 1].lower_ not in measure_words.OTHER_END
        or at + 2 not in frame.scene.figures
    ):
        return at
    end = past_figures(frame, at + 2)
    return end + 1 if end < len(doc) and doc[end].text == "," else at


def _run_after(frame: Frame, at: int) -> Token | None:
    """The last noun of the unbroken run of nouns and adjectives right after a figure, if it is no verb's subject."""
    last = None
    if frame.scene.text[frame.quantity.end : frame.quantity.end + 1] == ".":
        return None
    following = frame.doc[at : at + 2]
    if (
        len(following) == 2
        and following[0].lower_ in measure_words.SAYING_WHEN
        and following[1].tag_ == "NN"
        and frame.quantity.kind != "multiple"
    ):
        return None  # "rose 3.9% last season"
    if len(following) == 2 and following[0].tag_ == "NNP" and following[1].tag_ == "POS" and frame.quantity.kind == "count":
        return None
    for token in frame.doc[at : min(at + 6, frame.sentence.end)]:
        if not token.tag_.startswith(_RUN_TAGS) or not frame.scene.is_free(token):
            break
        if is_net(token) or (token.tag_ == "VBG" and token.dep_ in _CLAUSES and _is_spent(frame)):
            break
        if token.tag_ == "POS" and last is not None and last.i + 1 == token.i:
            last = None  # "half the company's assets"
        if token.tag_ in ("NN", "NNS"):
            last = token
    compared = frame.doc.lower(at) in measure_words.MORE_OR_LESS
    determined = _is_determined(frame)
    in_ten = frame.doc[frame.span.end - 1].tag_ == "CD" and frame.quantity.kind == "count" and frame.quantity.value < 1
    if in_ten and last is not None and last.tag_ == "NN" and lemma_of(last.lower_, "VBD") != last.lower_ and not is_noun(last.nbor(-1)):
        return None  # "one in five thought so"
    free = compared or determined or in_ten  # "nine out of ten patients were seen"
    return None if last is None or is_participle(last) or (last.dep_ in ("nsubj", "nsubjpass") and not free) else last


def _is_spent(frame: Frame) -> bool:
    """Whether a figure is money or time, which goes on a deed: "spent $3m building flats", "spent a year building flats"."""
    return frame.quantity.kind == "money" or frame.quantity.unit in words.TIME_UNITS


def is_participle(noun: Token) -> bool:
    """Whether a noun is a participle that looks like one, with its agent behind it: "the 235,000 forecast by economists"."""
    by = noun.nbor() if noun.tag_ == "NN" and noun.i + 1 < noun.sent.end else noun
    return by.dep_ == "agent" and lemma_of(noun.lower_, "VBN") == noun.lower_ and words.lemma_in(noun, measure_words.EXPECTING_VERBS)


def is_pace(frame: Frame, noun: Token) -> bool:
    """Whether a noun only tells how fast a subject goes on: "sales ran at a rate of 7 million a year"."""
    going = (
        noun.dep_ == "pobj" and words.lemma_in(frame.verb, words.LEVEL_VERBS, words.CHANGE_VERBS) and words.lemma_in(noun, words.PACE_NOUNS)
    )
    return going and noun.head.lower_ in measure_words.PACED_BY and all(child.dep_ != "compound" for child in noun.children)


def is_of_verb(frame: Frame, governor: Token, preposition: Token) -> bool:
    """Whether a figure belongs to the verb: "bought shares from a holder for $3", "cut the time for imports to half"."""
    if preposition.lower_ in words.ASKED_BY:
        return frame.quantity.kind == "money" and measure_words.can_act(governor)
    verb = frame.verb if preposition.lower_ in measure_words.MOVE_ENDS | words.EXTENT_PREPOSITIONS else None
    return verb is not None and words.lemma_in(verb, words.CHANGE_VERBS) and direct_object(verb, but_not=frame.span) is not None


def inside(frame: Frame) -> Token | None:
    """The noun that stands inside a share: "one project in three", "seven customers in ten"."""
    if frame.quantity.kind != "count" or frame.quantity.value >= 1:
        return None
    inner = frame.doc[frame.span.start : frame.span.end - 1]
    nouns = (t for t in inner if t.tag_ in ("NN", "NNS") and (t.nbor().tag_ == "IN" or t.nbor().lower_ in measure_words.OUT))
    return next((noun for noun in nouns if not words.lemma_in(noun, words.TIME_UNITS, measure_words.MEANS_OF_PAYMENT)), None)


def past_out(frame: Frame, at: int) -> int:
    """The number of "of" behind "out", with a number of things behind both: "won 49 out of the 54 seats"."""
    doc = frame.doc
    if doc.lower(at) not in measure_words.OUT or frame.quantity.kind != "count" or at + 3 >= frame.sentence.end:
        return at
    behind = at + 2 + (doc[at + 2].lower_ in words.DEFINITE_ARTICLES)
    return at + 1 if behind in frame.scene.figures else at


def is_said_by_other(noun: Token) -> bool:
    """Whether the noun that another hangs from says what is counted: "an eight-way contest", "the attack and four others"."""
    if noun.dep_ == "conj":
        return noun.lower_ in measure_words.ADDING and noun.head.tag_ in ("NN", "NNS") and not measure_words.can_act(noun.head)
    return noun.dep_ in ("nmod", "compound", "amod") and is_noun(noun.head) and _is_of_next(noun)


def _is_of_next(noun: Token) -> bool:
    """Whether a noun, a point on a scale or the name of what is counted, only describes a noun behind it; and "time" in "six-time"."""
    if noun.lemma in measure_words.MARKS or (noun.lemma in measure_words.REPETITIONS and noun.nbor(-1).tag_ == "HYPH"):
        return True
    return noun.tag_.startswith("NNP") and noun.head.tag_ == "NNS" and noun.i < noun.head.i <= noun.i + _NAME


def is_acted_on(frame: Frame, noun: Token) -> bool:
    """Whether a participle right behind a count acts on a noun: "16 involving trade", "those over 45 supporting Hart"."""
    at = frame.span.end
    if frame.quantity.kind != "count" or at >= frame.sentence.end or frame.doc[at].tag_ != "VBG" or noun.i <= at:
        return False
    mention = frame.scene.actor(noun) if noun.tag_ == "NNP" else None
    return frame.doc[at].dep_ == "acl" or (mention is not None and mention.label == "PERSON")
