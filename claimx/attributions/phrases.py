"""Cues that are phrases: "according to the bank", "in the latest poll"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, views, words
from claimx.attributions.content import bounds
from claimx.attributions.draft import FIGURES, Draft, Range
from claimx.attributions.shares import is_share_text
from claimx.matching import FINITE

if TYPE_CHECKING:
    from claimx.attributions.view import View

# Within how many words behind a poll the figure that it finds stands, with its unit.
_SOON = 6
_APPOSED = 12
_CLIMB = 4
_RELATIVE = frozenset({"WDT", "WP", "WRB"})


def cued(view: View) -> list[Draft]:
    """The attributions of all phrases that are cues."""
    found: list[Draft] = []
    starts, prepositions = words.phrases(), words.part("poll_prepositions")
    openings = prepositions | words.part("reckoning_prepositions") | starts.keys()
    for token in sorted({*view.by_word.of(openings), *view.by_tag.of({"VBN"})}):
        word, tag = view.lower[token], view.tags[token]
        if tag == "VBN" and (asked := _asked(view, token)):
            found.append(asked)
        if word not in openings or view.inside[token] >= 0:
            continue
        size = _size(view, token)
        draft = _according(view, token, size) if size else None
        if draft is None and tag == "IN":
            draft = views.by_reckoning(view, token) or (_in_poll(view, token) if word in prepositions else None)
            draft = draft or views.in_view(view, token)
        if draft is not None:
            found.append(draft)
            found += _cited(view, draft)
    return found


def _size(view: View, token: int) -> int:
    """How many tokens a phrase that begins at one takes up, with the white space that a tokenizer makes tokens of; 0 where none begins."""
    for said in words.phrases().get(view.lower[token], ()):
        places = [place for place in range(token, min(len(view), token + 2 * len(said))) if not view.words[place].isspace()][: len(said)]
        if tuple(view.lower[place] for place in places) == said:
            return places[-1] + 1 - token
    return 0


def _cited(view: View, draft: Draft) -> list[Draft]:
    """What a source has its statement from, told in that source's words: "according to a report citing customs data"."""
    start, end = draft.source or (0, 0)
    for verb in range(start + 1, end):
        if view.tags[verb] == "VBG" and view.lemma(verb) in words.part("citing"):
            for head in view.kids(verb, "dobj"):
                where = sources.phrase(view, head, verb + 1, end)
                return [Draft(rule=draft.rule, content=list(draft.content), cue=(verb, verb + 1), source=where, head=head, outer=draft)]
    return []


def _according(view: View, token: int, size: int) -> Draft | None:
    """What is so according to somebody: the sentence around the phrase of `size` words."""
    first, last = _brackets(view, token, *bounds(view, token))
    first = _own_clause(view, token, first)
    if size == 1 and not _stands_apart(view, token, first):
        return None
    nouns = view.kids(token + size - 1, "pobj")
    head = nouns[0] if nouns else sources.after_verb(view, token + size - 1, last)
    if head is None or head < token:
        return None
    where = _before_bracket(view, _bounded(view, sources.phrase(view, head, token + size, last), token, first, last))
    where = _before_figure(view, where)
    if where[0] >= where[1] or (where[1] == where[0] + 1 and view.lower[where[0]] in words.part("criteria")):
        return None  # nothing but marks: "according to --", or by what is shared out: "according to need"
    content = views.around(view, token, where, first, last)
    if (told := _told_before(view, token)) is not None:
        content = [told]
    if not content and view.words[token - 1] == "(":  # "the port lost 40 boats (according to Holt)"
        start = view.sentence(token)[0]
        content = [(views.with_quote(view, start, token - 1), token - 1)] if start < token - 1 else []
    if not content:
        return None
    return Draft(rule="according-to", content=content, cue=(token, token + size), source=where, head=head)


def _told_before(view: View, token: int) -> Range | None:
    """The sentence before one that only tells where it is from ("Prices fell 4%. That according to the Harlow survey.")."""
    first = view.sentence(token)[0]
    while first < token and view.words[first].isspace():
        first += 1
    points = view.lower[first] in words.part("pointing_back")
    alone = token == first + 1 or (token == first + 2 and view.lemma(first + 1) == "be")
    return view.sentence(first - 1) if points and alone and first else None


def _own_clause(view: View, token: int, first: int) -> int:
    """Where the clause begins that a phrase tells of, if not with its sentence.

    Behind "that" it is the clause to come ("said that, according to the bank, sales fell"), right behind a relative clause
    that one, where there is no comma or the sentence has a statement already ("he said it was late, which cost $4m, according to her").
    """
    if token <= first:
        return first
    if view.deps[token - 1] == "mark" and view.lower[token - 1] == "that":
        return token
    end = token - (view.words[token - 1] == ",")
    comma = next((place for place in range(end - 1, first, -1) if view.words[place] == ","), first)
    if view.tags[comma + 1] not in _RELATIVE or FINITE.isdisjoint(view.tags[comma:end]) or not first < comma < end - 1:
        return first
    states = any(_is_said(view, verb) and view.tags[verb] in FINITE and view.kids(verb, "ccomp") for verb in range(first, comma))
    return comma + 1 if end == token or states else first


