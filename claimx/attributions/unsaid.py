"""Clauses of a cue verb that are no statement of their subject: effects, discoveries, what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.draft import FIGURES, Draft
from claimx.matching import FINITE

if TYPE_CHECKING:
    from claimx.attributions.view import View

# How far into the content the noun stands that tells an effect ("claimed at least 40 lives").
_NEAR = 7
_PUT_AT = "put-at"
_FINDING = "find"
_GIVING = "give-figure"
_OBJECTS = frozenset({"np", "number", "ing"})


def is_unsaid(view: View, draft: Draft) -> bool:
    """Whether the subject of a cue states nothing by it: "the storm claimed 40 lives", "he failed to mention that 40 had died"."""
    return any(
        is_such(view, draft)
        for is_such in (_is_told, _finds_out, _convicts, _does, _is_deed, _is_left_out, _is_meant, _is_a_sign, _is_name, _is_gain)
    )


def _is_told(view: View, draft: Draft) -> bool:
    """Whether the subject is one to whom something will come about ("households can expect to pay more")."""
    verb = draft.cue[0] if draft.cue else -1
    expects = verb >= 0 and view.lemma(verb) in words.part("expecting")
    return expects and any(view.lower[kid] in words.part("hearing_modals") for kid in view.kids(verb, "aux"))


def _finds_out(view: View, draft: Draft) -> bool:
    """Whether somebody learns of how it is with themselves, and tells nobody ("a widow found that she owed $4m")."""
    head, cue = draft.head, draft.cue
    if head is None or cue is None or draft.rule != _FINDING or view.tags[head] != "NN":
        return False
    known = words.part("examiners") | words.part("report_nouns") | words.part("bodies")
    return view.lower[draft.content[0][0]] in words.part("finders_own") and view.lemma(head) not in known


def _convicts(view: View, draft: Draft) -> bool:
    """Whether somebody is found to be in some state, which tells what was done ("the jury found him guilty on six counts")."""
    start, end = draft.content[0]
    state = next((place for place in range(start, min(end, start + 2 * _NEAR)) if view.lower[place] in words.part("found_to_be")), -1)
    if draft.cue is not None and any(view.tags[kid][0] == "V" for kid in view.kids(draft.cue[0], "ccomp")):
        return False  # "found that people guilty of minor crimes made up 40%"
    return draft.rule == _FINDING and state > start and FINITE.isdisjoint(view.tags[start:state])


def _is_deed(view: View, draft: Draft) -> bool:
    """Whether a deed is said to be like a statement, which nobody makes ("praising him was like saying that the rival had won")."""
    return draft.head is not None and view.tags[draft.head] == "VBG" and view.deps[draft.head] == "csubj"


def _is_gain(view: View, draft: Draft) -> bool:
    """Whether a participle tells what is added to a sum, and no clause ("…, adding $4m to bring its total to $9m")."""
    start, end = draft.content[0]
    verb = draft.cue[0] if draft.cue else -1
    adds = verb >= 0 and view.tags[verb] == "VBG" and draft.frame == "clause" and view.lemma(verb) in words.part("adding")
    told = any(view.tags[place][:1] == "V" and view.tags[place - 1] != "TO" for place in range(start, end))  # "adding 4m die of it"
    return adds and view.tags[start] in FIGURES and "TO" in view.tags[start : start + _NEAR] and not told


def _is_a_sign(view: View, draft: Draft) -> bool:
    """Whether a thing only lets one see something ("all this shows that 40 will go", "a name suggesting there are 40")."""
    head, cue = draft.head, draft.cue
    if head is None or cue is None or view.lemma(cue[0]) not in words.part("showing"):
        return False
    if view.tags[head] == "DT":
        return True
    told = words.part("report_nouns") | words.part("sayings") | words.part("findings") | words.part("source_nouns")
    participle = view.deps[cue[0]] == "acl" and view.tags[cue[0]] == "VBG" and view.head[cue[0]] == head
    return participle and view.tags[head] == "NN" and view.lemma(head) not in told


def _is_name(view: View, draft: Draft) -> bool:
    """Whether a thing only bears a name ("at the resort, now called Harlow Hall, the mayor …")."""
    verb = draft.cue[0] if draft.cue else -1
    named = draft.frame == "as" and verb >= 0 and view.tags[verb] == "VBN" and view.tags[view.head[verb]] != "NN"
    return named and not view.kids(verb, "aux", "auxpass", "agent", "nsubj") and view.tags[draft.content[0][0]] == "NNP"


def _is_meant(view: View, draft: Draft) -> bool:
    """Whether a writer tells what somebody meant ("she was referring to 40 letters that were lost")."""
    verb = draft.cue[0] if draft.cue else -1
    means = verb >= 0 and view.tags[verb] == "VBG" and view.lemma(verb) in words.part("meaning")
    return means and any(view.lemma(kid) == "be" for kid in view.kids(verb, "aux"))


def _is_left_out(view: View, draft: Draft) -> bool:
    """Whether a thing is one that a source does not speak of ("never mentioned Holt, who lost by 20", "failed to mention that …")."""
    verb = draft.cue[0] if draft.cue else -1
    if verb < 0 or view.lemma(verb) not in words.part("mentioning"):
        return False
    if view.deps[verb] == "xcomp" and view.lemma(view.head[verb]) in words.part("leaving_out"):
        return True
    return draft.frame == "np" and any(view.deps[kid] == "neg" for kid in view.children[verb])


def _does(view: View, draft: Draft) -> bool:
    """Whether a thing has an effect and makes no statement ("the storm claimed 40 lives", "a storm that warned 40 towns")."""
    if draft.head is None or draft.cue is None or draft.frame not in _OBJECTS:
        return False
    start, end = draft.content[0]
    for verbs, nouns in (("taking", "taken"), ("taking_in", "taken_in"), ("taking_back", "taken_back")):
        if view.lemma(draft.cue[0]) in words.part(verbs):
            return any(view.lemma(token) in words.part(nouns) for token in range(start, min(end, start + _NEAR)))
    if view.lemma(draft.cue[0]) in words.part("giving") and view.tags[start] in FIGURES:
        return True  # "promised $4m"
    if (
        view.lemma(draft.cue[0]) in words.part("putting")
        and draft.rule == _PUT_AT
        and (view.tags[draft.head] in {"WDT", "DT"} or _is_put_up(view, draft.cue[0]))
    ):
        return True  # "that puts a value of $4m on it", "put up rates"
    if draft.rule == _GIVING and view.words[draft.cue[0] - 1] == "," and not view.kids(draft.cue[0], "nsubj"):
        return True  # "sales rose, giving it a share of 40%"
    if view.tags[draft.head] != "WDT":
        return False
    noun = view.head[draft.cue[0]]
    known = words.part("source_nouns") | words.part("report_nouns") | words.part("forecasters")
    return view.deps[draft.cue[0]] == "relcl" and noun not in view.entity and view.lemma(noun) not in known


def _is_put_up(view: View, verb: int) -> bool:
    """Whether a verb of putting has a particle ("put up rates")."""
    return any(view.deps[kid] == "prt" for kid in view.children[verb])
