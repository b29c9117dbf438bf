"""Whether a figure points back by a pronoun ("six in 10 of them", "it rose 4%") or "that number", and what the pronoun stands for."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.contest import is_person
from claimx.claims.frame import Frame, once, verb_of
from claimx.claims.grammar import direct_object, is_noun, is_verb, subject
from claimx.claims.measure.cuts import CLOSING, CUTS, is_mark_or_and
from claimx.claims.measure.measurable import measurable
from claimx.claims.measure.moves import is_pronoun
from claimx.claims.measure.noun_run import after
from claimx.claims.measure.nouns import is_bare_count
from claimx.claims.measure.of_phrase import is_of_number, of_phrase
from claimx.claims.parse import Token
from claimx.claims.whither import tells_when

_RUN = 5
_FAR_BACK = 40
_DESCRIBING = frozenset({"prep", "compound", "amod", "relcl"})


def is_pointing(frame: Frame, noun: Token) -> bool:
    """Whether a noun only stands for a figure told before: "that number is up", "the figure for the previous year was 42 hours"."""
    if _is_set_beside(noun):
        return True
    if noun.lemma not in measure_words.POINTING_NOUNS or noun.i == noun.sent.start:
        return False
    points = noun.nbor(-1).lower_ in measure_words.THAT  # "shows that number could fall", taken for a conjunction
    known = any(
        c.lower_ in words.DEFINITE_ARTICLES or (c.dep_ == "poss" and (c.tag_ == "PRP$" or tells_when(frame, c))) for c in noun.children
    )
    if not points and not known:
        return False  # "the figure", "last year's figure", "its own figure"
    told = (child for child in noun.children if child.dep_ in _DESCRIBING and child.lower_ not in measure_words.OWN)
    return all(tells_when(frame, child) for child in told)


def of_which_before(frame: Frame) -> Token | None:
    """What a clause with "of which" in front tells so many of: "new phones, of which it sold only 600,000"."""
    if frame.relation != "object" or frame.verb is None or not is_bare_count(frame):
        return None
    doc = frame.doc
    for i in range(frame.verb.i - 1, max(frame.verb.i - _RUN, frame.sentence.start + 2), -1):
        if doc[i].tag_[0] == "W" and doc[i - 1].lower_ in words.SHARED_OF and doc[i - 2].text == ",":
            return measurable(frame, doc[i - 3]) if doc[i - 3].tag_ == "NNS" else None
    return None


def _is_set_beside(noun: Token) -> bool:
    """Whether a noun behind a comma stands for the figure before it, of which a clause tells more: ", a figure that will drop to 7%"."""
    if not words.lemma_in(noun, measure_words.TALLIES, measure_words.POINTING_NOUNS) or not noun.left_edge.follows_comma:
        return False
    told = any(child.dep_ in ("relcl", "acl") for child in noun.children)
    return told and not any(child.dep_ in ("prep", "compound") for child in noun.children)


def is_of_them(frame: Frame) -> bool:
    """Whether a share is of what a pronoun stands for: "six in 10 of them", "37 of which"."""
    of = of_phrase(frame)
    if of is None or (of.tag_ != "PRP" and any(child.i > of.i for child in of.children)):
        return False
    if is_of_number(frame):
        return True
    if of.lower_ in measure_words.OURSELVES or of.lower_ in measure_words.WHAT:
        return False
    return of.tag_ in ("PRP", "WDT", "WP", "DT") or of.lower_ in words.EMPTY_SHARES


@once
def among_them(frame: Frame) -> Token | None:
    """What so many of those counted before are, right behind "of them": "killed 40 people, eight of them Americans"."""
    doc, at = frame.doc, after(frame)
    if doc.lower(at) not in words.SHARED_OF or doc.lower(at + 1) not in measure_words.COUNTED_BEFORE:
        return None
    last = None
    for token in doc[at + 2 : min(at + 2 + _RUN, frame.sentence.end)]:
        if not token.tag_.startswith(("NN", "JJ", "HYPH")):
            return last if is_mark_or_and(token, CLOSING) or token.tag_ == "IN" else None
        last = token if token.tag_ in ("NNS", "NNPS") else None
    return None


def is_stake(frame: Frame) -> bool:
    """Whether somebody buys or holds a share of the firm that a pronoun stands for: "bought 15% of it"."""
    of = of_phrase(frame)
    stakes = measure_words.noun_of_verb()["share"]
    owns = frame.relation == "object" and frame.governor is not None and frame.governor.lemma in stakes
    return frame.quantity.kind == "percent" and owns and of is not None and of.lower_ in measure_words.THAT


def is_of_total(frame: Frame) -> bool:
    """Whether a share is of the whole that is being spoken of: "8% of the total"."""
    of = of_phrase(frame)
    return of is not None and of.tag_ == "NN" and of.lower_ in words.EMPTY_SHARES


def is_of_that(frame: Frame) -> bool:
    """Whether a share is of the amount just given: "less than a quarter of that"."""
    of = of_phrase(frame)
    return of is not None and of.lower_ in measure_words.THAT and of.nbor(-1).lower_ in words.SHARED_OF


def is_of_pronoun(frame: Frame) -> bool:
    """Whether a figure is where somebody puts what was spoken of before: "Analysts put it at $25 billion"."""
    verb = frame.governor
    if verb is None or frame.relation != "preposition" or not words.lemma_in(verb, measure_words.CAUSING_VERBS, words.PAYMENT_VERBS):
        return False
    thing = direct_object(verb, but_not=frame.span)
    return thing is not None and (thing.lower_ in measure_words.it_words() or thing.lower_ in measure_words.THAT)


def has_pronoun_subject(frame: Frame) -> bool:
    """Whether what moves or is so much is named by a pronoun: "it rose 4%", "the bank cut it by 25 basis points"."""
    verb = frame.verb
    thing = None if verb is None else subject(verb)
    if moves_pronoun(frame):
        return True
    if verb is not None and thing is not None and _is_expletive(verb, thing):
        return False
    if frame.relation == "object" and frame.quantity.kind == "physical" and words.lemma_in(frame.verb, words.HANDLING_VERBS):
        return False
    if thing is not None and frame.relation == "object" and not words.lemma_in(frame.verb, words.LEVEL_VERBS, words.CHANGE_VERBS):
        return False
    if thing is None or (thing.tag_ == "PRP" and thing.lower_ not in measure_words.it_words()):
        return False
    return thing.tag_ in ("PRP", "DT") and frame.scene.actor(thing) is None


def has_share(frame: Frame) -> bool:
    """Whether what a pronoun stands for has a bare percentage: "it has 27% of the market. In 2003 it had just 9%"."""
    verb = frame.governor if frame.relation == "object" and frame.quantity.kind == "percent" else None
    thing = subject(verb) if verb is not None and verb.lemma in measure_words.OWNING_VERBS else None
    return thing is not None and thing.lower_ in measure_words.it_words() and of_phrase(frame) is None


def moves_pronoun(frame: Frame) -> bool:
    """Whether what is moved is named by a pronoun: "the bank cut it by 25 basis points"."""
    verb = frame.verb
    moves = words.lemma_in(verb, words.CHANGE_VERBS) or (is_goal(frame) and words.lemma_in(verb, measure_words.CAUSING_VERBS))
    return verb is not None and moves and is_pronoun(direct_object(verb, but_not=frame.span))


def is_goal(frame: Frame) -> bool:
    """Whether a figure is where something is brought to: "has to bring that down to 700"."""
    return frame.preposition is not None and frame.preposition.lower_ in measure_words.BROUGHT_TO


def _is_expletive(verb: Token, thing: Token) -> bool:
    """Whether "it" stands for the infinitive behind the verb: "it costs me $320 to grow them"."""
    return thing.lower_ in measure_words.THAT and any(
        child.dep_ in ("advcl", "xcomp") and child.tag_ == "VB" and child.i > verb.i for child in verb.children
    )


def stood_for_before(frame: Frame) -> Token | None:
    """The subject of the sentence before, which "it" or "they" takes up: "Turnout has fallen. It dropped 50 percent in Ohio."."""
    verb, start = verb_of(frame), frame.sentence.start
    thing = _pronoun(frame)
    if thing is None or not start:
        return None
    before = frame.doc[start - 1].sent
    if frame.quantity.kind == "money" and verb is not None and words.lemma_in(verb, measure_words.ENDING_VERBS):
        closed = next((t for t in reversed(before) if words.lemma_in(t, measure_words.STOCKS) and t.i not in frame.scene.figures), None)
        if closed is not None:
            return closed  # "is offering 410p for each share. They had closed at 331p"
    known = _told_of(before.root)
    if frame.quantity.kind == "count" and not words.lemma_in(known, measure_words.TALLIES, measure_words.HEADCOUNTS):
        return None
    if not _opens(thing) and (known is None or not _is_statistic(known)):
        return None
    if known is None or known.tag_.replace("NNP", "NN") != _number_of(thing) or measure_words.can_act(known):
        return None
    apart = known.lower_ not in measure_words.NAMED_MEASURES and frame.scene.text.find("\n", known.idx, thing.idx) >= 0
    return None if apart else measurable(frame, known)


def _told_of(root: Token) -> Token | None:
    """What a sentence is about, by its verb: the subject, or what "it was … that" brings in front."""
    known = subject(root) if is_verb(root) else None
    if known is None or known.lower_ not in measure_words.THAT or root.lemma not in words.BEING:
        return known
    cleft = (child for child in root.children if child.dep_ == "attr" and any(c.dep_ == "relcl" for c in child.children))
    return next(cleft, known)


def _is_only_plural(pronoun: Token) -> bool:
    """Whether "they" has no noun in front of it in its sentence that it could stand for: "the worst was in Kent, where they fell 4%"."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    return pronoun.lower_ in measure_words.THEY and not any(token.tag_ in ("NNS", "NNPS") for token in before)


