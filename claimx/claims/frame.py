"""How a figure sits in its sentence: what it attaches to, by which relation, under which verb.

Everything that the slot rules need of the parse is worked out here once for each figure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Literal, TypeVar

from claimx.claims import measure_words, words
from claimx.claims.parse import Parse, Span, Token, once_a_token
from claimx.claims.scene import Scene
from claimx.matching import FINITE, lemma_of
from claimx.model import Quantity

T = TypeVar("T")
Relation = Literal["modifier", "preposition", "object", "subject", "apposition", "fragment"]
_MODIFIER_DEPS = {"nummod", "quantmod", "compound", "amod", "nmod", "det", "predet", "poss"}
_OBJECT_DEPS = {"dobj", "attr", "npadvmod", "oprd", "acomp", "dative", "advmod", "ccomp", "xcomp", "advcl", "obj"}
_SUBJECT_DEPS = {"nsubj", "nsubjpass", "csubj", "expl"}
_SHARING = frozenset({"conj", "advcl", "aux", "auxpass", "ccomp", "pcomp", "prep", "dep", "acl", "acomp", "attr", "dobj"})
_MAX_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure, its head token, and what that hangs from.

    `governor` is the noun or verb that the figure attaches to, past a preposition where there is one (`preposition`);
    `verb` is the nearest verb above the figure, None in a fragment without one; `sentence` is that of `head`;
    `lead` is the number of the first token of the figure and of the modifier words before it; `known` keeps what rules
    have found (`once`).
    """

    quantity: Quantity
    span: Span
    scene: Scene
    head: Token
    relation: Relation
    governor: Token | None
    preposition: Token | None
    verb: Token | None
    sentence: Span
    lead: int
    doc: Parse
    known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)


def once(rule: Callable[[Frame], T]) -> Callable[[Frame], T]:
    """A rule whose answer for a figure is kept, since many others ask it."""

    @wraps(rule)
    def ask(frame: Frame) -> T:
        known = frame.known
        if rule not in known:
            known[rule] = rule(frame)
        found: T = known[rule]
        return found

    return ask


def is_verb(token: Token) -> bool:
    """Whether a token is a verb or an auxiliary, by its tag, or a headline's verb that is tagged as a plural: "Tea output rises 4%"."""
    tag = token.tag_
    if tag == "VBN" and _is_compared_with(token):
        return False
    return tag[:1] == "V" or tag == "MD" or (tag == "NNS" and lemma_of(token.text, "VBZ") in words.CHANGE_VERBS and _stands_as_verb(token))


def _is_compared_with(token: Token) -> bool:
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


def make_frame(quantity: Quantity, span: Span, scene: Scene) -> Frame:
    """The frame of a quantity whose tokens are `span`."""
    head = span.root
    relation, governor, preposition = _attachment(span, head, scene)
    sentence = head.sent
    lead = _lead(quantity, span, sentence)
    if relation == "preposition" and governor is not None and lead <= governor.i < span.start and governor.dep_ == "pobj":
        governor, preposition = governor.head.head, governor.head  # "a bill in excess of $80,000"
    return Frame(quantity, span, scene, head, relation, governor, preposition, _verb_above(head), sentence, lead, span.doc)


def _lead(quantity: Quantity, span: Span, sentence: Span) -> int:
    at, modifier = span.start, quantity.modifier_text
    while at > sentence.start and modifier is not None and span.doc[at - 1].idx >= modifier.start:
        at -= 1
    return at


def _attachment(span: Span, head: Token, scene: Scene) -> tuple[Relation, Token | None, Token | None]:
    if (verb := _verb_right_after(span)) is not None:
        return "subject", verb, None
    token = head
    for _ in range(_MAX_CLIMB):
        above, dep = token.head, token.dep_
        if above == token:
            return "fragment", None, None
        if (dep == "conj" and above.tag_ in ("CD", "$", "NN", "NNS") and token.tag_ == "CD") or span.start <= above.i < span.end:
            token = above
        elif dep == "pobj" and _is_sum(above):
            token = above.head
        elif dep in ("npadvmod", "appos") and words.lemma_in(token, words.SUM_NOUNS) and above.dep_ in ("dobj", "dative"):
            token = above  # "fined three firms a total of $3m"
        elif dep in ("pobj", "pcomp"):
            return "preposition", _past_periods(_past_particles(above), scene), above
        elif (relation := _relation(token, scene)) is not None:
            return relation, above, None
        else:
            token = above
    return "fragment", None, None


