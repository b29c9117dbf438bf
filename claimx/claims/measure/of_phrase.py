"""The phrase with "of" that follows a figure: its head, the amount that stands in it, the number that it is."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import is_verb
from claimx.claims.measure.measurable import measurable, phrase_head
from claimx.claims.measure.noun_run import after, past_bracket, past_figures, past_out
from claimx.claims.measure.wholes import is_base
from claimx.claims.parse import Token

_OWNER = 8


@once
def of_phrase(frame: Frame) -> Token | None:
    """The head of the phrase with "of" that follows the figure."""
    doc, at = frame.doc, past_out(frame, after(frame))
    if at + 1 >= len(doc) or doc[at].lower_ not in words.SHARED_OF:
        return None
    parsed = next((child for child in doc[at].children if child.dep_ in ("pobj", "pcomp")), None)
    if doc[at + 1].tag_ == "WP" or told_which(doc[at + 1]):
        return doc[at + 1]  # "less than half of what they need", "21% of those aged 50-59 and 8% of the rest"
    if parsed is not None and parsed.dep_ == "pcomp":
        parsed = next((child for child in parsed.children if child.dep_ == "nsubj"), parsed)  # "of the precincts reporting"
    if parsed is None or parsed.i <= at:
        return phrase_head(doc[at + 1], at)
    return _struck(parsed) or _described(parsed)


def told_which(those: Token) -> bool:
    """Whether an age or a place stands right behind "those", whatever the parse hangs that on: "those aged 50-59"."""
    behind = those.nbor() if those.lower_ in measure_words.THOSE and those.i + 1 < those.sent.end else those
    return behind.lower_ in measure_words.DESCRIBING_PARTICIPLES


def _struck(of: Token) -> Token | None:
    """The state of people right behind their number: "four of the 31 injured"."""
    behind = of.nbor() if of.tag_ == "CD" and of.i + 1 < of.sent.end else None
    return behind if behind is not None and behind.lower_ in measure_words.STRUCK else None


def _described(of: Token) -> Token:
    """The plural that names in front of it only describe, which a parser takes for things of a list: "Army, Navy and Air Force troops"."""
    last = of
    while last.tag_ == "NNP" and (joined := next((c for c in last.children if c.dep_ == "conj" and c.i > last.i), None)) is not None:
        last = joined
    bare = last.tag_ == "NNS" and all(child.tag_ in ("NNP", "JJ", "NN", "CC", ",") for child in last.children if child.i < last.i)
    return last if last != of and bare and any(child.i == last.i - 1 for child in last.children) else of


def is_of_number(frame: Frame) -> bool:
    """Whether a count is of a number that stands alone: "12 of the 19 contain secrets"."""
    of = of_phrase(frame)
    return of is not None and of.tag_ == "CD" and of.i in frame.scene.figures


def of_amount(frame: Frame, of: Token) -> Token | None:
    """The noun of the amount that a share is of: "27% of its $7 billion in sales", "a third of the firm's $3m debt"."""
    at = of.i
    while at < len(of.doc) and at - of.i < _OWNER and at not in frame.scene.figures:
        if is_verb(of.doc[at]) or of.doc[at].tag_ in ("IN", "CC", "WDT", "WP", ",", "."):
            return None
        at += 1
    if frame.quantity.kind == "count" and frame.quantity.value >= 1:
        return None
    at = past_bracket(frame, past_figures(frame, at))
    if at + 1 >= frame.sentence.end or frame.scene.figures.isdisjoint(range(of.i, at)):
        return None
    of_or_in = of.doc[at].lower_ in measure_words.SPENT_IN or of.doc[at].lower_ in words.SHARED_OF
    noun = phrase_head(of.doc[at + 1], at) if of_or_in else None
    return measurable(frame, noun)


def base(frame: Frame) -> Token | None:
    """What a percentage is taken of, where nothing else is said: "I would like 2.5% of GDP"."""
    of = of_phrase(frame)
    return of if of is not None and is_base(of) else None
