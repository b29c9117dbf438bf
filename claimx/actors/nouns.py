"""What common nouns stand for: "the company" points back, "an agency report" brings something in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import noun_score, phrases, score, words
from claimx.actors.entities import unnamed
from claimx.actors.owned_nouns import OWNER, SENTENCES, employer, last_place, of_country
from claimx.actors.page import SUBJECTS, Page
from claimx.actors.reader import Reader, best
from claimx.matching import lemma_of

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.phrases import Phrase
    from claimx.actors.words import Noun
    from claimx.model import Mention

# What speaks for the body whose officer is speaking ("a spokesman for Ryanco said the company …").
_OF_HOUSE = 2.0
# What speaks for who told something right before where a noun tells more ("according to Ryanco. The lender said").
_SPEAKS_ON = 0.8
_THING = "THING"
_NOUNS = frozenset({"NN", "NNS"})
_NOTHING_SAID: set[str] = set()  # never written to
_PLACED = frozenset({"ORG", "PERSON"})
_ARGUMENTS = frozenset({*SUBJECTS, "dobj", "pobj", "conj"})
# What may stand between "by" and the publisher's name ("by the analysts Harlow Institute"), and how much of it.
_BEFORE_NAME = frozenset({"DT", "NN", "NNS"})
_TO_NAME = 4
_GLUE = frozenset({",", ":", "DT", "-LRB-", "HYPH", "_SP"})


def plural(reader: Reader, token: int) -> None:
    """Bring in what a plural noun names, where it takes part in what happens."""
    if reader.page.deps[token] in _ARGUMENTS:
        _introduce(reader, phrases.phrase_at(reader.page, token), _THING, plural=True)


def singular(reader: Reader, token: int) -> None:
    """Keep the mention that a common noun is, or bring in what it names."""
    page = reader.page
    following = page.tags[token + 1] if token + 1 < len(page.tags) else ""
    inner = following in _NOUNS or (following == "VBG" and page.head[token + 1] == token + 2)  # "the thrift holding company"
    if inner or (following == "," and phrases.begins_list(page, token)) or _is_state(page, token):
        return
    kinds = phrases.kinds_of(page, token, described=reader.described)
    if not kinds:
        if page.deps[token] in _ARGUMENTS:
            _introduce(reader, phrases.phrase_at(page, token), _THING)
        return
    phrase = phrases.phrase_at(page, token)
    if _is_of_named(reader, phrase, kinds):
        return
    if phrase.end in reader.named and page.sent[phrase.end] == page.sent[token]:
        return  # "the news agency Harlow"
    kind = kinds[0].type or _THING
    places = reader.places if kind in _PLACED else set()
    if _long_end(reader, phrase, kind) == phrase.end and phrases.points_back(page, phrase, places):
        _definite(reader, phrase, kinds)
    elif phrases.is_ranked(page, phrase) and (firm := _of_rank(reader, phrase, kinds)) is not None:
        reader.note(phrase.start, phrase.end, firm)
        reader.talk.add(firm, phrase.start, phrase.end, token)
    elif phrase.start == token and not phrase.determiner and _is_no_one(page, token, kinds[0]):
        return
    elif phrase.determiner not in words.part("determiners.definite") or kind == "REPORT" or page.deps[token] != "attr":
        _introduce(reader, phrase, kind)


def _is_no_one(page: Page, token: int, noun: Noun) -> bool:
    """Whether a bare noun brings in nothing: "in business", "company law", nor a role anybody, "elected as chairman"."""
    if noun.type == "PERSON":
        return page.words[token].islower()
    return noun.plain and noun.row == "company" and page.tags[token - 1] != "WP$"


def _is_of_named(reader: Reader, phrase: Phrase, kinds: tuple[Noun, ...]) -> bool:
    """Whether a noun is said of somebody beside whose name it stands, or of the firm of its owner; what it is of is kept."""
    page, token = reader.page, phrase.head
    tied = _tied(reader, phrase)
    if tied is not None and kinds[0].type and tied.label not in {None, *(noun.type for noun in kinds)}:
        if kinds[0].type != "ORG" or page.tags[phrase.end : phrase.end + 1] != ["VBN"] or _is_called(page, token):
            return True
        tied = None  # "a group led by its directors, Ann Moss and Peter Hall"
    if tied is not None:
        tied.nouns.add(page.lower[token])
        if phrase.determiner in words.part("determiners.definite") or _is_called(page, token):
            reader.note(phrase.start, phrase.end, tied)
        return True
    house = employer(reader, token, kinds)
    if house is None:
        return False
    house.nouns.add(page.lower[token])
    reader.note(phrase.start, phrase.end, house)
    reader.talk.add(house, phrase.start, phrase.end, phrase.head)
    return True


def _is_state(page: Page, token: int) -> bool:
    """Whether a noun is nothing to speak of by the preposition right before it: "comes into force"."""
    into = token > 0 and page.lower[token - 1] in words.part("determiners.into_states")
    return into and page.lower[token] in words.part("determiners.states")


def _tied(reader: Reader, phrase: Phrase) -> Entity | None:
    """The entity whose name stands beside a phrase in apposition ("the airline Ryanco", "Ryanco, the airline")."""
    page, head = reader.page, phrase.head
    if head in reader.ties:
        return reader.ties[head]
    within = phrase.start <= page.head[head] < head
    if page.deps[head] in {"appos", "attr"} and page.head[head] in reader.by_head and not within:
        return reader.by_head[page.head[head]]
    if page.deps[head] == "attr":
        verb = page.head[head]
        verb = page.head[verb] if page.deps[verb] == "xcomp" else verb  # "Utah used to be a safe state"
        subject = next((child for child in page.below(verb) if page.deps[child] in SUBJECTS), None)
        return reader.by_head.get(subject) if subject is not None else None
    following = phrase.end
    if following + 1 in reader.named and _is_called(page, head):
        return reader.named[following + 1]
    if following in reader.named and page.head[head] >= following and page.deps[head] in {"compound", "nmod", "appos"}:
        return reader.named[following]
    for child in page.below(head):
        if page.deps[child] == "appos" and child in reader.by_head and _adjoins(reader, following, child):
            return reader.by_head[child]
    return None


def _is_called(page: Page, head: int) -> bool:
    """Whether a noun is told the name of right behind it ("a firm called Ryanco")."""
    return not words.part("determiners.called").isdisjoint(page.lower[head + 1 : head + 2])


def _adjoins(reader: Reader, end: int, head: int) -> bool:
    """Whether nothing but marks and articles stands between a phrase and the name with this head."""
    page = reader.page
    first = next((token for token in range(head, end - 1, -1) if token in reader.named), head)
    return all(page.tags[token] in _GLUE for token in range(end, first))


def _definite(reader: Reader, phrase: Phrase, kinds: tuple[Noun, ...]) -> None:
    candidates = reader.talk.within(phrase.head, SENTENCES)
    said = _said(reader, phrase, candidates)
    scores = _scores(reader, phrase, kinds, said, candidates)
    described = not scores and phrases.is_epithet(reader.page, phrase)
    if described:
        _described(reader, phrase, kinds, said, scores)
    entity = best([(value, candidate) for candidate, value in scores.items()], reader.ahead(phrase.head)) or last_place(
        reader, phrase, kinds
    )
    if described and entity is not None:  # who has been called so once may be called so again
        entity.called.add(kinds[0].word)
        entity.attributes |= {word for word in said if word.startswith("party:")}
    if entity is None and kinds[0].word in words.part("cues.of_a_country"):
        entity = of_country(reader, phrase)
    if entity is not None:
        reader.note(phrase.start, phrase.end, entity)
        reader.talk.add(entity, phrase.start, phrase.end, phrase.head)
    elif phrase.between:
        _introduce(reader, phrase, kinds[0].type or _THING)
    else:
        reader.keep(phrase.start, phrase.end)


def _scores(reader: Reader, phrase: Phrase, kinds: tuple[Noun, ...], said: set[str], candidates: list[Entity]) -> dict[Entity, float]:
    """How well each of those who have been spoken of suits a definite noun."""
    scores: dict[Entity, float] = {}
    described_by = _at_comma(reader.page, phrase)
    house = reader.own_house(phrase.head) if kinds[0].row == "company" else None
    before = reader.source_before(phrase.start) if reader.page.idx[phrase.start] in reader.sources else None
    nouns, below = {noun.word for noun in kinds}, reader.named_below(phrase.head, apart=True)
    for candidate in candidates:
        if candidate in below:
            continue
        if candidate.label == _THING and nouns.isdisjoint(candidate.nouns):
            continue  # most of what is spoken of: no kind of noun stands for it
        end = reader.talk.seen[candidate][-1].end
        if end == described_by or end > phrase.start:
            continue
        fits = (noun_score.for_noun(reader.talk, candidate, noun, said, phrase.head) for noun in kinds)
        fit = max((value for value in fits if value is not None), default=None)
        if fit is not None:
            scores[candidate] = fit + _OF_HOUSE * (candidate is house)
            scores[candidate] += _SPEAKS_ON * (before is not None and reader.talk.last_in(candidate, *before))
    if kinds[0].word in words.part("cues.party_nouns") and not reader.page.quoted[phrase.head]:
        # a politician who is quoted speaks of the other party: "“Labour has failed,” he said. The party has promised"
        scores = {told: value for told, value in scores.items() if not reader.talk.seen[told][-1].quoted} or scores
    return {candidate: value for candidate, value in scores.items() if value > 0}


def firm_spoken_for(reader: Reader, token: int) -> Entity | None:
    """The firm that "the company" would be at a token, for which its officers say "we" without its being named."""
    noun = next((noun for noun in words.nouns().get("company", ()) if noun.plain), None)
    if noun is None:
        return None
    firms = [entity for entity in reader.talk.within(token, score.FAR) if entity.names and entity.label == "ORG"]
    scores = [(noun_score.for_noun(reader.talk, firm, noun, set(), token), firm) for firm in firms]
    return best([(value, firm) for value, firm in scores if value is not None])


def _of_rank(reader: Reader, phrase: Phrase, kinds: tuple[Noun, ...]) -> Entity | None:
    """The firm of which an article tells that is told of by its rank: "the world's third-biggest brewer"."""
    if kinds[0].row != "company" or kinds[0].strict:
        return None
    candidates = [entity for entity in reader.talk.within(phrase.head, score.FAR) if entity.names and entity.label == "ORG"]
    scores = _scores(reader, phrase, kinds, set(), candidates)
    return best([(value, entity) for entity, value in scores.items()], reader.ahead(phrase.head))


def by_description(reader: Reader, phrase: Phrase, kinds: tuple[Noun, ...], said: set[str]) -> Entity | None:
    """The person named shortly before whom a phrase only describes, if that is clear."""
    scores: dict[Entity, float] = {}
    _described(reader, phrase, kinds, said, scores)
    return best([(value, candidate) for candidate, value in scores.items()], reader.ahead(phrase.head))


def _described(reader: Reader, phrase: Phrase, kinds: tuple[Noun, ...], said: set[str], scores: dict[Entity, float]) -> None:
    """Score the people named shortly before as those whom a noun only describes, unless it is said of another of them."""
    near = reader.talk.within(phrase.head, score.FAR)
    if any(noun.word in candidate.nouns and candidate.names for candidate in near for noun in kinds):
        return
    for candidate in near:
        if reader.talk.seen[candidate][-1].end <= phrase.start:
            for noun in kinds:
                value = noun_score.for_epithet(reader.talk, candidate, noun, said, phrase.head)
                if value is not None and value > scores.get(candidate, 0.0):
                    scores[candidate] = value


def _said(reader: Reader, phrase: Phrase, candidates: list[Entity]) -> set[str]:
    """What a phrase says of its noun, but for a seat or league that the document has given to nobody ("the Los Angeles thrift")."""
    said = phrases.attributes(reader.page, phrase.between)
    seat = {reader.page.lower[token] for token in phrase.between if token in reader.places or _is_of_place(reader.page, token)}
    seat |= words.part("names.listings").intersection(reader.page.lower[phrase.start : phrase.head])
    if not seat:
        return said
    known = {word for candidate in candidates for word in candidate.attributes if candidate.key != (word,)}
    return said - {mark + word for word in seat - known for mark in ("", "name:")}


def _is_of_place(page: Page, token: int) -> bool:
    """Whether a word is an adjective with a capital that is of no country: "Texan"."""
    return page.tags[token] == "JJ" and page.words[token][0].isupper() and page.lower[token] not in page.lists.peoples


def _at_comma(page: Page, phrase: Phrase) -> int:
    """Where the name ends that a phrase cannot stand for, or -1: it owns what is said of it ("Ryanco, the country's largest airline")."""
    comma = phrase.start - 1
    owns = page.tags[phrase.end : phrase.end + 1] == ["POS"]
    return comma if owns and comma > 0 and page.words[comma] == "," else -1


def _introduce(reader: Reader, phrase: Phrase, kind: str, *, plural: bool = False) -> None:
    """Bring in something that has no name."""
    page = reader.page
    members = _members(page, phrase) if kind == "ORG" and not plural else None
    start, end = phrase.start + bool(phrase.determiner), _long_end(reader, phrase, kind) if members is None else members + 1
    if start >= end or not page.words[phrase.head][0].isalpha():  # nothing stands for "40%"
        return
    if phrase.start == 0 and phrase.end > 2 and page.tags[1] == "NNS":
        return  # a headline whose verb is taken for a noun: "Watchdog fines bank"
    name = _named_text(reader, start, end)
    owner = _owner(reader, phrase) if phrase.determiner else None
    if owner is not None and owner.antecedent is not None:
        _owns(reader, owner, phrase)
        name = f"{owner.name} {name}" if kind == "REPORT" else f"{words.owning(owner.name)} {name}"
    attributes = _NOTHING_SAID if kind == _THING else phrases.attributes(page, phrase.between)
    if members is not None:
        attributes = attributes | {lemma_of(page.words[members], "NNS").lower()}  # an "investor group"
    entity = unnamed(page.lower[phrase.head], name, (start, end), kind, attributes)
    entity.plural = plural
    if kind != _THING:
        reader.keep(phrase.start, phrase.end, name)
    reader.talk.add(entity, phrase.start, phrase.end, phrase.head)


def _members(page: Page, phrase: Phrase) -> int | None:
    """Of whom a body without a name is: "a group of investors"."""
    kinds = page.lists.nouns.get(page.lower[phrase.head], ())
    of_many = any(kind.type == "ORG" and (kind.plain or kind.strict or kind.row != "company") for kind in kinds)  # not "a maker of pumps"
    begins = phrase.determiner in words.part("determiners.indefinite") and phrase.end + 1 < len(page)
    if not of_many or not begins or page.lower[phrase.end] not in words.part("determiners.body"):
        return None
    behind = range(phrase.end + 1, min(phrase.end + _TO_NAME, len(page)))
    of = next((token for token in behind if page.tags[token] == "NNS" and page.head[page.head[token]] == phrase.head), None)
    return None if of is None or "CD" in page.tags[phrase.end : of] else of


def _named_text(reader: Reader, start: int, end: int) -> str:
    """The text of a phrase with what points back in it by name ("the firm's report" → "Ryanco's report")."""
    page = reader.page
    if end - start == 1:
        return " ".join(page.words[start].split())
    text: list[str] = []
    place, last = page.idx[start], page.end_of(end - 1)
    if not reader.found or reader.found[-1].end <= place:
        return " ".join(page.text[place:last].split())
    for mention in reader.found[-OWNER:]:
        if mention.antecedent is not None and place <= mention.start and mention.end <= last and not mention.text[0].isupper():
            text += [page.text[place : mention.start], mention.name]
            place = mention.end
    return " ".join("".join([*text, page.text[place:last]]).split())


def _owner(reader: Reader, phrase: Phrase) -> Mention | None:
    """The mention of the pronoun that a phrase begins with ("its report")."""
    if phrase.determiner not in reader.page.lists.possessives:
        return None
    at = reader.page.idx[phrase.start]
    return next((mention for mention in reader.found[-OWNER:] if mention.start == at), None)


def _owns(reader: Reader, owner: Mention, phrase: Phrase) -> None:
    """Who has a unit is a parent."""
    if reader.page.lower[phrase.head] in words.part("cues.owned"):
        for entity in reader.talk.within(phrase.head, 1):
            if entity.name == owner.name:
                entity.nouns.add("parent")


def _long_end(reader: Reader, phrase: Phrase, kind: str) -> int:
    """One past the name that says whose a report or body is ("a survey by Harlow Institute", "the government of Norway")."""
    page, after = reader.page, phrase.end
    if kind not in {"REPORT", "ORG"} or after + 1 >= len(page.words):
        return after
    if page.lower[after] in words.part("determiners.publisher" if kind == "REPORT" else "determiners.body"):
        first = after + 1
        while first < min(len(page.words), after + _TO_NAME) and first not in reader.names and page.tags[first] in _BEFORE_NAME:
            first += 1
        if first in reader.names:
            return reader.names[first].end
    return after
