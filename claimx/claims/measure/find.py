"""What a figure measures or counts: its own noun, what its clause says of it, or the measure of a figure before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, is_verb
from claimx.claims.measure import (
    ages,
    amounts,
    answers,
    beside,
    changes,
    clauses,
    comparing,
    deeds,
    degrees,
    distances,
    entities,
    groups,
    labels,
    lengths,
    limits,
    margins,
    moves,
    noun_run,
    nouns,
    of_phrase,
    people,
    pointing,
    prices,
    reckoned,
    resorts,
    states,
    tallies,
)
from claimx.claims.measure.alike import Before, in_parallel, like, priced_before, same_kind, tells_of_group, told_before
from claimx.claims.measure.phrase import phrase
from claimx.claims.measure.sharing import by_form, by_need
from claimx.claims.measure.takings import audience, charted
from claimx.claims.measure.told import aim, has_own_owner, is_given, told
from claimx.claims.parse import Token

Rule = Callable[[Frame], Token | None]
Found = tuple[Token, str]

OWN_NOUN: tuple[tuple[str, Rule], ...] = (
    ("repeated", deeds.repeated),
    ("counted-noun", noun_run.inside),
    ("share-of", nouns.share_of),
    ("amount-in", amounts.amount_in),
    ("amount-in", amounts.on_price),
    ("as-many", nouns.as_many),
    ("as-many", degrees.as_high),
    ("counted-noun", nouns.counted),
    ("noun-of-figure", nouns.noun_of_figure),
)
CLAUSE: tuple[tuple[str, Rule], ...] = (
    ("being", states.held),
    ("being", states.being),
    ("acted-on", moves.acted_on),
    ("away", distances.away),
    ("gap", margins.gap),
    ("ahead", margins.clear_of),
    ("lasting", lengths.passed),
    ("left", lengths.left),
    ("done", lengths.late),
    ("aged", ages.older),
    ("described", states.equalled),
    ("described", degrees.as_fast),
    ("of-those", groups.at_end),
    ("moved-thing", limits.at_rate),
    ("reckoned", reckoned.put_at),
    *OWN_NOUN,
    ("interval", lengths.interval),
    ("priced", prices.priced),
    ("related", deeds.related),
    ("yielding", deeds.yielding),
    ("worth", deeds.worth),
    ("counted-noun", beside.as_listed),
    ("bracketed", beside.in_front_of_bracket),
    ("labelled", labels.labelled),
    ("captioned", labels.captioned),
    ("or-two", beside.or_two),
    ("counted-noun", beside.behind_participle),
    ("counted-noun", amounts.taken_for_adjective),
    ("stood-for", pointing.of_which_before),
    ("predicate", deeds.sum_given),
    ("predicate", deeds.won_by),
    ("aged", ages.aged),
    ("dealt", prices.dealt),
    ("priced", prices.aside),
    ("priced", prices.purposed),
    ("people", people.people),
    ("tallied", tallies.tallied),
    ("contested", deeds.contested),
    ("level-subject", prices.exchanged),
    ("valued", prices.transferred),
    ("valued", prices.sold_off),
    ("valued", prices.valued),
    ("reckoned", reckoned.reckoned),
    ("described", states.described),
    ("likely", states.likely),
    ("described", states.at_hand),
    ("lacking", margins.falls_short),
    ("absolute", moves.absolute),
    ("supported", answers.shifted),
    ("done", lengths.fallen),
    ("moved-thing", moves.moved),
    ("of-those", groups.of_those),
    ("of-those", groups.gapped),
    ("choosers", clauses.choosers),
    ("surveyed", answers.surveyed),
    ("of-those", groups.of_topic),
    ("predicate", deeds.held_as_owner),
    ("supported", answers.supported),
    ("stood-for", clauses.stood_for),
    ("figure-subject", clauses.of_subject),
    ("having", clauses.having),
    ("outdone", clauses.outdone),
    ("lasting", lengths.lasting),
    ("level-subject", clauses.level),
    ("apposed", beside.apposed),
    ("set-against", comparing.mark_of_that),
    ("moved-entity", entities.moved_entity),
    ("stood-for", pointing.taken_up),
)
WEAK: tuple[tuple[str, Rule], ...] = (
    ("answering", answers.answering),
    ("drawn", people.drawn),
    ("per-share", beside.share),
    ("ahead", margins.ahead),
    ("predicate", deeds.predicate),
    ("done-more", deeds.done_more),
    ("any-subject", clauses.any_subject),
    ("mark", nouns.mark),
)
OF_OTHERS = ("pointed-to", "among-them", "same-as-before")
LAST: tuple[tuple[str, Rule], ...] = (
    ("stood-for", pointing.stood_for_before),
    ("base", of_phrase.base),
    ("people", people.unnamed),
    ("crowd", people.crowd),
    ("done", deeds.done),
    ("of-unit", deeds.of_unit),
    ("lasting", lengths.gone_by),
    ("predicate", resorts.paid),
    ("contested", resorts.divided),
    ("nearest-noun", beside.nearest),
)
RESORT: tuple[tuple[str, Rule], ...] = (("done", resorts.deed),)
_LINES = 8
_INSIDE = (beside.share, noun_run.inside, people.unnamed, states.held)  # may find a word of the figure itself
_NO_WORD = ("measure.any-subject", "measure.mark")  # say least of what is measured
_NO_DEED = ("measure.any-subject", "measure.nearest-noun", "measure.lasting", "measure.apposed")  # say not that a length of time is one
_NO_TIME = ("measure.level-subject", "measure.moved-thing", "measure.stood-for", "measure.having")  # neither, behind a preposition
RULES = frozenset(name for name, _ in (*CLAUSE, *WEAK, *LAST)) | frozenset(OF_OTHERS)


def set_measure(draft: Draft, here: Sequence[Draft], done: Sequence[Draft]) -> None:
    """Fill the measure of a draft; `here` are the drafts before it in its sentence, `done` all those of the sentences before."""
    before = Before.of(draft, here, done)
    shared = by_form(draft, before) or charted(draft, done, here) or audience(draft, done, here)
    found = None if shared is not None else _pointed_to(draft.frame) or _in_parallel(draft, before) or _found(draft, before.here)
    if found is not None and (group := groups.of_figure(draft.frame, found[0])) and tells_of_group(before.paragraph or before.recent):
        found = group, "measure.of-those"
    elif found is not None and (other := told(found, draft, before)) is not None:
        found, shared = None, other
    weak = None if found is not None or shared is not None else _first(WEAK, draft.frame)
    if found is None and shared is None:
        has_weak = weak is not None and weak[1] != "measure.per-share"
        shared = by_need(draft, before, has_weak=has_weak)
    if shared is None and found is None and (weak is None or weak[1] in _NO_WORD):
        shared = told_before(draft, done) or (priced_before(draft, done) if weak is None and not before.here else None)
    if shared is None and found is None:
        found, shared = _at_last(draft, before, weak)
    if found is not None:
        draft.head, draft.found_by["measure"] = found
        draft.measure = phrase(draft.head, draft.frame)
        untimed = found[1] in _NO_DEED or (found[1] in _NO_TIME and (draft.frame.relation == "preposition" or _is_taken_to_do(draft.frame)))
        if untimed and draft.measure.name is None and draft.frame.quantity.unit in words.TIME_UNITS:
            draft.measure = replace(draft.measure, name=measure_words.implied_noun("time"))
    elif (other := shared or like(draft, before.paragraph) or same_kind(draft, before.recent) or _of_list(draft, done)) is not None:
        _share(draft, other)


def _at_last(draft: Draft, before: Before, weak: Found | None) -> tuple[Found | None, Draft | None]:
    """What is left for a figure that nothing tells of: what says least, or else the last figure of its kind before it."""
    found = weak or _first(LAST, draft.frame)
    if found is not None and not _says_little(found, draft.frame):
        return found, None
    shared = same_kind(draft, before.paragraph) or same_kind(draft, before.recent)
    if shared is not None:
        return None, shared
    acts = found is None or found[0].dep_.startswith("nsubj")
    return (_first(RESORT, draft.frame) if acts else None) or found, None


def _found(draft: Draft, here: Sequence[Draft]) -> Found | None:
    """What the figure's own phrase or clause says it measures; a noun of change only where it names an amount."""
    frame = draft.frame
    found = _first(OWN_NOUN if draft.role == "baseline" and here and _is_held_against(frame, here[-1].frame) else CLAUSE, frame)
    if found is not None and found[1] == "measure.noun-of-figure" and (aimed := aim(found[0], frame)) != found[0]:
        return aimed, found[1]
    if found is None or is_verb(found[0]) or not words.lemma_in(found[0], words.CHANGE_NOUNS) or changes.is_amount(found[0], frame):
        return found
    if is_given(found, frame) or frame.quantity.unit in words.TIME_UNITS:
        return found  # "a two-day rally in the capital"
    aside = found[0].dep_ == "appos" or found[0].left_edge.follows_comma
    changed = None if here and aside else changes.changed_thing(found[0], frame)
    if changed is not None:
        return changed, found[1]
    named = next((thing for name in measure_words.ordered("change_of") if (thing := complement(found[0], name)) is not None), None)
    if named is not None and named.tag_.startswith("NNP") and frame.scene.actor(named) is not None and frame.quantity.kind == "percent":
        return named, found[1]  # "a 14% rise in the S&P 500"
    return found


