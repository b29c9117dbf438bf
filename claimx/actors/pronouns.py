"""What pronouns stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from claimx.actors import nouns, phrases, score, words
from claimx.actors.empty import is_empty
from claimx.actors.page import SUBJECTS, Page
from claimx.actors.reader import Reader, best
from claimx.matching import is_word, lemma_of

if TYPE_CHECKING:
    from claimx.actors.discourse import Discourse
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
            for_firm = pronoun.speaker == "organisation" and reader.page.quoted[token]
            reader.speech.append((pronoun, token, nouns.firm_spoken_for(reader, token) if for_firm else None))
    elif pronoun.number == "relative":
        _relative(reader, token)
    elif reader.page.tags[token] in {"PRP", "PRP$"} and not is_empty(reader.page, token):
        _personal(reader, pronoun, token)


def _personal(reader: Reader, pronoun: Pronoun, token: int) -> None:
    if pronoun.number == "plural" and pronoun.possessive and _is_of_some(reader.page, token):
        reader.keep(token, token + 1)
        return
    if pronoun.number == "plural" and (some := _share_above(reader.page, token)) is not None:
        start = phrases.phrase_at(reader.page, some)
        part = reader.part(start.start + bool(start.determiner), some + 1)
        reader.keep(token, token + 1, " ".join(part.text.split()), None, part)
        return
    entity = reader.tags[token] if token in reader.tags else _antecedent(reader, pronoun, token)
    if entity is None or (entity.label == "THING" and pronoun.number == "singular" and not pronoun.possessive):
        reader.keep(token, token + 1)
        return
    _note(reader, pronoun, token, entity)


def _antecedent(reader: Reader, pronoun: Pronoun, token: int) -> Entity | None:
    """What a pronoun stands for, if that is clear."""
    page, sought = reader.page, score.Sought.at(reader.page, pronoun, token)
    says = page.idx[token] in reader.sources
    since = page.before_quotation(token) if says else token
    talk = reader.talk if since == token else reader.talk.until(since, score.FAR)
    before = reader.source_before(since) if says else None
    scores = _scores(reader, sought, since, talk, before)
    ahead = _coming(reader, token)
    if ahead is not None and (pronoun.types & {ahead.label or "ORG"}):
        scores = [(value, entity) for value, entity in scores if entity is not ahead]
        scores.append((_CATAPHORA, ahead))
    entity = best(scores, reader.ahead(token) + (_PLURAL if pronoun.number == "plural" else 0.0))
    if entity is None and sought.person and len(scores) == 1 and scores[0][0] >= _LONE and scores[0][1].names:
        entity = scores[0][1]
    if entity is None and sought.person and not scores:
        entity = _misnamed(reader, sought) or (None if before is None else _mistaken(reader, before, token)) or _strange(reader, sought)
    return entity


def _strange(reader: Reader, sought: score.Sought) -> Entity | None:
    """The subject above a person's pronoun whose strange name is taken for a body's: "Olwen Prys raised her forecast"."""
    for entity in reader.talk.within(sought.token, 0):
        last = reader.talk.seen[entity][-1]
        verb = reader.page.head[last.head]
        above = last.subject and last.sent == sought.sent and verb in sought.above
        above = above and (sought.pronoun.possessive or verb != sought.verb)  # "Ryanco Gold paid her"
        strange = entity.label == "ORG" and 2 <= len(entity.key) <= _FULL_NAME and not entity.nouns and not entity.plural
        strange = strange and not any(map(is_word, entity.key))  # "Scotland Yard said that he"
        if above and strange:
            entity.label, entity.gender = "PERSON", sought.pronoun.gender
            return entity
    return None


def _misnamed(reader: Reader, sought: score.Sought) -> Entity | None:
    """The only person near whose given name men and women have, or nobody known: "Robin Hart said that she"."""
    near = [entity for entity in reader.talk.within(sought.token, 1) if entity.label == "PERSON" and entity.names]
    if len(near) != 1 or len(near[0].key) < 2 or near[0].gender == sought.pronoun.gender:
        return None
    given = near[0].key[0]
    if given not in words.part("gender.either_names") and words.given_names().get(given):
        return None
    last = reader.talk.seen[near[0]][-1]
    told = any(name.gender for name in near[0].names) or not near[0].nouns.isdisjoint(_gendered())
    if told or not last.subject or last.sent != sought.sent or reader.page.head[last.head] not in sought.above:
        return None
    near[0].gender = sought.pronoun.gender
    return near[0]


def _gendered() -> frozenset[str]:
    return words.part("gender.masculine_nouns") | words.part("gender.feminine_nouns")


def _scores(
    reader: Reader, sought: score.Sought, since: int, talk: Discourse, before: tuple[int, int] | None
) -> list[tuple[float, Entity]]:
    """How well each of those who have been spoken of suits a pronoun that looks back from `since`."""
    page, token, pronoun = reader.page, sought.token, sought.pronoun
    speaker = _speaker(reader, token) if sought.person else None
    house = reader.house(token) if "ORG" in pronoun.types else None
    planner = _planner(reader, token)
    below = reader.named_below(token)
    says = page.idx[token] in reader.sources
    return [
        (
            value
            + _SPEAKS_ON * (before is not None and talk.last_in(entity, *before))
            + _OF_HOUSE * (entity is house)
            + _PLANS * (entity is planner),
            entity,
        )
        for entity in sought.among(talk.within(since, score.FAR))
        if entity is not speaker
        and entity not in below
        and not (says and entity.label == "GPE" and _is_told_of(page, talk.seen[entity][-1].head, token))
        and not _is_before(page, entity, token)
        and (value := score.for_pronoun(talk, entity, sought, since)) is not None
    ]


def _is_told_of(page: Page, head: int, token: int) -> bool:
    """Whether a name stands in what a pronoun says: "exports should let China grow, it said", not "China sold the oil that it said was"."""
    return page.sent[head] == page.sent[token] and page.head[head] not in score.above_it(page, token)


def _speaker(reader: Reader, token: int) -> Entity | None:
    """The entity whose quoted words a token is among: by its name, or by the pronoun behind the quotation ("“She won,” he said")."""
    who = reader.speaking(token)
    if who is None:
        return None
    page = reader.page
    first, last = bisect_left(page.idx, who.source.start), bisect_right(page.idx, who.source.end - 1)
    named = next((reader.named[place] for place in range(first, last) if place in reader.named), None)
    pronoun = words.pronouns().get(page.lower[first]) if named is None and last - first == 1 else None
    if pronoun is None or pronoun.types != {"PERSON"} or page.quoted[first]:
        return named
    if first not in reader.tags:
        reader.tags[first] = _antecedent(reader, pronoun, first)
    return reader.tags[first]


def _note(reader: Reader, pronoun: Pronoun, token: int, entity: Entity) -> None:
    """Take a pronoun for a mention of an entity, which may tell the gender of a person ("Holt … she")."""
    reader.note(token, token + 1, entity)
    if entity.label == "PERSON" and not entity.gender:
        entity.gender = pronoun.gender
    if entity in reader.talk.seen:
        reader.talk.add(entity, token, token + 1, token)


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


def _share_above(page: Page, token: int) -> int | None:
    """The share of some people that is the subject of a clause which a plural pronoun is in: "the top 10 percent kept their money"."""
    for verb in score.above_it(page, token):
        subject = next((child for child in page.below(verb) if page.deps[child] in SUBJECTS and child < token), None)
        if subject is None or page.tags[verb][0] not in {"V", "M"} or page.tags[verb] == "VBZ":  # "3.5% is the best that they can hope for"
            continue
        share = page.lower[subject] in words.part("pronouns.shares") and "CD" in page.tags[max(0, subject - 2) : subject]
        return subject if share and page.lower[subject + 1] not in words.part("determiners.body") else None
    return None


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
        if words_of_name and entity.label != "PERSON" and reader.talk.last_in(entity, *before):
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
        _behind_name(reader, token)
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


def _behind_name(reader: Reader, token: int) -> None:
    """Keep "which" right behind a name and a comma as standing for it where its clause is read as hanging from something else."""
    known = reader.found[-1] if reader.found else None
    if known is not None and reader.page.lower[token] == "which" and known.label is not None:
        between = reader.page.text[known.end : reader.page.idx[token]]
        if between.strip() == ",":
            reader.repeat(token, known)


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
    if known is None or before < 0 or known.end != page.end_of(before):
        return False
    known = _of_house(reader, before) or known
    if known.label is None:
        return False
    if page.deps[before] == "appos" and known.label in {"GPE", "NORP"}:  # "Peter Hall, the American who"
        named = (mention for mention in reversed(reader.found[-_BACK:]) if mention.start <= page.idx[page.head[before]] < mention.end)
        known = next((mention for mention in named if mention.label == "PERSON"), known)
    reader.repeat(token, known)
    return True


def _of_house(reader: Reader, name_end: int) -> Mention | None:
    """The person whose house is named right before "who": "Ann Moss of Ryanco, who"."""
    page = reader.page
    above = page.head[name_end]
    if page.deps[name_end] != "pobj" or page.lower[above] not in page.lists.owned_by:
        return None
    person = _mention_of(reader, page.head[above])
    return person if person is not None and person.label == "PERSON" else None


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
