"""What a document says an entity is: "Ryanco, a Dublin airline", "software giant Ryanco", "Ryanco is a …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import words, works
from claimx.actors.page import SUBJECTS, Page
from claimx.actors.phrases import attributes, named, phrase_at
from claimx.actors.short_forms import is_place
from claimx.matching import is_word, lemma_of

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.names import Name
    from claimx.actors.phrases import Phrase

_MARKS = frozenset({",", "-", "\u2013", "\u2014", "--"})
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
# What begins a clause behind a noun, which tells of others too ("a governor who beat Ann Hart").
_CLAUSE = frozenset({"WP", "WDT", "WP$", "MD", "VBD", "VBZ", "VBP"})
_INNER = frozenset({"compound", "nmod"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_WITHIN = frozenset({"DT", "JJ", "JJS", "JJR", "RBS", "RB", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "VBN", "CC", "CD"})
_REACH = 12
_PLACES = frozenset({"GPE", "LOC"})
# What speaks for a firm where a name has what firms alone have, and how far behind it and its verb that may stand.
_FIRM, _NEAR = 4, 8
# What a noun said of it speaks for its type, and more the noun for a firm, which no person is ("Redmond Hale, the outsourcing group").
_NOUN, _TRADE = 3, 9


def describe(page: Page, name: Name, entity: Entity) -> list[int]:
    """Add the nouns, attributes and cues that stand around one name of an entity; gives the nouns' tokens."""
    root = name.root
    said = dict.fromkeys(_said_of(page, name, root))
    found = [head for head in said if not _is_seat_of(page, name, head)]
    for head in found:
        phrase = phrase_at(page, head)
        if page.lower[head] not in page.lists.nouns and phrase.determiner not in words.part("determiners.indefinite"):
            continue
        entity.nouns.add(page.lower[head])
        _speak_for(entity, page.lower[head], sure=_tells_kind(page, phrase, name))
        entity.attributes |= attributes(page, phrase.between)
        entity.attributes |= _after(page, head, name)
    _cues(page, name, root, entity)
    return found


def _is_seat_of(page: Page, name: Name, head: int) -> bool:
    """Whether a name only tells where a body is that a noun behind it means: "the Alder, Ohio mail-order firm"."""
    behind = name.end + 1
    if head <= behind or page.deps[head] != "appos" or page.words[name.end] != "," or not words.ends_seat(page.words[behind]):
        return False
    return phrase_at(page, head).start < name.start


def employer(page: Page, head: int, named: dict[int, Entity]) -> Entity | None:
    """The organisation in what is said of a person ("chief executive of Ryanco", "Ryanco founder Susan Wright")."""
    phrase = phrase_at(page, head)
    within = [token for token in phrase.between if token in named and named[token].label == "ORG"]
    if within:
        return named[within[0]]
    for token in range(head + 1, min(head + 8, page.ends[page.sent[head]])):
        if token in named:
            return named[token] if named[token].label == "ORG" else None
        if page.tags[token] not in {"IN", "DT", "NN", "JJ"} or (token == head + 1 and page.tags[token] != "IN"):
            return None
    return None


def _tells_kind(page: Page, phrase: Phrase, name: Name) -> bool:
    """Whether a noun leaves no doubt of what a name is of.

    So a trade does right behind the name and a comma ("Redmond Hale, the outsourcing group"), and what only works are called before it.
    """
    if phrase.start < name.start and page.lower[phrase.head] in words.part("names.genres"):
        return True
    behind = not name.title and phrase.start == name.end + 1 and page.words[name.end] == ","
    return behind and words.is_trade(page.lower[phrase.head])


def _speak_for(entity: Entity, noun: str, *, sure: bool) -> None:
    """Count a noun said of an entity for the type that it shows; `sure` tells that it leaves no doubt."""
    types = {kind.type for kind in words.nouns().get(noun, ()) if kind.row != "report"}
    if len(types) == 1 and not entity.code:
        entity.types[types.pop()] += _TRADE if sure else _NOUN