def _is_sum(preposition: Token) -> bool:
    """Whether "of" stands between a figure and a noun that only says that it is a sum or a bound: "a total of $3m was raised"."""
    if preposition.lower_ not in words.SHARED_OF or preposition.dep_ != "prep":
        return False
    noun = preposition.head
    if words.lemma_in(noun, words.SUM_NOUNS):
        return True
    takes = noun.dep_ == "dobj" and words.lemma_in(noun.head, words.PAYMENT_VERBS, words.TAKING_VERBS)
    return words.lemma_in(noun, words.AVERAGE_NOUNS) and (
        takes or noun.dep_ == "npadvmod" or noun.head.lower_ in words.MEASURED_BY or _is_behind_particle(noun)
    )


def _is_behind_particle(noun: Token) -> bool:
    """Whether "up" or "down" stands right before a noun's phrase: "is up an average of 9 points"."""
    first = noun.left_edge
    return first.i > 0 and first.nbor(-1).lower_ in words.UP_WORDS | words.DOWN_WORDS


def _verb_right_after(span: Span) -> Token | None:
    """The finite verb right after a coordinated figure that is its subject, which a parser may take for one more object."""
    if span.root.dep_ != "conj" or span.end >= len(span.doc):
        return None
    verb = span.doc[span.end]
    return verb if verb.tag_ in FINITE and not has_own_subject(verb) else None


def _relation(token: Token, scene: Scene) -> Relation | None:
    """How a token hangs from the one above it, or None if what that hangs from tells; "12 last year" is no count of years."""
    above, dep = token.head, token.dep_
    if dep == "appos":
        return "apposition"
    if dep in _SUBJECT_DEPS:
        return "subject"
    if dep in _MODIFIER_DEPS and not is_verb(above):
        counts = is_noun(above) or above.tag_ in ("PRP", "DT")
        return "modifier" if counts and above.i not in scene.taken else None
    return "object" if dep in _OBJECT_DEPS or is_verb(above) else None


def _past_periods(governor: Token | None, scene: Scene) -> Token | None:
    """What a figure attaches to, past a period between: "a loss for the quarter of $3m" → loss."""
    for _ in range(_MAX_CLIMB):
        if governor is None or governor.i not in scene.periods or governor.dep_ != "pobj":
            break
        governor = governor.head.head
    return governor


def _past_particles(preposition: Token) -> Token | None:
    """What a preposition attaches to, past adverbs and other prepositions ("up from", "compared with")."""
    token = preposition
    for _ in range(_MAX_CLIMB):
        above = token.head
        if above == token:
            return None
        if token.dep_ == "conj" and above.dep_ == "prep":
            token = above
            continue
        if above.tag_ in ("IN", "RB", "RP", "TO") and above.dep_ in ("prep", "advmod", "prt", "pcomp", "quantmod"):
            token = above
            continue
        return above
    return None


def _verb_above(token: Token) -> Token | None:
    for _ in range(_MAX_CLIMB * 2):
        if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod"):
            return token
        if token.head == token:
            return token if is_verb(token) else None
        token = token.head
    return None


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects right below a verb; of a headline's verb that is tagged as a plural, the noun before it."""
    if verb.tag_ == "NNS" and is_verb(verb):
        return [verb.nbor(-1)]
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if len(own) > 1:
        own = [child for child in own if not _is_behind_mark(child, verb)] or own
        own = [child for child in own if child.tag_ != "CD"] or own  # "turnout among those ages 18 to 29 was 53 percent"
    if own or verb.dep_ not in ("ROOT", "advcl", "ccomp", "conj") or lemma_of(verb.lower_, "VB") not in words.CHANGE_VERBS:
        return own
    return [child for child in verb.children if child.dep_ == "compound" and child.i == verb.i - 1]  # "Dow tumbles"


