"""Who leads whom: words for standing before or behind, and the shares of the two sides."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, once
from claimx.claims.grammar import is_noun, subject
from claimx.claims.parse import Token

_OWNER = 5
# How many words before its sentence the poll or vote is looked for that a share is of.
_BACK = 120


def is_scored_pair(frame: Frame) -> bool:
    """Whether a share stands before that of the other side: "54 percent to 46 percent"."""
    at, doc = frame.span.end, frame.doc
    if frame.quantity.kind != "percent":
        return False
    joined = frame.scene.text[frame.quantity.end : frame.quantity.end + 2]
    if joined[:1] in words.VERSUS and joined[1:].isdigit() and frame.quantity.high is None:
        return True  # "68%-31%"
    if at + 1 >= len(doc) or doc[at].lower_ not in words.VERSUS:
        return False
    end = at + 1
    while end < len(doc) - 1 and end < at + _OWNER and doc[end].tag_ in ("NNP", "POS", "PRP$", "DT"):
        end += 1  # "54 percent to Brandt's 46 percent"
    if end >= len(doc) or doc[end].tag_ != "CD" or end not in frame.scene.figures:
        return False
    while end + 1 < len(doc) and end + 1 in frame.scene.figures:
        end += 1
    return doc[end].lower_ in words.PER_CENT


def is_person(frame: Frame, token: Token) -> bool:
    """Whether a token is the name of a person, or a pronoun that is no thing's."""
    mention = frame.scene.actor(token)
    pronoun = token.tag_ == "PRP" and token.lower_ not in measure_words.IT_OBJECTS and token.lower_ not in measure_words.THAT
    return pronoun or (mention is not None and mention.label == "PERSON")


def before_average(frame: Frame) -> int:
    """The token in front of a figure, past "by", "an average of" and adjectives: "up a narrow four points"."""
    at = frame.lead - 1
    skipped = words.MEASURED_BY | words.AVERAGE_NOUNS
    while at > frame.sentence.start and (frame.doc[at].lower_ in skipped or frame.doc[at].tag_ in ("DT", "JJ")):
        at -= 1
    return at


def _is_since(frame: Frame) -> bool:
    """Whether what stands behind a figure tells that a standing has moved: "up four points since May", but not "in Ohio"."""
    behind = frame.span.end
    in_place = frame.doc.lower(behind) in measure_words.SPENT_IN and behind + 1 not in frame.scene.periods
    return frame.doc.lower(behind) in measure_words.SINCE and not in_place


def past_points(frame: Frame) -> int:
    """The token behind a figure and the words for points that go with it: "3 percentage points |ahead"."""
    at = frame.span.end
    while frame.doc.lower(at) in measure_words.POINT_WORDS:
        at += 1
    return at


def _over_whom(frame: Frame) -> Token | None:
    """The "over" between the points of a lead and who is behind: "put Ruiz 3 points over Sen. Brandt"."""
    doc, at = frame.doc, past_points(frame)
    if doc.lower(at) not in measure_words.OVER or at + 2 >= len(doc):
        return None
    titled = doc[at + 1].tag_ == "NNP" and doc[at + 1].text.endswith(".")
    return doc[at] if is_person(frame, doc[at + 1 + titled]) else None


def _before_other(frame: Frame) -> Token | None:
    """The word for a standing between the points and who is behind or in front: "16 points ahead of Brandt", "3 points behind Ruiz"."""
    doc, at = frame.doc, past_points(frame)
    if doc.lower(at) not in measure_words.AHEAD:
        return None
    other = at + 2 if doc.lower(at + 1) in words.SHARED_OF else at + 1
    rival = other < len(doc) and doc[other].tag_ in ("NNP", "PRP") and other not in frame.scene.periods
    return doc[at] if rival else None


@once
def is_ahead(frame: Frame) -> Token | None:
    """The word by which somebody stands before or behind another: "Ruiz up four points", "finished ahead of Ruiz by 8 points"."""
    if frame.quantity.kind != "percentage_point":
        return None
    if (over := _over_whom(frame)) is not None:
        return over
    if (beside := _before_other(frame)) is not None:
        return beside
    at = before_average(frame)
    if at > frame.sentence.start and frame.doc[at].lower_ in measure_words.STANDINGS:
        before = frame.doc[at - 1] if frame.doc[at - 1].lemma not in words.BEING else subject(frame.doc[at - 1])
        return frame.doc[at] if before is not None and is_person(frame, before) and not _is_since(frame) else None
    verb = frame.governor if frame.preposition is not None and frame.preposition.lower_ in words.EXTENT_PREPOSITIONS else None
    return next((c for c in verb.children if c.lower_ in measure_words.AHEAD), None) if verb is not None else None


@once
def noun_of_contest(frame: Frame) -> str | None:
    """What a share is that one side of a contest has: of the vote or of support, as the nearest word for votes or polls tells."""
    doc, sentence, at = frame.doc, frame.sentence, frame.span.start
    near = sorted(range(sentence.start, sentence.end), key=lambda i: abs(i - at))
    for i in (*near, *range(sentence.start - 1, max(-1, sentence.start - _BACK), -1)):
        token = doc[i]
        if not is_noun(token) or (i and doc[i - 1].lower_ in measure_words.OF_VOTERS):
            continue
        if words.lemma_in(token, measure_words.VOTING):
            return measure_words.implied_noun("vote")
        if words.lemma_in(token, measure_words.POLLS, measure_words.SUPPORTING):
            return measure_words.implied_noun("support")
    return None
