"""The nouns right behind a figure: where they begin, past brackets and other figures, and which is the last of them."""

from __future__ import annotations

from spacy.tokens import Token

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once

_QUOTES = frozenset({"'", "’", '"', "”", "''"})
_RUN_TAGS = ("NN", "JJ", "VBG", "VBN", "HYPH", "POS")


@once
def after(frame: Frame) -> int:
    """The number of the token after the figure, and after a bracket that only restates it: "$168m (£89m) deal"."""
    doc, at = frame.doc, frame.span.end
    if at < len(doc) and doc[at].text == "(":
        end = next((i for i in range(at + 1, min(at + 12, len(doc))) if doc[i].text == ")"), None)
        if end is not None and any(i in frame.scene.figures for i in range(at + 1, end)):
            return end + 1
    if at + 1 < len(doc) and doc[at].text in _QUOTES and doc[at + 1].lower_ in words.SHARED_OF:
        return at + 1
    return at


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
    """The number of the token after another figure that shares the noun: "from 5m to 7m subscribers"."""
    doc = frame.doc
    if at + 1 >= len(doc) or doc[at].lower_ not in measure_words.OTHER_END or at + 1 not in frame.scene.figures:
        return at
    at += 1
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
    end = at + 2
    while end < len(doc) and end in frame.scene.figures:
        end += 1
    return end + 1 if end < len(doc) and doc[end].text == "," else at


def _run_after(frame: Frame, at: int) -> Token | None:
    """The last noun of the unbroken run of nouns and adjectives right after a figure, if it is no verb's subject."""
    last = None
    if frame.scene.text[frame.quantity.end : frame.quantity.end + 1] == ".":
        return None
    following = frame.doc[at : at + 2]
    if len(following) == 2 and following[0].tag_ == "NNP" and following[1].tag_ == "POS" and frame.quantity.kind == "count":
        return None
    for token in frame.doc[at : min(at + 6, frame.sentence.end)]:
        if not token.tag_.startswith(_RUN_TAGS) or not frame.scene.is_free(token):
            break
        if is_net(token):
            break
        if token.tag_ in ("NN", "NNS"):
            last = token
    compared = frame.doc[at : at + 1].text.lower() in measure_words.MORE_OR_LESS
    determined = frame.lead > frame.sentence.start and frame.doc[frame.lead - 1].tag_ in ("DT", "PRP$", "POS")
    return None if last is None or (last.dep_ in ("nsubj", "nsubjpass") and not compared and not determined) else last
