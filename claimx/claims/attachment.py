"""What a figure attaches to: the way up the parse from its tokens, past sums, particles and periods, to a noun or verb."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, Relation
from claimx.claims.grammar import has_own_subject, is_noun, is_verb
from claimx.claims.parse import Span, Token
from claimx.claims.scene import Scene
from claimx.matching import FINITE
from claimx.model import Quantity

_MODIFIER_DEPS = {"nummod", "quantmod", "compound", "amod", "nmod", "det", "predet", "poss"}
_OBJECT_DEPS = {"dobj", "attr", "npadvmod", "oprd", "acomp", "dative", "advmod", "ccomp", "xcomp", "advcl", "obj"}
_BEARING = {"dobj", "dative", "obj", "nmod", "compound"}
_SUBJECT_DEPS = {"nsubj", "nsubjpass", "csubj", "expl"}
_MAX_CLIMB = 12


def make_frame(quantity: Quantity, span: Span, scene: Scene) -> Frame:
    """The frame of a quantity whose tokens are `span`."""
    head = span.root
    if quantity.high is not None and head.tag_ in ("IN", "TO") and span.start < head.i:
        head = Span(span.doc, span.start, head.i).root  # "expectations of $3m to $4m", where "to" hangs from a verb
    relation, governor, preposition = _attachment(span, head, scene)
    sentence = head.sent
    lead = _lead(quantity, span, sentence)
    if relation == "preposition" and governor is not None and lead <= governor.i < span.start and governor.dep_ == "pobj":
        governor, preposition = governor.head.head, governor.head  # "a bill in excess of $80,000"
    elif (
        relation == "preposition"
        and governor is not None
        and lead <= governor.i < span.start
        and governor.lemma in words.PART_OF
        and governor.dep_ in _OBJECT_DEPS
    ):
        relation, governor, preposition = "object", governor.head, None  # "took the best part of five years"
    verb = _verb_right_after(span) or _verb_above(head)
    return Frame(quantity, span, scene, head, relation, governor, preposition, verb, sentence, lead, span.doc)


def _lead(quantity: Quantity, span: Span, sentence: Span) -> int:
    at, modifier = span.start, quantity.modifier_text
    while at > sentence.start and modifier is not None and span.doc[at - 1].idx >= modifier.start:
        at -= 1
    return at


def _attachment(span: Span, head: Token, scene: Scene) -> tuple[Relation, Token | None, Token | None]:
    if (verb := _verb_right_after(span) or _to_be_done(span)) is not None:
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
        elif dep in ("npadvmod", "appos") and above.dep_ in ("dobj", "dative") and _is_second_object(token):
            token = above  # "fined three firms a total of $3m"
        elif (verb := _verb_beyond(token, scene)) is not None:
            return "object", verb, None
        elif dep in ("pobj", "pcomp"):
            return "preposition", _past_periods(_past_particles(above), scene), above
        elif (relation := _relation(token, scene)) is not None:
            return relation, above, None
        else:
            token = above
    return "fragment", None, None


def _verb_beyond(token: Token, scene: Scene) -> Token | None:
    """The verb whose object a token is past a particle, or past a clause that tells of those who bear it."""
    if token.dep_ == "pobj" and _is_particle(token.head):
        return token.head.head
    return _above_clause(token, scene)


def _above_clause(token: Token, scene: Scene) -> Token | None:
    """The verb of what those bear of whom a clause between them tells: "costs the driver who drives 14,000 miles a year $120"."""
    beside = token.dep_ in ("appos", "nummod") and token.head.i < token.i and token.head.i in scene.figures
    own = token.head if beside else next((child for child in token.head.children if child.dep_ == "dobj" and child.i < token.i), None)
    if own is None or own.dep_ != "dobj" or not (beside or token.dep_ == "dobj") or own.head.dep_ != "relcl":
        return None
    who = own.head.head
    return who.head if who.dep_ in ("dobj", "dative") and words.lemma_in(who.head, measure_words.BEARING_VERBS) else None


def _is_second_object(token: Token) -> bool:
    """Whether what seems an apposition is what somebody is made to bear or given: "kills 300 a year and costs the service $3m"."""
    bears = words.lemma_in(token.head.head, measure_words.BEARING_VERBS) and not token.left_edge.follows_comma
    return bears or words.lemma_in(token, words.SUM_NOUNS) or _is_extent(token)


def _is_extent(token: Token) -> bool:
    """Whether what seems an apposition is how far a verb moves the object: "pushed up the price five pence", "reduced profits $4m"."""
    verb, at = token.head.head, token.left_edge.i
    turns = words.lemma_in(verb, words.CHANGE_VERBS) or any(
        child.dep_ == "prt" and child.lower_ in words.UP_OR_DOWN for child in verb.children
    )
    return turns and token.dep_ == "appos" and token.doc[at - 1] == token.head


def bearers(frame: Frame, verb: Token) -> list[Token]:
    """Who may bear what something costs: the objects between a verb and a figure, or what parsers take for a part of the figure."""
    below = (*verb.children, *frame.head.children)
    return [noun for noun in below if verb.i < noun.i < frame.span.start and noun.dep_ in _BEARING and noun.tag_ not in ("CD", "$")]


def _is_particle(preposition: Token) -> bool:
    """Whether a preposition right behind its verb is a part of it: "took on 9,000", "laid off 300"."""
    verb = preposition.head
    return preposition.i == verb.i + 1 and is_verb(verb) and f"{verb.lemma} {preposition.lower_}" in words.PHRASAL_VERBS


def _is_sum(preposition: Token) -> bool:
    """Whether "of" stands between a figure and a noun that only says that it is a sum or a bound: "a total of $3m was raised"."""
    if preposition.lower_ not in words.SHARED_OF or preposition.dep_ != "prep":
        return False
    noun = preposition.head
    if words.lemma_in(noun, words.SUM_NOUNS):
        return True
    takes = noun.dep_ == "dobj" and words.lemma_in(
        noun.head, words.PAYMENT_VERBS, words.TAKING_VERBS, words.CHANGE_VERBS, measure_words.BEARING_VERBS
    )
    return words.lemma_in(noun, words.AVERAGE_NOUNS) and (
        takes or noun.dep_ == "npadvmod" or _is_doer(noun) or noun.head.lower_ in words.MEASURED_BY or _is_behind_particle(noun)
    )


def _is_doer(noun: Token) -> bool:
    """Whether so many do something on average: "an average of 5 million tuned in"."""
    verb = noun.head
    active = noun.dep_ == "nsubj" and is_verb(verb) and not words.lemma_in(verb, words.BEING, words.LEVEL_VERBS, words.CHANGE_VERBS)
    return active and any(child.tag_ == "DT" and child.lower_ not in words.DEFINITE_ARTICLES for child in noun.children)


def _is_behind_particle(noun: Token) -> bool:
    """Whether "up" or "down" stands right before a noun's phrase: "is up an average of 9 points"."""
    first = noun.left_edge
    return first.i > 0 and first.nbor(-1).lower_ in words.UP_OR_DOWN


