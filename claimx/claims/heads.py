"""Rules that find the head noun of what a figure measures, each from one construction of the figure's own clause.

Every rule takes the frame of a figure and gives a noun, or None where its construction is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimx.claims import measure_words, words
from claimx.claims.frame import Frame, complement, direct_object, is_noun, is_verb, subject
from claimx.matching import lemma

_OF_FIGURE = frozenset(
    {"of", "at", "to", "from", "by", "with", "for", "around", "about", "worth", "between", "than", "over", "under", "below", "above", "on"}
)
_OPENERS = frozenset({"(", "[", "-", "--", "–", "—", ":"})
_CUTS = frozenset({"(", ")", "[", "]", "--", "–", "—", ":", ",", ";"})
_SKIPPED_BEFORE = frozenset({"RB", "JJR", "RBR", "IN", "DT", "JJS", "RBS", "NFP"})
_RUN_TAGS = ("NN", "JJ", "VBG", "VBN", "HYPH", "POS")
_REACH = 10


def lead(frame: Frame) -> int:
    """The number of the first token of the figure and of the modifier words before it."""
    at, modifier = frame.span.start, frame.quantity.modifier_text
    while at > frame.sentence.start and modifier is not None and frame.doc[at - 1].idx >= modifier.start:
        at -= 1
    return at


def measurable(frame: Frame, token: Token | None) -> Token | None:
    """The token, if it is a noun that a figure can measure: no entity, no part of a period or of a figure."""
    if token is None or not is_noun(token) or not frame.scene.is_free(token) or lemma(token) in words.TIME_UNITS:
        return None
    return token if len(token) > 1 and not _names_entity(frame, token) else None


def _names_entity(frame: Frame, token: Token) -> bool:
    """Whether a noun is part of an entity's name or stands for one; a people is a group that figures do count."""
    mention = frame.scene.actor(token)
    if mention is None or (mention.label == "NORP" and token.tag_ in ("NNS", "NNPS")):
        return False
    return token.tag_.startswith("NNP") or mention.antecedent is not None


def acted_on(frame: Frame) -> Token | None:
    """“output doubled”, "to triple output": what a verb that is itself the figure moves."""
    verb = frame.head
    if not is_verb(verb) or verb.i >= frame.span.end:
        return None
    target = direct_object(verb, but_not=frame.span)
    return measurable(frame, target) or measurable(frame, subject(verb))


def share_of(frame: Frame) -> Token | None:
    """“87 per cent of goods seized” → goods; "a third of those with broadband" → those; "3% of GDP" is no share."""
    of = _of_phrase(frame)
    if of is None or lemma(of) in measure_words.BASE_NOUNS or not frame.scene.is_free(of):
        return None
    if of.tag_ == "DT":
        return of if any(child.i > of.i for child in of.children) else None
    return of if of.tag_[:2] in ("NN", "JJ", "CD") and lemma(of) not in words.EMPTY_SHARES else None


def _of_phrase(frame: Frame) -> Token | None:
    """The head of the phrase with "of" that follows the figure."""
    doc, at = frame.doc, after(frame)
    if at + 1 >= len(doc) or doc[at].lower_ != "of":
        return None
    parsed = next((child for child in doc[at].children if child.dep_ in ("pobj", "pcomp")), None)
    return parsed if parsed is not None and parsed.i > at else _phrase_head(doc[at + 1], at)


def after(frame: Frame) -> int:
    """The number of the token after the figure, and after a bracket that only restates it: "$168m (£89m) deal"."""
    doc, at = frame.doc, frame.span.end
    if at < len(doc) and doc[at].text == "(":
        end = next((i for i in range(at + 1, min(at + 12, len(doc))) if doc[i].text == ")"), None)
        if end is not None and any(i in frame.scene.figures for i in range(at + 1, end)):
            return end + 1
    return at


def _phrase_head(token: Token, start: int) -> Token:
    while token.head.i > token.i and token.head.i - start < _REACH and not is_verb(token.head):
        token = token.head
    return token


def amount_in(frame: Frame) -> Token | None:
    """“$5m in fines”, "£3bn worth of goods" → the noun after the amount."""
    if frame.quantity.kind != "money" or _is_moved_by(frame):
        return None
    doc, at = frame.doc, after(frame)
    while at < len(doc) and doc[at].lower_ in ("-", "'s", "’s", "’", "'"):
        at += 1
    if at + 2 < len(doc) and doc[at].lower_ == "worth" and doc[at + 1].lower_ == "of":
        return measurable(frame, _phrase_head(doc[at + 2], at))
    if at + 1 < len(doc) and doc[at].lower_ == "in" and doc[at + 1].tag_[:2] in ("NN", "JJ", "VB"):
        head = _phrase_head(doc[at + 1], at)
        return measurable(frame, head) if head.tag_ in ("NN", "NNS") else None
    return None


