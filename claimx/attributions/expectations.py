"""Figures that somebody expected, beside what came: "less than the 57 cents analysts had forecast", "the 4% forecast by the bank"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.draft import FIGURES, Draft, trimmed

if TYPE_CHECKING:
    from claimx.attributions.draft import Range
    from claimx.attributions.view import View

RULE = "expected-figure"
_REACHING = "reckoned-figure"
# Within how many words behind "that" the head of its subject stands.
_NEXT = 6
_AUXILIARIES = frozenset({"RB", "MD"})
_NO_NOUN_PHRASE = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "CC", "TO", "VBZ", "VBP", "MD", "_SP"})
_ENDS = frozenset({",", ".", ":", "WP", "WDT"})
_SPEAKERS = frozenset({"NNS", "NNP", "NNPS", "NN", "PRP", "DT", "PRP$"})
_DESCRIBED = _SPEAKERS | {"JJ", "JJS", "JJR"}
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
# How many words may stand between a figure and the verb of those who expected it.
_FAR = 10
# How many words may stand between the verb and its "by".
_ADVERBIAL = 4
# How many words of its unit and its noun may stand behind a figure ("the 12.9% decline forecast by …").
_UNIT = 2


def expected(view: View) -> list[Draft]:
    """The attributions of figures that a verb of expecting says of them, right behind them."""
    found: list[Draft] = []
    expecting = words.part("expecting")
    nouns = [by - 1 for by in view.by_word.of({"by"}) if by and view.tags[by - 1] == "NN"]
    for verb in sorted([*view.by_tag.of({"VBD", "VBN", "VBZ", "VBP"}), *nouns]):
        if view.inside[verb] < 0 and view.lemma(verb) in expecting:
            draft = _by_agent(view, verb) or (None if view.tags[verb] == "NN" else _by_subject(view, verb))
            if draft is not None:
                found.append(draft)
    return found


def relative(view: View) -> list[Draft]:
    """What a clause about a noun tells that somebody says of it: "a cost that the bank puts at $5m", "9 mills it says will shut"."""
    links = view.by_word.of(words.part("relatives") | words.part("free_relatives"))
    found = [_of_relative(view, link) for link in links if view.inside[link] < 0]
    found += [_of_bare(view, verb) for verb in view.by_tag.of({"VBZ", "VBP", "VBD"}) if view.inside[verb] < 0]
    return [draft for draft in found if draft is not None]


def _of_bare(view: View, verb: int) -> Draft | None:
    """What somebody says that a thing will do, without a "that" in front: "a move the bank says will hit 40 mills"."""
    if view.deps[verb] != "relcl" or view.tags[verb + 1 : verb + 2] not in (["MD"], ["VBZ"], ["VBP"], ["VBD"]):
        return None
    head = next(iter(view.kids(verb, "nsubj")), -1)
    told = head == verb - 1 and view.lemma(verb) in words.part("reckoning") and view.tags[head][:1] in {"N", "P"}
    if not told or view.tags[view.left[head] - 1][:2] != "NN" or view.tags[head][:2] == "WP":
        return None
    stop = next((place for place in range(verb + 2, view.sentence(verb)[1]) if view.tags[place] in _ENDS), view.sentence(verb)[1])
    if FIGURES.isdisjoint(view.tags[verb + 1 : stop]):
        return None
    source = sources.phrase(view, head, view.left[head], verb)
    return Draft(rule=_REACHING, content=[(verb + 1, stop)], cue=(verb, verb + 1), source=source, head=head, frame="clause")


def _of_relative(view: View, link: int) -> Draft | None:
    noun = link - 1 - (view.words[link - 1] == ",")
    verb = next((view.head[place] for place in range(link + 1, min(len(view), link + 1 + _NEXT)) if view.deps[place] == "nsubj"), -1)
    if verb <= link or noun < 0 or view.tags[verb] == "VBG":
        return None
    if view.lower[link] in words.part("free_relatives"):
        return _of_free(view, link, verb)
    valued = (
        verb + 1 < len(view) and view.lower[verb + 1] in words.part("valued_at") and view.tags[noun][:2] == "NN"
    )  # "a crowd that Holt put at 400"
    if not valued and (view.deps[verb] not in {"relcl", "acl"} or view.head[verb] > noun):
        return None
    head = next(kid for kid in view.kids(verb, "nsubj") if kid > link)
    rule = _REACHING if view.lemma(verb) in words.part("reckoning") else None
    if rule is None or head > verb or view.left[head] != link + 1 or view.tags[head][:1] in {"W", "P"} or view.kids(verb, "neg"):
        return None
    behind = verb + 1, view.right[verb] + 1
    source = sources.phrase(view, head, link + 1, verb)
    if any(tag in FIGURES for tag in view.tags[slice(*behind)]):
        return Draft(rule=rule, content=[behind], cue=(verb, verb + 1), source=source, head=head, frame="clause")
    counted = view.left[noun], noun + 1
    told = view.words[link - 1] != "," and view.kids(verb, "ccomp") and any(tag in FIGURES for tag in view.tags[slice(*counted)])
    return Draft(rule=rule, content=[counted], cue=(verb, verb + 1), source=source, head=head, frame="clause") if told else None


def _of_free(view: View, link: int, verb: int) -> Draft | None:
    """What somebody reckons of a thing that a question word stands for ("to what the bank estimated were 40 mills")."""
    head = next((kid for kid in view.kids(verb, "nsubj") if kid > link), -1)
    reckons = view.lemma(verb) in words.part("reckoning") and head == verb - 1 and view.left[head] == link + 1
    amounts = reckons and verb + 2 < len(view) and view.lemma(verb + 1 + (view.lower[verb + 1] == "to")) == "be"
    amounts = amounts or (reckons and view.lower[verb + 1 : verb + 2] != [] and view.lower[verb + 1] in words.part("valued_at"))
    last = view.sentence(verb)[1]
    stop = next((place for place in range(verb + 2, last) if view.tags[place] in _ENDS), last)
    if not amounts or not any(tag in FIGURES for tag in view.tags[verb + 1 : stop]):
        return None
    source = sources.phrase(view, head, link + 1, verb)
    return Draft(rule=_REACHING, content=[trimmed(view, verb + 1, stop)], cue=(verb, verb + 1), source=source, head=head, frame="clause")


def _by_agent(view: View, verb: int) -> Draft | None:
    """``the 4% forecast by the bank``."""
    figure = _figure_before(view, verb)
    link = _by(view, verb)
    if figure is None or link is None:
        return None
    last = view.sentence(verb)[1]
    head = next((noun for noun in view.kids(link, "pobj")), None) or sources.after_verb(view, link, last)
    if head is None or head <= link:
        return None
    return _draft(view, verb, figure, sources.phrase(view, head, link + 1, last), head)


def _by(view: View, verb: int) -> int | None:
    """The "by" behind a verb of expecting, with an adverbial between ("expected on average by analysts")."""
    if view.lower[verb + 1 : verb + 2] == ["by"]:
        return verb + 1
    return next((kid for kid in view.kids(verb, "agent") if verb < kid <= verb + _ADVERBIAL), None)


def _by_subject(view: View, verb: int) -> Draft | None:
    """``the 57 cents analysts had forecast``, ``the 4% that the bank expected``."""
    if _by(view, verb) is not None or any(kid > verb and view.deps[kid] in _OBJECTS for kid in view.children[verb]):
        return None
    stop = verb
    while stop > 0 and (view.tags[stop - 1] in _AUXILIARIES or view.deps[stop - 1] in {"aux", "neg", "advmod"}):
        stop -= 1
    floor = max(view.sentence(verb)[0], stop - _FAR)
    for start in range(stop - 1, floor, -1):
        if view.tags[start] in _NO_NOUN_PHRASE or view.inside[start] >= 0:
            return None
        linked = view.lower[start - 1] in words.part("relatives")
        figure = _figure_before(view, start - 1 if linked else start)
        if figure is None or view.tags[start] not in (_DESCRIBED if linked else _SPEAKERS):
            continue
        rate = view.lower[figure[1] - 2] in words.part("per")  # "the 40 a day officials had expected"
        parted = rate or view.tags[figure[1] - 1] == view.tags[start] == "NNS"  # "the 4m euros analysts had forecast"
        if not parted and any(view.deps[place] == "nummod" and start <= view.head[place] < verb for place in range(*figure)):
            return None  # "30,000 visitors expected this year" counts the visitors
        source = trimmed(view, start, stop)
        return _draft(view, verb, figure, source, _head(view, *source))
    return None


def _head(view: View, start: int, stop: int) -> int:
    """The last word of a phrase before what is added to its noun."""
    return next((place - 1 for place in range(start + 1, stop) if view.tags[place] in {"IN", "VBN", "VBG"}), stop - 1)


def _figure_before(view: View, stop: int) -> Range | None:
    """The figure that ends right before a token, with its article and unit."""
    if view.lower[stop - 1] in words.part("or_so") and view.tags[stop - 2] == "CC":
        stop -= 2  # "the $4m or so"
    number = next((place for place in range(stop - 1, max(-1, stop - 2 - _UNIT), -1) if _is_number(view, place)), None)
    if number is None or not all(_is_of_figure(view, place) for place in range(number + 1, stop)):
        return None
    start = number
    while start > 0 and (view.tags[start - 1] in {"CD", "$", "DT"} and view.tags[start] != "DT"):
        start -= 1
    return start, stop


def _is_number(view: View, token: int) -> bool:
    """Whether a word is a number, or the tokenizer has made one word of two ("350m-£380")."""
    return view.tags[token] == "CD" or (view.words[token][:1].isdigit() and view.tags[token - 1] == "$")


def _is_of_figure(view: View, token: int) -> bool:
    """Whether a word behind a number is its scale, its unit or its noun."""
    return view.tags[token] in {"NN", "NNS", "CD", "VBP"} or view.lower[token] in words.part("magnitudes") | words.part("per")


def _draft(view: View, verb: int, figure: Range, source: Range, head: int) -> Draft:
    content = trimmed(view, *figure)
    return Draft(rule=RULE, content=[content], cue=(verb, verb + 1), source=source, head=head, frame="clause")
