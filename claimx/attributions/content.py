"""How far the content of a cue verb reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.draft import FIGURES
from claimx.matching import FINITE

if TYPE_CHECKING:
    from claimx.attributions.draft import Range
    from claimx.attributions.view import View

_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "csubj"})
_BREAKS = frozenset({".", ";", ":", "—", "–", "--"})
_CLOSING = frozenset({"''", "”", '"', "’"})
# How far from its verb "that" may stand, and how far a clause after a semicolon is looked at.
_THAT = 9
_FRONT = 20
# Within how many words of a comparison its figure stands.
_SOON = 4
# What may open a clause behind the day of saying: the first letters of tags.
_OPENS = frozenset({"PR", "DT", "EX", "NN", "JJ", "WD", "CD", "$"})
_MORE = frozenset({"JJR", "RBR"})
_MOST_STEPS = 8
# Within how many words the noun of a writer's gloss stands.
_GLOSS = 4


def bounds(view: View, token: int) -> Range:
    """The tokens among which a cue looks: its sentence, and inside a quotation no further than that."""
    first, last = view.sentence(token)
    number = view.inside[token]
    if number >= 0:
        opened, closed = view.quote_tokens[number]
        return max(first, opened + 1), min(last, closed)
    return first, last


def said_that(view: View, verb: int, last: int) -> int | None:
    """The word "that" a little after a cue verb whose clause the parser missed, or the clause right after one that is tagged as a noun."""
    if view.tags[verb][:1] == "N" and opens_clause(view, verb + 1, last):
        return verb + 1
    for place in range(verb + 1, min(last, verb + _THAT)):
        if view.lower[place] == "that" and (view.tags[place] == "IN" or view.deps[place] == "mark"):
            return None if is_of_noun(view, verb, place) else place
        if view.tags[place] in FINITE or view.words[place] in _BREAKS:
            return None
    return None


def is_of_noun(view: View, verb: int, first: int) -> bool:
    """Whether a clause hangs from a noun that is a cue itself, whatever the parser says ("continued, with claims that …")."""
    nouns = [first - 1, *view.kids(verb, "dobj")]
    return any(
        view.tags[noun] in {"NN", "NNS"} and "clause" in words.nouns().get(view.lemma(noun), ()) and that_of(view, noun) == first
        for noun in nouns  # but "told Harlow News that"
    )


def that_of(view: View, noun: int) -> int | None:
    """The "that" right behind a noun, or behind the phrase of where it was told ("denied reports in the press that …")."""
    stop = noun + (_THAT if view.tags[noun + 1 : noun + 2] == ["IN"] and view.lower[noun + 1] in words.part("told_in") else 2)
    for place in range(noun + 1, min(stop, len(view))):
        if view.lower[place] == "that":
            return place
        if view.tags[place][:1] == "V" or view.words[place] in {",", *_BREAKS}:
            return None
    return None


def opens_clause(view: View, first: int, last: int) -> bool:
    """Whether the subject of a finite verb begins at a token."""
    heads = (token for token in range(first, min(last, first + _THAT)) if view.left[token] == first and view.deps[token][:5] == "nsubj")
    return any(view.head[token] > token for token in heads)


def extent(view: View, verb: int, first: int, last: int) -> Range:
    """From the first word of the content to where the sentence turns to something else."""
    first = _behind_day(view, verb, first, last)
    if view.lower[first] == "that" and first + 1 < last:
        first += 1
    elif view.inside[first] != view.inside[verb] and first - 1 > verb and view.quote_tokens[view.inside[first]][0] == first - 1:
        first -= 1  # the mark that opens the quotation
    hangs = view.tags[verb][:1] != "N" and (_subordinate(view, verb) or _has_cue_behind(view, verb))
    stop = min(last, view.right[verb] + 1) if hangs else last
    if stop < last:
        stop = _with_comparison(view, stop, last)
    if stop < last and (proviso := stop + (view.words[stop] in _CLOSING)) < last and view.lower[proviso] in words.part("provisos"):
        # "when he said 40 'would go' if it rained"
        stop = min(last, max(stop, view.right[view.head[proviso]] + 1)) if view.deps[proviso] == "mark" else stop
    if stop < last and view.deps[verb] == "pcomp" and view.tags[stop] in FINITE and FINITE.isdisjoint(view.tags[first:stop]):
        stop = last
    away = (view.left[kid] for kid in view.children[verb] if view.left[kid] > first and _leads_away(view, verb, kid))
    stop = min(stop, next(away, stop))
    stop = _turn(view, verb, first, stop)
    while stop > first + 1 and (view.tags[stop - 1] == "CC" or view.words[stop - 1] in ",;"):
        stop -= 1
    number = view.inside[stop - 1]
    if number >= 0 and number != view.inside[verb]:
        stop = max(stop, view.quote_tokens[number][1])
    return first, stop


def _behind_day(view: View, verb: int, first: int, last: int) -> int:
    """Where a content begins behind the day of saying that the parser takes for a part of it ("said on Friday it would …")."""
    if first != verb + 1:
        return first
    day = first + (view.lower[first] in words.part("said_on"))
    named = view.entity.get(day)
    if named is None or named[2] != "DATE" or view.tags[day] != "NNP" or named[1] >= last:
        return first
    end = named[1]
    if day == first and view.tags[end][:2] not in _OPENS:  # "said Friday it would", but "said Friday was a bad day"
        return first
    counts = view.tags[end - 1] == "CD" and view.tags[end][:1] in {"N", "J"}  # "on Friday 40 people"
    return first if counts else end


def _with_comparison(view: View, stop: int, last: int) -> int:
    """Where a content ends with the figure that its own is compared with (", against 40 a year before")."""
    if view.words[stop] != "," or stop + 1 >= last:
        return stop
    behind = view.tags[stop + 1 : stop + 2 + _SOON]
    compares = view.lower[stop + 1] in words.part("comparing")
    exceeds = behind[0] in FIGURES and not _MORE.isdisjoint(behind)  # ", £4m more than a year before"
    if (compares or exceeds) and FINITE.isdisjoint(behind) and "CD" in behind:
        return next((place for place in range(stop + 1, last) if view.words[place] in {",", *_BREAKS}), last)
    return stop


def _has_cue_behind(view: View, verb: int) -> bool:
    """Whether a cue verb belongs to a statement whose own cue comes after it ("sales are said to be up, the bank reported")."""
    top = verb
    while view.deps[top] == "conj" and view.head[top] < top:
        top = view.head[top]
    told = view.head[top]
    return view.deps[top] == "ccomp" and told > verb and words.is_statement(view.lemma(told)) and _BREAKS.isdisjoint(view.words[verb:told])


def _leads_away(view: View, verb: int, kid: int) -> bool:
    """Whether what hangs from a cue verb goes on with what its subject does, and not with what it says."""
    if view.deps[kid] == "conj":
        joined = any(other < kid for other in view.kids(verb, "cc"))
        if any(view.lower[mark] == "that" for mark in view.kids(kid, "mark")):  # "said 40 would go, but that more were safe"
            return False
        return joined and view.tags[kid][:1] in {"V", "M"} and not _wished_too(view, kid)
    if view.lower[view.left[kid]] in words.part("setting_beside") and "CD" in view.tags[view.left[kid] : view.right[kid] + 1]:
        return False  # "found that 40 back Ruiz, while 19 support Holt"
    if view.lower[view.left[kid]] in words.part("provisos") and view.lemma(verb) in words.part("expecting"):
        return False  # "predicted a profit, once it had saved $4m"
    goes_on = any(other > kid for other in view.kids(verb, "ccomp"))  # "said closure of the mill, opened in 1920, will hurt"
    had = any(view.lower[aux] == "having" for aux in view.kids(kid, "aux")) and view.lemma(kid) in words.part("resulting")
    return view.deps[kid] == "advcl" and view.words[view.left[kid] - 1] == "," and not goes_on and not had


def _wished_too(view: View, kid: int) -> bool:
    """Whether a verb is an infinitive with a subject of its own ("expects sales to fall and costs to rise")."""
    kids = view.children[kid]
    own = any(view.deps[sub] == "nsubj" for sub in kids)
    return view.tags[kid] == "VB" and own and any(view.tags[sub] == "TO" for sub in kids)


def _turn(view: View, verb: int, first: int, stop: int) -> int:
    """Where another cue takes over: ", according to", ", adding that"."""
    for mark in [place for place in range(first, stop - 1) if view.words[place] in {",", ";"}]:
        token = mark + 1
        if view.tags[token] == "''" and _is_gloss(view, token + 1, stop):
            return token + 1
        if view.inside[token] != view.inside[verb]:
            continue
        if view.words[mark] == ";":
            if _says_on(view, token, stop):
                return token
        elif view.lower[token] == "according" or _adds(view, token) or _is_gloss(view, token, stop):
            return token
    return stop


def _adds(view: View, token: int) -> bool:
    """Whether a participle hands on something more ("…, adding that")."""
    adds = view.tags[token] == "VBG" and view.deps[token] != "aux" and view.lemma(token) in words.handing_on()
    return adds and view.lemma(token) not in words.part("resulting")  # "…, giving it 8% of the market"


def _is_gloss(view: View, token: int, stop: int) -> bool:
    """Whether a writer tells behind a comma what was meant ("…, a reference to 300 letters that were lost")."""
    if token >= stop or view.tags[token] != "DT":
        return False
    near = range(token + 1, min(stop - 1, token + _GLOSS))
    return any(view.lower[place] in words.part("glosses") and view.lower[place + 1] in words.part("glossed_by") for place in near)


def _says_on(view: View, first: int, stop: int) -> bool:
    """Whether the clause that follows a semicolon has a cue of its own, early on, and none that is joined to it (", and he said")."""
    stop = next((place for place in range(first, stop - 1) if view.words[place] == "," and view.tags[place + 1] == "CC"), stop)
    saying = words.handing_on() - words.part("having")
    return any(
        view.tags[token] in FINITE and view.lemma(token) in saying and sources.before_verb(view, token, first) is not None
        for token in range(first, min(stop, first + _FRONT))
    )


def _subordinate(view: View, verb: int) -> bool:
    for _ in range(_MOST_STEPS):
        if view.deps[verb] in _SUBORDINATE:
            return True
        if view.head[verb] == verb:
            return False
        verb = view.head[verb]
    return True
