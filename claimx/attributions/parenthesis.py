"""Cues put into a sentence: "Exports, the ministry said, fell", "As the bank noted, sales fell"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.content import opens_clause
from claimx.attributions.draft import Draft
from claimx.matching import FINITE, PRESENT

if TYPE_CHECKING:
    from claimx.attributions.cues import Cue
    from claimx.attributions.draft import Range
    from claimx.attributions.view import View

_BEFORE_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "HYPH", "PRP$"})
_IN_REPORT = _BEFORE_NOUN | {"IN"}
_REPORTED = _IN_REPORT | {"VBN"}
_GROUP = frozenset({"NNS", "NNP", "NNPS", "CC", "IN", "DT"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSE_WORDS = frozenset({"TO", "WP", "WDT", "WRB", "CC", "VBG"})
_OBJECTS = frozenset({"NN", "NNS", "NNP", "CD", "$"})
_ASKING = frozenset({"WP", "WRB"})
_DASHES = frozenset({"—", "–", "--"})
_OPEN = frozenset({",", "-", "”", '"', "''"}) | _DASHES
_STOPS = frozenset({",", ".", ";", ":", "?", "!"}) | _DASHES
_SPEAKERS_OWN = frozenset({"VBG", "WP", "WDT"})
_LINKS = frozenset({"WP", "WDT", "CC"})
# The fewest tokens of a statement that a cue is put into.
_LEAST = 3
# The fewest of one in which the tagger has missed the verb.
_LONG = 6
# How long a clause may be that opens a sentence ("As the bank noted,").
_FRONT = 20


def hidden_cues(view: View) -> list[int]:
    """Cues outside quotations, for the tagger nouns.

    They close a sentence ("…, county records show"), have "that" behind them, or a subject and an object ("Mr Holt forecast sales of $4m").
    """
    follows = {"that", ".", ",", *(word for word in view.by_word.marks if word.isspace())}
    ends = [place - 1 for place in view.by_word.of(follows) if place]
    able = [token for token in (*ends, len(view) - 1) if view.tags[token] in {"NN", "NNS"} and view.inside[token] < 0]
    taking = [token for token in view.by_word.of(words.part("hidden_verbs")) if _takes_object(view, token)]
    taking += [token for token in view.by_word.of(words.part("hidden_shows")) if _shows_clause(view, token)]
    return sorted({*taking, *(token for token in able if _is_hidden_cue(view, token))})


def _takes_object(view: View, token: int) -> bool:
    """Whether what the tagger takes for a noun has the subject and the object of a verb ("analysts reckon it is worth $4m")."""
    subjects = view.kids(token, "nsubj") if view.tags[token] in _NOUNS and view.inside[token] < 0 else []
    objects = {view.deps[kid] for kid in view.children[token] if kid > token}
    return bool(subjects) and ("ccomp" in objects or ("dobj" in objects and token - 1 in subjects))


def _shows_clause(view: View, token: int) -> bool:
    """Whether a noun is the verb between a report that opens a sentence and a clause ("Papers obtained by Ruiz show he was paid")."""
    if view.tags[token] not in _NOUNS or view.inside[token] >= 0 or not opens_clause(view, token + 1, view.sentence(token)[1]):
        return False
    opened = opening(view, token)
    return opened is not None and opened[1] < token - 1 and view.lemma(opened[1]) in words.part("report_nouns")


def _is_hidden_cue(view: View, token: int) -> bool:
    if view.lower[token + 1 : token + 2] == ["that"]:
        tells = words.is_statement(view.lemma(token)) and view.lemma(token) not in words.nouns()
        return tells and view.deps[token + 1] not in _SUBJECTS and opening(view, token) is not None  # but "rules that bind 40 firms"
    if not words.is_statement(view.lemma(token)):
        return False
    if view.words[token + 1 : token + 2] == [","]:  # "…, figures from the bank show, the most since 1979"
        # "…, Ryanco estimates, and it expects"
        goes_on = view.tags[token + 2 : token + 4] == ["CC", "PRP"] and _closes_with_name(view, token)
        return goes_on or (view.lemma(token) not in words.part("report_nouns") and closes_sentence(view, token))
    if view.tags[token] == "NN":
        return closes_sentence(view, token) or _closes_with_group(view, token)
    return _closes_with_name(view, token)


def opening(view: View, verb: int) -> tuple[Range, int] | None:
    """The noun phrase that opens a sentence right before a verb ("Figures released Friday show"), by the words alone, and its head."""
    start = view.sentence(verb)[0]
    while start < verb and view.words[start].isspace():
        start += 1
    if start == verb or view.tags[start] not in _BEFORE_NOUN or not FINITE.isdisjoint(view.tags[start:verb]):
        return None
    end = next((place for place in range(start + 1, verb) if view.tags[place] not in _BEFORE_NOUN), verb)
    return ((start, verb), end - 1) if view.tags[end - 1] in _NOUNS else None


def _closes_with_name(view: View, token: int) -> bool:
    """Whether "…s" after a name or body closes a sentence as a verb ("…, a team at Harlow University estimates", "…, the union claims")."""
    start = token
    while start > 0 and view.tags[start - 1] in _IN_REPORT and view.tags[start - 1] not in {"POS", "PRP$"}:
        start -= 1
    if not 0 < start < token or view.words[start - 1] != "," or view.tags[start] not in {"DT", "NNP"}:
        return False
    body = view.tags[token - 1] == "NN" and token - start > 1 and view.lower[token - 1] in words.part("bodies")
    return view.tags[token - 1] == "NNP" or body


def _closes_with_group(view: View, token: int) -> bool:
    """Whether a verb after people with a name closes a sentence ("…, accountants Moss & Lavery estimate")."""
    start = token
    while start > 0 and view.tags[start - 1] in _GROUP:
        start -= 1
    return 0 < start < token - 1 and view.words[start - 1] == "," and view.tags[start] == "NNS" and view.tags[token - 1] == "NNP"


def closes_sentence(view: View, verb: int) -> bool:
    """Whether a report and a cue verb close a sentence ("…, a Harlow survey found on Monday"), whatever the parser makes of them."""
    start = verb - (verb > 0 and _is_noun_before(view, verb - 1, verb))
    while start > 0 and view.tags[start - 1] in _REPORTED:
        start -= 1
    if not start or view.words[start - 1] != ",":
        return False
    return any(view.lemma(token) in words.part("report_nouns") for token in range(start, verb))


def as_said(view: View, cue: Cue, first: int, last: int) -> Draft | None:
    """A clause with "as" before the statement: "As the bank noted, sales fell", "As reported by the bank, sales fell"."""
    start = view.left[cue.verb]
    comma = next((place for place in range(cue.end, min(last, cue.end + _FRONT)) if view.words[place] == ","), None)
    if comma is None or start > first + 1 or view.lower[start] != "as" or not first <= start < cue.verb:
        return None
    bare = start + 1 == cue.verb
    head = sources.agent_of(view, cue.verb) if bare or cue.passive else sources.subject_of(view, cue.verb)
    if head is None or not start < head < comma or (not bare and not cue.passive and head > cue.verb):
        return None
    floor, ceiling = (start + 1, cue.verb) if head < cue.verb else (cue.end, comma)
    source = sources.phrase(view, head, floor, ceiling)
    return Draft(rule=cue.row.frames["bare"], content=[(comma + 1, last)], cue=(cue.verb, cue.end), source=source, head=head, frame="bare")


def put_in(view: View, cue: Cue, first: int, last: int) -> Draft | None:
    """What stands around a cue in the middle of a sentence or at its end."""
    verb = cue.verb
    if cue.joined >= 0 and view.kids(cue.joined, "pobj"):
        return None  # "most of which went on scales"
    if _has_object(view, cue) or view.tags[cue.end : cue.end + 1] == ["TO"]:
        return None
    speaker = _speaker(view, verb, first, last)
    if speaker is not None and speaker[1] > verb and "person" in cue.row.frames:
        speaker = None  # the one who is told
    group = _group_before(view, verb, first)
    return next((draft for found in (speaker, group) if found and (draft := _around(view, cue, found, (first, last)))), None)


def _has_object(view: View, cue: Cue) -> bool:
    """Whether a verb takes a thing right after it, which it then is about, or a question; one who is spoken to is none."""
    if any(kid > cue.verb and view.deps[kid] == "ccomp" and view.tags[view.left[kid]] in _ASKING for kid in view.children[cue.verb]):
        return True
    kids = [kid for kid in view.children[cue.verb] if kid > cue.verb and view.deps[kid] in {"dobj", "attr", "oprd"}]
    kids = [
        kid for kid in kids if view.tags[kid] in _OBJECTS and view.words[cue.end] != "," and view.words[view.left[kid] - 1] not in _DASHES
    ]
    spoken_to = "person" in cue.row.frames and not any(view.tags[kid] in {"CD", "$"} for kid in kids)
    return bool(kids) and not spoken_to


def _around(view: View, cue: Cue, found: tuple[Range, int], within: Range) -> Draft | None:
    """The statement around a cue and its source, if both stand apart from it."""
    (start, stop), head = found
    first, last = within
    verb = cue.verb
    begin, end = (start, _group_end(view, verb + 1, last)) if head < verb else (verb, _group_end(view, stop, last))
    begin = _quoting(view, verb, begin)
    if begin <= first or view.words[begin - 1] not in _OPEN:
        return None
    goes_on = end + 1 < last and view.words[end] in _DASHES | {","} and not _is_speakers(view, end + 1)
    if goes_on and view.words[begin - 1] == "," and view.words[end] in _DASHES:
        goes_on = False  # what a writer adds: "…, the bank said -- a sign that"
    content = [(_own_start(view, first, begin, end), begin), (end, last)] if goes_on else [(first, begin)]
    closes = last - 1 if view.words[last - 1].isspace() else last
    closed = end == max(verb, stop - 1) + 1 == closes - 1  # source and cue end the sentence
    if sum(e - s for s, e in content) < _LEAST or not _is_clause(view, content, closed=closed):
        return None
    return Draft(
        rule=cue.row.frames["bare"],
        content=content,
        cue=(verb, cue.end),
        source=(start, stop),
        head=head,
        denied=cue.denies(view),
        frame="bare",
    )


def _own_start(view: View, first: int, begin: int, end: int) -> int:
    """Where the clause begins in whose middle a cue stands: a relative one, or the second of two ("… and, she said, will cost $4m")."""
    before = begin - 2
    if before <= first or view.tags[before] in _LINKS:
        return max(before, first)
    link = next((place for place in range(before, first, -1) if view.tags[place] in _LINKS or view.words[place] == ","), first)
    return link if view.tags[link] in _SPEAKERS_OWN and view.tags[end + 1] in {"TO", "IN"} else first


def _quoting(view: View, verb: int, begin: int) -> int:
    """Where the words begin by which somebody quotes a speaker ("…, the agency quoted a clerk as saying"), else `begin`."""
    link = view.head[verb]
    subjects = view.kids(view.head[link], "nsubj") if view.lower[link] == "as" and view.tags[verb] == "VBG" else []
    return view.left[subjects[0]] if subjects and subjects[0] < begin else begin


def _is_clause(view: View, content: list[Range], *, closed: bool) -> bool:
    """Whether some stretches can be a statement: they have a verb, are a headline's, or are long and only the cue follows.

    A long one may have a verb that the tagger takes for a noun ("Thirty percent of its members work nights, it said").
    """
    first, stop = content[0]
    if 0 <= view.headline == view.para[first] or any(_is_verb(view, token) for start, end in content for token in range(start, end)):
        return True
    while first < stop and view.words[first].isspace():
        first += 1
    if view.tags[first : first + 1] == ["IN"]:  # "As a result, shoppers paid 5% too much"
        first = next((place + 1 for place in range(first, stop) if view.words[place] == ","), first)
    return closed and stop - first >= _LONG and view.tags[first] != "IN" and not {"CD", "VBN"}.isdisjoint(view.tags[first:stop])


def _speaker(view: View, verb: int, first: int, last: int) -> tuple[Range, int] | None:
    """The phrase before or after a cue verb that is its source, and its head."""
    if (named := sources.set_off_before(view, verb, first)) is not None:
        return named
    head = sources.subject_of(view, verb)
    if head is not None and view.deps[verb] == "relcl" and view.tags[head] in {"WP", "WDT"}:
        return None
    if head is not None and view.deps[head] == "csubj":
        return None  # "…, taking the usual charge to $4"
    if head is None or not first <= head < last:
        head = sources.before_verb(view, verb, first)
        if head is None:
            head = sources.after_verb(view, verb, last)
    if head is None:
        return None
    if head > verb:
        return sources.phrase(view, head, verb + 1, last), head
    where = sources.phrase(view, head, first, verb)
    if view.lower[where[1] - 1] in words.part("articles"):
        return None  # "SpaceTrans, the best known of them"
    if where[1] < verb and view.tags[where[1] - 1] == "CC" and all(view.tags[token] in _BEFORE_NOUN for token in range(where[1], verb)):
        where = where[0], verb
    return sources.with_noun(view, where, head, verb)


def _is_speakers(view: View, token: int) -> bool:
    """Whether what begins behind a cue tells of its source ("…, adding that", "…, without giving details").

    What came about goes on with the statement ("…, bringing the toll to 40").
    """
    verb = view.head[token] if view.deps[token] == "aux" else token  # "…, having risen by 3% in May"
    if view.tags[token] == "VBG" and view.lemma(verb) in words.part("resulting"):
        return False
    return view.tags[token] in _SPEAKERS_OWN or view.tags[token : token + 2] == ["IN", "VBG"]


def _group_before(view: View, verb: int, first: int) -> tuple[Range, int] | None:
    """The noun phrase between a comma and a cue verb that tells, by the words alone, and its head."""
    aux = view.tags[verb] == "VBN" and view.tags[verb - 1] in PRESENT and view.head[verb - 1] == verb  # "…, clerks in Leeds have warned"
    if not aux and view.tags[verb] not in FINITE | {"NN", "NNS"}:
        return None
    main, verb = verb, verb - aux
    start = verb
    while start > first and not _parts(view, start - 1):
        start -= 1
        clause = view.tags[start] in FINITE | _CLAUSE_WORDS and not (_is_noun_before(view, start, verb) or _describes(view, start))
        if clause or view.inside[start] != view.inside[verb]:
            return None
    if view.deps[main] == "relcl" and any(start < view.left[noun] and not _names_body(view, noun) for noun in view.kids(main, "nsubj")):
        return None  # "a threat Ana Ruiz warned about"
    ends = (place for place in range(start, verb) if view.tags[place] in {"IN", "-LRB-", "JJ"} and view.tags[place - 1] in _NOUNS)
    end = next(ends, verb)
    if start <= first or end == start or not (view.tags[start] in _BEFORE_NOUN or _describes(view, start)):
        return None
    return ((start, verb), end - 1) if view.tags[end - 1] in _NOUNS or _is_noun_before(view, end - 1, verb) else None


def _parts(view: View, mark: int) -> bool:
    """Whether a mark sets off what comes behind it; a hyphen within a word does not ("the Leeds-based charity")."""
    return view.words[mark] in _OPEN and (view.words[mark] != "-" or view.idx[mark] > view.end_of(mark - 1))


def _names_body(view: View, name: int) -> bool:
    """Whether a name stands right behind the noun for the body or people that it names ("the aid charity Ryanco said")."""
    noun = view.left[name] - 1
    known = words.part("bodies") | words.part("source_nouns")
    return view.tags[name] == "NNP" == view.tags[view.left[name]] and view.tags[noun] == "NN" and view.lemma(noun) in known


def _describes(view: View, token: int) -> bool:
    """Whether a word in "-ing" behind a comma only describes a report right behind it ("…, fundraising documents show")."""
    report = view.lemma(token + 1) in words.part("report_nouns") and view.tags[token + 1] in {"NN", "NNS"}
    return view.tags[token] == "VBG" and view.words[token - 1] == "," and report


def _is_noun_before(view: View, token: int, verb: int) -> bool:
    """Whether what the tagger takes for a verb is a noun, since a verb follows it ("…, county records show")."""
    return token == verb - 1 and view.tags[token] == "VBZ"


def _is_verb(view: View, token: int) -> bool:
    """Whether a token makes a clause: a finite verb, or in a headline an infinitive ("Inflation to hit 8%")."""
    return view.tags[token] in FINITE or (view.tags[token] == "TO" and view.tags[token + 1 : token + 2] == ["VB"] and view.para[token] == 0)


def _group_end(view: View, start: int, last: int) -> int:
    place = start
    while place < last and view.words[place] not in _STOPS:
        place += 1
    return place
