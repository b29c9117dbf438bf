"""The grammar of a clause, as the slot rules ask for it: what is a verb or a noun, and a verb's subject, objects and auxiliaries."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.parse import Span, Token, once_a_token
from claimx.matching import FINITE, lemma_of

_SHARING = frozenset({"conj", "advcl", "aux", "auxpass", "ccomp", "pcomp", "prep", "dep", "acl", "acomp", "attr", "dobj"})
_MAX_CLIMB = 12


def is_verb(token: Token) -> bool:
    """Whether a token is a verb or an auxiliary, by its tag, or a headline's verb that is tagged as a plural: "Tea output rises 4%"."""
    tag = token.tag_
    if tag == "VBN" and _ends_comparison(token):
        return False
    if tag != "NNS":
        return tag[:1] == "V" or tag == "MD"
    lemma = lemma_of(token.text, "VBZ")
    if lemma in measure_words.EACH_COSTS:  # "re-offending costs £11bn a year", not "saw its costs $3m above plan"
        owned = any(child.dep_ in ("poss", "det", "prep") for child in token.children)
        return not owned and token.i + 1 < len(token.doc) and token.nbor().tag_ == "$"
    return lemma in words.CHANGE_VERBS and _stands_as_verb(token)


def _ends_comparison(token: Token) -> bool:
    """Whether a participle is the end of an adjective of comparing: "a lower-than-anticipated 5.2%"."""
    return token.i > 1 and token.nbor(-1).tag_ == "HYPH" and token.nbor(-2).lower_ in measure_words.THAN


def _stands_as_verb(token: Token) -> bool:
    """Whether a plural that could be a verb of change stands where a headline has its verb."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    after = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
    if before is None or after is None or before.tag_[:2] not in ("NN", "RP", "IN", "CD", "JJ"):
        return False
    if token.dep_ == "ROOT":
        return after.tag_ in ("CD", "$", "TO", "IN")
    behind = after.nbor() if after.lower_ in words.MOVED_TO and after.i + 1 < token.sent.end else None
    return before.tag_ in ("NN", "NNP") and behind is not None and behind.tag_ in ("CD", "$")


def is_noun(token: Token) -> bool:
    """Whether a token is a common or proper noun, by its tag."""
    return token.tag_[:2] == "NN" and not is_verb(token)


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects right below a verb; of a headline's verb that is tagged as a plural, the noun before it."""
    if verb.tag_ == "NNS" and is_verb(verb):
        return [verb.nbor(-1)]
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if len(own) == 1 and verb.dep_ == "advcl" and is_noun(verb.head) and verb.head.i == own[0].i - 2 and _is_behind_mark(own[0], verb):
        return [verb.head]  # "profits before tax came in at £45m"
    if not own and verb.tag_ == "VBN" and (aux := next((c for c in verb.children if c.dep_ == "aux"), None)) is not None:
        own = [child for child in aux.children if child.dep_ == "nsubj"]  # "sales had \"more than doubled\""
    if len(own) > 1:
        own = [child for child in own if not _is_behind_mark(child, verb) and not _ends_phrase(child)] or own
        own = [child for child in own if child.tag_ != "CD"] or own  # "turnout among those ages 18 to 29 was 53 percent"
    if own or verb.dep_ not in ("ROOT", "advcl", "ccomp", "conj") or lemma_of(verb.lower_, "VB") not in words.CHANGE_VERBS:
        return own
    before = verb.nbor(-1) if verb.i else verb
    if verb.tag_ in ("VBD", "VBN") and before.dep_ == "pobj" and before.head.lower_ in measure_words.RUNNING_FROM and verb.dep_ == "advcl":
        return [before]  # "jobs will go after losses widened to £12m", where a parser takes "after losses" for a phrase
    return [child for child in verb.children if child.dep_ == "compound" and child.i == verb.i - 1]  # "Dow tumbles"