@once_a_token
def subject(verb: Token) -> Token | None:
    """The noun or pronoun that is a verb's subject, its own or the one it shares with the clause above."""
    token = verb
    for _ in range(_MAX_CLIMB):
        own = _own_subjects(token)
        if own:
            return _relative_antecedent(max(own, key=lambda child: (child.i < token.i, child.i)), token)
        above, dep = token.head, token.dep_
        if above == token:
            return None
        if dep in ("acl", "relcl") and is_noun(above) and (dep == "relcl" or token.tag_ != "VB"):
            return above
        if dep == "xcomp":
            for child in above.children:
                if child.dep_ in ("dobj", "dative") and child.i < token.i and not words.lemma_in(child, words.POINTS):
                    return child
        elif dep not in _SHARING or (dep == "ccomp" and _is_finite(token)):
            return None
        if dep == "advcl" and token.tag_ == "VBG" and (shown := _shown_to_move(above, token)):
            return shown
        token = above
    return None


def _is_behind_mark(noun: Token, verb: Token) -> bool:
    """Whether a noun goes with a preposition that a parser takes for a conjunction of the verb: "the rate after the merger is 10%"."""
    first = noun.left_edge
    before = first.nbor(-1) if first.i > noun.sent.start else None
    return before is not None and before.dep_ == "mark" and before.head == verb and before.lower_ in measure_words.RUNNING_FROM


def _is_finite(verb: Token) -> bool:
    return verb.tag_ not in ("VB", "VBG", "VBN") or any(child.tag_ == "MD" for child in verb.children)


def _shown_to_move(verb: Token, participle: Token) -> Token | None:
    """What a report shows, where a participle goes on with how that moves: "the polls show support growing, rising to 51%"."""
    reports = any(child.dep_ == "nsubj" and words.lemma_in(child, measure_words.REPORTS, measure_words.POLLS) for child in verb.children)
    if not reports or not words.lemma_in(participle, words.CHANGE_VERBS):
        return None
    for child in verb.children:
        if verb.i < child.i < participle.i and child.dep_ in ("dobj", "ccomp"):
            return child if child.dep_ == "dobj" else next((own for own in _own_subjects(child)), None)
    return None


def has_own_subject(verb: Token) -> bool:
    """Whether a verb is finite and has a subject of its own, so that its clause stands apart from the one above."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children)
    return finite and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _relative_antecedent(child: Token, verb: Token) -> Token:
    if child.tag_ in ("WDT", "WP") and verb.dep_ in ("relcl", "acl", "ccomp"):
        above = verb.head
        return above if is_noun(above) else child
    return child


def direct_object(verb: Token, *, but_not: Span | None = None) -> Token | None:
    """The noun that is a verb's direct object, outside a stretch that is not to count."""
    for child in verb.children:
        if child.dep_ in ("dobj", "obj") and (but_not is None or not but_not.start <= child.i < but_not.end):
            return verb.head if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" and is_noun(verb.head) else child
    return None


def complement(token: Token, *prepositions: str) -> Token | None:
    """The noun after one of the prepositions that depend on a token ("fall in exports" → exports)."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for grandchild in child.children:
                if grandchild.dep_ in ("pobj", "pcomp"):
                    return grandchild
    return None


def clause_auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and negations of a verb, with those it shares with the verb it is coordinated with."""
    found = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
    finite = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBD" and verb.lower_ != verb.lemma)
    own = finite or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if verb.dep_ == "conj" and is_verb(verb.head) and not own:
        found += [c for c in verb.head.children if c.dep_ in ("aux", "neg") and words.lower(c) not in words.PAST_AUXILIARIES]
    return found


def mover(verb: Token) -> Token | None:
    """The subject of a verb; of "three of the states" the states."""
    thing = subject(verb)
    inner = complement(thing, *words.SHARED_OF) if thing is not None and thing.tag_ in ("CD", "DT") else None
    return thing if inner is None else inner


def verb_of(frame: Frame) -> Token | None:
    """The verb that the figure hangs from, or else the nearest above it."""
    return frame.governor if frame.governor is not None and is_verb(frame.governor) else frame.verb
