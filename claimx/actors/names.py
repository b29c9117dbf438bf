"""Finds the names in a document: the recogniser's entities with their edges repaired, and the names it left out."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from claimx.actors import joints, placed, words, works
from claimx.lexicon import kept_up_to
from claimx.matching import is_word

if TYPE_CHECKING:
    from claimx.actors.page import Page

Span = tuple[int, int, str | None]
_POSSESSIVE = ("'s", "\u2019s", "'", "\u2019")
_OPENING = ("(", "[", "\u201c", '"', "``")
_DASHES = ("-", "\u2013", "\u2014", "--")
_PROPER = frozenset({"NNP", "NNPS"})
# How long an abbreviated first name may be, which the dictionary may have for a word ("Ali", "Moe").
_SHORT = 4


@dataclass(slots=True)
class Name:
    """A name as it stands: its tokens and their head, the recogniser's label, and the title before it."""

    start: int
    end: int
    root: int
    label: str | None
    title: str = ""
    gender: str = ""
    people: bool = False


def find(page: Page) -> list[Name]:
    """The names of a document in text order; they do not overlap."""
    spans = _split(page, _entities(page))
    taken = [False] * len(page)
    for start, end, label in page.entities:
        if label in words.part("labels") or end - start == 1 or not _is_figure(page, end - 1):  # "Hart 151" may be taken for a law
            taken[start:end] = [True] * (end - start)
    spans = [_grown(page, span, taken) for span in spans]
    covered = taken.copy()
    for start, end, _ in spans:
        covered[start:end] = [True] * (end - start)
    spans += _left_out(page, covered)
    spans += placed.mistagged(page, spans) + placed.written_small(page) + placed.passed_over(page) + works.titles(page)
    spans = joints.joined(page, sorted(_distinct(spans)))
    spans = joints.with_endings(page, [piece for span in spans for piece in placed.parted(page, span, spans)])
    seats = (placed.opens_seat, placed.is_in_seat, placed.is_of_member)
    spans = placed.cut_in_titles(page, [span for span in spans if not any(is_seat(page, span) for is_seat in seats)])
    where = placed.dateline(page.text)
    spans = [span for span in spans if not where[0] <= page.idx[span[0]] < where[1]]
    known = {page.words[start] for start, end, label in spans if label is not None and end - start == 1 and not page.words[start].isupper()}
    known |= _short(page, spans)
    spans = [*_in_headline(page, spans, known), *spans]
    made = [name for span in spans if not placed.opens_only(page, span) and (name := _made(page, span, known)) is not None]
    return sorted(made, key=attrgetter("start"))


def _short(page: Page, spans: list[Span]) -> set[str]:
    """By which word of its name a headline may call who is named in full below it: bodies by the first, people by the last."""
    generic, peoples = words.part("names.generic"), page.lists.peoples
    named: list[str] = []
    for start, end, label in spans:
        body = label == "ORG" or page.lower[end - 1] in page.lists.company_suffixes
        if end - start > 1 and (body or label == "PERSON"):
            named.append(page.words[start if body else end - 1])
    return {
        word for word in named if word[:1].isupper() and not word.isupper() and word.lower() not in generic and word.lower() not in peoples
    }


def _in_headline(page: Page, spans: list[Span], known: set[str]) -> list[Span]:
    """The known names of one word that a tagger takes for nouns in the headline: "Ryanco fined", "Sales slide at Ryanco"."""
    inside = {token for start, end, _ in spans if not page.sent[start] for token in range(start, end)}
    return [(token, token + 1, None) for token in range(page.ends[0]) if page.words[token] in known and token not in inside]


def _entities(page: Page) -> list[Span]:
    """The recogniser's entities of the kinds that are actors, and those of any kind that open with a trade ("Thriller Long Night")."""
    kept, openers = words.part("labels"), words.part("names.openers")
    found = [span for span in page.entities if span[2] in kept or page.lower[span[0]] in openers]
    return [(start, end, label if label in kept else None) for start, end, label in found]


def _split(page: Page, spans: list[Span]) -> list[Span]:
    """Cut entities at an inner possessor ("UN's Food Organisation"), before one ("Ryanco, Europe's …"), at sums and at small words."""
    found: list[Span] = []
    for start, end, label in spans:
        first = start
        cut = False
        for token in range(start, end):
            if _cuts(page, token, end):
                cut = True
                if token > first:
                    found.append((first, token, label))
                first = token + 1
        if first < end:
            found.append((first, end, label if not cut or label != "PERSON" else None))
    return [trimmed for span in found if (trimmed := _trimmed(page, span)) is not None]