@once_a_token
def subject(verb: Token) -> Token | None:
    """The noun or pronoun that is a verb's subject, its own or the one it shares with the clause above."""
    token = verb
    if (thing := _reckoned_by_others(verb)) is not None:
        return thing
    for _ in range(_MAX_CLIMB):
        own = _own_subjects(token)
        if own:
            return _relative_antecedent(max(own, key=lambda child: (child.i < token.i, child.i)), token)
        above, dep = token.head, token.dep_
        if above == token:
            return None
        if dep in ("acl", "relcl") and is_noun(above) and (dep == "relcl" or token.tag_ != "VB"):
            return _past_aside(above, token)
        if other := _made_to(token) or _told_aside(token) or _right_before(token):
            return other
        if (dep != "xcomp" and dep not in _SHARING) or (dep == "ccomp" and _is_finite(token)):
            return None
        if is_plan_of_others(token):
            return None
        if dep == "advcl" and token.tag_ == "VBG" and (shown := _shown_to_move(above, token)):
            return shown
        token = _said_above(token) or above
    return None


def _reckoned_by_others(verb: Token) -> Token | None:
    """Of what a clause with "which" tells that others reckon it to do: "the plan, which analysts have estimated to cost $3m".

    A parser takes "which" for a second object, and in "which the bureau estimates would cost $3m" the verb for a noun.
    """
    objects = [child for child in verb.children if child.dep_ in ("dobj", "pobj")]
    if len(objects) < 2 or objects[0].tag_ not in ("WDT", "WP") or objects[0].i > verb.i:
        return None
    clause, told = verb, verb.head
    if verb.dep_ == "xcomp":
        clause = told
    else:
        told = next((child for child in verb.children if child.dep_ == "nsubj" and child.tag_ == "NNS"), verb)
    reckons = told != verb and lemma_of(told.lower_, "VBZ" if told.tag_ == "NNS" else told.tag_) in measure_words.PROJECTING_VERBS
    return clause.head if reckons and clause.dep_ == "relcl" and is_noun(clause.head) else None


def _past_aside(noun: Token, verb: Token) -> Token:
    """Of what a verb tells that a parser hangs from the last noun of a clause between: "Harlow, which backs Hart, spent $3m"."""
    active = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and verb.follows_comma and any(c.dep_ == "dobj" for c in verb.children)
    clause = noun
    while active and clause.dep_ != "relcl" and clause.head is not clause and clause.dep_ != "ROOT":
        clause = clause.head
    return clause.head if active and clause.dep_ == "relcl" and clause.follows_comma and is_noun(clause.head) else noun


def _told_aside(verb: Token) -> Token | None:
    """Of what a verb tells that a parser hangs from the words of who says it.

    "These workers, Hart explained, were well paid"; "records show Hart's brother, Peter Hall, has been found guilty twice"; "it
    admitted its share of sales had slipped".
    """
    tag = verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        beside = (child for child in tag.children if child.dep_ == "conj" and child.i < verb.i)
        return next((told for child in beside if (told := _told_aside(child)) is not None), None)
    if verb.dep_ == "ccomp" and (has_auxiliary(verb) or _is_finite(verb)):
        objects = (child for child in tag.children if child.dep_ == "dobj" and tag.i < child.i < verb.i)
        shows = words.lemma_in(tag, measure_words.SHOWING_VERBS)
        return next((child for child in objects if shows or child.right_edge.i + 1 == verb.left_edge.i), None)
    if verb.dep_ != "conj" or not _is_finite(verb) or not verb.follows_comma or not words.lemma_in(tag, measure_words.ANSWER_VERBS):
        return None
    own = [child for child in tag.children if child.i < tag.i and child.dep_ in ("nsubj", "npadvmod", "dep") and is_noun(child)]
    joined = any(child.dep_ == "cc" for child in tag.children)
    return own[0] if len(own) > 1 and not joined and own[-1].dep_ == "nsubj" and own[-1].left_edge.follows_comma else None


def _said_above(verb: Token) -> Token | None:
    """What somebody says in front of a passive that goes on with it: "said the rate has not been fixed, but will be set at 8%"."""
    above = verb.head
    if verb.dep_ != "conj" or not is_passive(verb) or not words.lemma_in(above, measure_words.ANSWER_VERBS):
        return None
    said = next((child for child in above.children if child.dep_ == "ccomp" and above.i < child.i < verb.i), None)
    return said if said is not None and is_passive(said) else None