def _is_held_against(frame: Frame, before: Frame) -> bool:
    """Whether a baseline stands in the clause of the figure before, or is a known one of its unit: "against the £17m it made"."""
    known = frame.doc[frame.lead - 1].lower_ in words.DEFINITE_ARTICLES and frame.quantity.unit == before.quantity.unit
    return before.verb == frame.verb or known


def _pointed_to(frame: Frame) -> Found | None:
    """The plural noun that "of them" stands for, where no figure has counted it."""
    if (named := pointing.among_them(frame)) is not None:
        return named, "measure.among-them"
    if not pointing.is_of_them(frame) or pointing.is_of_total(frame):
        return None
    head = pointing.meant_before(frame)
    return None if head is None else (head, "measure.pointed-to")


def _in_parallel(draft: Draft, before: Before) -> Found | None:
    """What a figure of a list is for, found as the figure before it found it."""
    head = in_parallel(draft, before)
    return None if head is None else (head, before.here[-1].found_by["measure"])


def _first(rules: Sequence[tuple[str, Rule]], frame: Frame) -> Found | None:
    for name, rule in rules:
        head = rule(frame)
        if head is not None and (rule in _INSIDE or not frame.span.start <= head.i < frame.span.end):
            return head, f"measure.{name}"
    return None


def _is_taken_to_do(frame: Frame) -> bool:
    """Whether a length of time is what something takes to be done: "the homes take 11 weeks to sell"."""
    return frame.relation == "object" and frame.span.end < frame.sentence.end and frame.doc[frame.span.end].tag_ == "TO"


