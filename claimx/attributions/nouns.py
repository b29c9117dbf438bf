"""Nouns that are cues: "the mayor's claim that …", "an IMF estimate of …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.content import that_of
from claimx.attributions.draft import FIGURES, Draft, Range, trimmed

if TYPE_CHECKING:
    from claimx.attributions.view import View

_NOUNS = frozenset({"NN", "NNS"})


def named(view: View) -> list[Draft]:
    """The attributions of all nouns that are cues."""
    found: list[Draft] = []
    for noun in view.by_tag.of(_NOUNS):
        follows = view.right[noun] > noun or that_of(view, noun) is not None
        draft = _of(view, noun) if follows and view.inside[noun] < 0 else None
        told = _amounting(view, noun) if view.deps[noun] == "nsubj" and view.inside[noun] < 0 else None
        found += [one for one in (draft, told) if one is not None]
    return found


def _of(view: View, noun: int) -> Draft | None:
    for kid in (*view.children[noun], *_clause_after(view, noun)):
        found = _kind(view, noun, kid) if kid >= noun else None
        frames = words.nouns().get(view.lemma(noun), {}) if found else {}
        if found is None or found[0] not in frames:
            continue
        frame, first, cue_end = found
        source = _itself(view, noun, cue_end) or _owner(view, noun)
        if source is None and frame != "clause":
            continue
        content = [(first, view.right[kid] + 1)]
        if source is not None and source[0] <= noun < source[1]:
            content = _without_asides(view, *content[0])
        head = noun if source and source[0] <= noun < source[1] else source[1] - 1 if source else None
        while (
            head is not None
            and source is not None
            and head > source[0]
            and view.tags[head] in {"POS", "NN", "NNS", ","}
            and view.tags[head] == "POS"
        ):
            head -= 1
        return Draft(rule=frames[frame], content=content, cue=(noun, cue_end), source=source, head=head)
    return None


def _amounting(view: View, noun: int) -> Draft | None:
    """What somebody's estimate is: "the bank's forecast is 3%", "their estimates range from 400 to 900"."""
    verb = view.head[noun]
    rule = words.nouns().get(view.lemma(noun), {}).get("is")
    if rule is None or verb < noun or view.lemma(verb) not in words.part("amounting"):
        return None
    first, last = verb + 1, view.right[verb] + 1
    owners = view.kids(noun, "poss") or _givers(view, noun)
    if not owners or view.kids(verb, "acomp") or FIGURES.isdisjoint(view.tags[first:last]):
        return None
    head = owners[0]
    source = view.left[head], view.right[head] + 1
    return Draft(rule=rule, content=[trimmed(view, first, last)], cue=(noun, noun + 1), source=source, head=head)


def _givers(view: View, noun: int) -> list[int]:
    """Those of whom an estimate is ("the consensus of analysts")."""
    givers = (kid for link in view.kids(noun, "prep") if view.lower[link] in words.part("given_by") for kid in view.kids(link, "pobj"))
    return [giver for giver in givers if view.lemma(giver) in words.part("forecasters")]


def _itself(view: View, noun: int, cue_end: int) -> Range | None:
    """A noun of what others have told that is the source itself, with where it stood ("denied reports in the press that …")."""
    if view.lower[noun] not in words.part("told_by_others") or view.kids(noun, "poss"):
        return None
    makers = [kid for kid in view.kids(noun, "prep") if view.lower[kid] in words.part("told_by")]
    return None if makers else (view.left[noun], that_of(view, noun) or cue_end)


def _without_asides(view: View, first: int, last: int) -> list[Range]:
    """The stretches of a clause beside what a writer adds of a name in it ("that Harlow, which owns 9%, may bid")."""
    found: list[Range] = []
    for verb in range(first, last):
        start = view.left[verb]
        if (
            view.deps[verb] == "relcl"
            and first < start
            and view.words[start - 1] == ","
            and view.words[view.right[verb] + 1 : view.right[verb] + 2] == [","]
        ):
            found.append((first, start - 1))
            first = view.right[verb] + 1
    return [*found, (first, last)]


def _clause_after(view: View, noun: int) -> list[int]:
    """The verb of a clause with "that" right after a noun, where the parser hangs it elsewhere."""
    at = that_of(view, noun)
    if at is None or view.deps[at] != "mark":
        return []
    verb = view.head[at]
    if view.deps[verb] in {"aux", "auxpass"}:
        verb = view.head[verb]
    return [verb] if view.left[verb] == at and view.head[verb] != noun else []


def _kind(view: View, noun: int, kid: int) -> tuple[str, int, int] | None:
    """The frame of what hangs from a noun, the first token of the content, and the end of the cue."""
    label, first = view.deps[kid], view.left[kid]
    if label in {"acl", "ccomp", "relcl", "advcl"} and view.lower[first] == "that" and view.tags[first] in {"IN", "WDT"}:
        gap = view.deps[first] in {"nsubj", "nsubjpass", "dobj"}
        return None if gap or first + 1 > kid else ("clause", first + 1, noun + 1)
    if label == "acl" and view.tags[first] == "TO":
        return "to", first, noun + 1
    if label == "prep" and view.lower[kid] in {"of", "about"} and kid == noun + 1 and view.right[kid] > kid:
        return view.lower[kid], kid + 1, noun + 2
    return None


def _owner(view: View, noun: int) -> Range | None:
    """Whose word it is: "the mayor's", "his", or the name before the noun ("an IMF estimate")."""
    owners = view.kids(noun, "poss")
    if owners:
        return view.left[owners[0]], view.right[owners[0]] + 1
    subjects = view.kids(noun, "nsubj")
    if subjects and subjects[-1] == noun - 1:  # a verb that the tagger takes for a noun ("the bank estimates that")
        return view.left[subjects[-1]], noun
    makers = [
        kid
        for kid in view.children[noun]
        if kid < noun and view.deps[kid] in {"compound", "nmod", "amod"} and (view.tags[kid] in {"NNP", "NNPS"} or kid in view.entity)
    ]
    if makers:
        return min(view.left[kid] for kid in makers), makers[-1] + 1
    for kid in view.kids(noun, "prep"):
        if view.lower[kid] in {"by", "from"}:
            for other in view.kids(kid, "pobj"):
                return view.left[other], view.right[other] + 1
    return _doer(view, noun)


def _doer(view: View, noun: int) -> Range | None:
    """Who does what a noun is taken up with ("makes the claim that"), or goes along with ("goes on, with claims that").

    What somebody does makes no statement itself: in "Holt's campaign goes on, with claims that …" they are Holt's.
    """
    verb = view.head[noun]
    if view.deps[noun] == "pobj" and view.lower[verb] in {"with", "in"}:
        verb = view.head[verb]
    elif view.deps[noun] != "dobj" or view.lemma(verb) not in words.part("light_verbs"):
        return None
    head = sources.subject_of(view, verb) if view.tags[verb][:1] == "V" else None
    if head is None or head >= verb:
        return None
    owners = view.kids(head, "poss") if view.lemma(head) in words.part("deeds") else []
    if owners:
        return view.left[owners[0]], view.right[owners[0]] + 1
    return sources.phrase(view, head, view.sentence(head)[0], verb)
