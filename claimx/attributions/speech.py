"""Direct speech: quotations, the cue beside them, and the quotations that carry them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.content import opens_clause
from claimx.attributions.cues import Cue, cues_at
from claimx.attributions.draft import Draft, Range
from claimx.matching import FINITE

if TYPE_CHECKING:
    from claimx.attributions.view import View

_GAP = frozenset({",", ":", "-", "—", "–", "--", "…", "..."})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
_RELATIVE = frozenset({"WP", "WDT"})
_NO_CUE = frozenset({"relcl", "aux", "auxpass"})
_MARKS = "“”„\"«»‘’'`\u200b \xa0"
_DASHES = frozenset({"-", "—", "–", "--", "―"})
_LONGEST_NAME = 5
_ENDS = frozenset({".", "?", "!", ";", ":", "—", "–", "--"})
# How far a cue may lie from a quotation that ends with a full stop, from other quotations, and before one.
_CLOSE = 6
_FAR = 40
_NEAR = 25


def speeches(view: View) -> list[Draft]:
    """The attributions of all quotations with a cue beside them; quotations that share a cue share an attribution."""
    found: list[Draft] = []
    for number, where in enumerate(view.quote_tokens):
        before = _cued_before(view, number)
        if before is not None and found and before.cue == found[-1].cue:
            found[-1].content.append(where)
            continue
        if not is_statement(view, number):
            continue
        after = _cued_after(view, number)
        if after is not None:
            after.content = [(_opening(view, number), where[1])]
        draft = after or before or _introduced(view, number)
        if draft is None:
            continue
        if found and found[-1].cue == draft.cue:
            found[-1].content.append(where)
        else:
            found.append(draft)
    return found


def is_statement(view: View, number: int) -> bool:
    """Whether a quotation is somebody's words and not a title, a term or a word held at arm's length."""
    quote = view.quotes[number]
    inner = view.text[quote.start : quote.end].strip(_MARKS)
    if not inner:
        return False
    if quote.carries_on or quote.goes_on:
        return True
    ends = inner[-1] in ",.?!…—–-" or view.text[quote.end : quote.end + 1] in {",", "."} or _holds_sentence(view, number)
    return ends and (inner[0].isupper() or not inner[0].isalpha()) and " " in inner


def _holds_sentence(view: View, number: int) -> bool:
    """Whether a quotation begins a sentence of its own and ends in a later one, or has a subject and its verb in it."""
    first, last = view.quote_tokens[number]
    if view.starts[view.sent[first]] != first:
        return False
    if view.sent[last - 1] > view.sent[first]:
        return True
    subjects = (token for token in range(first, last) if view.deps[token] == "nsubj")
    return any(first < view.head[token] < last and view.tags[view.head[token]] in FINITE for token in subjects)


def _quoting(view: View, verb: int) -> Cue | None:
    """The cue that a verb is beside a quotation."""
    leads = view.words[verb][0].isupper() and view.starts[view.sent[verb]] == verb
    if view.tags[verb][:1] != "V" or (view.deps[verb] in {"amod", "compound"} and not leads):
        return None
    return next((cue for cue in cues_at(view, verb) if "quote" in cue.row.frames), None)


def _speech(view: View, cue: Cue, head: int | None, within: Range, number: int) -> Draft | None:
    """A quotation with its cue, and the phrase around `head` as its source; None where there is no head."""
    if head is None:
        return None
    source = sources.phrase(view, head, *within)
    content = [view.quote_tokens[number]]
    return Draft(rule=cue.row.frames["quote"], content=content, cue=(cue.verb, cue.end), source=source, head=head, frame="quote")


def _cued_after(view: View, number: int) -> Draft | None:
    """``"…," said Ortiz`` and ``"…," Ortiz said``."""
    start = view.quote_tokens[number][1]
    paragraph = view.para[start - 1]
    while start < len(view) and view.para[start] == paragraph and (view.words[start] in _GAP or view.words[start].isspace()):
        start += 1
    end = _frame_end(view, start)
    if _last_mark(view, number) == "." and start < end:
        end = min(end, start + _CLOSE)
    for verb in range(start, end):
        cue = _quoting(view, verb)
        if cue is not None and _last_mark(view, number) == "." and _says_more(view, verb):
            return None
        if cue is None or view.deps[verb] == "relcl":
            if view.tags[verb] in FINITE and view.deps[verb] not in _NO_CUE and not _asks_how(view, verb):
                return _by_any_verb(view, verb, start, number)
            continue
        if verb == start:
            head = sources.after_verb(view, verb, end)
            return _speech(view, cue, head, (verb + 1, end), number)
        head = sources.subject_of(view, verb)
        if head is None or not start <= head < verb:
            head = sources.before_verb(view, verb, start)
        return _speech(view, cue, head, (start, verb), number)
    return None


def _says_more(view: View, verb: int) -> bool:
    """Whether a verb has a clause of its own for what is said (``"…." She added that …``)."""
    return any(kid > verb and view.deps[kid] == "ccomp" and view.inside[kid] < 0 for kid in view.children[verb])


def _asks_how(view: View, verb: int) -> bool:
    """Whether a verb only leads on to the cue (``"…," is how Ortiz described it``)."""
    return view.lemma(verb) == "be" and view.tags[verb + 1 : verb + 2] in (["WRB"], ["WP"])


def _last_mark(view: View, number: int) -> str:
    """The last character of a quotation before its closing mark."""
    quote = view.quotes[number]
    return view.text[quote.start : quote.end].rstrip(_MARKS)[-1:]


def _by_any_verb(view: View, verb: int, start: int, number: int) -> Draft | None:
    """``"…," Ortiz began``: after a comma inside the marks, a verb that is no cue elsewhere and takes no object."""
    kids = [kid for kid in view.children[verb] if kid > verb and view.deps[kid] in _OBJECTS and view.inside[kid] < 0]
    head = sources.before_verb(view, verb, start)
    if head is None or kids or _last_mark(view, number) != ",":
        return None
    where = sources.phrase(view, head, start, verb)
    if where[0] != start:
        return None
    return Draft(rule="any-verb", content=[view.quote_tokens[number]], cue=(verb, verb + 1), source=where, head=head, frame="quote")


def _opening(view: View, number: int) -> int:
    """Where a statement begins that goes over into quotation marks in the middle of its sentence."""
    first, _ = view.quote_tokens[number]
    start = first
    while start > max(0, first - _NEAR) and view.para[start - 1] == view.para[first] and not _parts(view, start - 1):
        if view.tags[start - 1][:1] == "V" and _quoting(view, start - 1) is not None:
            return first
        start -= 1
    bare = start == first - _NEAR or all(view.words[place].isspace() for place in range(start, first))
    return first if bare else start


def _parts(view: View, token: int) -> bool:
    word = view.words[token]
    in_unit = word[-1:] == "." and token > 0 and view.words[token - 1][-1:].isdigit()  # "it cost £50m."
    return view.inside[token] >= 0 or word in _ENDS or in_unit or word.isspace()


def _name_before(view: View, colon: int, start: int) -> Range | None:
    """The name, or the names, right before a colon that stand alone there (``- Anna Holt: "…"``, ``From Anna Holt: "…"``)."""
    first = colon
    while first > start and _is_of_name(view, first - 1) and view.inside[first - 1] < 0:
        first -= 1
    if first == colon or colon - first > _LONGEST_NAME:
        return None
    before = first - 1
    alone = before < start or view.words[before] in _DASHES or view.lower[before] in words.part("bylines") or view.words[before].isspace()
    return (first, colon) if alone else None


def _is_of_name(view: View, token: int) -> bool:
    """Whether a word is part of a name, or joins two ("Ana Ruiz and Jon Holt")."""
    joins = 0 < token < len(view) - 1 and view.tags[token] == "CC" and view.tags[token - 1] == view.tags[token + 1] == "NNP"
    return joins or view.tags[token] in {"NNP", "NNPS"}


def _paper_before(view: View, colon: int, start: int) -> Range | None:
    """What is quoted, before a colon (``From the report: "…"``), or the finding that a sentence ends with (``… this finding: "…"``)."""
    noun = colon - 1
    first = view.left[noun]
    if not start <= first < noun or view.right[noun] > colon or view.tags[first] != "DT" or view.inside[first] >= 0:
        return None
    quoted = first == start + 1 and view.lower[start] in words.part("bylines")
    from_paper = quoted and view.lemma(noun) in words.part("report_nouns") | words.part("sayings")
    return (first, colon) if from_paper or view.lower[noun] in words.part("findings") else None


def _frame_end(view: View, start: int) -> int:
    """Where the words after a quotation end: at a full stop, the paragraph's end or the next quotation."""
    place = start
    stop = min(len(view), start + _FAR)
    while place < stop:
        if view.inside[place] >= 0 or view.para[place] != view.para[start - 1] or _closes(view, place):
            break
        place += 1
    return place


