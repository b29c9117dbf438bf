"""Which figure before it is meant, where the words beside a figure only point back: "that number is up", "reported a rise of 3%"."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, direct_object, subject
from claimx.claims.measure import changes, pointing
from claimx.claims.measure.alike import Before, like, of_like_size, same_kind
from claimx.claims.measure.measurable import measurable
from claimx.claims.parse import Token

Found = tuple[Token, str]
_COUNTED = ("measure.counted-noun", "measure.same-as-before")
_TALLY = 100  # below this the figures may be of points in a match
_ALIKE = 10  # times that two tallies of the same may differ
_OWN = ("measure.noun-of-figure", "measure.counted-noun")


def told(found: Found, draft: Draft, before: Before) -> Draft | None:
    """The figure before that has the measure of one whose own words only point back, given what was found for it."""
    if pointing.is_pointing(draft.frame, found[0]):
        return like(draft, before.paragraph) or same_kind(draft, before.recent)
    if found[1] == "measure.moved-entity":
        return _of_shares(found[0], draft, before)
    if _is_bare_change(found, draft.frame):
        return _changed_before(found[0], draft, before)
    if found[1] == "measure.contested" and draft.frame.quantity.kind == "count":
        return _tally_before(draft, before)
    if _is_bare_view(found):
        return next((d for d in reversed(before.paragraph) if d.measure and d.frame.quantity.unit == draft.frame.quantity.unit), None)
    return None


def _tally_before(draft: Draft, before: Before) -> Draft | None:
    """The figure before that counts what the tallies of two sides are of: "She has 1,944 delegates. She leads him, 1,428 to 1,153."."""
    other = of_like_size(draft, before.earlier) or of_like_size(draft, before.recent)
    if other is None or other.frame.quantity.kind != "count" or other.found_by.get("measure") not in _COUNTED:
        return None
    now, then = draft.frame.quantity.value, other.frame.quantity.value
    return other if now >= _TALLY and then / _ALIKE < now < then * _ALIKE else None


def _is_bare_change(found: Found, frame: Frame) -> bool:
    """Whether a noun of change does not tell what has changed: "a fall of 3%"."""
    noun, rule = found
    if rule not in _OWN:
        return False
    return words.lemma_in(noun, words.CHANGE_NOUNS) and not changes.is_amount(noun, frame) and not is_given(found, frame)


def _changed_before(noun: Token, draft: Draft, before: Before) -> Draft | None:
    """The figure before of what has changed: "Exports grew 9%. Analysts had expected an increase of 6%."."""
    here = like(draft, before.here)
    if here is not None:
        moves = noun.tag_ == "NNS" and draft.frame.quantity.kind != "count"
        planned = moves and here.head is not None and measure_words.can_act(here.head)  # "16 councils plan rises of 5%"
        return None if planned or changes.has_rises(noun, here) else here
    if _is_said_of_it(noun):
        return like(draft, before.paragraph) or like(draft, before.recent)
    if draft.role == "level":
        return None
    moved = [d for d in before.earlier if d.role == "change" or words.lemma_in(d.head, measure_words.GROWTH_NOUNS)]
    other = same_kind(draft, moved)
    head = None if other is None else other.head
    bare = words.lemma_in(head, words.CHANGE_NOUNS) and not words.lemma_in(head, measure_words.GROWTH_NOUNS)
    return None if bare else other


def _is_said_of_it(noun: Token) -> bool:
    """Whether a noun of change is what a pronoun for a figure told before is said to be: "That is a rise of 3%"."""
    verb = noun.head
    thing = subject(verb) if noun.dep_ == "attr" and verb.lemma in words.BEING else None
    return thing is not None and thing.lower_ in measure_words.THAT


def has_own_owner(draft: Draft, other: Draft) -> bool:
    """Whether somebody tells of a change of their own, as was told of another: "Growth was 0.6%. France reported a rise of 0.8%."."""
    frame = draft.frame
    if frame.verb is not None and _is_told_anew(direct_object(frame.verb, but_not=frame.span)):
        return True
    verb = frame.verb if other.frame.sentence.start != frame.sentence.start else None
    if verb is None or not words.lemma_in(verb, measure_words.RESULT_VERBS) or not words.lemma_in(frame.governor, words.CHANGE_NOUNS):
        return False
    thing = subject(verb)
    return thing is not None and frame.scene.actor(thing) is not None


def _is_told_anew(noun: Token | None) -> bool:
    """Whether a noun that points back is somebody's own: "Peru put its own figure at 6%"."""
    return noun is not None and noun.lemma in measure_words.POINTING_NOUNS and any(child.tag_ == "PRP$" for child in noun.children)