def from_names(page: Page, entity: Entity) -> None:
    """Add the nouns that an entity's own names hold ("Bank of …", "… Airlines"), and settle what it is.

    What the recogniser calls a place, and what yet does as a body does and is never said to be where anything is, is a body.
    """
    if entity.types["ORG"] and entity.types["GPE"] and not is_place(page, entity.names):
        entity.types["GPE"] = 0
    name_nouns, nouns = page.lists.name_nouns, page.lists.nouns
    if len(entity.key) == 1 and any(_is_known_body(entity.key[0], noun) for noun in name_nouns.get(entity.key[0], ())):
        entity.types["ORG"] += entity.types["PERSON"] + entity.types["GPE"]
        entity.types["PERSON"] = entity.types["GPE"] = 0
    entity.settle()
    for name in entity.names:
        if entity.label != "PERSON" or name.title:
            held = ((*name_nouns.get(word, ()), word) for word in page.lower[name.start : name.end])
            entity.nouns.update(noun for found in held for noun in found if noun in nouns)
        if name.title:
            title = name.title.rstrip(".")
            entity.nouns.add(words.title_nouns().get(title, title))
            entity.attributes |= words.part("cues.under") & _titles(page, name)
    entity.attributes |= {word for word in entity.key if len(word) > 2}
    if not entity.gender:
        entity.gender = _gender_of_nouns(entity)


def _titles(page: Page, name: Name) -> set[str]:
    """All titles right before a name: "vice" and "president"."""
    first = name.start
    while first > 0 and page.lower[first - 1] in page.lists.titles and page.sent[first - 1] == page.sent[name.root]:
        first -= 1
    return set(page.lower[first : name.start])


def _is_known_body(word: str, noun: str) -> bool:
    """Whether a word that is in no dictionary is known as the name of a body: "Ryanair", not "Steel"."""
    return not is_word(word) and all(kind.type == "ORG" for kind in words.nouns().get(noun, ()))


def _gender_of_nouns(entity: Entity) -> str:
    if not entity.nouns.isdisjoint(words.part("gender.masculine_nouns")):
        return "m"
    return "" if entity.nouns.isdisjoint(words.part("gender.feminine_nouns")) else "f"


def _said_of(page: Page, name: Name, root: int) -> list[int]:
    """Heads of the common noun phrases that stand for the same thing as a name."""
    found = [child for child in page.below(root) if page.deps[child] == "appos" and page.tags[child] == "NN" and child >= name.end]
    parent = page.head[root]
    if page.deps[root] == "appos" and page.tags[parent] == "NN" and parent < name.start:
        found.append(parent)
    be_forms = page.lists.be_forms
    follows = name.end < len(page.words) and page.lower[name.end] in be_forms and page.deps[root] != "pobj"
    if follows:
        parent = name.end
    if follows or (page.deps[root] in SUBJECTS and page.lower[parent] in be_forms | words.part("becoming")):
        found += [child for child in page.below(parent) if page.deps[child] == "attr" and page.tags[child] == "NN"]
    before, titled = name.start - 1, _before_title(page, name)
    if titled is not None:
        found.append(titled)
    elif before >= 0 and page.sent[before] == page.sent[root] and (_is_office(page, before, name) or _leads(page, before, name, root)):
        found.append(before)
        found += _joined_before(page, before)
    found += (noun for noun in (_apposed(page, name.end), _opening(page, name)) if noun is not None)
    return found


def _opening(page: Page, name: Name) -> int | None:
    """The noun that opens a sentence whose subject a name tells between commas ("A union based in Leeds, the Dock Federation, has")."""
    before, first = name.start - 1, page.starts[page.sent[name.root]]
    before -= before > first and page.tags[before] == "DT"
    behind = page.tags[name.end + 1 : name.end + 2]
    if page.words[before] != "," or page.words[name.end : name.end + 1] != [","] or not behind or behind[0] not in _FINITE:
        return None
    if page.lower[first] not in words.part("determiners.indefinite") or before - first > _REACH or "," in page.words[first:before]:
        return None
    noun = next((token for token in range(first, before) if page.tags[token] == "NN" and not page.tags[token + 1].startswith("NN")), None)
    return noun if noun is not None and page.lower[noun] in page.lists.nouns and name.label not in _PLACES else None


