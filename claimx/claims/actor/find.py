"""Who a figure is about: what its own sentence says, and where that says nothing, what is in focus around it.

Rules go from near to far: the figure that shares its measure, the sentence, the paragraph, the source, the article
(attentional state after Grosz & Sidner, 1986, flattened to layout). What they find beyond the figure's own clause is one
of several candidates, which `ranking` weighs against each other and against nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimx.actors.words import part, pronouns
from claimx.claims import measure_words, words
from claimx.claims.actor.again import awaited, of_pronoun
from claimx.claims.actor.agentless import of_employer, of_seller
from claimx.claims.actor.beside import housed, in_front_of_bracket, of_figure
from claimx.claims.actor.contenders import contenders
from claimx.claims.actor.cut_short import contrasted, other_people, people_left, remnant, respective
from claimx.claims.actor.doing import is_beside, verbs_above, who_may_do
from claimx.claims.actor.focus import from_focus
from claimx.claims.actor.harm import are_struck, tells_of_harm
from claimx.claims.actor.having import given_by, had_by
from claimx.claims.actor.issuer import entry, issuer
from claimx.claims.actor.listing import for_whom, listed
from claimx.claims.actor.market import of_market
from claimx.claims.actor.naming import with_owner
from claimx.claims.actor.observers import observes
from claimx.claims.actor.pointing import goes_with, of_change, of_pointing, of_that, same
from claimx.claims.actor.polled import answers
from claimx.claims.actor.ranking import weighed
from claimx.claims.actor.sentence import find_actor
from claimx.claims.actor.shares import fronted, of_answers, of_bare_share, of_some
from claimx.claims.actor.standing import Standing
from claimx.claims.actor.theme import of_country, of_theme
from claimx.claims.actor.things import GONE_ON, is_of_accounts, measures_business
from claimx.claims.actor.verdict import Verdict
from claimx.claims.actor.whole import (
    is_anyones,
    is_general_price,
    is_judged,
    is_market_price,
    is_meanwhile,
    is_nobodys,
    is_of_all,
    is_of_others,
    is_only_found,
    is_tally,
    is_whole,
    is_worldwide,
)
from claimx.claims.belonging import owner
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import is_verb, subject
from claimx.claims.owner import acting, noun_phrase
from claimx.claims.parse import Token
from claimx.claims.scene import Scene
from claimx.claims.whither import tells_when
from claimx.model import Mention

# How many figures back an actor may be in focus.
_REACH = 200
# How many paragraphs back the accounts of a firm may stand beside whose costs are told.
_ACCOUNTS_REACH = 2
# How many words behind a view of a firm's figures these are named.
_VIEW_REACH = 5
# What tells that a figure is nobody's.
_OF_NOBODY = (
    is_judged,
    is_only_found,
    is_whole,
    is_tally,
    is_of_others,
    is_anyones,
    is_nobodys,
    is_meanwhile,
    is_of_all,
    is_market_price,
    is_general_price,
    is_worldwide,
)
# What the recogniser may take a firm for that publishes results.
_FIRMS = frozenset({"ORG", "PERSON", "PRODUCT"})
# What gives a figure an actor of its own where it shares the measure and the clause of another.
_OF_ITS_OWN = (in_front_of_bracket, of_figure, housed, had_by, given_by)
_OWN_RULES = ("actor.owner-of-measure", "actor.possessor", "actor.doer", "actor.in-clause")


def set_actors(drafts: Sequence[Draft], scene: Scene) -> None:
    """Fill the actors of a document's drafts, given in text order with their measures."""
    for draft in drafts:
        if draft.restates is None and (found := _of_own_words(draft)):
            draft.actor, draft.found_by["actor"] = found
    sides = None
    for one, two in pairwise(drafts):
        if pair := contenders(one, two, sides):
            sides = pair
            for draft, mention in zip((one, two), pair, strict=True):
                draft.actor, draft.found_by["actor"] = mention, "actor.contender"
    for draft, mention in respective(drafts, scene):
        draft.actor, draft.found_by["actor"] = mention, "actor.respective"
    standing = Standing.of(scene, drafts)
    for number, draft in enumerate(drafts):
        before = drafts[max(0, number - _REACH) : number]
        if draft.actor is not None:
            continue
        around = _around(draft, before, standing)
        if around is not None:
            draft.actor, draft.found_by["actor"] = around
    _name_owners(drafts, scene)


