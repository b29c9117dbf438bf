"""Statements that hang from a cue verb: what stands to its right, and sentences into which "he said" is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.cues import Complement, Cue, complement, cues_at
from claimx.attributions.draft import Draft, Range

if TYPE_CHECKING:
    from claimx.attributions.view import View

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECTS = frozenset({"NN", "NNS", "NNP", "CD", "$"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "csubj"})
_DASHES = frozenset({"—", "–", "--"})
_OPEN = frozenset({",", "-", "”", '"', "''"}) | _DASHES
_BREAKS = frozenset({".", ";", ":"}) | _DASHES
# How long a clause may be that opens a sentence ("As the bank noted,").
_FRONT = 20
_STOPS = frozenset({",", ".", ";", ":", "?", "!"}) | _DASHES


def statement(view: View, verb: int) -> Draft | None:
    """The attribution that a cue verb makes with words of its own sentence, if it makes one."""
    if view.deps[verb] in {"aux", "auxpass"}:
        return None
    if view.deps[verb] == "amod" or (view.tags[verb] == "VBN" and view.deps[verb] == "acl"):
        return _reduced(view, verb)
    first, last = bounds(view, verb)
    for cue in cues_at(view, verb):
        found = complement(view, cue)
        if found is not None and found.frame == "raised":
            return _raised(view, cue, found, first, last)
        if found is not None:
            draft = _draft(view, cue, found.frame, _extent(view, verb, found.first, last), first)
            if _may_say(view, draft):
                return draft
            continue
        if "clause" in cue.row.frames and not cue.passive:
            start = _that(view, verb, last)
            if start is not None and _may_say(view, draft := _draft(view, cue, "clause", _extent(view, verb, start, last), first)):
                return draft
        if "bare" in cue.row.frames:
            draft = _as_said(view, cue, first, last)
            if draft is not None:
                return draft
        if "bare" in cue.row.frames and not cue.passive:
            draft = _put_in(view, cue, first, last)
            if draft is not None:
                return draft
    return None


def _reduced(view: View, verb: int) -> Draft | None:
    """ "With costs projected to reach $2bn": a participle after the noun that it says something of; others are no cues."""
    first, last = bounds(view, verb)
    noun = view.head[verb]
    for cue in cues_at(view, verb):
        for kid in view.kids(verb, "xcomp"):
            if (
                view.deps[verb] == "acl"
                and noun < verb < kid
                and "raised" in cue.row.passive
                and any(view.tags[sub] == "TO" for sub in view.children[kid])
            ):
                who = sources.phrase(view, noun, first, verb)
                content = [who, _extent(view, verb, view.left[kid], last)]
                return Draft(
                    rule=cue.row.passive["raised"], content=content, cue=(verb, cue.end), denied=_denied(view, cue), frame="raised"
                )
    return None


def bounds(view: View, token: int) -> Range:
    """The tokens among which a cue looks: its sentence, and inside a quotation no further than that."""
    first, last = view.sentence(token)
    number = view.inside[token]
    if number >= 0:
        opened, closed = view.quote_tokens[number]
        return max(first, opened + 1), min(last, closed)
    return first, last


def _draft(view: View, cue: Cue, frame: str, content: Range, first: int) -> Draft:
    verb = cue.verb
    head = _agent(view, verb) if cue.passive else sources.subject_of(view, verb)
    if head is None and not cue.passive:
        head = sources.before_verb(view, verb, first)
    if head is not None and content[0] <= head < content[1]:
        head = None
    source = None
    if head is not None:
        floor, ceiling = (view.sentence(head)[0], verb) if head < verb else (verb + 1, content[0] if content[0] > head else len(view))
        source = sources.phrase(view, head, floor, ceiling)
        if head < verb:
            source, head = sources.with_noun(view, source, head, verb)
    rule = cue.row.frames.get(frame) or cue.row.passive[frame]
    return Draft(rule=rule, content=[content], cue=(verb, cue.end), source=source, head=head, denied=_denied(view, cue), frame=frame)


def _may_say(view: View, draft: Draft) -> bool:
    """Whether the source is one of those that the row is kept to, if it is kept to any."""
    nouns = words.manners()[draft.rule].by
    if not nouns:
        return True
    about = {view.lower[token] for start, end in draft.content for token in range(start, end)}
    return draft.head is not None and view.lemma(draft.head) in words.part(nouns) and about.isdisjoint(words.part("poll_methods"))


def _denied(view: View, cue: Cue) -> bool:
    return cue.row.denies or any(view.deps[kid] == "neg" for kid in view.children[cue.verb])


def _agent(view: View, verb: int) -> int | None:
    for kid in view.kids(verb, "agent"):
        for noun in view.kids(kid, "pobj"):
            return noun
    return None


def _raised(view: View, cue: Cue, found: Complement, first: int, last: int) -> Draft | None:
    """ "Sales are expected to reach $2bn": the subject belongs to what is expected."""
    subjects = [kid for kid in view.children[cue.verb] if view.deps[kid] in {"nsubj", "nsubjpass"} and kid < cue.verb]
    if not subjects:
        return None
    who = sources.phrase(view, subjects[-1], first, cue.verb)
    rule = cue.row.passive.get("raised") or cue.row.frames["raised"]
    return Draft(
        rule=rule,
        content=[who, _extent(view, cue.verb, found.first, last)],
        cue=(cue.verb, cue.end),
        denied=_denied(view, cue),
        frame="raised",
    )


def _that(view: View, verb: int, last: int) -> int | None:
    """The word "that" a little after a cue verb whose clause the parser missed."""
    for place in range(verb + 1, min(last, verb + 9)):
        if view.lower[place] == "that" and (view.tags[place] == "IN" or view.deps[place] == "mark"):
            return place
        if view.tags[place] in _FINITE or view.words[place] in _BREAKS:
            return None
    return None


def _extent(view: View, verb: int, first: int, last: int) -> Range:
    """From the first word of the content to where the sentence turns to something else."""
    if view.lower[first] == "that" and first + 1 < last:
        first += 1
    stop = min(last, view.right[verb] + 1) if _subordinate(view, verb) else last
    for kid in view.children[verb]:
        if kid > first and view.deps[kid] in {"conj", "advcl"} and view.left[kid] > first:
            edge = view.left[kid]
            if (view.deps[kid] == "conj" and view.tags[kid][:1] in {"V", "M"}) or (
                view.deps[kid] == "advcl" and view.words[edge - 1] == ","
            ):
                stop = min(stop, edge)
    stop = _turn(view, verb, first, stop)
    while stop > first + 1 and (view.tags[stop - 1] == "CC" or view.words[stop - 1] in ",;"):
        stop -= 1
    number = view.inside[stop - 1]
    if number >= 0 and number != view.inside[verb]:
        stop = max(stop, view.quote_tokens[number][1])
    return first, stop


def _turn(view: View, verb: int, first: int, stop: int) -> int:
    """Where another cue takes over: ", according to", ", adding that"."""
    for token in range(first + 1, stop):
        if view.inside[token] != view.inside[verb]:
            continue
        if view.words[token - 1] == ";" and _says_on(view, token, stop):
            return token
        if view.words[token - 1] != ",":
            continue
        if view.lower[token : token + 2] == ["according", "to"] or (view.tags[token] == "VBG" and view.lemma(token) in words.verbs()):
            return token
    return stop


def _says_on(view: View, first: int, stop: int) -> bool:
    """Whether what follows a semicolon has a cue of its own, early on."""
    return any(
        view.tags[token] in _FINITE and view.lemma(token) in words.first_words() and sources.before_verb(view, token, first) is not None
        for token in range(first, min(stop, first + _FRONT))
    )


def _subordinate(view: View, verb: int) -> bool:
    for _ in range(8):
        if view.deps[verb] in _SUBORDINATE:
            return True
        if view.head[verb] == verb:
            return False
        verb = view.head[verb]
    return True


def _as_said(view: View, cue: Cue, first: int, last: int) -> Draft | None:
    """ "As the bank noted, sales fell" and "As reported by the bank, sales fell"."""
    start = view.left[cue.verb]
    comma = next((place for place in range(cue.end, min(last, cue.end + _FRONT)) if view.words[place] == ","), None)
    if comma is None or start > first + 1 or view.lower[start] != "as" or not first <= start < cue.verb:
        return None
    bare = start + 1 == cue.verb
    head = _agent(view, cue.verb) if bare or cue.passive else sources.subject_of(view, cue.verb)
    if head is None or not start < head < comma or (not bare and not cue.passive and head > cue.verb):
        return None
    floor, ceiling = (start + 1, cue.verb) if head < cue.verb else (cue.end, comma)
    source = sources.phrase(view, head, floor, ceiling)
    return Draft(rule=cue.row.frames["bare"], content=[(comma + 1, last)], cue=(cue.verb, cue.end), source=source, head=head, frame="bare")


def _put_in(view: View, cue: Cue, first: int, last: int) -> Draft | None:
    """ "Exports, the ministry said, fell" and "Exports fell, the ministry said": what stands around the cue."""
    verb = cue.verb
    if any(kid > verb and view.deps[kid] in {"dobj", "attr", "oprd"} and view.tags[kid] in _OBJECTS for kid in view.children[verb]):
        return None
    head = sources.subject_of(view, verb)
    if head is not None and view.deps[verb] == "relcl" and view.tags[head] in {"WP", "WDT"}:
        return None
    if head is None or not first <= head < last:
        head = sources.before_verb(view, verb, first)
        if head is None:
            head = sources.after_verb(view, verb, last)
    if head is None:
        return None
    if head < verb:
        where, head = sources.with_noun(view, sources.phrase(view, head, first, verb), head, verb)
        begin, end = where[0], _group_end(view, verb + 1, last)
    else:
        where = sources.phrase(view, head, verb + 1, last)
        begin, end = verb, _group_end(view, where[1], last)
    if begin <= first or view.words[begin - 1] not in _OPEN:
        return None
    content = [(first, begin)]
    if end < last and view.words[end] in _DASHES | {","}:
        content.append((end, last))
    if sum(e - s for s, e in content) < 3 or not any(view.tags[t] in _FINITE for s, e in content for t in range(s, e)):
        return None
    return Draft(
        rule=cue.row.frames["bare"], content=content, cue=(verb, cue.end), source=where, head=head, denied=_denied(view, cue), frame="bare"
    )


def _group_end(view: View, start: int, last: int) -> int:
    place = start
    while place < last and view.words[place] not in _STOPS:
        place += 1
    return place
