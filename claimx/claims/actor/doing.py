"""Who does what a figure tells of: the subjects of the verbs above it, the agents of passives, those who plan."""

from __future__ import annotations

from collections.abc import Iterator

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.actor.bearing import bearer, gives, is_borne, sentenced
from claimx.claims.actor.described import is_unnamed, resident, someone_described
from claimx.claims.actor.naming import antecedent, apposed_name, said_to_be, someone_telling, spoken_of, told_before, whose_house
from claimx.claims.actor.opinions import only_finds, only_judges, only_thinks, would_see
from claimx.claims.actor.things import is_object_of, measures_business, new_thing, stands_for_measure
from claimx.claims.belonging import owner, possessor_of
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, has_own_subject, is_passive, is_plan_of_others, is_verb, subject
from claimx.claims.owner import acting, body, is_event
from claimx.claims.parse import Token
from claimx.model import Attribution, Mention

_MAX_STEPS = 8
# Tags of what is done by whom "by" names: "a bid by Hart", "92%-owned by Hart".
_DONE = frozenset({"NN", "NNS", "VBN", "VBD", "JJ"})


def doer(draft: Draft) -> Mention | None:
    """The subject of the verbs above the figure, nearest first: an entity, a body, or the owner of what acts."""
    frame = draft.frame
    for verb in verbs_above(draft):
        if _is_cue(verb, draft.attribution):
            return _who_gives_results(draft, verb)
        if is_borne(draft, verb) and not gives(verb, frame) and (bearing := bearer(verb, draft)):
            return bearing
        if doing := sentenced(verb, frame) or agent(verb, frame):
            return doing
        if verb.dep_ != "relcl" and any(c.dep_ == "expl" and c.lower_ in measure_words.EXISTENTIAL for c in verb.children):
            return None
        thing = who_may_do(verb, draft)
        if thing is None:
            continue
        if _is_bystander(thing, verb, draft):
            return None
        if (found := _who_acts(thing, verb, draft)) is not None:
            return found
    return None


def _is_bystander(thing: Token, verb: Token, draft: Draft) -> bool:
    """Whether the subject of a verb is only beside what a figure tells of, has a view of it, or stands for what is measured."""
    tells = only_thinks(thing, draft, verb) or would_see(thing, draft) or only_finds(thing) or only_judges(verb, draft)
    return is_beside(thing, draft) or tells or _is_one_of(verb, draft.frame) or stands_for_measure(thing, verb, draft)


def is_beside(thing: Token, draft: Draft) -> bool:
    """Whether a subject is only named beside those who are counted, or what is counted has happened before what it does."""
    head, frame = draft.head, draft.frame
    if _is_joined(head, thing) or _is_joined(frame.head, thing) or _is_included(head, thing):
        return True
    if head is None or frame.quantity.kind != "count":
        return False
    after = head.dep_ == "pobj" and head.head.lower_ in measure_words.IN_THE_WAKE_OF and is_event(head)
    return after or _is_joined_within(head, thing)


def _who_acts(thing: Token, verb: Token, draft: Draft) -> Mention | None:
    """Who the subject of a verb is: an entity, people or a body, the owner or author of what it names, or a thing that does it itself."""
    frame = draft.frame
    if words.lemma_in(thing, measure_words.WORKS) and is_passive(verb) and (runs := possessor_of(thing, frame)):
        return runs  # "two of Harlow's plants will be shut, with the loss of 300 jobs"
    found = acting(thing, frame) or apposed_name(thing, verb, frame) or whose_house(thing, frame) or body(thing, frame)
    found = found or someone_described(thing, frame)
    harms = any(words.lemma_in(word, measure_words.HARMING_VERBS) for word in (verb, thing.head))
    if found is None and not harms:  # else it is not whose bombing it was, or where
        found = _whose_part(verb, draft) or owner(thing, frame, place=words.lemma_in(thing, measure_words.SECURITIES))
        found = None if found is not None and is_event(thing) and found.start > thing.idx else found  # "the meeting at the hotel"
    found = found or author(thing, verb, frame) or new_thing(thing, verb, draft) or _spoken_of(thing, verb, draft)
    itself = found is not None and found.start <= thing.idx < found.end
    market = found is not None and (verb is not frame.verb if itself else is_object_of(draft.head, verb)) and measures_business(draft)
    where = harms or market or is_event(thing)  # "the Syrian crisis drove out 300"
    return None if found is not None and where and found.label in ("GPE", "LOC") else found


