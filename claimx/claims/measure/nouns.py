"""Rules that find the head noun of a measure in the figure's own noun phrase.

Every rule takes the frame of a figure and gives a noun, or None where its construction is not there.
"""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import is_noun
from claimx.claims.measure.cuts import CUTS
from claimx.claims.measure.measurable import measurable, phrase_head
from claimx.claims.measure.noun_run import (
    after,
    full_noun,
    is_acted_on,
    is_named,
    is_net,
    is_of_verb,
    is_pace,
    is_participle,
    is_said_by_other,
    noun_behind,
)
from claimx.claims.measure.of_phrase import of_amount, of_phrase, told_which
from claimx.claims.measure.wholes import (
    is_answered,
    is_base,
    is_compared_to_what,
    is_empty_share,
    is_of_every,
    is_of_subject,
    is_set_against,
)
from claimx.claims.parse import Token

_DOZEN = 12


@once
def share_of(frame: Frame) -> Token | None:
    """87 per cent of goods seized → goods; a third of those with broadband → those; "3% of GDP" is no share."""
    of = of_phrase(frame)
    if frame.quantity.unit in words.TIME_UNITS and frame.doc[frame.lead - 1].lower_ in measure_words.WITHIN:
        return None  # "within 24 hours of the attack"
    if of is not None and (inner := of_amount(frame, of)) is not None:
        return inner
    if is_share(frame) and (named := _right_before(frame)) is not None and words.lemma_in(named, measure_words.SHARES_OF_VALUE):
        return None  # "a levy of 10% of the price"
    if of is not None and of.tag_ == "NNS" and of.lower_ in measure_words.OF_AN_AGE:
        return of  # "40% of 18- to 29-year-olds"
    if (
        of is None
        or is_base(of)
        or not frame.scene.is_free(of)
        or is_of_every(frame, of)
        or (is_share(frame) and is_set_against(frame, of))
    ):
        return None
    if of.lower_ in measure_words.OURSELVES or (of.lower_ in measure_words.WHAT and not is_compared_to_what(frame, of)):
        return of
    if of.lemma in measure_words.MARKS and any(child.dep_ == "poss" for child in of.children):
        return None  # "cut the time to half of its 2017 level"
    if of.tag_ == "VBG" and of.i and of.nbor(-1).tag_ == "NNS" and of.nbor(-1).head == of:
        return of.nbor(-1)  # "of precincts reporting"
    if of.tag_ == "DT":
        return of if told_which(of) or any(child.i > of.i for child in of.children) else None
    known = of.i > 0 and (of.nbor(-1).lower_ in words.DEFINITE_ARTICLES or of.i - 1 in frame.scene.figures)
    befallen = of.tag_ in ("VBN", "VBD") and known  # "two of the wounded", "four of the 31 injured"
    return of if (of.tag_[:2] in ("NN", "JJ", "CD") or of.tag_ == "VBG" or befallen) and not is_empty_share(of) else None


@once
def counted(frame: Frame) -> Token | None:
    """The noun that the figure counts or qualifies: "1,400 sites", "a $4bn plane deal", "a 4% rise in sales"."""
    noun = frame.governor if frame.relation == "modifier" else None
    if noun is None or noun.i < frame.span.end or _is_cut_off(frame, noun):
        noun = None if is_answered(frame) else noun_behind(frame)
    if noun is not None and is_said_by_other(noun):
        noun = noun.head
    noun = _end_of_run(frame, noun)
    if noun is not None and noun.dep_ == "poss" and is_share(frame):
        noun = of_amount(frame, noun) or noun.head  # "half the firm's $3m debt"
    if noun is not None and noun.tag_ == "DT" and is_share(frame) and (noun.right_edge == noun or _is_after_be(frame)):
        return None  # "is worth only half that", "its wage bill is half that of Harlow"
    if noun is None or not frame.scene.is_free(noun) or is_participle(noun) or is_acted_on(frame, noun) or _is_beside(frame, noun):
        return None
    mark = noun.lemma in measure_words.MARKS and not _is_counted_mark(frame, noun)
    time = noun.lemma in words.TIME_UNITS and not _is_kind_of_time(frame, noun)
    apart = noun.lemma in measure_words.REPETITIONS and frame.quantity.kind in ("money", "percent")  # "£22m, four times those of May"
    if mark or time or apart or is_of_subject(frame, noun):
        return None
    if is_net(noun) or (noun.lower_ in words.UP_OR_DOWN and noun.nbor(-1).tag_ != "HYPH"):
        return None  # "3m net of costs", "oil 40% dearer", but "a $3m tie-up"
    if frame.quantity.kind == "count" or is_named(frame, noun):
        return noun
    if (
        noun.tag_ not in ("NN", "NNS")
        or _is_after_be(frame)
        or (frame.quantity.kind == "money" and noun.tag_ == "NNS" and measure_words.can_act(noun) and "-" not in frame.quantity.text)
    ):
        return None
    return measurable(frame, noun)