def _name_owners(drafts: Sequence[Draft], scene: Scene) -> None:
    """Give the actors without a name those of whose they are."""
    for draft in drafts:
        if draft.actor is not None:
            draft.actor = with_owner(draft.actor, scene)


def _around(draft: Draft, before: Sequence[Draft], standing: Standing) -> Verdict | None:
    """The actor of a figure whose own words and sentence give none."""
    found = same(draft) or of_pointing(draft, before) or of_theme(draft, before, standing) or _of_house(draft, standing.topic)
    of_trade = found is None and _is_of_trade(draft, before)
    found = found or _of_officer(draft, before, standing) or (None if of_trade else _of_accounts(draft, before, standing))
    found = found or of_market(draft) or of_some(draft, before) or of_change(draft, before) or of_that(draft, before)
    found = found or of_answers(draft, before) or of_bare_share(draft) or awaited(draft, before) or of_pronoun(draft, before)
    of_voters = answers(draft) and draft.frame.quantity.kind == "percent"  # whoever is named in what they say, it is not theirs
    nobody = of_trade or of_voters or tells_of_harm(draft) or any(rule(draft) for rule in _OF_NOBODY)
    nobody = nobody or _goes_on_from_nobodys(draft, before)
    if found is None and not nobody:
        found = weighed(draft, before, standing, from_focus(draft, before, standing)) or of_country(draft, standing)
        if found is None and (firm := issuer(draft, before, standing)):
            found = firm, "actor.issuer"
        found = found or of_seller(draft, before, standing) or of_employer(draft, before, standing)
    return found if nobody else found or _bare(draft)


