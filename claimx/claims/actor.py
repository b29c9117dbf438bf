"""Who or what a figure is about, from its own sentence: the owner of its measure, or the doer of what it counts.

Which of the two comes first depends on where the measure stands. A measure that is a subject belongs to its owner
("Nordhav's profits rose 4%", "exports from China fell"); one that is an object is the doer's ("Nordhav ordered
70 Boeing planes"), unless it is said to be somebody's ("cut its costs", "hurt Reuters' sales"). A figure that only
shares the measure of another says nothing of owners; then the doer of its own clause is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from claimx import lexicon
from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame, has_own_subject, is_noun, is_verb, subject
from claimx.claims.owner import acting, body, is_people, noun_phrase, owner, possessor_of
from claimx.matching import lemma, span_at
from claimx.model import Attribution, Mention

Rule = Callable[[Draft], Mention | None]
Verdict = tuple[Mention, str]
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_INSIDE_NOUN = frozenset({"pobj", "prep", "compound", "nmod", "amod", "poss", "conj", "appos", "nummod", "quantmod", "pcomp", "det"})
_MAX_STEPS = 8
# How many words before a sentence the poll that it goes on about is looked for.
_BACK = 60
_NEAR = 6
# What may be an entry of a list of names with their figures.
_ENTRIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC"})
_TWO = range(2)


def find_actor(draft: Draft) -> Verdict | None:
    """The actor that the figure's own sentence gives, and the id of the rule that found it, or None."""
    for name, rule in rules_of(draft):
        found = rule(draft)
        if found is not None and not _is_measure(found, draft):
            return found, f"actor.{name}"
    itself = named(draft)
    return None if itself is None else (itself, "actor.named-measure")


def rules_of(draft: Draft) -> tuple[tuple[str, Rule], ...]:
    """The rules that may find the actor, the most trusted first."""
    if _subject_of(draft) is not None:
        return SHARED_SUBJECT if draft.shares is not None else MEASURE_IS_SUBJECT
    if draft.shares is not None:
        return SHARED
    return SHARE_IS_OBJECT if draft.found_by.get("measure") == "measure.share-of" else MEASURE_IS_OBJECT


def _is_measure(mention: Mention, draft: Draft) -> bool:
    """Whether what was found is the measure itself: a group may be its own actor, an entity's name or what "they" stands for may not."""
    head = draft.head
    if draft.measure is not None and mention.antecedent is not None and mention.name == draft.measure.text:
        return True
    return head is not None and mention.label is not None and mention.label != "NORP" and mention.start <= head.idx < mention.end


def _subject_of(draft: Draft) -> Token | None:
    """The verb whose subject the measure (or the figure itself) is, or is part of."""
    own = draft.frame.relation == "subject" or draft.shares is not None or draft.head is None
    token = draft.frame.head if own or draft.head is None else draft.head
    for _ in range(_MAX_STEPS):
        if token.dep_ in _SUBJECTS:
            return None if _is_seen(token.head) else token.head
        if token.dep_ not in _INSIDE_NOUN or is_verb(token.head) or token.head == token:
            return None
        token = token.head
    return None


def in_front_of_bracket(draft: Draft) -> Mention | None:
    """The entity whose figure stands in brackets: "the Greens (15%)", "California (475 delegates)"."""
    at = draft.frame.lead - 1
    if at <= draft.frame.sentence.start or draft.frame.doc[at].text != "(":
        return None
    before = draft.frame.doc[at - 1]
    return acting(before, draft.frame) or body(before, draft.frame)


def of_figure(draft: Draft) -> Mention | None:
    """Whose figure it is said to be: "one union's 800,000 members and the other's 20,000"."""
    frame, at = draft.frame, draft.frame.lead - 1
    return acting(frame.doc[at - 1], frame) if at > frame.sentence.start and frame.doc[at].tag_ == "POS" else None


def possessor(draft: Draft) -> Mention | None:
    """Whose the measure is said to be ("its profits"); "analysts' forecasts" of it are not the analysts' figures."""
    if found := of_figure(draft):
        return found
    if draft.head is None or draft.shares is not None:
        return None
    return _unless_view(possessor_of(draft.head, draft.frame), draft.head)


def _unless_view(found: Mention | None, noun: Token) -> Mention | None:
    return None if found is not None and found.label is None and words.lemma_in(noun, measure_words.VIEWS) else found


