"""Claims against gold claims: which figures are found, and which of their slots are right.

A claim and a gold claim are paired when their figures overlap and value and unit are right. A gold claim that is
optional, and a claim on its figure, count neither for nor against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claimx.evaluate.answers import Answer
from claimx.evaluate.figures import figure_right
from claimx.evaluate.gold import GoldArticle, GoldClaim
from claimx.evaluate.phrases import name_right, phrase_right

SLOTS = ("measure", "actor", "period", "source", "role", "modality", "modifier")
CORE = ("measure", "actor", "period", "source")
"""The slots that must all be right for a claim to be wholly right."""


class Fault(NamedTuple):
    """Something that is not as the gold has it: `kind` is "missed", "spurious" or the wrong slot."""

    doc_id: str
    kind: str
    figure: str
    wanted: str
    given: str


class Standing(NamedTuple):
    """How a gold claim fares: whether it was found and, if so, which slots are right."""

    doc_id: str
    figure: str
    start: int
    right: frozenset[str] | None

    @property
    def whole(self) -> bool:
        """Whether it was found with every core slot right."""
        return self.right is not None and self.right.issuperset(CORE)


@dataclass(slots=True)
class Score:
    """Every required gold claim's standing, how many claims were made, and all faults."""

    standings: list[Standing] = field(default_factory=list)
    claimed: int = 0
    faults: list[Fault] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The headline figures and the accuracy of every slot over the claims that were found, in percent."""
        found = [standing.right for standing in self.standings if standing.right is not None]
        gold, hits = len(self.standings), len(found)
        whole = sum(standing.whole for standing in self.standings)
        every = sum(right.issuperset(SLOTS) for right in found)
        figures: dict[str, float] = {
            "gold": gold,
            "predicted": self.claimed,
            "claim_f1": _share(2 * whole, gold + self.claimed),
            "every_slot_f1": _share(2 * every, gold + self.claimed),
            "detection_f1": _share(2 * hits, gold + self.claimed),
            "detection_precision": _share(hits, self.claimed),
            "detection_recall": _share(hits, gold),
        }
        return figures | {f"{slot}_accuracy": _share(sum(slot in right for right in found), hits) for slot in SLOTS}


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def score(gold: Iterable[GoldArticle], answers: Iterable[Answer]) -> Score:
    """Score claims against the gold claims of articles; claims of other articles are passed over."""
    by_article: defaultdict[str, list[Answer]] = defaultdict(list)
    for given in answers:
        by_article[given.doc_id].append(given)
    total = Score()
    for article in gold:
        _score_article(article, by_article[article.id], total)
    return total


class Pair(NamedTuple):
    """A gold claim, the claim that was made of its figure, if one was, and the claims that stand where it stands."""

    gold: GoldClaim
    given: Answer | None
    near: Sequence[Answer]


def paired(article: GoldArticle, answers: Sequence[Answer]) -> Iterator[Pair]:
    """The gold claims of an article, each with the claim on its figure that is right in most slots; a claim is paired once."""
    free = list(answers)
    for gold in article.claims:
        near = [given for given in free if given.start < gold.end and gold.start < given.end]
        fitting = [given for given in near if figure_right(gold, given)]
        best = max(fitting, key=lambda given: len(right_slots(gold, given)), default=None)
        if best is not None:
            free.remove(best)
        yield Pair(gold, best, near)


def _score_article(article: GoldArticle, answers: Sequence[Answer], total: Score) -> None:
    pairs = list(paired(article, answers))
    for pair in pairs:
        if not pair.gold.optional:
            _note(article, pair, total)
    taken = {id(pair.given) for pair in pairs}
    optional = [gold for gold in article.claims if gold.optional]
    for given in answers:
        if id(given) not in taken and not any(given.start < gold.end and gold.start < given.end for gold in optional):
            total.claimed += 1
            total.faults.append(Fault(article.id, "spurious", given.text, "", _figure(given)))


def _note(article: GoldArticle, pair: Pair, total: Score) -> None:
    gold, best = pair.gold, pair.given
    right = None if best is None else right_slots(gold, best)
    total.standings.append(Standing(article.id, gold.text, gold.start, right))
    if best is None or right is None:
        seen = "; ".join(_figure(given) for given in pair.near)
        total.faults.append(Fault(article.id, "missed", gold.text, f"{gold.values[0]} {gold.units[0]}", seen))
        return
    total.claimed += 1
    wanted, given = _wanted(gold), _given(best)
    total.faults += [Fault(article.id, slot, gold.text, str(wanted[slot]), str(given[slot])) for slot in SLOTS if slot not in right]


def right_slots(gold: GoldClaim, given: Answer) -> frozenset[str]:
    """The slots in which a claim's answer is an accepted one."""
    verdicts = {
        "measure": phrase_right(gold.measure, given.measure),
        "actor": name_right(gold.actor, given.actor),
        "source": name_right(gold.source, given.source),
        "period": given.days in gold.period,
        "role": (given.role, given.direction) in gold.roles,
        "modality": given.modality in gold.modalities,
        "modifier": given.modifier in gold.modifiers,
    }
    return frozenset(slot for slot, right in verdicts.items() if right)


def _wanted(gold: GoldClaim) -> Mapping[str, Any]:
    accepted = {slot: getattr(gold, slot) for slot in CORE}
    return {**accepted, "role": gold.roles, "modality": gold.modalities, "modifier": gold.modifiers}


def _given(answer: Answer) -> Mapping[str, Any]:
    given = {slot: getattr(answer, slot) for slot in ("measure", "actor", "source", "modality", "modifier")}
    return {**given, "period": answer.days, "role": (answer.role, answer.direction)}


def _figure(answer: Answer) -> str:
    value = "" if answer.value is None else f"{answer.value:g}"
    high = "" if answer.high is None else f"–{answer.high:g}"
    return f"{value}{high} {answer.unit}"
