"""Which verbs are cues, and with which frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.content import is_of_noun
from claimx.attributions.draft import FIGURES
from claimx.matching import FINITE

if TYPE_CHECKING:
    from claimx.attributions.view import View
    from claimx.attributions.words import Verb

_QUESTIONS = frozenset({"WRB", "WP", "WDT"})
_SPLIT = frozenset({"prep", "dobj", "dep", "npadvmod", "nmod", "nummod"})
_SUBJECT = frozenset({"CD", "$", "DT", "JJ", "NN", "NNS", "PRP$"})
_MARKS = frozenset({",", "--", "–", "—"})
_PARTICLES = frozenset({"prt", "prep", "advmod", "mark", "dative", "agent"})


@dataclass(slots=True)
class Cue:
    """A cue verb as it stands in a text: its token, where the cue ends, and its row; `joined` is its second word or -1."""

    verb: int
    end: int
    joined: int
    row: Verb
    passive: bool

    def denies(self, view: View) -> bool:
        """Whether the cue denies what it hands on: by its meaning ("denied that") or by a negation ("did not say", "nobody said")."""
        return self.row.denies or any(
            view.deps[kid] == "neg" or (view.deps[kid] == "nsubj" and view.lower[view.left[kid]] in words.part("negatives"))
            for kid in view.children[self.verb]
        )


@dataclass(slots=True)
class Complement:
    """What a cue verb takes: the frame, the first token of it, and the token that hangs from the verb."""

    frame: str
    first: int
    token: int


def cues_at(view: View, verb: int) -> list[Cue]:
    """The cues that a verb may be, those of two words first."""
    rows = words.readings().get(view.lemma(verb))
    if rows is None:
        return []
    found: list[Cue] = []
    kids = view.children[verb]
    passive = "auxpass" in [view.deps[kid] for kid in kids] and view.lemma(verb) not in words.part("states")
    seconds = [kid for kid in kids if verb < kid <= verb + 4 and view.deps[kid] in _PARTICLES]
    if verb + 1 < len(view.words) and verb + 1 not in seconds and view.tags[verb + 1] in {"RP", "IN", "PRP"}:
        seconds.append(verb + 1)
    for second in seconds:
        row = rows.get(view.lower[second])
        if row is not None:
            found.append(Cue(verb, second + 1 if second == verb + 1 else verb + 1, second, row, passive))
    row = rows.get("")
    if row is not None:
        found.append(Cue(verb, verb + 1, -1, row, passive))
    return found


def is_put_in(view: View, verb: int) -> bool:
    """Whether the statement stands before its cue verb ("sales fell, the bank found, a sign that …")."""
    first = view.left[verb]
    if first < verb and any(kid < verb for kid in view.kids(verb, "ccomp")):
        return True
    commas = "," in {view.words[first], view.words[first - 1]} and view.words[verb + 1 : verb + 2] == [","]
    return commas and first > view.sentence(verb)[0]


def complement(view: View, cue: Cue) -> Complement | None:
    """The first thing to the right of a cue verb that one of its frames allows."""
    frames = cue.row.passive if cue.passive and cue.row.passive else cue.row.frames
    put_in = is_put_in(view, cue.verb)
    for kid in view.children[cue.verb]:
        if kid <= cue.verb or (kid == cue.joined and not view.children[kid]) or (put_in and _is_apart(view, cue, kid)):
            continue
        if view.deps[kid] == "dobj" and _is_subject_of_next(view, cue, kid):
            continue
        for frame, first in _kinds(view, cue, kid):
            if frame in frames and first > cue.verb:
                return Complement(frame, first, kid)
    return _split(view, cue) if "clause" in frames and not cue.passive else None


def _is_apart(view: View, cue: Cue, kid: int) -> bool:
    """Whether what comes behind a cue that is put in is not what it hands on: behind a comma, or when it was told ("after 98% voted")."""
    first = view.left[kid]
    torn = view.deps[kid] == "ccomp" and first > cue.end and not view.kids(kid, "nsubj", "nsubjpass", "expl", "csubj", "mark")
    return view.words[first - 1] in _MARKS or torn


def _is_subject_of_next(view: View, cue: Cue, noun: int) -> bool:
    """Whether what the parser takes for an object is the subject of the clause right behind it ("indicated 4 mills would close")."""
    clause = next((kid for kid in view.kids(cue.verb, "ccomp") if kid > noun), -1)
    bare = clause > noun and view.left[clause] == view.right[noun] + 1 and not view.kids(clause, "nsubj", "nsubjpass", "mark")
    return bare and view.left[noun] == cue.end and (view.tags[clause] in FINITE or view.deps[view.left[clause]] == "aux")


def _split(view: View, cue: Cue) -> Complement | None:
    """A clause whose verb the parser sets beside the cue, away from its subject ("said 4% of its output, or 7 tons, went …")."""
    kids = [kid for kid in view.children[cue.verb] if kid > cue.verb]
    starts = bool(kids) and view.left[kids[0]] == cue.end and view.tags[cue.end] in _SUBJECT and view.deps[kids[0]] == "npadvmod"
    if not starts or any(view.deps[kid] == "cc" for kid in kids):
        return None
    verbs = [kid for kid in kids if view.deps[kid] == "conj" and view.tags[kid] in FINITE and not view.kids(kid, "nsubj")]
    return Complement("clause", cue.end, verbs[0]) if verbs else None


def _kinds(view: View, cue: Cue, kid: int) -> list[tuple[str, int]]:
    """The frames that a word right of the verb fits, and where its content begins."""
    label, first = view.deps[kid], view.left[kid]
    found: list[tuple[str, int]] = []
    if kid == cue.joined:
        found = _joined(view, cue, kid)
    elif label == "ccomp" and not (first > cue.end and is_of_noun(view, cue.verb, first)):
        found = [_clause(view, cue, kid, first), *([("ing", first)] if view.tags[kid] == "VBG" else ())]
    elif label == "xcomp":
        found = _open_clause(view, kid, first)
    elif label == "dobj" and not (_is_day(view, kid) or _is_written(view, cue, kid)):
        found = _object(view, cue, kid, first)
    elif label == "oprd":
        found = [("as", first)]
    elif label == "npadvmod" and cue.joined >= 0 and first == cue.end and _is_figure(view, first, view.right[kid] + 1):
        found = [("number", first)]
    elif label == "advcl" and first == cue.end and view.lower[first] in words.part("rounders"):
        found = [("clause", first)]
    elif label == "advcl" and _is_promised(view, cue, kid):
        found = [("to", first)]
    elif label == "prep" and view.lower[kid] == "as":
        found = [("as-phrase", first)]
    return found


def _is_promised(view: View, cue: Cue, kid: int) -> bool:
    """Whether an infinitive is what is promised, behind its day or place, and no purpose ("promised Monday in Leeds to …")."""
    objects = [noun for noun in view.kids(cue.verb, "dobj") if not _is_day(view, noun)]
    return view.lemma(cue.verb) in words.part("giving") and _is_infinitive(view, kid) and not objects


def _is_day(view: View, token: int) -> bool:
    """Whether what the parser takes for an object is the day of a statement ("promised Monday to …")."""
    named = view.entity.get(token)
    return named is not None and named[2] == "DATE" and view.tags[token] == "NNP"


def _is_written(view: View, cue: Cue, token: int) -> bool:
    """Whether an object is something that is written, and its figure tells of it ("wrote a $500,000 check")."""
    writes = cue.joined < 0 and view.lemma(cue.verb) in words.part("writing")
    return writes and view.tags[token][:1] == "N" and _is_figure(view, view.left[token], view.right[token] + 1)


def _joined(view: View, cue: Cue, second: int) -> list[tuple[str, int]]:
    """The frames that the second word of a cue opens ("spoke of the loss", "called on people to remember")."""
    objects = view.kids(second, "pobj", "pcomp", "prep")
    found = [kind for sub in objects for kind in _after_particle(view, sub, view.right[cue.verb] + 1)]
    if any(sub > second and _is_infinitive(view, sub) for sub in view.kids(cue.verb, "xcomp")):
        found += [("urge", view.left[sub]) for sub in objects if view.deps[sub] == "pobj"]
    return found


def _after_particle(view: View, kid: int, stop: int) -> list[tuple[str, int]]:
    """The frames of what a second word of a cue governs."""
    first = view.left[kid]
    if view.deps[kid] == "pcomp":
        return [("ing", first)]
    return [("np", first), *([("number", first)] if _is_figure(view, first, stop) else ())]


def _is_figure(view: View, first: int, stop: int) -> bool:
    return not FIGURES.isdisjoint(view.tags[first:stop]) or any(word[0].isdigit() for word in view.words[first:stop])  # "14.5bn"


def _clause(view: View, cue: Cue, kid: int, first: int) -> tuple[str, int]:
    if _is_infinitive(view, kid) and not _finite(view, kid):
        return "urge", first
    first = _from_cue(view, cue, kid, max(first, cue.end))
    question = view.tags[first] in _QUESTIONS or view.lower[first] in {"whether", "if"}
    return ("wh" if question else "clause"), first


def _open_clause(view: View, kid: int, first: int) -> list[tuple[str, int]]:
    if _is_infinitive(view, kid):
        return [("to", first), ("raised", first)]
    return [("ing" if view.tags[kid] == "VBG" else "as", first)]


def _is_infinitive(view: View, verb: int) -> bool:
    return any(view.tags[kid] == "TO" and kid < verb for kid in view.children[verb])


def _from_cue(view: View, cue: Cue, clause: int, first: int) -> int:
    """Where a clause without a subject begins that the parser has split: right after the cue ("said about half fell")."""
    if first == cue.end or view.kids(clause, "nsubj", "nsubjpass", "expl", "csubj", "mark"):
        return first
    between = [kid for kid in view.children[cue.verb] if cue.end <= kid < first]
    if not between or view.left[between[0]] != cue.end or not all(view.deps[kid] in _SPLIT for kid in between):
        return first
    small = view.deps[between[0]] == "dobj" and view.tags[clause] not in FINITE
    return cue.end if small or view.lower[between[0]] in words.part("rounders") else first


def _object(view: View, cue: Cue, kid: int, first: int) -> list[tuple[str, int]]:
    found = [("np", first)]
    stop = view.right[kid] + 1
    for other in view.children[cue.verb]:
        if other <= kid:
            continue
        if other >= stop and view.deps[other] in {"prep", "xcomp", "oprd", "acomp", "advmod"}:
            stop = view.right[other] + 1
        if view.deps[other] == "xcomp" and _is_infinitive(view, other):
            found.append(("urge", first))
        if view.deps[other] == "oprd":
            found.append(("as", first))
        if view.deps[other] == "prep" and view.lower[other] == "as":
            found.append(("as-phrase", first))
    if _is_figure(view, first, stop):
        found.append(("number", first))
    return found


def _finite(view: View, verb: int) -> bool:
    return view.tags[verb] in {"VBD", "VBZ", "VBP"} or any(view.tags[kid] in FINITE for kid in view.kids(verb, "aux"))
