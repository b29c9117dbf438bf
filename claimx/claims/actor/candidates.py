"""Whom or what a figure may be about: everything that the rules propose, with what speaks for and against each.

A candidate is known by its name; what several rules propose under one name is one candidate with all their cues.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimx import lexicon
from claimx.actors.words import pronouns
from claimx.claims import measure_words, words
from claimx.claims.actor.bearing import bearer
from claimx.claims.actor.bystanders import only_tells
from claimx.claims.actor.doing import agent, is_beside, verbs_above
from claimx.claims.actor.opinions import gives_view, only_finds, only_reckons, only_thinks, would_see
from claimx.claims.actor.polled import is_of_other_things
from claimx.claims.actor.standing import Standing
from claimx.claims.actor.things import are_shares, stands_for_measure
from claimx.claims.belonging import owner
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_noun, is_verb, subject
from claimx.claims.owner import ACTING, acting, body, is_report, noun_phrase
from claimx.claims.parse import Span, Token, once_a_token
from claimx.claims.scene import is_entity
from claimx.model import Mention

Proposal = tuple[str, Mention]
_LEVELS = 3
# How many characters from the figure a name in its sentence may stand.
_REACH = 600
_MANY = 5
_HALF = 0.5
_LATELY = 3
_FAR = 2
_SHARES = ((0.6, "most"), (0.45, "half"), (0.35, "third"), (0.25, "quarter"), (0.15, "some"), (0.0, "little"))
_NEAR = ((2, "next"), (5, "near"), (12, "same part"))
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "acl", "parataxis"})
_OPENERS = frozenset({"ORG", "GPE", "PERSON", "NORP", "PRODUCT"})
_KNOWN_DEPS = frozenset({"nsubj", "nsubjpass", "pobj", "poss", "compound", "dobj", "appos", "conj", "ROOT", "amod", "attr"})


@dataclass(slots=True)
class Candidate:
    """Who or what may be the actor, the rule that proposed it first, and the cues that speak for or against it."""

    mention: Mention | None
    rule: str
    cues: set[str] = field(default_factory=set)


def key(mention: Mention) -> str:
    """What a candidate is known by."""
    return mention.name.lower()


def candidates(draft: Draft, before: Sequence[Draft], standing: Standing) -> list[Candidate]:
    """The candidates of a draft, nobody (None) the last of them; `before` are the drafts before it, with their actors."""
    found: dict[str, Candidate] = {}
    for cue, mention in _proposals(draft, before, standing):
        name = key(mention)
        candidate = found.setdefault(name, Candidate(mention, cue.partition(":")[0]))
        candidate.cues.add(cue)
    actors = [None if draft.actor is None else key(draft.actor) for draft in before]
    alike = _with_the_measure(draft, before)
    opener, clauses = _opener(draft, standing), _clauses(draft)
    for name, candidate in found.items():
        assert candidate.mention is not None
        rules, label = {cue.partition(":")[0] for cue in candidate.cues}, candidate.mention.label
        candidate.cues.update(
            [f"{rule} with {draft.frame.quantity.kind}" for rule in rules],
            [f"{rule} of {label}" for rule in rules],
            ["opens the paragraph", f"opens the paragraph as {label}"] if candidate.mention.name == opener else [],
            _of_entity(candidate.mention, standing),
            _of_recency(candidate.mention, draft, standing),
            clauses.get(candidate.mention.name, ()),
            _of_history(name, actors),
            _of_measure(name, alike),
        )
    return [*found.values(), Candidate(None, "nobody", {"nobody", *_of_measure(None, alike)})]


def _proposals(draft: Draft, before: Sequence[Draft], standing: Standing) -> Iterator[Proposal]:
    yield from _around_verbs(draft)
    sentence = draft.frame.sentence
    yield from _before(draft, before, sentence)
    yield from _in_sentence(draft, sentence)
    if draft.head is not None and is_noun(draft.head):
        yield "measure", noun_phrase(draft.head)
    yield from _from_context(draft, standing, sentence)


def _around_verbs(draft: Draft) -> Iterator[Proposal]:
    frame = draft.frame
    for number, verb in enumerate(verbs_above(draft)):
        level = min(number, _LEVELS)
        thing = subject(verb)
        if thing is not None and thing != draft.head and frame.scene.is_free(thing) and not stands_for_measure(thing, verb, draft):
            thinks = only_thinks(thing, draft, verb)
            if found := acting(thing, frame):
                if not (thinks or would_see(thing, draft) or is_beside(thing, draft)):
                    yield f"subject:{level}", found
            elif (found := body(thing, frame)) and not (thinks or is_beside(thing, draft)):
                yield f"subject-body:{level}", found
            elif is_noun(thing) and not _stands_for_others(thing, draft):
                yield f"subject-thing:{level}", noun_phrase(thing)
            if not (thinks or only_finds(thing)) and (found := owner(thing, frame)):
                yield f"owner-of-subject:{level}", found
        if found := agent(verb, frame):
            yield f"agent:{level}", found
        if found := bearer(verb, draft):
            yield f"object:{level}", found


def _stands_for_others(thing: Token, draft: Draft) -> bool:
    """Whether a subject stands for somebody or something else, as "the firm", a report or "the rise" does, or only moves shares."""
    if are_shares(draft.head) or are_shares(thing) or measure_words.can_act(thing):
        return True
    if words.lemma_in(thing, measure_words.REPORTS) or _is_all(thing):
        return True
    return words.lemma_in(thing, words.CHANGE_NOUNS) and any(child.lower_ in measure_words.POINTING for child in thing.children)


def _is_all(thing: Token) -> bool:
    """Whether a subject is only how many there are of those who do something: "a total of 689 failed"."""
    return words.lemma_in(thing, measure_words.TOTALS) and any(child.lower_ in words.SHARED_OF for child in thing.children)


def _before(draft: Draft, before: Sequence[Draft], sentence: Span) -> Iterator[Proposal]:
    other = draft.restates or draft.shares
    if other is not None and other.actor is not None:
        yield f"same-as-before:{'restated' if draft.restates is not None else 'shared'}", other.actor
    for earlier in reversed(before):
        if earlier.actor is None or is_of_other_things(draft, earlier):
            continue
        if earlier.frame.span.start >= sentence.start:
            yield "same-sentence", earlier.actor
        elif earlier.paragraph == draft.paragraph:
            yield "same-paragraph", earlier.actor
        else:
            yield "paragraph-before", earlier.actor
        return


def _in_sentence(draft: Draft, sentence: Span) -> Iterator[Proposal]:
    frame = draft.frame
    start, end = max(sentence.start_char, frame.quantity.start - _REACH), min(sentence.end_char, frame.quantity.end + _REACH)
    for mention in frame.scene.mentions.within(start, end):
        if not is_entity(mention) or (mention.label not in ACTING and not (mention.label is None and mention.name[:1].isupper())):
            continue
        span = frame.doc.span_at(mention.start, mention.end)
        if span is None or not frame.scene.is_free(span.root) or only_reckons(span.root, draft) or _is_what_is_measured(span.root, draft):
            continue
        if _is_survey(mention, draft) or _is_one_of_them(span.root, draft) or _is_aside(span.root, mention, draft):
            continue
        if not (only_tells(mention, draft) or would_see(span.root, draft)):
            yield from (("in-sentence:" + cue, mention) for cue in _where(span, draft))


def _is_what_is_measured(token: Token, draft: Draft) -> bool:
    """Whether a token is the subject of a figure's verb and only stands for what was measured before: "In May it was 3%"."""
    return token.dep_ == "nsubj" and draft.frame.verb is token.head and stands_for_measure(token, token.head, draft)