def _cuts(page: Page, token: int, end: int) -> bool:
    word = page.words[token]
    if word in _POSSESSIVE:
        return page.deps[token] == "case" or token + 1 == end
    if (word == "," and "POS" in page.tags[token + 1 : end + 1]) or page.tags[token] == "$":
        return True
    if page.lower[token].endswith(page.lists.seat_endings):  # "Fla.-based Ryanco"
        return True
    if word in _OPENING or (word in _DASHES and token and page.idx[token] > page.end_of(token - 1)):
        return True
    if word[0].isupper() or word[0].isdigit() or page.lower[token] in page.lists.links:
        return False
    return word.isalpha() and page.tags[token] not in _PROPER


def _trimmed(page: Page, span: Span) -> Span | None:
    """The span without articles, titles, small words and marks at its ends; None if nothing of a name is left."""
    start, end, label = span
    links = page.lists.links
    while start < end and (_is_edge(page, start, links) or _is_title(page, start, end, label) or _only_opens(page, start, end, label)):
        start += 1
    while start < end and (_is_edge(page, end - 1, links) or page.words[end - 1] in _POSSESSIVE):
        end -= 1
    while end - start > 1 and _is_surplus(page, end - 1, label):
        end -= 1
    return (start, end, label) if start < end and _is_name(page, start, end, label) else None


def _is_name(page: Page, start: int, end: int, label: str | None) -> bool:
    """Whether what is left of a name can be one: it has a capital letter and is not just a title or a month."""
    alone = end - start == 1
    if page.lower[end - 1] in page.lists.accounts and page.words[end - 1].isupper():  # "Adjusted EPS"
        return False
    if alone and (page.lower[start] in page.lists.no_names or (page.tags[start] == "NN" and page.lower[start] in page.lists.initials)):
        return False
    if label in {"PERSON", "ORG"} and page.words[start][0].isdigit() and page.tags[start] == "CD":
        return False
    if not alone and start == page.starts[page.sent[start]] and all(word.islower() for word in page.words[start + 1 : end]):
        # "Food scare firm recalls meals" has its capital from opening the sentence, "Bank of england" is a name
        return not page.lists.links.isdisjoint(page.lower[start + 1 : end])
    return any(map(str.isupper, "".join(page.words[start:end])))


def _is_title(page: Page, token: int, end: int, label: str | None) -> bool:
    return label in {"PERSON", None} and page.lower[token] in page.lists.titles and token + 1 < end and _after_title(page, token, end)


def _only_opens(page: Page, token: int, end: int, label: str | None) -> bool:
    """Whether a word before a person's name has its capital from opening the sentence ("Joining Hart"), or only tells what he or she is."""
    if label != "PERSON" or token + 1 >= end or page.tags[token + 1] not in _PROPER:
        return False
    opens = token == page.starts[page.sent[token]] and page.tags[token] in {"VBG", "VBN", "NN", "JJ", "RB"}
    return opens or (token + 2 < end and _is_calling(page.lower[token], page.lower[token + 1]))


@kept_up_to(10_000)
def _is_calling(word: str, following: str) -> bool:
    """Whether a word before a given name is no name itself: "Councilwoman Anna Hart", "Libertarian Peter Hall"."""
    given = words.given_names()
    return following in given and word not in given and word.isalpha() and len(word) > _SHORT and is_word(word)


def _is_surplus(page: Page, token: int, label: str | None) -> bool:
    """Whether the last word of a name does not belong to it: a month, a share of something, a title of the next name."""
    word = page.lower[token]
    is_title = word in page.lists.titles and label != "PERSON" and page.lower[token - 1] not in page.lists.links
    return word in page.lists.dates or _is_figure(page, token) or is_title


def _is_figure(page: Page, token: int) -> bool:
    """Whether a token is a figure ("Wright 46 percent", "Hart 384, Lowell 300")."""
    shared = page.words[token][0].isdigit() and page.lower[token + 1 : token + 2] in (["percent"], ["per"], ["%"], ["pct"])
    return shared or page.idx[token] in page.figures


def _after_title(page: Page, start: int, end: int) -> bool:
    """Whether the title at `start` stands before a person's name and is not the beginning of an office's name."""
    following = page.lower[start + 1]
    return (
        page.words[start + 1][0].isupper()
        and following not in words.nouns()
        and not any(page.lower[token] in ("of", "for") for token in range(start + 1, end))
    )


def _is_edge(page: Page, token: int, links: frozenset[str]) -> bool:
    word = page.words[token]
    if word[0].isupper() and page.lower[token] not in {"the", "a", "an"}:
        return False
    return page.lower[token] in links or page.tags[token] in {"DT", "PRP$", "POS", "_SP", "IN"} or not any(map(str.isalnum, word))