def _is_statistic(noun: Token) -> bool:
    """Whether a noun is of something that is measured, a cost or a price."""
    return measure_words.is_measure(noun) or words.lemma_in(noun, measure_words.COSTS, measure_words.PRICES)


def _opens(pronoun: Token) -> bool:
    """Whether a pronoun is the first of its sentence, but for a conjunction."""
    return pronoun.i <= pronoun.sent.start + 1


def _number_of(pronoun: Token) -> str:
    """The tag of the nouns that a pronoun stands for."""
    return "NNS" if pronoun.lower_ in measure_words.THEM else measure_words.it_words().get(pronoun.lower_, "NN")


def _pronoun(frame: Frame) -> Token | None:
    """The pronoun for what is so much or moves: at the start, "it fell to 4%", or what something moves, "dearer fuel pushed it to 4%"."""
    verb, start = verb_of(frame), frame.sentence.start
    if verb is None or not words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS, measure_words.CAUSING_VERBS):
        return None
    link = "" if frame.preposition is None else frame.preposition.lower_
    puts = link in measure_words.RECKONED_AS and words.lemma_in(verb, measure_words.PUTTING_VERBS)
    if (puts or is_goal(frame) or link in words.EXTENT_PREPOSITIONS) and is_pronoun(thing := direct_object(verb, but_not=frame.span)):
        return thing
    thing = subject(verb)
    if thing is None or not words.lemma_in(verb, words.LEVEL_VERBS, words.CHANGE_VERBS):
        return None
    root = frame.sentence.root
    teller = subject(root) if root != verb else None
    if thing.lower_ in measure_words.it_words() and words.lemma_in(teller, measure_words.REPORTS, measure_words.POLLS):
        return thing  # "a poll of economists suggests they will climb to 6%"
    of = teller if thing.lower_ in measure_words.IT_OBJECTS else None
    if of is not None and (is_person(frame, of) or (measure_words.can_act(of) and (of.tag_ == "NNS" or not measure_words.is_body(of)))):
        return thing  # "lenders said it had grown to $3bn", "economists expect them to climb to 6%"; a bank may speak of itself
    behind_time = verb == root and frame.doc[start].tag_ == "IN" and not words.lemma_in(verb, words.TAKING_VERBS)
    opens = _opens(thing) or behind_time or _is_only_plural(thing)
    return thing if opens and thing.lower_ in measure_words.it_words() else None