def listed(draft: Draft) -> Mention | None:
    """Who stands right before a figure that goes on with the measure of one before it: "Hart had 38 percent, Lowell 3 percent"."""
    frame, end = draft.frame, draft.frame.span.end
    stands_alone = end == frame.sentence.end or frame.doc[end].tag_ in (",", ".", ":", "CC", "-RRB-")
    if frame.lead - 1 <= frame.sentence.start or not (draft.shares is not None or stands_alone):
        return None
    mention = _named_at(frame.lead - 1, frame)
    opens = None if mention is None else span_at(frame.doc, mention.start, mention.end)
    before = frame.doc[opens.start - 1] if opens is not None and opens.start > frame.sentence.start else None
    if before is not None and before.tag_ == "DT" and before.i > frame.sentence.start:
        before = frame.doc[before.i - 1]
    return mention if before is None or before.tag_ not in ("IN", "TO") else None


def _named_at(place: int, frame: Frame) -> Mention | None:
    """The entity whose name ends with a token."""
    token = frame.doc[place]
    mention = frame.scene.actor(token) if token.tag_.startswith("NNP") else None
    return mention if mention is not None and mention.label in _ENTRIES and mention.end == token.idx + len(token) else None


def apposed(draft: Draft) -> Mention | None:
    """Whose figure stands between commas behind its name: "Florida, 99 delegates, and Ohio, 66 delegates"."""
    frame, head = draft.frame, draft.head
    at = frame.lead - 1
    if at - 1 <= frame.sentence.start or frame.doc[at].text != "," or head is None or head.i + 1 >= frame.sentence.end:
        return None
    closes = head.i - frame.span.end < _NEAR and head.i >= frame.span.end and frame.doc[head.i + 1].text in (",", ";", ".", ")")
    return _named_at(at - 1, frame) if closes and head.dep_ == "appos" else None


def shown_ahead(draft: Draft) -> Mention | None:
    """Who is put in front or behind by the figure: "the poll shows Hart ahead by 3 points", "had her up 19 points"."""
    frame, at = draft.frame, draft.frame.lead - 1
    while at > frame.sentence.start and frame.doc[at].tag_ in ("IN", "RB", "CD") and frame.doc[at].lower_ not in measure_words.STANDINGS:
        at -= 1
    if frame.doc[at].lower_ not in measure_words.STANDINGS:
        return None
    while at > frame.sentence.start and frame.doc[at].tag_ in ("RB", "RP", "IN"):
        at -= 1
    before = frame.doc[at]
    mention = frame.scene.actor(before)
    is_shown = any(token.tag_[:2] == "VB" for token in frame.doc[frame.sentence.start : at])
    return mention if is_shown and mention is not None and mention.label in ("PERSON", "ORG", "NORP") else None


def traded(draft: Draft) -> Mention | None:
    """A currency or commodity whose price moves or stands somewhere, where nobody owns it: "gold fell 2%"."""
    head = draft.head
    if head is None or head.dep_ != "nsubj" or draft.shares is not None or not words.lemma_in(head, measure_words.TRADED_THINGS):
        return None
    return noun_phrase(head)


def planner(draft: Draft) -> Mention | None:
    """Whose plan, claim or promise a figure is of: "its claim for $280bn in damages", "the firm's plan to cut 300 jobs"."""
    token = draft.frame.head
    for _ in range(_MAX_STEPS):
        above = token.head
        if above == token or has_own_subject(above):
            return None
        leads = token.dep_ == "acl" or (token.dep_ == "prep" and token.lower_ in measure_words.PLANNED_BY)
        if leads and is_noun(above) and (found := possessor_of(above, draft.frame)) and found.label is not None:
            return found
        token = above
    return None


def headline_name(draft: Draft) -> Mention | None:
    """The name that a headline without a verb says something of: "Nordhav in $4bn Boeing deal"."""
    frame, root = draft.frame, draft.frame.sentence.root
    if frame.verb is not None or not root.tag_.startswith("NNP") or root.i >= frame.lead or draft.head == root:
        return None
    return acting(root, frame) if any(token.dep_ == "prep" and root.i < token.i < frame.lead for token in root.children) else None


