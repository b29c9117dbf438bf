"""Who or what is in focus around a figure, the nearest first: in its sentence, as its source, in its paragraph, in the article."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.actor.polled import is_of_other_things
from claimx.claims.actor.standing import Standing
from claimx.claims.actor.verdict import Verdict
from claimx.claims.draft import Draft
from claimx.model import Mention


def from_focus(draft: Draft, before: Sequence[Draft], standing: Standing) -> Verdict | None:
    """The nearest thing in focus."""
    start = draft.frame.sentence.start
    for earlier in reversed(before):
        if earlier.paragraph != draft.paragraph:
            break
        if earlier.actor is not None and earlier.frame.span.start >= start and not is_of_other_things(draft, earlier):
            return earlier.actor, "actor.same-sentence"
    source = draft.attribution.source if draft.attribution is not None else None
    if source is not None and _speaks_of_itself(source, draft, standing):
        return source, "actor.source"
    for earlier in reversed(before):
        if earlier.paragraph == draft.paragraph and earlier.actor is not None and earlier.actor.label is not None:
            return earlier.actor, "actor.same-paragraph"
    return None if standing.topic is None else (standing.topic, "actor.topic")


def _speaks_of_itself(source: Mention, draft: Draft, standing: Standing) -> bool:
    """Whether a source may be taken to give its own figures: the article is about it, or a business tells of its business."""
    if source.label == "PERSON" or standing.observes(source):
        return False
    if standing.topic is not None and source.name == standing.topic.name:
        return True
    return source.label == "ORG" and draft.head is not None and words.lemma_in(draft.head, measure_words.COMPANY_NOUNS)