def _asked(view: View, verb: int) -> Draft | None:
    """What those do or think who were asked by a pollster: "half of adults surveyed by Harlow Research back the tax"."""
    if view.deps[verb] not in {"acl", "relcl"} or view.lemma(verb) not in words.part("asked_verbs"):
        return None
    asked = view.head[verb]
    agents = [noun for kid in view.children[verb] if _is_asker(view, kid) for noun in view.kids(kid, "pobj")]
    asks = view.lemma(asked) in words.part("respondents")
    polled = not asks and view.lemma(verb) in words.part("polling_verbs") and view.tags[asked] == "NNS"
    if not agents or not (polled or asks):
        return None
    head = agents[0]
    first, last = bounds(view, verb)
    where = sources.phrase(view, head, view.head[head] + 1, min(last, view.right[head] + 1))
    content = [stretch for stretch in ((first, verb), (where[1], last)) if any(view.words[t][:1].isalnum() for t in range(*stretch))]
    within = [(view.left[_whole(view, asked)], verb)] if polled else content
    shares = any(view.lower[token] in words.part("share_words") for stretch in within for token in range(*stretch))
    if not (shares or is_share_text(" ".join(view.words[slice(*within[0])]))):
        return None
    return Draft(rule="asked-by", content=content, cue=(verb, verb + 1), source=where, head=head)


def _whole(view: View, noun: int) -> int:
    """The share that a noun is of ("half of the voters", "nine out of 15 clerks")."""
    while view.deps[noun] == "pobj" and view.lower[view.head[noun]] in words.part("share_links"):
        above = view.head[view.head[noun]]
        noun = view.head[above] if view.deps[above] == "prep" else above
    return noun


def _is_asker(view: View, link: int) -> bool:
    """Whether a preposition leads to whoever asks, or has people asked ("surveyed by", "questioned for")."""
    return view.deps[link] == "agent" or (view.deps[link] == "prep" and view.lower[link] == "for")


def _stands_apart(view: View, token: int, first: int) -> bool:
    """Whether a preposition opens a phrase of its own (", per the report"), and does not measure ("per year")."""
    return (token == first or view.words[token - 1] in {",", "("}) and view.tags[token + 1 : token + 2] in (["DT"], ["NNP"], ["PRP$"])


def _brackets(view: View, token: int, first: int, last: int) -> Range:
    """A stretch cut down to the brackets around a token, if there are any."""
    opened = next((place for place in range(token, first - 1, -1) if view.words[place] in {"(", "[", ")", "]"}), None)
    if opened is None or view.words[opened] not in {"(", "["}:
        return first, last
    return opened + 1, next((place for place in range(token, last) if view.words[place] in {")", "]"}), last)


def _bounded(view: View, where: Range, token: int, first: int, last: int) -> Range:
    """A source that opens a sentence ends at the comma before the clause, whatever the parser says."""
    if token > first + 1:
        return where
    where = _with_apposition(view, where, last)
    commas = [place for place in range(where[0] + 1, where[1]) if view.words[place] == ","]
    if not commas:
        return where[0], next((place for place in range(where[0] + 1, where[1]) if _is_new_clause(view, place, last)), where[1])
    if where[1] >= last - 1:
        return where[0], next((place for place in commas if any(view.tags[t] in FINITE for t in range(place, last))), where[1])
    counted = next((place for place in commas if view.tags[place + 1] in {"CD", "$"}), None)
    if counted is not None:
        return where[0], counted
    return where if view.words[where[1]] == "," else (where[0], commas[-1])


def _before_bracket(view: View, where: Range) -> Range:
    """A source without what a bracket adds that closes only behind it ("according to exit polls (a large margin, but …)")."""
    opened = next((place for place in range(where[0] + 1, where[1]) if view.words[place] == "("), None)
    return where if opened is None or ")" in view.words[opened : where[1]] else (where[0], opened)


def _before_figure(view: View, where: Range) -> Range:
    """A source without what follows a comma or dash and goes on with figures ("according to Ofcom, three times as many as …")."""
    for place in range(where[0] + 1, where[1] - 1):
        if view.words[place] not in views.MARKS:
            continue
        joined = place + 1 + (view.tags[place + 1] == "CC")  # "according to Ofcom, or 4% of the total"
        opens = view.tags[joined] in FIGURES or view.lower[place + 1] in words.part("comparing") or _is_record(view, place + 1)
        aged = view.words[place + 2 : place + 3] == [","] or view.lower[place + 2 : place + 3] == ["of"]  # "Peter Hall, 44,", "two of whom"
        if opens and not aged:
            return where[0], place
    return where


def _is_record(view: View, token: int) -> bool:
    """Whether a superlative compares a figure with earlier ones ("according to the bank, the steepest fall since 2009")."""
    tops = view.tags[token] == "DT" and view.tags[token + 1 : token + 2] in (["JJS"], ["RBS"])
    return tops and not words.part("record_ends").isdisjoint(view.lower[token + 2 : token + _APPOSED])