def _verb_right_after(span: Span) -> Token | None:
    """The finite verb right after a coordinated figure that is its subject, which a parser may take for one more object."""
    if span.root.dep_ != "conj" or span.end >= len(span.doc):
        return None
    verb = span.doc[span.end]
    said = verb.tag_ == "VBN" and span.end + 1 < len(span.doc) and span.doc[span.end + 1].tag_ == "TO"  # "and one in ten expected to close"
    return verb if (verb.tag_ in FINITE or said) and not has_own_subject(verb) else None


def _to_be_done(span: Span) -> Token | None:
    """The verb of what somebody asks to be done with a figure behind "for": "called for £2m to be spent on roads"."""
    doc, at = span.doc, span.end
    if at + 2 >= len(doc) or doc[at].tag_ != "TO" or doc[at + 1].lemma not in words.BEING or doc[at + 2].tag_ != "VBN":
        return None
    asked = any(doc[i].lower_ in words.ASKED_BY for i in range(max(span.start - 2, 0), span.start))
    return doc[at + 2] if asked else None


def _relation(token: Token, scene: Scene) -> Relation | None:
    """How a token hangs from the one above it, or None if what that hangs from tells; "12 last year" is no count of years."""
    above, dep = token.head, token.dep_
    if dep == "appos":
        return "apposition"
    if dep in _SUBJECT_DEPS or (dep == "npadvmod" and _opens_clause(token)):
        return "subject"
    if dep in _MODIFIER_DEPS and not is_verb(above):
        counts = is_noun(above) or above.tag_ in ("PRP", "DT")
        return "modifier" if counts and above.i not in scene.taken else None
    return "object" if dep in _OBJECT_DEPS or is_verb(above) else None


def _opens_clause(token: Token) -> bool:
    """Whether a figure right before the main verb of a sentence is its subject: "Less than a third agreed"."""
    verb = token.head
    bare = verb.head is verb and verb.tag_ in ("VBN", "VBD") and verb.i == token.i + 1
    return bare and not any(child.dep_ in _SUBJECT_DEPS or child.dep_ in ("aux", "auxpass") for child in verb.children)


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