def author(thing: Token, clause: Token, frame: Frame) -> Mention | None:
    """Who signs, files or offers a plan, law or the like of which a relative clause tells: "Hart signed an order that frees 300"."""
    seeks = clause.dep_ == "acl" and clause.tag_ == "VBG" and words.lemma_in(clause, words.PENDING_VERBS)  # "filed a suit seeking $3m"
    if not (seeks or clause.dep_ == "relcl") or clause.head is not thing or thing.dep_ != "dobj":
        return None
    if not words.lemma_in(thing, measure_words.INSTRUMENTS) or not words.lemma_in(thing.head, measure_words.AUTHORING_VERBS):
        return None
    who = subject(thing.head)
    return None if who is None or who is thing else acting(who, frame) or body(who, frame)


def _whose_part(verb: Token, draft: Draft) -> Mention | None:
    """Whose that is of which something uses up a share: "players' wages swallowed 79% of the club's income"."""
    if draft.head is None or draft.found_by.get("measure") != "measure.share-of":
        return None
    return possessor_of(draft.head, draft.frame) if words.lemma_in(verb, measure_words.CONSUMING_VERBS) else None


def who_may_do(verb: Token, draft: Draft) -> Token | None:
    """The subject of a verb, if that does something: not the measure, nor a source that only tells, nor the children of "aged 3 to 5"."""
    if verb.dep_ == "acl" and verb.lower_ in measure_words.DESCRIBING_PARTICIPLES:
        return None
    thing = subject(verb)
    thing = None if thing is None else _some_of(_meant(thing, verb, draft.frame), draft)
    if thing is not None and thing.lower_ in measure_words.SOME_PEOPLE and not thing.children:
        thing = told_before(thing) or thing
    if thing is None or thing == draft.head or is_verb(thing):
        return None
    if not draft.frame.scene.is_free(thing) and not is_unnamed(thing):
        return None
    if thing.lower_ in measure_words.ECONOMIES and [child.dep_ for child in thing.children] == ["det"]:
        return None  # "the economy lost 300 jobs", whose country an article tells
    return None if verb.dep_ != "xcomp" and _is_source(thing, draft.attribution) else thing


def _meant(thing: Token, verb: Token, frame: Frame) -> Token:
    """Who or what a subject means: what a relative clause tells of, the name behind "his firm", who is said to be "a clerk who"."""
    clause = verb
    while clause.dep_ in ("xcomp", "acomp") and clause.head is not clause:
        clause = clause.head  # "a deal with Hart that is likely to bring 30%"
    if clause.dep_ == "relcl" and clause.head is thing:
        thing = antecedent(thing, clause, frame)
    elif thing.tag_ == "NNP":
        thing = _fuller_name(thing) or thing
    elif thing.dep_ == "attr":
        thing = said_to_be(thing, frame)  # "Hart is a liar who has promised to jail 300"
    return resident(thing) if verb.dep_ == "acl" and verb.head is thing else thing


def _fuller_name(thing: Token) -> Token | None:
    """The name that stands behind somebody's body which only goes by what it is: "his super PAC, Onward Harlow, paid $375"."""
    owned = any(child.dep_ == "poss" for child in thing.children)
    return next((child for child in thing.children if owned and child.dep_ == "appos" and child.tag_ == "NNP" and child.i > thing.i), None)