def _is_bare_view(found: Found) -> bool:
    """Whether a noun for a view does not tell what it is of: "is sticking to its own forecast of 4%"."""
    noun, rule = found
    if rule not in ("measure.noun-of-figure", "measure.moved-thing") or not words.lemma_in(noun, measure_words.VIEWS):
        return False
    beaten = noun.dep_ == "dobj" and words.lemma_in(noun.head, measure_words.OUTDOING_MARKS, words.LEVEL_VERBS)  # "beat forecasts of £27m"
    asked = noun.doc.lower(noun.i + 1) in words.ASKED_BY  # "its forecast for growth"
    moved = rule == "measure.moved-thing" and noun.dep_ == "dobj" and not asked  # "has lowered its estimate to £8m"
    if noun.dep_ != "pobj" and not beaten and not moved:
        return False
    return complement(noun, *words.ASKED_BY) is None and not any(child.dep_ == "compound" for child in noun.children)


def _of_shares(owner: Token, draft: Draft, before: Before) -> Draft | None:
    """The figure before of how a share moved, for a firm that stands for its own: "its shares fell 3%, while Holt jumped 17%"."""
    mention = draft.frame.scene.actor(owner)
    bare = next((child for child in owner.children if child.tag_ == "POS" and child.i == owner.i + 1), None)
    if bare is not None and (mention is None or mention.end <= bare.idx):
        return like(draft, before.paragraph)  # "Norbois shares fell 4%. Harlow's slipped by 2%."
    if draft.frame.quantity.kind != "percent" or not owner.tag_.startswith("NNP"):
        return None
    last = next((d for d in reversed(before.paragraph) if d.role == "change"), None)
    own = last is not None and last.found_by.get("measure") != "measure.moved-entity"
    beside = own and last in before.here and mention is not None and mention.label == "ORG"  # "its sales rose 4%, and Holt was up 11%"
    return last if last is not None and (beside or words.lemma_in(last.head, measure_words.STOCKS)) else None


def is_given(found: Found, frame: Frame) -> bool:
    """Whether a noun of change is what somebody gets, or an amount that costs: "members get a rise of 14.8%"."""
    noun, rule = found
    if rule == "measure.level-subject" and frame.quantity.kind == "money" and frame.verb is not None:
        return frame.verb.lemma in measure_words.noun_of_verb()["thing"]
    verb = noun.head
    if noun.dep_ != "dobj" or not words.lemma_in(verb, measure_words.GETTING_VERBS):
        return False
    thing = subject(verb)
    return thing is not None and (thing.tag_ in ("PRP", "DT") or measure_words.can_act(thing) or frame.scene.actor(thing) is not None)


def aim(noun: Token, frame: Frame) -> Token:
    """What is raised to a target, or else the target or estimate itself: "cut the rate to its target of 3%"."""
    verb, goal = noun.head.head, noun.head.lower_ in words.GOAL_WORDS
    if not goal or noun.dep_ != "pobj" or not words.lemma_in(noun, measure_words.TARGETS) or not words.lemma_in(verb, words.CHANGE_VERBS):
        return noun
    return noun if complement(noun, *words.ASKED_BY) is not None else measurable(frame, direct_object(verb)) or noun
