"""Who speaks: the subject of a cue verb, and the whole phrase around its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import words
from claimx.attributions.draft import Range, trimmed

if TYPE_CHECKING:
    from claimx.attributions.view import View

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLIMBS = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "prep"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "WDT", "CD"})
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP"})
_PHRASE = _HEADS | {"DT", "JJ", "PRP$", "HYPH", "VBN", "VBG", "JJR", "JJS", "CD", "POS"}
_GOES_ON = frozenset({"NN", "NNS", "NNP", "NNPS", "POS", "HYPH"})
_LEADING = frozenset({"CC", "IN", "RB", ",", "``", "''", "_SP", ":", "-LRB-", "."})
_MARKS = frozenset({",", "-", "--", "–", "—"})
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_MAX_CLIMB = 6


def subject_of(view: View, verb: int) -> int | None:
    """The head token of whoever does a verb: its own subject, or that of the verb it hangs from."""
    inside, infinitive = view.inside[verb], _is_infinitive(view, verb)
    for _ in range(_MAX_CLIMB):
        own = [
            kid
            for kid in view.children[verb]
            if view.deps[kid] in _SUBJECTS and view.inside[kid] == inside and view.words[kid][:1].isalnum()
        ]
        if own and infinitive and view.lower[own[0]] in words.part("expletives") and view.kids(verb, "acomp"):
            return None  # "it was hard to believe that"
        if own:
            behind = [kid for kid in own if kid > verb and view.words[verb - 1] == ","]  # "the boat left, said Ana Ruiz"
            return min(behind or own, key=lambda kid: abs(kid - verb))
        parent = view.head[verb]
        if parent == verb or view.inside[parent] != inside:
            return None
        if view.deps[verb] in {"relcl", "acl"}:
            return _of_noun(view, verb, parent, infinitive=infinitive)
        if not _shares_subject(view, verb, parent):
            return None
        if view.lower[parent] in words.part("quoted_with") and (quoted := view.kids(view.head[parent], "dobj")):
            return quoted[0]  # "quoted a clerk as saying"
        if view.tags[parent] in _NOUNS:
            return _of_noun(view, verb, parent, infinitive=infinitive)
        verb = parent
        if view.tags[verb][:1] != "V" and view.tags[verb] not in {"IN", "MD"}:
            return None
    return None


def _shares_subject(view: View, verb: int, parent: int) -> bool:
    """Whether a verb without a subject can have that of the word it hangs from."""
    label = view.deps[verb]
    return label in _CLIMBS and not (label == "ccomp" and view.tags[verb] not in {"VBG", "VB"} and parent < verb)


def sayer(view: View, verb: int) -> int:
    """The verb whose subject a cue has: behind what somebody said, that of saying ("said it was late, adding that …", "and noted …")."""
    told = view.head[verb]
    if (told_in := _joined_in(view, verb, told)) is not None:
        return told_in
    goes_on = view.tags[verb] == "VBG" and view.deps[verb] == "advcl" and view.words[view.left[verb] - 1] == ","
    joined = view.deps[verb] == "conj" and not view.kids(verb, "nsubj") and view.tags[verb] == view.tags[view.head[told]]
    if not (goes_on or joined) or view.deps[told] != "ccomp" or not words.is_statement(view.lemma(view.head[told])):
        return verb
    subjects = view.kids(told, "nsubj", "nsubjpass")
    who = any(view.tags[noun] == "PRP" or view.entity.get(noun, (0, 0, ""))[2] in {"PERSON", "ORG"} for noun in subjects)
    return verb if who else view.head[told]


def _joined_in(view: View, verb: int, told: int) -> int | None:
    """The verb of a clause about a person that a verb goes on with, and not with what a thing does ("… grew when Holt rose and said …")."""
    if view.deps[verb] != "conj" or view.kids(verb, "nsubj") or told > verb:
        return None
    whose = [noun for noun in view.kids(told, "nsubj") if view.tags[noun] in {"NN", "NNS"} and noun not in view.entity]
    clauses = [kid for kid in view.kids(told, "advcl") if told < kid < verb and view.tags[kid] == view.tags[verb]]
    if not whose or not clauses or "," in view.words[clauses[-1] : verb]:
        return None
    subjects = [noun for noun in view.kids(clauses[-1], "nsubj") if view.tags[noun] == "NNP"]
    return clauses[-1] if any(view.entity.get(noun, (0, 0, "PERSON"))[2] == "PERSON" for noun in subjects) else None


def _of_noun(view: View, verb: int, noun: int, *, infinitive: bool) -> int | None:
    """Who does a verb that hangs from a noun: the noun, or with an infinitive ("a briefing to say") its owner or giver.

    What a message says that somebody sends is theirs ("released a statement saying that").
    """
    above = _verb_above(view, noun)
    if view.deps[verb] == "acl" and view.tags[verb] == "VBG" and _is_addressed(view, noun):
        return subject_of(view, above) if view.tags[above][:1] == "V" and above != verb else None
    if view.deps[verb] == "acl" and view.tags[verb] == "VBG" and view.lemma(noun) in words.part("sayings") and view.tags[above][:1] == "V":
        return noun if above == verb or view.deps[noun] not in {"dobj", "pobj"} else subject_of(view, above) or noun
    if view.deps[verb] == "relcl" or not infinitive:
        return noun
    owners = view.kids(noun, "poss")
    if owners and view.tags[owners[0]] == "WP$":  # "a minister whose plan to announce it failed"
        return view.head[above] if view.deps[above] == "relcl" else None
    if owners:
        return owners[0]
    return subject_of(view, above) if view.tags[above][:1] == "V" and above != verb else None


def _is_addressed(view: View, noun: int) -> bool:
    """Whether a message goes to somebody, which is what says something ("sent a letter to members saying that")."""
    link = view.head[noun]
    return view.deps[noun] == "pobj" and view.lower[link] in words.part("sent_to") and view.lemma(link - 1) in words.part("sayings")


def _is_infinitive(view: View, verb: int) -> bool:
    return view.tags[verb] == "VB" and any(view.tags[kid] == "TO" for kid in view.children[verb])


def _verb_above(view: View, token: int) -> int:
    """The verb that a noun phrase belongs to, or where the way up ends."""
    for _ in range(_MAX_CLIMB):
        if view.tags[token][:1] == "V" or view.head[token] == token:
            break
        token = view.head[token]
    return token


def before_verb(view: View, verb: int, floor: int) -> int | None:
    """The noun right before a verb, as the head of its phrase, by the words alone."""
    place = verb - 1
    while place >= floor and (view.tags[place] in {"RB", "MD"} or view.deps[place] in {"aux", "auxpass", "neg", "advmod"}):
        place -= 1
    if place < floor or view.tags[place] not in _NOUNS or not view.words[place][0].isalnum():
        first = place + 1
        return first if _is_hidden_name(view, first, verb) else None
    return _top(view, place, floor, verb)


def set_off_before(view: View, verb: int, floor: int) -> tuple[Range, int] | None:
    """A name with what is added to it that the parser hangs from a noun before it, and its head ("… here, Ryanco, a haulier, said")."""
    stop = verb - 1
    if view.words[stop] != "," or any(view.deps[kid] in _SUBJECTS for kid in view.children[verb]):
        return None
    token, found = stop - 1, None
    for _ in range(2 * _MAX_CLIMB):
        start = view.left[token]
        if view.right[token] not in {stop - 1, stop} or start <= floor:
            break
        if view.words[start - 1] == "," and "," in view.words[token:stop] and _is_set_off(view, token):
            found = token
        token = view.head[token]
    return (trimmed(view, view.left[found], stop), found) if found is not None else None


def _is_set_off(view: View, token: int) -> bool:
    """Whether a noun is a name that is added to another, or somebody whose name is added ("a clerk, Ana Ruiz,")."""
    if view.tags[token] == "NNP":
        return view.deps[token] == "appos"
    named = any(view.tags[kid] == "NNP" for kid in view.kids(token, "appos"))
    return view.tags[token] == "NN" and view.tags[view.left[token]] == "DT" and named


def across_insertion(view: View, verb: int, first: int) -> tuple[Range, int] | None:
    """The phrase that is the subject of a verb across what is put in between, and its head ("Ruiz Corp., long a target, said that")."""
    stop = verb
    while stop > first and view.tags[stop - 1] == "RB":
        stop -= 1
    mark = view.words[stop - 1]
    if mark not in _MARKS:
        return None
    start = first
    for place in range(first, stop - 1):
        if view.words[place] not in {mark, ","} or view.inside[place] != view.inside[verb]:
            continue
        if view.words[place] == mark and place > start and _is_name_phrase(view, start, place):
            head = place - 1
            inner = next((t for t in range(start + 1, place) if view.tags[t] == "IN"), place)
            return trimmed(view, start, place), (inner - 1 if inner > start else head)
        start = place + 1
    return None


def _is_name_phrase(view: View, start: int, stop: int) -> bool:
    """Whether a stretch is a noun phrase that may speak: it opens with its article or name, ends in a noun, and has no verb."""
    while start < stop and view.words[start].isspace():
        start += 1
    opens = start < stop and view.tags[start] in {"DT", "NNP", "NNPS", "PRP$"}
    return opens and view.tags[stop - 1] in _GOES_ON and all(view.tags[place][:1] not in {"V", "M", "W"} for place in range(start, stop))


def _is_hidden_name(view: View, token: int, verb: int) -> bool:
    """Whether a word that the tagger takes for an adverb opens a sentence as a name that the text has elsewhere ("Fleetly also said")."""
    if token >= verb or token != view.starts[view.sent[token]] + view.words[view.starts[view.sent[token]]].isspace():
        return False
    name = view.words[token]
    return name[:1].isupper() and any(
        word == name and other != view.starts[view.sent[other]] and other != token for other, word in enumerate(view.words)
    )


def after_verb(view: View, verb: int, ceiling: int) -> int | None:
    """The head of the noun phrase right after a verb ("said Lena Ortiz", "said one of them, Lena Ortiz")."""
    place = verb + 1
    if view.tags[place : place + 2] in (["CD", "IN"], ["DT", "IN"]):
        named = next((other + 1 for other in range(place, ceiling) if view.words[other] == ","), ceiling)
        place = named if view.tags[named : named + 1] == ["NNP"] else place
    while place < ceiling and view.tags[place] in _PHRASE:
        describes = view.deps[place] in _DESCRIBING and place < view.head[place] < ceiling  # "said deputy general secretary Ana Ruiz"
        if view.tags[place] in _HEADS and not describes and (place + 1 >= ceiling or view.tags[place + 1] not in _GOES_ON):
            return place
        place += 1
    return None


def _top(view: View, token: int, floor: int, ceiling: int) -> int:
    """The head of the noun phrase that a noun belongs to."""
    best = token
    while view.tags[view.head[token]] in _NOUNS | {"IN", "VBN"} and floor <= view.head[token] < ceiling and view.head[token] != token:
        token = view.head[token]
        best = token if view.tags[token] in _NOUNS else best
    return best


def phrase(view: View, head: int, floor: int, ceiling: int) -> Range:
    """The phrase of a noun between two bounds: its subtree, without commas and conjunctions at the edges."""
    start, end, label = view.entity.get(head, (head, head, ""))
    if label != "PERSON":  # "Yoo Min-ah" is one name, whatever the parser says
        start, end = head, head
    start, end = max(min(start, view.left[head]), floor), min(max(end, view.right[head] + 1), ceiling)
    while (
        start < head
        and (view.tags[start] in _LEADING or view.words[start].isspace())
        and view.deps[start] not in {"det", "quantmod", "predet"}
    ):
        start += 1
    return trimmed(view, min(start, head), max(end, head + 1))


def with_noun(view: View, where: Range, head: int, verb: int) -> tuple[Range, int]:
    """A source with the noun between it and its verb that the parser took for part of the verb ("court records show")."""
    noun = verb - 1
    if where[1] == noun and view.deps[noun] in {"compound", "nmod"} and view.head[noun] == verb and view.words[noun].isalpha():
        return (where[0], verb), noun
    return where, head


def agent_of(view: View, verb: int) -> int | None:
    """The head of the one by whom something is done, in the passive."""
    for kid in view.kids(verb, "agent"):
        for noun in view.kids(kid, "pobj"):
            return noun
    return None
