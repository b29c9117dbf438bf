"""What a document says an entity is: "Ryanco, a Dublin airline", "software giant Ryanco", "Ryanco is a …"."""

from __future__ import annotations

from collections import Counter

from claimx.actors import words
from claimx.actors.entities import Entity
from claimx.actors.names import Name
from claimx.actors.page import SUBJECTS, Page
from claimx.actors.phrases import attributes, phrase_at
from claimx.matching import lemma_of

_BE = frozenset({"is", "was", "'s", "’s", "are", "were"})
_NOUNS = frozenset({"NN", "NNS"})


def describe(page: Page, name: Name, entity: Entity) -> None:
    """Add the nouns, attributes and cues that stand around one name of an entity."""
    root = page.root_of(name.start, name.end)
    for head in _said_of(page, name, root):
        phrase = phrase_at(page, head)
        if page.lower[head] not in words.nouns() and phrase.determiner not in words.part("determiners.indefinite"):
            continue
        entity.nouns.add(page.lower[head])
        entity.attributes |= attributes(page, phrase.between)
        entity.attributes |= _after(page, head, root)
    _cues(page, name, root, entity)


def from_names(page: Page, entity: Entity) -> None:
    """Add the nouns that an entity's own names hold ("Bank of …", "… Airlines")."""
    for name in entity.names:
        for token in range(name.start, name.end):
            word = page.lower[token]
            noun = words.name_nouns().get(word, word)
            if noun in words.nouns() and (entity.label != "PERSON" or name.title):
                entity.nouns.add(noun)
        if name.title:
            entity.nouns.add(name.title)
    entity.attributes |= {word for word in entity.key if len(word) > 2}
    if not entity.gender:
        entity.gender = _gender_of_nouns(entity)


def _gender_of_nouns(entity: Entity) -> str:
    if entity.nouns & words.part("gender.masculine_nouns"):
        return "m"
    return "f" if entity.nouns & words.part("gender.feminine_nouns") else ""


def _said_of(page: Page, name: Name, root: int) -> list[int]:
    """Heads of the common noun phrases that stand for the same thing as a name."""
    found: list[int] = []
    for child in page.below(root):
        if page.deps[child] == "appos" and page.tags[child] == "NN" and child > name.end - 1:
            found.append(child)
    parent = page.head[root]
    if page.deps[root] == "appos" and page.tags[parent] == "NN" and parent < name.start:
        found.append(parent)
    if page.deps[root] in SUBJECTS and page.lower[parent] in _BE:
        found += [child for child in page.below(parent) if page.deps[child] == "attr" and page.tags[child] == "NN"]
    before = name.start - 1
    if before >= 0 and page.tags[before] == "NN" and page.sent[before] == page.sent[root] and _leads(page, before, name, root):
        found.append(before)
    return found


def _leads(page: Page, before: int, name: Name, root: int) -> bool:
    """Whether the noun right before a name is said of it ("software giant Ryanco")."""
    if page.head[before] >= name.start and page.deps[before] in {"compound", "nmod", "appos", "amod"}:
        return True
    return page.lower[before] in words.nouns() and page.deps[root] == "appos" and page.head[root] == before


def _after(page: Page, head: int, root: int) -> set[str]:
    """Words after the noun that tell where it is ("based in Lyon")."""
    found: set[str] = set()
    for token in range(head + 1, min(head + 7, page.ends[page.sent[head]])):
        if token == root or page.words[token] in {",", ".", ";"}:
            break
        if page.tags[token] in {"NNP", "NNPS"}:
            found.add(page.lower[token])
    return found


def _cues(page: Page, name: Name, root: int, entity: Entity) -> None:
    """Count what speaks for an organisation or a place."""
    parent = page.head[root]
    dep = page.deps[root]
    types: Counter[str] = entity.types
    if page.lower[name.end - 1].rstrip(".") in words.part("names.company_suffixes") and name.end - name.start > 1 and not name.title:
        types["ORG"] += 3
        if page.lower[name.end - 1].rstrip(".") in words.part("names.suffixes"):
            entity.nouns.add("company")
    if entity.code:
        return
    if dep == "poss" and page.lower[parent] in words.part("cues.org_nouns"):
        types["ORG"] += 1
    elif dep in SUBJECTS and lemma_of(page.words[parent], page.tags[parent]) in words.part("cues.org_verbs") and name.label != "PERSON":
        types["ORG"] += 1
    elif dep == "pobj" and page.lower[parent] in words.part("cues.place_prepositions"):
        types["GPE"] += 1
    elif dep == "pobj" and page.lower[parent] in {"of", "at"} and page.lower[page.head[parent]] in words.part("cues.org_nouns"):
        types["ORG"] += 1
