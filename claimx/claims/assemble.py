"""Joins the layers of a document into claims, one for each figure that is one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from itertools import chain, groupby
from typing import Any

from spacy.tokens import Doc

from claimx import layers
from claimx.attributions.governing import Governing, governing
from claimx.claims.actor.find import set_actors
from claimx.claims.attachment import make_frame
from claimx.claims.confidence import confidence, features_of
from claimx.claims.draft import Draft
from claimx.claims.frame import Frame
from claimx.claims.links import links_of
from claimx.claims.measure import find as measures
from claimx.claims.modality.find import set_modality
from claimx.claims.parse import Parse, Span
from claimx.claims.period.find import Timeline
from claimx.claims.period.headline import share_with_headline
from claimx.claims.place import find_place
from claimx.claims.role.find import set_role
from claimx.claims.scene import Scene
from claimx.claims.select import claim_figures
from claimx.language_model import require_reading
from claimx.layout import paragraphs
from claimx.matching import text_of
from claimx.model import Claim, Mention, Part, Predicate, Quantity
from claimx.model.claim import claim_id


def claims_of(doc: Doc) -> tuple[Claim, ...]:
    """The claims of a document that has all other layers, in text order."""
    return claims_of_each([doc])[0]


def claims_of_each(docs: Sequence[Doc]) -> list[tuple[Claim, ...]]:
    """The claims of documents that have all other layers, in text order.

    They go through one stage after the other together: a processor keeps the code of a stage at hand meanwhile, which saves up to a tenth.
    Raises ModelError if one with figures was not tagged, parsed and searched for entities.
    """
    with ExitStack() as ending:
        joiners = [_Joiner(doc, ending) for doc in docs]
        joining = [joiner for joiner in joiners if joiner.sentences]
        for stage in (_Joiner.set_roles, _Joiner.set_measures, _Joiner.set_modalities, _Joiner.set_periods, _Joiner.set_actors):
            for joiner in joining:
                stage(joiner)
        return [joiner.claims() for joiner in joiners]


class _Joiner:
    """Fills the slots of a document's figures, stage by stage; `ending` lets go of the parse.

    `sentences` are the drafts of the claims, those of a sentence together, in text order.
    """

    def __init__(self, doc: Doc, ending: ExitStack) -> None:
        self.sentences: list[list[Draft]] = []
        figures = claim_figures(layers.found(doc, "quantities"), layers.found(doc, "periods"), text_of(doc))
        if not figures:
            return
        require_reading(doc)
        self.parse = ending.enter_context(closing(Parse(doc)))
        self.scene = Scene.of(self.parse)
        frames = [make_frame(q, span, self.scene) for q in figures if (span := self.parse.span_at(q.start, q.end)) is not None]
        self.timeline = Timeline(self.parse, self.scene.mentions)
        starts, told = [block.start for block in paragraphs(self.parse.text)], governing(doc)
        for _, group in groupby(frames, key=lambda f: f.sentence.start):
            self.sentences.append([_draft(frame, starts, told) for frame in group])

    def set_roles(self) -> None:
        """Tell levels, changes, baselines and ratios apart."""
        for here in self.sentences:
            for number, draft in enumerate(here):
                following = here[number + 1].frame if number + 1 < len(here) else None
                set_role(draft, here[:number], following)

    def set_measures(self) -> None:
        """Say what the figures measure or count."""
        done: list[Draft] = []
        for here in self.sentences:
            for number, draft in enumerate(here):
                measures.set_measure(draft, here[:number], done)
            done += here

    def set_modalities(self) -> None:
        """Say how they are said."""
        for here in self.sentences:
            for draft in here:
                set_modality(draft)

    def set_periods(self) -> None:
        """Say when they hold."""
        for here in self.sentences:
            self.timeline.fill(here)

    def set_actors(self) -> None:
        """Say whose they are."""
        set_actors(list(chain.from_iterable(self.sentences)), self.scene)

    def claims(self) -> tuple[Claim, ...]:
        """The finished claims."""
        return _finish(self.parse, list(chain.from_iterable(self.sentences))) if self.sentences else ()


def _draft(frame: Frame, paragraphs_at: list[int], told: Governing) -> Draft:
    """The draft of a figure's claim, with the statement that it stands in."""
    where = frame.quantity.start, frame.quantity.end
    draft = Draft(frame, bisect_right(paragraphs_at, where[0]), next(iter(told.covering(*where)), None), told.over(*where))
    if draft.teller is not None:
        draft.found_by["attribution"] = draft.teller.rule
    return draft


def _finish(doc: Parse, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    text, doc_id = doc.text, layers.doc_id_of(doc.parsed)
    spans = {draft.frame.sentence.start: draft.frame.sentence for draft in drafts}
    sentences = {start: _sentence_part(span, text) for start, span in spans.items()}
    seen: Counter[tuple[str, int]] = Counter()
    claims = []
    for draft in drafts:
        quantity = draft.frame.quantity
        sentence = _around(quantity, sentences[draft.frame.sentence.start], draft.frame.span[0].sent, text)
        key = (sentence.text, quantity.start - sentence.start)
        identifier = claim_id(doc_id, *key, seen[key])
        seen[key] += 1
        claims.append(_claim(draft, identifier, doc_id, sentence))
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    restated = [numbers.get(id(draft.restates)) for draft in drafts]
    links = links_of(claims, restated)
    claims = share_with_headline(claims, links, text)
    for claim, tied, found in zip(claims, links, features_of(claims), strict=True):
        _complete(claim, links=tied, confidence=confidence(found))
    return tuple(claims)


def _complete(claim: Claim, **last: Any) -> None:  # noqa: ANN401 - slots of a claim
    """Fill the slots of a claim that follow from those of all: nobody has seen it yet, so that it need not be made again."""
    for slot, value in last.items():
        object.__setattr__(claim, slot, value)


def _claim(draft: Draft, identifier: str, doc_id: str, sentence: Part) -> Claim:
    place: Mention | None = find_place(draft.frame)
    predicate = _predicate(draft.frame)
    found_by = {"quantity": draft.frame.quantity.rule, **draft.found_by}
    if place is not None:
        found_by["place"] = "place.in-phrase"
    if predicate is not None:
        found_by["predicate"] = "predicate.verb-above"
    return Claim(
        id=identifier,
        doc_id=doc_id,
        sentence=sentence,
        quantity=draft.frame.quantity,
        role=draft.role,
        direction=draft.direction,
        measure=draft.measure,
        actor=draft.actor,
        predicate=predicate,
        period=draft.period,
        baseline_period=draft.baseline_period,
        place=place,
        attribution=draft.teller,
        modality=draft.modality,
        confidence=0.0,
        found_by=found_by,
    )


def _predicate(frame: Frame) -> Predicate | None:
    if frame.verb is None:
        return None
    return Predicate(text=frame.verb.text, start=frame.verb.idx, end=frame.verb.end, lemma=frame.verb.lemma)


def _sentence_part(sentence: Span, text: str) -> Part:
    """The sentence without the white space around it."""
    start, end = sentence.start_char, sentence.end_char
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Part.of(text, start, end)


def _around(quantity: Quantity, sentence: Part, opening: Span, text: str) -> Part:
    """The sentence of a figure, from where the figure begins if the parser has cut that in two: "£55m and" "£60m."."""
    return sentence if sentence.start <= quantity.start else Part.of(text, opening.start_char, sentence.end)