def _closes(view: View, token: int) -> bool:
    return view.words[token] in {".", "?", "!", ";"} and view.deps[token] == "punct"


def _cued_before(view: View, number: int) -> Draft | None:
    """``Ortiz said: "…"``."""
    first, _ = view.quote_tokens[number]
    floor = max(0, first - _NEAR)
    for place in range(first - 1, floor - 1, -1):
        if view.inside[place] >= 0 or view.para[place] != view.para[first] or _closes(view, place):
            return None
        cue = _quoting(view, place)
        if cue is not None:
            head = sources.subject_of(view, sources.sayer(view, place))
            if head is None or head > place:
                head = sources.before_verb(view, place, floor)
            if head is None and (view.words[first - 1] == ":" or _interrupts(view, place, first)):
                head = sources.after_verb(view, place, first)
                return _speech(view, cue, head, (place + 1, first - 1), number)
            floor = 0 if head is None else view.sentence(head)[0]
            draft = _speech(view, cue, head, (floor, place if head is not None and head < place else first), number)
            if draft is not None:
                draft.content[:0] = _told_first(view, cue, first)
            return draft
    return None


def _told_first(view: View, cue: Cue, first: int) -> list[Range]:
    """The clause between a cue and a quotation that goes on with it (``Ortiz said 40 had left: "…"``)."""
    clauses = (kid for kid in view.kids(cue.verb, "ccomp") if cue.verb < kid < first and view.inside[kid] < 0)
    start = next((max(view.left[kid], cue.end) for kid in clauses), cue.end if opens_clause(view, cue.end, first) else first)
    return [(start + (view.lower[start] == "that"), first)] if start < first else []