def _says_little(found: Found, frame: Frame) -> bool:
    """Whether a last resort finds a doer, a mere mark, or a verb of having, which tells nothing of a length: "the town got 17 inches"."""
    head, rule = found
    if rule == "measure.people":
        return head == people.unnamed(frame)  # "400 foxes were culled. This year there will be thousands."
    if rule == "measure.mark":
        return words.lemma_in(head, measure_words.PLAIN_MARKS)
    if rule == "measure.done":
        if frame.quantity.kind == "money" and words.lemma_in(head, measure_words.FINDING_VERBS):
            return True
        had = frame.relation == "object" and frame.quantity.kind == "physical" and frame.quantity.unit not in words.TIME_UNITS
        return had and words.lemma_in(head, words.HOLDING_VERBS, measure_words.EXPECTING_VERBS)
    aside = head.dep_ == "pobj" and head.head.lower_ not in words.SHARED_OF and frame.quantity.kind in ("percent", "count")
    aside = aside and head.lemma not in measure_words.GROWTH_NOUNS  # "in the third quarter growth picked up to 4%"
    return rule == "measure.nearest-noun" and (aside or measure_words.can_act(head))


def _of_list(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """The last figure of its kind in the lines before, for one that has nothing but a name beside it: "Ruiz: 1,769"."""
    frame = draft.frame
    if frame.verb is not None or frame.quantity.kind != "count" or not frame.scene.text[: frame.quantity.start].rstrip().endswith(":"):
        return None
    return same_kind(draft, done[-_LINES:])


def _share(draft: Draft, other: Draft) -> None:
    draft.measure = other.measure
    if other.paragraph == draft.paragraph and not has_own_owner(draft, other):
        draft.head, draft.shares = other.head, other
    if draft.measure is not None:
        draft.found_by["measure"] = "measure.same-as-before"
