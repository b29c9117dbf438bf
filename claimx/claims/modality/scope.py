"""What may have scope over a figure: the words above it in the parse, as far as its clause and its source's words reach.

Scope follows the parse from the figure up (ConText's triggers and scopes, on dependencies instead of word windows).
"""

from __future__ import annotations

from collections.abc import Iterator

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame
from claimx.claims.grammar import complement, is_noun, is_verb
from claimx.claims.modality.conditions import is_condition
from claimx.claims.parse import Token
from claimx.claims.tense import has_subject, is_finite, is_plain_past, tense_of
from claimx.model.attribution import Attribution

_MAX_STEPS = 12


def bounds_of(frame: Frame, attribution: Attribution | None) -> tuple[int, int]:
    """First and last character of the stretch that may have scope over the figure."""
    sentence = (frame.sentence.start_char, frame.sentence.end_char)
    if attribution is None or attribution.attitude or _is_told(frame, attribution):
        return sentence
    for part in attribution.content:
        if part.start <= frame.quantity.start < part.end:
            return max(part.start, sentence[0]), min(max(part.end, frame.quantity.end), sentence[1])
    return sentence


def _is_told(frame: Frame, attribution: Attribution) -> bool:
    """Whether the figure's own verb is the cue, so that what is said of telling is said of the figure: "may post a profit of $3m"."""
    cue, verb = attribution.cue, frame.verb
    return cue is not None and verb is not None and cue.start <= verb.idx < cue.end


def above(token: Token, bounds: tuple[int, int]) -> Iterator[tuple[Token, bool]]:
    """The tokens that govern a token, nearest first, as far as their scope reaches, and whether no verb stands between."""
    direct = True
    if is_verb(token):
        yield token, direct
    for _ in range(_MAX_STEPS):
        upper = token.head
        if upper == token or not bounds[0] <= upper.idx < bounds[1] or _closes(token, upper):
            return
        if not (
            _skips(token, upper)
            or _is_before(token, upper)
            or _is_over(token, upper)
            or (token.dep_ == "relcl" and _is_nonrestrictive(token))
        ):
            yield upper, direct
        direct = direct and not is_verb(upper)
        if token.dep_ == "relcl" and is_infinitive(token) and words.lemma_in(upper.head, words.FORECAST_VERBS_ALWAYS):
            token = upper  # "expected losses to fall to $8m", by a parser's error "losses to fall"
            continue
        if token.dep_ == "relcl" and (is_noun(upper) or _is_nonrestrictive(token)):
            return
        if _describes_subject(token, upper) and not _comes_about(token, upper):
            return
        token = upper


def _describes_subject(participle: Token, noun: Token) -> bool:
    """Whether a participle says which subject is meant, which what its verb says does not reach: "the man who bought 40 guns will stay"."""
    return participle.dep_ == "acl" and participle.tag_ in ("VBN", "VBG") and is_noun(noun) and noun.dep_ in ("nsubj", "nsubjpass")


def _comes_about(participle: Token, noun: Token) -> bool:
    """Whether what a participle says of a thing holds only once there is one: "a trial involving 40 patients is to start"."""
    if participle.tag_ != "VBG" or noun.left_edge.lower_ not in words.INDEFINITE_ARTICLES:
        return False
    verb = noun.head
    below = [g for c in verb.children if c.dep_ in ("xcomp", "acomp") for g in (c, *c.children)]  # "is to start", "is due to start"
    return any(is_verb(t) and words.lemma_in(t, words.FOUNDING_VERBS) for t in (verb, *below))


def _is_before(token: Token, upper: Token) -> bool:
    """Whether a length of time stands before the clause of what comes after it: "it will be two years before the drug is sold"."""
    return token.dep_ == "npadvmod" and token.i < upper.i and words.lower(token.nbor(1)) in words.UNTIL_WORDS


def _closes(token: Token, upper: Token) -> bool:
    """Whether no scope reaches from above into a token's clause: one beside it, an adverbial clause with its own tense, what is given."""
    if _is_given(token) or _is_added(token) or _asks_of_past(token) or _is_setting(token, upper):
        return True
    if token.dep_ == "conj" and is_verb(token) and is_verb(upper):
        return has_subject(token) and not is_infinitive(token) and not is_condition(upper) and not _is_told_of(token, upper)
    if token.dep_ == "ccomp" and token.i < upper.i and is_finite(token):  # "it takes 5 years, so nobody should wait"
        if any(t.text == ";" for t in token.doc[token.i : upper.i]):
            return True
        return any(c.dep_ in ("mark", "cc") and token.i < c.i < upper.i for c in upper.children)
    if token.dep_ == "advcl" and token.tag_ in ("VBZ", "VBP") and token.left_edge.lower_ in words.UNTIL_WORDS:
        return False  # "will not pay until it has 40"
    if token.dep_ == "advcl" and token.left_edge.lower_ in measure_words.WHERE and token.follows_comma:
        return True  # "will help those in Oslo, where 40 live"
    present = token.tag_ == "VB" and any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in token.children)  # "since 40 do not"
    return token.dep_ == "advcl" and (token.tag_ in ("VBD", "VBZ", "VBP") or present or is_plain_past(token))