def _is_moved_by(frame: Frame) -> bool:
    """Whether the figure says how far something went: "rose 6 pence to 388 pence in early trading"."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or not words.lemma_in(verb, words.CHANGE_VERBS):
        return False
    return frame.relation == "preposition" or measurable(frame, subject(verb)) is not None


def counted(frame: Frame) -> Token | None:
    """“1,400 sites” → sites; "a $4bn plane deal" → deal; "a 4% rise in sales" → sales."""
    noun = frame.governor if frame.relation == "modifier" else None
    if noun is None or noun.i < frame.span.end or _is_cut_off(frame, noun):
        noun = _run_after(frame)
    if noun is None or not frame.scene.is_free(noun) or lemma(noun) in words.TIME_UNITS or lemma(noun) in measure_words.MARKS:
        return None
    return noun if frame.quantity.kind == "count" else measurable(frame, noun)


def _is_cut_off(frame: Frame, noun: Token) -> bool:
    """Whether punctuation stands between the figure and a noun after it."""
    between = frame.doc[after(frame) : noun.i]
    return any(t.text in _CUTS or (t.text == "-" and t.whitespace_) for t in between)


def _run_after(frame: Frame) -> Token | None:
    """The last noun of the unbroken run of nouns and adjectives right after a figure, if it is no verb's subject."""
    at, last = after(frame), None
    for token in frame.doc[at : min(at + 6, frame.sentence.end)]:
        if not token.tag_.startswith(_RUN_TAGS) or not frame.scene.is_free(token):
            break
        if token.tag_ in ("NN", "NNS"):
            last = token
    return None if last is None or last.dep_ in ("nsubj", "nsubjpass") else last


def noun_of_figure(frame: Frame) -> Token | None:
    """“a loss of $470m” → loss; "a fall of 3% in exports" → exports; "a stake of 5%" → stake; "a high of $70" is no measure."""
    governor, preposition = frame.governor, frame.preposition
    if frame.relation != "preposition" or governor is None or preposition is None or preposition.lower_ not in _OF_FIGURE:
        return None
    return None if measurable(frame, governor) is None or lemma(governor) in measure_words.MARKS else governor


def is_amount(noun: Token, frame: Frame) -> bool:
    """Whether a noun of change is the amount itself and not what changed: "growth of 3%", "a loss of $470m", "$7bn in cuts"."""
    return lemma(noun) in measure_words.GROWTH_NOUNS or (frame.quantity.kind == "money" and words.lemma_in(noun, words.AMOUNT_NOUNS))


def changed_thing(noun: Token, frame: Frame) -> Token | None:
    """What a noun of change says has changed: "a 7.9% fall in exports" → exports, "price rise" → price."""
    if lemma(noun) in measure_words.GROWTH_NOUNS:
        return None
    for name in ("in", "of", "for", "on", "to"):
        inner = complement(noun, name)
        if inner is not None and not frame.span.start <= inner.i < frame.span.end and measurable(frame, inner):
            return inner
    before = [c for c in noun.children if c.dep_ in ("compound", "nmod") and c.i >= frame.span.end and measurable(frame, c)]
    if before:
        return before[-1]
    if frame.verb is not None and noun.dep_ in ("dobj", "attr", "pobj"):
        return measurable(frame, subject(frame.verb))
    return None