def _interrupts(view: View, verb: int, first: int) -> bool:
    """Whether a cue verb stands between two quotations of one sentence (``"…," said Ortiz, "…"``)."""
    return view.words[first - 1] == "," and verb > 0 and view.inside[verb - 1] >= 0


def _introduced(view: View, number: int) -> Draft | None:
    """``Ortiz made the following remark:`` and then the quotation, there or in the next paragraph."""
    first, _ = view.quote_tokens[number]
    colon = first - 1
    while colon >= 0 and view.words[colon].isspace():
        colon -= 1
    if colon < 1 or view.words[colon] != ":" or view.para[first] - view.para[colon] > 1:
        return None
    start, _ = view.sentence(colon)
    named = _name_before(view, colon, start) or _paper_before(view, colon, start)
    if named is not None:
        return Draft(
            rule="colon", content=[view.quote_tokens[number]], cue=(colon, colon + 1), source=named, head=named[1] - 1, frame="quote"
        )
    saying = _saying(view, start, colon) or _owned(view, start, colon)
    if saying is not None:
        noun, speaker = saying
        where = sources.phrase(view, speaker, *((noun + 2, colon) if speaker > noun else (start, noun)))
        return Draft(
            rule="introduced-quote", content=[view.quote_tokens[number]], cue=(colon, colon + 1), source=where, head=speaker, frame="quote"
        )
    for verb in range(colon - 1, start - 1, -1):
        if view.inside[verb] >= 0:
            return None
        cue = _quoting(view, verb)
        if cue is not None or (view.tags[verb] in FINITE and view.deps[verb] not in _NO_CUE):
            head = sources.subject_of(view, verb)
            if head is None or not start <= head < verb or view.tags[head] in _RELATIVE:
                continue
            bare = cue is None and (view.lemma(verb) == "be" or not _DASHES.isdisjoint(view.words[verb:colon]))
            if bare or view.lemma(head) in words.part("wordings"):
                return None  # "The transcript follows:", "Voters Care More - Ann Hart:"
            rule = cue.row.frames["quote"] if cue is not None else "introduced-quote"
            where = sources.phrase(view, head, start, verb)
            cue_end = cue.end if cue is not None else colon
            return Draft(rule=rule, content=[view.quote_tokens[number]], cue=(verb, cue_end), source=where, head=head, frame="quote")
    return None


def _saying(view: View, start: int, colon: int) -> tuple[int, int] | None:
    """The noun before a colon for what somebody has said, and who has ("the paper cited this remark by Ortiz:")."""
    for noun in range(colon - 1, start - 1, -1):
        if view.lemma(noun) in words.part("sayings") and view.lower[noun + 1] in words.part("bylines"):
            heads = view.kids(noun + 1, "pobj")
            if heads and heads[0] < colon:
                return noun, heads[0]
    return None


def _owned(view: View, start: int, colon: int) -> tuple[int, int] | None:
    """The noun before a colon for what somebody has said, and whose it is ("Holt's reply:", "Her message was blunt:")."""
    verb = next((place for place in range(colon - 1, start, -1) if view.tags[place] in FINITE), colon)
    noun = next((kid for kid in view.kids(verb, "nsubj") if kid < verb), -1) if verb < colon and view.lemma(verb) == "be" else colon - 1
    owners = view.kids(noun, "poss") if noun > start and (verb < colon or noun == colon - 1) else []
    return (noun, owners[0]) if owners and view.lemma(noun) in words.part("sayings") else None