def _is_told_of(clause: Token, verb: Token) -> bool:
    """Whether a clause that a parser joins to a verb is what its infinitive right before it tells: "expects to report sales rose 3%"."""
    first = clause.left_edge
    before = first.nbor(-1) if first.i else first
    return before.tag_ == "VB" and before.head == verb and is_infinitive(before)


def _is_setting(token: Token, upper: Token) -> bool:
    """Whether a phrase beside a clause tells how things stand: "with wages up by 2.9%, rates will rise"."""
    if token.dep_ != "prep" or token.lower_ not in words.ABSOLUTES:
        return False
    if upper.dep_ == "relcl" and token.follows_comma:
        return True  # "rejected a bill that would have cut costs, with 40 members absent"
    if any(child.dep_ == "pcomp" and words.lemma_in(child, words.ANSWERING_VERBS) for child in token.children):
        return True  # "could tip the vote, with 40% saying that they like her"
    if token.i > upper.i or not is_verb(upper):
        return False
    return any((child.dep_ == "pcomp" and not is_verb(child)) or _is_in_play(child) for child in token.children)


def _is_in_play(noun: Token) -> bool:
    """Whether something is said to be at stake: "with 38 seats at stake"."""
    return any(g.lower_ in words.IN_PLAY for c in noun.children if c.dep_ == "prep" for g in c.children)


def _is_given(token: Token) -> bool:
    """ "Plans to close in the wake of", "on top of", "despite": a cause or a circumstance that is there already."""
    if token.dep_ == "prep" and (token.lower_ in words.CAUSE_PREPOSITIONS or _is_of_whole(token)):
        return True
    if token.lower_ in words.VALUE_WORDS and token.dep_ == "amod" and token.follows_comma:  # "the prize, worth $3m, will go to"
        return True
    return token.dep_ == "pobj" and token.lower_ in words.CAUSE_NOUNS and any(c.dep_ == "prep" for c in token.children)


def _is_of_whole(preposition: Token) -> bool:
    """ "To cut 40 jobs, out of 700", "out of a total of 700": of how many."""
    if preposition.lower_ not in words.WHOLE_WORDS:
        return False
    return preposition.follows_comma or words.lemma_in(complement(preposition, *words.SHARED_OF), words.TOTALS)


def is_within_given(token: Token) -> bool:
    """Whether a token stands below a cause or circumstance that is there already, with no verb between."""
    for _ in range(_MAX_STEPS):
        if _is_given(token):
            return True
        if is_verb(token) or token.head == token:
            break
        token = token.head
    return False


def _is_added(participle: Token) -> bool:
    """ "The grant, frozen at $3m, will rise": a participle between commas tells what has come about."""
    return participle.dep_ == "acl" and participle.tag_ == "VBN" and participle.follows_comma


def _skips(token: Token, upper: Token) -> bool:
    """Whether a word above has no scope over a clause: the first of two finite verbs, the noun that a participle describes."""
    if token.dep_ == "conj" and is_verb(token) and is_verb(upper):
        return is_finite(token) and not is_condition(upper) and not _is_told_of(token, upper)
    return token.dep_ == "acl" and token.tag_ in ("VBN", "VBD", "VBG") and not any(c.tag_ == "TO" for c in token.children)


def _is_over(token: Token, upper: Token) -> bool:
    """Whether a relative clause tells what has come about of the noun that it describes ("a scheme that had doubled in price")."""
    if token.dep_ == "relcl" and token.tag_ == "VBZ" and words.lemma_in(token, words.VALUING_VERBS):  # "a bid that values it at $3m"
        return True
    return token.dep_ == "relcl" and is_noun(upper) and is_finite(token) and tense_of(token) in ("past", "pluperfect", "perfect")


def _is_nonrestrictive(clause: Token) -> bool:
    """Whether a comma sets a clause off that tells of a thing or a place: ", which touches a third of voters,", ", where 40 live"."""
    first = clause.left_edge
    return clause.follows_comma and ((first.tag_ in ("WDT", "WP") and first.dep_.startswith("nsubj")) or first.tag_ == "WRB")


def is_beside(token: Token, cue: Token | None = None) -> bool:
    """Whether a token stands in a clause, without its cue, that only adds something: "never mentioned Ruiz, who trailed by 20 points"."""
    for _ in range(_MAX_STEPS):
        if token.dep_ == "relcl" and _is_nonrestrictive(token):
            return cue is None or not (token == cue or token.is_ancestor(cue))
        if token.head == token:
            break
        token = token.head
    return False


def _asks_of_past(clause: Token) -> bool:
    """Whether a clause only asks how or why something has come about, which is given: "would discuss why they had lost twice"."""
    if clause.dep_ not in ("pcomp", "ccomp") or not is_verb(clause) or clause.left_edge.tag_[:1] != "W":
        return False
    return is_finite(clause) and tense_of(clause) in ("past", "pluperfect", "perfect")


def is_infinitive(verb: Token) -> bool:
    """Whether a verb has "to" before it."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def has_deadline(verb: Token, frame: Frame) -> bool:
    """Whether what must be done has its time still to come; what must be by a rule is as it is: "must win 1,237 delegates"."""
    times = (i for i in range(verb.i + 1, frame.sentence.end) if i in frame.scene.periods)
    return any(frame.doc[i].lower_ in words.DEADLINE_WORDS or frame.doc[i - 1].lower_ in words.DEADLINE_WORDS for i in times)