def _is_survey(mention: Mention, draft: Draft) -> bool:
    """Whether what is named is a report, whose own figure a share is only where it is of its sample: "the survey finds 49% for it"."""
    if mention.label is not None or draft.frame.quantity.kind != "percent" or not is_report(mention):
        return False
    return not any(token.lower_ in measure_words.SAMPLE_MARGINS for token in draft.frame.sentence)


def _is_one_of_them(token: Token, draft: Draft) -> bool:
    """Whether a name is one of those who are counted, in a row behind them: "aides to two rivals -- Anna Hart and Peter Hall -- said"."""
    head = draft.head
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return head is not None and token.dep_ == "appos" and token.head is head and head.tag_ == "NNS" and draft.frame.quantity.kind == "count"


def _is_aside(name: Token, mention: Mention, draft: Draft) -> bool:
    """Whether a name only tells where those are who are counted: "3,000 Danes caught in Utah"."""
    head = draft.head
    people = head is not None and measure_words.can_act(head) and draft.frame.quantity.kind == "count"
    if not people or head is None or mention.label not in ("GPE", "LOC"):
        return False
    return any(clause.dep_ in ("acl", "relcl") and clause.is_ancestor(name) for clause in head.children)


def _where(span: Span, draft: Draft) -> Iterator[str]:
    frame, root = draft.frame, span.root
    side = "before" if span.start < frame.span.start else "after"
    distance = abs(root.i - frame.span.start)
    yield f"{side} {next((name for limit, name in _NEAR if distance <= limit), 'far')}"
    yield f"{side} {root.dep_ if root.dep_ in _KNOWN_DEPS else 'other'}"
    if root.dep_ == "pobj":
        yield f"after {root.head.lower_ if root.head.lower_ in lexicon.words('actors', 'telling_prepositions') else 'preposition'}"
    if draft.head is not None and draft.head.is_ancestor(root):
        yield "under measure"
        yield f"under measure, {root.head.lower_ if root.dep_ == 'pobj' else root.dep_}"
    if frame.verb is not None and side == "before" and frame.verb.is_ancestor(root):
        yield "under verb"


