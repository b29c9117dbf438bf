"""Who is meant: names, pronouns and definite nouns of a document, each with the fullest name of what it stands for.

The document is read from left to right and keeps what has been spoken of; candidates are scored by salience and
agreement (Lappin & Leass 1994), and where two are close nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimx.actors import describe, entities, names, phrases, score, speakers, words
from claimx.actors.discourse import Discourse
from claimx.actors.entities import Entity
from claimx.actors.index import MentionIndex
from claimx.actors.names import Name
from claimx.actors.page import SUBJECTS, Page, read
from claimx.actors.phrases import Phrase
from claimx.actors.sources import at_head
from claimx.actors.words import Noun, Pronoun
from claimx.layout import paragraphs
from claimx.model import Mention, Part

if TYPE_CHECKING:
    from spacy.tokens import Doc

# An antecedent has to score this much, and this much more than the next best.
_ENOUGH = 1.1
_AHEAD = 0.25
_PLURAL = 0.2
# How many sentences a noun, and how many mentions a relative pronoun, may reach back.
_SENTENCES = 60
_BACK = 12
_CATAPHORA = 2.6
_THING = "THING"
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_PLACED = frozenset({"ORG", "PERSON"})
_ARGUMENTS = frozenset({*SUBJECTS, "dobj", "pobj", "conj"})
TOPIC_LABELS = frozenset({"PERSON", "ORG", "GPE", "PRODUCT", "FAC", "LOC"})


@dataclass(slots=True)
class Reader:
    """The state of one reading; `names` by first token, `by_head` entities by the head of their names."""

    page: Page
    talk: Discourse
    names: dict[int, Name]
    named: dict[int, Entity]
    by_head: dict[int, Entity]
    ties: dict[int, Entity]
    inside_name: list[bool]
    described: set[str]
    places: set[int]
    speech: list[tuple[Pronoun, int]] = field(default_factory=list)
    found: list[Mention] = field(default_factory=list)


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Every mention in a document that may be an actor or a source, in text order."""
    page = read(doc)
    if not len(page):
        return ()
    reader = _reader(page)
    pronouns = words.pronouns()
    for token in range(len(page)):
        if token in reader.named:
            _name(reader, token)
        elif reader.inside_name[token]:
            continue
        elif page.lower[token] in pronouns and not _is_acronym(page.words[token]):
            _pronoun(reader, pronouns[page.lower[token]], token)
        elif page.tags[token] == "NN":
            _noun(reader, token)
        elif page.tags[token] == "NNS" and page.deps[token] in _ARGUMENTS:
            _introduce(reader, phrases.phrase_at(page, token), _THING, plural=True)
    _speech(reader, speakers.said(doc._.attributions))
    return tuple(sorted(reader.found, key=lambda mention: (mention.start, -mention.end)))


def _reader(page: Page) -> Reader:
    found = names.find(page)
    named = entities.gather(page, found)
    inside = [False] * len(page)
    ties: dict[int, Entity] = {}
    for name in found:
        ties |= dict.fromkeys(describe.describe(page, name, named[name.start]), named[name.start])
        inside[name.start : name.end] = [True] * (name.end - name.start)
    for entity in dict.fromkeys(named.values()):
        describe.from_names(page, entity)
    for head, entity in ties.items():
        if entity.label == "PERSON" and entity.employer is None:
            entity.employer = describe.employer(page, head, named)
    heads = {page.root_of(name.start, name.end): named[name.start] for name in found}
    return Reader(
        page=page,
        talk=Discourse(page, opening=bisect_left(page.idx, _opening(page.text))),
        names={name.start: name for name in found},
        named=named,
        by_head=heads,
        ties=ties,
        inside_name=inside,
        described={noun for entity in named.values() for noun in entity.nouns},
        places={token for name in found if named[name.start].label in _PLACES for token in range(name.start, name.end)},
    )


def _opening(text: str) -> int:
    """One past the last character of the first paragraph, with the headline before it."""
    blocks = [block for block in paragraphs(text) if block.kind != "furniture"]
    if not blocks:
        return 0
    return (blocks[min(1, len(blocks) - 1)] if blocks[0].kind == "headline" else blocks[0]).end