def _before_title(page: Page, name: Name) -> int | None:
    """The noun for a work before its title, whatever the parser says: that of any work where the title opens with an article or a mark.

    'comedy Laird', 'novel The Laird', 'novel "Laird"'.
    """
    before = name.start - 1
    while before > 0 and (page.words[before] in _QUOTES or page.words[before] in {"The", "A"}):
        before -= 1
    if before < 0 or page.sent[before] != page.sent[name.root]:
        return None
    opens = before < name.start - 1 and page.tags[before] == "NN" and page.lower[before] in page.lists.nouns
    genre = page.lower[before] in words.part("names.genres") and not works.has_clause(page, before, name.start, name.end)
    return before if opens or (genre and not name.title) else None


def _joined_before(page: Page, noun: int) -> list[int]:
    """The first of two nouns without article before a name ("football club and former champion Ryanco")."""
    start = phrase_at(page, noun).start
    if start < 2 or page.lower[start - 1] != "and" or page.tags[start - 2] != "NN" or page.lower[start - 2] not in page.lists.nouns:
        return []
    return [] if phrase_at(page, start - 2).determiner else [start - 2]


def _apposed(page: Page, token: int) -> int | None:
    """The head of a description between marks after a name, whatever the parser hangs it from (", a Leeds retailer,")."""
    if token + 1 >= len(page.words) or page.words[token] not in _MARKS:
        return None
    end = min(token + _REACH, len(page.words))
    owned = any(page.tags[place] == "POS" for place in range(token + 1, min(token + 5, end)))
    if page.tags[token + 1] != "DT" and not owned:
        return None
    for place in range(token + 1, end):
        if page.tags[place] == "NN" and page.lower[place] in page.lists.nouns and not page.tags[min(place + 1, end - 1)].startswith("NN"):
            after = page.words[place + 1] if place + 1 < len(page.words) else "."
            if page.tags[min(place + 1, end - 1)] == "POS":  # "the country's largest union"
                continue
            return place if after in _MARKS or after == "." or after in words.part("cues.behind_description") else None
        if page.tags[place] not in _WITHIN:
            return None
    return None


def _leads(page: Page, before: int, name: Name, root: int) -> bool:
    """Whether the noun right before a name is said of it ("software giant Ryanco"); one that opens the sentence may be tagged as a name."""
    if page.tags[before] != "NN" and not _opens(page, before, name, root):
        return False
    if name.label not in _PLACES and any(noun.type == "GPE" for noun in page.lists.nouns.get(page.lower[before], ())):
        return False  # "state Republicans", "city Treasurer Hall"
    if name.label == "NORP" and any(noun.type == "ORG" for noun in page.lists.nouns.get(page.lower[before], ())):
        return False  # "committee Democrats"
    if page.head[before] >= name.start and page.deps[before] in {"compound", "nmod", "appos", "amod"}:
        return True
    return page.lower[before] in page.lists.nouns and page.deps[root] == "appos" and page.head[root] == before


def _opens(page: Page, before: int, name: Name, root: int) -> bool:
    """Whether a noun opens the sentence right before a name, and so may be tagged as one: "Chipmaker Ryanco", not "Senate Democrats"."""
    if before != page.starts[page.sent[before]] or page.lower[before] not in page.lists.nouns or name.label == "NORP":
        return False
    return page.deps[root] not in _INNER and page.lower[before] not in words.part("names.generic")


def _is_office(page: Page, before: int, name: Name) -> bool:
    """Whether an office that the tagger takes for a verb stands between a body's name and a person's ("Ryanco head Susan Wright")."""
    verb = name.label == "PERSON" and page.tags[before].startswith("VB") and page.lower[before] in words.part("cues.officers")
    return verb and before > 0 and page.tags[before - 1] == "NNP"