def _some_of(thing: Token, draft: Draft) -> Token:
    """Those of whom a subject takes some: "some of the party's donors" are donors, and so are "30% of the donors" who have something else.

    "One of them, Alder Mills," goes by the name.
    """
    frame = draft.frame
    counted = thing.i in frame.scene.figures and not frame.span.start <= thing.i < frame.span.end
    compared = frame.verb is not None and frame.verb.lower_ in measure_words.COMPARING_VERBS  # "30% of donors, compared with 9% of others"
    counted = counted and not compared and (thing.dep_ == "nsubj" or thing.head is frame.verb)
    some = counted or (thing.tag_ in ("DT", "CD") and frame.scene.is_free(thing))
    if not some:
        return thing
    if named := next((child for child in thing.children if child.dep_ == "appos"), None):
        return named if acting(named, frame) else thing
    inner = complement(thing, *words.SHARED_OF)
    if inner is None or inner is draft.head or inner.tag_ not in ("NNS", "NNPS") or not measure_words.can_act(inner):
        return thing
    return inner


def _is_joined(noun: Token | None, other: Token) -> bool:
    """Whether a noun is coordinated with another before it: in "three doctors and two nurses went" the doctors are not the nurses."""
    while noun is not None and noun.dep_ == "conj" and noun.head is not noun:
        noun = noun.head
        if noun is other:
            return True
    return False


def _is_joined_within(noun: Token | None, other: Token) -> bool:
    """Whether a noun is coordinated with one in a phrase of another: "for Danes from every town and 15,000 clerks to come"."""
    if noun is None or noun.dep_ != "conj":
        return False
    first = noun.head
    return first.dep_ == "pobj" and first.head.dep_ == "prep" and first.head.head is other


def _is_included(noun: Token | None, whole: Token) -> bool:
    """Whether a noun is of some among others or beside them: "12,000 people, including 3,000 children, were there"."""
    if noun is None or noun.dep_ not in ("pobj", "pcomp") or noun.head.lower_ not in measure_words.INCLUDING:
        return False
    above = noun.head.head
    return above is whole or (above.lower_ in measure_words.ALONG and above.head in (whole, whole.head))


def _is_one_of(verb: Token, frame: Frame) -> bool:
    """Whether the subject is only said to be one of those that a figure counts: "she was among 11 people who died"."""
    token = frame.head
    for _ in range(_MAX_STEPS):
        if token in (verb, token.head):
            return False
        if token.lower_ in measure_words.ONE_OF and token.dep_ in ("appos", "conj") and token.i < frame.lead:
            return True  # "said Hart, a clerk and one of the 300 who moved"
        of = token.lower_ in words.SHARED_OF
        if of and token.head.tag_ in ("JJS", "RBS") and token.head.dep_ in ("npadvmod", "appos", "attr"):
            return True  # "ran on time, the best of the 25 operators"
        in_group = token.lower_ in measure_words.AMONG or (of and token.head.lower_ in measure_words.ONE_OF)
        if in_group and words.lemma_in(verb, words.BEING):
            return True
        token = token.head
    return False


def _spoken_of(thing: Token, verb: Token, draft: Draft) -> Mention | None:
    """Who "it" or "they" is that does something to the measure: "a new group backs her. It has spent $3m"."""
    if draft.shares is not None:
        return None
    if thing.lower_ not in measure_words.it_words():
        return someone_telling(thing, verb)
    acts = verb == draft.frame.verb and not words.lemma_in(verb, words.BEING, measure_words.OPINION_VERBS)
    acts = acts and (is_object_of(draft.frame.head, verb) or is_object_of(draft.head, verb))
    return spoken_of(thing, draft.frame) if acts else None


def _who_gives_results(draft: Draft, verb: Token) -> Mention | None:
    """Who reports figures of its own: the subject of "posted a loss of $3m", not that of "said sales fell"."""
    thing = subject(verb)
    given = words.lemma_in(verb, measure_words.RESULT_VERBS, lexicon.words("actors", "committing_verbs"))
    taken = verb.dep_ == "pcomp" and is_object_of(draft.frame.head, verb)  # "with Harlow and Benton claiming 300"
    sums = draft.found_by.get("measure") == "measure.amount-in" and is_object_of(draft.frame.head, verb)  # "reported $3m in sales"
    if thing is None or not (taken or (given and (sums or is_object_of(draft.head, verb)))):
        return None
    return acting(thing, draft.frame) or body(thing, draft.frame)