def taken_up(frame: Frame) -> Token | None:
    """The subject of the sentence before that a pronoun takes up, where no figure stands between that it could be of as well."""
    known = stood_for_before(frame)
    if words.lemma_in(known, measure_words.STOCKS):
        return known
    between = range(0) if known is None else range(known.sent.start, frame.span.start)
    return known if frame.scene.figures.isdisjoint(between) else None


def meant_before(frame: Frame) -> Token | None:
    """The noun before the figure, counted by no other, that "of which", "of it" or "of them" stands for."""
    return noun_of_which(frame) or (_singular_before(frame) if is_of_that(frame) else _plural_before(frame))


def noun_of_which(frame: Frame) -> Token | None:
    """The plural noun right before a figure that counts some of it: "shops, 40 of which", "more films: 3,900 of them"."""
    of, at = of_phrase(frame), frame.lead - 1
    if of is None or not (of.tag_.startswith("W") or of.tag_ == "PRP") or at <= frame.sentence.start or frame.doc[at].text not in CUTS:
        return None
    noun = frame.doc[at - 1]
    plural = of.tag_.startswith("W") or (noun.tag_ in ("NNS", "NNPS") and frame.quantity.kind != "money")
    return noun if plural and is_noun(noun) and frame.scene.is_free(noun) else None


def _plural_before(frame: Frame) -> Token | None:
    """The plural subject before the figure that "of them" points back to, or else the plural object of its sentence."""
    last = None
    for i in range(frame.span.start - 1, max(frame.span.start - 1 - _FAR_BACK, -1), -1):
        token = frame.doc[i]
        if i < frame.sentence.start and last is not None:
            break
        if token.tag_ != "NNS" or token.head == frame.governor:
            continue
        if token.dep_ in ("nsubj", "nsubjpass") and measurable(frame, token):
            return token
        beside = frame.verb is not None and token.head == frame.verb.head  # "has closed branches to cut costs, and has 40 fewer of them"
        if token.dep_ == "dobj" and i >= frame.sentence.start and (last is None or beside):
            last = measurable(frame, token)
    return last


def _singular_before(frame: Frame) -> Token | None:
    """The subject of the sentence that "of it" points back to: "The money was in the book, and only 60% of it was spent"."""
    for i in range(frame.lead - 1, frame.sentence.start - 1, -1):
        token = frame.doc[i]
        above = token.tag_ == "NN" and token.dep_ in ("nsubj", "nsubjpass") and token.head != frame.verb
        if above and not measure_words.can_act(token) and measurable(frame, token):
            return token
    return None
