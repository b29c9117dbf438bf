"""What pronouns stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.actors import phrases, score, words
from claimx.actors.page import SUBJECTS, Page
from claimx.actors.reader import Reader, best
from claimx.matching import lemma_of

if TYPE_CHECKING:
    from claimx.actors.entities import Entity
    from claimx.actors.words import Pronoun
    from claimx.model import Mention

_PLURAL = 0.2
_CATAPHORA = 2.6
# What speaks for the source of the sentence before where a pronoun is a source itself ("…, said the report. It said").
_SPEAKS_ON = 0.8
# What speaks for the organisation whose officer is speaking ("the chief executive of Ryanco said its sales").
_OF_HOUSE = 0.5
# What speaks for whose plan it is ("Norway's efforts to cut its deficit").
_PLANS = 2.0
_FRONTED = 8
# What is enough for the only person who suits within `score.FAR` sentences.
_LONE = 0.6
# How far behind "it takes" that may stand which it is needed for.
_FAR = 14
# How many words a person's name may have.
_FULL_NAME = 3
# How many mentions a relative pronoun may reach back.
_BACK = 12


def is_shouted(page: Page, token: int) -> bool:
    """Whether a word is written in capitals: "US" and "IT" are no pronouns."""
    return page.words[token].isupper() and len(page.words[token]) > 1


def resolve(reader: Reader, pronoun: Pronoun, token: int) -> None:
    """Keep the mention that a pronoun is, with its antecedent where there is a clear one."""
    if pronoun.speaker:
        if reader.page.tags[token] != "NN":  # "a new mine"
            reader.speech.append((pronoun, token))
    elif pronoun.number == "relative":
        _relative(reader, token)
    elif reader.page.tags[token] in {"PRP", "PRP$"} and not _is_empty(reader.page, token):
        _personal(reader, pronoun, token)


def _personal(reader: Reader, pronoun: Pronoun, token: int) -> None:
    page = reader.page
    if pronoun.number == "plural" and pronoun.possessive and _is_of_some(page, token):
        reader.keep(token, token + 1)
        return
    sought = score.Sought.at(page, pronoun, token)
    speaker = reader.speaker(token) if sought.person else None
    before = reader.source_before(token)
    says = page.idx[token] in reader.sources  # "exports should let China grow, it said"
    house = reader.house(token) if "ORG" in pronoun.types else None
    planner = _planner(reader, token)
    below = _named_below(reader, token)
    scores = [
        (
            value
            + _SPEAKS_ON * (before is not None and reader.last_in(entity, *before))
            + _OF_HOUSE * (entity is house)
            + _PLANS * (entity is planner),
            entity,
        )
        for entity in sought.among(reader.talk.within(token, score.FAR))
        if entity is not speaker
        and entity not in below
        and not (says and entity.label == "GPE" and reader.talk.seen[entity][-1].sent == page.sent[token])
        and not _is_before(page, entity, token)
        and (value := score.for_pronoun(reader.talk, entity, sought)) is not None
    ]
    ahead = _coming(reader, token)
    if ahead is not None and (pronoun.types & {ahead.label or "ORG"}):
        scores = [(value, entity) for value, entity in scores if entity is not ahead]
        scores.append((_CATAPHORA, ahead))
    entity = best(scores, reader.ahead(token) + (_PLURAL if pronoun.number == "plural" else 0.0))
    if entity is None and sought.person and len(scores) == 1 and scores[0][0] >= _LONE and scores[0][1].names:
        entity = scores[0][1]
    if entity is None and before is not None and sought.person and not scores:
        entity = _mistaken(reader, before, token)
    if entity is None or (entity.label == "THING" and pronoun.number == "singular" and not pronoun.possessive):
        reader.keep(token, token + 1)
        return
    _note(reader, pronoun, token, entity)


def _note(reader: Reader, pronoun: Pronoun, token: int, entity: Entity) -> None:
    """Take a pronoun for a mention of an entity, which may tell the gender of a person ("Holt … she")."""
    reader.note(token, token + 1, entity)
    if entity.label == "PERSON" and not entity.gender:
        entity.gender = pronoun.gender
    if entity in reader.talk.seen:
        reader.talk.add(entity, token, token + 1, token)


def _named_below(reader: Reader, token: int) -> list[Entity]:
    """Who is named behind a pronoun in the objects of its verb, and so is not meant by it: "it holds 5% of Ryanco's shares"."""
    page, verb = reader.page, reader.page.head[token]
    if page.deps[token] not in SUBJECTS or page.lower[verb] in words.part("cues.be"):
        return []
    behind = (place for place in range(verb + 1, page.ends[page.sent[token]]) if place in reader.named)
    return [reader.named[place] for place in behind if _clause_of(page, place) == verb]


def _clause_of(page: Page, token: int) -> int:
    """The verb of the clause that a token stands in."""
    while page.head[token] != token and page.tags[token][:2] != "VB":
        token = page.head[token]
    return token


def _is_before(page: Page, entity: Entity, token: int) -> bool:
    """Whether an entity is a court before which others are told of, and "it" does nothing that courts do ("was fined in court. It had")."""
    if entity.nouns.isdisjoint(words.part("cues.venues")) or entity.label != "ORG":
        return False
    verb = page.head[token]
    own = words.part("cues.venue_deeds" if page.deps[token] == "poss" else "cues.venue_verbs")
    return lemma_of(page.words[verb], page.tags[verb]) not in own


def _is_of_some(page: Page, token: int) -> bool:
    """Whether what a pronoun owns is the object of what some do who are only counted: "nine stood, six of whom lost their seats"."""
    noun = page.head[token]
    verb = page.head[noun]
    if page.deps[noun] != "dobj":
        return False
    return any(page.deps[child] == "nsubj" and child < token and page.tags[child] == "CD" for child in page.below(verb))


def _planner(reader: Reader, token: int) -> Entity | None:
    """Whose plan an infinitive is that a pronoun stands in: "Norway's plan to cut its debt", "a bid by Ryanco to raise its stake"."""
    page = reader.page
    verb = page.head[token]
    if page.deps[token] != "poss" or page.deps[verb] != "dobj":
        return None
    verb = page.head[verb]
    noun = page.head[verb]
    if page.deps[verb] != "acl" or page.tags[verb] != "VB":
        return None
    owners = [child for child in page.below(noun) if page.deps[child] == "poss"]
    by = (child for child in page.below(noun) if page.lower[child] in words.part("cues.planned_by"))
    owners += [inner for child in by for inner in page.below(child)]
    return next((reader.by_head[owner] for owner in owners if owner in reader.by_head), None)


def _mistaken(reader: Reader, before: tuple[int, int], token: int) -> Entity | None:
    """Who spoke right before under a strange name that the recogniser takes for something else ("…, Olwen Prys said. She said")."""
    for entity in reader.talk.within(token, 1):
        words_of_name = entity.names and 2 <= len(entity.key) <= _FULL_NAME and not entity.nouns and not entity.plural
        if words_of_name and entity.label != "PERSON" and reader.last_in(entity, *before):
            entity.label = "PERSON"
            return entity
    return None


def _relative(reader: Reader, token: int) -> None:
    """A relative pronoun stands for the noun that its clause hangs from."""
    page = reader.page
    if page.tags[token] not in {"WP", "WDT", "WP$"} or (page.lower[token] == "who" and _who(reader, token)):
        return
    verb = page.head[token]
    while page.deps[verb] not in {"relcl", "ROOT"} and page.head[verb] != verb:
        verb = page.head[verb]
    noun = page.head[verb]
    if page.deps[verb] != "relcl" or noun >= token:
        return
    if page.lower[noun] in words.part("cues.linking_nouns"):  # "in the wake of polls that showed"
        noun = next((token for link in page.below(noun) if link == noun + 1 for token in page.below(link)), noun)
    noun = _agreeing(page, noun, verb)
    known = _mention_of(reader, noun) or _mention_of(reader, _said_of(page, noun))
    if known is not None:
        reader.repeat(token, known)
    elif page.tags[noun] in {"NN", "NNS"}:
        phrase = phrases.phrase_at(page, noun)
        origin = reader.part(phrase.start + bool(phrase.determiner), phrase.end)
        reader.keep(token, token + 1, " ".join(origin.text.split()), None, origin)


def _mention_of(reader: Reader, token: int | None) -> Mention | None:
    """The mention among the last ones that a token lies in."""
    at = -1 if token is None else reader.page.idx[token]
    return next((mention for mention in reversed(reader.found[-_BACK:]) if mention.start <= at < mention.end), None)


def _said_of(page: Page, noun: int) -> int | None:
    """The name of which a noun is said by "is" or "was" ("Hall is a clerk who gave $9")."""
    while page.deps[noun] == "conj" and page.tags[page.head[noun]] == "NN":
        noun = page.head[noun]
    verb = page.head[noun]
    if page.deps[noun] != "attr" or page.lower[verb] not in page.lists.be_forms:
        return None
    return next((kid for kid in page.below(verb) if page.deps[kid] == "nsubj" and page.tags[kid] == "NNP"), None)


def _agreeing(page: Page, noun: int, verb: int) -> int:
    """The noun of a relative clause: the last of those before it where a plural above does not suit ("the plans of Ryanco, which has")."""
    if page.tags[noun] not in {"NNS", "NNPS"} or not any(page.tags[word] == "VBZ" for word in (verb, *page.below(verb))):
        return noun
    last = min((verb, *page.below(verb))) - 1
    while last > noun and page.words[last] in {",", "-"}:
        last -= 1
    return last if last > noun and page.tags[last] in {"NN", "NNP"} else noun


def _who(reader: Reader, token: int) -> bool:
    """Keep "who" right after a name as standing for it; False where no name comes right before."""
    page = reader.page
    before = token - 1
    while before >= 0 and not page.words[before][-1].isalnum() and token - before < 3:
        before -= 1
    known = reader.found[-1] if reader.found else None
    if known is None or before < 0 or known.end != page.end_of(before) or known.label is None:
        return False
    if page.deps[before] == "appos" and known.label in {"GPE", "NORP"}:  # "Peter Hall, the American who"
        named = (mention for mention in reversed(reader.found[-_BACK:]) if mention.start <= page.idx[page.head[before]] < mention.end)
        known = next((mention for mention in named if mention.label == "PERSON"), known)
    reader.repeat(token, known)
    return True


def _is_empty(page: Page, token: int) -> bool:
    """Whether "it" stands for nothing ("it is likely that", "it rains")."""
    if page.lower[token] != "it":
        return False
    verb = page.head[token]
    if page.deps[token] == "expl":
        return True
    if page.lower[verb + 1 : verb + 2] == ["to"] and page.lower[verb] in words.part("cues.raising_predicates"):
        return False
    if page.lower[verb] in words.part("cues.empty_it_verbs") or page.deps[token] == "nsubjpass":
        said = not words.part("cues.empty_it_predicates").isdisjoint(page.lower[verb : verb + 4])
        clause = words.part("cues.empty_it_clauses")
        return said and not clause.isdisjoint(page.lower[verb : verb + 8])
    if page.lower[verb] in words.part("cues.taking"):
        return _takes_to(page, verb)
    return page.lower[verb] in words.part("cues.empty_it")


def _takes_to(page: Page, verb: int) -> bool:
    """Whether "it takes" tells what is needed for something: "it took years", "it takes skill to do", not "it took steps to cut costs"."""
    times, needs = words.part("cues.empty_it_times"), words.part("cues.needs")
    if any(page.lower[token] in times for token in page.below(verb)):
        return True
    behind = range(verb + 1, min(verb + _FAR, page.ends[page.sent[verb]]))
    goal = next((token for token in behind if page.tags[token] == "TO" and page.tags[token + 1 : token + 2] == ["VB"]), verb)
    told = page.lower[verb + 1 : goal]
    if any(word in needs or word in times for word in told):
        return True
    single = next((at for at, word in enumerate(told) if word in words.part("determiners.indefinite")), len(told))
    return "CD" in page.tags[verb + 1 : verb + 1 + single]  # not "it took a $3m charge to"


def _coming(reader: Reader, token: int) -> Entity | None:
    """The subject that a fronted phrase with a pronoun in it looks forward to ("In its report, Harlow said …")."""
    page = reader.page
    start, end = page.starts[page.sent[token]], page.ends[page.sent[token]]
    if token - start > _FRONTED or page.tags[start] not in {"IN", "VBG", "TO", "WRB"}:
        return None
    root = token
    while page.head[root] != root:
        root = page.head[root]
    for subject in page.below(root):
        if page.deps[subject] in SUBJECTS:
            fronted = token < subject < end and subject in reader.by_head and "," in page.words[token:subject]
            return reader.by_head[subject] if fronted else None
    return None