# ---- One mention --------------------------------------------------------------------------------------------------


def _part(page: Page, start: int, end: int) -> Part:
    return Part.of(page.text, page.idx[start], page.end_of(end - 1))


def _note(reader: Reader, start: int, end: int, entity: Entity | None, *, label: str | None = None) -> None:
    """Keep a mention of the tokens `start`..`end`: of an entity, or, where that is None, of nobody knows whom."""
    page = reader.page
    own = _part(page, start, end)
    if entity is None:
        reader.found.append(Mention(text=own.text, start=own.start, end=own.end, name=own.text, label=label))
        return
    origin = _part(page, *entity.name_at)
    antecedent = None if (origin.start, origin.end) == (own.start, own.end) else origin
    kept = entity.label if entity.label not in {_THING, "REPORT"} else None
    reader.found.append(Mention(text=own.text, start=own.start, end=own.end, name=entity.name, label=kept, antecedent=antecedent))


def _name(reader: Reader, token: int) -> None:
    name, entity = reader.names[token], reader.named[token]
    _note(reader, name.start, name.end, entity)
    reader.talk.add(entity, name.start, name.end, reader.page.root_of(name.start, name.end))


# ---- Pronouns -----------------------------------------------------------------------------------------------------


def _pronoun(reader: Reader, pronoun: Pronoun, token: int) -> None:
    page = reader.page
    if pronoun.speaker:
        reader.speech.append((pronoun, token))
        return
    if pronoun.number == "relative":
        _relative(reader, token)
        return
    if page.tags[token] not in {"PRP", "PRP$"} or _is_empty(page, token):
        return
    near = reader.talk.within(token, score.FAR)
    scores = [(value, entity) for entity in near if (value := score.for_pronoun(reader.talk, entity, pronoun, token)) is not None]
    ahead = _coming(reader, token)
    if ahead is not None and (pronoun.types & {ahead.label or "ORG"}):
        scores = [(value, entity) for value, entity in scores if entity is not ahead]
        scores.append((_CATAPHORA, ahead))
    entity = _best(scores, _AHEAD + (_PLURAL if pronoun.number == "plural" else 0.0))
    if entity is not None and entity.label == _THING and pronoun.number == "singular" and not pronoun.possessive:
        entity = None
    _note(reader, token, token + 1, entity)
    if entity is not None and entity in reader.talk.seen:
        reader.talk.add(entity, token, token + 1, token)


def _relative(reader: Reader, token: int) -> None:
    """A relative pronoun stands for the noun that its clause hangs from."""
    page = reader.page
    if page.tags[token] not in {"WP", "WDT", "WP$"}:
        return
    if page.lower[token] == "who" and _who(reader, token):
        return
    verb = page.head[token]
    while page.deps[verb] not in {"relcl", "ROOT"} and page.head[verb] != verb:
        verb = page.head[verb]
    noun = page.head[verb]
    if page.deps[verb] != "relcl" or noun >= token:
        return
    known = next((mention for mention in reversed(reader.found[-_BACK:]) if mention.start <= page.idx[noun] < mention.end), None)
    if known is not None:
        _same(reader, token, known)
    elif page.tags[noun] in {"NN", "NNS"}:
        own = _part(page, token, token + 1)
        phrase = phrases.phrase_at(page, noun)
        start = phrase.start + bool(phrase.determiner)
        origin = _part(page, start, phrase.end)
        reader.found.append(Mention(text=own.text, start=own.start, end=own.end, name=" ".join(origin.text.split()), antecedent=origin))


def _who(reader: Reader, token: int) -> bool:
    """Note "who" right after a name as standing for it; False where no name comes right before."""
    page = reader.page
    before = token - 1
    while before >= 0 and not page.words[before][-1].isalnum() and token - before < 3:
        before -= 1
    known = reader.found[-1] if reader.found else None
    if known is None or before < 0 or known.end != page.end_of(before) or known.label is None:
        return False
    _same(reader, token, known)
    return True


