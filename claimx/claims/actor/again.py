"""Whose a figure is that goes on about one told before: by a pronoun for what was measured, or as what others thought of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.claims import measure_words, words
from claimx.claims.actor.doing import verbs_above
from claimx.claims.actor.things import GONE_ON, stands_for_measure
from claimx.claims.actor.verdict import Verdict
from claimx.claims.draft import Draft
from claimx.claims.grammar import is_verb, subject
from claimx.claims.outlook import only_awaits
from claimx.claims.parse import Token
from claimx.model import Mention

# Rules that find whose a figure is that another is only set against.
_OF_OTHERS = frozenset({"actor.enjoyer", "actor.compared"})


def awaited(draft: Draft, before: Sequence[Draft]) -> Verdict | None:
    """Whose a figure is that others only await: as the one that it is set against ("Profits fell 3%. Analysts had looked for 5%")."""
    if not any(only_awaits(thing) or words.lemma_in(thing, measure_words.VIEWS) for thing in _subjects(draft)):
        return None
    inherited = draft.shares is not None or draft.found_by.get("measure") in GONE_ON
    bare = inherited or draft.head is None or words.lemma_in(draft.head, words.CHANGE_NOUNS)
    told = (earlier for earlier in reversed(before) if earlier.role != "baseline" and earlier.found_by.get("actor") not in _OF_OTHERS)
    other = next(told, None) if bare else None
    if other is None or other.actor is None or draft.paragraph - other.paragraph > 1:
        return None
    return other.actor, "actor.awaited"


def _subjects(draft: Draft) -> Iterator[Token]:
    """The subjects of the verbs above a figure, and of the clauses behind it that tell which is meant."""
    clauses = (clause for clause in draft.frame.head.children if clause.dep_ == "relcl" and is_verb(clause))
    for verb in (*verbs_above(draft), *clauses):
        if (thing := subject(verb)) is not None:
            yield thing


def of_pronoun(draft: Draft, before: Sequence[Draft]) -> Verdict | None:
    """Whose a figure is that a pronoun for the measure of another has: "Norway's surplus was $3bn. It was $2bn a year before"."""
    verb, measure = draft.frame.verb, draft.measure
    thing = None if verb is None else subject(verb)
    if verb is None or thing is None or measure is None or not stands_for_measure(thing, verb, draft):
        return None
    other = next((earlier for earlier in reversed(before) if earlier.measure is not None and earlier.measure.text == measure.text), None)
    if other is None or other.actor is None or _names_another(other.actor, draft):
        return None
    return other.actor, "actor.same-measure"


def _names_another(actor: Mention, draft: Draft) -> bool:
    """Whether the clause of a figure names another place: "in Norway it was 3%"."""
    frame, sentence = draft.frame, draft.frame.sentence
    for mention in frame.scene.mentions.within(sentence.start_char, sentence.end_char):
        span = frame.doc.span_at(mention.start, mention.end)
        if mention.label in ("GPE", "LOC") and mention.name != actor.name and not (span and _is_in_clause_behind(span.root, frame.verb)):
            return True
    return False


def _is_in_clause_behind(name: Token, verb: Token | None) -> bool:
    """Whether a name stands in a clause that goes on from a verb: "it is 35%, putting Norway ahead of Spain"."""
    clauses = (token for token in name.ancestors if token.dep_ in ("advcl", "conj", "relcl") and is_verb(token))
    return verb is not None and any(token.i > verb.i and token.head is verb for token in clauses)