def opponent(draft: Draft) -> Mention | None:
    """The second of two in a contest: "Hart leads Lowell by 49 percent to 47 percent"."""
    other = draft.shares
    if other is None or other.actor is None or other.frame.sentence.start != draft.frame.sentence.start:
        return None
    between = {token.lower_ for token in draft.frame.doc[other.frame.span.end : draft.frame.span.start]}
    doc, sentence = draft.frame.doc, draft.frame.sentence
    before = doc[sentence.start : other.frame.span.start]
    after = doc[draft.frame.span.end : min(draft.frame.span.end + _NEAR, sentence.end)]
    if not between & measure_words.AGAINST or not any(words.lemma_in(token, measure_words.CONTEST_WORDS) for token in (*before, *after)):
        return None
    rivals: dict[str, Mention] = {}
    for token in (*(after if after and after[0].lower_ in measure_words.RIVAL_PREPOSITIONS else ()), *reversed(before)):
        mention = draft.frame.scene.actor(token)
        if mention is not None and mention.label == other.actor.label and len(rivals) < len(_TWO):
            rivals.setdefault(mention.name, mention)
    if len(rivals) != len(_TWO) or other.actor.name not in rivals:
        return None
    return next(mention for name, mention in rivals.items() if name != other.actor.name)


def survey(draft: Draft) -> Mention | None:
    """The poll whose sample or margin of error a figure is: "The poll surveyed 604 voters"."""
    frame, head = draft.frame, draft.head
    asked = frame.verb is not None and words.lemma_in(frame.verb, measure_words.SURVEYING_VERBS)
    if head is None or not (words.lemma_in(head, measure_words.SAMPLE_NOUNS) or (asked and head.head == frame.verb)):
        return None
    start = max(0, frame.sentence.start - _BACK)
    for token in (*reversed(frame.doc[start : frame.lead]), *frame.doc[frame.span.end : frame.sentence.end]):
        if is_noun(token) and words.lemma_in(token, measure_words.POLLS):
            mention = frame.scene.mention(token)
            return mention if mention is not None and mention.end == token.idx + len(token) else noun_phrase(token)
    return None


def doer(draft: Draft) -> Mention | None:
    """The subject of the verbs above the figure, nearest first: an entity, a body, or the owner of what acts."""
    frame = draft.frame
    for verb in verbs_above(draft):
        if _is_cue(verb, draft.attribution):
            return _who_gives_results(draft, verb)
        if words.lemma_in(verb, measure_words.BEARING_VERBS) and (bearing := bearer(verb, draft)):
            return bearing
        if doing := agent(verb, frame):
            return doing
        thing = subject(verb)
        if thing is None or thing == draft.head or not frame.scene.is_free(thing) or _is_source(thing, draft.attribution):
            continue
        if _only_thinks(verb, thing, frame):
            return None
        if found := acting(thing, frame) or body(thing, frame) or owner(thing, frame) or _new_thing(thing, verb, draft):
            return found
    return None


def _only_thinks(verb: Token, thing: Token, frame: Frame) -> bool:
    """Whether somebody merely has a view of a figure: "she puts the damage at £3m", "I see inflation at 2%"."""
    if not words.lemma_in(verb, measure_words.OPINION_VERBS) or any(child.dep_ == "xcomp" for child in verb.children):
        return False
    mention = acting(thing, frame)
    return mention is not None and mention.label == "PERSON"


def _new_thing(thing: Token, verb: Token, draft: Draft) -> Mention | None:
    """A subject that brings in something new and has the measure for object, or that makes up a share of it."""
    if not is_noun(thing) or words.lemma_in(thing, words.CHANGE_NOUNS, measure_words.REPORTS, measure_words.COMPANY_NOUNS):
        return None
    if words.lemma_in(verb, measure_words.CONSTITUTING_VERBS) or (lemma(verb) == "make" and any(c.lower_ == "up" for c in verb.children)):
        return noun_phrase(thing)
    if any(words.lemma_in(thing, nouns) for nouns in lexicon.read("actors")["kinds_of_measure"].values()):
        return None
    is_new = thing.tag_ == "NNS" and not any(
        child.dep_ in ("det", "poss") and child.lower_ not in ("some", "many") for child in thing.children
    )
    if not is_new:
        return None
    acts = draft.frame.verb == verb and thing.dep_ == "nsubj" and not words.lemma_in(verb, words.CHANGE_VERBS, words.LEVEL_VERBS)
    return noun_phrase(thing) if acts or _is_object_of(draft.head, verb) else None


