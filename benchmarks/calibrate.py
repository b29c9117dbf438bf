"""Fit the coefficients of `data/en/confidence.toml` and say how well they are calibrated on articles that they were not fitted on.

usage: calibrate.py JUDGED.jsonl [--write OUT.toml]

JUDGED holds one claim a line: {"doc_id", "found_by", "role", "right"}, `right` telling whether the claim was wholly right
against a gold standard. A ridge logistic regression (Newton's method) over the rules that filled the slots; cross-validated
by article in five folds. Prints the expected calibration error (ten bins of equal count) on the held-out claims.
"""

from __future__ import annotations

import argparse
import collections
import json
from pathlib import Path

import numpy as np

FOLDS = 5
RIDGE = 6.0
RAREST = 8
STEPS = 30
BINS = 10


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression; the first column is the intercept and is not shrunk."""
    weights = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-3
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        weights += np.linalg.solve(hessian, gradient)
    return weights


def calibration_error(p: np.ndarray, y: np.ndarray) -> float:
    """Expected calibration error over bins of equal count."""
    parts = np.array_split(np.argsort(p, kind="stable"), BINS)
    return float(sum(len(part) * abs(p[part].mean() - y[part].mean()) for part in parts if len(part)) / len(p))


def features(rows: list[dict], names: list[str]) -> np.ndarray:
    """One row a claim: an intercept, and whether each rule filled a slot."""
    found = [{rule for slot, rule in row["found_by"].items() if slot != "quantity"} for row in rows]
    return np.array([[1.0, *(float(name in rules) for name in names)] for rules in found])


def main() -> None:
    """Fit the coefficients and say how well they are calibrated on articles left out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("judged", type=Path)
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.judged.read_text(encoding="utf-8").splitlines()]
    counts = collections.Counter(rule for row in rows for slot, rule in row["found_by"].items() if slot != "quantity")
    names = sorted(rule for rule, count in counts.items() if count >= RAREST)
    x, y = features(rows, names), np.array([float(row["right"]) for row in rows])
    articles = {name: number % FOLDS for number, name in enumerate(sorted({row["doc_id"] for row in rows}))}
    fold = np.array([articles[row["doc_id"]] for row in rows])
    held_out = np.zeros(len(rows))
    for number in range(FOLDS):
        weights = fit(x[fold != number], y[fold != number])
        held_out[fold == number] = 1 / (1 + np.exp(-x[fold == number] @ weights))
    brier, base = ((held_out - y) ** 2).mean(), y.mean() * (1 - y.mean())
    print(f"claims {len(rows)}, right {y.mean():.3f}, rules {len(names)}")
    print(f"held out: calibration error {calibration_error(held_out, y):.3f}, Brier {brier:.3f} (always the mean: {base:.3f})")
    if args.write:
        weights = fit(x, y)
        lines = ["# Log-odds that a claim is wholly right, and what each rule that filled a slot adds to them (benchmarks/calibrate.py)."]
        lines += [f"intercept = {weights[0]:.3f}", "", "[rules]"]
        lines += [f'"{name}" = {weight:.3f}' for name, weight in zip(names, weights[1:], strict=True)]
        args.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