def _same(reader: Reader, token: int, known: Mention) -> None:
    """Note a token as standing for the same as a mention."""
    own = _part(reader.page, token, token + 1)
    origin = known.antecedent or Part(text=known.text, start=known.start, end=known.end)
    reader.found.append(Mention(text=own.text, start=own.start, end=own.end, name=known.name, label=known.label, antecedent=origin))


def _is_acronym(word: str) -> bool:
    """Whether a word that looks like a pronoun is an acronym ("US", "IT")."""
    return len(word) > 1 and word.isupper()


def _is_empty(page: Page, token: int) -> bool:
    """Whether "it" stands for nothing ("it is likely that", "it rains")."""
    if page.lower[token] != "it":
        return False
    verb = page.head[token]
    if page.deps[token] == "expl" or page.words[verb] == "":
        return True
    rest = page.lower[verb + 1 : min(verb + 4, len(page))]
    if page.lower[verb] in words.part("cues.empty_it_verbs") or page.deps[token] == "nsubjpass":
        near = {page.lower[verb], *rest}
        return bool(near & words.part("cues.empty_it_predicates")) and bool(near & {"that", "to", "for", "if", "whether", "when", "how", "why"} or "that" in page.lower[verb : verb + 8] or "to" in page.lower[verb : verb + 6])
    return page.lower[verb].rstrip("s").rstrip("ed") in words.part("cues.empty_it")


def _coming(reader: Reader, token: int) -> Entity | None:
    """The subject that a fronted phrase with a pronoun in it looks forward to ("In its report, Harlow said …")."""
    page = reader.page
    start, end = page.starts[page.sent[token]], page.ends[page.sent[token]]
    if token - start > 8 or page.tags[start] not in {"IN", "VBG", "TO", "WRB"}:
        return None
    root = token
    while page.head[root] != root:
        root = page.head[root]
    for subject in page.below(root):
        if page.deps[subject] in SUBJECTS:
            fronted = token < subject < end and subject in reader.by_head and "," in page.words[token:subject]
            return reader.by_head[subject] if fronted else None
    return None


def _best(scores: list[tuple[float, Entity]], ahead: float = _AHEAD) -> Entity | None:
    """The entity with the best score, if it is good enough and no other comes close."""
    best: tuple[float, Entity] | None = None
    second = 0.0
    for value, entity in scores:
        if best is None or value > best[0]:
            second = best[0] if best else 0.0
            best = (value, entity)
        elif value > second:
            second = value
    return best[1] if best and best[0] >= _ENOUGH and best[0] - second >= ahead else None


# ---- Nouns --------------------------------------------------------------------------------------------------------


def _noun(reader: Reader, token: int) -> None:
    page = reader.page
    kinds = phrases.kinds_of(page, token, described=reader.described)
    if page.tags[token + 1 : token + 2] in (["NN"], ["NNS"]):
        return
    phrase = phrases.phrase_at(page, token)
    if not kinds:
        if page.deps[token] in _ARGUMENTS:
            _introduce(reader, phrase, _THING)
        return
    tied = _tied(reader, phrase)
    if tied is not None:
        tied.nouns.add(page.lower[token])
        if phrase.determiner in words.part("determiners.definite"):
            _note(reader, phrase.start, phrase.end, tied)
        return
    if _long_end(reader, phrase, kinds[0].type) == phrase.end and phrases.points_back(page, phrase, reader.places if kinds[0].type in _PLACED else set()):
        _definite(reader, phrase, kinds)
    elif phrase.determiner not in words.part("determiners.definite") or kinds[0].type == "REPORT" or page.deps[token] not in {"attr"}:
        _introduce(reader, phrase, kinds[0].type or _THING)