def _is_new_clause(view: View, token: int, last: int) -> bool:
    """Whether a word right behind a noun begins the clause that a source tells ("According to the study the mills are old")."""
    begins = view.tags[token] in {"DT", "PRP", "EX", "PRP$"} and view.tags[token - 1] in {"NN", "NNS", "NNP", "NNPS"}
    return _is_new_figure(view, token) or (begins and not FINITE.isdisjoint(view.tags[token:last]))


def _is_new_figure(view: View, token: int) -> bool:
    """Whether a figure right behind a report begins what it says, without a comma ("According to the report 40 shops had closed")."""
    return view.tags[token] in FIGURES and view.tags[token - 1] == "NN" and view.lemma(token - 1) in words.part("report_nouns")


def _with_apposition(view: View, where: Range, last: int) -> Range:
    """A source and the description behind it between commas (", a Leeds think tank,"), which the parser may leave out."""
    if view.lower[where[1] + 1 : where[1] + 2] not in (["a"], ["an"]) or view.words[where[1]] != ",":
        return where
    for place in range(where[1] + 2, min(last, where[1] + _APPOSED)):
        if view.words[place] == ",":
            return where[0], place
        if view.tags[place] in FINITE:
            break
    return where


def _in_poll(view: View, token: int) -> Draft | None:
    """As in "In the latest Gallup poll, the premier led": the poll is the source of the clause it stands before or after."""
    first, last = bounds(view, token)
    fronted = token <= first + 1
    nouns = view.kids(token, "pobj")
    if not nouns or not _is_poll(view, nouns[0]) or _is_of_expected(view, token):
        return None
    if view.lower[token] != "by" and view.lemma(nouns[0]) in words.part("only_by"):
        return None
    if _is_told_by(view, token) if fronted else _is_of_all(view, nouns[0]):
        return None
    head = nouns[0]
    where = sources.phrase(view, head, token + 1, last)
    if fronted and (where[1] >= last or view.words[where[1]] != ","):
        place = next((t for t in range(where[1], min(last, where[1] + 25)) if view.words[t] == ","), None)
        if place is None:
            return None
        where = (where[0], place)
    content = [(where[1], last)] if fronted else [(first, token)]
    if not fronted:
        behind = (where[1], last)
        if not _figures(view, content[0]) and not _tells_shares(view, behind):
            return None
        if where[1] < last and (view.tags[where[1]] in FINITE or FINITE.isdisjoint(view.tags[slice(*behind)])):
            content.append(behind)
    own = any(view.tags[kid] == "PRP$" for kid in view.kids(head, "poss"))
    if (own or not _figures(view, content[0])) and any(_is_said(view, token) for token in range(*content[0])):
        return None
    return Draft(rule="in-poll", content=content, cue=(token, token + 1), source=where, head=head)


def _is_poll(view: View, noun: int) -> bool:
    """Whether a noun is one that a phrase with "in" or "by" makes a source; an average is one of polls."""
    if view.lower[noun] not in words.part("of_polls"):
        return view.lemma(noun) in words.phrase_nouns("nouns")
    return not words.part("passage_nouns").isdisjoint(view.lower[view.left[noun] : view.right[noun] + 1])


def _tells_shares(view: View, where: Range) -> bool:
    """Whether a stretch begins with the shares or the lead that a poll finds ("by 8 points", "45% to 40%")."""
    lower = view.lower[where[0] : where[0] + _SOON]
    return _figures(view, where) and not (words.part("share_words") | words.part("leads")).isdisjoint(lower)


def _is_of_expected(view: View, token: int) -> bool:
    """Whether a poll is one of those who expected a figure beside it ("missing the 4% expected by analysts in a poll")."""
    for _ in range(_CLIMB):
        token = view.head[token]
        if view.deps[token] in {"acl", "relcl"} and view.lemma(token) in words.part("expecting"):
            return True
    return False


def _is_of_all(view: View, noun: int) -> bool:
    """Whether a noun is of no poll but of all that there are ("needs 15% in the polls")."""
    return view.tags[noun] == "NNS" and all(view.tags[kid] == "DT" for kid in view.children[noun])


def _is_told_by(view: View, token: int) -> bool:
    """Whether somebody named tells what is in a poll ("In a survey of nine countries, Harlow Research found that …")."""
    verb = view.head[token]
    named = (view.entity.get(noun, (0, 0, ""))[2] in {"ORG", "PERSON"} for noun in view.kids(verb, "nsubj"))
    return _is_said(view, verb) and bool(view.kids(verb, "ccomp")) and any(named)


def _is_said(view: View, token: int) -> bool:
    """Whether a word outside quotations is a cue verb."""
    return view.inside[token] < 0 and view.tags[token][:1] == "V" and words.is_statement(view.lemma(token))


def _figures(view: View, where: Range) -> bool:
    return not FIGURES.isdisjoint(view.tags[slice(*where)])
