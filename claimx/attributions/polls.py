"""What a poll found, over the whole passage that tells of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.draft import mention, part, trimmed
from claimx.attributions.shares import is_of_asked, is_poll, is_share_text, words_of
from claimx.matching import FINITE
from claimx.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimx.attributions.view import View
    from claimx.model import Mention

# After how many paragraphs without a share a passage is over.
_CLOSED_AFTER = 2
# The poll that an article is about is named in one of its first paragraphs; its passages close later, and come back after another's.
_LEAD = 3
_MAIN_CLOSED_AFTER = 5
_NAMES = frozenset({"NNP", "NNPS"})
_NAMED = frozenset({"PERSON", "ORG"})
RULE = "poll-passage"
"""The rule of a passage's sentences."""
_ASKED = "asked-by"
# How many tokens a line has that is a sentence.
_SENTENCE = 9
# How soon the share of the other side follows ("54 percent to Holt's 46 percent"), and how many digits a year has.
_SOON = 4
# Within how many words behind a poll its maker is named ("a survey conducted by Harlow Research").
_MAKER = 9
_YEAR = 4


def passages(view: View, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of sentences that tell shares after a poll was named, without a source of their own: the poll's."""
    polls = _named(view) | _telling(view, attributions)
    if not polls:
        return []
    others = {view.sent[view.token_at(a.source.start)] for a in attributions if a.source is not None and _tells_of_own(a)}
    lead = _end_of_lead(view)
    found: list[Attribution] = []
    poll: Mention | None = None
    main: Mention | None = None
    last: Mention | None = None
    idle, paragraph = 0, -1
    for number, (first, stop) in enumerate(zip(view.starts, view.ends, strict=True)):
        tells = number not in others and _tells(view, first, stop, same=view.para[first] == paragraph, about=main is not None)
        if main is not None and poll is not main and view.para[first] != paragraph:
            poll = main
        if number in polls:
            named = _same_or_new(polls[number], poll or main)
            found += _lead_of(view, number, named, others) if poll is main is None else ()
            poll, idle, paragraph = named, 0, view.para[first]
            main = poll if paragraph <= lead and _is_named(poll) and main is None else main
        elif tells:
            idle, paragraph = 0, view.para[first]
        elif _goes_by(view, first, stop, poll):
            idle += 1
        if idle > (_CLOSED_AFTER if main is None else _MAIN_CLOSED_AFTER):
            last, poll, main = main or poll or last, None, None
        if poll is None and tells and not words.part("asked_again").isdisjoint(view.lower[first:stop]):
            poll, idle = last, 0
        if poll is not None and tells:
            found.append(_told_by(view, poll, number))
    return found


def _telling(view: View, attributions: Sequence[Attribution]) -> dict[int, Mention]:
    """The polls that are sources of statements, by the sentence."""
    return {
        view.sent[view.token_at(attribution.source.start)]: _poll_within(view, attribution.source)
        for attribution in attributions
        if attribution.source is not None and (attribution.rule == _ASKED or is_poll(attribution.source))
    }


def _goes_by(view: View, first: int, stop: int, poll: Mention | None) -> bool:
    """Whether a sentence begins a paragraph that takes an article away from its poll; headings and quotations leave one with a name."""
    running = stop - first >= _SENTENCE and view.inside[first] < 0
    return first > 0 and view.para[first] != view.para[first - 1] and (poll is None or not _is_named(poll) or running)


def _told_by(view: View, poll: Mention, sentence: int) -> Attribution:
    """A sentence as what a poll found."""
    stretch = trimmed(view, view.starts[sentence], view.ends[sentence])
    return Attribution(source=poll, content=(part(view, stretch),), kind="indirect", rule=RULE)


def _lead_of(view: View, number: int, poll: Mention, others: set[int]) -> list[Attribution]:
    """The sentences right before the one that names a poll first that tell its shares, as a lead does: up to the paragraph before."""
    floor, found = view.para[view.starts[number]] - 1, list[Attribution]()
    for before in range(number - 1, -1, -1):
        first, stop = view.starts[before], view.ends[before]
        if view.para[first] < floor or before in others or not (_tells_share(view, first, stop) and _is_view(view, first, stop)):
            break
        found.append(_told_by(view, poll, before))
    return found


def _end_of_lead(view: View) -> int:
    """The number of the paragraph before which the poll is named that an article is about; lines that are no sentence do not count."""
    running = [
        number for number, (first, last) in enumerate(view.paragraph_tokens) if last - first >= _SENTENCE and number != view.headline
    ]
    return running[min(_LEAD, len(running)) - 1] if running else 0


def _tells(view: View, first: int, last: int, *, same: bool, about: bool) -> bool:
    """Whether a sentence tells what a poll found: shares of people, and no votes that were cast.

    In a paragraph that tells of the poll any shares count, and where the article is about it the standings of a contest.
    """
    if not words.part("poll_methods").isdisjoint(view.lower[first:last]):
        return False
    share = _tells_share(view, first, last)
    if share and _is_of_people(view, first, last):
        return words.part("won").isdisjoint(view.lower[first:last])
    if not (share and same) and not ((about or same) and _tells_standing(view, first, last)):
        return False
    told = [token for token in range(first, last) if view.inside[token] < 0]
    return words.part("results").isdisjoint(view.lower[token] for token in told) and not any(_is_year(view, token) for token in told)


def _tells_of_own(attribution: Attribution) -> bool:
    """Whether a statement is from somebody named, or from a report or an average with a name, who is no poll."""
    source = attribution.source
    if source is None or attribution.attitude or attribution.rule == _ASKED:
        return False
    if source.label not in _NAMED and not (_is_named(source) and not words.part("report_nouns").isdisjoint(words_of(source.name))):
        return False
    return not (is_poll(source) or is_share_text(source.text) or is_of_asked(source))


def _is_named(poll: Mention) -> bool:
    """Whether a poll has a name besides its noun ("the latest Harlow poll")."""
    names = (word for word in poll.name.split() if word.lower() not in words.part("reports_again_as") | words.part("passage_nouns"))
    return " " in poll.name and any(word[:1].isupper() for word in names)


def _same_or_new(poll: Mention, before: Mention | None) -> Mention:
    """The poll that is meant: "the poll" is the one before."""
    return poll if before is None or " " in poll.name or not _is_named(before) else before


def _named(view: View) -> dict[int, Mention]:
    """The polls with a maker's name, or of a kind of their own ("exit polls"), that are subjects of sentences, by the sentence."""
    found: dict[int, Mention] = {}
    for token in view.by_word.of(words.part("passage_nouns")):
        verb, tells = view.head[token], view.deps[token] == "nsubj"
        if view.inside[token] >= 0 or (verb < token if tells else not _is_looked_at(view, token)):
            continue
        end = verb if tells else token + 1
        kinds = words.part("poll_kinds") if view.para[token] != max(view.headline, 0) else frozenset()
        beside = [kid for kid in view.children[token] if view.deps[kid] in {"compound", "nmod", "amod"}]
        named = any((view.tags[kid] in _NAMES and view.deps[kid] != "amod") or view.lower[kid] in kinds for kid in beside)
        if named or (tells and _is_by_maker(view, token, end)):
            found[view.sent[token]] = mention(view, sources.phrase(view, token, view.left[token], end), token)
    return found


def _is_looked_at(view: View, token: int) -> bool:
    """Whether a single poll of now is where somebody stands ("has a growing lead in the latest Harlow poll")."""
    kinds = words.part("poll_kinds")
    single = view.tags[token] == "NN" or any(view.lower[kid] in kinds for kid in view.children[token])  # "in exit polls"
    if not single or view.para[token] == max(view.headline, 0):
        return False
    within = view.deps[token] == "pobj" and view.lower[view.head[token]] in words.part("poll_prepositions")
    return within and words.part("polls_before").isdisjoint(view.lower[view.left[token] : token])


def _is_by_maker(view: View, token: int, end: int) -> bool:
    """Whether who made a poll is named behind it ("a survey conducted by Harlow Research")."""
    stretch = range(token + 1, min(end, token + _MAKER))
    by = next((place for place in stretch if view.lower[place] in words.part("made_by")), None)
    return by is not None and any(view.tags[place] in _NAMES for place in range(by, stretch.stop))


def _poll_within(view: View, source: Mention) -> Mention:
    """The poll that a share of those asked is from: of "half of the voters in the Harlow poll" the poll."""
    if not is_share_text(source.text):
        return source
    first = view.token_at(source.start)
    inner = (t for t in view.by_word.of(words.part("passage_nouns")) if first < t and view.idx[t] < source.end and view.deps[t] == "pobj")
    token = next(inner, None)
    return source if token is None else mention(view, sources.phrase(view, token, view.left[token], token + 1), token)


def _tells_share(view: View, first: int, last: int) -> bool:
    """Whether a sentence outside quotations tells a share."""
    lower, tags = view.lower[first:last], view.tags[first:last]
    share_words, fractions, links = words.part("share_words"), words.part("fractions"), words.part("share_links")
    if any((word in share_words or "%" in word) and view.inside[first + place] < 0 for place, word in enumerate(lower)):
        return True
    if not fractions.isdisjoint(lower) and any(one in fractions and other == "of" for one, other in pairwise(lower)):
        return True
    for place in (place for place, tag in enumerate(tags) if tag == "CD"):  # "one in five", "two to one", "six out of ten"
        between = lower[place + 1 : place + 3]
        if tags[place + 2 : place + 3] == ["CD"] and (between[0] in links or between == ["to", "one"]):
            return True
        if between == ["out", "of"]:
            return True
    return False


def _tells_standing(view: View, first: int, last: int) -> bool:
    """Whether a sentence outside quotations tells how the sides of a contest stand, in shares or points."""
    told = [token for token in range(first, last) if view.inside[token] < 0]
    lower = {view.lower[token] for token in told}
    shares = [token for token in told if view.lower[token] in words.part("share_words") or "%" in view.lower[token]]
    if not shares and words.part("leads").isdisjoint(lower):
        return False
    if not words.part("standings").isdisjoint(lower):
        return True
    if any(view.lower[token + 1 : token + 2] == ["to"] and token + 1 < other <= token + 2 + _SOON for token, other in pairwise(shares)):
        return True
    people = {view.entity[token][0] for token in told if token in view.entity and view.entity[token][2] == "PERSON"}
    sides = {token for token in told if view.deps[token] == "nsubj" and view.tags[token] == "NNP"}
    return len(shares) > 1 and max(len(people), len(sides)) > 1


def _is_year(view: View, token: int) -> bool:
    """Whether a token is a year before that of any poll of today."""
    return view.tags[token] == "CD" and len(view.words[token]) == _YEAR and view.words[token].isdigit()


def _is_of_people(view: View, first: int, last: int) -> bool:
    """Whether a sentence tells what people answer: a share of them does something, or they are named."""
    known = words.part("respondents")
    return any(view.lemma(token) in known for token in range(first, last)) or _is_answered(view, first, last)


def _is_view(view: View, first: int, last: int) -> bool:
    """Whether a sentence tells what a share of people think, say or want, and no count of votes."""
    told = {view.lemma(token) for token in range(first, last) if view.tags[token] in {"VBP", "VBD", "NN"}}
    counted = not words.part("results").isdisjoint(view.lower[first:last])
    return not (counted or words.part("answers").isdisjoint(told)) and _is_of_people(view, first, last)


def _is_answered(view: View, first: int, last: int) -> bool:
    """Whether a share of people does or says something, or people are asked."""
    for token in range(first, last):
        if _is_asked(view, token) or _is_so_many_in(view, token):
            return True
        if view.deps[token] not in {"nsubj", "nsubjpass"}:
            continue
        subject = range(view.left[token], token + 1)
        if view.deps[view.head[token]] == "ROOT" and any(view.lower[place] in words.part("share_words") for place in subject):
            return True
        bare = view.lower[token] in words.part("bare_shares") and view.right[token] == token
        if bare and "CD" in view.tags[view.left[token] : token]:
            return True  # "13 percent were unsure"
    return False


def _is_asked(view: View, token: int) -> bool:
    """Whether a word tells that people were asked ("when asked whom they back")."""
    return view.tags[token] == "VBN" and view.lower[token] in words.part("asked")


def _is_so_many_in(view: View, token: int) -> bool:
    """Whether a number begins a share of people that do something ("six in 10 said no")."""
    if view.tags[token] != "CD" or words.part("share_links").isdisjoint(view.lower[token + 1 : token + 2]):
        return False
    return view.tags[token + 2 : token + 3] == ["CD"] and not FINITE.isdisjoint(view.tags[token + 3 : token + 4])