def _grown(page: Page, span: Span, taken: list[bool]) -> Span:
    """The span with the capitalised words beside it that belong to the same name."""
    start, end, label = span
    if label in {"NORP", "GPE"} and (page.lower[end - 1] in page.lists.peoples or page.lower[end - 1] in page.lists.countries):
        if page.lower[end - 1] not in words.part("names.branches") or not (start and _joins(page, start - 1, taken)):
            return span
        label = "ORG"  # "Harlow Foods UK"
    titles = page.lists.titles
    while start > 0 and _joins(page, start - 1, taken) and page.lower[start - 1] not in titles and _hangs(page, start - 1, start, end):
        if label == "PERSON" and _is_calling(page.lower[start - 1], page.lower[start]):
            break
        start -= 1
    while end < len(page.words) and _joins(page, end, taken) and page.lower[end] not in titles and _hangs(page, end - 1, end, end + 1):
        end += 1
    return start, end, label


def _joins(page: Page, token: int, taken: list[bool]) -> bool:
    return (
        not taken[token]
        and (page.tags[token] in _PROPER or _is_camel(page.words[token]))
        and any(map(str.isupper, page.words[token]))
        and page.lower[token] not in page.lists.dates
        and not page.lower[token].endswith(page.lists.seat_endings)
    )


def _is_camel(word: str) -> bool:
    """Whether a word is written as only brands are ("iPlayer")."""
    return word[0].islower() and word.isalpha() and not word.islower() and len(word) > 3


def _hangs(page: Page, token: int, start: int, end: int) -> bool:
    """Whether a token is a compound part of the stretch after it."""
    return page.deps[token] in {"compound", "nmod"} and start <= page.head[token] < end + 3 and page.head[token] > token


def _left_out(page: Page, taken: list[bool]) -> list[Span]:
    """Runs of proper nouns outside every entity."""
    found: list[Span] = []
    brands = {word.lower() for word in page.distinct.difference(page.by_word.first) if _is_camel(word)}
    end = 0
    for start in sorted({*page.by_tag.of(_PROPER), *page.by_word.of(brands)}):
        if start < end or taken[start] or not _joins(page, start, taken):
            continue
        end = start + 1
        while end < len(page.words) and page.sent[end] == page.sent[start] and _joins(page, end, taken):
            end += 1
        span = _trimmed(page, (start, end, None))
        if span is not None and page.words[span[0]][0].isalpha():
            found.append(span)
    return found


def _distinct(spans: list[Span]) -> list[Span]:
    """Of spans that overlap, the longest (the first of equals)."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if found and span[0] < found[-1][1]:
            if span[1] - span[0] > found[-1][1] - found[-1][0]:
                found[-1] = span
            continue
        found.append(span)
    return found


def _made(page: Page, span: Span, known: set[str]) -> Name | None:
    """The name that a span is; a single word of a headline is one only where it is known from elsewhere, or owns something."""
    start, end, label = span
    title, gender = _title_before(page, start)
    if title and page.lower[end - 1] not in page.lists.company_suffixes and (gender or label not in {"GPE", "NORP"}):
        label = "PERSON"
    elif (
        label == "PERSON"
        and end - start == 1
        and start
        and words.is_trade(page.lower[start - 1])
        and page.lower[start] not in words.given_names()
    ):
        label = "ORG"  # "retail chain Marlowe"
    people = label == "NORP" or (end - start == 1 and page.lower[start] in page.lists.peoples)
    if people and label != "NORP":
        label = "NORP"
    if label is None and end - start == 1 and page.sent[start] == 0 and page.words[start] not in known and not _is_owner(page, end):
        return None
    root = page.root_of(start, end)
    return None if _is_one_of_many(page, start, end, root) else Name(start, end, root, label, title, gender, people)


def _is_one_of_many(page: Page, start: int, end: int, root: int) -> bool:
    """Whether a word in capitals is a noun by its article ("a super PAC"), not the name before one ("a NATO plan")."""
    if end - start > 1 or not page.words[start].isupper() or page.deps[root] in {"compound", "nmod", "amod", "poss"}:
        return False
    before = start - 1
    while before >= 0 and page.tags[before] == "JJ":
        before -= 1
    return before >= 0 and page.lower[before] in words.part("determiners.indefinite")


def _is_owner(page: Page, end: int) -> bool:
    """Whether a possessive ending follows a name."""
    return end < len(page.words) and page.tags[end] == "POS"


def _title_before(page: Page, start: int) -> tuple[str, str]:
    """The title right before a name, lower case, and the gender that it or a title before it shows."""
    title, gender = "", ""
    titles = page.lists.titles
    token = start - 1
    while token >= 0 and page.lower[token] in titles and page.sent[token] == page.sent[start]:
        if not page.words[token][0].isupper() and page.tags[token] not in ("NN", "JJ"):
            break
        title = title or (page.lower[token] if page.lower[token] not in words.part("names.title_modifiers") else "")
        gender = gender or titles[page.lower[token]]
        token -= 1
    return title, gender
