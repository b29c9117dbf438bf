"""Fit the coefficients of confidence, and say how well they are calibrated on articles that they were not fitted on.

usage: calibrate.py GOLD [GOLD...] [--odd GOLD...] [--dry-run]

Each GOLD is a folder of gold articles (docs/evaluation.md); all folders weigh the same, however many claims they hold. claimx
reads the articles, every claim is judged wholly right or not, and a ridge logistic regression (Newton's method) is fitted over
the features of `claimx.claims.confidence`. Cross-validated by article in five folds. Printed for each folder and the mix: the
expected calibration error on held-out claims (ten bins of equal width: Naeini, Cooper and Hauskrecht 2015), mean confidence, the
share that is right, and the Brier score beside that of always giving the mean. Then the coefficients fitted on all articles are
stored, unless --dry-run is given.

Rules that were made while reading an article's errors are righter on it than on others, and a model fitted on it is too sure.
Of the folders under --odd only the articles in odd places, by file name, are fitted on; the others are reported apart.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

import claimx
from claimx.claims import confidence
from claimx.evaluate.answers import answer
from claimx.evaluate.gold import GoldArticle, read_gold
from claimx.evaluate.run import predict
from claimx.evaluate.score import score
from claimx.model import Claim

FOLDS = 5
RIDGE = 10.0
RAREST = 15
STEPS = 30
BINS = 10
TARGET = Path(claimx.__file__).parent / "data" / "en" / "confidence.toml"


class Judged(NamedTuple):
    """A claim's features, whether it is wholly right, and the folder and article that it is of."""

    features: dict[str, float]
    right: bool
    folder: int
    article: str


def judge(folder: int, gold: list[GoldArticle]) -> list[Judged]:
    """Every claim that claimx makes of gold articles, except those on optional figures; `folder` numbers the set."""
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in predict(gold):
        by_article[claim.doc_id].append(claim)
    judged = []
    for article in gold:
        claims = by_article[article.id]
        for claim, features in zip(claims, confidence.features_of(claims), strict=True):
            verdict = score([article], [answer(claim.to_dict())])
            if verdict.claimed:
                judged.append(Judged(features, any(standing.whole for standing in verdict.standings), folder, article.id))
    return judged


def rights(rows: list[Judged]) -> np.ndarray:
    """Whether each claim is right, as 1 or 0."""
    return np.array([float(row.right) for row in rows])


def weights_of(rows: list[Judged]) -> np.ndarray:
    """A weight for each claim that makes all folders weigh the same."""
    sizes = Counter(row.folder for row in rows)
    return np.array([len(rows) / (len(sizes) * sizes[row.folder]) for row in rows])


def names_of(rows: list[Judged]) -> list[str]:
    """The features that are not too rare for a coefficient of their own, empty slots, and those that stand for the rare rules of a slot."""
    counts = Counter(name for row in rows for name, value in row.features.items() if value)
    rare = {f"{name.split(': ')[0]}: {confidence.RARE}" for name, count in counts.items() if count < RAREST and ": " in name}
    return sorted({name for name, count in counts.items() if count >= RAREST or name.startswith("no ")} | rare)


def table(rows: list[Judged], names: list[str]) -> np.ndarray:
    """One row a claim: an intercept, then a column for each name."""
    place = {name: column for column, name in enumerate(names, start=1)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1.0
    for number, row in enumerate(rows):
        for name, value in row.features.items():
            column = place.get(name, place.get(f"{name.split(': ')[0]}: {confidence.RARE}") if ": " in name else None)
            if column is not None:
                x[number, column] = value
    return x


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Coefficients of a weighted logistic regression; the first column is the intercept and is not shrunk."""
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-3
    coefficients = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = sure(x, coefficients)
        gradient = x.T @ (weight * (y - p)) - ridge * coefficients
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        coefficients += np.linalg.solve(hessian, gradient)
    return coefficients


def sure(x: np.ndarray, coefficients: np.ndarray) -> np.ndarray:
    """The confidence of each row."""
    return 1 / (1 + np.exp(-x @ coefficients))


def calibration_error(p: np.ndarray, y: np.ndarray) -> float:
    """Expected calibration error over bins of equal width."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    return float(sum(abs((p - y)[bins == number].sum()) for number in range(BINS)) / len(p))


def held_out(rows: list[Judged], weight: np.ndarray) -> np.ndarray:
    """The confidence of every claim by coefficients fitted without its article's fold."""
    y = rights(rows)
    folds = {article: number % FOLDS for number, article in enumerate(sorted({(row.folder, row.article) for row in rows}))}
    fold = np.array([folds[row.folder, row.article] for row in rows])
    p = np.zeros(len(rows))
    for number in range(FOLDS):
        kept = fold != number
        names = names_of([row for row, keep in zip(rows, kept, strict=True) if keep])
        x = table(rows, names)
        p[~kept] = sure(x[~kept], fit(x[kept], y[kept], weight[kept]))
    return p


def report(name: str, p: np.ndarray, y: np.ndarray) -> None:
    """Print how well the confidences of some claims are calibrated."""
    brier, mean = ((p - y) ** 2).mean(), y.mean() * (1 - y.mean())
    print(
        f"{name:24s} claims {len(p):5d}  right {y.mean():.3f}  confidence {p.mean():.3f}  "
        f"calibration error {calibration_error(p, y):.3f}  Brier {brier:.3f} (always the mean: {mean:.3f})"
    )


def write(names: list[str], coefficients: np.ndarray, sets: int) -> None:
    """Store the coefficients where `claimx.claims.confidence` reads them."""
    lines = ["# Log-odds that a claim is wholly right: the intercept, and what each feature adds, times its value."]
    lines += [f"# Fitted by benchmarks/calibrate.py on {sets} sets of gold articles of equal weight."]
    lines += [f"intercept = {coefficients[0]:.3f}", "", "[weights]"]
    lines += [f'"{name}" = {weight:.3f}' for name, weight in zip(names, coefficients[1:], strict=True)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Judge, cross-validate, report and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="+", help="folders of gold articles")
    parser.add_argument("--odd", type=Path, nargs="+", default=[], help="folders of which every second article is fitted on")
    parser.add_argument("--dry-run", action="store_true", help="store no coefficients")
    args = parser.parse_args()
    sets = [(path.name, read_gold(path), True) for path in args.gold]
    for path in args.odd:
        gold = read_gold(path)
        sets += [(f"{path.name}, odd", gold[1::2], True), (f"{path.name}, even", gold[::2], False)]
    judged = [judge(number, gold) for number, (_, gold, _) in enumerate(sets)]
    rows = [row for found, (_, _, fitted) in zip(judged, sets, strict=True) if fitted for row in found]
    y, weight = rights(rows), weights_of(rows)
    p, folder = held_out(rows, weight), np.array([row.folder for row in rows])
    names = names_of(rows)
    coefficients = fit(table(rows, names), y, weight)
    for number, (name, _, fitted) in enumerate(sets):
        if fitted:
            report(name, p[folder == number], y[folder == number])
        else:
            report(f"{name} (apart)", sure(table(judged[number], names), coefficients), rights(judged[number]))
    report("all fitted on", p, y)
    if not args.dry_run:
        write(names, coefficients, sum(fitted for _, _, fitted in sets))


if __name__ == "__main__":
    main()
