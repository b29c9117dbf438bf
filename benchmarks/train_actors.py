"""Fit the weights of `data/en/actor_ranker.toml`, and say how well they do on articles that they were not fitted on.

    python benchmarks/train_actors.py [GOLD] [--test OTHER] [--anew] [--dry-run]

GOLD is a folder of articles with gold claims, by default corpus/; every figure is a case, with the candidates that claimx
weighs, or would weigh if its own clause did not give its actor, and those of them that the gold accepts. Maximum likelihood with a normal
prior around the weights that stand in the file (maximum a posteriori adaptation, after Chelba & Acero, 2006; with --anew around zero)
by L-BFGS, twice: what has been decided before a figure is a cue, first as the rules decide it, then as the weights of the first
time do. Prints the share of right actors of the rules alone and of the ranker, cross-validated by article in ten
folds, and, with --test, on the articles of another folder. Wants SciPy.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import Doc

import claimx
from claimx.claims import assemble
from claimx.claims.actor import find as focus
from claimx.claims.actor import ranking as actor_ranking
from claimx.claims.actor.candidates import Candidate
from claimx.claims.actor.standing import Standing
from claimx.claims.draft import Draft
from claimx.claims.scene import Scene
from claimx.evaluate.answers import Answer, answer
from claimx.evaluate.gold import GoldArticle, GoldClaim, read_gold
from claimx.evaluate.phrases import name_right
from claimx.evaluate.score import paired, right_slots
from claimx.model import Claim, Mention
from claimx.pipeline import as_article, make_doc

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "claimx" / "data" / "en" / "actor_ranker.toml"
FOLDS = 10
PRIOR = 30.0
RAREST = 4
Weights = Mapping[str, float]
Read = tuple[GoldArticle, Doc]
HEADER = """# Who a figure is about where its own clause does not say: what each cue of a candidate adds to its score. Adapted
# to corpus/ by `python benchmarks/train_actors.py`, around the weights that stood here before (docs/evaluation.md).
"""


@dataclass
class Case:
    """The cues of the candidates of one figure, and which of them are right."""

    cues: list[frozenset[str]]
    right: list[bool]


def read(folder: Path) -> list[Read]:
    """The articles of a folder, each with its document up to the mentions."""
    gold = read_gold(folder)
    nlp = claimx.load()
    with nlp.select_pipes(disable=["claimx_claims"]):
        docs = [make_doc(nlp, as_article({"text": g.text, "doc_id": g.id, "published": g.published})) for g in gold]
        return list(zip(gold, nlp.pipe(docs, batch_size=32), strict=True))


def judged(article: GoldArticle, claims: Iterable[Claim]) -> Iterator[tuple[GoldClaim, Answer]]:
    """The gold claims that are judged, each with the answers of the claim on the same figure."""
    for gold, given, _ in paired(article, [answer(claim.to_dict()) for claim in claims]):
        if given is not None and not gold.optional:
            yield gold, given


def is_right(gold: GoldClaim, mention: Mention | None) -> bool:
    """Whether an actor is one that the gold accepts."""
    return name_right(gold.actor, () if mention is None else (mention.name, mention.text))


def cases(articles: Iterable[Read], weights: Weights | None = None) -> list[Case]:
    """The figures of some articles with their candidates: those that the ranker has to decide, and those whose own words give the actor.

    The figures before have the actors that the rules give them, alone or with weights. What only repeats another figure's actor is no case.
    """
    found: list[Case] = []
    for article, doc in articles:
        seen: dict[int, list[Candidate]] = {}
        with patch.object(assemble, "set_actors", lambda drafts, scene, seen=seen: seen.update(weighed_anew(drafts, scene, weights))):
            claims = assemble.claims_of(doc)
        for gold, given in judged(article, claims):
            candidates = seen.get(given.start, [])
            right = [is_right(gold, candidate.mention) for candidate in candidates]
            if any(right) and not all(right):
                found.append(Case([frozenset(candidate.cues) for candidate in candidates], right))
    return found


def weighed_anew(drafts: Sequence[Draft], scene: Scene, weights: Weights | None) -> Iterator[tuple[int, list[Candidate]]]:
    """Fill the actors by the rules, alone or with weights; the candidates of each figure, by where it starts."""
    used: list[Standing] = []

    def note(draft: Draft, before: Sequence[Draft], standing: Standing, nearest: focus.Verdict | None) -> focus.Verdict | None:
        used.append(standing)
        return nearest if weights is None else actor_ranking.weighed(draft, before, standing, nearest)

    with patch.object(focus, "weighed", note), patch.object(actor_ranking, "cue_weights", lambda: weights):
        focus.set_actors(drafts, scene)
    standing = used[0] if used else Standing.of(scene, drafts)
    for number, draft in enumerate(drafts):
        if draft.found_by.get("actor") != "actor.same-as-before":
            before = drafts[:number]
            nearest = focus.from_focus(draft, before, standing)
            yield draft.frame.quantity.start, actor_ranking.cued(draft, before, standing, nearest)


def fitted(articles: Sequence[Read], around: Weights) -> dict[str, float]:
    """The weights that some articles give, by a prior around others."""
    return fit(cases(articles, fit(cases(articles), around)), around)


def fit(rows: Sequence[Case], around: Weights) -> dict[str, float]:
    """The weights of the cues that are not too rare, with which the right candidates are likeliest."""
    counts = Counter(cue for row in rows for cues in row.cues for cue in cues)
    names = sorted({*around, *(cue for cue, count in counts.items() if count >= RAREST)})
    mean = np.array([around.get(cue, 0.0) for cue in names])
    number = {cue: place for place, cue in enumerate(names)}
    columns = [[number[cue] for cue in sorted(cues) if cue in number] for row in rows for cues in row.cues]
    ends = np.cumsum([0, *map(len, columns)])
    x = csr_matrix((np.ones(ends[-1]), np.concatenate(columns).astype(int), ends), shape=(len(columns), len(names)))
    right = np.array([is_right for row in rows for is_right in row.right])
    sizes = np.array([len(row.right) for row in rows])
    starts, group = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(rows)), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total, good = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
        slope = x.T @ (odds * right / good[group] - odds / total[group])
        moved = weights - mean
        return float(np.log(total / good).sum() + PRIOR * (moved @ moved) / 2), PRIOR * moved - slope

    return dict(zip(names, minimize(loss, mean, jac=True, method="L-BFGS-B").x.round(3).tolist(), strict=True))


def hits(articles: Iterable[Read], weights: Weights | None) -> np.ndarray:
    """For each judged claim whether its actor is right, with the given weights, or with the rules alone."""
    found: list[bool] = []
    rules = patch.object(focus, "weighed", lambda _draft, _before, _standing, nearest: nearest)
    ranker = patch.object(actor_ranking, "cue_weights", lambda: weights)
    with rules if weights is None else ranker:
        for article, doc in articles:
            found += ["actor" in right_slots(gold, given) for gold, given in judged(article, assemble.claims_of(doc))]
    return np.array(found)


def held_out(articles: Sequence[Read], around: Weights) -> np.ndarray:
    """Whether each actor is right when its article was not among those fitted on."""
    folds = [articles[number::FOLDS] for number in range(FOLDS)]
    others = [[article for place, fold in enumerate(folds) if place != number for article in fold] for number in range(FOLDS)]
    return np.concatenate([hits(fold, fitted(rest, around)) for fold, rest in zip(folds, others, strict=True)])


def main() -> None:
    """Fit the weights, judge them, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT / "corpus")
    parser.add_argument("--test", type=Path, help="a folder of other articles to judge on")
    parser.add_argument("--anew", action="store_true", help="forget the weights that stand in the file")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    args = parser.parse_args()
    articles = read(args.gold)
    around = {} if args.anew else dict(actor_ranking.cue_weights())
    weights = fitted(articles, around)
    rules, ranked = hits(articles, None), held_out(articles, around)
    print(f"{len(rules)} claims, {len(weights)} weights")
    print(f"{args.gold.name}: rules alone {rules.mean():.1%}, with the ranker, held out {ranked.mean():.1%}")
    if args.test:
        others = read(args.test)
        print(f"{args.test.name}: rules alone {hits(others, None).mean():.1%}, with the ranker {hits(others, weights).mean():.1%}")
    if not args.dry_run:
        lines = [f'"{cue}" = {weight}' for cue, weight in weights.items() if weight]
        WEIGHTS.write_text(HEADER + "\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