def _after(page: Page, head: int, name: Name) -> set[str]:
    """Words after the noun that tell where it is ("based in Lyon"), up to the name that it is said of."""
    found: set[str] = set()
    for token in range(head + 1, min(head + 7, page.ends[page.sent[head]])):
        if name.start <= token < name.end or page.words[token] in {",", ".", ";"} or page.tags[token] in _CLAUSE:
            break
        if page.tags[token] in {"NNP", "NNPS"}:
            found |= named(page, token)
    return found


def _cues(page: Page, name: Name, root: int, entity: Entity) -> None:
    """Count what speaks for an organisation or a place."""
    parent = page.head[root]
    dep = page.deps[root]
    types = entity.types
    if name.end - name.start > 1 and not name.title and page.lower[name.end - 1].rstrip(".") in page.lists.company_suffixes:
        types["ORG"] += _FIRM
        if page.lower[name.end - 1].rstrip(".") in words.part("names.suffixes"):
            entity.nouns.add("company")
    if entity.code:
        return
    if not name.title and _is_as_firms(page, name, root):
        types["ORG"] += _FIRM
    if _has_region(page, name):
        types["GPE"] += _FIRM
    owned = page.lower[page.head[parent]] if dep == "pobj" and page.lower[parent] in words.part("cues.owned_by") else page.lower[parent]
    acts = dep in SUBJECTS and lemma_of(page.words[parent], page.tags[parent]) in words.part("cues.org_verbs")
    person = types["PERSON"] and len(entity.key) > 1 and entity.key[0] in words.given_names()
    if (acts and name.label != "PERSON" and not person) or (dep in {"poss", "pobj"} and owned in words.part("cues.org_nouns")):
        types["ORG"] += 1
    elif page.locates(root):
        types["GPE"] += 1


def _is_in_office(page: Page, person: int, offices: frozenset[str]) -> bool:
    """Whether an office that firms have stands before a person's name: "chief executive Ann Moss"."""
    if page.tags[person] != "NNP":
        return False
    first = phrase_at(page, person).start
    before = page.lower[first:person]
    return not offices.isdisjoint(before) or any(" ".join(before[i : i + 2]) in offices for i in range(len(before) - 1))


def _has_region(page: Page, name: Name) -> bool:
    """Whether the region follows that a town is in: "Alderton, Ohio, had", "Alderton, Conn."."""
    behind = name.end + 1
    if name.label == "PERSON" or behind + 1 >= len(page.words) or page.words[name.end] != ",":
        return False
    return words.ends_seat(page.words[behind]) and page.words[behind + 1] in _MARKS | {".", ")"}


def _is_as_firms(page: Page, name: Name, root: int) -> bool:
    """Whether a name has what firms alone have.

    "shares in Ryanco", "finance director of Ryanco", "chief executive Ann Moss of Ryanco", "Ryanco's profits", "Ryanco posted a profit".
    """
    parent, dep, firm_nouns = page.head[root], page.deps[root], words.part("cues.firm_nouns")
    if dep == "pobj" and page.lower[parent] in words.part("cues.held_by"):
        return page.lower[page.head[parent]] in words.part("cues.held_nouns")
    offices, after = words.part("cues.firm_offices"), page.lower[name.end : name.end + 2]
    if dep == "pobj" and page.lower[parent] in words.part("cues.owned_by"):
        owned = page.head[parent]
        told = page.lower[owned] in firm_nouns or page.lower[owned] in offices or " ".join(page.lower[owned - 1 : owned + 1]) in offices
        return told or _is_in_office(page, owned, offices)
    if name.label != "GPE" and (" ".join(after) in offices or not offices.isdisjoint(after[:1])):
        return True
    if dep == "poss" or (dep in _INNER and parent == name.end and name.label != "GPE"):
        return page.lower[parent] in firm_nouns
    if dep not in SUBJECTS:
        return False
    gives = lemma_of(page.words[parent], page.tags[parent]) in words.part("cues.account_verbs")
    return gives and not words.part("cues.accounts").isdisjoint(page.lower[parent + 1 : min(parent + _NEAR, page.ends[page.sent[root]])])