def agent(verb: Token, frame: Frame) -> Mention | None:
    """The doer of a passive or a deed: "was bought by a rival", "a bid by Hart"; in "run by four firms" the firms are what is counted."""
    doers = _prepositions_of_doer(verb)
    if not doers or _is_put_at(verb) or _is_told_aside(frame, verb):
        return None
    for child in doers:
        for inner in child.children:
            counted = frame.relation == "modifier" and (frame.governor == inner or _is_joined(frame.governor, inner))
            counted = counted or _is_joined(frame.head, inner)
            if inner.dep_ != "pobj" or not frame.scene.is_free(inner) or counted:
                continue
            if found := acting(inner, frame) or body(inner, frame):
                return found
    return None


def _prepositions_of_doer(verb: Token) -> list[Token]:
    """The "by" in front of who does what a verb or noun tells of; none behind a verb with a subject that acts."""
    found = []
    for child in verb.children:
        if child.dep_ == "nsubj":
            return []
        done = verb.tag_ in _DONE or (verb.tag_ == "CD" and "-" in verb.text)
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in words.AGENT_PREPOSITIONS and done):
            found.append(child)
    return found


def _is_put_at(verb: Token) -> bool:
    """Whether a verb tells at what somebody puts a figure, who only reckons it: "was put at $3m by insurers"."""
    if not words.lemma_in(verb, measure_words.OPINION_VERBS, measure_words.RECKONING_VERBS):
        return False
    return any(child.dep_ == "prep" and child.lower_ in measure_words.LIST_AT for child in verb.children)


def _is_told_aside(frame: Frame, verb: Token) -> bool:
    """Whether a figure stands in a clause that is added to what a verb is about: "the study, which cost $3m, was funded by Norbois"."""
    token = frame.head
    if verb.dep_ == "acl" and verb.head is frame.governor:
        return False  # "over the 5% limit set by ministers"
    while token is not verb and token.head is not token:
        if token.dep_ == "relcl" and token.follows_comma:
            return True
        token = token.head
    return False


def verbs_above(draft: Draft) -> Iterator[Token]:
    """The verbs that govern the figure, nearest first, up to and with the one that reports it."""
    token: Token | None = draft.frame.verb
    for _ in range(_MAX_STEPS):
        if token is None:
            return
        yield token
        if _is_cue(token, draft.attribution) or (has_own_subject(token) and not is_seen(token)):
            return
        above = token.head
        while above.head != above and not is_verb(above):
            above = above.head
        if above == token or not is_verb(above) or is_plan_of_others(token):
            return
        token = above


def is_seen(verb: Token) -> bool:
    """Whether a clause is what somebody sees or lets happen: "Nordhav saw profits fall 3%", not "crowds watched 300 clubs march"."""
    if verb.dep_ != "ccomp" or not words.lemma_in(verb.head, measure_words.SEEING_VERBS):
        return False
    acts = any(child.dep_ == "nsubj" and child.tag_ == "NNS" and measure_words.can_act(child) for child in verb.children)
    return not (acts and words.lemma_in(verb.head, measure_words.LOOKING_ON))


def _is_cue(token: Token, attribution: Attribution | None) -> bool:
    """Whether a verb is the cue of what is reported; one of wanting or doing ("plans to") does not merely report."""
    while attribution is not None:
        cue = attribution.cue
        if cue is not None and not attribution.attitude and cue.start <= token.idx < cue.end:
            return not any(child.dep_ == "nsubjpass" for child in token.children)
        attribution = attribution.via
    return False


def _is_source(token: Token, attribution: Attribution | None) -> bool:
    while attribution is not None:
        source = attribution.source
        if source is not None and not attribution.attitude and source.start <= token.idx < source.end:
            return True
        attribution = attribution.via
    return False
