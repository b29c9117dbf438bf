"""From the head of a measure to the phrase that stands for it."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.claims import measure_words, words
from claimx.claims.contest import is_ahead
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, direct_object, is_verb
from claimx.claims.measure.ages import aged
from claimx.claims.measure.answers import answering, first_word, last_word, supported
from claimx.claims.measure.deeds import worth
from claimx.claims.measure.degrees import as_fast
from claimx.claims.measure.distances import away
from claimx.claims.measure.labels import label_of_line
from claimx.claims.measure.lengths import interval, left
from claimx.claims.measure.margins import clear_of, falls_short, gap, lacking
from claimx.claims.measure.naming import noun_of, noun_of_age, noun_of_noun, noun_of_share, noun_of_size
from claimx.claims.measure.noun_run import after
from claimx.claims.measure.of_phrase import of_phrase, told_which
from claimx.claims.measure.states import held, joined_verb
from claimx.claims.parse import Token
from claimx.model import Measure

_DESCRIBING_TAGS = ("NN", "JJ", "VBG", "VBN", "HYPH", "AFX")
_MAX_PREMODIFIERS = 6
_MAX_AFTER = 8
_LONGEST_AFTER = 12
_JOINTS = frozenset({"CC", ","})
_LOOSE = frozenset({"IN", "DT", "CC", "TO", ",", "JJ", "RP", "PRP$", "VBP", "VBD", "VBZ", "MD", "WDT", "$"})
_COMPOUND = 2


def phrase(head: Token, frame: Frame) -> Measure:
    """The measure whose head is given: its describing words before it, and what a light noun is "of".

    A verb stands alone, and its noun ("fined": fine) is the measure's name.
    """
    if head == held(frame) and frame.span.start <= head.i < frame.span.end:
        return _held_share(head, frame)
    if head == answering(frame) or head.lower_ in measure_words.LIKELY:
        first, last = first_word(head, frame), last_word(head, frame)
    else:
        first, last = head if is_verb(head) else _left_edge(head, frame), _last(head, frame)
    if head == interval(frame):
        last = next((child for child in head.children if child.dep_ in ("pobj", "pcomp")), head)
    if head == away(frame) and head.lower_ not in measure_words.ABOVE_BELOW:
        last = head.right_edge if head.i < head.right_edge.i <= head.i + _MAX_AFTER else head
    start, end = first.idx, last.idx + len(last.text)
    if (label := label_of_line(frame)) is not None and head == label[-1]:
        start = next((token.idx for token in label if token.text.isalpha()), start)
    if head.lower_ in measure_words.OF_AN_AGE and head == of_phrase(frame):
        start = frame.doc[after(frame) + 1].idx
    if (state := lacking(frame)) is not None and head == state[0]:
        end = state.end_char
    if head == aged(frame) and (person := frame.scene.actor(head)) is not None:
        start, end = person.start, person.end
    verbal = is_verb(head) or head.tag_.startswith("RB") or head.lower_ in measure_words.EACH | measure_words.LIKELY or _is_state(head)
    verbal = verbal or head in (
        away(frame),
        gap(frame),
        clear_of(frame),
        as_fast(frame),
        interval(frame),
        supported(frame),
        is_ahead(frame),
        worth(frame),
        falls_short(frame),
        left(frame),
    )
    size = noun_of_size(head, frame) if frame.quantity.kind == "physical" else None
    name = noun_of(head, frame) if verbal else noun_of_share(head, frame) or noun_of_age(head, frame) or size or noun_of_noun(head, frame)
    return Measure(text=frame.scene.text[start:end], start=start, end=end, head=head.text, name=name)


def _held_share(head: Token, frame: Frame) -> Measure:
    """The measure of a share that a hyphen joins to its verb: "is 61%-owned by"."""
    start = head.idx + head.text.rindex("-") + 1
    text = frame.scene.text[start : head.end]
    return Measure(text=text, start=start, end=head.end, head=text, name=measure_words.noun_of_verb()["share"][joined_verb(head)])


def _is_state(head: Token) -> bool:
    """Whether a word tells what has befallen people: "17 wounded"."""
    return head.tag_.startswith("JJ") and head.lower_ in measure_words.STRUCK


def _last(head: Token, frame: Frame) -> Token:
    if head.tag_ == "DT":
        return _end_of_those(head, frame)
    if head.lower_ in measure_words.WHATEVER:
        return _end_of_clause(head, frame)
    if head.tag_ == "VBG" and head.dep_ == "csubj":
        return direct_object(head) or head
    inner = complement(head, *words.SHARED_OF) if words.lemma_in(head, words.LIGHT_NOUNS) else None
    if inner is not None and inner.tag_ == "VBG":
        inner = direct_object(inner) or inner  # "the number of phishing mails", taken for what somebody does
    if inner is not None and _is_bare_verb(inner):
        inner = inner.nbor(-1)
    if inner is None and words.lemma_in(head, measure_words.ADDED_NOUNS):
        inner = complement(head, *measure_words.ADDED_TO)
    if inner is None and words.lemma_in(head, measure_words.VIEWS):
        inner = complement(head, *words.SHARED_OF) or _asked_for(head)
    if inner is None or inner.i < head.i or not _is_plain(inner, head, frame):
        return head
    return _with_participle(inner, frame) if words.lemma_in(head, measure_words.TALLIES) else inner


def _end_of_those(head: Token, frame: Frame) -> Token:
    """Where the words end that tell who "those" are, without the pollster who asked them: "those polled by the Courier"."""
    asked = next((child for child in head.children if child.i > head.i and words.lemma_in(child, measure_words.SURVEYING_VERBS)), None)
    last = head.right_edge
    if last == head and told_which(head):
        last = next(
            (t for t in reversed(head.doc[head.i + 2 : head.i + _MAX_AFTER]) if t.i in frame.scene.figures and t.tag_ == "CD"), head
        )
    return asked or _within_reach(head, last, frame)


def _within_reach(head: Token, last: Token, frame: Frame) -> Token:
    """The last word of a phrase, or one before it where the phrase is long or goes on to another figure: "those aged 30 and 14% of"."""
    doc, inside = head.doc, range(head.i + 2, last.i + 1)
    end = next((i - 2 for i in inside if i in frame.scene.figures and doc[i - 1].tag_ in _JOINTS), last.i)
    if end - head.i > _LONGEST_AFTER:
        end = head.i + _MAX_AFTER
    while head.i < end < last.i and doc[end].tag_ in _LOOSE:
        end -= 1
    return doc[end]


def _is_bare_verb(inner: Token) -> bool:
    """Whether a verb without an ending is taken for the last of some nouns: "saw its share of the market shrink to 9%"."""
    moves = inner.tag_ == "NN" and inner.lemma in words.CHANGE_VERBS and inner.lemma not in words.CHANGE_NOUNS
    return moves and inner.nbor(-1).tag_ in ("NN", "NNS") and inner.doc.lower(inner.i + 1) in words.MOVED_TO


def _end_of_clause(head: Token, frame: Frame) -> Token:
    """Where the clause ends that tells what "what" or "everything" is: "of what they had cooked", "of everything people spend on food"."""
    verb = head.head if head.tag_ == "WP" else head
    return _within_reach(head, verb.right_edge, frame)


def _with_participle(thing: Token, frame: Frame) -> Token:
    """The end of the participle right behind a thing that is counted, with its object: "the number of people seeking asylum"."""
    behind = thing.nbor() if thing.i + 1 < thing.sent.end else thing
    if behind.dep_ != "acl" or behind.head != thing or behind.tag_ not in ("VBG", "VBN") or not frame.scene.is_free(behind):
        return thing
    target = direct_object(behind)
    if target is None:
        return behind
    near = behind.i < target.i <= behind.i + _MAX_PREMODIFIERS and all(frame.scene.is_free(t) for t in target.doc[behind.i : target.i + 1])
    return target if near else thing


def _asked_for(head: Token) -> Token | None:
    """What stands after "for" right behind a noun, whatever the parse hangs it on: "its forecast for growth"."""
    behind = head.nbor() if head.i + 1 < head.sent.end else None
    if behind is None or behind.lower_ not in words.ASKED_BY:
        return None
    return next((child for child in behind.children if child.dep_ == "pobj"), None)


def _is_plain(token: Token, head: Token, frame: Frame) -> bool:
    """Whether neither a noun nor what stands with it, or between it and the head, is part of a figure or period."""
    between = (*token.doc[head.i + 1 : token.i + 1], *token.children)
    return all(frame.scene.is_free(t) or (t.tag_ == "JJ" and t.head == token) for t in between)  # "its forecast for annual growth"


def _left_edge(head: Token, frame: Frame) -> Token:
    """The first of the words before a head that describe it; no word without what a hyphen joins it to ("after-tax charge")."""
    first = head
    for token in _describing(head, frame):
        if token.tag_ != "HYPH":
            first = token
    if (name := _name_before(head, frame)) is not None:
        return name
    if first.i > head.sent.start and first.idx == first.nbor(-1).end and first.nbor(-1).text.isdigit() and first.text.isalpha():
        return first.nbor(-1)  # "seven 3G models", where a tokenizer parts "3" and "G"
    return _joined(first, head, frame)


def _joined(first: Token, head: Token, frame: Frame) -> Token:
    """The word that a hyphen joins the first one to, or the one behind where that is a figure ("a 50-strong mob")."""
    token = first
    while token.i >= _COMPOUND and token.nbor(-1).text == "-" and token.nbor(-2).end == token.nbor(-1).idx == token.idx - 1:
        token = token.nbor(-2)
        if token.i in frame.scene.figures:
            return first.nbor(1) if first != head else first
        if not (frame.scene.is_free(token) and token.text.isalpha()):
            return first
    return token


def _name_before(head: Token, frame: Frame) -> Token | None:
    """Where the name begins that a capitalised head ends: "Weisfield's Inc."."""
    mention = frame.scene.actor(head) if head.tag_.startswith("NNP") else None
    before = head.nbor(-1) if head.i > head.sent.start else None
    if mention is None or before is None or before.tag_ != "POS" or not mention.start < before.idx:
        return None
    return next((t for t in head.doc[head.sent.start : head.i] if t.idx == mention.start), None)


def _describing(head: Token, frame: Frame) -> Iterator[Token]:
    """The describing words directly before a head noun, from the nearest to the farthest."""
    for i in range(head.i - 1, max(head.i - 1 - _MAX_PREMODIFIERS, head.sent.start - 1), -1):
        token = head.doc[i]
        if not head.is_ancestor(token) or not token.tag_.startswith(_DESCRIBING_TAGS) or token.tag_ in ("JJS", "JJR"):
            return
        if token.lower_ in measure_words.QUANTIFIERS:
            return
        if not frame.scene.is_free(token) or any(c.isdigit() for c in token.text) or (token.tag_ == "HYPH" and token.parsed.whitespace_):
            return
        yield token