def _tied(reader: Reader, phrase: Phrase) -> Entity | None:
    """The entity whose name stands beside a phrase in apposition ("the airline Ryanco", "Ryanco, the airline")."""
    page = reader.page
    head = phrase.head
    if head in reader.ties:
        return reader.ties[head]
    if page.deps[head] in {"appos", "attr"} and page.head[head] in reader.by_head:
        return reader.by_head[page.head[head]]
    if page.deps[head] == "attr":
        subject = next((child for child in page.below(page.head[head]) if page.deps[child] in SUBJECTS), None)
        return reader.by_head.get(subject) if subject is not None else None
    following = phrase.end
    if following < len(page) and following in reader.named and page.head[head] >= following and page.deps[head] in {"compound", "nmod", "appos"}:
        return reader.named[following]
    for child in page.below(head):
        if page.deps[child] == "appos" and child in reader.by_head and _adjoins(reader, phrase.end, child):
            return reader.by_head[child]
    return None


def _adjoins(reader: Reader, end: int, head: int) -> bool:
    """Whether nothing but marks and articles stands between a phrase and the name with this head."""
    page = reader.page
    first = next((token for token in range(head, end - 1, -1) if token in reader.named), head)
    return all(page.tags[token] in {",", ":", "DT", "-LRB-", "HYPH", "_SP"} or token in reader.names for token in range(end, first))


def _definite(reader: Reader, phrase: Phrase, kinds: tuple[Noun, ...]) -> None:
    said = phrases.attributes(reader.page, phrase.between)
    scores: dict[Entity, float] = {}
    near = reader.talk.within(phrase.head, _SENTENCES)
    for noun in kinds:
        for entity in near:
            value = score.for_noun(reader.talk, entity, noun, said, phrase.head)
            if value is not None and value > scores.get(entity, 0.0):
                scores[entity] = value
    entity = _best([(value, entity) for entity, value in scores.items()])
    if entity is None and kinds[0].word in words.part("cues.of_a_country"):
        entity = _of_country(reader, phrase)
    if entity is None and phrase.between:
        _introduce(reader, phrase, kinds[0].type or _THING)
        return
    _note(reader, phrase.start, phrase.end, entity)
    if entity is not None:
        reader.talk.add(entity, phrase.start, phrase.end, phrase.head)


def _of_country(reader: Reader, phrase: Phrase) -> Entity | None:
    """What belongs to the country that is talked of: "the government" → "Norwegian government"."""
    country = words.nouns()["country"][0]
    scores = [
        (value, entity)
        for entity in reader.talk.within(phrase.head, _SENTENCES)
        if entity.code and (value := score.for_noun(reader.talk, entity, country, set(), phrase.head)) is not None
    ]
    best = _best(scores)
    if best is None:
        return None
    noun = reader.page.lower[phrase.head]
    people = next((name for name in best.names if name.people and reader.page.tags[name.start] == "JJ"), None)
    name = f"{entities.text_of(reader.page, people.start, people.end)} {noun}" if people else f"{noun} of {best.name}"
    found = Entity(key=(f"{noun}:{best.code}",), name=name, name_at=best.name_at, unnamed=True, nouns={noun}, attributes={best.key[0]})
    found.label = "ORG"
    return found


def _introduce(reader: Reader, phrase: Phrase, kind: str, *, plural: bool = False) -> None:
    """Bring in something that has no name."""
    page = reader.page
    end = _long_end(reader, phrase, kind)
    start = phrase.start + bool(phrase.determiner)
    if start >= end:
        return
    name = _named_text(reader, start, end)
    owner = _owner(reader, phrase)
    if owner is not None and owner.antecedent is not None:
        _owns(reader, owner, phrase)
        name = f"{owner.name} {name}" if kind == "REPORT" else f"{owner.name}'s {name}"
    entity = Entity(key=(f"phrase:{start}",), name=name, name_at=(start, end), plural=plural, unnamed=True)
    entity.label = kind
    entity.nouns = {page.lower[phrase.head]}
    entity.attributes = phrases.attributes(page, phrase.between)
    if kind != _THING:
        own = _part(page, phrase.start, phrase.end)
        reader.found.append(Mention(text=own.text, start=own.start, end=own.end, name=name))
    reader.talk.add(entity, phrase.start, phrase.end, phrase.head)