def _end_of_run(frame: Frame, noun: Token | None) -> Token | None:
    """The plural that a singular noun only describes, whatever a figure hangs from: "31 league starts"."""
    several = frame.quantity.kind == "count" and frame.quantity.value > 1
    if noun is None or not several or noun.tag_ not in ("NN", "NNP") or noun.i + 1 >= noun.sent.end or noun.nbor(-1).text == "-":
        return noun
    if noun.dep_ == "compound" and noun.head.tag_ == "NNS" and noun.head.i == noun.i + 1:
        return noun.head
    behind = next((child for child in noun.head.children if child.i > noun.i), noun)
    beside = behind.dep_ == noun.dep_ and behind.tag_ == "NNS" and behind.left_edge.i == noun.i + 1
    return behind if beside else noun


def _is_beside(frame: Frame, noun: Token) -> bool:
    """Whether what stands behind a count only tells of whom or when: "they have four each", "slipped to 18,600 last season"."""
    if frame.quantity.kind != "count":
        return False
    return noun.lower_ in measure_words.EACH or (noun.tag_ == "NN" and frame.doc.lower(after(frame)) in measure_words.SAYING_WHEN)


def _is_counted_mark(frame: Frame, noun: Token) -> bool:
    """Whether points on a scale are counted in a small number in words, as things are: "there are two ways to do it", "set two records"."""
    sold = noun.dep_ == "dobj" and words.lemma_in(noun.head, measure_words.TRADING_VERBS)  # "sold 40 million records"
    had = noun.dep_ == "pobj" and noun.head.lower_ in measure_words.HAVING and words.lemma_in(frame.verb, words.BEING)
    given = noun.dep_ == "dobj" and words.lemma_in(noun.head, measure_words.SCORING_VERBS)
    if (had or given) and noun.lemma in words.POINTS:
        return True  # "are top with 34 points", "were docked 10 points"
    small = frame.quantity.kind == "count" and frame.quantity.text.isalpha() and 1 < frame.quantity.value <= _DOZEN
    return (small or sold) and noun.tag_ == "NNS" and noun.dep_ != "npadvmod" and noun.lemma in measure_words.COUNTED_MARKS


def _is_kind_of_time(frame: Frame, noun: Token) -> bool:
    """Whether days or hours are counted of a kind, as things are: "lost 1,200 sailing days", "took 14,000 sick days"."""
    kinds = [child for child in noun.children if frame.span.end <= child.i < noun.i and child.dep_ in ("amod", "compound", "nmod")]
    return frame.quantity.kind == "count" and noun.tag_ == "NNS" and bool(kinds)


def as_many(frame: Frame) -> Token | None:
    """What there is so many times as much of: "twice as many visitors as in May"."""
    doc, at = frame.doc, frame.span.end
    if frame.quantity.kind != "multiple" or at + 2 >= len(doc) or doc[at + 1].lower_ not in measure_words.QUANTIFIERS:
        return None
    head = phrase_head(doc[at + 2], at)
    return head if is_noun(head) and frame.scene.is_free(head) else None


def is_share(frame: Frame) -> bool:
    """Whether a figure is a part of a whole: "40%", "a third"."""
    return frame.quantity.kind == "percent" or frame.quantity.value < 1


def is_bare_count(frame: Frame) -> bool:
    """Whether a count has no noun of its own: "dropped in 25", "China has 40"."""
    return frame.quantity.kind == "count" and not any(rule(frame) for rule in (share_of, counted, noun_of_figure))


def _is_after_be(frame: Frame) -> bool:
    """Whether a percentage is what something is: "fares were 7% dearer"."""
    at = frame.lead - 1
    return is_share(frame) and at >= 0 and words.lemma_in(frame.doc[at], words.BEING)


