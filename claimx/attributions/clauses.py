"""Statements that hang from a cue verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import parenthesis, sources, standings, unsaid, valuing, words
from claimx.attributions.content import bounds, extent, said_that
from claimx.attributions.cues import Complement, Cue, complement, cues_at, is_put_in
from claimx.attributions.draft import Draft, Range
from claimx.matching import FINITE, PRESENT

if TYPE_CHECKING:
    from claimx.attributions.view import View

# How far into the content the noun stands that a cue is kept to ("puts the death toll at").
_NEAR = 7
_IDIOM = 3
_CALLED = frozenset({"as", "as-phrase"})
_THINGS = frozenset({"np", "number", "ing"})


def statement(view: View, verb: int) -> Draft | None:
    """The attribution that a cue verb makes with words of its own sentence, if it makes one."""
    if view.deps[verb] == "aux" and (told := standings.standing(view, verb)) is not None:
        return told
    if view.deps[verb] in {"aux", "auxpass"} or _is_hyphened(view, verb) or _is_idiom(view, verb) or _defines(view, verb):
        return None
    reduced = (
        view.tags[verb] == "VBN" and view.deps[verb] == "acl" and not (parenthesis.closes_sentence(view, verb) or _is_main(view, verb))
    )
    if view.deps[verb] == "amod" and view.tags[verb] == "VBG" and view.words[verb - 1] == ",":
        return _added(view, verb)
    if reduced or view.deps[verb] == "amod" or _is_absolute(view, verb):
        return (valuing.valued(view, verb) if reduced else None) or _reduced(view, verb)
    within = bounds(view, verb)
    if (valued := valuing.valued(view, verb)) is not None:
        return valued
    return next((draft for cue in cues_at(view, verb) if (draft := _with_cue(view, cue, within)) is not None), None)


def _is_hyphened(view: View, verb: int) -> bool:
    """Whether a hyphen glues a verb to the word before it ("a so-called fix"); one that stands apart is a dash."""
    return view.tags[verb - 1] == "HYPH" and view.idx[verb] == view.end_of(verb - 1)


def _with_cue(view: View, cue: Cue, within: Range) -> Draft | None:
    """The statement of one reading of a cue verb: what it takes, a "that" further on, or the sentence around it."""
    first, last = within
    found = complement(view, cue)
    if found is not None and found.frame == "raised":
        return _raised(view, cue, found, within)
    if found is not None:
        content = _from_quotation(view, found, extent(view, cue.verb, found.first, _before_next(view, cue, found, last)))
        return _kept(view, _narrowed(view, _draft(view, cue, found.frame, content, first)))
    if "clause" in cue.row.frames and not cue.passive and not is_put_in(view, cue.verb):
        start = said_that(view, cue.verb, last)
        draft = None if start is None else _kept(view, _draft(view, cue, "clause", extent(view, cue.verb, start, last), first))
        if draft is not None:
            return draft
    if "bare" not in cue.row.frames:
        return None
    draft = parenthesis.as_said(view, cue, first, last)
    return draft or (None if cue.passive else parenthesis.put_in(view, cue, first, last))


def _before_next(view: View, cue: Cue, found: Complement, last: int) -> int:
    """Where the sentence of a cue ends, or the clause of one that takes a thing and no clause ("cited 40 cases; two were closed")."""
    if found.frame not in _THINGS or view.inside[cue.verb] >= 0:
        return last
    counts = [kid for kid in view.kids(cue.verb, "npadvmod") if kid > found.token and view.lower[kid] in words.part("how_often")]
    often = [view.left[kid] for kid in counts if view.words[view.left[kid] - 1] != ","]  # "mentioned the tax 12 times"
    stops = (place for place in range(found.first, last) if view.words[place] == ";" and view.inside[place] < 0)
    return min([*often, next(stops, last)])


def _from_quotation(view: View, found: Complement, content: Range) -> Range:
    """What something is called, without what is called so, where marks tell them apart ("called the $4m deal 'a gift'")."""
    first, last = content
    if found.frame not in _CALLED or view.inside[first] >= 0:
        return content
    quoted = next((place for place in range(first, last) if view.inside[place] >= 0), None)
    return content if quoted is None else (view.quote_tokens[view.inside[quoted]][0], last)


def _narrowed(view: View, draft: Draft) -> Draft:
    """A draft whose row is narrow, without what is told beside it: when, or despite what ("vowed to cut it, after 40 had died")."""
    manner = words.manners()[draft.rule]
    of_thing = (
        draft.frame == "np" and draft.cue is not None and (manner.attitude or draft.cue[1] - draft.cue[0] > 1)
    )  # "spoke of the fee, which"
    plain = (manner.told and manner.narrow) or manner.plain or draft.frame == "to" or of_thing or draft.denied
    if manner.narrow or plain:
        start, end = draft.content[0]
        within = [place for place in range(start + 1, end) if view.inside[place] == view.inside[start]]
        cut = (place for place in within if (manner.narrow and _is_beside(view, place)) or (plain and _is_added(view, place, start, end)))
        draft.content = [(start, next(cut, end))]
    return draft


def _is_added(view: View, token: int, start: int, end: int) -> bool:
    """Whether a comma leads to a relative clause ("called for an end to the fee, which brings in $4m").

    One that tells shares is a poll's, and one of a row ("people who work, who save") says who is meant.
    """
    leads = view.words[token] == "," and view.tags[token + 1 : token + 2] in (["WDT"], ["WP"], ["WRB"])
    if not leads or view.lower[token + 1] in view.lower[start:token]:
        return False
    return words.part("share_words").isdisjoint(view.lower[token:end])


def _is_beside(view: View, token: int) -> bool:
    """Whether a word begins what is there already: a dash, a conjunction with its clause, a preposition of time or circumstance."""
    opens = view.deps[token] == "mark" or view.tags[token + 1 : token + 2] == ["VBG"] or view.lower[token] in words.part("circumstances")
    return view.lower[token] in words.part("meanwhile") and (opens or not view.words[token].isalpha())


def _is_idiom(view: View, verb: int) -> bool:
    """Whether a cue verb is part of a phrase that hands on nothing ("that is to say")."""
    idioms = words.part("no_cues")
    if view.lower[verb] not in words.idiom_ends():
        return False
    said = view.lower[max(0, verb - _IDIOM) : verb + 1]
    return any(" ".join(said[start:]) in idioms for start in range(len(said) - 1))


def _defines(view: View, verb: int) -> bool:
    """Whether a cue verb only says who is meant ("those who said no", "voters describing themselves as moderate")."""
    describes = view.deps[verb] == "acl" and view.tags[verb] == "VBG"
    if describes and not words.part("selves").isdisjoint(view.lower[verb + 1 : verb + 2]):
        return True
    return view.deps[verb] == "relcl" and view.tags[view.head[verb]] == "DT"


def _reduced(view: View, verb: int) -> Draft | None:
    """What a participle says of the noun before it ("with costs projected to reach $2bn"); others are no cues."""
    first, last = bounds(view, verb)
    noun = sources.subject_of(view, verb) if _is_absolute(view, verb) else view.head[verb]
    if noun is None or view.deps[verb] not in {"acl", "advcl"} or noun > verb:
        return None
    for cue in cues_at(view, verb):
        for kid in view.kids(verb, "xcomp"):
            if kid > verb and "raised" in cue.row.passive and any(view.tags[sub] == "TO" for sub in view.children[kid]):
                who = sources.phrase(view, noun, first, verb)
                return _shared(view, cue, [who, extent(view, verb, view.left[kid], last)])
    return None


def _is_main(view: View, verb: int) -> bool:
    """Whether a participle is the verb of a sentence without another, cut off by what is added ("Ana Ruiz, a judge, estimated that …")."""
    noun = view.head[verb]
    top = view.head[noun] if view.deps[noun] == "appos" else noun
    return view.deps[top] == "ROOT" and bool(view.kids(verb, "ccomp")) and FINITE.isdisjoint(view.tags[view.sentence(verb)[0] : verb])


def _is_absolute(view: View, verb: int) -> bool:
    """Whether a past form is a participle with a subject of its own ("with sales projected to reach $2bn")."""
    marks = (kid for kid in view.children[verb] if view.deps[kid] == "mark")
    return view.deps[verb] == "advcl" and view.tags[verb] in {"VBD", "VBN"} and any(view.lower[k] in words.part("absolutes") for k in marks)


def _added(view: View, verb: int) -> Draft | None:
    """What a participle adds that the parser takes for an adjective ("…, noting orders were up")."""
    first, last = bounds(view, verb)
    before = next((place for place in range(verb - 2, first, -1) if view.tags[place] in FINITE), None)
    head = None if before is None else sources.subject_of(view, before)
    cue = next((cue for cue in cues_at(view, verb) if "clause" in cue.row.frames), None)
    if cue is None or head is None or head >= verb or FINITE.isdisjoint(view.tags[verb:last]):
        return None
    source = sources.phrase(view, head, first, before or verb)
    return Draft(rule=cue.row.frames["clause"], content=[(cue.end, last)], cue=(verb, cue.end), source=source, head=head, frame="clause")


def _shared(view: View, cue: Cue, content: list[Range]) -> Draft:
    """The draft of a cue verb whose subject belongs to what is said, from whoever it names ("is expected by analysts to rise")."""
    rule = cue.row.passive.get("raised") or cue.row.frames["raised"]
    head = sources.agent_of(view, cue.verb)
    source = None if head is None else sources.phrase(view, head, cue.end, content[-1][0])
    return Draft(rule=rule, content=content, cue=(cue.verb, cue.end), source=source, head=head, denied=cue.denies(view), frame="raised")


def _draft(view: View, cue: Cue, frame: str, content: Range, first: int) -> Draft:
    source, head = _source(view, cue, content, first)
    rule = cue.row.frames.get(frame) or cue.row.passive[frame]
    draft = Draft(rule=rule, content=[content], cue=(cue.verb, cue.end), source=source, head=head, denied=cue.denies(view), frame=frame)
    draft.outer = _quoted_by(view, draft)
    return draft


def _source(view: View, cue: Cue, content: Range, first: int) -> tuple[Range | None, int | None]:
    """The phrase that is the source of a cue verb, and its head."""
    verb = cue.verb
    opened = parenthesis.opening(view, verb) if view.tags[verb] in {"NN", "NNS"} else None
    if opened is not None:
        return opened
    head = sources.agent_of(view, verb) if cue.passive else sources.subject_of(view, sources.sayer(view, verb))
    if head is None and not cue.passive:
        head = sources.before_verb(view, verb, first)
    if head is None and not cue.passive and view.deps[verb] == "ROOT" and content[0] > verb:
        return sources.across_insertion(view, verb, view.sentence(verb)[0]) or (None, None)
    if head is None or content[0] <= head < content[1]:
        return None, None
    if head < verb:
        return sources.with_noun(view, sources.phrase(view, head, view.sentence(head)[0], verb), head, verb)
    return sources.phrase(view, head, verb + 1, content[0] if content[0] > head else len(view)), head


def _quoted_by(view: View, draft: Draft) -> Draft | None:
    """Whoever quotes the source ("was quoted by Harlow News as saying")."""
    link = view.head[draft.cue[0]] if draft.cue else -1
    if link < 0 or view.lower[link] != "as":
        return None
    quoting = view.head[link]
    agent = sources.agent_of(view, quoting)
    if agent is None or view.lemma(quoting) not in words.verbs():
        return None
    source = sources.phrase(view, agent, quoting + 1, link)
    return Draft(rule=draft.rule, content=list(draft.content), cue=(quoting, quoting + 1), source=source, head=agent, frame=draft.frame)


def _kept(view: View, draft: Draft) -> Draft | None:
    """The draft, where source and content are of those that its row is kept to."""
    manner = words.manners()[draft.rule]
    if unsaid.is_unsaid(view, draft):
        return None
    if (manner.by or manner.of) and not _is_kept(view, draft, manner):
        return None
    if manner.nobody:
        draft.source = draft.head = None
    return draft


def _is_kept(view: View, draft: Draft, manner: words.Manner) -> bool:
    """Whether the content begins with what a row is kept to, or a source of its kind tells it ("puts the death toll at 40")."""
    start, end = draft.content[0]
    verb = draft.cue[0] if draft.cue is not None else -1
    going = view.kids(verb, "aux") if verb >= 0 and view.tags[verb] == "VBG" else []  # "is looking for"
    now = verb >= 0 and any(view.tags[place] in PRESENT for place in (verb, *going))
    timely = not manner.now or now
    if manner.of and timely and any(view.lemma(token) in words.part(manner.of) for token in range(start, min(end, start + _NEAR))):
        return True
    if manner.of and " ".join(view.lower[start : start + 2]) in words.part("measured_again"):
        return True
    if not manner.by or not words.part("poll_methods").isdisjoint(view.lower[start : min(end, start + _NEAR)]):
        return False
    if draft.head is None or view.lemma(draft.head) not in manner.by:
        return False
    has = draft.cue is not None and view.lemma(draft.cue[0]) in words.part("having")
    return not has or view.tags[draft.head] != "NNP" or view.lower[draft.head] in words.part("passage_nouns")  # "Harlow Data had losses"


def _raised(view: View, cue: Cue, found: Complement, within: Range) -> Draft | None:
    """What is said of a subject, by nobody in particular ("sales are expected to reach $2bn")."""
    first, last = within
    subjects = [kid for kid in view.children[cue.verb] if view.deps[kid] in {"nsubj", "nsubjpass"} and kid < cue.verb]
    if not subjects:
        return None
    who = sources.phrase(view, subjects[-1], first, cue.verb)
    return _shared(view, cue, [who, extent(view, cue.verb, found.first, last)])