@once_a_token
def _clause(token: Token) -> Token:
    """The verb of the clause that a token stands in, or what its sentence hangs from."""
    while token.head is not token and not (token.dep_ in _CLAUSES and is_verb(token)):
        token = token.head
    return token


def _clauses(draft: Draft) -> dict[str, set[str]]:
    """For each of those who are named in the figure's sentence whether that is in the figure's own clause or in another."""
    frame, sentence, own = draft.frame, draft.frame.sentence, _clause(draft.frame.head)
    found: dict[str, set[str]] = {}
    for mention in frame.scene.mentions.within(sentence.start_char, sentence.end_char):
        span = frame.doc.span_at(mention.start, mention.end)
        if span is not None:
            side, clause = "before" if span.start < frame.span.start else "after", _clause(span.root)
            found.setdefault(mention.name, set()).add(f"{side} in {'its' if clause is own else 'another'} clause")
    return found


def _opener(draft: Draft, standing: Standing) -> str | None:
    """Who is named first in the figure's paragraph, up to the end of its sentence."""
    start, end = draft.frame.sentence.start_char, draft.frame.sentence.end_char
    start = standing.paragraphs[max(standing.paragraph(start) - 1, 0)]
    return next((m.name for m in draft.frame.scene.mentions.within(start, end) if m.label in _OPENERS), None)


def _from_context(draft: Draft, standing: Standing, sentence: Span) -> Iterator[Proposal]:
    teller = draft.attribution or draft.teller
    if teller is not None and teller.source is not None and not (_is_survey(teller.source, draft) or gives_view(draft)):
        yield "source", teller.source
    if found := _subject_before(draft, sentence):
        yield "subject-before", found
    if standing.topic is not None:
        yield "topic", standing.topic
    for number, name in enumerate(standing.often):
        yield f"named-often:{number}", standing.first[name]
    for name in sorted(standing.headline):
        yield "headline", standing.first[name]


def _subject_before(draft: Draft, sentence: Span) -> Mention | None:
    """The subject of the sentence before."""
    if sentence.start == 0:
        return None
    root: Token = draft.frame.doc[sentence.start - 1].sent.root
    thing = subject(root) if is_verb(root) else None
    return None if thing is None else acting(thing, draft.frame)


def _of_entity(mention: Mention, standing: Standing) -> Iterator[str]:
    """What an entity is, and its part in the article."""
    name = mention.name
    yield f"label {mention.label}"
    yield f"named {min(standing.counts[name], _MANY)}"
    yield f"owns {min(standing.owned[name], _MANY)}"
    yield f"share {share_word(standing.shares.get(name, 0.0))}"
    if name in standing.headline:
        yield "in headline"
    if name in standing.opening:
        yield "in opening"
    if mention.antecedent is not None:
        yield "pronoun" if mention.text.lower() in pronouns() else "short form"


def _of_recency(mention: Mention, draft: Draft, standing: Standing) -> Iterator[str]:
    """Where an entity was named last, and where before the figure's sentence; nothing is before a headline."""
    sentence = draft.frame.sentence
    places = standing.places.get(mention.name, ())
    if not places or sentence.start_char < draft.frame.scene.headline_end:
        return
    last, earlier = bisect_left(places, sentence.end_char), bisect_left(places, sentence.start_char)
    yield f"last named {'here' if last > earlier else _how_far(places[earlier - 1], draft, standing) if earlier else 'later'}"
    yield f"named before {_how_far(places[earlier - 1], draft, standing) if earlier else 'never'}"


def _how_far(place: int, draft: Draft, standing: Standing) -> str:
    back = standing.paragraph(draft.frame.sentence.start_char) - standing.paragraph(place)
    return ("in the paragraph", "a paragraph back")[back] if back < _FAR else "far back"


def _with_the_measure(draft: Draft, before: Sequence[Draft]) -> list[str | None]:
    """The actors of the figures before whose measure goes by the same noun."""
    if draft.head is None:
        return []
    word = draft.head.lemma
    alike = (earlier for earlier in before if earlier.head is not None and earlier.head.lemma == word)
    return [None if earlier.actor is None else key(earlier.actor) for earlier in alike]


def _of_measure(name: str | None, alike: Sequence[str | None]) -> Iterator[str]:
    """Whether a candidate was the actor when the same was measured before."""
    if alike:
        yield f"same measure {'last' if alike[-1] == name else 'earlier' if name in alike else 'of others'}"


def share_word(share: float) -> str:
    """A part of an article in words."""
    return next((text for limit, text in _SHARES if share > limit), "none")


def _of_history(name: str, actors: Sequence[str | None]) -> Iterator[str]:
    """How often a candidate has been the actor of the figures before, and of the last few."""
    if actors:
        share = actors.count(name) / len(actors)
        yield f"actor before {'most' if share > _HALF else 'much' if share > _HALF / 2 else 'some' if share else 'never'}"
        yield f"actor lately {actors[-_LATELY:].count(name)}"
