"""Who a figure is about where its own sentence does not say: what is in focus around it.

Focus goes from near to far: the figure that shares its measure, the sentence, the paragraph, the source, the article
(attentional state after Grosz & Sidner, 1986, flattened to layout).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimx.claims import measure_words, words
from claimx.claims.actor import find_actor, in_front_of_bracket
from claimx.claims.draft import Draft
from claimx.claims.scene import Scene
from claimx.model import Attribution, Mention

_HEADLINE, _OPENING, _ACTOR = 3.0, 1.0, 1.5
_DOMINANT = 0.35


def set_actors(drafts: Sequence[Draft], scene: Scene) -> None:
    """Fill the actors of a document's drafts, given in text order with their measures."""
    for draft in drafts:
        alone = not _goes_with(draft) or in_front_of_bracket(draft) is not None
        if draft.restates is None and alone and (found := find_actor(draft)):
            draft.actor, draft.found_by["actor"] = found
    topic = main_entity(scene, drafts)
    for number, draft in enumerate(drafts):
        if draft.actor is None and (around := _from_focus(draft, drafts[:number], topic)):
            draft.actor, draft.found_by["actor"] = around


def _goes_with(draft: Draft) -> bool:
    """Whether a figure has the measure of another and stands in the same clause: "from 3% to 2%"."""
    return draft.shares is not None and draft.shares.frame.verb == draft.frame.verb


def _from_focus(draft: Draft, before: Sequence[Draft], topic: Mention | None) -> tuple[Mention, str] | None:
    other = draft.restates or draft.shares
    if other is not None and other.actor is not None:
        return other.actor, "actor.same-as-before"
    for earlier in reversed(before):
        if earlier.paragraph != draft.paragraph:
            break
        if earlier.actor is not None and earlier.frame.sentence.start == draft.frame.sentence.start:
            return earlier.actor, "actor.same-sentence"
    source = draft.attribution.source if draft.attribution is not None else None
    if source is not None and _speaks_of_itself(source, draft, topic):
        return source, "actor.source"
    for earlier in reversed(before):
        if earlier.paragraph == draft.paragraph and earlier.actor is not None and earlier.actor.label is not None:
            return earlier.actor, "actor.same-paragraph"
    return None if topic is None else (topic, "actor.topic")


def _speaks_of_itself(source: Mention, draft: Draft, topic: Mention | None) -> bool:
    """Whether a source may be taken to give its own figures: the article is about it, or a business tells of its business."""
    if source.label == "PERSON" or _observes(source):
        return False
    if topic is not None and source.name == topic.name:
        return True
    return source.label == "ORG" and draft.head is not None and words.lemma_in(draft.head, measure_words.COMPANY_NOUNS)


def _observes(mention: Mention) -> bool:
    """Whether a body goes by its name for one that reports on others' figures (an office, a bureau, a newspaper)."""
    return any(word.lower() in measure_words.OBSERVERS for word in mention.name.split())


def main_entity(scene: Scene, drafts: Sequence[Draft]) -> Mention | None:
    """What the article is about above all, if anything: the entity that most figures have for actor, or is named most, and first.

    None where none stands out, as in a round-up of several countries or firms.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    first: dict[str, Mention] = {}
    headline = scene.headline_end
    for mention in scene.mentions.mentions:
        if mention.label not in ("ORG", "GPE", "PERSON") or not mention.name[:1].isupper():
            continue
        first.setdefault(mention.name, mention)
        weights[mention.name] += 1.0 if mention.label != "PERSON" else 0.7
        if mention.end <= headline:
            weights[mention.name] += _HEADLINE
        elif mention.end <= scene.opening_end:
            weights[mention.name] += _OPENING
    for draft in drafts:
        if draft.actor is not None and draft.actor.name in first:
            weights[draft.actor.name] += _ACTOR
    for source in _sources(scene):
        weights[source.name] -= 1.0 if source.label != "PERSON" else 1.5
    for name in [name for name in weights if name not in first]:
        del weights[name]
    if not weights:
        return None
    best = max(weights, key=lambda name: (not _observes(first[name]), weights[name], -first[name].start))
    return first[best] if weights[best] > _DOMINANT * sum(weight for weight in weights.values() if weight > 0) else None


def _sources(scene: Scene) -> list[Mention]:
    attributions: tuple[Attribution, ...] = scene.doc._.attributions
    return [a.source for a in attributions if a.source is not None]