def _who_gives_results(draft: Draft, verb: Token) -> Mention | None:
    """Who reports figures of its own: the subject of "posted a loss of $3m", not that of "said sales fell"."""
    thing = subject(verb)
    given = words.lemma_in(verb, measure_words.RESULT_VERBS, lexicon.words("actors", "committing_verbs"))
    if thing is None or not given or not _is_object_of(draft.head, verb):
        return None
    return acting(thing, draft.frame) or body(thing, draft.frame)


def _is_object_of(noun: Token | None, verb: Token) -> bool:
    """Whether a noun is a verb's object, or is in the "of" phrase of one."""
    for _ in range(_MAX_STEPS):
        if noun is None:
            return False
        if noun.head == verb:
            return noun.dep_ in ("dobj", "obj")
        if noun.dep_ == "pobj" and (noun.head.lower_ == "of" or words.lemma_in(noun.head.head, words.CHANGE_NOUNS)):
            noun = noun.head.head
        elif noun.dep_ in ("conj", "appos"):
            noun = noun.head
        else:
            return False
    return False


def bearer(verb: Token, draft: Draft) -> Mention | None:
    """Who an amount falls on: "cost the island $2bn", "fined the firm £3m"."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative", "obj") and c != draft.head and draft.frame.scene.is_free(c)]
    return next((found for child in objects if (found := acting(child, draft.frame) or body(child, draft.frame))), None)


def agent(verb: Token, frame: Frame) -> Mention | None:
    """The doer of a passive verb: "was bought by a rival"; in "is run by four firms" the firms are what is counted."""
    for child in verb.children:
        for inner in child.children if child.dep_ == "agent" else ():
            if inner.dep_ != "pobj" or not frame.scene.is_free(inner) or (frame.relation == "modifier" and frame.governor == inner):
                continue
            if found := acting(inner, frame) or body(inner, frame):
                return found
    return None


def passive_agent(draft: Draft) -> Mention | None:
    """The doer of the verb whose subject the measure is: "300 jobs were cut by the firm"."""
    verb = _subject_of(draft)
    return None if verb is None else agent(verb, draft.frame)


def group(draft: Draft) -> Mention | None:
    """The people or bodies that a figure counts or shares out, where they are what acts: "40% of voters backed it"."""
    head, part = draft.head, draft.measure
    if head is None or part is None or draft.frame.quantity.kind not in ("count", "percent"):
        return None
    if draft.found_by.get("measure") not in measure_words.GROUP_RULES:
        return None
    if _is_struck(head):
        return None
    people = is_people(head, draft.frame)
    if not (head.tag_ == "DT" or people or measure_words.can_act(head)) or not (draft.shares or _is_subject(head, draft)):
        return None
    return Mention(text=part.text, start=part.start, end=part.end, name=part.text, label="NORP" if people else None)


def _is_struck(head: Token) -> bool:
    """Whether something is said to have befallen people who go by no other name: "400 people are dead or homeless"."""
    if lemma(head) != measure_words.people_noun():
        return False
    verb = head.head
    return any(words.lemma_in(token, measure_words.STRUCK) for token in (verb, *verb.subtree) if token.i >= head.i)


def active_group(draft: Draft) -> Mention | None:
    """The group that acts, not one that something is done to: "30 sellers were blocked"."""
    return None if draft.head is not None and draft.head.dep_ == "nsubjpass" else group(draft)


def keeper(draft: Draft) -> Mention | None:
    """Whose premises those who are counted are let into or kept out of: "300 traders were barred from its markets".

    An agentless verb of admitting or shutting out has for its doer whoever runs the place.
    """
    head = draft.head
    if head is None or head.dep_ != "nsubjpass" or not words.lemma_in(head.head, lexicon.words("actors", "barring_verbs")):
        return None
    for token in head.head.subtree:
        if token.i > head.head.i and token.dep_ == "poss" and (found := acting(token, draft.frame)) and found.label in ("ORG", "GPE", None):
            return found
    return None


def _is_subject(head: Token, draft: Draft) -> bool:
    """Whether the group itself is the subject, and not a noun that it is "of" ("a poll of 805 voters")."""
    if draft.found_by.get("measure") == "measure.share-of":
        return draft.frame.head.dep_ not in ("dobj", "obj")
    return head.dep_ in _SUBJECTS or draft.frame.head.dep_ in _SUBJECTS


def things(draft: Draft) -> Mention | None:
    """Whatever is counted and does something itself: "28 boosters landed"."""
    head, part = draft.head, draft.measure
    if head is None or part is None or head.dep_ != "nsubj" or draft.found_by.get("measure") not in measure_words.GROUP_RULES:
        return None
    if draft.shares is not None or words.lemma_in(head.head, words.CHANGE_VERBS, words.LEVEL_VERBS) or head.tag_ != "NNS":
        return None
    return Mention(text=part.text, start=part.start, end=part.end, name=part.text, label=None)


def named(draft: Draft) -> Mention | None:
    """What is measured itself, where it goes by a name: "Nordhav fell 3% to $28", said of its shares."""
    head = draft.head
    if head is None or not head.tag_.startswith("NNP") or head.dep_ != "nsubj" or draft.shares is not None:
        return None
    mention = draft.frame.scene.mention(head)
    if mention is None:
        opens = head.left_edge == head and head.i == draft.frame.sentence.start
        return None if opens else noun_phrase(head)
    return mention if mention.label in ("ORG", "PRODUCT", "WORK_OF_ART", "GPE", "PERSON", None) else None


def owner_of_measure(draft: Draft) -> Mention | None:
    """The entity beside the measure: "Nordhav jobs", "profits at Nordhav", "Chinese exports"."""
    return None if draft.head is None else _unless_view(owner(draft.head, draft.frame), draft.head)


def in_clause(draft: Draft) -> Mention | None:
    """The body that a phrase of the figure's clause names: "at the ministry, 300 jobs will go"."""
    frame = draft.frame
    verb = next(verbs_above(draft), None)
    for child in verb.children if verb is not None else ():
        if child.dep_ != "prep" or child.lower_ not in ("at", "for", "among"):
            continue
        for inner in child.children:
            if inner.dep_ == "pobj" and frame.scene.is_free(inner) and (found := acting(inner, frame)) and found.label in ("ORG", "NORP"):
                return found
    return None


