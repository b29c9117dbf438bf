"""Statements that hang from a cue verb: what stands to its right, and sentences into which "he said" is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.cues import Complement, Cue, complement, cues_at
from claimx.attributions.draft import Draft, Range
from claimx.matching import lemma_of

if TYPE_CHECKING:
    from claimx.attributions.view import View

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "HYPH", "PRP$"})
_OBJECTS = frozenset({"NN", "NNS", "NNP", "CD", "$"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "csubj"})
_DASHES = frozenset({"—", "–", "--"})
_OPEN = frozenset({",", "-", "”", '"', "''"}) | _DASHES
_BREAKS = frozenset({".", ";", ":"}) | _DASHES
# How far into the content the noun stands that a cue is kept to ("puts the death toll at").
_NEAR = 5
# The fewest tokens of a statement that a cue is put into.
_LEAST = 3
# How long a clause may be that opens a sentence ("As the bank noted,").
_FRONT = 20
_STOPS = frozenset({",", ".", ";", ":", "?", "!"}) | _DASHES


def statement(view: View, verb: int) -> Draft | None:
    """The attribution that a cue verb makes with words of its own sentence, if it makes one."""
    if view.deps[verb] in {"aux", "auxpass"} or _is_idiom(view, verb):
        return None
    if view.deps[verb] == "amod" or (view.tags[verb] == "VBN" and view.deps[verb] == "acl" and not _closes_sentence(view, verb)):
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


def _is_idiom(view: View, verb: int) -> bool:
    """Whether a cue verb is part of a phrase that hands on nothing ("that is to say")."""
    return any(" ".join(view.lower[max(0, verb - back) : verb + 1]) in words.part("no_cues") for back in (1, 2, 3))


def is_hidden_cue(view: View, token: int) -> bool:
    """Whether a word that the tagger takes for a noun is the cue that closes a sentence ("…, county records show")."""
    if view.tags[token] != "NN" or view.lower[token] not in words.first_words() or not words.is_statement(view.lower[token]):
        return False
    last = token + 1 >= len(view) or view.words[token + 1] == "." or view.words[token + 1].isspace()
    return last and _closes_sentence(view, token)


def _closes_sentence(view: View, verb: int) -> bool:
    """Whether a report and a cue verb close a sentence ("…, a Harlow survey found on Monday"), whatever the parser makes of them."""
    noun = verb - 1
    reports = words.part("report_nouns")
    if noun < 1 or lemma_of(view.words[noun], view.tags[noun]) not in reports:
        return False
    start = noun
    while start > 0 and view.tags[start - 1] in _BEFORE_NOUN:
        start -= 1
    return start > 0 and view.words[start - 1] == ","


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
    draft = Draft(rule=rule, content=[content], cue=(verb, cue.end), source=source, head=head, denied=_denied(view, cue), frame=frame)
    draft.outer = _quoted_by(view, draft)
    return draft


def _quoted_by(view: View, draft: Draft) -> Draft | None:
    """Whoever quotes the source ("was quoted by Harlow News as saying")."""
    link = view.head[draft.cue[0]] if draft.cue else -1
    if link < 0 or view.lower[link] != "as":
        return None
    quoting = view.head[link]
    agent = _agent(view, quoting)
    if agent is None or view.lemma(quoting) not in words.verbs():
        return None
    source = sources.phrase(view, agent, quoting + 1, link)
    return Draft(rule=draft.rule, content=list(draft.content), cue=(quoting, quoting + 1), source=source, head=agent, frame=draft.frame)


def _may_say(view: View, draft: Draft) -> bool:
    """Whether source and content are of those that the row is kept to, if it is kept to any."""
    manner = words.manners()[draft.rule]
    if not manner.by and not manner.of:
        return True
    start, end = draft.content[0]
    if manner.of and any(view.lemma(token) in words.part(manner.of) for token in range(start, min(end, start + _NEAR))):
        return True
    if not manner.by or not words.part("poll_methods").isdisjoint(view.lower[start:end]):
        return False
    return draft.head is not None and view.lemma(draft.head) in words.part(manner.by)


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
    if sum(e - s for s, e in content) < _LEAST or not any(_is_verb(view, t) for s, e in content for t in range(s, e)):
        return None
    return Draft(
        rule=cue.row.frames["bare"], content=content, cue=(verb, cue.end), source=where, head=head, denied=_denied(view, cue), frame="bare"
    )


def _is_verb(view: View, token: int) -> bool:
    """Whether a token makes a clause: a finite verb, or in a headline an infinitive ("Inflation to hit 8%")."""
    return view.tags[token] in _FINITE or (view.tags[token] == "TO" and view.tags[token + 1 : token + 2] == ["VB"] and view.para[token] == 0)


def _group_end(view: View, start: int, last: int) -> int:
    place = start
    while place < last and view.words[place] not in _STOPS:
        place += 1
    return place