def _named_text(reader: Reader, start: int, end: int) -> str:
    """The text of a phrase with what points back in it by name ("the firm's report" → "Ryanco's report")."""
    text, place, last = [], reader.page.idx[start], reader.page.end_of(end - 1)
    for mention in reader.found[-6:]:
        if mention.antecedent is not None and place <= mention.start and mention.end <= last and not mention.text[0].isupper():
            text += [reader.page.text[place : mention.start], mention.name]
            place = mention.end
    return " ".join("".join([*text, reader.page.text[place:last]]).split())


def _owner(reader: Reader, phrase: Phrase) -> Mention | None:
    """The mention of the pronoun that a phrase begins with ("its report")."""
    if phrase.determiner not in words.part("possessives"):
        return None
    at = reader.page.idx[phrase.start]
    return next((mention for mention in reader.found[: -6 : -1] if mention.start == at), None)


def _owns(reader: Reader, owner: Mention, phrase: Phrase) -> None:
    """Who has a unit is a parent."""
    if reader.page.lower[phrase.head] in words.part("cues.owned"):
        for entity in reader.talk.within(phrase.head, 1):
            if entity.name == owner.name:
                entity.nouns.add("parent")


def _long_end(reader: Reader, phrase: Phrase, kind: str) -> int:
    """One past the name that says whose a report or body is ("a survey by Harlow Institute", "the government of Norway")."""
    page = reader.page
    after = phrase.end
    joints = words.part("determiners.publisher") if kind == "REPORT" else ({"of"} if kind == "ORG" else set())
    if after + 1 < len(page) and page.lower[after] in joints:
        first = after + 1 + (page.tags[after + 1] == "DT")
        if first in reader.names:
            return reader.names[first].end
    return phrase.end


# ---- Speakers -----------------------------------------------------------------------------------------------------


def _speech(reader: Reader, said: list[speakers.Said]) -> None:
    """Resolve "I" to the speaker, "we" to the speaker's organisation."""
    index = MentionIndex(tuple(sorted(reader.found, key=lambda mention: (mention.start, -mention.end))))
    for pronoun, token in reader.speech:
        own = _part(reader.page, token, token + 1)
        who = speakers.speaking(said, own.start, own.end)
        meant = speakers.meant(who, index, pronoun.speaker) if who is not None else None
        if meant is not None and meant.label == "PERSON" and pronoun.speaker == "organisation":
            employer = next((entity.employer for entity in reader.talk.seen if entity.name == meant.name and entity.employer), None)
            if employer is not None:
                _note(reader, token, token + 1, employer)
                continue
        if meant is None:
            reader.found.append(Mention(text=own.text, start=own.start, end=own.end, name=own.text))
        else:
            origin = meant.antecedent or Part(text=meant.text, start=meant.start, end=meant.end)
            reader.found.append(
                Mention(text=own.text, start=own.start, end=own.end, name=meant.name, label=meant.label, antecedent=origin)
            )


# ---- For the layers that build on mentions ------------------------------------------------------------------------


def mention_at(doc: Doc, start: int, end: int, index: MentionIndex | None = None) -> Mention | None:
    """The mention that the phrase at `start`..`end` amounts to: the one that holds its head word.

    Where the head is a common noun, the shortest mention that covers the phrase, or None. Pass an index made once
    from `doc._.mentions` to look up many.
    """
    return at_head(doc, start, end, index or MentionIndex(doc._.mentions))


def topic(doc: Doc) -> Mention | None:
    """The main entity of a document: named often, early, in the headline and as a subject; None without names.

    What is returned is its first mention by name.
    """
    found: dict[str, float] = {}
    first: dict[str, Mention] = {}
    opening = _opening(doc.text)
    for mention in doc._.mentions:
        if mention.label not in TOPIC_LABELS:
            continue
        first.setdefault(mention.name, mention)
        found[mention.name] = found.get(mention.name, 0.0) + (2.0 if mention.start < opening else 1.0)
    if not found:
        return None
    best = max(found, key=lambda name: (found[name], -first[name].start))
    return first[best]