def verbs_above(draft: Draft) -> Iterator[Token]:
    """The verbs that govern the figure, nearest first, up to and with the one that reports it."""
    token: Token | None = draft.frame.verb
    for _ in range(_MAX_STEPS):
        if token is None:
            return
        yield token
        if _is_cue(token, draft.attribution) or (has_own_subject(token) and not _is_seen(token)):
            return
        above = token.head
        while above.head != above and not is_verb(above):
            above = above.head
        if above == token or not is_verb(above):
            return
        token = above


def _is_seen(verb: Token) -> bool:
    """Whether a clause is what somebody sees or lets happen: "Nordhav saw profits fall 3%"."""
    return verb.dep_ == "ccomp" and words.lemma_in(verb.head, measure_words.SEEING_VERBS)


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


_BRACKET = ("bracketed", in_front_of_bracket)
_HEADLINE = ("headline-name", headline_name)
_SURVEY = ("survey", survey)
_AHEAD = ("shown-ahead", shown_ahead)
_APPOSED = ("apposed", apposed)
_PLANNER = ("planner", planner)
_POSSESSOR = ("possessor", possessor)
_DOER = ("doer", doer)
_GROUP = ("counted-group", group)
_ACTIVE = ("counted-group", active_group)
_OWNER = ("owner-of-measure", owner_of_measure)
_CLAUSE = ("in-clause", in_clause)
MEASURE_IS_SUBJECT: tuple[tuple[str, Rule], ...] = (
    _BRACKET,
    _SURVEY,
    _AHEAD,
    _APPOSED,
    _POSSESSOR,
    ("agent", passive_agent),
    _ACTIVE,
    _OWNER,
    ("traded-thing", traded),
    _CLAUSE,
    ("keeper", keeper),
    _DOER,
    _GROUP,
    ("counted-things", things),
)
MEASURE_IS_OBJECT: tuple[tuple[str, Rule], ...] = (_BRACKET, _SURVEY, _AHEAD, _APPOSED, _POSSESSOR, _HEADLINE, _PLANNER, _DOER, _OWNER, _CLAUSE)
SHARE_IS_OBJECT: tuple[tuple[str, Rule], ...] = (_BRACKET, _PLANNER, _DOER, _POSSESSOR, _OWNER, _CLAUSE, _GROUP)
SHARED_SUBJECT: tuple[tuple[str, Rule], ...] = (_BRACKET, _POSSESSOR, _GROUP, _CLAUSE, _DOER)
SHARED: tuple[tuple[str, Rule], ...] = (_BRACKET, _POSSESSOR, _DOER, _CLAUSE)
