"""Which figure before it has the measure that a figure does not name itself: restatements, lists, ellipsis, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, put_in_place
from claimx.claims.grammar import is_passive, subject
from claimx.claims.measure import nouns
from claimx.claims.measure.alike import Before, is_expected, is_of_size, like, of_like_size, same_kind
from claimx.claims.measure.comparing import (
    is_as_many,
    is_as_much,
    is_compared,
    is_held_against,
    is_more_of_the_group,
    is_more_of_the_same,
    is_other_side,
    is_other_trade,
    is_times_that,
    is_trailing,
)
from claimx.claims.measure.joined import is_bracket_of_list, is_coordinated, is_joined
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.noun_run import inside
from claimx.claims.measure.of_phrase import of_phrase
from claimx.claims.measure.pointing import (
    among_them,
    has_pronoun_subject,
    has_share,
    is_goal,
    is_of_pronoun,
    is_of_that,
    is_of_them,
    is_of_total,
    is_stake,
    moves_pronoun,
    noun_of_which,
)
from claimx.claims.measure.restating import is_restatement, is_since
from claimx.claims.measure.shared_out import counted_before, is_one, meant_by_them
from claimx.claims.measure.states import being
from claimx.claims.measure.takings import is_ranked
from claimx.claims.parse import Token


def by_form(draft: Draft, before: Before) -> Draft | None:
    """The draft whose measure a figure has by its form: a restatement, a list in brackets, "another 40", "a third of them"."""
    here, frame = before.here, draft.frame
    if being(frame) is not None or among_them(frame) is not None or inside(frame) is not None:
        return None  # "three pupils out of five", "40% favorable and 52% unfavorable", "eight of them Americans"
    if (beside := _beside(draft, here)) is not None:
        return beside
    if is_more_of_the_same(frame) and not words.lemma_in(frame.governor, measure_words.EACH_COSTS):
        return of_like_size(draft, before.paragraph)
    if here and is_more_of_the_group(frame) and nouns.is_share(here[-1].frame):
        return here[-1]
    ranked = frame.quantity.kind in ("count", "percent") and frame.head.dep_ == "pobj" and is_ranked(frame)
    other = same_kind(draft, before.paragraph) if ranked else None
    if other is not None and (frame.quantity.kind == "count" or other.found_by.get("measure") == "measure.share-of"):
        return other  # "slumped to third with 4,275", "was first, with 88% of its trains on time. … came last on 76%"
    if is_as_many(frame):
        return next((d for d in reversed(before.paragraph) if d.frame.quantity.kind == "count" and d.frame.quantity.value >= 1), None)
    if (listed := _of_which(draft, before)) is not None:
        return listed
    if not (is_of_them(frame) or is_times_that(frame)) or _has_noun_before(frame, before) or is_stake(frame) or _makes_up(frame):
        return None
    if is_of_that(frame) or is_times_that(frame):
        last = before.paragraph[-1] if before.paragraph else None
        return last if last is not None and last.measure is not None and not _is_plural(last) else None
    return counted_before(before) or (next(iter([*here[-1:], *before.earlier[-1:]]), None) if is_of_total(frame) else None)


def _beside(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """The draft of the same sentence whose measure a figure has by how it stands beside it."""
    if not here:
        return None
    frame, last = draft.frame, here[-1]
    if is_restatement(draft, last) or is_trailing(frame, last, alone=len(here) == 1) or is_bracket_of_list(frame):
        return last
    if is_coordinated(frame, last.frame) or is_as_much(frame) or is_held_against(frame, last):
        return last
    if draft.role == "baseline" and is_since(frame, last.frame):
        return like(draft, here)
    ranked = frame.head.dep_ == "pobj" and ((frame.quantity.kind != "money" and is_ranked(frame)) or put_in_place(frame) is not None)
    if ranked and (other := like(draft, here)):
        return other
    return last if not is_more_of_the_same(frame) and is_joined(frame, last) else None


def by_need(draft: Draft, before: Before, *, has_weak: bool) -> Draft | None:
    """The draft whose measure a figure without one of its own has, or None if its verb or a noun near by may tell."""
    frame, last = draft.frame, like(draft, before.here)
    if is_of_them(frame) and not (is_of_that(frame) or is_of_total(frame)) and (group := meant_by_them(before)) is not None:
        return group
    if draft.role == "baseline" and (last is not None or (before.here and nouns.is_bare_count(frame))):
        return last or before.here[-1]
    if (twin := _of_same_deed(draft, before)) is not None:
        return twin
    shares = _is_bare_share(frame)
    speaks = frame.relation == "subject" and words.lemma_in(frame.governor, measure_words.ANSWER_VERBS)
    near = has_weak or any(nouns.is_share(d.frame) for d in before.paragraph)
    whole = counted_before(before, *(() if near else (before.recent,)), who_speak=speaks) if shares else None
    own = has_weak and frame.quantity.kind == "money" and last is not None and frame.verb != last.frame.verb  # "but only $6m was spent"
    if whole is None and not own and not (shares and has_weak) and frame.relation in ("subject", "fragment", "apposition"):
        whole = last
    if whole is not None and not (shares and has_weak and frame.head.dep_ != "nsubjpass" and is_one(whole)):
        return whole
    other = (
        _of_it(draft, before)
        or _fine_before(draft, before)
        or _by_construction(draft, before)
        or (_same_kind_near(draft, before) if _is_bare_thing(frame) else None)
    )
    if other is not None and has_weak and _is_first_sale(frame, other):
        return None
    if other is not None:
        return None if has_weak and is_other_trade(frame, other) else other
    other = same_kind(draft, before.here)
    if other is None and not has_weak and has_pronoun_subject(frame):
        return same_kind(draft, before.recent) or (like(draft, before.recent) if draft.role == "change" else None)
    return other if not has_weak or (other is not None and is_other_side(frame, other.frame)) else None


def _of_same_deed(draft: Draft, before: Before) -> Draft | None:
    """The share of a whole told with the same verb: "The rich paid 40 percent of all taxes. The poor paid 3 percent."."""
    frame = draft.frame
    verb, behind = frame.governor, frame.doc.lower(frame.span.end)
    bare = frame.quantity.kind == "percent" and frame.relation == "object" and of_phrase(frame) is None
    if not bare or verb is None or verb.lemma in words.BEING or behind in measure_words.MORE_OR_LESS:
        return None
    for other in reversed((*before.recent, *before.paragraph)):
        same = other.frame.governor is not None and other.frame.governor.lemma == verb.lemma and other.frame.relation == "object"
        if same and other.found_by.get("measure") == "measure.share-of" and other.frame.quantity.kind == "percent":
            return other
    return None


def _by_construction(draft: Draft, before: Before) -> Draft | None:
    """The draft that a pronoun, a verb of expecting, a comparison or a price of bare things points back to."""
    frame = draft.frame
    if before.here and is_compared(frame) and not (frame.quantity.kind == "money" and before.here[-1].frame.quantity.kind == "count"):
        return before.here[-1]  # "12% more than in 2016", but "four rivals, one of which bid £4m less"
    if (has_pronoun_subject(frame) or has_share(frame)) and (other := same_kind(draft, before.paragraph)):
        return other
    if draft.role == "change" and moves_pronoun(frame) and (other := like(draft, before.paragraph)):
        return other
    if before.here and is_goal(frame) and moves_pronoun(frame):
        return before.here[-1]
    expected = frame.preposition is None or frame.preposition.lower_ not in words.GOAL_WORDS
    given = frame.governor is not None and is_passive(frame.governor)  # "has been given only $28m"
    looks = words.lemma_in(frame.governor, measure_words.EXPECTING_VERBS) or _is_forecast(frame)
    if expected and not given and looks:
        bare = nouns.is_bare_count(frame)
        others = subject(frame.governor) if frame.governor is not None and not before.paragraph else None
        near = before.recent if words.lemma_in(others, measure_words.WATCHERS) else before.paragraph
        same = [d for d in near if is_expected(frame.quantity, d.frame.quantity) or (bare and is_of_size(frame, d.frame))]
        if same:
            return same[-1]
    if words.lemma_in(frame.governor, measure_words.PAYING_VERBS) and (price := _price_before(draft, before)):
        return price
    if is_of_pronoun(frame) and (other := _same_kind_near(draft, before)):
        return other
    goods = frame.relation == "subject" and words.lemma_in(frame.governor, measure_words.TRADING_VERBS)  # "72,000 were sold"
    if _is_bare_thing(frame) and words.lemma_in(frame.governor, words.PAYMENT_VERBS) and not goods:
        return next((other for other in reversed(before.paragraph) if other.frame.quantity.kind == "money"), None)
    return None


def _of_it(draft: Draft, before: Before) -> Draft | None:
    """The length or weight before that "it" is when a bare number tells it again: "We had 17mm of rain. Normally it is 120."."""
    frame = draft.frame
    thing = subject(frame.governor) if frame.governor is not None and words.lemma_in(frame.governor, words.BEING) else None
    if thing is None or thing.lower_ not in measure_words.THAT or not nouns.is_bare_count(frame) or nouns.is_share(frame):
        return None
    return next((d for d in reversed(before.paragraph) if d.measure is not None and is_of_size(frame, d.frame)), None)


def _is_forecast(frame: Frame) -> bool:
    """Whether a bare figure is what somebody forecast by a form that taggers take for the noun: "having earlier forecast 50p"."""
    before = frame.doc[frame.lead - 1]
    return (
        before.dep_ == "compound"
        and words.lemma_in(before, measure_words.EXPECTING_VERBS)
        and words.lemma_in(frame.governor, words.OBLIGING_VERBS)
    )


def _price_before(draft: Draft, before: Before) -> Draft | None:
    """The price, bill or fare told before that somebody pays: "The average bill is £300. … Londoners pay £340."."""
    verb = draft.frame.governor
    thing = subject(verb) if verb is not None else None
    if thing is None or thing.tag_ not in ("NNS", "NNPS"):
        return None
    return next((d for d in reversed(before.paragraph) if words.lemma_in(d.head, measure_words.PRICES)), None)


def _fine_before(draft: Draft, before: Before) -> Draft | None:
    """The fine told before that another has to pay as well: "Norbois got a penalty of €140m. Harlow must pay €133m."."""
    verb = draft.frame.governor
    pays = draft.frame.quantity.kind == "money" and words.lemma_in(verb, measure_words.PAYING_VERBS, measure_words.FINDING_VERBS)
    if not pays or verb is None or not any(child.tag_ == "MD" and child.lower_ in measure_words.MUST for child in verb.children):
        return None
    near = reversed((*before.recent, *before.paragraph))
    return next((d for d in near if words.lemma_in(d.head, measure_words.FINES) and d.frame.quantity.kind == "money"), None)


def _is_plural(draft: Draft) -> bool:
    """Whether a figure counts things, for which "it" cannot stand."""
    return draft.frame.quantity.kind == "count" and draft.head is not None and draft.head.tag_ in ("NNS", "NNPS")


def _is_first_sale(frame: Frame, other: Draft) -> bool:
    """Whether a verb of selling or making tells what a number is of, which the figure before is not: "hits. Her debut has sold 90,000"."""
    if frame.relation != "object" or not words.lemma_in(frame.governor, measure_words.TRADING_VERBS):
        return False
    made = [other.frame.governor, other.head, None if other.head is None else other.head.head]
    return not any(words.lemma_in(token, measure_words.TRADING_VERBS) for token in made)


def _same_kind_near(draft: Draft, before: Before) -> Draft | None:
    return same_kind(draft, before.paragraph) or same_kind(draft, before.recent)


def _has_noun_before(frame: Frame, before: Before) -> bool:
    """Whether the noun right before tells what "of which" means, or "of them" where the sentence has counted nothing yet."""
    of = of_phrase(frame)
    relative, noun = of is not None and of.tag_[0] == "W", noun_of_which(frame)
    if noun is not None and before.here and _is_inside(noun, frame, before.here[-1]):
        return False
    return (relative or not before.here) and noun is not None


def _is_inside(noun: Token, frame: Frame, last: Draft) -> bool:
    """Whether a noun only describes what the figure before has counted: "40 units in tax havens, 12 of which are shut"."""
    counts = last.head is not None and last.head != noun and last.head.tag_ == "NNS" and last.head.is_ancestor(noun)
    return counts and last.frame.quantity.kind == frame.quantity.kind == "count" and frame.quantity.value < last.frame.quantity.value


def _of_which(draft: Draft, before: Before) -> Draft | None:
    """The figure right before "of which 45% goes to schools" or "of whom 40 are women"."""
    doc, at = draft.frame.doc, draft.frame.lead
    if not before.here or at < 2 or doc[at - 1].tag_[0] != "W" or doc[at - 2].lower_ not in words.SHARED_OF:
        return None
    last = before.here[-1]
    return last if last.measure is not None else None


def _makes_up(frame: Frame) -> bool:
    """Whether a subject that is measured itself makes up a share of the total: "online sales make up a quarter of the total"."""
    if not is_of_total(frame) or frame.verb is None or not words.lemma_in(frame.verb, words.LEVEL_VERBS):
        return False
    thing = subject(frame.verb)
    return thing is not None and not measure_words.can_act(thing) and measurable(frame, thing) is not None


def _is_bare_share(frame: Frame) -> bool:
    """Whether a share is of a whole that has been named before: "Only 7% wanted one"."""
    return nouns.is_share(frame) and (frame.relation == "subject" or words.lemma_in(frame.governor, measure_words.CONSTITUTING_VERBS))


def _is_bare_thing(frame: Frame) -> bool:
    """Whether a count without a noun acts or is acted on: "couriers shed 32,000", "two in that batch were sent back"."""
    if frame.relation == "object":
        return nouns.is_bare_count(frame) and not words.lemma_in(frame.governor, words.LEVEL_VERBS)
    return frame.relation == "subject" and nouns.is_bare_count(frame)