def _goes_on_from_nobodys(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether a figure goes on about one that was nobody's: "coil sells for $500 a tonne. In May it was $330"."""
    other = draft.shares
    if words.lemma_in(draft.head, measure_words.TOTALS) and before and before[-1].frame.sentence.start == draft.frame.sentence.start:
        other = before[-1]
    elif other is None and draft.found_by.get("measure") in GONE_ON:
        other = next((earlier for earlier in reversed(before) if earlier.measure is not None and earlier.measure is draft.measure), None)
    return other is not None and other.actor is None and (is_general_price(other) or is_worldwide(other))


def _is_of_trade(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether a body that watches a trade tells of sales or the like that are no firm's: "sales rose 3%, the Retail Alliance said"."""
    if not is_of_accounts(draft):
        return False
    source = None if draft.teller is None else draft.teller.source
    if source is not None:
        return any(word.lower() in measure_words.TRADE_BODIES for word in source.name.split())
    return bool(before) and before[-1].paragraph == draft.paragraph and _is_nobodys_trade(before[-1])


def _is_nobodys_trade(last: Draft) -> bool:
    """Whether what such a body says of sales was found to be nobody's, so that what goes on from it is nobody's either."""
    return last.actor is None and last.teller is not None and _is_of_trade(last, ())


def _bare(draft: Draft) -> Verdict | None:
    """The body without a name that does what a figure tells of, where nobody is named that it could be: "the plant employs 400"."""
    for verb in verbs_above(draft):
        thing = who_may_do(verb, draft)
        if thing is None or is_beside(thing, draft):
            continue
        if thing.tag_ == "NN" and words.is_definite(thing) and measure_words.can_act(thing):
            return noun_phrase(thing), "actor.doer"
    return None


def _of_officer(draft: Draft, before: Sequence[Draft], standing: Standing) -> Verdict | None:
    """The house of an officer who tells of business that nobody is said to own: "costs must fall 5%, said the chairman of Harlow Foods"."""
    source = None if draft.teller is None else draft.teller.source
    if source is None or source.name not in standing.houses:
        return None
    if not (measures_business(draft) or words.lemma_in(draft.head, measure_words.OWN_COSTS) or _is_view_of_business(draft.head)):
        return None
    house = standing.houses[source.name] or _firm_in_focus(before, standing)
    return None if house is None else (house, "actor.house")


def _is_view_of_business(noun: Token | None) -> bool:
    """Whether a noun is for a view of a firm's figures: "his forecast for profit"."""
    if noun is None or not words.lemma_in(noun, measure_words.VIEWS):
        return False
    behind = noun.doc[noun.i + 1 : min(noun.i + _VIEW_REACH, noun.sent.end)]
    return any(words.lemma_in(token, measure_words.COMPANY_NOUNS) for token in behind)


def _firm_in_focus(before: Sequence[Draft], standing: Standing) -> Mention | None:
    """The firm that an article is about, or else the last that a figure was about."""
    if standing.topic is not None and standing.topic.label == "ORG":
        return standing.topic
    firms = (earlier.actor for earlier in reversed(before) if earlier.actor is not None and earlier.actor.label == "ORG")
    return next((firm for firm in firms if not standing.observes(firm)), None)


def _of_own_words(draft: Draft) -> Verdict | None:
    """The actor that a figure's own words and sentence give."""
    if are_struck(draft) or is_tally(draft) or is_of_others(draft) or is_nobodys(draft) or is_meanwhile(draft):
        return None
    if next_one := listed(draft) or for_whom(draft) or other_people(draft):
        return next_one, "actor.listed"
    if named := entry(draft):
        return named, "actor.entry"
    if left := people_left(draft):
        return left, "actor.contrasted"
    if some := fronted(draft):
        return some, "actor.counted-group"
    if draft.found_by.get("measure") != "measure.away" and (contrast := remnant(draft) or contrasted(draft)):
        return contrast, "actor.contrasted"
    alone = not goes_with(draft) or any(rule(draft) is not None for rule in _OF_ITS_OWN)
    return find_actor(draft) if alone else None


def _of_house(draft: Draft, topic: Mention | None) -> Verdict | None:
    """Whom "we" and "our" mean where the speaker's house is not named: the body that the article is about."""
    if draft.attribution is None:
        return None
    topic = _whose_officer(draft) or topic
    if topic is None or topic.label != "ORG":
        return None
    verb = draft.frame.verb
    near = [None if verb is None else subject(verb), *(() if draft.head is None else draft.head.children)]
    for token in near:
        pronoun = None if token is None else pronouns().get(token.lower_)
        if token is not None and pronoun is not None and pronoun.speaker == "organisation":
            mention = draft.frame.scene.mention(token)
            return (topic, "actor.topic") if mention is None or mention.antecedent is None else None
    return None


def _whose_officer(draft: Draft) -> Mention | None:
    """The house of an officer quoted without one: whoever acts in the sentence before ("Ryanco turned it down. …, said chairman …")."""
    source = None if draft.attribution is None else draft.attribution.source
    if source is None or part("cues.officers").isdisjoint(source.text.lower().split()):
        return None
    start = draft.frame.sentence.start
    root = draft.frame.doc[start - 1].sent.root if start else None
    thing = subject(root) if root is not None and is_verb(root) else None
    found = None if thing is None else acting(thing, draft.frame)
    return found if found is not None and found.label == "ORG" and not observes(found) else None


def _of_accounts(draft: Draft, before: Sequence[Draft], standing: Standing) -> Verdict | None:
    """Whose profit, sales and the like are that nobody is said to own: the firm's in focus, else that of the accounts before."""
    if not measures_business(draft):
        return _of_costs(draft, before, standing)
    if told := _who_reports(draft) or _apposed_teller(draft):
        return told, "actor.same-accounts"
    if draft.role == "baseline" and before and _is_set_against(draft, before[-1]):
        return None if before[-1].actor is None else (before[-1].actor, "actor.same-sentence")
    nearest = from_focus(draft, before, standing)
    if nearest is not None and not _keeps_accounts(nearest[0], before, standing):
        nearest = None
    if nearest is not None and nearest[1] != "actor.topic":
        return nearest
    owners = (earlier.actor for earlier in reversed(before) if earlier.actor is not None and is_of_accounts(earlier))
    return next(((owner, "actor.same-accounts") for owner in owners if _keeps_accounts(owner, before, standing)), nearest)


def _is_set_against(draft: Draft, earlier: Draft) -> bool:
    """Whether a figure of accounts is what another is compared with: "the unit posted earnings of $3m, compared with a loss of $2m"."""
    return earlier.frame.verb is not None and draft.frame.sentence.start == earlier.frame.sentence.start and is_of_accounts(earlier)


def _who_reports(draft: Draft) -> Mention | None:
    """Whose results the sentence before speaks of: "The deal came with results from Nordhav. Net profit was $3m"."""
    frame = draft.frame
    start = frame.sentence.start
    before = frame.doc[start - 1].sent if start else ()
    results = [token for token in before if token.lemma in measure_words.RESULTS]
    owners = (owner(token, frame, place=False) for token in results)
    return next((found for found in owners if found is not None and found.label in _FIRMS and not observes(found)), None)


def _apposed_teller(draft: Draft) -> Mention | None:
    """The body whose name stands behind a noun for it as the source: "Nordhav's tyre unit, Alder Rubber, said profit fell"."""
    source = None if draft.teller is None else draft.teller.source
    if source is None or source.label is not None:
        return None
    named = [mention for mention in draft.frame.scene.mentions.within(source.start, source.end) if mention.label == "ORG"]
    if not named or named[-1].end != source.end or observes(named[-1]):
        return None
    apposed = draft.frame.doc.span_at(named[-1].start, named[-1].end)
    return named[-1] if apposed is not None and apposed.root.dep_ == "appos" else None


def _of_costs(draft: Draft, before: Sequence[Draft], standing: Standing) -> Verdict | None:
    """Whose costs and business stand bare soon after the accounts of a firm: "turnover fell to £3m, while wages climbed to £2m"."""
    head = draft.head
    if head is None or head.dep_ not in ("nsubj", "nsubjpass") or not _is_of_costs(head, draft.frame):
        return None
    for last in reversed(before):
        if draft.paragraph - last.paragraph > _ACCOUNTS_REACH:
            break
        if last.actor is not None and is_of_accounts(last):
            same = last.frame.sentence.start == draft.frame.sentence.start
            firm = _keeps_accounts(last.actor, before, standing) or (same and last.actor.label is not None)
            return (last.actor, "actor.same-accounts") if firm else None
    topic = standing.topic
    return (topic, "actor.topic") if topic is not None and topic.label == "ORG" and not standing.observes(topic) else None


def _is_of_costs(noun: Token, frame: Frame) -> bool:
    """Whether a noun tells of costs that nobody is said to have: "wages", "cash reserves", "orders in May", not "the cost of gas"."""
    beside = any(child.dep_ == "compound" and words.lemma_in(child, measure_words.COSTS) for child in noun.children)
    aside = (child for child in noun.children if child.dep_ == "prep" and (child == frame.preposition or tells_when(frame, child)))
    told = {child.dep_ for child in {*noun.children} - {*aside} if child.dep_ in ("det", "poss", "prep")}
    if (beside and told <= {"det"}) or (noun.tag_ == "NNS" and not told and words.lemma_in(noun, measure_words.PLURAL_COSTS)):
        return True
    return words.lemma_in(noun, measure_words.COSTS) and not told


def _keeps_accounts(mention: Mention, before: Sequence[Draft], standing: Standing) -> bool:
    """Whether a body is a firm: by its name, or since figures of accounts were said to be its ("profits at Harlow Bank")."""
    if mention.label != "ORG" or not standing.observes(mention):
        return mention.label == "ORG"
    told = (earlier for earlier in before if earlier.actor is not None and earlier.actor.name == mention.name)
    return any(earlier.found_by["actor"] in _OWN_RULES and is_of_accounts(earlier) for earlier in told)