def valued(frame: Frame) -> Token | None:
    """“products valued at $435m” → products; "bought the chain for $3m" → chain; "spent $3m on ads" → ads."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or frame.relation not in ("preposition", "object"):
        return None
    if frame.relation == "preposition" and frame.preposition is not None and frame.preposition.lower_ in ("for", "at", "with"):
        target = direct_object(verb, but_not=frame.span) or (verb.head if verb.dep_ == "acl" else None)
        if target is not None and (found := measurable(frame, target)):
            return found
    if words.lemma_in(verb, words.PAYMENT_VERBS) and frame.relation == "object" and frame.quantity.kind == "money":
        return _paid_for(frame, verb)
    return None


def _paid_for(frame: Frame, verb: Token) -> Token | None:
    for name in ("for", "on", "into", "towards", "in", "to"):
        inner = complement(verb, name) or complement(frame.head, name)
        if inner is not None and inner.i >= frame.span.end and measurable(frame, inner):
            return inner
    return None


def moved(frame: Frame) -> Token | None:
    """“sales rose 4% to £3bn” → sales; "cut its forecast by 3%" → forecast; "added $18m to reserves" → reserves."""
    if found := _before_particle(frame):
        return found
    verb = frame.governor if frame.governor is not None and is_verb(frame.governor) else frame.verb
    if verb is None or frame.relation not in ("object", "preposition") or not words.lemma_in(verb, words.CHANGE_VERBS):
        return None
    target = direct_object(verb, but_not=frame.span)
    if target is not None and (found := measurable(frame, target)):
        return found
    if (
        frame.relation == "object"
        and frame.quantity.kind == "money"
        and (found := measurable(frame, complement(verb, "to", "from", "off")))
    ):
        return found
    return measurable(frame, subject(verb))


def _before_particle(frame: Frame) -> Token | None:
    """The noun right before "up 4%" or "down by 12p"."""
    at = lead(frame)
    while at > frame.sentence.start and frame.doc[at - 1].lower_ == "by":
        at -= 1
    if at - 1 <= frame.sentence.start or frame.doc[at - 1].lower_ not in measure_words.PARTICLES:
        return None
    return measurable(frame, frame.doc[at - 2])


def of_subject(frame: Frame) -> Token | None:
    """A figure that is the subject: "$3bn was spent on schools" → schools; "40% are men" → men; "millions buy players" → players."""
    verb = frame.governor
    if frame.relation != "subject" or verb is None or not is_verb(verb):
        return None
    attribute = next((child for child in verb.children if child.dep_ == "attr" and child.tag_ == "NNS"), None)
    if attribute is not None:
        return measurable(frame, attribute)
    if frame.quantity.kind == "money":
        for name in ("on", "for", "in", "of", "from"):
            if found := measurable(frame, complement(verb, name)):
                return found
    return measurable(frame, direct_object(verb, but_not=frame.span)) if frame.quantity.kind in ("money", "count") else None


def level_subject(frame: Frame) -> Token | None:
    """“unemployment is 4.1%”, "sales totalled $3bn" → the subject; "posted profits of" → the object of a verb of having."""
    verb = frame.governor if frame.governor is not None and is_verb(frame.governor) else frame.verb
    if verb is None or frame.relation == "subject":
        return None
    if words.lemma_in(verb, words.HOLDING_VERBS) and frame.relation == "preposition":
        found = measurable(frame, direct_object(verb, but_not=frame.span))
        if found is not None:
            return found
    thing = subject(verb)
    if thing is None or (frame.relation == "object" and _is_doer(frame, thing, verb)):
        return None
    if thing.tag_ in ("JJ", "VBG") and frame.scene.mention(thing) is None:
        return thing
    return measurable(frame, thing)


def _is_doer(frame: Frame, thing: Token, verb: Token) -> bool:
    """Whether a subject does something with the amount and is not measured by it: "directors agreed", "the film took $3m"."""
    if frame.quantity.kind == "money" and words.lemma_in(verb, measure_words.TAKING_VERBS):
        return True
    return measure_words.can_act(thing) and not words.lemma_in(verb, words.CHANGE_VERBS, words.LEVEL_VERBS)


def apposed(frame: Frame) -> Token | None:
    """“the price, $70 a barrel” → price."""
    return measurable(frame, frame.governor) if frame.relation == "apposition" else None


def bracketed(frame: Frame) -> Token | None:
    """The noun before the dash or bracket that the figure follows: "new voters -- 1.1 million", "unemployment (4.1%)"."""
    at = lead(frame) - 1
    while at > frame.sentence.start and frame.doc[at].tag_ in _SKIPPED_BEFORE:
        at -= 1
    if at <= frame.sentence.start or frame.doc[at].text not in _OPENERS:
        return None
    return measurable(frame, frame.doc[at - 1])


def predicate(frame: Frame) -> Token | None:
    """The verb where it says what the figure is: "was fined $550,000", "has bid $8m", "leads by 6 points"."""
    verb = frame.governor
    if verb is None or not is_verb(verb) or frame.relation not in ("object", "preposition"):
        return None
    deeds = (measure_words.DEED_VERBS, words.PAYMENT_VERBS) if frame.quantity.kind == "money" else (measure_words.DEED_VERBS,)
    return verb if words.lemma_in(verb, *deeds) else None


def nearest(frame: Frame) -> Token | None:
    """The noun nearest before the figure in its sentence, as a last resort."""
    return next(_nouns_before(frame), None)


def _nouns_before(frame: Frame) -> Iterator[Token]:
    for i in range(frame.span.start - 1, frame.sentence.start - 1, -1):
        found = measurable(frame, frame.doc[i])
        if found is not None and found.tag_ in ("NN", "NNS"):
            yield found


def share(frame: Frame) -> Token | None:
    """“closed at $66 a share” → share, where nothing else says what is priced."""
    if not frame.quantity.unit.endswith("/share"):
        return None
    return next((token for token in frame.span if token.lower_ in ("share", "shares")), None)