def _is_cut_off(frame: Frame, noun: Token) -> bool:
    """Whether punctuation stands between the figure and a noun after it."""
    at = after(frame)
    if frame.relation == "modifier" and frame.doc.lower(at) in measure_words.AND and at + 1 not in frame.scene.figures and _has_own(frame):
        return True
    between = frame.doc[at : noun.i]
    return any(t.text in CUTS or (t.text == "-" and t.parsed.whitespace_) for t in between)


def _has_own(frame: Frame) -> bool:
    """Whether a noun stands in front of a figure that it is of: "margins of more than 10% and double-digit growth"."""
    before = frame.doc[frame.lead - 2 : frame.lead] if frame.lead > 1 else ()
    return len(before) > 1 and before[1].lower_ in words.SHARED_OF and measurable(frame, before[0]) is not None


@once
def noun_of_figure(frame: Frame) -> Token | None:
    """The noun with the figure for complement: "a loss of $470m", "a stake of 5%"; "a high of $70" is no measure."""
    if (beside := _right_before(frame)) is not None:
        return beside
    governor, preposition = None if frame.governor is None else full_noun(frame.governor), frame.preposition
    if frame.relation != "preposition" or governor is None or preposition is None or preposition.lower_ not in measure_words.OF_FIGURE:
        return None
    if governor.dep_ == "pobj" and (is_of_verb(frame, governor, preposition) or is_pace(frame, governor)):
        return None
    hopes = governor.lemma in measure_words.HOPES and preposition.lower_ in words.ASKED_BY  # "made £4m and hopes for £6m"
    again = governor.lemma in measure_words.REPETITIONS and preposition.lower_ in words.EXTENT_PREPOSITIONS  # "fell, this time by 3%"
    if hopes or again or (preposition.lower_ in measure_words.HAVING and frame.quantity.kind == "count"):
        return None
    whole = frame.quantity.kind == "count" and frame.lead > 0 and frame.doc[frame.lead - 1].lower_ in words.DEFINITE_ARTICLES
    if whole and governor.lemma in measure_words.PART_NOUNS:
        return None  # "a majority of the 4,051"
    lasts = frame.quantity.unit in words.TIME_UNITS and preposition.lower_ not in measure_words.TIGHT
    if lasts and not words.lemma_in(governor, words.DURATION_NOUNS):
        return None
    return None if measurable(frame, governor) is None or governor.lemma in measure_words.MARKS else governor


def _right_before(frame: Frame) -> Token | None:
    """The noun that only "of" or "worth" and a time part from the figure, whatever the parser makes of it: "a loss a year ago of $3m"."""
    at = frame.lead - 1
    if at > frame.sentence.start and frame.doc[at].lower_ in measure_words.RANGE_OF:
        at -= 1
    if at - 3 > frame.sentence.start and frame.doc[at - 3].lower_ in measure_words.WORTH and frame.doc[at].lower_ in words.SHARED_OF:
        at -= 3  # "vouchers worth a total of £3m"
    if frame.lead < frame.span.start and frame.doc[frame.lead].lower_ in measure_words.BOUNDING and at >= frame.sentence.start:
        bounded = measurable(frame, frame.doc[at])  # "income above $50,000", not "hit a record above $70"
        pointed = bounded is not None and bounded.lemma in measure_words.POINTING_NOUNS
        return None if bounded is None or (bounded.lemma in measure_words.MARKS and not pointed) else bounded
    if at - 1 < frame.sentence.start or frame.doc[at].lower_ not in measure_words.TIGHT:
        return None
    at -= 1
    times = frame.scene.periods
    while at > frame.sentence.start and (at in times or (frame.doc[at].tag_ == "IN" and at + 1 in times)):
        at -= 1
    noun = measurable(frame, full_noun(frame.doc[at]))
    return None if noun is None or noun.lemma in measure_words.MARKS or is_pace(frame, noun) else noun


def mark(frame: Frame) -> Token | None:
    """The point on a scale that the figure gives, where nothing says what is measured: "an average of 21.3"."""
    governor = frame.governor
    if governor is None or frame.relation not in ("modifier", "preposition") or not words.lemma_in(governor, measure_words.MARKS):
        return None
    return measurable(frame, governor)