def _right_before(participle: Token) -> Token | None:
    """What a participle tells the size of, right behind it and a comma: "spoke of the debt, standing now at 17% of income"."""
    if participle.dep_ != "advcl" or participle.tag_ != "VBG" or not participle.follows_comma:
        return None
    before = participle.left_edge.nbor(-2) if participle.left_edge.i - 2 >= participle.sent.start else participle
    inside = before.dep_ in ("pobj", "dobj") and is_noun(before)
    return before if inside and words.lemma_in(participle, measure_words.SIZING_VERBS) else None


def is_plan_of_others(deed: Token) -> bool:
    """Whether a deed is planned by others than those who do what is told above it: "drivers began a strike over plans to cut 300 jobs"."""
    plan = deed.head
    if deed.dep_ != "acl" or not is_noun(plan) or not any(child.tag_ == "TO" for child in deed.children):
        return False
    if plan.dep_ == "pobj":
        return plan.head.lower_ in measure_words.OBJECTING
    return plan.dep_ == "dobj" and is_verb(plan.head) and words.lemma_in(plan.head, measure_words.OBJECTING_VERBS)


def _made_to(clause: Token) -> Token | None:
    """Who does what a clause tells as the object of the verb above.

    "asked her to sell nine", "sent shares tumbling 3%", "accused the firm of selling 300 tanks", "gave the firm the right to buy 9%".
    """
    above = clause.head
    if clause.dep_ == "acl" and above.dep_ == "dobj" and any(child.tag_ == "TO" for child in clause.children):
        return next((child for child in above.head.children if child.dep_ == "dative" and is_noun(child)), None)
    sent = (
        clause.dep_ == "advcl" and clause.tag_ == "VBG" and words.lemma_in(above, measure_words.SENDING_VERBS) and not clause.follows_comma
    )
    if clause.dep_ == "xcomp" or sent:
        means = clause.tag_ == "VB" and words.lemma_in(above, measure_words.USING_VERBS)
        objects = [child for child in above.children if child.dep_ in ("dobj", "dative") and child.i < clause.i]
        objects = [child for child in objects if not means or measure_words.can_act(child) or child.tag_ == "NNP"]
        return next((child for child in objects if not words.lemma_in(child, words.POINTS)), None)
    if clause.dep_ != "pcomp" or above.dep_ != "prep" or not words.lemma_in(above.head, measure_words.BLAMING_VERBS):
        return None
    whom = next((child for child in above.head.children if child.dep_ == "dobj" and child.i < above.i), None)
    relative = whom is not None and whom.tag_ == "WP" and above.head.dep_ == "relcl"  # "clerks whom they accuse of selling 300 tanks"
    return above.head.head if relative else whom


def _ends_phrase(name: Token) -> bool:
    """Whether a name taken for a subject belongs to the noun of a phrase right before it: "profits at the brewer Harlow rose"."""
    before = name.left_edge.nbor(-1) if name.tag_ == "NNP" and name.left_edge.i > name.sent.start else None
    return before is not None and before.dep_ == "pobj" and before.tag_ == "NN" and measure_words.can_act(before)


def _is_behind_mark(noun: Token, verb: Token) -> bool:
    """Whether a noun goes with a preposition that a parser takes for a conjunction of the verb: "the rate after the merger is 10%"."""
    first = noun.left_edge
    before = first.nbor(-1) if first.i > noun.sent.start else None
    return before is not None and before.dep_ == "mark" and before.head == verb and before.lower_ in measure_words.RUNNING_FROM


def _is_finite(verb: Token) -> bool:
    return verb.tag_ not in ("VB", "VBG", "VBN") or any(child.tag_ == "MD" for child in verb.children)


def _shown_to_move(verb: Token, participle: Token) -> Token | None:
    """What a report shows, where a participle goes on with how that moves or what it gets.

    "The polls show support growing, rising to 51%", "the poll shows Hart in front, earning 51%".
    """
    reports = any(child.dep_ == "nsubj" and words.lemma_in(child, measure_words.REPORTS, measure_words.POLLS) for child in verb.children)
    if not reports:
        return None
    if not words.lemma_in(participle, words.CHANGE_VERBS):
        return next((child for child in verb.children if child.dep_ == "dobj" and child.tag_ == "NNP" and child.i < participle.i), None)
    for child in verb.children:
        if verb.i < child.i < participle.i and child.dep_ in ("dobj", "ccomp"):
            return child if child.dep_ == "dobj" else next((own for own in _own_subjects(child)), None)
    return None


