"""Whose the shares of a contest are: "Hart leads Lowell by 49 percent to 47 percent", "a lead of 48 to 41 over Lowell"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimx.claims import measure_words, words
from claimx.claims.actor.observers import observes
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import direct_object, is_noun, is_passive, is_verb, subject
from claimx.claims.owner import noun_phrase
from claimx.claims.parse import Token
from claimx.model import Mention

_NEAR = 6
_DESCRIBING = ("compound", "amod", "nmod")
Sides = tuple[Mention, Mention]


def contenders(one: Draft, two: Draft, last: Sides | None) -> Sides | None:
    """Whose the two figures of a contest are; `last` are the two sides of the contest told of before."""
    frame, doc, start, end = one.frame, one.frame.doc, one.frame.span.start, two.frame.span.end
    if not _is_pair(one, two):
        return None
    before, after = doc[frame.sentence.start : start], doc[end : min(end + _NEAR, frame.sentence.end)]
    between = [mention for _, mention in _rivals(doc[frame.span.end : two.frame.span.start], frame) if mention.label == "PERSON"]
    contest = (measure_words.CONTEST_WORDS, measure_words.CONTEST_VERBS)
    told = any(words.lemma_in(token, *contest) for token in (*before, *after)) or _stands(one, before)
    if not between and (not told or _chooses(before)):
        return None
    names = _rivals(reversed(before), frame)
    if between or (after and after[0].lower_ in measure_words.RIVAL_PREPOSITIONS and (between := _people(_rivals(after, frame)))):
        rival = between[0]
        side = next((mention for mention in _people(names) if mention.name != rival.name), None)
        return None if side is None else (side, rival)
    return _of_verb(one, two, before, names) or _of_names(frame, names) or _of_one((one, two), before, names, last)


def _is_pair(one: Draft, two: Draft) -> bool:
    """Whether two figures stand against each other: "49 percent to 47 percent", "32%-25%"."""
    frame, now, then = one.frame, one.frame.quantity, two.frame.quantity
    if (
        two.frame.sentence.start != frame.sentence.start
        or two.frame.span.start - frame.span.end > _NEAR
        or one.role in ("baseline", "change")
    ):
        return False
    return now.kind == then.kind and not words.VERSUS.isdisjoint(frame.scene.text[now.end : then.start].lower().split())


def _in_order(side: Mention, rival: Mention, pair: tuple[Draft, Draft], verb: Token | None) -> Sides:
    """Two sides in the order of their figures, of which the larger is of the side that leads."""
    one, two = (draft.frame.quantity.value for draft in pair)
    frame = pair[0].frame
    behind = any(token.lower_ in measure_words.BEHIND for token in frame.doc[frame.sentence.start : frame.span.start])
    return (side, rival) if (one < two) == (behind or words.lemma_in(verb, measure_words.TRAILING)) else (rival, side)


def _stands(draft: Draft, before: Sequence[Token]) -> bool:
    """Whether a share stands behind how somebody is placed: "had her up 5 points, 49 percent to 44 percent"."""
    return draft.frame.quantity.kind == "percent" and any(token.lower_ in measure_words.STANDINGS for token in before)


def _of_verb(one: Draft, two: Draft, before: Sequence[Token], names: Sequence[tuple[Token, Mention]]) -> Sides | None:
    """The subject of the verb of a contest, and whom it is told to lead or trail, else who else is named before the figures."""
    frame, verb = one.frame, _verb_of(before)
    thing = None if verb is None else subject(verb)
    side = None if thing is None else frame.scene.actor(thing)
    if verb is None or side is None or observes(side) or is_passive(verb) or any(c.dep_ == "agent" for c in verb.children):
        return None
    others = [(token, mention) for token, mention in names if mention.name != side.name and not observes(mention)]
    rival = next((mention for token, mention in others if token.i > verb.i and mention.label == "PERSON"), None) or _object(verb, frame)
    rival = rival or next(iter(_people(others)), None)
    return None if rival is None else _in_order(side, rival, (one, two), verb)


def _verb_of(before: Sequence[Token]) -> Token | None:
    """The verb of a contest nearest before the figures."""
    contest = (measure_words.CONTEST_WORDS, measure_words.CONTEST_VERBS)
    return next((token for token in reversed(before) if is_verb(token) and words.lemma_in(token, *contest)), None)


def _object(verb: Token, frame: Frame) -> Mention | None:
    """Whom a verb has for its object, be it a name or a noun for a person: "beat the senator from Utah"."""
    thing = direct_object(verb, but_not=frame.span)
    if thing is None or thing.tag_ not in ("NN", "NNP", "PRP") or words.lemma_in(thing, measure_words.PRIZES):
        return None
    mention = frame.scene.actor(thing)
    if mention is not None:
        return mention if mention.label in ("PERSON", "ORG") else None
    return noun_phrase(thing) if measure_words.can_act(thing) else None


def _of_one(pair: tuple[Draft, Draft], before: Sequence[Token], names: Sequence[tuple[Token, Mention]], last: Sides | None) -> Sides | None:
    """The side that the sentence tells of, and the other of the last two; else against who is named most before it."""
    frame = pair[0].frame
    named = (mention for _, mention in names if mention.label == "PERSON")
    side = pair[0].actor or (next(named, None) if _stands(pair[0], before) else None)
    if side is None or side.label != "PERSON" or frame.quantity.kind != "percent":
        return None
    verb = _verb_of(before)
    for ours, theirs in (last, last[::-1]) if last is not None else ():
        if ours.name == side.name:
            return _in_order(side, theirs, pair, verb)
    others = [m for m in frame.scene.mentions.mentions if m.label == "PERSON" and m.name != side.name and m.end <= frame.quantity.start]
    often = Counter(mention.name for mention in others)
    return _in_order(side, max(others, key=lambda mention: often[mention.name]), pair, verb) if others else None


def _of_names(frame: Frame, names: Sequence[tuple[Token, Mention]]) -> Sides | None:
    """The two that are named last before the figures, in their order unless the last is the one who leads."""
    named = [(token, mention) for token, mention in names if not observes(mention)]
    alike = [(token, mention) for token, mention in named if mention.label in (named[0][1].label, "PERSON")]
    if not alike[1:]:
        return None
    (token, near), (_, far), *_ = alike
    leads = token.dep_ in ("nsubj", "nsubjpass", "poss") or token.head.lower_ in words.AGENT_PREPOSITIONS
    leads = leads or (token.dep_ != "conj" and frame.doc[token.i + 1].tag_[:2] == "VB")
    return (near, far) if leads else (far, near)


def _people(named: Sequence[tuple[Token, Mention]]) -> list[Mention]:
    """The persons among those who are named, all of them if none is a person."""
    mentions = [mention for _, mention in named]
    return [mention for mention in mentions if mention.label == "PERSON"] or mentions


def _chooses(tokens: Iterable[Token]) -> bool:
    """Whether somebody is said to choose one: "Democrats favour Hart, 72 percent to 8 percent" tells of the Democrats."""
    return any(words.lemma_in(token, words.CHOICE_VERBS) and any(c.dep_ == "dobj" for c in token.children) for token in tokens)


def _rivals(tokens: Iterable[Token], frame: Frame) -> list[tuple[Token, Mention]]:
    """Those of different names among some tokens, in their order, each with the first token that means it."""
    found: dict[str, tuple[Token, Mention]] = {}
    for token in tokens:
        mention = frame.scene.actor(token)
        if mention is not None and mention.label in ("PERSON", "ORG", "NORP") and not _describes(token, mention):
            found.setdefault(mention.name, (token, mention))
    return list(found.values())


def _describes(token: Token, mention: Mention) -> bool:
    """Whether a name only says what another noun is: "the Labour challenger" is not the party."""
    noun = token.head
    return mention.label != "PERSON" and token.dep_ in _DESCRIBING and noun.idx >= mention.end and is_noun(noun)