@once_a_token
def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive: "was sold", "has been given"."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def has_auxiliary(verb: Token) -> bool:
    """Whether a verb has an auxiliary of its own: "has sold", "was sold"."""
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def has_own_subject(verb: Token) -> bool:
    """Whether a verb is finite and has a subject of its own, so that its clause stands apart from the one above."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children)
    return finite and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _relative_antecedent(child: Token, verb: Token) -> Token:
    if child.tag_ in ("WDT", "WP") and verb.dep_ in ("relcl", "acl", "ccomp"):
        above = verb.head
        if child.lower_ in measure_words.NAMING_NONE and (thing := _before_name(above)) is not None:
            return thing
        return above if is_noun(above) else child
    return child


def _before_name(name: Token) -> Token | None:
    """The noun before a name of which "that" tells, which never tells of a name: the rally of "a rally in Leeds that drew 300"."""
    if name.tag_ != "NNP" or name.dep_ != "pobj" or any(child.dep_ in ("det", "amod", "nummod") for child in name.children):
        return None
    before = name.head.nbor(-1) if name.head.i > name.sent.start else name
    return before if before.tag_ in ("NN", "NNS") else None


def direct_object(verb: Token, *, but_not: Span | None = None) -> Token | None:
    """The noun that is a verb's direct object, outside a stretch that is not to count; "fell by 4%, a steeper decline" has none."""
    for child in verb.children:
        if child.dep_ in ("dobj", "obj") and (but_not is None or not _is_within_or_past(child, but_not)):
            if (owned := _owned_by(child)) is not None:
                return owned
            return verb.head if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" and is_noun(verb.head) else child
    return None


def _owned_by(owner: Token) -> Token | None:
    """What an owner has that a parser takes for one more object beside it: "puts Hart’s approval at 50%"."""
    at = owner.right_edge.i + 1
    if owner.right_edge.tag_ != "POS" or at >= owner.sent.end:
        return None
    return next((child for child in owner.head.children if child.dep_ == owner.dep_ and child.left_edge.i == at), None)


def _is_within_or_past(noun: Token, stretch: Span) -> bool:
    """Whether a noun is of a stretch, or stands behind it and a comma."""
    return stretch.start <= noun.i < stretch.end or (noun.i > stretch.end and noun.left_edge.follows_comma)


def complement(token: Token, *prepositions: str) -> Token | None:
    """The noun after one of the prepositions that depend on a token ("fall in exports" → exports)."""
    for child in token.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in prepositions:
            for grandchild in child.children:
                if grandchild.dep_ in ("pobj", "pcomp"):
                    return grandchild
    return None


def clause_auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and negations of a verb, with those it shares with the verb it is coordinated with."""
    found = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
    finite = verb.tag_ == "VBZ" or (verb.tag_ == "VBP" and verb.head.tag_ != "VB") or (verb.tag_ == "VBD" and verb.lower_ != verb.lemma)
    own = finite or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if verb.dep_ == "conj" and is_verb(verb.head) and not own:
        found += [c for c in verb.head.children if c.dep_ in ("aux", "neg") and words.lower(c) not in words.PAST_AUXILIARIES]
    return found


def mover(verb: Token) -> Token | None:
    """The subject of a verb; of "three of the states" or "40% of the states" the states."""
    return past_part(subject(verb))


def past_part(thing: Token | None) -> Token | None:
    """What a number or share is of: the states of "three of the states"; any other noun itself, and so "that of Norbois"."""
    if thing is None or thing.lower_ in measure_words.THOSE:
        return thing
    part = thing.tag_ in ("CD", "DT") or thing.lower_ in words.PER_CENT or _is_total(thing)
    return (complement(thing, *words.SHARED_OF) if part else None) or thing


def _is_total(thing: Token) -> bool:
    """Whether a noun only sums up what has been counted: "a total of 400 cars"."""
    counted = complement(thing, *words.SHARED_OF) if thing.lemma in words.SUM_NOUNS else None
    return counted is not None and any(child.dep_ == "nummod" for child in counted.children)
